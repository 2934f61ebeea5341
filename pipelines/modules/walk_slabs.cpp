// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk_slabs.h"

#include "pipelines/core/files.h"
#include "pipelines/data/signature_builder.h"

#include <QCoreApplication>

#include <algorithm>
#include <cassert>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Walk)
};

struct VariableShape {
    bool hasTime = false;
    std::size_t steps = 1;
    std::size_t slices = 1;
    std::size_t ny = 1;
    std::size_t nx = 1;
    [[nodiscard]] std::size_t cells() const { return ny * nx; }
};

VariableShape shapeOf(const CubeSignature& signature, const Variable& variable)
{
    VariableShape out;
    for (const int index : variable.axes) {
        const Axis& axis = signature.axes[static_cast<std::size_t>(index)];
        switch (axis.kind) {
        case AxisKind::Time:
            out.hasTime = true;
            out.steps = axis.size();
            break;
        case AxisKind::Y: out.ny = axis.size(); break;
        case AxisKind::X:
        case AxisKind::Cell: out.nx = axis.size(); break;
        case AxisKind::Member:
        case AxisKind::Other:
        case AxisKind::Level: out.slices *= axis.size(); break;
        }
    }
    return out;
}

/// Finds the variable and its shape, and takes what all have in common from the first.
class ShapeMatcher {
public:
    explicit ShapeMatcher(WalkShape& shape) : m_shape(shape) {}

    /// What is compared with the variables before: the number of steps, the cells.
    struct Shared {
        bool steps = true;
        bool cells = true;
    };

    /// steps: which of its steps the walk sees; empty: all
    Result<VariableShape> add(
        const CubeSignature& signature, int variable, std::size_t slice, Shared shared, const std::vector<std::size_t>& steps = {})
    {
        if (variable < 0 || static_cast<std::size_t>(variable) >= signature.variables.size())
            return Error{
                ErrorCode::NotFound, Tr::tr("There is no variable number %1; there are: %2.").arg(variable).arg(signature.variableList()), {}};
        const Variable& info = signature.variables[static_cast<std::size_t>(variable)];
        VariableShape shape = shapeOf(signature, info);
        if (slice >= shape.slices)
            return Error{
                ErrorCode::OutOfRange, Tr::tr("'%1' has %2 levels; there is no level number %3.").arg(info.name).arg(shape.slices).arg(slice), {}};
        if (shape.hasTime && !steps.empty()) {
            if (const std::size_t last = *std::ranges::max_element(steps); last >= shape.steps)
                return Error{ErrorCode::OutOfRange,
                    Tr::tr("'%1' has %2 time steps; there is no step number %3.").arg(info.name).arg(shape.steps).arg(last + 1), {}};
            shape.steps = steps.size();
        }
        if (!shared.cells) {
            // any will do
        } else if (m_cellsOf.isEmpty()) {
            m_cellsOf = info.name;
            m_shape.cells = shape.cells();
            m_shape.nx = shape.nx;
        } else if (shape.cells() != m_shape.cells || shape.nx != m_shape.nx) {
            return Error{ErrorCode::Mismatch,
                Tr::tr("'%1' has fields of %2 × %3 cells, '%4' of %5 × %6; bring them to one grid first.")
                    .arg(info.name)
                    .arg(shape.ny)
                    .arg(shape.nx)
                    .arg(m_cellsOf)
                    .arg(m_shape.cells / m_shape.nx)
                    .arg(m_shape.nx),
                {}};
        }
        if (!shared.steps || !shape.hasTime)
            return shape;
        if (m_stepsOf.isEmpty()) {
            m_stepsOf = info.name;
            m_shape.steps = shape.steps;
        } else if (shape.steps != m_shape.steps) {
            return Error{ErrorCode::Mismatch,
                Tr::tr("'%1' has %2 time steps, '%3' has %4; select the same period first.")
                    .arg(info.name)
                    .arg(shape.steps)
                    .arg(m_stepsOf)
                    .arg(m_shape.steps),
                {}};
        }
        return shape;
    }

private:
    WalkShape& m_shape;
    QString m_cellsOf;
    QString m_stepsOf;
};

