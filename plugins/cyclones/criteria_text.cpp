// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/criteria_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <map>

namespace terrella::cyclones {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DetectionCriteria)
};

/// Parts of a line, its expression read, its numbers checked.
class Line {
public:
    Line(const QString& text, std::size_t least, std::size_t most, const QString& form, const Expression::Resolver& resolve) : m_text(text)
    {
        m_parts = splitArguments(text.toStdString());
        if (m_parts.size() < least || m_parts.size() > most) {
            fail(Tr::tr("it must read %1").arg(form));
            return;
        }
        std::variant<Expression, std::string> parsed = Expression::parse(m_parts.front(), resolve);
        if (const auto* problem = std::get_if<std::string>(&parsed))
            fail(QString::fromStdString(*problem));
        else
            m_expression = std::get<Expression>(std::move(parsed));
    }

    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] const Expression& expression() const { return m_expression; }
    [[nodiscard]] QString part(std::size_t k) const { return k < m_parts.size() ? QString::fromStdString(m_parts[k]) : QString(); }

    double number(std::size_t k, const QString& what)
    {
        double value = 0.0;
        if (m_problem.isEmpty() && k < m_parts.size() && !parseNumber(m_parts[k], value))
            fail(Tr::tr("'%1' is no number for the %2").arg(part(k), what));
        return value;
    }
    double distance(std::size_t k, const QString& what)
    {
        const double value = number(k, what);
        if (m_problem.isEmpty() && (value < 0.0 || value > 180.0))
            fail(Tr::tr("the %1 must lie between 0 and 180 degrees").arg(what));
        return value;
    }
    void fail(const QString& why)
    {
        if (m_problem.isEmpty())
            m_problem = Tr::tr("'%1' cannot be used: %2.").arg(m_text, why);
    }

private:
    QString m_text;
    QString m_problem;
    std::vector<std::string> m_parts;
    Expression m_expression;
};

} // namespace

std::optional<Comparison> parseComparison(const QString& text)
{
    static const std::map<QString, Comparison> known{{QStringLiteral(">"), Comparison::Greater}, {QStringLiteral(">="), Comparison::GreaterEqual},
        {QStringLiteral("<"), Comparison::Less}, {QStringLiteral("<="), Comparison::LessEqual}, {QStringLiteral("="), Comparison::Equal},
        {QStringLiteral("=="), Comparison::Equal}, {QStringLiteral("!="), Comparison::NotEqual}};
    const auto it = known.find(text.trimmed());
    return it == known.end() ? std::nullopt : std::optional(it->second);
}

std::variant<ClosedContour, QString> parseClosedContour(const QString& text, const Expression::Resolver& resolve)
{
    Line line(text, 3, 4, Tr::tr("variable,change,radius,offset"), resolve);
    ClosedContour contour{
        line.expression(), line.number(1, Tr::tr("change")), line.distance(2, Tr::tr("radius")), line.distance(3, Tr::tr("offset"))};
    if (contour.delta == 0.0)
        line.fail(Tr::tr("the change must not be 0"));
    if (!line.problem().isEmpty())
        return line.problem();
    return contour;
}

std::variant<FieldThreshold, QString> parseThreshold(const QString& text, const Expression::Resolver& resolve)
{
    Line line(text, 3, 4, Tr::tr("variable,comparison,value,radius"), resolve);
    const std::optional<Comparison> comparison = parseComparison(line.part(1));
    if (!comparison)
        line.fail(Tr::tr("'%1' is no comparison; there are >, >=, <, <=, = and !=").arg(line.part(1)));
    const FieldThreshold threshold{
        line.expression(), comparison.value_or(Comparison::Greater), line.number(2, Tr::tr("value")), line.distance(3, Tr::tr("radius"))};
    if (!line.problem().isEmpty())
        return line.problem();
    return threshold;
}

std::variant<NamedOutput, QString> parseOutput(const QString& text, const Expression::Resolver& resolve)
{
    static const QRegularExpression named(QStringLiteral("^\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)$"));
    const QRegularExpressionMatch match = named.match(text);
    Line line(match.hasMatch() ? match.captured(2) : text, 2, 3, Tr::tr("name=variable,statistic,radius"), resolve);
    static const std::map<QString, Statistic> known{{QStringLiteral("min"), Statistic::Minimum}, {QStringLiteral("max"), Statistic::Maximum},
        {QStringLiteral("avg"), Statistic::Average}, {QStringLiteral("mindist"), Statistic::DistanceOfMinimum},
        {QStringLiteral("maxdist"), Statistic::DistanceOfMaximum}};
    const auto it = known.find(line.part(1));
    if (it == known.end())
        line.fail(Tr::tr("'%1' is no statistic; there are min, max, avg, mindist and maxdist").arg(line.part(1)));
    NamedOutput out{match.captured(1), {line.expression(), it == known.end() ? Statistic::Minimum : it->second, line.distance(2, Tr::tr("radius"))}};
    if (!line.problem().isEmpty())
        return line.problem();
    if (out.name.isEmpty()) {
        static const QRegularExpression other(QStringLiteral("[^A-Za-z0-9]+"));
        out.name = line.part(0) + QLatin1Char('_') + line.part(1);
        out.name = out.name.replace(other, QStringLiteral("_")).toLower();
        while (out.name.startsWith(QLatin1Char('_')))
            out.name.remove(0, 1);
    }
    return out;
}

} // namespace terrella::cyclones
