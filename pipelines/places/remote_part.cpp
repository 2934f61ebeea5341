// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/remote_part.h"

#include "pipelines/core/files.h"
#include "pipelines/graph/file_parameters.h"

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

class PartMaker {
public:
    PartMaker(const PluginHost& host, const Store& store, const Sites& sites, const Foresight& foresight, const QString& folder)
        : m_host(host),
          m_store(store),
          m_sites(sites),
          m_expansion(sites.expansion()),
          m_foresight(foresight),
          m_folder(folder)
    {
    }

    Result<RemotePart> make(const std::set<QString>& nodes)
    {
        m_out.own = nodes;
        m_site = m_sites.of(*nodes.begin()).site;
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
        for (const QString& id : nodes) {
            if (m_sites.isWantedHere(id))
                m_out.wanted.insert(id);
        }
        return std::move(m_out);
    }

private:
    /// A result that only refers to files is made anew there, from the files: true; one that is made there as well. Any other is sent.
    Result<bool> addSource(const QString& id)
    {
        const ForeseenNode& source = m_foresight.at(id);
        if (m_sites.of(id).site == m_site && !source.isThere())
            return true;
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
        m_out.stage.modules[node.module] = spec->version;
        for (const auto& [parameter, files] : foreseen->second.basis.files) {
            if (files.empty())
                continue;
            QJsonArray paths;
            for (const auto& [path, identity] : files)
                if (const auto there = clusterPath(path)) // it lies there already
                    paths.append(there->path);
                else
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

    const PluginHost& m_host;
    const Store& m_store;
    const Sites& m_sites;
    const Expansion& m_expansion;
    const Foresight& m_foresight;
    const QString m_folder;
    QString m_site;
    RemotePart m_out;
};

} // namespace

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

Sites::Sites(const Expansion& expansion, const std::vector<PlannedJob>& plan, const JobPlanHow& how)
    : m_expansion(expansion),
      m_ends(endsOfOuters(expansion))
{
    for (const auto& [id, node] : expansion.document.nodes)
        m_places[id] = node.place.isEmpty() ? Place() : Place{Made::Anywhere, how.siteOf(node.place)};
    for (const PlannedJob& job : plan) {
        for (const QString& id : job.nodes())
            m_places[id].made = Made::There;
    }
    for (const Link& link : expansion.document.links)
        m_dependants[link.fromNode].insert(link.toNode);
}

bool Sites::isWantedHere(const QString& node) const
{
    const auto dependants = m_dependants.find(node);
    if (dependants == m_dependants.end() || m_ends.count(node) > 0)
        return true;
    return std::ranges::any_of(dependants->second, [&](const QString& other) {
        const Place& place = of(other);
        if (place.site != of(node).site || place.made == Made::Here)
            return true;
        return place.made == Made::Anywhere && isWantedHere(other);
    });
}

std::set<QString> neededFromHere(const Sites& sites, const Foresight& foresight, const std::set<QString>& nodes)
{
    const QString site = sites.of(*nodes.begin()).site;
    std::set<QString> out, seen = nodes, open = nodes;
    while (!open.empty()) {
        const std::set<QString> sources = sourcesOf(sites.expansion(), open);
        open.clear();
        for (const QString& id : sources) {
            if (foresight.at(id).isThere() || !seen.insert(id).second)
                continue;
            (sites.of(id).site == site ? open : out).insert(id);
        }
    }
    return out;
}

Result<RemotePart> makeRemotePart(
    const PluginHost& host, const Store& store, const Sites& sites, const Foresight& foresight, const std::set<QString>& nodes, const QString& folder)
{
    return PartMaker(host, store, sites, foresight, folder).make(nodes);
}

} // namespace terrella
