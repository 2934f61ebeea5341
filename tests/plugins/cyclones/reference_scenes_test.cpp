// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube.h"
#include "tests/plugins/cyclones/cyclone_chain.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <cstdio>

using namespace terrella;
using namespace terrella::test;

namespace {

QString sampleData(const QString& path)
{
    return qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data")) + QLatin1Char('/') + path;
}

QStringList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    if (!lines.isEmpty() && lines.back().isEmpty())
        lines.removeLast();
    return lines;
}

/// As printf writes them: QString::asprintf rounds halves another way.
QString degreesText(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%3.6f", value);
    return QString::fromLatin1(text);
}
QString valueText(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%3.6e", value);
    return QString::fromLatin1(text);
}

/// A row as DetectNodes and StitchNodes print it: i, j, lon, lat, then msl, wind, zs.
QString rowText(const Features& table, std::size_t row)
{
    QStringList parts{QString::number((*table.integers(QStringLiteral("i")))[row]), QString::number((*table.integers(QStringLiteral("j")))[row]),
        degreesText(table.lon[row]), degreesText(table.lat[row])};
    for (const char* column : {"msl", "wind", "zs"})
        parts.append(valueText((*table.reals(QLatin1String(column)))[row]));
    return parts.join(QLatin1Char('\t'));
}

QString timeText(double seconds, Calendar calendar)
{
    const DateTime t = fromSeconds(seconds, calendar);
    return QStringLiteral("%1\t%2\t%3\t%4").arg(t.year).arg(t.month).arg(t.day).arg(t.hour);
}

} // namespace

