// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/learn_scores.h"

#include "pipelines/core/worker_pool.h"
#include "plugins/downscaling/learned/mapped_baseline.h"
#include "plugins/learning/guard.h"
#include "plugins/learning/tiling.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DownscaleLearn)
};

constexpr double kSquareKilometre = 1e6;
constexpr std::size_t kBins = 20, kCellsAtOnce = 64;
constexpr std::size_t kHigh = kLevels.size() - 2; // the 98th percentile
constexpr std::array<const char*, kScored> kNames{"network", "bilinear", "regression", "eqm", "qdm"};
constexpr std::array<const char*, kSeasons> kSeasonNames{"year", "DJF", "MAM", "JJA", "SON"};

QJsonValue number(double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null); }

/// Series of some cells, [step][cell].
struct Series {
    std::size_t cells = 0;
    std::vector<float> values;
    void add(std::span<const float> field, std::size_t first)
    {
        values.insert(values.end(), field.begin() + static_cast<std::ptrdiff_t>(first), field.begin() + static_cast<std::ptrdiff_t>(first + cells));
    }
    void of(std::size_t cell, std::vector<float>& out) const
    {
        out.resize(values.size() / cells);
        for (std::size_t t = 0; t < out.size(); ++t)
            out[t] = values[t * cells + cell];
    }
};

class Scorer {
public:
    Scorer(const LearnPlan& plan, const LearnData& data, RunContext& context)
        : m_plan(plan),
          m_data(data),
          m_context(context),
          m_cells(data.field().cells()),
          m_field(data.field()),
          m_empirical(mappedBaseline(plan, Mapping::Empirical)),
          m_preserving(mappedBaseline(plan, Mapping::DeltaPreserving))
    {
        for (const std::size_t sample : plan.split.test) {
            m_times.push_back(plan.time.values[sample]);
            m_seasons.push_back(static_cast<std::uint8_t>(seasonOf(fromSeconds(m_times.back(), plan.time.calendar).month)));
        }
    }

    Result<LearnScores> run(const learning::Network& network)
    {
        m_out.steps = static_cast<double>(m_times.size());
        m_out.ownClimate = haveOwnClimate(m_times);
        if (m_out.ownClimate) {
            TRY(auto means, m_data.meansOf(m_plan.split.test, m_context));
            m_field.setClimate(m_field.climate().withMeans(std::move(means)));
        }
        TRY(m_predicted, learning::FieldFile::create(m_context.scratchFolder() + QStringLiteral("/predicted.raw"), 1, m_cells));
        TRY_DO(predictAll(network));
        const double room = 0.25 * static_cast<double>(m_context.memoryLimit());
        const double bytes = (2.0 * static_cast<double>(m_plan.split.training.size()) + 4.0 * m_out.steps) * sizeof(float);
        const auto atOnce = static_cast<std::size_t>(std::clamp(room / bytes, 1.0, static_cast<double>(m_cells)));
        for (std::size_t first = 0; first < m_cells; first += atOnce)
            TRY_DO(scorePart(first, std::min(atOnce, m_cells - first)));
        m_out.pairs = m_pairs;
        if (m_pairs == 0.0)
            return Error{ErrorCode::OutOfRange, Tr::tr("In the years of the test there is no cell that could be scored; take others."), {}};
        return m_out;
    }

private:
    Result<void> predictAll(const learning::Network& network)
    {
        learning::PredictionRules rules;
        rules.frame = m_plan.frame;
        rules.inputs = m_data.inputs();
        rules.divisor = m_plan.card.divisor;
        rules.radius = *m_plan.card.radius;
        rules.tile = learning::tileFor(rules, m_plan.card, 0);
        const std::vector<std::size_t>& samples = m_plan.split.test;
        const auto predictSample = [&](std::size_t n) -> Result<void> {
            std::vector<float> in(m_data.inputs() * m_cells), values(m_cells), coarse(m_plan.blocks.ny * m_plan.blocks.nx);
            TRY_DO(m_data.readInputs(samples[n], m_field.climate(), in));
            TRY_DO(m_data.readCoarse(samples[n], coarse));
            TRY_DO(learning::predictField(network, rules, in, values, m_context.stopToken()));
            m_field.complete(coarse, m_data.termsOf(samples[n]), values);
            return m_predicted->write(n, 0, values);
        };
        const auto atOnce = std::min<std::ptrdiff_t>(
            std::max(1, m_context.threads()), learning::tilesAtOnce(rules, m_plan.card, static_cast<double>(m_context.memoryLimit())));
        return eachInParallel(samples.size(), static_cast<int>(atOnce), predictSample);
    }

