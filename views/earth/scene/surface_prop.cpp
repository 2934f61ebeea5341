// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/surface_prop.h"

#include "views/earth/scene/surface_shaders.h"

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
#include <vtkTextureObject.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace terrella::earth {

namespace {

constexpr double offAtMost = 0.35;   ///< pixels that a place may be drawn beside where it belongs
constexpr float hatchSpacing = 7.0F; ///< device-independent pixels
constexpr float hatchHalf = 0.55F;   ///< of a line's width
constexpr float endless = std::numeric_limits<float>::max();

std::array<float, 3> singles(const Vec3& v) { return {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)}; }

void make(vtkTextureObject& texture, std::size_t width, std::size_t height, int channels, int type, const void* values, bool smooth, bool periodic)
{
    const int filter = smooth ? vtkTextureObject::Linear : vtkTextureObject::Nearest;
    texture.SetMinificationFilter(filter);
    texture.SetMagnificationFilter(filter);
    texture.SetWrapS(periodic ? vtkTextureObject::Repeat : vtkTextureObject::ClampToEdge);
    texture.SetWrapT(vtkTextureObject::ClampToEdge);
    // VTK only reads them.
    texture.Create2DFromRaw(static_cast<unsigned>(width), static_cast<unsigned>(height), channels, type, const_cast<void*>(values));
}

/// The values that a rule takes, ends included, as singles: those of the field are.
std::pair<float, float> bounds(const HatchRule& rule)
{
    const auto below = [](double limit) { // the greatest that is no greater
        const auto near = static_cast<float>(limit);
        return static_cast<double>(near) > limit ? std::nextafter(near, -endless) : near;
    };
    const auto above = [](double limit) { // the least that is no less
        const auto near = static_cast<float>(limit);
        return static_cast<double>(near) < limit ? std::nextafter(near, endless) : near;
    };
    switch (rule.condition) {
    case EarthCondition::Above: return {std::nextafter(below(rule.threshold), endless), endless};
    case EarthCondition::Below: return {-endless, std::nextafter(above(rule.threshold), -endless)};
    case EarthCondition::Between: return {above(rule.threshold), below(rule.upper)};
    case EarthCondition::Missing: break;
    }
    return {endless, -endless};
}

/// What is different for each norm in valueColour.
const char* normOf(EarthNorm norm)
{
    switch (norm) {
    case EarthNorm::Linear: break;
    case EarthNorm::Log: return "#define RUN(v) log2(v)\n#define BEND(p) (p)\n#define IS_FAR_BELOW(v) ((v) <= 0.0)\n";
    case EarthNorm::Power: return "#define RUN(v) (v)\n#define BEND(p) ((p) > 0.0 ? pow(p, fieldRange.z) : (p))\n#define IS_FAR_BELOW(v) false\n";
    }
    return "#define RUN(v) (v)\n#define BEND(p) (p)\n#define IS_FAR_BELOW(v) false\n";
}

} // namespace

vtkStandardNewMacro(SurfaceProp)

    SurfaceProp::SurfaceProp()
    = default;
SurfaceProp::~SurfaceProp() = default;

void SurfaceProp::setMesh(std::shared_ptr<const FieldMesh> mesh)
{
    if (!mesh || mesh == m_mesh)
        return;
    m_mesh = std::move(mesh);
    m_meshIsNew = true;
}

void SurfaceProp::setImage(std::shared_ptr<const FieldImage> image)
{
    if (!image || image->width == 0 || image == m_image)
        return;
    m_image = std::move(image);
    m_texels.reset();
    m_pictureIsNew = true;
}

void SurfaceProp::setTexels(std::shared_ptr<const FieldTexels> texels)
{
    if (!texels || texels == m_texels)
        return;
    m_texels = std::move(texels);
    m_image.reset();
    m_pictureIsNew = true;
}

void SurfaceProp::setColours(const FieldLook& colours)
{
    m_colours = ColourTable(colours.colouring);
    m_smooth = colours.smooth && m_colours.runs;
    m_rule.reset();
    m_coloursAreNew = true;
}

void SurfaceProp::setRule(const HatchRule& rule, bool smooth)
{
    m_rule = rule;
    m_smooth = smooth;
}

bool SurfaceProp::isSmooth() const { return m_smooth && m_texels && m_texels->canBeSmooth; }

