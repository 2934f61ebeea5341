// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/earth_menu.h"

#include "app/terrella/draw_menu.h"
#include "app/terrella/origin_presenter.h"
#include "app/terrella/workspace.h"
#include "views/earth/earth_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::EarthMenu)
};

} // namespace

void openEarthMenu(Workspace& w, OriginPresenter& origin, DrawingPresenter& drawing, double lonDeg, double latDeg, const QPoint& globalPosition)
{
    QMenu menu;
    menu.setToolTipsVisible(true);
    EarthPanel& earth = w.earth();
    const bool hasField = earth.shownField().has_value();
    QAction* series = menu.addAction(Text::tr("Plot the values here"), [&] { Q_EMIT earth.placeClicked(lonDeg, latDeg); });
    series->setToolTip(Text::tr("As a click on the map does"));
    QAction* why = menu.addAction(Text::tr("Where does this value come from?"), [&] { origin.explain(lonDeg, latDeg, &w.window()); });
    why->setToolTip(Text::tr("What every node before the one that is shown holds at this place and time"));
    series->setEnabled(hasField);
    why->setEnabled(hasField);
    menu.addSeparator();
    menu.addAction(Text::tr("Look at this place"), [&] { earth.lookAt(lonDeg, latDeg); });
    if (earth.hasCentre())
        menu.addAction(Text::tr("Middle of the map here"), [&] { earth.setCentre(lonDeg, latDeg); });
    menu.addSeparator();
    menu.addAction(Text::tr("Copy the place"),
            [&] { QApplication::clipboard()->setText(QStringLiteral("%1, %2").arg(latDeg, 0, 'f', 4).arg(lonDeg, 0, 'f', 4)); })
        ->setToolTip(Text::tr("Latitude and longitude in degrees"));
    menu.addAction(Text::tr("Copy the values"), [&] { QApplication::clipboard()->setText(earth.probeText(lonDeg, latDeg)); });
    addDrawingActions(w, drawing, menu);
    menu.exec(globalPosition);
}

} // namespace terrella
