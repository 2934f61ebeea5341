// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/modules/run_context.h"

#include <functional>
#include <span>
#include <vector>

namespace terrella {

/// One variable that a walk reads: one field of rows and columns for each time step.
struct WalkInput {
    const Cube* cube = nullptr;
    int variable = 0;
    /// Which of the variable's fields at a step: its index on the level axis; with members or other axes as well, they are counted together
    /// (sliceCount() of signature_builder.h).
    std::size_t slice = 0;
    /// Which steps of the cube the walk sees, in this order, any of them as often as wanted; empty: all of them. The walk then has as many steps as
    /// these.
    std::vector<std::size_t> steps = {};
};

/// Where a walk writes: variable `variable` (at `slice`) of a cube being written. Its time axis and cells are those of the walk unless it says
/// otherwise.
struct WalkOutput {
    CubeWriter* writer = nullptr;
    int variable = 0;
    std::size_t slice = 0;
};

/// Whether blocks of a walk that an earlier run has finished may be used again: steps of `fields`, groups, runs of steps of `recurrence`, boxes of
/// cells of `series` (resources/help/dev/decisions/0003-keys-per-block.md). The values of a block must then follow from nothing but
///  * the module, its version and parameters, and inputs that are not cubes;
///  * the signatures of its inputs, but for their time axes and the attributes of the data set;
///  * the walk's inputs at the steps of the block, and the times of those and of the block;
///  * for recurrence the initial state;
///  * what `also` says.
/// The number of a step, steps outside the block, statistics made beforehand or cubes that the module reads on its own do not count among these:
/// where the kernel uses such things, `also` must tell them apart, or reuse is not allowed.
struct BlockReuse {
    bool allowed = false;
    QByteArray also = {};
    QStringList choosing = {}; ///< parameters that only choose which blocks there are, as a period does
};
inline BlockReuse reusable(QByteArray also = {}, QStringList choosing = {}) { return {true, std::move(also), std::move(choosing)}; }

/// Every walk: the inputs share the number of time steps (an input without time axis is the same for every step) and of cells; blocks are read
/// ahead in as much memory as the context allows; progress, cancellation (seen within 200 ms unless the kernel takes longer for one call)
/// and the kernel's first error end it. The kernel is called from several threads at once. Error Memory says what the least would be.
/// Without inputs the outputs say how many steps and cells there are. Outputs are NaN until the kernel fills them. Progress is only
/// reported from the thread that called the walk. Exceptions of the kernel become errors.

/// `fields`: whole fields, one step at a time, any order, parallel over time.
struct FieldStep {
    std::size_t step = 0;
    std::vector<std::span<const float>> in;
    std::vector<std::span<float>> out;
};
Result<void> walkFields(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const std::function<Result<void>(const FieldStep&)>& kernel, const BlockReuse& reuse = {});

/// The same onto other cells: every output may have rows and columns of its own (regridding, means over space), and out[k] has as many cells as
/// it has. Steps are shared as above.
Result<void> walkFieldsOnto(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const std::function<Result<void>(const FieldStep&)>& kernel, const BlockReuse& reuse = {});

/// `series`: the whole time axis of one tile of cells. in[k][t * cells + c]; of an input without time axis in[k][c]. An output may have a time
/// axis of its own, or none: out[k][t * cells + c] with as many steps as it has. Create outputs with ChunkLayout::Series.
struct SeriesTile {
    std::size_t firstCell = 0;
    std::size_t cells = 0;
    std::size_t steps = 0;
    std::vector<std::span<const float>> in;
    std::vector<std::span<float>> out;
};
Result<void> walkSeries(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const std::function<Result<void>(const SeriesTile&)>& kernel, const BlockReuse& reuse = {});

/// A part of the time axis.
struct StepRange {
    std::size_t first = 0;
    std::size_t count = 0;
    bool operator==(const StepRange&) const = default;
};

/// `groups`: every step of the outputs is made of a run of steps of the inputs of its own: months of days, windows that overlap. The kernel sees
/// all steps of one group for a tile of cells: in[k][t * cells + c]; of an input without time axis in[k][c]; out[k][c]. Outputs have as many
/// steps as there are groups, or no time axis where there is one group. Create them with ChunkLayout::Fields. A group without steps leaves NaN.
struct GroupTile {
    std::size_t group = 0; ///< step of the outputs
    StepRange range;       ///< of the inputs
    std::size_t firstCell = 0;
    std::size_t cells = 0;
    std::vector<std::span<const float>> in;
    std::vector<std::span<float>> out;
};
Result<void> walkGroups(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs,
    const std::vector<StepRange>& groups, const std::function<Result<void>(const GroupTile&)>& kernel, const BlockReuse& reuse = {});

/// `recurrence`: a run of steps in order for one tile of cells, with double-precision state per cell that is carried from one run of steps to the
/// next: state[s * cells + c]. `state` is the initial state of all cells (stateCount * all cells) and holds the final one afterwards.
struct RecurrenceTile {
    std::size_t firstCell = 0;
    std::size_t cells = 0;
    std::size_t firstStep = 0;
    std::size_t steps = 0;
    std::vector<std::span<const float>> in; ///< [t * cells + c]; of an input without time axis [c]
    std::vector<std::span<float>> out;
    std::span<double> state; ///< of this tile
};
Result<void> walkRecurrence(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs, std::size_t stateCount,
    std::vector<double>& state, const std::function<Result<void>(const RecurrenceTile&)>& kernel, const BlockReuse& reuse = {});

/// `whole`: one variable read completely, refused with Memory where it exceeds the limit.
Result<std::vector<float>> readWhole(RunContext& context, const WalkInput& input);

} // namespace terrella
