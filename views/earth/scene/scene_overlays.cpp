// SPDX-License-Identifier: GPL-3.0-or-later
// What lies below and above the overlays, drawn apart: while they alone move, the rest need not be drawn again.
#include "views/earth/scene/scene_private.h"

#include <algorithm>
#include <utility>

namespace terrella::earth {

/// Between which orders the overlays of the screen lie.
std::optional<std::pair<int, int>> Scene::overlayOrders() const
{
    std::optional<std::pair<int, int>> out;
    for (const auto& [key, p] : m_parts) {
        if (p.kind != Part::Kind::Overlay || p.isForTiles || !p.shown || !p.image)
            continue;
        const int order = p.order + p.look.order;
        out = out ? std::pair(std::min(out->first, order), std::max(out->second, order)) : std::pair(order, order);
    }
    return out;
}

std::vector<Scene::SeenOverlay> Scene::overlays() const
{
    const auto orders = overlayOrders();
    if (!orders || m_panes.size() != 1)
        return {};
    std::vector<std::pair<int, const Part*>> found;
    for (const auto& [key, p] : m_parts) {
        if (!p.shown || p.look.opacity <= 0.0F || p.isForTiles || (p.look.panes >> m_panes.front().index & 1U) == 0)
            continue;
        const int order = p.order + p.look.order;
        if (p.kind == Part::Kind::Overlay && p.image)
            found.emplace_back(order, &p);
        else if (!p.isEmpty() && (p.isRaised() || (order >= orders->first && order <= orders->second)))
            return {}; // by depth, or between them
        if (order >= orders->first && p.look.multiply)
            return {};
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, const Part*>::first);
    std::vector<SeenOverlay> out;
    for (const auto& [order, p] : found)
        out.push_back({p->image, p->look.opacity});
    return out;
}

void Scene::render(Share share)
{
    if (!m_arranged)
        arrange();
    const auto orders = share == Share::All ? std::nullopt : overlayOrders();
    std::vector<vtkProp*> hidden;
    if (orders)
        for (auto& [key, p] : m_parts) {
            const int order = p.order + p.look.order;
            const bool isDrawn = share == Share::Below ? order < orders->first : order > orders->second;
            if (!isDrawn && p.prop()->GetVisibility()) {
                p.prop()->SetVisibility(0);
                hidden.push_back(p.prop());
            }
        }
    vtkRenderer* ground = m_vtk->views.front().renderer;
    if (share == Share::Above) {
        ground->SetBackground(0.0, 0.0, 0.0);
        ground->SetBackgroundAlpha(0.0);
    }
    m_vtk->window->Render();
    if (share == Share::Above) {
        ground->SetBackground(m_sky.redF(), m_sky.greenF(), m_sky.blueF());
        ground->SetBackgroundAlpha(1.0);
    }
    for (vtkProp* prop : hidden)
        prop->SetVisibility(1);
}

} // namespace terrella::earth
