// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/particle_drift.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr double pixelsEach = 140.0; ///< square pixels for each particle at density 1: 7,300 in a view of 1280 × 800
constexpr double fewest = 400.0, most = 20'000.0;
constexpr double fullStep = 3.0;       ///< pixels in a step at full speed
constexpr int stepsBefore = 80;        ///< until trails have their length and ages are mixed
constexpr double strokeWidth = 1.15;   ///< device-independent pixels
constexpr double shortestStroke = 2.2; ///< pixels: shorter pieces are joined
constexpr double strongest = 0.92;
constexpr std::uint32_t fadesTo = 242; ///< 256ths, in each step: half after twelve

std::uint32_t inkOf(QRgb colour)
{
    return static_cast<std::uint32_t>(qBlue(colour)) << 16U | static_cast<std::uint32_t>(qGreen(colour)) << 8U
        | static_cast<std::uint32_t>(qRed(colour));
}

SphereFlow flowOf(const VectorField& field)
{
    return [&field](const Vec3& at) -> std::optional<Vec3> {
        const double across = std::hypot(at.x, at.y);
        const auto value = field.at(std::atan2(at.y, at.x) / degree, std::atan2(at.z, across) / degree);
        if (!value)
            return std::nullopt;
        const double c = across > 1e-12 ? at.x / across : 1.0, s = across > 1e-12 ? at.y / across : 0.0;
        return Vec3{-s * value->east - at.z * c * value->north, c * value->east - at.z * s * value->north, across * value->north};
    };
}

ParticleView viewOf(const DriftPicture& picture)
{
    ParticleView out;
    const Projection& projection = *picture.projection;
    const Camera& camera = picture.camera;
    const QSizeF size = picture.view;
    out.placeAt = [&projection, &camera, size](double x, double y) -> std::optional<Vec3> {
        const auto place = camera.toPlace(projection, size, {x * size.width(), y * size.height()});
        return place ? std::optional(onSphere(place->lon, place->lat)) : std::nullopt;
    };
    if (projection.isGlobe())
        out.imageOf = [](const Vec3& place) { return std::optional(place); };
    else
        out.imageOf = [&projection](const Vec3& place) {
            const double middle = projection.centralLongitude();
            return projection.forward(middle + wrap180(lonOf(place) - middle), latOf(place));
        };
    out.isSeen = [&projection, &camera, size](const Vec3& image) {
        const auto at = camera.toScreen(projection, size, image);
        return at && at->x() > -20.0 && at->y() > -20.0 && at->x() < size.width() + 20.0 && at->y() < size.height() + 20.0;
    };
    return out;
}

/// Radians on the ground for each pixel at the middle of the picture.
double radiansPerPixel(const DriftPicture& picture)
{
    return picture.camera.spanDeg(*picture.projection) * degree / std::max(1.0, picture.view.height());
}

/// Where in the picture a point of the scene lies; what the camera would work out for each of them anew is kept.
class TrailScreen {
public:
    explicit TrailScreen(const DriftPicture& picture)
        : m_projection(*picture.projection),
          m_camera(picture.camera),
          m_view(picture.view),
          m_ratio(picture.pixelRatio),
          m_scale(0.5 * m_view.height() / std::tan(0.5 * Camera::viewAngleDeg * degree))
    {
    }
    [[nodiscard]] std::optional<QPointF> at(const Vec3& point) const
    {
        const double high = 0.5 * m_view.height(), wide = 0.5 * m_view.width();
        if (m_camera.isTurned()) {
            const auto seen = m_camera.toScreen(m_projection, m_view, point);
            return seen ? std::optional(*seen * m_ratio) : std::nullopt;
        }
        if (!m_projection.isGlobe())
            return QPointF(wide + (point.x - m_camera.x) / m_camera.halfHeight * high, high - (point.y - m_camera.y) / m_camera.halfHeight * high)
                * m_ratio;
        const double towards = dot(point, m_eye);
        if (towards < 1.0 / m_camera.distance - 1e-6)
            return std::nullopt;
        const double size = m_scale / (m_camera.distance - towards);
        return QPointF(wide + dot(point, m_east) * size, high - dot(point, m_north) * size) * m_ratio;
    }

private:
    const Projection& m_projection;
    const Camera& m_camera;
    QSizeF m_view;
    double m_ratio, m_scale;
    Vec3 m_eye = m_camera.eyeDirection(), m_east = m_camera.east(), m_north = m_camera.north();
};

} // namespace

void ParticleDrift::setField(std::shared_ptr<const VectorField> field, double fullSpeed, const Colouring& colouring, bool white, double density)
{
    const std::lock_guard lock(m_mutex);
    m_field = std::move(field);
    m_full = std::max(1e-12, fullSpeed);
    m_colouring = colouring;
    m_white = white;
    m_density = density;
    const auto before = m_inks;
    for (std::size_t k = 0; k < m_inks.size(); ++k)
        m_inks[k] = white ? 0xffffffU : inkOf(colouring.at(1.5 * m_full * static_cast<double>(k) / 255.0));
    if (m_inks != before)
        m_of.reset(); // else trails go on in the new field
}

