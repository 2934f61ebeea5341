// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/difference.h"

#include "pipelines/data/units.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/layers/times.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <mutex>

namespace terrella::earth {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::earth::Difference)
};

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

class DifferenceCube final : public Cube {
public:
    DifferenceCube(std::shared_ptr<const CubeSignature> signature, ShownField a, ShownField b, UnitConversion toA, UnitConversion shown)
        : Cube(std::move(signature)),
          m_a(std::move(a)),
          m_b(std::move(b)),
          m_toA(toA),
          m_shown(shown)
    {
    }
    Result<void> read(int, const Window& window, std::span<float> out) const override;

private:
    [[nodiscard]] const CellWeights& weights() const
    {
        const std::lock_guard lock(m_mutex);
        if (m_weights.sources.empty() && !m_made) {
            m_weights = cellWeights(gridOf(m_b), gridOf(m_a));
            m_made = true;
        }
        return m_weights;
    }
    [[nodiscard]] std::optional<std::size_t> stepOfB(std::size_t stepOfA) const;
    Result<std::vector<float>> readB(std::size_t step) const;

    ShownField m_a, m_b;
    UnitConversion m_toA; ///< from the units of b to those of a
    UnitConversion m_shown;
    mutable std::mutex m_mutex;
    mutable CellWeights m_weights;
    mutable bool m_made = false;
    mutable std::vector<float> m_lastB; ///< the field of b read last, for one time step after the other
    mutable std::size_t m_lastStep = std::numeric_limits<std::size_t>::max();
};

std::optional<std::size_t> DifferenceCube::stepOfB(std::size_t stepOfA) const
{
    const Axis* ta = axisOf(m_a, AxisKind::Time);
    const Axis* tb = axisOf(m_b, AxisKind::Time);
    if (!tb || tb->size() == 0)
        return 0;
    if (!ta || stepOfA >= ta->size())
        return 0;
    const double seconds = inCalendar(ta->values[stepOfA], ta->calendar, tb->calendar);
    const std::size_t step = nearestStep(tb, seconds);
    const auto stepOf = [](const Axis& axis) {
        return axis.size() > 1 ? std::abs(axis.values.back() - axis.values.front()) / static_cast<double>(axis.size() - 1) : 0.0;
    };
    const double reach = std::max({stepOf(*ta), stepOf(*tb), 1.0});
    return std::abs(tb->values[step] - seconds) <= reach ? std::optional(step) : std::nullopt;
}

Result<std::vector<float>> DifferenceCube::readB(std::size_t step) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_lastStep == step)
            return m_lastB;
    }
    std::vector<float> field(gridOf(m_b).size());
    TRY_DO(m_b.cube->read(m_b.variable, windowOf(*m_b.cube, m_b.variable, {step, m_b.level, m_b.member}), field));
    if (!m_toA.isIdentity())
        m_toA.apply(field);
    const std::lock_guard lock(m_mutex);
    m_lastB = field;
    m_lastStep = step;
    return field;
}

