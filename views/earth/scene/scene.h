// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/camera.h"
#include "views/earth/fields/field_image.h"
#include "views/earth/fields/field_look.h"
#include "views/earth/fields/field_mesh.h"
#include "views/earth/fields/vector_glyphs.h"
#include "views/earth/map_lines.h"
#include "views/earth/scene/scene_solid.h"

#include <QColor>
#include <QRectF>
#include <QSize>
#include <QString>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

class vtkGenericOpenGLRenderWindow;

namespace terrella::earth {

struct FieldTexels;
struct ScenePoints;
struct Ribbons;
struct RibbonColours;

/// Lines made ready for the graphics, which takes a while where they are many. Any thread.
std::shared_ptr<const Ribbons> makeRibbons(const SceneLines& lines);
/// Their colours likewise: one for each point of the lines.
std::shared_ptr<const RibbonColours> colourRibbons(const Ribbons& lines, const std::vector<QRgb>& colours);

/// Round points of one layer, in scene coordinates.
struct SceneMarks {
    std::vector<Vec3> points;
    std::vector<QRgb> colours; ///< one for each point, alpha included
    float size = 5.0F;         ///< pixels across, rim included
    QColor rim;                ///< invalid: none
};

/// Texts that lie along something, as wide on the screen wherever one looks from. They are kept in one picture.
struct SceneLabels {
    struct Label {
        Vec3 at;
        Vec3 next;        ///< a point farther along; equal to `at`: the text lies level
        QRectF part;      ///< of the picture, in its texels
        QSizeF size;      ///< device-independent pixels
        QPointF offset{}; ///< from `at` to the middle of the text, along it and up, in such pixels
    };
    std::vector<Label> labels;
    FieldImage picture; ///< width 0: the scene keeps the one it has, whose size is `pictureSize`
    QSize pictureSize;
};

/// Small drawings made of lines, as large on the screen wherever one looks from, turned along a direction of the scene.
struct SceneGlyphs {
    struct Glyph {
        Vec3 at;
        Vec3 towards;            ///< a point a little farther along
        std::uint32_t first = 0; ///< of segments
        std::uint32_t count = 0;
        QRgb colour = 0;
    };
    std::vector<Glyph> glyphs;
    std::vector<GlyphSegment> segments;
};

/// How parts are mixed into what lies below them, and in which panes they are seen.
struct PartLook {
    static constexpr unsigned allPanes = ~0U;
    float opacity = 1.0F;
    bool multiply = false; ///< darkens what lies below instead of covering it
    unsigned panes = allPanes;
    int order = 0; ///< added to the parts' own
    bool operator==(const PartLook&) const = default;
};

/// One of several pictures in the view, all looked at from the same place: side by side, or on top of each other where each shows its share.
struct ScenePane {
    unsigned index = 0;               ///< its bit in PartLook::panes
    QRectF area{0.0, 0.0, 1.0, 1.0};  ///< of the view, y down: where the whole picture of the pane lies
    QRectF shown{0.0, 0.0, 1.0, 1.0}; ///< what of the view it paints on
    bool operator==(const ScenePane&) const = default;
};

/// What is left free at the end of the last row of panes.
std::optional<QRectF> gapOf(const std::vector<ScenePane>& panes);

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
    // Surfaces. Parts are drawn in the order of `order`; a null mesh, image or field keeps the old one; shared ones are not copied.
    void setSurface(const QString& key, int order, const FieldMesh* mesh, const FieldImage* image);
    /// Lines are drawn over the surface where the image is opaque: dark ones, or of the image's own colours.
    void setHatch(const QString& key, int order, const FieldMesh* mesh, const FieldImage* image, bool hasOwnColours = false);
    /// A field by its values; without mesh and values they get other colours, at no cost.
    void setField(const QString& key, int order, const std::shared_ptr<const FieldMesh>& mesh, const std::shared_ptr<const FieldTexels>& field,
        const FieldLook& look);
    /// Lines where the rule holds for its values.
    void setFieldHatch(const QString& key, int order, const std::shared_ptr<const FieldMesh>& mesh, const std::shared_ptr<const FieldTexels>& field,
        const HatchRule& rule, bool smooth);
    /// colours: one for each point, or empty for one colour. Width in pixels.
    void setLines(const QString& key, int order, const SceneLines& lines, const std::vector<QRgb>& colours, const QColor& colour, float width);
    /// The same of lines that have been made ready; several parts may be of the same.
    void setLines(const QString& key, int order, const std::shared_ptr<const Ribbons>& lines, const std::vector<QRgb>& colours, const QColor& colour,
        float width);
    /// New colours for lines that exist (same number of points).
    void recolourLines(const QString& key, const std::vector<QRgb>& colours, const QColor& colour);
    /// The same with colours that have been made ready; null: one colour for all.
    void recolourRibbons(const QString& key, const std::shared_ptr<const RibbonColours>& colours, const QColor& colour);
    /// Of lines that exist, in pixels.
    void setLineWidth(const QString& key, float width);
    void setLabels(const QString& key, int order, const SceneLabels& labels);
    /// colour: instead of the glyphs' own, where it is valid. Width in pixels.
    void setGlyphs(const QString& key, int order, const SceneGlyphs& glyphs, const QColor& colour, float width);
    /// A picture that covers each pane, whatever the camera; its first row is the uppermost. Seen on the screen, or where it is made for a picture
    /// drawn in tiles in that alone.
    void setOverlay(const QString& key, int order, const std::shared_ptr<const FieldImage>& image, bool isForTiles);
    /// Light runs along the lines, from part 0 to 1 and over again; below 0: they are as they are.
    void setFlow(const QString& prefix, double part);
    void setMarks(const QString& key, int order, const SceneMarks& marks);
    enum class Detail { Always, Still, Moving }; ///< when it is drawn: always, while the view stands or while it moves
    /// colours: one for each point, or empty for one colour.
    void setSolid(const QString& key, int order, const SceneSolid& solid, const std::vector<QRgb>& colours, const QColor& colour, Detail detail);
    /// A null picture keeps the old one. coarse is drawn while the view moves.
    void setShells(const QString& key, int order, const SceneShells& fine, const SceneShells& coarse, const std::shared_ptr<const FieldImage>& image);
    /// The image is shared, not copied.
    void setCurtain(const QString& key, int order, const SceneCurtain& curtain, const std::shared_ptr<const FieldImage>& image);
    /// How many times their true size heights are drawn, and between which heights, in metres, all solids and shells lie.
    void setExaggeration(double times, double lowestMetres, double highestMetres);
    void setMoving(bool moving);
    [[nodiscard]] bool isMoving() const { return m_moving; }
    /// Many marks, of which no more are drawn than have room. colours: one for each of the points' rows.
    void setPoints(
        const QString& key, int order, std::shared_ptr<const ScenePoints> points, std::vector<QRgb> colours, float size, const QColor& rim);
    /// How many of a part's points are drawn where all of the Earth is as near as what is nearest, and of how many.
    [[nodiscard]] std::pair<std::size_t, std::size_t> drawnPoints(const QString& key) const;
    void setVisible(const QString& key, bool visible);
    void setAllVisible(const QString& prefix, bool visible);
    /// Of all parts, also later ones, whose key begins so.
    void setLook(const QString& prefix, const PartLook& look);
    void remove(const QString& key);
    /// Removes all whose key begins so.
    void removeAll(const QString& prefix);
    [[nodiscard]] bool contains(const QString& key) const;

