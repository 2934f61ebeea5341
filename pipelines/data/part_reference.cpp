// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/part_reference.h"

#include "pipelines/data/stacked_cube.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>

#include <functional>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::StackedCube)
};

const QString kParts = QStringLiteral("parts"), kObject = QStringLiteral("object"), kReference = QStringLiteral("reference");

/// …/objects/ab/abcd…/cube.zarr
const QRegularExpression& storedPath()
{
    static const QRegularExpression form(QStringLiteral("(?:^|/)(?:objects|\\.\\./\\.\\.)/([0-9a-f]{2})/([0-9a-f]{16,})/([^/]+)$"));
    return form;
}

QJsonObject mapObjects(const QJsonObject& reference, const std::function<QString(const QString&)>& change)
{
    QJsonObject out = reference;
    QJsonArray parts;
    for (const QJsonValue& value : reference.value(kParts).toArray()) {
        QJsonObject part = value.toObject();
        if (part.contains(kObject))
            part.insert(kObject, change(part.value(kObject).toString()));
        if (part.contains(kReference))
            part.insert(kReference, mapObjects(part.value(kReference).toObject(), change));
        parts.append(part);
    }
    if (!parts.isEmpty())
        out.insert(kParts, parts);
    return out;
}

StackAxis axisFrom(const QJsonObject& json)
{
    StackAxis out;
    out.name = json.value(QLatin1String("name")).toString();
    out.units = json.value(QLatin1String("units")).toString();
    for (const QJsonValue& value : json.value(QLatin1String("values")).toArray())
        out.values.push_back(value.toDouble());
    for (const QJsonValue& label : json.value(QLatin1String("labels")).toArray())
        out.labels.append(label.toString());
    out.isMember = json.value(QLatin1String("member")).toBool();
    return out;
}

} // namespace

QJsonObject partsReference(const std::vector<std::shared_ptr<const Cube>>& parts, QJsonObject how)
{
    QJsonArray array, files;
    for (const auto& part : parts) {
        const QJsonObject reference = part->reference();
        if (!part->storedAt().isEmpty()) {
            array.append(QJsonObject{{kObject, part->storedAt()}});
        } else if (!reference.isEmpty()) {
            array.append(QJsonObject{{kReference, reference}});
            for (const QJsonValue& file : reference.value(QLatin1String("files")).toArray()) {
                if (!files.contains(file))
                    files.append(file);
            }
        } else {
            return {};
        }
    }
    how.insert(kParts, array);
    how.insert(QLatin1String("files"), files);
    return how;
}

bool namesParts(const QJsonObject& reference) { return reference.contains(kParts); }

Result<std::shared_ptr<const Cube>> openParts(const QJsonObject& reference)
{
    std::vector<std::shared_ptr<const Cube>> parts;
    for (const QJsonValue& value : reference.value(kParts).toArray()) {
        const QJsonObject part = value.toObject();
        if (part.contains(kObject)) {
            TRY(auto cube, openCube({part.value(kObject).toString()}));
            parts.push_back(std::move(cube));
        } else {
            TRY(auto cube, openReference(part.value(kReference).toObject()));
            parts.push_back(std::move(cube));
        }
    }
    if (parts.empty())
        return Error{ErrorCode::Invalid, Tr::tr("The reference names no parts."), {}};
    if (reference.contains(QLatin1String("take_member")))
        return takeMember(parts.front(), static_cast<std::size_t>(std::max(0, reference.value(QLatin1String("take_member")).toInt())));
    if (reference.contains(QLatin1String("join_time"))) {
        QStringList names;
        for (const QJsonValue& name : reference.value(QLatin1String("join_time")).toArray())
            names.append(name.toString());
        return joinInTime(parts, names);
    }
    const StackAxis axis = axisFrom(reference.value(QLatin1String("stack")).toObject());
    return stackCubes(parts, axis.labels, axis);
}

QJsonObject withRelativeParts(const QJsonObject& reference)
{
    return mapObjects(reference, [](const QString& path) {
        const auto match = storedPath().match(path);
        return match.hasMatch() ? QStringLiteral("../../%1/%2/%3").arg(match.captured(1), match.captured(2), match.captured(3)) : path;
    });
}

QJsonObject withAbsoluteParts(const QJsonObject& reference, const QString& folder)
{
    return mapObjects(reference,
        [&](const QString& path) { return path.startsWith(QLatin1String("../")) ? QDir::cleanPath(QDir(folder).absoluteFilePath(path)) : path; });
}

QStringList storedParts(const QJsonObject& reference)
{
    QStringList out;
    mapObjects(reference, [&](const QString& path) {
        const auto match = storedPath().match(path);
        if (match.hasMatch() && !out.contains(match.captured(2)))
            out.append(match.captured(2));
        return path;
    });
    return out;
}

} // namespace terrella
