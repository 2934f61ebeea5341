// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/earth_ground.h"

#include <algorithm>
#include <utility>

namespace terrella {

namespace {

constexpr std::pair<const char*, bool EarthGround::*> switches[] = {{"coast", &EarthGround::coast}, {"borders", &EarthGround::borders},
    {"rivers", &EarthGround::rivers}, {"cities", &EarthGround::cities}, {"graticule", &EarthGround::graticule}, {"degrees", &EarthGround::degrees}};

struct Number {
    const char* key;
    double EarthGround::*value;
    double lowest;
    double highest;
};
constexpr Number numbers[] = {{"night_opacity", &EarthGround::nightOpacity, 0.0, 1.0}, {"azimuth", &EarthGround::azimuth, 0.0, 360.0},
    {"altitude", &EarthGround::altitude, 1.0, 90.0}, {"exaggeration", &EarthGround::exaggeration, 0.1, 1000.0},
    {"strength", &EarthGround::strength, 0.0, 1.0}};

} // namespace

QJsonObject EarthGround::outlinesJson() const
{
    QJsonObject out;
    for (const auto& [key, member] : switches)
        out.insert(QLatin1String(key), this->*member);
    return out;
}

QJsonObject EarthGround::groundJson() const
{
    const EarthGround plain;
    QJsonObject out;
    if (night)
        out.insert(QStringLiteral("night"), true);
    if (base != Base::Plain)
        out.insert(QStringLiteral("base"), base == Base::Relief ? QStringLiteral("relief") : QStringLiteral("picture"));
    if (!reliefFile.isEmpty())
        out.insert(QStringLiteral("relief"), reliefFile);
    if (!pictureFile.isEmpty())
        out.insert(QStringLiteral("picture"), pictureFile);
    for (const Number& n : numbers)
        if (this->*n.value != plain.*n.value)
            out.insert(QLatin1String(n.key), this->*n.value);
    return out;
}

EarthGround EarthGround::fromJson(const QJsonObject& outlines, const QJsonObject& ground, const EarthGround& base)
{
    EarthGround out;
    for (const auto& [key, member] : switches)
        out.*member = outlines.value(QLatin1String(key)).toBool(base.*member);
    out.night = ground.value(QLatin1String("night")).toBool();
    const QString kind = ground.value(QLatin1String("base")).toString();
    out.reliefFile = ground.value(QLatin1String("relief")).toString();
    out.pictureFile = ground.value(QLatin1String("picture")).toString();
    if (kind == QLatin1String("relief"))
        out.base = Base::Relief;
    else if (kind == QLatin1String("picture") && !out.pictureFile.isEmpty())
        out.base = Base::Picture;
    for (const Number& n : numbers)
        out.*n.value = std::clamp(ground.value(QLatin1String(n.key)).toDouble(out.*n.value), n.lowest, n.highest);
    return out;
}

} // namespace terrella