bool ParticleDrift::hasField() const
{
    const std::lock_guard lock(m_mutex);
    return m_field != nullptr;
}

std::size_t ParticleDrift::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_particles.size();
}

void ParticleDrift::stepOnce(const DriftPicture& picture, double angle)
{
    ParticleView view = viewOf(picture);
    view.longestPiece = std::max(0.02, 12.0 * fullStep * m_perPixel);
    m_particles.step(flowOf(*m_field), view, angle);
}

/// Begins anew where what is remembered says nothing about this picture.
void ParticleDrift::prepare(const DriftPicture& picture, double perPixel)
{
    const double area = picture.view.width() * picture.view.height();
    const auto count = static_cast<std::size_t>(std::clamp(m_density * area / pixelsEach, fewest, most));
    const bool isOther = picture.projection != m_projection || m_particles.size() == 0;
    const double closer = m_perPixel > 0.0 ? perPixel / m_perPixel : 1.0;
    if (count != m_particles.size())
        m_particles.resize(count);
    if (isOther)
        m_particles.scatter();
    else if (closer > 1.02)
        m_particles.renew(1.0 - 1.0 / (closer * closer)); // more of the Earth is seen: they spread over it
    m_projection = picture.projection;
    m_perPixel = perPixel;
    for (int k = 0; isOther && k < stepsBefore; ++k)
        stepOnce(picture, fullStep * perPixel / m_full);
}

TrailPicture ParticleDrift::advance(const DriftPicture& picture, int steps)
{
    const std::lock_guard lock(m_mutex);
    if (!m_field || picture.pixels().isEmpty())
        return {};
    const double perPixel = radiansPerPixel(picture);
    prepare(picture, perPixel);
    const bool goesOn = m_of == picture && steps < Particles::trail;
    for (int k = 0; k < steps; ++k) {
        stepOnce(picture, fullStep * perPixel / m_full);
        if (goesOn)
            drawNewest(picture);
    }
    if (!goesOn)
        m_shown = drawNow(picture);
    m_of = picture;
    return m_shown;
}

TrailPicture ParticleDrift::draw(const DriftPicture& picture) const
{
    const std::lock_guard lock(m_mutex);
    if (!m_field || picture.pixels().isEmpty() || picture.projection != m_projection)
        return {};
    return drawNow(picture);
}

std::uint32_t ParticleDrift::inkAt(float speed) const
{
    return m_inks[static_cast<std::size_t>(std::clamp(static_cast<double>(speed) / (1.5 * m_full) * 255.0, 0.0, 255.0))];
}

void ParticleDrift::drawNewest(const DriftPicture& picture)
{
    m_shown.fade(fadesTo);
    const TrailScreen screen(picture);
    const double width = strokeWidth * picture.pixelRatio;
    for (std::size_t which = 0; which < m_particles.size(); ++which) {
        if (!m_particles.isAlive(which))
            continue;
        const Particles::Piece piece = m_particles.newestOf(which);
        const auto from = screen.at(piece.from), to = screen.at(piece.to);
        if (from && to)
            drawStroke(m_shown, from->x(), from->y(), to->x(), to->y(), width, strongest * piece.strength, inkAt(piece.speed));
    }
}

TrailPicture ParticleDrift::drawNow(const DriftPicture& picture) const
{
    TrailPicture out;
    const QSize pixels = picture.pixels();
    out.clear(pixels.width(), pixels.height(), m_inks[80]);
    const double ratio = picture.pixelRatio, width = strokeWidth * ratio, least = shortestStroke * ratio;
    const TrailScreen screen(picture);
    std::array<double, Particles::trail> alphas{strongest};
    for (std::size_t k = 1; k < alphas.size(); ++k)
        alphas[k] = alphas[k - 1] * fadesTo / 256.0;
    Particles::Trail trail;
    for (std::size_t which = 0; which < m_particles.size(); ++which) {
        if (!m_particles.isAlive(which))
            continue;
        m_particles.trailOf(which, trail);
        QPointF last;
        bool hasLast = false;
        double drawn = 0.0;
        for (std::size_t k = 0; k < static_cast<std::size_t>(trail.count); ++k) {
            const auto at = screen.at(trail.points[k]);
            if (!at) {
                hasLast = false;
                continue;
            }
            const QPointF here = *at;
            const bool isEnd = k + 1 == static_cast<std::size_t>(trail.count) || trail.isCut[k];
            if (hasLast && (std::hypot(here.x() - last.x(), here.y() - last.y()) >= least || isEnd)) {
                drawStroke(out, last.x(), last.y(), here.x(), here.y(), width, trail.strength * alphas[k], inkAt(trail.speeds[k]));
                drawn += 1.0;
                last = here;
            } else if (!hasLast) {
                last = here;
            }
            hasLast = !trail.isCut[k]; // the one before lies across a cut
        }
        if (drawn == 0.0 && hasLast) // as good as at rest
            drawStroke(out, last.x(), last.y(), last.x(), last.y(), width, 0.6 * strongest * trail.strength, m_inks.front());
    }
    return out;
}

} // namespace terrella::earth
