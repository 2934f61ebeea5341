// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/baselines/lapse_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/alignment.h"
#include "plugins/data/variable_choice.h"
#include "plugins/downscaling/periods.h"

#include <QCoreApplication>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::LapseRate)
};

const auto kData = [] { return QStringLiteral("data"); };

/// Found by name or standard name, with a grid and one field.
std::optional<MatchedVariable> matchHeight(
    const ModuleSpec& spec, const CubeSignature& cube, const QString& port, const Parameters& parameters, CheckResult& check)
{
    const QString parameter = QStringLiteral("elevation_variable");
    const auto matched = matchVariable(cube, spec.input(port)->variables.front(), parameters.text(parameter), port, parameter, check);
    if (!matched)
        return std::nullopt;
    const CheckedVariable height{cube, matched->variable, {port, 0}};
    if (!height.grid()) {
        check.error(QStringLiteral("grid.missing"), Tr::tr("%1 does not lie on a grid.").arg(height.name()), port);
        return std::nullopt;
    }
    const std::size_t steps = height.time() ? height.time()->size() : 1;
    if (steps != 1 || sliceCount(cube, matched->variable) != 1) {
        check.error(
            QStringLiteral("level.many"), Tr::tr("%1 has several fields; heights are one: select a time step and level.").arg(height.name()), port);
        return std::nullopt;
    }
    return matched;
}

} // namespace

std::optional<LapsePlan> planLapseRate(const ModuleSpec& spec, const CubeSignature& data, const CubeSignature& fine, const CubeSignature* coarse,
    const Parameters& parameters, CheckResult& check)
{
    LapsePlan plan;
    const QString fine_ = QStringLiteral("elevation"), coarse_ = QStringLiteral("coarse_elevation"), rate = parameters.text(QStringLiteral("rate"));
    plan.method = parameters.text(QStringLiteral("method")) == QLatin1String("bicubic") ? FieldMethod::Bicubic : FieldMethod::Bilinear;
    plan.fits = rate != QLatin1String("fixed");
    plan.byMonth = rate == QLatin1String("month");
    plan.rate = parameters.real(QStringLiteral("lapse_rate"));
    plan.leastSpread = parameters.real(QStringLiteral("least_spread"));
    plan.missingIsSea = parameters.flag(QStringLiteral("missing_is_sea"));
    const auto height = matchHeight(spec, fine, fine_, parameters, check);
    if (!height)
        return std::nullopt;
    plan.height = *height;
    plan.target = fieldGridOf(fine, height->variable);
    if (coarse) {
        plan.coarseHeight = matchHeight(spec, *coarse, coarse_, parameters, check);
        if (!plan.coarseHeight)
            return std::nullopt;
    }
    const auto reason = [&data](const Variable& variable) {
        if (!data.gridOf(variable))
            return Tr::tr("'%1' does not lie on a grid.").arg(variable.name);
        return isTemperature(variable) ? QString() : Tr::tr("'%1' is no temperature: its unit is '%2'.").arg(variable.name, variable.units);
    };
    plan.sources = data::chooseVariables(data, parameters, kData(), QStringLiteral("variables"), reason, check);
    if (check.hasErrors())
        return std::nullopt;
    AxisChanges changes;
    changes.axes = {{AxisKind::Y, std::nullopt}, {AxisKind::X, std::nullopt}, {AxisKind::Cell, std::nullopt}};
    changes.added = plan.target.axes;
    changes.grid = plan.target.grid;
    SignatureBuilder builder(data.attributes);
    for (const int source : plan.sources) {
        const CheckedVariable from{data, source, {kData(), 0}};
        if (!canInterpolate(from, plan.target.grid, plan.method, check))
            return std::nullopt;
        if (plan.coarseHeight && !requireSameCells(from, {*coarse, plan.coarseHeight->variable, {coarse_, 0}}, check))
            return std::nullopt;
        if (!plan.coarseHeight && !canInterpolate({fine, height->variable, {fine_, 0}}, *from.grid(), FieldMethod::Conservative, check))
            return std::nullopt;
        const auto conversion = units::conversion(QStringLiteral("K"), from.info().units);
        plan.perKelvin.push_back(conversion ? conversion->scale : 1.0);
        Variable made = from.info();
        for (const char* attribute : {"cell_measures", "coordinates", "grid_mapping"})
            made.attributes.remove(QLatin1String(attribute));
        made.storedType = QStringLiteral("float32");
        builder.addVariable(data, std::move(made), changes);
    }
    plan.signature = builder.build();
    return plan;
}

} // namespace terrella::downscale
