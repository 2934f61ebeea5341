// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/multidim_dataset.h"

#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/hdf5_chunks.h"
#include "pipelines/data/unpack.h"
#include "pipelines/data/wkt.h"

#include <QCoreApplication>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <mutex>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::RawDataset)
};

constexpr std::size_t kIdleHandles = 4;
constexpr int kDeepestGroup = 8;
constexpr std::size_t kMostVariables = 20000;

Element elementOf(const GDALExtendedDataType& type)
{
    if (type.GetClass() == GEDTC_STRING)
        return Element::Text;
    if (type.GetClass() != GEDTC_NUMERIC)
        return Element::Other;
    switch (type.GetNumericDataType()) {
    case GDT_Byte: return Element::UInt8;
    case GDT_Int16: return Element::Int16;
    case GDT_UInt16: return Element::UInt16;
    case GDT_Int32: return Element::Int32;
    case GDT_UInt32: return Element::UInt32;
    case GDT_Int64: return Element::Int64;
    case GDT_UInt64: return Element::UInt64;
    case GDT_Float32: return Element::Float32;
    case GDT_Float64: return Element::Float64;
    default: return Element::Other;
    }
}

/// One open file with the arrays that have been used.
struct Handle {
    std::unique_ptr<GDALDataset> dataset;
    std::shared_ptr<GDALGroup> root;
    std::map<int, std::shared_ptr<GDALMDArray>> arrays;
};

RawAttributes attributesOf(const std::vector<std::shared_ptr<GDALAttribute>>& list)
{
    RawAttributes out;
    for (const auto& attribute : list) {
        const QString name = QString::fromStdString(attribute->GetName());
        if (attribute->GetTotalElementsCount() > 10000)
            continue;
        if (attribute->GetDataType().GetClass() == GEDTC_STRING) {
            QStringList parts;
            const CPLStringList texts = attribute->ReadAsStringArray();
            for (int i = 0; i < texts.size(); ++i)
                parts.append(QString::fromUtf8(texts[i]));
            out.texts.emplace(name, parts.join(QLatin1Char('\n')));
        } else if (attribute->GetDataType().GetClass() == GEDTC_NUMERIC) {
            out.numbers.emplace(name, attribute->ReadAsDoubleArray());
        }
    }
    return out;
}

/// GDAL hands a row of characters out as bytes: tells it from numbers by looking.
bool looksLikeText(const GDALMDArray& array)
{
    const GUInt64 size = array.GetDimensions().front()->GetSize();
    if (size == 0 || size > 4096)
        return false;
    std::string bytes(static_cast<std::size_t>(size), '\0');
    const GUInt64 start = 0;
    const std::size_t count = bytes.size();
    if (!array.Read(&start, &count, nullptr, nullptr, array.GetDataType(), bytes.data()))
        return false;
    bytes.resize(std::min(bytes.find('\0'), bytes.size()));
    return bytes.size() > 3 && std::all_of(bytes.begin(), bytes.end(), [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
}

bool isChunked(const RawVariable& variable)
{
    return elementBytes(variable.element) != 0 && std::ranges::any_of(variable.block, [](std::size_t n) { return n > 0; });
}

class MultidimDataset final : public RawDataset {
public:
    MultidimDataset(QString file, const char* driver) : m_driver(driver), m_serial(m_driver != "Zarr")
    {
        path = std::move(file);
        format = m_driver == "netCDF" ? QStringLiteral("NetCDF") : QString::fromStdString(m_driver);
        if (m_serial && !path.startsWith(QLatin1String("/vsi")))
            m_chunks = std::make_unique<Hdf5Chunks>(path);
    }

    ~MultidimDataset() override { release(); }

    Result<void> scan();
    Result<void> read(int variable, std::span<const std::size_t> start, std::span<const std::size_t> count, void* out) const override;
    Result<QStringList> readTexts(int variable) const override;
    QString crsOf(int variable) const override;
    void release() const override;

private:
    Result<std::unique_ptr<Handle>> acquire() const;
    void giveBack(std::unique_ptr<Handle> handle) const;
    void scanGroup(GDALGroup& group, const QString& place, int depth);
    void addArray(GDALMDArray& array, const QString& place);
    int dimensionIndex(const GDALDimension& dimension, const std::string& array);
    std::shared_ptr<GDALMDArray> arrayOf(Handle& handle, int variable) const;
    std::unique_lock<std::mutex> serialised() const { return m_serial ? std::unique_lock(netCdfMutex()) : std::unique_lock<std::mutex>(); }

    std::string m_driver;
    std::unique_ptr<const Hdf5Chunks> m_chunks; ///< null: the library reads all
    bool m_serial;                              // libnetcdf and libhdf5: one thread at a time in the whole process
    std::map<std::string, int> m_dimensionIndex;
    mutable std::mutex m_mutex;
    mutable std::vector<std::unique_ptr<Handle>> m_idle;
};

Result<std::unique_ptr<Handle>> MultidimDataset::acquire() const
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            auto handle = std::move(m_idle.back());
            m_idle.pop_back();
            return handle;
        }
    }
    GdalScope scope;
    auto handle = std::make_unique<Handle>();
    const char* const drivers[] = {m_driver.c_str(), nullptr};
    handle->dataset.reset(GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_MULTIDIM_RASTER | GDAL_OF_INTERNAL, drivers));
    if (handle->dataset)
        handle->root = handle->dataset->GetRootGroup();
    if (!handle->root)
        return scope.error(ErrorCode::Unreadable,
            scope.reason().isEmpty() ? Tr::tr("'%1' cannot be read as %2.").arg(path, format)
                                     : Tr::tr("'%1' cannot be read as %2: %3").arg(path, format, scope.reason()));
    return handle;
}

