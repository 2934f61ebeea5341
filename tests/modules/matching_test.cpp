// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/matching.h"

#include <QTest>

using namespace terrella;

namespace {

CubeSignature cubeOf(const std::vector<std::array<const char*, 3>>& variables)
{
    CubeSignature out;
    for (const auto& [name, standardName, units] : variables) {
        Variable variable;
        variable.name = QString::fromUtf8(name);
        variable.standardName = QString::fromUtf8(standardName);
        variable.units = QString::fromUtf8(units);
        out.variables.push_back(variable);
    }
    return out;
}

const VariableNeed& pressure()
{
    static const VariableNeed need{
        QStringLiteral("air_pressure_at_mean_sea_level"), {QStringLiteral("msl"), QStringLiteral("slp")}, QStringLiteral("Pa"), true};
    return need;
}

struct Outcome {
    std::optional<MatchedVariable> found;
    CheckResult check;
    [[nodiscard]] QString code() const { return check.problems.size() == 1 ? check.problems[0].code : QString(); }
    [[nodiscard]] QString message() const { return check.problems.size() == 1 ? check.problems[0].message : QString(); }
};

Outcome match(const CubeSignature& cube, const VariableNeed& need = pressure(), const char* name = "")
{
    Outcome out;
    out.found = matchVariable(cube, need, QString::fromUtf8(name), QStringLiteral("field"), QStringLiteral("variable"), out.check);
    return out;
}

constexpr char kMslp[] = "air_pressure_at_mean_sea_level";

} // namespace

class MatchingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void prefersTheStandardName()
    {
        const Outcome out = match(cubeOf({{"msl", "", "K"}, {"p", kMslp, "Pa"}}));
        QVERIFY(out.found);
        QCOMPARE(out.found->variable, 1);
        QVERIFY(out.found->conversion.isIdentity());
        QVERIFY(out.check.problems.empty());
    }

    void fallsBackToUsualNames()
    {
        QCOMPARE(match(cubeOf({{"t2", "", "K"}, {"slp", "", "Pa"}})).found->variable, 1);
        QCOMPARE(match(cubeOf({{"slp", "", "Pa"}, {"msl", "", "Pa"}})).found->variable, 1); // in the order of the need
        QCOMPARE(match(cubeOf({{"MSL", "", "Pa"}})).found->variable, 0);
        QCOMPARE(match(cubeOf({{"MSL", "", "Pa"}, {"slp", "", "Pa"}})).found->variable, 1); // exact spelling first
    }

    void takesTheNameThatWasGiven()
    {
        const CubeSignature cube = cubeOf({{"msl", kMslp, "Pa"}, {"sp", "surface_air_pressure", "Pa"}});
        QCOMPARE(match(cube, pressure(), "sp").found->variable, 1);
        QCOMPARE(match(cube, pressure(), "surface_air_pressure").found->variable, 1);
        const Outcome wrong = match(cube, pressure(), "mls");
        QVERIFY(!wrong.found);
        QCOMPARE(wrong.code(), QStringLiteral("variable.missing"));
        QVERIFY2(wrong.message().startsWith(QStringLiteral("There is no variable 'mls'; there are: ")), qPrintable(wrong.message()));
        QVERIFY(wrong.message().contains(QStringLiteral("Did you mean 'msl'")));
        QCOMPARE(wrong.check.problems[0].port, QStringLiteral("field"));
        QCOMPARE(wrong.check.problems[0].parameter, QStringLiteral("variable"));
        QVERIFY(wrong.check.hasErrors());
    }

    void saysWhatIsThere()
    {
        const Outcome out = match(cubeOf({{"t2", "", "K"}, {"sst", "", "K"}}));
        QVERIFY(!out.found);
        QCOMPARE(
            out.message(), QStringLiteral("There is no variable 'air_pressure_at_mean_sea_level' (usually called msl, slp); there are: t2, sst."));
        QCOMPARE(match(cubeOf({})).message(),
            QStringLiteral("There is no variable 'air_pressure_at_mean_sea_level' (usually called msl, slp); the data hold no variables."));
        std::vector<std::array<const char*, 3>> many(40, {"v", "", "1"});
        many[17] = {"mslp", "", "Pa"};
        const QString message = match(cubeOf(many)).message();
        QVERIFY2(message.contains(QStringLiteral("among 40 variables. Did you mean 'mslp'?")), qPrintable(message));
    }

    void optionalNeedsMayBeAbsent()
    {
        VariableNeed need = pressure();
        need.required = false;
        const Outcome out = match(cubeOf({{"t2", "", "K"}}), need);
        QVERIFY(!out.found);
        QVERIFY(out.check.problems.empty());
        QVERIFY(match(cubeOf({{"t2", "", "K"}}), need, "msl").check.hasErrors()); // but not when it was asked for by name
    }

    void decidesBetweenEqualStandardNames()
    {
        const VariableNeed wind{QStringLiteral("eastward_wind"), {QStringLiteral("u10")}, QStringLiteral("m s-1"), true};
        QCOMPARE(match(cubeOf({{"u", "eastward_wind", "m s-1"}, {"u10", "eastward_wind", "m s-1"}}), wind).found->variable, 1);
        const Outcome out = match(cubeOf({{"u", "eastward_wind", "m s-1"}, {"ua", "eastward_wind", "m s-1"}}), wind);
        QVERIFY(!out.found);
        QCOMPARE(out.code(), QStringLiteral("variable.ambiguous"));
        QCOMPARE(out.message(), QStringLiteral("More than one variable could be 'eastward_wind'; name one: 'u' or 'ua'."));
    }

    void convertsUnitsVisibly()
    {
        const Outcome out = match(cubeOf({{"msl", kMslp, "hPa"}}));
        QVERIFY(out.found);
        QCOMPARE(out.found->conversion(1013.25), 101325.0);
        QCOMPARE(out.code(), QStringLiteral("units.converted"));
        QCOMPARE(out.message(), QStringLiteral("msl is in hPa and is converted to Pa."));
        QVERIFY(!out.check.hasErrors());
        QVERIFY(match(cubeOf({{"msl", kMslp, "pascal"}})).check.problems.empty()); // another spelling only
    }

    void refusesOtherUnits()
    {
        const Outcome dimension = match(cubeOf({{"msl", kMslp, "K"}}));
        QVERIFY(!dimension.found);
        QCOMPARE(dimension.code(), QStringLiteral("units.dimension"));
        QCOMPARE(dimension.message(), QStringLiteral("'msl' is in K, which does not convert to Pa; choose another variable."));
        const Outcome unknown = match(cubeOf({{"msl", kMslp, "furlongs of mercury"}}));
        QVERIFY(!unknown.found);
        QCOMPARE(unknown.code(), QStringLiteral("units.unknown"));
        const Outcome none = match(cubeOf({{"msl", kMslp, ""}}));
        QVERIFY(!none.found);
        QCOMPARE(none.code(), QStringLiteral("units.missing"));
        QVERIFY(none.message().contains(QStringLiteral("states no units")));
    }

    void proposesWaysOut()
    {
        const auto titles = [](const Outcome& out) {
            QStringList list;
            for (const Proposal& proposal : out.check.problems.at(0).proposals)
                list.append(proposal.title);
            return list;
        };
        QCOMPARE(titles(match(cubeOf({{"msl", kMslp, "hPa"}}))), QStringList{QStringLiteral("Convert msl to Pa here")});
        QCOMPARE(titles(match(cubeOf({{"msl", kMslp, ""}}))), QStringList{QStringLiteral("Take msl as Pa where it is opened")});
        QCOMPARE(titles(match(cubeOf({{"msl", kMslp, "K"}, {"t", "", "K"}, {"sp", "", "hPa"}}))), QStringList{QStringLiteral("Use 'sp'")});
        QCOMPARE(titles(match(cubeOf({{"t", "", "K"}, {"sp", "", "hPa"}}))), QStringList{QStringLiteral("Use 'sp'")});
        QCOMPARE(titles(match(cubeOf({{"msl", kMslp, "Pa"}}), pressure(), "mls")), QStringList{QStringLiteral("Use 'msl' instead of 'mls'")});
        const VariableNeed rain{QStringLiteral("precipitation_flux"), {}, QStringLiteral("kg m-2 s-1"), true};
        const Outcome depth = match(cubeOf({{"pr", "precipitation_flux", "mm/day"}}), rain);
        QCOMPARE(depth.code(), QStringLiteral("units.dimension"));
        QCOMPARE(titles(depth), QStringList{QStringLiteral("Convert pr to kg m⁻² s⁻¹ here, as liquid water")});
        QVERIFY(titles(match(cubeOf({{"pr", "precipitation_flux", "K"}}), rain)).isEmpty());
    }

    void linksAreTold()
    {
        CheckResult check;
        const std::vector<int> links{0, 1};
        (void)matchVariable(cubeOf({{"t", "", "K"}, {"msl", kMslp, "hPa"}}), pressure(), {}, QStringLiteral("fields"), {}, check, links);
        QCOMPARE(check.problems.front().link, 1);
        QCOMPARE(check.problems.front().proposals.front().steps.front().place, (InputPlace{QStringLiteral("fields"), 1}));
    }

    void fractionsSayTheirFactor()
    {
        const VariableNeed share{QStringLiteral("sea_ice_area_fraction"), {QStringLiteral("siconc")}, QStringLiteral("1"), true};
        QCOMPARE(match(cubeOf({{"siconc", "sea_ice_area_fraction", "%"}}), share).message(),
            QStringLiteral("siconc is in % and is converted to a fraction of 1: multiplied by 0.01."));
    }

    void plainNumbersMayLackUnits()
    {
        const VariableNeed mask{QStringLiteral("land_binary_mask"), {QStringLiteral("lsm")}, QStringLiteral("1"), true};
        const Outcome out = match(cubeOf({{"lsm", "land_binary_mask", ""}}), mask);
        QVERIFY(out.found);
        QVERIFY(!out.check.hasErrors());
        const VariableNeed anything{{}, {QStringLiteral("x")}, {}, true};
        QVERIFY(match(cubeOf({{"x", "", ""}}), anything).check.problems.empty());
    }
};

QTEST_GUILESS_MAIN(MatchingTest)
#include "matching_test.moc"
