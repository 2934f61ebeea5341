// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"

#include <QString>

#include <optional>

namespace terrella::data {

/// "850 hPa", "10m", "500": a value with or without units.
struct LevelText {
    double value = 0.0;
    QString units; ///< empty: those of the axis
};
std::optional<LevelText> parseLevel(const QString& text);

/// Index on the axis, −1 where it is not there or the units do not convert.
int levelIndex(const Axis& levels, const LevelText& wanted);

/// "1000, 850, 500 hPa": for sentences.
QString levelList(const Axis& levels);

/// The level of the axis that is nearest, as a text ("850 hPa"); empty where its units are of another kind.
QString nearestLevel(const Axis& levels, const LevelText& wanted);

} // namespace terrella::data
