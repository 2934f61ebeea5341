// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/geometry.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <span>
#include <vector>

namespace terrella::earth {

/// A flow over the unit sphere: velocity at a point, tangent to the sphere, in any unit; nothing where there is none.
using SphereFlow = std::function<std::optional<Vec3>(const Vec3& at)>;

/// Where a point comes to lie after a step of `angle` radians for each unit of speed: the midpoint rule (second order) in space, brought back to the
/// sphere, so that poles are places like others.
std::optional<Vec3> drifted(const SphereFlow& flow, const Vec3& from, double angle);
/// The same where the velocity is known already.
std::optional<Vec3> drifted(const SphereFlow& flow, const Vec3& from, const Vec3& velocity, double angle);

/// What particles need to know of the picture. All may be called from the thread that lets them drift.
struct ParticleView {
    /// A place under a point of the picture, 0 … 1 across and down; nothing beside the Earth.
    std::function<std::optional<Vec3>(double x, double y)> placeAt;
    /// Where in the scene a place is drawn; nothing where the projection has none.
    std::function<std::optional<Vec3>(const Vec3& place)> imageOf;
    /// Whether a point of the scene is in the picture or just beside it.
    std::function<bool(const Vec3& image)> isSeen;
    double longestPiece = 0.2; ///< scene units: images of one step farther apart lie on two sides of a cut
};

/// Many places that drift with a flow and remember where they came from. Each lives for a while and then begins anew somewhere in the picture, every
/// part of the picture being as likely. The same seed and the same steps give the same particles. A value; one thread at a time.
class Particles {
public:
    static constexpr int trail = 40; ///< steps that are remembered

    explicit Particles(std::size_t count, std::uint32_t seed = 1);

    [[nodiscard]] std::size_t size() const { return m_all.size(); }
    /// angle: radians of a step for each unit of speed.
    void step(const SphereFlow& flow, const ParticleView& view, double angle);
    /// All begin anew, now or within the next steps: the picture shows another scale or projection.
    void scatter();
    /// More or fewer; those that stay go on.
    void resize(std::size_t count);
    /// A share of them begins anew with the next step, 0 … 1.
    void renew(double share);

    /// One line of points in the scene, the newest first.
    struct Trail {
        std::array<Vec3, trail> points;
        std::array<float, trail> speeds;
        std::array<bool, trail> isCut{}; ///< nothing is drawn between this and the one before it in time
        int count = 0;
        double strength = 0.0; ///< 0 … 1: comes and goes softly
    };
    void trailOf(std::size_t which, Trail& out) const;
    /// What the last step added to it.
    struct Piece {
        Vec3 from, to; ///< equal where it began with that step, or came from across a cut
        float speed = 0.0F;
        double strength = 0.0;
    };
    [[nodiscard]] Piece newestOf(std::size_t which) const;
    [[nodiscard]] Vec3 placeOf(std::size_t which) const { return m_all[which].place; }
    [[nodiscard]] bool isAlive(std::size_t which) const { return m_all[which].count > 0; }

private:
    struct One {
        Vec3 place;
        Vec3 velocity; ///< there, as the last step found it
        int age = 0;
        int life = 0;  ///< steps; 0: to begin anew
        int head = 0;  ///< newest entry of the history
        int count = 0; ///< entries
    };
    struct Mark {
        float x, y, z, speed;
        bool isCut;
    };
    [[nodiscard]] double random() { return m_unit(m_random); }
    [[nodiscard]] static double strengthOf(const One& one);
    [[nodiscard]] const Mark& markOf(std::size_t which, int stepsAgo) const;
    bool begin(One& one, const SphereFlow& flow, const ParticleView& view);
    void remember(One& one, std::size_t which, const Vec3& image, double speed, const ParticleView& view, const Vec3& before);

    std::vector<One> m_all;
    std::vector<Mark> m_marks; ///< trail for each
    std::mt19937 m_random;
    std::uniform_real_distribution<double> m_unit{0.0, 1.0};
    bool m_isNew = true; ///< ages are spread, so that they do not all end at once
};

/// Pixels R, G, B, A in memory order, row by row from the top.
struct TrailPicture {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;
    /// ground: the colour of what is empty, 0xBBGGRR; it is seen where pixels are mixed.
    void clear(int w, int h, std::uint32_t ground = 0);
    /// Alphas become so many 256ths of what they are.
    void fade(std::uint32_t share);
};
/// A stroke with round ends and smooth edges; where strokes overlap the stronger is seen. Pixels; alpha 0 … 1; colour 0xBBGGRR.
void drawStroke(TrailPicture& picture, double fromX, double fromY, double toX, double toY, double width, double alpha, std::uint32_t colour);

} // namespace terrella::earth
