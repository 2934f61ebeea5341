// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/earth_classes.h"

#include <QColor>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace terrella {

QJsonObject EarthClasses::toJson() const
{
    QJsonArray at, inks;
    for (const double value : breaks)
        at.append(value);
    for (const QRgb colour : colours)
        inks.append(QColor(colour).name());
    return {{QStringLiteral("breaks"), at}, {QStringLiteral("names"), QJsonArray::fromStringList(names)}, {QStringLiteral("colours"), inks}};
}

EarthClasses EarthClasses::fromJson(const QJsonObject& object)
{
    EarthClasses out;
    for (const QJsonValue& one : object.value(QLatin1String("breaks")).toArray())
        out.breaks.push_back(one.toDouble(std::nan("")));
    const auto isWrong = [](double a, double b) { return !(a < b); };
    if (std::ranges::any_of(out.breaks, [](double v) { return !std::isfinite(v); })
        || std::ranges::adjacent_find(out.breaks, isWrong) != out.breaks.end())
        return {};
    if (out.breaks.empty())
        return {};
    const QJsonArray names = object.value(QLatin1String("names")).toArray(), inks = object.value(QLatin1String("colours")).toArray();
    const auto count = static_cast<qsizetype>(out.breaks.size()) + 1;
    for (qsizetype k = 0; k < count; ++k) {
        out.names.append(names.at(k).toString());
        const QColor colour(inks.at(k).toString());
        const int grey = static_cast<int>(60 + 150 * k / std::max<qsizetype>(1, count - 1));
        out.colours.push_back(colour.isValid() ? colour.rgb() : qRgb(grey, grey, grey));
    }
    return out;
}

} // namespace terrella
