// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/formula.h"
#include "plugins/data/kernels/formula_program.h"

#include "plugins/data/values/formula_units.h"

#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::data;

namespace {

/// Variables of one cell: units, value and whether a name makes it a difference.
struct Known {
    const char* name;
    const char* units;
    float value;
};
constexpr Known kKnown[] = {{"u", "m s-1", 3.0F}, {"v", "m s-1", 4.0F}, {"kn", "knot", 10.0F}, {"t2m", "K", 300.0F}, {"tc", "degC", 20.0F},
    {"tf", "degF", 50.0F}, {"anomaly", "K", 2.0F}, {"msl", "Pa", 101325.0F}, {"tp", "m", 0.002F}, {"z", "m2 s-2", 98.0665F}, {"q", "kg kg-1", 0.01F},
    {"lat", "degrees_north", 30.0F}, {"gone", "K", NAN}, {"n", "1", 5.0F}, {"nothing", "", 7.0F}, {"odd name", "m", 2.0F}, {"weird", "flurbs", 1.0F}};

const std::vector<Variable>& variables()
{
    static const std::vector<Variable> all = [] {
        std::vector<Variable> out;
        for (const Known& known : kKnown) {
            Variable variable;
            variable.name = QLatin1String(known.name);
            variable.units = QLatin1String(known.units);
            out.push_back(variable);
        }
        return out;
    }();
    return all;
}

std::variant<FormulaVariable, QString> resolve(const QString& name)
{
    for (std::size_t k = 0; k < variables().size(); ++k) {
        if (variables()[k].name == name)
            return FormulaVariable{k, &variables()[k]};
    }
    return QStringLiteral("There is no variable '%1'").arg(name);
}

double valueOf(const UnitFormula& formula)
{
    std::vector<FormulaOperand> operands;
    for (const Known& known : kKnown)
        operands.push_back({&known.value, true});
    float out = 0.0F;
    evaluate(formula.program, operands, {&out, 1});
    return static_cast<double>(out);
}

} // namespace

class FormulaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void computes_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("units");
        QTest::addColumn<double>("value");
        const auto row = [](const char* formula, const char* wanted, const char* units, double value) {
            QTest::newRow(qPrintable(QStringLiteral("%1 -> %2").arg(QLatin1String(formula), QLatin1String(wanted))))
                << QString::fromLatin1(formula) << QString::fromLatin1(wanted) << QString::fromLatin1(units) << value;
        };
        row("sqrt(u^2 + v^2)", "", "m s-1", 5.0);
        row("hypot(u, v)", "km/h", "km/h", 18.0);
        row("u + kn", "", "m s-1", 3.0 + 10.0 * 1852.0 / 3600.0);
        row("1 + 2 * 3 - 4 / 2", "", "1", 5.0);
        row("2 ^ 3 ^ 2", "", "1", 512.0);
        row("-2 ^ 2", "", "1", -4.0);
        row("2 ** -1", "", "1", 0.5);
        row("(1 + 2) * 3", "", "1", 9.0);
        row("u * 2", "", "m s-1", 6.0);
        row("z / 9.80665 m s-2", "m", "m", 10.0);
        row("u / (10 m)", "s-1", "s-1", 0.3);
        row("10 m/s", "", "m/s", 10.0);
        row("9.81 [m s**-2]", "", "m s**-2", 9.81);
        row("1 / u", "", "m-1 s", 1.0 / 3.0);
        row("where(tp > 1 mm, tp, 0)", "mm", "mm", 2.0);
        row("where(tp > 3 mm, tp, 0)", "mm", "mm", 0.0);
        row("msl > 1000 hPa and not tp < 1 mm", "", "1", 1.0);
        row("n == 5 or n != 5", "", "1", 1.0);
        row("3 < n && n <= 5", "", "1", 1.0);
        row("exp(log(n))", "", "1", 5.0);
        row("log10(msl / 1 Pa)", "", "1", std::log10(101325.0));
        row("sin(lat)", "", "1", 0.5);
        row("asin(0.5)", "degree", "degree", 30.0);
        row("atan2(u, v)", "degree", "degree", std::atan2(3.0, 4.0) * 180.0 / M_PI);
        row("2 * 7.292e-5 s-1 * sin(lat)", "", "s-1", 7.292e-5);
        row("max(u, v, kn)", "", "m s-1", 10.0 * 1852.0 / 3600.0);
        row("min(u, v)", "", "m s-1", 3.0);
        row("clip(v, 0 m/s, 3.5 m/s)", "", "m s-1", 3.5);
        row("abs(-3) + floor(1.7) + ceil(1.2) + round(2.5) + sign(-4)", "", "1", 8.0);
        row("mod(-1, 4)", "", "1", 3.0);
        row("cbrt(27 m3)", "", "m", 3.0);
        row("isnan(gone)", "", "1", 1.0);
        row("coalesce(gone, t2m)", "", "K", 300.0);
        row("nanmax(gone, t2m)", "", "K", 300.0);
        row("q * 1000", "", "kg kg-1", 10.0);
        row("q", "g/kg", "g/kg", 10.0);
        row("'odd name' * 2", "", "m", 4.0);
        row("nothing + 1", "", "1", 8.0);
        row("pow(u, 2)", "", "m2 s-2", 9.0);
        row("2 * pi * n", "", "1", 10.0 * M_PI);
        // temperatures and their differences
        row("t2m - 273.15 K", "", "K", 26.85);
        row("t2m - 273.15 K", "degC", "degC", 26.85);
        row("t2m - 5 K", "degC", "degC", 21.85);
        row("t2m + 5 K", "", "K", 305.0);
        row("tc + 5 K", "", "degC", 25.0);
        row("tc - t2m", "", "K", 293.15 - 300.0);
        row("t2m - tc", "degC", "degC", 6.85);
        row("tc - tf", "", "K", 10.0);
        row("tf - tc", "", "K", -10.0);
        row("(tc + tf) / 2", "degC", "degC", 15.0);
        row("tc + anomaly", "", "degC", 22.0);
        row("anomaly + tc", "", "degC", 22.0);
        row("tc > 290 K", "", "1", 1.0);
        row("t2m > 25 degC", "", "1", 1.0);
        row("tc * 2", "", "K", 586.3);
        row("max(tc, t2m)", "", "degC", 26.85);
        row("anomaly * 2", "degC", "degC", 4.0);
    }
    void computes()
    {
        QFETCH(QString, formula);
        QFETCH(QString, wanted);
        QFETCH(QString, units);
        QFETCH(double, value);
        const auto compiled = compileFormula(formula, wanted, resolve);
        if (const FormulaError* error = std::get_if<FormulaError>(&compiled))
            QFAIL(qPrintable(formulaMessage(formula, *error)));
        const UnitFormula& out = std::get<UnitFormula>(compiled);
        QCOMPARE(out.units, units);
        const double found = valueOf(out);
        QVERIFY2(std::abs(found - value) <= 1e-6 * std::max(1e-3, std::abs(value)), qPrintable(QString::number(found, 'g', 10)));
    }

    void missingStaysMissing_data()
    {
        QTest::addColumn<QString>("formula");
        for (const char* formula : {"gone + 1 K", "gone > 1 K", "where(gone > 1 K, 1, 2)", "max(gone, t2m)", "min(t2m, gone)", "not (gone > 1 K)",
                 "nan", "sqrt(-1)", "0 / 0", "gone > 1 K or n == 5"})
            QTest::newRow(formula) << QString::fromLatin1(formula);
    }
    void missingStaysMissing()
    {
        QFETCH(QString, formula);
        const auto compiled = compileFormula(formula, {}, resolve);
        QVERIFY(std::holds_alternative<UnitFormula>(compiled));
        QVERIFY(std::isnan(valueOf(std::get<UnitFormula>(compiled))));
    }

    void errorsPointAtTheirPlace_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<int>("at");
        const auto row = [](const char* formula, const char* sentence, int at) {
            QTest::newRow(formula) << QString::fromLatin1(formula) << QString::fromLatin1(sentence) << at;
        };
        row("", "The formula is empty", 0);
        row("u +", "A value is missing at the end", 3);
        row("u + * v", "A number, a variable or a function is missing here", 4);
        row("(u + v", "A closing parenthesis is missing", 6);
        row("u v", "An operator is missing here", 2);
        row("u + wind", "There is no variable 'wind'", 4);
        row("u + root(v)", "There is no function 'root'", 4);
        row("u + max(v)", "'max' takes 2 or more values, and not 1", 4);
        row("sqrt(u, v)", "'sqrt' takes 1 value, and not 2", 0);
        row("u + t2m", "'t2m' is in K, which does not convert to m s-1", 4);
        row("msl - 100", "'100' has no units, and something in Pa is needed", 6);
        row("exp(msl)", "'msl' is in Pa, which does not convert to 1", 4);
        row("u ^ n", "'u' is in m s-1 and can only be raised to a number", 4);
        row("sqrt(u)", "'u' in m s-1 has no power of 0.5", 0);
        row("u + 3 flurbs", "'flurbs' is no known unit", 4);
        row("weird + 1", "'weird' is in 'flurbs', which is no known unit", 0);
        row("u + 'x", "The closing quote of a name is missing", 4);
        row("3 [m", "A closing bracket is missing behind the units", 2);
        row("where(u, 1, 2)", "'u' is in m s-1, which does not convert to 1", 6);
        row("u and n", "'u' is in m s-1, which does not convert to 1", 0);
    }
    void errorsPointAtTheirPlace()
    {
        QFETCH(QString, formula);
        QFETCH(QString, sentence);
        QFETCH(int, at);
        const auto compiled = compileFormula(formula, {}, resolve);
        QVERIFY(std::holds_alternative<FormulaError>(compiled));
        const FormulaError& error = std::get<FormulaError>(compiled);
        QVERIFY2(QString::fromStdString(error.what).startsWith(sentence), error.what.c_str());
        QCOMPARE(static_cast<int>(error.at), at);
    }

    void caretStandsUnderThePlace()
    {
        const QString formula = QString::fromUtf8("ü + wind");
        const auto compiled = compileFormula(formula, {}, resolve);
        const QStringList lines
            = formulaMessage(QStringLiteral("n + wind"), std::get<FormulaError>(compileFormula(QStringLiteral("n + wind"), {}, resolve)))
                  .split(QLatin1Char('\n'));
        QCOMPARE(lines, (QStringList{QStringLiteral("There is no variable 'wind'."), QStringLiteral("  n + wind"), QStringLiteral("      ^")}));
        QVERIFY(std::holds_alternative<FormulaError>(compiled));
    }

    void conversionsAreSaid()
    {
        const auto compiled = compileFormula(QStringLiteral("u + kn + kn"), {}, resolve);
        QCOMPARE(std::get<UnitFormula>(compiled).notes, QStringList{QStringLiteral("kn is in knot and is converted to m s-1.")});
    }

    void depthAndLengthAreLimited()
    {
        std::string deep(5000, '(');
        QVERIFY(std::holds_alternative<FormulaError>(parseFormula(deep)));
        for (const char* piece : {"(", "-", "not ", "sin(", "2^", "!"}) {
            std::string nested;
            for (int k = 0; k < 900; ++k)
                nested += piece;
            const auto parsed = parseFormula(nested + "1");
            QVERIFY2(std::holds_alternative<FormulaError>(parsed), piece);
        }
        std::string wide = "1";
        while (wide.size() < 3900)
            wide += "+1";
        const auto compiled = compileFormula(QString::fromStdString(wide), {}, resolve);
        QCOMPARE(valueOf(std::get<UnitFormula>(compiled)), 1951.0);
    }

    /// Pieces of formulas thrown together never do worse than fail.
    void survivesAnything()
    {
        const std::vector<std::string> pieces{"u", "v", "(", ")", "+", "-", "*", "/", "^", ",", " ", "1", ".5", "e3", "K", "m", "where(", "max(",
            "sqrt(", "'", "[", "]", "nan", "and", "not", "<", "=", "!", "data.", ".", "\xC3\xBC", "%"};
        unsigned state = 12345;
        int read = 0;
        for (int round = 0; round < 20000; ++round) {
            std::string text;
            for (unsigned k = 0; k < 1 + round % 12U; ++k) {
                state = state * 1664525U + 1013904223U;
                text += pieces[(state >> 16U) % pieces.size()];
            }
            const auto compiled = compileFormula(QString::fromStdString(text), {}, resolve);
            if (const UnitFormula* formula = std::get_if<UnitFormula>(&compiled)) {
                (void)valueOf(*formula);
                ++read;
            } else {
                QVERIFY(std::get<FormulaError>(compiled).at <= text.size() + 8);
            }
        }
        QVERIFY(read > 100);
    }

    void manyCellsAreComputedInBlocks()
    {
        std::vector<float> a(3000), b(3000), out(3000);
        for (std::size_t k = 0; k < a.size(); ++k) {
            a[k] = static_cast<float>(k);
            b[k] = static_cast<float>(k % 7);
        }
        const FormulaProgram program{
            {FormulaCode::Variable, 0}, {FormulaCode::Variable, 1}, {FormulaCode::Variable, 2}, {FormulaCode::Multiply}, {FormulaCode::Add}};
        const float two = 2.0F;
        evaluate(program, std::vector<FormulaOperand>{{a.data(), false}, {b.data(), false}, {&two, true}}, out);
        for (std::size_t k = 0; k < a.size(); ++k)
            QCOMPARE(out[k], static_cast<float>(k + 2 * (k % 7)));
    }
};

QTEST_GUILESS_MAIN(FormulaTest)
#include "formula_test.moc"
