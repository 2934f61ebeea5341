// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/background.h"
#include "views/earth/drawing/area_list.h"
#include "views/earth/drawing/distance_box.h"
#include "views/earth/drawing/earth_drawings.h"
#include "views/earth/drawing/outlined_drawing.h"
#include "views/earth/earth_theme.h"
#include "views/earth/scene/scene_tool.h"
#include "views/earth/scene/scene_widget.h"

#include <QPointer>
#include <QTimer>

#include <map>

class QLabel;

namespace terrella {

class EarthDrawings::Private final : public QObject, public earth::SceneTool {
public:
    Private(EarthDrawings& owner, earth::SceneWidget& view);
    ~Private() override;

    // --- of the tool: drawing_input.cpp
    bool press(const QMouseEvent& event) override;
    bool move(const QMouseEvent& event) override;
    bool release(const QMouseEvent& event) override;
    bool click(const QMouseEvent& event) override;
    bool doubleClick(const QMouseEvent& event) override;
    bool key(const QKeyEvent& event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    void stop();
    void addPlace(const SpherePlace& place);
    void complete();
    void takeBack();
    void choose(int area);                                             ///< of areas
    [[nodiscard]] int areaAt(const std::optional<SpherePlace>& place); ///< −1: none
    void addCoastPlace(const SpherePlace& place);
    /// The stretch of coast from its first place to another; isLast: that is what was to be drawn.
    void findStretch(const SpherePlace& to, bool isLast);
    void takeStretch(const Drawing& found, bool isLast);
    [[nodiscard]] Drawing draft(const std::optional<SpherePlace>& pointer) const; ///< what is drawn so far, with the place under the pointer
    [[nodiscard]] std::optional<SpherePlace> placeAt(const QPointF& at) const;
    [[nodiscard]] std::optional<SpherePlace> placeOfKeys() const; ///< under the pointer, else in the middle of the view
    [[nodiscard]] std::optional<DrawingHandle> handleAt(const QPointF& at) const;
    /// Index into all of the outline near a position; the parameter's is −1.
    [[nodiscard]] std::optional<int> drawingAt(const QPointF& at) const;
    [[nodiscard]] const Drawing* current() const; ///< that has the handles
    void replaceCurrent(const Drawing& drawing, bool isDone);
    [[nodiscard]] QString hint() const;

    // --- drawing_scene.cpp
    void refresh(); ///< everything
    void refreshDraft();
    void refreshHandles();
    void refreshLetters(); ///< at the ends of lines
    void refreshHint();
    void show(const QString& key, const Drawing& drawing, bool isSelected);

    // --- drawing_outlines.cpp
    void putLines(const QString& key, const OutlinedDrawing& made, bool isSelected);
    void hide(const QString& key);
    /// What of it is known; of what takes a while nothing until it has been made.
    [[nodiscard]] std::shared_ptr<const OutlinedDrawing> outlinedOf(const Drawing& drawing) const;
    [[nodiscard]] QString sizeTextOf(const Drawing& drawing) const;
    void connectDistance();
    /// Of the selected drawing, or of the coast that is being drawn.
    void setDistance(double km);
    void settleDistance();
    void settleNow();
    void findCoastAnew();

    EarthDrawings& drawings;
    earth::SceneWidget& view;
    EarthTheme theme = EarthTheme::dark();
    std::vector<Drawing> all;
    int selected = -1;
    std::optional<Drawing> parameter;
    bool isParameterSelected = false;

    // what is being drawn
    bool isDrawing = false;
    DrawingKind kind = DrawingKind::Box;
    QString purpose;
    std::vector<SpherePlace> places;
    std::optional<SpherePlace> pointer;
    double stripKm = 100.0;
    std::optional<Drawing> stretch; ///< of coast, from its first place to where the pointer was last
    bool isEnding = false;          ///< the last place of a coast is there, its places are being found
    quint64 stretchTicket = 0;
    std::shared_ptr<const std::vector<NamedArea>> areas;
    std::shared_ptr<const CoastLines> coasts;

    // what is being moved
    std::optional<DrawingHandle> held;
    std::optional<Drawing> before;
    bool isDragged = false;
    QPointF pressedAt;
    int hoveredCorner = -1;

    std::optional<SpherePlace> mark;
    QLabel* note = nullptr;
    earth::AreaList* list = nullptr;
    earth::DistanceBox* distance = nullptr;
    QTimer distanceSettles;             ///< steps of the distance become one step of undo
    bool isCoastWanted = false;         ///< a coast is to be found anew, once countries and coasts have been read
    int pointedArea = -1;               ///< in the list
    QPointer<earth::SceneWidget> alive; ///< the view may go first

    // what is on the screen, by key
    struct Wanted {
        bool isSelected = false;
        quint64 answered = 0; ///< older answers come too late
    };
    std::map<QString, Wanted> wanted;
    quint64 ticket = 0;
    OutlinedDrawings known;
    earth::Background work{this}; ///< last: what it does belongs to all above
};

} // namespace terrella
