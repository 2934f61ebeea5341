// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/scene/painter_pass.h"
#include "views/earth/scene/point_prop.h"
#include "views/earth/scene/scene.h"
#include "views/earth/scene/scene_data.h"
#include "views/earth/scene/surface_prop.h"

#include <vtkActor.h>
#include <vtkCamera.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkRenderer.h>
#include <vtkShaderProperty.h>
#include <vtkSmartPointer.h>
#include <vtkTexture.h>

namespace terrella::earth {

struct Scene::Part {
    enum class Kind { Unknown, Surface, Lines, Labels, Marks, Glyphs, Overlay, Solid, Shells, Curtain };
    Kind kind = Kind::Unknown;
    int order = 0;
    float width = 1.0F; ///< lines: width, marks: size; in device-independent pixels
    vtkSmartPointer<vtkActor> actor = vtkSmartPointer<vtkActor>::New();
    vtkSmartPointer<vtkPolyDataMapper> mapper = vtkSmartPointer<vtkPolyDataMapper>::New();
    vtkSmartPointer<vtkPolyData> data = vtkSmartPointer<vtkPolyData>::New();
    std::shared_ptr<const FieldImage> image; ///< that the texture shows
    vtkSmartPointer<vtkTexture> texture;
    std::shared_ptr<const Ribbons> ribbons; ///< lines
    vtkSmartPointer<PointProp> points;      ///< marks; drawn in place of the actor
    vtkSmartPointer<SurfaceProp> surface;   ///< surfaces and hatching; likewise
    bool opaque = false;                    ///< nothing shines through
    bool flows = false;                     ///< lines along which light runs
    bool isForTiles = false;                ///< overlays
    bool isWhole = false;                   ///< the horizon hides nothing of it
    Detail detail = Detail::Always;
    bool shown = true;
    int sheets = 1; ///< of shells
    PartLook look;

    [[nodiscard]] vtkProp* prop() const { return points ? static_cast<vtkProp*>(points) : surface ? static_cast<vtkProp*>(surface) : actor; }
    [[nodiscard]] bool isEmpty() const
    {
        return points ? !points->points() || points->points()->size() == 0 : surface ? surface->isEmpty() : data->GetNumberOfPoints() == 0;
    }
    [[nodiscard]] vtkShaderProperty* shader() const { return actor->GetShaderProperty(); }
    [[nodiscard]] bool isSurface() const { return kind == Kind::Surface; }
    [[nodiscard]] bool isRaised() const { return kind == Kind::Solid || kind == Kind::Shells || kind == Kind::Curtain; }
    void setData(vtkSmartPointer<vtkPolyData> to)
    {
        data = std::move(to);
        mapper->SetInputData(data);
    }
};

struct Scene::Vtk {
    struct View {
        vtkSmartPointer<vtkRenderer> renderer = vtkSmartPointer<vtkRenderer>::New();
        vtkSmartPointer<PainterPass> painter = vtkSmartPointer<PainterPass>::New();
    };
    vtkNew<vtkGenericOpenGLRenderWindow> window;
    vtkNew<vtkCamera> camera; ///< one for all panes
    vtkNew<vtkRenderer> gaps; ///< wipes what no pane covers
    std::vector<View> views;  ///< one for each pane
};

} // namespace terrella::earth
