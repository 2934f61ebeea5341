// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>

namespace terrella {

class DrawingPresenter;
class OriginPresenter;
class Workspace;

/// What can be done with a place on the Earth.
void openEarthMenu(
    Workspace& workspace, OriginPresenter& origin, DrawingPresenter& drawing, double lonDeg, double latDeg, const QPoint& globalPosition);

} // namespace terrella
