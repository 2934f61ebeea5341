// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/features.h"

#include "pipelines/core/json.h"
#include "pipelines/data/track_lines.h"
#include "tests/data/full_disk.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

Q_DECLARE_METATYPE(terrella::Features)

using namespace terrella;

namespace {

constexpr qint64 missingInteger = std::numeric_limits<qint64>::min();

/// Two tracks over the dateline, every kind of column, some missing.
Features tracks(Calendar calendar, double west = 0.0)
{
    Features f;
    f.info.geometry = GeometryKind::Point;
    f.info.featureType = QStringLiteral("trajectory");
    f.info.calendar = calendar;
    f.info.attributes.insert(QStringLiteral("source"), QStringLiteral("made in a test"));
    f.lon = {170.25 + west, 179.5 + west, 188.75 + west, 10.1 + west, 359.9 + west};
    f.lat = {10.0, 12.0, 14.5, -20.3, -21.7};
    f.addColumn({QStringLiteral("track_id"), ColumnType::Integer, {}, {}, QStringLiteral("number of the track"), QStringLiteral("trajectory_id")});
    f.addColumn({QStringLiteral("time"), ColumnType::Time, QStringLiteral("time"), {}, {}, {}});
    f.addColumn({QStringLiteral("msl"), ColumnType::Real, QStringLiteral("air_pressure_at_mean_sea_level"), QStringLiteral("Pa"),
        QStringLiteral("pressure of the centre"), {}});
    f.addColumn({QStringLiteral("name"), ColumnType::Text, {}, {}, {}, {}});
    f.addColumn({QStringLiteral("count"), ColumnType::Integer, {}, QStringLiteral("1"), {}, {}});
    f.columns[0].integer = {7, 7, 7, 9, 9};
    const double start = toSeconds({2000, 2, 28, 18, 0, 0}, calendar);
    f.columns[1].real = {start, start + 21'600, start + 43'200.25, start + 64'800, std::nan("")};
    f.columns[2].real = {100'812.123456789, std::nan(""), 98'000, 1.0 / 3.0, -1e-300};
    f.columns[3].text = {QStringLiteral("Ørsted, \"the\" one"), QString(), QStringLiteral(""), QStringLiteral("two\nlines"), QStringLiteral("12")};
    f.columns[4].integer = {1, missingInteger, -3, std::numeric_limits<qint64>::max(), 0};
    f.info.rows = 5;
    return f;
}

Features polygons()
{
    Features f;
    f.info.geometry = GeometryKind::Polygon;
    // POLYGON((0 0, 2 0, 2 1, 0 0)), little endian
    QByteArray wkb = QByteArray::fromHex("010300000001000000"
                                         "04000000");
    for (const double v : {0.0, 0.0, 2.0, 0.0, 2.0, 1.0, 0.0, 0.0})
        wkb += QByteArray(reinterpret_cast<const char*>(&v), 8);
    f.wkb = {wkb, wkb};
    f.addColumn({QStringLiteral("area"), ColumnType::Real, {}, QStringLiteral("km2"), {}, {}});
    f.columns[0].real = {1.5, 2.5};
    f.info.rows = 2;
    return f;
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

/// Empty where the tables are equal.
QString difference(const Features& a, const Features& b)
{
    if (a.info.geometry != b.info.geometry || a.info.featureType != b.info.featureType || a.info.calendar != b.info.calendar
        || a.info.attributes != b.info.attributes || a.info.rows != b.info.rows)
        return QStringLiteral("what the table is");
    if (a.info.columns != b.info.columns)
        return QStringLiteral("columns");
    if (a.lon.size() != b.lon.size() || a.wkb != b.wkb)
        return QStringLiteral("geometry");
    for (std::size_t i = 0; i < a.lon.size(); ++i)
        if (!same(a.lon[i], b.lon[i]) || !same(a.lat[i], b.lat[i]))
            return QStringLiteral("position %1: %2").arg(i).arg(b.lon[i], 0, 'g', 17);
    for (std::size_t c = 0; c < a.columns.size(); ++c) {
        if (a.columns[c].integer != b.columns[c].integer || a.columns[c].real.size() != b.columns[c].real.size()
            || a.columns[c].text.size() != b.columns[c].text.size())
            return QStringLiteral("column %1").arg(a.info.columns[c].name);
        for (std::size_t i = 0; i < a.columns[c].real.size(); ++i)
            if (!same(a.columns[c].real[i], b.columns[c].real[i]))
                return QStringLiteral("%1[%2]: %3").arg(a.info.columns[c].name).arg(i).arg(b.columns[c].real[i], 0, 'g', 17);
        for (std::size_t i = 0; i < a.columns[c].text.size(); ++i)
            if (a.columns[c].text[i] != b.columns[c].text[i] || a.columns[c].text[i].isNull() != b.columns[c].text[i].isNull())
                return QStringLiteral("%1[%2]: %3").arg(a.info.columns[c].name).arg(i).arg(b.columns[c].text[i]);
    }
    return {};
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

class FeaturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tableInMemory();
    void geoPackageKeepsEverything_data();
    void geoPackageKeepsEverything();
    void geoPackageHasTheSameBytes();
    void geoPackageHasLinesForPrograms();
    void linesSplitAtTheDateline();
    void geoJsonIsStandard();
    void csvIsPlain();
    void readsForeignCsv();
    void readsTheDimensionsOfUnknownFiles();
    void manyRows();
    void refuses();
    void fullDisk();
};

void FeaturesTest::tableInMemory()
{
    Features f = tracks(Calendar::Standard);
    QVERIFY(f.checkConsistent());
    QCOMPARE(f.rowCount(), std::size_t{5});
    const int extra = f.addColumn({QStringLiteral("wind"), ColumnType::Real, {}, QStringLiteral("m s-1"), {}, {}});
    QCOMPARE(f.columns[static_cast<std::size_t>(extra)].real.size(), std::size_t{5});
    QVERIFY(std::isnan(f.columns[static_cast<std::size_t>(extra)].real[4]));
    const int number = f.addColumn({QStringLiteral("n"), ColumnType::Integer, {}, {}, {}, {}});
    QCOMPARE(f.columns[static_cast<std::size_t>(number)].integer[0], missingInteger);
    QVERIFY(f.reals(QStringLiteral("msl")) && f.reals(QStringLiteral("time")) && f.integers(QStringLiteral("track_id")));
    QVERIFY(!f.reals(QStringLiteral("track_id")) && !f.integers(QStringLiteral("msl")) && !f.reals(QStringLiteral("nothing")));
    f.columns[2].real.pop_back();
    QCOMPARE(f.checkConsistent().error().message, QStringLiteral("The column 'msl' has 4 values for 5 rows."));
    f.columns[2].real.push_back(0);
    f.lat.pop_back();
    QCOMPARE(f.checkConsistent().error().message, QStringLiteral("The table has 5 longitudes and 4 latitudes."));
    Features twice;
    twice.addColumn({QStringLiteral("a"), ColumnType::Real, {}, {}, {}, {}});
    twice.addColumn({QStringLiteral("a"), ColumnType::Text, {}, {}, {}, {}});
    QCOMPARE(twice.checkConsistent().error().message, QStringLiteral("Two columns are named 'a'."));
    QCOMPARE(polygons().rowCount(), std::size_t{2});
}

void FeaturesTest::geoPackageKeepsEverything_data()
{
    QTest::addColumn<Features>("table");
    QTest::newRow("standard") << tracks(Calendar::Standard);
    QTest::newRow("proleptic") << tracks(Calendar::ProlepticGregorian);
    QTest::newRow("360_day") << tracks(Calendar::Days360);
    QTest::newRow("noleap") << tracks(Calendar::NoLeap);
    QTest::newRow("both sides of Greenwich") << tracks(Calendar::Standard, -360.0);
    QTest::newRow("polygons") << polygons();
    Features fine = tracks(Calendar::Standard);
    fine.columns[1].real[0] += 1e-6; // finer than a date of a GeoPackage
    QTest::newRow("microseconds") << fine;
    Features early = tracks(Calendar::Standard);
    early.columns[1].real[0] = toSeconds({1500, 2, 29, 0, 0, 0}, Calendar::Standard); // no date to anybody else
    QTest::newRow("Julian days") << early;
    Features none;
    none.info.rows = 3;
    none.addColumn({QStringLiteral("skill"), ColumnType::Real, {}, QStringLiteral("1"), {}, {}});
    none.columns[0].real = {0.5, 0.25, std::nan("")};
    QTest::newRow("no geometry") << none;
    Features empty = tracks(Calendar::Standard);
    empty.lon.clear();
    empty.lat.clear();
    for (ColumnValues& c : empty.columns)
        c = {};
    empty.info.rows = 0;
    QTest::newRow("no rows") << empty;
    Features lost = tracks(Calendar::Standard);
    lost.lon[1] = lost.lat[1] = std::nan("");
    QTest::newRow("a point without place") << lost;
}

void FeaturesTest::geoPackageKeepsEverything()
{
    QFETCH(Features, table);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.gpkg"));
    const auto done = writeFeatures(table, path);
    QVERIFY2(done, done ? "" : qPrintable(done.error().message + done.error().trail.join(QLatin1Char('\n'))));
    const auto back = readFeatures(path);
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(difference(table, **back), QString());
    const auto info = describeFeatures(path);
    QVERIFY(info);
    QVERIFY(**info == (*back)->info);
    QVERIFY(writeFeatures(table, path)); // replaces the old one
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{QStringLiteral("a.gpkg")});
}

void FeaturesTest::geoPackageHasTheSameBytes()
{
    QTemporaryDir folder;
    QVERIFY(writeFeatures(tracks(Calendar::Standard), folder.filePath(QStringLiteral("a.gpkg"))));
    QTest::qSleep(1100); // a second later
    QVERIFY(writeFeatures(tracks(Calendar::Standard), folder.filePath(QStringLiteral("b.gpkg"))));
    const QByteArray bytes = bytesOf(folder.filePath(QStringLiteral("a.gpkg")));
    QVERIFY(bytes.size() > 10'000);
    QVERIFY(bytes == bytesOf(folder.filePath(QStringLiteral("b.gpkg"))));
}

void FeaturesTest::geoPackageHasLinesForPrograms()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.gpkg"));
    QVERIFY(writeFeatures(tracks(Calendar::Standard), path));
    const auto lines = readFeatures(path, QStringLiteral("tracks"));
    QVERIFY2(lines, lines ? "" : qPrintable(lines.error().message));
    QCOMPARE((*lines)->rowCount(), std::size_t{2});
    QCOMPARE(*(*lines)->integers(QStringLiteral("track_id")), (std::vector<qint64>{7, 9}));
    QCOMPARE(*(*lines)->integers(QStringLiteral("points")), (std::vector<qint64>{3, 2}));
    QVERIFY((*lines)->info.geometry == GeometryKind::Line);
    const std::vector<double>* start = (*lines)->reals(QStringLiteral("start"));
    QVERIFY(start);
    QCOMPARE(start->front(), toSeconds({2000, 2, 28, 18, 0, 0}, Calendar::Standard));
    const auto missing = readFeatures(path, QStringLiteral("eddies"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().message, QStringLiteral("No layer 'eddies' in '%1'; it has: track_points, tracks.").arg(path));
    // other programs see points between -180 and 180
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const double western = 188.75 - 360.0;
    QVERIFY(file.readAll().contains(QByteArray(reinterpret_cast<const char*>(&western), 8)));
}

void FeaturesTest::linesSplitAtTheDateline()
{
    const std::vector<TrackLine> lines = trackLines(tracks(Calendar::Standard));
    QCOMPARE(lines.size(), std::size_t{2});
    QCOMPARE(lines[0].parts.size(), std::size_t{2});
    QCOMPARE(lines[0].parts[0].back().lon, 180.0);
    QCOMPARE(lines[0].parts[1].front().lon, -180.0);
    const double lat = 12.0 + 2.5 * (0.5 / 9.25);
    QVERIFY(std::abs(lines[0].parts[0].back().lat - lat) < 1e-12);
    QCOMPARE(lines[0].parts[1].back().lon, 188.75 - 360.0);
    QCOMPARE(lines[1].parts.size(), std::size_t{1}); // 10.1 to 359.9 goes over Greenwich
    Features west = tracks(Calendar::Standard);
    west.lon = {-170, -180, 175, 0, 0};
    const std::vector<TrackLine> westward = trackLines(west);
    QCOMPARE(westward[0].parts.size(), std::size_t{2});
    QCOMPARE(westward[0].parts[1].front().lon, 180.0);
    Features none = tracks(Calendar::Standard);
    none.info.columns[0].cfRole.clear();
    none.info.columns[0].name = QStringLiteral("id");
    QVERIFY(trackLines(none).empty());
}

void FeaturesTest::geoJsonIsStandard()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.geojson"));
    const Features table = tracks(Calendar::Standard);
    const auto done = writeFeatures(table, path);
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    const auto json = readJsonFile(path);
    QVERIFY2(json, json ? "" : qPrintable(json.error().message));
    QVERIFY(!json->contains(QLatin1String("crs"))); // RFC 7946, section 4
    const QJsonArray rows = json->value(QLatin1String("features")).toArray();
    QCOMPARE(rows.size(), 5);
    const QJsonObject properties = rows.at(0).toObject().value(QLatin1String("properties")).toObject();
    QCOMPARE(properties.value(QLatin1String("time")).toString(), QStringLiteral("2000-02-28T18:00:00Z"));
    QCOMPARE(properties.value(QLatin1String("msl")).toDouble(), 100'812.123456789);
    const QJsonArray third = rows.at(2).toObject().value(QLatin1String("geometry")).toObject().value(QLatin1String("coordinates")).toArray();
    QCOMPARE(third, (QJsonArray{-171.25, 14.5}));
    const auto back = readFeatures(path);
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE((*back)->rowCount(), std::size_t{5});
    QVERIFY((*back)->info.columns[1].type == ColumnType::Time);
    QCOMPARE((*back)->columns[1].real[2], table.columns[1].real[2]);
    QCOMPARE((*back)->columns[0].integer, table.columns[0].integer);
    QVERIFY(std::isnan((*back)->columns[2].real[1]));
    // 30 February has no zone and stays text to others
    const QString odd = folder.filePath(QStringLiteral("b.geojson"));
    Features strange = tracks(Calendar::Days360);
    strange.columns[1].real[0] = toSeconds({2000, 2, 30, 0, 0, 0}, Calendar::Days360);
    QVERIFY(writeFeatures(strange, odd));
    QVERIFY(bytesOf(odd).contains("\"2000-02-30T00:00:00\""));
}

void FeaturesTest::csvIsPlain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    const Features table = tracks(Calendar::Standard);
    QVERIFY(writeFeatures(table, path));
    const QList<QByteArray> lines = bytesOf(path).split('\n');
    QCOMPARE(lines.at(0), QByteArray("lon,lat,track_id,time,msl,name,count"));
    QCOMPARE(lines.at(1), QByteArray("170.25,10,7,2000-02-28T18:00:00,100812.123456789,\"Ørsted, \"\"the\"\" one\",1"));
    QCOMPARE(lines.at(2), QByteArray("179.5,12,7,2000-02-29T00:00:00,,,"));
    QCOMPARE(lines.at(3), QByteArray("188.75,14.5,7,2000-02-29T06:00:00.25,98000,\"\",-3"));
    const auto back = readFeatures(path);
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE((*back)->lon, table.lon);
    QCOMPARE((*back)->lat, table.lat);
    QCOMPARE((*back)->columns.size(), table.columns.size());
    QCOMPARE((*back)->columns[0].integer, table.columns[0].integer);
    QCOMPARE((*back)->columns[1].real[2], table.columns[1].real[2]);
    QCOMPARE((*back)->columns[2].real[3], table.columns[2].real[3]);
    QVERIFY(std::isnan((*back)->columns[2].real[1]));
    QCOMPARE((*back)->columns[3].text[0], table.columns[3].text[0]);
    QCOMPARE((*back)->columns[3].text[3], table.columns[3].text[3]);
    QVERIFY(writeFeatures(polygons(), folder.filePath(QStringLiteral("p.csv"))));
    const auto shapes = readFeatures(folder.filePath(QStringLiteral("p.csv")));
    QVERIFY2(shapes, shapes ? "" : qPrintable(shapes.error().message));
    QVERIFY((*shapes)->info.geometry == GeometryKind::Polygon);
    QCOMPARE((*shapes)->wkb, polygons().wkb);
}

void FeaturesTest::readsForeignCsv()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("stations.csv"));
    QVERIFY(put(path,
        "Station,LATITUDE,Longitude,date,t2m,n,wind,word\n"
        "Aachen,50.78,6.1,2001-07-01 12:00:00,291.5,3,NA,NA\nBonn,50.7,7.15,2001-07-01 15:00:00,,4,3.5,calm\n"));
    const auto table = readFeatures(path);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QVERIFY((*table)->info.geometry == GeometryKind::Point);
    QCOMPARE((*table)->lon, (std::vector<double>{6.1, 7.15}));
    QCOMPARE((*table)->lat, (std::vector<double>{50.78, 50.7}));
    QCOMPARE((*table)->columns.size(), std::size_t{6});
    QVERIFY(std::isnan((*table)->columns[4].real[0])); // R's word for it
    QCOMPARE((*table)->columns[4].real[1], 3.5);
    QCOMPARE((*table)->columns[5].text, (std::vector<QString>{QStringLiteral("NA"), QStringLiteral("calm")}));
    QVERIFY((*table)->info.columns[1].type == ColumnType::Time);
    QCOMPARE((*table)->columns[1].real[1], toSeconds({2001, 7, 1, 15, 0, 0}, Calendar::Standard));
    QCOMPARE((*table)->columns[2].real[0], 291.5);
    QVERIFY(std::isnan((*table)->columns[2].real[1]));
    QCOMPARE((*table)->columns[3].integer, (std::vector<qint64>{3, 4}));
    const auto info = describeFeatures(path);
    QVERIFY(info);
    QCOMPARE((*info)->rows, std::optional<qint64>(2));
    QVERIFY(**info == (*table)->info);
}

