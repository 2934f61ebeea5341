// SPDX-License-Identifier: GPL-3.0-or-later
// What the layers ask of the reading thread, and how its answers reach the scene.
#include "views/earth/layers/field_request.h"
#include "views/earth/layers/layer.h"
#include "views/earth/layers/layer_curtain.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

const QColor casing(12, 16, 20);

} // namespace

void LayerStack::request(Layer& layer)
{
    if (!isSeen(layer))
        return;
    if (layer.cube && layer.variable >= 0)
        layer.isCurtain() ? m_curtains->request(layer) : layer.isSolid() ? requestSolid(layer) : requestField(layer);
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
        recolourChosen(layer);
        return;
    }
    if (layer.info.kind == EarthLayerKind::Points) {
        drawPoints(layer);
        return;
    }
    colourTracks(layer);
    drawPositions(layer);
    recolourChosen(layer);
    m_view.redraw();
}

} // namespace terrella::earth
