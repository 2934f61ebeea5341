// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace terrella::data {

enum class FormulaOp {
    Number,   ///< text: its units, or empty
    Variable, ///< text: its name
    Negate,
    Not,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    And,
    Or,
    Call ///< text: the function's name, one of functions()
};

/// A part of a formula: an operation on other parts, and where it stands in the text.
struct FormulaNode {
    FormulaOp op = FormulaOp::Number;
    std::size_t first = 0; ///< of the text it came from
    std::size_t length = 0;
    double number = 0.0;
    std::string text;
    std::vector<int> operands; ///< indices of nodes
};

/// nodes.back() is the whole.
struct Formula {
    std::vector<FormulaNode> nodes;
};

/// A sentence and the place in the text it speaks of.
struct FormulaError {
    std::string what;
    std::size_t at = 0;
};

struct FormulaFunction {
    const char* name;
    std::size_t fewest;
    std::size_t most;
};
const std::vector<FormulaFunction>& formulaFunctions();

/// Reads formulas as "where(tp > 1 mm, tp, 0)" and "sqrt(u^2 + other.v^2) / 2 m s-1". From loosest to tightest: or; and; not; < <= > >= == !=; + −; *
/// /; sign; ^ (from right to left, also **). Names are letters, digits and _, with "port." before them where wanted, or anything in '…'. A number may
/// be followed by units: words with powers ("9.81 m s-2", "10 m/s"), or anything in [ ]. Constants: pi, nan. At most 4000 characters, 64 levels deep.
std::variant<Formula, FormulaError> parseFormula(std::string_view text);

} // namespace terrella::data
