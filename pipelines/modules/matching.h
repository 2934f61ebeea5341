// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/units.h"
#include "pipelines/modules/module.h"

#include <span>

namespace terrella {

/// A variable found for a need, with the conversion to the units the module works in.
struct MatchedVariable {
    int variable = -1;
    UnitConversion conversion;
};

/// Finds a variable for a port's need: by the explicit name if one is given (a parameter), else by standard name, else by the usual
/// names. Checks the unit's dimension. Where units differ but convert, the result holds the conversion and `check` gets a warning that says
/// so ("msl is in hPa and is converted to Pa"). Where units are missing, unknown or of another dimension, or the variable is not there (the nearest
/// names are listed), `check` gets an error. Each with its way out: the conversion inserted before the port, another variable chosen by `parameter`
/// (empty: there is none), the units stated where the data are opened. links: for each variable the link of the port that it comes in by, where
/// `cube` puts together what several links bring.
std::optional<MatchedVariable> matchVariable(const CubeSignature& cube, const VariableNeed& need, const QString& explicitName, const QString& port,
    const QString& parameter, CheckResult& check, std::span<const int> links = {});

/// The problem of a name that is no variable of the cube: the nearest names as its fixes. parameter: the one that holds the name, a text or a list.
Problem& variableMissing(const CubeSignature& cube, const QString& name, const QString& port, const QString& parameter, CheckResult& check);

} // namespace terrella
