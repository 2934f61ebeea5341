// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/curtain.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace terrella::earth {

namespace {

constexpr int kRows = 384; ///< of a picture
/// As for isosurfaces: an edge stretched farther, in scene units for each radian, jumps across a cut; and so does one whose middle lies elsewhere.
constexpr double kMostStretched = 14.0;
constexpr double kMostBent = 0.25;
constexpr int kMostHalved = 13;

/// Heights of one column's levels, from the lowest.
class Column {
public:
    Column(const LineColumns& columns, std::size_t place) : m_columns(columns), m_place(place) {}

    [[nodiscard]] float at(double metres, bool isNearest)
    {
        const std::size_t last = m_columns.levels() - 1;
        while (m_level + 1 < last && !(metres <= height(m_level + 1))) // also past a height that is missing
            ++m_level;
        const double low = height(m_level), high = height(m_level + 1);
        if (!(metres >= low && metres <= high))
            return std::numeric_limits<float>::quiet_NaN();
        const float a = m_columns.value(m_level, m_place), b = m_columns.value(m_level + 1, m_place);
        const double t = high > low ? (metres - low) / (high - low) : 0.0;
        if (isNearest)
            return t < 0.5 ? a : b;
        return t == 0.0 ? a : t == 1.0 ? b : a + (b - a) * static_cast<float>(t);
    }

private:
    [[nodiscard]] double height(std::size_t level) const { return m_columns.height(level, m_place); }

    const LineColumns& m_columns;
    std::size_t m_place;
    std::size_t m_level = 0; ///< asked for from below
};

constexpr std::uint32_t kOpaque = 0xff000000U;

/// R, G, B, A in memory.
std::uint32_t texelOf(QRgb colour)
{
    return kOpaque | static_cast<std::uint32_t>(qBlue(colour)) << 16U | static_cast<std::uint32_t>(qGreen(colour)) << 8U
        | static_cast<std::uint32_t>(qRed(colour));
}

/// What is transparent has the colour of what is nearest in its column, so that none shines in from the edge.
void bleed(FieldImage& image, int column)
{
    const auto texel = [&](int row) -> std::uint32_t& {
        return image.pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(column)];
    };
    for (const bool isUp : {true, false})
        for (int k = 1; k < image.height; ++k) {
            const int row = isUp ? k : image.height - 1 - k, before = isUp ? k - 1 : image.height - k;
            if (texel(row) == 0)
                texel(row) = texel(before) & ~kOpaque;
        }
}

