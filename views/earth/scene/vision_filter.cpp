// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/vision_filter.h"

#include "views/earth/scene/read_pixels.h"

#include <QOpenGLContext>
#include <QOpenGLFramebufferObject>
#include <QOpenGLFunctions_3_2_Core>
#include <QOpenGLShaderProgram>
#include <QOpenGLVersionFunctionsFactory>
#include <QOpenGLVertexArrayObject>

namespace terrella::earth {

namespace {

/// One triangle that covers everything.
constexpr const char* vertexShader = R"(#version 150
out vec2 at;
void main()
{
    vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
    at = 0.5 * corner + 0.5;
    gl_Position = vec4(corner, 0.0, 1.0);
}
)";
constexpr const char* fragmentShader = R"(#version 150
uniform sampler2D picture;
uniform mat3 vision;
in vec2 at;
out vec4 colour;
void main()
{
    vec3 coded = texture(picture, at).rgb;
    vec3 light = mix(coded / 12.92, pow((coded + 0.055) / 1.055, vec3(2.4)), step(vec3(0.04045), coded));
    light = clamp(vision * light, 0.0, 1.0);
    colour = vec4(mix(12.92 * light, 1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055, step(vec3(0.0031308), light)), 1.0);
}
)";

} // namespace

VisionFilter::VisionFilter() = default;
VisionFilter::~VisionFilter() = default;

void VisionFilter::release()
{
    m_program.reset();
    m_vertices.reset();
}

QImage VisionFilter::draw(unsigned texture, const QSize& pixels, ColourVision vision)
{
    auto* gl = QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_2_Core>(QOpenGLContext::currentContext());
    if (!gl)
        return {};
    if (!m_program) {
        m_program = std::make_unique<QOpenGLShaderProgram>();
        m_vertices = std::make_unique<QOpenGLVertexArrayObject>();
        m_vertices->create();
        m_program->addShaderFromSourceCode(QOpenGLShader::Vertex, vertexShader);
        m_program->addShaderFromSourceCode(QOpenGLShader::Fragment, fragmentShader);
        m_program->link();
    }
    if (!m_program->isLinked())
        return {};
    QOpenGLFramebufferObject seen(pixels);
    seen.bind();
    gl->glViewport(0, 0, pixels.width(), pixels.height());
    for (const GLenum off : {GL_SCISSOR_TEST, GL_DEPTH_TEST, GL_BLEND, GL_CULL_FACE})
        gl->glDisable(off);
    gl->glActiveTexture(GL_TEXTURE0);
    gl->glBindTexture(GL_TEXTURE_2D, texture);
    m_program->bind();
    m_program->setUniformValue("picture", 0);
    m_program->setUniformValue("vision", QMatrix3x3(visionMatrix(vision).data()));
    m_vertices->bind();
    gl->glDrawArrays(GL_TRIANGLES, 0, 3);
    m_vertices->release();
    m_program->release();
    gl->glBindTexture(GL_TEXTURE_2D, 0);
    return readPixels(pixels);
}

} // namespace terrella::earth
