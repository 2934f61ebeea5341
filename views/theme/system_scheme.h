// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPalette;

namespace terrella {

/// Whether the desktop is set to dark: $GTK_THEME, the desktop's settings files (GTK, KDE), else how bright its palette's window colour is.
/// Call with the palette that the platform gave, before our own is set.
bool systemIsDark(const QPalette& systemPalette);

/// Whether the desktop asks for less motion (GTK's gtk-enable-animations, KDE's AnimationDurationFactor).
bool systemReducesMotion();

} // namespace terrella
