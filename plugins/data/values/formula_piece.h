// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/formula.h"
#include "plugins/data/kernels/formula_program.h"

#include <QString>

#include <map>
#include <optional>
#include <string>

namespace terrella::data {

/// Program and meaning of one part of a formula.
struct Piece {
    FormulaProgram program;
    QString units = QStringLiteral("1");
    bool isBare = false;            ///< made of numbers without units only
    std::optional<double> constant; ///< its value, where it is a number
    bool isDifference = false;      ///< of temperatures: has a scale, but no zero
    bool isLiteral = false;         ///< a number with units as it is written
    std::size_t first = 0, length = 0;
};

/// Functions that are one step of a program.
const std::map<std::string, FormulaCode>& plainFunctions();

bool isTemperature(const QString& units);
/// degC, degF: a scale with a zero of its own.
bool hasZero(const QString& units);

/// Two pieces and a step that makes one of them, with the units of the first.
Piece join(const FormulaNode& node, Piece a, Piece b, FormulaCode code);
/// A piece and a step that changes it.
Piece wrap(const FormulaNode& node, Piece a, FormulaCode code);
/// A number without units.
Piece plain(Piece piece);

} // namespace terrella::data
