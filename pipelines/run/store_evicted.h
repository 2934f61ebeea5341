// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QString>

#include <mutex>
#include <vector>

namespace terrella {

/// Which results were evicted, and when: <root>/evicted.txt, a line "KEY TIME" for each, the oldest first. Nothing hangs on it but a sentence. Any
/// thread.
class StoreEvicted {
public:
    explicit StoreEvicted(const QString& root) : m_path(root + QStringLiteral("/evicted.txt")) {}
    /// When it was evicted last; invalid where that is not known.
    QDateTime find(const QString& key);
    /// Forgets the older half when there is much.
    void add(const std::vector<QString>& keys);

private:
    void read();

    const QString m_path;
    std::mutex m_mutex;             ///< of what follows
    QHash<quint64, qint64> m_lines; ///< by the last 16 digits of the key: where its last line begins
    qint64 m_bytes = 0;             ///< of the file when it was read
};

} // namespace terrella
