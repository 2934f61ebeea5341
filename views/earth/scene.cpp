// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene.h"

#include <vtkActor.h>
#include <vtkCamera.h>
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkImageData.h>
#include <vtkLight.h>
#include <vtkNew.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkPointData.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkShaderProperty.h>
#include <vtkSmartPointer.h>
#include <vtkTexture.h>
#include <vtkTypeInt32Array.h>
#include <vtkUniforms.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>
#include <cstring>

namespace terrella::earth {

namespace {

vtkSmartPointer<vtkFloatArray> floats(const std::vector<float>& values, int components)
{
    auto out = vtkSmartPointer<vtkFloatArray>::New();
    out->SetNumberOfComponents(components);
    out->SetNumberOfTuples(static_cast<vtkIdType>(values.size()) / components);
    if (!values.empty())
        std::memcpy(out->GetPointer(0), values.data(), values.size() * sizeof(float));
    return out;
}

vtkSmartPointer<vtkTypeInt32Array> integers(const std::vector<std::int32_t>& values)
{
    auto out = vtkSmartPointer<vtkTypeInt32Array>::New();
    out->SetNumberOfValues(static_cast<vtkIdType>(values.size()));
    if (!values.empty())
        std::memcpy(out->GetPointer(0), values.data(), values.size() * sizeof(std::int32_t));
    return out;
}

vtkSmartPointer<vtkCellArray> cells(const std::vector<std::int32_t>& offsets, const std::vector<std::int32_t>& connectivity)
{
    auto out = vtkSmartPointer<vtkCellArray>::New();
    out->SetData(integers(offsets), integers(connectivity));
    return out;
}

vtkSmartPointer<vtkPoints> scenePoints(const std::vector<Vec3>& points)
{
    std::vector<float> xyz;
    xyz.reserve(3 * points.size());
    for (const Vec3& p : points) {
        xyz.push_back(static_cast<float>(p.x));
        xyz.push_back(static_cast<float>(p.y));
        xyz.push_back(static_cast<float>(p.z));
    }
    auto out = vtkSmartPointer<vtkPoints>::New();
    out->SetData(floats(xyz, 3));
    return out;
}

vtkSmartPointer<vtkUnsignedCharArray> colourArray(const std::vector<QRgb>& colours)
{
    auto out = vtkSmartPointer<vtkUnsignedCharArray>::New();
    out->SetName("colours");
    out->SetNumberOfComponents(4);
    out->SetNumberOfTuples(static_cast<vtkIdType>(colours.size()));
    for (std::size_t k = 0; k < colours.size(); ++k) {
        const QRgb c = colours[k];
        const unsigned char rgba[4] = {static_cast<unsigned char>(qRed(c)), static_cast<unsigned char>(qGreen(c)),
            static_cast<unsigned char>(qBlue(c)), static_cast<unsigned char>(qAlpha(c))};
        out->SetTypedTuple(static_cast<vtkIdType>(k), rgba);
    }
    return out;
}

/// Flat colour: what it is given is what is seen.
void makeFlat(vtkProperty* property)
{
    property->LightingOff();
    property->SetAmbient(1.0);
    property->SetDiffuse(0.0);
    property->SetSpecular(0.0);
}

// Discs instead of squares, smooth at the edge, with a rim. VTK declares the uniforms that are set below.
constexpr const char* discShader = R"(//VTK::Light::Impl
  float discRadius = length(gl_PointCoord * 2.0 - 1.0) * 0.5 * discSize;
  float discInside = clamp(0.5 * discSize - discRadius, 0.0, 1.0);
  float discRim = clamp(discRadius - 0.5 * discSize + discRimWidth + 0.5, 0.0, 1.0);
  fragOutput0.rgb = mix(fragOutput0.rgb, discRimColour, discRim * discRimShown);
  fragOutput0.a *= discInside;
  if (fragOutput0.a <= 0.0) discard;
)";
constexpr double liftPerOrder = 0.0006;

} // namespace

