// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/run_context.h"
#include "plugins/data/kernels/remap.h"

#include <QString>

#include <optional>
#include <variant>

namespace terrella::data {

enum class RemapMethod { Nearest, Bilinear, Conservative };

/// How values get from one grid to another; made once and used for every field.
using RemapWeights = std::variant<SeparableWeights, SparseWeights>;

/// Why there can be no weights from one grid to another by that method, as a sentence; nothing if there can. Looks at kinds and sizes only.
std::optional<QString> whyNoWeights(const Grid& from, const Grid& to, RemapMethod method);

/// Whether any cell of one grid may touch one of the other; exact for two regular grids, else by their bounds.
bool mayOverlap(const Grid& from, const Grid& to, RemapMethod method);

/// Grids that whyNoWeights() finds nothing in. maxDistanceKm: of nearest, NaN: the cells' own size. Threaded, with progress. Errors: Memory,
/// Cancelled.
Result<RemapWeights> makeWeights(const Grid& from, const Grid& to, RemapMethod method, double maxDistanceKm, RunContext& context);

[[nodiscard]] std::size_t bytesOf(const RemapWeights& weights);
/// No target takes anything.
[[nodiscard]] bool isEmpty(const RemapWeights& weights);

} // namespace terrella::data
