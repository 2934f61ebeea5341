// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cf_time.h"
#include "views/earth/earth_theme.h"

#include <QWidget>

#include <vector>

class QToolButton;

namespace terrella::earth {

/// Play button and a slider over the time axis with dates beneath and the current moment above.
class TimeBar final : public QWidget {
    Q_OBJECT
public:
    explicit TimeBar(QWidget* parent);
    void setTheme(const EarthTheme& theme);
    void setTimes(const std::vector<double>& times, Calendar calendar);
    void setTime(double seconds);
    void setPlaying(bool playing);
    [[nodiscard]] QString momentText() const;

Q_SIGNALS:
    void timeChosen(double seconds);
    void playToggled();

private:
    class Track;
    Track* m_track;
    QToolButton* m_play;
    EarthTheme m_theme = EarthTheme::dark();
    bool m_playing = false;
    void drawIcon();
};

} // namespace terrella::earth
