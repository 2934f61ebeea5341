// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <mutex>
#include <set>

namespace terrella {

/// The results that this process uses, told to others by a file in the store: they are not evicted. Released on destruction, and by the system when
/// the process dies. Where the store cannot be written nothing is told, and nobody who may not write evicts. Any thread.
class StoreLease {
public:
    explicit StoreLease(QString root) : m_root(std::move(root)) {}
    ~StoreLease() { release(); }
    StoreLease(const StoreLease&) = delete;
    StoreLease& operator=(const StoreLease&) = delete;

    /// From now on this result stays, if it is there. To be called before it is looked for.
    void hold(const QString& key);
    void release();

    /// Runs work() with what all living processes hold; nobody begins to hold anything meanwhile. False where the store cannot be written.
    static bool exclusively(const QString& root, const std::function<void(const std::set<QString>& held)>& work);

private:
    bool open();

    const QString m_root;
    std::mutex m_mutex;
    std::set<QString> m_held;
    QString m_path;
    int m_file = -1; ///< our list, locked while we live
    int m_gate = -1; ///< shared while we add to it, exclusive while somebody evicts
};

} // namespace terrella
