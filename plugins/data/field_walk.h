// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/walk.h"

#include <functional>
#include <span>
#include <vector>

namespace terrella::data {

/// One variable of the result that is made of one variable of a cube, field by field, with the same members and levels.
struct FieldSource {
    const Cube* cube = nullptr;
    int variable = 0;
    std::vector<std::size_t> steps = {}; ///< as in WalkInput
};

/// Walks every slice of every variable of the result: variable k is made of sources[k]. The kernel is called from several threads at once.
using FieldKernel = std::function<void(std::size_t variable, std::size_t step, std::span<const float> in, std::span<float> out)>;
Result<void> walkAllFields(
    RunContext& context, CubeWriter& writer, const std::vector<FieldSource>& sources, const FieldKernel& kernel, const BlockReuse& reuse = {});

/// The kernel that changes nothing.
void copyField(std::size_t variable, std::size_t step, std::span<const float> in, std::span<float> out);

} // namespace terrella::data
