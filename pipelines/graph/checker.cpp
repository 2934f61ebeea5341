// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/checker.h"

#include "pipelines/graph/expanded_check.h"
#include "pipelines/graph/expansion.h"
#include "pipelines/graph/file_parameters.h"
#include "pipelines/graph/fixes.h"
#include "pipelines/graph/node_checker.h"
#include "pipelines/graph/resources.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Checker)
};

/// What a node's check depends on. Equal: the result of last time stands.
struct Basis {
    QString module, version, baseFolder, stamps;
    QJsonObject parameters;
    std::vector<Link> links;
    std::vector<QString> sources;                     ///< module ids, as links
    std::vector<std::optional<Signature>> signatures; ///< as links; compared by address: equal signatures keep theirs
    bool operator==(const Basis&) const = default;
};

bool anyError(const std::vector<Problem>& problems)
{
    return std::any_of(problems.begin(), problems.end(), [](const Problem& problem) { return problem.severity == Severity::Error; });
}

bool sameContent(const Signature& a, const Signature& b)
{
    return a.index() == b.index()
        && std::visit(
            [&](const auto& left) {
                const auto& right = std::get<std::decay_t<decltype(left)>>(b);
                return left == right || (left && right && *left == *right);
            },
            a);
}

} // namespace

struct Checker::Private {
    PluginHost& host;
    CheckLimits limits;
    std::map<QString, std::map<QString, Signature>> given;
    DocumentCheck result; ///< of the expanded document
    DocumentCheck told;   ///< of the document that was given, where that is another
    std::map<QString, Basis> bases;
    std::map<QString, std::vector<Problem>> raw; ///< by node, as it was found: fixes depend on the document around it
    std::set<QString> checkedAgain;
    KnownMembers members; ///< as they were last time: most often they still are

    KnownMembers membersOf(const Expansion& expansion) const;
    void check(const Document& document, const QString& id, const std::map<QString, std::vector<Link>>& linksInto, const QString& baseFolder);
    void addFixes(const Document& document);
};

bool NodeCheck::hasErrors() const { return anyError(problems); }

bool DocumentCheck::hasErrors() const
{
    return anyError(problems) || std::any_of(nodes.begin(), nodes.end(), [](const auto& item) { return item.second.hasErrors(); });
}

std::vector<Problem> DocumentCheck::all() const
{
    std::vector<Problem> out = problems;
    for (const auto& [id, node] : nodes) {
        if (inner.count(id) == 0)
            out.insert(out.end(), node.problems.begin(), node.problems.end());
    }
    return out;
}

Checker::Checker(PluginHost& host) : d(new Private{host, {}, {}, {}, {}, {}, {}, {}, {}}) {}
Checker::~Checker() = default;

const std::set<QString>& Checker::checkedAgain() const { return d->checkedAgain; }

void Checker::setLimits(const CheckLimits& limits) { d->limits = limits; }
void Checker::setGiven(std::map<QString, std::map<QString, Signature>> given) { d->given = std::move(given); }

void Checker::Private::check(
    const Document& document, const QString& id, const std::map<QString, std::vector<Link>>& linksInto, const QString& baseFolder)
{
    if (const auto known = given.find(id); known != given.end()) {
        NodeCheck fresh;
        fresh.outputs = known->second;
        result.nodes[id] = std::move(fresh);
        raw[id].clear();
        bases.erase(id);
        return;
    }
    Node node = document.nodes.at(id);
    const ModuleSpec* spec = host.find(node.module);
    std::vector<Link> links;
    if (const auto into = linksInto.find(id); into != linksInto.end())
        links = into->second;
    if (isJoin(node.module))
        leaveOut(node, links, [&](const Link& link) {
            const auto source = result.nodes.find(link.fromNode);
            return source == result.nodes.end() || source->second.outputs.count(link.fromPort) == 0;
        });
    Basis basis{
        node.module, node.version, baseFolder, spec ? fileStamps(*spec, node.parameters, baseFolder) : QString(), node.parameters, {}, {}, {}};
    if (spec && !clustersNamed(*spec, node.parameters).empty())
        basis.stamps += node.place; // whether what lies there can be read
    std::vector<IncomingLink> incoming;
    for (const Link& link : links) {
        IncomingLink in{link, host.find(document.nodes.at(link.fromNode).module), {}};
        const auto& outputs = result.nodes[link.fromNode].outputs;
        if (const auto found = outputs.find(link.fromPort); found != outputs.end())
            in.signature = found->second;
        basis.links.push_back(link);
        basis.sources.push_back(document.nodes.at(link.fromNode).module);
        basis.signatures.push_back(in.signature);
        incoming.push_back(std::move(in));
    }
    if (const auto before = bases.find(id); before != bases.end() && before->second == basis)
        return;

    checkedAgain.insert(id);
    NodeCheck fresh = checkNode(host, node, incoming, baseFolder);
    NodeCheck& kept = result.nodes[id];
    for (auto& [port, signature] : fresh.outputs) {
        const auto old = kept.outputs.find(port);
        if (old != kept.outputs.end() && sameContent(old->second, signature))
            signature = old->second; // what hangs on it need not be checked again
    }
    raw[id] = fresh.problems;
    kept = std::move(fresh);
    bases[id] = std::move(basis);
}

