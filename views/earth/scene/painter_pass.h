// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vtkRenderPass.h>

#include <array>
#include <unordered_map>
#include <unordered_set>

class vtkOpenGLState;
class vtkProp;
class vtkRenderer;
class vtkUniforms;

namespace terrella::earth {

/// Draws the props of a renderer as a painter does: in the order they were added, each over what is there, without regard to depth. Far sides
/// are left out by culling and clipping; layers thus never fight about pixels, however close one looks.
class PainterPass final : public vtkRenderPass {
public:
    static PainterPass* New();
    vtkTypeMacro(PainterPass, vtkRenderPass) PainterPass(const PainterPass&) = delete;
    PainterPass& operator=(const PainterPass&) = delete;

    void Render(const vtkRenderState* state) override;

    /// Their colours are multiplied with what lies below; the shader delivers them multiplied by alpha.
    std::unordered_set<const vtkProp*> multiplied;
    /// Hide each other by depth: opaque ones before all others. Those that have uniforms here are painted in two goes where they are translucent:
    /// what of them is seen from behind, then what is seen from before ("solidSide": −1, 1; 0: both).
    std::unordered_map<const vtkProp*, vtkUniforms*> raised;
    /// x, y, width, height in pixels from the lower left: only there is anything painted.
    std::array<int, 4> shown{};

private:
    PainterPass() = default;
    void paintRaised(vtkOpenGLState& gl, vtkProp* prop, vtkRenderer* renderer, vtkUniforms* sides);
};

} // namespace terrella::earth
