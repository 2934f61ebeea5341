// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/bundle.h"
#include "pipelines/places/patience.h"

namespace terrella {

struct InstallHow {
    BundleParts parts;
    QString into; ///< folder there, absolute or with $NAME or ~ at its beginning; empty: the cluster's working folder
    SayFunction say;
    std::function<void(qint64 sent, qint64 total)> progress;
};

/// Copies this engine to a cluster that lacks it: a bundle, as one file that goes on where it was cut, checked by its hash, unpacked and tried there.
/// Returns the program's path there (Cluster::engine). One that is there already is not sent again. Errors also: another kind of processor; what the
/// engine there says where it does not start.
Result<QString> installEngine(ClusterClient& client, const InstallHow& how, const std::stop_token& stop);

} // namespace terrella
