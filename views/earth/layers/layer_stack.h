// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/sphere_area.h"
#include "views/earth/background.h"
#include "views/earth/colouring.h"
#include "views/earth/earth_panel.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/fields/particles.h"
#include "views/earth/fields/vectors.h"
#include "views/earth/layers/bar_content.h"
#include "views/earth/layers/levels.h"
#include "views/earth/layers/probe_line.h"
#include "views/earth/layers/times.h"
#include "views/earth/layers/track_lines.h"
#include "views/earth/scene/scene_widget.h"

#include <QJsonArray>
#include <QSet>
#include <QTimer>

#include <map>

namespace terrella::earth {

struct FieldRequest;
struct FieldAnswer;
struct SolidRequest;
struct SolidAnswer;
class VolumeSource;
struct ReadyPicture;
struct FeatureFacts;
struct DriftPicture;

/// The layers of the view, from the lowest to the topmost: what they hold, what is read for them, how they stand in the scene. GUI thread.
class LayerStack final : public QObject {
    Q_OBJECT
public:
    LayerStack(SceneWidget& view, const ColourMaps& maps, QObject* parent);
    ~LayerStack() override;

    // --- What is there
    void addField(const QString& id, const QString& title, std::shared_ptr<const Cube> cube, const QString& variable, int level);
    void addFeatures(const QString& id, const QString& title, std::shared_ptr<const Features> features, EarthLayerKind kind);
    /// Another layer of what a field holds: hatching, contours, vectors, or the field once more. Returns its id; empty where that cannot be.
    QString derive(const QString& base, EarthLayerKind kind, const QString& variable = {});
    /// The field `a` minus the field `b`, on the cells of `a`.
    Result<QString> addDifference(const QString& a, const QString& b);
    /// The same once both are there.
    void expectDifference(const QString& a, const QString& b);
    /// The field once for each member, level or year, each in a picture of its own; other fields are hidden. Returns how many there are.
    Result<int> spread(const QString& id, EarthMultiples what);
    /// The data of another stack, by the same ids; what is derived from them comes with setState().
    void takeFrom(const LayerStack& other);
    void setSource(const QString& id, const QString& source);
    /// The layer and what is derived from it go by another id; a later addField(from, …) makes a new one.
    void rename(const QString& from, const QString& to);
    void remove(const QString& id);
    /// By the user's hand: what came by itself does not come again.
    void dismiss(const QString& id);
    void clear();
    /// Position counted from the lowest; fields stay below whatever lies on them.
    void move(const QString& id, int position);
    [[nodiscard]] std::vector<EarthLayer> layers() const;
    /// Some hundred places that stand for all of its cells, features or corners; empty until it has data.
    [[nodiscard]] std::vector<LatLon> placesOf(const QString& id) const;

