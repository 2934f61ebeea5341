// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_theme.h"
#include "views/theme/tokens.h"

namespace terrella {

/// The Earth in the colours of the program.
inline EarthTheme earthTheme(const Tokens& t)
{
    EarthTheme theme = t.isDark ? EarthTheme::dark() : EarthTheme::light();
    theme.background = t.background;
    theme.panel = t.panel;
    theme.raised = t.raised;
    theme.line = t.line;
    theme.text = t.text;
    theme.dim = t.dim;
    theme.accent = t.accent;
    theme.sky = t.sky;
    theme.isDark = t.isDark;
    return theme;
}

/// As it is printed: nothing but white around it.
inline EarthTheme paperTheme()
{
    EarthTheme theme = earthTheme(Tokens::light());
    theme.background = theme.sky = theme.panel;
    return theme;
}

} // namespace terrella
