// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/learned_climate.h"

#include "plugins/downscaling/kernels/cell_regressions.h"
#include "plugins/learning/kernels/random.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <cstring>

using namespace terrella;
using namespace terrella::downscale;

namespace {

/// Times from 2001 on, so many hours apart.
Axis timesOf(std::size_t count, double hours, Calendar calendar = Calendar::NoLeap)
{
    Axis out;
    out.kind = AxisKind::Time;
    out.calendar = calendar;
    const double first = toSeconds({2001, 1, 1, 0, 0, 0.0}, calendar);
    for (std::size_t t = 0; t < count; ++t)
        out.values.push_back(first + 3600.0 * hours * static_cast<double>(t));
    return out;
}

std::vector<std::size_t> all(const Axis& axis)
{
    std::vector<std::size_t> out(axis.size());
    for (std::size_t k = 0; k < out.size(); ++k)
        out[k] = k;
    return out;
}

CycleRule cycles(std::size_t count, double hours)
{
    const Axis axis = timesOf(count, hours);
    return cyclesOf(axis, all(axis));
}

} // namespace

class LearnedClimateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void termsByHand();
    void cyclesAreThoseThatTimesTell();
    void regressionsFindWhatIsThere();
    void fewStepsTellLittle();
    void meansAreTakenAway();
    void formsByHand();
    void filesAndCardsBelongTogether();
    void ownClimatesTakeTenYears();
};

void LearnedClimateTest::termsByHand()
{
    const CycleRule rule{2, 1};
    QCOMPARE(rule.terms(), 7U);
    QCOMPARE(rule.channels(), 4U);
    QCOMPARE(rule.termOf(1), 2U);
    QCOMPARE(rule.termOf(2), 5U); // the day comes after both harmonics of the year
    QCOMPARE((CycleRule{0, 1}).termOf(0), 1U);
    // noon of the day a quarter of the year on, of 360
    const auto terms = cycleTermsAt(rule, toSeconds({2001, 4, 1, 12, 0, 0.0}, Calendar::Days360), Calendar::Days360);
    const double angle = 2.0 * M_PI * 90.5 / 360.0;
    const std::vector<double> expected{1.0, std::cos(angle), std::sin(angle), std::cos(2 * angle), std::sin(2 * angle), -1.0, 0.0};
    for (std::size_t k = 0; k < expected.size(); ++k)
        QVERIFY2(std::abs(terms[k] - expected[k]) < 1e-12, qPrintable(QString::number(k)));
}

void LearnedClimateTest::cyclesAreThoseThatTimesTell()
{
    QCOMPARE(cycles(3 * 365, 24.0), (CycleRule{2, 0}));
    QCOMPARE(cycles(365, 24.0), (CycleRule{1, 0}));       // one year tells one harmonic
    QCOMPARE(cycles(243, 24.0), CycleRule());             // eight months do not tell a year
    QCOMPARE(cycles(36, 24.0 * 30.4), (CycleRule{2, 0})); // months
    QCOMPARE(cycles(100, 24.0 * 365.0), CycleRule());     // years
    QCOMPARE(cycles(20 * 24, 1.0), (CycleRule{0, 2}));    // hours of a month
    QCOMPARE(cycles(4 * 60, 6.0), (CycleRule{0, 1}));
    QCOMPARE(cycles(1, 24.0), CycleRule());
}

/// Coefficients that a series was made of are found again, beside noise, with missing values, and in cells of their own.
void LearnedClimateTest::regressionsFindWhatIsThere()
{
    const Axis axis = timesOf(8000, 24.0);
    const CycleRule rule{2, 0};
    learning::Random random(1, 0);
    CellRegressions regressions(3, 6);
    const std::vector<double> expected{2.0, -1.0, 0.5, 0.25, -0.125, 0.75};
    for (const double seconds : axis.values) {
        auto x = cycleTermsAt(rule, seconds, axis.calendar);
        x.push_back(3.0 * random.normal());
        double y = 0.1 * random.normal();
        for (std::size_t k = 0; k < x.size(); ++k)
            y += x[k] * expected[k];
        regressions.add(0, x, y);
        if (random.uniform() < 0.3)
            regressions.add(2, x, -2.0 * y);
    }
    std::vector<double> found(6);
    regressions.solve(0, found);
    for (std::size_t k = 0; k < 6; ++k)
        QVERIFY2(std::abs(found[k] - expected[k]) < 0.01, qPrintable(QString::number(found[k])));
    regressions.solve(1, found);
    QVERIFY(std::isnan(found[0]) && std::isnan(found[5]));
    const auto fields = regressions.solveAll();
    QVERIFY(std::abs(static_cast<double>(fields[5 * 3 + 2]) + 1.5) < 0.02 && std::isnan(fields[5 * 3 + 1]));
}

