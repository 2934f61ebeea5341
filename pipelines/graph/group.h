// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "pipelines/modules/module_spec.h"

#include <functional>
#include <optional>

namespace terrella {

/// A port or parameter of a node inside a group.
struct InnerName {
    QString node, key;
    std::strong_ordering operator<=>(const InnerName&) const = default;
};

/// A port or parameter of the group: what is shown of those inside. Texts that are empty are inherited from the first of them.
struct Exposed {
    QString key;
    QString title;
    QString help;
    QJsonValue defaultValue = QJsonValue::Undefined; ///< parameters: in place of what the inner node is set to
    std::vector<InnerName> of;                       ///< inputs and parameters: one or several; outputs: one
    QJsonObject extra;                               ///< keys this version does not know, kept
    bool operator==(const Exposed&) const = default;
};

/// Nodes and links with what of them is shown: a module made of modules. Stands in `groups` of a document or in a NAME.terrella-group.
struct Group {
    static constexpr int kFormat = 1; ///< of files
    static constexpr int kDeepest = 16;

    QString id; ///< "group.warm_core"
    QString title, summary, version, category, help;
    QStringList keywords;
    std::vector<Exposed> inputs, outputs, parameters;
    Document inside; ///< its nodes, links, frames, variables and groups; keys that are not known stand in its `extra`
    bool operator==(const Group&) const = default;

    [[nodiscard]] const Exposed* input(const QString& key) const;
    [[nodiscard]] const Exposed* output(const QString& key) const;
    [[nodiscard]] const Exposed* parameter(const QString& key) const;
};

inline bool isGroupId(const QString& module) { return module.startsWith(QLatin1String("group.")); }
/// "group.warm_core" from "Warm core"; a number is added until `isTaken` says no.
QString groupIdFor(const QString& title, const std::function<bool(const QString&)>& isTaken = {});

Result<Group> groupFromJson(const QJsonObject& json, const QString& where);
QJsonObject toJson(const Group& group);
/// A group's own file: the same with the number of the format.
Result<Group> loadGroup(const QString& path);
Result<void> saveGroup(const Group& group, const QString& path);

/// The definition that a document holds under that id; none where there is none that can be read.
std::optional<Group> groupIn(const Document& document, const QString& id);
/// Position in Document::groups, or −1.
int groupIndex(const Document& document, const QString& id);

/// Looks a module up by id; null where it is not known.
using FindSpec = std::function<const ModuleSpec*(const QString&)>;
/// What the group is as a module: ports and parameters with the types, help and defaults of those inside. Those whose inner module is not known are
/// kept with what the group says of them.
ModuleSpec specOf(const Group& group, const FindSpec& find);
/// The specifications of all groups that a document holds, inner ones first.
std::vector<ModuleSpec> groupSpecs(const Document& document, const FindSpec& find);
/// Of a plugin's module or of a group that the document holds.
std::optional<ModuleSpec> specIn(const Document& document, const QString& module, const FindSpec& find);

} // namespace terrella
