// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/module_plugin.h"
#include "plugins/cyclones/detect_candidates.h"
#include "plugins/cyclones/idealised_storms.h"
#include "plugins/cyclones/stitch_tracks.h"

#include <QObject>

namespace terrella {

class CyclonesPlugin final : public QObject, public ModulePlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TERRELLA_PLUGIN_IID FILE "cyclones_plugin.json")
    Q_INTERFACES(terrella::ModulePlugin)

public:
    Result<void> registerModules(ModuleRegistry& registry) override
    {
        TRY_DO(registry.add<cyclones::DetectCandidates>(QStringLiteral("cyclones.detect_candidates")));
        TRY_DO(registry.add<cyclones::StitchTracks>(QStringLiteral("cyclones.stitch_tracks")));
        return registry.add<cyclones::IdealisedStorms>(QStringLiteral("cyclones.idealised_storms"));
    }
};

} // namespace terrella

#include "cyclones_plugin.moc"
