// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/value.h"

#include <QString>

namespace terrella {

class EarthPanel;

// --- Layers that show whatever is looked at; all others stay what they are.
[[nodiscard]] bool follows(const QString& layer);
/// Which of them shows such features.
[[nodiscard]] QString layerOf(const Features& features);
/// Its index among them: field, tracks, points, polygons.
[[nodiscard]] int kindOf(const QString& layer);

/// Gives a layer of the Earth the value of "node.port". What is already there keeps how it is shown; values that are drawn nowhere change nothing.
void fillLayer(EarthPanel& earth, const QString& layer, const QString& source, const Value& value, const QString& title = {});

} // namespace terrella
