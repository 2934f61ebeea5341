// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/data/grid_file.h"

#include <gdal_priv.h>

#include <algorithm>
#include <stdexcept>

namespace terrella::test {

namespace {

GDALDataType gdalType(GridFile::Type type)
{
    switch (type) {
    case GridFile::Type::Byte: return GDT_Byte;
    case GridFile::Type::Short: return GDT_Int16;
    case GridFile::Type::UShort: return GDT_UInt16;
    case GridFile::Type::Int: return GDT_Int32;
    case GridFile::Type::Float: return GDT_Float32;
    case GridFile::Type::Double: break;
    }
    return GDT_Float64;
}

void require(bool condition, const std::string& what)
{
    if (!condition)
        throw std::runtime_error("test file: " + what + ": " + CPLGetLastErrorMsg());
}

} // namespace

GridFile::GridFile(const QString& path, const char* driver)
{
    GDALAllRegister();
    GDALDriver* writer = GetGDALDriverManager()->GetDriverByName(driver);
    require(writer != nullptr, "no driver");
    m_dataset.reset(writer->CreateMultiDimensional(path.toUtf8().constData(), nullptr, nullptr));
    require(m_dataset != nullptr, "cannot create");
    m_isZarr = std::string(driver) == "Zarr";
    m_root = m_dataset->GetRootGroup();
}

GridFile::~GridFile() { close(); }

void GridFile::close()
{
    m_root.reset();
    m_dataset.reset();
}

void GridFile::dimension(const std::string& name, std::size_t size) { require(m_root->CreateDimension(name, {}, {}, size) != nullptr, name); }

void GridFile::attribute(const std::string& name, const std::string& value)
{
    const auto created = m_root->CreateAttribute(name, {}, GDALExtendedDataType::CreateString());
    require(created && created->Write(value.c_str()), name);
}

void GridFile::variable(
    const std::string& name, const std::vector<std::string>& dimensions, Type type, const std::vector<double>& values, const Attributes& attributes)
{
    std::vector<std::shared_ptr<GDALDimension>> dims;
    for (const std::string& dimension : dimensions) {
        for (const auto& known : m_root->GetDimensions()) {
            if (known->GetName() == dimension)
                dims.push_back(known);
        }
    }
    require(dims.size() == dimensions.size(), name + " has an unknown dimension");
    const auto own = GDALExtendedDataType::Create(gdalType(type));
    const auto array = m_root->CreateMDArray(name, dims, own);
    require(array != nullptr, name);
    nameDimensions(*array, dimensions);
    const auto real = GDALExtendedDataType::Create(GDT_Float64);
    // The fill value comes before any value, or NetCDF refuses it.
    for (const auto& [key, value] : attributes) {
        if (const auto* text = std::get_if<std::string>(&value)) {
            if (key == "units") {
                require(array->SetUnit(*text), key);
                continue;
            }
            const auto created = array->CreateAttribute(key, {}, GDALExtendedDataType::CreateString());
            require(created && created->Write(text->c_str()), key);
        } else if (const auto* number = std::get_if<double>(&value)) {
            if (key == "_FillValue") {
                require(array->SetNoDataValue(*number), key);
                continue;
            }
            const bool packing = key == "scale_factor" || key == "add_offset";
            const auto created = array->CreateAttribute(key, {}, packing ? real : own);
            require(created && created->Write(*number), key);
        } else {
            const auto& list = std::get<std::vector<double>>(value);
            const auto created = array->CreateAttribute(key, {list.size()}, own);
            require(created && created->Write(list.data(), list.size()), key);
        }
    }
    std::vector<GUInt64> start(dims.size(), 0);
    std::vector<std::size_t> count;
    std::size_t total = 1;
    for (const auto& dimension : dims) {
        count.push_back(dimension->GetSize());
        total *= count.back();
    }
    require(values.empty() || total == values.size(), name + " has another number of values");
    if (!values.empty())
        require(array->Write(start.data(), count.data(), nullptr, nullptr, real, values.data()), name);
}

void GridFile::maps(const std::string& name, const std::vector<std::size_t>& chunk,
    const std::function<void(std::size_t step, std::span<float> map)>& fill, const Attributes& attributes)
{
    std::vector<std::shared_ptr<GDALDimension>> dims;
    for (const char* wanted : {"time", "lat", "lon"})
        for (const auto& known : m_root->GetDimensions())
            if (known->GetName() == wanted)
                dims.push_back(known);
    require(dims.size() == 3 && chunk.size() == 3, name + " needs time, lat, lon");
    const std::string shape = "BLOCKSIZE=" + std::to_string(chunk[0]) + ',' + std::to_string(chunk[1]) + ',' + std::to_string(chunk[2]);
    const char* const options[] = {"COMPRESS=DEFLATE", "ZLEVEL=1", shape.c_str(), nullptr};
    const auto own = GDALExtendedDataType::Create(GDT_Float32);
    const auto array = m_root->CreateMDArray(name, dims, own, options);
    require(array != nullptr, name);
    for (const auto& [key, value] : attributes)
        if (const auto* text = std::get_if<std::string>(&value)) {
            const auto created = array->CreateAttribute(key, {}, GDALExtendedDataType::CreateString());
            require(key == "units" ? array->SetUnit(*text) : created && created->Write(text->c_str()), key);
        }
    if (!fill)
        return;
    const std::size_t ny = dims[1]->GetSize(), nx = dims[2]->GetSize();
    std::vector<float> map(ny * nx);
    for (std::size_t step = 0; step < dims[0]->GetSize(); ++step) {
        fill(step, map);
        const GUInt64 start[] = {step, 0, 0};
        const std::size_t count[] = {1, ny, nx};
        require(array->Write(start, count, nullptr, nullptr, own, map.data()), name);
    }
}

void GridFile::texts(const std::string& name, const std::vector<std::string>& dimensions, const std::vector<std::string>& values)
{
    std::vector<std::shared_ptr<GDALDimension>> dims;
    for (const std::string& dimension : dimensions) {
        for (const auto& known : m_root->GetDimensions()) {
            if (known->GetName() == dimension)
                dims.push_back(known);
        }
    }
    std::size_t longest = 1;
    for (const std::string& value : values)
        longest = std::max(longest, value.size());
    const auto type = GDALExtendedDataType::CreateString(longest);
    const auto array = m_root->CreateMDArray(name, dims, type);
    require(array != nullptr, name);
    nameDimensions(*array, dimensions);
    std::vector<const char*> pointers;
    for (const std::string& value : values)
        pointers.push_back(value.c_str());
    const std::vector<GUInt64> start(dims.size(), 0);
    std::vector<std::size_t> count;
    for (const auto& dimension : dims)
        count.push_back(dimension->GetSize());
    require(array->Write(start.data(), count.data(), nullptr, nullptr, type, pointers.data()), name);
}

void GridFile::latLon(const std::vector<double>& lat, const std::vector<double>& lon)
{
    dimension("lat", lat.size());
    dimension("lon", lon.size());
    variable("lat", {"lat"}, Type::Double, lat, {{"units", "degrees_north"}, {"standard_name", "latitude"}});
    variable("lon", {"lon"}, Type::Double, lon, {{"units", "degrees_east"}, {"standard_name", "longitude"}});
}

void GridFile::time(const std::vector<double>& values, const std::string& units, const std::string& calendar)
{
    dimension("time", values.size());
    Attributes attributes{{"standard_name", "time"}};
    if (!units.empty())
        attributes.emplace("units", units);
    if (!calendar.empty())
        attributes.emplace("calendar", calendar);
    variable("time", {"time"}, Type::Double, values, attributes);
}

void GridFile::nameDimensions(GDALMDArray& array, const std::vector<std::string>& dimensions)
{
    // As xarray does: GDAL 3.6 itself leaves them unnamed here.
    if (!m_isZarr || dimensions.empty())
        return;
    std::vector<const char*> names;
    for (const std::string& dimension : dimensions)
        names.push_back(dimension.c_str());
    names.push_back(nullptr);
    const auto created = array.CreateAttribute("_ARRAY_DIMENSIONS", {dimensions.size()}, GDALExtendedDataType::CreateString());
    require(created && created->Write(const_cast<CSLConstList>(const_cast<char**>(names.data()))), "_ARRAY_DIMENSIONS");
}

std::vector<double> counted(std::size_t count, double first, double step)
{
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(first + step * static_cast<double>(i));
    return out;
}

} // namespace terrella::test
