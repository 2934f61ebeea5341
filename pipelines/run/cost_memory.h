// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace terrella {

/// What one run of a module took.
struct CostSample {
    QString version;
    double seconds = 0.0;
    std::optional<qint64> memory; ///< bytes it added to the process at most; none where it could not be told
    qint64 bytesIn = 0;           ///< of its inputs and files
    qint64 bytesOut = 0;          ///< in the store
    qint64 cells = 0;             ///< values that went in and came out
    bool operator==(const CostSample&) const = default;
};

/// What a run is expected to take.
struct CostEstimate {
    int runs = 0; ///< earlier runs that it is made from; 0: nothing is known
    double seconds = 0.0;
    std::optional<qint64> memory;
    qint64 bytesOut = 0;
};

/// Made from the five earlier runs that are nearest in size: seconds and bytes in proportion to the cells (or bytes, where no cells are known), each
/// the median, so that one odd run does no harm. Memory is the largest of them, in proportion where this is larger, but not above `memoryLimit`. Runs
/// of this version count where there are any. Pure.
CostEstimate estimateCost(const std::vector<CostSample>& samples, const QString& version, qint64 cells, qint64 bytesIn, qint64 memoryLimit);

/// What modules took in earlier runs: <folder>/MODULE.jsonl, one line a run, the latest few hundred. Several processes may add at once. Any thread.
class CostMemory {
public:
    explicit CostMemory(QString folder) : m_folder(std::move(folder)) {}
    /// Does nothing where it cannot write: only an estimate is lost.
    void add(const QString& module, const CostSample& sample) const;
    [[nodiscard]] std::vector<CostSample> samples(const QString& module) const;

private:
    QString m_folder;
};

} // namespace terrella
