// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/cf_time.h"

#include <QJsonObject>
#include <QString>

#include <cstddef>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace terrella {

enum class AxisKind { Time, Member, Other, Level, Y, X, Cell };

/// One dimension with its coordinate values. Y and X are latitude and longitude on a regular grid, metres on a projected
/// one, plain indices on a curvilinear one. Cell numbers the points of an unstructured grid or a list of stations.
struct Axis {
    AxisKind kind = AxisKind::Other;
    QString name;
    QString standardName;
    QString units;    ///< of values; for Time always "s" since 1970-01-01 in `calendar`
    QString positive; ///< levels: "up", "down" or empty
    std::vector<double> values;
    Calendar calendar = Calendar::Standard; ///< Time only
    QString timeUnits;                      ///< Time only: the units of the source, "hours since …", for writing back

    [[nodiscard]] std::size_t size() const { return values.size(); }
    /// Equal steps to a thousandth of a step.
    [[nodiscard]] bool isRegular() const;
    bool operator==(const Axis&) const = default;
};

enum class GridKind { LatLon, Projected, Curvilinear, Cells };

struct LatLon {
    double lat = 0.0; ///< degrees north
    double lon = 0.0; ///< degrees east, as the file counts them (0…360 or −180…180)
    bool operator==(const LatLon&) const = default;
};

/// Where the cells of a field lie. A field is row-major: index = j * nx + i.
struct Grid {
    GridKind kind = GridKind::LatLon;
    std::size_t ny = 0; ///< 1 for Cells
    std::size_t nx = 0;
    std::size_t steps = 1; ///< >1: the mesh moves, one set of coordinates per time step (Curvilinear only)
    /// LatLon: ny latitudes in file order, nx longitudes. Projected: ny*nx geographic coordinates made from y, x and crs.
    /// Curvilinear: steps*ny*nx. Cells: nx each.
    std::vector<double> lat;
    std::vector<double> lon;
    std::vector<double> y; ///< Projected: metres (or degrees of a rotated pole)
    std::vector<double> x;
    QString crs;           ///< WKT or PROJ string of y, x; empty: geographic
    bool periodic = false; ///< LatLon: the last column touches the first

    [[nodiscard]] std::size_t size() const { return ny * nx; }
    [[nodiscard]] LatLon at(std::size_t j, std::size_t i, std::size_t step = 0) const;
    bool operator==(const Grid&) const = default;
};

/// A CF variable. Its values reach modules as float32 with NaN for missing, unpacked, in the order of `axes`.
struct Variable {
    QString name;
    QString standardName;
    QString longName;
    QString units; ///< as in the file; empty when the file states none
    QString cellMethods;
    std::vector<int> axes;  ///< indices into CubeSignature::axes, in the canonical order Time, Member, Other, Level, Y, X | Cell
    int grid = -1;          ///< index into CubeSignature::grids, or -1
    QString storedType;     ///< "float32", "int16 packed", …: for people
    QJsonObject attributes; ///< what else the file says of it
    bool operator==(const Variable&) const = default;
};

/// What a cube holds, known from headers alone.
struct CubeSignature {
    std::vector<Axis> axes;
    std::vector<Grid> grids;
    std::vector<Variable> variables;
    QJsonObject attributes; ///< of the whole data set: title, institution, history, …

    [[nodiscard]] const Axis* axisOf(const Variable& variable, AxisKind kind) const;
    /// Position of an axis kind among the variable's axes, or -1.
    [[nodiscard]] int dimensionOf(const Variable& variable, AxisKind kind) const;
    [[nodiscard]] std::vector<std::size_t> shapeOf(const Variable& variable) const;
    [[nodiscard]] const Grid* gridOf(const Variable& variable) const;
    /// Index of the variable of that name, else of that standard name (if there is one only), else −1.
    [[nodiscard]] int find(const QString& nameOrStandardName) const;
    /// "t2, sst, msl (air_pressure_at_mean_sea_level)": for error sentences.
    [[nodiscard]] QString variableList() const;
    /// Bytes of all variables as float32.
    [[nodiscard]] qint64 bytes() const;
    bool operator==(const CubeSignature&) const = default;
};

enum class ColumnType { Integer, Real, Text, Time };
enum class GeometryKind { None, Point, Line, Polygon };

/// A column's description. Time columns hold seconds since 1970 in the table's calendar.
struct ColumnInfo {
    QString name;
    ColumnType type = ColumnType::Real;
    QString standardName;
    QString units;
    QString description;
    QString cfRole; ///< "trajectory_id" marks the track number, "timeseries_id" a station
    bool operator==(const ColumnInfo&) const = default;
};

struct FeaturesSignature {
    GeometryKind geometry = GeometryKind::None;
    QString featureType; ///< CF: "point", "trajectory", "timeSeries" or empty
    std::vector<ColumnInfo> columns;
    Calendar calendar = Calendar::Standard;
    QString crs;                ///< empty: geographic, WGS 84
    std::optional<qint64> rows; ///< unknown before a module has run
    QJsonObject attributes;
    [[nodiscard]] int find(const QString& name) const;
    bool operator==(const FeaturesSignature&) const = default;
};

struct ModelSignature {
    QJsonObject card; ///< expected variables, units, normalisation, training domain and period, scores
    bool operator==(const ModelSignature&) const = default;
};

struct ReportSignature {
    QString title;
    bool operator==(const ReportSignature&) const = default;
};

/// What is known of a value that flows along a link, without reading its data.
using Signature = std::variant<std::shared_ptr<const CubeSignature>, std::shared_ptr<const FeaturesSignature>, std::shared_ptr<const ModelSignature>,
    std::shared_ptr<const ReportSignature>>;

enum class DataType { Cube, Features, Model, Report };
[[nodiscard]] DataType typeOf(const Signature& signature);
QString dataTypeName(DataType type); ///< "cube", "features", "model", "report"
Result<DataType> parseDataType(const QString& name);

/// Short form for people and programs: axes as first, last, count; never whole coordinate arrays.
QJsonObject describe(const Signature& signature);

} // namespace terrella
