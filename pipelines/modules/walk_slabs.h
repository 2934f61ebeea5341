// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/walk.h"

namespace terrella {

/// Consecutive cells of a field that form a box: whole rows, or a part of one row.
struct CellRange {
    std::size_t first = 0;
    std::size_t count = 0;
    [[nodiscard]] std::size_t end() const { return first + count; }
    bool operator==(const CellRange&) const = default;
};

/// Cuts cells [range.first, range.end()) of a grid with rows of nx cells into boxes of at most maxCells, as even as possible.
std::vector<CellRange> cutCells(const CellRange& range, std::size_t nx, std::size_t maxCells);

/// Rows of one field.
struct FieldShape {
    std::size_t cells = 1;
    std::size_t nx = 1;
};

/// What the inputs and outputs of one walk have in common.
struct WalkShape {
    std::size_t steps = 1;
    std::size_t nx = 1;
    std::size_t cells = 1;
    std::vector<bool> isStatic;              ///< per input: has no time axis
    std::vector<std::size_t> outputSteps;    ///< per output: 1 without time axis
    std::vector<FieldShape> outputFields;    ///< per output: as the inputs' unless the walk lets it have cells of its own
    std::vector<std::vector<float>> statics; ///< per input: its field where it is static

    [[nodiscard]] std::size_t movingInputs() const;
    [[nodiscard]] std::size_t staticBytes() const;
    /// Bytes of one step of all moving inputs and of all outputs.
    [[nodiscard]] std::size_t bytesPerStep() const;
};

/// Checks that inputs and outputs fit each other and reads the static inputs. Errors: Mismatch, OutOfRange, Memory.
/// freeOutputSteps: outputs may have a time axis of their own; freeOutputCells: rows and columns of their own.
Result<WalkShape> prepareWalk(RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs, bool freeOutputSteps,
    bool freeOutputCells = false);

/// Steps [firstStep, firstStep + steps) of a box of cells, of one slice, as a window of the variable.
Window slabWindow(const CubeSignature& signature, int variable, std::size_t slice, std::size_t firstStep, std::size_t steps, const CellRange& cells,
    std::size_t nx);

/// Reads [step][cell] of the box, steps as the input counts them, in pieces of some megabytes, looking at the token between them. after(steps read)
/// is called after each.
Result<void> readSlab(const WalkInput& input, std::size_t firstStep, std::size_t steps, const CellRange& cells, std::size_t nx, std::span<float> out,
    const std::stop_token& stop, const std::function<void(std::size_t)>& after = {});
/// The same for writing.
Result<void> writeSlab(const WalkOutput& output, std::size_t firstStep, std::size_t steps, const CellRange& cells, std::size_t nx,
    std::span<const float> values, const std::stop_token& stop);

/// Bytes of one piece: small enough to see a cancellation, large enough to read fast.
inline constexpr std::size_t kPieceBytes = std::size_t{8} << 20;
/// How many steps of so many cells make a piece; at least one.
std::size_t stepsPerPiece(std::size_t cells, std::size_t bytes = kPieceBytes);

/// Error Memory: "… needs at least 84 MB; its limit is 50 MB. …"
Error memoryError(double leastBytes, std::size_t limit);

} // namespace terrella
