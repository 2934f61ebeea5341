// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/colour_map.h"

#include "pipelines/core/json.h"
#include "views/earth/class_schemes.h"
#include "views/earth/ticks.h"

#include <QColor>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

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

std::size_t ColourMap::reached(double value) const
{
    // A break is as exact as the values are: 5.2 of single precision has reached 5.2.
    const auto exact = static_cast<float>(value);
    return static_cast<std::size_t>(std::ranges::count_if(breaks, [exact](double at) { return exact >= static_cast<float>(at); }));
}

const ColourMap::Class* ColourMap::classOf(double value) const
{
    if (!breaks.empty())
        return std::isnan(value) || reached(value) >= classes.size() ? nullptr : &classes[reached(value)];
    const auto nearest = std::ranges::min_element(classes, {}, [value](const Class& one) { return std::abs(one.value - value); });
    return nearest == classes.end() || std::isnan(value) ? nullptr : &*nearest;
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

namespace {

/// Numbers of an attribute that is a list, a text or one number.
std::vector<double> numbersOf(const QJsonValue& attribute)
{
    std::vector<double> out;
    if (attribute.isDouble())
        return {attribute.toDouble()};
    for (const QJsonValue& one : attribute.toArray())
        out.push_back(one.toDouble(std::numeric_limits<double>::quiet_NaN()));
    for (const QString& word : attribute.toString().split(QRegularExpression(QStringLiteral("[,\\s]+")), Qt::SkipEmptyParts))
        out.push_back(word.toDouble());
    return out;
}

QStringList wordsOf(const QJsonValue& attribute) { return attribute.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts); }

/// Colours that can be told apart, also by people who see fewer: Okabe and Ito 2008, https://jfly.uni-koeln.de/color/.
QColor distinct(std::size_t k)
{
    static constexpr std::array<QRgb, 8> colours{0xffe69f00, 0xff56b4e9, 0xff009e73, 0xfff0e442, 0xff0072b2, 0xffd55e00, 0xffcc79a7, 0xff999999};
    return QColor(colours[k % colours.size()]).darker(k < colours.size() ? 100 : 140);
}

/// The 256 colours of classes.
void layOut(ColourMap& map)
{
    const ValueRange range = classRange(map);
    for (std::size_t k = 0; k < map.colours.size(); ++k)
        map.colours[k] = map.classOf(range.lowest + (static_cast<double>(k) + 0.5) / 256.0 * (range.highest - range.lowest))->colour;
}

} // namespace

std::optional<ColourMap> classColours(const Variable& variable)
{
    constexpr std::size_t most = 128; // more are no legend
    const std::vector<double> values = numbersOf(variable.attributes.value(QLatin1String("flag_values")));
    const QStringList names = wordsOf(variable.attributes.value(QLatin1String("flag_meanings"))),
                      colours = wordsOf(variable.attributes.value(QLatin1String("flag_colors")));
    const auto count = static_cast<qsizetype>(values.size());
    if (values.empty() || values.size() > most || names.size() != count || std::ranges::any_of(values, [](double v) { return !std::isfinite(v); }))
        return std::nullopt;
    ColourMap out;
    out.name = QStringLiteral("classes");
    out.title = Text::tr("Classes");
    for (qsizetype k = 0; k < count; ++k) {
        const auto at = static_cast<std::size_t>(k);
        QColor colour = colours.size() == count ? QColor(colours[k]) : distinct(at);
        if (!colour.isValid())
            colour = distinct(at);
        out.classes.push_back({values[at], QString(names[k]).replace(QLatin1Char('_'), QLatin1Char(' ')), colour.rgb() | 0xff000000U});
    }
    std::ranges::sort(out.classes, {}, &ColourMap::Class::value);
    layOut(out);
    return out;
}

ColourMap namedClasses(const QStringList& words)
{
    ColourMap out;
    out.name = QStringLiteral("classes");
    out.title = Text::tr("Classes");
    out.classes = knownClasses(words);
    for (qsizetype k = 0; k < words.size() && static_cast<qsizetype>(out.classes.size()) < words.size(); ++k)
        out.classes.push_back({static_cast<double>(k), words[k], distinct(static_cast<std::size_t>(k)).rgb() | 0xff000000U});
    if (!out.classes.empty())
        layOut(out);
    return out;
}

ValueRange classRange(const ColourMap& map)
{
    if (map.classes.empty())
        return {};
    if (!map.breaks.empty()) {
        const double step = map.breaks.size() > 1 ? (map.breaks.back() - map.breaks.front()) / static_cast<double>(map.breaks.size() - 1) : 1.0;
        return {map.breaks.front() - step, map.breaks.back() + step};
    }
    const double first = map.classes.front().value, last = map.classes.back().value;
    const double half = map.classes.size() > 1 ? (last - first) / static_cast<double>(map.classes.size() - 1) / 2.0 : 0.5;
    return {first - half, last + half};
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
    if (has("fwi") || has("fire"))
        return QStringLiteral("lajolla");
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
