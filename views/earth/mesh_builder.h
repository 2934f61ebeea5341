// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_mesh.h"

#include <array>
#include <span>

namespace terrella::earth {

/// Gathers projected points and the triangles between them. Quads that the projection tears apart, or shows in part, are halved until what is missing
/// is too small to be seen; what has no image is left out.
class MeshBuilder {
public:
    explicit MeshBuilder(const Projection& projection) : m_projection(projection) {}

    /// Projects points and returns the index of the first. texture: u, v for each.
    std::int32_t addPoints(std::span<const double> lonDeg, std::span<const double> latDeg, std::span<const float> texture);
    void addQuad(std::int32_t a, std::int32_t b, std::int32_t c, std::int32_t d);
    /// The quads between lon × lat lines, whose points were added row by row from `first`; and coarse ones.
    void addGrid(std::int32_t first, std::span<const double> lons, std::span<const double> lats);
    [[nodiscard]] FieldMesh take();

private:
    using Quad = std::array<std::int32_t, 4>;
    [[nodiscard]] bool drawable(std::int32_t a, std::int32_t b) const;
    /// Whether a cut of the map lies between two points, however narrow: then their middle lies beside one or the other.
    [[nodiscard]] bool isTorn(const float* from, const float* to, const float* p, const float* q, float apart) const;
    [[nodiscard]] bool hasImage(std::int32_t a) const;
    void refine(const Quad& corners, int depth);
    void addCoarse(std::int32_t first, std::int32_t width, const std::vector<std::int32_t>& columns, const std::vector<std::int32_t>& rows);
    [[nodiscard]] double farthestOff(const Quad& corners, std::int32_t width) const;
    const Projection& m_projection;
    FieldMesh m_mesh;
    bool m_isBroken = false; ///< some quads were not taken whole, or not added as a grid
    std::vector<Vec3> m_scratch;
    std::vector<float> m_degrees; ///< longitude, latitude of each point
};

} // namespace terrella::earth