    // --- How it is shown
    void setLook(const QString& id, const EarthLook& look);
    [[nodiscard]] std::optional<EarthLook> lookOf(const QString& id) const;
    [[nodiscard]] const ColourMaps& maps() const { return m_maps; }
    /// The colours in use: one of maps(), or those of the variable's own classes.
    [[nodiscard]] const ColourMap& mapOf(const QString& id) const;
    [[nodiscard]] Colouring colouringOf(const QString& id) const;
    /// Classes to choose from: those that the variable numbers, schemes that suit it, the user's own.
    [[nodiscard]] std::vector<ColourMap> classesOf(const QString& id) const;
    /// Names and titles of the variables (columns) to choose from, and the texts of the levels and members.
    [[nodiscard]] std::vector<std::pair<QString, QString>> variablesOf(const QString& id) const;
    [[nodiscard]] QStringList levelsOf(const QString& id) const;
    [[nodiscard]] QStringList membersOf(const QString& id) const;
    /// The same as people see them whose eyes the view has.
    [[nodiscard]] ColourMap seenMapOf(const QString& id) const;
    void setVision(ColourVision vision);
    [[nodiscard]] ColourVision vision() const { return m_view.vision(); }
    /// Whether two variables of it are the components of a vector.
    [[nodiscard]] bool hasVectors(const QString& id) const;
    // --- Three dimensions: isosurfaces, volumes and curtains
    /// Along which curtains hang.
    void setCurtainLines(std::vector<std::vector<SpherePlace>> lines);
    /// Those that a view keeps, and no others; of fields that are there.
    void takeCurtains(const QJsonObject& layers);
    /// Whether a variable of it has levels above each other.
    [[nodiscard]] bool hasHeights(const QString& id) const;
    /// Names and titles of the variables that can colour an isosurface: those on the same cells and levels.
    [[nodiscard]] std::vector<std::pair<QString, QString>> tintsOf(const QString& id) const;
    /// What is in use, whether it was chosen by the user or not; in shown units.
    [[nodiscard]] std::vector<double> isovaluesOf(const QString& id) const;
    [[nodiscard]] std::pair<double, double> densityOf(const QString& id) const; ///< clear at, dense at
    [[nodiscard]] bool isMirrored(const QString& id) const;
    /// For the legend, from left to right; empty for other layers.
    [[nodiscard]] std::vector<QRgb> solidColours(const QString& id) const;
    /// How many times their true size heights are drawn; 0: as suits what is shown.
    void setExaggeration(double times);
    [[nodiscard]] double wantedExaggeration() const { return m_wantedExaggeration; }
    [[nodiscard]] double exaggeration() const { return m_exaggeration; } ///< in use
    [[nodiscard]] bool showsHeights() const { return m_hasSolids; }
    /// The level that visible layers of one kind have in common: that of the topmost layer with levels; nothing where none has any.
    [[nodiscard]] std::optional<LevelChoice> levelChoice() const;
    /// value: in the unit of the kind. Each layer takes its nearest.
    void chooseLevel(const QString& kind, double value);
    bool stepLevel(int up); ///< false at the end

    /// Whether there are several pictures (else all layers are in the one), and whether ranges of one unit are shared in them.
    void setCompared(bool compared, bool shareRanges);

    // --- State as views keep it; layers that are not there yet take theirs when they come.
    [[nodiscard]] QJsonObject state() const;
    [[nodiscard]] QJsonArray orderState() const;
    void setState(const QJsonObject& layers, const QJsonArray& order);
    /// (id, source) of all that has a source, also of layers that views name and that are not there yet.
    [[nodiscard]] std::vector<std::pair<QString, QString>> sources() const;

    /// Overviews of large files are kept in a folder of the cache, and shown while time is being moved. Before the first layer.
    void keepOverviewsIn(const QString& folder);
    /// Whether anything may move by itself.
    void setMotion(bool moves);
    /// While a film is made nothing moves by itself; each picture goes on by what one frame lasts.
    void setFilming(bool filming);
    void advance(double seconds);
    void setTime(double seconds);
    /// While time runs, steps are read ahead that way; else as it was last moved.
    void setPlaying(bool plays, int direction = 1);
    /// The date that is shown as soon as there are layers that have it.
    void setDate(const DateTime& date);
    /// What layers show between and beyond their steps.
    void setTimeRules(EarthTimeSettings::Between between, EarthTimeSettings::Beyond beyond);
    /// The moments that will be shown next, soonest first: read ahead.
    void setComing(std::vector<double> moments);
    [[nodiscard]] double time() const { return m_time; }
    /// The moment, and what the bar's layer shows of it where that is another one.
    [[nodiscard]] QString momentText() const;
    [[nodiscard]] QString shownNote() const;
    /// Of the visible layers that have times, from the topmost; each file's once.
    [[nodiscard]] std::vector<LayerTimes> layerTimes() const;
    [[nodiscard]] std::vector<ShownTime> shownTimes() const; ///< of the same layers
    /// Whether it is a field of more than one time.
    [[nodiscard]] bool hasSteps(const QString& id) const;
    /// Whether the dates of a layer come again every year, as its data say.
    [[nodiscard]] bool isClimatology(const QString& id) const;
    [[nodiscard]] const std::vector<double>& times() const { return m_times; }
    [[nodiscard]] Calendar calendar() const { return m_calendar; }

