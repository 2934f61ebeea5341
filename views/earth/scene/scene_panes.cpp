// SPDX-License-Identifier: GPL-3.0-or-later
// Several pictures in one view, and how layers are mixed in each.
#include "views/earth/scene/scene_private.h"

#include <vtkCameraPass.h>
#include <vtkMatrix4x4.h>
#include <vtkUniforms.h>

#include <algorithm>
#include <array>

namespace terrella::earth {

void Scene::makePane()
{
    Vtk::View& view = m_vtk->views.emplace_back();
    view.renderer->SetAutomaticLightCreation(0);
    view.renderer->SetBackgroundAlpha(1.0); // and nothing that is mixed in takes from it: Qt would let the window shine through
    view.renderer->SetActiveCamera(m_vtk->camera);
    vtkNew<vtkCameraPass> pass;
    pass->SetDelegatePass(view.painter);
    view.renderer->SetPass(pass);
    m_vtk->window->AddRenderer(view.renderer);
}

void Scene::setPanes(const std::vector<ScenePane>& panes)
{
    if (panes.empty() || panes == m_panes)
        return;
    const auto sky = m_vtk->views.front().renderer->GetBackground();
    const std::array<double, 3> colour{sky[0], sky[1], sky[2]};
    while (m_vtk->views.size() > panes.size()) {
        m_vtk->views.back().renderer->RemoveAllViewProps();
        m_vtk->window->RemoveRenderer(m_vtk->views.back().renderer);
        m_vtk->views.pop_back();
    }
    while (m_vtk->views.size() < panes.size()) {
        makePane();
        m_vtk->views.back().renderer->SetBackground(colour[0], colour[1], colour[2]);
    }
    const auto indices = [](const std::vector<ScenePane>& all) {
        std::vector<unsigned> out;
        for (const ScenePane& each : all)
            out.push_back(each.index);
        return out;
    };
    m_arranged = m_arranged && indices(panes) == indices(m_panes);
    m_panes = panes;
    ++m_revision;
}

/// Which parts each pane holds, in the order they are drawn.
void Scene::arrange()
{
    std::vector<Part*> all;
    for (auto& [key, each] : m_parts)
        all.push_back(&each);
    std::stable_sort(all.begin(), all.end(), [](const Part* a, const Part* b) { return a->order + a->look.order < b->order + b->look.order; });
    for (std::size_t k = 0; k < m_panes.size(); ++k) {
        Vtk::View& view = m_vtk->views[k];
        view.renderer->RemoveAllViewProps();
        view.painter->multiplied.clear();
        view.painter->raised.clear();
        for (Part* each : all) {
            if ((each->look.panes >> m_panes[k].index & 1U) == 0)
                continue;
            view.renderer->AddViewProp(each->prop());
            if (each->look.multiply)
                view.painter->multiplied.insert(each->prop());
            if (each->isRaised())
                view.painter->raised.emplace(each->actor, each->kind == Part::Kind::Solid ? each->shader()->GetFragmentCustomUniforms() : nullptr);
        }
    }
    m_arranged = true;
}

void Scene::setLook(const QString& prefix, const PartLook& look)
{
    PartLook& kept = m_looks[prefix];
    if (kept == look)
        return;
    kept = look;
    ++m_revision;
    for (auto& [key, p] : m_parts)
        if (key.startsWith(prefix))
            applyLook(key, p);
}

/// Said outright: VTK would look at every texel to find out.
void Scene::mixRightly(Part& p)
{
    if (p.surface)
        return; // knows itself
    const bool opaque = p.opaque && p.look.opacity == 1.0F && !p.look.multiply;
    p.actor->SetForceOpaque(opaque);
    p.actor->SetForceTranslucent(!opaque);
}

void Scene::applyLook(const QString& key, Part& p)
{
    for (const auto& [prefix, look] : m_looks)
        if (key.startsWith(prefix))
            p.look = look;
    vtkUniforms* fragment = p.shader()->GetFragmentCustomUniforms();
    fragment->SetUniformf("layerOpacity", p.look.opacity);
    fragment->SetUniformf("layerMultiply", p.look.multiply ? 1.0F : 0.0F);
    if (p.points) {
        p.points->look.opacity = p.look.opacity;
        p.points->look.multiply = p.look.multiply;
    }
    if (p.surface)
        placeSurface(p);
    mixRightly(p);
    m_arranged = false;
}

std::optional<QRectF> gapOf(const std::vector<ScenePane>& panes)
{
    const QRectF& last = panes.back().area;
    return last.right() < 1.0 - 1e-6 ? std::optional(QRectF(last.right(), last.top(), 1.0 - last.right(), last.height())) : std::nullopt;
}

QRect Scene::pixelsOf(const ScenePane& pane, const QSize& whole) const
{
    const auto at = [](double part, int size) { return static_cast<int>(std::lround(part * size)); };
    const QRectF& area = pane.area;
    return {QPoint(at(area.left(), whole.width()), at(area.top(), whole.height())),
        QPoint(at(area.right(), whole.width()) - 1, at(area.bottom(), whole.height()) - 1)};
}

void Scene::setTarget(int width, int height, double pixelRatio)
{
    m_vtk->window->SetSize(width, height);
    m_pixelRatio = pixelRatio;
    m_pane = m_seen = {width * m_panes.front().area.width(), height * m_panes.front().area.height()};
    m_part = {0.0, 0.0, 1.0, 1.0};
    m_tiles = false;
    const auto pixels = [&](const QRectF& part) {
        const int left = static_cast<int>(std::lround(part.left() * width)), right = static_cast<int>(std::lround(part.right() * width));
        const int bottom = static_cast<int>(std::lround((1.0 - part.bottom()) * height));
        const int top = static_cast<int>(std::lround((1.0 - part.top()) * height));
        return std::array<int, 4>{left, bottom, std::max(0, right - left), std::max(0, top - bottom)};
    };
    m_vtk->gaps->SetDraw(gapOf(m_panes).has_value());
    for (std::size_t k = 0; k < m_panes.size(); ++k) {
        const QRectF& area = m_panes[k].area;
        m_vtk->views[k].renderer->SetDraw(1);
        m_vtk->views[k].renderer->SetViewport(area.left(), 1.0 - area.bottom(), area.right(), 1.0 - area.top());
        m_vtk->views[k].painter->shown = pixels(m_panes[k].shown & area);
        // Of panes in one place the first wipes the place for all.
        m_vtk->views[k].renderer->SetErase(k == 0 || area != m_panes[0].area);
    }
}

void Scene::setTile(const QSize& whole, const QRect& tile, double pixelRatio)
{
    m_vtk->window->SetSize(tile.width(), tile.height());
    m_pixelRatio = pixelRatio;
    m_seen = tile.size();
    m_vtk->gaps->SetDraw(0);
    m_tiles = true;
    for (std::size_t k = 0; k < m_panes.size(); ++k) {
        const QRect area = pixelsOf(m_panes[k], whole);
        vtkRenderer* renderer = m_vtk->views[k].renderer;
        renderer->SetDraw(area.contains(tile));
        if (!area.contains(tile))
            continue;
        m_pane = area.size();
        m_part = {static_cast<double>(tile.left() - area.left()) / area.width(), static_cast<double>(tile.top() - area.top()) / area.height(),
            static_cast<double>(tile.width()) / area.width(), static_cast<double>(tile.height()) / area.height()};
        const QRect shown = pixelsOf({0, m_panes[k].shown, {}}, whole).intersected(tile).translated(-tile.topLeft());
        renderer->SetViewport(0.0, 0.0, 1.0, 1.0);
        m_vtk->views[k].painter->shown = {shown.left(), tile.height() - shown.bottom() - 1, shown.width(), shown.height()};
        renderer->SetErase(k == 0 || m_panes[k].area != m_panes[0].area);
    }
}

/// What the camera sees of a pane; of a tile, the part of it that lies there.
void Scene::project(const QSizeF& pane) const
{
    vtkCamera* camera = m_vtk->camera;
    camera->UseExplicitProjectionTransformMatrixOff();
    if (m_part == QRectF(0.0, 0.0, 1.0, 1.0))
        return;
    vtkNew<vtkMatrix4x4> part;
    part->SetElement(0, 0, 1.0 / m_part.width());
    part->SetElement(1, 1, 1.0 / m_part.height());
    part->SetElement(0, 3, (1.0 - 2.0 * m_part.center().x()) / m_part.width());
    part->SetElement(1, 3, (2.0 * m_part.center().y() - 1.0) / m_part.height());
    vtkNew<vtkMatrix4x4> seen;
    vtkMatrix4x4::Multiply4x4(part, camera->GetProjectionTransformMatrix(pane.width() / std::max(1.0, pane.height()), -1.0, 1.0), seen);
    camera->SetExplicitProjectionTransformMatrix(seen);
    camera->UseExplicitProjectionTransformMatrixOn();
}

} // namespace terrella::earth
