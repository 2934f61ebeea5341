// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/time_track.h"

#include "views/earth/panel/overlay.h"
#include "views/earth/ticks.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr double middle = TimeTrack::lineY;
constexpr int stripsTop = 54;
constexpr int stripHeight = 3;
constexpr int stripDistance = 5;
constexpr int mostStrips = 4;
constexpr double gripReach = 6.0;

} // namespace

TimeTrack::TimeTrack(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Time"));
    setMouseTracking(true);
}

void TimeTrack::setTheme(const EarthTheme& theme)
{
    m_theme = theme;
    update();
}

void TimeTrack::setTimes(const std::vector<double>& times, Calendar calendar)
{
    m_times = times;
    m_calendar = calendar;
    if (!times.empty())
        setPeriod(times.front(), times.back());
    layStrips();
    update();
}

void TimeTrack::setNow(double seconds)
{
    m_now = seconds;
    update();
}

void TimeTrack::setMoment(const QString& text, const QString& note)
{
    if (text == m_moment && note == m_note)
        return;
    m_moment = text;
    m_note = note;
    setAccessibleDescription(note.isEmpty() ? text : text + QStringLiteral(", ") + note);
    update();
}

void TimeTrack::setReading(bool reading)
{
    if (std::exchange(m_isReading, reading) != reading)
        update();
}

void TimeTrack::setPeriod(double first, double last)
{
    m_first = first;
    m_last = last;
    update();
}

void TimeTrack::setLayers(std::vector<LayerTimes> layers)
{
    m_layers = std::move(layers);
    layStrips();
    updateGeometry();
    update();
}

void TimeTrack::setShown(std::vector<ShownTime> shown)
{
    m_shown = std::move(shown);
    update();
}

int TimeTrack::rows() const { return moves() ? std::min(mostStrips, static_cast<int>(m_layers.size())) : 0; }
int TimeTrack::heightNeeded() const { return stripsTop + rows() * stripDistance + 4; }
QSize TimeTrack::sizeHint() const { return {300, heightNeeded()}; }
QSize TimeTrack::minimumSizeHint() const { return {120, heightNeeded()}; }

double TimeTrack::left() const { return 8.0; }
double TimeTrack::right() const { return width() - 8.0; }

double TimeTrack::xOf(double seconds) const
{
    if (!moves())
        return left();
    return left() + (right() - left()) * std::clamp((seconds - m_times.front()) / (m_times.back() - m_times.front()), 0.0, 1.0);
}

double TimeTrack::secondsAt(double x) const
{
    const double part = std::clamp((x - left()) / std::max(1.0, right() - left()), 0.0, 1.0);
    return m_times.front() + part * (m_times.back() - m_times.front());
}

double TimeTrack::nearest(double seconds) const
{
    const auto after = std::lower_bound(m_times.begin(), m_times.end(), seconds);
    if (after == m_times.begin())
        return m_times.front();
    if (after == m_times.end() || seconds - *(after - 1) <= *after - seconds)
        return *(after - 1);
    return *after;
}

bool TimeTrack::hasPeriod() const { return moves() && (m_first > m_times.front() + 0.5 || m_last < m_times.back() - 0.5); }

/// Which pixels of each strip hold times; the last strip stands for all layers that have none of their own.
void TimeTrack::layStrips()
{
    m_strips.assign(static_cast<std::size_t>(rows()), {});
    const int width = std::max(0, static_cast<int>(right() - left()) + 1);
    for (std::size_t row = 0; row < m_strips.size(); ++row) {
        std::vector<char> held(static_cast<std::size_t>(width) + 1, 0);
        const bool isRest = row + 1 == m_strips.size();
        for (std::size_t k = row; k < (isRest ? m_layers.size() : row + 1); ++k) {
            if (m_layers[k].isEveryYear)
                std::fill(held.begin(), held.end() - 1, 1);
            for (const double seconds : m_layers[k].seconds)
                if (const double x = xOf(seconds) - left(); seconds >= m_times.front() - 0.5 && seconds <= m_times.back() + 0.5)
                    held[static_cast<std::size_t>(std::clamp(static_cast<int>(std::lround(x)), 0, std::max(0, width - 1)))] = 1;
        }
        for (int x = 0; x < width; ++x)
            if (held[static_cast<std::size_t>(x)]) {
                int end = x;
                while (held[static_cast<std::size_t>(end)])
                    ++end;
                m_strips[row].push_back({x, end - x});
                x = end;
            }
    }
}

