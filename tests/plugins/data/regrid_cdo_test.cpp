// SPDX-License-Identifier: GPL-3.0-or-later
// The same files through data.regrid and through the Climate Data Operators (https://code.mpimet.mpg.de/projects/cdo), where they are installed.
#include "plugins/data/space/regrid.h"
#include "tests/data/grid_file.h"
#include "tests/plugins/module_case.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace terrella;
using namespace terrella::test;

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;
constexpr double kMissing = -9e33;

/// Waves of several lengths round 280, every value with some digits of its own.
double valueAt(double lat, double lon)
{
    const double c = std::cos(lat * kRadians);
    return 280.0 - 40.0 * std::pow(std::sin(lat * kRadians), 2) + 5.0 * c * std::cos(3.0 * lon * kRadians)
        + 3.0 * std::sin(17.0 * lat * kRadians) * c * std::sin(23.0 * lon * kRadians);
}
bool isHole(double lat, double lon) { return std::sin(5.0 * lon * kRadians) * std::cos(4.0 * lat * kRadians) > 0.6; }

struct Rotated {
    double lat;
    double lon;
};
/// Geographic place of (lat, lon) of a grid whose north pole lies at 39.25 N, 162 W, as in Europe's regional models.
Rotated geographic(double lat, double lon)
{
    const double pole = 39.25 * kRadians, y = lat * kRadians, x = lon * kRadians;
    const double sine = std::sin(y) * std::sin(pole) + std::cos(y) * std::cos(x) * std::cos(pole);
    const double east = std::cos(y) * std::sin(x), north = std::cos(y) * std::cos(x) * std::sin(pole) - std::sin(y) * std::cos(pole);
    return {std::asin(sine) / kRadians, 18.0 + std::atan2(east, north) / kRadians};
}

/// Compared value by value.
struct Difference {
    double largest = 0.0;
    double mean = 0.0;
    std::size_t both = 0;    ///< have a value
    std::size_t onlyOne = 0; ///< of the two has one
};

Difference differenceOf(const std::vector<float>& a, const std::vector<float>& b)
{
    Difference out;
    for (std::size_t k = 0; k < a.size(); ++k) {
        if (std::isnan(a[k]) != std::isnan(b[k]))
            ++out.onlyOne;
        if (std::isnan(a[k]) || std::isnan(b[k]))
            continue;
        const double difference = std::abs(static_cast<double>(a[k]) - static_cast<double>(b[k]));
        out.largest = std::max(out.largest, difference);
        out.mean += difference;
        ++out.both;
    }
    out.mean /= static_cast<double>(std::max<std::size_t>(1, out.both));
    return out;
}

} // namespace

class RegridCdoTest : public QObject {
    Q_OBJECT

    data::Regrid m_module;
    ModuleCase m_case{m_module, QStringLiteral("data/space/regrid.json")};
    QTemporaryDir m_folder;
    QString m_cdo = QStandardPaths::findExecutable(QStringLiteral("cdo"));

    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    static std::vector<float> allOf(const Cube& cube)
    {
        const auto& variables = cube.signature().variables;
        const auto found = std::ranges::find_if(variables, [](const Variable& each) { return each.grid >= 0; });
        if (found == variables.end())
            qFatal("no variable on a grid");
        const int variable = static_cast<int>(found - variables.begin());
        const Window window = Window::all(cube.signature().shapeOf(cube.signature().variables[static_cast<std::size_t>(variable)]));
        std::vector<float> out(window.size());
        if (const auto done = cube.read(variable, window, out); !done)
            qFatal("%s", qPrintable(done.error().message));
        return out;
    }

    /// Target grid of parameters → cdo's description, rows and columns in the same order.
    QString describe(const Grid& grid)
    {
        const QString name = m_folder.filePath(QStringLiteral("target.txt"));
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        QStringList lat, lon;
        for (const double value : grid.lat)
            lat.append(QString::number(value, 'g', 15));
        for (const double value : grid.lon)
            lon.append(QString::number(value, 'g', 15));
        file.write(QStringLiteral("gridtype = lonlat\nxsize = %1\nysize = %2\nxvals = %3\nyvals = %4\n")
                       .arg(grid.nx)
                       .arg(grid.ny)
                       .arg(lon.join(QLatin1Char(' ')), lat.join(QLatin1Char(' ')))
                       .toUtf8());
        return name;
    }

