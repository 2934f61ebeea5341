// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/colouring.h"

#include "views/earth/ticks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::earth {

namespace {

constexpr double farBelow = -1e9;
constexpr double decadesWithoutLowest = 1e-4; ///< a logarithm that is given no positive lower end begins at this part of the upper

/// Bright ends go on to white, dark ones to black, away from the map; what is white or black itself takes on a tint.
QRgb beyond(QRgb end)
{
    const double brightness = (0.299 * qRed(end) + 0.587 * qGreen(end) + 0.114 * qBlue(end)) / 255.0;
    const std::pair<QRgb, double> way = brightness > 0.9 ? std::pair(qRgb(225, 90, 200), 0.35)
        : brightness > 0.5                               ? std::pair(qRgb(255, 255, 255), 0.55)
        : brightness > 0.12                              ? std::pair(qRgb(0, 0, 0), 0.5)
                                                         : std::pair(qRgb(140, 0, 130), 0.45);
    const auto mix = [&](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * way.second)); };
    return qRgb(mix(qRed(end), qRed(way.first)), mix(qGreen(end), qGreen(way.first)), mix(qBlue(end), qBlue(way.first)));
}

double linear(int channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

int gammaCoded(double c)
{
    c = std::clamp(c, 0.0, 1.0);
    const double coded = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1.0 / 2.4) - 0.055;
    return static_cast<int>(std::lround(255.0 * coded));
}

} // namespace

double Colouring::logLowest() const { return range.lowest > 0.0 ? range.lowest : std::abs(range.highest) * decadesWithoutLowest; }

double Colouring::partOf(double value) const
{
    if (!map.breaks.empty() && !std::isnan(value))
        return (static_cast<double>(map.reached(value)) + 0.5) / static_cast<double>(map.classes.size());
    if (norm == EarthNorm::Log) {
        const double low = logLowest();
        if (value <= 0.0)
            return farBelow;
        return std::log(value / low) / std::log(range.highest / low);
    }
    const double part = (value - range.lowest) / (range.highest - range.lowest);
    return norm == EarthNorm::Power && part > 0.0 ? std::pow(part, power) : part;
}

double Colouring::valueOf(double part) const
{
    if (!map.breaks.empty()) {
        const auto which = static_cast<std::size_t>(std::clamp(part, 0.0, 1.0) * static_cast<double>(map.breaks.size()));
        return map.breaks[std::min(which, map.breaks.size() - 1)];
    }
    if (norm == EarthNorm::Log) {
        const double low = logLowest();
        return low * std::pow(range.highest / low, part);
    }
    if (norm == EarthNorm::Power && part > 0.0)
        part = std::pow(part, 1.0 / power);
    return range.lowest + part * (range.highest - range.lowest);
}

QRgb Colouring::at(double value) const
{
    const double part = partOf(value);
    if (part < 0.0)
        return under();
    if (part > 1.0)
        return over();
    return map.colours[static_cast<std::size_t>(std::clamp(part * 256.0, 0.0, 255.0))];
}

QRgb Colouring::under() const { return map.classes.empty() ? beyond(map.colours.front()) : map.colours.front(); }
QRgb Colouring::over() const { return map.classes.empty() ? beyond(map.colours.back()) : map.colours.back(); }

bool Colouring::operator==(const Colouring& other) const
{
    return map.name == other.map.name && map.colours == other.map.colours && map.breaks == other.map.breaks && range == other.range
        && norm == other.norm && (norm != EarthNorm::Power || power == other.power);
}

ValueRange rangeOf(std::span<const float> values, EarthRange how, EarthNorm norm, ColourMap::Kind kind)
{
    std::vector<float> positive;
    if (norm == EarthNorm::Log) {
        std::ranges::copy_if(values, std::back_inserter(positive), [](float v) { return v > 0.0F; });
        values = positive;
        kind = ColourMap::Kind::Sequential;
    }
    if (how != EarthRange::Percentile) {
        ValueRange out = automaticRange(values, kind);
        if (how == EarthRange::Symmetric) {
            const double reach = std::max(std::abs(out.lowest), std::abs(out.highest));
            out = {-reach, reach};
        }
        if (norm == EarthNorm::Log && out.lowest <= 0.0) { // rounding went past the smallest
            const auto least = std::ranges::min_element(positive);
            out.lowest = least == positive.end() ? out.highest * decadesWithoutLowest
                                                 : std::max(static_cast<double>(*least), out.highest * decadesWithoutLowest);
        }
        return out;
    }
    constexpr std::size_t most = 200'000;
    const std::size_t stride = std::max<std::size_t>(1, values.size() / most);
    std::vector<float> sample;
    for (std::size_t k = 0; k < values.size(); k += stride)
        if (std::isfinite(values[k]))
            sample.push_back(values[k]);
    if (sample.empty())
        return {};
    const auto quantile = [&sample](double q) {
        const auto at = static_cast<std::ptrdiff_t>(std::lround(q * static_cast<double>(sample.size() - 1)));
        std::nth_element(sample.begin(), sample.begin() + at, sample.end());
        return static_cast<double>(sample[static_cast<std::size_t>(at)]);
    };
    ValueRange out{quantile(0.02), quantile(0.98)};
    if (kind == ColourMap::Kind::Diverging && out.lowest < 0.0 && out.highest > 0.0) {
        const double reach = std::max(-out.lowest, out.highest);
        out = {-reach, reach};
    }
    return out.highest > out.lowest ? out : automaticRange(values, kind);
}

