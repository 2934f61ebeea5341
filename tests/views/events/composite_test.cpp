// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/earth_data.h"
#include "tests/views/events/storms.h"
#include "views/earth/geometry.h"
#include "views/events/event_composite.h"

#include <QTest>

#include <numeric>

using namespace terrella;
using namespace terrella::testing;
using namespace terrella::composite;

namespace {

constexpr double radians = M_PI / 180.0;

double distanceKm(double lonA, double latA, double lonB, double latB)
{
    return earthRadiusKm * 2.0 * std::asin(std::min(1.0, 0.5 * earth::length(earth::onSphere(lonA, latA) - earth::onSphere(lonB, latB))));
}

constexpr double scaleKm = 400.0; ///< of the vortex
double vortex(double rKm) { return std::exp(-(rKm / scaleKm) * (rKm / scaleKm)); }

/// A vortex that moves along a storm's track, on a global grid of `spacingDeg`; six-hourly like the storm.
std::shared_ptr<const Cube> movingVortex(const Storm& storm, double spacingDeg, const std::function<double(double r, double bearing)>& shape)
{
    auto cube = cubeOn(
        globalGrid(spacingDeg, 0.0, true, false),
        [&](double lon, double lat, std::size_t step) {
            const double cLon = storm.lon + storm.lonStep * static_cast<double>(step), cLat = storm.lat + storm.latStep * static_cast<double>(step);
            const double bearing = headingDeg(cLon, cLat, lon, lat);
            return shape(distanceKm(cLon, cLat, lon, lat), std::isnan(bearing) ? 0.0 : bearing);
        },
        static_cast<std::size_t>(storm.points));
    auto signature = std::make_shared<CubeSignature>(cube->signature());
    for (Axis& axis : signature->axes)
        if (axis.kind == AxisKind::Time)
            for (std::size_t k = 0; k < axis.values.size(); ++k)
                axis.values[k] = stormStart() + 21600.0 * static_cast<double>(k);
    std::vector<float> values(signature->shapeOf(signature->variables.front()).front() * signature->grids.front().size());
    const auto read = cube->read(0, Window::all(signature->shapeOf(signature->variables.front())), values);
    return read ? std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values}) : nullptr;
}

Composite made(const std::shared_ptr<const Cube>& cube, const EventSet& set, const CompositeOptions& options)
{
    std::vector<int> events(set.events.size());
    std::iota(events.begin(), events.end(), 0);
    auto out = compositeOf({cube, 0}, set, events, options, [](std::size_t, std::size_t) {}, {});
    if (!out)
        qWarning("%s", qPrintable(out.error().message));
    return out ? *out : Composite();
}

double worst(const Composite& composite, const Box& box, const std::function<double(double x, double y)>& expected)
{
    double out = composite.values.empty() ? 1e9 : 0.0;
    for (std::size_t j = 0; j < box.side() && !composite.values.empty(); ++j)
        for (std::size_t i = 0; i < box.side(); ++i)
            out = std::max(out, std::abs(static_cast<double>(composite.values[j * box.side() + i]) - expected(box.at(i), box.at(j))));
    return out;
}

} // namespace

class CompositeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesKeepDistanceAndDirection()
    {
        const Box box{1500.0, 100.0};
        QCOMPARE(box.side(), std::size_t(31));
        QCOMPARE(box.at(15), 0.0);
        std::vector<double> lon(box.count()), lat(box.count());
        for (const auto& [cLon, cLat, heading] : {std::tuple(10.0, 0.0, 0.0), {179.5, 35.0, 0.0}, {-60.0, -78.0, 30.0}, {0.0, 89.0, -120.0}}) {
            places(box, cLon, cLat, heading, lon, lat);
            for (std::size_t j = 0; j < box.side(); ++j)
                for (std::size_t i = 0; i < box.side(); ++i) {
                    const std::size_t k = j * box.side() + i;
                    const double x = box.at(i), y = box.at(j), r = std::hypot(x, y);
                    QVERIFY(std::abs(distanceKm(cLon, cLat, lon[k], lat[k]) - r) < 1e-4);
                    if (r > 0.0)
                        QVERIFY(
                            std::abs(std::remainder(headingDeg(cLon, cLat, lon[k], lat[k]) - std::atan2(x, y) / radians - heading, 360.0)) < 1e-6);
                }
        }
    }
    void headingsAreThoseOfTheTrack()
    {
        const std::vector<double> lon{179.0, -179.0, -179.0, -179.0, -179.0}, lat{0.0, 0.0, 2.0, 4.0, 4.0};
        const std::vector<double> headings = headingsDeg(lon, lat);
        QVERIFY(std::abs(headings[0] - 90.0) < 1e-9);
        QVERIFY(std::abs(headings[1] - 45.0) < 1e-9); // from the west, on to the north
        QVERIFY(std::abs(headings[2]) < 1e-9);
        QVERIFY(std::abs(std::remainder(headings[3], 360.0)) < 1e-9); // arrives northwards, and stays
        QVERIFY(std::isnan(headings[4]) && std::isnan(headingsDeg(std::vector{3.0}, std::vector{4.0})[0]));
        QVERIFY(std::isnan(headingDeg(10.0, 10.0, 10.0, 10.0)));
    }
    void missingValuesCountNowhere()
    {
        const float none = std::numeric_limits<float>::quiet_NaN();
        Mean mean(3);
        mean.add(std::vector{1.0F, none, none});
        mean.add(std::vector{3.0F, 5.0F, none});
        mean.add(std::vector{none, none, none});
        QCOMPARE(mean.samples(), std::size_t(2));
        QCOMPARE(mean.values()[0], 2.0F);
        QCOMPARE(mean.values()[1], 5.0F);
        QVERIFY(std::isnan(mean.values()[2]));
        QCOMPARE(mean.counts(), (std::vector<std::size_t>{2, 1, 0}));
    }
    void theMeanOfAMovingVortexIsTheVortex_data()
    {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        QTest::addRow("dateline") << 172.0 << 20.0;
        QTest::addRow("Greenwich, south") << -6.0 << -35.0;
    }
    /// Linear interpolation between points h apart errs by at most h²/8 times the second derivative. Of exp(−(r/s)²) that is at most 2/s² along a
    /// great circle; a parallel bends from it by tan(lat)/R with the first derivative (at most 0.86/s), here below 4 %. Both directions: h²/(2 s²).
    void theMeanOfAMovingVortexIsTheVortex()
    {
        QFETCH(double, lon);
        QFETCH(double, lat);
        constexpr double spacing = 0.5;
        const double h = spacing * radians * earthRadiusKm;
        const double tolerance = 1.04 * h * h / (2.0 * scaleKm * scaleKm) + 1e-6;
        const Storm storm{1, {}, lon, lat, 1.7, 0.6, 9, 60};
        const auto cube = movingVortex(storm, spacing, [](double r, double) { return vortex(r); });
        QVERIFY(cube);
        const EventSet set = eventsOf(stormsOf({storm}));
        const CompositeOptions options{.box = {800.0, 50.0}};
        const Composite mean = made(cube, set, options);
        QCOMPARE(mean.samples, std::size_t(9));
        QCOMPARE(mean.events, std::size_t(1));
        const auto expected = [](double x, double y) { return vortex(std::hypot(x, y)); };
        const double error = worst(mean, options.box, expected);
        QVERIFY2(error < tolerance, qPrintable(QStringLiteral("%1 < %2").arg(error).arg(tolerance)));
        QVERIFY(error > 0.05 * tolerance); // the bound is no wide one
        // Half a step beside the track it is another field.
        Storm beside = storm;
        beside.lon += 0.85;
        QVERIFY(worst(made(cube, eventsOf(stormsOf({beside})), options), options.box, expected) > 5.0 * tolerance);
        // At its strongest: one sample.
        CompositeOptions peak = options;
        peak.atPeak = true;
        QCOMPARE(made(cube, set, peak).samples, std::size_t(1));
        QVERIFY(worst(made(cube, set, peak), options.box, expected) < tolerance);
    }
    void turnedByTheWayItGoes()
    {
        // Stronger ahead, weaker behind: a dipole along the way, which is not north.
        const Storm storm{1, {}, 40.0, 10.0, 1.5, 1.0, 7, 60};
        std::vector<double> lon, lat;
        for (int k = 0; k < storm.points; ++k) {
            lon.push_back(storm.lon + storm.lonStep * k);
            lat.push_back(storm.lat + storm.latStep * k);
        }
        const std::vector<double> headings = headingsDeg(lon, lat);
        const double heading = headings[3];
        const auto cube
            = movingVortex(storm, 0.5, [&](double r, double bearing) { return vortex(r) * r / scaleKm * std::cos((bearing - heading) * radians); });
        CompositeOptions options{.isTurned = true, .box = {800.0, 50.0}};
        const auto ahead = [](double x, double y) { return vortex(std::hypot(x, y)) * y / scaleKm; };
        // Headings along the track differ from the middle one by `spread`: the dipole (0.43 at most) turns by so much, on average less.
        double spread = 0.0;
        for (const double each : headings)
            spread = std::max(spread, std::abs(each - heading));
        const double h = 0.5 * radians * earthRadiusKm;
        const double tolerance = 0.43 * spread * radians + 1.04 * 6.0 * h * h / (8.0 * scaleKm * scaleKm);
        QVERIFY2(tolerance < 0.05, qPrintable(QString::number(tolerance)));
        const double error = worst(made(cube, eventsOf(stormsOf({storm})), options), options.box, ahead);
        QVERIFY2(error < tolerance, qPrintable(QStringLiteral("%1 < %2").arg(error).arg(tolerance)));
        options.isTurned = false;
        QVERIFY(worst(made(cube, eventsOf(stormsOf({storm})), options), options.box, ahead) > 0.2);
    }
    void whatHasNoFieldIsLeftOutAndCounted()
    {
        const Storm storm{1, {}, 40.0, 10.0, 1.5, 1.0, 7, 60};
        const auto cube = movingVortex(storm, 2.0, [](double r, double) { return vortex(r); });
        const EventSet set = eventsOf(stormsOf({storm, {2, {}, 0, 0, 1, 1, 7, 60, 24.0}})); // the second lives on for a day
        const Composite mean = made(cube, set, {.box = {400.0, 100.0}});
        QCOMPARE(mean.samples, std::size_t(7 + 3));
        QCOMPARE(mean.outside, std::size_t(4));
        QCOMPARE(mean.events, std::size_t(2));
        const EventSet other = eventsOf(stormsOf({{1, {}, 0, 0, 1, 1, 7, 60, 2400.0}}));
        const auto none = compositeOf({cube, 0}, other, {0}, {}, [](std::size_t, std::size_t) {}, {});
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::OutOfRange);
    }
    void itStopsAndTellsHowFar()
    {
        const Storm storm{1, {}, 40.0, 10.0, 1.5, 1.0, 7, 60};
        const auto cube = movingVortex(storm, 5.0, [](double r, double) { return vortex(r); });
        const EventSet set = eventsOf(stormsOf({storm}));
        std::stop_source stop;
        std::size_t last = 0;
        const auto answer = compositeOf(
            {cube, 0}, set, {0}, {},
            [&](std::size_t done, std::size_t of) {
                QCOMPARE(of, std::size_t(7));
                QCOMPARE(done, last + 1);
                last = done;
                if (done == 3)
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        QCOMPARE(last, std::size_t(3));
    }
    void theMemberThatIsShownCountsOrAllOfThem()
    {
        const Storm storm{1, {}, 40.0, 10.0, 1.5, 1.0, 5, 60};
        const auto one = movingVortex(storm, 2.0, [](double r, double) { return vortex(r); });
        const EventSet set = eventsOf(stormsOf({storm}));
        auto signature = std::make_shared<CubeSignature>(one->signature());
        Axis members;
        members.name = QStringLiteral("number");
        members.kind = AxisKind::Member;
        members.values = {0.0, 1.0, 2.0};
        signature->axes.push_back(members);
        std::vector<int>& axes = signature->variables.front().axes;
        axes.insert(axes.begin() + 1, static_cast<int>(signature->axes.size()) - 1);
        const std::size_t cells = signature->grids.front().size();
        std::vector<float> plain(5 * cells), values;
        QVERIFY(one->read(0, Window::all(one->signature().shapeOf(one->signature().variables.front())), plain));
        for (std::size_t step = 0; step < 5; ++step)
            for (const float times : {1.0F, 2.0F, 6.0F})
                for (std::size_t k = 0; k < cells; ++k)
                    values.push_back(times * plain[step * cells + k]);
        const auto all = std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values});
        const auto inTheMiddle = [&](std::size_t member, bool ofAll) {
            const CompositeOptions options{.ofAllMembers = ofAll, .box = {400.0, 100.0}};
            const auto composite = compositeOf({all, 0, 0, {}, {}, member}, set, {0}, options, [](std::size_t, std::size_t) {}, {});
            return composite ? composite->values[options.box.count() / 2] : -1.0F;
        };
        const float first = inTheMiddle(0, false);
        QVERIFY(first > 0.5F);
        QVERIFY(std::abs(inTheMiddle(1, false) - 2.0F * first) < 1e-5F);
        QVERIFY(std::abs(inTheMiddle(2, false) - 6.0F * first) < 1e-5F);
        QVERIFY(std::abs(inTheMiddle(1, true) - 3.0F * first) < 1e-5F);
    }
    void theChartSaysWhatItIsOf()
    {
        const Storm storm{1, {}, 40.0, 10.0, 1.5, 1.0, 7, 60};
        const auto cube = movingVortex(storm, 5.0, [](double r, double) { return vortex(r); });
        const CompositeOptions options{.box = {500.0, 100.0}};
        const Chart chart
            = compositeChart({cube, 0}, made(cube, eventsOf(stormsOf({storm})), options), options, {qRgb(0, 0, 0), qRgb(9, 9, 9)}, false);
        QVERIFY(chart.image && chart.isSquare);
        QCOMPARE(chart.image->x.size(), std::size_t(11));
        QCOMPARE(chart.image->values.size(), std::size_t(121));
        QCOMPARE(chart.image->x.front(), -500.0);
        QVERIFY(chart.note.contains(QStringLiteral("7 points of one event")));
    }
};

QTEST_GUILESS_MAIN(CompositeTest)
#include "composite_test.moc"