struct Scene::Part {
    int order = 0;
    float width = 1.0F; ///< lines: width, marks: size; in device-independent pixels
    bool isMarks = false;
    bool isSurface = false;
    vtkSmartPointer<vtkActor> actor = vtkSmartPointer<vtkActor>::New();
    vtkSmartPointer<vtkPolyDataMapper> mapper = vtkSmartPointer<vtkPolyDataMapper>::New();
    vtkSmartPointer<vtkPolyData> data = vtkSmartPointer<vtkPolyData>::New();
    vtkSmartPointer<vtkTexture> texture;
};

struct Scene::Vtk {
    vtkNew<vtkGenericOpenGLRenderWindow> window;
    vtkNew<vtkRenderer> renderer;
    vtkNew<vtkLight> light;
};

Scene::Scene() : m_vtk(std::make_unique<Vtk>())
{
    auto& v = *m_vtk;
    v.window->SetOwnContext(0);
    v.window->SetReadyForRendering(false);
    v.window->SetFrameBlitModeToNoBlit();
    v.window->SetMultiSamples(4);
    v.window->AddRenderer(v.renderer);
    v.renderer->SetAutomaticLightCreation(0);
    v.renderer->SetBackground(0.0, 0.0, 0.0);
    v.light->SetLightTypeToHeadlight();
    v.renderer->AddLight(v.light);
}

Scene::~Scene() = default;

vtkGenericOpenGLRenderWindow* Scene::window() const { return m_vtk->window; }

void Scene::setSky(const QColor& colour) { m_vtk->renderer->SetBackground(colour.redF(), colour.greenF(), colour.blueF()); }

void Scene::setShading(double depth)
{
    m_shading = depth;
    for (auto& [key, p] : m_parts)
        place(p);
}

Scene::Part& Scene::part(const QString& key, int order)
{
    const auto found = m_parts.find(key);
    if (found != m_parts.end() && found->second.order == order)
        return found->second;
    if (found != m_parts.end())
        remove(key);
    Part& p = m_parts[key];
    p.order = order;
    p.mapper->SetInputData(p.data);
    p.actor->SetMapper(p.mapper);
    p.actor->PickableOff();
    // VTK draws in the order actors were added.
    m_vtk->renderer->RemoveAllViewProps();
    std::vector<Part*> all;
    for (auto& [k, each] : m_parts)
        all.push_back(&each);
    std::stable_sort(all.begin(), all.end(), [](const Part* a, const Part* b) { return a->order < b->order; });
    for (Part* each : all)
        m_vtk->renderer->AddActor(each->actor);
    return p;
}

void Scene::place(Part& p) const
{
    // Each layer lies a hair above the one below: as a shell on the globe, by height on maps. The hair shrinks as one comes closer.
    if (m_globe) {
        p.actor->SetScale(1.0 + liftPerOrder * p.order * std::min(1.0, m_camera.distance - 1.0));
        p.actor->SetPosition(0.0, 0.0, 0.0);
    } else {
        p.actor->SetScale(1.0);
        p.actor->SetPosition(0.0, 0.0, 0.01 * p.order);
    }
    vtkProperty* property = p.actor->GetProperty();
    if (p.isSurface) {
        const bool shaded = m_globe && m_shading > 0.0;
        property->SetLighting(shaded);
        property->SetAmbient(shaded ? 1.0 - m_shading : 1.0);
        property->SetDiffuse(shaded ? m_shading : 0.0);
    } else if (p.isMarks) {
        property->SetPointSize(static_cast<float>(p.width * m_pixelRatio));
    } else {
        property->SetLineWidth(static_cast<float>(p.width * m_pixelRatio));
    }
}

