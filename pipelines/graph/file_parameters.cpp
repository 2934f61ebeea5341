// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/file_parameters.h"

#include "pipelines/data/cube.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace terrella {

namespace {

bool isFileParameter(const ParameterSpec& parameter) { return parameter.type == ParameterType::File || parameter.type == ParameterType::Files; }

QString stamp(const QString& path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return path + QLatin1String("|-\n");
    QString out = QStringLiteral("%1|%2|%3\n").arg(path).arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch());
    // A Zarr folder's own time does not change with a chunk's; its files of metadata do when it is written anew.
    if (file.isDir()) {
        for (const char* name : {".zmetadata", ".zgroup", ".zattrs"}) {
            const QFileInfo inside(QDir(path).filePath(QLatin1String(name)));
            if (inside.exists())
                out += QStringLiteral(" %1|%2\n").arg(inside.size()).arg(inside.lastModified().toMSecsSinceEpoch());
        }
    }
    return out;
}

} // namespace

QString absoluteFrom(const QString& baseFolder, const QString& path)
{
    const bool elsewhere = path.isEmpty() || path.startsWith(QLatin1Char('/')) || path.startsWith(QLatin1Char('~'))
        || path.contains(QLatin1String("://")) || clusterPath(path);
    if (elsewhere || baseFolder.isEmpty())
        return path;
    return QDir::cleanPath(QDir(baseFolder).absoluteFilePath(path));
}

std::map<QString, QStringList> clustersNamed(const ModuleSpec& spec, const QJsonObject& values)
{
    std::map<QString, QStringList> out;
    for (const ParameterSpec& parameter : spec.parameters) {
        if (!isFileParameter(parameter) || parameter.written)
            continue;
        for (const QString& path : filePaths(values.value(parameter.key))) {
            const auto found = clusterPath(path);
            if (found && !out[parameter.key].contains(found->cluster))
                out[parameter.key].append(found->cluster);
        }
        if (out.count(parameter.key) > 0 && out[parameter.key].isEmpty())
            out.erase(parameter.key);
    }
    return out;
}

QStringList filePaths(const QJsonValue& value)
{
    QStringList out;
    if (value.isString() && !value.toString().isEmpty())
        out.append(value.toString());
    for (const QJsonValue& item : value.toArray()) {
        if (item.isString())
            out.append(item.toString());
    }
    return out;
}

QJsonObject mapFileParameters(const ModuleSpec& spec, const QJsonObject& values, const std::function<QString(const QString&)>& change)
{
    QJsonObject out = values;
    for (const ParameterSpec& parameter : spec.parameters) {
        const QJsonValue value = values.value(parameter.key);
        if (!isFileParameter(parameter) || value.isUndefined())
            continue;
        if (value.isString()) {
            out.insert(parameter.key, change(value.toString()));
        } else if (value.isArray()) {
            QJsonArray changed;
            for (const QJsonValue& item : value.toArray())
                changed.append(item.isString() ? QJsonValue(change(item.toString())) : item);
            out.insert(parameter.key, changed);
        }
    }
    return out;
}

QString fileStamps(const ModuleSpec& spec, const QJsonObject& values, const QString& baseFolder)
{
    QString out;
    for (const ParameterSpec& parameter : spec.parameters) {
        if (!isFileParameter(parameter))
            continue;
        for (const QString& path : filePaths(values.value(parameter.key))) {
            const QString absolute = absoluteFrom(baseFolder, path);
            const bool pattern = absolute.contains(QLatin1Char('*')) || absolute.contains(QLatin1Char('?')) || absolute.contains(QLatin1Char('['));
            if (pattern || absolute.startsWith(QLatin1Char('~'))) {
                if (const auto found = expandPaths({absolute})) {
                    for (const QString& file : *found)
                        out += stamp(file);
                    continue;
                }
            }
            out += stamp(absolute);
        }
    }
    return out;
}

} // namespace terrella
