// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/formula_units.h"

#include "pipelines/data/units.h"
#include "plugins/data/values/formula_piece.h"
#include "plugins/data/values/unit_change.h"

#include <QCoreApplication>

#include <cmath>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Formula)
};

/// Thrown inside this file only, from the depth of a formula to compileFormula().
struct Stop {
    FormulaError error;
};

class Compiler {
public:
    Compiler(const Formula& formula, const QString& text, const FormulaResolver& resolve)
        : m_formula(formula),
          m_text(text.toUtf8()),
          m_resolve(resolve)
    {
    }

    UnitFormula compile(const QString& wanted)
    {
        Piece whole = make(static_cast<int>(m_formula.nodes.size()) - 1);
        if (!wanted.isEmpty()) {
            if (whole.isBare && !units::sameDimension(wanted, QStringLiteral("1")))
                whole.units = wanted; // a number alone takes the units that are asked for
            else
                convert(whole, wanted, whole.isDifference);
        }
        return {std::move(whole.program), whole.units, m_notes};
    }

private:
    [[noreturn]] static void fail(const QString& what, std::size_t at) { throw Stop{{what.toStdString(), at}}; }
    [[nodiscard]] QString words(const Piece& piece) const
    {
        return QString::fromUtf8(m_text.mid(static_cast<qsizetype>(piece.first), static_cast<qsizetype>(piece.length))).trimmed();
    }

    /// Adds the conversion to a piece; by scale only for differences.
    void convert(Piece& piece, const QString& units, bool asDifference)
    {
        if (piece.units == units)
            return;
        const Result<UnitConversion> conversion = units::conversion(piece.units, units);
        if (!conversion)
            fail(piece.isBare ? Tr::tr("'%1' has no units, and something in %2 is needed; write them behind the number").arg(words(piece), units)
                              : Tr::tr("'%1' is in %2, which does not convert to %3").arg(words(piece), piece.units, units),
                piece.first);
        const double offset = asDifference ? 0.0 : conversion->offset;
        if (conversion->scale != 1.0 || offset != 0.0) {
            piece.program.push_back({FormulaCode::Scale, 0, conversion->scale, offset});
            if (!piece.isLiteral)
                m_notes.append(Tr::tr("%1 is in %2 and is converted to %3.").arg(words(piece), piece.units, units));
            if (piece.constant)
                piece.constant = conversion->scale * *piece.constant + offset;
        }
        piece.units = units;
    }

    /// Temperatures on a scale with a zero of its own become kelvins before they are multiplied.
    void toKelvin(Piece& piece)
    {
        if (hasZero(piece.units))
            convert(piece, QStringLiteral("K"), piece.isDifference);
    }

    /// Brings two pieces to the same units: those of the first, or of the second where the first is a bare number.
    void agree(Piece& a, Piece& b)
    {
        const auto adopt = [this](Piece& bare, const Piece& other) {
            if (bare.constant && (*bare.constant == 0.0 || std::isnan(*bare.constant)) && !hasZero(other.units))
                bare.units = other.units; // nothing is nothing in any units
            else if (bare.constant && std::isnan(*bare.constant))
                bare.units = other.units;
            else
                convert(bare, other.units, false);
            bare.isDifference = other.isDifference;
        };
        if (a.isBare && b.isBare)
            return;
        if (a.isBare)
            adopt(a, b);
        else if (b.isBare)
            adopt(b, a);
        else
            convert(b, a.units, a.isDifference || b.isDifference);
    }

    Piece add(const FormulaNode& node, Piece a, Piece b)
    {
        if (!isTemperature(a.units) || !isTemperature(b.units) || a.isBare || b.isBare) {
            agree(a, b);
            return join(node, std::move(a), std::move(b), FormulaCode::Add);
        }
        // a temperature and a difference, or two temperatures, whose sum has no zero but the absolute one
        const auto step = [](const Piece& p) { return p.isDifference || (p.isLiteral && !hasZero(p.units)); };
        if (!step(a) && !step(b)) {
            toKelvin(a);
            toKelvin(b);
        } else if (step(a) && !step(b)) {
            convert(a, b.units, true);
            a.isDifference = false;
            return join(node, std::move(a), std::move(b), FormulaCode::Add);
        }
        convert(b, a.units, step(b));
        return join(node, std::move(a), std::move(b), FormulaCode::Add);
    }

