// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/field_source.h"

#include <QElapsedTimer>

#include <algorithm>
#include <set>

namespace terrella::earth {

namespace {

constexpr std::size_t keptBytes = 256U << 20U;
constexpr std::size_t keptFields = 32;
constexpr qint64 patienceMilliseconds = 150;

} // namespace

ShownUnits shownUnits(const QString& given, const QString& standardName, const QString& name)
{
    const QString text = (standardName + QLatin1Char(' ') + name).toLower();
    const QString unit = units::canonical(given);
    QString wanted;
    if (unit == QLatin1String("Pa") && !text.contains(QLatin1String("stress")))
        wanted = QStringLiteral("hPa");
    const bool isDifference
        = text.contains(QLatin1String("anomaly")) || text.contains(QLatin1String("difference")) || text.contains(QLatin1String("range"));
    if (unit == QLatin1String("K") && !isDifference && !text.contains(QLatin1String("potential")))
        wanted = QStringLiteral("degC");
    if (!wanted.isEmpty())
        if (const auto conversion = units::conversion(given, wanted))
            return {units::display(wanted), *conversion};
    return {given.isEmpty() ? QString() : units::display(given), {}};
}

ShownUnits shownUnits(const Variable& variable) { return shownUnits(variable.units, variable.standardName, variable.name); }

std::vector<int> drawableVariables(const CubeSignature& signature)
{
    std::vector<int> out;
    for (std::size_t k = 0; k < signature.variables.size(); ++k) {
        const Grid* grid = signature.gridOf(signature.variables[k]);
        if (grid && grid->size() > 1 && !grid->lat.empty() && !grid->lon.empty())
            out.push_back(static_cast<int>(k));
    }
    return out;
}

std::size_t nearestStep(const Axis* axis, double seconds)
{
    if (!axis || axis->values.empty())
        return 0;
    const auto after = std::lower_bound(axis->values.begin(), axis->values.end(), seconds);
    if (after == axis->values.begin())
        return 0;
    const auto k = static_cast<std::size_t>(after - axis->values.begin());
    if (after == axis->values.end())
        return k - 1;
    return seconds - axis->values[k - 1] < axis->values[k] - seconds ? k - 1 : k;
}

Result<FieldValues> FieldSource::field(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at)
{
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
            if (it->cube != cube || it->variable != variable || it->at != at)
                continue;
            std::rotate(m_entries.begin(), it, it + 1);
            return m_entries.front().values;
        }
    }
    const CubeSignature& signature = cube->signature();
    const Variable& v = signature.variables[static_cast<std::size_t>(variable)];
    auto values = std::make_shared<std::vector<float>>(signature.gridOf(v)->size());
    Window window = cube->fieldWindow(variable, at.time, at.level);
    for (std::size_t k = 0; k < v.axes.size(); ++k)
        if (const AxisKind kind = signature.axes[static_cast<std::size_t>(v.axes[k])].kind; kind == AxisKind::Member || kind == AxisKind::Other)
            window.start[k] = std::min(at.member, signature.axes[static_cast<std::size_t>(v.axes[k])].size() - 1);
    TRY_DO(cube->read(variable, window, *values));
    if (const UnitConversion conversion = shownUnits(v).conversion; !conversion.isIdentity())
        conversion.apply(*values);
    const std::lock_guard lock(m_mutex);
    m_entries.push_front({cube, variable, at, values});
    std::size_t bytes = 0;
    std::size_t kept = 0;
    while (kept < m_entries.size() && kept < keptFields && (kept < 2 || bytes < keptBytes))
        bytes += m_entries[kept++].values->size() * sizeof(float);
    m_entries.resize(kept);
    return FieldValues(std::move(values));
}

Result<ValueRange> FieldSource::range(
    const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const RangeRule& rule, const std::stop_token& stop)
{
    const CubeSignature& signature = cube->signature();
    const Axis* axis = signature.axisOf(signature.variables[static_cast<std::size_t>(variable)], AxisKind::Time);
    std::vector<std::size_t> steps{at.time};
    if (!rule.perTime && axis && axis->size() > 1) {
        const std::size_t last = axis->size() - 1;
        for (const std::size_t k : {last / 2, last, std::size_t{0}, last / 4, 3 * last / 4})
            if (std::find(steps.begin(), steps.end(), k) == steps.end())
                steps.push_back(k);
    }
    QElapsedTimer clock;
    clock.start();
    std::vector<float> sample;
    for (const std::size_t step : steps) {
        TRY(const FieldValues values, field(cube, variable, {step, at.level, at.member}));
        sample.insert(sample.end(), values->begin(), values->end());
        if (clock.elapsed() > patienceMilliseconds || stop.stop_requested())
            break;
    }
    return rangeOf(sample, rule.how, rule.norm, rule.kind);
}

void FieldSource::forget(const Cube* cube)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_entries, [cube](const Entry& e) { return e.cube.get() == cube; });
}

} // namespace terrella::earth
