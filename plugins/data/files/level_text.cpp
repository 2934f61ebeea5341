// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/level_text.h"

#include "pipelines/core/json.h"
#include "pipelines/data/units.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace terrella::data {

std::optional<LevelText> parseLevel(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*([+-]?[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\\s*(\\S.*?)?\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return LevelText{match.captured(1).toDouble(), match.captured(2)};
}

int levelIndex(const Axis& levels, const LevelText& wanted)
{
    double value = wanted.value;
    if (!wanted.units.isEmpty()) {
        const Result<UnitConversion> conversion = units::conversion(wanted.units, levels.units);
        if (!conversion)
            return -1;
        value = (*conversion)(value);
    }
    const double tolerance = std::max(1e-3 * std::abs(value), 1e-9);
    for (std::size_t k = 0; k < levels.values.size(); ++k) {
        if (std::abs(levels.values[k] - value) <= tolerance)
            return static_cast<int>(k);
    }
    return -1;
}

QString nearestLevel(const Axis& levels, const LevelText& wanted)
{
    const Result<UnitConversion> conversion
        = wanted.units.isEmpty() ? Result<UnitConversion>(UnitConversion{}) : units::conversion(wanted.units, levels.units);
    if (!conversion || levels.values.empty())
        return {};
    const double value = (*conversion)(wanted.value);
    const double nearest = *std::ranges::min_element(levels.values, {}, [value](double level) { return std::abs(level - value); });
    return numberText(nearest) + (levels.units.isEmpty() || levels.units == QLatin1String("1") ? QString() : QLatin1Char(' ') + levels.units);
}

QString levelList(const Axis& levels)
{
    QStringList texts;
    for (const double value : levels.values)
        texts.append(numberText(value));
    return texts.join(QStringLiteral(", "))
        + (levels.units.isEmpty() || levels.units == QLatin1String("1") ? QString() : QLatin1Char(' ') + levels.units);
}

} // namespace terrella::data
