// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/time_bar.h"

#include "views/earth/layers/times.h"
#include "views/earth/panel/overlay.h"
#include "views/earth/panel/time_menu.h"
#include "views/earth/panel/time_track.h"
#include "views/earth/ticks.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace terrella::earth {

namespace {

constexpr int usualHeight = 68; ///< with room for two strips, so that nothing jumps when a layer comes

enum class Sign { Play, PlayBack, Pause, Next, Back };

QPixmap signOf(Sign sign, const QColor& colour, double ratio)
{
    QPixmap icon(QSize(16, 16) * ratio);
    icon.setDevicePixelRatio(ratio);
    icon.fill(Qt::transparent);
    QPainter painter(&icon);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (sign == Sign::PlayBack || sign == Sign::Back) {
        painter.translate(16.0, 0.0);
        painter.scale(-1.0, 1.0);
    }
    switch (sign) {
    case Sign::Pause:
        painter.drawRoundedRect(QRectF(3.5, 3.0, 3.0, 10.0), 1.0, 1.0);
        painter.drawRoundedRect(QRectF(9.5, 3.0, 3.0, 10.0), 1.0, 1.0);
        break;
    case Sign::Play:
    case Sign::PlayBack: painter.drawPolygon(QPolygonF{{4.0, 2.5}, {13.5, 8.0}, {4.0, 13.5}}); break;
    case Sign::Next:
    case Sign::Back:
        painter.drawPolygon(QPolygonF{{6.5, 4.0}, {12.0, 8.0}, {6.5, 12.0}});
        painter.drawRoundedRect(QRectF(3.5, 4.0, 1.8, 8.0), 0.9, 0.9);
        break;
    }
    return icon;
}

} // namespace

TimeBar::TimeBar(QWidget* parent)
    : QWidget(parent),
      m_track(new TimeTrack(this)),
      m_back(button(tr("One step back"))),
      m_play(button(tr("Play"))),
      m_next(button(tr("One step on"))),
      m_speed(button(tr("How time runs"))),
      m_menu(new QMenu(this)),
      m_date(new QLineEdit(this)),
      m_dateProblem(new QLabel(this))
{
    for (QToolButton* narrow : {m_back, m_next}) {
        narrow->setFixedSize(24, 28);
        narrow->setAutoRepeat(true);
    }
    m_play->setFixedSize(32, 28);
    m_speed->setFixedHeight(28);
    m_speed->resize(m_speed->sizeHint().width(), 28);
    m_speed->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_speed->setPopupMode(QToolButton::InstantPopup);
    m_speed->setMenu(m_menu);
    m_speed->setFont(smallFont(font()));
    connect(m_play, &QToolButton::clicked, this, &TimeBar::playToggled);
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        fillTimeMenu(*m_menu, m_settings,
            {[this](const EarthTimeSettings& wanted) { Q_EMIT settingsChanged(wanted); }, [this] { goToDate(); },
                [this] { choosePeriod(m_now, m_last); }, [this] { choosePeriod(m_first, m_now); },
                [this] { choosePeriod(m_track->times().front(), m_track->times().back()); }, [this] { askSpeed(); }});
    });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(4);
    const auto addAtLine = [row](QToolButton* each) { // its middle beside the line of the slider
        auto* column = new QVBoxLayout;
        column->addSpacing(TimeTrack::lineY - each->height() / 2);
        column->addWidget(each);
        column->addStretch(1);
        row->addLayout(column);
    };
    for (QToolButton* each : {m_back, m_play, m_next}) {
        addAtLine(each);
        each->setEnabled(false); // until there are times
    }
    row->addSpacing(4);
    row->addWidget(m_track, 1);
    row->addSpacing(4);
    addAtLine(m_speed);
    m_date->setPlaceholderText(tr("2000-02-30 06:00"));
    m_date->setAccessibleName(tr("Date to go to"));
    m_date->installEventFilter(this);
    m_date->hide();
    m_dateProblem->hide();
    m_dateProblem->setFont(smallFont(font()));
    connect(m_date, &QLineEdit::returnPressed, this, &TimeBar::takeDate);
    connect(m_date, &QLineEdit::textEdited, m_dateProblem, &QWidget::hide);
    connectTrack();
    addKeys(parent ? *parent : *this);
    setFixedHeight(usualHeight);
    showSpeed();
    drawIcons();
}

QToolButton* TimeBar::button(const QString& name)
{
    auto* made = new QToolButton(this);
    made->setIconSize({16, 16});
    made->setToolTip(name);
    made->setAccessibleName(name);
    return made;
}

