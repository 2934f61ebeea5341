// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/explain.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

namespace terrella {

namespace {

qint64 cellsIn(const NodeCheck& node, const QString& port)
{
    const auto found = node.outputs.find(port);
    if (found == node.outputs.end())
        return 0;
    if (const auto* cube = std::get_if<std::shared_ptr<const CubeSignature>>(&found->second))
        return (*cube)->bytes() / static_cast<qint64>(sizeof(float));
    if (const auto* features = std::get_if<std::shared_ptr<const FeaturesSignature>>(&found->second))
        return (*features)->rows.value_or(0);
    return 0;
}

qint64 storedBytes(const Store& store, const QString& key)
{
    qint64 sum = 0;
    if (const auto record = store.record(key)) {
        for (const QJsonValue& bytes : record->value(QLatin1String("bytes")).toObject())
            sum += bytes.toInteger();
    }
    return sum;
}

} // namespace

qint64 cellsOf(const DocumentCheck& check, const std::vector<Link>& into, const QString& node)
{
    qint64 cells = 0;
    for (const Link& link : into) {
        if (const auto source = check.nodes.find(link.fromNode); source != check.nodes.end())
            cells += cellsIn(source->second, link.fromPort);
    }
    if (const auto own = check.nodes.find(node); own != check.nodes.end()) {
        for (const auto& [port, signature] : own->second.outputs)
            cells += cellsIn(own->second, port);
    }
    return cells;
}

qint64 fileBytes(const FileParameters& files)
{
    qint64 sum = 0;
    for (const auto& [parameter, list] : files) {
        for (const auto& [path, identity] : list) {
            const QFileInfo file(path);
            if (!file.isDir()) {
                sum += file.size();
                continue;
            }
            QDirIterator it(path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                it.next();
                sum += it.fileInfo().size();
            }
        }
    }
    return sum;
}

QString costsPath(const Store& store) { return store.root() + QStringLiteral("/costs"); }

Result<Explanation> explain(PluginHost& host, Store& store, const Document& document, const RunOptions& options)
{
    TRY(Plan plan, Runner(host, store).plan(document, options));
    Checker checker(host);
    const Expansion expansion = checker.expanded(document, options.baseFolder);
    checker.checkExpansion(expansion, options.baseFolder);
    const DocumentCheck& check = checker.expandedCheck();
    std::map<QString, std::vector<Link>> into;
    for (const Link& link : expansion.document.links)
        into[link.toNode].push_back(link);
    const CostMemory memory(costsPath(store));
    std::map<QString, qint64> bytes; // that come out of a node
    Explanation out;
    for (PlannedNode& planned : plan.nodes) {
        ExplainedNode node;
        const auto found = expansion.document.nodes.find(planned.id);
        if (found == expansion.document.nodes.end())
            continue; // a group or a mapped node: those behind it are there
        const Node& drawn = found->second;
        node.module = drawn.module;
        node.cells = cellsOf(check, into[planned.id], planned.id);
        const ModuleSpec* spec = host.find(drawn.module);
        qint64 bytesIn = fileBytes(planned.files);
        for (const Link& link : into[planned.id])
            bytesIn += bytes[link.fromNode];
        if (spec)
            node.cost = estimateCost(memory.samples(spec->id), spec->version, node.cells, bytesIn, options.memory);
        const bool isThere = planned.reuse && planned.why.kind != Reason::Kind::NotNeeded;
        bytes[planned.id] = isThere ? storedBytes(store, planned.key) : node.cost.bytesOut;
        if (!planned.reuse) {
            ++out.runs;
            out.unknown += node.cost.runs == 0 ? 1 : 0;
            out.seconds += node.cost.seconds;
            out.bytesOut += node.cost.bytesOut;
            if (node.cost.memory)
                out.memory = std::max(out.memory.value_or(0), *node.cost.memory);
        }
        node.plan = std::move(planned);
        out.nodes.push_back(std::move(node));
    }
    return out;
}

} // namespace terrella
