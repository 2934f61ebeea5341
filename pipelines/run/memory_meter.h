// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace terrella {

/// What a node adds to the memory of this process at most, looked at fifty times a second. Only what runs alone can be told from the rest: while
/// others run nothing is known. Any thread.
class MemoryMeter {
public:
    MemoryMeter();
    /// A node begins; the number is for end().
    int begin();
    /// Bytes; none where another node ran at the same time, or the system does not tell.
    std::optional<qint64> end(int node);

private:
    struct Measured {
        qint64 before = 0;
        qint64 most = 0;
        bool alone = true;
    };
    void watch(const std::stop_token& end);

    std::mutex m_mutex;
    std::map<int, Measured> m_running;
    int m_next = 0;
    std::jthread m_watcher; // last: joined before what it uses dies
};

} // namespace terrella
