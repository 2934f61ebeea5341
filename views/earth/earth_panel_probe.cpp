// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of where one points.
#include "views/earth/earth_panel_private.h"
#include "views/earth/ticks.h"

namespace terrella {

using namespace earth;

namespace {

QString textOf(const LatLon& place, const std::vector<ProbeLine>& lines)
{
    QString out = EarthPanel::placeText(place.lon, place.lat);
    for (const ProbeLine& line : lines)
        out += QLatin1Char('\n') + line.label + QLatin1Char(' ') + line.value;
    return out;
}

} // namespace

/// A curtain hides the ground behind it: what is told is its own.
LatLon EarthPanel::Private::pointAt(const LatLon& ground, const QPointF& at)
{
    pointed = layers->probeCurtain(at);
    return pointed ? pointed->place : ground;
}

void EarthPanel::Private::hover(std::optional<LatLon> place, const QPointF& at)
{
    hovered = place;
    hoveredAt = at;
    pointed = at.isNull() ? std::nullopt : layers->probeCurtain(at); // curtains stand out beyond the rim of the globe, too
    if (pointed)
        place = pointed->place;
    if (!place) {
        probeBox->show({}, {});
        return;
    }
    const std::vector<ProbeLine> lines = pointed ? pointed->lines : layers->probe(place->lon, place->lat);
    probeBox->show(earth::placeText(place->lon, place->lat), lines);
    Q_EMIT panel.probed(place->lon, place->lat, textOf(*place, lines));
}

QString EarthPanel::placeText(double lonDeg, double latDeg) { return earth::placeText(lonDeg, latDeg); }

QString EarthPanel::probeText(double lonDeg, double latDeg) const
{
    const LatLon place{latDeg, lonDeg};
    const bool isCurtain = m_d->pointed && m_d->pointed->place == place;
    return textOf(place, isCurtain ? m_d->pointed->lines : m_d->layers->probe(lonDeg, latDeg));
}

} // namespace terrella
