// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/blocks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace terrella::downscale {

namespace {

/// Between which two coarse cells a fine one lies.
struct Between {
    std::array<std::size_t, 2> cells{};
    std::array<double, 2> weights{};
};

double placeOf(std::size_t fine, std::size_t factor) { return (static_cast<double>(fine) + 0.5) / static_cast<double>(factor) - 0.5; }

std::vector<Between> betweenCells(std::size_t count, std::size_t factor, bool periodic)
{
    std::vector<Between> out(count * factor);
    const auto last = static_cast<long>(count) - 1;
    for (std::size_t k = 0; k < out.size(); ++k) {
        const double place = placeOf(k, factor), below = std::floor(place);
        const auto first = static_cast<long>(below);
        const auto inside
            = [&](long cell) { return static_cast<std::size_t>(periodic ? (cell + last + 1) % (last + 1) : std::clamp(cell, 0L, last)); };
        out[k] = {{inside(first), inside(first + 1)}, {1.0 - (place - below), place - below}};
    }
    return out;
}

/// The cells of one block that have a value: their mean, and something done to each.
class Block {
public:
    Block(const Blocks& blocks, std::size_t j, std::size_t i, std::span<const double> areas, std::span<float> fine)
        : m_blocks(blocks),
          m_first(j * blocks.factor * blocks.fineColumns() + i * blocks.factor),
          m_areas(areas),
          m_fine(fine)
    {
    }

    [[nodiscard]] double mean() const
    {
        double sum = 0.0, weight = 0.0;
        each([&](std::size_t cell) {
            sum += m_areas[cell] * static_cast<double>(m_fine[cell]);
            weight += m_areas[cell];
        });
        return weight > 0.0 ? sum / weight : std::numeric_limits<double>::quiet_NaN();
    }

    template <class F>
    void change(const F& to) const
    {
        each([&](std::size_t cell) { m_fine[cell] = static_cast<float>(to(static_cast<double>(m_fine[cell]))); });
    }

private:
    template <class F>
    void each(const F& work) const
    {
        for (std::size_t j = 0; j < m_blocks.factor; ++j) {
            for (std::size_t i = 0; i < m_blocks.factor; ++i) {
                const std::size_t cell = m_first + j * m_blocks.fineColumns() + i;
                if (!std::isnan(m_fine[cell]))
                    work(cell);
            }
        }
    }

    const Blocks& m_blocks;
    const std::size_t m_first;
    const std::span<const double> m_areas;
    const std::span<float> m_fine;
};

} // namespace

void growBilinear(const Blocks& blocks, std::span<const float> coarse, std::span<float> fine)
{
    const auto rows = betweenCells(blocks.ny, blocks.factor, false), columns = betweenCells(blocks.nx, blocks.factor, blocks.periodic);
    for (std::size_t j = 0; j < rows.size(); ++j) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            float& out = fine[j * columns.size() + i];
            out = std::numeric_limits<float>::quiet_NaN();
            if (std::isnan(coarse[j / blocks.factor * blocks.nx + i / blocks.factor]))
                continue;
            double sum = 0.0, weight = 0.0;
            for (std::size_t b = 0; b < 2; ++b) {
                for (std::size_t a = 0; a < 2; ++a) {
                    const float value = coarse[rows[j].cells[b] * blocks.nx + columns[i].cells[a]];
                    const double share = rows[j].weights[b] * columns[i].weights[a];
                    if (std::isnan(value))
                        continue;
                    sum += share * static_cast<double>(value);
                    weight += share;
                }
            }
            out = static_cast<float>(sum / weight);
        }
    }
}

void conserveBlocks(const Blocks& blocks, std::span<const float> coarse, std::span<const double> areas, bool nonNegative, std::span<float> fine)
{
    constexpr double nothing = 1e-6; // of the coarse value: noise that is not to be blown up
    for (std::size_t j = 0; j < blocks.ny; ++j) {
        for (std::size_t i = 0; i < blocks.nx; ++i) {
            const auto value = static_cast<double>(coarse[j * blocks.nx + i]);
            const Block block(blocks, j, i, areas, fine);
            const double mean = block.mean();
            if (std::isnan(value) || std::isnan(mean))
                continue;
            const double wanted = nonNegative ? std::max(0.0, value) : value;
            if (!nonNegative)
                block.change([&](double old) { return old + (wanted - mean); });
            else if (mean > nothing * wanted)
                block.change([&](double old) { return old * (wanted / mean); });
            else
                block.change([&](double) { return wanted; });
        }
    }
}

std::vector<double> refinedCoordinates(std::span<const double> coordinates, std::size_t factor)
{
    std::vector<double> out;
    for (std::size_t k = 0; k < coordinates.size() * factor; ++k) {
        const double place = placeOf(k, factor);
        const auto first = static_cast<std::size_t>(std::clamp(std::floor(place), 0.0, static_cast<double>(coordinates.size()) - 2.0));
        const double share = place - static_cast<double>(first);
        out.push_back(coordinates[first] + share * (coordinates[first + 1] - coordinates[first]));
    }
    return out;
}

} // namespace terrella::downscale
