// SPDX-License-Identifier: GPL-3.0-or-later
// What data.write writes, opened by the programs that others use, without a warning.
#include "plugins/data/files/write.h"
#include "tests/plugins/data/written_cubes.h"
#include "tests/plugins/module_case.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using namespace terrella::test;

namespace {

const data::Write module;

struct Ended {
    int code = -1;
    QString out;
    QString err;
};

Ended call(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

QString script(const char* name) { return QStringLiteral(TERRELLA_SOURCE_DIR "/tests/plugins/data/") + QLatin1String(name); }

/// The system's Python, which has the system's modules.
QString python() { return QFileInfo::exists(QStringLiteral("/usr/bin/python3")) ? QStringLiteral("/usr/bin/python3") : QStringLiteral("python3"); }

bool pythonHas(const QString& modules) { return call(python(), {QStringLiteral("-c"), QStringLiteral("import ") + modules}).code == 0; }

double meanOf(const Cube& cube, int variable)
{
    std::vector<float> values(Window::all(cube.signature().shapeOf(cube.signature().variables[static_cast<std::size_t>(variable)])).size());
    if (!cube.read(variable, Window::all(cube.signature().shapeOf(cube.signature().variables[static_cast<std::size_t>(variable)])), values))
        return std::nan("");
    double sum = 0.0;
    double count = 0.0;
    for (const float value : values) {
        if (!std::isnan(value)) {
            sum += static_cast<double>(value);
            count += 1.0;
        }
    }
    return sum / count;
}

} // namespace

class InteroperabilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void xarray();
    void cdo();
    void gdal();
    void cfRules();
    void qgis();

private:
    QString write(const NamedCube& named, const QString& suffix, const QJsonObject& how = {})
    {
        const QString path = m_folder.filePath(QLatin1String(named.name) + suffix);
        QJsonObject parameters = how;
        parameters.insert(QStringLiteral("file"), path);
        FakeContext context;
        const auto done = m_case.run(parameters, {{QStringLiteral("data"), {Value(named.cube)}}}, context);
        if (!done)
            QTest::qFail(qPrintable(done.error().message), __FILE__, __LINE__);
        return path;
    }

    ModuleCase m_case{module, QStringLiteral("data/files/write.json")};
    QTemporaryDir m_folder;
    QStringList m_netCdf;
    QStringList m_zarr;
    std::map<QString, std::shared_ptr<const Cube>> m_cubes; // by path
};

void InteroperabilityTest::initTestCase()
{
    for (const NamedCube& named : writtenCubes()) {
        m_netCdf.append(write(named, QStringLiteral(".nc")));
        m_cubes[m_netCdf.back()] = named.cube;
        m_zarr.append(write(named, QStringLiteral(".zarr")));
        m_cubes[m_zarr.back()] = named.cube;
    }
    const NamedCube packed{"regular", m_cubes.at(m_netCdf.front())};
    const QJsonObject how{{QStringLiteral("packing"), QStringLiteral("int16")}};
    m_netCdf.append(write(packed, QStringLiteral("_packed.nc"), how));
    m_cubes[m_netCdf.back()] = packed.cube;
    m_zarr.append(write(packed, QStringLiteral("_packed.zarr"), how));
    m_cubes[m_zarr.back()] = packed.cube;
}

void InteroperabilityTest::xarray()
{
    if (!pythonHas(QStringLiteral("xarray, netCDF4, zarr")))
        QSKIP("NOT TESTED: no xarray with netCDF4 and zarr (Debian: python3-xarray python3-netcdf4 python3-zarr).");
    const Ended ended = call(python(), QStringList{script("open_written.py")} + m_netCdf + m_zarr);
    QVERIFY2(ended.code == 0 && ended.err.isEmpty(), qPrintable(ended.err));
    const QJsonObject means = QJsonDocument::fromJson(ended.out.toUtf8()).object();
    for (const QString& path : m_netCdf + m_zarr) {
        const QJsonObject found = means.value(path).toObject();
        const Cube& cube = *m_cubes.at(path);
        const bool positions = !cube.signature().grids[0].lat.empty(); // of a projection they follow from x and y
        QVERIFY2(found.value(QStringLiteral("has positions")).toInt() == (positions ? 1 : 0), qPrintable(path));
        QCOMPARE(found.value(QStringLiteral("time count")).toInt(), static_cast<int>(cube.signature().axes[0].size()));
        for (std::size_t v = 0; v < cube.signature().variables.size(); ++v) {
            const double mean = meanOf(cube, static_cast<int>(v));
            const double read = found.value(cube.signature().variables[v].name).toDouble(std::nan(""));
            QVERIFY2(std::abs(read - mean) <= 1e-5 * std::abs(mean),
                qPrintable(QStringLiteral("%1 %2: %3, not %4").arg(path, cube.signature().variables[v].name).arg(read).arg(mean)));
        }
    }
}

