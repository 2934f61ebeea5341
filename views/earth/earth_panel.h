// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/cf_time.h"
#include "pipelines/data/cube.h"
#include "pipelines/data/features.h"
#include "views/earth/earth_ground.h"
#include "views/earth/earth_layer.h"
#include "views/earth/earth_picture.h"
#include "views/earth/earth_sheet.h"
#include "views/earth/earth_theme.h"
#include "views/earth/event_set.h"
#include "views/earth/place_reading.h"
#include "views/earth/time_settings.h"

#include <QImage>
#include <QJsonObject>
#include <QMap>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QMenu;

namespace terrella {

class EarthDrawings;

/// A layer that holds events.
struct EventLayer {
    QString layer;  ///< its id
    QString source; ///< as in EventSelection
    QString title;
    bool isVisible = true;
    std::shared_ptr<const Features> features;
};

/// Globe and maps with their layers, probe, colour bar and time. A plain widget to its user: VTK stays behind it.
/// All members belong to the GUI thread; values are read on a thread of its own and the newest answer wins.
class EarthPanel final : public QWidget {
    Q_OBJECT
public:
    explicit EarthPanel(QWidget* parent = nullptr);
    ~EarthPanel() override;

    void setTheme(const EarthTheme& theme);
    /// Eases of 200 ms on or off (off where the system asks for less motion).
    void setMotion(bool eased);
    /// Overviews of large files are kept in this folder of the cache, and shown while time is being moved. Before the first layer; else none are.
    void keepOverviewsIn(const QString& folder);
    /// Off where whoever holds the panel has a header with the projection of its own.
    void setHeaderVisible(bool visible);

    // --- Layers. Adding with an id that exists replaces its data and keeps how it is shown.
    /// Empty variable: the first that lies on a grid.
    void addField(const QString& id, const QString& title, std::shared_ptr<const Cube> cube, const QString& variable = {}, int level = 0);
    void addTracks(const QString& id, const QString& title, std::shared_ptr<const Features> tracks);
    void addPoints(const QString& id, const QString& title, std::shared_ptr<const Features> points);
    void addPolygons(const QString& id, const QString& title, std::shared_ptr<const Features> polygons);
    /// The same data as another panel has, by the same ids; how they are shown comes with setViewState().
    void takeLayers(const EarthPanel& other);
    /// Says what a layer is made of, in words of the caller's; kept with the view, and told by sources() when it is opened again.
    void setSource(const QString& id, const QString& source);
    /// (id, source) of layers that have one, also of those that the view names and that are not there yet.
    [[nodiscard]] std::vector<std::pair<QString, QString>> sources() const;
    /// The layer goes by another id, so that the next one added as `from` does not take its place.
    void renameLayer(const QString& from, const QString& to);
    /// Another layer of what a field holds: hatching, contours, vectors. Returns its id; empty where that cannot be.
    QString deriveLayer(const QString& base, EarthLayerKind kind, const QString& variable = {});
    /// The field `a` minus the field `b`, on the cells of `a`; the layer's note says how `b` was brought there. Returns its id.
    Result<QString> addDifference(const QString& a, const QString& b);
    /// The same as soon as both fields are there.
    void expectDifference(const QString& a, const QString& b);
    /// From below; fields stay below what lies on them.
    void moveLayer(const QString& id, int position);
    void removeLayer(const QString& id);
    void clear();
    [[nodiscard]] std::vector<EarthLayer> layers() const;
    /// The field that the colour bar explains; nothing where no field is visible.
    [[nodiscard]] std::optional<ShownField> shownField() const;
    /// Every visible field, from the lowest.
    [[nodiscard]] std::vector<ShownField> shownFields() const;
    /// Everything about how a layer is shown.
    void setLook(const QString& id, const EarthLook& look);
    void setLayerVisible(const QString& id, bool visible);
    void setVariable(const QString& id, const QString& variable);
    void setLevel(const QString& id, int level);
    void setColourMap(const QString& id, const QString& name);
    /// nullopt: automatic. In the units shown.
    void setRange(const QString& id, std::optional<std::pair<double, double>> range);
    [[nodiscard]] static QStringList colourMaps();

