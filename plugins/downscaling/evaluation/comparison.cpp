// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/evaluation/comparison.h"

#include "pipelines/data/cell_areas.h"

#include <cmath>
#include <limits>
#include <map>
#include <mutex>

namespace terrella::downscale {

namespace {

class SeriesComparison {
public:
    SeriesComparison(const std::vector<Compared>& methods, const ComparisonRules& rules, bool mapped)
        : m_methods(methods),
          m_rules(rules),
          m_mapped(mapped),
          m_out(methods.size())
    {
        for (Comparison& one : m_out)
            one.bias.assign(rules.areas.size(), std::numeric_limits<float>::quiet_NaN());
    }

    void compareTile(const SeriesTile& tile)
    {
        std::vector<SeasonScores> part(m_methods.size());
        CellComparison comparison(m_rules.seasons, m_rules.threshold, m_rules.bins);
        std::vector<float> reference(tile.steps), members;
        std::array<CellScores, kSeasons> scores;
        for (std::size_t c = 0; c < tile.cells; ++c) {
            takeSeries(tile, 0, c, reference);
            std::size_t in = 1, out = 0;
            for (std::size_t k = 0; k < m_methods.size(); ++k) {
                const std::size_t count = m_methods[k].members.size();
                members.resize(count * tile.steps);
                for (std::size_t m = 0; m < count; ++m)
                    takeSeries(tile, in++, c, std::span(members).subspan(m * tile.steps, tile.steps));
                if (!m_methods[k].conversion.isIdentity())
                    m_methods[k].conversion.apply(members);
                comparison.compare(members, reference, scores);
                for (std::size_t season = 0; season < kSeasons; ++season)
                    part[k][season].add(scores[season], m_rules.areas[tile.firstCell + c]);
                drawMaps(tile, c, k, scores.front(), out);
            }
        }
        const std::lock_guard lock(m_mutex);
        m_parts.emplace(tile.firstCell, std::move(part));
    }

    /// Added up in the order of the cells.
    std::vector<Comparison> finish()
    {
        for (const auto& [first, part] : m_parts) {
            for (std::size_t k = 0; k < m_out.size(); ++k) {
                for (std::size_t season = 0; season < kSeasons; ++season)
                    m_out[k].scores[season].add(part[k][season]);
            }
        }
        return std::move(m_out);
    }

private:
    static void takeSeries(const SeriesTile& tile, std::size_t input, std::size_t cell, std::span<float> out)
    {
        for (std::size_t t = 0; t < tile.steps; ++t)
            out[t] = tile.in[input][t * tile.cells + cell];
    }

    /// out: the first map of the method; goes on to that of the next.
    void drawMaps(const SeriesTile& tile, std::size_t cell, std::size_t method, const CellScores& all, std::size_t& out)
    {
        const bool isEnsemble = m_methods[method].members.size() > 1;
        const std::size_t first = out;
        out += isEnsemble ? 4 : 3;
        if (!(all.sums.weight > 0.0))
            return;
        m_out[method].bias[tile.firstCell + cell] = static_cast<float>(all.sums.bias());
        if (!m_mapped)
            return;
        constexpr std::size_t high = kLevels.size() - 2; // 98 %
        tile.out[first][cell] = static_cast<float>(all.sums.bias());
        tile.out[first + 1][cell] = static_cast<float>(all.sums.rootMeanSquareError());
        tile.out[first + 2][cell] = static_cast<float>(all.prediction[high] - all.reference[high]);
        if (isEnsemble)
            tile.out[first + 3][cell] = static_cast<float>(all.ensemble.spread());
    }

    const std::vector<Compared>& m_methods;
    const ComparisonRules& m_rules;
    const bool m_mapped;
    std::vector<Comparison> m_out;
    std::mutex m_mutex;
    std::map<std::size_t, std::vector<SeasonScores>> m_parts;
};

} // namespace

std::vector<std::uint8_t> seasonsOf(const Axis& time, const std::vector<std::size_t>& steps)
{
    std::vector<std::uint8_t> out;
    for (const std::size_t step : steps)
        out.push_back(static_cast<std::uint8_t>(seasonOf(fromSeconds(time.values[step], time.calendar).month)));
    return out;
}

std::vector<double> areasOf(const Grid& grid)
{
    switch (grid.kind) {
    case GridKind::LatLon: return areasOfRegularGrid(grid.lat, grid.lon, grid.periodic);
    case GridKind::Projected:
    case GridKind::Curvilinear: return areasOfCurvilinearGrid(grid.lat, grid.lon, grid.ny, grid.nx);
    case GridKind::Cells: break;
    }
    return std::vector<double>(grid.size(), 1.0);
}

Result<std::vector<Comparison>> compareSeries(RunContext& context, const WalkInput& reference, const std::vector<Compared>& methods,
    const ComparisonRules& rules, const std::vector<WalkOutput>& maps)
{
    std::vector<WalkInput> inputs{reference};
    for (const Compared& method : methods)
        inputs.insert(inputs.end(), method.members.begin(), method.members.end());
    SeriesComparison comparison(methods, rules, !maps.empty());
    TRY_DO(walkSeries(context, inputs, maps, [&](const SeriesTile& tile) -> Result<void> {
        comparison.compareTile(tile);
        return {};
    }));
    return comparison.finish();
}

} // namespace terrella::downscale
