// SPDX-License-Identifier: GPL-3.0-or-later
// Fields: what is asked of the reading thread, how its answers reach the scene, and how they are coloured there.
#include "views/earth/fields/colour_table.h"
#include "views/earth/layers/field_request.h"
#include "views/earth/layers/layer.h"
#include "views/earth/layers/layer_curtain.h"

#include <algorithm>
#include <array>
#include <utility>

namespace terrella::earth {

namespace {

constexpr double brightEnough = 0.32; ///< of a field for dark lines
constexpr int restMilliseconds = 120; ///< of time, before a sketch is read as it is

/// Mean of the colours of some of the values.
double brightnessOf(const FieldTexels& texels, const ColourTable& table)
{
    constexpr std::size_t stride = 997;
    double sum = 0.0, count = 0.0;
    for (std::size_t k = 0; k < texels.values->size(); k += stride) {
        const std::uint32_t p = table.at((*texels.values)[k]);
        if (p >> 24U == 0)
            continue;
        sum += (0.299 * (p & 0xffU) + 0.587 * (p >> 8U & 0xffU) + 0.114 * (p >> 16U & 0xffU)) / 255.0;
        count += 1.0;
    }
    return count > 0.0 ? sum / count : 0.5;
}

} // namespace

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
    if (isShown(layer, ask)) {
        m_reading.drop(layer.prefix());
        layer.answered = layer.ticket;
        if (colourField(layer))
            Q_EMIT changed();
        inkContours();
        m_view.redraw();
        Q_EMIT drawn();
        return;
    }
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
    if (asked.ticket < l.answered) { // what the scene had was asked for since
        Q_EMIT drawn();
        return;
    }
    l.isSketch = found.isSketch;
    if (found.error) {
        l.info.problem = found.error->message;
        m_view.scene().removeAll(l.prefix());
        l.meshProjection = nullptr;
        l.shown.reset();
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
    l.covers = found.covers;
    const bool wasMissing = std::exchange(l.missing, found.missing);
    const bool isMended = !std::exchange(l.info.problem, QString()).isEmpty();
    if (found.mesh) {
        l.meshProjection = asked.projection.get();
        l.meshGrid = &at;
        l.meshStep = asked.at.time;
        l.meshPart = asked.part;
        l.meshDetail = asked.detail;
    }
    l.texels = {found.texels, asked.detail ? found.detailTexels : nullptr};
    l.shown = found.texels && !found.isThinned && !found.isSketch ? std::optional(asked) : std::nullopt;
    const ValueRange own = asked.own ? *asked.own : found.own, range = asked.isRangeGiven ? asked.colouring.range : own;
    bool rangeIsNew = false;
    if (asked.ticket == l.ticket && l.info.isAutomatic()) {
        rangeIsNew = !l.own || *l.own != own || l.range() != range;
        l.own = own;
        l.ownStep = asked.at.time;
        l.info.lowest = range.lowest; // its own; then what all agree on
        l.info.highest = range.highest;
        shareRanges();
        if (rangeIsNew)
            m_curtains->dress(l, l.info);
    }
    bool endsAreNew = false;
    if (found.lines)
        takeLines(l, found);
    else
        endsAreNew = colourField(l, found.mesh, found.detailMesh);
    applyLooks();
    m_view.redraw();
    inkContours();
    const bool hadMesh = std::exchange(found.mesh, nullptr) != nullptr;
    found.detailMesh.reset();
    if (rangeIsNew || hadMesh || endsAreNew || wasMissing != l.missing || isMended || isOtherOverview)
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

/// Whether the scene has all that is asked for, so that only colours may be others.
bool LayerStack::isShown(const Layer& layer, const FieldRequest& ask) const
{
    return layer.shown && !ask.wantsMesh && layer.info.problem.isEmpty() && ask.asksForTheSameValues(*layer.shown)
        && (ask.own || ask.kind == EarthLayerKind::Hatch);
}

/// Values, shapes and colours go to the scene, as far as it does not have them. Whether the bar has other ends than before.
bool LayerStack::colourField(Layer& layer, const std::shared_ptr<const FieldMesh>& mesh, const std::shared_ptr<const FieldMesh>& detailMesh)
{
    Scene& scene = m_view.scene();
    if (!layer.detailPart)
        scene.remove(layer.key("detail"));
    const std::array<std::pair<const char*, std::shared_ptr<const FieldMesh>>, 2> parts{
        {{layer.info.kind == EarthLayerKind::Hatch ? "hatch" : "field", mesh}, {"detail", detailMesh}}};
    const FieldLook look{colouringOf(layer), layer.info.smooth};
    const ColourTable table(look.colouring);
    bool isUnder = false, isOver = false;
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const auto& texels = layer.texels[k];
        if (!texels)
            continue;
        const QString key = layer.key(parts[k].first);
        if (layer.info.kind == EarthLayerKind::Hatch) {
            scene.setFieldHatch(
                key, static_cast<int>(k), parts[k].second, texels, {layer.info.condition, layer.info.threshold, layer.info.upper}, layer.info.smooth);
            continue;
        }
        scene.setField(key, static_cast<int>(k), parts[k].second, texels, look);
        for (const float end : {texels->ends.lowest, texels->ends.highest})
            if (texels->ends.lowest <= texels->ends.highest) {
                isUnder = isUnder || table.isUnder(end);
                isOver = isOver || table.isOver(end);
            }
    }
    if (layer.isGround())
        layer.brightness = brightnessOf(*layer.texels.front(), table);
    const bool isOther = layer.under != isUnder || layer.over != isOver;
    layer.under = isUnder;
    layer.over = isOver;
    return isOther;
}

/// Contours are dark on bright fields, bright on dark ones.
void LayerStack::inkContours()
{
    const bool isBright = fieldBrightness().value_or(0.0) > brightEnough;
    if (std::exchange(m_isOnBright, isBright) == isBright)
        return;
    for (const auto& other : m_layers)
        if (other->info.kind == EarthLayerKind::Contours)
            request(*other);
}

} // namespace terrella::earth
