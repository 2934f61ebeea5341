// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/store_lease.h"

#include "pipelines/run/store_files.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace terrella {

namespace {

const QString kFolder = QStringLiteral("/leases");
const QString kGate = QStringLiteral("/leases/gate");
constexpr qsizetype kLine = 65; ///< a key and the end of its line

/// Waits; interrupted by signals it goes on waiting.
void lockFile(int descriptor, int how)
{
    while (::flock(descriptor, how) != 0 && errno == EINTR) {}
}

bool writeWhole(int descriptor, const QByteArray& text)
{
    return ::write(descriptor, text.constData(), static_cast<std::size_t>(text.size())) == text.size();
}

/// Whether whoever made the list has gone: nobody holds its lock. Where the file system has no locks its name must tell.
bool isReleased(int descriptor, const QFileInfo& file)
{
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return true;
    return errno != EWOULDBLOCK && isAbandoned(file);
}

void addHeld(std::set<QString>& held, const QByteArray& list)
{
    // A line that is cut short was being written; its process waits at the gate and has looked for nothing yet.
    for (qsizetype begin = 0; begin + kLine <= list.size(); begin += kLine)
        held.insert(QString::fromLatin1(list.mid(begin, kLine - 1)));
}

} // namespace

bool StoreLease::open()
{
    if (m_file >= 0)
        return true;
    QDir().mkpath(m_root + kFolder);
    m_gate = ::open(QFile::encodeName(m_root + kGate).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (m_gate < 0)
        return false;
    m_path = m_root + kFolder + QLatin1Char('/') + nameOfProcess(QStringLiteral("lease"));
    lockFile(m_gate, LOCK_SH); // nobody takes the new list for an abandoned one
    m_file = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (m_file >= 0)
        ::flock(m_file, LOCK_EX | LOCK_NB);
    lockFile(m_gate, LOCK_UN);
    if (m_file >= 0)
        return true;
    ::close(std::exchange(m_gate, -1));
    return false;
}

void StoreLease::hold(const QString& key)
{
    const std::lock_guard guard(m_mutex);
    if (key.size() != kLine - 1 || m_held.count(key) > 0 || !open())
        return;
    lockFile(m_gate, LOCK_SH);
    if (writeWhole(m_file, key.toLatin1() + '\n'))
        m_held.insert(key);
    lockFile(m_gate, LOCK_UN);
}

void StoreLease::release()
{
    const std::lock_guard guard(m_mutex);
    m_held.clear();
    if (m_file < 0)
        return;
    ::unlink(QFile::encodeName(m_path).constData());
    ::close(std::exchange(m_file, -1));
    ::close(std::exchange(m_gate, -1));
}

bool StoreLease::exclusively(const QString& root, const std::function<void(const std::set<QString>& held)>& work)
{
    QDir().mkpath(root + kFolder);
    const int gate = ::open(QFile::encodeName(root + kGate).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (gate < 0)
        return false;
    lockFile(gate, LOCK_EX);
    std::set<QString> held;
    const QFileInfoList lists = QDir(root + kFolder).entryInfoList({QStringLiteral("lease.*")}, QDir::Files | QDir::Hidden);
    for (const QFileInfo& list : lists) {
        const QByteArray name = QFile::encodeName(list.absoluteFilePath());
        const int descriptor = ::open(name.constData(), O_RDWR | O_CLOEXEC);
        if (descriptor < 0)
            continue; // released meanwhile
        if (isReleased(descriptor, list)) {
            ::unlink(name.constData());
        } else {
            QFile file;
            if (file.open(descriptor, QIODevice::ReadOnly, QFileDevice::DontCloseHandle))
                addHeld(held, file.readAll());
        }
        ::close(descriptor);
    }
    work(held);
    ::close(gate);
    return true;
}

} // namespace terrella
