// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace terrella {

enum class PluginState { Found, Loaded, Skipped, Failed };

/// A plugin file and what became of it: a bad plugin is a row in a list, with its reason.
struct PluginStatus {
    QString path;
    QString id;
    QString version;
    PluginState state = PluginState::Found;
    QString reason; ///< a sentence, for Skipped and Failed
    QStringList modules;
};

/// Knows every module by its specification; opens a plugin's library when one of its modules is first asked for. Any thread.
class PluginHost {
public:
    /// Reads the metadata of *.so in these folders, earlier folders win. No plugin code is run.
    explicit PluginHost(const QStringList& folders);
    ~PluginHost();

    /// TERRELLA_PLUGIN_PATH (colon separated) if set, else the folder beside the program, then the user's own.
    static QStringList defaultFolders();

    [[nodiscard]] std::vector<PluginStatus> plugins() const;
    [[nodiscard]] const std::vector<ModuleSpec>& modules() const; ///< sorted by id
    [[nodiscard]] const ModuleSpec* find(const QString& id) const;
    /// Loads the library where needed. The error says why not: not installed (with the nearest names), other API version, missing library.
    Result<const Module*> load(const QString& id);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace terrella
