// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/resources.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace terrella {

QString resourcePath(const QString& relative)
{
    const QString bin = QCoreApplication::applicationDirPath();
    const QStringList places{
        qEnvironmentVariable("TERRELLA_RESOURCES"), bin + QStringLiteral("/../share/terrella"), bin + QStringLiteral("/../../../resources")};
    for (const QString& place : places) {
        if (!place.isEmpty() && QFileInfo::exists(place + QStringLiteral("/examples")))
            return QDir::cleanPath(place + QLatin1Char('/') + relative);
    }
    return relative;
}

} // namespace terrella
