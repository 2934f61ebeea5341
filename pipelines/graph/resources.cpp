// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/resources.h"

#include "pipelines/core/files.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Checker)
};

constexpr double kValueBytes = sizeof(float);

/// Cells of the variable's fields that lie side by side: one step, one level.
double cellsOf(const CubeSignature& cube, const Variable& variable)
{
    double cells = 1.0;
    for (const int index : variable.axes) {
        const Axis& axis = cube.axes[static_cast<std::size_t>(index)];
        if (axis.kind == AxisKind::Y || axis.kind == AxisKind::X || axis.kind == AxisKind::Cell)
            cells *= static_cast<double>(axis.size());
    }
    return cells;
}

double valuesOf(const CubeSignature& cube, const Variable& variable)
{
    double values = 1.0;
    for (const std::size_t size : cube.shapeOf(variable))
        values *= static_cast<double>(size);
    return values;
}

const CubeSignature* cubeOf(const Signature& signature)
{
    const auto* cube = std::get_if<std::shared_ptr<const CubeSignature>>(&signature);
    return cube ? cube->get() : nullptr;
}

template <class Measure>
double leastOfVariables(const CubeSignature& cube, const Measure& measure)
{
    double least = cube.variables.empty() ? 0.0 : measure(cube, cube.variables.front());
    for (const Variable& variable : cube.variables)
        least = std::min(least, measure(cube, variable));
    return least;
}

} // namespace

void estimateNeeds(NodeCheck& node, const ModuleSpec& spec, const SignatureMap& inputs, const CheckResult& result)
{
    // Which variables a module reads is not known; what is said must be true whichever they are.
    double inCells = 0.0, inValues = 0.0, outCells = 0.0;
    for (const auto& [port, signatures] : inputs) {
        for (const Signature& signature : signatures) {
            if (const CubeSignature* cube = cubeOf(signature)) {
                inCells = std::max(inCells, leastOfVariables(*cube, cellsOf));
                inValues = std::max(inValues, leastOfVariables(*cube, valuesOf));
            }
        }
    }
    for (const auto& [port, signature] : result.outputs) {
        const CubeSignature* cube = cubeOf(signature);
        if (!cube || result.references.contains(port))
            continue;
        node.storedBytes += static_cast<double>(cube->bytes());
        for (const Variable& variable : cube->variables)
            outCells = std::max(outCells, cellsOf(*cube, variable));
    }
    if (result.leastBytes) {
        node.leastBytes = *result.leastBytes;
        return;
    }
    node.mayStream = spec.walk == Walk::Whole;
    switch (spec.walk) {
    case Walk::Fields:
    case Walk::Recurrence: node.leastBytes = kValueBytes * (inCells + outCells) + spec.bytesPerCell * std::max(inCells, outCells); break;
    case Walk::Series: break; // a cell at a time, if it must be
    case Walk::Whole: node.leastBytes = kValueBytes * inValues + spec.bytesPerCell * inCells; break;
    }
}

void addResourceProblems(DocumentCheck& check, const Document& document, const CheckLimits& limits)
{
    const auto text = [](double bytes) { return bytesText(static_cast<qint64>(std::min(bytes, 9e18))); };
    double stored = 0.0;
    QString largest;
    for (auto& [id, node] : check.nodes) {
        if (limits.memory && node.leastBytes > static_cast<double>(*limits.memory)) {
            const QString module = document.nodes.at(id).module;
            const QString sentence = node.mayStream
                ? Tr::tr("'%1' may need %2 of memory at once, to hold its input whole; the run may use %3. Give it more (--memory), or select less.")
                : Tr::tr("'%1' needs at least %2 of memory at once; the run may use %3. Give it more (--memory), or select less.");
            node.problems.push_back({node.mayStream ? Severity::Warning : Severity::Error, QStringLiteral("memory.short"),
                sentence.arg(module, text(node.leastBytes), bytesText(*limits.memory)), id, {}, {}, {}});
        }
        stored += node.storedBytes;
        if (largest.isEmpty() || node.storedBytes > check.nodes.at(largest).storedBytes)
            largest = id;
    }
    if (!limits.room || stored <= static_cast<double>(*limits.room))
        return;
    check.nodes.at(largest).problems.push_back({Severity::Warning, QStringLiteral("disk.short"),
        Tr::tr("The results of all nodes take %1, of this one %2; %3 are free at '%4'. Select less, free some room, or keep the store elsewhere "
               "(TERRELLA_STORE).")
            .arg(text(stored), text(check.nodes.at(largest).storedBytes), bytesText(*limits.room), limits.store),
        largest, {}, {}, {}});
}

} // namespace terrella
