// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/cost_memory.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

constexpr qsizetype kKept = 300;       ///< lines after tidying
constexpr qint64 kTidyBytes = 200'000; ///< a file larger than that is tidied
constexpr std::size_t kNearest = 5;

/// What a run's cost is in proportion to; never nothing.
double sizeOf(qint64 cells, qint64 bytesIn) { return static_cast<double>(std::max<qint64>(1, cells > 0 ? cells : bytesIn)); }

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2.0;
}

std::optional<CostSample> sampleOf(const QByteArray& line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    if (!json.value(QLatin1String("seconds")).isDouble())
        return {};
    CostSample out;
    out.version = json.value(QLatin1String("version")).toString();
    out.seconds = json.value(QLatin1String("seconds")).toDouble();
    if (const QJsonValue memory = json.value(QLatin1String("memory")); memory.isDouble())
        out.memory = memory.toInteger();
    out.bytesIn = json.value(QLatin1String("bytes_in")).toInteger();
    out.bytesOut = json.value(QLatin1String("bytes_out")).toInteger();
    out.cells = json.value(QLatin1String("cells")).toInteger();
    return out;
}

} // namespace

CostEstimate estimateCost(const std::vector<CostSample>& samples, const QString& version, qint64 cells, qint64 bytesIn, qint64 memoryLimit)
{
    std::vector<CostSample> near = samples;
    const auto other = [&](const CostSample& sample) { return sample.version != version; };
    if (!std::all_of(near.begin(), near.end(), other))
        std::erase_if(near, other);
    if (near.empty())
        return {};
    const double size = sizeOf(cells, bytesIn);
    const auto distance = [&](const CostSample& sample) { return std::abs(std::log(sizeOf(sample.cells, sample.bytesIn) / size)); };
    std::reverse(near.begin(), near.end()); // of two that are as near the later one
    std::stable_sort(near.begin(), near.end(), [&](const CostSample& a, const CostSample& b) { return distance(a) < distance(b); });
    near.resize(std::min(near.size(), kNearest));
    CostEstimate out;
    out.runs = static_cast<int>(near.size());
    std::vector<double> seconds, bytes;
    for (const CostSample& sample : near) {
        const double ratio = size / sizeOf(sample.cells, sample.bytesIn);
        seconds.push_back(sample.seconds * ratio);
        bytes.push_back(static_cast<double>(sample.bytesOut) * ratio);
        if (!sample.memory)
            continue;
        // What was needed for less may be needed for less still; a run keeps below its limit whatever the size.
        const double memory = static_cast<double>(*sample.memory) * std::max(1.0, ratio);
        const auto bounded = static_cast<qint64>(std::min(memory, static_cast<double>(std::max(memoryLimit, *sample.memory))));
        out.memory = std::max(out.memory.value_or(0), bounded);
    }
    out.seconds = medianOf(seconds);
    out.bytesOut = static_cast<qint64>(medianOf(bytes));
    return out;
}

void CostMemory::add(const QString& module, const CostSample& sample) const
{
    QJsonObject json{{QStringLiteral("version"), sample.version}, {QStringLiteral("seconds"), sample.seconds},
        {QStringLiteral("bytes_in"), sample.bytesIn}, {QStringLiteral("bytes_out"), sample.bytesOut}, {QStringLiteral("cells"), sample.cells},
        {QStringLiteral("when"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
    if (sample.memory)
        json.insert(QLatin1String("memory"), *sample.memory);
    const QString path = m_folder + QLatin1Char('/') + module + QStringLiteral(".jsonl");
    QDir().mkpath(m_folder);
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered))
        return;
    file.write(canonicalJson(json) + '\n');
    if (file.size() < kTidyBytes)
        return;
    // A line that another process adds meanwhile may be lost.
    file.seek(0);
    const QList<QByteArray> lines = file.readAll().split('\n');
    (void)publishFile(path, lines.mid(std::max<qsizetype>(0, lines.size() - kKept)).join('\n'));
}

std::vector<CostSample> CostMemory::samples(const QString& module) const
{
    std::vector<CostSample> out;
    QFile file(m_folder + QLatin1Char('/') + module + QStringLiteral(".jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        return out;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (auto sample = sampleOf(line))
            out.push_back(*std::move(sample));
    }
    return out;
}

} // namespace terrella
