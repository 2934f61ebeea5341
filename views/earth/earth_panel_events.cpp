// SPDX-License-Identifier: GPL-3.0-or-later
// Events on the Earth: picked with the pointer, followed by the camera.
#include "views/earth/earth_panel_private.h"

#include <algorithm>

namespace terrella {

using namespace earth;

namespace {

constexpr double farFromMiddle = 60.0; ///< degrees: then the map is drawn around the event

/// Near its cut a map would jump from one edge to the other, and what shows a part of the Earth would lose the event.
bool isFarOut(const Projection& map, const LatLon& place)
{
    const QString& name = map.name();
    if (map.isGlobe() || Projection::centredOn(name, place.lon, place.lat).isEmpty())
        return false;
    if (map.capDeg() >= 180.0)
        return std::abs(wrap180(place.lon - map.centralLongitude())) > farFromMiddle;
    const bool movesNorth = Projection::centredOn(name, 0.0, 40.0) != Projection::centredOn(name, 0.0, -40.0);
    return movesNorth
        && dot(onSphere(place.lon, place.lat), onSphere(map.centralLongitude(), map.centralLatitude())) < std::cos(farFromMiddle * degree);
}

} // namespace

void EarthPanel::Private::connectEvents()
{
    connect(view, &SceneWidget::clicked, &panel, [this](LatLon place, const QPointF& at, Qt::KeyboardModifiers keys) {
        if (const LatLon seen = pointAt(place, at); pointed) {
            Q_EMIT panel.placeClicked(seen.lon, seen.lat);
            return;
        }
        const std::vector<EventSelection> hits = layers->eventsAt(place, at);
        if (hits.empty()) {
            Q_EMIT panel.placeClicked(place.lon, place.lat);
            return;
        }
        EventSelection wanted = layers->selection();
        // Once more on what is selected takes what lies below it.
        auto next = std::ranges::find(hits, wanted);
        next = next == hits.end() || (keys & Qt::ControlModifier) || next + 1 == hits.end() ? hits.begin() : next + 1;
        const EventSelection& hit = *next;
        const bool adds = (keys & Qt::ControlModifier) && wanted.source == hit.source;
        if (!adds)
            wanted = hit;
        else if (!wanted.ids.removeOne(hit.ids.front()))
            wanted.ids.append(hit.ids.front());
        panel.selectEvents(wanted.isEmpty() ? EventSelection() : wanted);
    });
    connect(view, &SceneWidget::escaped, &panel, [this] {
        if (isFollowing)
            panel.setFollowing(false);
        else
            panel.selectEvents({});
    });
    connect(layers, &LayerStack::selectionPlaced, this, [this] { follow(true); });
    connect(layers, &LayerStack::timeChanged, this, [this] { follow(false); });
    connect(&panel, &EarthPanel::projectionChanged, this, [this] { follow(false); });
}

void EarthPanel::Private::follow(bool eased)
{
    const auto place = isFollowing ? layers->selectedPlace() : std::nullopt;
    if (!place)
        return;
    const Projection& projection = *view->projection();
    if (!wantedCentre && isFarOut(projection, *place))
        panel.setCentre(place->lon, place->lat);
    Camera camera = view->camera();
    camera.lonDeg = wrap180(place->lon);
    camera.latDeg = place->lat;
    if (!projection.isGlobe())
        camera = camera.bringing(*place, {0.5 * view->paneSize().width(), 0.5 * view->paneSize().height()}, *view->projection(), view->paneSize());
    view->setCamera(camera, eased);
}

std::vector<EventLayer> EarthPanel::eventLayers() const { return m_d->layers->eventLayers(); }

void EarthPanel::selectEvents(const EventSelection& selection)
{
    if (selection == selectedEvents())
        return;
    m_d->wasSettled = false;
    m_d->layers->setSelection(selection);
    m_d->view->redraw();
    if (selection.isEmpty())
        setFollowing(false);
    Q_EMIT eventsSelected(selection);
}

const EventSelection& EarthPanel::selectedEvents() const { return m_d->layers->selection(); }

void EarthPanel::setFollowing(bool follows)
{
    follows = follows && !selectedEvents().isEmpty();
    if (follows == m_d->isFollowing)
        return;
    m_d->isFollowing = follows;
    m_d->follow(true);
    Q_EMIT followingChanged(follows);
}

bool EarthPanel::isFollowing() const { return m_d->isFollowing; }

} // namespace terrella
