// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/module_plugin.h"
#include "plugins/downscaling/baselines/interpolate.h"
#include "plugins/downscaling/baselines/lapse_rate.h"
#include "plugins/downscaling/distribution/bcsd.h"
#include "plugins/downscaling/distribution/delta.h"
#include "plugins/downscaling/distribution/quantile_map.h"
#include "plugins/downscaling/evaluation/evaluate.h"
#include "plugins/downscaling/idealised_climate.h"
#include "plugins/downscaling/learned/learn.h"
#include "plugins/downscaling/learned/predict.h"
#include "plugins/downscaling/trees/boosted_trees.h"

#include <QObject>

namespace terrella {

class DownscalingPlugin final : public QObject, public ModulePlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TERRELLA_PLUGIN_IID FILE "downscaling_plugin.json")
    Q_INTERFACES(terrella::ModulePlugin)

public:
    Result<void> registerModules(ModuleRegistry& registry) override
    {
        TRY_DO(registry.add<downscale::IdealisedClimate>(QStringLiteral("downscale.idealised_climate")));
        TRY_DO(registry.add<downscale::Bcsd>(QStringLiteral("downscale.bcsd")));
        TRY_DO(registry.add<downscale::BoostedTreesModule>(QStringLiteral("downscale.boosted_trees")));
        TRY_DO(registry.add<downscale::Delta>(QStringLiteral("downscale.delta")));
        TRY_DO(registry.add<downscale::Evaluate>(QStringLiteral("downscale.evaluate")));
        TRY_DO(registry.add<downscale::Interpolate>(QStringLiteral("downscale.interpolate")));
        TRY_DO(registry.add<downscale::LapseRate>(QStringLiteral("downscale.lapse_rate")));
        TRY_DO(registry.add<downscale::Learn>(QStringLiteral("downscale.learn")));
        TRY_DO(registry.add<downscale::Predict>(QStringLiteral("downscale.predict")));
        return registry.add<downscale::QuantileMap>(QStringLiteral("downscale.quantile_map"));
    }
};

} // namespace terrella

#include "downscaling_plugin.moc"
