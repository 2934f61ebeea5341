// SPDX-License-Identifier: GPL-3.0-or-later
// NetCDF-4 by the CF conventions, through GDAL's multidimensional driver.
#include "pipelines/data/cube_export.h"

#include "pipelines/core/files.h"
#include "pipelines/data/cf_layout.h"
#include "pipelines/data/cube_blocks.h"
#include "pipelines/data/disk_file.h"
#include "pipelines/data/gdal_scope.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <cpl_string.h>
#include <gdal_priv.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <limits>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::NetCdfExport)
};

/// What HDF5 may still hold back in memory of what was handed to it.
constexpr std::size_t lateBytes = std::size_t{16} << 20;
/// So much is compressed well within 200 ms.
constexpr std::size_t pendingBytes = std::size_t{8} << 20;

bool setAttribute(GDALIHasAttribute& owner, const QString& key, const QJsonValue& value)
{
    const std::string name = key.toStdString();
    if (value.isString()) {
        const auto attribute = owner.CreateAttribute(name, {}, GDALExtendedDataType::CreateString());
        return attribute && attribute->Write(value.toString().toUtf8().constData());
    }
    if (value.isDouble()) {
        const double number = value.toDouble();
        const bool whole = std::floor(number) == number && std::abs(number) < 2e9;
        const auto attribute = owner.CreateAttribute(name, {}, GDALExtendedDataType::Create(whole ? GDT_Int32 : GDT_Float64));
        return attribute && (whole ? attribute->Write(static_cast<int>(number)) : attribute->Write(number));
    }
    if (value.isBool())
        return setAttribute(owner, key, value.toBool() ? 1 : 0);
    if (value.isArray() && !value.toArray().isEmpty()) {
        std::vector<double> numbers;
        QStringList texts;
        for (const QJsonValue& entry : value.toArray()) {
            if (entry.isDouble())
                numbers.push_back(entry.toDouble());
            texts.append(entry.toVariant().toString());
        }
        if (numbers.size() != static_cast<std::size_t>(texts.size()))
            return setAttribute(owner, key, texts.join(QLatin1Char(' ')));
        // CF: these have the type of the variable.
        const bool isOfValues = key == QLatin1String("flag_values") || key == QLatin1String("flag_masks");
        const auto attribute = owner.CreateAttribute(name, {numbers.size()}, GDALExtendedDataType::Create(isOfValues ? GDT_Float32 : GDT_Float64));
        return attribute && attribute->Write(numbers.data(), numbers.size());
    }
    return true; // null and objects have no place in NetCDF
}

bool setAttributes(GDALIHasAttribute& owner, const QJsonObject& attributes)
{
    bool done = true;
    for (auto it = attributes.begin(); it != attributes.end(); ++it)
        done = setAttribute(owner, it.key(), it.value()) && done;
    return done;
}

/// One file being written. Every use of it is under netCdfMutex().
class NetCdfFile {
public:
    NetCdfFile(const QString& path, const ExportSettings& settings) : m_path(path), m_settings(settings) {}
    ~NetCdfFile()
    {
        const std::lock_guard lock(netCdfMutex());
        GdalScope scope;
        drop();
    }
    NetCdfFile(const NetCdfFile&) = delete;
    NetCdfFile& operator=(const NetCdfFile&) = delete;

    bool begin(const QString& temporary, const CubeSignature& signature, const CfFile& file);
    bool write(int variable, const Window& window, std::span<const float> values);
    bool end();
    [[nodiscard]] Error error() const;

private:
    void drop()
    {
        m_arrays.clear();
        m_dimensions.clear();
        m_root.reset();
        m_dataset.reset();
    }
    /// HDF5 neither closes nor forgets a file whose last bytes found no room. So the disk is asked before it is full.
    bool hasRoom(const QString& place, std::size_t bytes)
    {
        const auto free = freeBytes(place);
        const std::size_t needed = bytes + std::min(m_handed, lateBytes) + (1 << 16);
        m_handed += bytes;
        if (!free || static_cast<std::size_t>(std::max<qint64>(*free, 0)) >= needed)
            return true;
        m_reason = QStringLiteral("No space left on device");
        return false;
    }
    bool note(const GdalScope& scope, bool done)
    {
        if (!scope.reason().isEmpty() || !done)
            m_reason = scope.reason();
        return done && scope.reason().isEmpty();
    }
    /// HDF5 holds chunks back until it must compress them, at the latest when the file is closed, which nobody can stop. GDAL has no way
    /// to say "now" but to close the file.
    bool reopen();
    bool addCoordinate(const CfFile& file, const CfArray& array);
    bool addVariable(const CfArray& array, const std::vector<std::size_t>& chunk, const Packing* packing);
    /// How an array is stored: in chunks, each with a checksum.
    [[nodiscard]] static CPLStringList storage(const std::vector<std::size_t>& chunk, int compression);