void FeaturesTest::readsTheDimensionsOfUnknownFiles()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.geojson"));
    QVERIFY(put(path, R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"a","deep":1.5},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}},
        {"type":"Feature","properties":{"name":null,"deep":null},"geometry":{"type":"LineString","coordinates":[[0,0],[1,2]]}}]})"));
    const auto table = readFeatures(path);
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QVERIFY((*table)->info.geometry == GeometryKind::Line);
    QCOMPARE((*table)->rowCount(), std::size_t{2});
    QCOMPARE((*table)->wkb[0].size(), qsizetype{1 + 4 + 4 + 32});
    QVERIFY((*table)->columns[0].text[1].isNull());
}

void FeaturesTest::manyRows()
{
    constexpr std::size_t rows = 200'000;
    Features f;
    f.info.geometry = GeometryKind::Point;
    f.info.featureType = QStringLiteral("point");
    for (std::size_t i = 0; i < rows; ++i) {
        f.lon.push_back(static_cast<double>(i % 3600) / 10.0);
        f.lat.push_back(static_cast<double>(i % 1800) / 10.0 - 90.0);
    }
    f.addColumn({QStringLiteral("time"), ColumnType::Time, {}, {}, {}, {}});
    f.addColumn({QStringLiteral("i"), ColumnType::Integer, {}, {}, {}, {}});
    f.addColumn({QStringLiteral("msl"), ColumnType::Real, {}, QStringLiteral("Pa"), {}, {}});
    for (std::size_t i = 0; i < rows; ++i) {
        f.columns[0].real[i] = 3600.0 * static_cast<double>(i);
        f.columns[1].integer[i] = static_cast<qint64>(i);
        f.columns[2].real[i] = 1e5 + static_cast<double>(i) * 0.1;
    }
    f.info.rows = static_cast<qint64>(rows);
    QTemporaryDir folder;
    QElapsedTimer timer;
    for (const char* name : {"a.gpkg", "a.csv"}) {
        const QString path = folder.filePath(QLatin1String(name));
        timer.start();
        QVERIFY(writeFeatures(f, path));
        const qint64 written = timer.restart();
        const auto back = readFeatures(path);
        QVERIFY(back);
        qInfo(
            "%s: %zu rows written in %lld ms, read in %lld ms", name, rows, static_cast<long long>(written), static_cast<long long>(timer.elapsed()));
        QCOMPARE((*back)->rowCount(), rows);
        QVERIFY((*back)->columns[2].real == f.columns[2].real);
        QVERIFY((*back)->columns[0].real == f.columns[0].real);
        QVERIFY((*back)->lon == f.lon);
    }
}

