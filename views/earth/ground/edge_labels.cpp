// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ground/edge_labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>

namespace terrella::earth {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::earth::EdgeLabels)
};

constexpr QSizeF leastView(220.0, 160.0); ///< smaller pictures would be more letters than map
constexpr double margin = 3.0;            ///< pixels from the edge of the view
constexpr double gap = 3.0;               ///< from the end of a line to its number
constexpr double edgeReach = 4.0;         ///< pixels beyond which there is no map where one ends
constexpr double apart = 6.0;             ///< between numbers

QString degreesText(double size) { return QString::number(std::round(size * 1000.0) / 1000.0, 'g', 7) + QStringLiteral("°"); }

/// Where a line ends or leaves the view, and the direction in which it does.
struct End {
    Vec3 at;
    QPointF screen;
    QPointF outward;    ///< length 1
    bool isCut = false; ///< by the edge of the view
};

QPointF direction(const QPointF& from, const QPointF& to)
{
    const QPointF d = to - from;
    const double size = std::hypot(d.x(), d.y());
    return size > 1e-9 ? d / size : QPointF(0.0, 1.0);
}

/// The part of a step from inside to outside that lies inside a rectangle.
double partInside(const QPointF& a, const QPointF& b, const QRectF& box)
{
    double t = 1.0;
    const auto limit = [&](double from, double to, double low, double high) {
        if (to > high)
            t = std::min(t, (high - from) / (to - from));
        else if (to < low)
            t = std::min(t, (low - from) / (to - from));
    };
    limit(a.x(), b.x(), box.left(), box.right());
    limit(a.y(), b.y(), box.top(), box.bottom());
    return std::clamp(t, 0.0, 1.0);
}

std::vector<End> endsOf(const SceneLines& lines, const Camera& camera, const Projection& projection, const QSizeF& view)
{
    const QRectF box = QRectF(QPointF(), view).adjusted(margin, margin, -margin, -margin);
    std::vector<End> out;
    const auto screen = [&](std::size_t k) { return *camera.toScreen(projection, view, lines.points[k]); };
    for (std::size_t part = 0; part < lines.parts(); ++part) {
        const std::size_t from = lines.starts[part], to = lines.starts[part + 1];
        if (to - from < 2)
            continue;
        QPointF before = screen(from);
        if (box.contains(before))
            out.push_back({lines.points[from], before, direction(screen(from + 1), before), false});
        for (std::size_t k = from + 1; k < to; ++k) {
            const QPointF here = screen(k);
            const bool was = box.contains(before), is = box.contains(here);
            if (was != is) {
                const QPointF inner = was ? before : here, outer = was ? here : before;
                const double t = partInside(inner, outer, box);
                const Vec3 &a = lines.points[was ? k - 1 : k], &b = lines.points[was ? k : k - 1];
                out.push_back({a + (b - a) * t, inner + (outer - inner) * t, direction(inner, outer), true});
            }
            before = here;
        }
        if (box.contains(before))
            out.push_back({lines.points[to - 1], before, direction(screen(to - 2), before), false});
    }
    return out;
}

/// Whether all meridians meet at this end of the map.
bool meetsAtPole(const Projection& projection, double lat)
{
    const double middle = projection.centralLongitude();
    const auto a = projection.forward(middle, lat), b = projection.forward(middle + 90.0, lat);
    return a && b && length(*a - *b) < 1e-3;
}

} // namespace

QString meridianText(double lonDeg)
{
    const double lon = wrap180(lonDeg);
    if (std::abs(lon) < 1e-9 || std::abs(lon) > 180.0 - 1e-9)
        return degreesText(std::abs(lon));
    return degreesText(std::abs(lon)) + (lon < 0.0 ? Text::tr("W", "west") : Text::tr("E", "east"));
}

QString parallelText(double latDeg)
{
    if (std::abs(latDeg) < 1e-9)
        return degreesText(0.0);
    return degreesText(std::abs(latDeg)) + (latDeg < 0.0 ? Text::tr("S", "south") : Text::tr("N", "north"));
}

std::vector<EdgeLabel> edgeLabels(const std::vector<GraticuleLine>& lines, const Camera& camera, const Projection& projection, const QSizeF& view,
    const std::function<QSizeF(const QString&)>& sizeOf)
{
    std::vector<EdgeLabel> out;
    if (projection.isGlobe() || view.width() < leastView.width() || view.height() < leastView.height())
        return out;
    const QRectF whole = QRectF(QPointF(), view).adjusted(margin, margin, -margin, -margin);
    const bool isNorthPoint = meetsAtPole(projection, 90.0), isSouthPoint = meetsAtPole(projection, -90.0);
    std::vector<Vec3> poles;
    for (const double lat : {-90.0, 90.0})
        if (lat > 0.0 ? isNorthPoint : isSouthPoint)
            if (const auto pole = projection.forward(projection.centralLongitude(), lat))
                poles.push_back(*pole);
    for (const GraticuleLine& line : lines) {
        std::optional<End> best;
        const bool isMeridian = line.isMeridian;
        // Meridians at their lower end, parallels at their left one.
        const auto rank = [&](const End& end) { return isMeridian ? end.screen.y() : -end.screen.x(); };
        for (const End& end : endsOf(line.lines, camera, projection, view)) {
            // Where a meridian ends within the map there are too many beside it.
            const bool isAtEdge = end.isCut || (std::ranges::none_of(poles, [&](const Vec3& pole) {
                return length(pole - end.at) < 1e-3;
            }) && !camera.toPlace(projection, view, end.screen + edgeReach * end.outward));
            if ((isAtEdge || !isMeridian) && (!best || rank(end) > rank(*best)))
                best = end;
        }
        if (!best)
            continue;
        const QString text = isMeridian ? meridianText(line.deg) : parallelText(line.deg);
        const QSizeF size = sizeOf(text);
        // Outside the outline beside its end; where the view cuts the line, within the view, on the line.
        const QPointF away = best->isCut ? -best->outward : best->outward;
        const double reach = std::abs(away.x()) * 0.5 * size.width() + std::abs(away.y()) * 0.5 * size.height() + gap;
        QRectF box(QPointF(), size);
        box.moveCenter(best->screen + away * reach);
        box.translate(std::max(0.0, whole.left() - box.left()) + std::min(0.0, whole.right() - box.right()),
            std::max(0.0, whole.top() - box.top()) + std::min(0.0, whole.bottom() - box.bottom()));
        const QRectF roomy = box.adjusted(-apart, -1.0, apart, 1.0);
        if (std::ranges::any_of(out, [&](const EdgeLabel& other) { return other.box.intersects(roomy); }))
            continue;
        out.push_back({text, best->at, box.center() - best->screen, box});
    }
    return out;
}

} // namespace terrella::earth
