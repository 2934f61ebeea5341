// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/painter_pass.h"

#include <vtkObjectFactory.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLState.h>
#include <vtkProp.h>
#include <vtkRenderState.h>
#include <vtkRenderer.h>
#include <vtkUniforms.h>
#include <vtk_glew.h>

namespace terrella::earth {

vtkStandardNewMacro(PainterPass)

    void PainterPass::Render(const vtkRenderState* state)
{
    vtkRenderer* renderer = state->GetRenderer();
    vtkOpenGLState* gl = static_cast<vtkOpenGLRenderWindow*>(renderer->GetRenderWindow())->GetState();
    gl->vtkglDisable(GL_DEPTH_TEST);
    gl->vtkglEnable(GL_SCISSOR_TEST);
    gl->vtkglScissor(shown[0], shown[1], shown[2], shown[3]);
    NumberOfRenderedProps = 0;
    for (int k = 0; k < state->GetPropArrayCount(); ++k) {
        vtkProp* prop = state->GetPropArray()[k];
        const bool multiply = multiplied.contains(prop);
        if (multiply)
            gl->vtkglBlendFuncSeparate(GL_DST_COLOR, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        const auto solid = raised.find(prop);
        if (solid != raised.end())
            paintRaised(*gl, prop, renderer, solid->second);
        else if (prop->RenderOpaqueGeometry(renderer) > 0 || prop->RenderTranslucentPolygonalGeometry(renderer) > 0)
            ++NumberOfRenderedProps;
        if (multiply)
            gl->vtkglBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    }
    gl->vtkglEnable(GL_DEPTH_TEST);
}

/// VTK lets opaque things write their depth, and translucent ones not.
void PainterPass::paintRaised(vtkOpenGLState& gl, vtkProp* prop, vtkRenderer* renderer, vtkUniforms* sides)
{
    gl.vtkglEnable(GL_DEPTH_TEST);
    gl.vtkglDepthFunc(GL_LEQUAL);
    const auto paint = [&](float side) {
        if (sides)
            sides->SetUniformf("solidSide", side);
        if (prop->RenderOpaqueGeometry(renderer) > 0 || prop->RenderTranslucentPolygonalGeometry(renderer) > 0)
            ++NumberOfRenderedProps;
    };
    if (sides && prop->HasTranslucentPolygonalGeometry()) {
        paint(-1.0F);
        paint(1.0F);
    } else {
        paint(0.0F);
    }
    gl.vtkglDepthMask(GL_TRUE);
    gl.vtkglDisable(GL_DEPTH_TEST);
}

} // namespace terrella::earth
