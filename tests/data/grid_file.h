// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

class GDALDataset;
class GDALGroup;
class GDALMDArray;

namespace terrella::test {

/// Writes small NetCDF-4 or Zarr files with whatever attributes a test wants, through GDAL and not through our own writer.
class GridFile {
public:
    enum class Type { Byte, Short, UShort, Int, Float, Double };
    using Attribute = std::variant<std::string, double, std::vector<double>>;
    using Attributes = std::map<std::string, Attribute>;

    explicit GridFile(const QString& path, const char* driver = "netCDF");
    ~GridFile();
    GridFile(const GridFile&) = delete;
    GridFile& operator=(const GridFile&) = delete;

    void dimension(const std::string& name, std::size_t size);
    /// Values are stored as they are given, in that type; none: nothing is written but the header. Attributes of numbers get the same type, except
    /// scale_factor and add_offset.
    void variable(const std::string& name, const std::vector<std::string>& dimensions, Type type, const std::vector<double>& values,
        const Attributes& attributes = {});
    /// Floats over dimensions time, lat and lon, deflated in chunks of that shape, written map by map: for files that are larger than memory.
    /// No `fill`: nothing but the header.
    void maps(const std::string& name, const std::vector<std::size_t>& chunk, const std::function<void(std::size_t step, std::span<float> map)>& fill,
        const Attributes& attributes = {});
    void texts(const std::string& name, const std::vector<std::string>& dimensions, const std::vector<std::string>& values);
    void attribute(const std::string& name, const std::string& value);
    /// Closes the file: before it is opened for reading.
    void close();

    /// Coordinates lat and lon with their CF attributes, over dimensions of the same names.
    void latLon(const std::vector<double>& lat, const std::vector<double>& lon);
    void time(const std::vector<double>& values, const std::string& units, const std::string& calendar = {});

private:
    void nameDimensions(GDALMDArray& array, const std::vector<std::string>& dimensions);

    bool m_isZarr = false;
    std::unique_ptr<GDALDataset> m_dataset;
    std::shared_ptr<GDALGroup> m_root;
};

/// 0, 1, 2, … : values that tell where they stood.
std::vector<double> counted(std::size_t count, double first = 0.0, double step = 1.0);

} // namespace terrella::test
