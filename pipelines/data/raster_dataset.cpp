// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/raster_dataset.h"

#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/handle_pool.h"
#include "pipelines/data/raster_positions.h"
#include "pipelines/data/unpack.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <gdal_priv.h>

#include <algorithm>
#include <cstring>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::RasterDataset)
};

constexpr int kMostBands = 4096; // beyond that it is no raster but a mistake in the header

Element elementOf(GDALDataType type)
{
    switch (type) {
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

GDALDataType typeOf(Element element)
{
    switch (element) {
    case Element::UInt8: return GDT_Byte;
    case Element::Int16: return GDT_Int16;
    case Element::UInt16: return GDT_UInt16;
    case Element::Int32: return GDT_Int32;
    case Element::UInt32: return GDT_UInt32;
    case Element::Int64: return GDT_Int64;
    case Element::UInt64: return GDT_UInt64;
    case Element::Float32: return GDT_Float32;
    default: return GDT_Float64;
    }
}

/// What a band says of its place on other axes than y and x.
struct BandLabel {
    QString variable;
    QString time;
    std::optional<double> level;
};

class RasterDataset final : public RawDataset {
public:
    explicit RasterDataset(QString file) { path = std::move(file); }

    Result<void> scan();
    Result<void> read(int variable, std::span<const std::size_t> start, std::span<const std::size_t> count, void* out) const override;
    Result<QStringList> readTexts(int variable) const override;
    QString crsOf(int) const override { return m_positions.crs; }
    void release() const override { m_pool.clear(); }

private:
    Result<std::unique_ptr<GDALDataset>> acquire() const;
    void addPositions();
    void addBands(GDALDataset& dataset);
    void addBandVariable(GDALDataset& dataset, const QString& name, const std::vector<int>& bands, std::vector<int> dimensions);
    int addCoordinate(const QString& name, std::vector<int> dims, std::vector<double> values, const QString& units, const QString& standardName);

    HandlePool<GDALDataset> m_pool;
    RasterPositions m_positions;
    std::map<int, std::vector<int>> m_bands;          // by variable: band numbers over its leading dimensions
    std::map<int, std::vector<double>> m_coordinates; // by variable
    QStringList m_times;
    int m_timeVariable = -1;
};

Result<std::unique_ptr<GDALDataset>> RasterDataset::acquire() const
{
    if (auto idle = m_pool.take())
        return idle;
    GdalScope scope;
    static const char* const drivers[] = {"GTiff", "VRT", "AAIGrid", "GRASSASCIIGrid", "JP2OpenJPEG", "HFA", "ENVI", "EHdr", "SRTMHGT", "PNG", "JPEG",
        "GSBG", "GS7BG", "PCRaster", "SAGA", "USGSDEM", "RMF", "ISIS3", "PDS4", "DTED", "BAG", nullptr};
    std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_RASTER | GDAL_OF_INTERNAL, drivers));
    if (!dataset || dataset->GetRasterCount() == 0)
        return scope.error(ErrorCode::Unreadable,
            scope.reason().isEmpty() ? Tr::tr("'%1' holds no raster.").arg(path)
                                     : Tr::tr("'%1' cannot be read as a raster: %2").arg(path, scope.reason()));
    return dataset;
}

int RasterDataset::addCoordinate(
    const QString& name, std::vector<int> dims, std::vector<double> values, const QString& units, const QString& standardName)
{
    RawVariable info;
    info.name = name;
    info.dimensions = std::move(dims);
    info.element = Element::Float64;
    info.units = units;
    if (!standardName.isEmpty())
        info.attributes.texts.emplace(QStringLiteral("standard_name"), standardName);
    const int index = static_cast<int>(variables.size());
    variables.push_back(std::move(info));
    m_coordinates.emplace(index, std::move(values));
    return index;
}

