// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_mesh.h"

#include <span>

namespace terrella::earth {

/// Gathers projected points and the triangles between them; leaves out what the projection has no image for or tears apart.
class MeshBuilder {
public:
    explicit MeshBuilder(const Projection& projection) : m_projection(projection) {}

    /// Projects points and returns the index of the first. texture: u, v for each.
    std::int32_t addPoints(std::span<const double> lonDeg, std::span<const double> latDeg, std::span<const float> texture);
    void addQuad(std::int32_t a, std::int32_t b, std::int32_t c, std::int32_t d);
    [[nodiscard]] FieldMesh take() { return std::move(m_mesh); }

private:
    [[nodiscard]] bool drawable(std::int32_t a, std::int32_t b) const;
    const Projection& m_projection;
    FieldMesh m_mesh;
    std::vector<Vec3> m_scratch;
    std::vector<float> m_degrees; ///< longitude, latitude of each point
};

} // namespace terrella::earth
