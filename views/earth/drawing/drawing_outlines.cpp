// SPDX-License-Identifier: GPL-3.0-or-later
// Outlines of what is drawn: at once where they are few, else made by a worker while the view goes on; and how far regions reach around lines.
#include "views/earth/drawing/coasts_and_countries.h"
#include "views/earth/drawing/earth_drawings_private.h"

#include <algorithm>
#include <utility>

namespace terrella {

namespace {

constexpr int haloOrder = 8990;
constexpr int lineOrder = 9000;
constexpr float thin = 1.5F, thick = 2.2F; // pixels
constexpr int distanceRests = 500;         // milliseconds

} // namespace

void EarthDrawings::Private::show(const QString& key, const Drawing& drawing, bool isSelected)
{
    const quint64 now = ++ticket;
    Wanted& entry = wanted.try_emplace(key, Wanted{isSelected, now - 1}).first->second; // what was asked for before it was here is another's
    entry.isSelected = isSelected;
    std::shared_ptr<const OutlinedDrawing> made = known.find(drawing, view.projection().get());
    if (!made && !isLaborious(drawing)) {
        made = outlined(drawing, view.projection(), false);
        known.keep(made);
    }
    if (made) {
        entry.answered = now;
        work.drop(key);
        putLines(key, *made, isSelected);
        return;
    }
    work.submit(key, [this, key, now, drawing, projection = view.projection()](const std::stop_token&) -> earth::Background::Answer {
        auto found = outlined(drawing, projection, true);
        return [this, key, now, found = std::move(found)] {
            known.keep(found);
            const auto it = wanted.find(key);
            if (it != wanted.end() && it->second.answered < now && found->projection == view.projection()) {
                it->second.answered = now;
                putLines(key, *found, it->second.isSelected);
                refreshHint();
            }
            Q_EMIT drawings.outlinesMade();
        };
    });
}

void EarthDrawings::Private::putLines(const QString& key, const OutlinedDrawing& made, bool isSelected)
{
    const float width = isSelected ? thick : thin;
    QColor halo = theme.isDark ? QColor(8, 12, 16) : QColor(255, 255, 255);
    halo.setAlpha(170);
    view.scene().setLines(key + QStringLiteral("/halo"), haloOrder, made.lines, {}, halo, width + 2.6F);
    view.scene().setLines(key + QStringLiteral("/line"), lineOrder, made.lines, {}, theme.accent, width);
    view.redraw();
}

void EarthDrawings::Private::hide(const QString& key)
{
    wanted.erase(key);
    work.drop(key);
    view.scene().removeAll(key + QLatin1Char('/'));
}

std::shared_ptr<const OutlinedDrawing> EarthDrawings::Private::outlinedOf(const Drawing& drawing) const
{
    auto out = known.find(drawing, view.projection().get());
    return out || isLaborious(drawing) ? out : outlined(drawing, view.projection(), false);
}

QString EarthDrawings::Private::sizeTextOf(const Drawing& drawing) const
{
    if (const auto made = known.find(drawing))
        return made->sizeText;
    return isLaborious(drawing) ? QString() : drawing.sizeText();
}

QString EarthDrawings::sizeText(const Drawing& drawing) const { return m_d->sizeTextOf(drawing); }
int EarthDrawings::outstanding() const { return m_d->work.outstanding(); }

// --- How far it reaches

void EarthDrawings::Private::connectDistance()
{
    distance = new earth::DistanceBox(&view);
    distanceSettles.setSingleShot(true);
    distanceSettles.setInterval(distanceRests);
    connect(&distanceSettles, &QTimer::timeout, this, [this] { settleDistance(); });
    connect(distance, &earth::DistanceBox::changed, this, [this](double km) { setDistance(km); });
    connect(distance, &earth::DistanceBox::left, this, [this] {
        if (distanceSettles.isActive())
            settleDistance();
        view.setFocus();
    });
}

bool EarthDrawings::hasDistance() const
{
    return m_d->isDrawing ? m_d->kind == DrawingKind::Strip : m_d->current() && m_d->current()->distanceKm().has_value();
}

void EarthDrawings::editDistance()
{
    if (hasDistance())
        m_d->distance->edit();
}

void EarthDrawings::Private::setDistance(double km)
{
    if (isDrawing) {
        stripKm = km;
        stretch.reset();
        if (places.size() == 1 && pointer && coasts)
            findStretch(*pointer, isEnding);
        refreshDraft();
        return;
    }
    const Drawing* now = current();
    if (!now || !now->distanceKm() || *now->distanceKm() == km)
        return;
    replaceCurrent(now->within(km), false);
    distanceSettles.start();
}

/// A coast that reaches less far has more places that matter.
void EarthDrawings::Private::settleDistance()
{
    distanceSettles.stop();
    const Drawing* now = current();
    if (!now)
        return;
    isCoastWanted = true;
    if (now->coastOf.isEmpty()) {
        settleNow();
        return;
    }
    if (!areas)
        Q_EMIT drawings.areasWanted();
    if (!coasts)
        Q_EMIT drawings.coastsWanted();
    findCoastAnew();
}

/// What is being changed is done, as it is.
void EarthDrawings::Private::settleNow()
{
    if (!distanceSettles.isActive() && !isCoastWanted)
        return;
    distanceSettles.stop();
    isCoastWanted = false;
    if (const Drawing* now = current())
        replaceCurrent(Drawing(*now), true);
}

void EarthDrawings::Private::findCoastAnew()
{
    const Drawing* now = current();
    if (!isCoastWanted || !areas || !coasts || !now || now->coastOf.isEmpty())
        return;
    const auto country = std::ranges::find(*areas, now->coastOf, &NamedArea::name);
    if (country == areas->end()) { // of other data: the line stays as it is
        settleNow();
        return;
    }
    work.submit(QStringLiteral("coast"),
        [this, name = now->coastOf, km = *now->distanceKm(), at = country - areas->begin(), all = areas, lines = coasts](
            const std::stop_token&) -> earth::Background::Answer {
            auto found = wholeCoast(*lines, (*all)[static_cast<std::size_t>(at)], km);
            return [this, name, km, found = std::move(found)] {
                const Drawing* shown = current();
                if (!isCoastWanted || !shown || shown->coastOf != name || shown->distanceKm() != km)
                    return; // something else is selected, or it was changed since
                isCoastWanted = false;
                Drawing next = found.value_or(*shown);
                next.name = shown->name;
                replaceCurrent(next, true);
            };
        });
}

} // namespace terrella