    /// Ours and theirs.
    std::optional<Difference> compare(
        const char* source, const char* method, const char* operation, QJsonObject values, const QString& namedGrid = {})
    {
        values.insert(QStringLiteral("method"), QLatin1String(method));
        const QString file
            = QFile::exists(path(source)) ? path(source) : QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data/") + QLatin1String(source);
        const auto cube = openCube({file}, {});
        if (!cube) {
            QTest::qFail(qPrintable(cube.error().message), __FILE__, __LINE__);
            return std::nullopt;
        }
        FakeContext context;
        const auto ours = m_case.run(values, {{QStringLiteral("data"), {Value(*cube)}}}, context);
        if (!ours) {
            QTest::qFail(qPrintable(ours.error().message), __FILE__, __LINE__);
            return std::nullopt;
        }
        const auto regridded = output<Cube>(*ours, "data");
        const QString grid = namedGrid.isEmpty() ? describe(regridded->signature().grids.front()) : namedGrid;
        QProcess process;
        process.start(m_cdo,
            {QStringLiteral("-s"), QStringLiteral("-O"), QStringLiteral("-L"), QLatin1String(operation) + QLatin1Char(',') + grid, file,
                path("theirs.nc")});
        process.waitForFinished(-1);
        if (process.exitCode() != 0) {
            QTest::qFail(process.readAllStandardError().constData(), __FILE__, __LINE__);
            return std::nullopt;
        }
        const auto theirs = openCube({path("theirs.nc")}, {});
        if (!theirs) {
            QTest::qFail(qPrintable(theirs.error().message), __FILE__, __LINE__);
            return std::nullopt;
        }
        return differenceOf(allOf(*regridded), allOf(**theirs));
    }

    void writeRegular(const char* name, bool withHoles) const
    {
        const std::vector<double> lat = counted(90, 89.0, -2.0), lon = counted(180, 1.2, 2.0);
        std::vector<double> values;
        for (const double shift : {0.0, 11.0})
            for (const double y : lat)
                for (const double x : lon)
                    values.push_back(withHoles && isHole(y, x) ? kMissing : valueAt(y, x + shift));
        GridFile file(path(name));
        file.time({0.0, 24.0}, "hours since 2000-01-01");
        file.latLon(lat, lon);
        file.variable("ta", {"time", "lat", "lon"}, GridFile::Type::Float, values, {{"units", "K"}, {"_FillValue", kMissing}});
    }

    /// 0.6° in the rotated system, with corners for cdo, which makes none for two-dimensional coordinates.
    void writeRotated(const char* name) const
    {
        constexpr int rows = 60, columns = 70;
        constexpr double step = 0.6;
        std::vector<double> lat, lon, latCorners, lonCorners, values;
        for (int j = 0; j < rows; ++j) {
            for (int i = 0; i < columns; ++i) {
                const double y = -18.0 + step * j, x = -20.0 + step * i;
                const Rotated centre = geographic(y, x);
                lat.push_back(centre.lat);
                lon.push_back(centre.lon);
                values.push_back(valueAt(centre.lat, centre.lon));
                for (const auto& [dy, dx] : {std::pair{-0.5, -0.5}, {-0.5, 0.5}, {0.5, 0.5}, {0.5, -0.5}}) {
                    const Rotated corner = geographic(y + dy * step, x + dx * step);
                    latCorners.push_back(corner.lat);
                    lonCorners.push_back(corner.lon);
                }
            }
        }
        GridFile file(path(name));
        file.dimension("y", rows);
        file.dimension("x", columns);
        file.dimension("corner", 4);
        file.variable(
            "lat", {"y", "x"}, GridFile::Type::Double, lat, {{"units", "degrees_north"}, {"standard_name", "latitude"}, {"bounds", "lat_bnds"}});
        file.variable(
            "lon", {"y", "x"}, GridFile::Type::Double, lon, {{"units", "degrees_east"}, {"standard_name", "longitude"}, {"bounds", "lon_bnds"}});
        file.variable("lat_bnds", {"y", "x", "corner"}, GridFile::Type::Double, latCorners);
        file.variable("lon_bnds", {"y", "x", "corner"}, GridFile::Type::Double, lonCorners);
        file.variable("ta", {"y", "x"}, GridFile::Type::Float, values, {{"units", "K"}, {"coordinates", "lat lon"}, {"_FillValue", kMissing}});
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (m_cdo.isEmpty())
            QSKIP("cdo is not installed");
        writeRegular("regular.nc", false);
        writeRegular("holes.nc", true);
        writeRotated("rotated.nc");
    }

