// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/warm_up.h"

#include "views/earth/fields/field_texels.h"
#include "views/earth/scene/scene_widget.h"

#include <QGuiApplication>

namespace terrella::earth {

namespace {

constexpr int firstRest = 500; ///< milliseconds after the first picture
constexpr int rest = 60;
constexpr int opaqueCount = 3; ///< the first so many cover what lies below
const QString key = QStringLiteral("warm");

FieldMesh speck()
{
    FieldMesh out;
    out.points = {1.0F, 0.0F, 0.0F, 1.0F, 1e-4F, 0.0F, 1.0F, 0.0F, 1e-4F};
    out.texture = {0.0F, 0.0F, 1.0F, 0.0F, 0.0F, 1.0F};
    out.triangles = {0, 1, 2};
    return out;
}

// Textures of three by three: software makes other programs for sizes that are powers of two, and for what is repeated or covers what lies below.

FieldImage dot()
{
    FieldImage out;
    out.width = out.height = 3;
    out.pixels.assign(9, 0xffffffffU);
    out.opaque = false;
    return out;
}

std::shared_ptr<const FieldTexels> cells(bool periodic, bool missing)
{
    FieldTexels out;
    out.values = std::make_shared<const std::vector<float>>(9, 0.5F);
    out.columns = out.rows = 3;
    out.periodic = periodic;
    out.ends = {0.5F, 0.5F, missing};
    return std::make_shared<const FieldTexels>(std::move(out));
}

SceneSolid chip()
{
    SceneSolid out;
    out.points = speck().points;
    out.heights = {0.0F, 0.0F, 0.0F};
    out.flat = {1.0F, 0.0F, 0.0F, 1.0F, 0.0F, 0.0F, 1.0F, 0.0F, 0.0F};
    out.rise.assign(9, 0.0F);
    out.triangles = speck().triangles;
    return out;
}

} // namespace

WarmUp::WarmUp(SceneWidget& view) : QObject(&view), m_view(view)
{
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &WarmUp::step);
    connect(&m_view, &SceneWidget::painted, this, [this] {
        if (!std::exchange(m_isDrawing, false))
            return;
        removeParts();
        ++m_next;
        if (!isDone())
            m_rest.start(rest);
    });
}

void WarmUp::begin()
{
    m_next = 0;
    m_isDrawing = false;
    m_rest.start(firstRest);
}

void WarmUp::step()
{
    if (isDone() || m_isDrawing)
        return;
    if (!m_view.isVisible()) {
        m_next = count; // nobody waits for its pictures
        return;
    }
    if (m_view.isMoving() || QGuiApplication::mouseButtons() != Qt::NoButton) {
        m_rest.start(firstRest);
        return;
    }
    add(m_next);
    m_isDrawing = true;
    m_view.refresh();
}

void WarmUp::add(int which)
{
    Scene& scene = m_view.scene();
    const FieldMesh mesh = speck();
    const FieldImage image = dot();
    const auto fieldMesh = std::make_shared<const FieldMesh>(mesh);
    scene.setLook(key, {which < opaqueCount ? 1.0F : 0.0F}); // a speck is no pixel
    SceneLines line;
    line.add({1.0, 0.0, 0.0}, 0.0);
    line.add({1.0, 1e-4, 0.0}, 1.0);
    line.endPart();
    const std::vector<QRgb> inks(2, 0xffffffffU);
    SceneLabels labels;
    labels.picture = image;
    labels.labels.push_back({{1.0, 0.0, 0.0}, {1.0, 0.0, 0.0}, {0.0, 0.0, 1.0, 1.0}, {1.0, 1.0}});
    SceneGlyphs glyphs;
    glyphs.segments.push_back({0.0F, 0.0F, 1.0F, 1.0F});
    glyphs.glyphs.push_back({{1.0, 0.0, 0.0}, {1.0, 1e-4, 0.0}, 0, 1, 0xffffffffU});
    switch (which) {
    case 0: scene.setField(key, 0, fieldMesh, cells(true, false), {}); break;
    case 1: scene.setField(key, 0, fieldMesh, cells(false, false), {}); break;
    case 2: scene.setField(key, 0, fieldMesh, cells(true, false), {{}, false}); break;
    case 3: scene.setField(key, 0, fieldMesh, cells(true, true), {}); break;
    case 4: scene.setLines(key, 0, line, inks, Qt::white, 1.0F); break;
    case 5: scene.setLabels(key, 0, labels); break;
    case 6: scene.setMarks(key, 0, SceneMarks{{{1.0, 0.0, 0.0}}, {0xffffffffU}, 1.0F, Qt::white}); break;
    case 7: scene.setHatch(key, 0, &mesh, &image); break;
    case 8: scene.setGlyphs(key, 0, glyphs, {}, 1.0F); break;
    case 9: scene.setFieldHatch(key, 0, fieldMesh, cells(true, false), {}, true); break;
    case 10: scene.setFieldHatch(key, 0, fieldMesh, cells(true, true), {}, true); break;
    case 11: scene.setSurface(key, 0, &mesh, &image); break;
    case 12: scene.setOverlay(key, 0, std::make_shared<const FieldImage>(image), false); break;
    case 13: scene.setSolid(key, 0, chip(), std::vector<QRgb>(3, 0xffffffffU), Qt::white, Scene::Detail::Always); break;
    case 14: scene.setSolid(key, 0, chip(), {}, Qt::white, Scene::Detail::Always); break;
    case 15: scene.setShells(key, 0, {mesh, {0.0F, 0.0F, 0.0F}, 1}, {mesh, {0.0F, 0.0F, 0.0F}, 1}, std::make_shared<const FieldImage>(image)); break;
    case 16: scene.setCurtain(key, 0, {mesh, {0.0F, 0.0F, 0.0F}}, std::make_shared<const FieldImage>(image)); break;
    case 17:
        scene.setLines(key, 0, line, inks, Qt::white, 1.0F);
        scene.setFlow(key, 0.0);
        break;
    default: break;
    }
}

void WarmUp::removeParts() { m_view.scene().removeAll(key); }

} // namespace terrella::earth
