// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_theme.h"
#include "views/earth/layers/times.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace terrella::earth {

class TimeTrack;

/// Buttons to step and play, the slider over all times, and how fast they pass.
class TimeBar final : public QWidget {
    Q_OBJECT
public:
    explicit TimeBar(QWidget* parent);
    void setTheme(const EarthTheme& theme);
    void setTimes(const std::vector<double>& times, Calendar calendar);
    void setTime(double seconds);
    /// note: what is shown of the moment, where that is another time.
    void setNote(const QString& note);
    void setPlaying(bool playing);
    void setSettings(const EarthTimeSettings& settings);
    /// What is played.
    void setPeriod(double first, double last);
    void setLayers(std::vector<LayerTimes> layers);
    void setShown(std::vector<ShownTime> shown);
    /// The picture of the moment is not there yet.
    void setReading(bool reading);
    /// Of the steps of this playing, so many were not shown.
    void setLeftOut(int steps);
    [[nodiscard]] QString momentText() const;
    /// Opens the field for a date.
    void goToDate();
    void step(int by);

Q_SIGNALS:
    void timeChosen(double seconds);
    void playToggled();
    void settingsChanged(const EarthTimeSettings& settings);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* button(const QString& name);
    void connectTrack();
    void addKeys(QWidget& within);
    void choosePeriod(double first, double last);
    void takeDate();
    void askSpeed();
    void placeDate();
    void drawIcons();
    void showSpeed();

    TimeTrack* m_track;
    QToolButton *m_back, *m_play, *m_next, *m_speed;
    QMenu* m_menu;
    QLineEdit* m_date;
    QLabel* m_dateProblem;
    EarthTheme m_theme = EarthTheme::dark();
    EarthTimeSettings m_settings;
    Calendar m_calendar = Calendar::Standard;
    double m_now = 0.0, m_first = 0.0, m_last = 0.0;
    int m_leftOut = 0;
    bool m_playing = false;
};

} // namespace terrella::earth
