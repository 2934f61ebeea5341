// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/colour_table.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace terrella::earth {

namespace {

static_assert(std::endian::native == std::endian::little, "texels are written as R, G, B, A bytes");

constexpr float endless = std::numeric_limits<float>::infinity();
constexpr double slack = 4e-7; ///< of the range: its end itself is not beyond, whatever rounding says
constexpr float colours = 256.0F;

} // namespace

std::uint32_t texelOf(QRgb colour)
{
    return 0xff000000U | static_cast<std::uint32_t>(qBlue(colour)) << 16U | static_cast<std::uint32_t>(qGreen(colour)) << 8U
        | static_cast<std::uint32_t>(qRed(colour));
}

ColourTable::ColourTable(const Colouring& colouring)
    : norm(colouring.norm),
      power(static_cast<float>(colouring.power)),
      under(-endless),
      over(endless),
      runs(colouring.map.classes.empty() || !colouring.map.breaks.empty())
{
    const ColourMap& map = colouring.map;
    if (!map.breaks.empty()) {
        norm = EarthNorm::Linear;
        for (const double at : map.breaks)
            breaks.push_back(static_cast<float>(at));
        std::ranges::sort(breaks);
        for (std::size_t k = 0; k <= breaks.size(); ++k) {
            const double part = (static_cast<double>(k) + 0.5) / static_cast<double>(std::max<std::size_t>(1, map.classes.size()));
            entries.push_back(texelOf(map.colours[static_cast<std::size_t>(std::clamp(256.0 * part, 0.0, 255.0))]));
        }
        return;
    }
    entries.push_back(texelOf(colouring.under()));
    for (const QRgb colour : map.colours)
        entries.push_back(texelOf(colour));
    entries.push_back(texelOf(colouring.over()));
    const double low = norm == EarthNorm::Log ? std::log2(colouring.logLowest()) : colouring.range.lowest;
    const double high = norm == EarthNorm::Log ? std::log2(colouring.range.highest) : colouring.range.highest;
    from = static_cast<float>(low);
    if (const double span = high - low; std::isfinite(span) && span != 0.0) {
        scale = static_cast<float>(1.0 / span);
        sign = span > 0.0 ? 1.0F : -1.0F;
        const auto end = [&](double part) { return sign * static_cast<float>(colouring.valueOf(part)); };
        under = std::min(end(0.0), end(-slack));
        over = std::max(end(1.0), end(1.0 + slack));
    }
}

std::size_t ColourTable::indexOf(float value) const
{
    if (!breaks.empty())
        return static_cast<std::size_t>(std::ranges::upper_bound(breaks, value) - breaks.begin());
    if (isUnder(value))
        return 0;
    if (isOver(value))
        return entries.size() - 1;
    float part = ((norm == EarthNorm::Log ? std::log2(value) : value) - from) * scale;
    if (norm == EarthNorm::Power && part > 0.0F)
        part = std::pow(part, power);
    return 1 + static_cast<std::size_t>(std::clamp(part * colours, 0.0F, colours - 1.0F));
}

} // namespace terrella::earth
