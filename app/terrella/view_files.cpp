// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/view_files.h"

#include <QDir>

namespace terrella {
namespace {

template <class Change>
QJsonObject changed(QJsonObject view, const Change& how)
{
    QJsonObject ground = view.value(QLatin1String("ground")).toObject();
    for (const char* key : {"relief", "picture"})
        if (const QString path = ground.value(QLatin1String(key)).toString(); !path.isEmpty() && !path.startsWith(QLatin1String("/vsi")))
            ground.insert(QLatin1String(key), how(path));
    if (!ground.isEmpty())
        view.insert(QStringLiteral("ground"), ground);
    return view;
}

} // namespace

QJsonArray viewsWithRelativeFiles(const QJsonArray& views, const QString& folder)
{
    QJsonArray out;
    for (const QJsonValue& view : views)
        out.append(changed(view.toObject(), [to = QDir(folder)](const QString& path) {
            const QString relative = to.relativeFilePath(path);
            return relative.startsWith(QLatin1String("../../")) ? path : relative; // far away is clearer in full
        }));
    return out;
}

QJsonObject viewWithWholeFiles(const QJsonObject& view, const QString& folder)
{
    return changed(view, [from = QDir(folder)](const QString& path) { return QDir::cleanPath(from.absoluteFilePath(path)); });
}

} // namespace terrella
