// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

#include <QtPlugin>

#include <map>
#include <memory>

namespace terrella {

/// Raised when this folder's headers change in a way that plugins notice.
inline constexpr int kPluginApi = 1;

/// Collects the modules of one plugin while it is loaded.
class ModuleRegistry {
public:
    template <class T>
    Result<void> add(const QString& id)
    {
        return add(id, std::make_unique<T>());
    }
    Result<void> add(const QString& id, std::unique_ptr<Module> module);
    [[nodiscard]] std::map<QString, std::unique_ptr<Module>> take() { return std::move(m_modules); }

private:
    std::map<QString, std::unique_ptr<Module>> m_modules;
};

/// The one interface a plugin library exports.
class ModulePlugin {
public:
    virtual ~ModulePlugin() = default;
    virtual Result<void> registerModules(ModuleRegistry& registry) = 0;
};

} // namespace terrella

#define TERRELLA_PLUGIN_IID "org.terrella.ModulePlugin"
Q_DECLARE_INTERFACE(terrella::ModulePlugin, TERRELLA_PLUGIN_IID)