    QString m_path;
    const ExportSettings& m_settings;
    std::vector<std::int16_t> m_packed;
    QString m_reason;
    QString m_temporary;
    std::size_t m_handed = 0;  // bytes so far
    std::size_t m_pending = 0; // bytes since the file was opened
    std::vector<std::string> m_names;
    std::unique_ptr<GDALDataset> m_dataset;
    std::shared_ptr<GDALGroup> m_root;
    std::vector<std::shared_ptr<GDALDimension>> m_dimensions;
    std::vector<std::shared_ptr<GDALMDArray>> m_arrays;
};

Error NetCdfFile::error() const
{
    Error out = diskError(m_path, m_reason.contains(QLatin1String("HDF error")) || m_reason.contains(QLatin1String("No space")) ? ENOSPC : EIO);
    if (!m_reason.isEmpty())
        out.trail.append(QStringLiteral("GDAL: ") + m_reason);
    return out;
}

bool NetCdfFile::addCoordinate(const CfFile& file, const CfArray& array)
{
    std::vector<std::shared_ptr<GDALDimension>> dimensions;
    std::vector<GUInt64> start;
    std::vector<size_t> count;
    for (const int d : array.dimensions) {
        dimensions.push_back(m_dimensions[static_cast<std::size_t>(d)]);
        start.push_back(0);
        count.push_back(file.dimensions[static_cast<std::size_t>(d)].size);
    }
    const CPLStringList options = storage(count, 0);
    const auto out = m_root->CreateMDArray(array.name.toStdString(), dimensions, GDALExtendedDataType::Create(GDT_Float64), options.List());
    return out && setAttributes(*out, array.attributes)
        && out->Write(start.data(), count.data(), nullptr, nullptr, GDALExtendedDataType::Create(GDT_Float64), array.values.data());
}

CPLStringList NetCdfFile::storage(const std::vector<std::size_t>& chunk, int compression)
{
    CPLStringList options;
    if (chunk.empty())
        return options;
    std::string sizes;
    for (const std::size_t n : chunk)
        sizes += (sizes.empty() ? "" : ",") + std::to_string(n);
    options.SetNameValue("BLOCKSIZE", sizes.c_str());
    options.SetNameValue("CHECKSUM", "YES");
    if (compression > 0) {
        options.SetNameValue("COMPRESS", "DEFLATE");
        options.SetNameValue("ZLEVEL", std::to_string(compression).c_str());
    }
    return options;
}

bool NetCdfFile::addVariable(const CfArray& array, const std::vector<std::size_t>& chunk, const Packing* packing)
{
    std::vector<std::shared_ptr<GDALDimension>> dimensions;
    for (const int d : array.dimensions)
        dimensions.push_back(m_dimensions[static_cast<std::size_t>(d)]);
    const CPLStringList options = storage(chunk, m_settings.compression);
    const auto type = GDALExtendedDataType::Create(packing ? GDT_Int16 : GDT_Float32);
    auto out = m_root->CreateMDArray(array.name.toStdString(), dimensions, type, options.List());
    if (!out || !out->SetNoDataValue(packing ? double{Packing::missing} : std::numeric_limits<double>::quiet_NaN())
        || !setAttributes(*out, array.attributes))
        return false;
    if (packing) {
        for (const auto& [name, value] : {std::pair{"scale_factor", packing->scale}, {"add_offset", packing->offset}}) {
            const auto attribute = out->CreateAttribute(name, {}, GDALExtendedDataType::Create(GDT_Float64));
            if (!attribute || !attribute->Write(value))
                return false;
        }
    }
    m_names.push_back(array.name.toStdString());
    m_arrays.push_back(std::move(out));
    return true;
}

