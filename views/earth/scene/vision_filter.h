// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colouring.h"

#include <QImage>

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

    /// What a texture of so many pixels looks like; null where the shader does not work.
    QImage draw(unsigned texture, const QSize& pixels, ColourVision vision);
    void release();

private:
    std::unique_ptr<QOpenGLShaderProgram> m_program;
    std::unique_ptr<QOpenGLVertexArrayObject> m_vertices;
};

} // namespace terrella::earth
