// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/colour_map.h"

#include "pipelines/core/json.h"
#include "views/earth/ticks.h"

#include <QColor>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::earth::ColourMap)
};

} // namespace

int ColourMap::index(double value, double lowest, double highest)
{
    const double part = (value - lowest) / (highest - lowest);
    if (!(part > 0.0))
        return 0;
    return static_cast<int>(std::min(part * 256.0, 255.0));
}

Result<ColourMap> ColourMap::load(const QString& path)
{
    TRY(const QJsonObject object, readJsonFile(path));
    ColourMap out;
    out.name = QFileInfo(path).completeBaseName();
    out.title = object.value(QStringLiteral("title")).toString(out.name);
    const QString kind = object.value(QStringLiteral("kind")).toString();
    out.kind = kind == QLatin1String("diverging") ? Kind::Diverging : kind == QLatin1String("cyclic") ? Kind::Cyclic : Kind::Sequential;
    const QString hex = object.value(QStringLiteral("colours")).toString();
    const auto count = hex.size() / 6;
    if (count < 2 || hex.size() % 6 != 0)
        return Error{ErrorCode::Unreadable, Text::tr("The colour map %1 has no list of colours.").arg(path), {}};
    std::vector<QColor> given;
    for (qsizetype k = 0; k < count; ++k)
        given.emplace_back(QStringLiteral("#") + hex.mid(6 * k, 6));
    for (std::size_t k = 0; k < out.colours.size(); ++k) {
        const double at = static_cast<double>(k) / 255.0 * static_cast<double>(count - 1);
        const auto low = static_cast<std::size_t>(at);
        const QColor& a = given[low];
        const QColor& b = given[std::min(low + 1, given.size() - 1)];
        const double t = at - static_cast<double>(low);
        const auto mix = [t](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * t)); };
        out.colours[k] = qRgb(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
    }
    return out;
}

ColourMaps::ColourMaps(const QString& folder)
{
    QStringList order;
    if (const auto index = readJsonFile(folder + QStringLiteral("/index.json")))
        for (const QJsonValue& name : index->value(QStringLiteral("maps")).toArray())
            order << name.toString();
    for (const QString& name : order)
        if (auto map = ColourMap::load(folder + QLatin1Char('/') + name + QStringLiteral(".json")))
            m_maps.push_back(*std::move(map));
    if (m_maps.empty()) {
        ColourMap grey;
        grey.name = QStringLiteral("grey");
        grey.title = Text::tr("Grey");
        for (std::size_t k = 0; k < grey.colours.size(); ++k)
            grey.colours[k] = qRgb(static_cast<int>(k), static_cast<int>(k), static_cast<int>(k));
        m_maps.push_back(grey);
    }
}

const ColourMap& ColourMaps::find(const QString& name) const
{
    for (const QString& wanted : {name, QStringLiteral("viridis")})
        for (const ColourMap& map : m_maps)
            if (map.name == wanted)
                return map;
    return m_maps.front();
}

QStringList ColourMaps::names() const
{
    QStringList out;
    for (const ColourMap& map : m_maps)
        out << map.name;
    return out;
}

QString defaultColourMap(const QString& standardName, const QString& name, const QString& units)
{
    const QString text = (standardName + QLatin1Char(' ') + name).toLower();
    const auto has = [&text](const char* word) { return text.contains(QLatin1String(word)); };
    if (has("vorticity") || has("divergence") || has("anomaly") || has("difference") || has("trend") || has("bias"))
        return QStringLiteral("balance");
    if (has("eastward") || has("northward") || has("upward_air") || has("lagrangian_tendency"))
        return QStringLiteral("balance");
    if (has("sea_surface_height") || has("sea_level_anomaly"))
        return QStringLiteral("balance");
    if (has("wind_speed") || has("wind") || has("speed"))
        return QStringLiteral("tempo");
    if (has("precipitation") || has("rain"))
        return QStringLiteral("rain");
    if (has("temperature") || has("sst") || units == QLatin1String("K"))
        return QStringLiteral("thermal");
    if (has("humidity") || has("water_vapour") || has("moisture"))
        return QStringLiteral("deep");
    if (has("salinity"))
        return QStringLiteral("haline");
    if (has("altitude") || has("orography") || has("height_above") || has("topography"))
        return QStringLiteral("batlow");
    if (has("sea_ice") || has("cloud"))
        return QStringLiteral("ice");
    if (has("from_direction") || has("to_direction"))
        return QStringLiteral("phase");
    return QStringLiteral("viridis");
}

ValueRange automaticRange(std::span<const float> values, ColourMap::Kind kind)
{
    constexpr std::size_t most = 200'000;
    const std::size_t stride = std::max<std::size_t>(1, values.size() / most);
    double least = 1e300;
    double greatest = -1e300;
    std::vector<float> sample;
    sample.reserve(values.size() / stride + 1);
    for (const float v : values) {
        if (!std::isfinite(v))
            continue;
        least = std::min(least, static_cast<double>(v));
        greatest = std::max(greatest, static_cast<double>(v));
    }
    for (std::size_t k = 0; k < values.size(); k += stride)
        if (std::isfinite(values[k]))
            sample.push_back(values[k]);
    if (least > greatest)
        return {};
    if (sample.size() > 100) {
        const auto quantile = [&sample](double q) {
            const auto at = static_cast<std::ptrdiff_t>(q * static_cast<double>(sample.size() - 1));
            std::nth_element(sample.begin(), sample.begin() + at, sample.end());
            return static_cast<double>(sample[static_cast<std::size_t>(at)]);
        };
        const double low = quantile(0.005);
        const double high = quantile(0.995);
        // Extremes that stand far out would leave one colour for all the rest.
        if (greatest - least > 2.5 * (high - low) && high > low) {
            least = low;
            greatest = high;
        }
    }
    if (kind == ColourMap::Kind::Diverging && least < 0.0 && greatest > 0.0) {
        const double reach = std::max(-least, greatest);
        least = -reach;
        greatest = reach;
    }
    if (greatest - least <= 1e-6 * std::max(std::abs(greatest), 1e-30)) {
        const double half = std::max(std::abs(greatest) * 1e-3, 1e-12);
        return {least - half, greatest + half};
    }
    const double step = roundStep(greatest - least, 10);
    return {std::floor(least / step + 1e-6) * step, std::ceil(greatest / step - 1e-6) * step};
}

} // namespace terrella::earth
