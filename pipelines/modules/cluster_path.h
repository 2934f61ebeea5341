// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace terrella {

/// A path that names data on a cluster: "levante:/pool/data/x.nc".
struct ClusterPath {
    QString cluster, path; ///< path: there, absolute
};
/// None: it is no such path. "https://…" and GDAL's "NETCDF:/…" are none.
std::optional<ClusterPath> clusterPath(const QString& path);

} // namespace terrella
