// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/point_prop.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions_3_2_Core>
#include <QOpenGLVersionFunctionsFactory>

#include <vtkMatrix3x3.h>
#include <vtkMatrix4x4.h>
#include <vtkObjectFactory.h>
#include <vtkOpenGLBufferObject.h>
#include <vtkOpenGLCamera.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLShaderCache.h>
#include <vtkOpenGLState.h>
#include <vtkOpenGLVertexArrayObject.h>
#include <vtkRenderer.h>
#include <vtkShaderProgram.h>

#include <algorithm>
#include <bit>

namespace terrella::earth {

namespace {

constexpr double roomEach = 0.75; ///< of a point's size: nearer to each other than that, one is drawn for several

constexpr const char* vertexShader = R"(//VTK::System::Dec
in vec3 pointMC;
in vec4 pointColour;
uniform mat4 toView;
uniform vec3 eye;
uniform float horizon;
out vec4 colour;
void main()
{
  colour = pointColour;
  gl_Position = dot(pointMC, eye) < horizon ? vec4(2.0, 2.0, 2.0, 1.0) : toView * vec4(pointMC, 1.0);
}
)";

/// Discs instead of square points, smooth at the edge.
constexpr const char* fragmentShader = R"(//VTK::System::Dec
//VTK::Output::Dec
in vec4 colour;
uniform float size;
uniform float rimWidth;
uniform vec4 rim;
uniform float opacity;
uniform float multiply;
void main()
{
  float radius = length(gl_PointCoord * 2.0 - 1.0) * 0.5 * size;
  float inside = clamp(0.5 * size - radius, 0.0, 1.0);
  float edge = clamp(radius - 0.5 * size + rimWidth + 0.5, 0.0, 1.0);
  vec4 seen = vec4(mix(colour.rgb, rim.rgb, edge * rim.a), colour.a * inside * opacity);
  seen.rgb *= mix(1.0, seen.a, multiply);
  if (seen.a <= 0.0) discard;
  gl_FragData[0] = seen;
}
)";

/// Whether a ball may be seen; rows of the matrix that takes the scene to the view.
bool mayBeSeen(const std::array<std::array<double, 4>, 4>& m, const Vec3& middle, double reach)
{
    for (std::size_t axis = 0; axis < 2; ++axis)
        for (const double side : {-1.0, 1.0}) {
            const auto at = [&](std::size_t k) { return m[3][k] + side * m[axis][k]; };
            if (at(0) * middle.x + at(1) * middle.y + at(2) * middle.z + at(3) < -reach * std::hypot(at(0), at(1), at(2)))
                return false;
        }
    return true;
}

} // namespace

vtkStandardNewMacro(PointProp)

    PointProp::PointProp()
    = default;
PointProp::~PointProp() = default;

void PointProp::setPoints(std::shared_ptr<const ScenePoints> points)
{
    if (points == m_points)
        return;
    m_points = std::move(points);
    m_placesAreNew = true;
}

void PointProp::setColours(std::vector<QRgb> colours)
{
    m_rgba.resize(colours.size());
    std::ranges::transform(colours, m_rgba.begin(), [](QRgb c) { // bytes in the order red, green, blue, alpha
        static_assert(std::endian::native == std::endian::little);
        return static_cast<std::uint32_t>(qRed(c)) | static_cast<std::uint32_t>(qGreen(c)) << 8U | static_cast<std::uint32_t>(qBlue(c)) << 16U
            | static_cast<std::uint32_t>(qAlpha(c)) << 24U;
    });
    m_coloursAreNew = true;
}

int PointProp::level() const { return m_points ? m_points->levelFor(roomEach * static_cast<double>(look.size) * look.pixel) : 0; }

void PointProp::upload()
{
    if (std::exchange(m_placesAreNew, false))
        m_places->Upload(m_points->xyz.data(), m_points->xyz.size(), vtkOpenGLBufferObject::ArrayBuffer);
    if (std::exchange(m_coloursAreNew, false))
        m_colours->Upload(m_rgba.data(), m_rgba.size(), vtkOpenGLBufferObject::ArrayBuffer);
}