ValueRange together(const ValueRange& a, const ValueRange& b) { return {std::min(a.lowest, b.lowest), std::max(a.highest, b.highest)}; }

std::vector<double> colourTicks(const Colouring& colouring, int most)
{
    if (colouring.norm != EarthNorm::Log)
        return roundTicks(std::min(colouring.range.lowest, colouring.range.highest), std::max(colouring.range.lowest, colouring.range.highest), most);
    const double low = colouring.logLowest(), high = colouring.range.highest;
    if (!(high > low))
        return {};
    const double decades = std::log10(high / low);
    const auto marks = [&](std::initializer_list<double> digits, int everyDecade) {
        std::vector<double> out;
        for (int e = static_cast<int>(std::floor(std::log10(low))); e <= static_cast<int>(std::ceil(std::log10(high))); ++e)
            for (const double digit : digits)
                if (const double v = digit * std::pow(10.0, e); e % everyDecade == 0 && v >= low * 0.9999 && v <= high * 1.0001)
                    out.push_back(v);
        return out;
    };
    const auto fits = [most](const std::vector<double>& out) { return out.size() <= static_cast<std::size_t>(most) + 1; };
    if (const auto out = marks({1.0, 2.0, 3.0, 5.0}, 1); decades < 1.5 && fits(out))
        return out;
    if (const auto out = marks({1.0, 3.0}, 1); decades < 3.0 && fits(out))
        return out;
    return marks({1.0}, std::max(1, static_cast<int>(std::ceil(decades / most))));
}

int stepsWithRoom(const Colouring& colouring, int most, double height, double apart)
{
    const auto hasRoom = [&](int steps) {
        const std::vector<double> values = colourTicks(colouring, steps);
        for (std::size_t k = 1; k < values.size(); ++k)
            if (std::abs(colouring.partOf(values[k]) - colouring.partOf(values[k - 1])) * height < apart)
                return false;
        return true;
    };
    while (most > 1 && !hasRoom(most))
        --most;
    return most;
}

std::array<float, 9> visionMatrix(ColourVision vision)
{
    switch (vision) {
    case ColourVision::Protan: return {0.152286F, 1.052583F, -0.204868F, 0.114503F, 0.786281F, 0.099216F, -0.003882F, -0.048116F, 1.051998F};
    case ColourVision::Deutan: return {0.367322F, 0.860646F, -0.227968F, 0.280085F, 0.672501F, 0.047413F, -0.011820F, 0.042940F, 0.968881F};
    case ColourVision::Tritan: return {1.255528F, -0.076749F, -0.178779F, -0.078411F, 0.930809F, 0.147602F, 0.004733F, 0.691367F, 0.303900F};
    case ColourVision::Full: break;
    }
    return {1.0F, 0.0F, 0.0F, 0.0F, 1.0F, 0.0F, 0.0F, 0.0F, 1.0F};
}

QRgb asSeen(QRgb colour, ColourVision vision)
{
    if (vision == ColourVision::Full)
        return colour;
    const std::array<float, 9> m = visionMatrix(vision);
    const std::array<double, 3> in{linear(qRed(colour)), linear(qGreen(colour)), linear(qBlue(colour))};
    std::array<int, 3> out{};
    for (std::size_t row = 0; row < 3; ++row)
        out[row] = gammaCoded(
            static_cast<double>(m[3 * row]) * in[0] + static_cast<double>(m[3 * row + 1]) * in[1] + static_cast<double>(m[3 * row + 2]) * in[2]);
    return qRgba(out[0], out[1], out[2], qAlpha(colour));
}

ColourMap asSeen(const ColourMap& map, ColourVision vision)
{
    ColourMap out = map;
    if (vision == ColourVision::Full)
        return out;
    for (QRgb& colour : out.colours)
        colour = asSeen(colour, vision);
    for (ColourMap::Class& one : out.classes)
        one.colour = asSeen(one.colour, vision);
    return out;
}

} // namespace terrella::earth
