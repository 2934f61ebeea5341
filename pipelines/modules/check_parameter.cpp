// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/module_spec.h"

#include "pipelines/core/json.h"
#include "pipelines/data/cf_time.h"
#include "pipelines/data/region_value.h"
#include "pipelines/data/units.h"
#include "pipelines/modules/names.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Parameter)
};

Error wrong(ErrorCode code, const QString& message) { return Error{code, message, {}}; }

/// "−1", with the sign that people print.
QString shown(double value)
{
    QString text = numberText(value);
    if (text.startsWith(QLatin1Char('-')))
        text.replace(0, 1, QChar(0x2212));
    return text;
}

/// What stands in the document, short enough for a sentence.
QString shown(const QJsonValue& value)
{
    if (value.isDouble())
        return shown(value.toDouble());
    if (value.isString())
        return QLatin1Char('\'') + value.toString() + QLatin1Char('\'');
    QString text = QString::fromUtf8(canonicalJson(value));
    constexpr int longest = 60;
    if (text.size() > longest)
        text = text.left(longest) + QChar(0x2026);
    return text;
}

/// " degrees", " hPa": what follows a number.
QString unitSuffix(const QString& unit)
{
    if (unit.isEmpty() || unit == QLatin1String("1"))
        return {};
    static const QStringList words{QStringLiteral("degree"), QStringLiteral("second"), QStringLiteral("minute"), QStringLiteral("hour"),
        QStringLiteral("day"), QStringLiteral("month"), QStringLiteral("year"), QStringLiteral("step"), QStringLiteral("cell"),
        QStringLiteral("point"), QStringLiteral("metre"), QStringLiteral("kilometre")};
    if (words.contains(unit))
        return QLatin1Char(' ') + unit + QLatin1Char('s');
    return QLatin1Char(' ') + units::display(unit);
}

Error wrongType(const ParameterSpec& spec, const QString& wanted, const QJsonValue& value)
{
    return wrong(ErrorCode::Invalid, Tr::tr("'%1' must be %2; it is %3.").arg(spec.key, wanted, shown(value)));
}

Error missing(const ParameterSpec& spec) { return wrong(ErrorCode::Invalid, Tr::tr("'%1' (%2) must be set.").arg(spec.key, spec.title)); }

Result<QJsonValue> checkNumber(const ParameterSpec& spec, const QJsonValue& value)
{
    if (!value.isDouble())
        return wrongType(spec, spec.type == ParameterType::Integer ? Tr::tr("a whole number") : Tr::tr("a number"), value);
    const double number = value.toDouble();
    if (!std::isfinite(number))
        return wrong(ErrorCode::Invalid, Tr::tr("'%1' must be a finite number.").arg(spec.key));
    if (spec.type == ParameterType::Integer && std::nearbyint(number) != number)
        return wrongType(spec, Tr::tr("a whole number"), value);
    const QString suffix = unitSuffix(spec.unit);
    const auto refuse = [&](const QString& sentence, double limit) {
        return wrong(ErrorCode::OutOfRange, sentence.arg(spec.key, shown(limit) + suffix, shown(number)));
    };
    if (spec.minimum && number < *spec.minimum)
        return refuse(Tr::tr("'%1' must be at least %2; it is %3."), *spec.minimum);
    if (spec.exclusiveMinimum && number <= *spec.exclusiveMinimum)
        return refuse(Tr::tr("'%1' must be more than %2; it is %3."), *spec.exclusiveMinimum);
    if (spec.maximum && number > *spec.maximum)
        return refuse(Tr::tr("'%1' must be at most %2; it is %3."), *spec.maximum);
    return QJsonValue(number == 0.0 ? 0.0 : number); // no −0
}

Result<QJsonValue> checkText(const ParameterSpec& spec, const QJsonValue& value)
{
    if (!value.isString())
        return wrongType(spec, Tr::tr("a text"), value);
    const QString text = value.toString();
    if (spec.type == ParameterType::Choice) {
        QStringList values;
        for (const ParameterSpec::Option& option : spec.choices)
            values.append(option.value);
        if (!values.contains(text))
            return wrong(ErrorCode::OutOfRange, Tr::tr("'%1' must be %2; it is '%3'.").arg(spec.key, alternatives(values), text));
    }
    if (spec.required && text.trimmed().isEmpty())
        return missing(spec);
    return value;
}

Result<QJsonValue> checkList(const ParameterSpec& spec, const QJsonValue& value)
{
    if (!value.isArray())
        return wrongType(spec, Tr::tr("a list of texts"), value);
    const QJsonArray list = value.toArray();
    for (const QJsonValue& item : list) {
        if (!item.isString())
            return wrongType(spec, Tr::tr("a list of texts"), value);
    }
    if (spec.required && list.isEmpty())
        return missing(spec);
    return value;
}