void RasterDataset::addPositions()
{
    dimensions.push_back({QStringLiteral("y"), m_positions.ny, 'Y'});
    dimensions.push_back({QStringLiteral("x"), m_positions.nx, 'X'});
    if (m_positions.geographic) {
        addCoordinate(QStringLiteral("y"), {0}, m_positions.y, QStringLiteral("degrees_north"), QStringLiteral("latitude"));
        addCoordinate(QStringLiteral("x"), {1}, m_positions.x, QStringLiteral("degrees_east"), QStringLiteral("longitude"));
    } else if (!m_positions.y.empty()) {
        addCoordinate(QStringLiteral("y"), {0}, m_positions.y, QStringLiteral("m"), QStringLiteral("projection_y_coordinate"));
        addCoordinate(QStringLiteral("x"), {1}, m_positions.x, QStringLiteral("m"), QStringLiteral("projection_x_coordinate"));
    } else if (!m_positions.lat.empty()) {
        addCoordinate(QStringLiteral("lat"), {0, 1}, m_positions.lat, QStringLiteral("degrees_north"), QStringLiteral("latitude"));
        addCoordinate(QStringLiteral("lon"), {0, 1}, m_positions.lon, QStringLiteral("degrees_east"), QStringLiteral("longitude"));
    }
}

BandLabel labelOf(GDALRasterBand& band)
{
    static const QRegularExpression isoDate(QStringLiteral("^\\d{4}-\\d{2}(-\\d{2}([T _]\\d{2}(:\\d{2}){0,2}.*)?)?$"));
    BandLabel out;
    const auto item = [&](std::initializer_list<const char*> keys) {
        for (const char* key : keys) {
            if (const char* value = band.GetMetadataItem(key))
                return QString::fromUtf8(value).trimmed();
        }
        return QString();
    };
    out.variable = item({"variable", "VARIABLE", "NETCDF_VARNAME"});
    out.time = item({"time", "TIME", "DATE", "DATETIME"});
    if (!isoDate.match(out.time).hasMatch())
        out.time.clear();
    const QString description = QString::fromUtf8(band.GetDescription()).trimmed();
    if (out.time.isEmpty() && isoDate.match(description).hasMatch())
        out.time = description;
    bool ok = false;
    const double level = item({"level", "LEVEL", "NETCDF_DIM_level"}).toDouble(&ok);
    if (ok)
        out.level = level;
    return out;
}

void RasterDataset::addBandVariable(GDALDataset& dataset, const QString& name, const std::vector<int>& bands, std::vector<int> dims)
{
    GDALRasterBand& band = *dataset.GetRasterBand(*std::find_if(bands.begin(), bands.end(), [](int b) { return b > 0; }));
    RawVariable info;
    info.name = name;
    info.dimensions = std::move(dims);
    info.element = elementOf(band.GetRasterDataType());
    int has = 0;
    info.packing.scale = band.GetScale(&has);
    if (!has || info.packing.scale == 0.0)
        info.packing.scale = 1.0;
    info.packing.offset = band.GetOffset(&has);
    if (!has)
        info.packing.offset = 0.0;
    const double fill = info.element == Element::Int64 ? static_cast<double>(band.GetNoDataValueAsInt64(&has))
        : info.element == Element::UInt64              ? static_cast<double>(band.GetNoDataValueAsUInt64(&has))
                                                       : band.GetNoDataValue(&has);
    if (has)
        info.packing.fills.push_back(fill);
    info.units = QString::fromUtf8(band.GetUnitType());
    const auto fromMetadata = [&](const char* key) {
        const char* value = band.GetMetadataItem(key);
        return QString::fromUtf8(value ? value : dataset.GetMetadataItem(key));
    };
    if (info.units.isEmpty())
        info.units = fromMetadata("units");
    for (const char* key : {"standard_name", "long_name", "cell_methods"}) {
        if (const QString text = fromMetadata(key); !text.isEmpty())
            info.attributes.texts.emplace(QLatin1String(key), text);
    }
    int blockX = 0;
    int blockY = 0;
    band.GetBlockSize(&blockX, &blockY);
    info.block.assign(info.dimensions.size(), 1);
    info.block[info.block.size() - 1] = static_cast<std::size_t>(blockX);
    info.block[info.block.size() - 2] = static_cast<std::size_t>(blockY);
    m_bands.emplace(static_cast<int>(variables.size()), bands);
    variables.push_back(std::move(info));
}