/// Two steps at which nothing was observed are added: of one step a third is believed, of eight 8/10.
void LearnedClimateTest::fewStepsTellLittle()
{
    std::vector<double> found(1);
    for (const std::size_t count : {1U, 8U}) {
        CellRegressions one(1, 1);
        for (std::size_t k = 0; k < count; ++k)
            one.add(0, std::vector<double>{1.0}, 6.0);
        one.solve(0, found);
        QVERIFY(std::abs(found[0] - 6.0 * static_cast<double>(count) / static_cast<double>(count + 2)) < 1e-12);
    }
    CellRegressions free(1, 1, 1); // a level is what it is
    free.add(0, std::vector<double>{1.0}, 6.0);
    free.solve(0, found);
    QVERIFY(std::abs(found[0] - 6.0) < 1e-12);
    CellRegressions none(1, 2);
    for (int k = 0; k < 4; ++k)
        none.add(0, std::vector<double>{1.0, 0.0}, 6.0); // a term that is always 0
    found.resize(2);
    none.solve(0, found);
    QVERIFY(std::abs(found[0] - 4.0) < 1e-12 && found[1] == 0.0);
}

void LearnedClimateTest::meansAreTakenAway()
{
    const float nan = std::nanf("");
    // two terms of two cells; of the second nothing is known
    const LearnedClimate climate({1, 0}, LocalForm::None, {{280.0F, nan, 10.0F, nan, 1.0F, nan}, {}}, {});
    std::vector<float> field{285.0F, 285.0F}, other = field, missing{nan, nan};
    climate.takeMean(0, std::vector<double>{1.0, 0.5, -1.0}, field);
    QCOMPARE(field, (std::vector<float>{285.0F - 284.0F, 0.0F}));
    climate.takeMean(1, std::vector<double>{1.0, 0.5, -1.0}, other);
    QCOMPARE(other, (std::vector<float>{285.0F, 285.0F})); // taken as it is
    climate.takeMean(0, std::vector<double>{1.0, 0.5, -1.0}, missing);
    QVERIFY(std::isnan(missing[0]) && std::isnan(missing[1]));
}

void LearnedClimateTest::formsByHand()
{
    const std::vector<double> terms{1.0, 0.5, -1.0};
    const LearnedClimate sum({1, 0}, LocalForm::Sum, {}, {2.0F, 4.0F, 1.0F, 0.25F});
    std::vector<float> field{10.0F};
    sum.correct(terms, std::vector<float>{8.0F}, field);
    QCOMPARE(field[0], 10.0F + 2.0F + 2.0F - 1.0F + 2.0F);
    const LearnedClimate factor({1, 0}, LocalForm::Factor, {}, {0.5F, 1.0F, 0.25F});
    field = {10.0F};
    factor.correct(terms, {}, field);
    QCOMPARE(field[0], 10.0F * (1.0F + 0.5F + 0.5F - 0.25F));
    field = {0.0F};
    factor.correct(terms, {}, field);
    QCOMPARE(field[0], 0.0F); // no rain stays none
}

void LearnedClimateTest::filesAndCardsBelongTogether()
{
    const LearnedClimate made({1, 0}, LocalForm::Sum, {{1, 2, 3, 4, 5, 6}, {}},
        {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32});
    const auto back = LearnedClimate::fromBytes(made.toJson(), made.bytes(), 2, 2, 8);
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(back->bytes(), made.bytes());
    QCOMPARE(back->toJson(), made.toJson());
    QVERIFY(back->hasMean(0) && !back->hasMean(1));
    for (const std::string& wrong : {std::string(), made.bytes().substr(4), made.bytes() + "0123"}) {
        const auto refused = LearnedClimate::fromBytes(made.toJson(), wrong, 2, 2, 8);
        QVERIFY(!refused && refused.error().code == ErrorCode::Invalid);
        QVERIFY2(refused.error().message.contains(QLatin1String("do not belong together")), qPrintable(refused.error().message));
    }
}

void LearnedClimateTest::ownClimatesTakeTenYears()
{
    QVERIFY(haveOwnClimate(timesOf(120, 24.0 * 30.4).values));
    QVERIFY(!haveOwnClimate(timesOf(108, 24.0 * 30.4).values));
    QVERIFY(!haveOwnClimate({}));
}

QTEST_APPLESS_MAIN(LearnedClimateTest)
#include "learned_climate_test.moc"
