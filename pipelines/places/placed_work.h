// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/placed_run.h"
#include "pipelines/run/outer_events.h"

#include <mutex>

namespace terrella {

struct PlacedRun::Site {
    ClusterClient client;
    QString folder; ///< working folder there, once it is known
};

/// One run from its first event to its last. Internal to PlacedRun.
struct PlacedRun::Work {
    PlacedRun& run;
    const Document& document;
    const RunOptions& options;
    const RunFolder& folder;
    const std::stop_token& stop;
    EmitFunction emit; ///< into the log of the run
    Expansion expansion;
    QJsonObject provenance;
    std::set<QString> made;            ///< nodes of the expanded document that were made on a cluster in this run
    std::map<QString, Error> failures; ///< by node of the document: parts that could not be made
    QJsonArray jobs;                   ///< for the provenance

    Result<void> all();
    Result<void> stage(const std::vector<const PlacedPart*>& parts, const std::vector<PlacedPart>& every);
    Result<void> start(FollowedJob& job, const PlacedPart& part, const QString& recordPath);
    Result<void> send(FollowedJob& job, Staging& staging);
    Result<void> bringBack(FollowedJob& job);
    Result<void> makeHere(const std::set<QString>& nodes);
    Result<void> runRest();
    [[nodiscard]] Foresight look() const;
    [[nodiscard]] std::set<QString> missing(const std::set<QString>& nodes) const;
    [[nodiscard]] bool isBlocked(const PlacedPart& part) const;
    [[nodiscard]] qint64 toldUntil(const QString& job) const;
    /// Tries again while the connection is away.
    Result<void> persist(FollowedJob& job, const std::function<Result<void>()>& work);
    void say(const QString& node, const QString& sentence) const;
    Result<void> local(const Document& part, bool isRest);
};

} // namespace terrella
