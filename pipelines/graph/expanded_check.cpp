// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/expanded_check.h"

#include <QCoreApplication>

#include <tuple>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Checker)
};

/// More runs than this are counted, not named.
constexpr qsizetype kNamed = 4;

QString outermost(const QString& node) { return node.section(QLatin1Char('/'), 0, 0); }

/// Problems of the runs of mapped nodes that are the same but for the run.
class Gatherer {
public:
    explicit Gatherer(const Expansion& expansion) : m_expansion(expansion) {}

    void add(const Problem& raw)
    {
        const QString label = m_expansion.memberLabel(raw.node);
        std::size_t runs = 1;
        for (const Outer* outer : m_expansion.ownersOf(raw.node))
            runs *= outer->isMap && !label.isEmpty() ? outer->members.size() : 1;
        Problem problem = m_expansion.mappedBack(raw);
        const auto key = std::tuple(problem.severity, problem.code, problem.message, problem.node, problem.port, problem.parameter);
        const auto known = m_places.find(key);
        if (known != m_places.end()) {
            m_gathered[known->second].labels.append(label);
            return;
        }
        m_places.emplace(key, m_gathered.size());
        m_gathered.push_back({std::move(problem), {label}, runs});
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
                one.problem.message = Tr::tr("For %1: %2").arg(named.join(QStringLiteral(", ")), one.problem.message);
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
    };
    const Expansion& m_expansion;
    std::vector<Gathered> m_gathered;
    std::map<std::tuple<Severity, QString, QString, QString, QString, QString>, std::size_t> m_places;
};

} // namespace

DocumentCheck toldOf(const Expansion& expansion, const DocumentCheck& found)
{
    DocumentCheck out;
    out.nodes = found.nodes;
    Gatherer gathered(expansion);
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