    Piece subtract(const FormulaNode& node, Piece a, Piece b)
    {
        if (!isTemperature(a.units) || !isTemperature(b.units) || a.isBare || b.isBare) {
            agree(a, b);
            return join(node, std::move(a), std::move(b), FormulaCode::Subtract);
        }
        // 273.15 K is the zero of the Celsius scale, other kelvins as they are written are a difference
        const bool isZeroPoint = b.isLiteral && b.constant && *b.constant == 273.15;
        const bool step = b.isDifference || (b.isLiteral && !hasZero(b.units) && !isZeroPoint);
        if (a.isDifference && !step)
            convert(b, QStringLiteral("K"), false);
        if (step || a.isDifference) {
            convert(b, a.units, step);
            return join(node, std::move(a), std::move(b), FormulaCode::Subtract);
        }
        convert(b, a.units, false);
        Piece out = join(node, std::move(a), std::move(b), FormulaCode::Subtract);
        out.isDifference = true;
        if (hasZero(out.units))
            convert(out, QStringLiteral("K"), true);
        return out;
    }

    Piece multiply(const FormulaNode& node, Piece a, Piece b)
    {
        toKelvin(a);
        toKelvin(b);
        const bool divides = node.op == FormulaOp::Divide;
        QString units = a.units;
        if (!b.isBare && b.units != QLatin1String("1")) {
            const Result<QString> other = divides ? units::power(b.units, -1) : Result<QString>(b.units);
            const bool isPlain = a.isBare || a.units == QLatin1String("1");
            const Result<QString> product = !other ? other : isPlain ? other : units::product(a.units, *other);
            if (!product)
                fail(product.error().message, node.first);
            units = *product;
        }
        const bool isDifference = (a.isDifference && b.isBare) || (b.isDifference && a.isBare);
        const std::optional<double> constant
            = a.constant && b.constant ? std::optional(divides ? *a.constant / *b.constant : *a.constant * *b.constant) : std::nullopt;
        Piece out = join(node, std::move(a), std::move(b), divides ? FormulaCode::Divide : FormulaCode::Multiply);
        out.units = units;
        out.isDifference = isDifference;
        out.constant = constant;
        return out;
    }

    /// Powers of units must be whole, or roots of them.
    QString powerOf(const Piece& base, double exponent, std::size_t at)
    {
        for (const int degree : {1, 2, 3, 4}) {
            const double whole = exponent * degree;
            if (std::abs(whole - std::round(whole)) > 1e-9 || std::abs(whole) > 100.0)
                continue;
            const Result<QString> power = units::power(base.units, static_cast<int>(std::round(whole)));
            const Result<QString> root = power && degree > 1 ? units::root(*power, degree) : power;
            if (root)
                return *root;
        }
        fail(Tr::tr("'%1' in %2 has no power of %3").arg(words(base), base.units).arg(exponent), at);
    }

    Piece power(const FormulaNode& node, Piece base, Piece exponent)
    {
        toKelvin(base);
        convert(exponent, QStringLiteral("1"), false);
        QString units = base.units;
        if (!base.isBare && base.units != QLatin1String("1")) {
            if (!exponent.constant)
                fail(Tr::tr("'%1' is in %2 and can only be raised to a number").arg(words(base), base.units), exponent.first);
            units = powerOf(base, *exponent.constant, node.first);
        }
        Piece out = join(node, std::move(base), std::move(exponent), FormulaCode::Power);
        out.units = units;
        out.isDifference = false;
        return out;
    }

    Piece compare(const FormulaNode& node, Piece a, Piece b, FormulaCode code)
    {
        agree(a, b);
        Piece out = join(node, std::move(a), std::move(b), code);
        return plain(std::move(out));
    }

    Piece logic(const FormulaNode& node, Piece a, Piece b, FormulaCode code)
    {
        convert(a, QStringLiteral("1"), false);
        convert(b, QStringLiteral("1"), false);
        return plain(join(node, std::move(a), std::move(b), code));
    }

