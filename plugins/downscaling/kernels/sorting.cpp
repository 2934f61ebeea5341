// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/sorting.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace terrella::downscale {

namespace {

constexpr std::size_t kFewValues = 192; ///< below this comparing is quicker

/// Grows as the value does; that of −0 is that of 0.
std::uint32_t keyOf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value + 0.0F);
    return (bits & 0x80000000U) != 0U ? ~bits : bits | 0x80000000U;
}

float valueOf(std::uint32_t key) { return std::bit_cast<float>((key & 0x80000000U) != 0U ? key & 0x7FFFFFFFU : ~key); }

/// Sorts by the 32 bits from bit `from` on, so many bits at a time, the lowest first, each pass stable. Passes over bits that are all the same are
/// left out.
template <int bits, class Key>
void sortByDigits(std::vector<Key>& keys, std::vector<Key>& other, int from)
{
    constexpr std::size_t passes = (32 + bits - 1) / bits, digits = std::size_t{1} << bits;
    std::array<std::array<std::uint32_t, digits>, passes> counts{};
    const auto digit = [from](Key key, std::size_t pass) {
        return static_cast<std::size_t>(static_cast<std::uint32_t>(key >> from) >> (bits * static_cast<int>(pass))) & (digits - 1);
    };
    for (const Key key : keys) {
        for (std::size_t pass = 0; pass < passes; ++pass)
            ++counts[pass][digit(key, pass)];
    }
    other.resize(keys.size());
    for (std::size_t pass = 0; pass < passes; ++pass) {
        std::array<std::uint32_t, digits>& count = counts[pass];
        if (count[digit(keys.front(), pass)] == keys.size())
            continue;
        std::uint32_t sum = 0;
        for (std::uint32_t& each : count)
            sum += std::exchange(each, sum);
        for (const Key key : keys)
            other[count[digit(key, pass)]++] = key;
        keys.swap(other);
    }
}

/// Three passes over large digits cost less than four over small ones once counting them does not count.
template <class Key>
void sortKeys(std::vector<Key>& keys, std::vector<Key>& other, int from)
{
    constexpr std::size_t manyValues = 4096;
    if (keys.size() < manyValues)
        sortByDigits<8>(keys, other, from);
    else
        sortByDigits<11>(keys, other, from);
}

} // namespace

void Sorter::sort(std::span<float> values)
{
    if (values.size() < kFewValues) {
        std::ranges::sort(values);
        return;
    }
    m_keys.resize(values.size());
    std::ranges::transform(values, m_keys.begin(), keyOf);
    sortKeys(m_keys, m_other, 0);
    std::ranges::transform(m_keys, values.begin(), valueOf);
}

std::span<const std::uint32_t> Sorter::order(std::span<const float> values)
{
    m_pairs.resize(values.size());
    for (std::size_t k = 0; k < values.size(); ++k)
        m_pairs[k] = std::uint64_t{keyOf(values[k])} << 32 | k;
    if (values.size() < kFewValues)
        std::ranges::sort(m_pairs);
    else
        sortKeys(m_pairs, m_otherPairs, 32);
    m_order.resize(values.size());
    std::ranges::transform(m_pairs, m_order.begin(), [](std::uint64_t pair) { return static_cast<std::uint32_t>(pair); });
    return m_order;
}

double sortedQuantile(std::span<const float> sorted, double p)
{
    const double place = static_cast<double>(sorted.size() - 1) * p, floor = std::floor(place);
    const auto below = static_cast<std::size_t>(floor);
    const double low = static_cast<double>(sorted[below]), share = place - floor;
    return share > 0.0 ? low + share * (static_cast<double>(sorted[below + 1]) - low) : low;
}

} // namespace terrella::downscale
