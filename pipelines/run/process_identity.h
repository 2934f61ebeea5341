// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace terrella {

/// A process that may be gone: the start time tells it from a later one that got the same number.
struct ProcessIdentity {
    QString host;
    qint64 pid = 0;
    qint64 started = 0; ///< clock ticks since boot, field 22 of /proc/PID/stat; 0 where it is not known

    static ProcessIdentity current();
    bool operator==(const ProcessIdentity&) const = default;
};

enum class Liveness { Alive, Gone, Elsewhere }; ///< Elsewhere: on another machine, which cannot be asked

[[nodiscard]] Liveness livenessOf(const ProcessIdentity& process);

} // namespace terrella