    /// A value whose units must be plain numbers or angles, and the units of what comes out.
    Piece through(const FormulaNode& node, Piece a, const QString& in, const QString& out, FormulaCode code)
    {
        convert(a, in, false);
        Piece made = plain(wrap(node, std::move(a), code));
        made.units = out;
        return made;
    }

    Piece call(const FormulaNode& node)
    {
        const std::string& name = node.text;
        std::vector<Piece> in;
        for (const int operand : node.operands)
            in.push_back(make(operand));
        const QString one = QStringLiteral("1"), radian = QStringLiteral("radian");
        if (name == "where")
            return where(node, std::move(in));
        if (name == "pow")
            return power(node, std::move(in[0]), std::move(in[1]));
        if (name == "sqrt" || name == "cbrt") {
            toKelvin(in[0]);
            const QString units = in[0].isBare || in[0].units == one ? in[0].units : powerOf(in[0], name == "sqrt" ? 0.5 : 1.0 / 3.0, node.first);
            Piece out = wrap(node, std::move(in[0]), name == "sqrt" ? FormulaCode::Sqrt : FormulaCode::Cbrt);
            out.units = units;
            out.isDifference = false;
            return out;
        }
        const FormulaCode code = plainFunctions().at(name);
        if (name == "exp" || name.starts_with("log") || name.ends_with("h"))
            return through(node, std::move(in[0]), one, one, code);
        if (name == "sin" || name == "cos" || name == "tan")
            return through(node, std::move(in[0]), radian, one, code);
        if (name == "asin" || name == "acos" || name == "atan")
            return through(node, std::move(in[0]), one, radian, code);
        if (name == "isnan" || name == "sign")
            return plain(wrap(node, std::move(in[0]), code));
        if (in.size() == 1) // abs, floor, ceil, round: of the number as it is
            return wrap(node, std::move(in[0]), code);
        if (name == "hypot") {
            toKelvin(in[0]);
            toKelvin(in[1]);
        }
        Piece out = std::move(in[0]);
        for (std::size_t k = 1; k < in.size(); ++k) {
            agree(out, in[k]);
            out = join(node, std::move(out), std::move(in[k]), name == "clip" && k == 2 ? FormulaCode::Min : code);
        }
        if (name == "atan2") {
            out = plain(std::move(out));
            out.units = radian;
        }
        return out;
    }

    Piece where(const FormulaNode& node, std::vector<Piece> in)
    {
        convert(in[0], QStringLiteral("1"), false);
        agree(in[1], in[2]);
        Piece out = std::move(in[0]);
        for (std::size_t k : {1, 2})
            out.program.insert(out.program.end(), in[k].program.begin(), in[k].program.end());
        out.program.push_back({FormulaCode::Where});
        out.units = in[1].units;
        out.isBare = in[1].isBare && in[2].isBare;
        out.isDifference = in[1].isDifference;
        out.isLiteral = false;
        out.constant.reset();
        out.first = node.first;
        out.length = node.length;
        return out;
    }

    Piece leaf(const FormulaNode& node)
    {
        Piece out;
        out.first = node.first;
        out.length = node.length;
        if (node.op == FormulaOp::Number) {
            out.program.push_back({FormulaCode::Number, 0, node.number, 0.0});
            out.constant = node.number;
            out.isBare = node.text.empty();
            out.isLiteral = !out.isBare;
            if (!out.isBare) {
                out.units = QString::fromStdString(node.text);
                if (!units::isKnown(out.units))
                    fail(Tr::tr("'%1' is no known unit; a variable needs an operator before it").arg(out.units), node.first);
            }
            return out;
        }
        const std::variant<FormulaVariable, QString> found = m_resolve(QString::fromStdString(node.text));
        if (const QString* why = std::get_if<QString>(&found))
            fail(*why, node.first);
        const FormulaVariable& variable = std::get<FormulaVariable>(found);
        out.program.push_back({FormulaCode::Variable, variable.index});
        out.units = variable.variable->units.trimmed();
        if (out.units.isEmpty()) {
            out.units = QStringLiteral("1");
            m_notes.append(Tr::tr("'%1' states no units and is taken as a plain number.").arg(variable.variable->name));
        } else if (!units::isKnown(out.units)) {
            fail(Tr::tr("'%1' is in '%2', which is no known unit; say which they are where the data are opened")
                     .arg(variable.variable->name, out.units),
                node.first);
        }
        out.isDifference = isTemperature(out.units) && looksLikeDifference(*variable.variable);
        return out;
    }