void FeaturesTest::refuses()
{
    QTemporaryDir folder;
    const auto absent = readFeatures(folder.filePath(QStringLiteral("none.gpkg")));
    QVERIFY(!absent);
    QCOMPARE(absent.error().code, ErrorCode::NotFound);
    QVERIFY(put(folder.filePath(QStringLiteral("text.gpkg")), "this is no GeoPackage"));
    const auto text = readFeatures(folder.filePath(QStringLiteral("text.gpkg")));
    QVERIFY(!text);
    QCOMPARE(text.error().code, ErrorCode::Unreadable);
    QVERIFY2(text.error().message.contains(QStringLiteral("text.gpkg' is not a table")), qPrintable(text.error().message));
    const Features table = tracks(Calendar::Standard);
    const QString odd = folder.filePath(QStringLiteral("a.docx"));
    QCOMPARE(writeFeatures(table, odd).error().message,
        QStringLiteral("A table cannot be written as '%1'; the name must end in .gpkg, .geojson or .csv.").arg(odd));
    QVERIFY(put(folder.filePath(QStringLiteral("file")), "x"));
    for (const char* name : {"file/a.gpkg", "file/a.csv", "file/a.geojson"}) {
        const auto done = writeFeatures(table, folder.filePath(QLatin1String(name)));
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Disk);
    }
    Features broken = table;
    broken.columns[0].integer.pop_back();
    QVERIFY(!writeFeatures(broken, folder.filePath(QStringLiteral("b.gpkg"))));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("b.gpkg"))));
}