void RasterDataset::addBands(GDALDataset& dataset)
{
    const int count = std::min(dataset.GetRasterCount(), kMostBands);
    std::vector<BandLabel> labels;
    QStringList names;
    for (int b = 1; b <= count; ++b) {
        GDALRasterBand& band = *dataset.GetRasterBand(b);
        labels.push_back(labelOf(band));
        names.append(QString::fromUtf8(band.GetDescription()).trimmed());
    }
    QStringList times;
    std::vector<double> levels;
    bool timed = true;
    bool levelled = true;
    for (const BandLabel& label : labels) {
        timed = timed && !label.time.isEmpty();
        levelled = levelled && label.level;
        if (!times.contains(label.time))
            times.append(label.time);
        if (label.level && std::find(levels.begin(), levels.end(), *label.level) == levels.end())
            levels.push_back(*label.level);
    }
    if (timed || (levelled && levels.size() > 1)) {
        std::vector<int> dims;
        if (timed) {
            m_timeVariable = static_cast<int>(variables.size());
            RawVariable time;
            time.name = QStringLiteral("time");
            time.element = Element::Text;
            time.attributes.texts.emplace(QStringLiteral("standard_name"), QStringLiteral("time"));
            if (const char* calendar = dataset.GetMetadataItem("calendar"))
                time.attributes.texts.emplace(QStringLiteral("calendar"), QString::fromUtf8(calendar));
            time.dimensions = {static_cast<int>(dimensions.size())};
            dims.push_back(static_cast<int>(dimensions.size()));
            dimensions.push_back({QStringLiteral("time"), static_cast<std::size_t>(times.size()), 'T'});
            variables.push_back(std::move(time));
            m_times = times;
        }
        if (levelled) {
            dims.push_back(static_cast<int>(dimensions.size()));
            const char* units = dataset.GetMetadataItem("level_units");
            dimensions.push_back({QStringLiteral("level"), levels.size(), 'Z'});
            addCoordinate(QStringLiteral("level"), {dims.back()}, levels, QString::fromUtf8(units), {});
        }
        const std::size_t perTime = levelled ? levels.size() : 1;
        std::map<QString, std::vector<int>> byName;
        const QString whole = QString::fromUtf8(dataset.GetMetadataItem("variable"));
        for (std::size_t b = 0; b < labels.size(); ++b) {
            const QString name = !labels[b].variable.isEmpty() ? labels[b].variable : whole.isEmpty() ? QStringLiteral("band") : whole;
            auto& list
                = byName
                      .try_emplace(name, std::vector<int>(std::max<std::size_t>(1, timed ? static_cast<std::size_t>(times.size()) : 1) * perTime, 0))
                      .first->second;
            const std::size_t t = timed ? static_cast<std::size_t>(times.indexOf(labels[b].time)) : 0;
            const std::size_t l = levelled ? static_cast<std::size_t>(std::find(levels.begin(), levels.end(), *labels[b].level) - levels.begin()) : 0;
            list[t * perTime + l] = static_cast<int>(b) + 1;
        }
        dims.push_back(0);
        dims.push_back(1);
        for (const auto& [name, bands] : byName)
            addBandVariable(dataset, name, bands, dims);
        return;
    }
    for (int b = 1; b <= count; ++b) {
        QString name = names[b - 1];
        if (count == 1 && labels[0].variable.isEmpty()) {
            const QString whole = QString::fromUtf8(dataset.GetMetadataItem("variable"));
            name = !whole.isEmpty() ? whole : name;
        }
        if (name.isEmpty() || names.count(name) > 1 || name.size() > 60)
            name = QStringLiteral("band_%1").arg(b);
        addBandVariable(dataset, name, {b}, {0, 1});
    }
}

