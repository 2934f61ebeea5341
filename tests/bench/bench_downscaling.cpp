// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/quantile_map.h"
#include "tests/bench/bench.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <time.h>
#include <vector>

namespace terrella::bench {

namespace {

using namespace terrella::downscale;

constexpr std::size_t kYears = 30, kDays = 365, kSteps = kYears * kDays, kCells = 24;
constexpr std::size_t kNodes = 50;
constexpr int kRuns = 5;

struct Cells {
    std::vector<std::vector<float>> reference, historical, projection;
};

Cells makeCells()
{
    std::mt19937 random(1);
    std::normal_distribution<float> normal(0.0F, 4.0F);
    Cells out;
    for (std::size_t c = 0; c < kCells; ++c) {
        for (auto* series : {&out.reference, &out.historical, &out.projection}) {
            series->emplace_back(kSteps);
            for (std::size_t t = 0; t < kSteps; ++t)
                series->back()[t] = 285.0F - 10.0F * std::cos(0.0172F * static_cast<float>(t % kDays)) + normal(random);
        }
    }
    return out;
}

MappingPlan planOf(Mapping mapping, std::size_t parts, std::size_t window)
{
    MappingPlan plan;
    plan.rules.mapping = mapping;
    plan.window = window;
    std::vector<std::uint32_t> partOfStep;
    for (std::size_t t = 0; t < kSteps; ++t) {
        partOfStep.push_back(static_cast<std::uint32_t>(t % kDays * parts / kDays));
        plan.times.push_back(-1.0 + 2.0 * static_cast<double>(t) / static_cast<double>(kSteps - 1));
    }
    plan.reference = plan.historical = plan.projection = groupsOf(partOfStep, parts);
    return plan;
}

double milliseconds(const Cells& cells, const MappingPlan& plan, std::vector<float>& out)
{
    QuantileMapper mapper(plan);
    return 1e3 / static_cast<double>(kCells) * quickest(kRuns, [&] {
        for (std::size_t c = 0; c < kCells; ++c)
            mapper.map(cells.reference[c], cells.historical[c], cells.projection[c], c, out);
    });
}

/// Empirical mapping, all days together, as one writes it down: both series sorted, quantiles of definition 7, a search for every value.
void plainly(const std::vector<float>& reference, const std::vector<float>& historical, const std::vector<float>& projection, std::vector<float>& out)
{
    constexpr std::size_t nodes = kNodes;
    std::vector<float> there = reference, here = historical;
    std::ranges::sort(there);
    std::ranges::sort(here);
    std::vector<double> x(nodes), y(nodes);
    const auto quantile = [](const std::vector<float>& sorted, double p) {
        const double place = p * static_cast<double>(sorted.size() - 1);
        const auto low = static_cast<std::size_t>(place);
        const double share = place - static_cast<double>(low), first = static_cast<double>(sorted[low]);
        return share > 0.0 ? first + share * (static_cast<double>(sorted[low + 1]) - first) : first;
    };
    for (std::size_t i = 0; i < nodes; ++i) {
        const double p = (static_cast<double>(i) + 0.5) / static_cast<double>(nodes);
        x[i] = quantile(here, p);
        y[i] = quantile(there, p) - x[i];
    }
    for (std::size_t t = 0; t < projection.size(); ++t) {
        const double value = static_cast<double>(projection[t]);
        const auto above = static_cast<std::size_t>(std::ranges::lower_bound(x, value) - x.begin());
        const double correction = above == 0 ? y.front()
            : above == nodes                 ? y.back()
                                             : y[above - 1] + (y[above] - y[above - 1]) * (value - x[above - 1]) / (x[above] - x[above - 1]);
        out[t] = static_cast<float>(value + correction);
    }
}

/// Of processor time, so that what else the machine does counts as little for us as for the peer.
double processorSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Peer {
    double milliseconds = 0.0; ///< a cell
    std::vector<float> values; ///< [cell][step]
};
/// The same mapping by NumPy, one thread; nothing where Python or NumPy are not there.
std::optional<Peer> byNumpy(const Cells& cells)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("series.raw")));
    if (!file.open(QIODevice::WriteOnly))
        return std::nullopt;
    for (const auto* all : {&cells.reference, &cells.historical, &cells.projection}) {
        for (const std::vector<float>& series : *all)
            file.write(reinterpret_cast<const char*>(series.data()), static_cast<qint64>(series.size() * sizeof(float)));
    }
    file.close();
    const QString out = folder.filePath(QStringLiteral("mapped.raw"));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("OMP_NUM_THREADS"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral(TERRELLA_SOURCE_DIR "/tests/bench/mapping_numpy.py"), file.fileName(), QString::number(kCells), QString::number(kSteps),
            QString::number(kNodes), out});
    process.waitForFinished(-1);
    bool isNumber = false;
    const double seconds = process.readAllStandardOutput().trimmed().toDouble(&isNumber);
    QFile result(out);
    if (!isNumber || !result.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = result.readAll();
    Peer peer{1e3 * seconds / static_cast<double>(kCells), std::vector<float>(kCells * kSteps)};
    if (bytes.size() != static_cast<qsizetype>(peer.values.size() * sizeof(float)))
        return std::nullopt;
    std::copy_n(bytes.constData(), bytes.size(), reinterpret_cast<char*>(peer.values.data()));
    return peer;
}

