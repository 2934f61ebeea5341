// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/fixes.h"

#include "pipelines/graph/edit.h"
#include "pipelines/modules/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Checker)
};

// What the canvas takes for a node, with room around it.
constexpr double kNodeWidth = 232.0;
constexpr double kNodeHeight = 144.0;

QString portOf(const std::vector<PortSpec>& ports, const QString& name, DataType type)
{
    const auto named = std::ranges::find(ports, name, &PortSpec::key);
    if (named != ports.end())
        return name;
    const auto typed = std::ranges::find(ports, type, &PortSpec::type);
    return typed == ports.end() ? QString() : typed->key;
}

bool gives(const NodeCheck& check, const QString& variable)
{
    return std::ranges::any_of(check.outputs, [&](const auto& output) {
        const auto* cube = std::get_if<std::shared_ptr<const CubeSignature>>(&output.second);
        return cube && *cube && std::ranges::any_of((*cube)->variables, [&](const Variable& other) { return other.name == variable; });
    });
}

/// The value with one thing in the place of another: the text itself, or an item of a list.
QJsonValue replaced(const QJsonValue& value, const QJsonValue& wrong, const QJsonValue& right)
{
    if (!value.isArray())
        return right;
    QJsonArray out;
    for (const QJsonValue& item : value.toArray())
        out.append(item == wrong ? right : item);
    return out;
}

} // namespace

struct FixMaker::Draft {
    EditList edits;
    std::vector<Node> made;

    void add(Edit edit) { edits.edits.push_back(std::move(edit)); }
    /// An id that is free in the document and beside those made before.
    [[nodiscard]] QString freshId(const Document& document, const QString& module) const
    {
        const QString first = document.freshId(module);
        QString id = first;
        for (int number = first.section(QLatin1Char('_'), -1).toInt() + 1; isTaken(document, id); ++number)
            id = first.section(QLatin1Char('_'), 0, -2) + QLatin1Char('_') + QString::number(number);
        return id;
    }
    [[nodiscard]] bool isTaken(const Document& document, const QString& id) const
    {
        return document.nodes.contains(id) || std::ranges::any_of(made, [&](const Node& node) { return node.id == id; });
    }
};

FixMaker::FixMaker(const Document& document, const PluginHost& host, const DocumentCheck& check) : m_document(document), m_host(host), m_check(check)
{
    for (const Link& link : document.links)
        m_into[{link.toNode, link.toPort}].push_back(&link);
}

const Link* FixMaker::linkInto(const QString& node, const InputPlace& place) const
{
    const auto found = m_into.find({node, place.port});
    const auto index = static_cast<std::size_t>(place.link);
    return found == m_into.end() || place.link < 0 || index >= found->second.size() ? nullptr : found->second[index];
}

std::optional<Fix> FixMaker::make(const QString& node, const Proposal& proposal) const
{
    Draft draft;
    for (const ProposedStep& step : proposal.steps) {
        if (step.kind == ProposedStep::Kind::Set || step.kind == ProposedStep::Kind::Replace)
            set(node, step, draft);
        else if (!(step.kind == ProposedStep::Kind::Insert ? insert(node, step, draft) : setAtSource(node, step, draft)))
            return std::nullopt;
    }
    if (draft.edits.edits.empty())
        return std::nullopt;
    return Fix{proposal.title, toJson(draft.edits.edits.size() == 1 ? draft.edits.edits.front() : Edit(draft.edits))};
}

bool FixMaker::insert(const QString& node, const ProposedStep& step, Draft& draft) const
{
    const ModuleSpec* spec = m_host.find(step.module);
    const Link* cut = linkInto(node, step.place);
    if (!spec || !cut)
        return false;
    const QString in = portOf(spec->inputs, QStringLiteral("data"), DataType::Cube);
    const QString out = portOf(spec->outputs, QStringLiteral("data"), DataType::Cube);
    const bool known = std::ranges::all_of(step.parameters.keys(), [&](const QString& key) { return spec->parameter(key) != nullptr; });
    if (in.isEmpty() || out.isEmpty() || !known)
        return false;

    Node made;
    made.id = draft.freshId(m_document, step.module);
    made.module = spec->id;
    made.version = spec->version;
    made.parameters = step.parameters;
    std::tie(made.x, made.y) = between(m_document.nodes.at(cut->fromNode), m_document.nodes.at(node), draft.made);
    draft.made.push_back(made);
    draft.add(RemoveLink{*cut});
    draft.add(AddNode{made});
    draft.add(AddLink{{cut->fromNode, cut->fromPort, made.id, in}});
    draft.add(AddLink{{made.id, out, cut->toNode, cut->toPort}});
    if (!step.like)
        return true;
    const Link* like = linkInto(node, *step.like);
    if (!like || !spec->input(QStringLiteral("like")))
        return false;
    draft.add(AddLink{{like->fromNode, like->fromPort, made.id, QStringLiteral("like")}});
    return true;
}

