// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace terrella {

/// What this process has used so far: {"cpu_s": seconds on all threads, "max_rss_bytes": memory at most}. Empty where the system does not tell.
QJsonObject processUsage();

} // namespace terrella
