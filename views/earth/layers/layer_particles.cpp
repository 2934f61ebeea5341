// SPDX-License-Identifier: GPL-3.0-or-later
// Particles that drift with the flow: steps are made and drawn on a thread of their own, the picture lies over the scene.
#include "views/earth/layers/field_request.h"
#include "views/earth/layers/layer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace terrella::earth {

namespace {

constexpr double mostPixels = 4e6; ///< of trails in a large picture: drawn on the GUI thread, and soft enough to be enlarged
constexpr int stillSteps = 30;     ///< where nothing moves, and the view is another: until trails have their length there

} // namespace

void LayerStack::setMotion(bool moves)
{
    m_moves = moves;
    if (!m_flow.isActive())
        m_flow.start(); // stops by itself where nothing moves
    if (!m_drift.isActive())
        m_drift.start();
}

void LayerStack::setFilming(bool filming)
{
    m_films = filming;
    m_filmed = 0.0;
    if (!filming && !m_drift.isActive())
        m_drift.start();
}

void LayerStack::advance(double seconds)
{
    m_filmed += seconds * ParticleDrift::perSecond;
    const int steps = static_cast<int>(m_filmed);
    m_filmed -= steps;
    for (const auto& layer : m_layers)
        if (layer->drift && isSeen(*layer) && steps > 0)
            showTrails(*layer, layer->drift->advance(driftPicture(), steps));
}

int LayerStack::outstanding() const
{
    return m_reading.outstanding() + (m_still.isActive() ? 1 : 0) + static_cast<int>(std::ranges::count_if(m_layers, [this](const auto& layer) {
        return layer->wantsTrails || (layer->isSketch && isSeen(*layer));
    }));
}

DriftPicture LayerStack::driftPicture() const { return {m_view.projection(), m_view.camera(), m_view.paneSize(), m_view.devicePixelRatioF()}; }

/// The field that particles drift in is another, or vectors are not shown so any more.
void LayerStack::takeFlow(Layer& layer, const FieldAnswer& found)
{
    if (!found.flow) {
        layer.drift.reset();
        layer.wantsTrails = false;
        m_drifting.drop(layer.prefix());
        m_view.scene().remove(layer.key("trails"));
        return;
    }
    if (!layer.drift)
        layer.drift = std::make_shared<ParticleDrift>();
    Colouring colouring = colouringOf(layer);
    colouring.range = found.range;
    layer.drift->setField(found.flow, found.fullSpeed, colouring, layer.info.white, layer.info.density);
    layer.wantsTrails = !m_view.scene().contains(layer.key("trails"));
    letDrift(layer, 0);
    if (m_moves && !m_drift.isActive())
        m_drift.start();
}

/// Each tick of the clock is a step; where the last is not done yet it is left out, so that nothing piles up.
void LayerStack::drift()
{
    if (m_view.isFlowHeld())
        return;
    bool any = false;
    for (const auto& layer : m_layers) {
        if (!layer->drift || !isSeen(*layer))
            continue;
        any = any || (m_moves && !m_films);
        const QWidget* window = m_view.window();
        if (m_moves && !m_films && m_view.isVisible() && !window->isMinimized() && !layer->isDrifting)
            letDrift(*layer, 1);
    }
    if (!any)
        m_drift.stop();
}

void LayerStack::letDrift(Layer& layer, int steps)
{
    if (!layer.drift || !isSeen(layer) || m_view.paneSize().isEmpty()) {
        layer.wantsTrails = false;
        return;
    }
    if (steps == 0 && !m_moves && !m_films && !layer.wantsTrails)
        steps = stillSteps;
    layer.isDrifting = true;
    const int number = layer.number;
    m_drifting.submit(
        layer.prefix(), [this, drift = layer.drift, picture = driftPicture(), steps, number](const std::stop_token&) -> Background::Answer {
            auto made = std::make_shared<TrailPicture>(drift->advance(picture, steps));
            return [this, made, number, drift] {
                const auto it = std::find_if(m_layers.begin(), m_layers.end(), [number](const auto& l) { return l->number == number; });
                if (it == m_layers.end() || (*it)->drift != drift)
                    return;
                (*it)->isDrifting = false;
                const bool isFirst = std::exchange((*it)->wantsTrails, false);
                showTrails(**it, std::move(*made));
                if (isFirst)
                    Q_EMIT drawn();
            };
        });
}

void LayerStack::showTrails(const Layer& layer, TrailPicture picture, bool isForTiles)
{
    if (picture.width == 0)
        return;
    const auto image = std::make_shared<FieldImage>();
    image->width = picture.width;
    image->height = picture.height;
    image->pixels = std::move(picture.pixels);
    image->opaque = false;
    image->smooth = isForTiles; // it may be smaller than what it is for
    const QString key = layer.key(isForTiles ? "tiled trails" : "trails");
    const bool isNew = !m_view.scene().contains(key);
    m_view.scene().setOverlay(key, 0, image, isForTiles);
    if (isNew)
        applyLooks();
    if (!isForTiles)
        m_view.refresh();
}

void LayerStack::drawTrailsFor(const Camera& camera, const QSizeF& pane, double pixelRatio)
{
    const double pixels = pane.width() * pane.height() * pixelRatio * pixelRatio;
    const double ratio = pixelRatio * std::min(1.0, std::sqrt(mostPixels / std::max(1.0, pixels)));
    for (const auto& layer : m_layers)
        if (layer->drift && isSeen(*layer))
            showTrails(*layer, layer->drift->draw({m_view.projection(), camera, pane, ratio}), true);
}

void LayerStack::dropTrails()
{
    for (const auto& layer : m_layers)
        m_view.scene().remove(layer->key("tiled trails"));
}

} // namespace terrella::earth
