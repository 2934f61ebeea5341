// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/expansion.h"
#include "pipelines/run/job_context.h"

#include <chrono>
#include <set>

namespace terrella {

/// Tells the events of an expanded document also of the nodes that it was made from: a group is started with its first inner node, finished with its
/// last, and so on; a mapped node says how many of its runs are done. Any thread, one event at a time.
class OuterEvents {
public:
    OuterEvents(const Expansion& expansion, EmitFunction next);
    void take(RunEvent event);

private:
    struct Tracked {
        const Outer* outer = nullptr;
        std::set<QString> waiting; ///< nodes and inner outer nodes that have not ended
        std::size_t parts = 0;
        std::map<QString, double> fractions;
        std::size_t doneRuns = 0, failedRuns = 0;
        bool isQueued = false, isStarted = false, isCancelled = false;
        bool allReused = true;
        bool isNeeded = false; ///< some of it was made or there
        QString failure;
        QString failureCode;
        QString skipped;
        std::set<QString> warnings;
        double lastFraction = 0.0;
        std::chrono::steady_clock::time_point began, lastProgress;
    };
    void tell(Tracked& tracked, const RunEvent& event);
    void tellProgress(Tracked& tracked, bool force);
    void end(Tracked& tracked, const RunEvent& event);
    void conclude(Tracked& tracked);
    void emitFor(const QString& node, const char* type, const QString& message = {}, const QJsonObject& details = {}, double fraction = -1.0);
    [[nodiscard]] QString pathOf(const InnerName& name) const;

    const Expansion& m_expansion;
    EmitFunction m_next;
    std::map<QString, Tracked> m_tracked; ///< by outer node
    std::map<QString, std::map<QString, QString>> m_paths;
    std::map<QString, QString> m_keys; ///< of results, by node
};

} // namespace terrella
