// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "plugins/data/kernels/formula.h"
#include "plugins/data/kernels/formula_program.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <variant>

namespace terrella::data {

/// A variable that a formula names: what it is known as to the program, or a sentence that says why there is none.
struct FormulaVariable {
    std::size_t index = 0;
    const Variable* variable = nullptr;
};
using FormulaResolver = std::function<std::variant<FormulaVariable, QString>(const QString& name)>;

/// A formula with every value brought to units that fit together.
struct UnitFormula {
    FormulaProgram program;
    QString units;
    QStringList notes; ///< what is converted on the way, for people
};

/// units: of the result; empty: those that come out. The error's message shows the place in the formula under it.
std::variant<UnitFormula, FormulaError> compileFormula(const QString& text, const QString& units, const FormulaResolver& resolve);

/// "…: sentence.\n  a + b\n      ^"
QString formulaMessage(const QString& text, const FormulaError& error);

} // namespace terrella::data
