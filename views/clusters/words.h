// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace terrella {

/// "about 3 min, 1.2 GB of memory, from 4 earlier runs"; empty where nothing is known. {"runs", "seconds", "memory"}: as `why` and `plan` tell.
QString expectedText(const QJsonObject& expected);
/// "40 s", "3 min", "2 h 5 min", "3 d 4 h".
QString durationText(double seconds);

} // namespace terrella
