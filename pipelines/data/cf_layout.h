// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/signature.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace terrella {

struct CfDimension {
    QString name;
    std::size_t size = 0;
    AxisKind kind = AxisKind::Other;
};

/// An array of a CF file: a coordinate with its values, or a data variable (float32, values elsewhere).
struct CfArray {
    QString name;
    std::vector<int> dimensions; ///< indices into CfFile::dimensions
    QJsonObject attributes;      ///< texts, numbers and arrays of numbers
    std::vector<double> values;  ///< coordinates only
    QString crs;                 ///< data variables: WKT of the reference system of their Y and X, or empty
};

/// A variable without values whose attributes describe a reference system.
struct CfGridMapping {
    QString name;
    QJsonObject attributes;
};

/// How a cube is laid out in a self-describing file by the CF conventions: what Zarr and NetCDF have in common.
struct CfFile {
    std::vector<CfDimension> dimensions;
    std::vector<CfArray> coordinates;        ///< axes, latitudes and longitudes of projected, curvilinear and unstructured grids
    std::vector<CfArray> variables;          ///< in the order of the signature
    std::vector<CfGridMapping> gridMappings; ///< named by the attribute grid_mapping of the variables
    QJsonObject attributes;
};

/// What a layout may add to what the signature says.
struct CfLayoutOptions {
    /// Edges of the cells (lat_bnds, lon_bnds, time_bnds) where they are known: of latitudes and longitudes in equal steps, and of months and years
    /// where a variable's cell methods say that its values belong to them.
    bool bounds = false;
    /// Rows and columns of a curvilinear grid get coordinates that say which axis they are, for readers that look at nothing else.
    bool indices = false;
};

/// Names are made unique; the time axis goes back to its source's units where every value survives that, else to seconds.
Result<CfFile> layOut(const CubeSignature& signature, const CfLayoutOptions& options = {});

/// Edges of the cells of an axis, two for each value in the axis' own units (time: seconds), or empty where they are not known. `methods`: the cell
/// methods of the variables that lie on it.
std::vector<double> cellBounds(const Axis& axis, const QStringList& methods);

/// CF attributes of a grid mapping variable: crs_wkt, spatial_ref, and grid_mapping_name with its parameters where CF knows the projection.
QJsonObject gridMappingAttributes(const QString& crs);
/// The reference system as WKT (2019), or empty where PROJ does not understand it.
QString crsWkt(const QString& crs);

} // namespace terrella
