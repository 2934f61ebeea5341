// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/job_plan.h"

#include "pipelines/core/json.h"

#include <algorithm>
#include <limits>
#include <ranges>

namespace terrella {

namespace {

/// The run of a mapped node that a node belongs to: the outermost such.
struct LaneOf {
    QString outer; ///< empty: none
    std::size_t run = 0;
};

LaneOf laneOf(const Expansion& expansion, const QString& node)
{
    for (const Outer* outer : expansion.ownersOf(node)) {
        if (!outer->isMap)
            continue;
        if (const auto run = Expansion::runOf(*outer, node))
            return {outer->id, *run};
    }
    return {};
}

class Planner {
public:
    Planner(const Expansion& expansion, const JobPlanHow& how)
        : m_expansion(expansion),
          m_document(expansion.document),
          m_how(how),
          m_order(m_document.orderOutsideLoops())
    {
        for (const QString& id : m_order)
            m_lanes[id] = laneOf(expansion, id);
        for (const Link& link : m_document.links) {
            if (m_lanes.count(link.fromNode) == 0 || m_lanes.count(link.toNode) == 0)
                continue;
            m_linksInto[link.toNode].push_back(link.fromNode);
            m_dependants[link.fromNode].insert(link.toNode);
        }
        uniteLanes();
        for (const QString& id : m_order)
            m_kinds[id] = kindOf(id);
    }

    std::vector<PlannedJob> plan()
    {
        findLevels();
        makeJobs();
        findWaves();
        sort();
        findAfter();
        return std::move(m_jobs);
    }

private:
    [[nodiscard]] const Node& node(const QString& id) const { return m_document.nodes.at(id); }
    [[nodiscard]] QString site(const QString& id) const { return node(id).place.isEmpty() ? QString() : m_how.siteOf(node(id).place); }

    /// Mapped nodes whose runs feed each other one to one.
    void uniteLanes()
    {
        for (const auto& [id, sources] : m_linksInto) {
            for (const QString& source : sources) {
                const QString one = leader(m_lanes.at(id).outer), other = leader(m_lanes.at(source).outer);
                if (!one.isEmpty() && !other.isEmpty() && one != other)
                    m_leaders[std::max(one, other)] = std::min(one, other);
            }
        }
    }
    [[nodiscard]] QString leader(QString outer) const
    {
        for (auto next = m_leaders.find(outer); next != m_leaders.end(); next = m_leaders.find(outer))
            outer = next->second;
        return outer;
    }

    /// Nodes of one kind may be in one job.
    [[nodiscard]] QString kindOf(const QString& id) const
    {
        const Node& one = node(id);
        if (one.place.isEmpty())
            return {};
        return QStringLiteral("%1\n%2\n%3").arg(one.place, QString::fromUtf8(canonicalJson(one.resources)), leader(m_lanes.at(id).outer));
    }

    /// The most changes of kind before a node: a job holds nodes of one level.
    void findLevels()
    {
        for (const QString& id : m_order) {
            int level = 0;
            for (const QString& source : m_linksInto[id])
                level = std::max(level, m_levels.at(source) + (m_kinds.at(source) != m_kinds.at(id) ? 1 : 0));
            m_levels[id] = level;
        }
        // As late as those that need it allow, where that brings it into the job of one of them.
        for (const QString& id : std::views::reverse(m_order)) {
            int latest = std::numeric_limits<int>::max();
            for (const QString& other : m_dependants[id])
                latest = std::min(latest, m_levels.at(other) - (m_kinds.at(other) != m_kinds.at(id) ? 1 : 0));
            const auto isAlike = [&](const QString& other) { return m_kinds.at(other) == m_kinds.at(id) && m_levels.at(other) == latest; };
            if (!node(id).place.isEmpty() && std::ranges::any_of(m_dependants[id], isAlike))
                m_levels[id] = latest;
        }
    }

    void makeJobs()
    {
        std::map<std::pair<int, QString>, std::size_t> arrays;
        std::map<QString, std::size_t> plain;
        for (const QString& id : m_order) {
            if (node(id).place.isEmpty())
                continue;
            const LaneOf& lane = m_lanes.at(id);
            const std::pair key(m_levels.at(id), m_kinds.at(id));
            if (!lane.outer.isEmpty()) {
                const auto [at, isNew] = arrays.emplace(key, m_jobs.size());
                if (isNew)
                    m_jobs.push_back({node(id).place, node(id).resources, 0, true, {}, {}});
                addToArray(m_jobs[at->second], id, lane);
            } else if (plain.count(id) == 0) {
                m_jobs.push_back({node(id).place, node(id).resources, 0, false, {JobLane{-1, {}, connected(id)}}, {}});
                for (const QString& member : m_jobs.back().lanes.front().nodes)
                    plain[member] = m_jobs.size() - 1;
            }
        }
        std::erase_if(m_jobs, [&](const PlannedJob& job) { return std::ranges::all_of(job.nodes(), m_how.isLight); });
        for (std::size_t i = 0; i < m_jobs.size(); ++i) {
            for (const QString& id : m_jobs[i].nodes())
                m_jobOf[id] = i;
        }
    }

    void addToArray(PlannedJob& job, const QString& id, const LaneOf& lane) const
    {
        const int number = static_cast<int>(lane.run);
        auto at = std::ranges::lower_bound(job.lanes, number, {}, &JobLane::number);
        if (at == job.lanes.end() || at->number != number)
            at = job.lanes.insert(at, {number, m_expansion.outers.at(lane.outer).map.members.at(lane.run).label, {}});
        at->nodes.insert(id);
    }

