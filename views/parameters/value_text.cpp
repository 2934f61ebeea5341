// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameters/value_text.h"

#include "pipelines/data/region_value.h"
#include "views/canvas/module_catalogue.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>
#include <optional>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::ParameterFields)
};

Error regionError()
{
    return {ErrorCode::Invalid,
        Text::tr("A region is written “0–50°N, 100–180°E”, as four numbers: west, south, east, north, or “500 km around 18°N, 131°E”."), {}};
}

/// "100–180°E", "10°S–50°N", "-10–50": both ends with their signs.
std::optional<std::pair<double, double>> parseRange(const QString& text, QLatin1Char positive, QLatin1Char negative)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*([-−]?[0-9.]+)\\s*°?\\s*([NSEWnsew]?)\\s*(?:–|—|-|to|\\.\\.)\\s*([-−]?[0-9.]+)\\s*°?\\s*([NSEWnsew]?)\\s*$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [](QString s, bool& ok) { return s.replace(QChar(0x2212), QLatin1Char('-')).toDouble(&ok); };
    bool okA = false;
    bool okB = false;
    double a = number(match.captured(1), okA);
    double b = number(match.captured(3), okB);
    const QString sideB = match.captured(4).toUpper();
    const QString sideA = match.captured(2).isEmpty() ? sideB : match.captured(2).toUpper();
    for (const QString& side : {sideA, sideB})
        if (!side.isEmpty() && side != positive && side != negative)
            return std::nullopt;
    if (!okA || !okB)
        return std::nullopt;
    if (sideA == negative)
        a = -a;
    if (sideB == negative)
        b = -b;
    return std::pair(a, b);
}

/// "500 km around 18.5°N, 131°E".
std::optional<QJsonObject> parseCircle(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*([0-9.]+)\\s*km\\D*?\\s([-−]?[0-9.]+)\\s*°?\\s*([NSns]?)\\s*,\\s*([-−]?[0-9.]+)\\s*°?\\s*([EWew]?)\\s*$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto degrees = [&match](int number, int side, QLatin1Char negative) {
        const double value = match.captured(number).replace(QChar(0x2212), QLatin1Char('-')).toDouble();
        return match.captured(side).toUpper() == negative ? -value : value;
    };
    const SphereShapes shapes{{}, {{{degrees(4, 5, QLatin1Char('W')), degrees(2, 3, QLatin1Char('S'))}}}, match.captured(1).toDouble()};
    const QJsonObject out = regionValue(shapes);
    return parseRegionShapes(out) ? std::optional(out) : std::nullopt;
}

} // namespace

Result<QJsonValue> parseRegionText(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return QJsonValue(QJsonValue::Null);
    if (trimmed.startsWith(QLatin1Char('{'))) {
        const QJsonObject geometry = QJsonDocument::fromJson(trimmed.toUtf8()).object();
        const auto shapes = parseRegionShapes(geometry);
        return shapes ? Result<QJsonValue>(geometry) : Error{ErrorCode::Invalid, Text::tr("This is no region: %1.").arg(shapes.error().message), {}};
    }
    if (const auto circle = parseCircle(trimmed))
        return QJsonValue(*circle);
    const QStringList parts = trimmed.split(QLatin1Char(','));
    if (parts.size() == 4) {
        QJsonArray box;
        for (const QString& part : parts) {
            bool ok = false;
            QString number = part.trimmed();
            box.append(number.replace(QChar(0x2212), QLatin1Char('-')).remove(QChar(0x00B0)).toDouble(&ok));
            if (!ok)
                return regionError();
        }
        return QJsonValue(box);
    }
    if (parts.size() != 2)
        return regionError();
    auto lat = parseRange(parts[0], QLatin1Char('N'), QLatin1Char('S'));
    auto lon = parseRange(parts[1], QLatin1Char('E'), QLatin1Char('W'));
    if (!lat || !lon)
        return regionError();
    if (lat->first > lat->second) // "50–0°N" and "10–50°S" mean the same band
        std::swap(lat->first, lat->second);
    return QJsonValue(QJsonArray{lon->first, lat->first, lon->second, lat->second});
}

QString regionFieldText(const QJsonValue& value) { return regionText(value); }

Result<QJsonValue> parsePeriodText(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return QJsonValue(QJsonValue::Null);
    static const QRegularExpression separator(QStringLiteral("\\s+(?:–|—|-|to|bis)(?:\\s+|$)|^(?:–|—|-)\\s+|\\s*/\\s*|\\s*–\\s*"));
    const auto match = separator.match(trimmed);
    const QString first = match.hasMatch() ? trimmed.left(match.capturedStart()).trimmed() : trimmed;
    const QString last = match.hasMatch() ? trimmed.mid(match.capturedEnd()).trimmed() : trimmed;
    static const QRegularExpression date(QStringLiteral("^$|^-?[0-9]{1,6}(-[0-9]{1,2}(-[0-9]{1,2}([T ][0-9:.]+Z?)?)?)?$"));
    for (const QString& end : {first, last})
        if (!date.match(end).hasMatch())
            return Error{ErrorCode::Invalid,
                Text::tr("“%1” is not a date. A period is written “2020-07-01 – 2020-10-31”; either end may be left out.").arg(end), {}};
    return QJsonValue(QJsonArray{first, last});
}

QString periodFieldText(const QJsonValue& value)
{
    const QJsonArray ends = value.toArray();
    if (ends.size() != 2 || (ends[0].toString().isEmpty() && ends[1].toString().isEmpty()))
        return {};
    return (ends[0].toString() + QStringLiteral(" – ") + ends[1].toString()).trimmed();
}

Result<QJsonValue> parseNumberText(const QString& text, bool isInteger)
{
    QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    trimmed.replace(QChar(0x2212), QLatin1Char('-'));
    if (!trimmed.contains(QLatin1Char('.')) && trimmed.count(QLatin1Char(',')) == 1)
        trimmed.replace(QLatin1Char(','), QLatin1Char('.'));
    bool ok = false;
    const double number = trimmed.toDouble(&ok);
    if (!ok || !std::isfinite(number))
        return Error{ErrorCode::Invalid, Text::tr("“%1” is not a number.").arg(text.trimmed()), {}};
    if (isInteger && number != std::floor(number))
        return Error{ErrorCode::Invalid, Text::tr("A whole number is needed here."), {}};
    return QJsonValue(number);
}

} // namespace terrella
