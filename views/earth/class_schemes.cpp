// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/class_schemes.h"

#include "pipelines/data/units.h"
#include "views/earth/ticks.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::earth::ClassScheme)
};

ClassScheme scheme(const char* name, const QString& title, const char* units, EarthClasses classes, const char* words)
{
    return {QStringLiteral("scheme/") + QLatin1String(name), title, QLatin1String(units), std::move(classes),
        QString::fromLatin1(words).split(QLatin1Char(','))};
}

const std::vector<QRgb> monitorColours{0xff730000, 0xffe60000, 0xffffaa00, 0xfffcd37f, 0xffffff00}; ///< D4 … D0

/// The US Drought Monitor's words from the driest, and what is no drought.
QStringList monitorNames()
{
    return {Text::tr("D4 exceptional drought"), Text::tr("D3 extreme drought"), Text::tr("D2 severe drought"), Text::tr("D1 moderate drought"),
        Text::tr("D0 abnormally dry"), Text::tr("No drought")};
}

std::vector<QRgb> withNone(std::vector<QRgb> colours)
{
    colours.push_back(0xffe8e8e8);
    return colours;
}

std::vector<ClassScheme> made()
{
    const QStringList danger{
        Text::tr("Very low"), Text::tr("Low"), Text::tr("Moderate"), Text::tr("High"), Text::tr("Very high"), Text::tr("Extreme")};
    return {
        // European Forest Fire Information System: classes of the Fire Weather Index
        scheme("effis", Text::tr("Fire danger (EFFIS)"), "1",
            {{5.2, 11.2, 21.3, 38.0, 50.0}, danger, {0xff84f07f, 0xffffeb3c, 0xffffb00c, 0xfffa4f00, 0xffb40000, 0xff280923}},
            "very low,low,moderate,high,very high,extreme"),
        // National Hurricane Center: one-minute winds, https://www.nhc.noaa.gov/aboutsshws.php
        scheme("saffir_simpson", Text::tr("Saffir–Simpson"), "kt",
            {{34.0, 64.0, 83.0, 96.0, 113.0, 137.0},
                {Text::tr("Tropical depression"), Text::tr("Tropical storm"), Text::tr("Category 1"), Text::tr("Category 2"), Text::tr("Category 3"),
                    Text::tr("Category 4"), Text::tr("Category 5")},
                {0xff5ebaff, 0xff00faf4, 0xffffffcc, 0xffffe775, 0xffffc140, 0xffff8f20, 0xffff6060}},
            "tropical depression,tropical storm,category 1,category 2,category 3,category 4,category 5"),
        // Svoboda and others 2002, doi:10.1175/1520-0477-83.8.1181, table 1
        scheme("drought_monitor", Text::tr("Drought Monitor (D0–D4)"), "1",
            {{-2.0, -1.6, -1.3, -0.8, -0.5}, monitorNames(), withNone(monitorColours)}, "d4,d3,d2,d1,d0,none"),
        scheme("drought_percentile", Text::tr("Drought Monitor, percentiles"), "%",
            {{2.0, 5.0, 10.0, 20.0, 30.0}, monitorNames(), withNone(monitorColours)}, "d4,d3,d2,d1,d0,none"),
        // WMO-No. 1090, table 1, after McKee, Doesken and Kleist 1993
        scheme("spi", Text::tr("Standardized index (WMO)"), "1",
            {{-2.0, -1.5, -1.0, 1.0, 1.5, 2.0},
                {Text::tr("Extremely dry"), Text::tr("Severely dry"), Text::tr("Moderately dry"), Text::tr("Near normal"), Text::tr("Moderately wet"),
                    Text::tr("Very wet"), Text::tr("Extremely wet")},
                {0xff8c510a, 0xffd8b365, 0xfff6e8c3, 0xfff5f5f5, 0xffc7eae5, 0xff5ab4ac, 0xff01665e}},
            "extremely dry,severely dry,moderately dry,near normal,moderately wet,very wet,extremely wet"),
    };
}

/// Whether a quantity is what a scheme is about.
bool suits(const QString& scheme, const QString& text)
{
    const auto has = [&text](const char* word) { return text.contains(QLatin1String(word)); };
    const QString which = scheme.section(QLatin1Char('/'), 1);
    if (which == QLatin1String("effis"))
        return has("fwi") || has("fire_weather_index") || has("fire weather index");
    if (which == QLatin1String("saffir_simpson"))
        return has("wind") || has("vmax");
    static const QRegularExpression index(QStringLiteral("(^|[^a-z])(spi|spei|ssi|sri)([^a-z]|$)")); // no part of "respiration"
    const bool isStandardized = has("standardized") || has("standardised") || index.match(text).hasMatch();
    const bool isDrought = has("drought");
    if (which == QLatin1String("drought_percentile"))
        return has("percentile");
    return isStandardized || isDrought;
}

} // namespace

