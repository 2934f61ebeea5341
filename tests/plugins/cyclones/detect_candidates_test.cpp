// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/cyclones/cyclone_chain.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::test;

namespace {

/// The cube's variables in memory, to be changed by a test.
struct Editable {
    CubeSignature signature;
    std::vector<std::vector<float>> values;

    explicit Editable(const Cube& cube) : signature(cube.signature())
    {
        for (std::size_t v = 0; v < signature.variables.size(); ++v) {
            const Window window = Window::all(signature.shapeOf(signature.variables[v]));
            values.emplace_back(window.size());
            if (!cube.read(static_cast<int>(v), window, values.back()))
                qFatal("cannot read the cube of the test");
        }
    }
    std::vector<float>& of(const char* name) { return values[static_cast<std::size_t>(signature.find(QLatin1String(name)))]; }
    Variable& variable(const char* name) { return signature.variables[static_cast<std::size_t>(signature.find(QLatin1String(name)))]; }
    void remove(const char* name)
    {
        const int index = signature.find(QLatin1String(name));
        signature.variables.erase(signature.variables.begin() + index);
        values.erase(values.begin() + index);
    }
    [[nodiscard]] std::shared_ptr<const Cube> cube() const
    {
        return std::make_shared<MemoryCube>(std::make_shared<CubeSignature>(signature), values);
    }
};

} // namespace

class DetectCandidatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto made = m_chain.makeStorms({{QStringLiteral("spacing"), 2.0}, {QStringLiteral("steps"), 25}});
        QVERIFY(made);
        m_fields = *made;
        QVERIFY(m_chain.follow(m_fields, {}, {{QStringLiteral("min_duration"), 24}, {QStringLiteral("thresholds"), QJsonArray{}}}));
        m_candidates = m_chain.candidates;
        QVERIFY(m_candidates->rowCount() > 20);
    }

    void convertsHectopascalsVisibly()
    {
        Editable data(*m_fields);
        data.variable("msl").units = QStringLiteral("hPa");
        for (float& value : data.of("msl"))
            value /= 100.0F;
        const auto cube = data.cube();
        const CheckResult check = m_chain.detect.check({}, {{QStringLiteral("fields"), {cube}}});
        QVERIFY(!check.hasErrors());
        QVERIFY2(firstProblem(check, Severity::Warning).contains(QStringLiteral("hPa")), qPrintable(firstProblem(check, Severity::Warning)));
        CycloneChain chain;
        QVERIFY(chain.follow(cube));
        QCOMPARE(chain.candidates->lon, m_candidates->lon);
        const double before = (*m_candidates->reals(QStringLiteral("msl"))).front();
        QVERIFY(std::abs((*chain.candidates->reals(QStringLiteral("msl"))).front() - before) < 0.1);
    }

    void takesHeightAsSixMetresAndTemperatureByTheHypsometricEquation()
    {
        for (const char* form : {"height", "temperature"}) {
            CycloneChain chain;
            const auto fields = chain.makeStorms(
                {{QStringLiteral("spacing"), 2.0}, {QStringLiteral("steps"), 25}, {QStringLiteral("upper_air"), QLatin1String(form)}});
            QVERIFY(fields);
            QVERIFY(chain.follow(*fields));
            QCOMPARE(chain.candidates->lon, m_candidates->lon);
            QCOMPARE(chain.candidates->lat, m_candidates->lat);
        }
    }

    void findsLevelsInPascalsAndInNames()
    {
        Editable pascals(*m_fields);
        for (Axis& axis : pascals.signature.axes) {
            if (axis.kind != AxisKind::Level)
                continue;
            axis.units = QStringLiteral("Pa");
            axis.values = {30000.0, 50000.0};
        }
        CycloneChain chain;
        QVERIFY(chain.follow(pascals.cube()));
        QCOMPARE(chain.candidates->lon, m_candidates->lon);

        Editable named(*m_fields);
        const Variable z = named.variable("z");
        const std::vector<float> both = named.of("z");
        const std::size_t cells = named.signature.grids.front().size();
        named.remove("z");
        for (std::size_t level = 0; level < 2; ++level) {
            Variable one = z;
            one.name = level == 0 ? QStringLiteral("Z300") : QStringLiteral("Z500");
            one.axes = named.variable("msl").axes;
            std::vector<float> values;
            for (std::size_t t = 0; t < both.size() / (2 * cells); ++t)
                values.insert(values.end(), both.begin() + static_cast<std::ptrdiff_t>((2 * t + level) * cells),
                    both.begin() + static_cast<std::ptrdiff_t>((2 * t + level + 1) * cells));
            named.signature.variables.push_back(one);
            named.values.push_back(values);
        }
        QVERIFY(chain.follow(named.cube()));
        QCOMPARE(chain.candidates->lon, m_candidates->lon);
    }

    void readsSeveralCubes()
    {
        Editable surface(*m_fields);
        surface.remove("z");
        Editable upper(*m_fields);
        for (const char* name : {"msl", "u10", "v10", "zs"})
            upper.remove(name);
        FakeContext context;
        const auto found = m_chain.detect.run({}, {{QStringLiteral("fields"), {surface.cube(), upper.cube()}}}, context);
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QCOMPARE(output<Features>(*found, "candidates")->lon, m_candidates->lon);
        upper.signature.axes.front().values.back() += 3600.0;
        const CheckResult check = m_chain.detect.check({}, {{QStringLiteral("fields"), {surface.cube(), upper.cube()}}});
        QVERIFY2(firstProblem(check).contains(QStringLiteral("do not have the same times")), qPrintable(firstProblem(check)));
    }

    void isTheSameWithAnyNumberOfThreads()
    {
        for (const int threads : {1, 5}) {
            CycloneChain chain;
            QVERIFY(chain.follow(m_fields, {}, {}, threads));
            QCOMPARE(chain.candidates->lon, m_candidates->lon);
            QCOMPARE(chain.candidates->lat, m_candidates->lat);
            for (std::size_t c = 0; c < m_candidates->columns.size(); ++c) {
                QCOMPARE(chain.candidates->columns[c].real, m_candidates->columns[c].real);
                QCOMPARE(chain.candidates->columns[c].integer, m_candidates->columns[c].integer);
            }
        }
    }

    void survivesPackingToShorts()
    {
        Editable packed(*m_fields);
        for (std::vector<float>& values : packed.values) {
            const auto [low, high] = std::ranges::minmax(values);
            const float step = std::max((high - low) / 65000.0F, 1e-6F);
            for (float& value : values)
                value = std::round((value - low) / step) * step + low;
        }
        CycloneChain chain;
        QVERIFY(chain.follow(packed.cube(), {}, {{QStringLiteral("thresholds"), QJsonArray{}}}));
        QCOMPARE(rowsByTrack(*chain.tracks).size(), std::size_t{5});
    }

    void warnsOfEmptyFields()
    {
        Editable data(*m_fields);
        std::ranges::fill(data.of("msl"), std::numeric_limits<float>::quiet_NaN());
        FakeContext context;
        const auto found = m_chain.detect.run({}, {{QStringLiteral("fields"), {data.cube()}}}, context);
        QVERIFY(found);
        QCOMPARE(output<Features>(*found, "candidates")->rowCount(), std::size_t{0});
        QCOMPARE(context.warnings.size(), 1);
        QVERIFY2(
            context.warnings.front().contains(QStringLiteral("'msl' holds no values at 25 of 25 time steps")), qPrintable(context.warnings.front()));
    }

    void addsColumnsAndTests()
    {
        const QJsonObject more{
            {QStringLiteral("outputs"), QJsonArray{QStringLiteral("thick=_DIFF(z(300hPa),z(500hPa)),max,2"), QStringLiteral("u10,max,1")}},
            {QStringLiteral("thresholds"), QJsonArray{QStringLiteral("_VECMAG(u10,v10),>=,25,3")}}};
        CycloneChain chain;
        const auto done = chain.follow(m_fields, more, {{QStringLiteral("thresholds"), QJsonArray{}}});
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QVERIFY(chain.candidates->rowCount() > 0 && chain.candidates->rowCount() < m_candidates->rowCount());
        QVERIFY(chain.candidates->reals(QStringLiteral("thick")));
        QVERIFY((*chain.candidates->reals(QStringLiteral("thick"))).front() > 36000.0);
        QVERIFY(chain.candidates->reals(QStringLiteral("u10_max")));
        const CheckResult check = chain.detect.check(more, {{QStringLiteral("fields"), {m_fields}}});
        const auto& promised = std::get<std::shared_ptr<const FeaturesSignature>>(check.outputs.at(QStringLiteral("candidates")));
        QCOMPARE(promised->columns, chain.candidates->info.columns);
    }

    void searchesMaximaOfOtherFields()
    {
        Editable data(*m_fields);
        Variable vo = data.variable("msl");
        vo.name = QStringLiteral("vo");
        vo.standardName = QStringLiteral("atmosphere_relative_vorticity");
        vo.units = QStringLiteral("s-1");
        std::vector<float> values = data.of("msl");
        for (float& value : values)
            value = (101000.0F - value) * 1e-7F;
        data.signature.variables.push_back(vo);
        data.values.push_back(values);
        const QJsonObject search{{QStringLiteral("variable"), QStringLiteral("vo")}, {QStringLiteral("extremum"), QStringLiteral("maximum")},
            {QStringLiteral("contour_rise"), 2e-5}};
        const CheckResult check = m_chain.detect.check(search, {{QStringLiteral("fields"), {data.cube()}}});
        QVERIFY(firstProblem(check, Severity::Warning).contains(QStringLiteral("is no pressure")));
        CycloneChain chain;
        QVERIFY(chain.follow(data.cube(), search, {{QStringLiteral("thresholds"), QJsonArray{}}}));
        QCOMPARE(chain.candidates->lon, m_candidates->lon);
        QVERIFY(chain.candidates->reals(QStringLiteral("vo")));
    }

    void saysWhatDoesNotFit_data()
    {
        QTest::addColumn<QString>("removed");
        QTest::addColumn<QJsonObject>("values");
        QTest::addColumn<QString>("part");
        QTest::newRow("no pressure") << "msl" << QJsonObject{} << "air_pressure_at_mean_sea_level";
        QTest::newRow("no upper air") << "z" << QJsonObject{}
                                      << "The warm core needs geopotential, geopotential height or temperature at 300 and 500 hPa";
        QTest::newRow("levels") << "" << QJsonObject{{QStringLiteral("warm_core_upper"), 250}} << "z at 300, 500 hPa";
        QTest::newRow("levels of a chosen variable")
            << "" << QJsonObject{{QStringLiteral("warm_core_upper"), 250}, {QStringLiteral("warm_core_variable"), QStringLiteral("z")}}
            << "'z' is not there at both 250 and 500 hPa; its levels are 300, 500 hPa";
        QTest::newRow("levels the wrong way round") << "" << QJsonObject{{QStringLiteral("warm_core_upper"), 700}} << "must have less pressure";
        QTest::newRow("misspelt variable") << "" << QJsonObject{{QStringLiteral("variable"), QStringLiteral("mls")}} << "mls";
        QTest::newRow("level asked for") << "" << QJsonObject{{QStringLiteral("variable"), QStringLiteral("z")}} << "say which, as in z(300hPa)";
        QTest::newRow("warm core without units") << "" << QJsonObject{{QStringLiteral("warm_core_variable"), QStringLiteral("msl")}}
                                                 << "has no levels";
        QTest::newRow("threshold") << "" << QJsonObject{{QStringLiteral("thresholds"), QJsonArray{QStringLiteral("u10,=>,3")}}}
                                   << "'=>' is no comparison";
        QTest::newRow("threshold's number") << "" << QJsonObject{{QStringLiteral("thresholds"), QJsonArray{QStringLiteral("u10,>,three")}}}
                                            << "'three' is no number";
        QTest::newRow("contour") << "" << QJsonObject{{QStringLiteral("closed_contours"), QJsonArray{QStringLiteral("msl")}}}
                                 << "it must read variable,change,radius,offset";
        QTest::newRow("contour's radius") << "" << QJsonObject{{QStringLiteral("no_closed_contours"), QJsonArray{QStringLiteral("msl,5,-1")}}}
                                          << "between 0 and 180";
        QTest::newRow("expression") << "" << QJsonObject{{QStringLiteral("outputs"), QJsonArray{QStringLiteral("x=_DIFF(z(300hPa),z(850hPa)),max")}}}
                                    << "no level 850hPa; it has 300, 500 hPa";
        QTest::newRow("statistic") << "" << QJsonObject{{QStringLiteral("outputs"), QJsonArray{QStringLiteral("msl,median")}}}
                                   << "'median' is no statistic";
        QTest::newRow("wind") << "" << QJsonObject{{QStringLiteral("eastward_wind"), QStringLiteral("u100")}} << "There is no variable 'u100'";
    }
    void saysWhatDoesNotFit()
    {
        QFETCH(QString, removed);
        QFETCH(QJsonObject, values);
        QFETCH(QString, part);
        Editable data(*m_fields);
        if (!removed.isEmpty())
            data.remove(qPrintable(removed));
        const QString problem = firstProblem(m_chain.detect.check(values, {{QStringLiteral("fields"), {data.cube()}}}));
        QVERIFY2(problem.contains(part), qPrintable(problem));
    }

    void refusesUnitsItCannotUse()
    {
        Editable data(*m_fields);
        data.variable("msl").units.clear();
        QVERIFY(firstProblem(m_chain.detect.check({}, {{QStringLiteral("fields"), {data.cube()}}})).contains(QStringLiteral("states no units")));
        data.variable("msl").units = QStringLiteral("Pa");
        data.variable("z").units = QStringLiteral("kg");
        QVERIFY(firstProblem(m_chain.detect.check({}, {{QStringLiteral("fields"), {data.cube()}}})).contains(QStringLiteral("'z' is in kg")));
        data.variable("z").units.clear();
        QVERIFY(firstProblem(m_chain.detect.check({}, {{QStringLiteral("fields"), {data.cube()}}})).contains(QStringLiteral("'z' states no units")));
    }

    void warnsWhereThereIsNoWind()
    {
        Editable data(*m_fields);
        data.remove("u10");
        const CheckResult check = m_chain.detect.check({}, {{QStringLiteral("fields"), {data.cube()}}});
        QVERIFY(!check.hasErrors());
        QVERIFY(firstProblem(check, Severity::Warning).contains(QStringLiteral("no column 'wind'")));
        // and stitching says which of its conditions needs it
        FakeContext context;
        const auto found = m_chain.detect.run({}, {{QStringLiteral("fields"), {data.cube()}}}, context);
        QVERIFY(found);
        const QString problem = firstProblem(m_chain.stitch.check({}, {{QStringLiteral("candidates"), {found->at(QStringLiteral("candidates"))}}}));
        QVERIFY2(problem.contains(QStringLiteral("needs a column 'wind'; the candidates have: i, j, msl, zs, lon, lat")), qPrintable(problem));
    }

    void stopsWhenAsked()
    {
        FakeContext context;
        context.stop.request_stop();
        const auto found = m_chain.detect.run({}, {{QStringLiteral("fields"), {m_fields}}}, context);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Cancelled);
    }

private:
    CycloneChain m_chain;
    std::shared_ptr<const Cube> m_fields;
    std::shared_ptr<const Features> m_candidates;
};

QTEST_GUILESS_MAIN(DetectCandidatesTest)
#include "detect_candidates_test.moc"