void TimeTrack::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(font()));
    paintMoment(painter);
    if (!moves())
        return;
    paintDates(painter);
    paintLine(painter);
    paintStrips(painter);
}

void TimeTrack::paintMoment(QPainter& painter) const
{
    const QFontMetricsF metrics(painter.font());
    const QString text = m_times.empty() ? tr("No time axis") : m_moment;
    const double width = metrics.horizontalAdvance(text);
    painter.setPen(moves() && !m_isReading ? m_theme.text : m_theme.dim);
    const double note = m_note.isEmpty() ? 0.0 : metrics.horizontalAdvance(m_note) + 8.0;
    const double x = moves() ? std::clamp(xOf(m_now) - width / 2.0, 0.0, std::max(0.0, this->width() - width)) : left();
    const double y = moves() ? middle - 12.0 : middle + metrics.ascent() / 2.0 - 1.0;
    painter.drawText(QPointF(x, y), text);
    if (m_note.isEmpty())
        return;
    painter.setPen(m_theme.dim);
    if (x + width + note <= this->width())
        painter.drawText(QPointF(x + width + 8.0, y), m_note);
    else if (const double room = x - 8.0; room > 24.0) {
        const QString cut = metrics.elidedText(m_note, Qt::ElideRight, room);
        painter.drawText(QPointF(room - metrics.horizontalAdvance(cut), y), cut);
    }
}

void TimeTrack::paintLine(QPainter& painter) const
{
    const auto line = [&](double from, double to, const QColor& colour) {
        painter.setPen(QPen(colour, 3.0, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(from, middle), QPointF(to, middle));
    };
    QColor faint = m_theme.line;
    faint.setAlphaF(0.45F);
    const double from = xOf(m_first), to = xOf(m_last), at = xOf(m_now);
    if (hasPeriod())
        line(left(), right(), faint);
    line(from, to, m_theme.line);
    if (at > from)
        line(from, std::min(at, to), m_theme.accent);
    if (hasPeriod()) {
        painter.setPen(QPen(m_theme.text, 1.5));
        for (const bool isFirst : {true, false}) {
            const double x = isFirst ? from : to, inwards = isFirst ? 4.0 : -4.0;
            painter.drawPolyline(QPolygonF{{x + inwards, middle - 6.0}, {x, middle - 6.0}, {x, middle + 6.0}, {x + inwards, middle + 6.0}});
        }
    }
    painter.setPen(hasFocus() ? QPen(m_theme.text, 1.5) : QPen(m_theme.panel, 1.5));
    painter.setBrush(m_theme.accent);
    painter.drawEllipse(QPointF(at, middle), 7.0, 7.0);
}

void TimeTrack::paintDates(QPainter& painter) const
{
    const QFontMetricsF metrics(painter.font());
    painter.setPen(m_theme.dim);
    double free = -1e9;
    const int most = std::max(2, static_cast<int>((right() - left()) / 80.0));
    for (const TimeTick& tick : timeTicks(m_times.front(), m_times.back(), m_calendar, most)) {
        const double w = metrics.horizontalAdvance(tick.text);
        const double x = std::clamp(xOf(tick.seconds) - w / 2.0, 0.0, std::max(0.0, width() - w));
        if (x < free)
            continue;
        painter.drawLine(QPointF(xOf(tick.seconds), middle + 6.0), QPointF(xOf(tick.seconds), middle + 9.0));
        painter.drawText(QPointF(x, middle + 11.0 + metrics.ascent()), tick.text);
        free = x + w + 12.0;
    }
}

void TimeTrack::paintStrips(QPainter& painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t row = 0; row < m_strips.size(); ++row) {
        const int y = stripsTop + static_cast<int>(row) * stripDistance;
        QColor colour = m_theme.dim;
        colour.setAlphaF(m_layers[row].isEveryYear ? 0.35F : 0.75F);
        for (const Run& run : m_strips[row])
            painter.fillRect(static_cast<int>(left()) + run.from, y, run.count, stripHeight, colour);
        if (row >= m_shown.size() || !m_shown[row].seconds)
            continue;
        const int x = static_cast<int>(std::lround(xOf(*m_shown[row].seconds)));
        painter.fillRect(x - 2, y - 1, 5, stripHeight + 2, m_theme.panel);
        painter.fillRect(x - 1, y - 1, 3, stripHeight + 2, m_shown[row].isOther ? m_theme.text : m_theme.accent);
    }
    painter.restore();
}

