// SPDX-License-Identifier: GPL-3.0-or-later
// What the layers ask of the reading thread, and how its answers reach the scene.
#include "views/earth/layers/layer.h"

#include <QPointer>

#include <algorithm>

namespace terrella::earth {

namespace {

/// Order of drawing: Earth 0, fields 10 …, coast and graticule 30 …, tracks 50 …
constexpr int fieldOrder = 10;
constexpr int trackOrder = 50;

struct FieldAnswer {
    std::optional<Error> error;
    FieldValues values;
    ValueRange range;
    FieldImage image;
    std::optional<FieldMesh> mesh;
    double brightness = 0.5;
    bool covers = false;
};

double brightnessOf(const FieldImage& image)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t k = 0; k < image.pixels.size(); k += 997) {
        const std::uint32_t p = image.pixels[k];
        if (p >> 24U == 0)
            continue;
        sum += (0.299 * (p & 0xffU) + 0.587 * (p >> 8U & 0xffU) + 0.114 * (p >> 16U & 0xffU)) / 255.0;
        ++count;
    }
    return count ? sum / static_cast<double>(count) : 0.5;
}

/// Length of the step of an axis around a moment.
double stepNear(const std::vector<double>& times, double now)
{
    if (times.size() < 2)
        return 0.0;
    const auto after = std::clamp<std::ptrdiff_t>(
        std::upper_bound(times.begin(), times.end(), now) - times.begin(), 1, static_cast<std::ptrdiff_t>(times.size()) - 1);
    return times[static_cast<std::size_t>(after)] - times[static_cast<std::size_t>(after) - 1];
}

bool coversEarth(const Grid& grid)
{
    if (grid.kind != GridKind::LatLon || !textureLayout(grid).periodic)
        return false;
    const CellAxis lats(grid.lat, false);
    return lats.lowEdge() < -89.99 && lats.highEdge() > 89.99;
}

/// All that the reading thread needs to know.
struct FieldRequest {
    std::shared_ptr<const Cube> cube;
    int variable = 0;
    std::size_t step = 0;
    std::size_t level = 0;
    std::optional<ValueRange> range; ///< nothing: find one
    ColourMap map;
    std::shared_ptr<const Projection> meshFor; ///< null: no new mesh
};

FieldAnswer answer(const FieldRequest& request, FieldSource& source, const std::stop_token& stop)
{
    FieldAnswer out;
    const Grid& grid = *request.cube->signature().gridOf(request.cube->signature().variables[static_cast<std::size_t>(request.variable)]);
    const auto values = source.field(request.cube, request.variable, request.step, request.level);
    if (!values) {
        out.error = values.error();
        return out;
    }
    out.values = *values;
    if (request.range) {
        out.range = *request.range;
    } else if (const auto range = source.range(request.cube, request.variable, request.step, request.level, request.map.kind, stop)) {
        out.range = *range;
    } else {
        out.range = automaticRange(*out.values, request.map.kind);
    }
    out.image
        = paintField(*out.values, grid.kind == GridKind::Cells ? textureLayout(grid).columns : grid.nx, textureLayout(grid), out.range, request.map);
    out.brightness = brightnessOf(out.image);
    out.covers = out.image.opaque && coversEarth(grid);
    if (request.meshFor)
        out.mesh = fieldMesh(*request.meshFor, grid, request.step);
    return out;
}

} // namespace

int LayerStack::firstOrder(const Layer& layer)
{
    return (layer.cube ? fieldOrder + std::min(layer.order, 15) : trackOrder + 5 * std::min(layer.order, 20));
}

void LayerStack::request(Layer& layer)
{
    if (!layer.info.visible)
        return;
    if (layer.cube && layer.variable >= 0)
        requestField(layer);
    else if (layer.features && layer.info.kind == EarthLayerKind::Tracks)
        requestLines(layer);
    else if (layer.features)
        drawPoints(layer);
}

