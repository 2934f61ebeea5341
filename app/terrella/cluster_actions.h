// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace terrella {

class Workspace;

/// What one can do about places: put nodes on them, set clusters up.
void makeClusterActions(Workspace& workspace);
/// "Run on ▸" for what is selected, or for the whole pipeline.
void addPlaceMenu(Workspace& workspace, QMenu& menu);

} // namespace terrella
