// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/arithmetic.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/data/values/arithmetic_plan.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Arithmetic)
};

const QStringList& ports()
{
    static const QStringList keys{QStringLiteral("data"), QStringLiteral("other"), QStringLiteral("third")};
    return keys;
}

/// The whole of an operand that lacks rows or columns of the result: steps × slices × the cells it has.
struct SmallOperand {
    std::vector<float> values;
    std::size_t slices = 1;
    std::size_t cells = 1;
};

/// Computes slice after slice of the result.
class Computation {
public:
    Computation(const Arithmetic& plan, std::vector<const Cube*> cubes, RunContext& context)
        : m_plan(plan),
          m_cubes(std::move(cubes)),
          m_context(context)
    {
    }

    Result<void> readSmall()
    {
        m_small.resize(m_cubes.size());
        for (std::size_t k = 0; k < m_cubes.size(); ++k) {
            if (m_plan.broadcast.sources[k].hasAllCells)
                continue;
            const int variable = m_plan.operands[k].variable;
            const CubeSignature& signature = m_cubes[k]->signature();
            const Window all = Window::all(signature.shapeOf(signature.variables[static_cast<std::size_t>(variable)]));
            if (all.size() * sizeof(float) > m_context.memoryLimit() / 4)
                return Error{ErrorCode::Memory,
                    Tr::tr("'%1' lacks rows or columns of the others and is too large to be kept in memory.")
                        .arg(signature.variables[static_cast<std::size_t>(variable)].name),
                    {}};
            m_small[k].values.resize(all.size());
            TRY_DO(m_cubes[k]->read(variable, all, m_small[k].values));
            m_small[k].slices = sliceCount(signature, variable);
            const Axis* time = signature.axisOf(signature.variables[static_cast<std::size_t>(variable)], AxisKind::Time);
            const std::size_t outer = m_small[k].slices * (time ? time->size() : 1);
            m_small[k].cells = outer == 0 ? 0 : all.size() / outer;
        }
        return {};
    }

    Result<void> computeSlice(CubeWriter& writer, std::size_t slice, RunContext& part) const
    {
        std::vector<WalkInput> reads;
        for (std::size_t k = 0; k < m_cubes.size(); ++k) {
            const BroadcastSource& source = m_plan.broadcast.sources[k];
            if (source.hasAllCells)
                reads.push_back({m_cubes[k], m_plan.operands[k].variable, source.slices[slice], source.steps});
        }
        const bool readsAll = reads.size() == m_cubes.size(); // small operands are read beside the walk
        return walkFields(
            part, reads, {{&writer, 0, slice}},
            [&](const FieldStep& step) -> Result<void> {
                std::vector<std::vector<float>> expanded(m_cubes.size());
                std::vector<FormulaOperand> operands;
                std::size_t next = 0;
                for (std::size_t k = 0; k < m_cubes.size(); ++k) {
                    if (m_plan.broadcast.sources[k].hasAllCells)
                        operands.push_back({step.in[next++].data(), false});
                    else
                        operands.push_back(smallOperand(k, slice, step, expanded[k]));
                }
                evaluate(m_plan.program, operands, step.out[0]);
                return {};
            },
            readsAll ? reusable() : BlockReuse{});
    }

private:
    /// One value for all cells, or one for each row or column put to every cell.
    FormulaOperand smallOperand(std::size_t k, std::size_t slice, const FieldStep& step, std::vector<float>& expanded) const
    {
        const BroadcastSource& source = m_plan.broadcast.sources[k];
        const SmallOperand& small = m_small[k];
        const std::size_t time = !source.steps.empty() ? source.steps[step.step] : source.hasTime ? step.step : 0;
        const float* values = small.values.data() + (time * small.slices + source.slices[slice]) * small.cells;
        if (!source.hasRows && !source.hasColumns)
            return {values, true};
        const std::size_t cells = step.out[0].size(), nx = m_plan.broadcast.axes.back().size();
        expanded.resize(cells);
        for (std::size_t cell = 0; cell < cells; ++cell)
            expanded[cell] = values[source.hasRows ? cell / nx : cell % nx];
        return {expanded.data(), false};
    }

    const Arithmetic& m_plan;
    const std::vector<const Cube*> m_cubes; ///< by operand
    RunContext& m_context;
    std::vector<SmallOperand> m_small;
};

} // namespace

CheckResult ComputeFormula::check(const CheckInput& input) const
{
    CheckResult result;
    NamedSignatures cubes;
    for (const QString& port : ports()) {
        if (const auto cube = input.get<CubeSignature>(port))
            cubes.emplace_back(port, cube);
    }
    if (cubes.empty() || cubes.front().first != ports().front())
        return result;
    if (const std::optional<Arithmetic> plan = planArithmetic(cubes, input.parameters, result))
        result.outputs[QStringLiteral("data")] = plan->signature;
    return result;
}

Result<Outputs> ComputeFormula::run(const RunInput& input, RunContext& context) const
{
    NamedSignatures signatures;
    std::map<QString, std::shared_ptr<const Cube>> cubes;
    for (const QString& port : ports()) {
        if (const auto cube = input.get<Cube>(port)) {
            cubes[port] = cube;
            signatures.emplace_back(port, cube->sharedSignature());
        }
    }
    if (!cubes.contains(ports().front()))
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to compute from."), {}};
    CheckResult problems;
    const std::optional<Arithmetic> plan = planArithmetic(signatures, input.parameters, problems);
    if (!plan)
        return firstError(problems);
    std::vector<const Cube*> operands;
    for (const BroadcastOperand& operand : plan->operands)
        operands.push_back(cubes.at(operand.port).get());
    Computation computation(*plan, std::move(operands), context);
    TRY_DO(computation.readSmall());
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("data"), plan->signature, ChunkLayout::Fields));
    const std::size_t slices = plan->broadcast.slices();
    TRY_DO(eachPart(
        context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> { return computation.computeSlice(*writer, slice, part); }));
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
