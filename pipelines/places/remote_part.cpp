// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/remote_part.h"

#include "pipelines/core/files.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::RemotePart)
};

bool isElsewhere(const QString& path) { return path.startsWith(QLatin1String("/vsi")) || path.contains(QLatin1String("://")); }

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

class PartMaker {
public:
    PartMaker(const PluginHost& host, const Store& store, const Expansion& expansion, const Foresight& foresight, const QString& folder)
        : m_host(host),
          m_store(store),
          m_expansion(expansion),
          m_foresight(foresight),
          m_folder(folder)
    {
    }

    Result<RemotePart> make(const std::set<QString>& nodes)
    {
        m_out.own = nodes;
        std::set<QString> inside = nodes, open = nodes;
        while (!open.empty()) {
            const QString id = *open.begin();
            open.erase(open.begin());
            TRY_DO(addNode(id));
            for (const Link& link : m_expansion.document.links) {
                if (link.toNode != id)
                    continue;
                m_out.document.links.insert(link);
                if (inside.count(link.fromNode) > 0 || m_out.given.count(link.fromNode) > 0)
                    continue;
                TRY(const bool again, addSource(link.fromNode));
                if (again) {
                    inside.insert(link.fromNode);
                    open.insert(link.fromNode);
                }
            }
        }
        findWanted();
        return std::move(m_out);
    }

private:
    /// A result that only refers to files is made anew there, from the files: true. Any other is sent.
    Result<bool> addSource(const QString& id)
    {
        const ForeseenNode& source = m_foresight.at(id);
        const auto record = m_store.record(source.basis.key);
        if (!record)
            return record.error().whileDoing(Tr::tr("sending the result of '%1'").arg(id));
        if (isReference(*record) && record->value(QLatin1String("objects")).toArray().isEmpty())
            return true;
        m_out.given[id] = source.basis.key;
        m_out.document.nodes[id] = m_expansion.document.nodes.at(id);
        m_out.document.nodes[id].parameters = {}; // it is not made there
        for (const QString& key : withParts(m_store, source.basis.key)) {
            const auto part = m_store.record(key);
            if (part && isReference(*part))
                return Error{ErrorCode::Unsupported,
                    Tr::tr("The result of '%1' is joined from files that lie here. Place it on the cluster as well.").arg(id), {}};
            if (!m_out.stage.objects.contains(key))
                m_out.stage.objects.append(key);
        }
        return false;
    }

    Result<void> addNode(const QString& id)
    {
        Node node = m_expansion.document.nodes.at(id);
        const ModuleSpec* spec = m_host.find(node.module);
        const auto foreseen = m_foresight.find(id);
        if (!spec || foreseen == m_foresight.end())
            return Error{ErrorCode::NotFound, Tr::tr("the module '%1' is not installed").arg(node.module), {}};
        if (foreseen->second.impossible)
            return foreseen->second.impossible->whileDoing(Tr::tr("making '%1' ready to be sent").arg(id));
        if (std::ranges::any_of(spec->parameters, &ParameterSpec::written))
            return Error{ErrorCode::Unsupported,
                Tr::tr("The node '%1' writes a file, which can only be done on this machine: place it here.").arg(m_expansion.shownNode(id)), {}};
        for (const auto& [parameter, files] : foreseen->second.basis.files) {
            if (files.empty())
                continue;
            QJsonArray paths;
            for (const auto& [path, identity] : files)
                paths.append(isElsewhere(path) ? path : stagedPath(path, identity));
            const ParameterSpec* known = spec->parameter(parameter);
            node.parameters.insert(
                parameter, known && known->type == ParameterType::File && paths.size() == 1 ? QJsonValue(paths.first()) : QJsonValue(paths));
        }
        node.place.clear();
        m_out.document.nodes[id] = std::move(node);
        return {};
    }

    QString stagedPath(const QString& path, const QString& identity)
    {
        const auto known = std::ranges::find_if(m_out.stage.files,
            [&](const StagedFile& file) { return file.identity == identity && QFileInfo(file.path).fileName() == QFileInfo(path).fileName(); });
        if (known == m_out.stage.files.end())
            m_out.stage.files.push_back({identity, path, bytesAt(path), 0});
        return Depot::filePath(m_folder, identity, QFileInfo(path).fileName());
    }

    /// What is used outside the part, and what is the end of something.
    void findWanted()
    {
        m_out.wanted = m_out.own;
        std::set<QString> inner, used;
        for (const Link& link : m_expansion.document.links) {
            if (m_out.own.count(link.fromNode) > 0)
                (m_out.own.count(link.toNode) > 0 ? inner : used).insert(link.fromNode);
        }
        for (const auto& [id, outer] : m_expansion.outers) {
            for (const auto& [port, name] : outer.outputs)
                used.insert(innermost(m_expansion, InnerName(name)).node);
        }
        std::erase_if(m_out.wanted, [&](const QString& id) { return inner.count(id) > 0 && used.count(id) == 0; });
    }

    const PluginHost& m_host;
    const Store& m_store;
    const Expansion& m_expansion;
    const Foresight& m_foresight;
    const QString m_folder;
    RemotePart m_out;
};

} // namespace

std::set<QString> nodesOfPart(const Expansion& expansion, const PlacedPart& part)
{
    std::set<QString> out;
    for (const QString& id : part.nodes)
        out.merge(expansion.nodesBehind(id));
    return out;
}

bool mustRun(const Foresight& foresight, const std::set<QString>& nodes)
{
    return std::ranges::any_of(nodes, [&](const QString& id) {
        const auto node = foresight.find(id);
        return node != foresight.end() && node->second.isNeeded && !node->second.isThere();
    });
}

std::set<QString> sourcesOf(const Expansion& expansion, const std::set<QString>& nodes)
{
    std::set<QString> out;
    for (const Link& link : expansion.document.links) {
        if (nodes.count(link.toNode) > 0 && nodes.count(link.fromNode) == 0)
            out.insert(link.fromNode);
    }
    return out;
}

Result<RemotePart> makeRemotePart(const PluginHost& host, const Store& store, const Expansion& expansion, const Foresight& foresight,
    const std::set<QString>& nodes, const QString& folder)
{
    return PartMaker(host, store, expansion, foresight, folder).make(nodes);
}

} // namespace terrella
