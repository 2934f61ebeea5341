// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/selection.h"

#include "pipelines/core/json.h"
#include "pipelines/data/units.h"
#include "pipelines/modules/agreement.h"
#include "pipelines/modules/matching.h"
#include "pipelines/modules/proposals.h"
#include "plugins/data/files/level_text.h"
#include "plugins/data/files/region_picks.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <map>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Selection)
};

const QString& port()
{
    static const QString key = QStringLiteral("data");
    return key;
}

/// Plans variable by variable; axes and grids that are shared stay shared.
class Planner {
public:
    Planner(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
        : m_source(source),
          m_parameters(parameters),
          m_check(check),
          m_out(std::make_shared<CubeSignature>())
    {
        if (auto region = parameters.region(QStringLiteral("region")); region && region->shape)
            m_shape = std::move(region);
    }

    std::optional<Selection> make()
    {
        m_out->attributes = m_source.attributes;
        if (m_source.variables.empty()) {
            m_check.error(QStringLiteral("variable.missing"), Tr::tr("The data hold no variables."), port());
            return std::nullopt;
        }
        chooseVariables();
        readLevels();
        for (const int variable : m_chosen)
            add(variable);
        for (std::size_t k = 0; k < m_levels.size(); ++k) {
            if (!m_levelFound[k] && !m_check.hasErrors())
                levelMissing(m_levelTexts[static_cast<qsizetype>(k)], m_levels[k]);
        }
        if (m_check.hasErrors())
            return std::nullopt;
        return Selection{m_out, std::move(m_variables), m_shape};
    }

private:
    void chooseVariables()
    {
        const QString key = QStringLiteral("variables");
        const QStringList wanted = m_parameters.texts(key);
        for (int v = 0; wanted.isEmpty() && v < static_cast<int>(m_source.variables.size()); ++v)
            m_chosen.push_back(v);
        for (const QString& name : wanted) {
            const int found = m_source.find(name);
            if (found < 0) {
                variableMissing(m_source, name, port(), key, m_check);
            } else if (std::ranges::find(m_chosen, found) == m_chosen.end()) {
                m_chosen.push_back(found);
            }
        }
    }

    void readLevels()
    {
        const QString key = QStringLiteral("levels");
        for (const QString& text : m_parameters.texts(key)) {
            const std::optional<LevelText> level = parseLevel(text);
            if (!level) {
                m_check.error(
                    QStringLiteral("parameter.form"), Tr::tr("'%1' is no level; write a value with its units, as in 850 hPa.").arg(text), {}, key);
                continue;
            }
            m_levels.push_back(*level);
            m_levelTexts.append(text);
        }
        m_levelFound.assign(m_levels.size(), false);
    }

    /// Its fix: the level nearest to it, where there is an axis of such units.
    void levelMissing(const QString& text, const LevelText& wanted)
    {
        const QString key = QStringLiteral("levels");
        Problem& problem = m_check.error(QStringLiteral("level.missing"),
            Tr::tr("There is no level %1; there are: %2.").arg(text, m_levelsThere.join(QStringLiteral("; "))), port(), key);
        for (const Axis& axis : m_source.axes) {
            const QString near = axis.kind == AxisKind::Level ? nearestLevel(axis, wanted) : QString();
            if (!near.isEmpty())
                problem.proposals.push_back(proposeReplacement(key, text, near));
        }
    }

    void add(int index)
    {
        Variable variable = m_source.variables[static_cast<std::size_t>(index)];
        SelectedVariable selected;
        selected.source = index;
        const GridCut* cut = cutOf(variable.grid);
        std::vector<int> axes;
        for (const int axis : variable.axes) {
            const auto& [target, picks] = cutAxis(axis, variable.grid, cut);
            axes.push_back(target);
            selected.picks.push_back(picks);
        }
        variable.axes = std::move(axes);
        if (variable.grid >= 0) {
            variable.grid = m_gridTargets[variable.grid];
            if (m_shape)
                variable.storedType = QStringLiteral("float32"); // cells outside are missing
        }
        m_out->variables.push_back(std::move(variable));
        m_variables.push_back(std::move(selected));
    }

    /// The part of a grid that is kept; a moving mesh keeps the steps that are kept.
    const GridCut* cutOf(int grid)
    {
        if (grid < 0)
            return nullptr;
        const auto known = m_cuts.find(grid);
        if (known != m_cuts.end())
            return &known->second;
        const Grid& source = m_source.grids[static_cast<std::size_t>(grid)];
        const auto stride = static_cast<std::size_t>(m_parameters.integer(QStringLiteral("every_cell")));
        GridCut cut = cutGrid(source, m_parameters.region(QStringLiteral("region")), stride);
        if ((cut.isEmpty() || !hasCellInShape(cut.grid)) && !m_check.hasErrors())
            m_check
                .error(QStringLiteral("region.empty"), Tr::tr("No cell lies in the region; the data cover %1.").arg(extentText(source)), port(),
                    QStringLiteral("region"))
                .proposals
                = {proposeValue(Tr::tr("Take the whole region"), QStringLiteral("region"), QJsonValue(QJsonValue::Null))};
        if (source.steps > 1)
            keepSteps(source, cut);
        m_gridTargets[grid] = static_cast<int>(m_out->grids.size());
        m_out->grids.push_back(cut.grid);
        return &m_cuts.emplace(grid, std::move(cut)).first->second;
    }

    /// The box around a shape may hold cells while the shape holds none.
    [[nodiscard]] bool hasCellInShape(const Grid& grid) const
    {
        for (std::size_t step = 0; m_shape && step < std::max<std::size_t>(1, grid.steps); ++step) {
            for (std::size_t j = 0; j < grid.ny; ++j) {
                for (std::size_t i = 0; i < grid.nx; ++i) {
                    const LatLon centre = grid.at(j, i, step);
                    if (m_shape->contains(centre.lon, centre.lat))
                        return true;
                }
            }
        }
        return !m_shape;
    }

    void keepSteps(const Grid& source, GridCut& cut)
    {
        for (const Axis& axis : m_source.axes) {
            if (axis.kind != AxisKind::Time || axis.size() != source.steps)
                continue;
            const Picks picks = timePicks(axis);
            std::vector<double> lat, lon;
            const std::size_t cells = cut.grid.size();
            for (const Run& run : picks.runs) {
                for (std::size_t k = 0; k < run.count; ++k) {
                    const auto at = static_cast<std::ptrdiff_t>((run.start + k * run.stride) * cells);
                    lat.insert(lat.end(), cut.grid.lat.begin() + at, cut.grid.lat.begin() + at + static_cast<std::ptrdiff_t>(cells));
                    lon.insert(lon.end(), cut.grid.lon.begin() + at, cut.grid.lon.begin() + at + static_cast<std::ptrdiff_t>(cells));
                }
            }
            cut.grid.steps = picks.count();
            cut.grid.lat = std::move(lat);
            cut.grid.lon = std::move(lon);
            return;
        }
    }

    Picks timePicks(const Axis& axis)
    {
        std::size_t first = 0;
        std::size_t last = axis.size();
        if (const std::optional<Period> period = m_parameters.period(QStringLiteral("period"))) {
            const Result<std::pair<double, double>> bounds = period->bounds(axis.calendar);
            if (!bounds) {
                if (!m_check.hasErrors())
                    m_check.error(QStringLiteral("parameter.form"), bounds.error().message, {}, QStringLiteral("period"));
                return {};
            }
            first = static_cast<std::size_t>(std::ranges::lower_bound(axis.values, bounds->first) - axis.values.begin());
            last = static_cast<std::size_t>(std::ranges::upper_bound(axis.values, bounds->second) - axis.values.begin());
            if (last <= first) {
                if (!m_check.hasErrors() && !axis.values.empty())
                    m_check
                        .error(QStringLiteral("period.empty"),
                            Tr::tr("The period holds no time step; the data run from %1 to %2.")
                                .arg(isoText(axis.values.front(), axis.calendar), isoText(axis.values.back(), axis.calendar)),
                            port(), QStringLiteral("period"))
                        .proposals
                        = {proposePeriodValue(QStringLiteral("period"), axis.values.front(), axis.values.back(), axis.calendar)};
                return {};
            }
        }
        const auto stride = static_cast<std::size_t>(m_parameters.integer(QStringLiteral("every_step")));
        return {{{first, (last - first + stride - 1) / stride, stride}}};
    }

    /// All levels of axes that none of the wanted levels is on (soil depths beside pressures); an axis with some keeps those.
    Picks levelPicks(const Axis& axis)
    {
        std::vector<std::size_t> indices;
        for (std::size_t k = 0; k < m_levels.size(); ++k) {
            const int index = levelIndex(axis, m_levels[k]);
            if (index < 0)
                continue;
            m_levelFound[k] = true;
            if (std::ranges::find(indices, static_cast<std::size_t>(index)) == indices.end())
                indices.push_back(static_cast<std::size_t>(index));
        }
        m_levelsThere.append(levelList(axis));
        std::ranges::sort(indices);
        return indices.empty() ? Picks::all(axis.size()) : Picks::of(indices);
    }

    const std::pair<int, Picks>& cutAxis(int index, int grid, const GridCut* cut)
    {
        const Axis& source = m_source.axes[static_cast<std::size_t>(index)];
        const bool isSpatial = source.kind == AxisKind::Y || source.kind == AxisKind::X || source.kind == AxisKind::Cell;
        const auto key = std::pair(index, isSpatial ? grid : -1);
        if (const auto known = m_axes.find(key); known != m_axes.end())
            return known->second;
        Picks picks = Picks::all(source.size());
        if (source.kind == AxisKind::Time)
            picks = timePicks(source);
        else if (source.kind == AxisKind::Level && !m_levels.empty())
            picks = levelPicks(source);
        else if (cut && source.kind == AxisKind::Y)
            picks = cut->rows;
        else if (cut && isSpatial)
            picks = cut->columns;
        Axis axis = source;
        axis.values.clear();
        for (const Run& run : picks.runs) {
            for (std::size_t k = 0; k < run.count; ++k)
                axis.values.push_back(source.values[run.start + k * run.stride]);
        }
        if (cut && source.kind == AxisKind::X && cut->grid.kind == GridKind::LatLon)
            axis.values = cut->grid.lon; // counted on across the end of the rows
        m_out->axes.push_back(std::move(axis));
        return m_axes.emplace(key, std::pair(static_cast<int>(m_out->axes.size()) - 1, std::move(picks))).first->second;
    }

    std::optional<Region> m_shape;
    const CubeSignature& m_source;
    const Parameters& m_parameters;
    CheckResult& m_check;
    std::shared_ptr<CubeSignature> m_out;
    std::vector<int> m_chosen;
    std::vector<LevelText> m_levels;
    std::vector<bool> m_levelFound;
    QStringList m_levelTexts, m_levelsThere;
    std::map<int, GridCut> m_cuts;
    std::map<int, int> m_gridTargets;
    std::map<std::pair<int, int>, std::pair<int, Picks>> m_axes;
    std::vector<SelectedVariable> m_variables;
};

} // namespace

