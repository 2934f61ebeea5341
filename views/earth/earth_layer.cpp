// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/earth_layer.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace terrella {

namespace {

template <class T, std::size_t N>
using Names = std::array<std::pair<T, const char*>, N>;

constexpr Names<EarthLayerKind, 10> kinds{
    {{EarthLayerKind::Field, "field"}, {EarthLayerKind::Tracks, "tracks"}, {EarthLayerKind::Points, "points"}, {EarthLayerKind::Hatch, "hatch"},
        {EarthLayerKind::Contours, "contours"}, {EarthLayerKind::Vectors, "vectors"}, {EarthLayerKind::Polygons, "polygons"},
        {EarthLayerKind::Isosurface, "isosurface"}, {EarthLayerKind::Volume, "volume"}, {EarthLayerKind::Curtain, "curtain"}}};
constexpr Names<EarthRange, 4> ranges{
    {{EarthRange::Automatic, "data"}, {EarthRange::Percentile, "percentile"}, {EarthRange::Symmetric, "symmetric"}, {EarthRange::Fixed, "fixed"}}};
constexpr Names<EarthNorm, 3> norms{{{EarthNorm::Linear, "linear"}, {EarthNorm::Log, "log"}, {EarthNorm::Power, "power"}}};
constexpr Names<EarthCondition, 4> conditions{
    {{EarthCondition::Above, "above"}, {EarthCondition::Below, "below"}, {EarthCondition::Between, "between"}, {EarthCondition::Missing, "missing"}}};
constexpr Names<EarthVectors, 5> vectorKinds{{{EarthVectors::Arrows, "arrows"}, {EarthVectors::Streamlines, "streamlines"},
    {EarthVectors::Particles, "particles"}, {EarthVectors::Barbs, "barbs"}, {EarthVectors::Flow, "flow"}}};
constexpr Names<EarthFill, 3> fills{{{EarthFill::Colour, "colour"}, {EarthFill::Hatched, "hatched"}, {EarthFill::None, "none"}}};
constexpr Names<EarthYear, 3> yearKinds{{{EarthYear::Automatic, "automatic"}, {EarthYear::Own, "own"}, {EarthYear::Every, "every"}}};
constexpr Names<EarthArrangement::Mode, 4> modes{{{EarthArrangement::Mode::Single, "single"}, {EarthArrangement::Mode::SideBySide, "side_by_side"},
    {EarthArrangement::Mode::Swipe, "swipe"}, {EarthArrangement::Mode::Blink, "blink"}}};

template <class T, std::size_t N>
QString nameOf(const Names<T, N>& names, T value)
{
    const auto it = std::ranges::find(names, value, [](const auto& each) { return each.first; });
    return QLatin1String(it == names.end() ? names.front().second : it->second);
}

template <class T, std::size_t N>
T valueOf(const Names<T, N>& names, const QString& name, T otherwise)
{
    const auto it = std::ranges::find_if(names, [&](const auto& each) { return name == QLatin1String(each.second); });
    return it == names.end() ? otherwise : it->first;
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

} // namespace

QString layerKindName(EarthLayerKind kind) { return nameOf(kinds, kind); }
EarthLayerKind parseLayerKind(const QString& name) { return valueOf(kinds, name, EarthLayerKind::Field); }

bool EarthLook::operator==(const EarthLook& o) const
{
    return visible == o.visible && name == o.name && variable == o.variable && level == o.level && member == o.member && years == o.years
        && year == o.year && levelLinked == o.levelLinked && colourMap == o.colourMap && range == o.range && perTime == o.perTime
        && same(lowest, o.lowest) && same(highest, o.highest) && norm == o.norm && same(power, o.power) && same(opacity, o.opacity)
        && multiply == o.multiply && smooth == o.smooth && panes == o.panes && condition == o.condition && same(threshold, o.threshold)
        && same(upper, o.upper) && same(interval, o.interval) && labels == o.labels && vectors == o.vectors && same(density, o.density)
        && white == o.white && fill == o.fill && outline == o.outline && classes == o.classes && solid == o.solid;
}

QJsonObject EarthLook::toJson() const
{
    const EarthLook plain;
    QJsonObject out{{QStringLiteral("visible"), visible}, {QStringLiteral("variable"), variable}, {QStringLiteral("level"), level},
        {QStringLiteral("colours"), colourMap}};
    const auto add = [&out](bool isOwn, const char* key, const QJsonValue& value) {
        if (isOwn)
            out.insert(QLatin1String(key), value);
    };
    add(!name.isEmpty(), "name", name);
    add(member != 0, "member", member);
    add(years != 0, "years", years);
    add(year != plain.year, "year", nameOf(yearKinds, year));
    add(!levelLinked, "level_linked", false);
    add(range == EarthRange::Fixed, "range", QJsonArray{lowest, highest});
    add(range != EarthRange::Fixed && range != plain.range, "range_by", nameOf(ranges, range));
    add(perTime, "per_time", true);
    add(norm != plain.norm, "norm", nameOf(norms, norm));
    add(norm == EarthNorm::Power, "power", power);
    add(opacity != plain.opacity, "opacity", opacity);
    add(multiply, "blend", QStringLiteral("multiply"));
    add(!smooth, "smooth", false);
    if (panes != allPanes) {
        QJsonArray list;
        for (int k = 0; k < EarthArrangement::mostPanes; ++k)
            if ((panes >> k & 1U) != 0)
                list.append(k);
        out.insert(QStringLiteral("panes"), list);
    }
    add(condition != plain.condition, "condition", nameOf(conditions, condition));
    add(threshold != plain.threshold, "threshold", threshold);
    add(std::isfinite(upper), "upper", upper);
    add(interval != plain.interval, "interval", interval);
    add(!labels, "labels", false);
    add(vectors != plain.vectors, "vectors", nameOf(vectorKinds, vectors));
    add(density != plain.density, "density", density);
    solid.write(out);
    add(white, "white", true);
    add(fill != plain.fill, "fill", nameOf(fills, fill));
    add(!outline, "outline", false);
    add(!classes.isEmpty(), "classes", classes.toJson());
    return out;
}

EarthLook EarthLook::fromJson(const QJsonObject& object, const EarthLook& base)
{
    EarthLook out = base;
    const auto value = [&object](const char* key) { return object.value(QLatin1String(key)); };
    const auto number = [&value](const char* key, double otherwise) { return value(key).toDouble(otherwise); };
    out.visible = value("visible").toBool(base.visible);
    out.name = value("name").toString(base.name);
    if (const QString variable = value("variable").toString(); !variable.isEmpty())
        out.variable = variable;
    out.level = value("level").toInt(base.level);
    out.member = value("member").toInt(base.member);
    out.years = value("years").toInt(base.years);
    out.year = valueOf(yearKinds, value("year").toString(), base.year);
    out.levelLinked = value("level_linked").toBool(base.levelLinked);
    if (const QString map = value("colours").toString(); !map.isEmpty())
        out.colourMap = map;
    out.range = valueOf(ranges, value("range_by").toString(), base.range);
    if (const QJsonArray range = value("range").toArray(); range.size() == 2 && range.at(0).toDouble() != range.at(1).toDouble()) {
        out.range = EarthRange::Fixed;
        out.lowest = range.at(0).toDouble();
        out.highest = range.at(1).toDouble();
    }
    out.perTime = value("per_time").toBool(base.perTime);
    out.norm = valueOf(norms, value("norm").toString(), base.norm);
    out.power = std::clamp(number("power", base.power), 0.05, 20.0);
    out.opacity = std::clamp(number("opacity", base.opacity), 0.0, 1.0);
    out.multiply = value("blend").toString(base.multiply ? QStringLiteral("multiply") : QString()) == QLatin1String("multiply");
    out.smooth = value("smooth").toBool(base.smooth);
    if (value("panes").isArray()) {
        out.panes = 0;
        for (const QJsonValue& one : value("panes").toArray())
            if (const int k = one.toInt(-1); k >= 0 && k < EarthArrangement::mostPanes)
                out.panes |= 1U << k;
    }
    out.condition = valueOf(conditions, value("condition").toString(), base.condition);
    out.threshold = number("threshold", base.threshold);
    out.upper = number("upper", base.upper);
    out.interval = std::max(0.0, number("interval", base.interval));
    out.labels = value("labels").toBool(base.labels);
    out.vectors = valueOf(vectorKinds, value("vectors").toString(), base.vectors);
    out.density = std::clamp(number("density", base.density), 0.1, 10.0);
    out.solid = EarthSolid::read(object, base.solid);
    out.white = value("white").toBool(base.white);
    out.fill = valueOf(fills, value("fill").toString(), base.fill);
    out.outline = value("outline").toBool(base.outline);
    if (value("classes").isObject())
        out.classes = EarthClasses::fromJson(value("classes").toObject());
    return out;
}

QJsonObject EarthArrangement::toJson() const
{
    QJsonObject out{{QStringLiteral("mode"), nameOf(modes, mode)}, {QStringLiteral("same_range"), sameRange}};
    if (mode == Mode::SideBySide)
        out.insert(QStringLiteral("panes"), panes);
    if (mode == Mode::Swipe)
        out.insert(QStringLiteral("divider"), divider);
    if (mode == Mode::Blink)
        out.insert(QStringLiteral("seconds"), seconds);
    return out;
}

EarthArrangement EarthArrangement::fromJson(const QJsonObject& object)
{
    EarthArrangement out;
    out.mode = valueOf(modes, object.value(QLatin1String("mode")).toString(), Mode::Single);
    out.panes = std::clamp(object.value(QLatin1String("panes")).toInt(out.panes), 2, mostPanes);
    out.divider = std::clamp(object.value(QLatin1String("divider")).toDouble(out.divider), 0.0, 1.0);
    out.seconds = std::clamp(object.value(QLatin1String("seconds")).toDouble(out.seconds), 0.4, 10.0);
    out.sameRange = object.value(QLatin1String("same_range")).toBool(out.sameRange);
    return out;
}

} // namespace terrella
