// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/store_evicted.h"

#include <QFile>
#include <QFileInfo>

namespace terrella {

namespace {

constexpr qint64 kMostRemembered = 4 << 20; ///< bytes
constexpr qsizetype kKey = 64;

quint64 endOf(const QByteArray& key) { return key.right(16).toULongLong(nullptr, 16); }

} // namespace

/// Reads again where somebody has evicted since.
void StoreEvicted::read()
{
    const qint64 bytes = QFileInfo(m_path).size();
    if (bytes == m_bytes)
        return;
    m_lines.clear();
    QFile file(m_path);
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    m_bytes = text.size();
    for (qsizetype begin = 0; begin + kKey < text.size(); begin = text.indexOf('\n', begin) + 1) {
        m_lines[endOf(text.mid(begin, kKey))] = begin;
        if (text.indexOf('\n', begin) < 0)
            break;
    }
}

QDateTime StoreEvicted::find(const QString& key)
{
    const std::lock_guard lock(m_mutex);
    read();
    const auto found = m_lines.constFind(endOf(key.toLatin1()));
    QFile file(m_path);
    if (key.size() != kKey || found == m_lines.constEnd() || !file.open(QIODevice::ReadOnly) || !file.seek(*found))
        return {};
    const QByteArray line = file.readLine().trimmed();
    if (!line.startsWith(key.toLatin1() + ' '))
        return {};
    return QDateTime::fromString(QString::fromLatin1(line.mid(kKey + 1)), Qt::ISODate);
}

void StoreEvicted::add(const std::vector<QString>& keys)
{
    const std::lock_guard lock(m_mutex);
    QByteArray lines;
    if (QFileInfo(m_path).size() > kMostRemembered) {
        QFile old(m_path);
        if (old.open(QIODevice::ReadOnly))
            lines = old.readAll().right(kMostRemembered / 2);
        lines.remove(0, lines.indexOf('\n') + 1);
        QFile::remove(m_path);
        m_bytes = -1;
    }
    const QByteArray when = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toLatin1();
    for (const QString& key : keys)
        lines += key.toLatin1() + ' ' + when + '\n';
    QFile file(m_path);
    if (file.open(QIODevice::Append))
        file.write(lines);
}

} // namespace terrella
