// SPDX-License-Identifier: GPL-3.0-or-later
// Isosurfaces and volumes in the scene: drawn after everything on the ground, hiding each other by depth.
#include "views/earth/scene/scene_data.h"
#include "views/earth/scene/scene_private.h"
#include "views/earth/scene/solid_shaders.h"

#include <vtkImageData.h>
#include <vtkPointData.h>
#include <vtkProperty.h>
#include <vtkUniforms.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace terrella::earth {

namespace {

std::array<float, 3> singles(const Vec3& v) { return {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)}; }

void addArray(vtkPolyData& data, const char* name, const std::vector<float>& values, int components)
{
    const auto array = floats(values, components);
    array->SetName(name);
    data.GetPointData()->AddArray(array);
}

/// Of a mesh or a solid; both have points and triangles.
template <class Shape>
vtkSmartPointer<vtkPolyData> trianglesOf(const Shape& shape)
{
    FieldMesh mesh;
    mesh.points = shape.points;
    mesh.triangles = shape.triangles;
    auto out = triangleData(mesh);
    out->GetPointData()->SetTCoords(nullptr);
    return out;
}

} // namespace

void Scene::setSolid(const QString& key, int order, const SceneSolid& solid, const std::vector<QRgb>& colours, const QColor& colour, Detail detail)
{
    Part& p = part(key, order);
    if (p.kind == Part::Kind::Unknown) {
        p.kind = Part::Kind::Solid;
        p.opaque = true;
        p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Dec", true, shaders::raisedDeclared, false);
        p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Impl", true, shaders::raisedVertex, false);
        p.shader()->AddVertexShaderReplacement("//VTK::Normal::Dec", true, shaders::solidDeclared, false);
        p.shader()->AddVertexShaderReplacement("//VTK::Normal::Impl", true, shaders::solidVertex, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::Color::Dec", true, shaders::raisedFragmentDeclared, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::Color::Impl", true, shaders::raisedFragment, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::Normal::Dec", true, shaders::solidFragmentDeclared, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::Light::Impl", true, shaders::solidFragment, false);
        p.mapper->MapDataArrayToVertexAttribute("solidHeight", "solidHeight", vtkDataObject::FIELD_ASSOCIATION_POINTS);
        p.mapper->MapDataArrayToVertexAttribute("solidFlat", "solidFlat", vtkDataObject::FIELD_ASSOCIATION_POINTS);
        p.mapper->MapDataArrayToVertexAttribute("solidSlope", "solidSlope", vtkDataObject::FIELD_ASSOCIATION_POINTS);
    }
    p.detail = detail;
    auto data = trianglesOf(solid);
    addArray(*data, "solidHeight", solid.heights, 1);
    addArray(*data, "solidFlat", solid.flat, 3);
    addArray(*data, "solidSlope", solid.rise, 3);
    if (colours.size() == solid.size() && !colours.empty()) {
        data->GetPointData()->SetScalars(colourArray(colours));
        p.mapper->ScalarVisibilityOn();
        p.mapper->SetColorModeToDirectScalars();
    } else {
        p.mapper->ScalarVisibilityOff();
    }
    p.actor->GetProperty()->SetColor(colour.redF(), colour.greenF(), colour.blueF());
    p.setData(data);
    mixRightly(p);
    showDetail(p);
    place(p);
    m_arranged = false;
}

void Scene::setShells(
    const QString& key, int order, const SceneShells& fine, const SceneShells& coarse, const std::shared_ptr<const FieldImage>& image)
{
    vtkSmartPointer<vtkTexture> texture;
    for (const bool isFine : {true, false}) {
        Part& p = part(isFine ? key : key + QStringLiteral("/moving"), order);
        if (p.kind == Part::Kind::Unknown) {
            p.kind = Part::Kind::Shells;
            p.detail = isFine ? Detail::Still : Detail::Moving;
            p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Dec", true, shaders::raisedDeclared, false);
            p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Impl", true, shaders::raisedVertex, false);
            p.shader()->AddFragmentShaderReplacement("//VTK::Color::Dec", true, shaders::raisedFragmentDeclared, false);
            p.shader()->AddFragmentShaderReplacement("//VTK::Color::Impl", true, shaders::raisedFragment, false);
            p.shader()->AddFragmentShaderReplacement("//VTK::TCoord::Impl", true, shaders::shellFragment, false);
            p.mapper->MapDataArrayToVertexAttribute("solidHeight", "solidHeight", vtkDataObject::FIELD_ASSOCIATION_POINTS);
        }
        const SceneShells& shells = isFine ? fine : coarse;
        fill(p, nullptr, isFine ? image : nullptr);
        if (isFine) {
            texture = p.texture;
        } else {
            p.texture = texture; // one picture for both
            p.actor->SetTexture(texture);
        }
        auto data = triangleData(shells.mesh);
        addArray(*data, "solidHeight", shells.heights, 1);
        p.setData(data);
        p.sheets = std::max(1, shells.count);
        mixRightly(p);
        showDetail(p);
        place(p);
    }
    m_arranged = false;
}

