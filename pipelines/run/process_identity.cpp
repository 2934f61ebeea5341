// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/process_identity.h"

#include <QFile>
#include <QSysInfo>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace terrella {

namespace {

struct ProcessStat {
    qint64 started = 0;
    bool zombie = false;
};

ProcessStat statOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    // The second field is the program's name in brackets, which may hold blanks and brackets itself.
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20)
        return {};
    return {fields.at(19).toLongLong(), fields.at(0) == "Z"};
}

} // namespace

ProcessIdentity ProcessIdentity::current()
{
    static const qint64 pid = ::getpid();
    static const ProcessIdentity self{QSysInfo::machineHostName(), pid, statOf(pid).started};
    return self;
}

Liveness livenessOf(const ProcessIdentity& process)
{
    if (process.host != QSysInfo::machineHostName())
        return Liveness::Elsewhere;
    if (process.pid <= 0 || (::kill(static_cast<pid_t>(process.pid), 0) != 0 && errno == ESRCH))
        return Liveness::Gone;
    const ProcessStat stat = statOf(process.pid);
    if (stat.zombie || (process.started != 0 && stat.started != 0 && stat.started != process.started))
        return Liveness::Gone;
    return Liveness::Alive;
}

} // namespace terrella
