// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/levels.h"

#include "pipelines/data/units.h"
#include "views/earth/fields/field_source.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::Levels)
};

const QString pressure = QStringLiteral("pressure");
const QString height = QStringLiteral("height");
const QString depth = QStringLiteral("depth");
const QString potentialTemperature = QStringLiteral("potential temperature");

QString unitOf(const QString& kind)
{
    return kind == pressure               ? QStringLiteral("Pa")
        : kind == height || kind == depth ? QStringLiteral("m")
        : kind == potentialTemperature    ? QStringLiteral("K")
                                          : QString();
}

} // namespace

QString levelKind(const Axis& levels)
{
    const QString text = (levels.standardName + QLatin1Char(' ') + levels.name).toLower();
    if (units::sameDimension(levels.units, QStringLiteral("Pa")))
        return pressure;
    if (units::sameDimension(levels.units, QStringLiteral("m")) && levels.units != QLatin1String("1"))
        return levels.positive == QLatin1String("down") || (levels.positive.isEmpty() && text.contains(depth)) ? depth : height;
    if (units::sameDimension(levels.units, QStringLiteral("K")))
        return potentialTemperature;
    return levels.standardName.isEmpty() ? levels.name : levels.standardName;
}

QString levelKindTitle(const QString& kind)
{
    if (kind == pressure)
        return Text::tr("Pressure");
    if (kind == height)
        return Text::tr("Height");
    if (kind == depth)
        return Text::tr("Depth");
    if (kind == potentialTemperature)
        return Text::tr("Potential temperature");
    return Text::tr("Level");
}

double levelValue(const Axis& levels, std::size_t index)
{
    const double value = levels.values[index];
    if (const QString unit = unitOf(levelKind(levels)); !unit.isEmpty())
        if (const auto conversion = units::conversion(levels.units, unit))
            return (*conversion)(value);
    return value;
}

QString levelText(const Axis& levels, std::size_t index) { return levelText(levelValue(levels, index), levelKind(levels), levels.units); }

QString levelText(double value, const QString& kind, const QString& given)
{
    if (kind == pressure)
        return QStringLiteral("%1 hPa").arg(QString::number(value / 100.0, 'g', 6));
    const QString unit = unitOf(kind).isEmpty() ? units::display(given) : unitOf(kind);
    const QString number = QString::number(value, 'g', 6);
    return unit.isEmpty() || unit == QLatin1String("1") ? number : number + QLatin1Char(' ') + unit;
}

std::size_t nearestLevel(const Axis& levels, double value)
{
    const bool isPressure = levelKind(levels) == pressure;
    const auto away = [&](std::size_t k) {
        const double own = levelValue(levels, k);
        return isPressure && own > 0.0 && value > 0.0 ? std::abs(std::log(own / value)) : std::abs(own - value);
    };
    std::size_t out = 0;
    for (std::size_t k = 1; k < levels.size(); ++k)
        if (away(k) < away(out))
            out = k;
    return out;
}

bool isSameLevel(double a, double b) { return std::abs(a - b) <= 1e-4 * std::max(std::abs(a), std::abs(b)); }

std::vector<double> levelUnion(const std::vector<const Axis*>& axes)
{
    std::vector<double> out;
    if (axes.empty())
        return out;
    for (const Axis* axis : axes)
        for (std::size_t k = 0; k < axis->size(); ++k)
            out.push_back(levelValue(*axis, k));
    const QString kind = levelKind(*axes.front());
    const bool isDownwards = kind == pressure || kind == depth || axes.front()->positive == QLatin1String("down");
    isDownwards ? std::ranges::sort(out, std::greater()) : std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end(), isSameLevel), out.end());
    return out;
}

} // namespace terrella::earth
