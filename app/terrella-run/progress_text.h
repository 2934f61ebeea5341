// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella-run/terminal.h"
#include "pipelines/run/run_folder.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace terrella::cli {

enum class NodeState { Queued, Running, Reused, Finished, Failed, Cancelled, Skipped };

/// One node of a run as the progress display shows it.
struct NodeProgress {
    QString id;
    NodeState state = NodeState::Queued;
    double fraction = 0.0;
    QString what;         ///< what it is doing, or why it failed
    double seconds = 0.0; ///< it took
};

/// Brings the list up to date with one event; nodes that are not in it yet are appended.
void applyEvent(std::vector<NodeProgress>& nodes, const RunEvent& event);

/// One line per node, none wider than the terminal; where the terminal is too low, what is done is counted in one line.
QStringList progressLines(const std::vector<NodeProgress>& nodes, const Terminal& terminal);

/// "0.4 s", "12 s", "3 min 05 s", "2 h 10 min".
QString durationText(double seconds);

} // namespace terrella::cli
