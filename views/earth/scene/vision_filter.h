// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colouring.h"

#include <memory>

class QOpenGLShaderProgram;
class QOpenGLVertexArrayObject;

namespace terrella::earth {

/// Draws a picture as people see it who lack one kind of cones. All members with the context current.
class VisionFilter {
public:
    VisionFilter();
    ~VisionFilter();
    VisionFilter(const VisionFilter&) = delete;
    VisionFilter& operator=(const VisionFilter&) = delete;

    /// From a texture into a framebuffer of the same size. False where the shader does not work: nothing is drawn then.
    bool draw(unsigned texture, unsigned framebuffer, int width, int height, ColourVision vision);
    void release();

private:
    std::unique_ptr<QOpenGLShaderProgram> m_program;
    std::unique_ptr<QOpenGLVertexArrayObject> m_vertices;
};

} // namespace terrella::earth
