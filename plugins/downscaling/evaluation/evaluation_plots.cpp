// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/evaluation/evaluation_plots.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Evaluate)
};

QString seasonName(std::size_t season)
{
    switch (season) {
    case 1: return Tr::tr("December to February");
    case 2: return Tr::tr("March to May");
    case 3: return Tr::tr("June to August");
    case 4: return Tr::tr("September to November");
    default: break;
    }
    return Tr::tr("whole year");
}

class Plots {
public:
    Plots(const Judgement& judgement, const Spectra& spectra) : m_judgement(judgement), m_spectra(spectra) {}

    QJsonArray make()
    {
        m_out.append(quantiles(0));
        m_out.append(taylor());
        if (!m_spectra.wavelength.empty())
            m_out.append(spectrum());
        m_out.append(errorsOfCells());
        addEnsembles();
        for (std::size_t season = 1; season < kSeasons; ++season) {
            if (isThere(season))
                m_out.append(quantiles(season));
        }
        m_out.append(taylorOfSeasons());
        return m_out;
    }

private:
    [[nodiscard]] QString label(std::size_t method) const { return m_judgement.labels[static_cast<qsizetype>(method)]; }
    [[nodiscard]] std::size_t count() const { return m_judgement.methods.size(); }
    [[nodiscard]] const AreaScores& scores(std::size_t method, std::size_t season) const { return m_judgement.methods[method].scores[season]; }
    [[nodiscard]] bool isThere(std::size_t season) const
    {
        return std::ranges::any_of(m_judgement.methods, [season](const Comparison& each) { return each.scores[season].weight > 0.0; });
    }

    /// Mean quantiles of the cells against those of the reference.
    [[nodiscard]] QJsonObject quantiles(std::size_t season) const
    {
        std::vector<Curve> curves;
        for (std::size_t k = 0; k < count(); ++k) {
            const AreaScores& own = scores(k, season);
            Curve curve{label(k), {}, {}};
            for (std::size_t level = 0; level < kLevels.size(); ++level) {
                curve.x.push_back(over(own.reference[level], own.weight));
                curve.y.push_back(over(own.prediction[level], own.weight));
            }
            curves.push_back(std::move(curve));
        }
        return curvesPlot("quantiles", Tr::tr("Quantiles of %1, %2").arg(m_judgement.variable, seasonName(season)),
            {Tr::tr("Reference"), m_judgement.units}, {Tr::tr("Method"), m_judgement.units}, curves);
    }

    static QJsonObject taylorPlot(const QString& title, const QString& units, double reference, const QJsonArray& series)
    {
        const QJsonObject axis{{QStringLiteral("label"), Tr::tr("Standard deviation")}, {QStringLiteral("units"), units}};
        return {{QStringLiteral("kind"), QStringLiteral("taylor")}, {QStringLiteral("title"), title}, {QStringLiteral("x"), axis},
            {QStringLiteral("y"), axis}, {QStringLiteral("reference_std"), sixDigits(reference)}, {QStringLiteral("series"), series}};
    }