QString nameOf(const WalkInput& input) { return input.cube->signature().variables[static_cast<std::size_t>(input.variable)].name; }

/// Where step `step` of the walk lies in the cube, and how many of the `most` steps from there on follow each other in the cube as well.
std::pair<std::size_t, std::size_t> sourceRun(const WalkInput& input, std::size_t step, std::size_t most)
{
    if (input.steps.empty())
        return {step, most};
    std::size_t run = 1;
    while (run < most && input.steps[step + run] == input.steps[step] + run)
        ++run;
    return {input.steps[step], run};
}

} // namespace

std::vector<CellRange> cutCells(const CellRange& range, std::size_t nx, std::size_t maxCells)
{
    std::vector<CellRange> out;
    const auto cut = [&out](std::size_t first, std::size_t units, std::size_t unit, std::size_t most) {
        const std::size_t parts = (units + most - 1) / most;
        for (std::size_t part = 0; part < parts; ++part) {
            const std::size_t from = units * part / parts, to = units * (part + 1) / parts;
            out.push_back({first + from * unit, (to - from) * unit});
        }
    };
    maxCells = std::max<std::size_t>(1, maxCells);
    const bool isPartOfRow = range.first % nx != 0 || range.count % nx != 0;
    if (isPartOfRow) {
        cut(range.first, range.count, 1, maxCells);
    } else if (maxCells >= nx) {
        cut(range.first, range.count / nx, nx, maxCells / nx);
    } else {
        for (std::size_t row = range.first; row < range.end(); row += nx)
            cut(row, nx, 1, maxCells);
    }
    return out;
}

std::size_t WalkShape::movingInputs() const { return static_cast<std::size_t>(std::ranges::count(isStatic, false)); }

std::size_t WalkShape::bytesPerStep() const
{
    std::size_t values = movingInputs() * cells;
    for (const FieldShape& field : outputFields)
        values += field.cells;
    return values * sizeof(float);
}

std::size_t WalkShape::staticBytes() const { return static_cast<std::size_t>(std::ranges::count(isStatic, true)) * cells * sizeof(float); }

Result<WalkShape> prepareWalk(
    RunContext& context, const std::vector<WalkInput>& inputs, const std::vector<WalkOutput>& outputs, bool freeOutputSteps, bool freeOutputCells)
{
    WalkShape out;
    ShapeMatcher matcher(out);
    for (const WalkInput& input : inputs) {
        TRY(const VariableShape shape, matcher.add(input.cube->signature(), input.variable, input.slice, {}, input.steps));
        out.isStatic.push_back(!shape.hasTime);
    }
    for (const WalkOutput& output : outputs) {
        // An own time axis is allowed beside inputs; without any input it is the outputs that say how many steps there are.
        const bool countSteps = !freeOutputSteps || inputs.empty();
        TRY(const VariableShape shape,
            matcher.add(output.writer->signature(), output.variable, output.slice, {.steps = countSteps, .cells = !freeOutputCells}));
        out.outputSteps.push_back(shape.steps);
        out.outputFields.push_back({shape.cells(), shape.nx});
    }
    for (const std::size_t steps : out.outputSteps) {
        if (!freeOutputSteps && steps != out.steps)
            return Error{ErrorCode::Mismatch, Tr::tr("An output has no time axis, the walk has %1 steps.").arg(out.steps), {}};
    }
    if (out.staticBytes() > context.memoryLimit())
        return memoryError(static_cast<double>(out.staticBytes()), context.memoryLimit());
    out.statics.resize(inputs.size());
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        if (!out.isStatic[k])
            continue;
        out.statics[k].resize(out.cells);
        TRY_DO(readSlab(inputs[k], 0, 1, {0, out.cells}, out.nx, out.statics[k], context.stopToken()));
    }
    return out;
}

