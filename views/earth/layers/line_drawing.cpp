// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/line_drawing.h"

#include "views/earth/layers/text_picture.h"
#include "views/earth/ticks.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace terrella::earth {

namespace {

constexpr double labelEvery = 0.5; ///< of the view's height along a line
constexpr double shortestLabelled = 0.12;
constexpr double labelsApart = 0.13; ///< of the view's height, whatever line they are on

/// Places along a line where a number would stand, as indices of its points.
std::vector<std::size_t> stops(const ContourLines& lines, std::size_t line, const ViewHint& hint)
{
    const std::size_t from = lines.starts[line], to = lines.starts[line + 1];
    std::vector<double> lengths{0.0};
    for (std::size_t k = from + 1; k < to; ++k)
        lengths.push_back(lengths.back() + length(onSphere(lines.lon[k], lines.lat[k]) - onSphere(lines.lon[k - 1], lines.lat[k - 1])) / degree);
    const double whole = lengths.back();
    std::vector<std::size_t> out;
    if (whole < shortestLabelled * hint.spanDeg || lengths.size() < 3)
        return out;
    const int count = std::max(1, static_cast<int>(whole / (labelEvery * hint.spanDeg)));
    for (int k = 0; k < count; ++k) {
        const double wanted = whole * (k + 0.5) / count;
        const auto at = std::ranges::lower_bound(lengths, wanted) - lengths.begin();
        out.push_back(from + std::min(static_cast<std::size_t>(at), lengths.size() - 2));
    }
    return out;
}

} // namespace

DrawnLines drawContours(
    const Projection& projection, const ContourLines& lines, double interval, bool labels, bool isOnBright, const ViewHint& hint, double pixelRatio)
{
    DrawnLines out;
    out.colour = isOnBright ? QColor(14, 18, 24, 215) : QColor(232, 238, 243, 215);
    for (std::size_t k = 0; k < lines.size(); ++k) {
        const std::size_t from = lines.starts[k], count = lines.starts[k + 1] - from;
        projectLine(projection, std::span(lines.lon).subspan(from, count), std::span(lines.lat).subspan(from, count), out.lines);
    }
    if (!labels)
        return out;
    std::vector<QString> texts;
    std::map<double, std::size_t> textOf;
    for (const double value : lines.values)
        if (textOf.try_emplace(value, texts.size()).second)
            texts.push_back(tickText(value, interval));
    std::vector<QRectF> parts;
    const QColor solid(out.colour.red(), out.colour.green(), out.colour.blue());
    const double sharp = 2.0 * pixelRatio;
    out.labels = textPicture(texts, solid, isOnBright ? QColor(255, 255, 255, 200) : QColor(14, 18, 24, 200), sharp, parts);
    std::vector<Vec3> placed;
    const double apart = labelsApart * std::min(hint.spanDeg, 150.0) * degree;
    const auto forward = [&](std::size_t k) {
        const double middle = projection.centralLongitude();
        return projection.forward(projection.isGlobe() ? lines.lon[k] : middle + wrap180(lines.lon[k] - middle), lines.lat[k]);
    };
    for (std::size_t line = 0; line < lines.size(); ++line)
        for (const std::size_t k : stops(lines, line, hint)) {
            const Vec3 here = onSphere(lines.lon[k], lines.lat[k]);
            if (!hint.shows(lines.lon[k], lines.lat[k])
                || std::ranges::any_of(placed, [&](const Vec3& other) { return length(other - here) < apart; }))
                continue;
            const auto at = forward(k), next = forward(k + 1);
            if (!at || !next || length(*next - *at) > 0.3)
                continue; // the line is cut here
            placed.push_back(here);
            const QRectF& part = parts[textOf[lines.values[line]]];
            out.labels.labels.push_back({*at, *next, part, part.size() / sharp});
        }
    return out;
}

} // namespace terrella::earth
