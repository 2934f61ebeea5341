// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/scene.h"

#include "views/earth/scene/scene_data.h"
#include "views/earth/scene/scene_private.h"
#include "views/earth/scene/scene_shaders.h"

#include <vtkAutoInit.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkProperty.h>
#include <vtkShaderProperty.h>
#include <vtkUniforms.h>

#include <algorithm>
#include <array>
#include <utility>

VTK_MODULE_INIT(vtkRenderingOpenGL2) // its factories; said here and not to each compilation, whose caches would know the build folder

namespace terrella::earth {

namespace {

const QString rimKey = QStringLiteral("~rim");
const QLatin1Char wholePrefix('~'); ///< of what the horizon does not cut
constexpr int rimOrder = 10000;
constexpr float rimWidth = 3.0F;        // pixels
constexpr double mapEyeDistance = 40.0; // from all that maps hold, however far they are tilted

/// Flat colour: what it is given is what is seen.
void makeFlat(vtkProperty* property)
{
    property->LightingOff();
    property->SetAmbient(1.0);
    property->SetDiffuse(0.0);
    property->SetSpecular(0.0);
    property->SetColor(1.0, 1.0, 1.0);
}

} // namespace

Scene::Scene() : m_vtk(std::make_unique<Vtk>())
{
    auto& v = *m_vtk;
    v.window->SetOwnContext(0);
    v.window->SetReadyForRendering(false);
    v.window->SetFrameBlitModeToNoBlit();
    v.window->SetMultiSamples(0); // edges are smoothed by the shaders: several samples would more than double a frame
    v.gaps->SetActiveCamera(v.camera);
    v.gaps->SetAutomaticLightCreation(0);
    v.gaps->SetBackgroundAlpha(1.0);
    v.window->AddRenderer(v.gaps); // before all others
    makePane();
    makeRim();
}

Scene::~Scene() = default;

/// A band of sky along the horizon hides the jagged edge of the globe's triangles.
void Scene::makeRim()
{
    SceneLines circle;
    for (int k = 0; k <= 360; ++k)
        circle.add({std::cos(k * degree), std::sin(k * degree), 0.0}, 0.0);
    circle.endPart();
    setLines(rimKey, rimOrder, circle, {}, Qt::black, rimWidth);
}

vtkGenericOpenGLRenderWindow* Scene::window() const { return m_vtk->window; }

void Scene::setSky(const QColor& colour)
{
    m_sky = colour;
    m_vtk->gaps->SetBackground(colour.redF(), colour.greenF(), colour.blueF());
    for (Vtk::View& view : m_vtk->views)
        view.renderer->SetBackground(colour.redF(), colour.greenF(), colour.blueF());
    recolourLines(rimKey, {}, colour);
}

void Scene::setShading(double depth)
{
    ++m_revision;
    m_shading = depth;
    for (auto& [key, p] : m_parts)
        place(p);
}

Scene::Part& Scene::part(const QString& key, int order)
{
    ++m_revision;
    const auto found = m_parts.find(key);
    if (found != m_parts.end()) {
        m_arranged = m_arranged && found->second.order == order;
        found->second.order = order;
        return found->second;
    }
    Part& p = m_parts[key];
    p.order = order;
    p.isWhole = key.startsWith(wholePrefix);
    p.setData(p.data);
    p.actor->SetMapper(p.mapper);
    p.actor->PickableOff();
    makeFlat(p.actor->GetProperty());
    applyLook(key, p);
    m_arranged = false;
    return p;
}

/// Sets what depends on camera, window and pixel ratio.
void Scene::place(Part& p) const
{
    vtkUniforms* vertex = p.shader()->GetVertexCustomUniforms();
    vtkUniforms* fragment = p.shader()->GetFragmentCustomUniforms();
    const auto ratio = static_cast<float>(m_pixelRatio);
    switch (p.kind) {
    case Part::Kind::Surface: placeSurface(p); break;
    case Part::Kind::Lines: {
        const std::array<float, 2> half{0.5F * static_cast<float>(m_seen.width()), 0.5F * static_cast<float>(m_seen.height())};
        vertex->SetUniform2f("ribbonView", half.data());
        vertex->SetUniformf("ribbonHalf", 0.5F * p.width * ratio);
        fragment->SetUniformf("ribbonHalf", 0.5F * p.width * ratio);
        vertex->SetUniform4f("horizon", horizonOf(p).data());
        break;
    }
    case Part::Kind::Glyphs: {
        const std::array<float, 2> half{0.5F * static_cast<float>(m_seen.width()), 0.5F * static_cast<float>(m_seen.height())};
        vertex->SetUniform2f("ribbonView", half.data());
        vertex->SetUniformf("glyphScale", ratio);
        vertex->SetUniform4f("horizon", horizonOf(p).data());
        vertex->SetUniformf("ribbonHalf", 0.5F * p.width * ratio);
        fragment->SetUniformf("ribbonHalf", 0.5F * p.width * ratio);
        break;
    }
    case Part::Kind::Labels: {
        const std::array<float, 2> half{0.5F * static_cast<float>(m_seen.width()), 0.5F * static_cast<float>(m_seen.height())};
        vertex->SetUniform2f("labelView", half.data());
        vertex->SetUniformf("labelScale", ratio);
        vertex->SetUniform4f("horizon", horizonOf(p).data());
        break;
    }
    case Part::Kind::Marks: {
        PointProp::Look& look = p.points->look;
        look.size = p.width * ratio;
        look.rimWidth = ratio;
        look.isGlobe = m_globe;
        const Vec3 at = m_globe ? m_camera.globeFrame().eye : Vec3{0.0, 0.0, 1.0};
        look.eye = at * (1.0 / length(at));
        look.horizon = 1.0 / length(at);
        look.pixel = (m_globe ? 2.0 * (length(at) - 1.0) * std::tan(0.5 * Camera::viewAngleDeg * degree) : 2.0 * m_camera.halfHeight)
            / std::max(1.0, m_pane.height());
        break;
    }
    case Part::Kind::Solid:
    case Part::Kind::Shells:
    case Part::Kind::Curtain: placeSolid(p); break;
    case Part::Kind::Overlay: {
        const std::array<float, 2> scale{static_cast<float>(1.0 / m_part.width()), static_cast<float>(1.0 / m_part.height())};
        const std::array<float, 2> shift{static_cast<float>((1.0 - 2.0 * m_part.center().x()) / m_part.width()),
            static_cast<float>((2.0 * m_part.center().y() - 1.0) / m_part.height())};
        vertex->SetUniform2f("overlayScale", scale.data());
        vertex->SetUniform2f("overlayShift", shift.data());
        p.actor->SetVisibility(p.shown && p.isForTiles == m_tiles);
        break;
    }
    case Part::Kind::Unknown: break;
    }
}

/// The plane of the horizon: what lies below it is not drawn. Told by the shaders, since clipping planes cost far more in software.
std::array<float, 4> Scene::horizonOf(const Part& p) const
{
    if (!m_globe || p.isWhole)
        return {0.0F, 0.0F, 0.0F, 1.0F};
    const Vec3 at = m_camera.globeFrame().eye, eye = at * (1.0 / length(at));
    return {static_cast<float>(eye.x), static_cast<float>(eye.y), static_cast<float>(eye.z), static_cast<float>(-1.0 / length(at))};
}

/// The shape and picture of labels, sheets and overlays.
void Scene::fill(Part& p, const FieldMesh* mesh, const std::shared_ptr<const FieldImage>& image)
{
    if (mesh)
        p.setData(triangleData(*mesh));
    if (image && image->width > 0) {
        vtkNew<vtkImageData> pixels;
        pixels->SetDimensions(image->width, image->height, 1);
        // VTK only reads them; they live as long as the part shows them.
        vtkNew<vtkUnsignedCharArray> shared;
        shared->SetNumberOfComponents(4);
        shared->SetArray(reinterpret_cast<unsigned char*>(const_cast<std::uint32_t*>(image->pixels.data())),
            static_cast<vtkIdType>(image->pixels.size() * sizeof(std::uint32_t)), 1);
        pixels->GetPointData()->SetScalars(shared);
        if (!p.texture) {
            p.texture = vtkSmartPointer<vtkTexture>::New();
            p.texture->SetWrap(vtkTexture::ClampToEdge);
            p.texture->SetColorModeToDirectScalars();
            p.actor->SetTexture(p.texture);
        }
        p.texture->SetInterpolate(image->smooth);
        p.texture->SetInputDataObject(pixels);
        p.image = image;
        p.opaque = image->opaque;
        mixRightly(p);
    }
    place(p);
}

void Scene::setLines(const QString& key, int order, const SceneLines& lines, const std::vector<QRgb>& colours, const QColor& colour, float width)
{
    setLines(key, order, makeRibbons(lines), colours, colour, width);
}

void Scene::setLines(
    const QString& key, int order, const std::shared_ptr<const Ribbons>& lines, const std::vector<QRgb>& colours, const QColor& colour, float width)
{
    Part& p = part(key, order);
    if (p.kind == Part::Kind::Unknown) {
        p.kind = Part::Kind::Lines;
        p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Dec", true, shaders::ribbonDeclared, false);
        p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Impl", true, shaders::ribbonVertex, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::Color::Dec", true, shaders::ribbonFragmentDeclared, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::Light::Impl", true, shaders::ribbonFragment, false);
        p.mapper->MapDataArrayToVertexAttribute("ribbonOther", "ribbonOther", vtkDataObject::FIELD_ASSOCIATION_POINTS);
        p.mapper->MapDataArrayToVertexAttribute("ribbonCorner", "ribbonCorner", vtkDataObject::FIELD_ASSOCIATION_POINTS);
        p.mapper->MapDataArrayToVertexAttribute("ribbonAlong", "ribbonAlong", vtkDataObject::FIELD_ASSOCIATION_POINTS);
    }
    p.width = width;
    p.ribbons = lines;
    auto data = vtkSmartPointer<vtkPolyData>::New();
    data->ShallowCopy(lines->data); // its places are shared, its colours are the part's own
    p.setData(data);
    p.actor->SetVisibility(lines->data->GetNumberOfPoints() > 0);
    recolourLines(key, colours, colour);
    place(p);
}

void Scene::recolourLines(const QString& key, const std::vector<QRgb>& colours, const QColor& colour)
{
    if (const auto found = m_parts.find(key); found != m_parts.end() && found->second.ribbons)
        recolourRibbons(key, colourRibbons(*found->second.ribbons, colours), colour);
}

void Scene::recolourRibbons(const QString& key, const std::shared_ptr<const RibbonColours>& colours, const QColor& colour)
{
    const auto found = m_parts.find(key);
    if (found == m_parts.end())
        return;
    ++m_revision;
    Part& p = found->second;
    if (colours && colours->rgba->GetNumberOfTuples() == p.data->GetNumberOfPoints()) {
        p.data->GetPointData()->SetScalars(colours->rgba);
        p.data->Modified();
        p.mapper->ScalarVisibilityOn();
        p.mapper->SetColorModeToDirectScalars();
    } else {
        p.mapper->ScalarVisibilityOff();
    }
    vtkProperty* property = p.actor->GetProperty();
    property->SetColor(colour.redF(), colour.greenF(), colour.blueF());
    property->SetOpacity(colour.alphaF());
    // Round ends overlap, which shows where lines are translucent.
    p.shader()->GetVertexCustomUniforms()->SetUniformf("ribbonRound", colour.alpha() == 255 ? 1.0F : 0.0F);
}

void Scene::setLineWidth(const QString& key, float width)
{
    const auto found = m_parts.find(key);
    if (found == m_parts.end() || found->second.width == width)
        return;
    found->second.width = width;
    place(found->second);
}

void Scene::setMarks(const QString& key, int order, const SceneMarks& marks)
{
    setPoints(key, order, std::make_shared<const ScenePoints>(ScenePoints::plain(marks.points)), marks.colours, marks.size, marks.rim);
}

void Scene::setPoints(
    const QString& key, int order, std::shared_ptr<const ScenePoints> points, std::vector<QRgb> colours, float size, const QColor& rim)
{
    Part& p = part(key, order);
    if (p.kind == Part::Kind::Unknown) {
        p.kind = Part::Kind::Marks;
        p.points = vtkSmartPointer<PointProp>::New();
        p.points->look.opacity = p.look.opacity;
        p.points->look.multiply = p.look.multiply;
        m_arranged = false;
    }
    p.width = size;
    p.points->look.rim = rim;
    p.points->setPoints(std::move(points));
    p.points->setColours(std::move(colours));
    showDetail(p);
    place(p);
}

std::pair<std::size_t, std::size_t> Scene::drawnPoints(const QString& key) const
{
    const auto found = m_parts.find(key);
    const PointProp* prop = found == m_parts.end() ? nullptr : found->second.points;
    return prop && prop->points() ? std::pair(prop->points()->countAt(prop->level()), prop->points()->size()) : std::pair<std::size_t, std::size_t>();
}

void Scene::setLabels(const QString& key, int order, const SceneLabels& labels)
{
    Part& p = part(key, order);
    if (p.kind == Part::Kind::Unknown) {
        p.kind = Part::Kind::Labels;
        p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Dec", true, shaders::labelDeclared, false);
        p.shader()->AddVertexShaderReplacement("//VTK::PositionVC::Impl", true, shaders::labelVertex, false);
        p.shader()->AddFragmentShaderReplacement("//VTK::TCoord::Impl", true, shaders::pictureFragment, false);
        p.mapper->MapDataArrayToVertexAttribute("labelNext", "labelNext", vtkDataObject::FIELD_ASSOCIATION_POINTS);
        p.mapper->MapDataArrayToVertexAttribute("labelCorner", "labelCorner", vtkDataObject::FIELD_ASSOCIATION_POINTS);
    }
    fill(p, nullptr, std::make_shared<const FieldImage>(labels.picture));
    p.setData(labelData(labels));
    p.actor->SetVisibility(!labels.labels.empty());
    place(p);
}

void Scene::setFlow(const QString& prefix, double part)
{
    for (auto& [key, p] : m_parts)
        if (p.kind == Part::Kind::Lines && key.startsWith(prefix) && (p.flows || part >= 0.0)) {
            if (!std::exchange(p.flows, true))
                p.shader()->AddFragmentShaderReplacement("//VTK::Light::Impl", true, shaders::ribbonFlowing, false);
            p.shader()->GetFragmentCustomUniforms()->SetUniformf("ribbonFlow", static_cast<float>(part));
            ++m_flowSteps;
        }
}

void Scene::setVisible(const QString& key, bool visible)
{
    const auto found = m_parts.find(key);
    if (found == m_parts.end())
        return;
    if (found->second.shown != visible)
        ++m_revision;
    found->second.shown = visible;
    showDetail(found->second);
}

void Scene::remove(const QString& key)
{
    const auto found = m_parts.find(key);
    if (found == m_parts.end())
        return;
    ++m_revision;
    for (Vtk::View& view : m_vtk->views)
        view.renderer->RemoveViewProp(found->second.prop());
    m_parts.erase(found);
    m_arranged = false;
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

void Scene::setCamera(const Camera& camera, bool globe)
{
    m_camera = camera;
    m_globe = globe;
    vtkCamera* view = m_vtk->camera;
    const Camera::Frame frame = globe ? camera.globeFrame() : camera.mapFrame();
    view->SetViewUp(frame.up.x, frame.up.y, frame.up.z);
    if (globe) {
        const Vec3& eye = frame.eye;
        const double d = length(eye);
        view->ParallelProjectionOff();
        view->SetViewAngle(Camera::viewAngleDeg);
        view->SetPosition(eye.x, eye.y, eye.z);
        view->SetFocalPoint(eye.x - frame.back.x, eye.y - frame.back.y, eye.z - frame.back.z);
        const double high = 1.0 + std::max(0.0, m_rise * m_highest); // what stands there is seen from nearer, and beyond the horizon
        view->SetClippingRange(std::max(0.5 * (d - high), 0.05 * (d - 1.0)), std::sqrt(d * d - 1.0) + 0.05 + std::sqrt(high * high - 1.0));
        const Vec3 foot = eye * (1.0 / (d * d));
        // The unit circle becomes the horizon's, a pixel wider so that the band's inner edge lies on the globe's.
        const double radius = std::sqrt(1.0 - 1.0 / (d * d));
        const double pixel = 2.0 * (d - 1.0 / d) * std::tan(0.5 * Camera::viewAngleDeg * degree) / std::max(1.0, m_pane.height());
        vtkActor* rim = m_parts.at(rimKey).actor;
        rim->SetScale(radius + pixel * (0.5 * rimWidth * m_pixelRatio - 0.75));
        rim->SetOrientation(0.0, 0.0, 0.0);
        rim->RotateZ(lonOf(eye));
        rim->RotateY(90.0 - latOf(eye));
        rim->SetPosition(foot.x, foot.y, foot.z);
    } else {
        const Vec3 eye = frame.eye + frame.back * mapEyeDistance;
        view->ParallelProjectionOn();
        view->SetParallelScale(camera.halfHeight);
        view->SetPosition(eye.x, eye.y, eye.z);
        view->SetFocalPoint(frame.eye.x, frame.eye.y, frame.eye.z);
        view->SetClippingRange(1.0, 2.0 * mapEyeDistance - 1.0);
    }
    project(m_pane);
    m_parts.at(rimKey).actor->SetVisibility(globe);
    for (auto& [key, p] : m_parts)
        place(p);
}

void Scene::releaseGraphics() { m_vtk->window->Finalize(); }

} // namespace terrella::earth