class CurtainBuilder {
public:
    CurtainBuilder(const Projection& projection, const LineSamples& line, double lowest, double highest)
        : m_projection(projection),
          m_width(static_cast<double>(line.places.size())),
          m_lowest(lowest),
          m_highest(highest)
    {
        std::vector<Foot> feet;
        for (std::size_t k = 0; k < line.places.size(); ++k)
            feet.push_back(footOf(line.places[k], static_cast<double>(k)));
        for (std::size_t k = 0; k + 1 < feet.size(); ++k)
            hang(feet[k], feet[k + 1], kMostHalved);
    }
    SceneCurtain take() { return std::move(m_out); }

private:
    struct Foot {
        SpherePlace place;
        double at = 0.0; ///< in places along the line
        std::optional<Vec3> ground;
    };
    [[nodiscard]] Foot footOf(const SpherePlace& place, double at) const
    {
        const double middle = m_projection.centralLongitude();
        const double lon = m_projection.isGlobe() ? place.lon : middle + wrap180(place.lon - middle);
        return {place, at, m_projection.forward(lon, place.lat)};
    }
    [[nodiscard]] bool isJoined(const Foot& a, const Foot& b, const Foot& middle) const
    {
        if (!a.ground || !b.ground || !middle.ground)
            return false;
        const Vec3 from = onSphere(a.place.lon, a.place.lat), to = onSphere(b.place.lon, b.place.lat);
        const double apart = length(*b.ground - *a.ground);
        return apart <= kMostStretched * length(to - from) + 1e-9
            && length(*middle.ground - (*a.ground + *b.ground) * 0.5) <= kMostBent * apart + 1e-9;
    }
    void hang(const Foot& a, const Foot& b, int depth)
    {
        const Foot middle = footOf(sphereBetween(a.place, b.place, 0.5), 0.5 * (a.at + b.at));
        if (isJoined(a, b, middle)) {
            add(a, b);
            return;
        }
        if (depth == 0 || (!a.ground && !middle.ground && !b.ground))
            return;
        hang(a, middle, depth - 1);
        hang(middle, b, depth - 1);
    }
    void add(const Foot& a, const Foot& b)
    {
        const auto first = static_cast<std::int32_t>(m_out.heights.size());
        for (const Foot* foot : {&a, &b})
            for (const double metres : {m_lowest, m_highest}) {
                const double height = metres * unitsPerMetre;
                const Vec3 at = m_projection.isGlobe() ? *foot->ground * (1.0 + height) : Vec3{foot->ground->x, foot->ground->y, height};
                m_out.mesh.points.insert(m_out.mesh.points.end(), {static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(at.z)});
                const double row = metres == m_lowest ? 0.5 : kRows - 0.5; // the middles of the first and last texel
                m_out.mesh.texture.push_back(static_cast<float>((foot->at + 0.5) / m_width));
                m_out.mesh.texture.push_back(static_cast<float>(row / kRows));
                m_out.heights.push_back(static_cast<float>(metres));
            }
        m_out.mesh.triangles.insert(m_out.mesh.triangles.end(), {first, first + 2, first + 3, first, first + 3, first + 1});
    }

    const Projection& m_projection;
    double m_width;
    double m_lowest, m_highest;
    SceneCurtain m_out;
};

} // namespace

double curtainValue(const LineColumns& columns, double at, double metres, bool isNearest)
{
    const std::size_t places = columns.line.places.size();
    if (places == 0 || columns.levels() < 2)
        return std::nan("");
    const auto valueOf = [&](std::size_t place) {
        const bool isBuried = metres < columns.groundAt(place);
        return isBuried ? std::nan("") : static_cast<double>(Column(columns, place).at(metres, isNearest));
    };
    const double within = std::clamp(at, 0.0, static_cast<double>(places - 1));
    const auto low = std::min(static_cast<std::size_t>(within), places - 1), high = std::min(low + 1, places - 1);
    const double part = within - static_cast<double>(low);
    const double a = valueOf(low), b = valueOf(high);
    if (isNearest || std::isnan(a) || std::isnan(b))
        return part < 0.5 ? a : b;
    return a + (b - a) * part;
}

CurtainPicture paintCurtain(const LineColumns& columns, const Colouring& colouring)
{
    CurtainPicture out;
    std::tie(out.lowest, out.highest) = columns.extent();
    FieldImage& image = out.image;
    image.width = static_cast<int>(columns.line.places.size());
    image.height = kRows;
    image.opaque = false;
    const bool isClasses = !colouring.map.classes.empty();
    image.smooth = !isClasses;
    image.pixels.assign(static_cast<std::size_t>(image.width) * kRows, 0);
    for (int place = 0; place < image.width; ++place) {
        Column column(columns, static_cast<std::size_t>(place));
        const double ground = columns.groundAt(static_cast<std::size_t>(place));
        for (int row = 0; row < kRows; ++row) {
            const double metres = out.lowest + (out.highest - out.lowest) * row / (kRows - 1.0);
            const auto value = static_cast<double>(column.at(metres, isClasses));
            if (!std::isfinite(value) || metres < ground)
                continue;
            const double part = colouring.partOf(value);
            image.under = image.under || part < 0.0;
            image.over = image.over || part > 1.0;
            image.pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(place)]
                = texelOf(colouring.at(value));
        }
        bleed(image, place);
    }
    return out;
}

SceneCurtain curtainMesh(const Projection& projection, const LineSamples& line, double lowestMetres, double highestMetres)
{
    return CurtainBuilder(projection, line, lowestMetres, highestMetres).take();
}

} // namespace terrella::earth
