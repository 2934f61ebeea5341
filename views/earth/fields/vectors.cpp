// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/vectors.h"

#include "views/earth/fields/cell_weights.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace terrella::earth {

namespace {

constexpr double linesAcross = 26.0; ///< from top to bottom of the view at density 1

/// The name of the other component, or nothing.
QString partnerByStandardName(const QString& name, bool& isGridRelative)
{
    isGridRelative = false;
    if (name.contains(QLatin1String("eastward")))
        return QString(name).replace(QLatin1String("eastward"), QLatin1String("northward"));
    isGridRelative = true;
    if (name.startsWith(QLatin1String("x_")))
        return QStringLiteral("y_") + name.mid(2);
    if (name.contains(QLatin1String("_x_")))
        return QString(name).replace(QLatin1String("_x_"), QLatin1String("_y_"));
    return {};
}

QString partnerByName(const QString& name)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d*)([uU])([a-zA-Z]{0,3}|\\d+m?|gosa?|grd.*)$"));
    const auto match = pattern.match(name);
    if (!match.hasMatch())
        return {};
    return match.captured(1) + (match.captured(2) == QLatin1String("u") ? QLatin1Char('v') : QLatin1Char('V')) + match.captured(3);
}

/// A power of two, so that the same places are taken while the view moves.
double spacingFor(const ViewHint& hint, double density)
{
    const double wanted = std::min(hint.spanDeg, 150.0) / (linesAcross * density);
    return 180.0 * std::exp2(std::round(2.0 * std::log2(wanted / 180.0)) / 2.0);
}

void add(VectorLines& out, const Projection& projection, const std::vector<double>& lon, const std::vector<double>& lat,
    const std::vector<double>& speed, const std::vector<double>& along)
{
    const std::size_t before = out.lines.points.size();
    projectLine(projection, lon, lat, out.lines);
    for (std::size_t k = before; k < out.lines.points.size(); ++k) {
        const double at = std::clamp(out.lines.sources[k], 0.0, static_cast<double>(speed.size() - 1));
        const auto low = static_cast<std::size_t>(at);
        const std::size_t high = std::min(low + 1, speed.size() - 1);
        const double t = at - static_cast<double>(low);
        out.speeds.push_back(speed[low] + (speed[high] - speed[low]) * t);
        out.lines.along.push_back(along.empty() ? 0.0 : along[low] + (along[high] - along[low]) * t);
    }
}

void addHead(VectorLines& out, const Projection& projection, const LatLon& tip, const LatLon& from, double size, double speed)
{
    // The direction at the tip, back along the shaft.
    const Vec3 a = onSphere(from.lon, from.lat), b = onSphere(tip.lon, tip.lat);
    const Vec3 toEast{-std::sin(tip.lon * degree), std::cos(tip.lon * degree), 0.0};
    const Vec3 toNorth{-std::sin(tip.lat * degree) * std::cos(tip.lon * degree), -std::sin(tip.lat * degree) * std::sin(tip.lon * degree),
        std::cos(tip.lat * degree)};
    const double back = std::atan2(dot(a - b, toNorth), dot(a - b, toEast));
    std::vector<double> lon, lat;
    for (const double turn : {0.45, 0.0, -0.45}) {
        const LatLon at = turn == 0.0 ? tip : movedBy(tip, std::cos(back + turn), std::sin(back + turn), size);
        lon.push_back(at.lon);
        lat.push_back(at.lat);
    }
    add(out, projection, lon, lat, {speed, speed, speed}, {});
}

} // namespace

LatLon movedBy(const LatLon& from, double east, double north, double byDeg)
{
    const double norm = std::hypot(east, north);
    if (!(norm > 0.0))
        return from;
    const Vec3 here = onSphere(from.lon, from.lat);
    const double s = std::sin(from.lat * degree);
    const Vec3 toEast{-std::sin(from.lon * degree), std::cos(from.lon * degree), 0.0};
    const Vec3 toNorth{-s * std::cos(from.lon * degree), -s * std::sin(from.lon * degree), std::cos(from.lat * degree)};
    const Vec3 along = toEast * (east / norm) + toNorth * (north / norm);
    const Vec3 there = here * std::cos(byDeg * degree) + along * std::sin(byDeg * degree);
    return {latOf(there), lonOf(there)};
}