    /// From left to right, so that the first error is the one that is told.
    Piece make(int index)
    {
        const FormulaNode& node = m_formula.nodes[static_cast<std::size_t>(index)];
        switch (node.op) {
        case FormulaOp::Number:
        case FormulaOp::Variable: return leaf(node);
        case FormulaOp::Call: return call(node);
        case FormulaOp::Not: return through(node, make(node.operands[0]), QStringLiteral("1"), QStringLiteral("1"), FormulaCode::Not);
        case FormulaOp::Negate: {
            Piece inner = make(node.operands[0]);
            toKelvin(inner);
            const std::optional<double> constant = inner.constant ? std::optional(-*inner.constant) : std::nullopt;
            Piece out = wrap(node, std::move(inner), FormulaCode::Negate);
            out.constant = constant;
            return out;
        }
        default: break;
        }
        Piece left = make(node.operands[0]);
        return binary(node, std::move(left), make(node.operands[1]));
    }

    Piece binary(const FormulaNode& node, Piece a, Piece b)
    {
        switch (node.op) {
        case FormulaOp::Add: return add(node, std::move(a), std::move(b));
        case FormulaOp::Subtract: return subtract(node, std::move(a), std::move(b));
        case FormulaOp::Power: return power(node, std::move(a), std::move(b));
        case FormulaOp::Less: return compare(node, std::move(a), std::move(b), FormulaCode::Less);
        case FormulaOp::LessEqual: return compare(node, std::move(a), std::move(b), FormulaCode::LessEqual);
        case FormulaOp::Greater: return compare(node, std::move(a), std::move(b), FormulaCode::Greater);
        case FormulaOp::GreaterEqual: return compare(node, std::move(a), std::move(b), FormulaCode::GreaterEqual);
        case FormulaOp::Equal: return compare(node, std::move(a), std::move(b), FormulaCode::Equal);
        case FormulaOp::NotEqual: return compare(node, std::move(a), std::move(b), FormulaCode::NotEqual);
        case FormulaOp::And: return logic(node, std::move(a), std::move(b), FormulaCode::And);
        case FormulaOp::Or: return logic(node, std::move(a), std::move(b), FormulaCode::Or);
        default: break;
        }
        return multiply(node, std::move(a), std::move(b)); // or divide
    }

    const Formula& m_formula;
    const QByteArray m_text;
    const FormulaResolver& m_resolve;
    QStringList m_notes;
};

} // namespace

std::variant<UnitFormula, FormulaError> compileFormula(const QString& text, const QString& units, const FormulaResolver& resolve)
{
    const QByteArray utf8 = text.toUtf8();
    const auto parsed = parseFormula({utf8.constData(), static_cast<std::size_t>(utf8.size())});
    if (const FormulaError* error = std::get_if<FormulaError>(&parsed))
        return *error;
    try {
        UnitFormula out = Compiler(std::get<Formula>(parsed), text, resolve).compile(units);
        out.notes.removeDuplicates();
        return out;
    } catch (const Stop& stop) {
        return stop.error;
    }
}

QString formulaMessage(const QString& text, const FormulaError& error)
{
    const QByteArray before = text.toUtf8().left(static_cast<qsizetype>(error.at));
    const QString line = QString(text).replace(QLatin1Char('\n'), QLatin1Char(' ')).replace(QLatin1Char('\t'), QLatin1Char(' '));
    return QString::fromStdString(error.what) + QStringLiteral(".\n  ") + line + QStringLiteral("\n  ")
        + QString(QString::fromUtf8(before).size(), QLatin1Char(' ')) + QLatin1Char('^');
}

} // namespace terrella::data
