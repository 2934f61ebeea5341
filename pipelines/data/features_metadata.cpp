// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/features_io.h"

#include <QJsonArray>

namespace terrella {

namespace {

QString typeName(ColumnType type)
{
    switch (type) {
    case ColumnType::Integer: return QStringLiteral("integer");
    case ColumnType::Text: return QStringLiteral("text");
    case ColumnType::Time: return QStringLiteral("time");
    case ColumnType::Real: break;
    }
    return QStringLiteral("real");
}

ColumnType typeNamed(const QString& name)
{
    return name == QLatin1String("integer") ? ColumnType::Integer
        : name == QLatin1String("text")     ? ColumnType::Text
        : name == QLatin1String("time")     ? ColumnType::Time
                                            : ColumnType::Real;
}

void set(QJsonObject& json, const char* key, const QString& text)
{
    if (!text.isEmpty())
        json.insert(QLatin1String(key), text);
}

} // namespace

QJsonObject featuresToJson(const FeaturesSignature& info)
{
    QJsonArray columns;
    for (const ColumnInfo& column : info.columns) {
        QJsonObject json{{QStringLiteral("name"), column.name}, {QStringLiteral("type"), typeName(column.type)}};
        set(json, "standard_name", column.standardName);
        set(json, "units", column.units);
        set(json, "description", column.description);
        set(json, "cf_role", column.cfRole);
        columns.append(json);
    }
    QJsonObject out{{QStringLiteral("columns"), columns}, {QStringLiteral("calendar"), calendarName(info.calendar)}};
    set(out, "featureType", info.featureType);
    if (!info.attributes.isEmpty())
        out.insert(QStringLiteral("attributes"), info.attributes);
    return out;
}

FeaturesSignature featuresFromJson(const QJsonObject& json)
{
    FeaturesSignature info;
    for (const QJsonValue& value : json.value(QLatin1String("columns")).toArray()) {
        const QJsonObject column = value.toObject();
        info.columns.push_back({column.value(QLatin1String("name")).toString(), typeNamed(column.value(QLatin1String("type")).toString()),
            column.value(QLatin1String("standard_name")).toString(), column.value(QLatin1String("units")).toString(),
            column.value(QLatin1String("description")).toString(), column.value(QLatin1String("cf_role")).toString()});
    }
    info.featureType = json.value(QLatin1String("featureType")).toString();
    info.attributes = json.value(QLatin1String("attributes")).toObject();
    if (const auto calendar = parseCalendar(json.value(QLatin1String("calendar")).toString()))
        info.calendar = *calendar;
    return info;
}

bool hasRealDates(Calendar calendar) { return calendar == Calendar::Standard || calendar == Calendar::ProlepticGregorian; }

} // namespace terrella
