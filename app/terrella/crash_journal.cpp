// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/crash_journal.h"

#include "pipelines/core/json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>

#include <csignal>

namespace terrella {
namespace {

bool isRunning(qint64 pid)
{
    if (pid <= 0 || ::kill(static_cast<pid_t>(pid), 0) != 0)
        return false;
    // A number that another program has taken over is not ours.
    return QFileInfo(QStringLiteral("/proc/%1/exe").arg(pid)).symLinkTarget() == QCoreApplication::applicationFilePath()
        || pid == QCoreApplication::applicationPid();
}

} // namespace

QString CrashJournal::defaultFolder()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME", QDir::homePath() + QStringLiteral("/.local/state"));
    return state + QStringLiteral("/terrella/journal");
}

CrashJournal::CrashJournal(QString folder) : m_folder(std::move(folder)) {}

CrashJournal::~CrashJournal() = default;

void CrashJournal::begin(const Document& document, const QString& path, bool isRecovered)
{
    close();
    m_base = document;
    m_path = path;
    m_isRecovered = isRecovered;
    if (isRecovered)
        openFile();
}

bool CrashJournal::openFile()
{
    if (m_file)
        return true;
    QDir().mkpath(m_folder);
    m_file = std::make_unique<QFile>(QStringLiteral("%1/%2.journal").arg(m_folder, QUuid::createUuid().toString(QUuid::WithoutBraces)));
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::Append)) {
        m_file.reset();
        return false;
    }
    const QJsonObject head{{QStringLiteral("pid"), QCoreApplication::applicationPid()}, {QStringLiteral("path"), m_path},
        {QStringLiteral("recovered"), m_isRecovered}, {QStringLiteral("document"), QString::fromUtf8(m_base.toText())}};
    m_file->write(canonicalJson(head) + '\n');
    m_file->flush();
    return true;
}

void CrashJournal::add(const Edit& edit)
{
    if (!openFile())
        return;
    m_file->write(canonicalJson(toJson(edit)) + '\n');
    m_file->flush();
}

void CrashJournal::close()
{
    if (!m_file)
        return;
    m_file->remove();
    m_file.reset();
}

std::vector<CrashJournal::Left> CrashJournal::leftBehind(const QString& folder)
{
    std::vector<Left> found;
    for (const QFileInfo& info : QDir(folder).entryInfoList({QStringLiteral("*.journal")}, QDir::Files, QDir::Time)) {
        QFile file(info.absoluteFilePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto head = parseJson(file.readLine(), info.fileName());
        if (!head || isRunning(head->value(QLatin1String("pid")).toInteger()))
            continue;
        auto document = Document::parse(head->value(QLatin1String("document")).toString().toUtf8(), info.fileName());
        if (!document)
            continue;
        Left left{info.absoluteFilePath(), head->value(QLatin1String("path")).toString(), *std::move(document), 0};
        while (!file.atEnd()) {
            const QByteArray line = file.readLine();
            const auto json = line.endsWith('\n') ? parseJson(line, info.fileName()) : Result<QJsonObject>(Error{});
            const auto edit = json ? editFromJson(*json) : Result<Edit>(Error{});
            if (!edit || !apply(left.document, *edit))
                break;
            ++left.edits;
        }
        if (left.edits > 0 || head->value(QLatin1String("recovered")).toBool())
            found.push_back(std::move(left));
        else
            file.remove();
    }
    return found;
}

} // namespace terrella
