// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/track_cone.h"

#include "views/earth/mesh_builder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace terrella::earth {

namespace {

constexpr std::size_t fewest = 3; ///< members that have a spread
constexpr int sectors = 48;       ///< of a circle
constexpr double within = 2.0 / 3.0;

double angleDeg(const Vec3& a, const Vec3& b) { return 2.0 * std::asin(std::min(1.0, 0.5 * length(a - b))) / degree; }

double bearingDeg(const LatLon& from, const LatLon& to)
{
    const double a = from.lat * degree, b = to.lat * degree, turn = (to.lon - from.lon) * degree;
    return std::atan2(std::sin(turn) * std::cos(b), std::cos(a) * std::sin(b) - std::sin(a) * std::cos(b) * std::cos(turn)) / degree;
}

LatLon onCircle(const SpreadCircle& circle, double bearing, double part = 1.0)
{
    const Vec3 p = destination(circle.centre.lon, circle.centre.lat, bearing, part * circle.radiusDeg);
    return {latOf(p), lonOf(p)};
}

/// Longitudes of one cone run on from its middle, so that the builder sees where the map is cut.
std::int32_t addPoint(MeshBuilder& mesh, double nearLon, const LatLon& at)
{
    static constexpr std::array<float, 2> texture{0.5F, 0.5F};
    return mesh.addPoints(std::array{nearLon + wrap180(at.lon - nearLon)}, std::array{at.lat}, texture);
}

void addDisc(MeshBuilder& mesh, double nearLon, const SpreadCircle& circle)
{
    for (int k = 0; k < sectors; ++k) {
        const double a = 360.0 * k / sectors, b = 360.0 * (k + 1) / sectors;
        mesh.addQuad(addPoint(mesh, nearLon, onCircle(circle, a, 0.01)), addPoint(mesh, nearLon, onCircle(circle, b, 0.01)),
            addPoint(mesh, nearLon, onCircle(circle, b)), addPoint(mesh, nearLon, onCircle(circle, a)));
    }
}

/// Directions, as seen from each of two circles, in which their outer tangents touch: a little ahead of the sides where the next one is smaller.
std::array<double, 2> tangentBearings(const SpreadCircle& from, const SpreadCircle& to)
{
    const double apart = angleDeg(onSphere(from.centre.lon, from.centre.lat), onSphere(to.centre.lon, to.centre.lat));
    const double lean = std::acos(std::clamp((from.radiusDeg - to.radiusDeg) / std::max(apart, 1e-9), -1.0, 1.0)) / degree;
    const double ahead = bearingDeg(from.centre, to.centre);
    return {ahead - lean, ahead + lean};
}

} // namespace

std::vector<SpreadCircle> spreadOf(const EventSet& set, const Event& event, const std::vector<double>& values)
{
    std::vector<SpreadCircle> out;
    if (memberColumn(set.features->info) < 0 || set.times < 0)
        return out;
    struct Member {
        Vec3 place;
        double value = 0.0;
    };
    std::map<double, std::vector<Member>> byTime;
    for (std::size_t row = event.first; row < event.first + event.count; ++row)
        if (std::isfinite(set.timeOf(row)) && std::isfinite(set.lon[row]) && std::isfinite(set.lat[row]))
            byTime[set.timeOf(row)].push_back({onSphere(set.lon[row], set.lat[row]), values[row]});
    for (const auto& [seconds, members] : byTime) {
        if (members.size() < fewest)
            continue;
        Vec3 sum;
        double total = 0.0;
        int counted = 0;
        for (const Member& member : members) {
            sum = sum + member.place;
            total += std::isnan(member.value) ? 0.0 : member.value;
            counted += std::isnan(member.value) ? 0 : 1;
        }
        if (length(sum) < 1e-9)
            continue;
        const Vec3 mean = sum * (1.0 / length(sum));
        std::vector<double> away;
        for (const Member& member : members)
            away.push_back(angleDeg(member.place, mean));
        std::ranges::sort(away);
        const auto holding = static_cast<std::size_t>(std::ceil(within * static_cast<double>(away.size()) - 1e-9));
        out.push_back({seconds, {latOf(mean), lonOf(mean)}, away[holding - 1], counted > 0 ? total / counted : std::nan(""), members.size()});
    }
    return out;
}

void addMeanTrack(const std::vector<SpreadCircle>& circles, Features& tracks, std::vector<double>& values)
{
    if (tracks.columns.empty()) {
        tracks.info.geometry = GeometryKind::Point;
        tracks.info.featureType = QStringLiteral("trajectory");
        tracks.addColumn({QStringLiteral("track_id"), ColumnType::Integer, {}, {}, {}, QStringLiteral("trajectory_id")});
        tracks.addColumn({QStringLiteral("time"), ColumnType::Time, {}, {}, {}, {}});
    }
    const qint64 number = tracks.columns[0].integer.empty() ? 1 : tracks.columns[0].integer.back() + 1;
    for (const SpreadCircle& circle : circles) {
        tracks.lon.push_back(circle.centre.lon);
        tracks.lat.push_back(circle.centre.lat);
        tracks.columns[0].integer.push_back(number);
        tracks.columns[1].real.push_back(circle.seconds);
        values.push_back(circle.value);
    }
}

void addCone(const Projection& projection, const std::vector<SpreadCircle>& circles, TrackCone& out)
{
    if (circles.size() < 2)
        return;
    MeshBuilder mesh(projection);
    const double nearLon = projection.centralLongitude() + wrap180(circles.front().centre.lon - projection.centralLongitude());
    std::array<std::vector<double>, 2> lon, lat;
    const auto edge = [&](std::size_t side, const LatLon& at) {
        lon[side].push_back(at.lon);
        lat[side].push_back(at.lat);
    };
    addDisc(mesh, nearLon, circles.front());
    for (std::size_t k = 0; k + 1 < circles.size(); ++k) {
        const SpreadCircle &a = circles[k], &b = circles[k + 1];
        addDisc(mesh, nearLon, b);
        const std::array<double, 2> bearings = tangentBearings(a, b);
        // The direction of the great circle turns on the way.
        const double turn = std::remainder(bearingDeg(b.centre, a.centre) + 180.0 - bearingDeg(a.centre, b.centre), 360.0);
        const LatLon leftA = onCircle(a, bearings[0]), rightA = onCircle(a, bearings[1]);
        const LatLon leftB = onCircle(b, bearings[0] + turn), rightB = onCircle(b, bearings[1] + turn);
        mesh.addQuad(
            addPoint(mesh, nearLon, leftA), addPoint(mesh, nearLon, leftB), addPoint(mesh, nearLon, rightB), addPoint(mesh, nearLon, rightA));
        edge(0, leftA);
        edge(0, leftB);
        edge(1, rightA);
        edge(1, rightB);
    }
    const SpreadCircle& last = circles.back();
    for (int k = 0; k <= sectors; ++k)
        edge(0, onCircle(last, 360.0 * k / sectors + bearingDeg(last.centre, circles[circles.size() - 2].centre) + 90.0));
    for (std::size_t side = 0; side < 2; ++side)
        projectLine(projection, lon[side], lat[side], out.edges);
    const FieldMesh made = mesh.take();
    const auto offset = static_cast<std::int32_t>(out.mesh.size());
    out.mesh.points.insert(out.mesh.points.end(), made.points.begin(), made.points.end());
    out.mesh.texture.insert(out.mesh.texture.end(), made.texture.begin(), made.texture.end());
    for (const std::int32_t k : made.triangles)
        out.mesh.triangles.push_back(k + offset);
}

} // namespace terrella::earth
