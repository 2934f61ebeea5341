// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_panel.h"

#include <QTest>

namespace terrella::testing {

inline constexpr const char* noGraphics = "There is no OpenGL here; run under xvfb-run.";

/// The whole of initTestCase(): without OpenGL nothing of the test is run.
inline void needGraphics()
{
    EarthPanel panel;
    panel.show();
    (void)QTest::qWaitForWindowExposed(&panel);
    QTest::qWait(50);
    if (!panel.hasGraphics())
        QSKIP(noGraphics);
}

} // namespace terrella::testing
