// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/module_plugin.h"
#include "plugins/data/files/open.h"
#include "plugins/data/files/open_features.h"
#include "plugins/data/files/open_model.h"
#include "plugins/data/files/select.h"
#include "plugins/data/files/write.h"
#include "plugins/data/space/mask.h"
#include "plugins/data/space/regrid.h"
#include "plugins/data/space/sample.h"
#include "plugins/data/space/zonal_statistics.h"
#include "plugins/data/time/aggregate.h"
#include "plugins/data/time/anomaly.h"
#include "plugins/data/time/climatology.h"
#include "plugins/data/time/convert_calendar.h"
#include "plugins/data/time/statistics.h"
#include "plugins/data/values/arithmetic.h"
#include "plugins/data/values/convert_units.h"
#include "plugins/data/values/derive.h"
#include "plugins/data/values/merge.h"

#include <QObject>

namespace terrella {

class DataPlugin final : public QObject, public ModulePlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TERRELLA_PLUGIN_IID FILE "data_plugin.json")
    Q_INTERFACES(terrella::ModulePlugin)

public:
    Result<void> registerModules(ModuleRegistry& registry) override
    {
        TRY_DO(registry.add<data::Open>(QStringLiteral("data.open")));
        TRY_DO(registry.add<data::OpenFeatures>(QStringLiteral("data.open_features")));
        TRY_DO(registry.add<data::OpenModel>(QStringLiteral("data.open_model")));
        TRY_DO(registry.add<data::Select>(QStringLiteral("data.select")));
        TRY_DO(registry.add<data::ComputeFormula>(QStringLiteral("data.arithmetic")));
        TRY_DO(registry.add<data::MergeCubes>(QStringLiteral("data.merge")));
        TRY_DO(registry.add<data::MaskCells>(QStringLiteral("data.mask")));
        TRY_DO(registry.add<data::SampleAtPoints>(QStringLiteral("data.sample")));
        TRY_DO(registry.add<data::ZonalStatistics>(QStringLiteral("data.zonal_statistics")));
        TRY_DO(registry.add<data::Write>(QStringLiteral("data.write")));
        TRY_DO(registry.add<data::ConvertUnits>(QStringLiteral("data.convert_units")));
        TRY_DO(registry.add<data::ConvertCalendar>(QStringLiteral("data.convert_calendar")));
        TRY_DO(registry.add<data::Regrid>(QStringLiteral("data.regrid")));
        TRY_DO(registry.add<data::Aggregate>(QStringLiteral("data.aggregate")));
        TRY_DO(registry.add<data::Climatology>(QStringLiteral("data.climatology")));
        TRY_DO(registry.add<data::Anomaly>(QStringLiteral("data.anomaly")));
        TRY_DO(registry.add<data::Statistics>(QStringLiteral("data.statistics")));
        return registry.add<data::Derive>(QStringLiteral("data.derive"));
    }
};

} // namespace terrella

#include "data_plugin.moc"