Result<QJsonValue> checkRegion(const ParameterSpec& spec, const QJsonValue& value)
{
    const QString form = Tr::tr("a region [west, south, east, north] in degrees, or the geometry of GeoJSON");
    if (value.isObject()) {
        auto canonical = canonicalRegion(value.toObject());
        return canonical ? std::move(canonical)
                         : wrong(ErrorCode::Invalid, Tr::tr("'%1' is no region: %2.").arg(spec.key, canonical.error().message));
    }
    if (!value.isArray())
        return wrongType(spec, form, value);
    const QJsonArray box = value.toArray();
    if (box.isEmpty())
        return spec.required ? Result<QJsonValue>(missing(spec)) : Result<QJsonValue>(QJsonValue(QJsonValue::Null));
    if (box.size() != 4)
        return wrongType(spec, form, value);
    for (const QJsonValue& number : box) {
        if (!number.isDouble())
            return wrongType(spec, form, value);
    }
    const double west = box[0].toDouble(), south = box[1].toDouble(), east = box[2].toDouble(), north = box[3].toDouble();
    if (south < -90.0 || north > 90.0 || south > 90.0 || north < -90.0)
        return wrong(ErrorCode::OutOfRange,
            Tr::tr("The latitudes of '%1' must lie between −90 and 90 degrees; they are %2 and %3.").arg(spec.key, shown(south), shown(north)));
    if (south > north)
        return wrong(ErrorCode::OutOfRange,
            Tr::tr("'%1' has its southern edge at %2, north of its northern edge at %3 degrees.").arg(spec.key, shown(south), shown(north)));
    if (std::abs(west) > 360.0 || std::abs(east) > 360.0)
        return wrong(ErrorCode::OutOfRange,
            Tr::tr("The longitudes of '%1' must lie between −360 and 360 degrees; they are %2 and %3.").arg(spec.key, shown(west), shown(east)));
    if (east - west > 360.0)
        return wrong(ErrorCode::OutOfRange, Tr::tr("'%1' is %2 degrees wide; no more than 360 is possible.").arg(spec.key, shown(east - west)));
    return value;
}

/// A date is acceptable when it exists in one of the calendars: 30 February does in 360_day, 31 January in the others.
std::optional<DateTime> anyCalendar(const QString& text)
{
    for (const Calendar calendar : {Calendar::AllLeap, Calendar::Days360}) {
        if (const Result<DateTime> time = parseIso(text, calendar))
            return *time;
    }
    return std::nullopt;
}

Result<QJsonValue> checkPeriod(const ParameterSpec& spec, const QJsonValue& value)
{
    const QString form = Tr::tr("a period [first, last] of dates such as '2000-01-31', either of them may be ''");
    if (!value.isArray())
        return wrongType(spec, form, value);
    const QJsonArray ends = value.toArray();
    if (!ends.isEmpty() && (ends.size() != 2 || !ends[0].isString() || !ends[1].isString()))
        return wrongType(spec, form, value);
    const QString first = ends.isEmpty() ? QString() : ends[0].toString().trimmed();
    const QString last = ends.isEmpty() ? QString() : ends[1].toString().trimmed();
    if (spec.required && first.isEmpty() && last.isEmpty())
        return missing(spec);
    for (const QString& end : {first, last}) {
        if (!end.isEmpty() && !anyCalendar(end))
            return wrong(
                ErrorCode::Invalid, Tr::tr("'%1' holds '%2', which is no date; write it as '2000-01-31' or '2000-01-31T06:00'.").arg(spec.key, end));
    }
    // "2000" as the last end means the whole of 2000, so the ends are compared as far as both of them say something.
    if (!first.isEmpty() && !last.isEmpty()) {
        const DateTime a = *anyCalendar(first), b = *anyCalendar(last);
        const bool covered = first.startsWith(last) && first.size() >= last.size();
        if (a > b && !covered)
            return wrong(ErrorCode::OutOfRange, Tr::tr("'%1' ends at %2, before it begins at %3.").arg(spec.key, last, first));
    }
    return QJsonValue(QJsonArray{first, last});
}

QJsonValue notSet(ParameterType type)
{
    switch (type) {
    case ParameterType::Text:
    case ParameterType::Choice:
    case ParameterType::Variable:
    case ParameterType::File: return QString();
    case ParameterType::Flag: return false;
    case ParameterType::Period: return QJsonArray{QString(), QString()};
    case ParameterType::Files:
    case ParameterType::TextList: return QJsonArray();
    case ParameterType::Integer:
    case ParameterType::Real:
    case ParameterType::Region: break;
    }
    return QJsonValue::Null;
}

Result<QJsonValue> checkGiven(const ParameterSpec& spec, const QJsonValue& value)
{
    switch (spec.type) {
    case ParameterType::Integer:
    case ParameterType::Real: return checkNumber(spec, value);
    case ParameterType::Text:
    case ParameterType::Choice:
    case ParameterType::Variable:
    case ParameterType::File: return checkText(spec, value);
    case ParameterType::Files:
    case ParameterType::TextList: return checkList(spec, value);
    case ParameterType::Region: return checkRegion(spec, value);
    case ParameterType::Period: return checkPeriod(spec, value);
    case ParameterType::Flag: break;
    }
    if (!value.isBool())
        return wrongType(spec, Tr::tr("true or false"), value);
    return value;
}

} // namespace

Result<QJsonValue> checkParameter(const ParameterSpec& spec, const QJsonValue& value)
{
    if (!value.isNull() && !value.isUndefined())
        return checkGiven(spec, value);
    if (!spec.defaultValue.isNull() && !spec.defaultValue.isUndefined())
        return checkGiven(spec, spec.defaultValue);
    if (spec.required)
        return missing(spec);
    return notSet(spec.type);
}

} // namespace terrella