void Scene::setSurface(const QString& key, int order, const FieldMesh* mesh, const FieldImage* image, bool globe)
{
    Part& p = part(key, order);
    p.isSurface = true;
    if (mesh) {
        vtkNew<vtkPoints> points;
        points->SetData(floats(mesh->points, 3));
        const std::size_t triangles = mesh->triangles.size() / 3;
        std::vector<std::int32_t> offsets(triangles + 1);
        for (std::size_t k = 0; k <= triangles; ++k)
            offsets[k] = static_cast<std::int32_t>(3 * k);
        p.data = vtkSmartPointer<vtkPolyData>::New();
        p.data->SetPoints(points);
        p.data->SetPolys(cells(offsets, mesh->triangles));
        p.data->GetPointData()->SetTCoords(floats(mesh->texture, 2));
        if (globe)
            p.data->GetPointData()->SetNormals(floats(mesh->points, 3)); // the unit sphere is its own normal
        p.mapper->SetInputData(p.data);
        p.actor->GetProperty()->SetInterpolationToPhong();
        p.actor->GetProperty()->SetSpecular(0.0);
        p.actor->GetProperty()->SetColor(1.0, 1.0, 1.0);
    }
    if (image && image->width > 0) {
        vtkNew<vtkImageData> pixels;
        pixels->SetDimensions(image->width, image->height, 1);
        pixels->AllocateScalars(VTK_UNSIGNED_CHAR, 4);
        std::memcpy(pixels->GetScalarPointer(), image->pixels.data(), image->pixels.size() * sizeof(std::uint32_t));
        if (!p.texture) {
            p.texture = vtkSmartPointer<vtkTexture>::New();
            p.texture->SetWrap(vtkTexture::ClampToEdge);
            p.texture->SetColorModeToDirectScalars();
            p.actor->SetTexture(p.texture);
        }
        p.texture->SetInterpolate(image->smooth);
        p.texture->SetInputDataObject(pixels);
        // Said outright: VTK would look at every texel to find out.
        p.actor->SetForceOpaque(image->opaque);
        p.actor->SetForceTranslucent(!image->opaque);
    }
    place(p);
}

void Scene::setLines(const QString& key, int order, const SceneLines& lines, const std::vector<QRgb>& colours, const QColor& colour, float width)
{
    Part& p = part(key, order);
    p.width = width;
    p.data = vtkSmartPointer<vtkPolyData>::New();
    p.data->SetPoints(scenePoints(lines.points));
    std::vector<std::int32_t> offsets(lines.starts.begin(), lines.starts.end());
    std::vector<std::int32_t> connectivity(lines.starts.back());
    for (std::size_t k = 0; k < connectivity.size(); ++k)
        connectivity[k] = static_cast<std::int32_t>(k);
    p.data->SetLines(cells(offsets, connectivity));
    p.mapper->SetInputData(p.data);
    makeFlat(p.actor->GetProperty());
    recolourLines(key, colours, colour);
    place(p);
}

void Scene::recolourLines(const QString& key, const std::vector<QRgb>& colours, const QColor& colour)
{
    const auto found = m_parts.find(key);
    if (found == m_parts.end())
        return;
    Part& p = found->second;
    bool translucent = colour.alpha() < 255;
    if (!colours.empty() && colours.size() == static_cast<std::size_t>(p.data->GetNumberOfPoints())) {
        p.data->GetPointData()->SetScalars(colourArray(colours));
        p.data->Modified();
        p.mapper->ScalarVisibilityOn();
        p.mapper->SetColorModeToDirectScalars();
        translucent = std::any_of(colours.begin(), colours.end(), [](QRgb c) { return qAlpha(c) < 255; });
    } else {
        p.mapper->ScalarVisibilityOff();
    }
    vtkProperty* property = p.actor->GetProperty();
    property->SetColor(colour.redF(), colour.greenF(), colour.blueF());
    property->SetOpacity(colour.alphaF());
    p.actor->SetForceOpaque(!translucent);
    p.actor->SetForceTranslucent(translucent);
}

