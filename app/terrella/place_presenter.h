// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/place_reading.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace terrella {

class Background;
class EarthPanel;
class PlaceView;

/// Brings the shown field to the plots beside the Earth: the series where one clicks, the means along parallels at the time shown. Values are read
/// on a worker thread; the newest wish wins.
class PlacePresenter final : public QObject {
    Q_OBJECT

public:
    PlacePresenter(EarthPanel& earth, PlaceView& view, Background& background, QObject* parent = nullptr);

Q_SIGNALS:
    void wanted(); ///< a place was clicked: the plots should be seen

private:
    void choose(double lonDeg, double latDeg);
    void follow(); ///< another field, or another time
    void readSeries();
    void readZonal();

    EarthPanel& m_earth;
    PlaceView& m_view;
    Background& m_background;
    std::optional<std::pair<double, double>> m_place; ///< longitude, latitude
    ShownField m_field;                               ///< of what stands in the plots
    quint64 m_seriesTicket = 0, m_zonalTicket = 0;
    QTimer m_settle; ///< while time plays, the means follow a few times a second
};

} // namespace terrella
