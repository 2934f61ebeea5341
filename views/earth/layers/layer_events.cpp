// SPDX-License-Identifier: GPL-3.0-or-later
// Events that are picked out of a layer: found under the pointer, drawn above the others.
#include "views/earth/layers/layer.h"
#include "views/earth/layers/text_picture.h"
#include "views/earth/ticks.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

const QColor casing(12, 16, 20);
constexpr double nearEnough = 8.0;   ///< pixels from the pointer to what it picks
constexpr double labelsApart = 30.0; ///< pixels from date to date along a track
constexpr float behindCasing = 2.2F, behindLine = 1.4F;

/// A place on the map as it is drawn, where it is.
std::optional<Vec3> sceneOf(const Projection& projection, double lon, double lat)
{
    if (std::isnan(lon) || std::isnan(lat))
        return std::nullopt;
    const double middle = projection.centralLongitude();
    return projection.forward(projection.isGlobe() ? lon : middle + wrap180(lon - middle), lat);
}

} // namespace

/// How the selected tracks lie on a map. Of ensembles the mean is what stands out, within its cone.
void LayerStack::Layer::Chosen::place(const Projection& projection)
{
    auto made = std::make_shared<Features>();
    for (const Event& event : events.events) {
        const std::vector<SpreadCircle> circles = spreadOf(events, event, values);
        addCone(projection, circles, cone);
        if (circles.size() > 1)
            addMeanTrack(circles, *made, meanValues);
    }
    if (made->rowCount() > 0) {
        made->info.calendar = events.features->info.calendar;
        lines = trackLines(projection, *made, meanValues);
        means = std::move(made);
    } else {
        lines = trackLines(projection, *events.features, values, starts);
    }
}

bool LayerStack::isChosen(const Layer& layer) const { return layer.features && !m_selection.isEmpty() && layer.source() == m_selection.source; }

void LayerStack::setSelection(const EventSelection& selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    for (const auto& layer : m_layers)
        if (isChosen(*layer) || layer->chosen)
            requestChosen(*layer);
}

std::vector<EventLayer> LayerStack::eventLayers() const
{
    std::vector<EventLayer> out;
    for (auto it = m_layers.rbegin(); it != m_layers.rend(); ++it)
        if ((*it)->features && (*it)->features->info.geometry != GeometryKind::None)
            out.push_back({(*it)->info.id, (*it)->source(), (*it)->info.shownTitle(), isSeen(**it), (*it)->features});
    return out;
}

std::vector<EventSelection> LayerStack::eventsAt(const LatLon& place, const QPointF& at) const
{
    std::vector<EventSelection> out;
    const std::size_t pane = m_view.paneAt(at);
    const double perPixel = m_view.camera().spanDeg(*m_view.projection()) / std::max(1.0, m_view.paneSize().height());
    const double reach = 6.0 * nearEnough * perPixel; // where the map stretches, pixels tell
    const auto isNear = [&](double lon, double lat) {
        const auto there = m_view.toScreen(lon, lat, pane);
        return there && std::hypot(there->x() - at.x(), there->y() - at.y()) <= nearEnough;
    };
    for (auto it = m_layers.rbegin(); it != m_layers.rend(); ++it) {
        const Layer& layer = **it;
        if (!layer.features || !isSeen(layer) || !layer.info.problem.isEmpty() || (panesOf(layer) >> m_view.scene().panes()[pane].index & 1U) == 0)
            continue;
        if (layer.info.kind == EarthLayerKind::Tracks) {
            const auto hit = nearestOnTracks(*layer.features, place.lon, place.lat, reach);
            if (hit && isNear(hit->place.lon, hit->place.lat))
                out.push_back({layer.source(), {eventIdOf(*layer.features, hit->row)}});
        } else if (layer.info.kind == EarthLayerKind::Points) {
            const auto hit = layer.facts ? layer.facts->places->find(place.lon, place.lat, reach) : std::nullopt;
            if (hit && isNear(layer.features->lon[hit->first], layer.features->lat[hit->first]))
                out.push_back({layer.source(), {eventIdOf(*layer.features, hit->first)}});
        } else if (layer.isPolygons()) {
            for (const std::size_t row : polygonsUnder(layer, place.lon, place.lat))
                out.push_back({layer.source(), {eventIdOf(*layer.features, row)}});
        }
    }
    return out;
}

