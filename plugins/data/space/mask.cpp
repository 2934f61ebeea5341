// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/mask.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/data/space/mask_plan.h"
#include "plugins/data/space/polygon_cells.h"
#include "plugins/data/space/region_cells.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Mask)
};

/// A missing value fulfils nothing but Missing.
bool fulfils(MaskCondition condition, float value, double threshold)
{
    const double v = static_cast<double>(value);
    switch (condition) {
    case MaskCondition::Greater: return v > threshold;
    case MaskCondition::GreaterEqual: return v >= threshold;
    case MaskCondition::Less: return v < threshold;
    case MaskCondition::LessEqual: return v <= threshold;
    case MaskCondition::Equal: return value == static_cast<float>(threshold);
    case MaskCondition::NotEqual: return !std::isnan(v) && value != static_cast<float>(threshold);
    case MaskCondition::Missing: break;
    }
    return std::isnan(v);
}

/// Which cells of each grid are meant, for masks by shapes.
Result<std::vector<std::vector<char>>> cellsInShapes(
    const CubeSignature& signature, const std::vector<Polygon>& polygons, const Parameters& parameters, RunContext& context)
{
    const bool byCentre = parameters.text(QStringLiteral("rule")) == QLatin1String("centre");
    const double least = parameters.real(QStringLiteral("min_fraction"));
    std::vector<std::vector<char>> out;
    for (const Grid& grid : signature.grids) {
        TRY(const auto overlaps, cellsOfPolygons(grid, polygons, byCentre ? CellRule::Centre : CellRule::Overlap, context));
        std::vector<double> covered(grid.size(), 0.0);
        for (const std::vector<CellOverlap>& polygon : overlaps) {
            for (const CellOverlap& overlap : polygon)
                covered[overlap.cell] += overlap.fraction;
        }
        std::vector<char>& cells = out.emplace_back(grid.size());
        std::ranges::transform(covered, cells.begin(), [&](double part) { return static_cast<char>(byCentre ? part > 0.0 : part >= least - 1e-9); });
    }
    return out;
}

/// The same for a region.
std::vector<std::vector<char>> cellsInRegion(const CubeSignature& signature, const Parameters& parameters)
{
    const Region region = parameters.region(QStringLiteral("region")).value_or(Region());
    const bool byCentre = parameters.text(QStringLiteral("rule")) == QLatin1String("centre");
    const double least = parameters.real(QStringLiteral("min_fraction"));
    std::vector<std::vector<char>> out;
    for (const Grid& grid : signature.grids) {
        if (byCentre) {
            out.push_back(centresInRegion(grid, region));
            continue;
        }
        const std::vector<double> shares = sharesInRegion(grid, region);
        std::vector<char>& cells = out.emplace_back(grid.size());
        std::ranges::transform(shares, cells.begin(), [least](double share) { return static_cast<char>(share >= least - 1e-9); });
    }
    return out;
}

/// Masks one variable after the other.
class Masker {
public:
    Masker(const Mask& plan, const Cube& data, const Cube* decider, const std::vector<std::vector<char>>& shapes)
        : m_plan(plan),
          m_data(data),
          m_decider(decider),
          m_shapes(shapes)
    {
    }

    Result<void> run(CubeWriter& writer, RunContext& context) const
    {
        const std::size_t variables = m_plan.variables.size();
        for (std::size_t v = 0; v < variables; ++v) {
            const std::size_t slices = sliceCount(*m_plan.signature, static_cast<int>(v));
            SubProgress whole(
                context, static_cast<double>(v) / static_cast<double>(variables), static_cast<double>(v + 1) / static_cast<double>(variables));
            TRY_DO(eachPart(whole, slices, [&](RunContext& part, std::size_t slice) -> Result<void> { return maskSlice(writer, v, slice, part); }));
        }
        return {};
    }

private:
    Result<void> maskSlice(CubeWriter& writer, std::size_t v, std::size_t slice, RunContext& part) const
    {
        const MaskedVariable& variable = m_plan.variables[v];
        const int index = static_cast<int>(v), grid = m_plan.signature->variables[v].grid;
        std::vector<WalkInput> reads{{&m_data, index, slice}};
        if (m_plan.by == MaskBy::Value && variable.decider >= 0)
            reads.push_back({m_decider, variable.decider, variable.source.slices[slice], variable.source.steps});
        const char* shape = m_plan.by != MaskBy::Value && !variable.passes ? m_shapes[static_cast<std::size_t>(grid)].data() : nullptr;
        // shapes follow from the polygons and the grid
        return walkFields(
            part, reads, {{&writer, index, slice}},
            [&](const FieldStep& step) -> Result<void> {
                const std::span<const float> values = step.in.front(), deciding = step.in.back();
                const std::span<float> out = step.out.front();
                for (std::size_t cell = 0; cell < values.size(); ++cell) {
                    const bool meant = shape ? shape[cell] != 0 : fulfils(m_plan.condition, deciding[cell], variable.threshold);
                    out[cell] = variable.passes || meant == m_plan.keeps ? values[cell] : std::numeric_limits<float>::quiet_NaN();
                }
                return {};
            },
            reusable());
    }

    const Mask& m_plan;
    const Cube& m_data;
    const Cube* m_decider;
    const std::vector<std::vector<char>>& m_shapes;
};

} // namespace

CheckResult MaskCells::check(const CheckInput& input) const
{
    CheckResult result;
    const auto data = input.get<CubeSignature>(QStringLiteral("data"));
    if (!data)
        return result;
    const auto polygons = input.get<FeaturesSignature>(QStringLiteral("polygons"));
    if (const std::optional<Mask> plan = planMask(data, input.get<CubeSignature>(QStringLiteral("other")), polygons.get(), input.parameters, result))
        result.outputs[QStringLiteral("data")] = plan->signature;
    return result;
}

Result<Outputs> MaskCells::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Cube> data = input.get<Cube>(QStringLiteral("data")), other = input.get<Cube>(QStringLiteral("other"));
    const std::shared_ptr<const Features> features = input.get<Features>(QStringLiteral("polygons"));
    if (!data)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to mask."), {}};
    CheckResult problems;
    const std::optional<Mask> plan = planMask(
        data->sharedSignature(), other ? other->sharedSignature() : nullptr, features ? &features->info : nullptr, input.parameters, problems);
    if (!plan)
        return firstError(problems);
    std::vector<std::vector<char>> shapes;
    if (plan->by == MaskBy::Region) {
        shapes = cellsInRegion(*plan->signature, input.parameters);
    } else if (plan->by != MaskBy::Value) {
        QStringList warnings;
        TRY(const std::vector<Polygon> polygons, plan->by == MaskBy::Land ? landPolygons() : readPolygons(*features, warnings));
        for (const QString& warning : warnings)
            context.warn(warning);
        TRY(shapes, cellsInShapes(*plan->signature, polygons, input.parameters, context));
    }
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("data"), plan->signature, ChunkLayout::Fields));
    TRY_DO(Masker(*plan, *data, other ? other.get() : data.get(), shapes).run(*writer, context));
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
