// SPDX-License-Identifier: GPL-3.0-or-later
// What lies on the ground: pictures, fields, hatching.
#include "views/earth/scene/scene_private.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

Scene::Part& Scene::surfacePart(const QString& key, int order)
{
    Part& p = part(key, order);
    if (p.kind == Part::Kind::Unknown) {
        p.kind = Part::Kind::Surface;
        p.surface = vtkSmartPointer<SurfaceProp>::New();
        m_arranged = false;
    }
    return p;
}

void Scene::surfaceChanged(Part& p) const
{
    showDetail(p);
    placeSurface(p);
}

void Scene::placeSurface(Part& p) const
{
    const Vec3 at = m_globe ? m_camera.globeFrame().eye : Vec3{0.0, 0.0, 1.0};
    SurfaceProp::Look& look = p.surface->look;
    look.opacity = p.look.opacity;
    look.multiply = p.look.multiply;
    look.isGlobe = m_globe;
    look.eye = at * (1.0 / length(at));
    look.limb = m_globe && !p.look.multiply ? static_cast<float>(m_shading) : 0.0F; // the limb darkens once
    look.ratio = static_cast<float>(m_pixelRatio);
    const double high = m_globe ? 2.0 * (length(at) - 1.0) * std::tan(0.5 * Camera::viewAngleDeg * degree) : 2.0 * m_camera.halfHeight;
    look.unit = m_pane.height() / std::max(1e-12, high);
}

void Scene::setSurface(const QString& key, int order, const FieldMesh* mesh, const FieldImage* image)
{
    Part& p = surfacePart(key, order);
    p.surface->setMesh(mesh ? std::make_shared<const FieldMesh>(*mesh) : nullptr);
    p.surface->setImage(image ? std::make_shared<const FieldImage>(*image) : nullptr);
    surfaceChanged(p);
}

void Scene::setHatch(const QString& key, int order, const FieldMesh* mesh, const FieldImage* image, bool hasOwnColours)
{
    setSurface(key, order, mesh, image);
    m_parts.at(key).surface->setHatched(hasOwnColours);
}

void Scene::setField(const QString& key, int order, const std::shared_ptr<const FieldMesh>& mesh, const std::shared_ptr<const FieldTexels>& field,
    const FieldLook& look)
{
    Part& p = surfacePart(key, order);
    p.surface->setMesh(mesh);
    p.surface->setTexels(field);
    p.surface->setColours(look);
    surfaceChanged(p);
}

void Scene::setFieldHatch(const QString& key, int order, const std::shared_ptr<const FieldMesh>& mesh,
    const std::shared_ptr<const FieldTexels>& field, const HatchRule& rule, bool smooth)
{
    Part& p = surfacePart(key, order);
    p.surface->setMesh(mesh);
    p.surface->setTexels(field);
    p.surface->setRule(rule, smooth);
    p.surface->setHatched(false);
    surfaceChanged(p);
}

} // namespace terrella::earth
