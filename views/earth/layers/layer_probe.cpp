// SPDX-License-Identifier: GPL-3.0-or-later
// What the layers know of a place.
#include "views/earth/layers/layer.h"
#include "views/earth/ticks.h"

namespace terrella::earth {

namespace {

constexpr double nearEnoughDeg = 1.5; ///< of a track point to be told

} // namespace

std::vector<ProbeLine> LayerStack::probe(double lonDeg, double latDeg) const
{
    std::vector<ProbeLine> out;
    for (auto it = m_layers.rbegin(); it != m_layers.rend(); ++it) {
        const Layer& layer = **it;
        if (!isSeen(layer) || !layer.info.problem.isEmpty())
            continue;
        // Its field tells the same.
        if (const Layer* base = find(layer.info.base); layer.info.kind == EarthLayerKind::Contours && base && base->info.visible
            && base->info.variable == layer.info.variable && base->info.level == layer.info.level)
            continue;
        if (layer.isSolid())
            probeSolid(layer, lonDeg, latDeg, out);
        else if (layer.cube)
            probeField(layer, lonDeg, latDeg, out);
        else if (layer.isPolygons())
            probePolygons(layer, lonDeg, latDeg, out);
        else if (layer.features)
            probeFeatures(layer, lonDeg, latDeg, out);
    }
    return out;
}

void LayerStack::probeField(const Layer& layer, double lonDeg, double latDeg, std::vector<ProbeLine>& out) const
{
    if (!layer.values || layer.variable < 0)
        return;
    const LatLon place{latDeg, lonDeg};
    if (!isOnCells(layer, place))
        return;
    const std::optional<float> found = exactValue(layer, place);
    const Variable& v = layer.variableInfo();
    QString label = v.longName.isEmpty() ? v.name : v.longName;
    if (layer.info.kind == EarthLayerKind::Vectors)
        label = tr("speed");
    else if (!layer.info.name.isEmpty())
        label = layer.info.name;
    if (label.size() > 28)
        label = v.name;
    if (!found) {
        out.push_back({label, QStringLiteral("…")}); // comes when it has been read
        return;
    }
    const auto value = static_cast<double>(*found);
    const ColourMap& map = mapOf(layer);
    const ColourMap::Class* named = layer.classes ? layer.classes->classOf(value) : map.breaks.empty() ? nullptr : map.classOf(value);
    QString told = valueText(value, layer.info.units);
    if (named) // an official class is told beside the value that it is made of
        told = layer.classes ? named->name : tr("%1, %2", "value and its class").arg(told, named->name);
    QStringList said{told, otherLevelOf(layer), otherTimeOf(layer)};
    said.removeAll(QString());
    out.push_back({label, said.join(QStringLiteral(" · "))});
}

void LayerStack::probeFeatures(const Layer& layer, double lonDeg, double latDeg, std::vector<ProbeLine>& out) const
{
    const double reach = std::min(nearEnoughDeg, 0.02 * m_view.camera().spanDeg(*m_view.projection()));
    const auto nearest = layer.facts ? layer.facts->places->find(lonDeg, latDeg, reach) : std::nullopt;
    if (!nearest)
        return;
    const std::size_t row = nearest->first;
    const Features& f = *layer.features;
    for (std::size_t k = 0; k < f.info.columns.size(); ++k) {
        const ColumnInfo& column = f.info.columns[k];
        if (column.cfRole == QLatin1String("trajectory_id") && row < f.columns[k].integer.size())
            out.push_back({tr("track"), QString::number(f.columns[k].integer[row])});
        else if (column.type == ColumnType::Time && row < f.columns[k].real.size())
            out.push_back({tr("at"), timeText(f.columns[k].real[row], f.info.calendar)});
        else if (static_cast<int>(k) == layer.column)
            out.push_back({column.name, valueText(layer.columnValues[row], layer.info.units)});
    }
}

} // namespace terrella::earth
