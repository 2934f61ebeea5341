// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/statistic_names.h"

#include "pipelines/data/units.h"

#include <map>

namespace terrella::data {

namespace {

/// CF-1.11, appendix E; empty where it has none.
QString cellMethodOf(Statistic statistic, double percent)
{
    switch (statistic) {
    case Statistic::Mean: return QStringLiteral("mean");
    case Statistic::Sum: return QStringLiteral("sum");
    case Statistic::Minimum: return QStringLiteral("minimum");
    case Statistic::Maximum: return QStringLiteral("maximum");
    case Statistic::Range: return QStringLiteral("range");
    case Statistic::Deviation: return QStringLiteral("standard_deviation");
    case Statistic::Variance: return QStringLiteral("variance");
    case Statistic::First:
    case Statistic::Last: return QStringLiteral("point");
    case Statistic::Percentile: return percent == 50.0 ? QStringLiteral("median") : QString();
    case Statistic::Count: break;
    }
    return {};
}

} // namespace

Statistic parseStatistic(const QString& name)
{
    static const std::map<QString, Statistic> known{{QStringLiteral("mean"), Statistic::Mean}, {QStringLiteral("sum"), Statistic::Sum},
        {QStringLiteral("minimum"), Statistic::Minimum}, {QStringLiteral("maximum"), Statistic::Maximum}, {QStringLiteral("range"), Statistic::Range},
        {QStringLiteral("standard_deviation"), Statistic::Deviation}, {QStringLiteral("variance"), Statistic::Variance},
        {QStringLiteral("count"), Statistic::Count}, {QStringLiteral("first"), Statistic::First}, {QStringLiteral("last"), Statistic::Last},
        {QStringLiteral("percentile"), Statistic::Percentile}};
    return known.at(name);
}

QString differenceUnits(const QString& units)
{
    const Result<UnitConversion> kelvins = units::conversion(units, QStringLiteral("K"));
    if (!kelvins || kelvins->offset == 0.0)
        return units;
    return kelvins->scale == 1.0 ? QStringLiteral("K") : QStringLiteral("degree_rankine");
}

Axis axisOfOneNumber()
{
    Axis out;
    out.name = QStringLiteral("whole");
    out.values = {0.0};
    return out;
}

void addCellMethod(Variable& variable, const QString& method)
{
    if (!variable.cellMethods.isEmpty())
        variable.cellMethods += QLatin1Char(' ');
    variable.cellMethods += method;
}

void describeStatistic(Variable& variable, Statistic statistic, double percent, const std::vector<ReducedOver>& over)
{
    variable.storedType = QStringLiteral("float32");
    if (statistic == Statistic::Count) {
        variable.units = QStringLiteral("1");
        variable.longName = QStringLiteral("Number of valid values of %1").arg(variable.longName.isEmpty() ? variable.name : variable.longName);
        if (!variable.standardName.isEmpty())
            variable.standardName += QStringLiteral(" number_of_observations");
        return;
    }
    if (statistic == Statistic::Deviation || statistic == Statistic::Range || statistic == Statistic::Variance)
        variable.units = differenceUnits(variable.units);
    if (statistic == Statistic::Variance && !variable.units.isEmpty() && variable.units != QLatin1String("1"))
        variable.units = units::canonical(QStringLiteral("(%1)2").arg(variable.units));
    if (statistic == Statistic::Percentile)
        variable.longName = QStringLiteral("Percentile %1 of %2").arg(percent).arg(variable.longName.isEmpty() ? variable.name : variable.longName);
    const QString method = cellMethodOf(statistic, percent);
    for (const ReducedOver& part : over) {
        if (!method.isEmpty())
            addCellMethod(
                variable, part.dimension + QStringLiteral(": ") + method + (part.rest.isEmpty() ? QString() : QLatin1Char(' ') + part.rest));
    }
}

} // namespace terrella::data
