// SPDX-License-Identifier: GPL-3.0-or-later
// What curtains tell of where one points at them.
#include "views/earth/layers/layer_curtain.h"
#include "views/earth/ticks.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr int longestLabel = 28;

/// The level itself at a height above the nearest place: pressures by the logarithm.
double levelAt(const LineColumns& columns, const CurtainHit& hit)
{
    const auto place = static_cast<std::size_t>(std::clamp(std::lround(hit.at), 0L, static_cast<long>(columns.line.places.size()) - 1));
    for (std::size_t k = 0; k + 1 < columns.levels(); ++k) {
        const double low = columns.height(k, place), high = columns.height(k + 1, place);
        if (!(hit.metres >= low && hit.metres <= high))
            continue;
        const double from = columns.scale.levels[k], to = columns.scale.levels[k + 1], t = high > low ? (hit.metres - low) / (high - low) : 0.0;
        return columns.scale.isPressure && from > 0.0 && to > 0.0 ? from * std::pow(to / from, t) : from + (to - from) * t;
    }
    return std::nan("");
}

/// What is between two numbered levels is told to a tenth.
QString levelText(const LineColumns& columns, const CurtainHit& hit)
{
    const double level = levelAt(columns, hit);
    return std::isnan(level) ? QString() : valueText(level, columns.scale.units);
}

ProbeLine heightLine(const LineColumns& columns, const CurtainHit& hit)
{
    using Source = LevelHeights::Source;
    const QString level = levelText(columns, hit);
    if (columns.source == Source::Even && columns.heightsFrom.isEmpty()) // heights that only part the levels say nothing
        return {LayerStack::tr("level"), level};
    if (columns.source == Source::Depth)
        return {LayerStack::tr("depth"), heightText(-hit.metres)};
    const bool isOther = columns.source == Source::StandardAtmosphere || !columns.heightsFrom.isEmpty();
    return {LayerStack::tr("height"), isOther && !level.isEmpty() ? heightText(hit.metres) + QStringLiteral(" · ") + level : heightText(hit.metres)};
}

} // namespace

/// Through what has no value one sees what hangs behind it.
std::optional<LayerStack::Curtains::Seen> LayerStack::Curtains::seenAt(const QPointF& at) const
{
    const SceneWidget& view = m_stack.m_view;
    const std::size_t pane = view.paneAt(at);
    const auto& panes = m_stack.m_view.scene().panes();
    if (pane >= panes.size())
        return std::nullopt;
    const Projection& projection = *view.projection();
    const Camera::Sight sight = view.camera().sight(projection, view.paneSize(), at - view.paneOrigin(pane));
    std::optional<Seen> out;
    const DrawnHeights heights{projection.isGlobe(), m_stack.m_exaggeration * unitsPerMetre, m_stack.lowestHeight()};
    for (const auto& layer : m_stack.m_layers) {
        if (!layer->isCurtain() || !layer->curtain || !layer->solid || layer->info.opacity <= 0.0 || !m_stack.isSeen(*layer)
            || (m_stack.panesOf(*layer) >> panes[pane].index & 1U) == 0 || layer->curtain->projection.get() != &projection)
            continue;
        const bool isNearest = !m_stack.mapOf(*layer).classes.empty();
        for (std::size_t k = 0; k < layer->curtain->pieces.size(); ++k) {
            const LineColumns& columns = layer->curtain->read->columns[k];
            for (const CurtainHit& hit : curtainHits(*layer->curtain->pieces[k].curtain, columns.line.places.size(), sight, heights)) {
                if (out && out->hit.away <= hit.away)
                    break;
                const double value = curtainValue(columns, hit.at, hit.metres, isNearest);
                if (std::isnan(value))
                    continue;
                out = Seen{layer.get(), &columns, hit, value};
                break;
            }
        }
    }
    return out;
}

std::optional<CurtainProbe> LayerStack::Curtains::probe(const QPointF& at) const
{
    const auto seen = seenAt(at);
    if (!seen)
        return std::nullopt;
    const Layer& layer = *seen->layer;
    const LineSamples& line = seen->columns->line;
    const double along = std::clamp(seen->hit.at, 0.0, static_cast<double>(line.places.size() - 1));
    const auto low = static_cast<std::size_t>(along), high = std::min(low + 1, line.places.size() - 1);
    const double part = along - static_cast<double>(low);
    const SpherePlace place = sphereBetween(line.places[low], line.places[high], part);
    const Variable& v = layer.variableInfo();
    QString label = !layer.info.name.isEmpty() ? layer.info.name : v.longName.isEmpty() ? v.name : v.longName;
    if (label.size() > longestLabel)
        label = v.name;
    QString told = valueText(seen->value, layer.info.units);
    const ColourMap& map = m_stack.mapOf(layer);
    if (const ColourMap::Class* named = layer.classes ? layer.classes->classOf(seen->value) : map.breaks.empty() ? nullptr : map.classOf(seen->value))
        told = layer.classes ? named->name : LayerStack::tr("%1, %2", "value and its class").arg(told, named->name);
    CurtainProbe out{{place.lat, wrap180(place.lon)}, {{label, told}, heightLine(*seen->columns, seen->hit)}};
    const double km = line.km[low] + (line.km[high] - line.km[low]) * part;
    out.lines.push_back({LayerStack::tr("along the line"), QLocale().toString(km, 'f', 0) + QStringLiteral(" km")});
    if (const QString time = m_stack.shownTimeOf(layer); !time.isEmpty())
        out.lines.push_back({LayerStack::tr("time"), time});
    return out;
}

} // namespace terrella::earth
