// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/agreement.h"
#include "tests/data/synthetic_cubes.h"

#include <QJsonArray>
#include <QTest>

using namespace terrella;
using namespace terrella::synthetic;

namespace {

constexpr double kDay = 86400.0;

CheckedVariable at(const CubeSignature& cube, const char* port, int link = 0) { return {cube, 0, {QString::fromLatin1(port), link}}; }

/// "code: sentence" of the only problem.
QString said(const CheckResult& check)
{
    if (check.problems.size() != 1)
        return QStringLiteral("%1 problems").arg(check.problems.size());
    return check.problems.front().code + QStringLiteral(": ") + check.problems.front().message;
}

const ProposedStep& step(const CheckResult& check, std::size_t proposal = 0) { return check.problems.front().proposals.at(proposal).steps.front(); }

/// With other coordinates on the axes as well as in the grid.
void setGrid(CubeSignature& cube, std::vector<double> lat, std::vector<double> lon)
{
    cube.axes[2].values = cube.grids[0].lat = std::move(lat);
    cube.axes[3].values = cube.grids[0].lon = std::move(lon);
    cube.grids[0].ny = cube.grids[0].lat.size();
    cube.grids[0].nx = cube.grids[0].lon.size();
}

} // namespace

class AgreementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameCellsAreFound()
    {
        CheckResult check;
        const CubeSignature a = regular(3, 6, 8);
        CubeSignature b = a;
        QVERIFY(requireSameGrid(at(a, "data"), at(b, "other"), check));
        setGrid(b, a.grids[0].lat, steps(-360, 45, 8)); // counted otherwise
        QVERIFY(requireSameGrid(at(a, "data"), at(b, "other"), check));
        std::vector<double> lat = a.grids[0].lat;
        lat[2] += 1e-5; // as single precision leaves it
        setGrid(b, lat, a.grids[0].lon);
        QVERIFY(requireSameGrid(at(a, "data"), at(b, "other"), check));
        lat[2] += 0.1;
        setGrid(b, lat, a.grids[0].lon);
        QVERIFY(!requireSameGrid(at(a, "data"), at(b, "other"), check));
        QVERIFY(!shareCells(regular(3, 6, 8).grids[0], curvilinear(3, 6, 8).grids[0]));
    }

    void otherCellsAreToBeRegridded()
    {
        CheckResult check;
        const CubeSignature a = regular(3, 6, 8), b = regular(3, 4, 8);
        QVERIFY(!requireSameGrid(at(a, "data"), at(b, "climatology"), check));
        QCOMPARE(said(check),
            QStringLiteral(
                "grid.mismatch: 'msl' (data) has 8×6 cells and 'msl' (climatology) has 8×4 cells; they must have the same cells. Regrid one "
                "of them."));
        QCOMPARE(check.problems.front().port, QStringLiteral("climatology"));
        QCOMPARE(check.problems.front().link, 0);
        QCOMPARE(check.problems.front().proposals.size(), 2u);
        QCOMPARE(check.problems.front().proposals.front().title, QStringLiteral("Regrid climatology to the grid of data"));
        QCOMPARE(step(check).module, QStringLiteral("data.regrid"));
        QCOMPARE(step(check).place, (InputPlace{QStringLiteral("climatology")}));
        QCOMPARE(*step(check).like, (InputPlace{QStringLiteral("data")}));
        QVERIFY(step(check).parameters.isEmpty());
        QCOMPARE(step(check, 1).place, (InputPlace{QStringLiteral("data")}));
    }

    void otherOrderIsSaidAsSuch()
    {
        CheckResult check;
        const CubeSignature a = regular(3, 6, 8), b = regular(3, 6, 8, Calendar::Standard, true);
        QVERIFY(!requireSameGrid(at(a, "fields", 0), at(b, "fields", 1), check));
        QCOMPARE(said(check),
            QStringLiteral("grid.mismatch: The rows of 'msl' (link 1) begin in the north and those of 'msl' (link 2) in the south; they must have "
                           "the same order."));
        QCOMPARE(check.problems.front().link, 1);
        QCOMPARE(step(check).parameters.value(QStringLiteral("method")).toString(), QStringLiteral("nearest"));
        QCOMPARE(check.problems.front().proposals.front().title, QStringLiteral("Regrid link 2 to the grid of link 1"));
        CheckResult turned;
        CubeSignature c = a;
        setGrid(c, a.grids[0].lat, steps(-180, 45, 8));
        QVERIFY(!requireSameGrid(at(a, "data"), at(c, "other"), turned));
        QVERIFY(said(turned).contains(QStringLiteral("begin at another longitude")));
    }

    void regionsApartAreFound()
    {
        CheckResult check;
        CubeSignature europe = regular(3, 6, 8), america = regular(3, 6, 8);
        setGrid(europe, steps(70, -5, 8), steps(-10, 5, 9));
        setGrid(america, steps(70, -5, 8), steps(230, 5, 9));
        QVERIFY(!requireSameGrid(at(europe, "data"), at(america, "other"), check));
        QCOMPARE(said(check),
            QStringLiteral(
                "space.no_overlap: 'msl' (data) and 'msl' (other) have no region in common: −10° to 30° east and 35° to 70° north, and 230° to "
                "270° east and 35° to 70° north."));
        QVERIFY(check.problems.front().proposals.empty());
        setGrid(america, steps(70, -5, 8), steps(340, 5, 9)); // −20 to 20
        QVERIFY(overlap(europe.grids[0], america.grids[0]));
        setGrid(america, steps(20, -5, 3), steps(340, 5, 9));
        QVERIFY(!overlap(europe.grids[0], america.grids[0]));
        setGrid(america, {60}, {5}); // one cell
        QVERIFY(overlap(europe.grids[0], america.grids[0]));
        QVERIFY(overlap(curvilinear(1, 5, 5).grids[0], regular(1, 18, 36).grids[0]));
    }

    void projectionsDiffer()
    {
        CheckResult check;
        CubeSignature a = curvilinear(3, 6, 8), b = a;
        for (CubeSignature* cube : {&a, &b})
            cube->grids[0].kind = GridKind::Projected;
        a.grids[0].crs = QStringLiteral("+proj=lcc");
        b.grids[0].crs = QStringLiteral("+proj=laea");
        QVERIFY(requireSameGrid(at(a, "data"), at(b, "other"), check)); // said otherwise, the same places
        b.grids[0].lat[5] += 0.2;
        QVERIFY(!requireSameGrid(at(a, "data"), at(b, "other"), check));
        QCOMPARE(said(check),
            QStringLiteral("crs.mismatch: 'msl' (data) and 'msl' (other) lie on different map projections; regrid one of them.")
                .replace(QStringLiteral("msl"), a.variables[0].name));
        QCOMPARE(step(check).module, QStringLiteral("data.regrid"));
        CheckResult mixed;
        QVERIFY(!requireSameGrid(at(a, "data"), at(regular(3, 18, 36), "other"), mixed));
        QCOMPARE(mixed.problems.front().code, QStringLiteral("crs.mismatch"));
        QVERIFY(!requireLatLon(at(a, "data"), mixed));
        QCOMPARE(mixed.problems.back().code, QStringLiteral("grid.kind"));
    }

    void calendarsDiffer()
    {
        CheckResult check;
        const CubeSignature a = regular(3, 6, 8), b = regular(3, 6, 8, Calendar::NoLeap);
        QVERIFY(!requireSameTimes(at(a, "data"), at(b, "other"), check));
        QCOMPARE(said(check),
            QStringLiteral(
                "calendar.mismatch: 'msl' (data) counts its days in the calendar standard and 'msl' (other) in noleap; convert one of them."));
        QCOMPARE(step(check).module, QStringLiteral("data.convert_calendar"));
        QCOMPARE(step(check).parameters.value(QStringLiteral("calendar")).toString(), QStringLiteral("standard"));
        QCOMPARE(step(check, 1).parameters.value(QStringLiteral("calendar")).toString(), QStringLiteral("noleap"));
        QVERIFY(requireSameCalendar(at(a, "data"), {b, 2, {QStringLiteral("other")}}, check)); // orography has no time
    }

    void timesMustMeet()
    {
        const CubeSignature a = regular(8, 6, 8);
        CubeSignature b = a, c = a;
        CheckResult fine;
        QVERIFY(requireSameTimes(at(a, "data"), at(b, "other"), fine));
        for (double& time : b.axes[0].values)
            time += 0.25 * kDay; // one step
        CheckResult shifted;
        QVERIFY(!requireSameTimes(at(a, "data"), at(b, "other"), shifted));
        QVERIFY2(said(shifted).startsWith(QStringLiteral("time.mismatch: 'msl' (data) and 'msl' (other) do not have the same times: 8 steps from ")),
            qPrintable(said(shifted)));
        // Both are cut to what they share.
        const std::vector<ProposedStep>& cut = shifted.problems.front().proposals.front().steps;
        QCOMPARE(cut.size(), 2u);
        QCOMPARE(cut[0].module, QStringLiteral("data.select"));
        QCOMPARE(cut[0].parameters.value(QStringLiteral("period")).toArray().at(0).toString(), isoText(a.axes[0].values[1], Calendar::Standard));
        QCOMPARE(cut[1].parameters, cut[0].parameters);
        for (double& time : c.axes[0].values)
            time += 3600.0; // never at the same time
        CheckResult between;
        QVERIFY(!requireSameTimes(at(a, "data"), at(c, "other"), between));
        QVERIFY(between.problems.front().proposals.empty());
        for (double& time : c.axes[0].values)
            time += 100 * kDay;
        CheckResult apart;
        QVERIFY(!requireSameTimes(at(a, "data"), at(c, "other"), apart));
        QVERIFY(!requireOverlapInTime(at(a, "data"), at(c, "other"), apart));
        QCOMPARE(apart.problems[0].code, QStringLiteral("time.no_overlap"));
        QCOMPARE(apart.problems[1].code, QStringLiteral("time.no_overlap"));
        QVERIFY(requireOverlapInTime(at(a, "data"), at(b, "other"), apart));
    }

    void unitsConvertVisibly()
    {
        const CubeSignature a = regular(3, 6, 8);
        CubeSignature b = a;
        CheckResult same;
        QVERIFY(requireSameUnits(at(a, "data"), at(b, "other"), same)->isIdentity());
        QVERIFY(same.problems.empty());
        b.variables[0].units = QStringLiteral("hPa");
        CheckResult scaled;
        QCOMPARE((*requireSameUnits(at(a, "data"), at(b, "other"), scaled))(10.0), 1000.0);
        QCOMPARE(said(scaled), QStringLiteral("units.converted: 'msl' (other) is in hPa and is converted to Pa."));
        QCOMPARE(step(scaled).parameters.value(QStringLiteral("units")).toString(), QStringLiteral("Pa"));
        b.variables[0].units = QStringLiteral("K");
        CheckResult dimension;
        QVERIFY(!requireSameUnits(at(a, "data"), at(b, "other"), dimension));
        QCOMPARE(dimension.problems.front().code, QStringLiteral("units.dimension"));
        b.variables[0].units.clear();
        CheckResult none;
        QVERIFY(!requireSameUnits(at(a, "data"), at(b, "other"), none));
        QCOMPARE(none.problems.front().code, QStringLiteral("units.missing"));
        QVERIFY(step(none).kind == ProposedStep::Kind::SetAtSource);
        QCOMPARE(step(none).parameters.value(QStringLiteral("assume_units")).toArray().at(0).toString(), QStringLiteral("msl=Pa"));
    }

    void periodsAreHeld()
    {
        CubeSignature cube = regular(40, 6, 8); // ten days
        const QString first = isoText(cube.axes[0].values.front(), Calendar::Standard).left(10);
        const QString last = isoText(cube.axes[0].values.back(), Calendar::Standard).left(10);
        CheckResult check;
        QVERIFY(requireSteps(at(cube, "data"), 40, QStringLiteral("window"), check));
        QVERIFY(!requireSteps(at(cube, "data"), 41, QStringLiteral("window"), check));
        QVERIFY2(said(check).startsWith(QStringLiteral("period.short: 'window' asks for 41 time steps; 'msl' has 40 (")), qPrintable(said(check)));
        QCOMPARE(step(check).parameters.value(QStringLiteral("window")).toInt(), 40);
        const QString key = QStringLiteral("period");
        CheckResult fine;
        QVERIFY(requirePeriod(at(cube, "data"), {first, last}, key, fine) && requirePeriod(at(cube, "data"), {QString(), QString()}, key, fine));
        QVERIFY(fine.problems.empty());
        CheckResult outside;
        QVERIFY(!requirePeriod(at(cube, "data"), {QStringLiteral("1961"), QStringLiteral("1990")}, key, outside));
        QCOMPARE(said(outside), QStringLiteral("period.empty: The period holds no time step; 'msl' runs from %1 to %2.").arg(first, last));
        QCOMPARE(step(outside).parameters.value(key).toArray(), (QJsonArray{first, last}));
        CheckResult partly;
        QVERIFY(requirePeriod(at(cube, "data"), {QStringLiteral("1961"), QString()}, key, partly));
        QCOMPARE(partly.problems.front().code, QStringLiteral("period.partly"));
        QVERIFY(!partly.hasErrors());
        CheckResult still;
        QVERIFY(!requireTime({cube, 2, {QStringLiteral("data")}}, still));
        QCOMPARE(said(still), QStringLiteral("time.missing: 'zs' has no time; choose a variable that changes with time."));
    }

    void featuresNeedPlaces()
    {
        CheckResult check;
        FeaturesSignature features;
        QVERIFY(!requireGeographic(features, QStringLiteral("points"), check));
        QCOMPARE(check.problems.back().code, QStringLiteral("geometry.missing"));
        features.geometry = GeometryKind::Point;
        QVERIFY(requireGeographic(features, QStringLiteral("points"), check));
        features.crs = QStringLiteral("LOCAL_CS[\"site\"]");
        QVERIFY(!requireGeographic(features, QStringLiteral("points"), check));
        QCOMPARE(check.problems.back().code, QStringLiteral("crs.mismatch"));
    }
};

QTEST_GUILESS_MAIN(AgreementTest)
#include "agreement_test.moc"
