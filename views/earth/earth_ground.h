// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace terrella {

/// What the Earth is drawn with around the data: the ground below, lines and names, day and night. A value; a pipeline's view keeps it.
struct EarthGround {
    /// Land and sea in two colours, hills in the light, or a picture of the user's.
    enum class Base { Plain, Relief, Picture };

    bool coast = true;
    bool borders = false;
    bool rivers = false; ///< and lakes
    bool cities = false;
    bool graticule = true;
    bool degrees = true; ///< numbers at the edge of maps, where there is a graticule
    bool night = false;
    double nightOpacity = 0.6;

    Base base = Base::Plain;
    QString reliefFile; ///< empty: the one that comes with the program
    QString pictureFile;
    double azimuth = 315.0; ///< of the light on the hills, degrees clockwise from north
    double altitude = 45.0; ///< above the horizon
    double exaggeration = 30.0;
    double strength = 0.6; ///< how dark hills make the fields above them, 0 … 1

    bool operator==(const EarthGround&) const = default;
    /// "outlines" and "ground" of a view.
    [[nodiscard]] QJsonObject outlinesJson() const;
    [[nodiscard]] QJsonObject groundJson() const;
    /// Keys that are not there leave `base` as it is; those of "ground" are what they are by themselves.
    static EarthGround fromJson(const QJsonObject& outlines, const QJsonObject& ground, const EarthGround& base);
};

} // namespace terrella
