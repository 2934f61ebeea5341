// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/expansion.h"
#include "pipelines/places/job_plan.h"
#include "pipelines/places/staging.h"
#include "pipelines/run/foresight.h"

namespace terrella {

/// What a part of a pipeline is as a job on a cluster.
struct RemotePart {
    Document document;                ///< modules alone, with the paths of the files there
    std::map<QString, QString> given; ///< nodes of it whose results are sent: node → key
    std::set<QString> own;            ///< its nodes that belong to the part; others are made there before, or only refer to files
    std::set<QString> wanted;         ///< of those: nodes whose results are needed here
    StageList stage;
};

/// Whether nodes have work to do: one that is needed and whose result is not here.
bool mustRun(const Foresight& foresight, const std::set<QString>& nodes);
/// Nodes of the expanded document that give something to these from outside.
std::set<QString> sourcesOf(const Expansion& expansion, const std::set<QString>& nodes);

/// Where nodes of an expanded document are made.
class Sites {
public:
    enum class Made {
        Here,
        There,   ///< by a job of its site
        Anywhere ///< placed there, but only refers to others: made wherever it is needed
    };
    struct Place {
        Made made = Made::Here;
        QString site; ///< empty: here
    };
    Sites(const Expansion& expansion, const std::vector<PlannedJob>& plan, const JobPlanHow& how);
    [[nodiscard]] const Place& of(const QString& node) const { return m_places.at(node); }
    /// Whether the result of a node that is made at a site must come here: it is wanted itself, or something here or on another site needs it.
    [[nodiscard]] bool isWantedHere(const QString& node) const;
    [[nodiscard]] const Expansion& expansion() const { return m_expansion; }

private:
    const Expansion& m_expansion;
    std::map<QString, Place> m_places;
    std::map<QString, std::set<QString>> m_dependants;
    std::set<QString> m_ends;
};

/// What must be made here, or come from another site, before nodes of one site can be made there.
std::set<QString> neededFromHere(const Sites& sites, const Foresight& foresight, const std::set<QString>& nodes);

/// Makes nodes of one job ready to be sent. What comes into it must be in the store here, or be made on the same site: then it is made of the same
/// nodes there, which find it in the store there. folder: the site's working folder. Errors: a node that writes files, or that needs a result that is
/// not here.
Result<RemotePart> makeRemotePart(const PluginHost& host, const Store& store, const Sites& sites, const Foresight& foresight,
    const std::set<QString>& nodes, const QString& folder);

} // namespace terrella
