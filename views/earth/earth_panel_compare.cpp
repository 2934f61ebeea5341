// SPDX-License-Identifier: GPL-3.0-or-later
// Fields beside each other: panes, swipe, small multiples, differences.
#include "views/earth/earth_panel_private.h"

#include <algorithm>

namespace terrella {

using namespace earth;

/// What one sees first when comparing: the two topmost fields, the lower one on the left; where only one is there it is in both.
void EarthPanel::Private::partFields()
{
    std::vector<EarthLayer> fields;
    for (const EarthLayer& layer : layers->layers()) {
        if (layer.kind != EarthLayerKind::Field)
            continue;
        if (layer.panes != EarthLook::allPanes)
            return; // the user has parted them already
        if (layer.visible)
            fields.push_back(layer);
    }
    const auto count = static_cast<std::size_t>(panes->arrangement().count());
    if (fields.size() < 2 || count < 2)
        return;
    const std::size_t first = fields.size() > count ? fields.size() - count : 0;
    for (std::size_t k = first; k < fields.size(); ++k) {
        fields[k].panes = 1U << (k - first);
        layers->setLook(fields[k].id, fields[k]);
    }
}

void EarthPanel::setArrangement(const EarthArrangement& arrangement)
{
    m_d->wasSettled = false;
    m_d->panes->setArrangement(arrangement);
    m_d->partFields();
}

Result<void> EarthPanel::showMultiples(const QString& id, EarthMultiples what)
{
    EarthArrangement wanted = arrangement();
    TRY(wanted.panes, m_d->layers->spread(id, what));
    m_d->wasSettled = false;
    wanted.mode = EarthArrangement::Mode::SideBySide;
    if (wanted.panes > 2)
        m_d->layersBox->setFolded(true); // a row for each would cover the first of them
    m_d->panes->setArrangement(wanted);
    return {};
}

const EarthArrangement& EarthPanel::arrangement() const { return m_d->panes->arrangement(); }

Result<QString> EarthPanel::addDifference(const QString& a, const QString& b) { return m_d->layers->addDifference(a, b); }
void EarthPanel::expectDifference(const QString& a, const QString& b) { m_d->layers->expectDifference(a, b); }

} // namespace terrella
