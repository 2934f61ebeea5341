// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/drawing/earth_drawings.h"
#include "views/earth/earth_panel.h"
#include "views/earth/layers/layer_stack.h"
#include "views/earth/outlines.h"
#include "views/earth/panel/colour_bar.h"
#include "views/earth/panel/earth_header.h"
#include "views/earth/panel/heights_button.h"
#include "views/earth/panel/layers_box.h"
#include "views/earth/panel/level_bar.h"
#include "views/earth/panel/panes.h"
#include "views/earth/panel/probe_box.h"
#include "views/earth/panel/time_bar.h"
#include "views/earth/panel/time_player.h"

#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace terrella {

namespace earth {
class PictureSheet;
}

class EarthPanel::Private : public QObject {
public:
    explicit Private(EarthPanel& panel);

    void build();
    void buildHeader();
    void connectAll();
    void connectEvents();
    void connectDrawings();
    /// Keeps the event that is followed in the middle.
    void follow(bool eased);
    void placeOverlays();
    void updateBars();
    /// What the bars explain, and where they stand in a view of that size.
    struct Bar {
        earth::BarContent content;
        QRectF area;
    };
    [[nodiscard]] std::vector<Bar> barsIn(const QSizeF& size) const;
    [[nodiscard]] static std::pair<QSize, QRectF> earthOn(const earth::PictureSheet& sheet, double ratio);
    [[nodiscard]] Result<EarthSheet> sheetOf(
        const earth::PictureSheet& sheet, const EarthPicture& what, double ratio, const QImage& image, const earth::Camera& camera);
    void partFields();
    template <class Change>
    void changeLook(const QString& id, const Change& change);
    void hover(std::optional<LatLon> place, const QPointF& at);
    /// The place that a position of the view speaks of: on the ground, or below the curtain that is seen there.
    [[nodiscard]] LatLon pointAt(const LatLon& ground, const QPointF& at);
    void buildPlayer();
    void connectTime();
    /// What is played, and how, after either has changed.
    void setCourse();
    void showTimes();
    void placeLevels();
    void checkSettled();
    void applyTheme();
    Result<void> project(const QString& name, bool toHome);
    /// Draws the map around the place that was asked for last, once what was asked for before is on the screen.
    void turn();
    bool eventFilter(QObject* watched, QEvent* event) override;

    EarthPanel& panel;
    earth::ColourMaps maps;
    EarthTheme theme = EarthTheme::dark();
    earth::Header* header = nullptr;
    QToolButton* projectionButton = nullptr;
    earth::SceneWidget* view = nullptr;
    QLabel* noGraphics = nullptr;
    QLabel* visionNote = nullptr; ///< whose eyes the picture is seen with
    earth::LayersBox* layersBox = nullptr;
    earth::ProbeBox* probeBox = nullptr;
    earth::HeightsButton* heights = nullptr;
    std::vector<std::unique_ptr<earth::ColourBar>> colourBars; ///< one, or one for each picture where they have other colours
    earth::TimeBar* timeBar = nullptr;
    earth::LevelBar* levelBar = nullptr;
    earth::LayerStack* layers = nullptr;
    earth::Outlines* outlines = nullptr;
    EarthDrawings* drawings = nullptr;
    earth::Panes* panes = nullptr;
    EarthTimeSettings timeSettings;
    earth::TimePlayer* player = nullptr;
    QTimer settle;
    std::optional<LatLon> hovered;
    QPointF hoveredAt;                          ///< null: the pointer is elsewhere
    std::optional<earth::CurtainProbe> pointed; ///< the curtain that one points at
    std::optional<LatLon> wantedCentre;
    bool isFollowing = false; ///< the camera stays over the event that was chosen last
    bool graphics = true;
    bool wasSettled = true;
};

} // namespace terrella
