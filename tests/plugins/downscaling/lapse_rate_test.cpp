// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/baselines/lapse_rate.h"
#include "plugins/downscaling/kernels/lapse_fit.h"
#include "tests/plugins/downscaling/climate_cubes.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace terrella;
using namespace terrella::downscale;
using namespace terrella::test;

namespace {

std::vector<double> from(double first, double step, std::size_t count)
{
    std::vector<double> out(count);
    for (std::size_t k = 0; k < count; ++k)
        out[k] = first + step * static_cast<double>(k);
    return out;
}

Shape coarseShape() { return {yearsOfDays(2001, 1), {}, from(48.0, -1.0, 5), from(8.0, 1.0, 6), false, Calendar::Standard}; }
Shape fineShape() { return {{}, {}, from(47.75, -0.25, 15), from(8.25, 0.25, 18), false, Calendar::Standard}; }

/// Mountains that no interpolation sees.
double fineHeight(std::size_t j, std::size_t i)
{
    return 900.0 + 800.0 * std::sin(2.0 * static_cast<double>(j)) * std::cos(1.3 * static_cast<double>(i));
}
double coarseHeight(std::size_t j, std::size_t i)
{
    return 700.0 + 400.0 * std::sin(2.2 * static_cast<double>(j)) + 300.0 * std::cos(1.7 * static_cast<double>(i * j));
}

/// Linear in latitude and longitude at sea level.
double seaLevel(double lat, double lon) { return 290.0 - 0.7 * (lat - 46.0) + 0.2 * (lon - 10.0); }

/// K per m in a month.
double rateOf(int month) { return -0.004 - 0.0003 * month; }

std::shared_ptr<const Cube> temperature(double (*rate)(int), const char* units = "K", double shift = 0.0)
{
    const Shape shape = coarseShape();
    return climate("tas", "air_temperature", units, shape, [=](std::size_t t, std::size_t, std::size_t j, std::size_t i) {
        const int month = fromSeconds(shape.times[t], Calendar::Standard).month;
        return shift + seaLevel(shape.lat[j], shape.lon[i]) + rate(month) * coarseHeight(j, i);
    });
}

std::shared_ptr<const Cube> heights(const Shape& shape, double (*of)(std::size_t, std::size_t))
{
    return climate("orog", "surface_altitude", "m", shape, [=](std::size_t, std::size_t, std::size_t j, std::size_t i) { return of(j, i); });
}

ValueMap given(const std::shared_ptr<const Cube>& data, bool withCoarse = true)
{
    Shape coarse = coarseShape();
    coarse.times.clear();
    ValueMap out{{QStringLiteral("data"), {value(data)}}, {QStringLiteral("elevation"), {value(heights(fineShape(), fineHeight))}}};
    if (withCoarse)
        out[QStringLiteral("coarse_elevation")] = {value(heights(coarse, coarseHeight))};
    return out;
}

QJsonObject by(const char* rate) { return {{QStringLiteral("rate"), QLatin1String(rate)}}; }

} // namespace

class LapseRateTest : public QObject {
    Q_OBJECT

private:
    LapseRate m_module;
    ModuleCase m_case{m_module, QStringLiteral("downscaling/baselines/lapse_rate.json")};

    /// The largest error where the truth is the plane at sea level with the rate of the month.
    double worst(const Cube& out, double (*rate)(int), double shift = 0.0) const
    {
        const auto values = valuesOf(out, QStringLiteral("tas"));
        const Shape fine = fineShape(), coarse = coarseShape();
        double most = 0.0;
        for (std::size_t t = 0; t < coarse.times.size(); ++t) {
            const int month = fromSeconds(coarse.times[t], Calendar::Standard).month;
            for (std::size_t j = 0; j < fine.lat.size(); ++j) {
                for (std::size_t i = 0; i < fine.lon.size(); ++i) {
                    const double truth = shift + seaLevel(fine.lat[j], fine.lon[i]) + rate(month) * fineHeight(j, i);
                    most = std::max(most, std::abs(static_cast<double>(values[(t * fine.lat.size() + j) * fine.lon.size() + i]) - truth));
                }
            }
        }
        return most;
    }

private Q_SLOTS:
    /// Where temperatures fall with height by the rate, the fine field is exact.
    void fixedRate()
    {
        const auto standard = [](int) { return -0.0065; };
        const auto out = runFor<Cube>(m_case, "data", {}, given(temperature(standard)));
        QVERIFY(out);
        QVERIFY2(worst(*out, standard) < 1e-3, qPrintable(QString::number(worst(*out, standard))));
        const auto celsius = runFor<Cube>(m_case, "data", {}, given(temperature(standard, "degC", -273.15)));
        QVERIFY(worst(*celsius, standard, -273.15) < 1e-3);
        const auto weak = runFor<Cube>(m_case, "data", {{QStringLiteral("lapse_rate"), -4.0}}, given(temperature(standard)));
        QVERIFY(worst(*weak, standard) > 1.0);
    }

