// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/evaluation_table.h"

#include "plugins/downscaling/periods.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Evaluate)
};

const char* const kSeasonNames[kSeasons]{"year", "DJF", "MAM", "JJA", "SON"};
constexpr std::size_t kLow = 1, kHigh = kLevels.size() - 2; ///< of kLevels: 2 and 98 %

/// Sums are added up in another order by another number of threads; six digits are the same.
double tidy(double value)
{
    constexpr int digits = 6;
    return std::isfinite(value) ? QString::number(value, 'g', digits).toDouble() : value;
}

enum class Unit { Data, One, Percent };

struct Measure {
    const char* name;
    Unit unit;
    bool ofWetDays;
    double (*value)(const AreaScores& scores);
};

double over(double sum, double weight) { return weight > 0.0 ? sum / weight : std::nan(""); }

const Measure kMeasures[]{
    {"mean_reference", Unit::Data, false, [](const AreaScores& s) { return s.sums.reference / s.sums.weight; }},
    {"bias", Unit::Data, false, [](const AreaScores& s) { return s.sums.bias(); }},
    {"mae", Unit::Data, false, [](const AreaScores& s) { return s.sums.meanAbsoluteError(); }},
    {"rmse", Unit::Data, false, [](const AreaScores& s) { return s.sums.rootMeanSquareError(); }},
    {"correlation", Unit::One, false, [](const AreaScores& s) { return s.sums.correlation(); }},
    {"correlation_in_time", Unit::One, false, [](const AreaScores& s) { return over(s.temporal, s.temporalWeight); }},
    {"deviation_ratio", Unit::One, false,
        [](const AreaScores& s) { return s.sums.deviation(false) > 0.0 ? s.sums.deviation(true) / s.sums.deviation(false) : std::nan(""); }},
    {"centred_rmse", Unit::Data, false, [](const AreaScores& s) { return s.sums.centredError(); }},
    {"perkins", Unit::One, false, [](const AreaScores& s) { return over(s.perkins, s.weight); }},
    {"p02_bias", Unit::Data, false, [](const AreaScores& s) { return over(s.prediction[kLow] - s.reference[kLow], s.weight); }},
    {"p98_bias", Unit::Data, false, [](const AreaScores& s) { return over(s.prediction[kHigh] - s.reference[kHigh], s.weight); }},
    {"p98_bias_percent", Unit::Percent, true,
        [](const AreaScores& s) { return over(100.0 * (s.prediction[kHigh] - s.reference[kHigh]), s.reference[kHigh]); }},
    {"wet_days_percent", Unit::Percent, true, [](const AreaScores& s) { return over(100.0 * s.wetPrediction, s.sums.weight); }},
    {"wet_days_percent_reference", Unit::Percent, true, [](const AreaScores& s) { return over(100.0 * s.wetReference, s.sums.weight); }},
    {"wet_day_mean", Unit::Data, true, [](const AreaScores& s) { return over(s.rainPrediction, s.wetPrediction); }},
    {"wet_day_mean_reference", Unit::Data, true, [](const AreaScores& s) { return over(s.rainReference, s.wetReference); }},
};

QJsonValue number(double value) { return std::isfinite(value) ? QJsonValue(tidy(value)) : QJsonValue(); }

} // namespace

FeaturesSignature scoreColumns(const QString& unitsOfData)
{
    FeaturesSignature out;
    const auto text = [&out](const char* name) {
        ColumnInfo column;
        column.name = QLatin1String(name);
        column.type = ColumnType::Text;
        out.columns.push_back(column);
    };
    text("season");
    text("method");
    for (const Measure& measure : kMeasures) {
        ColumnInfo column;
        column.name = QLatin1String(measure.name);
        column.units = measure.unit == Unit::Data ? unitsOfData : measure.unit == Unit::One ? QStringLiteral("1") : QStringLiteral("%");
        out.columns.push_back(column);
    }
    return out;
}

