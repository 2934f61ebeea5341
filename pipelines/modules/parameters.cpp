// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/parameters.h"

#include "pipelines/data/region_value.h"
#include "pipelines/modules/cluster_path.h"
#include "pipelines/modules/names.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>

#include <cassert>
#include <cmath>
#include <limits>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Parameters)
};

/// Absolute; GDAL's own paths (/vsicurl/…), URLs and "~" stay as they are.
QString absolutePath(const QString& path, const QString& baseFolder)
{
    static const QRegularExpression url(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*://"));
    if (path.isEmpty() || baseFolder.isEmpty() || path.startsWith(QLatin1Char('~')) || url.match(path).hasMatch() || QDir::isAbsolutePath(path)
        || clusterPath(path))
        return path;
    return QDir::cleanPath(QDir(baseFolder).absoluteFilePath(path));
}

QJsonValue absolutePaths(const ParameterSpec& spec, const QJsonValue& value, const QString& baseFolder)
{
    if (spec.type == ParameterType::File)
        return absolutePath(value.toString(), baseFolder);
    if (spec.type != ParameterType::Files)
        return value;
    QJsonArray out;
    const QJsonArray list = value.toArray();
    for (const QJsonValue& item : list)
        out.append(absolutePath(item.toString(), baseFolder));
    return out;
}

Error unknownKey(const ModuleSpec& spec, const QString& key)
{
    QStringList keys;
    for (const ParameterSpec& parameter : spec.parameters)
        keys.append(parameter.key);
    const QStringList near = nearestNames(key, keys);
    QString message = Tr::tr("'%1' has no parameter '%2'").arg(spec.id, key);
    if (!near.isEmpty())
        message += Tr::tr("; did you mean %1?").arg(alternatives(near));
    else if (!keys.isEmpty())
        message += Tr::tr("; it has: %1.").arg(keys.join(QStringLiteral(", ")));
    else
        message += Tr::tr("; it has none.");
    return Error{ErrorCode::Invalid, message, {}};
}

/// The last instant that a text such as "2000", "2000-02", "2000-02-30" or "2000-02-30T06:00" names.
double endOf(const QString& text, DateTime time, Calendar calendar)
{
    static const QRegularExpression year(QStringLiteral("^[+-]?\\d+$")), month(QStringLiteral("^[+-]?\\d+-\\d+$")),
        day(QStringLiteral("^[+-]?\\d+-\\d+-\\d+$"));
    constexpr double secondsPerDay = 86400.0;
    if (year.match(text).hasMatch())
        time.month = 12;
    if (year.match(text).hasMatch() || month.match(text).hasMatch())
        time.day = daysInMonth(time.year, time.month, calendar);
    else if (!day.match(text).hasMatch())
        return toSeconds(time, calendar);
    return std::nextafter(toSeconds(time, calendar) + secondsPerDay, -std::numeric_limits<double>::infinity());
}

} // namespace

bool Region::contains(double lonDeg, double latDeg) const
{
    if (shape)
        return shape->contains(lonDeg, latDeg);
    return boxContains(west, south, east, north, lonDeg, latDeg);
}

Result<std::pair<double, double>> Period::bounds(Calendar calendar) const
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::pair<double, double> out{-infinity, infinity};
    const QString firstText = first.trimmed(), lastText = last.trimmed();
    if (!firstText.isEmpty()) {
        TRY(const DateTime time, parseIso(firstText, calendar));
        out.first = toSeconds(time, calendar);
    }
    if (!lastText.isEmpty()) {
        TRY(const DateTime time, parseIso(lastText, calendar));
        out.second = endOf(lastText, time, calendar);
    }
    if (out.first > out.second)
        return Error{ErrorCode::OutOfRange, Tr::tr("The period ends at %1, before it begins at %2.").arg(lastText, firstText), {}};
    return out;
}

Result<Parameters> Parameters::make(const ModuleSpec& spec, const QJsonObject& values, const QString& baseFolder)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!spec.parameter(it.key()))
            return unknownKey(spec, it.key());
    }
    Parameters out;
    for (const ParameterSpec& parameter : spec.parameters) {
        TRY(const QJsonValue value, checkParameter(parameter, values.value(parameter.key)));
        out.m_values[parameter.key] = absolutePaths(parameter, value, baseFolder);
    }
    return out;
}

double Parameters::real(const QString& key) const
{
    const QJsonValue value = m_values.value(key);
    assert(value.isDouble() || value.isNull());
    return value.toDouble(std::numeric_limits<double>::quiet_NaN());
}

qint64 Parameters::integer(const QString& key) const
{
    const QJsonValue value = m_values.value(key);
    assert(value.isDouble());
    return static_cast<qint64>(value.toDouble());
}

QString Parameters::text(const QString& key) const
{
    assert(m_values.value(key).isString());
    return m_values.value(key).toString();
}

bool Parameters::flag(const QString& key) const
{
    assert(m_values.value(key).isBool());
    return m_values.value(key).toBool();
}

QStringList Parameters::texts(const QString& key) const
{
    assert(m_values.value(key).isArray());
    QStringList out;
    const QJsonArray list = m_values.value(key).toArray();
    for (const QJsonValue& item : list)
        out.append(item.toString());
    return out;
}

std::optional<Region> Parameters::region(const QString& key) const
{
    assert(m_values.contains(key));
    if (const QJsonObject geometry = m_values.value(key).toObject(); !geometry.isEmpty()) {
        auto shapes = parseRegionShapes(geometry);
        assert(shapes);
        auto area = std::make_shared<const SphereArea>(*std::move(shapes));
        const SphereArea::Bounds& box = area->bounds();
        return Region{box.west, box.south, box.east, box.north, area};
    }
    const QJsonArray box = m_values.value(key).toArray();
    if (box.size() != 4)
        return std::nullopt;
    return Region{box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble()};
}

std::optional<Period> Parameters::period(const QString& key) const
{
    assert(m_values.contains(key));
    if (!isSet(key))
        return std::nullopt;
    const QJsonArray ends = m_values.value(key).toArray();
    return Period{ends[0].toString(), ends[1].toString()};
}

bool Parameters::isSet(const QString& key) const
{
    const QJsonValue value = m_values.value(key);
    if (value.isString())
        return !value.toString().isEmpty();
    if (!value.isArray())
        return !value.isNull() && !value.isUndefined();
    const QJsonArray list = value.toArray();
    for (const QJsonValue& item : list) {
        if (!item.isString() || !item.toString().isEmpty())
            return true;
    }
    return false;
}

} // namespace terrella