void evenPlaces(const ViewHint& hint, double spacing, const std::function<void(double lonDeg, double latDeg)>& visit)
{
    const double low = std::max(-90.0 + 0.5 * spacing, std::floor((hint.centre.lat - hint.spanDeg) / spacing) * spacing);
    for (double lat = low; lat <= std::min(90.0 - 0.5 * spacing, hint.centre.lat + hint.spanDeg); lat += spacing) {
        const int row = static_cast<int>(std::lround(lat / spacing));
        const double count = std::max(1.0, std::round(360.0 * std::cos(lat * degree) / spacing));
        const double step = 360.0 / count;
        for (int k = 0; k < static_cast<int>(count); ++k) {
            const double lon = -180.0 + (k + (row % 2 != 0 ? 0.5 : 0.0)) * step; // every other row stands between
            if (hint.shows(lon, lat))
                visit(lon, lat);
        }
    }
}

std::vector<VectorPair> vectorPairs(const CubeSignature& signature)
{
    std::vector<VectorPair> out;
    const auto find = [&](const Variable& first, const auto& is) {
        for (std::size_t k = 0; k < signature.variables.size(); ++k) {
            const Variable& v = signature.variables[k];
            if (is(v) && v.axes == first.axes && v.grid == first.grid && v.units == first.units)
                return static_cast<int>(k);
        }
        return -1;
    };
    for (std::size_t k = 0; k < signature.variables.size(); ++k) {
        const Variable& v = signature.variables[k];
        if (!signature.gridOf(v))
            continue;
        bool isGridRelative = false;
        int partner = -1;
        if (const QString name = partnerByStandardName(v.standardName, isGridRelative); !name.isEmpty())
            partner = find(v, [&](const Variable& other) { return other.standardName == name; });
        if (partner < 0) {
            isGridRelative = false;
            if (const QString name = partnerByName(v.name); !name.isEmpty())
                partner = find(v, [&](const Variable& other) { return other.name == name; });
        }
        if (partner >= 0)
            out.push_back({static_cast<int>(k), partner, isGridRelative,
                QStringLiteral("%1, %2").arg(v.name, signature.variables[static_cast<std::size_t>(partner)].name)});
    }
    return out;
}

std::optional<VectorPair> vectorPairOf(const CubeSignature& signature, int eastward)
{
    for (const VectorPair& pair : vectorPairs(signature))
        if (pair.eastward == eastward || pair.northward == eastward)
            return pair;
    return std::nullopt;
}

VectorField::VectorField(std::span<const float> u, std::span<const float> v, const Grid& grid, std::size_t step, bool isGridRelative)
    : m_u(u.begin(), u.end()),
      m_v(v.begin(), v.end())
{
    m_grid.kind = grid.kind;
    m_grid.ny = grid.ny;
    m_grid.nx = grid.nx;
    if (grid.kind == GridKind::LatLon) {
        m_lons = CellAxis(grid.lon, true);
        m_lats = CellAxis(grid.lat, false);
        return; // its rows run east
    }
    const std::size_t mesh = grid.steps > 1 ? std::min(step, grid.steps - 1) : 0;
    m_nearest = std::make_unique<NearestPoint>(grid, mesh);
    if (!isGridRelative || grid.kind == GridKind::Cells)
        return;
    for (std::size_t j = 0; j < grid.ny; ++j)
        for (std::size_t i = 0; i < grid.nx && grid.nx > 1; ++i) {
            const LatLon a = grid.at(j, i > 0 ? i - 1 : i, mesh), b = grid.at(j, i + 1 < grid.nx ? i + 1 : i, mesh);
            const double east = wrap180(b.lon - a.lon) * std::cos(0.5 * (a.lat + b.lat) * degree), north = b.lat - a.lat;
            const double norm = std::hypot(east, north);
            if (!(norm > 0.0))
                continue;
            const auto c = static_cast<float>(east / norm), s = static_cast<float>(north / norm);
            float &x = m_u[j * grid.nx + i], &y = m_v[j * grid.nx + i];
            const float turned = c * x - s * y;
            y = s * x + c * y;
            x = turned;
        }
}

