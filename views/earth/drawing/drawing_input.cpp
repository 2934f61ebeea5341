// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keys draw, and move what is drawn.
#include "views/earth/drawing/earth_drawings_private.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

constexpr double reach = 8.0; // pixels around a handle that take hold of it

bool isDraggedOut(DrawingKind kind) { return kind == DrawingKind::Box || kind == DrawingKind::Circle; }

double apart(const QPointF& a, const QPointF& b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

/// From a point to a piece of a line on the screen.
double apart(const QPointF& at, const QPointF& a, const QPointF& b)
{
    const QPointF along = b - a, from = at - a;
    const double squared = QPointF::dotProduct(along, along);
    const double part = squared > 0.0 ? std::clamp(QPointF::dotProduct(from, along) / squared, 0.0, 1.0) : 0.0;
    return apart(at, a + part * along);
}

} // namespace

std::optional<SpherePlace> EarthDrawings::Private::placeAt(const QPointF& at) const
{
    const auto place = view.toPlace(at);
    return place ? std::optional(SpherePlace{place->lon, place->lat}) : std::nullopt;
}

std::optional<SpherePlace> EarthDrawings::Private::placeOfKeys() const
{
    if (view.pointer()) // the ground may have moved below it
        if (const auto below = placeAt(*view.pointer()))
            return below;
    return placeAt(view.paneOrigin(0) + QPointF(0.5 * view.paneSize().width(), 0.5 * view.paneSize().height()));
}

std::optional<DrawingHandle> EarthDrawings::Private::handleAt(const QPointF& at) const
{
    const Drawing* drawing = current();
    if (!drawing || isDrawing)
        return std::nullopt;
    std::optional<DrawingHandle> out;
    double least = reach;
    const std::size_t pane = view.paneAt(at);
    for (const DrawingHandle& handle : handlesOf(*drawing))
        if (const auto screen = view.toScreen(handle.at.lon, handle.at.lat, pane); screen && apart(*screen, at) <= least) {
            least = apart(*screen, at);
            out = handle;
        }
    return out;
}

std::optional<int> EarthDrawings::Private::drawingAt(const QPointF& at) const
{
    const std::size_t pane = view.paneAt(at);
    const auto isNear = [&](const Drawing& drawing) {
        const auto shown = outlinedOf(drawing);
        for (const DrawnOutline& line : shown ? shown->outlines : std::vector<DrawnOutline>()) {
            std::optional<QPointF> last;
            for (std::size_t k = 0; k < line.lon.size(); ++k) {
                // Great circles are not straight on the screen.
                const SpherePlace here{line.lon[k], line.lat[k]}, from = k > 0 ? SpherePlace{line.lon[k - 1], line.lat[k - 1]} : here;
                const int steps = std::clamp(static_cast<int>(sphereDistanceKm(from, here) / 200.0), 1, 50);
                for (int s = 1; s <= steps; ++s) {
                    const SpherePlace between = sphereBetween(from, here, s / double(steps));
                    const auto now = view.toScreen(between.lon, between.lat, pane);
                    if (last && now && apart(*last, *now) < 200.0 && apart(at, *last, *now) <= 0.7 * reach)
                        return true;
                    last = now;
                }
            }
        }
        return false;
    };
    if (parameter && isNear(*parameter))
        return -1;
    for (int k = static_cast<int>(all.size()) - 1; k >= 0; --k)
        if (isNear(all[static_cast<std::size_t>(k)]))
            return k;
    return std::nullopt;
}

bool EarthDrawings::Private::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    pressedAt = event.position();
    isDragged = false;
    if (isDrawing) {
        if (!isDraggedOut(kind))
            return false;
        pointer = placeAt(event.position());
        if (places.empty() && pointer)
            places.push_back(*pointer);
        return true;
    }
    held = handleAt(event.position());
    if (!held)
        return false;
    before = *current();
    return true;
}

bool EarthDrawings::Private::move(const QMouseEvent& event)
{
    const auto place = placeAt(event.position());
    if (isDrawing) {
        pointer = place;
        pointedArea = areaAt(kind == DrawingKind::Shape ? place : std::nullopt);
        if (kind == DrawingKind::Strip && places.size() == 1 && place && coasts && !isEnding)
            findStretch(*place, false);
        refreshDraft();
        const bool isDrag = (event.buttons() & Qt::LeftButton) && isDraggedOut(kind);
        isDragged = isDragged || (isDrag && (event.position() - pressedAt).manhattanLength() > 4.0);
        return isDrag;
    }
    if (held) {
        isDragged = isDragged || (event.position() - pressedAt).manhattanLength() > 3.0;
        if (place && isDragged) {
            pointer = place;
            replaceCurrent(dragged(*before, *held, *place), false);
        }
        return true;
    }
    if (event.buttons() != Qt::NoButton)
        return false;
    const auto handle = handleAt(event.position());
    hoveredCorner = handle && handle->role == DrawingHandle::Role::Corner ? static_cast<int>(handle->index) : -1;
    view.setCursor(!handle ? Qt::ArrowCursor : handle->role == DrawingHandle::Role::Whole ? Qt::SizeAllCursor : Qt::PointingHandCursor);
    if (const auto line = drawings.line(); line && place) {
        const double within = 12.0 * view.camera().spanDeg(*view.projection()) / std::max(1.0, view.paneSize().height()) * 111.0; // about 12 pixels
        Q_EMIT drawings.lineHovered(nearestOnLine(line->places, *place, within).value_or(-1.0));
    }
    return false;
}

