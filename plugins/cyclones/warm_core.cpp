// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/warm_core.h"

#include "pipelines/core/json.h"
#include "pipelines/modules/proposals.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace terrella::cyclones {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::WarmCore)
};

constexpr double kGravity = 9.8;        // the rounding behind "−58.8 m2 s-2 is −6 m"
constexpr double kGasConstant = 287.05; // J kg-1 K-1, dry air

struct Candidate {
    int upper = -1, lower = -1;
    std::size_t upperLevel = 0, lowerLevel = 0;
};

std::optional<Candidate> atLevels(const FieldSet& fields, int variable, double upper, double lower)
{
    const Axis* levels = fields.levelsOf(variable);
    if (!levels)
        return std::nullopt;
    const int a = levelAt(*levels, upper);
    const int b = levelAt(*levels, lower);
    if (a < 0 || b < 0)
        return std::nullopt;
    return Candidate{variable, variable, static_cast<std::size_t>(a), static_cast<std::size_t>(b)};
}

/// Z300 and Z500, t_300 and t_500, HGT300 …: same letters, the levels as digits, no level axis of their own.
std::optional<Candidate> bySeparateNames(const FieldSet& fields, const QStringList& stems, double upper, double lower)
{
    static const QRegularExpression form(QStringLiteral("^([A-Za-z]+)_?(\\d+)(?:hPa|hpa|mb|MB)?$"));
    std::map<QString, Candidate> found;
    for (int v = 0; v < static_cast<int>(fields.merged().variables.size()); ++v) {
        const QRegularExpressionMatch match = form.match(fields.variable(v).name);
        const Axis* levels = fields.levelsOf(v);
        if (!match.hasMatch() || (levels && levels->size() > 1))
            continue;
        const double level = match.captured(2).toDouble();
        Candidate& candidate = found[match.captured(1)];
        if (level == upper)
            candidate.upper = v;
        else if (level == lower)
            candidate.lower = v;
    }
    for (const QString& stem : stems) {
        for (const auto& [name, candidate] : found) {
            if (name.compare(stem, Qt::CaseInsensitive) == 0 && candidate.upper >= 0 && candidate.lower >= 0)
                return candidate;
        }
    }
    return std::nullopt;
}

std::optional<Candidate> search(const FieldSet& fields, double upper, double lower)
{
    struct Kind {
        QStringList standardNames, names, stems;
    };
    static const std::vector<Kind> kinds{
        {{QStringLiteral("geopotential"), QStringLiteral("geopotential_height")},
            {QStringLiteral("z"), QStringLiteral("Z"), QStringLiteral("zg"), QStringLiteral("gh"), QStringLiteral("hgt"), QStringLiteral("HGT"),
                QStringLiteral("Z3")},
            {QStringLiteral("z"), QStringLiteral("zg"), QStringLiteral("gh"), QStringLiteral("hgt"), QStringLiteral("h"), QStringLiteral("phi")}},
        {{QStringLiteral("air_temperature")},
            {QStringLiteral("t"), QStringLiteral("T"), QStringLiteral("ta"), QStringLiteral("tmp"), QStringLiteral("TMP"), QStringLiteral("temp")},
            {QStringLiteral("t"), QStringLiteral("ta"), QStringLiteral("tmp"), QStringLiteral("temp")}}};
    const int count = static_cast<int>(fields.merged().variables.size());
    for (const Kind& kind : kinds) {
        for (int v = 0; v < count; ++v) {
            const Variable& variable = fields.variable(v);
            if (!kind.standardNames.contains(variable.standardName) && !kind.names.contains(variable.name))
                continue;
            if (const auto candidate = atLevels(fields, v, upper, lower))
                return candidate;
        }
        if (const auto candidate = bySeparateNames(fields, kind.stems, upper, lower))
            return candidate;
    }
    return std::nullopt;
}

std::optional<Candidate> chosen(const FieldSet& fields, const QString& name, double upper, double lower, CheckResult& check)
{
    const QString port = QStringLiteral("fields");
    const QString parameter = QStringLiteral("warm_core_variable");
    const int variable = fields.find(name);
    if (variable < 0) {
        variableMissing(fields.merged(), name, port, parameter, check);
        return std::nullopt;
    }
    const Axis* levels = fields.levelsOf(variable);
    if (!levels) {
        check.error(QStringLiteral("level.missing"),
            Tr::tr("'%1' has no levels; the warm core needs two. Choose a variable with a level axis, or leave it empty to use variables such as "
                   "Z300 and Z500.")
                .arg(name),
            port, parameter);
        return std::nullopt;
    }
    auto candidate = atLevels(fields, variable, upper, lower);
    if (!candidate)
        check.error(QStringLiteral("level.missing"),
            Tr::tr("'%1' is not there at both %2 and %3 hPa; its levels are %4.").arg(name, numberText(upper), numberText(lower), levelList(*levels)),
            port, QStringLiteral("warm_core_upper"));
    return candidate;
}

