// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/time_player.h"

#include "views/earth/layers/times.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr int tickMilliseconds = 10;
constexpr int mostAtOnce = 1000; ///< steps that may be left out together
constexpr double same = 0.5;

} // namespace

PlayCourse::PlayCourse(std::vector<double> times, Calendar calendar, const EarthTimeSettings& settings)
    : m_times(std::make_shared<const std::vector<double>>(std::move(times))),
      m_calendar(calendar),
      m_settings(settings)
{
    if (!m_times->empty()) {
        const double front = m_times->front(), back = m_times->back();
        m_first = settings.first ? std::clamp(inCalendar(*settings.first, calendar), front, back) : front;
        m_last = settings.last ? std::clamp(inCalendar(*settings.last, calendar), front, back) : back;
        if (m_last <= m_first) { // a period of other data
            m_first = front;
            m_last = back;
        }
    }
    begin();
}

void PlayCourse::begin() { m_isForwards = !m_settings.backwards; }

std::optional<double> PlayCourse::within(double now, int by) const
{
    const auto to = stepFrom(*m_times, m_calendar, now, m_settings.step, by);
    return to && *to >= m_first - same && *to <= m_last + same ? to : std::nullopt;
}

std::optional<double> PlayCourse::next(double now)
{
    if (!canMove())
        return std::nullopt;
    if (now < m_first - same || now > m_last + same)
        return m_isForwards ? m_first : m_last;
    if (const auto to = within(now, m_isForwards ? 1 : -1))
        return to;
    switch (m_settings.atEnd) {
    case EarthTimeSettings::AtEnd::Loop: return m_isForwards ? m_first : m_last;
    case EarthTimeSettings::AtEnd::Bounce: m_isForwards = !m_isForwards; return within(now, m_isForwards ? 1 : -1);
    case EarthTimeSettings::AtEnd::Stop: break;
    }
    return std::nullopt;
}

std::vector<double> PlayCourse::coming(double now, int count) const
{
    std::vector<double> out;
    PlayCourse ahead = *this;
    for (int k = 0; k < count; ++k) {
        const auto to = ahead.next(out.empty() ? now : out.back());
        if (!to)
            break;
        out.push_back(*to);
    }
    return out;
}

TimePlayer::TimePlayer(std::function<bool()> isReady, QObject* parent) : QObject(parent), m_isReady(std::move(isReady))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(tickMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &TimePlayer::tick);
}

void TimePlayer::setCourse(PlayCourse course)
{
    if (m_timer.isActive() && m_course.settings().backwards == course.settings().backwards)
        course.setForwards(m_course.isForwards()); // it may have turned round
    m_course = std::move(course);
    if (m_timer.isActive() && !m_course.canMove()) {
        stop();
        Q_EMIT ended();
    }
}

void TimePlayer::setNow(double seconds)
{
    m_now = seconds;
    if (!m_isMoving)
        m_due = 0.0;
}

void TimePlayer::start()
{
    if (!m_course.canMove())
        return;
    m_course.begin();
    // What has been played to its end begins anew.
    const double end = m_course.isForwards() ? m_course.last() : m_course.first();
    m_due = 0.0;
    m_leftOut = 0;
    m_clock.start();
    m_timer.start();
    if (m_course.settings().atEnd == EarthTimeSettings::AtEnd::Stop && std::abs(m_now - end) < same)
        Q_EMIT moved(m_course.isForwards() ? m_course.first() : m_course.last());
}

void TimePlayer::stop() { m_timer.stop(); }

void TimePlayer::tick()
{
    const double passed = std::min(1.0, static_cast<double>(m_clock.restart()) / 1000.0); // a window that was covered does not jump
    m_due += passed * (m_course.settings().byDataTime ? m_course.settings().dataPerSecond : m_course.settings().stepsPerSecond);
    if (m_isReady())
        advance();
    else if (m_course.settings().waits)
        m_due = std::min(m_due, costOfNext(m_now).value_or(0.0));
}

/// How much must be due for the next step; nothing where there is none.
std::optional<double> TimePlayer::costOfNext(double from) const
{
    const std::vector<double> coming = m_course.coming(from, 2);
    if (coming.empty())
        return std::nullopt;
    if (!m_course.settings().byDataTime)
        return 1.0;
    // Going back to the beginning takes as long as the step after it.
    const bool isJump = (coming.front() > from) != m_course.isForwards() && m_course.settings().atEnd != EarthTimeSettings::AtEnd::Bounce;
    return isJump && coming.size() > 1 ? std::abs(coming[1] - coming[0]) : std::abs(coming[0] - from);
}

/// As many steps as are due; all but the last of them are left out.
void TimePlayer::advance()
{
    const bool waits = m_course.settings().waits;
    double at = m_now;
    int steps = 0;
    for (; steps < (waits ? 1 : mostAtOnce); ++steps) {
        const auto cost = costOfNext(at);
        if (!cost && steps == 0) {
            stop();
            Q_EMIT ended();
            return;
        }
        if (!cost || m_due < *cost)
            break;
        m_due -= *cost;
        at = *m_course.next(at);
    }
    if (steps == 0)
        return;
    if (steps == mostAtOnce)
        m_due = 0.0;
    else if (waits)
        m_due = std::min(m_due, costOfNext(at).value_or(0.0));
    m_leftOut += steps - 1;
    m_isMoving = true;
    m_now = at;
    Q_EMIT moved(at);
    m_isMoving = false;
}

} // namespace terrella::earth