void LayerStack::requestField(Layer& layer)
{
    const Grid& grid = layer.grid();
    layer.wantedStep = nearestStep(layer.timeAxis(), m_time);
    FieldRequest ask;
    ask.cube = layer.cube;
    ask.variable = layer.variable;
    ask.step = layer.wantedStep;
    ask.level = static_cast<std::size_t>(std::max(0, layer.info.level));
    if (layer.hasRange)
        ask.range = layer.range();
    ask.map = mapOf(layer);
    const auto projection = m_view.projection();
    const bool meshFits = layer.meshProjection == projection.get() && layer.meshGrid == &grid && (grid.steps <= 1 || layer.meshStep == ask.step);
    if (!meshFits)
        ask.meshFor = projection;
    const quint64 ticket = ++layer.ticket;
    const int order = layer.order;
    m_reading.submit(layer.prefix(),
        [this, ask = std::move(ask), ticket, order, projection, source = m_source](const std::stop_token& stop) -> Background::Answer {
            auto found = std::make_shared<FieldAnswer>(answer(ask, *source, stop));
            return [this, found, ask, ticket, order, projection] {
                const auto it = std::find_if(m_layers.begin(), m_layers.end(), [order](const auto& l) { return l->order == order; });
                if (it == m_layers.end() || (*it)->cube != ask.cube || (*it)->variable != ask.variable
                    || (ask.meshFor && projection != m_view.projection()))
                    return;
                Layer& l = **it;
                if (found->error) {
                    l.info.problem = found->error->message;
                    m_view.scene().removeAll(l.prefix());
                    l.meshProjection = nullptr;
                    Q_EMIT changed();
                    Q_EMIT drawn();
                    return;
                }
                const Grid& at = l.grid();
                const bool stillFits = l.meshProjection == m_view.projection().get() && l.meshGrid == &at;
                if (!found->mesh && !stillFits)
                    return; // a newer request brings the mesh
                l.values = found->values;
                l.shownStep = ask.step;
                l.brightness = found->brightness;
                l.covers = found->covers;
                l.info.problem.clear();
                if (found->mesh) {
                    l.meshProjection = projection.get();
                    l.meshGrid = &at;
                    l.meshStep = ask.step;
                }
                m_view.scene().setSurface(l.key("field"), firstOrder(l), found->mesh ? &*found->mesh : nullptr, &found->image);
                applyVisibility(l);
                const bool rangeIsNew = !l.hasRange || l.range() != found->range;
                if (ticket == l.ticket && rangeIsNew) {
                    l.info.lowest = found->range.lowest;
                    l.info.highest = found->range.highest;
                    l.hasRange = true;
                }
                m_view.redraw();
                if (rangeIsNew || found->mesh)
                    Q_EMIT changed();
                Q_EMIT drawn();
                if (ticket == l.ticket)
                    prefetch(l);
            };
        });
}

void LayerStack::prefetch(const Layer& layer)
{
    const Axis* axis = layer.timeAxis();
    if (!axis || layer.wantedStep + 1 >= axis->size())
        return;
    m_reading.submit(
        layer.prefix() + QStringLiteral("next"),
        [source = m_source, cube = layer.cube, variable = layer.variable, step = layer.wantedStep + 1,
            level = static_cast<std::size_t>(std::max(0, layer.info.level))](const std::stop_token&) -> Background::Answer {
            (void)source->field(cube, variable, step, level); // kept for the next step; an error comes up again when it is asked for
            return {};
        },
        false);
}