std::size_t Picks::count() const
{
    std::size_t sum = 0;
    for (const Run& run : runs)
        sum += run.count;
    return sum;
}

Picks Picks::all(std::size_t size, std::size_t stride) { return {{{0, (size + stride - 1) / stride, stride}}}; }

Picks Picks::of(const std::vector<std::size_t>& indices)
{
    Picks picks;
    for (const std::size_t index : indices) {
        if (!picks.runs.empty() && index == picks.runs.back().start + picks.runs.back().count)
            ++picks.runs.back().count;
        else
            picks.runs.push_back({index, 1, 1});
    }
    return picks;
}

std::optional<Selection> planSelection(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
{
    return Planner(source, parameters, check).make();
}

Result<void> readSelected(const Cube& cube, const SelectedVariable& variable, std::span<float> out)
{
    // every combination of runs of the axes is one box
    const std::size_t axes = variable.picks.size();
    std::vector<std::vector<Run>> runs(axes);
    std::vector<std::size_t> shape(axes, 1);
    for (std::size_t a = 0; a < axes; ++a) {
        runs[a] = variable.picks[a].runs;
        shape[a] = variable.picks[a].count();
    }
    std::vector<std::size_t> which(axes, 0);
    std::vector<float> box;
    for (;;) {
        Window window;
        std::vector<std::size_t> offset(axes, 0);
        for (std::size_t a = 0; a < axes; ++a) {
            const Run& run = runs[a][which[a]];
            window.start.push_back(run.start);
            window.count.push_back(run.span());
            for (std::size_t k = 0; k < which[a]; ++k)
                offset[a] += runs[a][k].count;
        }
        box.resize(window.size());
        TRY_DO(cube.read(variable.source, window, box));
        std::vector<std::size_t> at(axes, 0);
        for (bool more = true; more;) {
            std::size_t from = 0;
            std::size_t to = 0;
            for (std::size_t a = 0; a < axes; ++a) {
                from = from * window.count[a] + at[a] * runs[a][which[a]].stride;
                to = to * shape[a] + offset[a] + at[a];
            }
            const std::size_t inner = axes == 0 ? 1 : runs[axes - 1][which[axes - 1]].count;
            const std::size_t stride = axes == 0 ? 1 : runs[axes - 1][which[axes - 1]].stride;
            for (std::size_t k = 0; k < inner; ++k)
                out[to + k] = box[from + k * stride];
            more = false;
            for (std::size_t a = axes > 0 ? axes - 1 : 0; a-- > 0;) {
                if (++at[a] < runs[a][which[a]].count) {
                    more = true;
                    break;
                }
                at[a] = 0;
            }
        }
        bool more = false;
        for (std::size_t a = axes; a-- > 0;) {
            if (++which[a] < runs[a].size()) {
                more = true;
                break;
            }
            which[a] = 0;
        }
        if (!more)
            return {};
    }
}

} // namespace terrella::data
