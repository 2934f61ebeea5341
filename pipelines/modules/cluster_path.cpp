// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/cluster_path.h"

#include <QRegularExpression>
#include <QStringList>

namespace terrella {

std::optional<ClusterPath> clusterPath(const QString& path)
{
    static const QRegularExpression form(
        QStringLiteral("^([A-Za-z0-9][A-Za-z0-9_.-]{0,63}):(/(?!/).*)$"), QRegularExpression::DotMatchesEverythingOption);
    static const QStringList drivers{QStringLiteral("NETCDF"), QStringLiteral("HDF5"), QStringLiteral("HDF4_SDS"), QStringLiteral("ZARR"),
        QStringLiteral("GRIB"), QStringLiteral("GTIFF_DIR")};
    const auto match = form.match(path);
    if (!match.hasMatch() || drivers.contains(match.captured(1)))
        return std::nullopt;
    return ClusterPath{match.captured(1), match.captured(2)};
}

} // namespace terrella