void MultidimDataset::giveBack(std::unique_ptr<Handle> handle) const
{
    std::unique_ptr<Handle> surplus;
    const std::lock_guard lock(m_mutex);
    if (m_idle.size() < kIdleHandles)
        m_idle.push_back(std::move(handle));
    else
        surplus = std::move(handle);
}

void MultidimDataset::release() const
{
    std::vector<std::unique_ptr<Handle>> closing;
    {
        const std::lock_guard lock(m_mutex);
        closing.swap(m_idle);
    }
    if (m_chunks)
        m_chunks->release();
    if (closing.empty())
        return;
    GdalScope scope;
    const auto lock = serialised();
    closing.clear();
}

int MultidimDataset::dimensionIndex(const GDALDimension& dimension, const std::string& array)
{
    // A dimension that the file does not name belongs to its array alone.
    std::string key = dimension.GetFullName();
    if (!key.starts_with('/'))
        key = array + '#' + key;
    key += '#' + std::to_string(dimension.GetSize());
    const auto [at, isNew] = m_dimensionIndex.try_emplace(key, static_cast<int>(dimensions.size()));
    if (isNew) {
        RawDimension info{QString::fromStdString(dimension.GetName()), static_cast<std::size_t>(dimension.GetSize()), 0};
        const std::string& type = dimension.GetType();
        info.axis = type == GDAL_DIM_TYPE_HORIZONTAL_X ? 'X'
            : type == GDAL_DIM_TYPE_HORIZONTAL_Y       ? 'Y'
            : type == GDAL_DIM_TYPE_VERTICAL           ? 'Z'
            : type == GDAL_DIM_TYPE_TEMPORAL           ? 'T'
                                                       : char(0);
        dimensions.push_back(info);
    }
    return at->second;
}

void MultidimDataset::addArray(GDALMDArray& array, const QString& place)
{
    RawVariable variable;
    variable.name = QString::fromStdString(array.GetName());
    variable.group = place;
    variable.element = elementOf(array.GetDataType());
    for (const auto& dimension : array.GetDimensions())
        variable.dimensions.push_back(dimensionIndex(*dimension, array.GetFullName()));
    for (const GUInt64 size : array.GetBlockSize())
        variable.block.push_back(static_cast<std::size_t>(size));
    const char* const all[] = {"SHOW_ALL=YES", nullptr};
    variable.attributes = attributesOf(array.GetAttributes(all));
    variable.units = QString::fromStdString(array.GetUnit());
    if (variable.units.isEmpty())
        variable.units = variable.attributes.text(QStringLiteral("units"));
    if (m_driver == "Zarr" && variable.dimensions.size() == 1 && !variable.units.isEmpty() && !variable.units.startsWith(QLatin1String("deg"))
        && !variable.attributes.has(QStringLiteral("standard_name"))) {
        // GDAL's driver takes the standard names of horizontal coordinates away and keeps the kind of dimension that they mean.
        const RawDimension& own = dimensions[static_cast<std::size_t>(variable.dimensions.front())];
        if (own.name == variable.name && (own.axis == 'X' || own.axis == 'Y'))
            variable.attributes.texts.emplace(QStringLiteral("standard_name"),
                own.axis == 'X' ? QStringLiteral("projection_x_coordinate") : QStringLiteral("projection_y_coordinate"));
    }
    if (elementBytes(variable.element) != 0) {
        variable.packing = packingOf(variable.attributes, variable.element, m_driver == "netCDF");
        // What the driver keeps to itself.
        bool has = false;
        if (const double scale = array.GetScale(&has); has && scale != 0.0)
            variable.packing.scale = scale;
        if (const double offset = array.GetOffset(&has); has)
            variable.packing.offset = offset;
        if (const double fill = array.GetNoDataValueAsDouble(&has); has)
            variable.packing.fills.push_back(fill);
    }
    if (m_driver == "netCDF" && variable.element == Element::UInt8 && variable.dimensions.size() == 1 && !variable.packing.isScaled())
        variable.isText = looksLikeText(array);
    variables.push_back(std::move(variable));
}

