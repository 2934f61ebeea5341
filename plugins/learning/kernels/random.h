// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

namespace terrella::learning {

/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): the same numbers on every machine, unlike the distributions of <random>.
/// Streams of one seed are independent: one for the weights, one for each epoch.
class Random {
public:
    Random(std::uint64_t seed, std::uint64_t stream) : m_state(mix(seed + 0x9E3779B97F4A7C15ULL) ^ mix(~stream)) {}

    std::uint64_t next() { return mix(m_state += 0x9E3779B97F4A7C15ULL); }
    /// 0 … 1, without 0.
    double uniform() { return (static_cast<double>(next() >> 11) + 1.0) * 0x1.0p-53; }
    /// 0 … count − 1.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    double normal() { return std::sqrt(-2.0 * std::log(uniform())) * std::cos(2.0 * std::numbers::pi * uniform()); }

    template <class T>
    void shuffle(std::vector<T>& values)
    {
        for (std::size_t k = values.size(); k > 1; --k)
            std::swap(values[k - 1], values[below(k)]);
    }

private:
    static std::uint64_t mix(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    std::uint64_t m_state;
};

} // namespace terrella::learning