std::optional<LatLon> LayerStack::selectedPlace() const
{
    if (m_selection.isEmpty())
        return std::nullopt;
    for (const auto& layer : m_layers)
        if (isChosen(*layer) && layer->chosen)
            if (const int k = layer->chosen->events.find(m_selection.ids.back()); k >= 0)
                return layer->chosen->events.placeAt(
                    layer->chosen->events.events[static_cast<std::size_t>(k)], ownTime(layer->times, m_time, m_calendar));
    return std::nullopt;
}

/// The rows of the selected events, and how they lie on the map: on the reading thread.
void LayerStack::requestChosen(Layer& layer)
{
    const QString task = layer.prefix() + QStringLiteral("chosen");
    if (!isChosen(layer)) {
        m_reading.drop(task);
        layer.chosen.reset();
        drawChosen(layer);
        return;
    }
    m_reading.submit(task,
        [this, projection = m_view.projection(), number = layer.number, features = layer.features, column = layer.column, kind = layer.info.kind,
            ids = m_selection.ids](const std::stop_token&) -> Background::Answer {
            auto chosen = std::make_shared<Layer::Chosen>();
            chosen->events = eventsOf(*features, ids);
            const Features& some = *chosen->events.features;
            chosen->starts = lineStarts(some);
            chosen->values = columnValues(some, column);
            if (column >= 0) {
                const ColumnInfo& info = some.info.columns[static_cast<std::size_t>(column)];
                const ShownUnits shown = shownUnits(info.units, info.standardName, info.name);
                for (double& v : chosen->values)
                    v = shown.conversion(v);
            }
            if (kind == EarthLayerKind::Tracks)
                chosen->place(*projection);
            else if (kind == EarthLayerKind::Polygons)
                chosen->placeOutlines(*projection);
            return [this, chosen, projection, number, ids] {
                const auto it = std::ranges::find(m_layers, number, [](const auto& l) { return l->number; });
                if (it == m_layers.end() || projection != m_view.projection() || ids != m_selection.ids)
                    return;
                (*it)->chosen = std::move(*chosen);
                drawChosen(**it);
                Q_EMIT selectionPlaced();
                Q_EMIT drawn();
            };
        });
}

void LayerStack::drawChosen(Layer& layer)
{
    Scene& scene = m_view.scene();
    if (layer.chosen && layer.info.kind == EarthLayerKind::Tracks) {
        drawCone(layer);
        scene.setLines(layer.key("chosenCasing"), 5, layer.chosen->lines.lines, {}, casing, 7.4F);
        scene.setLines(layer.key("chosenLine"), 6, layer.chosen->lines.lines, {}, QColor(Qt::white), 5.4F);
        SceneMarks days = layer.chosen->lines.days;
        days.size = 6.5F;
        scene.setMarks(layer.key("chosenDays"), 7, days);
    } else if (layer.chosen && layer.isPolygons()) {
        drawChosenPolygons(layer);
    } else {
        for (const char* part : {"cone", "coneCasing", "coneEdge", "chosenCasing", "chosenLine", "chosenDays", "chosenNow", "chosenLabels"})
            scene.remove(layer.key(part));
    }
    if (layer.isPolygons())
        recolourChosen(layer); // their own colours stay
    else
        recolour(layer);
    applyLooks();
    m_view.redraw();
}

void LayerStack::drawCone(Layer& layer)
{
    Scene& scene = m_view.scene();
    const TrackCone& cone = layer.chosen->cone;
    if (cone.isEmpty()) {
        for (const char* part : {"cone", "coneCasing", "coneEdge"})
            scene.remove(layer.key(part));
        return;
    }
    FieldImage white;
    white.width = white.height = 1;
    white.pixels = {0xffffffffU};
    white.opaque = false;
    scene.setHatch(layer.key("cone"), 4, &cone.mesh, &white);
    scene.setLines(layer.key("coneCasing"), 4, cone.edges, {}, casing, 3.2F); // on light ground the edge is seen by it
    scene.setLines(layer.key("coneEdge"), 5, cone.edges, {}, QColor(244, 247, 250), 1.4F);
}

