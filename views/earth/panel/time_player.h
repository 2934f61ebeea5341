// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/time_settings.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace terrella::earth {

/// Where playing stands, and where it goes from there. A value.
class PlayCourse {
public:
    PlayCourse() = default;
    /// times: ascending; what is played lies within the settings' first and last.
    PlayCourse(std::vector<double> times, Calendar calendar, const EarthTimeSettings& settings);

    [[nodiscard]] const EarthTimeSettings& settings() const { return m_settings; }
    [[nodiscard]] double first() const { return m_first; }
    [[nodiscard]] double last() const { return m_last; }
    [[nodiscard]] bool canMove() const { return m_last > m_first; }
    void begin(); ///< in the direction that the settings say
    [[nodiscard]] bool isForwards() const { return m_isForwards; }
    void setForwards(bool forwards) { m_isForwards = forwards; }
    /// The moment after `now`; nothing: the end is reached and playing stops there.
    std::optional<double> next(double now);
    /// What next() will give, one after the other, without going there.
    [[nodiscard]] std::vector<double> coming(double now, int count) const;

private:
    [[nodiscard]] std::optional<double> within(double now, int by) const;
    std::shared_ptr<const std::vector<double>> m_times = std::make_shared<const std::vector<double>>();
    Calendar m_calendar = Calendar::Standard;
    EarthTimeSettings m_settings;
    double m_first = 0.0, m_last = 0.0;
    bool m_isForwards = true;
};

/// Moves the time at the chosen rate, as fast as the pictures come or leaving some out. GUI thread.
class TimePlayer final : public QObject {
    Q_OBJECT
public:
    /// isReady: the last moment stands on the screen.
    TimePlayer(std::function<bool()> isReady, QObject* parent);
    void setCourse(PlayCourse course);
    [[nodiscard]] const PlayCourse& course() const { return m_course; }
    /// Where the user or anybody else has put the time.
    void setNow(double seconds);
    void start();
    void stop();
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    /// Of the steps since it began: those that were not shown.
    [[nodiscard]] int leftOut() const { return m_leftOut; }

Q_SIGNALS:
    void moved(double seconds);
    void ended();

private:
    void tick();
    void advance();
    [[nodiscard]] std::optional<double> costOfNext(double from) const;
    std::function<bool()> m_isReady;
    PlayCourse m_course;
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_now = 0.0;
    double m_due = 0.0; ///< steps, or seconds of the data's time, that are still to be gone
    int m_leftOut = 0;
    bool m_isMoving = false;
};

} // namespace terrella::earth
