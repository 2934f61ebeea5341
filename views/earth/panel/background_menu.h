// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QString;

namespace terrella {
class EarthPanel;
}

namespace terrella::earth {

/// All about what the Earth is drawn with around the data. coastTitle: with the scale that is in use.
void fillBackgroundMenu(QMenu& menu, EarthPanel& panel, const QString& coastTitle);

} // namespace terrella::earth