    // --- Events
    /// They are drawn above all others of their layer, which step back.
    void setSelection(const EventSelection& selection);
    [[nodiscard]] const EventSelection& selection() const { return m_selection; }
    [[nodiscard]] std::vector<EventLayer> eventLayers() const;
    /// The events that are drawn within a few pixels of a place of a picture, or around it, from the topmost; each has one id.
    [[nodiscard]] std::vector<EventSelection> eventsAt(const LatLon& place, const QPointF& at) const;
    /// Where the event that was chosen last is at the time that is shown; nothing where it is not known (yet).
    [[nodiscard]] std::optional<LatLon> selectedPlace() const;

    void projectionChanged();
    [[nodiscard]] std::vector<ProbeLine> probe(double lonDeg, double latDeg) const;
    /// The curtain that is seen at a position of the view, in front of others; nothing where none is.
    [[nodiscard]] std::optional<CurtainProbe> probeCurtain(const QPointF& at) const;
    /// What the bar of a picture explains: its topmost visible field, else its topmost visible tracks; nothing without.
    [[nodiscard]] std::optional<BarContent> barOf(unsigned pane) const;
    /// Title of what is seen in one of several pictures.
    [[nodiscard]] QString captionOf(unsigned pane) const;
    [[nodiscard]] std::optional<ShownField> shownField() const;
    /// Every visible field, from the lowest.
    [[nodiscard]] std::vector<ShownField> shownFields() const;
    /// Mean brightness of the visible field, 0 … 1; nothing without one.
    [[nodiscard]] std::optional<double> fieldBrightness() const;
    /// A visible field leaves nothing of the land and sea below to be seen.
    [[nodiscard]] bool coversEarth() const;
    [[nodiscard]] int outstanding() const;
    /// The camera has moved, and what is drawn for where it looks is not asked for yet.
    [[nodiscard]] bool isViewSettling() const { return m_viewSettles.isActive(); }

Q_SIGNALS:
    void changed(); ///< layers, ranges, visibility
    void timesChanged();
    void timeChanged(double seconds);
    void drawn();           ///< an answer has reached the scene
    void heightsChanged();  ///< how they are exaggerated, or whether there are any
    void selectionPlaced(); ///< where the selected events are is known now
    void probed();          ///< what the probe asked for has been read

private:
    struct Layer;
    Layer* find(const QString& id);
    const Layer* find(const QString& id) const;
    Layer& insert(const QString& id, const QString& title, EarthLayerKind kind);
    void setCube(Layer& layer, std::shared_ptr<const Cube> cube, const QString& variable);
    bool takeVariable(Layer& layer, const QString& wanted);
    void takeColumn(Layer& layer, const QString& column);
    void prepare(Layer& layer);
    void takeFacts(Layer& layer, const std::shared_ptr<FeatureFacts>& facts);
    void featureRange(Layer& layer);
    void tellThinned(Layer& layer);
    void updateDerived(const QString& base);
    void forget(const Cube* cube); ///< what was read of it
    void renewDifferences(const QString& id);
    void hatchTraining(const Layer& layer);
    void takePending(Layer& layer);
    void sortAsSaved();
    void request(Layer& layer);
    void requestField(Layer& layer);
    [[nodiscard]] FieldRequest fieldRequest(const Layer& layer, std::size_t step) const;
    void takeField(const FieldRequest& asked, const std::shared_ptr<FieldAnswer>& found);
    /// Pictures of the steps that come next, made while nothing else is to do.
    void prefetch(const Layer& layer);
    void keepReady(const FieldRequest& asked, const std::shared_ptr<FieldAnswer>& found);
    [[nodiscard]] std::vector<std::size_t> stepsAhead(const Layer& layer) const;
    /// Means in place of cells that stood for their blocks.
    void refine(const FieldRequest& asked);
    /// Which part of a field is read: all of a small one; of a large one what the screen can show.
    void chooseParts(FieldRequest& ask) const;
    [[nodiscard]] SeenBox seenBox() const;
    void partsChanged();
    void dropReading(const Layer& layer);
    [[nodiscard]] QString overviewOf(const Layer& layer, const FieldAnswer& found) const;
    /// Whether a cell lies there; of meshes that are too large to be searched here only the reading tells.
    [[nodiscard]] bool isOnCells(const Layer& layer, const LatLon& place) const;
    /// What stands in the cell at a place, whatever is drawn; nothing while it is being read.
    [[nodiscard]] std::optional<float> exactValue(const Layer& layer, const LatLon& place) const;
    void cameraChanged();
    void viewChanged();
    void flow();
    void takeLines(Layer& layer, const FieldAnswer& found);
    static std::vector<int> choicesOf(const CubeSignature& signature, EarthLayerKind kind);
    [[nodiscard]] std::size_t stepOf(const Layer& layer) const;
    void requestSolid(Layer& layer);
    void takeSolid(const SolidRequest& asked, SolidAnswer& found);
    void nameSolid(Layer& layer);
    void prefetchSolid(const Layer& layer);
    void tintChanged(Layer& layer);
    void updateHeights();
    [[nodiscard]] double lowestHeight() const; ///< metres, of what is seen; 0: nothing lies lower
    void tiltForHeights();
    void keepMoving();
    void standStill();
    void probeSolid(const Layer& layer, double lonDeg, double latDeg, std::vector<ProbeLine>& out) const;
    [[nodiscard]] bool isShown(const Layer& layer, const FieldRequest& ask) const;
    void inkContours();
    bool colourField(Layer& layer, const std::shared_ptr<const FieldMesh>& mesh = {}, const std::shared_ptr<const FieldMesh>& detailMesh = {});
    void takeFlow(Layer& layer, const FieldAnswer& found);
    void drift();
    void letDrift(Layer& layer, int steps);
    void showTrails(const Layer& layer, TrailPicture picture, bool isForTiles = false);
    [[nodiscard]] DriftPicture driftPicture() const;
    /// For a picture that is drawn off the screen, until it is done.
    void drawTrailsFor(const Camera& camera, const QSizeF& pane, double pixelRatio);
    void dropTrails();
    struct TrackInk;
    [[nodiscard]] TrackInk inkOf(const Layer& layer) const;
    void requestLines(Layer& layer);
    void colourTracks(Layer& layer);
    void drawPoints(Layer& layer);
    /// Colours of a column of words; for other columns none.
    void takeCategories(Layer& layer, bool isOther);
    void requestPolygons(Layer& layer);
    void paintPolygons(Layer& layer);
    [[nodiscard]] std::vector<std::size_t> polygonsUnder(const Layer& layer, double lonDeg, double latDeg) const;
    void drawChosenPolygons(Layer& layer);
    void recolourChosenPolygons(const Layer& layer);
    void recolour(Layer& layer);
    void drawPositions(Layer& layer);
    // events
    [[nodiscard]] bool isChosen(const Layer& layer) const;
    void requestChosen(Layer& layer);
    void drawCone(Layer& layer);
    void drawChosen(Layer& layer);
    void recolourChosen(Layer& layer);
    void drawChosenLabels(Layer& layer);
    /// Visibility, opacity, blending, pictures and order of all parts of all layers.
    void applyLooks();
    void shareRanges();
    /// Colours of classes go with their own range.
    void takeClassRange(Layer& layer);
    void joinLevels(Layer& layer);
    void settleLevel(Layer& layer);
    void levelChanged(Layer& layer);
    /// The level that the layer shows, where it is not the chosen one; else empty.
    [[nodiscard]] QString otherLevelOf(const Layer& layer) const;
    /// Makes the colours of classes between breaks that the look asks for.
    static void takeBreaks(Layer& layer);
    /// Another column has other colours: tropical cyclones those of the scale of their winds.
    void takeTrackColours(Layer& layer, bool isOther);
    void gatherTimes();
    /// The layer's steps on the shared axis.
    void takeTimes(Layer& layer);
    void takeFeatureTimes(Layer& layer);
    void moveTo(double seconds);
    [[nodiscard]] std::size_t stepOf(const Layer& layer, double moment) const;
    [[nodiscard]] bool isBeyond(const Layer& layer) const;
    [[nodiscard]] std::vector<const Layer*> timedLayers() const;
    /// What the layer shows, where it is not the moment: in its own calendar; else empty.
    [[nodiscard]] QString otherTimeOf(const Layer& layer) const;
    [[nodiscard]] QString shownTimeOf(const Layer& layer) const;
    [[nodiscard]] bool isSeen(const Layer& layer) const;
    [[nodiscard]] unsigned panesOf(const Layer& layer) const;
    [[nodiscard]] const ColourMap& mapOf(const Layer& layer) const;
    [[nodiscard]] Colouring colouringOf(const Layer& layer) const;
    [[nodiscard]] const Layer* barLayer(unsigned panes) const;
    [[nodiscard]] ShownField fieldOf(const Layer& layer) const;
    void probeField(const Layer& layer, double lonDeg, double latDeg, std::vector<ProbeLine>& out) const;
    void probeFeatures(const Layer& layer, double lonDeg, double latDeg, std::vector<ProbeLine>& out) const;
    void probePolygons(const Layer& layer, double lonDeg, double latDeg, std::vector<ProbeLine>& out) const;

