// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/store_limit.h"

#include "app/terrella-run/arguments.h"
#include "pipelines/core/json.h"
#include "pipelines/run/store_eviction.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace terrella::cli {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::StoreLimit)
};
} // namespace

QString settingsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/terrella/terrella-run.json");
}

Result<std::optional<qint64>> parseLimit(const QString& text, const QString& source)
{
    if (text.trimmed().compare(QLatin1String("none"), Qt::CaseInsensitive) == 0)
        return std::optional<qint64>();
    const Result<qint64> bytes = parseBytes(text);
    if (!bytes)
        return Error{ErrorCode::Usage, Tr::tr("%1: '%2' is no size of a store; write it like 500M, 20G or none.").arg(source, text), {}};
    return std::optional<qint64>(*bytes);
}

Result<StoreLimit> storeLimit(const QString& storeRoot)
{
    const QString variable = QStringLiteral("TERRELLA_STORE_LIMIT");
    if (const QString text = qEnvironmentVariable("TERRELLA_STORE_LIMIT"); !text.isEmpty()) {
        TRY(const std::optional<qint64> bytes, parseLimit(text, variable));
        return StoreLimit{bytes, variable};
    }
    const QString path = settingsPath();
    if (QFileInfo::exists(path)) {
        TRY(const QJsonObject settings, readJsonFile(path));
        const QJsonValue value = settings.value(QLatin1String("store_limit"));
        if (!value.isUndefined()) {
            TRY(const std::optional<qint64> bytes, parseLimit(value.isDouble() ? QString::number(value.toInteger()) : value.toString(), path));
            return StoreLimit{bytes, path};
        }
    }
    return StoreLimit{defaultStoreLimit(storeRoot), Tr::tr("a quarter of the disk, at most 500 GB")};
}

} // namespace terrella::cli