/// Levels of what could have served, for the error.
QString whatIsThere(const FieldSet& fields)
{
    QStringList parts;
    for (int v = 0; v < static_cast<int>(fields.merged().variables.size()); ++v) {
        const Axis* levels = fields.levelsOf(v);
        if (levels && levels->size() > 1)
            parts.append(Tr::tr("%1 at %2").arg(fields.variable(v).name, levelList(*levels)));
    }
    return parts.isEmpty() ? fields.merged().variableList() : parts.join(QStringLiteral("; "));
}

} // namespace

std::optional<WarmCore> findWarmCore(const FieldSet& fields, const Parameters& parameters, CheckResult& check)
{
    const double upper = parameters.real(QStringLiteral("warm_core_upper"));
    const double lower = parameters.real(QStringLiteral("warm_core_lower"));
    const QString port = QStringLiteral("fields");
    if (!(upper < lower)) {
        check.error(QStringLiteral("parameter.range"),
            Tr::tr("The warm core's upper level (%1 hPa) must have less pressure than its lower level (%2 hPa).")
                .arg(numberText(upper), numberText(lower)),
            {}, QStringLiteral("warm_core_upper"));
        return std::nullopt;
    }
    const QString name = parameters.text(QStringLiteral("warm_core_variable"));
    const std::optional<Candidate> candidate = name.isEmpty() ? search(fields, upper, lower) : chosen(fields, name, upper, lower, check);
    if (!candidate) {
        if (name.isEmpty())
            check
                .error(QStringLiteral("variable.missing"),
                    Tr::tr(
                        "The warm core needs geopotential, geopotential height or temperature at %1 and %2 hPa; there is: %3. Add them, choose other "
                        "levels, or switch the warm core off.")
                        .arg(numberText(upper), numberText(lower), whatIsThere(fields)),
                    port, QStringLiteral("warm_core"))
                .proposals
                = {proposeValue(Tr::tr("Switch the warm core off"), QStringLiteral("warm_core"), false)};
        return std::nullopt;
    }
    WarmCore core{candidate->upper, candidate->lower, candidate->upperLevel, candidate->lowerLevel, false, 0.0};
    const Variable& variable = fields.variable(core.upper);
    const QString& unit = variable.units;
    if (units::canonical(fields.variable(core.lower).units) != units::canonical(unit)) {
        check.error(QStringLiteral("units.differ"),
            Tr::tr("'%1' is in %2 but '%3' in %4; the warm core needs the same units at both levels.")
                .arg(variable.name, unit, fields.variable(core.lower).name, fields.variable(core.lower).units),
            port, QStringLiteral("warm_core_variable"));
        return std::nullopt;
    }
    const double fall = parameters.real(QStringLiteral("warm_core_fall"));
    struct Kind {
        const char* unit;
        double delta;
        bool temperature;
    };
    for (const Kind& kind :
        {Kind{"m2 s-2", fall, false}, Kind{"m", fall / kGravity, false}, Kind{"K", fall / (kGasConstant * std::log(lower / upper)), true}}) {
        const QString reference = QString::fromLatin1(kind.unit);
        if (unit.isEmpty() || !units::sameDimension(unit, reference))
            continue;
        const Result<UnitConversion> conversion = units::conversion(reference, unit);
        if (!conversion)
            continue;
        constexpr double digits = 1e9; // −58.8/9.8 is meant to be −6
        core.delta = std::round(kind.delta * conversion->scale * digits) / digits;
        core.isTemperature = kind.temperature;
        return core;
    }
    check.error(QStringLiteral("units.dimension"),
        unit.isEmpty() ? Tr::tr("'%1' states no units, so that nobody can tell geopotential (m2 s-2) from height (m) or temperature (K). State them "
                                "when opening the data.")
                             .arg(variable.name)
                       : Tr::tr("'%1' is in %2; the warm core works from geopotential (m2 s-2), geopotential height (m) or temperature (K).")
                             .arg(variable.name, unit),
        port, QStringLiteral("warm_core_variable"));
    return std::nullopt;
}

} // namespace terrella::cyclones