QString TimeTrack::tipAt(const QPoint& at) const
{
    if (!moves())
        return {};
    const int row = (at.y() - stripsTop + 1) / stripDistance;
    if (at.y() >= stripsTop - 1 && row < rows()) {
        QStringList lines;
        const std::size_t first = static_cast<std::size_t>(row), last = row + 1 == rows() ? m_layers.size() : first + 1;
        for (std::size_t k = first; k < last; ++k) {
            QString line = m_layers[k].isEveryYear
                ? tr("%1: the same every year").arg(m_layers[k].title)
                : tr("%1: %n time(s)", nullptr, static_cast<int>(m_layers[k].seconds.size())).arg(m_layers[k].title);
            if (k < m_shown.size() && !m_shown[k].text.isEmpty())
                line += m_shown[k].isHeld ? tr("; held at %1").arg(m_shown[k].text) : tr("; shown is %1").arg(m_shown[k].text);
            lines << line;
        }
        return lines.join(QLatin1Char('\n'));
    }
    if (hasPeriod() && (gripAt(at) == Grip::First || gripAt(at) == Grip::Last))
        return gripAt(at) == Grip::First ? tr("What is played begins here; drag it") : tr("What is played ends here; drag it");
    return timeText(nearest(secondsAt(at.x())), m_calendar);
}

bool TimeTrack::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

void TimeTrack::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layStrips();
}

TimeTrack::Grip TimeTrack::gripAt(const QPointF& at) const
{
    if (!moves())
        return Grip::None;
    if (hasPeriod() && std::abs(at.y() - middle) < 12.0 && std::abs(at.x() - xOf(m_now)) > 7.0) {
        if (std::abs(at.x() - xOf(m_first)) < gripReach)
            return Grip::First;
        if (std::abs(at.x() - xOf(m_last)) < gripReach)
            return Grip::Last;
    }
    return Grip::Handle;
}

void TimeTrack::drag(double x)
{
    const double to = nearest(secondsAt(x));
    if (m_grip == Grip::Handle && to != m_now)
        Q_EMIT chosen(to);
    else if (m_grip == Grip::First && to < m_last)
        Q_EMIT periodChosen(to, m_last);
    else if (m_grip == Grip::Last && to > m_first)
        Q_EMIT periodChosen(m_first, to);
}

void TimeTrack::mousePressEvent(QMouseEvent* event)
{
    m_grip = event->button() == Qt::LeftButton ? gripAt(event->position()) : Grip::None;
    if (m_grip != Grip::None)
        drag(event->position().x());
}

void TimeTrack::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) != 0 && m_grip != Grip::None)
        drag(event->position().x());
    else
        setCursor(gripAt(event->position()) == Grip::First || gripAt(event->position()) == Grip::Last ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void TimeTrack::mouseReleaseEvent(QMouseEvent*) { m_grip = Grip::None; }

void TimeTrack::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->position().y() < middle - 8.0)
        Q_EMIT dateWanted();
}

void TimeTrack::wheelEvent(QWheelEvent* event)
{
    Q_EMIT stepWanted(event->angleDelta().y() > 0 ? -1 : 1);
    event->accept();
}

void TimeTrack::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: Q_EMIT stepWanted(-1); break;
    case Qt::Key_Right: Q_EMIT stepWanted(1); break;
    case Qt::Key_PageDown: Q_EMIT stepWanted(10); break;
    case Qt::Key_PageUp: Q_EMIT stepWanted(-10); break;
    case Qt::Key_Home: Q_EMIT endWanted(false); break;
    case Qt::Key_End: Q_EMIT endWanted(true); break;
    case Qt::Key_Space: Q_EMIT playWanted(); break;
    case Qt::Key_G: Q_EMIT dateWanted(); break;
    case Qt::Key_BracketLeft:
        if (moves() && m_now < m_last)
            Q_EMIT periodChosen(m_now, m_last);
        break;
    case Qt::Key_BracketRight:
        if (moves() && m_now > m_first)
            Q_EMIT periodChosen(m_first, m_now);
        break;
    case Qt::Key_Backslash:
        if (moves())
            Q_EMIT periodChosen(m_times.front(), m_times.back());
        break;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace terrella::earth