std::optional<VectorField::Value> VectorField::at(double lonDeg, double latDeg) const
{
    const auto valid = [](double east, double north) {
        return std::isfinite(east) && std::isfinite(north) ? std::optional(Value{east, north}) : std::nullopt;
    };
    if (m_nearest) {
        const auto cell = m_nearest->find(onSphere(lonDeg, latDeg));
        return cell ? valid(static_cast<double>(m_u[*cell]), static_cast<double>(m_v[*cell])) : std::nullopt;
    }
    const CellWeights::Source from = bilinearSource(m_grid, m_lons, m_lats, lonDeg, latDeg);
    double east = 0.0, north = 0.0, weight = 0.0;
    for (std::size_t k = 0; k < 4; ++k) {
        const auto w = static_cast<double>(from.weight[k]);
        if (w <= 0.0)
            continue;
        east += w * static_cast<double>(m_u[from.cell[k]]);
        north += w * static_cast<double>(m_v[from.cell[k]]);
        weight += w;
    }
    return weight > 0.5 ? valid(east / weight, north / weight) : std::nullopt;
}

bool ViewHint::shows(double lonDeg, double latDeg) const
{
    return spanDeg > 100.0 || dot(onSphere(lonDeg, latDeg), onSphere(centre.lon, centre.lat)) > std::cos(std::min(180.0, 1.1 * spanDeg) * degree);
}

VectorLines streamlines(const Projection& projection, const VectorField& field, const ViewHint& hint, double fullSpeed, double density)
{
    VectorLines out;
    const double spacing = 0.8 * spacingFor(hint, density), step = 0.25 * spacing;
    constexpr int mostSteps = 60; // to each side
    // Which line runs through which box of about half the spacing.
    std::unordered_set<std::uint64_t> taken;
    const double box = 0.6 * spacing * degree;
    const auto keyOf = [box](double lon, double lat) {
        const Vec3 p = onSphere(lon, lat);
        const auto part = [box](double v) { return static_cast<std::uint64_t>(std::floor((v + 2.0) / box)) & 0x1fffffU; };
        return part(p.x) << 42U | part(p.y) << 21U | part(p.z);
    };
    int number = 0;
    evenPlaces(hint, spacing, [&](double lon0, double lat0) {
        if (taken.contains(keyOf(lon0, lat0)) || !field.at(lon0, lat0))
            return;
        std::vector<double> lon, lat, speed;
        std::unordered_set<std::uint64_t> own;
        for (const double sign : {-1.0, 1.0}) {
            double x = lon0, y = lat0;
            for (int k = 0; k < mostSteps; ++k) {
                const auto here = field.at(x, y);
                if (!here || here->speed() < 1e-3 * fullSpeed)
                    break;
                // The midpoint rule.
                const LatLon half = movedBy({y, x}, sign * here->east, sign * here->north, 0.5 * step);
                const auto middle = field.at(half.lon, half.lat);
                if (!middle)
                    break;
                // With the middle's latitude: east there is not where a great circle that leaves eastwards leads.
                const double scale = sign * step / std::max(1e-9, middle->speed());
                const LatLon next{y + scale * middle->north, wrap180(x + scale * middle->east / std::max(0.02, std::cos(half.lat * degree)))};
                const std::uint64_t key = keyOf(next.lon, next.lat);
                if (taken.contains(key) || std::abs(next.lat) > 89.0)
                    break;
                own.insert(key);
                x = next.lon;
                y = next.lat;
                const auto at = sign > 0.0 ? lon.end() : lon.begin();
                const auto offset = at - lon.begin();
                lon.insert(at, x);
                lat.insert(lat.begin() + offset, y);
                speed.insert(speed.begin() + offset, middle->speed());
            }
            if (sign < 0.0) {
                lon.push_back(lon0);
                lat.push_back(lat0);
                speed.push_back(field.at(lon0, lat0)->speed());
            }
        }
        if (lon.size() < 6)
            return;
        taken.insert(own.begin(), own.end());
        taken.insert(keyOf(lon0, lat0));
        // How long light takes to each point: distance over speed; another start for each line.
        std::vector<double> along(lon.size(), std::fmod(0.618 * ++number, 1.0));
        for (std::size_t k = 1; k < along.size(); ++k)
            along[k] = along[k - 1] + step / spacing * 0.12 * fullSpeed / std::max(speed[k], 0.08 * fullSpeed);
        add(out, projection, lon, lat, speed, along);
        const std::size_t middle = lon.size() / 2;
        addHead(out, projection, {lat[middle], lon[middle]}, {lat[middle - 1], lon[middle - 1]}, 0.22 * spacing, speed[middle]);
    });
    return out;
}

} // namespace terrella::earth
