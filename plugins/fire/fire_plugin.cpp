// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/module_plugin.h"
#include "plugins/fire/danger/anomaly.h"
#include "plugins/fire/danger/danger_classes.h"
#include "plugins/fire/hazard/hazard.h"
#include "plugins/fire/hazard/idealised_seasons.h"
#include "plugins/fire/hazard/learn.h"
#include "plugins/fire/hazard/predict_burned_area.h"
#include "plugins/fire/weather/fwi.h"
#include "plugins/fire/weather/idealised_weather.h"
#include "plugins/fire/weather/noon_weather.h"

#include <QObject>

namespace terrella {

class FirePlugin final : public QObject, public ModulePlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TERRELLA_PLUGIN_IID FILE "fire_plugin.json")
    Q_INTERFACES(terrella::ModulePlugin)

public:
    Result<void> registerModules(ModuleRegistry& registry) override
    {
        TRY_DO(registry.add<fire::IdealisedWeather>(QStringLiteral("fire.idealised_weather")));
        TRY_DO(registry.add<fire::IdealisedSeasons>(QStringLiteral("fire.idealised_seasons")));
        TRY_DO(registry.add<fire::NoonWeather>(QStringLiteral("fire.noon_weather")));
        TRY_DO(registry.add<fire::Fwi>(QStringLiteral("fire.fwi")));
        TRY_DO(registry.add<fire::DangerClasses>(QStringLiteral("fire.danger_classes")));
        TRY_DO(registry.add<fire::Hazard>(QStringLiteral("fire.hazard")));
        TRY_DO(registry.add<fire::Anomaly>(QStringLiteral("fire.anomaly")));
        TRY_DO(registry.add<fire::Learn>(QStringLiteral("fire.learn")));
        return registry.add<fire::PredictBurnedArea>(QStringLiteral("fire.predict_burned_area"));
    }
};

} // namespace terrella

#include "fire_plugin.moc"