int PointProp::RenderOpaqueGeometry(vtkViewport* viewport)
{
    m_drawn = 0;
    if (!m_points || m_points->size() == 0 || m_rgba.size() != m_points->size())
        return 0;
    auto* renderer = static_cast<vtkRenderer*>(viewport);
    auto* window = static_cast<vtkOpenGLRenderWindow*>(renderer->GetRenderWindow());
    vtkMatrix4x4 *worldToEye = nullptr, *eyeToView = nullptr, *worldToView = nullptr;
    vtkMatrix3x3* normals = nullptr;
    static_cast<vtkOpenGLCamera*>(renderer->GetActiveCamera())->GetKeyMatrices(renderer, worldToEye, normals, eyeToView, worldToView);
    std::array<std::array<double, 4>, 4> rows{}; // VTK keeps it turned round, as the graphics take it
    for (int r = 0; r < 4; ++r)
        for (int c = 0; c < 4; ++c)
            rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] = worldToView->GetElement(c, r);
    std::vector<GLint> firsts;
    std::vector<GLsizei> counts;
    const auto upTo = static_cast<std::size_t>(level());
    for (const ScenePoints::Tile& tile : m_points->tiles) {
        const bool isHidden = look.isGlobe && dot(tile.middle, look.eye) + tile.reach < look.horizon;
        if (isHidden || tile.counts[upTo] == 0 || !mayBeSeen(rows, tile.middle, tile.reach))
            continue;
        firsts.push_back(static_cast<GLint>(tile.first));
        counts.push_back(static_cast<GLsizei>(tile.counts[upTo]));
        m_drawn += tile.counts[upTo];
    }
    auto* gl = QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_2_Core>(QOpenGLContext::currentContext());
    if (firsts.empty() || !gl)
        return 0;
    vtkShaderProgram* program = window->GetShaderCache()->ReadyShaderProgram(vertexShader, fragmentShader, "");
    if (!program)
        return 0;
    const bool isOther = program != m_program || m_placesAreNew || m_coloursAreNew;
    upload();
    m_arrays->Bind();
    if (isOther) {
        m_program = program;
        m_arrays->ShaderProgramChanged();
        m_arrays->Bind();
        m_arrays->AddAttributeArray(program, m_places, "pointMC", 0, 3 * sizeof(float), VTK_FLOAT, 3, false);
        m_arrays->AddAttributeArray(program, m_colours, "pointColour", 0, sizeof(std::uint32_t), VTK_UNSIGNED_CHAR, 4, true);
    }
    program->SetUniformMatrix("toView", worldToView);
    const std::array<float, 3> eye{static_cast<float>(look.eye.x), static_cast<float>(look.eye.y), static_cast<float>(look.eye.z)};
    program->SetUniform3f("eye", eye.data());
    program->SetUniformf("horizon", look.isGlobe ? static_cast<float>(look.horizon) : -1e9F);
    program->SetUniformf("size", look.size);
    program->SetUniformf("rimWidth", look.rimWidth);
    const QColor& rim = look.rim;
    const std::array<float, 4> shown{static_cast<float>(rim.redF()), static_cast<float>(rim.greenF()), static_cast<float>(rim.blueF()),
        rim.isValid() ? static_cast<float>(rim.alphaF()) : 0.0F};
    program->SetUniform4f("rim", shown.data());
    program->SetUniformf("opacity", look.opacity);
    program->SetUniformf("multiply", look.multiply ? 1.0F : 0.0F);
    window->GetState()->vtkglPointSize(look.size);
    gl->glMultiDrawArrays(GL_POINTS, firsts.data(), counts.data(), static_cast<GLsizei>(firsts.size()));
    m_arrays->Release();
    return 1;
}

void PointProp::ReleaseGraphicsResources(vtkWindow* window)
{
    m_places->ReleaseGraphicsResources();
    m_colours->ReleaseGraphicsResources();
    m_arrays->ReleaseGraphicsResources();
    m_program = nullptr;
    m_placesAreNew = m_coloursAreNew = true;
    Superclass::ReleaseGraphicsResources(window);
}

} // namespace terrella::earth