Result<void> DifferenceCube::read(int, const Window& window, std::span<float> out) const
{
    const Variable& own = signature().variables.front();
    const Grid& grid = signature().grids.front();
    const bool hasTime = signature().dimensionOf(own, AxisKind::Time) == 0;
    const std::size_t first = hasTime ? 1 : 0;
    const std::size_t steps = hasTime ? window.count[0] : 1;
    const bool isCells = window.start.size() == first + 1;
    const std::size_t j0 = isCells ? 0 : window.start[first], rows = isCells ? 1 : window.count[first];
    const std::size_t i0 = window.start.back(), columns = window.count.back();
    if (out.size() != steps * rows * columns)
        return Error{ErrorCode::OutOfRange,
            Text::tr("The difference was asked for %1 values into %2 places.").arg(steps * rows * columns).arg(out.size()), {}};
    const CellWeights& how = weights();
    const std::vector<int>& axesOfA = variableOf(m_a).axes;
    for (std::size_t t = 0; t < steps; ++t) {
        const std::size_t step = (hasTime ? window.start[0] : 0) + t;
        Window partOfA = windowOf(*m_a.cube, m_a.variable, {step, m_a.level, m_a.member});
        partOfA.start.back() = i0;
        partOfA.count.back() = columns;
        if (!isCells && axesOfA.size() >= 2) {
            partOfA.start[axesOfA.size() - 2] = j0;
            partOfA.count[axesOfA.size() - 2] = rows;
        }
        const std::span<float> part = out.subspan(t * rows * columns, rows * columns);
        TRY_DO(m_a.cube->read(m_a.variable, partOfA, part));
        const auto stepB = stepOfB(step);
        if (!stepB) {
            std::ranges::fill(part, missing);
            continue;
        }
        TRY(const std::vector<float> b, readB(*stepB));
        for (std::size_t j = 0; j < rows; ++j)
            for (std::size_t i = 0; i < columns; ++i) {
                const std::size_t cell = (j0 + j) * grid.nx + i0 + i;
                float value = missing;
                if (how.method == CellWeights::Method::Same) {
                    value = b[cell];
                } else {
                    const CellWeights::Source& from = how.sources[cell];
                    float sum = 0.0F, weight = 0.0F;
                    for (std::size_t k = 0; k < 4; ++k)
                        if (from.weight[k] > 0.0F) {
                            sum += from.weight[k] * b[from.cell[k]];
                            weight += from.weight[k];
                        }
                    value = weight > 0.0F ? sum / weight : missing;
                }
                part[j * columns + i] = static_cast<float>(m_shown.scale) * (part[j * columns + i] - value);
            }
    }
    return {};
}

} // namespace

Result<Difference> makeDifference(const ShownField& a, const ShownField& b, const QString& titleOfA, const QString& titleOfB)
{
    const CubeSignature &sa = a.cube->signature(), &sb = b.cube->signature();
    const Variable &va = sa.variables[static_cast<std::size_t>(a.variable)], &vb = sb.variables[static_cast<std::size_t>(b.variable)];
    const Grid &ga = *sa.gridOf(va), &gb = *sb.gridOf(vb);
    if (ga.steps > 1 || gb.steps > 1)
        return Error{ErrorCode::Unsupported, Text::tr("A mesh that moves with time cannot be subtracted."), {}};
    UnitConversion toA;
    if (va.units != vb.units) {
        const auto conversion = units::conversion(vb.units, va.units);
        if (!conversion)
            return Error{
                ErrorCode::Units, Text::tr("\"%1\" and \"%2\" cannot be subtracted: %3").arg(titleOfA, titleOfB, conversion.error().message), {}};
        toA = *conversion;
    }
    auto signature = std::make_shared<CubeSignature>();
    Variable v;
    v.name = QStringLiteral("difference");
    v.longName = Text::tr("%1 minus %2").arg(titleOfA, titleOfB);
    v.units = va.units;
    UnitConversion shown;
    // What pressures are shown in, and kelvins where °C have no zero of their own.
    const ShownUnits usual = shownUnits(va);
    const QString unit = units::canonical(va.units);
    if (unit == QLatin1String("Pa") && usual.units == units::display(QStringLiteral("hPa"))) {
        v.units = QStringLiteral("hPa");
        shown.scale = 0.01;
    } else if (units::sameDimension(va.units, QStringLiteral("K")) && !va.units.isEmpty()) {
        if (const auto kelvin = units::conversion(va.units, QStringLiteral("K"))) {
            v.units = QStringLiteral("K");
            shown.scale = kelvin->scale;
        }
    }
    v.grid = 0;
    for (const int axis : va.axes) {
        const AxisKind kind = sa.axes[static_cast<std::size_t>(axis)].kind;
        if (kind == AxisKind::Level || kind == AxisKind::Member || kind == AxisKind::Other)
            continue; // of these the field that is shown
        v.axes.push_back(static_cast<int>(signature->axes.size()));
        signature->axes.push_back(sa.axes[static_cast<std::size_t>(axis)]);
    }
    signature->variables.push_back(v);
    signature->grids.push_back(ga);
    QString note;
    if (!sameCells(gb, ga))
        note = gb.kind == GridKind::LatLon ? Text::tr("%1 regridded to the cells of %2, bilinear").arg(titleOfB, titleOfA)
                                           : Text::tr("%1 regridded to the cells of %2, nearest cell").arg(titleOfB, titleOfA);
    return Difference{std::make_shared<DifferenceCube>(signature, a, b, toA, shown), note};
}

} // namespace terrella::earth
