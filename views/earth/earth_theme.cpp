// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/earth_theme.h"

namespace terrella {

EarthTheme EarthTheme::dark()
{
    return {QColor(0x14181d), QColor(0x1b2127), QColor(0x222a32), QColor(0x2d3741), QColor(0xe3e8ed), QColor(0x8f9daa), QColor(0x2fb5c7),
        QColor(0x0c1014), true};
}

EarthTheme EarthTheme::light()
{
    return {QColor(0xeef0f3), QColor(0xffffff), QColor(0xf5f7f9), QColor(0xd7dce2), QColor(0x1d2731), QColor(0x637180), QColor(0x0b7f91),
        QColor(0xe4e9ee), false};
}

} // namespace terrella
