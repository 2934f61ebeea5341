// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/group_library.h"

#include "pipelines/graph/file_parameters.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace terrella {

namespace {

const QString kSuffix = QStringLiteral(".terrella-group");

QStringList idsOf(const Document& document)
{
    QStringList out;
    for (const QJsonValue& value : document.groups)
        out.append(value.toObject().value(QLatin1String("id")).toString());
    return out;
}

} // namespace

GroupLibrary::GroupLibrary(const QStringList& folders)
{
    QStringList seen;
    for (const QString& folder : folders) {
        const QFileInfoList files = QDir(folder).entryInfoList({QLatin1Char('*') + kSuffix}, QDir::Files, QDir::Name);
        for (const QFileInfo& file : files) {
            const QString path = file.canonicalFilePath();
            if (path.isEmpty() || seen.contains(path))
                continue;
            seen.append(path);
            auto group = loadGroup(path);
            if (!group)
                m_entries.push_back({path, {}, group.error().message});
            else if (!find(group->id))
                m_entries.push_back({path, *std::move(group), {}});
        }
    }
}

QString GroupLibrary::userFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/terrella/groups");
}

QString GroupLibrary::fileName(const QString& groupId) { return groupId.section(QLatin1Char('.'), 1) + kSuffix; }

QStringList GroupLibrary::foldersFor(const QString& pipelineFolder)
{
    QStringList out;
    if (!pipelineFolder.isEmpty())
        out.append(pipelineFolder);
    out += qEnvironmentVariable("TERRELLA_GROUP_PATH").split(QLatin1Char(':'), Qt::SkipEmptyParts);
    out.append(userFolder());
    return out;
}

const Group* GroupLibrary::find(const QString& id) const
{
    const auto it = std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.reason.isEmpty() && entry.group.id == id; });
    return it == m_entries.end() ? nullptr : &it->group;
}

Group GroupLibrary::complete(const Entry& entry, const FindSpec& findSpec, int depth) const
{
    Group out = entry.group;
    const QString folder = QFileInfo(entry.path).absolutePath();
    for (auto& [id, node] : out.inside.nodes) {
        if (const ModuleSpec* spec = findSpec(node.module)) {
            node.parameters = mapFileParameters(*spec, node.parameters,
                [&](const QString& path) { return path.startsWith(QLatin1String("${")) ? path : absoluteFrom(folder, path); });
        }
    }
    out.inside = withGroups(out.inside, findSpec, {out.id}, depth + 1);
    return out;
}

Document GroupLibrary::withGroups(const Document& document, const FindSpec& findSpec) const { return withGroups(document, findSpec, {}, 0); }

Document GroupLibrary::withGroups(const Document& document, const FindSpec& findSpec, const QStringList& held, int depth) const
{
    Document out = document;
    if (depth > Group::kDeepest)
        return out;
    QStringList known = idsOf(document) + held;
    std::vector<const Document*> places{&document};
    std::vector<Group> inner;
    for (const QJsonValue& value : document.groups) {
        if (auto group = groupFromJson(value.toObject(), QString()))
            inner.push_back(*std::move(group));
    }
    for (const Group& group : inner)
        places.push_back(&group.inside); // what they do not hold themselves they find further out
    for (const Document* place : places) {
        for (const auto& [id, node] : place->nodes) {
            if (!isGroupId(node.module) || known.contains(node.module))
                continue;
            const auto entry = std::ranges::find_if(m_entries, [&](const Entry& one) { return one.reason.isEmpty() && one.group.id == node.module; });
            if (entry == m_entries.end())
                continue;
            known.append(node.module);
            out.groups.append(toJson(complete(*entry, findSpec, depth)));
        }
    }
    return out;
}

std::vector<ModuleSpec> GroupLibrary::specs(const FindSpec& findSpec) const
{
    std::vector<ModuleSpec> out;
    for (const Entry& entry : m_entries) {
        if (entry.reason.isEmpty())
            out.push_back(specOf(complete(entry, findSpec, 0), findSpec));
    }
    return out;
}

} // namespace terrella