std::shared_ptr<const Features> scoreTable(const EvaluationPlan& plan, const QString& unitsOfData, const std::vector<SeasonScores>& scores)
{
    auto out = std::make_shared<Features>();
    for (const ColumnInfo& column : scoreColumns(unitsOfData).columns)
        out->addColumn(column);
    for (std::size_t season = 0; season < kSeasons; ++season) {
        for (std::size_t k = 0; k < plan.competitors.size(); ++k) {
            const AreaScores& each = scores[k][season];
            if (!(each.sums.weight > 0.0))
                continue;
            out->columns[0].text.push_back(QLatin1String(kSeasonNames[season]));
            out->columns[1].text.push_back(plan.competitors[k].label);
            std::size_t column = 2;
            for (const Measure& measure : kMeasures)
                out->columns[column++].real.push_back(measure.ofWetDays && std::isnan(plan.threshold) ? std::nan("") : tidy(measure.value(each)));
        }
    }
    out->info.rows = static_cast<qint64>(out->rowCount());
    return out;
}

std::shared_ptr<const Report> evaluationReport(const EvaluationPlan& plan, const CubeSignature& reference, const Features& table,
    const std::vector<SeasonScores>& scores, const Spectra& spectra)
{
    const Variable& variable = reference.variables[static_cast<std::size_t>(plan.reference)];
    const Axis& time = *reference.axisOf(variable, AxisKind::Time);
    QJsonArray rows, quantiles, waves;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        QJsonObject each{{QStringLiteral("season"), table.columns[0].text[row]}, {QStringLiteral("method"), table.columns[1].text[row]}};
        for (std::size_t column = 2; column < table.columns.size(); ++column) {
            if (const double value = table.columns[column].real[row]; !std::isnan(value))
                each.insert(table.info.columns[column].name, value);
        }
        rows.append(each);
    }
    for (std::size_t level = 0; level < kLevels.size(); ++level) {
        const AreaScores& first = scores.front().front();
        QJsonObject each{
            {QStringLiteral("quantile"), kLevels[level]}, {QStringLiteral("reference"), number(over(first.reference[level], first.weight))}};
        for (std::size_t k = 0; k < plan.competitors.size(); ++k)
            each.insert(plan.competitors[k].key, number(over(scores[k].front().prediction[level], scores[k].front().weight)));
        quantiles.append(each);
    }
    for (std::size_t ring = 0; ring < spectra.wavelength.size(); ++ring) {
        QJsonObject each{
            {QStringLiteral("wavelength_km"), number(spectra.wavelength[ring])}, {QStringLiteral("reference"), number(spectra.variance[0][ring])}};
        for (std::size_t k = 0; k < plan.competitors.size(); ++k)
            each.insert(plan.competitors[k].key, number(spectra.variance[k + 1][ring]));
        waves.append(each);
    }
    QJsonObject content{{QStringLiteral("variable"), variable.name}, {QStringLiteral("units"), variable.units},
        {QStringLiteral("first"), isoText(time.values[plan.steps.front()], time.calendar)},
        {QStringLiteral("last"), isoText(time.values[plan.steps.back()], time.calendar)},
        {QStringLiteral("steps"), static_cast<qint64>(plan.steps.size())}, {QStringLiteral("scores"), rows}, {QStringLiteral("quantiles"), quantiles},
        {QStringLiteral("spectrum"), waves}, {QStringLiteral("spectrum_fields"), static_cast<qint64>(spectra.fields)}};
    if (!std::isnan(plan.threshold))
        content.insert(QStringLiteral("wet_threshold"), number(plan.threshold));
    if (!spectra.reason.isEmpty())
        content.insert(QStringLiteral("spectrum_reason"), spectra.reason);
    return std::make_shared<const Report>(Report{Tr::tr("Scores of %1").arg(variable.name), content});
}

} // namespace terrella::downscale
