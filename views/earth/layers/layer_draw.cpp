// SPDX-License-Identifier: GPL-3.0-or-later
// What the layers ask of the reading thread, and how its answers reach the scene.
#include "views/earth/layers/field_request.h"
#include "views/earth/layers/layer.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

const QColor casing(12, 16, 20);
constexpr double brightEnough = 0.32; ///< of a field for dark lines
constexpr int restMilliseconds = 120; ///< of time, before a sketch is read as it is

} // namespace

void LayerStack::request(Layer& layer)
{
    if (!isSeen(layer))
        return;
    if (layer.cube && layer.variable >= 0)
        layer.isCurtain() ? requestCurtains(layer) : layer.isSolid() ? requestSolid(layer) : requestField(layer);
    else if (layer.features && !layer.facts)
        return; // asked for again when they are known
    else if (layer.features && layer.info.kind == EarthLayerKind::Tracks)
        requestLines(layer);
    else if (layer.features && layer.isPolygons())
        requestPolygons(layer);
    else if (layer.features)
        drawPoints(layer);
    if (isChosen(layer) || layer.chosen)
        requestChosen(layer);
}

FieldRequest LayerStack::fieldRequest(const Layer& layer, std::size_t step) const
{
    const Grid& grid = layer.grid();
    FieldRequest ask;
    ask.number = layer.number;
    ask.ticket = layer.ticket;
    ask.kind = layer.info.kind;
    ask.cube = layer.cube;
    ask.variable = layer.variable;
    ask.at = layer.at(step);
    const bool isOwnKnown = layer.own && (!layer.info.perTime || layer.ownStep == step);
    if (isOwnKnown)
        ask.own = layer.own;
    ask.colouring = colouringOf(layer);
    ask.rule = {layer.info.range, layer.info.norm, ask.colouring.map.kind, layer.info.perTime};
    ask.isRangeGiven = isOwnKnown || !layer.info.isAutomatic();
    if (!layer.info.isAutomatic())
        ask.own = layer.range();
    ask.smooth = layer.info.smooth;
    ask.hatch = {layer.info.condition, layer.info.threshold, layer.info.upper};
    ask.projection = m_view.projection();
    ask.second = layer.second;
    ask.isGridRelative = layer.isGridRelative;
    ask.hint = m_hint;
    ask.interval = layer.info.interval;
    ask.labels = layer.info.labels;
    ask.isOnBright = m_isOnBright;
    ask.vectors = layer.info.vectors;
    ask.density = layer.info.density;
    ask.white = layer.info.white;
    ask.units = layer.info.units;
    ask.pixelRatio = m_view.devicePixelRatioF();
    chooseParts(ask);
    ask.wantsMesh = !layer.isLines()
        && (layer.meshProjection != ask.projection.get() || layer.meshGrid != &grid || (grid.steps > 1 && layer.meshStep != ask.at.time)
            || layer.meshPart != ask.part || layer.meshDetail != ask.detail);
    return ask;
}

void LayerStack::requestField(Layer& layer)
{
    layer.wantedStep = stepOf(layer);
    ++layer.ticket;
    if (layer.isLarge())
        if (const SeenBox now = seenBox(); !m_seen.widened().holds(now))
            m_seen = now;
    FieldRequest ask = fieldRequest(layer, layer.wantedStep);
    if (!m_isPlaying && (ask.kind == EarthLayerKind::Field || ask.kind == EarthLayerKind::Hatch))
        ask.care = Care::Sketch; // what plays waits for what it shows
    const auto ready = std::ranges::find_if(layer.ready, [&](const auto& each) { return each->request.asksTheSame(ask); });
    if (ready != layer.ready.end()) {
        m_reading.answer(layer.prefix(), [this, ask, found = (*ready)->answer] { takeField(ask, found); });
        return;
    }
    m_reading.submit(layer.prefix(), [this, ask, source = m_source](const std::stop_token& stop) -> Background::Answer {
        auto found = std::make_shared<FieldAnswer>(answerField(ask, *source, stop));
        return [this, found, ask] { takeField(ask, found); };
    });
}

