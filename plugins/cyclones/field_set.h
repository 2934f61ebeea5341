// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/agreement.h"
#include "pipelines/modules/matching.h"

#include <memory>
#include <vector>

namespace terrella::cyclones {

/// The variables of one or several cubes as if they were one cube.
class FieldSet {
public:
    explicit FieldSet(std::vector<std::shared_ptr<const CubeSignature>> cubes);
    /// The cubes among a port's signatures.
    static FieldSet of(const std::vector<Signature>& signatures);

    struct Place {
        int cube = 0;
        int variable = 0;
    };
    [[nodiscard]] Place placeOf(int variable) const { return m_places[static_cast<std::size_t>(variable)]; }
    /// All variables with their axes; without grids, which are looked up with gridOf().
    [[nodiscard]] const CubeSignature& merged() const { return m_merged; }
    [[nodiscard]] const Variable& variable(int index) const { return m_merged.variables[static_cast<std::size_t>(index)]; }
    /// As the port "fields" brings it.
    [[nodiscard]] CheckedVariable checked(int variable) const;
    /// For each variable the link that it comes in by.
    [[nodiscard]] std::vector<int> links() const;
    [[nodiscard]] const Grid* gridOf(int variable) const;
    [[nodiscard]] const Axis* timeOf(int variable) const { return m_merged.axisOf(this->variable(variable), AxisKind::Time); }
    [[nodiscard]] const Axis* levelsOf(int variable) const { return m_merged.axisOf(this->variable(variable), AxisKind::Level); }
    /// By name, else by standard name; −1 where there is none.
    [[nodiscard]] int find(const QString& name) const { return m_merged.find(name); }
    /// The first of these names that is there; −1 where there is none.
    [[nodiscard]] int findFirst(const QStringList& names) const;

private:
    std::vector<std::shared_ptr<const CubeSignature>> m_cubes;
    CubeSignature m_merged;
    std::vector<Place> m_places;
};

/// Index of the level at so many hPa, −1 where there is none or the axis is no pressure.
int levelAt(const Axis& levels, double hPa);
/// Pressures of the levels in hPa, for sentences: "850, 500, 200 hPa"; in the axis' own units where they are no pressures.
QString levelList(const Axis& levels);

} // namespace terrella::cyclones
