// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/group.h"

namespace terrella {

/// Groups that were saved as files, NAME.terrella-group in some folders. Earlier folders win.
class GroupLibrary {
public:
    /// A file that is there, and why it cannot be used.
    struct Entry {
        QString path;
        Group group;
        QString reason; ///< a sentence; empty: usable
    };
    explicit GroupLibrary(const QStringList& folders);
    /// Beside the pipeline (nothing where that is empty), TERRELLA_GROUP_PATH (colon separated), and the user's own folder.
    static QStringList foldersFor(const QString& pipelineFolder);
    /// Where Save as module puts a group: $XDG_DATA_HOME/terrella/groups.
    static QString userFolder();
    static QString fileName(const QString& groupId);

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] const Group* find(const QString& id) const;
    /// With the definitions of all groups that the document uses and does not hold itself; paths of files inside them made absolute, since they
    /// begin where the group's file lies.
    [[nodiscard]] Document withGroups(const Document& document, const FindSpec& findSpec) const;
    /// As modules, for lists.
    [[nodiscard]] std::vector<ModuleSpec> specs(const FindSpec& findSpec) const;

    /// One group as a document holds it, groups inside put in too.
    [[nodiscard]] Group complete(const Entry& entry, const FindSpec& findSpec, int depth = 0) const;

private:
    [[nodiscard]] Document withGroups(const Document& document, const FindSpec& findSpec, const QStringList& held, int depth) const;
    std::vector<Entry> m_entries;
};

} // namespace terrella