    /// At least one; the panes' areas are of one size.
    void setPanes(const std::vector<ScenePane>& panes);
    [[nodiscard]] const std::vector<ScenePane>& panes() const { return m_panes; }
    /// Pixel size of the target and pixels for each unit of line width.
    void setTarget(int width, int height, double pixelRatio);
    /// Instead: the target is a part, within one pane, of a picture of `whole` pixels. Panes that lie elsewhere are left out.
    void setTile(const QSize& whole, const QRect& tile, double pixelRatio);
    /// Where a pane lies in a picture of so many pixels.
    [[nodiscard]] QRect pixelsOf(const ScenePane& pane, const QSize& whole) const;
    /// Grows with every change of what is drawn, but for the camera and for light that runs.
    [[nodiscard]] quint64 revision() const { return m_revision; }
    [[nodiscard]] const QColor& sky() const { return m_sky; }
    /// The same of those alone that are neither the camera nor an overlay of the screen.
    [[nodiscard]] quint64 stillRevision() const { return m_revision + m_flowSteps; }
    void setCamera(const Camera& camera, bool globe);
    enum class Share { All, Below, Above }; ///< of what is drawn: the latter two without the screen's overlays; what lies above them, on nothing
    void render(Share share = Share::All);
    struct SeenOverlay {
        std::shared_ptr<const FieldImage> image;
        float opacity = 1.0F;
    };
    /// Those of the screen, lowest first, where the picture is that of Below with them and then Above mixed in; else none.
    [[nodiscard]] std::vector<SeenOverlay> overlays() const;
    void releaseGraphics();

private:
    struct Part;
    struct Vtk;
    Part& part(const QString& key, int order);
    void place(Part& p) const;
    void fill(Part& p, const FieldMesh* mesh, const std::shared_ptr<const FieldImage>& image);
    Part& surfacePart(const QString& key, int order);
    void surfaceChanged(Part& p) const;
    void placeSurface(Part& p) const;
    void applyLook(const QString& key, Part& p);
    static void mixRightly(Part& p);
    void arrange();
    void makePane();
    void project(const QSizeF& pane) const;
    void placeSolid(Part& p) const;
    void showDetail(Part& p) const;
    [[nodiscard]] std::optional<std::pair<int, int>> overlayOrders() const;
    [[nodiscard]] std::array<float, 4> horizonOf(const Part& p) const;
    void makeRim();
    std::unique_ptr<Vtk> m_vtk;
    std::map<QString, Part> m_parts;
    std::map<QString, PartLook> m_looks; ///< by prefix
    std::vector<ScenePane> m_panes{ScenePane{}};
    bool m_arranged = false; ///< the panes hold the parts they should, in order
    Camera m_camera;
    bool m_globe = true;
    double m_pixelRatio = 1.0;
    QSizeF m_pane{1.0, 1.0};           ///< pixels of a whole pane
    QSizeF m_seen{1.0, 1.0};           ///< pixels of what of it is drawn: all, or a tile
    QRectF m_part{0.0, 0.0, 1.0, 1.0}; ///< of the pane, y down: the tile
    bool m_tiles = false;              ///< what is drawn is a tile, not the screen
    double m_shading = 0.45;
    QColor m_sky;
    quint64 m_revision = 0;
    quint64 m_flowSteps = 0;
    bool m_moving = false;
    double m_rise = 0.0;    ///< scene units of one metre of height
    double m_highest = 0.0; ///< metres
    double m_lowest = 0.0;
};

} // namespace terrella::earth