/// The candidates and tracks of TempestExtremes (2026-02) on two scenes of known storms, digit for digit.
class ReferenceScenesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void giveTempestExtremesCandidatesAndTracks_data()
    {
        QTest::addColumn<QString>("scene");
        QTest::newRow("a: 2 degrees, north first, standard calendar") << QStringLiteral("scene_a");
        QTest::newRow("b: south first, 360_day calendar") << QStringLiteral("scene_b");
    }
    void giveTempestExtremesCandidatesAndTracks()
    {
        QFETCH(QString, scene);
        const QString base = sampleData(QStringLiteral("cyclones/reference/")) + scene;
        if (!QFile::exists(base + QStringLiteral(".nc")))
            QSKIP("REFERENCE SCENES ARE ABSENT: set TERRELLA_SAMPLE_DATA to the folder of the sample data.");
        const auto cube = openCube({base + QStringLiteral(".nc")});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        CycloneChain chain;
        const auto done = chain.follow(*cube);
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));

        const Features& candidates = *chain.candidates;
        const std::vector<double>& times = timesOf(candidates);
        QStringList found;
        for (std::size_t row = 0; row < candidates.rowCount(); ++row) {
            if (row == 0 || times[row] != times[row - 1])
                found.append(QStringLiteral("@") + timeText(times[row], candidates.info.calendar));
            found.append(rowText(candidates, row));
        }
        QStringList expected;
        for (const QString& line : linesOf(base + QStringLiteral(".candidates.txt"))) {
            const QStringList parts = line.trimmed().split(QLatin1Char('\t'));
            if (line.startsWith(QLatin1Char('\t')))
                expected.append(parts.join(QLatin1Char('\t')));
            else if (parts.value(3) != QLatin1String("0"))
                expected.append(QStringLiteral("@%1\t%2\t%3\t%4").arg(parts.value(0), parts.value(1), parts.value(2), parts.value(4)));
        }
        QVERIFY(expected.size() > 100);
        QCOMPARE(found, expected);

        const Features& tracks = *chain.tracks;
        QStringList foundTracks;
        for (const auto& [id, rows] : rowsByTrack(tracks)) {
            foundTracks.append(QStringLiteral("start\t%1\t%2").arg(rows.size()).arg(timeText(timesOf(tracks)[rows.front()], tracks.info.calendar)));
            for (const std::size_t row : rows)
                foundTracks.append(rowText(tracks, row) + QLatin1Char('\t') + timeText(timesOf(tracks)[row], tracks.info.calendar));
        }
        QStringList expectedTracks;
        for (const QString& line : linesOf(base + QStringLiteral(".tracks.txt")))
            expectedTracks.append(line.trimmed());
        QVERIFY(expectedTracks.size() > 100);
        QCOMPARE(foundTracks, expectedTracks);
    }

    /// A WRF run of Hurricane Katrina on a mesh that moves: the lowest pressures lie where the file has them.
    void findKatrinaOnAMovingMesh()
    {
        const QString path = sampleData(QStringLiteral("tc_fields/katrina_wrf_20050828_4x3h.nc"));
        if (!QFile::exists(path))
            QSKIP("SAMPLE DATA ARE ABSENT: set TERRELLA_SAMPLE_DATA to their folder.");
        const auto cube = openCube({path});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        CycloneChain chain;
        const auto done = chain.follow(
            *cube, {{QStringLiteral("warm_core"), false}}, {{QStringLiteral("thresholds"), QJsonArray{}}, {QStringLiteral("min_duration"), 6}});
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        struct Known {
            double lat, lon, hPa;
        };
        const std::vector<Known> known{{25.67, -87.61, 942.7}, {25.92, -87.97, 939.2}, {26.40, -88.42, 939.4}, {26.64, -88.87, 938.5}};
        QCOMPARE(chain.tracks->rowCount(), known.size());
        for (std::size_t k = 0; k < known.size(); ++k) {
            QVERIFY(std::abs(chain.tracks->lat[k] - known[k].lat) < 0.006);
            QVERIFY(std::abs(chain.tracks->lon[k] - known[k].lon) < 0.006);
            QVERIFY(std::abs((*chain.tracks->reals(QStringLiteral("PSFC")))[k] / 100.0 - known[k].hPa) < 0.06);
        }
    }

    /// Two cyclones of the eastern Pacific in a GRIB 1 forecast, by default parameters except the contour's radius on 2.5 degrees.
    void findJovaAndIrwinInGrib()
    {
        const QString path = sampleData(QStringLiteral("tc_fields/gfs_20111008_f072_global_2p5.grb1"));
        if (!QFile::exists(path))
            QSKIP("SAMPLE DATA ARE ABSENT: set TERRELLA_SAMPLE_DATA to their folder.");
        const auto cube = openCube({path});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        CycloneChain chain;
        const auto done = chain.follow(*cube, {{QStringLiteral("region"), QJsonArray{-130, 5, -90, 30}}, {QStringLiteral("contour_radius"), 7.5}},
            {{QStringLiteral("thresholds"), QJsonArray{}}});
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(chain.candidates->rowCount(), std::size_t{2});
        const auto west
            = [&](std::size_t row) { return chain.candidates->lon[row] < 0.0 ? chain.candidates->lon[row] : chain.candidates->lon[row] - 360.0; };
        QCOMPARE(west(0), -117.5);
        QCOMPARE(west(1), -105.0);
        QCOMPARE(chain.candidates->lat, (std::vector<double>{17.5, 17.5}));
        QVERIFY(std::abs((*chain.candidates->reals(QStringLiteral("msl")))[1] / 100.0 - 990.0) < 0.5);
    }

    /// ERA5 on 2.5 degrees: two southern lows where the data have them.
    void findDeepLowsOfEra5()
    {
        const QString path = sampleData(QStringLiteral("tc_fields/era5_msl_2p5_6h_20251201-20260114.zarr"));
        if (!QFile::exists(path))
            QSKIP("SAMPLE DATA ARE ABSENT: set TERRELLA_SAMPLE_DATA to their folder.");
        const auto cube = openCube({path});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        CycloneChain chain;
        const auto done = chain.follow(
            *cube, {{QStringLiteral("warm_core"), false}, {QStringLiteral("contour_radius"), 7.5}}, {{QStringLiteral("thresholds"), QJsonArray{}}});
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        struct Known {
            double lon, lat, hPa;
            DateTime time;
        };
        for (const Known& known : {Known{95.0, -15.0, 994.0, {2026, 1, 6, 0, 0, 0.0}}, Known{147.5, -20.0, 992.0, {2026, 1, 11, 0, 0, 0.0}}}) {
            std::size_t hits = 0;
            for (std::size_t row = 0; row < chain.tracks->rowCount(); ++row) {
                hits += timesOf(*chain.tracks)[row] == toSeconds(known.time, chain.tracks->info.calendar) && chain.tracks->lon[row] == known.lon
                    && chain.tracks->lat[row] == known.lat && std::abs((*chain.tracks->reals(QStringLiteral("msl")))[row] / 100.0 - known.hPa) < 0.6;
            }
            QCOMPARE(hits, std::size_t{1});
        }
    }

    /// The blizzard of January 1996 as the example follows it: at each time the lowest pressure of the data near its path.
    void followTheBlizzardOf1996()
    {
        const QString folder = QStringLiteral("/usr/share/ncarg/data/cdf/");
        if (!QFile::exists(folder + QStringLiteral("Pstorm.cdf")))
            QSKIP("DEBIAN'S PACKAGE libncarg-data IS NOT INSTALLED.");
        const auto example = readJsonFile(QStringLiteral(TERRELLA_SOURCE_DIR "/resources/examples/storm-1996.terrella"));
        QVERIFY(example);
        QJsonObject detection, stitching, opening;
        for (const QJsonValue& node : example->value(QStringLiteral("nodes")).toArray()) {
            const QString module = node[QStringLiteral("module")].toString();
            const QJsonObject parameters = node[QStringLiteral("parameters")].toObject();
            (module == QLatin1String("data.open")                           ? opening
                    : module == QLatin1String("cyclones.detect_candidates") ? detection
                                                                            : stitching)
                = parameters;
        }
        OpenOptions options;
        for (const QJsonValue& text : opening.value(QStringLiteral("assume_units")).toArray())
            options.units[text.toString().section(QLatin1Char('='), 0, 0)] = text.toString().section(QLatin1Char('='), 1);
        const auto cube = openCube(
            {folder + QStringLiteral("Pstorm.cdf"), folder + QStringLiteral("Ustorm.cdf"), folder + QStringLiteral("Vstorm.cdf")}, options);
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        CycloneChain chain;
        const auto done = chain.follow(*cube, detection, stitching);
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));

        const auto tracks = rowsByTrack(*chain.tracks);
        const double landfall = toSeconds({1996, 1, 8, 0, 0, 0.0}, chain.tracks->info.calendar);
        qint64 blizzard = 0;
        for (const auto& [id, rows] : tracks) {
            for (const std::size_t row : rows) {
                if (timesOf(*chain.tracks)[row] == landfall && chain.tracks->lat[row] < 40.0)
                    blizzard = id;
            }
        }
        QVERIFY(blizzard > 0);
        const CubeSignature& signature = (*cube)->signature();
        const int pressure = signature.find(QStringLiteral("p"));
        const Grid& grid = *signature.gridOf(signature.variables[static_cast<std::size_t>(pressure)]);
        const Axis& time = *signature.axisOf(signature.variables[static_cast<std::size_t>(pressure)], AxisKind::Time);
        QVERIFY(tracks.at(blizzard).size() >= 8);
        for (const std::size_t row : tracks.at(blizzard)) {
            const auto step = static_cast<std::size_t>(std::ranges::find(time.values, timesOf(*chain.tracks)[row]) - time.values.begin());
            std::vector<float> field(grid.size());
            QVERIFY((*cube)->readField(pressure, step, 0, field));
            float lowest = std::numeric_limits<float>::infinity();
            for (std::size_t cell = 0; cell < field.size(); ++cell) {
                const LatLon at = grid.at(cell / grid.nx, cell % grid.nx);
                if (cyclones::greatCircleDeg(at.lon, at.lat, chain.tracks->lon[row], chain.tracks->lat[row]) < 4.0)
                    lowest = std::min(lowest, field[cell]);
            }
            QCOMPARE((*chain.tracks->reals(QStringLiteral("p")))[row], static_cast<double>(lowest));
        }
    }
};

QTEST_GUILESS_MAIN(ReferenceScenesTest)
#include "reference_scenes_test.moc"
