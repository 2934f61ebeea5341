// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/scene/scene_points.h"

#include <QColor>

#include <vtkNew.h>
#include <vtkProp.h>

#include <memory>

class vtkOpenGLBufferObject;
class vtkOpenGLVertexArrayObject;
class vtkShaderProgram;

namespace terrella::earth {

/// Round points with a rim, of all that are seen as many as have room, in one call to the graphics. VTK's own mapper would take every point through
/// several copies and draw all of them. GUI thread, with the context current where it draws.
class PointProp final : public vtkProp {
public:
    static PointProp* New();
    vtkTypeMacro(PointProp, vtkProp)

        struct Look {
        float size = 5.0F; ///< pixels across, rim included
        float rimWidth = 1.0F;
        QColor rim; ///< invalid: none
        float opacity = 1.0F;
        bool multiply = false;
        bool isGlobe = true;
        Vec3 eye{1.0, 0.0, 0.0}; ///< direction
        double horizon = 0.0;    ///< what lies farther away along it is hidden by the globe
        double pixel = 0.0;      ///< scene units across, where it is largest on the screen
    };
    Look look;

    void setPoints(std::shared_ptr<const ScenePoints> points);
    /// One for each of ScenePoints::rows.
    void setColours(std::vector<QRgb> colours);
    [[nodiscard]] const ScenePoints* points() const { return m_points.get(); }
    /// Level at which they are drawn with this look.
    [[nodiscard]] int level() const;
    /// Of the newest frame.
    [[nodiscard]] std::size_t drawn() const { return m_drawn; }

    int RenderOpaqueGeometry(vtkViewport* viewport) override;
    void ReleaseGraphicsResources(vtkWindow* window) override;

protected:
    PointProp();
    ~PointProp() override;

private:
    void upload();
    std::shared_ptr<const ScenePoints> m_points;
    std::vector<std::uint32_t> m_rgba;
    bool m_placesAreNew = false;
    bool m_coloursAreNew = false;
    std::size_t m_drawn = 0;
    vtkShaderProgram* m_program = nullptr; ///< the window's
    vtkNew<vtkOpenGLBufferObject> m_places, m_colours;
    vtkNew<vtkOpenGLVertexArrayObject> m_arrays;
};

} // namespace terrella::earth
