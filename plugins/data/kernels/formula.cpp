// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/formula.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <limits>
#include <numbers>
#include <optional>

namespace terrella::data {

namespace {

constexpr std::size_t kLongest = 4000;
constexpr int kDeepest = 64;

bool isLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// By recursive descent; the first error ends it.
class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    std::variant<Formula, FormulaError> parse()
    {
        if (m_text.size() > kLongest)
            return FormulaError{"The formula is longer than 4000 characters", kLongest};
        skip();
        if (m_at == m_text.size())
            return FormulaError{"The formula is empty", 0};
        const int root = parseOr();
        skip();
        if (!m_error && m_at < m_text.size())
            fail("An operator is missing here, or this does not belong to the formula", m_at);
        if (m_error)
            return *m_error;
        if (root + 1 != static_cast<int>(m_nodes.size())) // cannot be: the whole is made last
            return FormulaError{"The formula cannot be read", 0};
        return Formula{std::move(m_nodes)};
    }

private:
    void skip()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
    }
    [[nodiscard]] char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    int fail(std::string what, std::size_t at)
    {
        if (!m_error)
            m_error = FormulaError{std::move(what), at};
        m_at = m_text.size();
        return 0;
    }

    int add(FormulaOp op, std::size_t first, std::vector<int> operands, double number = 0.0, std::string text = {})
    {
        m_nodes.push_back({op, first, m_at - first, number, std::move(text), std::move(operands)});
        return static_cast<int>(m_nodes.size()) - 1;
    }

    [[nodiscard]] std::size_t firstOf(int node) const
    {
        return static_cast<std::size_t>(node) < m_nodes.size() ? m_nodes[static_cast<std::size_t>(node)].first : 0;
    }

    /// A sign, or a word that stands alone.
    bool take(std::string_view token)
    {
        skip();
        if (m_text.substr(m_at, token.size()) != token)
            return false;
        const char next = m_at + token.size() < m_text.size() ? m_text[m_at + token.size()] : '\0';
        if (isLetter(token.front()) && (isLetter(next) || isDigit(next) || next == '.'))
            return false;
        m_at += token.size();
        return true;
    }

    template <class Next>
    int chain(const std::vector<std::pair<std::string_view, FormulaOp>>& operators, const Next& next)
    {
        int left = next();
        for (bool more = true; more && !m_error;) {
            more = false;
            for (const auto& [token, op] : operators) {
                if (token == "*" && m_text.substr(std::min(m_at, m_text.size()), 2) == "**")
                    continue;
                if (!take(token))
                    continue;
                const int right = next();
                left = add(op, firstOf(left), {left, right});
                more = true;
                break;
            }
        }
        return left;
    }

    int parseOr()
    {
        return chain({{"or", FormulaOp::Or}, {"||", FormulaOp::Or}}, [this] { return parseAnd(); });
    }
    int parseAnd()
    {
        return chain({{"and", FormulaOp::And}, {"&&", FormulaOp::And}}, [this] { return parseNot(); });
    }
    int parseNot()
    {
        skip();
        const std::size_t first = m_at;
        if (take("not") || (peek() == '!' && peek(1) != '=' && take("!"))) {
            if (++m_depth > kDeepest)
                return fail("The formula is nested too deeply", first);
            const int operand = parseNot();
            --m_depth;
            return add(FormulaOp::Not, first, {operand});
        }
        return chain({{"<=", FormulaOp::LessEqual}, {">=", FormulaOp::GreaterEqual}, {"==", FormulaOp::Equal}, {"!=", FormulaOp::NotEqual},
                         {"<", FormulaOp::Less}, {">", FormulaOp::Greater}},
            [this] { return parseSum(); });
    }
    int parseSum()
    {
        return chain({{"+", FormulaOp::Add}, {"-", FormulaOp::Subtract}}, [this] { return parseProduct(); });
    }
    int parseProduct()
    {
        return chain({{"*", FormulaOp::Multiply}, {"/", FormulaOp::Divide}}, [this] { return parseSign(); });
    }

    int parseSign()
    {
        skip();
        const std::size_t first = m_at;
        if (++m_depth > kDeepest)
            return fail("The formula is nested too deeply", first);
        int out = 0;
        if (take("-"))
            out = add(FormulaOp::Negate, first, {parseSign()});
        else if (take("+"))
            out = parseSign();
        else
            out = parsePower();
        --m_depth;
        return out;
    }

    int parsePower()
    {
        const int base = parseValue();
        if (m_error || !(take("^") || take("**")))
            return base;
        const int exponent = parseSign();
        return add(FormulaOp::Power, firstOf(base), {base, exponent});
    }

    int parseValue()
    {
        skip();
        const std::size_t first = m_at;
        if (take("(")) {
            const int inner = parseOr();
            if (!m_error && !take(")"))
                return fail("A closing parenthesis is missing", m_at);
            return inner;
        }
        if (isDigit(peek()) || (peek() == '.' && isDigit(peek(1))))
            return parseNumber(first);
        if (peek() == '\'')
            return parseQuoted(first);
        if (isLetter(peek()))
            return parseName(first);
        return fail(m_at >= m_text.size() ? "A value is missing at the end" : "A number, a variable or a function is missing here", m_at);
    }

    int parseNumber(std::size_t first)
    {
        double number = 0.0;
        const char* begin = m_text.data() + m_at;
        const auto [end, failed] = std::from_chars(begin, m_text.data() + m_text.size(), number);
        if (failed != std::errc())
            return fail("This number cannot be read", first);
        m_at += static_cast<std::size_t>(end - begin);
        const std::size_t afterNumber = m_at;
        std::string units = parseUnits();
        if (units.empty() && !m_error)
            m_at = afterNumber;
        return add(FormulaOp::Number, first, {}, number, std::move(units));
    }