/// Ahead of NumPy, with the same result.
bool besideNumpy(const Cells& cells)
{
    const MappingPlan plan = planOf(Mapping::Empirical, 1, 1);
    std::vector<float> out(kCells * kSteps);
    QuantileMapper mapper(plan);
    double ours = 1e300;
    for (int run = 0; run < kRuns; ++run) {
        const double begin = processorSeconds();
        for (std::size_t c = 0; c < kCells; ++c)
            mapper.map(cells.reference[c], cells.historical[c], cells.projection[c], c, std::span(out).subspan(c * kSteps, kSteps));
        ours = std::min(ours, 1e3 * (processorSeconds() - begin) / static_cast<double>(kCells));
    }
    const auto peer = byNumpy(cells);
    if (!peer) {
        note(QStringLiteral("/usr/bin/python3 with NumPy is not there: no peer"));
        return true;
    }
    float worst = 0.0F;
    for (std::size_t k = 0; k < out.size(); ++k)
        worst = std::max(worst, std::abs(out[k] - peer->values[k]));
    report(QStringLiteral("EQM of 30 daily years, NumPy, processor time"), peer->milliseconds, QStringLiteral("ms/cell"));
    report(QStringLiteral("the same by downscale.quantile_map"), ours, QStringLiteral("ms/cell"));
    const bool isSame = report(QStringLiteral("largest difference"), static_cast<double>(worst), QStringLiteral("K"), 1e-3);
    return reportAtLeast(QStringLiteral("times as fast"), peer->milliseconds / ours, QStringLiteral("x"), 2.0) && isSame;
}

} // namespace

bool downscaling()
{
    const Cells cells = makeCells();
    std::vector<float> out(kSteps), expected(kSteps);
    const MappingPlan all = planOf(Mapping::Empirical, 1, 1);
    double plain = 1e300, ours = 1e300;
    for (int round = 0; round < 3; ++round) { // in turns, since the machine has other work
        plain = std::min(plain, 1e3 / static_cast<double>(kCells) * quickest(kRuns, [&] {
            for (std::size_t c = 0; c < kCells; ++c)
                plainly(cells.reference[c], cells.historical[c], cells.projection[c], expected);
        }));
        ours = std::min(ours, milliseconds(cells, all, out));
    }
    bool isSame = true;
    for (std::size_t t = 0; t < kSteps; ++t)
        isSame = isSame && std::abs(out[t] - expected[t]) < 1e-3F;
    if (!isSame)
        note(QStringLiteral("quantile mapping differs from its plain form"));
    report(QStringLiteral("EQM of 30 daily years, plain, one thread"), plain, QStringLiteral("ms/cell"));
    report(QStringLiteral("the same by downscale.quantile_map"), ours, QStringLiteral("ms/cell"));
    const bool kept = reportAtLeast(QStringLiteral("times as fast"), plain / ours, QStringLiteral("x"), 3.0);
    report(QStringLiteral("QDM, by month"), milliseconds(cells, planOf(Mapping::DeltaPreserving, 12, 1), out), QStringLiteral("ms/cell"));
    report(QStringLiteral("QDM, by day of the year, 31 days together"), milliseconds(cells, planOf(Mapping::DeltaPreserving, kDays, 31), out),
        QStringLiteral("ms/cell"));
    report(QStringLiteral("DQM, by month"), milliseconds(cells, planOf(Mapping::Detrended, 12, 1), out), QStringLiteral("ms/cell"));
    return besideNumpy(cells) && kept && isSame;
}

} // namespace terrella::bench
