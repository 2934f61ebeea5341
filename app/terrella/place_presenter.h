// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/drawing/drawing.h"
#include "views/earth/place_reading.h"
#include "views/plots/chart.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <stop_token>

namespace terrella {

class Background;
class EarthPanel;
class PlaceView;

/// Brings the shown fields to the plots beside the Earth: what there is where one clicks, and of the field at the time shown. Values are read on a
/// worker thread; the newest wish wins, what is not wanted any more stops, and nothing is read for plots that are hidden.
class PlacePresenter final : public QObject {
    Q_OBJECT

public:
    PlacePresenter(EarthPanel& earth, PlaceView& view, Background& background, QObject* parent = nullptr);
    ~PlacePresenter() override;

Q_SIGNALS:
    void wanted(); ///< a place was clicked: the plots should be seen

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Make = std::function<Chart(const std::stop_token& stop)>; ///< reads, on the worker

    void choose(double lonDeg, double latDeg);
    void connectDrawings();
    void chooseDrawing(const Drawing& drawing);
    void take(const ShownField& field);
    [[nodiscard]] bool hasSubject() const; ///< there is what the chosen kind needs, or it says what is missing
    void follow();                         ///< another field, or another time
    void refreshChoices();
    void draw(bool keepsView);
    [[nodiscard]] Make makeOf() const;

    EarthPanel& m_earth;
    PlaceView& m_view;
    Background& m_background;
    std::optional<std::pair<double, double>> m_place; ///< longitude, latitude
    ShownField m_field;                               ///< of what stands in the plots
    std::vector<ShownField> m_fields;                 ///< all that are visible
    std::vector<ShownField> m_partners;
    quint64 m_ticket = 0;
    std::stop_source m_stop; ///< of what is being read
    QTimer m_settle;         ///< while time plays, the plots follow a few times a second
    bool m_isStale = false;  ///< something changed while the plots were hidden
};

} // namespace terrella
