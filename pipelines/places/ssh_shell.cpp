// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/ssh_shell.h"

#include "pipelines/places/ssh_connection.h"

#include <QRandomGenerator>
#include <QThread>

namespace terrella {

namespace {

constexpr int kPollMs = 20;
constexpr qsizetype kMostErrors = 64 << 10;

/// Takes "ID BYTES BYTES", that many bytes of script and of what it reads (as base64, since a variable holds no NUL), and says "ID CODE" behind what
/// the script said, on stderr as well. Some sites end shells that wait (TMOUT).
const char* const kLoop = R"sh(unset TMOUT 2>/dev/null
while read -r id script data; do
    script=$(head -c "$script")
    if [ "$data" -gt 0 ]; then
        data=$(head -c "$data")
        printf %s "$data" | base64 -d | (eval "$script")
        code=${PIPESTATUS[2]}
    else
        (eval "$script") </dev/null
        code=$?
    fi
    printf '\n%s %s\n' "$id" "$code"
    printf '\n%s\n' "$id" >&2
done
)sh";

} // namespace

QByteArray freshMarker() { return "terrella-begins-" + QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0'); }

QString settingArguments(const QStringList& arguments)
{
    QStringList words{QStringLiteral("set --")};
    for (const QString& argument : arguments)
        words.append(shellQuoted(argument));
    return words.join(QLatin1Char(' ')) + QLatin1Char('\n');
}

bool SshShell::start(const QStringList& arguments, const QProcessEnvironment& environment)
{
    stop();
    m_thread = QThread::currentThreadId();
    m_marker = freshMarker();
    m_begun = false;
    m_unsent = 0;
    m_output.clear();
    m_errors.clear();
    m_ssh.setProcessEnvironment(environment);
    m_ssh.start(QStringLiteral("ssh"), QStringList(arguments) << wrappedScript(QString::fromLatin1(kLoop), {}, m_marker));
    return m_ssh.waitForStarted();
}

bool SshShell::isUsable()
{
    if (m_thread != QThread::currentThreadId() || m_ssh.state() == QProcess::NotRunning)
        return false;
    m_ssh.waitForFinished(0); // sees that it has ended meanwhile
    return m_ssh.state() == QProcess::Running;
}

void SshShell::begin(const QString& script, const QStringList& arguments, const QByteArray& input)
{
    m_id = freshMarker();
    m_code = 0;
    const QByteArray text = (settingArguments(arguments) + script).toUtf8(), data = input.toBase64();
    m_ssh.write(m_id + ' ' + QByteArray::number(text.size()) + ' ' + QByteArray::number(data.size()) + '\n' + text + data);
}

SshShell::Stand SshShell::step(bool* moved)
{
    if (m_ssh.bytesToWrite() > 0)
        m_ssh.waitForBytesWritten(kPollMs);
    else
        m_ssh.waitForReadyRead(kPollMs);
    const QByteArray output = m_ssh.readAllStandardOutput(), errors = m_ssh.readAllStandardError();
    *moved = !output.isEmpty() || m_ssh.bytesToWrite() != m_unsent;
    m_unsent = m_ssh.bytesToWrite();
    m_output += output;
    m_errors = (m_errors + errors).right(kMostErrors);
    if (!m_begun) {
        const qsizetype at = m_output.indexOf(m_marker + '\n');
        if (at >= 0) {
            m_begun = true;
            m_output.remove(0, at + m_marker.size() + 1);
        }
    }
    if (m_begun && takeEnd())
        return Stand::Done;
    return m_ssh.state() == QProcess::NotRunning ? Stand::Ended : Stand::Busy;
}

/// The last lines of both streams tell that the script has ended.
bool SshShell::takeEnd()
{
    const QByteArray end = '\n' + m_id + ' ';
    const qsizetype at = m_output.lastIndexOf(end), errorsEnd = m_errors.lastIndexOf('\n' + m_id + '\n');
    if (at < 0 || errorsEnd < 0 || !m_output.endsWith('\n') || m_output.size() <= at + end.size())
        return false;
    m_code = m_output.mid(at + end.size()).trimmed().toInt();
    m_output.truncate(at);
    m_errors.truncate(errorsEnd);
    return true;
}

void SshShell::stop()
{
    if (m_ssh.state() == QProcess::NotRunning)
        return;
    m_ssh.kill();
    m_ssh.waitForFinished(2000);
}

} // namespace terrella
