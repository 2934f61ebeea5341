// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QString>

namespace terrella {

/// The one style sheet of the program. Widgets choose a look by the dynamic property "look": "primary", "flat", "field", "header", "dim",
/// "error", "strong", "tabs", "overlay", "link", "chip". `pictures`: path and prefix of the tinted SVGs.
QString styleSheetOf(const Tokens& tokens, const QString& pictures);

} // namespace terrella
