// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/evaluation/evaluation_table.h"

#include "plugins/downscaling/evaluation/evaluation_plots.h"

#include <cmath>

namespace terrella::downscale {

namespace {

const char* const kSeasonNames[kSeasons]{"year", "DJF", "MAM", "JJA", "SON"};
constexpr std::size_t kLow = 1, kHigh = kLevels.size() - 2; ///< of kLevels: 2 and 98 %

enum class Unit { Data, Difference, One, Percent };

struct Measure {
    const char* name;
    Unit unit;
    bool ofWetDays;
    double (*value)(const AreaScores& scores);
};

const Measure kMeasures[]{
    {"mean_reference", Unit::Data, false, [](const AreaScores& s) { return s.sums.reference / s.sums.weight; }},
    {"bias", Unit::Difference, false, [](const AreaScores& s) { return s.sums.bias(); }},
    {"mae", Unit::Difference, false, [](const AreaScores& s) { return s.sums.meanAbsoluteError(); }},
    {"rmse", Unit::Difference, false, [](const AreaScores& s) { return s.sums.rootMeanSquareError(); }},
    {"correlation", Unit::One, false, [](const AreaScores& s) { return s.sums.correlation(); }},
    {"correlation_in_time", Unit::One, false, [](const AreaScores& s) { return over(s.temporal, s.temporalWeight); }},
    {"deviation_ratio", Unit::One, false,
        [](const AreaScores& s) { return s.sums.deviation(false) > 0.0 ? s.sums.deviation(true) / s.sums.deviation(false) : std::nan(""); }},
    {"centred_rmse", Unit::Difference, false, [](const AreaScores& s) { return s.sums.centredError(); }},
    {"perkins", Unit::One, false, [](const AreaScores& s) { return over(s.perkins, s.weight); }},
    {"p02_bias", Unit::Difference, false, [](const AreaScores& s) { return over(s.prediction[kLow] - s.reference[kLow], s.weight); }},
    {"p98_bias", Unit::Difference, false, [](const AreaScores& s) { return over(s.prediction[kHigh] - s.reference[kHigh], s.weight); }},
    {"p98_bias_percent", Unit::Percent, true,
        [](const AreaScores& s) { return over(100.0 * (s.prediction[kHigh] - s.reference[kHigh]), s.reference[kHigh]); }},
    {"wet_days_percent", Unit::Percent, true, [](const AreaScores& s) { return over(100.0 * s.wetPrediction, s.sums.weight); }},
    {"wet_days_percent_reference", Unit::Percent, true, [](const AreaScores& s) { return over(100.0 * s.wetReference, s.sums.weight); }},
    {"wet_day_mean", Unit::Data, true, [](const AreaScores& s) { return over(s.rainPrediction, s.wetPrediction); }},
    {"wet_day_mean_reference", Unit::Data, true, [](const AreaScores& s) { return over(s.rainReference, s.wetReference); }},
    {"crps", Unit::Difference, false,
        [](const AreaScores& s) { return s.ensemble.weight > 0.0 ? s.ensemble.meanCrps() : s.sums.meanAbsoluteError(); }},
    {"spread", Unit::Difference, false, [](const AreaScores& s) { return s.ensemble.weight > 0.0 ? s.ensemble.spread() : std::nan(""); }},
    {"spread_ratio", Unit::One, false, [](const AreaScores& s) { return s.ensemble.square > 0.0 ? s.ensemble.spreadRatio() : std::nan(""); }},
};

QJsonValue number(double value) { return std::isfinite(value) ? QJsonValue(sixDigits(value)) : QJsonValue(); }

QString unitsOf(Unit unit, const QString& data)
{
    switch (unit) {
    case Unit::Data: return data;
    case Unit::Difference: return unitsOfDifferences(data);
    case Unit::Percent: return QStringLiteral("%");
    case Unit::One: break;
    }
    return QStringLiteral("1");
}

/// Mean quantiles over the year.
QJsonArray quantilesOf(const Judgement& judgement)
{
    QJsonArray out;
    for (std::size_t level = 0; level < kLevels.size(); ++level) {
        const AreaScores& first = judgement.methods.front().scores.front();
        QJsonObject each{
            {QStringLiteral("quantile"), kLevels[level]}, {QStringLiteral("reference"), number(over(first.reference[level], first.weight))}};
        for (std::size_t k = 0; k < judgement.methods.size(); ++k) {
            const AreaScores& year = judgement.methods[k].scores.front();
            each.insert(judgement.keys[static_cast<qsizetype>(k)], number(over(year.prediction[level], year.weight)));
        }
        out.append(each);
    }
    return out;
}

QJsonArray spectrumOf(const Judgement& judgement, const Spectra& spectra)
{
    QJsonArray out;
    for (std::size_t ring = 0; ring < spectra.wavelength.size(); ++ring) {
        QJsonObject each{
            {QStringLiteral("wavelength_km"), number(spectra.wavelength[ring])}, {QStringLiteral("reference"), number(spectra.variance[0][ring])}};
        for (std::size_t k = 0; k < judgement.methods.size(); ++k)
            each.insert(judgement.keys[static_cast<qsizetype>(k)], number(spectra.variance[k + 1][ring]));
        out.append(each);
    }
    return out;
}

/// Of each ensemble the share of pairs whose reference has 0, 1, … members below it.
QJsonObject ranksOf(const Judgement& judgement)
{
    QJsonObject out;
    for (std::size_t k = 0; k < judgement.methods.size(); ++k) {
        const EnsembleSums& year = judgement.methods[k].scores.front().ensemble;
        QJsonArray shares;
        for (const double rank : year.ranks)
            shares.append(number(over(rank, year.weight)));
        if (!shares.isEmpty())
            out.insert(judgement.keys[static_cast<qsizetype>(k)], shares);
    }
    return out;
}

} // namespace

double sixDigits(double value)
{
    constexpr int digits = 6;
    return std::isfinite(value) ? QString::number(value, 'g', digits).toDouble() : value;
}

double over(double sum, double weight) { return weight > 0.0 ? sum / weight : std::nan(""); }

QString unitsOfDifferences(const QString& data)
{
    const auto conversion = units::conversion(data, QStringLiteral("K"));
    return conversion && !conversion->isIdentity() ? QStringLiteral("K") : data;
}

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
        column.units = unitsOf(measure.unit, unitsOfData);
        out.columns.push_back(column);
    }
    return out;
}

