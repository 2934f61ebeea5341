// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/cube.h"
#include "pipelines/data/cube_writer.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace terrella {

/// Least and greatest value that are no NaN.
struct ValueRange {
    double least = 0.0;
    double most = 0.0;
    bool any = false;
    bool infinite = false; ///< some are infinite, which packing cannot express
    void add(std::span<const float> values);
};

/// Packing into int16 by the CF conventions (section 8.1): value = packed * scale + offset, packed −32767 … 32767.
struct Packing {
    static constexpr std::int16_t missing = -32768;
    double scale = 1.0;
    double offset = 0.0;
    /// By how much an unpacked value may differ from the one that was packed, but for rounding to float32.
    [[nodiscard]] double largestError() const { return scale / 2.0; }
    void pack(std::span<const float> values, std::span<std::int16_t> out) const;
    bool operator==(const Packing&) const = default;
};

/// The packing that fits a range exactly. A constant is packed as zero.
Packing packingFor(const ValueRange& range);

/// The packing of every variable of a cube, from a look at all of its values. Errors: Unsupported where values are infinite.
Result<std::vector<Packing>> findPacking(const Cube& cube, const ProgressFunction& progress = {}, std::stop_token stop = {});

} // namespace terrella