bool SurfaceProp::isOpaque() const { return !m_hatch && !m_rule && (m_image ? m_image->opaque : m_texels && !m_texels->ends.missing); }

/// Whether nobody sees that there are fewer triangles.
bool SurfaceProp::isCoarseEnough() const { return !m_mesh->coarse.empty() && static_cast<double>(m_mesh->coarseOff) * look.unit < offAtMost; }

void SurfaceProp::upload(vtkOpenGLRenderWindow& window)
{
    if (std::exchange(m_meshIsNew, false)) {
        m_places->Upload(m_mesh->points, vtkOpenGLBufferObject::ArrayBuffer);
        m_coordinates->Upload(m_mesh->texture, vtkOpenGLBufferObject::ArrayBuffer);
        m_triangles->Upload(m_mesh->triangles, vtkOpenGLBufferObject::ElementArrayBuffer);
        if (!m_mesh->coarse.empty())
            m_coarse->Upload(m_mesh->coarse, vtkOpenGLBufferObject::ElementArrayBuffer);
    }
    for (const auto& texture : {m_picture.Get(), m_table.Get(), m_breaks.Get()})
        texture->SetContext(&window);
    if (std::exchange(m_pictureIsNew, false)) {
        if (m_image)
            make(*m_picture, static_cast<std::size_t>(m_image->width), static_cast<std::size_t>(m_image->height), 4, VTK_UNSIGNED_CHAR,
                m_image->pixels.data(), m_image->smooth, false);
        else
            make(*m_picture, m_texels->columns, m_texels->rows, 1, VTK_FLOAT, m_texels->values->data(), false, m_texels->periodic);
    }
    if (std::exchange(m_coloursAreNew, false)) {
        make(*m_table, m_colours.entries.size(), 1, 4, VTK_UNSIGNED_CHAR, m_colours.entries.data(), false, false);
        if (!m_colours.breaks.empty())
            make(*m_breaks, m_colours.breaks.size(), 1, 1, VTK_FLOAT, m_colours.breaks.data(), false, false);
    }
}

std::string SurfaceProp::fragmentShader() const
{
    std::string out = std::string(shaders::surfaceBegins) + shaders::surfaceDeclared;
    if (m_image) {
        out += shaders::pictureColour;
    } else {
        out += isSmooth() ? shaders::fourValues : shaders::cellValue;
        if (isSmooth())
            out += m_texels->ends.areAllFinite() ? shaders::wholeValue : shaders::brokenValue;
        out += m_rule || !m_colours.breaks.empty() ? "" : normOf(m_colours.norm);
        out += m_rule ? shaders::ruleColour : m_colours.breaks.empty() ? shaders::valueColour : shaders::classColour;
    }
    return out + (m_hatch ? shaders::hatchMain : shaders::surfaceMain);
}

void SurfaceProp::setFieldUniforms(vtkShaderProgram& program)
{
    if (isSmooth()) {
        const std::array<float, 2> size{static_cast<float>(m_texels->columns), static_cast<float>(m_texels->rows)};
        program.SetUniform2f("fieldSize", size.data());
        if (!m_texels->ends.areAllFinite())
            program.SetUniformf("fieldFades", m_texels->fine && !m_rule ? 1.0F : 0.0F);
    }
    if (m_rule) {
        const auto [from, to] = bounds(*m_rule);
        const std::array<float, 2> range{from, to};
        program.SetUniform2f("fieldRule", range.data());
        program.SetUniformf("fieldRuleIsMissing", m_rule->condition == EarthCondition::Missing ? 1.0F : 0.0F);
        return;
    }
    m_table->Activate();
    program.SetUniformi("fieldColours", m_table->GetTextureUnit());
    if (!m_colours.breaks.empty()) {
        m_breaks->Activate();
        program.SetUniformi("fieldBreaks", m_breaks->GetTextureUnit());
        program.SetUniformi("fieldBreakCount", static_cast<int>(m_colours.breaks.size()));
        return;
    }
    const std::array<float, 3> range{m_colours.from, m_colours.scale, m_colours.power}, ends{m_colours.under, m_colours.over, m_colours.sign};
    program.SetUniform3f("fieldRange", range.data());
    program.SetUniform3f("fieldEnds", ends.data());
}

