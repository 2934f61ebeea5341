// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ground/city_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr std::array<double, 8> spanOfRank{1e9, 110.0, 75.0, 48.0, 32.0, 20.0, 12.0, 7.0}; ///< degrees from which a rank is too much
constexpr double pixelsForOne = 17000.0;                                                   ///< of the view for each name
constexpr double dotRadius = 3.5;
constexpr double apart = 3.0;    ///< pixels between two names
constexpr double rimPart = 0.12; ///< of the globe's radius towards the eye: nearer to the rim names would stand on each other

} // namespace

int largestRank(double spanDeg)
{
    int out = 0;
    for (std::size_t rank = 1; rank < spanOfRank.size(); ++rank)
        if (spanDeg < spanOfRank[rank])
            out = static_cast<int>(rank);
    return out;
}

int mostCities(const QSizeF& view) { return std::clamp(static_cast<int>(view.width() * view.height() / pixelsForOne), 4, 80); }

std::vector<PlacedCity> layOutCities(const std::vector<City>& cities, const std::vector<Vec3>& points, const Camera& camera,
    const Projection& projection, const QSizeF& view, const std::function<QSizeF(std::size_t)>& sizeOf, const std::vector<PlacedCity>& before)
{
    const int largest = largestRank(camera.spanDeg(projection));
    const auto most = static_cast<std::size_t>(mostCities(view));
    const QRectF inside = QRectF(QPointF(), view).adjusted(4.0, 4.0, -4.0, -4.0);
    std::map<std::size_t, bool> wasLeft;
    for (const PlacedCity& one : before)
        wasLeft[one.city] = one.isLeft;
    struct Candidate {
        int priority;
        std::size_t city;
        QPointF at;
    };
    std::vector<Candidate> candidates;
    const Vec3 eye = camera.frame(projection).eye;
    const double least = 1.0 + rimPart * (length(eye) - 1.0);
    for (std::size_t k = 0; k < cities.size() && cities[k].rank <= largest; ++k) {
        if (std::isnan(points[k].x) || (projection.isGlobe() && dot(points[k], eye) < least))
            continue;
        const auto at = camera.toScreen(projection, view, points[k]);
        if (at && inside.contains(*at))
            candidates.push_back({2 * cities[k].rank + (wasLeft.contains(k) ? 0 : 1), k, *at});
    }
    std::ranges::stable_sort(candidates, {}, &Candidate::priority);
    std::vector<PlacedCity> out;
    std::vector<QRectF> taken; // names and dots
    const auto isFree = [&](const QRectF& box) { return std::ranges::none_of(taken, [&](const QRectF& other) { return other.intersects(box); }); };
    for (const Candidate& one : candidates) {
        if (out.size() >= most)
            break;
        const QRectF dot(one.at - QPointF(dotRadius, dotRadius), QSizeF(2.0 * dotRadius, 2.0 * dotRadius));
        if (!isFree(dot))
            continue;
        const QSizeF size = sizeOf(one.city);
        const auto known = wasLeft.find(one.city);
        const bool first = known != wasLeft.end() && known->second;
        for (const bool left : {first, !first}) {
            const double x = left ? one.at.x() - dotRadius - size.width() : one.at.x() + dotRadius;
            const QRectF box(QPointF(x, one.at.y() - 0.5 * size.height()), size);
            if (!inside.contains(box) || !isFree(box.adjusted(-apart, -1.0, apart, 1.0)))
                continue;
            taken.push_back(box);
            taken.push_back(dot);
            out.push_back({one.city, left, one.at, box});
            break;
        }
    }
    return out;
}

} // namespace terrella::earth
