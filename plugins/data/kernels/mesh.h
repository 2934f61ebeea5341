// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/box_tree.h"

#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace terrella::data {

/// Centres of the cells of a grid of rows and columns on the sphere, row-major; not finite where a cell has no place.
struct Mesh {
    std::size_t ny = 0;
    std::size_t nx = 0;
    bool closed = false; ///< the last column touches the first
    std::vector<Vector3> centres;
    [[nodiscard]] const Vector3& at(std::size_t j, std::size_t i) const { return centres[j * nx + i]; }
};

/// Do the rows go once round, in most of them the last cell a step from the first?
bool isClosedMesh(const Mesh& mesh);

/// (ny + 1) * (nx + 1) corners: midway between the four centres round them; at the edges as far outside as inside. At least two rows and columns.
std::vector<Vector3> cornersOf(const Mesh& mesh);

/// Straight distance from each centre to the farthest corner of its cell; 0 for a lonely cell.
std::vector<double> cellRadii(const Mesh& mesh);

/// A small quadrilateral, and the box that holds it and its interior on the sphere.
using Quad = std::array<Vector3, 4>;
Box boxOf(const Quad& quad);

/// Finds the four centres round a place and their bilinear weights.
class BilinearMesh {
public:
    BilinearMesh(const Mesh& mesh, const std::stop_token& stop);

    struct Corners {
        std::array<std::uint32_t, 4> cell;
        std::array<double, 4> weight;
    };
    /// Nothing outside the outermost centres. In latitude and longitude; near the poles in the plane that touches the sphere at the place.
    [[nodiscard]] std::optional<Corners> find(double latDeg, double lonDeg) const;

private:
    [[nodiscard]] std::array<std::uint32_t, 4> cellsOf(std::size_t quad) const;

    const Mesh& m_mesh;
    std::size_t m_columns; ///< of quads
    BoxTree m_tree;
};

} // namespace terrella::data