    template <class F>
    Result<void> eachInParallel(std::size_t count, int threads, const F& work)
    {
        std::vector<Result<void>> outcomes(count);
        parallelFor(
            count, threads, m_context.stopToken(), [&](std::size_t n) { outcomes[n] = learning::withoutExceptions([&] { return work(n); }); });
        if (m_context.cancelled())
            return RunContext::cancelledError();
        for (const Result<void>& outcome : outcomes)
            TRY_DO(outcome);
        return {};
    }

    /// Reads the series of some cells and scores them.
    Result<void> scorePart(std::size_t first, std::size_t count)
    {
        m_knownTruth = m_knownBase = m_truth = m_base = m_regression = m_network = {count, {}};
        std::vector<float> coarse(m_plan.blocks.ny * m_plan.blocks.nx), field(m_cells);
        for (const std::vector<std::size_t>* samples : {&m_plan.split.training, &m_plan.split.test}) {
            const bool isTest = samples == &m_plan.split.test;
            for (std::size_t n = 0; n < samples->size(); ++n) {
                const std::size_t sample = (*samples)[n];
                if (m_context.cancelled())
                    return RunContext::cancelledError();
                TRY_DO(m_data.readTarget(sample, field));
                (isTest ? m_truth : m_knownTruth).add(field, first);
                TRY_DO(m_data.readCoarse(sample, coarse));
                m_field.interpolate(coarse, field);
                (isTest ? m_base : m_knownBase).add(field, first);
                if (!isTest)
                    continue;
                m_field.firstGuess(coarse, m_data.termsOf(sample), field);
                m_field.constrain(coarse, field);
                m_regression.add(field, first);
                TRY_DO(m_predicted->read(n, 0, field));
                m_network.add(field, first);
            }
        }
        const std::size_t parts = (count + kCellsAtOnce - 1) / kCellsAtOnce;
        std::vector<LearnScores> scores(parts);
        const auto scoreSome = [&](std::size_t p) -> Result<void> {
            scoreCells(first, p * kCellsAtOnce, std::min(count, (p + 1) * kCellsAtOnce), scores[p]);
            return {};
        };
        TRY_DO(eachInParallel(parts, std::max(1, m_context.threads()), scoreSome));
        for (const LearnScores& part : scores) { // in their order: the sums do not depend on threads
            m_pairs += part.pairs;
            for (std::size_t m = 0; m < kScored; ++m) {
                for (std::size_t s = 0; s < kSeasons; ++s)
                    m_out.methods[m][s].add(part.methods[m][s]);
            }
        }
        return {};
    }

    void scoreCells(std::size_t firstCell, std::size_t begin, std::size_t end, LearnScores& out) const
    {
        QuantileMapper empirical(m_empirical), preserving(m_preserving);
        CellComparison comparison(m_seasons, std::nan(""), kBins);
        std::array<std::vector<float>, kScored> made;
        std::vector<float> knownTruth, knownBase, truth;
        std::array<CellScores, kSeasons> scores;
        for (std::size_t c = begin; c < end; ++c) {
            m_truth.of(c, truth);
            m_knownTruth.of(c, knownTruth);
            m_knownBase.of(c, knownBase);
            m_network.of(c, made[0]);
            m_base.of(c, made[1]);
            m_regression.of(c, made[2]);
            made[3].resize(truth.size());
            made[4].resize(truth.size());
            empirical.map(knownTruth, knownBase, made[1], firstCell + c, made[3]);
            preserving.map(knownTruth, knownBase, made[1], firstCell + c, made[4]);
            for (std::size_t t = 0; t < truth.size(); ++t) {
                truth[t] = std::isnan(made[0][t]) ? made[0][t] : truth[t]; // the same pairs for all
                out.pairs += std::isnan(truth[t]) ? 0.0 : 1.0;
                for (const std::size_t mapped : {3U, 4U})
                    made[mapped][t] = std::isnan(made[mapped][t]) ? made[1][t] : made[mapped][t]; // nothing to learn from
            }
            const double area = m_field.areas()[firstCell + c] / kSquareKilometre;
            for (std::size_t m = 0; m < kScored; ++m) {
                comparison.compare(made[m], truth, scores);
                for (std::size_t s = 0; s < kSeasons; ++s)
                    out.methods[m][s].add(scores[s], area);
            }
        }
    }