void Scene::setCurtain(const QString& key, int order, const SceneCurtain& curtain, const std::shared_ptr<const FieldImage>& image)
{
    Part& p = part(key, order);
    if (p.kind == Part::Kind::Unknown) {
        p.kind = Part::Kind::Curtain;
        p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Dec", true, shaders::raisedDeclared, false);
        p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Impl", true, shaders::raisedVertex, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::Color::Dec", true, shaders::raisedFragmentDeclared, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::Color::Impl", true, shaders::raisedFragment, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::TCoord::Impl", true, shaders::curtainFragment, false);
        p.mapper->MapDataArrayToVertexAttribute("solidHeight", "solidHeight", vtkDataObject::FIELD_ASSOCIATION_POINTS);
    }
    fill(p, nullptr, image);
    auto data = triangleData(curtain.mesh);
    addArray(*data, "solidHeight", curtain.heights, 1);
    p.setData(data);
    p.opaque = true; // what is not is left out by the shader
    mixRightly(p);
    showDetail(p);
    place(p);
    m_arranged = false;
}

void Scene::setExaggeration(double times, double lowestMetres, double highestMetres)
{
    if (times * unitsPerMetre == m_rise && lowestMetres == m_lowest && highestMetres == m_highest)
        return;
    ++m_revision;
    m_rise = times * unitsPerMetre;
    m_lowest = lowestMetres;
    m_highest = highestMetres;
    for (auto& [key, p] : m_parts)
        if (p.isRaised())
            place(p);
}

void Scene::placeSolid(Part& p) const
{
    vtkUniforms* vertex = p.shader()->GetVertexCustomUniforms();
    vtkUniforms* fragment = p.shader()->GetFragmentCustomUniforms();
    const Camera::Frame frame = m_globe ? m_camera.globeFrame() : m_camera.mapFrame();
    vertex->SetUniformf("solidGlobe", m_globe ? 1.0F : 0.0F);
    vertex->SetUniformf("solidRise", static_cast<float>(m_rise));
    vertex->SetUniformf("solidTrue", static_cast<float>(unitsPerMetre));
    fragment->SetUniformf("solidGlobe", m_globe ? 1.0F : 0.0F);
    fragment->SetUniform3f("solidEye", singles(frame.eye).data());
    fragment->SetUniform3f("solidBack", singles(frame.back).data());
    // The sea is looked into as if it had no surface: what is hidden is hidden by its floor.
    fragment->SetUniformf("solidCore", static_cast<float>(std::max(0.05, 1.0 + std::min(0.0, m_rise * m_lowest)) - 1e-5));
    if (p.kind == Part::Kind::Shells) {
        fragment->SetUniformf("shellPart", 1.0F / static_cast<float>(p.sheets));
        p.actor->GetProperty()->SetBackfaceCulling(m_globe);
        return;
    }
    if (p.kind == Part::Kind::Curtain) {
        const std::array<float, 2> rim{0.5F / static_cast<float>(std::max(1, p.image ? p.image->width : 1)),
            0.5F / static_cast<float>(std::max(1, p.image ? p.image->height : 1))};
        fragment->SetUniform2f("solidRim", rim.data());
        return;
    }
    const Vec3 light = frame.back * 0.75 + frame.up * 0.55 - frame.right * 0.40;
    fragment->SetUniform3f("solidLight", singles(light * (1.0 / length(light))).data());
    fragment->SetUniformf("solidSide", 0.0F);
}

void Scene::showDetail(Part& p) const
{
    const bool isNow = p.detail == Detail::Always || (p.detail == Detail::Moving) == m_moving;
    p.prop()->SetVisibility(p.shown && isNow && !p.isEmpty());
}

void Scene::setAllVisible(const QString& prefix, bool visible)
{
    for (auto& [key, p] : m_parts)
        if (key.startsWith(prefix)) {
            m_revision += p.shown != visible ? 1 : 0;
            p.shown = visible;
            showDetail(p);
        }
}

void Scene::setMoving(bool moving)
{
    m_moving = moving;
    for (auto& [key, p] : m_parts)
        if (p.detail != Detail::Always)
            showDetail(p);
}

} // namespace terrella::earth
