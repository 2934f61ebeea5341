// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace terrella::data {

/// What one step of a program does to the values on its stack. Comparisons and logic give 1 or 0, and NaN where a value is missing.
enum class FormulaCode {
    Number,   ///< puts `a`
    Variable, ///< puts the operand `index`
    Scale,    ///< a · x + b
    // of one value
    Negate,
    Not,
    IsNan,
    Abs,
    Sign,
    Sqrt,
    Cbrt,
    Exp,
    Log,
    Log10,
    Log2,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Floor,
    Ceil,
    Round,
    // of two values
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Mod,
    Atan2,
    Hypot,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    And,
    Or,
    Min,
    Max, ///< missing where one is
    NanMin,
    NanMax,   ///< of those that are there
    Coalesce, ///< the first, the second where that is missing
    Where     ///< condition, value where it holds, value where not
};

struct FormulaStep {
    FormulaCode code = FormulaCode::Number;
    std::size_t index = 0;
    double a = 1.0;
    double b = 0.0;
};
using FormulaProgram = std::vector<FormulaStep>;

/// One value per cell, or one for all cells.
struct FormulaOperand {
    const float* values = nullptr;
    bool isSingle = false;
};

/// How many values a step takes from the stack.
std::size_t operandsOf(FormulaCode code);

/// Computes in double precision, some cells at a time. The program must leave one value.
void evaluate(const FormulaProgram& program, std::span<const FormulaOperand> operands, std::span<float> out);

} // namespace terrella::data