void LayerStack::takeField(const FieldRequest& asked, const std::shared_ptr<FieldAnswer>& answer)
{
    FieldAnswer& found = *answer;
    if (found.error && found.error->code == ErrorCode::Cancelled)
        return;
    const auto it = std::find_if(m_layers.begin(), m_layers.end(), [&](const auto& l) { return l->number == asked.number; });
    if (it == m_layers.end() || (*it)->cube != asked.cube || (*it)->variable != asked.variable
        || ((asked.wantsMesh || found.lines) && asked.projection != m_view.projection()))
        return;
    Layer& l = **it;
    l.isSketch = found.isSketch;
    if (found.error) {
        l.info.problem = found.error->message;
        m_view.scene().removeAll(l.prefix());
        l.meshProjection = nullptr;
        Q_EMIT changed();
        Q_EMIT drawn();
        return;
    }
    const Grid& at = l.grid();
    if (!l.isLines() && !found.mesh
        && (l.meshProjection != m_view.projection().get() || l.meshGrid != &at || l.meshPart != asked.part || l.meshDetail != asked.detail))
        return; // a newer request brings the mesh
    l.values = found.values;
    l.part = asked.part;
    l.detail = found.detail;
    l.detailPart = asked.detail;
    const QString overview = found.isSketch ? l.info.overview : overviewOf(l, found);
    const bool isOtherOverview = overview != std::exchange(l.info.overview, overview);
    l.shownStep = asked.at.time;
    if (l.isGround())
        l.brightness = found.brightness;
    l.covers = found.covers;
    const bool isUnder = found.image.under || found.detailImage.under, isOver = found.image.over || found.detailImage.over;
    const bool endsAreNew = l.under != isUnder || l.over != isOver || l.missing != found.missing;
    l.under = isUnder;
    l.over = isOver;
    l.missing = found.missing;
    const bool isMended = !std::exchange(l.info.problem, QString()).isEmpty();
    if (found.mesh) {
        l.meshProjection = asked.projection.get();
        l.meshGrid = &at;
        l.meshStep = asked.at.time;
        l.meshPart = asked.part;
        l.meshDetail = asked.detail;
    }
    if (found.lines)
        takeLines(l, found);
    else
        takePictures(l, answer);
    bool rangeIsNew = false;
    if (asked.ticket == l.ticket && l.info.isAutomatic()) {
        rangeIsNew = !l.own || *l.own != found.own || l.range() != found.range;
        l.own = found.own;
        l.ownStep = asked.at.time;
        l.info.lowest = found.range.lowest; // what it was painted with; then what all agree on
        l.info.highest = found.range.highest;
        shareRanges();
        if (rangeIsNew)
            dressCurtains(l, l.info);
    }
    applyLooks();
    m_view.redraw();
    if (const bool isBright = fieldBrightness().value_or(0.0) > brightEnough; isBright != m_isOnBright) {
        m_isOnBright = isBright;
        for (const auto& other : m_layers)
            if (other->info.kind == EarthLayerKind::Contours)
                request(*other);
    }
    const bool hadMesh = std::exchange(found.mesh, std::nullopt).has_value();
    found.detailMesh.reset();
    if (rangeIsNew || hadMesh || endsAreNew || isMended || isOtherOverview)
        Q_EMIT changed();
    Q_EMIT drawn();
    if (asked.ticket != l.ticket)
        return;
    if (found.isSketch)
        QTimer::singleShot(restMilliseconds, this, [this, asked] { refine(asked); }); // unless time moves on
    else if (found.isThinned)
        refine(asked);
    else
        prefetch(l);
}

