// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"

#include <QColor>

namespace terrella {

/// The colours of the program. Views take every colour from here, never from literals.
struct Tokens {
    bool isDark = true;
    QColor background; ///< window
    QColor panel;      ///< docks
    QColor raised;     ///< fields, nodes in the dark
    QColor node;       ///< body of a node
    QColor canvas;
    QColor dots;
    QColor line; ///< separators
    QColor text;
    QColor dim;                        ///< second lines, units
    QColor accent;                     ///< selection, primary button, progress
    QColor onAccent;                   ///< text on the accent
    QColor accentSoft;                 ///< selected rows
    QColor hover;                      ///< rows and buttons under the pointer
    QColor ok, warn, fail;             ///< states, as marks and lines
    QColor okText, warnText, failText; ///< states, as text: at least 4.5:1 on panel and raised
    QColor sky;                        ///< around the globe
    QColor cube, features, model, report;

    static Tokens dark();
    static Tokens light();

    [[nodiscard]] QColor port(DataType type) const;
    /// The stripe of a theme ("data", "cyclones", …).
    [[nodiscard]] QColor stripe(const QString& theme) const;
};

/// Contrast of two opaque colours by WCAG 2.1 (relative luminance), 1 … 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);
/// a·(1 − t) + b·t in sRGB.
[[nodiscard]] QColor mixed(const QColor& a, const QColor& b, double t);

} // namespace terrella