bool NetCdfFile::begin(const QString& temporary, const CubeSignature& signature, const CfFile& file)
{
    m_temporary = temporary;
    std::size_t coordinateBytes = 0;
    for (const CfArray& array : file.coordinates)
        coordinateBytes += array.values.size() * sizeof(double);
    if (!hasRoom(temporary, coordinateBytes))
        return false;
    const std::lock_guard lock(netCdfMutex());
    GdalScope scope;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("netCDF");
    const QString conventions = file.attributes.value(QLatin1String("Conventions")).toString();
    const QByteArray convention = "CONVENTIONS=" + conventions.toUtf8();
    const char* const options[] = {"FORMAT=NC4", convention.constData(), nullptr};
    m_dataset.reset(driver ? driver->CreateMultiDimensional(temporary.toUtf8().constData(), nullptr, options) : nullptr);
    m_root = m_dataset ? m_dataset->GetRootGroup() : nullptr;
    if (!m_root)
        return note(scope, false);
    QJsonObject attributes = file.attributes;
    attributes.remove(QLatin1String("Conventions"));
    bool done = setAttributes(*m_root, attributes);
    for (const CfDimension& dimension : file.dimensions) {
        auto out = m_root->CreateDimension(dimension.name.toStdString(), std::string(), std::string(), dimension.size, nullptr);
        done = done && out;
        m_dimensions.push_back(std::move(out));
    }
    for (const CfArray& array : file.coordinates)
        done = done && addCoordinate(file, array);
    for (const CfGridMapping& mapping : file.gridMappings) {
        const auto out = done ? m_root->CreateMDArray(mapping.name.toStdString(), {}, GDALExtendedDataType::Create(GDT_Int32), nullptr) : nullptr;
        done = out && setAttributes(*out, mapping.attributes);
    }
    for (std::size_t v = 0; v < file.variables.size(); ++v)
        done = done
            && addVariable(file.variables[v], exportChunks(signature, signature.variables[v], m_settings),
                m_settings.packing.empty() ? nullptr : &m_settings.packing[v]);
    return note(scope, done);
}

bool NetCdfFile::write(int variable, const Window& window, std::span<const float> values)
{
    if (!hasRoom(m_temporary, values.size_bytes()))
        return false;
    const std::lock_guard lock(netCdfMutex());
    GdalScope scope;
    const std::vector<GUInt64> start(window.start.begin(), window.start.end());
    GDALMDArray& array = *m_arrays[static_cast<std::size_t>(variable)];
    const auto put = [&](GDALDataType type, const void* data) {
        return array.Write(start.data(), window.count.data(), nullptr, nullptr, GDALExtendedDataType::Create(type), data);
    };
    bool done = false;
    if (m_settings.packing.empty()) {
        done = put(GDT_Float32, values.data());
    } else {
        m_packed.resize(values.size());
        m_settings.packing[static_cast<std::size_t>(variable)].pack(values, m_packed);
        done = put(GDT_Int16, m_packed.data());
    }
    if (!note(scope, done))
        return false;
    m_pending += values.size_bytes();
    return m_settings.compression == 0 || m_pending < pendingBytes || reopen();
}

bool NetCdfFile::reopen()
{
    GdalScope scope;
    drop();
    m_pending = 0;
    m_dataset.reset(GDALDataset::Open(m_temporary.toUtf8().constData(), GDAL_OF_MULTIDIM_RASTER | GDAL_OF_UPDATE));
    m_root = m_dataset ? m_dataset->GetRootGroup() : nullptr;
    for (const std::string& name : m_names)
        m_arrays.push_back(m_root ? m_root->OpenMDArray(name) : nullptr);
    return note(scope, m_root && std::ranges::find(m_arrays, nullptr) == m_arrays.end());
}

bool NetCdfFile::end()
{
    const std::lock_guard lock(netCdfMutex());
    GdalScope scope;
    drop();
    return note(scope, true);
}

} // namespace

Result<void> exportNetCdf(const Cube& cube, const QString& path, const ExportSettings& settings)
{
    const CubeSignature& signature = cube.signature();
    if (signature.variables.empty())
        return Error{ErrorCode::Invalid, Tr::tr("There is no variable to write into '%1'.").arg(path), {}};
    TRY(CfFile file, layOut(signature, {.bounds = true, .indices = true}));
    file.attributes = globalAttributes(std::move(file.attributes), settings);
    const QString target = QFileInfo(path).absoluteFilePath();
    TRY(TemporaryFolder folder, TemporaryFolder::beside(target));
    const QString name = QFileInfo(target).fileName();
    {
        NetCdfFile out(path, settings);
        if (!out.begin(folder.filePath(name), signature, file))
            return out.error();
        const auto write = [&](int variable, const Window& block, std::span<const float> values) -> Result<void> {
            const auto chunk = exportChunks(signature, signature.variables[static_cast<std::size_t>(variable)], settings);
            return inPieces(block, values, chunk, settings.stop, [&](const Window& part, std::span<const float> piece) -> Result<void> {
                if (!out.write(variable, part, piece))
                    return out.error();
                return {};
            });
        };
        TRY_DO(forEachBlock(cube, exportBlocks(signature, settings), settings.progress, settings.stop, write));
        if (!out.end())
            return out.error();
    }
    return folder.publishFileAs(name, target);
}

Result<void> exportNetCdf(const Cube& cube, const QString& path, const QString& history, const ProgressFunction& progress, std::stop_token stop)
{
    ExportSettings settings;
    settings.history = history;
    settings.progress = progress;
    settings.stop = std::move(stop);
    return exportNetCdf(cube, path, settings);
}

} // namespace terrella
