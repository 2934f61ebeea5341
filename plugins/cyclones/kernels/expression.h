// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace terrella::cyclones {

/// What stands in an expression: "msl", "z(300hPa)". The level text is empty where there is none.
struct FieldName {
    std::string name;
    std::string level;
};

/// A value per cell made from fields: one field, or an operation on them. Intermediate values are float32, as in the fields.
/// Operations: _SUM, _DIFF, _PROD, _DIV, _AVG (of two or more), _VECMAG (of two or more components), _ABS (of one).
class Expression {
public:
    /// Finds the index of a field among those handed to value(), or says why not.
    using Resolver = std::function<std::variant<int, std::string>(const FieldName&)>;

    Expression() = default;
    static Expression field(int index);
    static Expression difference(int left, int right);
    static Expression quotient(int field, float divisor);
    static Expression average(int left, int right);
    static Expression magnitude(int x, int y);

    /// Reads "_DIFF(z(300hPa),z(500hPa))". On failure the string is a sentence.
    static std::variant<Expression, std::string> parse(std::string_view text, const Resolver& resolve);

    [[nodiscard]] float value(std::span<const float* const> fields, std::uint32_t cell) const
    {
        if (m_nodes.size() == 1 && m_nodes.front().op == Op::Field)
            return fields[static_cast<std::size_t>(m_nodes.front().field)][cell];
        return evaluate(fields, cell);
    }

private:
    enum class Op : std::uint8_t { Field, Constant, Sum, Difference, Product, Quotient, Average, Magnitude, Absolute };
    struct Node {
        Op op = Op::Field;
        int arity = 0; ///< operands taken from the stack
        int field = -1;
        float constant = 0.0F;
    };
    struct Parser;

    [[nodiscard]] float evaluate(std::span<const float* const> fields, std::uint32_t cell) const;

    std::vector<Node> m_nodes; ///< operands before operators
};

/// Splits "a(b,c),d,e" at the commas outside parentheses, trimming blanks.
std::vector<std::string> splitArguments(std::string_view text);
/// The whole text as a number.
bool parseNumber(std::string_view text, double& value);

} // namespace terrella::cyclones
