// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/coordinate_roles.h"
#include "pipelines/data/signature.h"

#include <optional>

namespace terrella {

/// What a dimension runs over.
struct DimensionInfo {
    Role role = Role::None;
    int coordinate = -1; ///< raw variable with its values, or −1
    int cellLat = -1;    ///< both set: the dimension numbers cells
    int cellLon = -1;
};

/// Which dimensions of a variable lie on the Earth, and which raw variables say where. Cells: y == x.
struct Horizontal {
    GridKind kind = GridKind::LatLon;
    int y = -1;
    int x = -1;
    int lat = -1;
    int lon = -1;
    int mapping = -1; ///< the grid mapping variable
    auto operator<=>(const Horizontal&) const = default;
};

/// Sorts the arrays of a file into data and coordinates, by headers alone.
class CoordinateTable {
public:
    explicit CoordinateTable(const RawDataset& dataset);

    [[nodiscard]] bool isData(int variable) const { return m_isData[static_cast<std::size_t>(variable)]; }
    [[nodiscard]] const DimensionInfo& dimension(int d) const { return m_dimensions[static_cast<std::size_t>(d)]; }
    [[nodiscard]] std::optional<Horizontal> horizontalOf(int variable) const;
    /// The kind of axis that each dimension of the variable becomes.
    [[nodiscard]] std::vector<AxisKind> kindsOf(int variable, const std::optional<Horizontal>& place) const;
    /// Scalar coordinates (time, pressure) that hold for the variable.
    [[nodiscard]] std::vector<int> scalarsOf(int variable) const;
    [[nodiscard]] Role scalarRole(int variable) const { return m_roles[static_cast<std::size_t>(variable)]; }

private:
    struct Pair {
        int lat = -1;
        int lon = -1;
    };
    void findDimensions();
    void findPairs();
    void sortOut();
    [[nodiscard]] const RawVariable& raw(int v) const;
    [[nodiscard]] std::optional<Pair> pairOf(const RawVariable& variable) const;
    [[nodiscard]] std::vector<int> namedIn(const RawVariable& variable, const char* attribute) const;

    const RawDataset& m_data;
    std::vector<Role> m_roles;
    std::vector<DimensionInfo> m_dimensions;
    std::vector<Pair> m_pairs; ///< latitudes and longitudes over two or more dimensions
    std::vector<bool> m_isData;
};

} // namespace terrella
