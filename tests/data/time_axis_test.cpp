// SPDX-License-Identifier: GPL-3.0-or-later
// Time coordinates of every kind, each in a small file made here.
#include "pipelines/data/cube.h"
#include "tests/data/grid_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using test::counted;
using test::GridFile;
using Type = GridFile::Type;

namespace {

QString message(const Result<std::shared_ptr<const Cube>>& result) { return result ? QStringLiteral("opened") : result.error().message; }

} // namespace

class TimeAxisTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    QString path(const QString& name) const { return m_dir.filePath(name); }

private Q_SLOTS:
    void calendars_data();
    void calendars();
    void timesOutOfOrder();
    void timesRepeated();
    void timesAsText();
    void timesAsDates();
    void plainHoursWithReference();
    void timeWithoutUnits();
    void scalarTime();
};

void TimeAxisTest::calendars_data()
{
    QTest::addColumn<QString>("calendar");
    QTest::addColumn<double>("day");
    QTest::addColumn<QString>("date");
    QTest::addRow("standard") << "standard" << 60.0 << "2000-03-01T00:00:00";
    QTest::addRow("none stated") << "" << 59.0 << "2000-02-29T00:00:00";
    QTest::addRow("noleap") << "noleap" << 59.0 << "2000-03-01T00:00:00";
    QTest::addRow("365_day") << "365_day" << 365.0 << "2001-01-01T00:00:00";
    QTest::addRow("360_day") << "360_day" << 59.0 << "2000-02-30T00:00:00";
    QTest::addRow("all_leap") << "366_day" << 366.0 << "2001-01-01T00:00:00";
    QTest::addRow("before the epoch") << "proleptic_gregorian" << -1.0 << "1999-12-31T00:00:00";
}

void TimeAxisTest::calendars()
{
    QFETCH(QString, calendar);
    QFETCH(double, day);
    QFETCH(QString, date);
    const QString file = path(QStringLiteral("calendar_%1.nc").arg(calendar));
    GridFile out(file);
    out.time({day, day + 1}, "days since 2000-01-01 00:00:00", calendar.toStdString());
    out.variable("v", {"time"}, Type::Float, {1, 2});
    out.close();
    const auto cube = openCube({file});
    QVERIFY2(cube, qPrintable(message(cube)));
    const Axis& axis = (*cube)->signature().axes.at(0);
    QCOMPARE(isoText(axis.values[0], axis.calendar), date);
    QCOMPARE(axis.timeUnits, QStringLiteral("days since 2000-01-01 00:00:00"));
}

void TimeAxisTest::timesOutOfOrder()
{
    GridFile out(path(QStringLiteral("unordered.nc")));
    out.time({0, 12, 6}, "hours since 2000-01-01");
    out.latLon({0, 1}, {0, 1});
    out.variable("v", {"time", "lat", "lon"}, Type::Float, counted(12));
    out.close();
    const auto cube = openCube({path(QStringLiteral("unordered.nc"))});
    QVERIFY(!cube);
    QCOMPARE(cube.error().code, ErrorCode::Unreadable);
    for (const char* part : {"unordered.nc", "out of order", "step 2 (2000-01-01T12:00:00)", "step 3 (2000-01-01T06:00:00)", "Sort"})
        QVERIFY2(cube.error().message.contains(QLatin1String(part)), qPrintable(cube.error().message));
}

void TimeAxisTest::timesRepeated()
{
    GridFile out(path(QStringLiteral("repeated.nc")));
    out.time({0, 6, 6}, "hours since 2000-01-01");
    out.latLon({0, 1}, {0, 1});
    out.variable("v", {"time", "lat", "lon"}, Type::Float, counted(12));
    out.close();
    const auto cube = openCube({path(QStringLiteral("repeated.nc"))});
    QVERIFY(!cube);
    QVERIFY2(cube.error().message.contains(QStringLiteral("steps 2 and 3 are both 2000-01-01T06:00:00")), qPrintable(cube.error().message));
}

