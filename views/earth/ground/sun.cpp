// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ground/sun.h"

#include "views/earth/geometry.h"

#include <algorithm>
#include <array>

namespace terrella::earth {

namespace {

constexpr double julianDayOf1970 = 2440587.5;
constexpr double secondsOfDay = 86400.0;
constexpr double julianLag = 13.0; ///< days by which 1 January 1970 of the Julian calendar comes later

double sine(double deg) { return std::sin(deg * degree); }
double cosine(double deg) { return std::cos(deg * degree); }

/// The same part of the year of that number in the Gregorian calendar.
double dayByPartOfYear(const DateTime& at, double partOfDay, Calendar calendar)
{
    const double length = calendar == Calendar::Days360 ? 360.0 : calendar == Calendar::AllLeap ? 366.0 : 365.0;
    const double part = (dayOfYear(at, calendar) - 1 + partOfDay) / length;
    const auto begin = [](int year) { return toSeconds({year, 1, 1, 0, 0, 0.0}, Calendar::ProlepticGregorian) / secondsOfDay; };
    return julianDayOf1970 + begin(at.year) + part * (begin(at.year + 1) - begin(at.year));
}

/// Declination and equation of time at a Julian day.
SunPlace sunOf(double julianDay)
{
    const double t = (julianDay - 2451545.0) / 36525.0;
    const double meanLongitude = 280.46646 + t * (36000.76983 + 0.0003032 * t);
    const double anomaly = 357.52911 + t * (35999.05029 - 0.0001537 * t);
    const double eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
    const double centre = sine(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t)) + sine(2.0 * anomaly) * (0.019993 - 0.000101 * t)
        + sine(3.0 * anomaly) * 0.000289;
    const double node = 125.04 - 1934.136 * t;
    const double apparent = meanLongitude + centre - 0.00569 - 0.00478 * sine(node);
    const double obliquity = 23.0 + (26.0 + (21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) / 60.0) / 60.0 + 0.00256 * cosine(node);
    const double y = std::pow(std::tan(0.5 * obliquity * degree), 2.0);
    const double radians = y * sine(2.0 * meanLongitude) - 2.0 * eccentricity * sine(anomaly)
        + 4.0 * eccentricity * y * sine(anomaly) * cosine(2.0 * meanLongitude) - 0.5 * y * y * sine(4.0 * meanLongitude)
        - 1.25 * eccentricity * eccentricity * sine(2.0 * anomaly);
    return {0.0, std::asin(sine(obliquity) * sine(apparent)) / degree, 4.0 * radians / degree};
}

} // namespace

bool goesByPartOfYear(Calendar calendar) { return calendar == Calendar::NoLeap || calendar == Calendar::AllLeap || calendar == Calendar::Days360; }

SunPlace sunAt(double seconds, Calendar calendar)
{
    const double partOfDay = seconds / secondsOfDay - std::floor(seconds / secondsOfDay);
    double day = julianDayOf1970 + seconds / secondsOfDay + (calendar == Calendar::Julian ? julianLag : 0.0);
    if (goesByPartOfYear(calendar))
        day = dayByPartOfYear(fromSeconds(seconds, calendar), partOfDay, calendar);
    SunPlace out = sunOf(day);
    out.lon = wrap180(180.0 - 360.0 * partOfDay - out.equationMinutes / 4.0);
    return out;
}

double sunAltitudeDeg(const SunPlace& sun, double lonDeg, double latDeg)
{
    return std::asin(std::clamp(dot(onSphere(lonDeg, latDeg), onSphere(sun.lon, sun.lat)), -1.0, 1.0)) / degree;
}

double darkness(double altitudeDeg)
{
    struct Step {
        double altitude;
        double part;
    };
    constexpr std::array<Step, 4> steps{{{-0.833, 0.34}, {-6.0, 0.26}, {-12.0, 0.22}, {-18.0, 0.18}}};
    constexpr double half = 0.8; // degrees over which each is softened
    double out = 0.0;
    for (const Step& step : steps) {
        const double t = std::clamp((step.altitude + half - altitudeDeg) / (2.0 * half), 0.0, 1.0);
        out += step.part * t * t * (3.0 - 2.0 * t);
    }
    return out;
}

FieldImage paintNight(const SunPlace& sun, QRgb colour, int width)
{
    FieldImage out;
    out.width = width;
    out.height = width / 2;
    out.opaque = false;
    out.pixels.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    const std::uint32_t rgb = static_cast<std::uint32_t>(qRed(colour)) | static_cast<std::uint32_t>(qGreen(colour)) << 8U
        | static_cast<std::uint32_t>(qBlue(colour)) << 16U;
    // By the sine of the altitude, in steps finer than a texel.
    constexpr std::size_t fine = 8192;
    std::vector<std::uint32_t> texels(fine + 1);
    for (std::size_t k = 0; k <= fine; ++k) {
        const double sineOfAltitude = 2.0 * static_cast<double>(k) / fine - 1.0;
        texels[k] = rgb | static_cast<std::uint32_t>(std::lround(255.0 * darkness(std::asin(sineOfAltitude) / degree))) << 24U;
    }
    std::vector<double> hour(static_cast<std::size_t>(out.width));
    for (std::size_t i = 0; i < hour.size(); ++i)
        hour[i] = std::cos(((static_cast<double>(i) + 0.5) / out.width * 360.0 - 180.0 - sun.lon) * degree);
    for (int j = 0; j < out.height; ++j) { // from the south
        const double lat = ((j + 0.5) / out.height * 180.0 - 90.0) * degree;
        const double along = std::cos(lat) * std::cos(sun.lat * degree), up = std::sin(lat) * std::sin(sun.lat * degree);
        std::uint32_t* row = out.pixels.data() + static_cast<std::ptrdiff_t>(j) * out.width;
        for (std::size_t i = 0; i < hour.size(); ++i)
            row[i] = texels[static_cast<std::size_t>((std::clamp(up + along * hour[i], -1.0, 1.0) + 1.0) * 0.5 * fine + 0.5)];
    }
    return out;
}

} // namespace terrella::earth
