// SPDX-License-Identifier: GPL-3.0-or-later
// Time and level of the panel: the bars, playing, what is said of them.
#include "views/earth/earth_panel_private.h"

namespace terrella {

using namespace earth;

namespace {
constexpr int readAhead = 2; ///< steps
} // namespace

void EarthPanel::Private::buildPlayer()
{
    player = new TimePlayer([this] { return layers->outstanding() == 0 && (!graphics || !view->isVisible() || view->isPainted()); }, this);
}

void EarthPanel::Private::connectTime()
{
    connect(layers, &LayerStack::timesChanged, this, [this] {
        timeBar->setTimes(layers->times(), layers->calendar());
        timeBar->setTime(layers->time());
        setCourse();
        timeBar->setLayers(layers->layerTimes());
        showTimes();
        outlines->setTime(layers->times().empty() ? std::nullopt : std::optional(layers->time()), layers->calendar());
    });
    connect(layers, &LayerStack::changed, this, [this] {
        timeBar->setLayers(layers->layerTimes());
        showTimes();
        levelBar->setChoice(layers->levelChoice());
    });
    connect(levelBar, &LevelBar::resized, this, [this] { placeOverlays(); });
    connect(levelBar, &LevelBar::chosen, this, [this](const QString& kind, double value) {
        wasSettled = false;
        layers->chooseLevel(kind, value);
    });
    connect(layers, &LayerStack::timeChanged, this, [this](double t) {
        player->setNow(t);
        if (panel.isPlaying())
            layers->setComing(player->course().coming(t, readAhead));
        timeBar->setTime(t);
        timeBar->setReading(layers->outstanding() > 0);
        outlines->setTime(t, layers->calendar());
        Q_EMIT panel.timeChanged(t);
    });
    connect(layers, &LayerStack::drawn, this, [this] {
        timeBar->setReading(layers->outstanding() > 0);
        showTimes();
        panes->updateCaptions();
    });
    connect(timeBar, &TimeBar::timeChosen, &panel, &EarthPanel::setTime);
    connect(timeBar, &TimeBar::settingsChanged, &panel, &EarthPanel::setTimeSettings);
    connect(timeBar, &TimeBar::playToggled, this, [this] { panel.isPlaying() ? panel.pause() : panel.play(); });
    connect(player, &TimePlayer::moved, this, [this](double t) {
        panel.setTime(t);
        timeBar->setLeftOut(player->leftOut());
    });
    connect(player, &TimePlayer::ended, &panel, &EarthPanel::pause);
}

void EarthPanel::Private::setCourse()
{
    player->setCourse(PlayCourse(layers->times(), layers->calendar(), timeSettings));
    player->setNow(layers->time());
    timeBar->setPeriod(player->course().first(), player->course().last());
}

void EarthPanel::Private::showTimes()
{
    timeBar->setShown(layers->shownTimes());
    timeBar->setNote(layers->shownNote());
}

/// In the lower left corner; beside the list of layers where that reaches so far down.
void EarthPanel::Private::placeLevels()
{
    constexpr int margin = 12;
    if (levelBar->isHidden())
        return;
    const int y = view->height() - levelBar->height() - margin;
    const bool isFree = layersBox->geometry().bottom() + margin < y;
    levelBar->move(isFree ? margin : layersBox->geometry().right() + margin, std::max(margin, y));
    visionNote->move(levelBar->geometry().right() + margin, visionNote->y());
    levelBar->raise();
}

void EarthPanel::stepLevel(int up)
{
    m_d->wasSettled = false;
    (void)m_d->layers->stepLevel(up);
    m_d->settle.start();
}

std::vector<double> EarthPanel::times() const { return m_d->layers->times(); }
Calendar EarthPanel::calendar() const { return m_d->layers->calendar(); }
double EarthPanel::time() const { return m_d->layers->time(); }
QString EarthPanel::momentText() const { return m_d->layers->momentText(); }

void EarthPanel::setTime(double seconds)
{
    m_d->wasSettled = false;
    m_d->layers->setTime(seconds);
}

void EarthPanel::play()
{
    if (isPlaying() || !m_d->player->course().canMove())
        return;
    m_d->player->setNow(time());
    m_d->layers->setPlaying(true, m_d->timeSettings.backwards ? -1 : 1);
    m_d->player->start();
    m_d->timeBar->setPlaying(true);
    m_d->timeBar->setLeftOut(0);
    Q_EMIT playingChanged(true);
}

void EarthPanel::pause()
{
    m_d->player->stop();
    m_d->layers->setPlaying(false);
    m_d->timeBar->setPlaying(false);
    Q_EMIT playingChanged(false);
}

bool EarthPanel::isPlaying() const { return m_d->player->isPlaying(); }
void EarthPanel::stepTime(int by) { m_d->timeBar->step(by); }
void EarthPanel::goToDate() { m_d->timeBar->goToDate(); }
const EarthTimeSettings& EarthPanel::timeSettings() const { return m_d->timeSettings; }

void EarthPanel::setTimeSettings(const EarthTimeSettings& settings)
{
    if (settings == m_d->timeSettings)
        return;
    m_d->timeSettings = settings;
    m_d->timeBar->setSettings(settings);
    m_d->setCourse();
    m_d->wasSettled = false;
    m_d->layers->setTimeRules(settings.between, settings.beyond);
    m_d->settle.start();
}

} // namespace terrella
