// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/module_plugin.h"
#include "plugins/fire/fwi.h"

#include <QObject>

namespace terrella {

class FirePlugin final : public QObject, public ModulePlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TERRELLA_PLUGIN_IID FILE "fire_plugin.json")
    Q_INTERFACES(terrella::ModulePlugin)

public:
    Result<void> registerModules(ModuleRegistry& registry) override { return registry.add<fire::Fwi>(QStringLiteral("fire.fwi")); }
};

} // namespace terrella

#include "fire_plugin.moc"
