// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/store_files.h"

#include "pipelines/core/files.h"
#include "pipelines/run/process_identity.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <atomic>
#include <cstring>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Store)
};

constexpr qint64 kElsewhereDays = 30;

QString hostPart(QString host) { return host.replace(QLatin1Char('.'), QLatin1Char('-')); }

} // namespace

Error storeDiskError(const QString& what, const QString& path, const QString& reason)
{
    const auto free = freeBytes(path);
    const QString space = free ? Tr::tr(" %1 are free there.").arg(bytesText(*free)) : QString();
    return {ErrorCode::Disk, Tr::tr("%1 '%2': %3.%4 Make room, or choose another place with TERRELLA_STORE.").arg(what, path, reason, space), {}};
}

QString errnoText(int reason) { return QString::fromLocal8Bit(std::strerror(reason)); }

QString nameOfProcess(const QString& stem)
{
    static std::atomic<int> number{0};
    const ProcessIdentity self = ProcessIdentity::current();
    return QStringLiteral("%1.%2.%3.%4.%5").arg(stem, hostPart(self.host)).arg(self.pid).arg(self.started).arg(++number);
}

bool isAbandoned(const QFileInfo& file)
{
    const QStringList parts = file.fileName().split(QLatin1Char('.'));
    if (parts.size() < 5)
        return true;
    const ProcessIdentity here = ProcessIdentity::current();
    if (parts.at(1) != hostPart(here.host))
        return file.lastModified().daysTo(QDateTime::currentDateTime()) > kElsewhereDays;
    return livenessOf({here.host, parts.at(2).toLongLong(), parts.at(3).toLongLong()}) == Liveness::Gone;
}

} // namespace terrella