    void fittedByMonth()
    {
        const auto data = temperature(rateOf);
        const auto out = runFor<Cube>(m_case, "data", by("month"), given(data));
        QVERIFY2(worst(*out, rateOf) < 2e-3, qPrintable(QString::number(worst(*out, rateOf))));
        const auto together = runFor<Cube>(m_case, "data", by("all"), given(data));
        QVERIFY(worst(*together, rateOf) > 0.5);
        const auto report = runFor<Report>(m_case, "rates", by("month"), given(data));
        const QJsonArray rates = report->content.value(QLatin1String("rates")).toObject().value(QLatin1String("tas")).toArray();
        QCOMPARE(rates.size(), 12);
        for (int month = 1; month <= 12; ++month)
            QVERIFY(std::abs(rates[month - 1].toDouble() - 1000.0 * rateOf(month)) < 1e-3);
    }

    void missingHeightsAndTemperatures()
    {
        const auto standard = [](int) { return -0.0065; };
        ValueMap inputs = given(temperature(standard));
        inputs[QStringLiteral("elevation")]
            = {value(heights(fineShape(), [](std::size_t j, std::size_t i) { return j == 0 && i == 0 ? std::nan("") : fineHeight(j, i); }))};
        const auto sea = valuesOf(*runFor<Cube>(m_case, "data", {}, inputs), QStringLiteral("tas"));
        const Shape fine = fineShape();
        QVERIFY(std::abs(static_cast<double>(sea[0]) - seaLevel(fine.lat[0], fine.lon[0])) < 1e-3);
        const auto nothing = valuesOf(*runFor<Cube>(m_case, "data", {{QStringLiteral("missing_is_sea"), false}}, inputs), QStringLiteral("tas"));
        QVERIFY(std::isnan(nothing[0]) && !std::isnan(nothing[1]));
    }

    /// Without coarse heights those of the fine grid are averaged: flat land is interpolated.
    void heightsFromTheFineGrid()
    {
        const auto none = [](int) { return 0.0; };
        Shape wide = fineShape();
        wide.lat = from(48.375, -0.25, 20);
        wide.lon = from(7.625, 0.25, 24);
        ValueMap inputs{{QStringLiteral("data"), {value(temperature(none))}},
            {QStringLiteral("elevation"), {value(heights(wide, [](std::size_t, std::size_t) { return 500.0; }))}}};
        const auto values = valuesOf(*runFor<Cube>(m_case, "data", {}, inputs), QStringLiteral("tas"));
        const std::size_t inside = 10 * 24 + 12;
        QVERIFY(std::abs(static_cast<double>(values[inside]) - seaLevel(wide.lat[10], wide.lon[12])) < 1e-3);
        // There is nothing to fit on flat land: the fixed rate is used, and said.
        FakeContext context;
        QVERIFY(m_case.run(by("month"), inputs, context));
        QCOMPARE(context.warnings.size(), 1U);
    }

    void slopeBesideLatitude()
    {
        // Heights that grow to the south with warmth are not taken for an inversion.
        std::vector<double> lat, lon;
        std::vector<float> height, value;
        for (int k = 0; k < 40; ++k) {
            lat.push_back(40.0 + k % 8);
            lon.push_back(5.0 + k / 8);
            height.push_back(static_cast<float>(3000.0 - 350.0 * (k % 8) + 100.0 * (k % 3)));
            value.push_back(static_cast<float>(300.0 - 4.0 * (k % 8) - 0.006 * static_cast<double>(height.back())));
        }
        height.push_back(NAN);
        value.push_back(1.0F);
        lat.push_back(1.0);
        lon.push_back(1.0);
        const auto rate = lapseRate(lapseSums(lat, lon, height, value), 10.0);
        QVERIFY(rate && std::abs(*rate + 0.006) < 1e-6);
        QVERIFY(!lapseRate(lapseSums(lat, lon, height, value), 500.0));
    }

    void mistakesAreTold()
    {
        const auto standard = [](int) { return -0.0065; };
        ValueMap inputs = given(climate("pr", "precipitation_flux", "kg m-2 s-1", coarseShape(), [](auto...) { return 1.0; }));
        QVERIFY(firstProblem(m_case.check({}, inputs)).contains(QLatin1String("no temperature")));
        inputs = given(temperature(standard));
        inputs[QStringLiteral("coarse_elevation")] = inputs[QStringLiteral("elevation")];
        QVERIFY(firstProblem(m_case.check({}, inputs)).startsWith(QLatin1String("grid.mismatch")));
    }
};

QTEST_GUILESS_MAIN(LapseRateTest)
#include "lapse_rate_test.moc"
