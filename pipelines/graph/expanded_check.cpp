// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/expanded_check.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Checker)
};

/// More runs than this are counted, not named.
constexpr qsizetype kNamed = 4;

QString outermost(const QString& node) { return node.section(QLatin1Char('/'), 0, 0); }

/// Runs of mapped nodes that the others are joined without, as at a failure while running.
class LeftOut {
public:
    LeftOut(const Expansion& expansion, const DocumentCheck& found) : m_expansion(expansion)
    {
        for (const auto& [id, outer] : expansion.outers) {
            if (!outer.isMap || outer.joinFor.empty() || !outer.map.isOfData())
                continue;
            std::vector<bool> good(outer.members.size(), true);
            for (const auto& [port, join] : outer.joinFor)
                mark(good, outer, join, found);
            if (std::ranges::find(good, true) != good.end())
                m_good[id] = std::move(good);
        }
    }
    /// Whether the node belongs to a run that others make up for.
    [[nodiscard]] bool isOf(const QString& node) const
    {
        return std::ranges::any_of(m_expansion.ownersOf(node), [&](const Outer* outer) {
            const auto good = m_good.find(outer->id);
            const auto run = good == m_good.end() ? std::nullopt : Expansion::runOf(*outer, node);
            return run && !good->second[*run];
        });
    }

private:
    void mark(std::vector<bool>& good, const Outer& outer, const QString& join, const DocumentCheck& found) const
    {
        for (const Link& link : m_expansion.document.links) {
            const auto run = link.toNode == join ? Expansion::runOf(outer, link.fromNode) : std::nullopt;
            if (!run)
                continue;
            const auto source = found.nodes.find(link.fromNode);
            if (source == found.nodes.end() || source->second.outputs.count(link.fromPort) == 0)
                good[*run] = false;
        }
    }

    const Expansion& m_expansion;
    std::map<QString, std::vector<bool>> m_good; ///< by mapped node, of those with a good run
};

/// Problems of the runs of mapped nodes that are the same but for the run.
class Gatherer {
public:
    Gatherer(const Expansion& expansion, const DocumentCheck& found) : m_expansion(expansion), m_left(expansion, found) {}

    void add(const Problem& raw)
    {
        const QString label = m_expansion.memberLabel(raw.node);
        std::size_t runs = 1;
        for (const Outer* outer : m_expansion.ownersOf(raw.node))
            runs *= outer->isMap && !label.isEmpty() ? outer->members.size() : 1;
        Problem problem = m_expansion.mappedBack(raw);
        const bool isLeftOut = raw.severity == Severity::Error && m_left.isOf(raw.node);
        if (isLeftOut) {
            problem.severity = Severity::Warning;
            problem.fixes.clear(); // they would set all runs alike
        }
        const auto key = std::tuple(problem.severity, problem.code, problem.message, problem.node, problem.port, problem.parameter);
        const auto known = m_places.find(key);
        if (known != m_places.end()) {
            m_gathered[known->second].labels.append(label);
            return;
        }
        m_places.emplace(key, m_gathered.size());
        m_gathered.push_back({std::move(problem), {label}, runs, isLeftOut});
    }

    std::vector<Problem> take()
    {
        std::vector<Problem> out;
        for (Gathered& one : m_gathered) {
            const bool all = one.runs <= 1 || one.labels.size() >= static_cast<qsizetype>(one.runs);
            if (!all && !one.labels.first().isEmpty()) {
                QStringList named = one.labels.mid(0, kNamed);
                if (one.labels.size() > kNamed)
                    named.append(Tr::tr("%1 more").arg(one.labels.size() - kNamed));
                const QString form = one.isLeftOut ? Tr::tr("Left out: %1. %2") : Tr::tr("For %1: %2");
                one.problem.message = form.arg(named.join(QStringLiteral(", ")), one.problem.message);
            }
            out.push_back(std::move(one.problem));
        }
        return out;
    }

private:
    struct Gathered {
        Problem problem;
        QStringList labels;
        std::size_t runs; ///< that there are altogether
        bool isLeftOut;
    };
    const Expansion& m_expansion;
    const LeftOut m_left;
    std::vector<Gathered> m_gathered;
    std::map<std::tuple<Severity, QString, QString, QString, QString, QString>, std::size_t> m_places;
};

} // namespace

DocumentCheck toldOf(const Expansion& expansion, const DocumentCheck& found)
{
    DocumentCheck out;
    out.nodes = found.nodes;
    Gatherer gathered(expansion, found);
    for (const Problem& problem : expansion.problems)
        gathered.add(problem);
    for (const Problem& problem : found.problems)
        gathered.add(problem);
    for (auto& [id, node] : out.nodes) {
        std::erase_if(node.problems, [&](const Problem& problem) {
            return expansion.faulty.count({id, {}}) > 0 ? problem.code.startsWith(QLatin1String("module."))
                                                        : expansion.faulty.count({id, problem.parameter}) > 0 && !problem.parameter.isEmpty();
        });
        for (const Problem& problem : node.problems)
            gathered.add(problem);
        node.problems.clear();
        if (!expansion.ownersOf(id).empty())
            out.inner.insert(id);
    }
    for (const auto& [id, outer] : expansion.outers) {
        NodeCheck& node = out.nodes[id];
        node.runs = outer.members.size();
        for (const auto& [port, name] : outer.outputs) {
            InnerName at = name;
            for (auto next = expansion.outers.find(at.node); next != expansion.outers.end(); next = expansion.outers.find(at.node)) {
                const auto output = next->second.outputs.find(at.key);
                if (output == next->second.outputs.end())
                    break;
                at = output->second;
            }
            const auto source = found.nodes.find(at.node);
            if (source == found.nodes.end())
                continue;
            if (const auto signature = source->second.outputs.find(at.key); signature != source->second.outputs.end())
                node.outputs.emplace(port, signature->second);
        }
        if (!expansion.ownersOf(id).empty())
            out.inner.insert(id);
    }
    for (Problem& problem : gathered.take()) {
        if (problem.node.isEmpty() || problem.code == QLatin1String("graph.cycle"))
            out.problems.push_back(std::move(problem));
        else
            out.nodes[outermost(problem.node)].problems.push_back(std::move(problem));
    }
    return out;
}

} // namespace terrella
