// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/select.h"

#include "pipelines/core/digest.h"
#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/files/selected_cube.h"
#include "plugins/data/space/region_cells.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::SelectData)
};

/// A step of the result is a step of the source, cut as SelectedCube says.
const QStringList kChoosing{QStringLiteral("variables"), QStringLiteral("period"), QStringLiteral("region"), QStringLiteral("levels"),
    QStringLiteral("every_step"), QStringLiteral("every_cell")};

/// Fields of one variable that go through memory together: files often hold all levels of a step in one block. As many whatever the memory, so that
/// a later run finds them again, unless there is too little of it.
std::size_t slicesAtOnce(const CubeSignature& signature, const Variable& variable, std::size_t slices, std::size_t memory)
{
    const Window all = Window::all(signature.shapeOf(variable));
    const Axis* time = signature.axisOf(variable, AxisKind::Time);
    const std::size_t fieldBytes = std::max<std::size_t>(1, all.size() / slices / (time ? time->size() : 1) * sizeof(float));
    constexpr std::size_t usual = std::size_t{4} << 20, mostSteps = 16; // of all inputs and outputs, in memory at once
    return std::clamp<std::size_t>(std::min(usual, memory / mostSteps) / fieldBytes, 1, slices);
}

/// Makes cells missing that lie in the box around a shape, but not in the shape.
class ShapeMasks {
public:
    explicit ShapeMasks(const Selection& selection)
    {
        if (!selection.shape)
            return;
        for (const Grid& grid : selection.signature->grids) {
            std::vector<std::vector<char>>& masks = m_masks.emplace_back();
            for (std::size_t step = 0; step < std::max<std::size_t>(1, grid.steps); ++step)
                masks.push_back(centresInRegion(grid, *selection.shape, step));
        }
    }

    void apply(int grid, std::size_t step, std::span<float> field) const
    {
        if (m_masks.empty() || grid < 0)
            return;
        const auto& masks = m_masks[static_cast<std::size_t>(grid)];
        const std::vector<char>& mask = masks[masks.size() > 1 ? step : 0];
        for (std::size_t cell = 0; cell < field.size(); ++cell)
            field[cell] = mask[cell] ? field[cell] : std::numeric_limits<float>::quiet_NaN();
    }

    /// A moving mesh has another mask at each step, which the step's values do not tell.
    [[nodiscard]] BlockReuse reuse(int grid) const
    {
        if (m_masks.empty() || grid < 0)
            return reusable({}, kChoosing);
        const auto& masks = m_masks[static_cast<std::size_t>(grid)];
        if (masks.size() > 1)
            return {};
        return reusable(digestOfBytes(masks.front().data(), masks.front().size()).toHex(), kChoosing);
    }

private:
    std::vector<std::vector<std::vector<char>>> m_masks; ///< [grid][step][cell]; empty: no shape
};

} // namespace

CheckResult Select::check(const CheckInput& input) const
{
    CheckResult result;
    const auto cube = input.get<CubeSignature>(QStringLiteral("data"));
    if (!cube)
        return result;
    if (const std::optional<Selection> selection = planSelection(*cube, input.parameters, result))
        result.outputs[QStringLiteral("data")] = selection->signature;
    return result;
}

Result<Outputs> Select::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Cube> cube = input.get<Cube>(QStringLiteral("data"));
    if (!cube)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to select from."), {}};
    CheckResult problems;
    const std::optional<Selection> selection = planSelection(cube->signature(), input.parameters, problems);
    if (!selection)
        return Error{ErrorCode::Invalid, problems.problems.front().message, {}};
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("data"), selection->signature, ChunkLayout::Fields));

    const ShapeMasks masks(*selection);
    const SelectedCube selected(cube, *selection);
    const CubeSignature& signature = *selection->signature;
    const double parts = static_cast<double>(signature.variables.size());
    for (std::size_t v = 0; v < signature.variables.size(); ++v) {
        const int variable = static_cast<int>(v);
        const std::size_t slices = sliceCount(signature, variable);
        const std::size_t most = slices == 0 ? 1 : slicesAtOnce(signature, signature.variables[v], slices, context.memoryLimit());
        for (std::size_t first = 0, count = 0; first < slices; first += count) {
            count = std::min(most, slices - first);
            std::vector<WalkInput> reads;
            std::vector<WalkOutput> writes;
            for (std::size_t slice = first; slice < first + count; ++slice) {
                reads.push_back({&selected, variable, slice});
                writes.push_back({writer.get(), variable, slice});
            }
            const auto share
                = [&](std::size_t done) { return (static_cast<double>(v) + static_cast<double>(done) / static_cast<double>(slices)) / parts; };
            SubProgress part(context, share(first), share(first + count));
            TRY_DO(walkFields(
                part, reads, writes,
                [&](const FieldStep& step) -> Result<void> {
                    for (std::size_t k = 0; k < step.in.size(); ++k) {
                        std::ranges::copy(step.in[k], step.out[k].begin());
                        masks.apply(signature.variables[v].grid, step.step, step.out[k]);
                    }
                    return {};
                },
                masks.reuse(signature.variables[v].grid)));
        }
    }
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
