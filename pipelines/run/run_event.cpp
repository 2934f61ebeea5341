// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/json.h"
#include "pipelines/run/run_folder.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cerrno>
#include <sys/file.h>

namespace terrella {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::EventLog)
};
} // namespace

QByteArray RunEvent::toLine() const
{
    QJsonObject out{{QStringLiteral("time"), time.toUTC().toString(Qt::ISODateWithMs)}, {QStringLiteral("type"), type}};
    if (!node.isEmpty())
        out.insert(QLatin1String("node"), node);
    if (fraction >= 0.0)
        out.insert(QLatin1String("fraction"), fraction);
    if (!message.isEmpty())
        out.insert(QLatin1String("message"), message);
    if (!details.isEmpty())
        out.insert(QLatin1String("details"), details);
    return canonicalJson(out) + '\n';
}

std::optional<RunEvent> RunEvent::fromLine(const QByteArray& line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonObject json = document.object();
    RunEvent out;
    out.type = json.value(QLatin1String("type")).toString();
    if (out.type.isEmpty())
        return {};
    out.time = QDateTime::fromString(json.value(QLatin1String("time")).toString(), Qt::ISODateWithMs);
    out.node = json.value(QLatin1String("node")).toString();
    out.fraction = json.value(QLatin1String("fraction")).toDouble(-1.0);
    out.message = json.value(QLatin1String("message")).toString();
    out.details = json.value(QLatin1String("details")).toObject();
    return out;
}

Result<std::unique_ptr<EventLog>> EventLog::open(const QString& path)
{
    std::unique_ptr<EventLog> log(new EventLog(path));
    QFile& file = log->m_file;
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered))
        return Error{ErrorCode::Disk, Tr::tr("Cannot write '%1': %2.").arg(path, file.errorString()), {}};
    if (::flock(file.handle(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return Error{ErrorCode::Usage, Tr::tr("'%1' is being written by another process: this run is still going on.").arg(path), {}};
    // The process before us may have died in the middle of a line.
    if (file.size() > 0 && file.seek(file.size() - 1) && file.read(1) != "\n")
        file.write("\n");
    return log;
}

RunEvent EventLog::write(RunEvent event)
{
    const std::lock_guard lock(m_mutex);
    event.time = QDateTime::currentDateTimeUtc();
    // If the disk is full the line is lost; what matters is still told to the listener and by the run's result.
    // What did get onto it must not spoil the next one.
    const QByteArray line = (m_broken ? QByteArray("\n") : QByteArray()) + event.toLine();
    m_broken = m_file.write(line) != line.size();
    return event;
}

} // namespace terrella
