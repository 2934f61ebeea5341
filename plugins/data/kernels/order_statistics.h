// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace terrella::data {

/// Quantile of definition 7 of Hyndman & Fan (1996), doi:10.1080/00031305.1996.10473566 (that of R and NumPy by default): with the n values sorted
/// from x[0], h = (n − 1) p, x[⌊h⌋] + (h − ⌊h⌋) (x[⌊h⌋ + 1] − x[⌊h⌋]). p in 0 … 1. Sorts `values` partly; none may be NaN; NaN for none.
float quantile(std::span<float> values, double p);

/// The same of every cell: in[t * cells + c], NaN left out, NaN where fewer than atLeast (and one) are there. out[k * cells + c] for p[k].
void quantiles(
    std::span<const float> in, std::size_t steps, std::size_t cells, std::span<const double> p, std::uint32_t atLeast, std::span<float> out);

} // namespace terrella::data