/// Those that the menu names, wherever in the panel the keyboard is.
void TimeBar::addKeys(QWidget& within)
{
    const auto add = [this, &within](Qt::Key key, auto does) {
        auto* shortcut = new QShortcut(QKeySequence(key), &within);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    add(Qt::Key_G, [this] { goToDate(); });
    add(Qt::Key_BracketLeft, [this] { choosePeriod(m_now, m_last); });
    add(Qt::Key_BracketRight, [this] { choosePeriod(m_first, m_now); });
    add(Qt::Key_Backslash, [this] {
        if (const std::vector<double>& times = m_track->times(); !times.empty())
            choosePeriod(times.front(), times.back());
    });
}

void TimeBar::connectTrack()
{
    connect(m_track, &TimeTrack::chosen, this, &TimeBar::timeChosen);
    connect(m_track, &TimeTrack::stepWanted, this, &TimeBar::step);
    connect(m_track, &TimeTrack::playWanted, this, &TimeBar::playToggled);
    connect(m_track, &TimeTrack::dateWanted, this, &TimeBar::goToDate);
    connect(m_track, &TimeTrack::periodChosen, this, &TimeBar::choosePeriod);
    connect(m_track, &TimeTrack::endWanted, this, [this](bool last) {
        if (m_track->times().size() > 1)
            Q_EMIT timeChosen(last ? m_last : m_first);
    });
}

void TimeBar::step(int by)
{
    const std::vector<double>& times = m_track->times();
    if (times.size() < 2)
        return;
    const double to = stepFrom(times, m_calendar, m_now, m_settings.step, by).value_or(by > 0 ? times.back() : times.front());
    if (to != m_now)
        Q_EMIT timeChosen(to);
}

void TimeBar::choosePeriod(double first, double last)
{
    const std::vector<double>& times = m_track->times();
    if (times.size() < 2 || last <= first)
        return;
    EarthTimeSettings wanted = m_settings;
    wanted.first = first > times.front() + 0.5 ? std::optional(fromSeconds(first, m_calendar)) : std::nullopt;
    wanted.last = last < times.back() - 0.5 ? std::optional(fromSeconds(last, m_calendar)) : std::nullopt;
    if (wanted != m_settings)
        Q_EMIT settingsChanged(wanted);
}

void TimeBar::goToDate()
{
    if (m_track->times().empty())
        return;
    placeDate();
    m_date->setText(isoText(m_now, m_calendar).replace(QLatin1Char('T'), QLatin1Char(' ')));
    m_dateProblem->hide();
    m_date->show();
    m_date->raise();
    m_date->selectAll();
    m_date->setFocus(Qt::ShortcutFocusReason);
}

void TimeBar::takeDate()
{
    const auto date = parseIso(m_date->text().trimmed(), m_calendar);
    const std::vector<double>& times = m_track->times();
    QString problem;
    if (!date)
        problem = date.error().message;
    else if (const double seconds = toSeconds(*date, m_calendar); seconds < times.front() - 43'200.0 || seconds > times.back() + 43'200.0)
        problem = tr("There are times from %1 to %2 only.").arg(timeText(times.front(), m_calendar), timeText(times.back(), m_calendar));
    if (!problem.isEmpty()) {
        m_dateProblem->setText(problem);
        m_dateProblem->setToolTip(problem);
        placeDate();
        m_dateProblem->show();
        m_dateProblem->raise();
        return;
    }
    m_date->hide();
    m_track->setFocus();
    Q_EMIT timeChosen(toSeconds(*date, m_calendar));
}

bool TimeBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_date)
        return false;
    const bool isEscape = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (isEscape || (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)) {
        m_date->hide();
        m_dateProblem->hide();
        if (isEscape)
            m_track->setFocus();
        return isEscape;
    }
    return false;
}

void TimeBar::placeDate()
{
    const int width = std::min(170, m_track->width());
    m_date->setGeometry(m_track->x() + 4, m_track->y() + 12, width, 28);
    const int room = std::max(60, m_track->geometry().right() - m_date->geometry().right() - 8);
    m_dateProblem->setWordWrap(true);
    m_dateProblem->setGeometry(m_date->geometry().right() + 8, m_track->y() + 4, room, 44);
}

void TimeBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeDate();
}

void TimeBar::askSpeed()
{
    bool isGiven = false;
    EarthTimeSettings wanted = m_settings;
    const double now = m_settings.byDataTime ? m_settings.dataPerSecond / 3600.0 : m_settings.stepsPerSecond;
    const double typed
        = QInputDialog::getDouble(this, tr("Speed"), m_settings.byDataTime ? tr("Hours of the data in one second") : tr("Steps in one second"), now,
            0.05, m_settings.byDataTime ? 1e8 : 100.0, 2, &isGiven);
    if (!isGiven)
        return;
    (m_settings.byDataTime ? wanted.dataPerSecond : wanted.stepsPerSecond) = m_settings.byDataTime ? typed * 3600.0 : typed;
    Q_EMIT settingsChanged(wanted);
}