    // --- What the Earth is drawn with around the data
    void setGround(const EarthGround& ground);
    [[nodiscard]] const EarthGround& ground() const;
    /// What must be said openly about it; empty: nothing.
    [[nodiscard]] QString groundNote() const;
    /// Whom a picture owes it to: "Coastlines: Natural Earth." and others.
    [[nodiscard]] QString groundCredits() const;
    /// Puts actions for all of it into an empty menu.
    void fillBackgroundMenu(QMenu& menu);

    // --- Comparing: several pictures of one camera and one time
    /// Where no layer has a picture of its own yet, the two topmost fields are parted.
    void setArrangement(const EarthArrangement& arrangement);
    [[nodiscard]] const EarthArrangement& arrangement() const;
    /// A field once for each member, level or year, side by side with one range; the other fields are hidden.
    Result<void> showMultiples(const QString& id, EarthMultiples what);

    /// Whether a field has levels above each other, and can be shown as isosurface, volume or curtain.
    [[nodiscard]] bool hasHeights(const QString& id) const;
    /// How many times their true size heights are drawn, of isosurfaces and volumes; 0: as suits what is shown.
    void setExaggeration(double times);
    [[nodiscard]] double exaggeration() const; ///< in use

    /// The picture as people see it who lack one kind of cones, to check a figure; not kept with the view.
    void setColourVision(ColourVision vision);
    [[nodiscard]] ColourVision colourVision() const;

    // --- Projection and camera
    /// One of projections(), where wished with its middle ("robinson@150"), or any PROJ string ("+proj=…") or CRS code ("EPSG:3035").
    /// The error says what PROJ does not accept; the projection then stays as it was.
    Result<void> setProjection(const QString& name);
    [[nodiscard]] QString projection() const;
    /// Names with their titles: ("robinson", "Robinson"), …
    [[nodiscard]] static std::vector<std::pair<QString, QString>> projections();
    /// "Robinson, 150°E"; the PROJ string itself for others.
    [[nodiscard]] static QString projectionTitle(const QString& name);
    /// Lets the user choose the middle of the map, or any projection of PROJ.
    void chooseProjection();
    /// The map is drawn around another place; the globe and CRS codes stay as they are. Several calls at once: the last is drawn.
    void setCentre(double lonDeg, double latDeg);
    /// Whether setCentre() does anything in this projection.
    [[nodiscard]] bool hasCentre() const;
    void zoomToAll();
    /// Looks at a place. span: how many degrees of latitude fit the view; 0 keeps the zoom.
    void lookAt(double lonDeg, double latDeg, double spanDeg = 0.0);
    /// Comes as near as shows all of a layer; without an id of all that are visible. False where that reaches around the globe: then nothing moves.
    bool zoomToLayer(const QString& id = {});
    /// Where a place is drawn in this panel's view, or nothing when it is hidden; and the inverse.
    [[nodiscard]] std::optional<QPointF> screenOf(double lonDeg, double latDeg) const;
    [[nodiscard]] std::optional<QPointF> lonLatAt(const QPointF& viewPosition) const;

    /// "18.25°N 131.50°E"
    [[nodiscard]] static QString placeText(double lonDeg, double latDeg);
    /// The place, and a line for each layer that has a value there.
    [[nodiscard]] QString probeText(double lonDeg, double latDeg) const;

