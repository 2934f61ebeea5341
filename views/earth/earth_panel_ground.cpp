// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel draws around the data.
#include "views/earth/earth_panel_private.h"
#include "views/earth/panel/background_menu.h"

namespace terrella {

void EarthPanel::setGround(const EarthGround& ground)
{
    if (ground == m_d->outlines->look())
        return;
    m_d->wasSettled = false;
    m_d->outlines->setLook(ground);
    Q_EMIT groundChanged();
}

const EarthGround& EarthPanel::ground() const { return m_d->outlines->look(); }

QString EarthPanel::groundNote() const { return m_d->outlines->note(); }

QString EarthPanel::groundCredits() const
{
    const EarthGround& now = ground();
    QStringList out;
    if (now.coast || now.borders || now.rivers || now.base == EarthGround::Base::Plain)
        out << tr("Coastlines: Natural Earth.");
    if (now.cities)
        out << tr("Cities: GeoNames (CC BY 4.0).");
    if (now.base == EarthGround::Base::Relief && now.reliefFile.isEmpty())
        out << tr("Relief: ETOPO5 (NOAA).");
    return out.join(QLatin1Char(' '));
}

void EarthPanel::fillBackgroundMenu(QMenu& menu) { earth::fillBackgroundMenu(menu, *this, m_d->outlines->coastTitle()); }

} // namespace terrella
