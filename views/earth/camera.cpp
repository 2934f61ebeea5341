// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/camera.h"

#include <algorithm>

namespace terrella::earth {

namespace {

const double halfAngleTangent = std::tan(0.5 * Camera::viewAngleDeg * degree);

/// Part of the view's half height that the rim of the globe reaches at home.
constexpr double homeFill = 0.955;

/// Pixels that the colour bar takes at the right.
constexpr double barWidth = 84.0;

/// Distances from the ground, in radii, below which a tilted view turns about the place on the ground, and above which about the Earth's centre.
constexpr double turnsAboutGround = 1.2;

double ease(double a, double b, double t) { return a + (b - a) * t; }

/// Where the ray through a point of the screen meets the plane of a map.
QPointF groundOf(const Camera& camera, const QSizeF& view, const QPointF& at)
{
    const double perPixel = 2.0 * camera.halfHeight / view.height();
    const double right = (at.x() - 0.5 * view.width()) * perPixel;
    const double up = (0.5 * view.height() - at.y()) * perPixel / std::cos(camera.tiltDeg * degree);
    const QPointF step = camera.onGround({right, up});
    return {camera.x + step.x(), camera.y + step.y()};
}

} // namespace

Vec3 Camera::north() const
{
    const double s = std::sin(latDeg * degree);
    return {-s * std::cos(lonDeg * degree), -s * std::sin(lonDeg * degree), std::cos(latDeg * degree)};
}

Vec3 Camera::east() const { return {-std::sin(lonDeg * degree), std::cos(lonDeg * degree), 0.0}; }

QPointF Camera::onGround(const QPointF& rightUp) const
{
    const double s = std::sin(headingDeg * degree), c = std::cos(headingDeg * degree);
    return {c * rightUp.x() + s * rightUp.y(), c * rightUp.y() - s * rightUp.x()};
}

Camera::Frame Camera::globeFrame() const
{
    const double s = std::sin(headingDeg * degree), c = std::cos(headingDeg * degree);
    const double sinTilt = std::sin(tiltDeg * degree), cosTilt = std::cos(tiltDeg * degree);
    const Vec3 out = eyeDirection(), ahead = north() * c + east() * s;
    const Vec3 back = out * cosTilt - ahead * sinTilt;
    const double height = (distance - 1.0) / turnsAboutGround;
    const double pivot = 1.0 / (1.0 + height * height);
    return {out * pivot + back * (distance - pivot), east() * c - north() * s, ahead * cosTilt + out * sinTilt, back};
}

Camera::Frame Camera::mapFrame() const
{
    const double s = std::sin(headingDeg * degree), c = std::cos(headingDeg * degree);
    const double sinTilt = std::sin(tiltDeg * degree), cosTilt = std::cos(tiltDeg * degree);
    return {{x, y, 0.0}, {c, -s, 0.0}, {s * cosTilt, c * cosTilt, sinTilt}, {-s * sinTilt, -c * sinTilt, cosTilt}};
}

Camera Camera::home(const Projection& projection, const QSizeF& view, const Camera& from)
{
    Camera out = from;
    out.tiltDeg = out.headingDeg = 0.0;
    const double aspect = view.width() / std::max(1.0, view.height());
    if (projection.isGlobe()) {
        const double fill = homeFill * std::min(1.0, aspect);
        out.distance = 1.0 / std::sin(std::atan(fill * halfAngleTangent));
    } else {
        // Maps leave room for the colour bar, where there is room to leave.
        const QRectF box = projection.bounds();
        const double bar = view.width() > 560.0 ? barWidth : 0.0;
        out.halfHeight = 0.5 * 1.05 * std::max(box.height(), box.width() * view.height() / std::max(1.0, view.width() - bar));
        out.x = box.center().x() + bar / std::max(1.0, view.height()) * out.halfHeight;
        out.y = box.center().y();
    }
    return out;
}

std::optional<QPointF> Camera::toScreen(const Projection& projection, const QSizeF& view, const Vec3& point) const
{
    const double h = 0.5 * view.height();
    const Frame frame = this->frame(projection);
    const Vec3 away = point - frame.eye;
    double scale = h / halfHeight;
    if (projection.isGlobe()) {
        if (dot(point, frame.eye) < 1.0 - 1e-6 * length(frame.eye))
            return std::nullopt;
        scale = h / (-dot(away, frame.back) * halfAngleTangent);
        if (!(scale > 0.0))
            return std::nullopt; // behind the eye
    }
    return QPointF(0.5 * view.width() + dot(away, frame.right) * scale, h - dot(away, frame.up) * scale);
}

std::optional<QPointF> Camera::toScreen(const Projection& projection, const QSizeF& view, double lon, double lat) const
{
    const double relative = projection.isGlobe() ? lon : projection.centralLongitude() + wrap180(lon - projection.centralLongitude());
    const auto point = projection.forward(relative, lat);
    return point ? toScreen(projection, view, *point) : std::nullopt;
}

Camera::Sight Camera::sight(const Projection& projection, const QSizeF& view, const QPointF& at) const
{
    constexpr double above = 100.0; // scene units
    const Frame frame = this->frame(projection);
    if (!projection.isGlobe()) {
        const QPointF ground = groundOf(*this, view, at);
        return {Vec3{ground.x(), ground.y(), 0.0} + frame.back * above, frame.back * -1.0};
    }
    const double h = 0.5 * view.height();
    const double u = (at.x() - 0.5 * view.width()) / h;
    const double v = (h - at.y()) / h;
    const Vec3 ray = frame.right * (u * halfAngleTangent) + frame.up * (v * halfAngleTangent) - frame.back;
    return {frame.eye, ray * (1.0 / length(ray))};
}

std::optional<LatLon> Camera::toPlace(const Projection& projection, const QSizeF& view, const QPointF& at) const
{
    if (!projection.isGlobe()) {
        const QPointF ground = groundOf(*this, view, at);
        return projection.inverse(ground.x(), ground.y());
    }
    const auto [eye, ray] = sight(projection, view, at);
    const double b = dot(eye, ray);
    const double discriminant = b * b - (dot(eye, eye) - 1.0);
    if (discriminant < 0.0 || b > 0.0)
        return std::nullopt;
    const Vec3 hit = eye + ray * (-b - std::sqrt(discriminant));
    return LatLon{latOf(hit), lonOf(hit)};
}

Camera Camera::bringing(const LatLon& place, const QPointF& to, const Projection& projection, const QSizeF& view) const
{
    Camera out = *this;
    if (!projection.isGlobe()) {
        const auto point = projection.forward(projection.centralLongitude() + wrap180(place.lon - projection.centralLongitude()), place.lat);
        if (!point)
            return out;
        const QPointF under = groundOf(*this, view, to);
        out.x += point->x - under.x();
        out.y += point->y - under.y();
        out.confine(projection);
        return out;
    }
    // North stays up, so two numbers are sought; a few steps of correction find them.
    for (int step = 0; step < 12; ++step) {
        const auto under = out.toPlace(projection, view, to);
        if (!under)
            break;
        const double dLon = wrap180(place.lon - under->lon);
        const double dLat = place.lat - under->lat;
        const double most = 20.0 / (1.0 + step);
        out.lonDeg = wrap180(out.lonDeg + std::clamp(dLon, -most, most));
        out.latDeg = std::clamp(out.latDeg + std::clamp(dLat, -most, most), -90.0, 90.0);
        if (std::abs(dLon) + std::abs(dLat) < 1e-7)
            break;
    }
    return out;
}

Camera Camera::zoomed(double factor, const QPointF& at, const Projection& projection, const QSizeF& view) const
{
    Camera out = *this;
    const auto held = toPlace(projection, view, at);
    if (projection.isGlobe())
        out.distance = 1.0 + (distance - 1.0) / factor;
    else
        out.halfHeight = halfHeight / factor;
    out.confine(projection);
    return held && factor > 0.0 ? out.bringing(*held, at, projection, view) : out;
}

Camera Camera::towards(const Camera& other, double t) const
{
    Camera out;
    out.lonDeg = wrap180(lonDeg + wrap180(other.lonDeg - lonDeg) * t);
    out.latDeg = ease(latDeg, other.latDeg, t);
    out.distance = 1.0 + std::exp(ease(std::log(distance - 1.0), std::log(other.distance - 1.0), t));
    out.x = ease(x, other.x, t);
    out.y = ease(y, other.y, t);
    out.halfHeight = std::exp(ease(std::log(halfHeight), std::log(other.halfHeight), t));
    out.tiltDeg = ease(tiltDeg, other.tiltDeg, t);
    out.headingDeg = wrap180(headingDeg + wrap180(other.headingDeg - headingDeg) * t);
    return out;
}

void Camera::confine(const Projection& projection)
{
    latDeg = std::clamp(latDeg, -90.0, 90.0);
    distance = std::clamp(distance, nearest, farthest);
    tiltDeg = std::clamp(tiltDeg, 0.0, mostTilted);
    headingDeg = wrap180(headingDeg);
    if (projection.isGlobe())
        return;
    const QRectF box = projection.bounds();
    x = std::clamp(x, box.left(), box.right());
    y = std::clamp(y, box.top(), box.bottom());
    halfHeight = std::clamp(halfHeight, lowest, 2.0 * std::max(box.width(), box.height()));
}

double Camera::spanDeg(const Projection& projection) const
{
    if (!projection.isGlobe())
        return 2.0 * halfHeight / degree;
    return std::min(160.0, 2.0 * (distance - 1.0) * halfAngleTangent / degree);
}

void Camera::setSpanDeg(const Projection& projection, double span)
{
    if (projection.isGlobe())
        distance = 1.0 + 0.5 * span * degree / halfAngleTangent;
    else
        halfHeight = 0.5 * span * degree;
    confine(projection);
}

QJsonObject Camera::toJson() const
{
    QJsonObject out{{QStringLiteral("lon"), lonDeg}, {QStringLiteral("lat"), latDeg}, {QStringLiteral("distance"), distance},
        {QStringLiteral("x"), x}, {QStringLiteral("y"), y}, {QStringLiteral("half_height"), halfHeight}};
    if (tiltDeg != 0.0)
        out.insert(QStringLiteral("tilt"), tiltDeg);
    if (headingDeg != 0.0)
        out.insert(QStringLiteral("heading"), headingDeg);
    return out;
}

Camera Camera::fromJson(const QJsonObject& object)
{
    Camera out;
    const auto number = [&object](const char* key, double otherwise) {
        const double value = object.value(QLatin1String(key)).toDouble(otherwise);
        return std::isfinite(value) ? value : otherwise;
    };
    out.lonDeg = wrap180(number("lon", out.lonDeg));
    out.latDeg = std::clamp(number("lat", out.latDeg), -90.0, 90.0);
    out.distance = std::clamp(number("distance", out.distance), nearest, farthest);
    out.x = number("x", out.x);
    out.y = number("y", out.y);
    out.halfHeight = std::clamp(number("half_height", out.halfHeight), lowest, 100.0);
    out.tiltDeg = std::clamp(number("tilt", 0.0), 0.0, mostTilted);
    out.headingDeg = wrap180(number("heading", 0.0));
    return out;
}

} // namespace terrella::earth