void FixMaker::set(const QString& node, const ProposedStep& step, Draft& draft) const
{
    for (auto it = step.parameters.begin(); it != step.parameters.end(); ++it) {
        QJsonValue value = it.value().isNull() ? QJsonValue(QJsonValue::Undefined) : it.value();
        if (step.kind == ProposedStep::Kind::Replace)
            value = replaced(m_document.nodes.at(node).parameters.value(it.key()), it.value().toArray().at(0), it.value().toArray().at(1));
        draft.add(SetParameter{node, it.key(), value});
    }
}

bool FixMaker::setAtSource(const QString& node, const ProposedStep& step, Draft& draft) const
{
    const Link* link = linkInto(node, step.place);
    if (!link || !m_host.find(step.module))
        return false;
    QString source;
    for (const QString& id : m_document.upstreamOf(link->fromNode)) {
        const auto checked = m_check.nodes.find(id);
        if (m_document.nodes.at(id).module != step.module || checked == m_check.nodes.end() || !gives(checked->second, step.variable))
            continue;
        if (!source.isEmpty())
            return false; // it could be from either of them
        source = id;
    }
    if (source.isEmpty())
        return false;
    for (auto it = step.parameters.begin(); it != step.parameters.end(); ++it) {
        QJsonValue value = it.value();
        if (value.isArray()) {
            QJsonArray items = m_document.nodes.at(source).parameters.value(it.key()).toArray();
            for (const QJsonValue& item : value.toArray())
                items.append(item);
            value = items;
        }
        draft.add(SetParameter{source, it.key(), value});
    }
    return true;
}

std::pair<double, double> FixMaker::between(const Node& from, const Node& to, const std::vector<Node>& made) const
{
    const double x = std::round((from.x + to.x) / 2.0), y = std::round((from.y + to.y) / 2.0);
    const auto taken = [&](double atY) {
        const auto near = [&](const Node& node) { return std::abs(node.x - x) < kNodeWidth && std::abs(node.y - atY) < kNodeHeight; };
        return std::ranges::any_of(made, near) || std::ranges::any_of(m_document.nodes, [&](const auto& item) { return near(item.second); });
    };
    // In the middle where there is room, else as near below or above it as there is.
    for (int step = 0; step < 40; ++step) {
        for (const double atY : {y + step * kNodeHeight / 2.0, y - step * kNodeHeight / 2.0}) {
            if (!taken(atY))
                return {x, atY};
        }
    }
    return {x, y};
}

void completeProblem(Problem& problem, const FixMaker& maker, const Document& document, const PluginHost& host)
{
    if (const Link* link = maker.linkInto(problem.node, {problem.port, problem.link}))
        problem.from = link->fromNode + QLatin1Char('.') + link->fromPort;
    for (const Proposal& proposal : problem.proposals) {
        if (std::optional<Fix> fix = maker.make(problem.node, proposal))
            problem.fixes.push_back(*std::move(fix));
    }
    const auto found = document.nodes.find(problem.node);
    if (found == document.nodes.end())
        return;
    Node changed = found->second;
    if (problem.code == QLatin1String("module.unknown")) {
        QStringList ids;
        for (const ModuleSpec& spec : host.modules())
            ids.append(spec.id);
        for (const QString& id : nearestNames(changed.module, ids, 2)) {
            changed.module = id;
            changed.version = host.find(id)->version;
            problem.fixes.push_back({Tr::tr("Use '%1'").arg(id), replaceNode(document, changed)});
        }
    } else if (problem.code.startsWith(QLatin1String("module.version"))) {
        changed.version = host.find(changed.module)->version;
        problem.fixes.push_back({Tr::tr("Take version %1").arg(changed.version), replaceNode(document, changed)});
    }
}

std::vector<Fix> removingLinks(const Document& document, const std::vector<QString>& loop)
{
    const std::set<QString> nodes(loop.begin(), loop.end());
    struct Candidate {
        double back; ///< how far it leads to the left: the link that closed the loop is likely to
        Link link;
    };
    std::vector<Candidate> candidates;
    for (const Link& link : document.links) {
        if (nodes.contains(link.fromNode) && nodes.contains(link.toNode))
            candidates.push_back({document.nodes.at(link.fromNode).x - document.nodes.at(link.toNode).x, link});
    }
    std::ranges::stable_sort(candidates, std::ranges::greater(), &Candidate::back);
    constexpr std::size_t kMost = 4;
    std::vector<Fix> out;
    const std::size_t before = document.loops().size();
    for (const Candidate& candidate : candidates) {
        Document without = document;
        without.links.erase(candidate.link);
        if (out.size() < kMost && without.loops().size() < before)
            out.push_back({Tr::tr("Remove the link from '%1' to '%2'").arg(candidate.link.fromNode, candidate.link.toNode),
                toJson(Edit(RemoveLink{candidate.link}))});
    }
    return out;
}

QJsonObject replaceNode(const Document& document, const Node& changed)
{
    EditList edits{{RemoveNode{changed.id}, AddNode{changed}}};
    for (const Link& link : document.links) {
        if (link.fromNode == changed.id || link.toNode == changed.id)
            edits.edits.push_back(AddLink{link, true});
    }
    return toJson(Edit(edits));
}

} // namespace terrella
