// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/job_follower.h"

namespace terrella {

/// How a job on a cluster, or a member of an array, stands: what an event "job" tells (help/dev/places.md).
struct JobStanding {
    const SentJob& sent;
    int member = -1;
    QString label;
    QString state; ///< as Slurm writes it: "PENDING"; before and beyond it "SENDING", "SUBMITTED", "WITHDRAWN", "LOST"
    std::optional<SlurmState> slurm;
    std::optional<SlurmAccount> account;
    QJsonObject usage;            ///< what the engine there says it used: processUsage()
    double elapsedSeconds = -1.0; ///< by the engine there; <0: not known
    std::optional<Raise> raise;

    [[nodiscard]] QJsonObject details() const;
};

/// {"node", "key", "from", "to", "why", "option", "edit"}: option for `terrella-run run --resume`, edit for the document.
QJsonObject raiseJson(const SentJob& sent, const Raise& raise);

} // namespace terrella
