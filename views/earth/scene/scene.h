// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/camera.h"
#include "views/earth/fields/field_image.h"
#include "views/earth/fields/field_mesh.h"
#include "views/earth/map_lines.h"

#include <QColor>
#include <QString>

#include <map>
#include <memory>
#include <vector>

class vtkGenericOpenGLRenderWindow;

namespace terrella::earth {

/// Round points of one layer, in scene coordinates.
struct SceneMarks {
    std::vector<Vec3> points;
    std::vector<QRgb> colours; ///< one for each point, alpha included
    float size = 5.0F;         ///< pixels across, rim included
    QColor rim;                ///< invalid: none
};

/// Everything drawn with VTK. GUI thread; what touches graphics memory happens in render(), with the context current.
class Scene {
public:
    Scene();
    ~Scene();
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    [[nodiscard]] vtkGenericOpenGLRenderWindow* window() const;

    void setSky(const QColor& colour);
    /// Shading towards the limb of the globe, 0 … 1; 0 draws pure colours.
    void setShading(double depth);
    /// Surfaces are drawn in the order of `order`; a null mesh or image keeps the old one.
    void setSurface(const QString& key, int order, const FieldMesh* mesh, const FieldImage* image);
    /// colours: one for each point, or empty for one colour. Width in pixels.
    void setLines(const QString& key, int order, const SceneLines& lines, const std::vector<QRgb>& colours, const QColor& colour, float width);
    /// New colours for lines that exist (same number of points).
    void recolourLines(const QString& key, const std::vector<QRgb>& colours, const QColor& colour);
    void setMarks(const QString& key, int order, const SceneMarks& marks);
    void setVisible(const QString& key, bool visible);
    void remove(const QString& key);
    /// Removes all whose key begins so.
    void removeAll(const QString& prefix);
    [[nodiscard]] bool contains(const QString& key) const;

    /// Pixel size of the target and pixels for each unit of line width.
    void setTarget(int width, int height, double pixelRatio);
    void setCamera(const Camera& camera, bool globe);
    void render();
    void releaseGraphics();

private:
    struct Part;
    struct Vtk;
    Part& part(const QString& key, int order);
    void place(Part& p) const;
    void clipAtHorizon(Part& p, bool rim) const;
    void makeRim();
    std::unique_ptr<Vtk> m_vtk;
    std::map<QString, Part> m_parts;
    Camera m_camera;
    bool m_globe = true;
    double m_pixelRatio = 1.0;
    int m_width = 1;
    int m_height = 1;
    double m_shading = 0.45;
};

} // namespace terrella::earth