void Scene::setMarks(const QString& key, int order, const SceneMarks& marks)
{
    Part& p = part(key, order);
    const bool isNew = !p.isMarks;
    p.isMarks = true;
    p.width = marks.size;
    p.data = vtkSmartPointer<vtkPolyData>::New();
    p.data->SetPoints(scenePoints(marks.points));
    std::vector<std::int32_t> offsets(marks.points.size() + 1);
    std::vector<std::int32_t> connectivity(marks.points.size());
    for (std::size_t k = 0; k < connectivity.size(); ++k) {
        offsets[k] = static_cast<std::int32_t>(k);
        connectivity[k] = static_cast<std::int32_t>(k);
    }
    offsets.back() = static_cast<std::int32_t>(marks.points.size());
    p.data->SetVerts(cells(offsets, connectivity));
    p.data->GetPointData()->SetScalars(colourArray(marks.colours));
    p.mapper->SetInputData(p.data);
    p.mapper->SetColorModeToDirectScalars();
    makeFlat(p.actor->GetProperty());
    p.actor->ForceTranslucentOn();
    vtkShaderProperty* shader = p.actor->GetShaderProperty();
    if (isNew)
        shader->AddFragmentShaderReplacement("//VTK::Light::Impl", true, discShader, false);
    const float ratio = static_cast<float>(m_pixelRatio);
    vtkUniforms* uniforms = shader->GetFragmentCustomUniforms();
    uniforms->SetUniformf("discSize", marks.size * ratio);
    uniforms->SetUniformf("discRimWidth", 1.0F * ratio);
    uniforms->SetUniformf("discRimShown", marks.rim.isValid() ? static_cast<float>(marks.rim.alphaF()) : 0.0F);
    const QColor rim = marks.rim.isValid() ? marks.rim : QColor(Qt::black);
    const float rgb[3] = {static_cast<float>(rim.redF()), static_cast<float>(rim.greenF()), static_cast<float>(rim.blueF())};
    uniforms->SetUniform3f("discRimColour", rgb);
    place(p);
}

void Scene::setVisible(const QString& key, bool visible)
{
    const auto found = m_parts.find(key);
    if (found != m_parts.end())
        found->second.actor->SetVisibility(visible);
}

void Scene::remove(const QString& key)
{
    const auto found = m_parts.find(key);
    if (found == m_parts.end())
        return;
    m_vtk->renderer->RemoveActor(found->second.actor);
    m_parts.erase(found);
}

void Scene::removeAll(const QString& prefix)
{
    std::vector<QString> keys;
    for (const auto& [key, p] : m_parts)
        if (key.startsWith(prefix))
            keys.push_back(key);
    for (const QString& key : keys)
        remove(key);
}

bool Scene::contains(const QString& key) const { return m_parts.contains(key); }

void Scene::setTarget(int width, int height, double pixelRatio)
{
    m_vtk->window->SetSize(width, height);
    if (pixelRatio == m_pixelRatio)
        return;
    m_pixelRatio = pixelRatio;
    for (auto& [key, p] : m_parts)
        place(p);
}

void Scene::setSamples(int samples) { m_vtk->window->SetMultiSamples(samples); }

void Scene::setCamera(const Camera& camera, bool globe)
{
    m_camera = camera;
    m_globe = globe;
    vtkCamera* view = m_vtk->renderer->GetActiveCamera();
    if (globe) {
        const Vec3 eye = camera.eyeDirection() * camera.distance;
        const Vec3 up = camera.north();
        view->ParallelProjectionOff();
        view->SetViewAngle(Camera::viewAngleDeg);
        view->SetPosition(eye.x, eye.y, eye.z);
        view->SetFocalPoint(0.0, 0.0, 0.0);
        view->SetViewUp(up.x, up.y, up.z);
        const double height = camera.distance - 1.0;
        view->SetClippingRange(0.5 * height, std::sqrt(camera.distance * camera.distance - 1.0) + 0.05);
    } else {
        view->ParallelProjectionOn();
        view->SetParallelScale(camera.halfHeight);
        view->SetPosition(camera.x, camera.y, 10.0);
        view->SetFocalPoint(camera.x, camera.y, 0.0);
        view->SetViewUp(0.0, 1.0, 0.0);
        view->SetClippingRange(5.0, 12.0);
    }
    for (auto& [key, p] : m_parts)
        place(p);
}

void Scene::render() { m_vtk->window->Render(); }

void Scene::releaseGraphics() { m_vtk->window->Finalize(); }

} // namespace terrella::earth
