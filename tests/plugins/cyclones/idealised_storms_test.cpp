// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/cyclones/cyclone_chain.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <set>

using namespace terrella;
using namespace terrella::test;

/// What the idealised storms promise: detection with default parameters finds each of them and nothing else, in every form of the data.
class IdealisedStormsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areFoundInEveryForm_data()
    {
        QTest::addColumn<QJsonObject>("form");
        QTest::newRow("default") << QJsonObject{};
        QTest::newRow("south first") << QJsonObject{{QStringLiteral("latitude_order"), QStringLiteral("south_first")}};
        QTest::newRow("longitudes from -180") << QJsonObject{{QStringLiteral("longitudes"), QStringLiteral("-180_180")}};
        QTest::newRow("2 degrees") << QJsonObject{{QStringLiteral("spacing"), 2.0}};
        QTest::newRow("half a degree, few steps") << QJsonObject{{QStringLiteral("spacing"), 0.5}, {QStringLiteral("steps"), 17}};
        QTest::newRow("noleap over the end of February") << QJsonObject{{QStringLiteral("calendar"), QStringLiteral("noleap")}};
        QTest::newRow("360 days with 30 February") << QJsonObject{{QStringLiteral("calendar"), QStringLiteral("360_day")}};
        QTest::newRow("every 3 hours") << QJsonObject{{QStringLiteral("step_hours"), 3.0}, {QStringLiteral("steps"), 40}};
        QTest::newRow("geopotential height") << QJsonObject{{QStringLiteral("upper_air"), QStringLiteral("height")}};
        QTest::newRow("temperature") << QJsonObject{{QStringLiteral("upper_air"), QStringLiteral("temperature")}};
        QTest::newRow("eight storms") << QJsonObject{{QStringLiteral("storms"), 8}};
        for (int seed = 2; seed < 4; ++seed)
            QTest::addRow("seed %d", seed) << QJsonObject{{QStringLiteral("seed"), seed}, {QStringLiteral("spacing"), 1.5}};
    }
    void areFoundInEveryForm()
    {
        QFETCH(QJsonObject, form);
        if (!form.isEmpty() && !form.contains(QStringLiteral("spacing")))
            form[QStringLiteral("spacing")] = 2.0; // quicker; the default form is tried at its own 1°
        CycloneChain chain;
        const auto fields = chain.makeStorms(form);
        QVERIFY2(fields, fields ? "" : qPrintable(fields.error().message));
        const auto done = chain.follow(*fields);
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        const auto storms = rowsByTrack(*chain.truth);
        const auto found = rowsByTrack(*chain.tracks);
        QCOMPARE(found.size(), storms.size());
        const double cell = form.value(QStringLiteral("spacing")).toDouble(1.0);
        std::set<qint64> used;
        for (const auto& [storm, match] : matchTracks(*chain.truth, *chain.tracks)) {
            QVERIFY2(
                match.farthestDeg < 0.75 * cell + 0.35, qPrintable(QStringLiteral("storm %1: %2 degrees off").arg(storm).arg(match.farthestDeg)));
            QCOMPARE(match.common, storms.at(storm).size());
            QCOMPARE(found.at(match.track).size(), storms.at(storm).size());
            used.insert(match.track);
        }
        QCOMPARE(used.size(), storms.size());
    }

    void needTheRulesThatRejectTheOthers()
    {
        CycloneChain chain;
        const auto fields = chain.makeStorms({{QStringLiteral("spacing"), 2.0}});
        QVERIFY(fields);
        QVERIFY(chain.follow(*fields));
        const std::size_t storms = rowsByTrack(*chain.tracks).size();
        QCOMPARE(storms, std::size_t{5});
        // without the warm core and the limit of latitude the cold-core low is there too
        const QJsonArray noLatitudes{QStringLiteral("wind,>=,10,10")};
        QVERIFY(chain.follow(*fields, {{QStringLiteral("warm_core"), false}}, {{QStringLiteral("thresholds"), noLatitudes}}));
        QCOMPARE(rowsByTrack(*chain.tracks).size(), storms + 1);
        // without the least duration the short one
        QVERIFY(chain.follow(*fields, {}, {{QStringLiteral("min_duration"), 24}, {QStringLiteral("thresholds"), QJsonArray{}}}));
        QCOMPARE(rowsByTrack(*chain.tracks).size(), storms + 1);
        const QJsonObject rejected = chain.summary->content.value(QStringLiteral("rejected")).toObject();
        QCOMPARE(rejected.value(QStringLiteral("too_short")).toInt(), 0);
        QVERIFY(chain.follow(*fields));
        QCOMPARE(chain.summary->content.value(QStringLiteral("rejected")).toObject().value(QStringLiteral("too_short")).toInt(), 1);
        QCOMPARE(chain.summary->content.value(QStringLiteral("candidates")).toInt(), static_cast<int>(chain.candidates->rowCount()));
    }

    void crossTheDatelineGreenwichAndTheLeapDay()
    {
        CycloneChain chain;
        QVERIFY(chain.makeStorms({{QStringLiteral("spacing"), 5.0}}));
        bool dateline = false, greenwich = false;
        for (const auto& [storm, rows] : rowsByTrack(*chain.truth)) {
            for (std::size_t k = 1; k < rows.size(); ++k) {
                const double before = chain.truth->lon[rows[k - 1]];
                const double after = chain.truth->lon[rows[k]];
                dateline |= (before - 180.0) * (after - 180.0) < 0.0 && std::abs(before - after) < 10.0;
                greenwich |= std::abs(before - after) > 350.0;
            }
        }
        QVERIFY(dateline);
        QVERIFY(greenwich);
        const double leapDay = toSeconds({2000, 2, 29, 12, 0, 0.0}, Calendar::Standard);
        QVERIFY(std::ranges::count(timesOf(*chain.truth), leapDay) > 2);
    }

    void followOwnLists()
    {
        CycloneChain chain;
        const QJsonArray list{QStringLiteral("178, 12, 3, 1, 40, 280, 0, 120, warm"), QStringLiteral("60, -50, 4, 0, 30, 500, 0, 120, cold")};
        const auto fields = chain.makeStorms({{QStringLiteral("storm_list"), list}, {QStringLiteral("steps"), 21}});
        QVERIFY(fields);
        QVERIFY(chain.follow(*fields));
        QCOMPARE(rowsByTrack(*chain.truth).size(), std::size_t{1});
        QCOMPARE(rowsByTrack(*chain.tracks).size(), std::size_t{1});
        QCOMPARE(matchTracks(*chain.truth, *chain.tracks).begin()->second.common, std::size_t{21});
    }

    void fitIntoARegionAcrossTheDateline()
    {
        CycloneChain chain;
        const QJsonArray list{QStringLiteral("176, 12, 3, 1, 40, 280, 0, 120, warm")};
        const auto fields = chain.makeStorms(
            {{QStringLiteral("storm_list"), list}, {QStringLiteral("steps"), 21}, {QStringLiteral("region"), QJsonArray{150, -10, -150, 40}}});
        QVERIFY(fields);
        const Grid& grid = (*fields)->signature().grids.front();
        QCOMPARE(grid.nx, std::size_t{61});
        QVERIFY(!grid.periodic);
        QVERIFY(chain.follow(*fields));
        QCOMPARE(rowsByTrack(*chain.tracks).size(), std::size_t{1});
    }

    void areTheSameEveryTime()
    {
        CycloneChain chain;
        const QJsonObject form{{QStringLiteral("spacing"), 5.0}, {QStringLiteral("steps"), 3}, {QStringLiteral("seed"), 7}};
        const auto one = chain.makeStorms(form);
        const auto two = chain.makeStorms(form);
        QVERIFY(one && two);
        for (int variable = 0; variable < 4; ++variable) {
            const Window window = Window::all((*one)->signature().shapeOf((*one)->signature().variables[static_cast<std::size_t>(variable)]));
            std::vector<float> a(window.size()), b(window.size());
            QVERIFY((*one)->read(variable, window, a));
            QVERIFY((*two)->read(variable, window, b));
            QCOMPARE(a, b);
        }
    }

    void saySoWhenTheParametersDoNotFit_data()
    {
        QTest::addColumn<QJsonObject>("values");
        QTest::addColumn<QString>("part");
        QTest::newRow("spacing") << QJsonObject{{QStringLiteral("spacing"), 0.7}} << QStringLiteral("does not divide 180");
        QTest::newRow("date") << QJsonObject{{QStringLiteral("start"), QStringLiteral("2001-02-29")}} << QStringLiteral("2001-02-29");
        QTest::newRow("storm") << QJsonObject{{QStringLiteral("storm_list"), QJsonArray{QStringLiteral("1,2,x")}}}
                               << QStringLiteral("it must read lon, lat");
        QTest::newRow("number") << QJsonObject{{QStringLiteral("storm_list"), QJsonArray{QStringLiteral("1,2,x,4,5,6,7,8")}}}
                                << QStringLiteral("'x' is no number");
        QTest::newRow("core") << QJsonObject{{QStringLiteral("storm_list"), QJsonArray{QStringLiteral("1,2,3,4,5,6,7,8,hot")}}}
                              << QStringLiteral("warm or cold");
        QTest::newRow("region") << QJsonObject{{QStringLiteral("region"), QJsonArray{0.2, 0.2, 0.4, 0.4}}} << QStringLiteral("fewer than two rows");
    }
    void saySoWhenTheParametersDoNotFit()
    {
        QFETCH(QJsonObject, values);
        QFETCH(QString, part);
        const CycloneChain chain;
        const QString problem = firstProblem(chain.storms.check(values));
        QVERIFY2(problem.contains(part), qPrintable(problem));
    }

    void stopWhenAsked()
    {
        CycloneChain chain;
        FakeContext context;
        context.stopAfterReports = 3;
        const auto made = chain.storms.run({{QStringLiteral("spacing"), 5.0}}, {}, context);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Cancelled);
        QVERIFY(context.reports.size() < 10);
        QVERIFY(context.progressIsMonotone());
    }
};

QTEST_GUILESS_MAIN(IdealisedStormsTest)
#include "idealised_storms_test.moc"