    /// Values of float32 round 280 lie 3e-5 apart; both add in double precision and round once.
    void regular_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("operation");
        QTest::addColumn<bool>("isGaussian");
        for (const bool isGaussian : {false, true}) {
            const char* name = isGaussian ? "to F18" : "to 2.5 degrees";
            QTest::addRow("bilinear %s", name) << QStringLiteral("bilinear") << QStringLiteral("remapbil") << isGaussian;
            QTest::addRow("conservative %s", name) << QStringLiteral("conservative") << QStringLiteral("remapcon") << isGaussian;
            QTest::addRow("nearest %s", name) << QStringLiteral("nearest") << QStringLiteral("remapnn") << isGaussian;
        }
    }
    void regular()
    {
        QFETCH(const QString, method);
        QFETCH(const QString, operation);
        QFETCH(const bool, isGaussian);
        constexpr double rounding = 3.1e-5;
        QJsonObject target{{QStringLiteral("resolution"), 2.5}};
        if (isGaussian)
            target = {{QStringLiteral("target"), QStringLiteral("gaussian")}, {QStringLiteral("gaussian_number"), 18}};
        const QString named = isGaussian ? QStringLiteral("F18") : QString();
        const QByteArray ours = method.toLatin1(), theirs = operation.toLatin1();
        // cdo leaves a bilinear value missing where any of the four corners is, and takes any part of an area.
        target.insert(QStringLiteral("min_valid"), method == QLatin1String("bilinear") ? 1 : 0);
        for (const char* file : {"regular.nc", "holes.nc"}) {
            const auto found = compare(file, ours.constData(), theirs.constData(), target, named);
            QVERIFY(found);
            const QString text = QStringLiteral("largest %1, in one only %2 of %3").arg(found->largest).arg(found->onlyOne).arg(found->both);
            QVERIFY2(found->largest <= rounding && found->both > 2000, qPrintable(text));
            // Corners of no weight make cdo's value missing as well: places that lie on a row or column of the source.
            QVERIFY2(found->onlyOne * 50 <= (file == std::string_view("holes.nc") && method == QLatin1String("bilinear") ? found->both : 0),
                qPrintable(text));
        }
    }

    void curvilinear_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("operation");
        QTest::addColumn<double>("largest");
        QTest::addColumn<double>("mean");
        QTest::addRow("bilinear") << QStringLiteral("bilinear") << QStringLiteral("remapbil") << 3.1e-5 << 1e-5;
        // Both bound the target's cells by parallels. The file's corners are those of the rotated grid; ours, midway between centres, lie up to
        // 0.0003° beside them, where values change by some kelvins a degree.
        QTest::addRow("conservative") << QStringLiteral("conservative") << QStringLiteral("remapcon") << 1e-3 << 2e-4;
        QTest::addRow("nearest") << QStringLiteral("nearest") << QStringLiteral("remapnn") << 0.0 << 0.0;
    }
    void curvilinear()
    {
        QFETCH(const QString, method);
        QFETCH(const QString, operation);
        QFETCH(const double, largest);
        QFETCH(const double, mean);
        const QJsonObject target{{QStringLiteral("region"), QJsonArray{5, 40, 30, 60}}, {QStringLiteral("min_valid"), 0}};
        const auto found = compare("rotated.nc", method.toLatin1().constData(), operation.toLatin1().constData(), target);
        QVERIFY(found);
        const QString text
            = QStringLiteral("largest %1, mean %2, in one only %3 of %4").arg(found->largest).arg(found->mean).arg(found->onlyOne).arg(found->both);
        qInfo("%s", qPrintable(text));
        QVERIFY2(found->both == 25 * 20 && found->onlyOne == 0, qPrintable(text));
        QVERIFY2(found->largest <= largest && found->mean <= mean, qPrintable(text));
    }

    /// Orography of a regional model, precipitation of radars: values up to 2,700 m and 160 mm.
    void realFiles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QJsonArray>("region");
        QTest::addColumn<double>("largest");
        QTest::addRow("orography") << QStringLiteral("downscaling/hsurf_0p44.nc") << QJsonArray{-25, -45, 60, 45} << 2.5e-4;
        QTest::addRow("precipitation") << QStringLiteral("downscaling/stageiv_precip_hourly.nc") << QJsonArray{-80, 33, -75, 37} << 2e-5;
    }
    void realFiles()
    {
        QFETCH(const QString, file);
        QFETCH(const QJsonArray, region);
        QFETCH(const double, largest);
        if (!QFile::exists(QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data/") + file))
            QSKIP("../shared/data is not there");
        const QJsonObject target{{QStringLiteral("region"), region}, {QStringLiteral("resolution"), 0.3}, {QStringLiteral("min_valid"), 1}};
        const auto found = compare(file.toLatin1().constData(), "bilinear", "remapbil", target);
        QVERIFY(found);
        const QString text = QStringLiteral("largest %1, in one only %2 of %3").arg(found->largest).arg(found->onlyOne).arg(found->both);
        qInfo("%s", qPrintable(text));
        QVERIFY2(found->largest <= largest && found->both > 1000 && found->onlyOne * 200 <= found->both, qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(RegridCdoTest)
#include "regrid_cdo_test.moc"