/// Fixes for what was found, and what does not fit the machine: both are made anew each time.
void Checker::Private::addFixes(const Document& document)
{
    const FixMaker maker(document, host, result);
    for (auto& [id, node] : result.nodes) {
        node.problems = raw[id];
        for (Problem& problem : node.problems)
            completeProblem(problem, maker, document, host);
    }
    addResourceProblems(result, document, limits);
}

KnownMembers Checker::Private::membersOf(const Expansion& expansion) const
{
    KnownMembers out;
    for (const auto& [id, source] : expansion.memberSources) {
        const auto node = result.nodes.find(source.node);
        if (node == result.nodes.end())
            continue;
        const auto output = node->second.outputs.find(source.key);
        const auto* cube = output == node->second.outputs.end() ? nullptr : std::get_if<std::shared_ptr<const CubeSignature>>(&output->second);
        if (!cube)
            continue;
        CubeMembers& found = out[id];
        const auto axis = std::ranges::find((*cube)->axes, AxisKind::Member, &Axis::kind);
        if (axis != (*cube)->axes.end())
            found = {axis->name, axis->units, axis->values};
    }
    return out;
}

Expansion Checker::expanded(const Document& document, const QString& baseFolder)
{
    const FindSpec find = [this](const QString& module) { return d->host.find(module); };
    std::set<QString> again;
    Expansion out = expand(document, find, baseFolder, d->members);
    // One after the other where members of members are mapped over.
    for (std::size_t round = 0; !out.memberSources.empty() && round <= document.nodes.size(); ++round) {
        checkExpanded(out.document, baseFolder);
        again.insert(d->checkedAgain.begin(), d->checkedAgain.end());
        KnownMembers members = d->membersOf(out);
        if (members == d->members)
            break;
        d->members = std::move(members);
        out = expand(document, find, baseFolder, d->members);
    }
    d->checkedAgain = std::move(again);
    return out;
}

const DocumentCheck& Checker::check(const Document& document, const QString& baseFolder)
{
    const Expansion expansion = expanded(document, baseFolder);
    std::set<QString> before = std::move(d->checkedAgain);
    const DocumentCheck& out = checkExpansion(expansion, baseFolder);
    d->checkedAgain.merge(before);
    return out;
}

const DocumentCheck& Checker::expandedCheck() const { return d->result; }

const DocumentCheck& Checker::checkExpansion(const Expansion& expansion, const QString& baseFolder)
{
    const DocumentCheck& found = checkExpanded(expansion.document, baseFolder);
    if (expansion.isPlain())
        return found;
    d->told = toldOf(expansion, found);
    return d->told;
}

const DocumentCheck& Checker::checkExpanded(const Document& document, const QString& baseFolder)
{
    d->checkedAgain.clear();
    const auto gone = [&](const auto& item) { return document.nodes.count(item.first) == 0; };
    std::erase_if(d->result.nodes, gone);
    std::erase_if(d->bases, gone);
    std::erase_if(d->raw, gone);
    d->result.problems.clear();

    std::map<QString, std::vector<Link>> linksInto;
    for (const Link& link : document.links)
        linksInto[link.toNode].push_back(link);

    for (const std::vector<QString>& loop : document.loops()) {
        d->result.problems.push_back({Severity::Error, QStringLiteral("graph.cycle"),
            Tr::tr("These nodes form a loop: %1. Remove one of the links between them.")
                .arg(QStringList(loop.begin(), loop.end()).join(QStringLiteral(", "))),
            loop.front(), {}, {}, removingLinks(document, loop)});
    }
    std::set<QString> held;
    for (const auto& [id, node] : document.nodes)
        held.insert(id);
    for (const QString& id : document.orderOutsideLoops()) {
        held.erase(id);
        d->check(document, id, linksInto, baseFolder);
    }
    // Behind a loop nothing is known.
    for (const QString& id : held) {
        d->result.nodes[id] = {};
        d->bases.erase(id);
        d->raw.erase(id);
    }
    d->addFixes(document);
    return d->result;
}

} // namespace terrella