bool EarthDrawings::Private::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    if (isDrawing && isDraggedOut(kind)) {
        const auto place = placeAt(event.position());
        if (isDragged) {
            pointer = place ? place : pointer;
            complete();
        } else if (place && places.size() == 1 && sphereDistanceKm(places.front(), *place) > 1e-6) {
            pointer = place; // the second of two clicks
            complete();
        }
        return true;
    }
    if (!held)
        return false;
    const DrawingHandle handle = *held;
    held.reset();
    if (isDragged && current() && before) {
        const Drawing now = *current();
        replaceCurrent(now, true);
    } else if (handle.role == DrawingHandle::Role::Corner) {
        hoveredCorner = static_cast<int>(handle.index); // the delete key takes it
    }
    before.reset();
    return true;
}

bool EarthDrawings::Private::click(const QMouseEvent& event)
{
    const auto place = placeAt(event.position());
    if (isDrawing) {
        if (place && kind == DrawingKind::Polygon && places.size() >= 3) {
            const auto first = view.toScreen(places.front().lon, places.front().lat, view.paneAt(event.position()));
            if (first && apart(*first, event.position()) <= reach) {
                complete();
                return true;
            }
        }
        if (place)
            addPlace(*place);
        return true;
    }
    const auto hit = drawingAt(event.position());
    if (!hit)
        return false;
    drawings.select(*hit);
    return true;
}

bool EarthDrawings::Private::doubleClick(const QMouseEvent&)
{
    if (!isDrawing)
        return false;
    if (!isDraggedOut(kind) && kind != DrawingKind::Shape)
        complete(); // its first click has added the place
    return true;
}

bool EarthDrawings::Private::key(const QKeyEvent& event)
{
    if (isDrawing) {
        switch (event.key()) {
        case Qt::Key_Escape: drawings.cancel(); return true;
        case Qt::Key_Backspace: takeBack(); return true;
        case Qt::Key_Space:
            if (const auto place = placeOfKeys())
                addPlace(*place);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (isDraggedOut(kind))
                pointer = placeOfKeys();
            complete();
            return true;
        default: return false;
        }
    }
    if (event.key() == Qt::Key_Escape && current()) {
        if (held && before)
            replaceCurrent(*before, false); // as it was
        held.reset();
        isParameterSelected = false;
        drawings.select(-1);
        return true;
    }
    if ((event.key() != Qt::Key_Delete && event.key() != Qt::Key_Backspace) || !current())
        return false;
    const auto less = hoveredCorner >= 0 ? withoutPlace(*current(), static_cast<std::size_t>(hoveredCorner)) : std::nullopt;
    if (less)
        replaceCurrent(*less, true);
    else if (event.key() == Qt::Key_Delete)
        drawings.removeSelected();
    hoveredCorner = -1;
    return true;
}

void EarthDrawings::Private::addPlace(const SpherePlace& place)
{
    pointer = place;
    if (kind == DrawingKind::Shape) {
        choose(areaAt(place));
        return;
    }
    if (kind == DrawingKind::Strip) {
        addCoastPlace(place);
        return;
    }
    if (isDraggedOut(kind) && places.size() == 1) {
        complete();
        return;
    }
    if (places.empty() || sphereDistanceKm(places.back(), place) > 1e-6)
        places.push_back(place);
    refreshDraft();
}

void EarthDrawings::Private::takeBack()
{
    if (!places.empty())
        places.pop_back();
    stretch.reset();
    isEnding = false;
    ++stretchTicket;
    refreshDraft();
}

void EarthDrawings::Private::complete()
{
    const Drawing drawing = draft(isDraggedOut(kind) ? pointer : std::nullopt);
    if (!drawing.isComplete()) {
        refreshDraft();
        return;
    }
    drawings.finish(drawing);
}

Drawing EarthDrawings::Private::draft(const std::optional<SpherePlace>& at) const
{
    Drawing out{kind};
    out.places = places;
    if (kind == DrawingKind::Box && places.size() == 1 && at) {
        const double lon = places.front().lon + earth::wrap180(at->lon - places.front().lon);
        out.places = {{std::min(lon, places.front().lon), std::min(at->lat, places.front().lat)},
            {std::max(lon, places.front().lon), std::max(at->lat, places.front().lat)}};
    } else if (kind == DrawingKind::Circle && places.size() == 1 && at) {
        out.km = sphereDistanceKm(places.front(), *at);
    } else if (kind == DrawingKind::Strip) {
        out.km = stripKm;
        if (places.size() == 1 && stretch)
            out.places = stretch->places;
    } else if (at && (kind == DrawingKind::Polygon || kind == DrawingKind::Line)) {
        if (out.places.empty() || sphereDistanceKm(out.places.back(), *at) > 1e-6)
            out.places.push_back(*at);
    }
    return out;
}

} // namespace terrella