void LayerStack::requestLines(Layer& layer)
{
    const auto projection = m_view.projection();
    const int order = layer.order;
    const quint64 ticket = ++layer.ticket;
    m_reading.submit(layer.prefix(),
        [this, projection, order, ticket, features = layer.features, values = layer.columnValues](const std::stop_token&) -> Background::Answer {
            auto lines = std::make_shared<TrackLines>(trackLines(*projection, *features, values));
            return [this, lines, projection, order, ticket] {
                const auto it = std::find_if(m_layers.begin(), m_layers.end(), [order](const auto& l) { return l->order == order; });
                if (it == m_layers.end() || (*it)->ticket != ticket || projection != m_view.projection())
                    return;
                Layer& l = **it;
                l.lines = std::move(*lines);
                Scene& scene = m_view.scene();
                const int from = firstOrder(l);
                scene.setLines(l.key("casing"), from, l.lines.lines, {}, QColor(12, 16, 20), 4.4F);
                scene.setLines(l.key("line"), from + 1, l.lines.lines, {}, QColor(Qt::white), 3.0F);
                scene.setMarks(l.key("days"), from + 2, l.lines.days);
                recolour(l);
                applyVisibility(l);
                Q_EMIT drawn();
            };
        });
}

void LayerStack::recolour(Layer& layer)
{
    if (layer.cube) {
        request(layer);
        return;
    }
    if (!layer.features)
        return;
    if (layer.info.kind == EarthLayerKind::Points) {
        drawPoints(layer);
        return;
    }
    const bool moves = m_times.size() > 1;
    m_view.scene().recolourLines(layer.key("line"),
        trackColours(layer.lines, m_maps.find(layer.info.colourMap), layer.range(), moves ? std::optional(m_time) : std::nullopt), QColor(Qt::white));
    drawPositions(layer);
    m_view.redraw();
}

void LayerStack::drawPositions(Layer& layer)
{
    const Projection& projection = *m_view.projection();
    const ColourMap& map = m_maps.find(layer.info.colourMap);
    SceneMarks marks;
    marks.size = 11.0F;
    marks.rim = QColor(Qt::white);
    if (m_times.size() > 1) {
        for (const TrackPosition& at : positionsAt(*layer.features, layer.columnValues, m_time)) {
            const double lon = projection.isGlobe() ? at.lon : projection.centralLongitude() + wrap180(at.lon - projection.centralLongitude());
            const auto point = projection.forward(lon, at.lat);
            if (!point)
                continue;
            marks.points.push_back(*point);
            marks.colours.push_back(std::isnan(at.value) ? map.colours[128] : map.at(at.value, layer.info.lowest, layer.info.highest));
        }
    }
    m_view.scene().setMarks(layer.key("now"), firstOrder(layer) + 3, marks);
    applyVisibility(layer);
}

void LayerStack::drawPoints(Layer& layer)
{
    const Projection& projection = *m_view.projection();
    const ColourMap& map = m_maps.find(layer.info.colourMap);
    const Features& f = *layer.features;
    SceneMarks marks;
    marks.size = f.lon.size() > 5000 ? 4.0F : 6.5F;
    marks.rim = QColor(12, 16, 20, 200);
    std::vector<double> lon = f.lon;
    if (!projection.isGlobe())
        for (double& x : lon)
            x = projection.centralLongitude() + wrap180(x - projection.centralLongitude());
    std::vector<Vec3> points(lon.size());
    projection.forward(lon, f.lat, points);
    // Points with a time are those of the current step, where there are steps.
    const std::vector<double>* times = m_times.size() > 1 ? timesOf(f) : nullptr;
    const double reach = 0.5 * stepNear(m_times, m_time) + 1.0;
    for (std::size_t k = 0; k < points.size(); ++k) {
        if (std::isnan(points[k].x) || (times && std::abs((*times)[k] - m_time) > reach))
            continue;
        const double value = layer.columnValues[k];
        marks.points.push_back(points[k]);
        marks.colours.push_back(std::isnan(value) ? qRgb(200, 206, 212) : map.at(value, layer.info.lowest, layer.info.highest));
    }
    m_view.scene().setMarks(layer.key("points"), firstOrder(layer), marks);
    applyVisibility(layer);
    m_view.redraw();
}

void LayerStack::applyVisibility(const Layer& layer)
{
    for (const char* part : {"field", "casing", "line", "days", "now", "points"})
        m_view.scene().setVisible(layer.key(part), layer.info.visible);
}

} // namespace terrella::earth
