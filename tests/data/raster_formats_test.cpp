// SPDX-License-Identifier: GPL-3.0-or-later
// GeoTIFF and GRIB, written here through GDAL's own drivers.
#include "pipelines/data/cube.h"
#include "pipelines/data/grib_messages.h"

#include <QTemporaryDir>
#include <QTest>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <cmath>

using namespace terrella;

namespace {

struct Band {
    std::vector<double> values;
    std::string description;
    std::map<std::string, std::string> metadata;
};

/// A raster in memory of nx by ny pixels with these bands.
std::unique_ptr<GDALDataset> raster(
    int nx, int ny, const std::vector<Band>& bands, const double (&transform)[6], int epsg, GDALDataType type = GDT_Float32)
{
    GDALAllRegister();
    std::unique_ptr<GDALDataset> out(
        GetGDALDriverManager()->GetDriverByName("MEM")->Create("", nx, ny, static_cast<int>(bands.size()), type, nullptr));
    double copy[6];
    std::copy(std::begin(transform), std::end(transform), copy);
    out->SetGeoTransform(copy);
    OGRSpatialReference crs;
    crs.importFromEPSG(epsg);
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    out->SetSpatialRef(&crs);
    for (std::size_t b = 0; b < bands.size(); ++b) {
        GDALRasterBand* band = out->GetRasterBand(static_cast<int>(b) + 1);
        std::vector<double> values = bands[b].values;
        if (band->RasterIO(GF_Write, 0, 0, nx, ny, values.data(), nx, ny, GDT_Float64, 0, 0, nullptr) != CE_None)
            return nullptr;
        band->SetDescription(bands[b].description.c_str());
        for (const auto& [key, value] : bands[b].metadata)
            band->SetMetadataItem(key.c_str(), value.c_str());
    }
    return out;
}

std::vector<double> counted(int count, double first)
{
    std::vector<double> out;
    for (int i = 0; i < count; ++i)
        out.push_back(first + i);
    return out;
}

bool save(GDALDataset& dataset, const QString& path, const char* driver, const std::vector<std::string>& options = {})
{
    CPLStringList list;
    for (const std::string& option : options)
        list.AddString(option.c_str());
    std::unique_ptr<GDALDataset> out(
        GetGDALDriverManager()->GetDriverByName(driver)->CreateCopy(path.toUtf8().constData(), &dataset, FALSE, list.List(), nullptr, nullptr));
    return out != nullptr;
}

/// Octets of one number, the highest first.
QByteArray octets(std::uint64_t value, int width)
{
    QByteArray out;
    for (int k = width; k-- > 0;)
        out.append(static_cast<char>(value >> (8 * k) & 0xffU));
    return out;
}

/// A message of edition 1 by hand, 3 × 2 cells of one value (below 256): a monthly mean by ECMWF's local definition 12, 15 or 16, of another centre.
QByteArray seasonalMessage(int member, int value, int month, int day, int hoursToEnd, int definition)
{
    QByteArray product = octets(80, 3) + octets(128, 1) + octets(74, 1) + octets(1, 1) + octets(255, 1) + octets(0x80, 1) + octets(167, 1)
        + octets(1, 1) + octets(0, 2) + octets(month == 12 ? 15 : 16, 1) + octets(static_cast<std::uint64_t>(month), 1)
        + octets(static_cast<std::uint64_t>(day), 1) + octets(0, 2) + octets(1, 1) + octets(static_cast<std::uint64_t>(hoursToEnd), 2) + octets(10, 1)
        + octets(0, 3) + octets(21, 1) + octets(98, 1) + octets(0, 14) + octets(static_cast<std::uint64_t>(definition), 1) + octets(0, 8)
        + octets(static_cast<std::uint64_t>(member), 2);
    product.append(QByteArray(80 - product.size(), '\0'));
    const QByteArray grid = octets(32, 3) + octets(0, 1) + octets(255, 1) + octets(0, 1) + octets(3, 2) + octets(2, 2) + octets(45000, 3)
        + octets(10000, 3) + octets(0x80, 1) + octets(44000, 3) + octets(12000, 3) + octets(1000, 2) + octets(1000, 2) + octets(0, 1) + octets(0, 4);
    const QByteArray data
        = octets(12, 3) + octets(8, 1) + octets(0, 2) + octets(0x42, 1) + octets(static_cast<std::uint64_t>(value), 1) + octets(0, 4);
    const QByteArray body = product + grid + data + "7777";
    return "GRIB" + octets(static_cast<std::uint64_t>(body.size()) + 8, 3) + octets(1, 1) + body;
}

/// A message of edition 2 by hand, 4 × 2 cells of the values 100 … 107 in the order in which they are stored: a part of a satellite's view (template
/// 3.90) as the Met Office writes it.
QByteArray satelliteMessage(std::uint64_t scan)
{
    const QByteArray identity = octets(21, 4) + octets(1, 1) + octets(254, 2) + octets(0, 2) + octets(4, 1) + octets(0, 1) + octets(3, 1)
        + octets(2010, 2) + octets(9, 1) + octets(8, 1) + octets(21, 1) + octets(0, 2) + octets(0, 1) + octets(6, 1);
    const QByteArray grid = octets(80, 4) + octets(3, 1) + octets(0, 1) + octets(8, 4) + octets(0, 2) + octets(90, 2) + octets(3, 1) + octets(0xff, 1)
        + octets(0xffffffffU, 4) + octets(4, 1) + octets(63781688, 4) + octets(4, 1) + octets(63565840, 4) + octets(4, 4) + octets(2, 4)
        + octets(0, 4) + octets(41'500'000, 4) + octets(0, 1) + octets(3622, 4) + octets(3610, 4) + octets(1856000, 4) + octets(1856000, 4)
        + octets(scan, 1) + octets(0, 4) + octets(6610674, 4) + octets(1700, 4) + octets(2000, 4);
    const QByteArray product = octets(25, 4) + octets(4, 1) + octets(0, 2) + octets(31, 2) + octets(0, 1) + octets(2, 1) + octets(2, 1) + octets(0, 1)
        + octets(1, 1) + octets(333, 2) + octets(56, 2) + octets(207, 2) + octets(0, 1) + octets(92, 4);
    const QByteArray packing = octets(21, 4) + octets(5, 1) + octets(8, 4) + octets(0, 2) + octets(0x42c80000U, 4) + octets(0, 2) + octets(0, 2)
        + octets(8, 1) + octets(0, 1);
    const QByteArray data = octets(13, 4) + octets(7, 1) + QByteArray::fromHex("0001020304050607");
    const QByteArray body = identity + grid + product + packing + octets(6, 4) + octets(6, 1) + octets(255, 1) + data + "7777";
    return "GRIB" + octets(0, 2) + octets(3, 1) + octets(2, 1) + octets(static_cast<std::uint64_t>(body.size()) + 16, 8) + body;
}

QString message(const Result<std::shared_ptr<const Cube>>& result) { return result ? QStringLiteral("opened") : result.error().message; }

} // namespace

class RasterFormatsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    QString path(const QString& name) const { return m_dir.filePath(name); }

private Q_SLOTS:
    void bandsAreVariables();
    void bandsAreTimes();
    void packedBands();
    void projectedRaster();
    void gribMessagesBecomeVariables();
    void gribOfOneFieldPerTime();
    void membersOfSeasonalForecasts_data();
    void membersOfSeasonalForecasts();
    void satellitesSeeAPart_data();
    void satellitesSeeAPart();
    void satellitesThatCannotBePlacedSaySo();
    void gaussianLatitudesOfN32();
};

void RasterFormatsTest::bandsAreVariables()
{
    const auto dataset = raster(4, 3, {{counted(12, 0), "temp", {}}, {counted(12, 100), "rh", {}}}, {10, 0.5, 0, 60, 0, -0.5}, 4326);
    QVERIFY(dataset && save(*dataset, path(QStringLiteral("fire.tif")), "GTiff"));
    const auto cube = openCube({path(QStringLiteral("fire.tif"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.variableList(), QStringLiteral("temp, rh"));
    const Grid* grid = signature.gridOf(signature.variables[1]);
    QVERIFY(grid && grid->kind == GridKind::LatLon);
    QCOMPARE(grid->at(0, 0), (LatLon{59.75, 10.25})); // pixel centres
    std::vector<float> field(12);
    QVERIFY((*cube)->readField(1, 0, 0, field));
    QCOMPARE(field[11], 111.0f);
    std::vector<float> box(2);
    QVERIFY((*cube)->read(0, Window{{1, 2}, {1, 2}}, box));
    QCOMPARE(box, (std::vector<float>{6, 7}));
}

void RasterFormatsTest::bandsAreTimes()
{
    const auto dataset = raster(2, 2,
        {{counted(4, 0), "2001-01-01T00:00:00", {}}, {counted(4, 10), "2001-01-02T00:00:00", {}}, {counted(4, 20), "2001-01-03T00:00:00", {}}},
        {0, 1, 0, 2, 0, -1}, 4326);
    QVERIFY(dataset);
    dataset->SetMetadataItem("variable", "pr");
    dataset->SetMetadataItem("units", "mm");
    QVERIFY(save(*dataset, path(QStringLiteral("times.tif")), "GTiff"));
    const auto cube = openCube({path(QStringLiteral("times.tif"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.variables.size(), 1u);
    QCOMPARE(signature.variables[0].name, QStringLiteral("pr"));
    QCOMPARE(signature.variables[0].units, QStringLiteral("mm"));
    const Axis* time = signature.axisOf(signature.variables[0], AxisKind::Time);
    QVERIFY(time);
    QCOMPARE(isoText(time->values[2], time->calendar), QStringLiteral("2001-01-03T00:00:00"));
    std::vector<float> series(3);
    QVERIFY((*cube)->read(0, Window{{0, 1, 1}, {3, 1, 1}}, series));
    QCOMPARE(series, (std::vector<float>{3, 13, 23}));
}

void RasterFormatsTest::packedBands()
{
    const auto dataset = raster(2, 2, {{{-32768, 0, 100, 200}, "", {}}}, {0, 1, 0, 2, 0, -1}, 4326, GDT_Int16);
    QVERIFY(dataset);
    dataset->GetRasterBand(1)->SetNoDataValue(-32768);
    dataset->GetRasterBand(1)->SetScale(0.1);
    dataset->GetRasterBand(1)->SetOffset(5);
    dataset->GetRasterBand(1)->SetUnitType("m");
    QVERIFY(save(*dataset, path(QStringLiteral("packed.tif")), "GTiff"));
    const auto cube = openCube({path(QStringLiteral("packed.tif"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    QCOMPARE((*cube)->signature().variables[0].name, QStringLiteral("band_1"));
    QCOMPARE((*cube)->signature().variables[0].units, QStringLiteral("m"));
    std::vector<float> field(4);
    QVERIFY((*cube)->readField(0, 0, 0, field));
    QVERIFY(std::isnan(field[0]));
    QCOMPARE(field[3], 25.0f);
}

void RasterFormatsTest::projectedRaster()
{
    // UTM 33N: 500 km east is the meridian 15° E.
    const auto dataset = raster(3, 2, {{counted(6, 0), "h", {}}}, {499500, 1000, 0, 1000, 0, -1000}, 32633);
    QVERIFY(dataset && save(*dataset, path(QStringLiteral("utm.tif")), "GTiff"));
    const auto cube = openCube({path(QStringLiteral("utm.tif"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const Grid* grid = (*cube)->signature().gridOf((*cube)->signature().variables[0]);
    QVERIFY(grid && grid->kind == GridKind::Projected);
    QVERIFY(std::abs(grid->at(0, 0).lon - 15) < 1e-9);
    // 500 m north of the equator: Snyder (1987) eq. 3-21, M = a (1 − e²/4 …) φ with the scale 0.9996.
    QVERIFY(std::abs(grid->at(0, 0).lat - 500.0 / 0.9996 / 6335439.327 * 180 / M_PI) < 1e-7);
    QCOMPARE(grid->x[1], 501000.0);
}

void RasterFormatsTest::gribMessagesBecomeVariables()
{
    // Discipline 0: temperature (0, 0) at 850 and 500 hPa, u at 10 m (2, 2; 103), pressure at sea level (3, 1; 101).
    const auto dataset
        = raster(4, 3, {{counted(12, 280), "", {}}, {counted(12, 250), "", {}}, {counted(12, 0), "", {}}, {counted(12, 100000), "", {}}},
            {-45, 90, 0, 60, 0, -40}, 4326);
    QVERIFY(dataset);
    const auto product = [](int band, const char* numbers) {
        return std::vector<std::string>{
            "BAND_" + std::to_string(band) + "_PDS_PDTN=0", "BAND_" + std::to_string(band) + "_PDS_TEMPLATE_ASSEMBLED_VALUES=" + numbers};
    };
    std::vector<std::string> options{"DISCIPLINE=0", "IDS=CENTER=7(US-NCEP) REF_TIME=2011-10-08T00:00:00Z SIGNF_REF_TIME=1 PROD_STATUS=0 TYPE=1",
        "DATA_ENCODING=IEEE_FLOATING_POINT", "INPUT_UNIT=K"};
    for (const auto& part : {product(1, "0 0 2 0 96 0 0 1 72 100 0 85000 255 0 0"), product(2, "0 0 2 0 96 0 0 1 72 100 0 50000 255 0 0"),
             product(3, "2 2 2 0 96 0 0 1 72 103 0 10 255 0 0"), product(4, "3 1 2 0 96 0 0 1 72 101 0 0 255 0 0")})
        options.insert(options.end(), part.begin(), part.end());
    QVERIFY(save(*dataset, path(QStringLiteral("gfs.grb2")), "GRIB", options));

    const auto cube = openCube({path(QStringLiteral("gfs.grb2"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.variables.size(), 3u);
    const int t = signature.find(QStringLiteral("t"));
    const int u = signature.find(QStringLiteral("u10"));
    const int p = signature.find(QStringLiteral("air_pressure_at_mean_sea_level"));
    QVERIFY(t >= 0 && u >= 0 && p >= 0);
    const Variable& temperature = signature.variables[static_cast<std::size_t>(t)];
    QCOMPARE(temperature.units, QStringLiteral("K")); // as in the file, not GDAL's °C
    QCOMPARE(temperature.standardName, QStringLiteral("air_temperature"));
    const Axis* level = signature.axisOf(temperature, AxisKind::Level);
    QVERIFY(level);
    QCOMPARE(level->values, (std::vector<double>{85000, 50000}));
    QCOMPARE(level->units, QStringLiteral("Pa"));
    const Axis* time = signature.axisOf(temperature, AxisKind::Time);
    QVERIFY(time);
    QCOMPARE(isoText(time->values[0], time->calendar), QStringLiteral("2011-10-11T00:00:00")); // the hour it is valid for
    QVERIFY(!signature.axisOf(signature.variables[static_cast<std::size_t>(u)], AxisKind::Level));
    const Grid* grid = signature.gridOf(temperature);
    QVERIFY(grid && grid->kind == GridKind::LatLon && grid->periodic);
    QCOMPARE(grid->lon, (std::vector<double>{0, 90, 180, 270})); // not turned to -180 … 180
    std::vector<float> field(12);
    QVERIFY((*cube)->readField(t, 0, 1, field));
    QCOMPARE(field[3], 253.0f);
    QVERIFY((*cube)->readField(p, 0, 0, field));
    QCOMPARE(field[11], 100011.0f);

    // Behind a bulletin header, as weather services send it.
    QFile plain(path(QStringLiteral("gfs.grb2")));
    QVERIFY(plain.open(QIODevice::ReadOnly));
    QFile headed(path(QStringLiteral("headed.grb2")));
    QVERIFY(headed.open(QIODevice::WriteOnly));
    headed.write(QByteArray(5000, '\x40') + plain.readAll());
    headed.close();
    const auto behind = openCube({path(QStringLiteral("headed.grb2"))});
    QVERIFY2(behind, qPrintable(message(behind)));
    QVERIFY((*behind)->readField(p, 0, 0, field));
    QCOMPARE(field[11], 100011.0f);

    // Cut inside the last message.
    QFile whole(path(QStringLiteral("gfs.grb2")));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QFile cut(path(QStringLiteral("cut.grb2")));
    QVERIFY(cut.open(QIODevice::WriteOnly));
    const QByteArray bytes = whole.readAll();
    cut.write(bytes.left(bytes.size() - 30));
    cut.close();
    const auto broken = openCube({path(QStringLiteral("cut.grb2"))});
    QVERIFY(!broken);
    QVERIFY2(broken.error().message.contains(QStringLiteral("cut short")), qPrintable(broken.error().message));
}

void RasterFormatsTest::gribOfOneFieldPerTime()
{
    const auto dataset = raster(4, 3, {{counted(12, 0), "", {}}, {counted(12, 100), "", {}}}, {-45, 90, 0, 60, 0, -40}, 4326);
    std::vector<std::string> options{"DISCIPLINE=0", "IDS=CENTER=98 REF_TIME=2020-02-28T18:00:00Z SIGNF_REF_TIME=1 PROD_STATUS=0 TYPE=1",
        "PDS_PDTN=0", "BAND_1_PDS_TEMPLATE_ASSEMBLED_VALUES=3 1 2 0 96 0 0 1 12 101 0 0 255 0 0",
        "BAND_2_PDS_TEMPLATE_ASSEMBLED_VALUES=3 1 2 0 96 0 0 1 6 101 0 0 255 0 0"};
    QVERIFY(save(*dataset, path(QStringLiteral("steps.grb2")), "GRIB", options));
    const auto cube = openCube({path(QStringLiteral("steps.grb2"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.variables.size(), 1u);
    const Axis* time = signature.axisOf(signature.variables[0], AxisKind::Time);
    QVERIFY(time && time->size() == 2);
    QCOMPARE(isoText(time->values[0], time->calendar), QStringLiteral("2020-02-29T00:00:00"));
    std::vector<float> field(12);
    QVERIFY((*cube)->readField(0, 0, 0, field)); // the later message of the file is the earlier time
    QVERIFY(std::abs(field[0] - 100.0f) < 0.01f);
}

void RasterFormatsTest::membersOfSeasonalForecasts_data()
{
    QTest::addColumn<int>("definition");
    QTest::newRow("means of seasonal forecasts") << 12;
    QTest::newRow("seasonal forecasts") << 15;
    QTest::newRow("their monthly means") << 16;
}

/// Members that were started on several days and are valid at one time: ECMWF's local definitions in messages of the UK Met Office.
void RasterFormatsTest::membersOfSeasonalForecasts()
{
    QFETCH(int, definition);
    QFile file(path(QStringLiteral("seasonal.grb")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const int member : {0, 1, 2, 300})
        file.write(seasonalMessage(member, 100 + member % 47, member < 2 ? 1 : 12, member < 2 ? 1 : 25, member < 2 ? 744 : 912, definition));
    file.close();
    const auto cube = openCube({file.fileName()});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.variables.size(), 1u);
    const Axis* members = signature.axisOf(signature.variables[0], AxisKind::Member);
    QVERIFY2(members, "no message stands for others");
    QCOMPARE(members->values, (std::vector<double>{0, 1, 2, 300}));
    const Axis* time = signature.axisOf(signature.variables[0], AxisKind::Time);
    QVERIFY(time && time->size() == 1);
    QCOMPARE(isoText(time->values[0], time->calendar), QStringLiteral("2016-02-01T00:00:00"));
    for (std::size_t m = 0; m < 4; ++m) {
        Window window = (*cube)->fieldWindow(0, 0, 0);
        window.start[static_cast<std::size_t>(signature.dimensionOf(signature.variables[0], AxisKind::Member))] = m;
        std::vector<float> field(6);
        QVERIFY((*cube)->read(0, window, field));
        QCOMPARE(field, std::vector<float>(6, 100.0F + static_cast<float>(m == 3 ? 18 : m)));
    }
}

void RasterFormatsTest::satellitesSeeAPart_data()
{
    QTest::addColumn<int>("scan");
    QTest::addColumn<std::vector<double>>("lon"); // of the cells as they are stored, by PROJ 9.1 from the numbers of the message
    QTest::addColumn<std::vector<double>>("lat");
    QTest::newRow("counted from the south-east") << 0xc0
                                                 << std::vector<double>{45.641197, 45.668340, 45.695484, 45.722630, 45.641355, 45.668499, 45.695645,
                                                        45.722792}
                                                 << std::vector<double>{
                                                        3.914814, 3.914842, 3.914870, 3.914899, 3.942067, 3.942096, 3.942124, 3.942153};
    QTest::newRow("counted from the north-west") << 0
                                                 << std::vector<double>{37.277370, 37.304516, 37.331660, 37.358803, 37.277208, 37.304355, 37.331501,
                                                        37.358645}
                                                 << std::vector<double>{
                                                        -3.914899, -3.914870, -3.914842, -3.914814, -3.942153, -3.942124, -3.942096, -3.942067};
}

/// Four columns and two rows of a disc of 3622 × 3610, from above 41.5°E: GDAL would spread them over the whole disc, seen from above 0°E.
void RasterFormatsTest::satellitesSeeAPart()
{
    QFETCH(int, scan);
    QFETCH(std::vector<double>, lon);
    QFETCH(std::vector<double>, lat);
    QFile file(path(QStringLiteral("view%1.grb2").arg(scan)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(satelliteMessage(static_cast<std::uint64_t>(scan)));
    file.close();
    const auto cube = openCube({file.fileName()});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    const Grid* grid = signature.gridOf(signature.variables[0]);
    QVERIFY(grid && grid->ny == 2 && grid->nx == 4);
    const Axis* time = signature.axisOf(signature.variables[0], AxisKind::Time);
    QVERIFY(time && time->size() == 1);
    QCOMPARE(isoText(time->values[0], time->calendar), QStringLiteral("2010-09-08T21:00:00")); // when it was observed
    std::vector<float> field(8);
    QVERIFY((*cube)->readField(0, 0, 0, field));
    std::vector<bool> found(8, false);
    for (std::size_t k = 0; k < 8; ++k) {
        const auto stored = static_cast<std::size_t>(field[k]) - 100;
        QVERIFY(stored < 8 && !found[stored]);
        found[stored] = true;
        const LatLon at = grid->at(k / 4, k % 4);
        QVERIFY2(std::abs(at.lon - lon[stored]) < 2e-6 && std::abs(at.lat - lat[stored]) < 2e-6,
            qPrintable(QStringLiteral("number %1 lies at %2°E %3°N").arg(stored).arg(at.lon, 0, 'f', 6).arg(at.lat, 0, 'f', 6)));
    }
}

void RasterFormatsTest::satellitesThatCannotBePlacedSaySo()
{
    const auto problem = [this](int at, std::uint64_t value) {
        QByteArray bytes = satelliteMessage(0);
        bytes.replace(37 + at, 4, octets(value, 4)); // behind sections 0 and 1
        QFile file(path(QStringLiteral("odd.grb2")));
        if (!file.open(QIODevice::WriteOnly))
            return QString();
        file.write(bytes);
        file.close();
        return message(openCube({file.fileName()}));
    };
    QVERIFY2(problem(38, 10'000'000).contains(QStringLiteral("not above the equator")), qPrintable(problem(38, 10'000'000)));
    QVERIFY2(problem(64, 90'000'000).contains(QStringLiteral("turned against north")), qPrintable(problem(64, 90'000'000)));
    QVERIFY2(problem(68, 0xffffffffU).contains(QStringLiteral("from how high")), qPrintable(problem(68, 0xffffffffU)));
    QVERIFY2(problem(47, 0).contains(QStringLiteral("how large the Earth is")), qPrintable(problem(47, 0)));
}

void RasterFormatsTest::gaussianLatitudesOfN32()
{
    // ECMWF's table of the N32 grid, its first rows and the one next to the equator.
    const std::vector<double> lat = gaussianLatitudes(32);
    QCOMPARE(lat.size(), 64u);
    QVERIFY(std::abs(lat[0] - 87.8638) < 5e-5);
    QVERIFY(std::abs(lat[1] - 85.0965) < 5e-5);
    QVERIFY(std::abs(lat[31] - 1.3953) < 5e-5);
    QCOMPARE(lat[63], -lat[0]);
}

QTEST_GUILESS_MAIN(RasterFormatsTest)
#include "raster_formats_test.moc"
