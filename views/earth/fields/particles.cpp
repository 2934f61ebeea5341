// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/particles.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr int shortestLife = 45, longestLife = 120; ///< steps
constexpr int comesWithin = 10, goesWithin = 14;    ///< steps
constexpr int tries = 3;                            ///< for a new place in one step

Vec3 onUnit(const Vec3& p) { return p * (1.0 / length(p)); }

/// Whether the images of two places lie on two sides of a cut: then that of their middle lies beside one or the other.
bool isTorn(const Vec3& imageA, const Vec3& imageB, const Vec3& a, const Vec3& b, const ParticleView& view)
{
    const double apart = length(imageB - imageA), onGround = length(b - a);
    if (apart > view.longestPiece)
        return true;
    if (apart < 1.8 * onGround || onGround < 1e-9)
        return false;
    const auto middle = view.imageOf(onUnit(a + b));
    return !middle || std::max(length(*middle - imageA), length(*middle - imageB)) > 0.7 * apart;
}

} // namespace

std::optional<Vec3> drifted(const SphereFlow& flow, const Vec3& from, double angle)
{
    const auto here = flow(from);
    return here ? drifted(flow, from, *here, angle) : std::nullopt;
}

std::optional<Vec3> drifted(const SphereFlow& flow, const Vec3& from, const Vec3& velocity, double angle)
{
    const auto middle = flow(onUnit(from + velocity * (0.5 * angle)));
    if (!middle)
        return std::nullopt;
    return onUnit(from + *middle * angle);
}

Particles::Particles(std::size_t count, std::uint32_t seed) : m_random(seed) { resize(count); }

void Particles::resize(std::size_t count)
{
    m_all.resize(count);
    m_marks.resize(count * trail);
}

void Particles::scatter()
{
    for (One& one : m_all)
        one = {};
    m_isNew = true;
}

void Particles::renew(double share)
{
    for (One& one : m_all)
        if (random() < share)
            one.life = 0;
}

bool Particles::begin(One& one, const SphereFlow& flow, const ParticleView& view)
{
    one.count = 0;
    one.life = 0;
    for (int k = 0; k < tries; ++k) {
        const double x = random(), y = random();
        const auto place = view.placeAt(x, y);
        if (!place || !flow(*place))
            continue;
        one.place = *place;
        one.life = shortestLife + static_cast<int>(random() * (longestLife - shortestLife));
        one.age = m_isNew ? static_cast<int>(random() * one.life) : 0;
        return true;
    }
    return false;
}

void Particles::remember(One& one, std::size_t which, const Vec3& image, double speed, const ParticleView& view, const Vec3& before)
{
    Mark* marks = m_marks.data() + which * trail;
    bool isCut = false;
    if (one.count > 0) {
        const Mark& last = marks[one.head];
        isCut = isTorn({static_cast<double>(last.x), static_cast<double>(last.y), static_cast<double>(last.z)}, image, before, one.place, view);
        one.head = (one.head + 1) % trail;
    }
    marks[one.head] = {static_cast<float>(image.x), static_cast<float>(image.y), static_cast<float>(image.z), static_cast<float>(speed), isCut};
    one.count = std::min(one.count + 1, trail);
}

void Particles::step(const SphereFlow& flow, const ParticleView& view, double angle)
{
    for (std::size_t k = 0; k < m_all.size(); ++k) {
        One& one = m_all[k];
        bool lives = one.age < one.life;
        const Vec3 before = one.place;
        if (lives && one.count > 0) {
            const auto next = drifted(flow, one.place, one.velocity, angle);
            lives = next.has_value();
            if (next)
                one.place = *next;
        }
        if (!lives && !begin(one, flow, view))
            continue;
        const auto velocity = flow(one.place);
        const auto image = view.imageOf(one.place);
        if (!velocity || !image || !view.isSeen(*image)) {
            one.life = 0;
            one.count = 0;
            continue;
        }
        ++one.age;
        one.velocity = *velocity;
        remember(one, k, *image, length(*velocity), view, before);
    }
    m_isNew = false;
}

double Particles::strengthOf(const One& one)
{
    const double comes = static_cast<double>(one.age) / comesWithin, goes = static_cast<double>(one.life - one.age) / goesWithin;
    return std::clamp(std::min(comes, goes), 0.0, 1.0);
}