void MultidimDataset::scanGroup(GDALGroup& group, const QString& place, int depth)
{
    const char* const all[] = {"SHOW_ALL=YES", nullptr};
    for (const std::string& name : group.GetMDArrayNames(all)) {
        const auto array = group.OpenMDArray(name);
        if (array && variables.size() < kMostVariables)
            addArray(*array, place);
    }
    if (depth >= kDeepestGroup)
        return;
    for (const std::string& name : group.GetGroupNames()) {
        if (const auto child = group.OpenGroup(name))
            scanGroup(*child, place + QLatin1Char('/') + QString::fromStdString(name), depth + 1);
    }
}

Result<void> MultidimDataset::scan()
{
    const auto lock = serialised();
    TRY(auto handle, acquire());
    GdalScope scope;
    attributes = attributesOf(handle->root->GetAttributes());
    scanGroup(*handle->root, {}, 0);
    giveBack(std::move(handle));
    return {};
}

std::shared_ptr<GDALMDArray> MultidimDataset::arrayOf(Handle& handle, int variable) const
{
    auto& array = handle.arrays[variable];
    if (!array) {
        const RawVariable& info = variables[static_cast<std::size_t>(variable)];
        // Names may hold what a path would take for a separator: walk the groups instead of asking for the full name.
        auto group = handle.root;
        for (const QString& part : info.group.split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
            if (group)
                group = group->OpenGroup(part.toStdString());
        }
        if (group)
            array = group->OpenMDArray(info.name.toStdString());
    }
    return array;
}

Result<void> MultidimDataset::read(int variable, std::span<const std::size_t> start, std::span<const std::size_t> count, void* out) const
{
    const RawVariable& info = variables[static_cast<std::size_t>(variable)];
    if (m_chunks && isChunked(info) && m_chunks->read(info, start, count, out))
        return {};
    const auto lock = serialised();
    TRY(auto handle, acquire());
    GdalScope scope;
    const auto array = arrayOf(*handle, variable);
    const std::vector<GUInt64> first(start.begin(), start.end());
    const bool done = array && array->Read(first.data(), count.data(), nullptr, nullptr, array->GetDataType(), out);
    if (!done) {
        // A handle that failed once is not trusted again.
        handle.reset();
        return scope.error(ErrorCode::Unreadable,
            Tr::tr("The values of '%1' in '%2' cannot be read; the file is damaged or was cut short%3")
                .arg(info.name, path, scope.reason().isEmpty() ? QStringLiteral(".") : QStringLiteral(": ") + scope.reason()));
    }
    giveBack(std::move(handle));
    return {};
}

Result<QStringList> MultidimDataset::readTexts(int variable) const
{
    const RawVariable& info = variables[static_cast<std::size_t>(variable)];
    const std::vector<std::size_t> shape = shapeOf(info);
    std::size_t total = 1;
    for (const std::size_t n : shape)
        total *= n;
    if (total > 10'000'000)
        return Error{ErrorCode::Unsupported, Tr::tr("'%1' in '%2' holds too much text.").arg(info.name, path), {}};
    if (info.element == Element::UInt8) {
        // Characters: the last dimension counts those of one string.
        const std::size_t length = shape.empty() ? 1 : shape.back();
        QByteArray bytes(static_cast<qsizetype>(total), '\0');
        TRY_DO(read(variable, std::vector<std::size_t>(shape.size(), 0), shape, bytes.data()));
        QStringList out;
        for (std::size_t i = 0; length > 0 && i + length <= total; i += length) {
            QByteArray text = bytes.mid(static_cast<qsizetype>(i), static_cast<qsizetype>(length));
            if (const qsizetype end = text.indexOf('\0'); end >= 0)
                text.truncate(end);
            out.append(QString::fromUtf8(text).trimmed());
        }
        return out;
    }
    if (info.element != Element::Text)
        return RawDataset::readTexts(variable);
    std::vector<char*> texts(total, nullptr);
    TRY_DO(read(variable, std::vector<std::size_t>(shape.size(), 0), shape, texts.data()));
    QStringList out;
    for (char* text : texts) {
        out.append(QString::fromUtf8(text).trimmed());
        CPLFree(text);
    }
    return out;
}

QString MultidimDataset::crsOf(int variable) const
{
    const auto lock = serialised();
    auto handle = acquire();
    if (!handle)
        return {};
    GdalScope scope;
    QString out;
    if (const auto array = arrayOf(**handle, variable)) {
        if (const auto crs = array->GetSpatialRef())
            out = wktOf(*crs);
    }
    giveBack(*std::move(handle));
    return out;
}

} // namespace

Result<std::shared_ptr<const RawDataset>> openMultidim(const QString& path, const char* driver)
{
    auto dataset = std::make_shared<MultidimDataset>(path, driver);
    TRY_DO(dataset->scan());
    return std::shared_ptr<const RawDataset>(std::move(dataset));
}

} // namespace terrella