    /// Plain nodes of the same kind and level that hang together.
    [[nodiscard]] std::set<QString> connected(const QString& id) const
    {
        std::set<QString> out{id};
        for (bool grown = true; grown;) {
            grown = false;
            for (const auto& [to, sources] : m_linksInto) {
                for (const QString& from : sources) {
                    if (m_kinds.at(from) == m_kinds.at(to) && m_levels.at(from) == m_levels.at(to) && out.count(from) != out.count(to)) {
                        out.insert({from, to});
                        grown = true;
                    }
                }
            }
        }
        return out;
    }

    void findWaves()
    {
        std::map<QString, int> waves;
        for (bool changed = true; changed;) {
            changed = false;
            for (const QString& id : m_order) {
                const auto job = m_jobOf.find(id);
                int wave = job == m_jobOf.end() ? 0 : m_jobs[job->second].wave;
                const QString here = site(id);
                for (const QString& source : m_linksInto[id]) {
                    const QString there = site(source);
                    wave = std::max(wave, waves[source] + (there.isEmpty() || there == here ? 0 : 1));
                }
                changed = changed || std::exchange(waves[id], wave) != wave;
                if (job != m_jobOf.end())
                    m_jobs[job->second].wave = wave;
            }
        }
    }

    void sort()
    {
        const auto order = [&](const PlannedJob& job) {
            const QString& first = *job.lanes.front().nodes.begin();
            return std::tuple(job.wave, m_levels.at(first), job.place, first);
        };
        std::ranges::sort(m_jobs, [&](const PlannedJob& one, const PlannedJob& other) { return order(one) < order(other); });
        for (std::size_t i = 0; i < m_jobs.size(); ++i) {
            for (const QString& id : m_jobs[i].nodes())
                m_jobOf[id] = i;
        }
    }

    void findAfter()
    {
        for (std::size_t i = 0; i < m_jobs.size(); ++i) {
            std::set<QString> seen = m_jobs[i].nodes(), open = seen;
            while (!open.empty()) {
                const QString id = *open.begin();
                open.erase(open.begin());
                for (const QString& source : m_linksInto[id]) {
                    if (site(source) != site(id) || !seen.insert(source).second)
                        continue;
                    const auto job = m_jobOf.find(source);
                    if (job != m_jobOf.end() && job->second != i && m_jobs[job->second].wave == m_jobs[i].wave && !m_how.isLight(source))
                        m_jobs[i].after.insert(job->second);
                    else if (m_how.isLight(source))
                        open.insert(source); // made again: from what it is made of
                }
            }
        }
    }

    const Expansion& m_expansion;
    const Document& m_document;
    const JobPlanHow& m_how;
    const std::vector<QString> m_order;
    std::map<QString, LaneOf> m_lanes;
    std::map<QString, std::vector<QString>> m_linksInto;
    std::map<QString, std::set<QString>> m_dependants;
    std::map<QString, QString> m_leaders; ///< mapped node → one that it belongs with
    std::map<QString, QString> m_kinds;
    std::map<QString, int> m_levels;
    std::map<QString, std::size_t> m_jobOf;
    std::vector<PlannedJob> m_jobs;
};

} // namespace

std::set<QString> PlannedJob::nodes() const
{
    std::set<QString> out;
    for (const JobLane& lane : lanes)
        out.insert(lane.nodes.begin(), lane.nodes.end());
    return out;
}

QStringList shownNodes(const Expansion& expansion, const std::set<QString>& nodes)
{
    std::set<QString> all, working;
    for (const QString& id : nodes) {
        const QString shown = expansion.shownNode(id).section(QLatin1Char('/'), 0, 0);
        all.insert(shown);
        if (!expansion.joinedBy(id))
            working.insert(shown);
    }
    const std::set<QString>& told = working.empty() ? all : working;
    return {told.begin(), told.end()};
}

std::vector<PlannedJob> planJobs(const Expansion& expansion, const JobPlanHow& how) { return Planner(expansion, how).plan(); }

Expansion withoutFailed(const Expansion& expansion, const std::set<QString>& failed, std::map<QString, QString>& lost)
{
    Expansion out = expansion;
    Document& document = out.document;
    std::map<QString, std::vector<Link>> linksInto;
    for (const Link& link : expansion.document.links)
        linksInto[link.toNode].push_back(link);
    const auto isGone = [&](const Link& link) { return lost.count(link.fromNode) > 0; };
    for (const QString& id : expansion.document.orderOutsideLoops()) {
        const std::vector<Link>& links = linksInto[id];
        const auto gone = std::ranges::find_if(links, isGone);
        if (failed.count(id) > 0)
            lost[id] = id;
        else if (gone == links.end())
            continue;
        else if (!expansion.joinedBy(id) || std::ranges::all_of(links, isGone))
            lost[id] = lost.at(gone->fromNode);
        else {
            std::vector<Link> kept = links;
            leaveOut(document.nodes.at(id), kept, isGone);
        }
    }
    std::erase_if(document.nodes, [&](const auto& item) { return lost.count(item.first) > 0; });
    std::erase_if(document.links, [&](const Link& link) { return isGone(link) || lost.count(link.toNode) > 0; });
    return out;
}

} // namespace terrella