const Particles::Mark& Particles::markOf(std::size_t which, int stepsAgo) const
{
    return m_marks[which * trail + static_cast<std::size_t>((m_all[which].head - stepsAgo + trail) % trail)];
}

Particles::Piece Particles::newestOf(std::size_t which) const
{
    const Mark& now = markOf(which, 0);
    const Vec3 to{static_cast<double>(now.x), static_cast<double>(now.y), static_cast<double>(now.z)};
    if (m_all[which].count < 2 || now.isCut)
        return {to, to, now.speed, strengthOf(m_all[which])};
    const Mark& before = markOf(which, 1);
    return {{static_cast<double>(before.x), static_cast<double>(before.y), static_cast<double>(before.z)}, to, now.speed, strengthOf(m_all[which])};
}

void Particles::trailOf(std::size_t which, Trail& out) const
{
    const One& one = m_all[which];
    out.count = one.count;
    out.strength = strengthOf(one);
    for (int k = 0; k < one.count; ++k) {
        const Mark& mark = markOf(which, k);
        const auto at = static_cast<std::size_t>(k);
        out.points[at] = {static_cast<double>(mark.x), static_cast<double>(mark.y), static_cast<double>(mark.z)};
        out.speeds[at] = mark.speed;
        out.isCut[at] = mark.isCut;
    }
}

void TrailPicture::clear(int w, int h, std::uint32_t ground)
{
    width = w;
    height = h;
    pixels.assign(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), ground & 0xffffffU);
}

void TrailPicture::fade(std::uint32_t share)
{
    for (std::uint32_t& pixel : pixels)
        pixel = (pixel & 0xffffffU) | ((pixel >> 24U) * share >> 8U) << 24U;
}

void drawStroke(TrailPicture& picture, double fromX, double fromY, double toX, double toY, double width, double alpha, std::uint32_t colour)
{
    const double half = 0.5 * width, reach = half + 0.5;
    const int left = std::max(0, static_cast<int>(std::floor(std::min(fromX, toX) - reach))),
              right = std::min(picture.width - 1, static_cast<int>(std::floor(std::max(fromX, toX) + reach)));
    const int top = std::max(0, static_cast<int>(std::floor(std::min(fromY, toY) - reach))),
              bottom = std::min(picture.height - 1, static_cast<int>(std::floor(std::max(fromY, toY) + reach)));
    const auto dx = static_cast<float>(toX - fromX), dy = static_cast<float>(toY - fromY), r = static_cast<float>(reach);
    const float squared = dx * dx + dy * dy, inverse = squared > 0.0F ? 1.0F / squared : 0.0F;
    const auto full = static_cast<float>(255.0 * alpha);
    // The stroke lies in a band about its line, which a row crosses along a few pixels where it is steep.
    const bool isSteep = std::abs(dy) > 0.1F * std::abs(dx) && dy != 0.0F;
    const float slope = isSteep ? dx / dy : 0.0F, across = isSteep ? r * std::sqrt(squared) / std::abs(dy) : 0.0F;
    for (int y = top; y <= bottom; ++y) {
        const auto py = static_cast<float>(y + 0.5 - fromY);
        std::uint32_t* row = picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * picture.width;
        int first = left, last = right;
        if (isSteep) {
            const float middle = static_cast<float>(fromX) + slope * py - 0.5F;
            first = std::max(first, static_cast<int>(std::floor(middle - across)));
            last = std::min(last, static_cast<int>(std::ceil(middle + across)));
        }
        for (int x = first; x <= last; ++x) {
            const auto px = static_cast<float>(x + 0.5 - fromX);
            const float t = std::clamp((px * dx + py * dy) * inverse, 0.0F, 1.0F);
            const float ax = px - t * dx, ay = py - t * dy;
            const float away = ax * ax + ay * ay;
            if (away >= r * r)
                continue;
            const auto strength = static_cast<std::uint32_t>(full * std::min(1.0F, r - std::sqrt(away)) + 0.5F);
            if (strength > row[x] >> 24U)
                row[x] = strength << 24U | colour;
        }
    }
}

} // namespace terrella::earth
