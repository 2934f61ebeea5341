// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/value.h"

namespace terrella {

class EarthPanel;

/// Gives a layer of the Earth the value of "node.port". What is already there keeps how it is shown; values that are drawn nowhere change nothing.
void fillLayer(EarthPanel& earth, const QString& layer, const QString& source, const Value& value, const QString& title = {});

} // namespace terrella
