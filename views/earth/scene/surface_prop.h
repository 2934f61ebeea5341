// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/colour_table.h"
#include "views/earth/fields/field_image.h"
#include "views/earth/fields/field_look.h"
#include "views/earth/fields/field_texels.h"

#include <vtkNew.h>
#include <vtkProp.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

class vtkOpenGLBufferObject;
class vtkOpenGLState;
class vtkOpenGLRenderWindow;
class vtkOpenGLVertexArrayObject;
class vtkShaderProgram;
class vtkTextureObject;

namespace terrella::earth {

/// Triangles on the ground with a picture, or with the values of a field whose colours are looked up for each pixel: another range, scale or map of
/// colours changes a few numbers and a small texture. As a fill, or as hatching where the picture is opaque or a rule holds. VTK's own mapper would
/// copy shapes and pictures several times and colour values on the processor. GUI thread, with the context current where it draws.
class SurfaceProp final : public vtkProp {
public:
    static SurfaceProp* New();
    vtkTypeMacro(SurfaceProp, vtkProp)

        struct Look {
        float opacity = 1.0F;
        bool multiply = false;
        bool isGlobe = true;     ///< its far side is left out
        Vec3 eye{0.0, 0.0, 1.0}; ///< direction
        float limb = 0.0F;       ///< how much darker
        float ratio = 1.0F;      ///< pixels for each device-independent one
        double unit = 1.0;       ///< pixels that a scene unit has where it is largest
    };
    Look look;

    void setMesh(std::shared_ptr<const FieldMesh> mesh);
    void setImage(std::shared_ptr<const FieldImage> image);
    void setTexels(std::shared_ptr<const FieldTexels> texels);
    void setColours(const FieldLook& colours);
    void setRule(const HatchRule& rule, bool smooth);
    void setHatched(bool hasOwnColours) { m_hatch = hasOwnColours; }
    [[nodiscard]] bool isEmpty() const { return !m_mesh || m_mesh->triangles.empty(); }
    /// Nothing below can be seen through it, but for the look.
    [[nodiscard]] bool isOpaque() const;

    int RenderOpaqueGeometry(vtkViewport* viewport) override;
    void ReleaseGraphicsResources(vtkWindow* window) override;

protected:
    SurfaceProp();
    ~SurfaceProp() override;

private:
    void upload(vtkOpenGLRenderWindow& window);
    [[nodiscard]] std::string fragmentShader() const;
    [[nodiscard]] bool isSmooth() const;
    [[nodiscard]] bool isCoarseEnough() const;
    void setUniforms(vtkShaderProgram& program);
    void setFieldUniforms(vtkShaderProgram& program);

    std::shared_ptr<const FieldMesh> m_mesh;
    std::shared_ptr<const FieldImage> m_image; ///< or
    std::shared_ptr<const FieldTexels> m_texels;
    ColourTable m_colours;
    std::optional<HatchRule> m_rule; ///< instead of colours
    bool m_smooth = true;
    std::optional<bool> m_hatch; ///< lines in place of a fill; whether they have the colours of the picture
    bool m_meshIsNew = false, m_pictureIsNew = false, m_coloursAreNew = false;
    vtkShaderProgram* m_program = nullptr; ///< the window's
    vtkNew<vtkOpenGLBufferObject> m_places, m_coordinates, m_triangles, m_coarse;
    vtkNew<vtkOpenGLVertexArrayObject> m_arrays;
    vtkNew<vtkTextureObject> m_picture, m_table, m_breaks;
};

} // namespace terrella::earth