void TimeBar::setTheme(const EarthTheme& theme)
{
    m_theme = theme;
    m_track->setTheme(theme);
    const QString framed = QStringLiteral(
        "QToolButton { background: %1; border: 1px solid %2; border-radius: 6px; } QToolButton:hover, QToolButton:focus { border-color: %3; }")
                               .arg(theme.raised.name(), theme.line.name(), theme.accent.name());
    const QString plain
        = QStringLiteral("QToolButton { color: %1; background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0 4px; }"
                         "QToolButton:hover { background: %2; color: %3; } QToolButton:focus { border-color: %4; }"
                         "QToolButton::menu-indicator { image: none; }")
              .arg(theme.dim.name(), theme.raised.name(), theme.text.name(), theme.accent.name());
    m_play->setStyleSheet(framed);
    for (QToolButton* each : {m_back, m_next, m_speed})
        each->setStyleSheet(plain);
    m_date->setStyleSheet(QStringLiteral("QLineEdit { color: %1; background: %2; border: 1px solid %3; border-radius: 6px; padding: 0 8px; }")
                              .arg(theme.text.name(), theme.raised.name(), theme.accent.name()));
    m_dateProblem->setStyleSheet(QStringLiteral("QLabel { color: %1; background: %2; }").arg(theme.text.name(), theme.panel.name()));
    drawIcons();
    update();
}

void TimeBar::drawIcons()
{
    const double ratio = devicePixelRatioF();
    const auto colour = [this](const QToolButton* button) { return button->isEnabled() ? m_theme.text : m_theme.dim; };
    m_back->setIcon(signOf(Sign::Back, colour(m_back), ratio));
    m_next->setIcon(signOf(Sign::Next, colour(m_next), ratio));
    m_play->setIcon(signOf(m_playing ? Sign::Pause : m_settings.backwards ? Sign::PlayBack : Sign::Play, colour(m_play), ratio));
    const QString name = m_playing ? tr("Pause") : m_settings.backwards ? tr("Play backwards") : tr("Play");
    m_play->setToolTip(name);
    m_play->setAccessibleName(name);
}

void TimeBar::showSpeed()
{
    m_speed->setText(speedText(m_settings) + QStringLiteral(" ▾"));
    QString tip = tr("How time runs: speed, steps, what happens at the end");
    if (!m_settings.waits)
        tip += QLatin1Char('\n') + tr("%n step(s) left out since playing began", nullptr, m_leftOut);
    m_speed->setToolTip(tip);
}

void TimeBar::setTimes(const std::vector<double>& times, Calendar calendar)
{
    m_calendar = calendar;
    m_track->setTimes(times, calendar);
    for (QToolButton* each : {m_back, m_play, m_next})
        each->setEnabled(times.size() > 1);
    m_date->hide();
    m_dateProblem->hide();
    drawIcons();
    setTime(m_now);
}

void TimeBar::setTime(double seconds)
{
    m_now = seconds;
    m_track->setNow(seconds);
    m_track->setMoment(timeText(seconds, m_calendar), {});
}

void TimeBar::setNote(const QString& note) { m_track->setMoment(timeText(m_now, m_calendar), note); }

void TimeBar::setPlaying(bool playing)
{
    m_playing = playing;
    drawIcons();
}

void TimeBar::setSettings(const EarthTimeSettings& settings)
{
    m_settings = settings;
    showSpeed();
    drawIcons();
}

void TimeBar::setPeriod(double first, double last)
{
    m_first = first;
    m_last = last;
    m_track->setPeriod(first, last);
}

void TimeBar::setLayers(std::vector<LayerTimes> layers)
{
    m_track->setLayers(std::move(layers));
    setFixedHeight(std::max(usualHeight, m_track->heightNeeded()));
}

void TimeBar::setShown(std::vector<ShownTime> shown) { m_track->setShown(std::move(shown)); }
void TimeBar::setReading(bool reading) { m_track->setReading(reading); }

void TimeBar::setLeftOut(int steps)
{
    if (std::exchange(m_leftOut, steps) != steps)
        showSpeed();
}

QString TimeBar::momentText() const { return m_track->times().empty() ? tr("No time axis") : m_track->momentText(); }

} // namespace terrella::earth
