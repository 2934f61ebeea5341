// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/drawing/coasts_and_countries.h"
#include "views/earth/drawing/earth_drawings_private.h"

#include <algorithm>
#include <utility>

namespace terrella {

EarthDrawings::EarthDrawings(earth::SceneWidget& view, QObject* parent) : QObject(parent), m_d(std::make_unique<Private>(*this, view)) {}
EarthDrawings::~EarthDrawings() = default;

void EarthDrawings::begin(DrawingKind kind, const QString& purpose)
{
    cancel();
    m_d->settleNow();
    m_d->isDrawing = true;
    m_d->kind = kind;
    m_d->purpose = purpose;
    m_d->places.clear();
    m_d->pointer.reset();
    m_d->view.setCursor(Qt::CrossCursor);
    m_d->view.setFocus();
    const bool hasList = kind == DrawingKind::Shape || kind == DrawingKind::Strip;
    if (hasList && !m_d->areas)
        Q_EMIT areasWanted();
    if (kind == DrawingKind::Strip && !m_d->coasts)
        Q_EMIT coastsWanted();
    m_d->pointedArea = -1;
    m_d->refresh();
    if (hasList)
        m_d->list->open(kind == DrawingKind::Shape ? tr("Find a country") : tr("Whole coast of a country"));
}

void EarthDrawings::cancel()
{
    if (!m_d->isDrawing)
        return;
    m_d->stop();
    Q_EMIT cancelled(std::exchange(m_d->purpose, {}));
}

bool EarthDrawings::isDrawing() const { return m_d->isDrawing; }
QString EarthDrawings::purpose() const { return m_d->purpose; }

void EarthDrawings::finish(const Drawing& drawing)
{
    m_d->stop();
    Q_EMIT drawn(drawing, std::exchange(m_d->purpose, {}));
}

const std::vector<Drawing>& EarthDrawings::all() const { return m_d->all; }

void EarthDrawings::setAll(std::vector<Drawing> drawings)
{
    if (drawings == m_d->all)
        return;
    m_d->distanceSettles.stop();
    m_d->isCoastWanted = false;
    m_d->all = std::move(drawings);
    m_d->isParameterSelected = false;
    m_d->selected = static_cast<int>(m_d->all.size()) - 1;
    m_d->refresh();
    Q_EMIT changed(false);
}

void EarthDrawings::add(const Drawing& drawing)
{
    if (!drawing.isComplete())
        return;
    m_d->settleNow();
    m_d->all.push_back(drawing);
    m_d->isParameterSelected = false;
    m_d->selected = static_cast<int>(m_d->all.size()) - 1;
    m_d->refresh();
    Q_EMIT changed(false);
    Q_EMIT edited(isRegion(drawing.kind) ? tr("Draw a region") : tr("Draw a line"));
}

void EarthDrawings::removeSelected()
{
    if (m_d->selected < 0)
        return;
    const bool wasLine = !isRegion(m_d->all[static_cast<std::size_t>(m_d->selected)].kind);
    m_d->all.erase(m_d->all.begin() + m_d->selected);
    m_d->selected = static_cast<int>(m_d->all.size()) - 1;
    m_d->refresh();
    Q_EMIT changed(false);
    Q_EMIT edited(wasLine ? tr("Remove the line") : tr("Remove the region"));
}

int EarthDrawings::selected() const { return m_d->selected; }

void EarthDrawings::select(int index)
{
    m_d->settleNow();
    const bool wasParameter = std::exchange(m_d->isParameterSelected, index < 0 && m_d->parameter && !m_d->isParameterSelected);
    const int before = std::exchange(m_d->selected, std::clamp(index, -1, static_cast<int>(m_d->all.size()) - 1));
    if (before == m_d->selected && wasParameter == m_d->isParameterSelected)
        return;
    m_d->refresh();
    Q_EMIT changed(false);
}

std::optional<Drawing> EarthDrawings::region() const
{
    if (const Drawing* now = m_d->current(); now && isRegion(now->kind))
        return *now;
    const auto last = std::find_if(m_d->all.rbegin(), m_d->all.rend(), [](const Drawing& d) { return isRegion(d.kind); });
    return last != m_d->all.rend() ? std::optional(*last) : m_d->parameter;
}

std::optional<Drawing> EarthDrawings::line() const
{
    if (const Drawing* now = m_d->current(); now && !isRegion(now->kind))
        return *now;
    const auto last = std::find_if(m_d->all.rbegin(), m_d->all.rend(), [](const Drawing& d) { return !isRegion(d.kind); });
    return last != m_d->all.rend() ? std::optional(*last) : std::nullopt;
}

std::pair<QString, QString> EarthDrawings::letters() const
{
    const Drawing* now = m_d->current();
    std::size_t lines = 0, at = 0;
    for (const Drawing& each : m_d->all) {
        if (isRegion(each.kind))
            continue;
        at = lines++;
        if (&each == now)
            break;
    }
    return lineLetters(at);
}

void EarthDrawings::setParameter(const std::optional<Drawing>& region)
{
    if (region == m_d->parameter || m_d->held)
        return;
    const bool isNew = region && !m_d->parameter;
    if (m_d->isParameterSelected) {
        m_d->distanceSettles.stop();
        m_d->isCoastWanted = false;
    }
    m_d->parameter = region;
    m_d->isParameterSelected = region && (isNew || m_d->isParameterSelected);
    m_d->refresh();
    Q_EMIT changed(false);
}

void EarthDrawings::setAreas(std::shared_ptr<const std::vector<NamedArea>> areas)
{
    m_d->areas = std::move(areas);
    m_d->list->setAreas(m_d->areas);
    m_d->refreshDraft();
    m_d->findCoastAnew();
}

std::shared_ptr<const std::vector<NamedArea>> EarthDrawings::areas() const { return m_d->areas; }

void EarthDrawings::setCoasts(std::shared_ptr<const CoastLines> coasts)
{
    m_d->coasts = std::move(coasts);
    m_d->refreshDraft();
    m_d->findCoastAnew();
}

void EarthDrawings::setMark(const std::optional<SpherePlace>& place)
{
    if (place == m_d->mark)
        return;
    m_d->mark = place;
    m_d->refreshHandles();
}

void EarthDrawings::setTheme(const EarthTheme& theme)
{
    m_d->theme = theme;
    m_d->list->setTheme(theme);
    m_d->distance->setTheme(theme);
    m_d->refresh();
}

void EarthDrawings::projectionChanged() { m_d->refresh(); }

QJsonArray EarthDrawings::state() const
{
    QJsonArray out;
    for (const Drawing& drawing : m_d->all)
        out.append(drawing.toJson());
    return out;
}

void EarthDrawings::setState(const QJsonArray& state)
{
    std::vector<Drawing> out;
    for (const QJsonValue& each : state)
        if (auto drawing = Drawing::fromJson(each.toObject()))
            out.push_back(*std::move(drawing));
    setAll(std::move(out));
}

void EarthDrawings::Private::stop()
{
    isDrawing = false;
    places.clear();
    stretch.reset();
    isEnding = false;
    ++stretchTicket;
    work.drop(QStringLiteral("stretch"));
    view.setCursor(Qt::ArrowCursor);
    if (list->isVisible()) {
        list->hide();
        view.setFocus();
    }
    refresh();
}

const Drawing* EarthDrawings::Private::current() const
{
    if (isParameterSelected && parameter)
        return &*parameter;
    return selected >= 0 && selected < static_cast<int>(all.size()) ? &all[static_cast<std::size_t>(selected)] : nullptr;
}

void EarthDrawings::Private::replaceCurrent(const Drawing& drawing, bool isDone)
{
    const bool isParameter = isParameterSelected && parameter;
    if (isParameter)
        parameter = drawing;
    else
        all[static_cast<std::size_t>(selected)] = drawing;
    show(isParameter ? QStringLiteral("draw/parameter") : QStringLiteral("draw/%1").arg(selected), drawing, true);
    refreshLetters();
    refreshHandles();
    Q_EMIT drawings.changed(!isDone);
    if (!isDone)
        return;
    if (isParameter)
        Q_EMIT drawings.parameterEdited(drawing);
    else
        Q_EMIT drawings.edited(isRegion(drawing.kind) ? EarthDrawings::tr("Change the region") : EarthDrawings::tr("Change the line"));
}

int EarthDrawings::Private::areaAt(const std::optional<SpherePlace>& place)
{
    if (!areas || !place)
        return -1;
    const auto found
        = std::ranges::find_if(*areas, [&place](const NamedArea& area) { return area.inside && area.inside->contains(place->lon, place->lat); });
    return found == areas->end() ? -1 : static_cast<int>(found - areas->begin());
}

void EarthDrawings::Private::choose(int area)
{
    if (!areas || area < 0)
        return;
    if (kind == DrawingKind::Strip) {
        if (coasts)
            Q_EMIT drawings.wholeCoastWanted((*areas)[static_cast<std::size_t>(area)], coasts, stripKm);
        return;
    }
    Drawing out{DrawingKind::Shape};
    out.name = (*areas)[static_cast<std::size_t>(area)].name;
    out.area = (*areas)[static_cast<std::size_t>(area)].shapes;
    drawings.finish(out);
}

void EarthDrawings::Private::addCoastPlace(const SpherePlace& place)
{
    if (!coasts)
        return;
    if (places.empty()) {
        places.push_back(place);
        refreshDraft();
        return;
    }
    isEnding = true;
    findStretch(place, true);
    refreshHint();
}

void EarthDrawings::Private::findStretch(const SpherePlace& to, bool isLast)
{
    const quint64 asked = ++stretchTicket;
    work.submit(QStringLiteral("stretch"),
        [this, asked, isLast, from = places.front(), to, km = stripKm, lines = coasts](const std::stop_token&) -> earth::Background::Answer {
            Drawing found{DrawingKind::Strip};
            found.km = km;
            found.places = thinned(coastBetween(*lines, from, to), 0.1 * km);
            return [this, asked, isLast, found = std::move(found)] {
                if (isLast ? asked == stretchTicket : isDrawing && kind == DrawingKind::Strip && places.size() == 1 && !isEnding)
                    takeStretch(found, isLast);
            };
        });
}

void EarthDrawings::Private::takeStretch(const Drawing& found, bool isLast)
{
    if (isLast && found.isComplete()) {
        drawings.finish(found);
        return;
    }
    isEnding = false;
    stretch = found.isComplete() ? std::optional(found) : std::nullopt;
    refreshDraft();
}

} // namespace terrella
