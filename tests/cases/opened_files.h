// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QString>
#include <QStringList>

#include <array>
#include <map>
#include <sys/inotify.h>
#include <unistd.h>

namespace terrella::test {

/// Asks the kernel which files below a folder are opened, by whichever process. In a Zarr store every chunk is a file of its own, so that reading
/// data cannot go unseen.
class OpenedFiles {
public:
    explicit OpenedFiles(const QString& folder) : m_descriptor(::inotify_init1(IN_NONBLOCK)) { watch(folder); }
    ~OpenedFiles()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    OpenedFiles(const OpenedFiles&) = delete;
    OpenedFiles& operator=(const OpenedFiles&) = delete;

    [[nodiscard]] bool isWorking() const { return m_descriptor >= 0 && !m_folders.empty(); }

    /// Those opened since the last call, as "array/chunk" ("msl/0.0.0"), without repetitions.
    QStringList take()
    {
        QStringList out;
        std::array<char, 65536> buffer{};
        for (ssize_t count = 0; (count = ::read(m_descriptor, buffer.data(), buffer.size())) > 0;) {
            for (ssize_t at = 0; at < count;) {
                const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
                at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
                if ((event->mask & IN_ISDIR) || event->len == 0)
                    continue;
                const QString name = m_folders[event->wd] + QLatin1Char('/') + QString::fromLocal8Bit(event->name);
                if (!out.contains(name))
                    out.append(name);
            }
        }
        return out;
    }

    /// Chunks of arrays that are no coordinates: opened since the last call.
    QStringList takeData()
    {
        static const QStringList coordinates{QStringLiteral("time"), QStringLiteral("lat"), QStringLiteral("lon"), QStringLiteral("level"),
            QStringLiteral("rlat"), QStringLiteral("rlon"), QStringLiteral("rotated_pole")};
        QStringList out;
        for (const QString& name : take()) {
            const bool isChunk = !name.section(QLatin1Char('/'), 1).startsWith(QLatin1Char('.'));
            if (isChunk && !coordinates.contains(name.section(QLatin1Char('/'), 0, 0)))
                out.append(name);
        }
        return out;
    }

private:
    void watch(const QString& folder)
    {
        const int watch = ::inotify_add_watch(m_descriptor, folder.toLocal8Bit().constData(), IN_OPEN);
        if (watch >= 0)
            m_folders[watch] = folder.section(QLatin1Char('/'), -1);
        for (const QString& name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden))
            this->watch(folder + QLatin1Char('/') + name);
    }

    int m_descriptor;
    std::map<int, QString> m_folders;
};

} // namespace terrella::test
