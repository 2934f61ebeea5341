// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/field_reading.h"

#include "tests/views/earth/earth_data.h"

#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::testing;

namespace {

/// Time 3, member 4, level 2 (Pa), lat 3, lon 4; the value is made of its places: t·10000 + m·1000 + l·100 + j·10 + i.
std::shared_ptr<const Cube> fullCube()
{
    auto signature = std::make_shared<CubeSignature>();
    const auto axis = [&](AxisKind kind, const char* name, std::vector<double> values, const char* units = "") {
        Axis out;
        out.kind = kind;
        out.name = QLatin1String(name);
        out.units = QLatin1String(units);
        out.values = std::move(values);
        out.calendar = Calendar::Days360;
        signature->axes.push_back(out);
    };
    axis(AxisKind::Time, "time", {0.0, 86400.0, 172800.0});
    axis(AxisKind::Member, "number", {0, 1, 2, 3});
    axis(AxisKind::Level, "plev", {100000.0, 50000.0}, "Pa");
    axis(AxisKind::Y, "lat", {40.0, 0.0, -40.0});
    axis(AxisKind::X, "lon", {0.0, 90.0, 180.0, 270.0});
    Grid grid;
    grid.ny = 3;
    grid.nx = 4;
    grid.lat = signature->axes[3].values;
    grid.lon = signature->axes[4].values;
    grid.periodic = true;
    signature->grids.push_back(grid);
    std::vector<std::vector<float>> values;
    for (const char* name : {"u", "v"}) {
        Variable variable;
        variable.name = QLatin1String(name);
        variable.standardName = QLatin1String(name[0] == 'u' ? "eastward_wind" : "northward_wind");
        variable.units = QStringLiteral("m s-1");
        variable.axes = {0, 1, 2, 3, 4};
        variable.grid = 0;
        signature->variables.push_back(variable);
        std::vector<float> own;
        for (int t = 0; t < 3; ++t)
            for (int m = 0; m < 4; ++m)
                for (int l = 0; l < 2; ++l)
                    for (int j = 0; j < 3; ++j)
                        for (int i = 0; i < 4; ++i)
                            own.push_back(static_cast<float>(t * 10000 + m * 1000 + l * 100 + j * 10 + i));
        values.push_back(std::move(own));
    }
    return std::make_shared<MemoryCube>(signature, std::move(values));
}

} // namespace

class FieldReadingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void membersAndLevelsAreThoseOfTheCell()
    {
        const ShownField field{fullCube(), 0, 1};
        const auto members = membersAt(field, 85.0, -38.0); // j = 2, i = 1
        QVERIFY2(members, members ? "" : qPrintable(members.error().message));
        QCOMPARE(members->calendar, Calendar::Days360);
        QCOMPARE(members->values.size(), 4U);
        QCOMPARE(members->values[3], (std::vector<double>{3121, 13121, 23121}));
        const auto profile = profileAt(field, -95.0, 1.0, 90000.0); // t = 1, j = 1, i = 3, first member
        QVERIFY(profile);
        QCOMPARE(profile->values, (std::vector<double>{10013, 10113}));
        QCOMPARE(profile->levels, (std::vector<double>{1000, 500}));
        QCOMPARE(profile->levelUnits, QStringLiteral("hPa"));
        QVERIFY(profile->isDownwards);
    }

    void withoutMembersThereIsOne()
    {
        const auto f = [](double lon, double lat, std::size_t step) { return lon + lat + 1000.0 * static_cast<double>(step); };
        const ShownField field{cubeOn(globalGrid(10.0, 0.0, true, false), f, 3), 0, 0};
        const auto members = membersAt(field, 20.0, 35.0);
        QVERIFY(members);
        QCOMPARE(members->values, (std::vector<std::vector<double>>{{55, 1055, 2055}}));
        QVERIFY(!profileAt(field, 20.0, 35.0, 0.0));
    }

    void samplesTellWhatTheyTook()
    {
        const auto f = [](double lon, double, std::size_t) { return lon < 180.0 ? std::nan("") : lon; };
        const ShownField field{cubeOn(globalGrid(10.0, 0.0, true, false), f, 1), 0, 0};
        const auto all = sampleOf(field, 0.0, 1000000);
        QVERIFY(all);
        QCOMPARE(all->every, 1U);
        QCOMPARE(all->values.size(), all->cells);
        const auto some = sampleOf(field, 0.0, 100);
        QVERIFY(some);
        QCOMPARE(some->cells, all->cells);
        QCOMPARE(some->every, (all->cells + 99) / 100);
        QCOMPARE(some->values.size(), (some->cells + some->every - 1) / some->every);
        QVERIFY(some->values.size() <= 100);
    }

    void pairsMeetOnTheGround()
    {
        const auto f = [](double lon, double lat, std::size_t) { return lon + 1000.0 * lat; };
        const ShownField coarse{cubeOn(globalGrid(20.0, 0.0, true, false), f, 1), 0, 0};
        const ShownField fine{cubeOn(globalGrid(4.0, 0.0, false, false), f, 1), 0, 0}; // the other way up
        const auto pairs = pairsOf(coarse, fine, 0.0, 1000000);
        QVERIFY2(pairs, pairs ? "" : qPrintable(pairs.error().message));
        QVERIFY(!pairs->isSameGrid);
        QCOMPARE(pairs->a.size(), pairs->cells);
        for (std::size_t k = 0; k < pairs->a.size(); ++k)
            QVERIFY(std::abs(pairs->a[k] - pairs->b[k]) <= 2.0 * 1000.0 + 2.0 + 0.01); // half a fine cell
        const auto own = pairsOf(fine, fine, 0.0, 50);
        QVERIFY(own && own->isSameGrid && own->every > 1);
        QCOMPARE(own->a, own->b);
    }

    void beltsAreMeans()
    {
        const auto f = [](double lon, double lat, std::size_t step) { return lon + lat + 1000.0 * static_cast<double>(step); };
        const ShownField field{cubeOn(globalGrid(1.0, 0.0, true, false), f, 6), 0, 0}; // north first
        const auto along = hovmoellerAt(field, true, 20.0, 10.5, 100, {});
        QVERIFY2(along, along ? "" : qPrintable(along.error().message));
        QCOMPARE(along->beltFrom, 8.5);
        QCOMPARE(along->beltTo, 12.5);
        QCOMPARE(along->seconds.size(), 6U);
        QCOMPARE(along->values[2 * along->along.size() + 5], static_cast<float>(along->along[5] + 10.5 + 2000.0));
        const auto up = hovmoellerAt(field, false, 20.0, 10.5, 3, {});
        QVERIFY(up);
        QCOMPARE(up->every, 2U);
        QCOMPARE(up->seconds.size(), 3U);
        QVERIFY(up->along.front() < up->along.back());
        const double middle = 0.5 * (up->beltFrom + up->beltTo);
        QVERIFY(std::abs(static_cast<double>(up->values[up->along.size() + 3]) - (middle + up->along[3] + 2000.0)) < 0.01);
        std::stop_source stopped;
        stopped.request_stop();
        const auto none = hovmoellerAt(field, true, 20.0, 10.5, 100, stopped.get_token());
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::Cancelled);
    }

    void windsAreFoundByTheirNames()
    {
        const auto winds = windsOf({fullCube(), 1, 1});
        QVERIFY(winds);
        QCOMPARE(winds->first.variable, 0);
        QCOMPARE(winds->second.variable, 1);
        QCOMPARE(winds->first.level, 1U);
        const auto f = [](double, double, std::size_t) { return 0.0; };
        QVERIFY(!windsOf({cubeOn(globalGrid(10.0, 0.0, true, false), f), 0, 0}));
    }
};

QTEST_GUILESS_MAIN(FieldReadingTest)
#include "field_reading_test.moc"
