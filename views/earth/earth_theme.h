// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace terrella {

/// The colours that the earth view takes from the desktop's theme.
struct EarthTheme {
    QColor background;
    QColor panel;
    QColor raised;
    QColor line;
    QColor text;
    QColor dim;
    QColor accent;
    QColor sky;
    bool isDark = true;

    static EarthTheme dark();
    static EarthTheme light();
    bool operator==(const EarthTheme&) const = default;
};

} // namespace terrella