void TimeAxisTest::timesAsText()
{
    GridFile out(path(QStringLiteral("times.zarr")), "Zarr");
    out.dimension("Time", 2);
    out.texts("Times", {"Time"}, {"2005-08-28_12:00:00", "2005-08-28_15:00:00"});
    out.variable("v", {"Time"}, Type::Float, {1, 2});
    out.close();
    const auto cube = openCube({path(QStringLiteral("times.zarr"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const Axis* time = (*cube)->signature().axisOf((*cube)->signature().variables[0], AxisKind::Time);
    QVERIFY(time);
    QCOMPARE(isoText(time->values[1], time->calendar), QStringLiteral("2005-08-28T15:00:00"));
}

void TimeAxisTest::timesAsDates()
{
    GridFile out(path(QStringLiteral("dates.nc")));
    out.dimension("time", 2);
    out.variable("time", {"time"}, Type::Int, {19990115, 19990215});
    out.variable("v", {"time"}, Type::Float, {1, 2});
    out.close();
    const auto cube = openCube({path(QStringLiteral("dates.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const Axis& axis = (*cube)->signature().axes.at(0);
    QVERIFY(axis.kind == AxisKind::Time);
    QCOMPARE(isoText(axis.values[1], axis.calendar), QStringLiteral("1999-02-15T00:00:00"));
}

void TimeAxisTest::plainHoursWithReference()
{
    GridFile out(path(QStringLiteral("hours.nc")));
    out.dimension("timestep", 3);
    out.variable("timestep", {"timestep"}, Type::Int, {0, 6, 12}, {{"units", "hours"}, {"reference_time", "1996 01 05 00:00"}});
    out.latLon({0, 1}, {0, 1});
    out.variable("p", {"timestep", "lat", "lon"}, Type::Float, counted(12));
    out.close();
    const auto cube = openCube({path(QStringLiteral("hours.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const Axis* time = (*cube)->signature().axisOf((*cube)->signature().variables[0], AxisKind::Time);
    QVERIFY(time);
    QCOMPARE(isoText(time->values[1], time->calendar), QStringLiteral("1996-01-05T06:00:00"));
}

void TimeAxisTest::timeWithoutUnits()
{
    GridFile out(path(QStringLiteral("bare.nc")));
    out.time({1, 2, 3}, "");
    out.latLon({0, 1}, {0, 1});
    out.variable("v", {"time", "lat", "lon"}, Type::Float, counted(12));
    out.close();
    const auto cube = openCube({path(QStringLiteral("bare.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QVERIFY(!signature.axisOf(signature.variables[0], AxisKind::Time)); // nothing is made up …
    QVERIFY(signature.axisOf(signature.variables[0], AxisKind::Other));
    QVERIFY(signature.attributes.value(QStringLiteral("reading_notes"))
                .toString()
                .contains(QStringLiteral("does not say from when"))); // … and it is said
}

void TimeAxisTest::scalarTime()
{
    GridFile out(path(QStringLiteral("scalar.nc")));
    out.latLon({0, 1}, {0, 1, 2});
    out.variable("valid_time", {}, Type::Double, {6}, {{"units", "hours since 2025-12-01"}, {"standard_name", "time"}});
    out.variable("pressure_level", {}, Type::Double, {850}, {{"units", "hPa"}});
    out.variable("vo", {"lat", "lon"}, Type::Float, counted(6), {{"units", "s-1"}});
    out.close();
    const auto cube = openCube({path(QStringLiteral("scalar.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    const Variable& vo = signature.variables.at(0);
    QCOMPARE(vo.name, QStringLiteral("vo"));
    QCOMPARE(signature.shapeOf(vo), (std::vector<std::size_t>{1, 1, 2, 3}));
    QCOMPARE(isoText(signature.axisOf(vo, AxisKind::Time)->values[0], Calendar::Standard), QStringLiteral("2025-12-01T06:00:00"));
    QCOMPARE(signature.axisOf(vo, AxisKind::Level)->values[0], 850.0);
    QCOMPARE(signature.axisOf(vo, AxisKind::Level)->positive, QStringLiteral("down"));
    std::vector<float> field(6);
    QVERIFY((*cube)->readField(0, 0, 0, field));
    QCOMPARE(field[5], 5.0f);
}

QTEST_GUILESS_MAIN(TimeAxisTest)
#include "time_axis_test.moc"