Result<void> RasterDataset::scan()
{
    TRY(auto dataset, acquire());
    GdalScope scope;
    format = QString::fromUtf8(dataset->GetDriverName());
    if (dataset->GetRasterXSize() <= 0 || dataset->GetRasterYSize() <= 0)
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' states a raster without extent.").arg(path), {}};
    TRY(m_positions, positionsOf(*dataset));
    addPositions();
    addBands(*dataset);
    for (char** item = dataset->GetMetadata(); item && *item; ++item) {
        const QString text = QString::fromUtf8(*item);
        const qsizetype at = text.indexOf(QLatin1Char('='));
        if (at > 0)
            attributes.texts.emplace(text.left(at), text.mid(at + 1));
    }
    m_pool.give(std::move(dataset));
    return {};
}

Result<QStringList> RasterDataset::readTexts(int variable) const
{
    if (variable == m_timeVariable)
        return m_times;
    return RawDataset::readTexts(variable);
}

Result<void> RasterDataset::read(int variable, std::span<const std::size_t> start, std::span<const std::size_t> count, void* out) const
{
    const RawVariable& info = variables[static_cast<std::size_t>(variable)];
    const auto coordinate = m_coordinates.find(variable);
    const std::size_t rank = info.dimensions.size();
    if (coordinate != m_coordinates.end()) {
        auto* to = static_cast<double*>(out);
        const std::size_t row = count.back();
        const std::size_t rows = rank == 2 ? count[0] : 1;
        const std::size_t width = dimensions[static_cast<std::size_t>(info.dimensions.back())].size;
        for (std::size_t j = 0; j < rows; ++j) {
            const std::size_t from = (rank == 2 ? (start[0] + j) * width : 0) + start.back();
            std::copy_n(coordinate->second.begin() + static_cast<std::ptrdiff_t>(from), row, to + j * row);
        }
        return {};
    }
    TRY(auto dataset, acquire());
    GdalScope scope;
    const std::vector<int>& bands = m_bands.at(variable);
    const std::size_t bytes = elementBytes(info.element);
    const std::size_t ny = count[rank - 2];
    const std::size_t nx = count[rank - 1];
    auto* to = static_cast<std::byte*>(out);
    const std::size_t outer = rank > 2 ? count[0] : 1;
    const std::size_t inner = rank > 3 ? count[1] : 1;
    for (std::size_t a = 0; a < outer; ++a) {
        for (std::size_t b = 0; b < inner; ++b) {
            const std::size_t at = (rank > 2 ? start[0] + a : 0) * (rank > 3 ? dimensions[static_cast<std::size_t>(info.dimensions[1])].size : 1)
                + (rank > 3 ? start[1] + b : 0);
            const int band = bands[at];
            const CPLErr done = band > 0
                ? dataset->GetRasterBand(band)->RasterIO(GF_Read, static_cast<int>(start[rank - 1]), static_cast<int>(start[rank - 2]),
                    static_cast<int>(nx), static_cast<int>(ny), to, static_cast<int>(nx), static_cast<int>(ny), typeOf(info.element), 0, 0, nullptr)
                : CE_Failure;
            if (done != CE_None)
                return scope.error(ErrorCode::Unreadable,
                    Tr::tr("The values of '%1' in '%2' cannot be read; the file is damaged or was cut short: %3")
                        .arg(info.name, path, scope.reason()));
            to += ny * nx * bytes;
        }
    }
    m_pool.give(std::move(dataset));
    return {};
}

} // namespace

Result<std::shared_ptr<const RawDataset>> openRaster(const QString& path)
{
    auto dataset = std::make_shared<RasterDataset>(path);
    TRY_DO(dataset->scan());
    return std::shared_ptr<const RawDataset>(std::move(dataset));
}

} // namespace terrella
