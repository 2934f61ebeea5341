// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/kernels/stitching.h"

#include <QTest>

using namespace terrella::cyclones;

namespace {

struct Nodes {
    std::vector<double> hours, lon, lat;
    Nodes& add(double hour, double x, double y)
    {
        hours.push_back(hour * 3600.0);
        lon.push_back(x);
        lat.push_back(y);
        return *this;
    }
    [[nodiscard]] NodeTable table() const { return {hours, lon, lat}; }
};

TrackCriteria lenient(double range = 8.0, double gapHours = 24.0)
{
    TrackCriteria criteria;
    criteria.rangeDeg = range;
    criteria.maxGapSeconds = gapHours * 3600.0;
    return criteria;
}

using Paths = std::vector<std::vector<std::size_t>>;

} // namespace

class StitchingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsAStormAcrossTheDateline()
    {
        const Nodes nodes = Nodes().add(0, 176, 10).add(6, 179, 11).add(12, -178, 12).add(18, -175, 13);
        QCOMPARE(stitch(nodes.table(), lenient()).nodes, (Paths{{0, 1, 2, 3}}));
    }

    void takesTheNearestOnly()
    {
        // the second candidate of hour 6 is in range of both, but the nearest to neither
        const Nodes nodes = Nodes().add(0, 100, 10).add(0, 110, 10).add(6, 101, 10).add(6, 106, 10).add(6, 111, 10);
        QCOMPARE(stitch(nodes.table(), lenient()).nodes, (Paths{{0, 2}, {1, 4}}));
    }

    void looksBeyondATimeWhoseNearestIsOutOfRange()
    {
        const Nodes nodes = Nodes().add(0, 100, 10).add(6, 150, 10).add(12, 101, 10);
        QCOMPARE(stitch(nodes.table(), lenient()).nodes, (Paths{{0, 2}}));
        QCOMPARE(stitch(nodes.table(), lenient(8.0, 6.0)).nodes, Paths{});
    }

    void bridgesGapsUpToTheLongest()
    {
        const Nodes nodes = Nodes().add(0, 100, 10).add(6, 101, 10).add(30, 103, 10).add(36, 104, 10);
        QCOMPARE(stitch(nodes.table(), lenient(8.0, 24.0)).nodes, (Paths{{0, 1, 2, 3}}));
        QCOMPARE(stitch(nodes.table(), lenient(8.0, 18.0)).nodes, (Paths{{0, 1}, {2, 3}}));
        // a gap of nothing still allows one time step
        QCOMPARE(stitch(nodes.table(), lenient(8.0, 0.0)).nodes, (Paths{{0, 1}, {2, 3}}));
    }

    void endsALaterPathWithTheSharedNode()
    {
        const Nodes nodes = Nodes().add(0, 100, 10).add(0, 104, 10).add(6, 102, 10).add(12, 103, 10);
        QCOMPARE(stitch(nodes.table(), lenient()).nodes, (Paths{{0, 2, 3}, {1, 2}}));
    }

    void keepsWhatLastsAndMovesEnough()
    {
        const Nodes nodes = Nodes().add(0, 100, 0).add(6, 101, 0).add(12, 102, 0).add(18, 101, 0);
        const auto count = [&](auto change) {
            TrackCriteria criteria = lenient();
            change(criteria);
            return stitch(nodes.table(), criteria).counts;
        };
        QCOMPARE(count([](TrackCriteria& c) { c.minDurationSeconds = 18 * 3600.0; }).tracks, std::size_t{1});
        QCOMPARE(count([](TrackCriteria& c) { c.minDurationSeconds = 19 * 3600.0; }).tooShort, std::size_t{1});
        QCOMPARE(count([](TrackCriteria& c) { c.minNodes = 5; }).tooShort, std::size_t{1});
        QCOMPARE(count([](TrackCriteria& c) { c.minEndpointDistanceDeg = 1.5; }).endpointsTooClose, std::size_t{1});
        QCOMPARE(count([](TrackCriteria& c) { c.minEndpointDistanceDeg = 0.5; }).tracks, std::size_t{1});
        QCOMPARE(count([](TrackCriteria& c) { c.minPathDistanceDeg = 2.9; }).tracks, std::size_t{1});
        QCOMPARE(count([](TrackCriteria& c) { c.minPathDistanceDeg = 3.1; }).pathTooShort, std::size_t{1});
    }

    void countsNodesOverThresholds_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("nodes");
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("kept");
        QTest::newRow("two of four, not in a row") << int(NodeCount::AtLeast) << 2 << 15.0 << true;
        QTest::newRow("three of four are not") << int(NodeCount::AtLeast) << 3 << 15.0 << false;
        QTest::newRow("all") << int(NodeCount::All) << 1 << 10.0 << true;
        QTest::newRow("not all") << int(NodeCount::All) << 1 << 11.0 << false;
        QTest::newRow("first") << int(NodeCount::First) << 1 << 20.0 << true;
        QTest::newRow("last") << int(NodeCount::Last) << 1 << 11.0 << false;
    }
    void countsNodesOverThresholds()
    {
        QFETCH(int, count);
        QFETCH(int, nodes);
        QFETCH(double, value);
        QFETCH(bool, kept);
        const Nodes track = Nodes().add(0, 100, 0).add(6, 101, 0).add(12, 102, 0).add(18, 103, 0);
        const std::vector<double> wind{20.0, 10.0, 20.0, 10.0};
        TrackCriteria criteria = lenient();
        criteria.thresholds = {{wind, Comparison::GreaterEqual, value, static_cast<NodeCount>(count), static_cast<std::size_t>(nodes)}};
        const Tracks tracks = stitch(track.table(), criteria);
        QCOMPARE(tracks.counts.tracks, std::size_t{kept ? 1U : 0U});
        QCOMPARE(tracks.counts.belowThreshold.front(), std::size_t{kept ? 0U : 1U});
    }

    void makesNothingOfNothing()
    {
        QCOMPARE(stitch({}, lenient()).nodes.size(), std::size_t{0});
        const Nodes one = Nodes().add(0, 100, 0);
        QCOMPARE(stitch(one.table(), lenient()).counts.paths, std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(StitchingTest)
#include "stitching_test.moc"
