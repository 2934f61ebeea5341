// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QJsonObject>
#include <QString>

#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace terrella {

/// How one element lies in memory as a file's library hands it out.
enum class Element { UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64, Float32, Float64, Text, Other };
[[nodiscard]] std::size_t elementBytes(Element element);
[[nodiscard]] QString elementName(Element element);

/// Attributes as the file states them.
struct RawAttributes {
    std::map<QString, std::vector<double>> numbers;
    std::map<QString, QString> texts;

    /// The text of that name, else empty.
    [[nodiscard]] QString text(const QString& name) const;
    /// First number of that name.
    [[nodiscard]] std::optional<double> number(const QString& name) const;
    [[nodiscard]] bool has(const QString& name) const { return numbers.contains(name) || texts.contains(name); }
    [[nodiscard]] QJsonObject toJson() const;
};

struct RawDimension {
    QString name;
    std::size_t size = 0;
    char axis = 0; ///< 'T', 'Z', 'Y' or 'X' where the library knows
};

/// How stored numbers become values: missing where equal to a fill value or outside [low, high], else stored * scale + offset.
struct Packing {
    double scale = 1.0;
    double offset = 0.0;
    std::vector<double> fills; ///< in stored numbers; NaN is always missing
    double low = -HUGE_VAL;
    double high = HUGE_VAL;
    bool unsignedHint = false; ///< negative stored numbers stand for large ones

    [[nodiscard]] bool isScaled() const { return scale != 1.0 || offset != 0.0; }
};

struct RawVariable {
    QString name;                ///< without group
    QString group;               ///< "" for the root, else "/a/b"
    std::vector<int> dimensions; ///< indices into RawDataset::dimensions, in the file's order
    Element element = Element::Other;
    bool isText = false;            ///< bytes that are the characters of one string
    std::vector<std::size_t> block; ///< natural block of the file, one for each dimension; 0: none
    RawAttributes attributes;
    Packing packing;
    QString units;
};

/// A file as it is: named arrays over named dimensions. What NetCDF, HDF5 and Zarr are already, and what GRIB messages and the bands of
/// a raster are arranged into. Immutable after opening; read() may be called from any thread.
class RawDataset {
public:
    QString path;
    QString format; ///< "NetCDF", "GRIB", …: for people
    std::vector<RawDimension> dimensions;
    std::vector<RawVariable> variables;
    RawAttributes attributes;

    virtual ~RawDataset() = default;
    /// Stored elements of a box, in the file's order of dimensions, native type.
    virtual Result<void> read(int variable, std::span<const std::size_t> start, std::span<const std::size_t> count, void* out) const = 0;
    /// Every string of a variable of texts; characters of a last dimension are joined.
    virtual Result<QStringList> readTexts(int variable) const;
    /// Reference system of the variable's horizontal coordinates as WKT, or empty.
    [[nodiscard]] virtual QString crsOf(int variable) const;
    /// Lets go of file handles until the next read.
    virtual void release() const {}

    /// The whole variable as unpacked float64, missing as NaN. Refuses more than 2^27 values: coordinates are smaller.
    [[nodiscard]] Result<std::vector<double>> readAll(int variable) const;
    [[nodiscard]] std::vector<std::size_t> shapeOf(const RawVariable& variable) const;
    /// Index of the variable of that name, in that group or one above it; −1.
    [[nodiscard]] int find(const QString& name, const QString& group = {}) const;
};

} // namespace terrella