void LayerStack::takePictures(Layer& layer, const std::shared_ptr<FieldAnswer>& found)
{
    Scene& scene = m_view.scene();
    const bool isHatch = layer.info.kind == EarthLayerKind::Hatch;
    // The scene shares the pictures with whoever else shows them.
    const auto show = [&](const char* part, int order, const std::optional<FieldMesh>& mesh, const FieldImage& image) {
        const std::shared_ptr<const FieldImage> shared(found, &image);
        if (isHatch)
            scene.setHatch(layer.key(part), order, mesh ? &*mesh : nullptr, shared);
        else
            scene.setSurface(layer.key(part), order, mesh ? &*mesh : nullptr, shared);
    };
    show(isHatch ? "hatch" : "field", 0, found->mesh, found->image);
    if (layer.detailPart)
        show("detail", 1, found->detailMesh, found->detailImage);
    else
        scene.remove(layer.key("detail"));
}

void LayerStack::takeLines(Layer& layer, const FieldAnswer& found)
{
    Scene& scene = m_view.scene();
    const bool isContours = layer.info.kind == EarthLayerKind::Contours;
    layer.arrowSpeed = found.lines->arrowSpeed;
    layer.arrowLength = found.lines->arrowLength;
    if (found.lines->glyphs.glyphs.empty()) {
        scene.remove(layer.key("casing"));
        scene.remove(layer.key("glyphs"));
    } else {
        scene.setGlyphs(layer.key("casing"), 0, found.lines->glyphs, casing, 3.0F);
        scene.setGlyphs(layer.key("glyphs"), 1, found.lines->glyphs, {}, 1.6F);
    }
    scene.setLines(layer.key("line"), 0, found.ribbons, found.lines->colours, found.lines->colour, isContours ? 1.2F : 1.7F);
    if (isContours)
        scene.setLabels(layer.key("labels"), 1, found.lines->labels);
    takeFlow(layer, found);
    const bool runs = m_moves && layer.info.kind == EarthLayerKind::Vectors && layer.info.vectors == EarthVectors::Flow;
    if (runs && !m_flow.isActive())
        m_flow.start();
    scene.setFlow(layer.prefix(), runs ? m_flowed : -1.0);
}

/// Light runs along streamlines while there are any that are seen.
void LayerStack::flow()
{
    if (m_view.isFlowHeld())
        return;
    bool any = false;
    m_flowed = std::fmod(m_flowed + 0.02, 1.0);
    for (const auto& layer : m_layers)
        if (layer->info.kind == EarthLayerKind::Vectors && layer->info.vectors == EarthVectors::Flow && isSeen(*layer)) {
            m_view.scene().setFlow(layer->prefix(), m_moves ? m_flowed : -1.0);
            any = m_moves;
        }
    if (!any)
        m_flow.stop();
    if (m_view.isVisible())
        m_view.redraw();
}

void LayerStack::cameraChanged()
{
    keepMoving();
    for (const auto& layer : m_layers)
        if (layer->drift && !m_drift.isActive())
            letDrift(*layer, 0);
    if (std::ranges::any_of(m_layers, [](const auto& layer) { return layer->isLines() || layer->isLarge(); }))
        m_viewSettles.start();
    else
        viewChanged();
}

/// Lines are as dense as the view has room for: another scale, or another part of the Earth close by, asks for others.
void LayerStack::viewChanged()
{
    partsChanged();
    const Camera& camera = m_view.camera();
    const Projection& projection = *m_view.projection();
    ViewHint now{{camera.latDeg, wrap180(camera.lonDeg)}, camera.spanDeg(projection), m_view.paneSize().height(), {}};
    if (!projection.isGlobe() && now.spanDeg < 100.0) { // else all of it
        const double high = 1.4 * camera.halfHeight, wide = high * m_view.paneSize().width() / std::max(1.0, m_view.paneSize().height());
        now.window = QRectF(camera.x - wide, camera.y - high, 2.0 * wide, 2.0 * high);
    }
    if (!projection.isGlobe())
        if (const auto middle = m_view.toPlace(m_view.paneOrigin(0) + QPointF(m_view.paneSize().width(), m_view.paneSize().height()) / 2.0))
            now.centre = *middle;
    const double away
        = std::acos(std::clamp(dot(onSphere(now.centre.lon, now.centre.lat), onSphere(m_hint.centre.lon, m_hint.centre.lat)), -1.0, 1.0)) / degree;
    const bool isFar = now.spanDeg < 100.0 && away > 0.35 * now.spanDeg;
    if (std::abs(std::log2(now.spanDeg / m_hint.spanDeg)) < 0.4 && !isFar && std::abs(now.heightPixels / m_hint.heightPixels - 1.0) < 0.2
        && now.window.isNull() == m_hint.window.isNull())
        return;
    m_hint = now;
    for (const auto& layer : m_layers)
        if (layer->isLines() && !layer->isParticles())
            request(*layer);
        else if (layer->chosen)
            drawChosenLabels(*layer);
        else if (layer->points)
            tellThinned(*layer);
}