void FeaturesTest::fullDisk()
{
    QTemporaryDir folder;
    Features big;
    big.info.geometry = GeometryKind::Point;
    big.lon.assign(50'000, 1.5);
    big.lat.assign(50'000, 2.5);
    big.addColumn({QStringLiteral("x"), ColumnType::Real, {}, {}, {}, {}});
    big.columns[0].real.assign(50'000, 0.1234567890123);
    const auto check = [&](const QString& place, const char* name) {
        const QString path = place + QLatin1Char('/') + QLatin1String(name);
        const auto done = writeFeatures(big, path);
        QVERIFY2(!done, name);
        QCOMPARE(done.error().code, ErrorCode::Disk);
        QVERIFY2(done.error().message.contains(path), qPrintable(done.error().message));
        QVERIFY2(done.error().message.contains(QStringLiteral("free there")),
            qPrintable(done.error().message + done.error().trail.join(QLatin1Char('\n'))));
        QVERIFY(QDir(place).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    };
    for (const char* name : {"a.gpkg", "a.csv", "a.geojson"}) {
        const FileSizeLimit limit(600'000);
        check(folder.path(), name);
    }
    FullDisk disk;
    if (!disk.mount(600'000))
        QSKIP("NOT TESTED: a small file system cannot be mounted here; that needs root. The test with a limit on file sizes has run.");
    for (const char* name : {"a.gpkg", "a.csv", "a.geojson"})
        check(disk.path(), name);
}

QTEST_GUILESS_MAIN(FeaturesTest)
#include "features_test.moc"
