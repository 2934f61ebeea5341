// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/agreement.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/space/regrid_weights.h"
#include "plugins/downscaling/kernels/cubic.h"

#include <optional>
#include <variant>

namespace terrella::downscale {

enum class FieldMethod { Bilinear, Conservative, Bicubic, Nearest };

/// Fields from one grid to another by the weights of the data modules; made once, used from several threads.
class Interpolator {
public:
    static Result<Interpolator> make(const Grid& from, const Grid& to, FieldMethod method, double leastValid, RunContext& context);
    void operator()(std::span<const float> in, std::span<float> out) const;

private:
    Interpolator() = default;
    data::RemapRules m_rules;
    std::variant<data::RemapWeights, CubicRemap> m_weights;
};

/// All slices of a variable at the steps of `from` (its slice does not count) onto the cells of `to`.
Result<void> interpolateFields(RunContext& context, const Interpolator& interpolator, const WalkInput& from, const WalkOutput& to);

/// The grid of the first variable that lies on one, with its axes.
struct FieldGrid {
    int variable = -1;
    Grid grid;
    std::vector<Axis> axes;
};
/// A problem on `port` where there is none, or it moves.
std::optional<FieldGrid> fieldGridOf(const CubeSignature& cube, const QString& port, CheckResult& check);
/// The same of one variable.
FieldGrid fieldGridOf(const CubeSignature& cube, int variable);

/// The signature of variables brought there, with all of their members and levels, at some steps (empty: all).
std::shared_ptr<const CubeSignature> broughtTo(
    const FieldGrid& target, const CubeSignature& cube, const std::vector<int>& variables, const std::vector<std::size_t>& steps = {});

/// Whether fields of the variable can be brought there; else a problem on its place. parameter: the one that chose the method.
bool canInterpolate(
    const CheckedVariable& from, const Grid& to, FieldMethod method, CheckResult& check, const QString& parameter = QStringLiteral("method"));

} // namespace terrella::downscale
