// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/earth_solid.h"

#include <QColor>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

constexpr const char* tints[] = {"single", "height", "variable"};

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

} // namespace

bool EarthSolid::operator==(const EarthSolid& o) const
{
    return values == o.values && tint == o.tint && by == o.by && colour == o.colour && same(clear, o.clear) && same(dense, o.dense)
        && mirrored == o.mirrored;
}

void EarthSolid::write(QJsonObject& object) const
{
    if (!values.empty()) {
        QJsonArray list;
        for (const double value : values)
            list.append(value);
        object.insert(QStringLiteral("isovalues"), list);
    }
    if (tint != EarthTint::Single)
        object.insert(QStringLiteral("tint"), QLatin1String(tints[static_cast<int>(tint)]));
    if (!by.isEmpty())
        object.insert(QStringLiteral("tint_by"), by);
    if (!colour.isEmpty())
        object.insert(QStringLiteral("tint_colour"), colour);
    if (std::isfinite(clear) && std::isfinite(dense))
        object.insert(QStringLiteral("opacity_from"), QJsonArray{clear, dense});
    if (mirrored)
        object.insert(QStringLiteral("both_signs"), true);
}

EarthSolid EarthSolid::read(const QJsonObject& object, const EarthSolid& base)
{
    EarthSolid out = base;
    if (const QJsonValue list = object.value(QLatin1String("isovalues")); list.isArray()) {
        out.values.clear();
        for (const QJsonValue& value : list.toArray())
            if (value.isDouble() && out.values.size() < mostValues)
                out.values.push_back(value.toDouble());
    }
    const QString tint = object.value(QLatin1String("tint")).toString();
    for (int k = 0; k < 3; ++k)
        if (tint == QLatin1String(tints[k]))
            out.tint = static_cast<EarthTint>(k);
    out.by = object.value(QLatin1String("tint_by")).toString(base.by);
    if (const QString colour = object.value(QLatin1String("tint_colour")).toString(base.colour); colour.isEmpty() || QColor::isValidColorName(colour))
        out.colour = colour;
    if (const QJsonArray ramp = object.value(QLatin1String("opacity_from")).toArray();
        ramp.size() == 2 && ramp.at(0).toDouble() != ramp.at(1).toDouble()) {
        out.clear = ramp.at(0).toDouble();
        out.dense = ramp.at(1).toDouble();
    }
    out.mirrored = object.value(QLatin1String("both_signs")).toBool(base.mirrored);
    return out;
}

} // namespace terrella
