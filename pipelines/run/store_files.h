// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QFileInfo>
#include <QString>

namespace terrella {

/// What the parts of the store share.

/// "Cannot write 'path': reason. 3 MB are free there. Make room, …"
Error storeDiskError(const QString& what, const QString& path, const QString& reason);
QString errnoText(int reason);

/// A name for a folder or file of this process, no two alike: "stem.host.pid.started.n"; the host's own dots become dashes.
QString nameOfProcess(const QString& stem);
/// Whether a process that nameOfProcess() named is gone. Of other machines it cannot be asked: theirs count as gone when untouched for 30 days.
bool isAbandoned(const QFileInfo& file);

} // namespace terrella