    /// A point relative to a standard deviation; nothing where one of them does not vary.
    static void addPoint(QJsonArray& series, const QString& name, const PairSums& sums, double scale)
    {
        const double correlation = sums.weight > 0.0 ? sums.correlation() : std::nan("");
        if (!std::isfinite(correlation) || !(scale > 0.0))
            return;
        series.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("std"), sixDigits(sums.deviation(true) / scale)},
            {QStringLiteral("corr"), sixDigits(correlation)}, {QStringLiteral("rmsd"), sixDigits(sums.centredError() / scale)}});
    }

    [[nodiscard]] QJsonObject taylor() const
    {
        QJsonArray series;
        for (std::size_t k = 0; k < count(); ++k)
            addPoint(series, label(k), scores(k, 0).sums, 1.0);
        const PairSums& first = scores(0, 0).sums;
        return taylorPlot(Tr::tr("Taylor diagram of %1").arg(m_judgement.variable), unitsOfDifferences(m_judgement.units),
            first.weight > 0.0 ? first.deviation(false) : 0.0, series);
    }

    /// Each season relative to the reference's standard deviation in it.
    [[nodiscard]] QJsonObject taylorOfSeasons() const
    {
        QJsonArray series;
        for (std::size_t k = 0; k < count(); ++k) {
            for (std::size_t season = 1; season < kSeasons; ++season) {
                const PairSums& sums = scores(k, season).sums;
                if (sums.weight > 0.0)
                    addPoint(series, Tr::tr("%1, %2").arg(label(k), seasonName(season)), sums, sums.deviation(false));
            }
        }
        return taylorPlot(
            Tr::tr("Taylor diagram of %1 by season, relative to the reference").arg(m_judgement.variable), QStringLiteral("1"), 1.0, series);
    }

    [[nodiscard]] QJsonObject spectrum() const
    {
        std::vector<Curve> curves{{Tr::tr("Reference"), m_spectra.wavelength, m_spectra.variance[0]}};
        for (std::size_t k = 0; k < count(); ++k)
            curves.push_back({label(k), m_spectra.wavelength, m_spectra.variance[k + 1]});
        const QString units = unitsOfDifferences(m_judgement.units);
        return curvesPlot("spectrum", Tr::tr("Variance of %1 by wavelength").arg(m_judgement.variable), {Tr::tr("Wavelength"), QStringLiteral("km")},
            {Tr::tr("Variance"), units == QLatin1String("1") || units.isEmpty() ? units : QStringLiteral("(%1)2").arg(units)}, curves);
    }

    [[nodiscard]] QJsonObject errorsOfCells() const
    {
        std::vector<Curve> curves;
        for (std::size_t k = 0; k < count(); ++k) {
            std::vector<float> cells;
            std::ranges::copy_if(m_judgement.methods[k].bias, std::back_inserter(cells), [](float value) { return !std::isnan(value); });
            Curve curve{label(k), {}, {}};
            std::ranges::sort(cells);
            for (const double p : {0.0, 0.25, 0.5, 0.75, 1.0}) {
                curve.x.push_back(static_cast<double>(k + 1));
                curve.y.push_back(cells.empty() ? std::nan("") : sortedQuantile(cells, p));
            }
            curves.push_back(std::move(curve));
        }
        return curvesPlot("box", Tr::tr("Mean error of %1 in the cells").arg(m_judgement.variable), {Tr::tr("Method"), {}},
            {Tr::tr("Mean error"), unitsOfDifferences(m_judgement.units)}, curves);
    }

    void addEnsembles()
    {
        std::vector<Curve> ranks, reliability;
        for (std::size_t k = 0; k < count(); ++k) {
            const EnsembleSums& own = scores(k, 0).ensemble;
            if (!(own.weight > 0.0))
                continue;
            Curve histogram{label(k), {}, {}}, spread = histogram;
            for (std::size_t rank = 0; rank < own.ranks.size(); ++rank) {
                histogram.x.push_back(static_cast<double>(rank));
                histogram.y.push_back(own.ranks[rank] / own.weight);
            }
            constexpr double least = 1e-3; // of all pairs, for an error that means something
            for (const SpreadClass& each : own.classes) {
                if (each.weight < least * own.weight)
                    continue;
                spread.x.push_back(std::sqrt(each.variance / each.weight));
                spread.y.push_back(std::sqrt(each.square / each.weight));
            }
            ranks.push_back(std::move(histogram));
            reliability.push_back(std::move(spread));
        }
        if (ranks.empty())
            return;
        const QString units = unitsOfDifferences(m_judgement.units);
        m_out.append(curvesPlot("reliability", Tr::tr("Spread and error of %1").arg(m_judgement.variable), {Tr::tr("Spread of the ensemble"), units},
            {Tr::tr("Error of its mean"), units}, reliability));
        m_out.append(curvesPlot("histogram", Tr::tr("Ranks of the reference among the members"), {Tr::tr("Members below the reference"), {}},
            {Tr::tr("Share of all"), QStringLiteral("1")}, ranks));
    }

    const Judgement& m_judgement;
    const Spectra& m_spectra;
    QJsonArray m_out;
};

} // namespace

QJsonObject curvesPlot(const char* kind, const QString& title, const PlotAxis& x, const PlotAxis& y, const std::vector<Curve>& curves)
{
    const auto axis = [](const PlotAxis& each) { return QJsonObject{{QStringLiteral("label"), each.label}, {QStringLiteral("units"), each.units}}; };
    QJsonArray series;
    for (const Curve& curve : curves) {
        QJsonArray xs, ys;
        for (std::size_t k = 0; k < curve.x.size(); ++k) {
            if (!std::isfinite(curve.x[k]) || !std::isfinite(curve.y[k]))
                continue;
            xs.append(sixDigits(curve.x[k]));
            ys.append(sixDigits(curve.y[k]));
        }
        series.append(QJsonObject{{QStringLiteral("name"), curve.name}, {QStringLiteral("x"), xs}, {QStringLiteral("y"), ys}});
    }
    return {{QStringLiteral("kind"), QLatin1String(kind)}, {QStringLiteral("title"), title}, {QStringLiteral("x"), axis(x)},
        {QStringLiteral("y"), axis(y)}, {QStringLiteral("series"), series}};
}

QJsonArray plotsOf(const Judgement& judgement, const Spectra& spectra) { return Plots(judgement, spectra).make(); }

} // namespace terrella::downscale