void InteroperabilityTest::cdo()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("cdo"));
    if (program.isEmpty())
        QSKIP("NOT TESTED: no cdo on the PATH (Debian: cdo).");
    for (const QString& path : m_netCdf) {
        if (path.contains(QStringLiteral("five_dimensions")))
            continue; // cdo has no variables of more than four dimensions
        const Ended ended = call(program, {QStringLiteral("sinfo"), path});
        const QString all = ended.out + ended.err;
        QVERIFY2(ended.code == 0 && !all.contains(QStringLiteral("warning"), Qt::CaseInsensitive), qPrintable(path + QLatin1Char('\n') + all));
        const char* grid = path.contains(QStringLiteral("stations")) ? "unstructured"
            : path.contains(QStringLiteral("curvilinear"))           ? "curvilinear"
            : path.contains(QStringLiteral("lambert"))               ? "projection"
            : path.contains(QStringLiteral("rotated"))               ? "rotated_latitude_longitude"
                                                                     : "lonlat";
        QVERIFY2(all.contains(QLatin1String(grid)), qPrintable(path + QLatin1Char('\n') + all));
    }
}

/// GDAL's own netCDF driver, which is what QGIS opens a raster with.
void InteroperabilityTest::gdal()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("gdalinfo"));
    if (program.isEmpty())
        QSKIP("NOT TESTED: no gdalinfo on the PATH (Debian: gdal-bin).");
    for (const QString& path : m_netCdf) {
        if (path.contains(QStringLiteral("stations")))
            continue; // no raster
        const QString name = m_cubes.at(path)->signature().variables[0].name;
        const Ended ended = call(program, {QStringLiteral("-stats"), QStringLiteral("NETCDF:\"%1\":%2").arg(path, name)});
        // GDAL knows no members, and takes them for a time or a level.
        const bool members = (path.contains(QStringLiteral("ensemble")) || path.contains(QStringLiteral("five_dimensions")))
            && ended.err.trimmed() == QStringLiteral("Warning 1: dimension #1 (member) is not a Time dimension.");
        QVERIFY2(ended.code == 0 && (ended.err.isEmpty() || members), qPrintable(path + QLatin1Char('\n') + ended.err));
        QVERIFY2(ended.out.contains(QStringLiteral("STATISTICS_MEAN")), qPrintable(ended.out));
    }
}

/// Debian has no CF checker; these are the rules that readers depend on.
void InteroperabilityTest::cfRules()
{
    if (!pythonHas(QStringLiteral("netCDF4")))
        QSKIP("NOT TESTED: no netCDF4 for Python (Debian: python3-netcdf4).");
    const Ended ended = call(python(), QStringList{script("cf_rules.py")} + m_netCdf);
    QVERIFY2(ended.code == 0, qPrintable(ended.out + ended.err));
    // and the rules see what is wrong
    CubeSignature wrong = synthetic::regular(2, 4, 8);
    wrong.variables[0].standardName = QStringLiteral("pressure_of_my_own");
    wrong.variables[0].cellMethods = QStringLiteral("mean over time");
    wrong.variables[1].units = QStringLiteral("m");
    wrong.axes[1].positive.clear();
    const QString path = m_folder.filePath(QStringLiteral("wrong.nc"));
    QVERIFY(exportNetCdf(*synthetic::filled(wrong), path, QString()));
    const Ended broken = call(python(), {script("cf_rules.py"), path});
    QCOMPARE(broken.code, 1);
    for (const char* breach : {"msl: standard_name 'pressure_of_my_own'", "msl: cell_methods 'mean over time'", "t: units 'm' of air_temperature",
             "level: a vertical axis without positive", "history has no time"})
        QVERIFY2(broken.out.contains(QLatin1String(breach)), qPrintable(broken.out));
}

void InteroperabilityTest::qgis()
{
    if (!pythonHas(QStringLiteral("qgis.core")))
        QSKIP("NOT TESTED: no QGIS for Python (Debian: python3-qgis). GDAL's netCDF driver, through which QGIS reads, is tested.");
    const QString code = QStringLiteral("from qgis.core import QgsApplication, QgsRasterLayer\n"
                                        "import os, sys\n"
                                        "QgsApplication.setPrefixPath('/usr', True)\n"
                                        "app = QgsApplication([], False); app.initQgis()\n"
                                        "bad = 0\n"
                                        "for a in sys.argv[1:]:\n"
                                        "    layer = QgsRasterLayer('NETCDF:\"%s\":%s' % tuple(a.split('|')), 'x', 'gdal')\n"
                                        "    good = layer.isValid() and (layer.crs().isValid() or not 'lambert' in a)\n"
                                        "    bad += not good\n"
                                        "    print(a, layer.isValid(), layer.crs().isValid(), layer.bandCount(), flush=True)\n"
                                        "os._exit(bad)\n");
    QStringList arguments{QStringLiteral("-c"), code};
    for (const QString& file : m_netCdf)
        if (!file.contains(QStringLiteral("stations"))) // no raster
            arguments.append(file + QLatin1Char('|') + m_cubes.at(file)->signature().variables[0].name);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const Ended ended = call(python(), arguments);
    QVERIFY2(ended.code == 0 && ended.out.count(QLatin1Char('\n')) == arguments.size() - 2, qPrintable(ended.out + ended.err));
}

QTEST_GUILESS_MAIN(InteroperabilityTest)
#include "interoperability_test.moc"
