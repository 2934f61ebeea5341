// SPDX-License-Identifier: GPL-3.0-or-later
// What the rest of the panel does with regions and lines that are drawn.
#include "views/earth/earth_panel_private.h"

namespace terrella {

using namespace earth;

void EarthPanel::Private::connectDrawings()
{
    connect(drawings, &EarthDrawings::changed, this, [this] {
        std::vector<std::vector<SpherePlace>> lines;
        for (const Drawing& drawing : drawings->all())
            if (!isRegion(drawing.kind) && drawing.isComplete())
                lines.push_back(drawing.places);
        layers->setCurtainLines(std::move(lines));
    });
    connect(drawings, &EarthDrawings::outlinesMade, &settle, qOverload<>(&QTimer::start));
    connect(layersBox, &LayersBox::edited, &panel, &EarthPanel::viewEdited);
}

bool EarthPanel::hasHeights(const QString& id) const { return m_d->layers->hasHeights(id); }
EarthDrawings& EarthPanel::drawings() const { return *m_d->drawings; }
void EarthPanel::takeCurtains(const QJsonObject& layers) { m_d->layers->takeCurtains(layers); }

} // namespace terrella
