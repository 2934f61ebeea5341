// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/foresight.h"

#include <QCoreApplication>

#include <algorithm>
#include <ranges>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Planner)
};

class Foreseer {
public:
    Foreseer(
        const PluginHost& host, Store& store, FileIdentities& files, const Expansion& expansion, const RunOptions& options, const ForesightHow& how)
        : m_host(host),
          m_store(store),
          m_files(files),
          m_expansion(expansion),
          m_options(options),
          m_how(how)
    {
        for (const Link& link : expansion.document.links) {
            m_linksInto[link.toNode].push_back(link);
            m_dependants[link.fromNode].insert(link.toNode);
        }
    }

    Foresight take(const std::vector<QString>& order)
    {
        for (const QString& id : order)
            look(id, m_found[id]);
        std::set<QString> ends = endsOfOuters(m_expansion);
        ends.insert(m_options.wanted.begin(), m_options.wanted.end());
        for (const QString& id : std::views::reverse(order)) {
            ForeseenNode& node = m_found.at(id);
            node.isNeeded = node.impossible || m_dependants.count(id) == 0 || ends.count(id) > 0 || writesFiles(node)
                || std::ranges::any_of(m_dependants.at(id), [&](const QString& other) { return mustRun(other); });
        }
        return std::move(m_found);
    }

private:
    void look(const QString& id, ForeseenNode& out)
    {
        const Node& node = m_expansion.document.nodes.at(id);
        if (const auto given = m_options.given.find(id); given != m_options.given.end()) {
            lookAtGiven(given->second, node, out);
            return;
        }
        const ModuleSpec* spec = m_host.find(node.module);
        if (!spec) {
            out.impossible = {ErrorCode::NotFound, Tr::tr("the module '%1' is not installed").arg(node.module), {}};
            return;
        }
        out.module = spec->id;
        const auto parameters = Parameters::make(*spec, node.parameters, m_options.baseFolder);
        if (!parameters) {
            out.impossible = parameters.error();
            return;
        }
        const auto large = [&](const QString& path, qint64 bytes) {
            if (m_how.large)
                m_how.large(id, path, bytes);
        };
        auto basis = makeBasis(*spec, parameters->values(), inputsOf(id, out.isCertain), m_options.pipeline, m_files, m_how.stop, large);
        if (!basis) {
            out.impossible = basis.error();
            return;
        }
        out.basis = *std::move(basis);
        const QString& key = out.basis.key;
        out.stored = m_how.hold ? holdAndLookUp(m_store, out.basis, m_files, m_how.stop) : lookUp(m_store, out.basis, m_files, m_how.stop);
        out.isCertain = !key.isEmpty() && (out.isCertain || out.isThere());
        // Also where it is outdated: a reference is made anew from the same content, so that its keys stay.
        out.outputKeys = out.stored.outputKeys();
        if (!out.outputKeys.empty() || key.isEmpty())
            return;
        out.latest = m_store.latest(spec->id, m_options.pipeline, id);
        if (out.latest->value(QLatin1String("key")).toString() == key) {
            const QJsonObject keys = out.latest->value(QLatin1String("output_keys")).toObject();
            for (auto it = keys.begin(); it != keys.end(); ++it)
                out.outputKeys[it.key()] = it.value().toString();
        }
        for (const PortSpec& port : spec->outputs)
            out.likelyKeys[port.key] = outputKey(key, port.key);
    }

    void lookAtGiven(const QString& key, const Node& node, ForeseenNode& out)
    {
        out.module = node.module;
        out.basis.key = key;
        if (m_how.hold)
            m_store.hold(key);
        auto record = m_store.record(key);
        if (!record) {
            out.impossible = record.error();
            return;
        }
        out.stored.record = *std::move(record);
        out.stored.usable = true;
        out.outputKeys = out.stored.outputKeys();
    }

    InputValues inputsOf(const QString& id, bool& isCertain) const
    {
        InputValues out;
        const auto links = m_linksInto.find(id);
        if (links == m_linksInto.end())
            return out;
        for (const Link& link : links->second) {
            InputValue value{link.fromNode, link.fromPort, {}, {}};
            if (const auto source = m_found.find(link.fromNode); source != m_found.end()) {
                value.key = source->second.outputKey(link.fromPort);
                isCertain = isCertain && source->second.isCertain && source->second.outputKeys.count(link.fromPort) > 0;
            }
            out[link.toPort].push_back(std::move(value));
        }
        return out;
    }

    [[nodiscard]] bool mustRun(const QString& id) const
    {
        const auto found = m_found.find(id); // in a loop it was not looked at
        return found == m_found.end() || (found->second.isNeeded && !found->second.isThere());
    }

    [[nodiscard]] bool writesFiles(const ForeseenNode& node) const
    {
        const ModuleSpec* spec = m_host.find(node.module);
        return spec && std::ranges::any_of(spec->parameters, &ParameterSpec::written);
    }

    const PluginHost& m_host;
    Store& m_store;
    FileIdentities& m_files;
    const Expansion& m_expansion;
    const RunOptions& m_options;
    const ForesightHow& m_how;
    std::map<QString, std::vector<Link>> m_linksInto;
    std::map<QString, std::set<QString>> m_dependants;
    Foresight m_found;
};

InnerName innermost(const Expansion& expansion, InnerName at)
{
    for (auto next = expansion.outers.find(at.node); next != expansion.outers.end(); next = expansion.outers.find(at.node)) {
        const auto inner = next->second.outputs.find(at.key);
        if (inner == next->second.outputs.end())
            break;
        at = InnerName(inner->second);
    }
    return at;
}

} // namespace

std::set<QString> endsOfOuters(const Expansion& expansion)
{
    std::set<QString> used;
    for (const Link& link : expansion.document.links) {
        const auto around = expansion.ownersOf(link.toNode);
        for (const Outer* outer : expansion.ownersOf(link.fromNode)) {
            if (std::ranges::find(around, outer) == around.end())
                used.insert(outer->id);
        }
    }
    std::set<QString> out;
    for (const auto& [id, outer] : expansion.outers) {
        if (used.count(id) > 0)
            continue;
        for (const auto& [port, name] : outer.outputs)
            out.insert(innermost(expansion, name).node);
    }
    return out;
}

QString ForeseenNode::outputKey(const QString& port) const
{
    for (const auto* keys : {&outputKeys, &likelyKeys}) {
        if (const auto found = keys->find(port); found != keys->end())
            return found->second;
    }
    return {};
}

Foresight foresee(const PluginHost& host, Store& store, FileIdentities& files, const Expansion& expansion, const std::vector<QString>& order,
    const RunOptions& options, const ForesightHow& how)
{
    return Foreseer(host, store, files, expansion, options, how).take(order);
}

QString notNeededText() { return Tr::tr("not needed: what is made from it is there"); }

} // namespace terrella