std::shared_ptr<const Features> scoreTable(const Judgement& judgement)
{
    auto out = std::make_shared<Features>();
    for (const ColumnInfo& column : scoreColumns(judgement.units).columns)
        out->addColumn(column);
    for (std::size_t season = 0; season < kSeasons; ++season) {
        for (std::size_t k = 0; k < judgement.methods.size(); ++k) {
            const AreaScores& each = judgement.methods[k].scores[season];
            if (!(each.sums.weight > 0.0))
                continue;
            out->columns[0].text.push_back(QLatin1String(kSeasonNames[season]));
            out->columns[1].text.push_back(judgement.labels[static_cast<qsizetype>(k)]);
            std::size_t column = 2;
            for (const Measure& measure : kMeasures)
                out->columns[column++].real.push_back(
                    measure.ofWetDays && std::isnan(judgement.threshold) ? std::nan("") : sixDigits(measure.value(each)));
        }
    }
    out->info.rows = static_cast<qint64>(out->rowCount());
    return out;
}

QJsonArray scoreRows(const Features& table)
{
    QJsonArray out;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        QJsonObject each{{QStringLiteral("season"), table.columns[0].text[row]}, {QStringLiteral("method"), table.columns[1].text[row]}};
        for (std::size_t column = 2; column < table.columns.size(); ++column) {
            if (const double value = table.columns[column].real[row]; !std::isnan(value))
                each.insert(table.info.columns[column].name, value);
        }
        out.append(each);
    }
    return out;
}

QJsonObject reportOf(const Judgement& judgement, const Features& table, const Spectra& spectra)
{
    QJsonObject out{{QStringLiteral("variable"), judgement.variable}, {QStringLiteral("units"), judgement.units},
        {QStringLiteral("scores"), scoreRows(table)}, {QStringLiteral("quantiles"), quantilesOf(judgement)},
        {QStringLiteral("spectrum"), spectrumOf(judgement, spectra)}, {QStringLiteral("spectrum_fields"), static_cast<qint64>(spectra.fields)},
        {QStringLiteral("plots"), plotsOf(judgement, spectra)}};
    if (!std::isnan(judgement.threshold))
        out.insert(QStringLiteral("wet_threshold"), number(judgement.threshold));
    if (!spectra.reason.isEmpty())
        out.insert(QStringLiteral("spectrum_reason"), spectra.reason);
    if (const QJsonObject ranks = ranksOf(judgement); !ranks.isEmpty())
        out.insert(QStringLiteral("rank_histograms"), ranks);
    return out;
}

} // namespace terrella::downscale