    /// A word of letters with a whole power stuck to it; false where none begins here.
    bool takeUnitWord()
    {
        const auto isUnitLetter = [](char c) { return (isLetter(c) && c != '_') || c == '%'; };
        if (!isUnitLetter(peek()))
            return false;
        std::size_t end = m_at;
        while (end < m_text.size() && (isUnitLetter(m_text[end]) || m_text[end] == '_'))
            ++end;
        const std::string_view word = m_text.substr(m_at, end - m_at);
        if (word == "and" || word == "or" || word == "not" || (end < m_text.size() && m_text[end] == '('))
            return false;
        m_at = end;
        std::size_t power = m_at;
        if (peek() == '^')
            ++power;
        else if (peek() == '*' && peek(1) == '*')
            power += 2;
        if (power < m_text.size() && (m_text[power] == '-' || m_text[power] == '+'))
            ++power;
        if (power < m_text.size() && isDigit(m_text[power])) {
            while (power < m_text.size() && isDigit(m_text[power]))
                ++power;
            m_at = power;
        }
        return true;
    }

    std::string parseUnits()
    {
        skip();
        if (peek() == '[') {
            const std::size_t end = m_text.find(']', m_at);
            if (end == std::string_view::npos) {
                fail("A closing bracket is missing behind the units", m_at);
                return {};
            }
            std::string out(m_text.substr(m_at + 1, end - m_at - 1));
            m_at = end + 1;
            return out;
        }
        const std::size_t first = m_at;
        std::size_t last = m_at;
        while (takeUnitWord()) {
            last = m_at;
            if (peek() == '/' && isLetter(peek(1)))
                ++m_at; // m/s, without blanks; with them it is a division
            else
                skip();
        }
        m_at = last;
        return std::string(m_text.substr(first, last - first));
    }

    int parseQuoted(std::size_t first)
    {
        const std::size_t end = m_text.find('\'', m_at + 1);
        if (end == std::string_view::npos)
            return fail("The closing quote of a name is missing", first);
        std::string name(m_text.substr(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return add(FormulaOp::Variable, first, {}, 0.0, std::move(name));
    }

    int parseName(std::size_t first)
    {
        while (isLetter(peek()) || isDigit(peek()) || (peek() == '.' && (isLetter(peek(1)) || peek(1) == '\'')))
            ++m_at;
        std::string name(m_text.substr(first, m_at - first));
        if (name.ends_with('.')) { // data.'odd name'
            const std::size_t quote = peek() == '\'' ? m_text.find('\'', m_at + 1) : std::string_view::npos;
            if (quote == std::string_view::npos)
                return fail("The name of a variable is missing behind the dot", m_at);
            name += m_text.substr(m_at + 1, quote - m_at - 1);
            m_at = quote + 1;
        }
        const std::size_t end = m_at;
        skip();
        if (peek() == '(')
            return parseCall(first, name);
        m_at = end;
        if (name == "pi")
            return add(FormulaOp::Number, first, {}, std::numbers::pi);
        if (name == "nan" || name == "NaN")
            return add(FormulaOp::Number, first, {}, std::numeric_limits<double>::quiet_NaN());
        return add(FormulaOp::Variable, first, {}, 0.0, std::move(name));
    }

    int parseCall(std::size_t first, const std::string& name)
    {
        const auto& known = formulaFunctions();
        const auto function = std::ranges::find_if(known, [&](const FormulaFunction& f) { return name == f.name; });
        if (function == known.end())
            return fail("There is no function '" + name + "'", first);
        ++m_at;
        std::vector<int> operands;
        if (++m_depth > kDeepest)
            return fail("The formula is nested too deeply", first);
        while (!m_error) {
            operands.push_back(parseOr());
            if (take(","))
                continue;
            if (!m_error && !take(")"))
                return fail("A comma or a closing parenthesis is missing", m_at);
            break;
        }
        --m_depth;
        if (!m_error && (operands.size() < function->fewest || operands.size() > function->most))
            return fail("'" + name + "' takes " + std::to_string(function->fewest)
                    + (function->most == function->fewest ? ""
                            : function->most > 99         ? " or more"
                                                          : " to " + std::to_string(function->most))
                    + (function->most == 1 ? " value" : " values") + ", and not " + std::to_string(operands.size()),
                first);
        return add(FormulaOp::Call, first, std::move(operands), 0.0, name);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::vector<FormulaNode> m_nodes;
    std::optional<FormulaError> m_error;
};

} // namespace

const std::vector<FormulaFunction>& formulaFunctions()
{
    static const std::vector<FormulaFunction> all{{"abs", 1, 1}, {"acos", 1, 1}, {"asin", 1, 1}, {"atan", 1, 1}, {"atan2", 2, 2}, {"cbrt", 1, 1},
        {"ceil", 1, 1}, {"clip", 3, 3}, {"coalesce", 2, 100}, {"cos", 1, 1}, {"cosh", 1, 1}, {"exp", 1, 1}, {"floor", 1, 1}, {"hypot", 2, 2},
        {"isnan", 1, 1}, {"log", 1, 1}, {"log10", 1, 1}, {"log2", 1, 1}, {"max", 2, 100}, {"min", 2, 100}, {"mod", 2, 2}, {"nanmax", 2, 100},
        {"nanmin", 2, 100}, {"pow", 2, 2}, {"round", 1, 1}, {"sign", 1, 1}, {"sin", 1, 1}, {"sinh", 1, 1}, {"sqrt", 1, 1}, {"tan", 1, 1},
        {"tanh", 1, 1}, {"where", 3, 3}};
    return all;
}

std::variant<Formula, FormulaError> parseFormula(std::string_view text) { return Parser(text).parse(); }

} // namespace terrella::data
