// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/time_bar.h"

#include "views/earth/panel/overlay.h"
#include "views/earth/ticks.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

/// The slider itself: snaps to the steps there are.
class TimeBar::Track final : public QWidget {
public:
    explicit Track(TimeBar* bar) : QWidget(bar), m_bar(bar)
    {
        setFocusPolicy(Qt::StrongFocus);
        setMinimumSize(160, 56);
        setAccessibleName(TimeBar::tr("Time"));
    }
    std::vector<double> times;
    Calendar calendar = Calendar::Standard;
    double now = 0.0;
    EarthTheme theme = EarthTheme::dark();

    [[nodiscard]] QString text() const { return times.empty() ? TimeBar::tr("No time axis") : timeText(now, calendar); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QFont usual = smallFont(font());
        painter.setFont(usual);
        const QFontMetricsF metrics(usual);
        const double y = middle();
        const double at = xOf(now);
        const bool moves = times.size() > 1;
        painter.setPen(QPen(theme.line, 3.0, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(left(), y), QPointF(right(), y));
        painter.setPen(theme.text);
        const double width = metrics.horizontalAdvance(text());
        if (!moves) {
            painter.setPen(theme.dim);
            painter.drawText(QPointF(left(), y - 10.0), text());
            return;
        }
        painter.drawText(QPointF(std::clamp(at - width / 2.0, 0.0, this->width() - width), y - 12.0), text());
        painter.setPen(QPen(theme.accent, 3.0, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(left(), y), QPointF(at, y));
        painter.setPen(theme.dim);
        double free = -1e9;
        const int most = std::max(2, static_cast<int>((right() - left()) / 80.0));
        for (const TimeTick& tick : timeTicks(times.front(), times.back(), calendar, most)) {
            const double w = metrics.horizontalAdvance(tick.text);
            const double x = std::clamp(xOf(tick.seconds) - w / 2.0, 0.0, this->width() - w);
            if (x < free)
                continue;
            painter.drawLine(QPointF(xOf(tick.seconds), y + 6.0), QPointF(xOf(tick.seconds), y + 9.0));
            painter.drawText(QPointF(x, y + 11.0 + metrics.ascent()), tick.text);
            free = x + w + 12.0;
        }
        painter.setPen(hasFocus() ? QPen(theme.text, 1.5) : QPen(theme.panel, 1.5));
        painter.setBrush(theme.accent);
        painter.drawEllipse(QPointF(at, y), 7.0, 7.0);
    }
    void mousePressEvent(QMouseEvent* event) override { choose(event->position().x()); }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        if (event->buttons() & Qt::LeftButton)
            choose(event->position().x());
    }
    void wheelEvent(QWheelEvent* event) override
    {
        step(event->angleDelta().y() > 0 ? -1 : 1);
        event->accept();
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        switch (event->key()) {
        case Qt::Key_Left: step(-1); break;
        case Qt::Key_Right: step(1); break;
        case Qt::Key_PageDown: step(10); break;
        case Qt::Key_PageUp: step(-10); break;
        case Qt::Key_Home: step(-1'000'000'000); break;
        case Qt::Key_End: step(1'000'000'000); break;
        case Qt::Key_Space: Q_EMIT m_bar->playToggled(); break;
        default: QWidget::keyPressEvent(event);
        }
    }

private:
    [[nodiscard]] double left() const { return 8.0; }
    [[nodiscard]] double right() const { return width() - 8.0; }
    [[nodiscard]] double middle() const { return 0.5 * height() - 1.0; }
    [[nodiscard]] double xOf(double seconds) const
    {
        if (times.size() < 2)
            return left();
        return left() + (right() - left()) * std::clamp((seconds - times.front()) / (times.back() - times.front()), 0.0, 1.0);
    }
    [[nodiscard]] std::ptrdiff_t nearest(double seconds) const
    {
        const auto after = std::lower_bound(times.begin(), times.end(), seconds);
        if (after == times.begin())
            return 0;
        if (after == times.end() || seconds - *(after - 1) <= *after - seconds)
            return after - times.begin() - 1;
        return after - times.begin();
    }
    void choose(double x)
    {
        if (times.size() > 1)
            go(nearest(times.front() + (x - left()) / (right() - left()) * (times.back() - times.front())));
    }
    void step(int by)
    {
        if (times.size() > 1)
            go(std::clamp<std::ptrdiff_t>(nearest(now) + by, 0, static_cast<std::ptrdiff_t>(times.size()) - 1));
    }
    void go(std::ptrdiff_t index)
    {
        const double to = times[static_cast<std::size_t>(index)];
        if (to != now)
            Q_EMIT m_bar->timeChosen(to);
    }
    TimeBar* m_bar;
};

TimeBar::TimeBar(QWidget* parent) : QWidget(parent), m_track(new Track(this)), m_play(new QToolButton(this))
{
    m_play->setFixedSize(32, 28);
    m_play->setIconSize({16, 16});
    connect(m_play, &QToolButton::clicked, this, &TimeBar::playToggled);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_play);
    row->addWidget(m_track, 1);
    setFixedHeight(60);
    drawIcon();
}

void TimeBar::setTheme(const EarthTheme& theme)
{
    m_theme = theme;
    m_track->theme = theme;
    m_play->setStyleSheet(QStringLiteral(
        "QToolButton { background: %1; border: 1px solid %2; border-radius: 6px; } QToolButton:hover, QToolButton:focus { border-color: %3; }")
                              .arg(theme.raised.name(), theme.line.name(), theme.accent.name()));
    drawIcon();
    update();
}

void TimeBar::drawIcon()
{
    const double ratio = devicePixelRatioF();
    QPixmap icon(QSize(16, 16) * ratio);
    icon.setDevicePixelRatio(ratio);
    icon.fill(Qt::transparent);
    QPainter painter(&icon);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_play->isEnabled() ? m_theme.text : m_theme.dim);
    if (m_playing) {
        painter.drawRoundedRect(QRectF(3.5, 3.0, 3.0, 10.0), 1.0, 1.0);
        painter.drawRoundedRect(QRectF(9.5, 3.0, 3.0, 10.0), 1.0, 1.0);
    } else {
        painter.drawPolygon(QPolygonF{{4.0, 2.5}, {13.5, 8.0}, {4.0, 13.5}});
    }
    painter.end();
    m_play->setIcon(icon);
    const QString name = m_playing ? tr("Pause") : tr("Play");
    m_play->setToolTip(name);
    m_play->setAccessibleName(name);
}

void TimeBar::setTimes(const std::vector<double>& times, Calendar calendar)
{
    m_track->times = times;
    m_track->calendar = calendar;
    m_play->setEnabled(times.size() > 1);
    drawIcon();
    m_track->update();
}

void TimeBar::setTime(double seconds)
{
    m_track->now = seconds;
    m_track->update();
}

void TimeBar::setPlaying(bool playing)
{
    m_playing = playing;
    drawIcon();
}

QString TimeBar::momentText() const { return m_track->text(); }

} // namespace terrella::earth