/// Dates beside the marks of the days, as many as there is room for, and the name where the event is now.
void LayerStack::drawChosenLabels(Layer& layer)
{
    const EventSet& set = layer.chosen->events;
    const Projection& projection = *m_view.projection();
    std::vector<QString> texts;
    std::vector<LatLon> places;
    std::vector<Vec3> placed;
    const double apart = labelsApart * m_hint.spanDeg / std::max(1.0, m_view.paneSize().height()) * degree;
    const auto add = [&](const QString& text, double lon, double lat, bool always) {
        const Vec3 here = onSphere(lon, lat);
        if (!always && std::ranges::any_of(placed, [&](const Vec3& other) { return length(other - here) < apart; }))
            return;
        placed.push_back(here);
        texts.push_back(text);
        places.push_back({lat, lon});
    };
    for (const Event& event : set.events)
        if (const auto at = set.placeAt(event, ownTime(layer.times, m_time, m_calendar)); at && !event.title().isEmpty())
            add(event.fullTitle(), at->lon, at->lat, true);
    const Features& dated = layer.chosen->means ? *layer.chosen->means : *set.features;
    const std::vector<double>* times = layer.info.kind == EarthLayerKind::Tracks ? timesOf(dated) : nullptr;
    for (std::size_t row = 0; times && row < times->size(); ++row)
        if (std::abs(std::remainder((*times)[row], 86400.0)) <= 1.0)
            add(dayText((*times)[row], dated.info.calendar), dated.lon[row], dated.lat[row], false);
    std::vector<QRectF> parts;
    const double sharp = 2.0 * m_view.devicePixelRatioF();
    SceneLabels labels = textPicture(
        texts, QColor(244, 247, 250), QColor(12, 16, 20, 215), sharp, parts, layer.isPolygons() ? TextPlace::Centred : TextPlace::Beside);
    for (std::size_t k = 0; k < texts.size(); ++k)
        if (const auto at = sceneOf(projection, places[k].lon, places[k].lat))
            labels.labels.push_back({*at, *at, parts[k], parts[k].size() / sharp});
    m_view.scene().setLabels(layer.key("chosenLabels"), 9, labels);
}

/// What changes with time and colours, of the selected events and of those that step back behind them.
void LayerStack::recolourChosen(Layer& layer)
{
    Scene& scene = m_view.scene();
    const bool isBehind = layer.chosen.has_value();
    if (layer.info.kind == EarthLayerKind::Tracks) {
        const TrackWidths widths = trackWidths(layer.features->rowCount());
        scene.setLineWidth(layer.key("casing"), isBehind ? std::min(behindCasing, widths.casing) : widths.casing);
        scene.setLineWidth(layer.key("line"), isBehind ? std::min(behindLine, widths.line) : widths.line);
        if (isBehind)
            scene.remove(layer.key("days"));
        else if (layer.dayMarks && layer.lines && !scene.contains(layer.key("days")))
            scene.setPoints(layer.key("days"), 2, layer.dayMarks, std::vector<QRgb>(layer.dayMarks->size(), qRgb(255, 255, 255)),
                layer.lines->days.size, layer.lines->days.rim);
    }
    if (!isBehind)
        return;
    if (layer.isPolygons()) {
        recolourChosenPolygons(layer);
        drawChosenLabels(layer);
        return;
    }
    const Colouring colouring = colouringOf(layer);
    const auto now = layer.times.own.size() > 1 ? std::optional(ownTime(layer.times, m_time, m_calendar)) : std::nullopt;
    scene.recolourLines(layer.key("chosenLine"), trackColours(layer.chosen->lines, colouring, now), QColor(Qt::white));
    const Projection& projection = *m_view.projection();
    SceneMarks marks;
    marks.rim = QColor(Qt::white);
    const auto mark = [&](double lon, double lat, double value) {
        if (const auto point = sceneOf(projection, lon, lat)) {
            marks.points.push_back(*point);
            marks.colours.push_back(std::isnan(value) ? colouring.map.colours[128] : colouring.at(value));
        }
    };
    const EventSet& set = layer.chosen->events;
    if (layer.info.kind == EarthLayerKind::Tracks) {
        marks.size = 15.0F;
        if (now)
            for (const TrackPosition& at : layer.chosen->means ? positionsAt(*layer.chosen->means, layer.chosen->meanValues, *now)
                                                               : positionsAt(*set.features, layer.chosen->values, *now, layer.chosen->starts))
                mark(at.lon, at.lat, at.value);
    } else {
        marks.size = 13.0F;
        for (std::size_t row = 0; row < set.lon.size(); ++row)
            mark(set.lon[row], set.lat[row], layer.chosen->values[row]);
    }
    scene.setMarks(layer.key("chosenNow"), 8, marks);
    drawChosenLabels(layer);
}

} // namespace terrella::earth