    SceneWidget& m_view;
    const ColourMaps& m_maps;
    std::vector<std::unique_ptr<Layer>> m_layers;
    QJsonObject m_pending; ///< looks of layers that are not there yet
    QStringList m_savedOrder;
    EventSelection m_selection;
    QSet<QString> m_dismissed; ///< hatching that comes by itself and was taken away
    std::vector<double> m_times;
    Calendar m_calendar = Calendar::Standard;
    double m_time = 0.0;
    bool m_hasTime = false;           ///< it is one of some layer's
    std::optional<DateTime> m_wished; ///< by the user; what is shown lies within the times there are
    std::vector<double> m_coming;
    std::map<QString, double> m_levels; ///< chosen, by kind
    bool m_isLinking = false;           ///< looks change for another reason than the user's hand on this layer
    EarthTimeSettings::Between m_between = EarthTimeSettings::Between::Nearest;
    EarthTimeSettings::Beyond m_beyond = EarthTimeSettings::Beyond::Hold;
    int m_made = 0;
    bool m_compared = false;
    bool m_shared = false;
    bool m_moves = true;
    bool m_films = false;
    double m_filmed = 0.0;     ///< steps of particles that are due, in parts
    bool m_isOnBright = false; ///< what contours are drawn on
    ViewHint m_hint;
    SeenBox m_seen; ///< for which large fields were read
    bool m_isPlaying = false;
    int m_direction = 1;
    QTimer m_viewSettles, m_flow, m_drift, m_still;
    double m_flowed = 0.0;
    double m_wantedExaggeration = 0.0;
    double m_exaggeration = 1.0;
    bool m_hasSolids = false; ///< that are seen
    class Curtains;
    std::unique_ptr<Curtains> m_curtains;
    std::shared_ptr<FieldSource> m_source = std::make_shared<FieldSource>();
    std::shared_ptr<VolumeSource> m_volumes;
    Background m_reading{this}, m_drifting{this};
    std::unique_ptr<Background> m_probing; ///< single cells
};

} // namespace terrella::earth
