// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"

#include <QString>

#include <optional>
#include <vector>

namespace terrella::earth {

/// What a vertical axis counts. Axes of one kind are chosen together: "pressure", "height", "depth", "potential temperature", else the axis' own
/// name.
QString levelKind(const Axis& levels);
/// The kind for people.
QString levelKindTitle(const QString& kind);
/// A level in the unit of its kind: Pa, m, K; else as it is.
double levelValue(const Axis& levels, std::size_t index);
/// "850 hPa"
QString levelText(const Axis& levels, std::size_t index);
/// Of a level's value in the unit of its kind; units: those of an axis of the kind.
QString levelText(double value, const QString& kind, const QString& units);
/// The level nearest to a value in the unit of its kind; pressures by their logarithm, as heights are.
std::size_t nearestLevel(const Axis& levels, double value);
/// The values are the same level.
bool isSameLevel(double a, double b);
/// Of several axes of one kind: each level once, the lowest in the air or the water first.
std::vector<double> levelUnion(const std::vector<const Axis*>& axes);

/// The levels that are chosen together, for the slider.
struct LevelChoice {
    QString kind;
    QString units;              ///< of one of the axes
    std::vector<double> values; ///< in the unit of the kind, from the lowest
    std::size_t current = 0;
    QString note; ///< what the topmost layer shows, where it has not that level
};

} // namespace terrella::earth