const std::vector<ClassScheme>& classSchemes()
{
    static const std::vector<ClassScheme> all = made();
    return all;
}

const ClassScheme* findScheme(const QString& name)
{
    const auto it = std::ranges::find(classSchemes(), name, &ClassScheme::name);
    return it == classSchemes().end() ? nullptr : &*it;
}

std::optional<EarthClasses> inUnits(const ClassScheme& scheme, const QString& units)
{
    const QString to = units.isEmpty() ? QStringLiteral("1") : units;
    const auto conversion = units::conversion(scheme.units, to);
    if (!conversion)
        return std::nullopt;
    EarthClasses out = scheme.classes;
    for (double& each : out.breaks)
        each = (*conversion)(each);
    return out;
}

std::vector<const ClassScheme*> schemesFor(const QString& standardName, const QString& name, const QString& units)
{
    const QString text = (standardName + QLatin1Char(' ') + name).toLower();
    std::vector<const ClassScheme*> out;
    for (const ClassScheme& each : classSchemes())
        if (suits(each.name, text) && inUnits(each, units))
            out.push_back(&each);
    return out;
}

QString classText(const EarthClasses& classes, std::size_t which)
{
    const auto text = [](double value) { return QString::number(value, 'g', 6); };
    if (classes.breaks.empty())
        return {};
    if (which == 0)
        return Text::tr("below %1").arg(text(classes.breaks.front()));
    if (which >= classes.breaks.size())
        return Text::tr("%1 and above").arg(text(classes.breaks.back()));
    return Text::tr("%1–%2", "from one number to another").arg(text(classes.breaks[which - 1]), text(classes.breaks[which]));
}

ColourMap breakColours(const QString& name, const QString& title, const EarthClasses& classes)
{
    ColourMap out;
    out.name = name;
    out.title = title;
    out.breaks = classes.breaks;
    const std::size_t count = classes.breaks.size() + 1;
    for (std::size_t k = 0; k < count; ++k) {
        const QString named = classes.names.value(static_cast<qsizetype>(k));
        out.classes.push_back({static_cast<double>(k), named.isEmpty() ? classText(classes, k) : named,
            (k < classes.colours.size() ? classes.colours[k] : 0U) | 0xff000000U});
    }
    for (std::size_t k = 0; k < out.colours.size(); ++k)
        out.colours[k] = out.classes[k * count / out.colours.size()].colour;
    return out;
}

EarthClasses evenClasses(const ValueRange& range, const ColourMap& map, int count)
{
    EarthClasses out;
    const double low = std::min(range.lowest, range.highest), high = std::max(range.lowest, range.highest);
    const double step = high > low ? roundStep(high - low, count) : 1.0;
    for (double at = std::ceil(low / step + 1e-9) * step; at < high - 1e-9 * step; at += step)
        out.breaks.push_back(std::abs(at) < 1e-9 * step ? 0.0 : at);
    if (out.breaks.empty())
        out.breaks.push_back(0.5 * (low + high));
    const std::size_t all = out.breaks.size() + 1;
    for (std::size_t k = 0; k < all; ++k) {
        out.names.append(QString());
        out.colours.push_back(map.colours[k * 255 / (all - 1)]);
    }
    return out;
}

std::vector<ColourMap::Class> knownClasses(const QStringList& words)
{
    std::vector<ColourMap::Class> out;
    for (const ClassScheme& each : classSchemes()) {
        out.clear();
        for (const QString& word : words) {
            const QString plain = QString(word).toLower().replace(QLatin1Char('_'), QLatin1Char(' ')).trimmed();
            // "D2" and "D2 severe drought" are the same.
            const auto known = std::ranges::find_if(
                each.words, [&](const QString& w) { return plain == w || (w.size() == 2 && plain.startsWith(w + QLatin1Char(' '))); });
            const auto at = known - each.words.begin();
            if (known != each.words.end())
                out.push_back({static_cast<double>(at), word, each.classes.colours[static_cast<std::size_t>(at)]});
        }
        if (!words.isEmpty() && static_cast<qsizetype>(out.size()) == words.size()) {
            std::ranges::sort(out, {}, &ColourMap::Class::value);
            return out;
        }
    }
    return {};
}

} // namespace terrella::earth
