// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/kernels/expression.h"

#include <array>
#include <charconv>

namespace terrella::cyclones {

namespace {

constexpr std::size_t kMostOperands = 16;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

} // namespace

std::vector<std::string> splitArguments(std::string_view text)
{
    std::vector<std::string> out;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t k = 0; k <= text.size(); ++k) {
        if (k == text.size() || (text[k] == ',' && depth == 0)) {
            out.emplace_back(trimmed(text.substr(begin, k - begin)));
            begin = k + 1;
        } else if (text[k] == '(') {
            ++depth;
        } else if (text[k] == ')') {
            --depth;
        }
    }
    return out;
}

bool parseNumber(std::string_view text, double& value)
{
    text = trimmed(text);
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

struct Expression::Parser {
    const Resolver& resolve;
    std::vector<Node>& nodes;
    int depth = 0;

    static bool operation(std::string_view name, Op& op, std::size_t& least, std::size_t& most)
    {
        struct Known {
            std::string_view name;
            Op op;
            std::size_t least, most;
        };
        static constexpr std::array<Known, 7> known{{{"_SUM", Op::Sum, 2, kMostOperands}, {"_DIFF", Op::Difference, 2, 2},
            {"_PROD", Op::Product, 2, kMostOperands}, {"_DIV", Op::Quotient, 2, 2}, {"_AVG", Op::Average, 2, kMostOperands},
            {"_VECMAG", Op::Magnitude, 2, kMostOperands}, {"_ABS", Op::Absolute, 1, 1}}};
        for (const Known& k : known) {
            if (k.name == name) {
                op = k.op;
                least = k.least;
                most = k.most;
                return true;
            }
        }
        return false;
    }

    /// Empty on success, else a sentence.
    std::string parse(std::string_view text)
    {
        text = trimmed(text);
        if (text.empty())
            return "a variable is missing";
        if (depth > 8)
            return "expressions may be nested eight deep; this one is deeper";
        if (double number = 0.0; parseNumber(text, number)) {
            nodes.push_back({Op::Constant, 0, -1, static_cast<float>(number)});
            return {};
        }
        const auto open = text.find('(');
        if (open == std::string_view::npos)
            return leaf({std::string(text), {}});
        if (text.back() != ')')
            return quoted(text) + " has no closing parenthesis at its end";
        const std::string_view name = trimmed(text.substr(0, open));
        const std::string_view inner = text.substr(open + 1, text.size() - open - 2);
        if (name.empty() || name.front() != '_')
            return leaf({std::string(name), std::string(trimmed(inner))});
        Op op = Op::Sum;
        std::size_t least = 0;
        std::size_t most = 0;
        if (!operation(name, op, least, most))
            return quoted(name) + " is not an operation; there are _SUM, _DIFF, _PROD, _DIV, _AVG, _VECMAG and _ABS";
        const std::vector<std::string> operands = splitArguments(inner);
        if (operands.size() < least || operands.size() > most)
            return std::string(name)
                + (least == most ? " takes " + std::to_string(least) : " takes " + std::to_string(least) + " to " + std::to_string(most))
                + " operands; " + quoted(text) + " has " + std::to_string(operands.size());
        ++depth;
        for (const std::string& operand : operands) {
            if (std::string problem = parse(operand); !problem.empty())
                return problem;
        }
        --depth;
        nodes.push_back({op, static_cast<int>(operands.size()), -1, 0.0F});
        return {};
    }

    std::string leaf(const FieldName& name)
    {
        const std::variant<int, std::string> found = resolve(name);
        if (const auto* problem = std::get_if<std::string>(&found))
            return *problem;
        nodes.push_back({Op::Field, 0, std::get<int>(found), 0.0F});
        return {};
    }
};

std::variant<Expression, std::string> Expression::parse(std::string_view text, const Resolver& resolve)
{
    Expression expression;
    Parser parser{resolve, expression.m_nodes};
    if (std::string problem = parser.parse(text); !problem.empty())
        return problem;
    return expression;
}

Expression Expression::field(int index)
{
    Expression e;
    e.m_nodes = {{Op::Field, 0, index, 0.0F}};
    return e;
}

Expression Expression::difference(int left, int right)
{
    Expression e;
    e.m_nodes = {{Op::Field, 0, left, 0.0F}, {Op::Field, 0, right, 0.0F}, {Op::Difference, 2, -1, 0.0F}};
    return e;
}

Expression Expression::quotient(int field, float divisor)
{
    Expression e;
    e.m_nodes = {{Op::Field, 0, field, 0.0F}, {Op::Constant, 0, -1, divisor}, {Op::Quotient, 2, -1, 0.0F}};
    return e;
}

Expression Expression::average(int left, int right)
{
    Expression e;
    e.m_nodes = {{Op::Field, 0, left, 0.0F}, {Op::Field, 0, right, 0.0F}, {Op::Average, 2, -1, 0.0F}};
    return e;
}

Expression Expression::magnitude(int x, int y)
{
    Expression e;
    e.m_nodes = {{Op::Field, 0, x, 0.0F}, {Op::Field, 0, y, 0.0F}, {Op::Magnitude, 2, -1, 0.0F}};
    return e;
}

float Expression::evaluate(std::span<const float* const> fields, std::uint32_t cell) const
{
    std::array<float, kMostOperands * 8> stack{};
    std::size_t top = 0;
    for (const Node& node : m_nodes) {
        if (node.op == Op::Field) {
            stack[top++] = fields[static_cast<std::size_t>(node.field)][cell];
            continue;
        }
        if (node.op == Op::Constant) {
            stack[top++] = node.constant;
            continue;
        }
        top -= static_cast<std::size_t>(node.arity);
        float* const operand = stack.data() + top;
        float value = operand[0];
        switch (node.op) {
        case Op::Sum:
        case Op::Average:
            for (int k = 1; k < node.arity; ++k)
                value += operand[k];
            if (node.op == Op::Average)
                value /= static_cast<float>(node.arity);
            break;
        case Op::Difference: value -= operand[1]; break;
        case Op::Product:
            for (int k = 1; k < node.arity; ++k)
                value *= operand[k];
            break;
        case Op::Quotient: value /= operand[1]; break;
        case Op::Magnitude: {
            float sum = 0.0F;
            for (int k = 0; k < node.arity; ++k)
                sum += operand[k] * operand[k];
            value = std::sqrt(sum);
            break;
        }
        case Op::Absolute: value = std::abs(value); break;
        case Op::Field:
        case Op::Constant: break;
        }
        stack[top++] = value;
    }
    return stack[0];
}

} // namespace terrella::cyclones