void SurfaceProp::setUniforms(vtkShaderProgram& program)
{
    const float padding = m_texels ? m_texels->padding : 0.0F;
    const std::array<float, 4> from{1.0F + 2.0F * padding, 1.0F, -padding, 0.0F};
    program.SetUniform4f("textureFrom", from.data());
    program.SetUniform3f("limbEye", singles(look.eye).data());
    program.SetUniformf("limbDepth", look.limb);
    program.SetUniformf("layerOpacity", look.opacity);
    program.SetUniformf("layerMultiply", look.multiply ? 1.0F : 0.0F);
    m_picture->Activate();
    program.SetUniformi(m_image ? "picture" : "fieldValues", m_picture->GetTextureUnit());
    if (m_texels)
        setFieldUniforms(program);
    if (m_hatch) {
        program.SetUniformf("hatchGlobe", look.isGlobe ? 1.0F : 0.0F);
        program.SetUniformf("hatchSpacing", hatchSpacing * look.ratio);
        program.SetUniformf("hatchHalf", hatchHalf * look.ratio);
        program.SetUniformf("hatchOwn", *m_hatch ? 1.0F : 0.0F);
    }
}

int SurfaceProp::RenderOpaqueGeometry(vtkViewport* viewport)
{
    auto* gl = QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_2_Core>(QOpenGLContext::currentContext());
    if (isEmpty() || (!m_image && !m_texels) || !gl)
        return 0;
    auto* renderer = static_cast<vtkRenderer*>(viewport);
    auto* window = static_cast<vtkOpenGLRenderWindow*>(renderer->GetRenderWindow());
    const std::string vertex = std::string(shaders::surfaceBegins) + (m_hatch ? shaders::surfaceHatched : "") + shaders::surfaceVertex;
    vtkShaderProgram* program = window->GetShaderCache()->ReadyShaderProgram(vertex.c_str(), fragmentShader().c_str(), "");
    if (!program)
        return 0;
    const bool isOther = program != m_program || m_meshIsNew;
    m_arrays->Bind();
    upload(*window);
    if (isOther) {
        m_program = program;
        m_arrays->ShaderProgramChanged();
        m_arrays->Bind();
        m_arrays->AddAttributeArray(program, m_places, "placeMC", 0, 3 * sizeof(float), VTK_FLOAT, 3, false);
        m_arrays->AddAttributeArray(program, m_coordinates, "textureMC", 0, 2 * sizeof(float), VTK_FLOAT, 2, false);
    }
    vtkMatrix4x4 *worldToEye = nullptr, *eyeToView = nullptr, *worldToView = nullptr;
    vtkMatrix3x3* normals = nullptr;
    static_cast<vtkOpenGLCamera*>(renderer->GetActiveCamera())->GetKeyMatrices(renderer, worldToEye, normals, eyeToView, worldToView);
    program->SetUniformMatrix("toView", worldToView);
    setUniforms(*program);
    vtkOpenGLState* state = window->GetState();
    const vtkOpenGLState::ScopedglEnableDisable mixing(state, GL_BLEND), culling(state, GL_CULL_FACE);
    const bool mixes = !isOpaque() || look.opacity < 1.0F || look.multiply;
    state->SetEnumState(GL_BLEND, mixes);
    state->SetEnumState(GL_CULL_FACE, look.isGlobe);
    state->vtkglCullFace(GL_BACK);
    const bool isCoarse = isCoarseEnough();
    (isCoarse ? m_coarse : m_triangles)->Bind();
    gl->glDrawElements(GL_TRIANGLES, static_cast<GLsizei>((isCoarse ? m_mesh->coarse : m_mesh->triangles).size()), GL_UNSIGNED_INT, nullptr);
    for (const auto& texture : {m_picture.Get(), m_table.Get(), m_breaks.Get()})
        texture->Deactivate();
    m_arrays->Release();
    return 1;
}

void SurfaceProp::ReleaseGraphicsResources(vtkWindow* window)
{
    for (const auto& buffer : {m_places.Get(), m_coordinates.Get(), m_triangles.Get(), m_coarse.Get()})
        buffer->ReleaseGraphicsResources();
    for (const auto& texture : {m_picture.Get(), m_table.Get(), m_breaks.Get()})
        texture->ReleaseGraphicsResources(window);
    m_arrays->ReleaseGraphicsResources();
    m_program = nullptr;
    m_meshIsNew = m_pictureIsNew = m_coloursAreNew = true;
    Superclass::ReleaseGraphicsResources(window);
}

} // namespace terrella::earth
