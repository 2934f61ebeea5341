// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/agreement.h"

#include <optional>

namespace terrella::fire {

/// The variable of an index: the one named, else the fire weather index by its usual names, else the only variable there is. Nothing where a problem
/// went to `check`.
std::optional<int> chooseIndex(const CubeSignature& cube, const PortSpec& port, const QString& name, CheckResult& check);
/// The same index in another cube: that of the name, else the fire weather index.
std::optional<int> sameIndex(const CubeSignature& cube, const PortSpec& namesOf, const QString& name, const QString& port, CheckResult& check);

/// What an index is compared with: the same one of another cube, or of its own.
struct ReferenceIndex {
    const CubeSignature& cube;
    QString port; ///< it comes in by
    int variable = -1;
    UnitConversion conversion; ///< to the units of the index
    bool oneSlice = false;     ///< one for all members of the index
    [[nodiscard]] CheckedVariable checked() const { return {cube, variable, {port, 0}}; }
    [[nodiscard]] std::size_t slice(std::size_t ofIndex) const { return oneSlice ? 0 : ofIndex; }
};
/// connected: the cube of the port `reference`, or null. Both have time, lie on the same cells (in any order of rows and columns) and have as many
/// members, or the reference one; else nothing, and a problem goes to `check`.
std::optional<ReferenceIndex> matchReference(
    const CheckedVariable& index, const PortSpec& namesOf, const CubeSignature* connected, CheckResult& check);
/// The cube of the reference with rows and columns as the index has them: `connected`, or `data` where that is null.
std::shared_ptr<const Cube> referenceCube(
    const std::shared_ptr<const Cube>& data, int variable, std::shared_ptr<const Cube> connected, int reference);

/// Numbers of a list of texts, within [least, most] and growing; nothing where a problem went to `check`.
std::optional<std::vector<double>> growingNumbers(const Parameters& parameters, const QString& key, double least, double most, CheckResult& check);

} // namespace terrella::fire