void LayerStack::requestLines(Layer& layer)
{
    const auto projection = m_view.projection();
    const int number = layer.number;
    const quint64 ticket = ++layer.ticket;
    m_reading.submit(layer.prefix(),
        [this, projection, number, ticket, features = layer.features, values = layer.columnValues](const std::stop_token&) -> Background::Answer {
            auto lines = std::make_shared<TrackLines>(trackLines(*projection, *features, values));
            const auto ribbons = makeRibbons(lines->lines);
            const auto days = std::make_shared<const ScenePoints>(ScenePoints::thinned(lines->days.points, {}, projection->isGlobe()));
            return [this, lines, ribbons, days, projection, number, ticket] {
                const auto it = std::find_if(m_layers.begin(), m_layers.end(), [number](const auto& l) { return l->number == number; });
                if (it == m_layers.end() || (*it)->ticket != ticket || projection != m_view.projection())
                    return;
                Layer& l = **it;
                l.lines = std::move(*lines);
                Scene& scene = m_view.scene();
                l.dayMarks = days;
                const TrackWidths widths = trackWidths(l.features->rowCount());
                if (widths.casing > 0.0F)
                    scene.setLines(l.key("casing"), 0, ribbons, {}, casing, widths.casing);
                else
                    scene.remove(l.key("casing"));
                scene.setLines(l.key("line"), 1, ribbons, {}, QColor(Qt::white), widths.line);
                scene.remove(l.key("days"));
                recolour(l);
                applyLooks();
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
    if (!layer.features || !layer.facts)
        return;
    if (layer.isPolygons()) {
        paintPolygons(layer);
        return;
    }
    if (layer.info.kind == EarthLayerKind::Points) {
        drawPoints(layer);
        return;
    }
    const auto now = layer.times.own.size() > 1 ? std::optional(ownTime(layer.times, m_time, m_calendar)) : std::nullopt;
    m_view.scene().recolourLines(layer.key("line"), trackColours(layer.lines, colouringOf(layer), now, layer.chosen.has_value()), QColor(Qt::white));
    drawPositions(layer);
    recolourChosen(layer);
    m_view.redraw();
}

void LayerStack::drawPositions(Layer& layer)
{
    const Projection& projection = *m_view.projection();
    const Colouring colouring = colouringOf(layer);
    SceneMarks marks;
    marks.size = layer.chosen ? 6.0F : 11.0F;
    marks.rim = QColor(Qt::white);
    if (layer.times.own.size() > 1) {
        for (const TrackPosition& at : positionsAt(*layer.features, layer.columnValues, ownTime(layer.times, m_time, m_calendar))) {
            const double lon = projection.isGlobe() ? at.lon : projection.centralLongitude() + wrap180(at.lon - projection.centralLongitude());
            const auto point = projection.forward(lon, at.lat);
            if (!point)
                continue;
            marks.points.push_back(*point);
            marks.colours.push_back(std::isnan(at.value) ? colouring.map.colours[128] : colouring.at(at.value));
        }
    }
    m_view.scene().setMarks(layer.key("now"), 3, marks);
    applyLooks();
}

} // namespace terrella::earth
