// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/interpolator.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "pipelines/modules/proposals.h"
#include "plugins/data/space/regrid_mesh.h"

#include <QCoreApplication>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Downscaling)
};

data::RemapMethod remapMethod(FieldMethod method)
{
    switch (method) {
    case FieldMethod::Conservative: return data::RemapMethod::Conservative;
    case FieldMethod::Nearest: return data::RemapMethod::Nearest;
    case FieldMethod::Bilinear:
    case FieldMethod::Bicubic: break;
    }
    return data::RemapMethod::Bilinear;
}

bool isRegular(const Grid& grid) { return grid.kind == GridKind::LatLon; }

} // namespace

Result<Interpolator> Interpolator::make(const Grid& from, const Grid& to, FieldMethod method, double leastValid, RunContext& context)
{
    Interpolator out;
    out.m_rules.leastValid = method == FieldMethod::Nearest ? 1.0 : leastValid;
    TRY(data::RemapWeights weights, data::makeWeights(from, to, remapMethod(method), std::numeric_limits<double>::quiet_NaN(), context));
    if (data::isEmpty(weights))
        return Error{ErrorCode::OutOfRange, Tr::tr("No fine cell takes anything from the coarse grid; choose a region that both cover."), {}};
    if (method == FieldMethod::Bicubic) {
        const bool closed = data::regularCells(from, true).columns.closed;
        out.m_weights.emplace<CubicRemap>(std::get<data::SeparableWeights>(std::move(weights)), closed);
    } else {
        out.m_weights = std::move(weights);
    }
    return out;
}

void Interpolator::operator()(std::span<const float> in, std::span<float> out) const
{
    if (const auto* cubic = std::get_if<CubicRemap>(&m_weights)) {
        cubic->remap(m_rules, in, out);
        return;
    }
    std::visit([&](const auto& known) { data::remap(known, m_rules, in, out); }, std::get<data::RemapWeights>(m_weights));
}

Result<void> interpolateFields(RunContext& context, const Interpolator& interpolator, const WalkInput& from, const WalkOutput& to)
{
    return eachPart(context, sliceCount(from.cube->signature(), from.variable), [&](RunContext& part, std::size_t slice) {
        return walkFieldsOnto(
            part, {{from.cube, from.variable, slice, from.steps}}, {{to.writer, to.variable, slice}}, [&](const FieldStep& step) -> Result<void> {
                interpolator(step.in[0], step.out[0]);
                return {};
            });
    });
}

FieldGrid fieldGridOf(const CubeSignature& cube, int variable)
{
    const Variable& info = cube.variables[static_cast<std::size_t>(variable)];
    FieldGrid out{variable, *cube.gridOf(info), {}};
    for (const int axis : info.axes) {
        const Axis& known = cube.axes[static_cast<std::size_t>(axis)];
        if (known.kind == AxisKind::Y || known.kind == AxisKind::X || known.kind == AxisKind::Cell)
            out.axes.push_back(known);
    }
    return out;
}

std::optional<FieldGrid> fieldGridOf(const CubeSignature& cube, const QString& port, CheckResult& check)
{
    for (int v = 0; v < static_cast<int>(cube.variables.size()); ++v) {
        const Variable& variable = cube.variables[static_cast<std::size_t>(v)];
        const Grid* grid = cube.gridOf(variable);
        if (!grid || grid->size() == 0 || (cube.dimensionOf(variable, AxisKind::X) < 0 && cube.dimensionOf(variable, AxisKind::Cell) < 0))
            continue;
        if (grid->steps > 1) {
            check.error(QStringLiteral("grid.moving"),
                Tr::tr("The mesh of '%1' moves with time; select one time step of it first.").arg(variable.name), port);
            return std::nullopt;
        }
        return fieldGridOf(cube, v);
    }
    check.error(QStringLiteral("grid.missing"), Tr::tr("No variable lies on a grid with cells; there are: %1.").arg(cube.variableList()), port);
    return std::nullopt;
}

std::shared_ptr<const CubeSignature> broughtTo(
    const FieldGrid& target, const CubeSignature& cube, const std::vector<int>& variables, const std::vector<std::size_t>& steps)
{
    SignatureBuilder builder;
    for (const int index : variables) {
        const Variable& variable = cube.variables[static_cast<std::size_t>(index)];
        AxisChanges changes;
        changes.axes = {{AxisKind::Y, std::nullopt}, {AxisKind::X, std::nullopt}, {AxisKind::Cell, std::nullopt}};
        if (!steps.empty()) {
            const Axis& time = *cube.axisOf(variable, AxisKind::Time);
            std::vector<double> times;
            for (const std::size_t step : steps)
                times.push_back(time.values[step]);
            changes.axes[AxisKind::Time] = withValues(time, std::move(times));
        }
        changes.added = target.axes;
        changes.grid = target.grid;
        builder.addVariable(cube, variable, changes);
    }
    return builder.build();
}

bool canInterpolate(const CheckedVariable& from, const Grid& to, FieldMethod method, CheckResult& check, const QString& parameter)
{
    const Grid* grid = from.grid();
    if (!grid) {
        check.error(QStringLiteral("grid.missing"), Tr::tr("%1 does not lie on a grid.").arg(from.name()), from.place.port);
        return false;
    }
    if (grid->steps > 1) {
        check.error(QStringLiteral("grid.moving"), Tr::tr("The mesh of %1 moves with time; select one time step of it first.").arg(from.name()),
            from.place.port);
        return false;
    }
    if (method == FieldMethod::Bicubic && (!isRegular(*grid) || !isRegular(to))) {
        check
            .error(QStringLiteral("grid.kind"),
                Tr::tr("Bicubic interpolation needs latitudes and longitudes in rows and columns, from and to; %1 or its target has others.")
                    .arg(from.name()),
                from.place.port, parameter)
            .proposals
            = {proposeValue(Tr::tr("Use bilinear"), parameter, QStringLiteral("bilinear"))};
        return false;
    }
    if (const auto why = data::whyNoWeights(*grid, to, remapMethod(method))) {
        check.error(QStringLiteral("grid.kind"), Tr::tr("%1 cannot be brought onto the finer grid: %2").arg(from.name(), *why), from.place.port);
        return false;
    }
    if (!data::mayOverlap(*grid, to, remapMethod(method))) {
        check.error(QStringLiteral("space.no_overlap"),
            Tr::tr("%1 covers %2 and the finer grid %3: they have nothing in common.").arg(from.name(), extentText(*grid), extentText(to)),
            from.place.port);
        return false;
    }
    return true;
}

} // namespace terrella::downscale
