// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps its size on the screen: glyphs, and pictures that lie over all of it.
#include "views/earth/scene/scene_data.h"
#include "views/earth/scene/scene_private.h"
#include "views/earth/scene/scene_shaders.h"

#include <vtkProperty.h>
#include <vtkUniforms.h>

namespace terrella::earth {

void Scene::setGlyphs(const QString& key, int order, const SceneGlyphs& glyphs, const QColor& colour, float width)
{
    Part& p = part(key, order);
    if (p.kind == Part::Kind::Unknown) {
        p.kind = Part::Kind::Glyphs;
        p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Dec", true, shaders::glyphDeclared, false);
        p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Impl", true, shaders::glyphVertex, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::Color::Dec", true, shaders::ribbonFragmentDeclared, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::Light::Impl", true, shaders::ribbonFragment, false);
        for (const char* name : {"glyphTowards", "glyphEnds", "ribbonCorner"})
            p.mapper->MapDataArrayToVertexAttribute(name, name, vtkDataObject::FIELD_ASSOCIATION_POINTS);
        p.mapper->SetColorModeToDirectScalars();
    }
    p.width = width;
    p.setData(glyphData(glyphs, colour));
    p.actor->SetVisibility(!glyphs.glyphs.empty());
    place(p);
}

void Scene::setOverlay(const QString& key, int order, const std::shared_ptr<const FieldImage>& image, bool isForTiles)
{
    const quint64 before = m_revision;
    Part& p = part(key, order);
    if (!isForTiles && p.kind == Part::Kind::Overlay)
        m_revision = before; // changes nothing that is drawn in tiles, nor what lies below and above it
    const FieldMesh* shape = nullptr;
    FieldMesh corners;
    if (p.kind == Part::Kind::Unknown) {
        p.kind = Part::Kind::Overlay;
        p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Impl", true, shaders::overlayVertex, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::TCoord::Impl", true, shaders::pictureFragment, false);
        corners.points = {-1.0F, -1.0F, 0.0F, 1.0F, -1.0F, 0.0F, 1.0F, 1.0F, 0.0F, -1.0F, 1.0F, 0.0F};
        corners.texture = {0.0F, 1.0F, 1.0F, 1.0F, 1.0F, 0.0F, 0.0F, 0.0F};
        corners.triangles = {0, 1, 2, 0, 2, 3};
        shape = &corners;
    }
    p.isForTiles = isForTiles;
    fill(p, shape, image);
}

} // namespace terrella::earth
