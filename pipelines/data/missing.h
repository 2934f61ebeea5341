// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/digest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace terrella {

/// All NaNs become one, so that equal values are equal bytes; returns whether there was anything else.
inline bool unifyMissing(std::span<float> values)
{
    bool any = false;
    for (float& value : values) {
        if (std::isnan(value))
            value = std::numeric_limits<float>::quiet_NaN();
        else
            any = true;
    }
    return any;
}

/// Digest of values whose NaNs are taken as one.
inline Digest digestOfValues(std::span<const float> values)
{
    DigestMaker maker;
    std::array<float, 4096> part;
    for (std::size_t at = 0; at < values.size(); at += part.size()) {
        const std::size_t n = std::min(part.size(), values.size() - at);
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(at), n, part.begin());
        unifyMissing(std::span(part).first(n));
        maker.addBytes(part.data(), n * sizeof(float));
    }
    return maker.result();
}

} // namespace terrella