    // --- Time, in seconds since 1970 of calendar(). The times are those of all visible layers; where their calendars differ they meet by date.
    [[nodiscard]] std::vector<double> times() const;
    [[nodiscard]] Calendar calendar() const;
    [[nodiscard]] double time() const;
    void setTime(double seconds);
    void play();
    void pause();
    [[nodiscard]] bool isPlaying() const;
    /// One step of the settings' kind, forwards or back; `by` of them.
    void stepTime(int by);
    /// Opens the field of the time bar where a date is written.
    void goToDate();
    [[nodiscard]] const EarthTimeSettings& timeSettings() const;
    void setTimeSettings(const EarthTimeSettings& settings);
    /// The level that visible layers have in common: so many up.
    void stepLevel(int up);
    /// "21 Aug 2020 06:00 UTC", and what is shown of it where that is another time.
    [[nodiscard]] QString momentText() const;

    // --- Events of tracks, points and polygons
    /// The layers that hold events, from the topmost.
    [[nodiscard]] std::vector<EventLayer> eventLayers() const;
    /// They are highlighted, wherever their source is shown, and eventsSelected() tells it to the rest of the window.
    void selectEvents(const EventSelection& selection);
    [[nodiscard]] const EventSelection& selectedEvents() const;
    /// The camera stays over the event that was selected last, as time goes on.
    void setFollowing(bool follows);
    [[nodiscard]] bool isFollowing() const;

    // --- Films: nothing moves by itself while one is made; what moves goes on by what a frame lasts
    void setFilming(bool filming);
    void advance(double seconds);

    // --- Regions and lines, drawn by hand
    [[nodiscard]] EarthDrawings& drawings() const;
    /// Curtains along the lines: those that a view's "layers" names stay or come, others go.
    void takeCurtains(const QJsonObject& layers);

    // --- Pictures and state
    /// The panel's view as shown, overlays included; null where there is no OpenGL.
    [[nodiscard]] QImage picture();
    /// Paints the view as it is: the Earth as a raster of `ratio` pixels for each unit of the painter, all else as the painter draws it (letters and
    /// lines in SVG and PDF).
    Result<void> paintPicture(QPainter& painter, const QRectF& area, double ratio, const EarthPicture& what);
    /// What paintPicture() paints, at once.
    [[nodiscard]] Result<EarthSheet> sheet(const QRectF& area, double ratio, const EarthPicture& what);
    /// The same without holding up the window: the Earth is drawn part by part between other events, and `done` takes what is left to paint, on any
    /// thread. Deleting the answer before that gives up. progress: 0 … 1.
    [[nodiscard]] std::unique_ptr<QObject> takePicture(const QRectF& area, double ratio, const EarthPicture& what,
        std::function<void(const Result<EarthSheet>&)> done, std::function<void(double)> progress = {});
    /// Renders at any size with colour bar and time; text entries are kept inside a PNG.
    Result<void> saveImage(const QString& path, const QSize& size, const QMap<QString, QString>& text = {});
    [[nodiscard]] QJsonObject viewState() const;
    void setViewState(const QJsonObject& state);
    /// No read, ease or redraw outstanding: what stands on the screen is final.
    [[nodiscard]] bool isSettled() const;
    /// False where OpenGL does not work (no display); a sentence is shown instead of the globe.
    [[nodiscard]] bool hasGraphics() const;

Q_SIGNALS:
    void layersChanged();
    void arrangementChanged();
    void groundChanged();
    /// The user wants this layer to stay when another result is shown.
    void keepWanted(const QString& id);
    /// The user has changed something that is a step of undo; `what` says it: "Add a curtain". viewState() has it.
    void viewEdited(const QString& what);
    void projectionChanged(const QString& name);
    void timeChanged(double seconds);
    void playingChanged(bool playing);
    /// The pointer rests over a place, or a probe key was pressed.
    void probed(double lonDeg, double latDeg, const QString& text);
    void eventsSelected(const terrella::EventSelection& selection);
    void followingChanged(bool follows);
    /// The menu of a place is asked for: right button, or the menu key over the place where the pointer rests.
    void menuRequested(double lonDeg, double latDeg, const QPoint& globalPosition);
    /// A click on the view (not a drag).
    void placeClicked(double lonDeg, double latDeg);
    void settled();

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace terrella