    const LearnPlan& m_plan;
    const LearnData& m_data;
    RunContext& m_context;
    std::size_t m_cells;
    LearnedField m_field;
    MappingPlan m_empirical, m_preserving;
    std::vector<double> m_times;
    std::vector<std::uint8_t> m_seasons;
    std::unique_ptr<learning::FieldFile> m_predicted;
    Series m_knownTruth, m_knownBase, m_truth, m_base, m_regression, m_network;
    double m_pairs = 0.0;
    LearnScores m_out;
};

double errorOf(const LearnScores& scores, Scored method) { return scores.of(method).sums.rootMeanSquareError(); }
double highBias(const AreaScores& scores) { return (scores.prediction[kHigh] - scores.reference[kHigh]) / scores.weight; }

QJsonObject toJson(const AreaScores& scores, double bilinear)
{
    const PairSums& sums = scores.sums;
    const double ratio = sums.rootMeanSquareError() / bilinear;
    return {{QStringLiteral("bias"), number(sums.bias())}, {QStringLiteral("mae"), number(sums.meanAbsoluteError())},
        {QStringLiteral("rmse"), number(sums.rootMeanSquareError())}, {QStringLiteral("correlation"), number(sums.correlation())},
        {QStringLiteral("p98_bias"), number(highBias(scores))}, {QStringLiteral("skill_over_bilinear"), number(1.0 - ratio * ratio)}};
}

} // namespace

Result<LearnScores> scoreTest(const LearnPlan& plan, const LearnData& data, const learning::Network& network, RunContext& context)
{
    return Scorer(plan, data, context).run(network);
}

QJsonObject toJson(const LearnScores& scores)
{
    QJsonObject out;
    for (std::size_t m = 0; m < kScored; ++m) {
        const auto bilinear
            = [&](std::size_t season) { return scores.methods[static_cast<std::size_t>(Scored::Bilinear)][season].sums.rootMeanSquareError(); };
        QJsonObject one = toJson(scores.methods[m][0], bilinear(0)), seasons;
        for (std::size_t s = 1; s < kSeasons; ++s) {
            if (scores.methods[m][s].weight > 0.0)
                seasons.insert(QLatin1String(kSeasonNames[s]), toJson(scores.methods[m][s], bilinear(s)));
        }
        one.insert(QStringLiteral("seasons"), seasons);
        out.insert(QLatin1String(kNames[m]), one);
    }
    return out;
}

QString verdictOf(const LearnScores& scores, const QString& targetUnits)
{
    const auto text = [](double value) { return QString::number(value, 'g', 3); };
    const double network = errorOf(scores, Scored::Network), bilinear = errorOf(scores, Scored::Bilinear);
    const double empirical = errorOf(scores, Scored::Empirical), preserving = errorOf(scores, Scored::DeltaPreserving);
    const bool byValue = empirical < preserving;
    const double mapped = std::min(empirical, preserving);
    const AreaScores& mapping = scores.of(byValue ? Scored::Empirical : Scored::DeltaPreserving);
    const QString method = byValue ? QStringLiteral("EQM") : QStringLiteral("QDM"), unit = units::display(targetUnits);
    const QString which = network < bilinear && network < mapped ? Tr::tr("The network is better than both.")
        : network < bilinear                                     ? Tr::tr("Quantile mapping is better; the network is not worth its while here.")
        : network < mapped                                       ? Tr::tr("Interpolation is better; the network is not worth its while here.")
                                                                 : Tr::tr("Both are better; the network is not worth its while here.");
    return Tr::tr("In the %n step(s) of the test the root mean square error of the network is %1 %4, of bilinear interpolation %2 %4, of quantile "
                  "mapping (%5) %3 %4.",
               nullptr, static_cast<int>(scores.steps))
               .arg(text(network), text(bilinear), text(mapped), unit, method)
        + QLatin1Char(' ') + which + QLatin1Char(' ')
        + Tr::tr("The 98th percentile of the network is off by %1 %3, of quantile mapping by %2 %3.")
              .arg(text(highBias(scores.of(Scored::Network))), text(highBias(mapping)), unit);
}

} // namespace terrella::downscale
