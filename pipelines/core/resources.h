// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace terrella {

/// The folder of icons, maps, examples and help pages: $TERRELLA_RESOURCES, else share/terrella beside the installed program, else
/// resources/ of the source tree that the program was built in. With a trailing path: that file in it.
QString resourcePath(const QString& relative = {});

} // namespace terrella
