// SPDX-License-Identifier: GPL-3.0-or-later
#include "count_hot_days.h"
#include "pipelines/modules/module_plugin.h"

#include <QObject>

namespace terrella {

//! [plugin]
class ExamplePlugin final : public QObject, public ModulePlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TERRELLA_PLUGIN_IID FILE "example_plugin.json") // made by the build from the JSON files
    Q_INTERFACES(terrella::ModulePlugin)

public:
    Result<void> registerModules(ModuleRegistry& registry) override
    {
        return registry.add<example::CountHotDays>(QStringLiteral("example.count_hot_days"));
    }
};
//! [plugin]

} // namespace terrella

#include "example_plugin.moc"