Window slabWindow(
    const CubeSignature& signature, int variable, std::size_t slice, std::size_t firstStep, std::size_t steps, const CellRange& cells, std::size_t nx)
{
    std::size_t sliceRest = slice, sliceSpan = sliceCount(signature, variable);
    const std::size_t firstRow = cells.first / nx;
    const bool isPartOfRow = cells.first % nx != 0 || cells.count % nx != 0;
    assert(!isPartOfRow || (cells.end() - 1) / nx == firstRow);
    Window out;
    for (const int index : signature.variables[static_cast<std::size_t>(variable)].axes) {
        std::size_t start = 0, count = 1;
        switch (signature.axes[static_cast<std::size_t>(index)].kind) {
        case AxisKind::Time:
            start = firstStep;
            count = steps;
            break;
        case AxisKind::Member:
        case AxisKind::Other:
        case AxisKind::Level:
            sliceSpan /= std::max<std::size_t>(1, signature.axes[static_cast<std::size_t>(index)].size());
            start = sliceRest / sliceSpan;
            sliceRest %= sliceSpan;
            break;
        case AxisKind::Y:
            start = firstRow;
            count = isPartOfRow ? 1 : cells.count / nx;
            break;
        case AxisKind::X:
        case AxisKind::Cell:
            start = isPartOfRow ? cells.first % nx : 0;
            count = isPartOfRow ? cells.count : nx;
            break;
        }
        out.start.push_back(start);
        out.count.push_back(count);
    }
    return out;
}

std::size_t stepsPerPiece(std::size_t cells, std::size_t bytes)
{
    return std::max<std::size_t>(1, bytes / sizeof(float) / std::max<std::size_t>(1, cells));
}

Result<void> readSlab(const WalkInput& input, std::size_t firstStep, std::size_t steps, const CellRange& cells, std::size_t nx, std::span<float> out,
    const std::stop_token& stop, const std::function<void(std::size_t)>& after)
{
    const std::size_t piece = stepsPerPiece(cells.count);
    for (std::size_t done = 0; done < steps;) {
        if (stop.stop_requested())
            return RunContext::cancelledError();
        const auto [sourceStep, run] = sourceRun(input, firstStep + done, std::min(piece, steps - done));
        const std::size_t now = run;
        const Window window = slabWindow(input.cube->signature(), input.variable, input.slice, sourceStep, now, cells, nx);
        const auto read = input.cube->read(input.variable, window, out.subspan(done * cells.count, now * cells.count));
        if (!read)
            return read.error().whileDoing(Tr::tr("reading '%1', time step %2").arg(nameOf(input)).arg(sourceStep + 1));
        done += now;
        if (after)
            after(now);
    }
    return {};
}

Result<void> writeSlab(const WalkOutput& output, std::size_t firstStep, std::size_t steps, const CellRange& cells, std::size_t nx,
    std::span<const float> values, const std::stop_token& stop)
{
    const CubeSignature& signature = output.writer->signature();
    const std::size_t piece = stepsPerPiece(cells.count);
    for (std::size_t done = 0; done < steps;) {
        if (stop.stop_requested())
            return RunContext::cancelledError();
        const std::size_t now = std::min(piece, steps - done);
        const Window window = slabWindow(signature, output.variable, output.slice, firstStep + done, now, cells, nx);
        const auto written = output.writer->write(output.variable, window, values.subspan(done * cells.count, now * cells.count));
        if (!written)
            return written.error().whileDoing(Tr::tr("writing '%1'").arg(signature.variables[static_cast<std::size_t>(output.variable)].name));
        done += now;
    }
    return {};
}

Error memoryError(double leastBytes, std::size_t limit)
{
    return Error{ErrorCode::Memory,
        Tr::tr("This step needs at least %1 of memory; its limit is %2. Raise the memory limit or select a smaller region.")
            .arg(bytesText(static_cast<qint64>(leastBytes)), bytesText(static_cast<qint64>(limit))),
        {}};
}

} // namespace terrella
