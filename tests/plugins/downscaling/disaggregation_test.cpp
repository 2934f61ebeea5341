// SPDX-License-Identifier: GPL-3.0-or-later
// Delta change, and bias correction with spatial disaggregation.
#include "plugins/downscaling/distribution/bcsd.h"
#include "plugins/downscaling/distribution/delta.h"
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

Shape coarse(int year, int years, Calendar calendar = Calendar::Standard)
{
    return {yearsOfDays(year, years, calendar), {}, from(49.5, -1.0, 5), from(7.5, 1.0, 6), false, calendar};
}
/// Four fine cells in each coarse one.
Shape fine(int year, int years, Calendar calendar = Calendar::Standard)
{
    return {yearsOfDays(year, years, calendar), {}, from(49.75, -0.5, 10), from(7.25, 0.5, 12), false, calendar};
}

int monthOf(const Shape& shape, std::size_t t) { return fromSeconds(shape.times[t], shape.calendar).month; }

double weather(std::size_t t, std::size_t k)
{
    return 4.0 * std::sin(1.7 * static_cast<double>(t)) + 2.0 * std::sin(0.31 * static_cast<double>(t * t % 97) + static_cast<double>(k));
}

std::shared_ptr<const Cube> observed(const Shape& shape)
{
    return climate("tas", "air_temperature", "degC", shape, [=](std::size_t t, std::size_t, std::size_t j, std::size_t i) {
        return 5.0 + monthOf(shape, t) + weather(t, 0) + 3.0 * std::sin(2.0 * static_cast<double>(j)) * std::cos(1.1 * static_cast<double>(i));
    });
}

QJsonObject with(std::initializer_list<std::pair<const char*, QJsonValue>> values)
{
    QJsonObject out;
    for (const auto& [key, each] : values)
        out[QLatin1String(key)] = each;
    return out;
}

/// Of the cells inside the outermost coarse centres.
bool isInside(std::size_t cell)
{
    const std::size_t j = cell / 12, i = cell % 12;
    return j > 0 && j < 9 && i > 0 && i < 11;
}

} // namespace

class DisaggregationTest : public QObject {
    Q_OBJECT

private:
    Delta m_delta;
    Bcsd m_bcsd;
    ModuleCase m_deltaCase{m_delta, QStringLiteral("downscaling/distribution/delta.json")};
    ModuleCase m_bcsdCase{m_bcsd, QStringLiteral("downscaling/distribution/bcsd.json")};

private Q_SLOTS:
    void deltas_data()
    {
        QTest::addColumn<int>("calendar");
        QTest::addColumn<QString>("grouping");
        for (const Calendar calendar : {Calendar::Standard, Calendar::NoLeap, Calendar::Days360}) {
            for (const char* grouping : {"none", "month", "day"})
                QTest::addRow("%s %s", qPrintable(calendarName(calendar)), grouping) << static_cast<int>(calendar) << QString::fromLatin1(grouping);
        }
    }
    /// A change that is a plane in space arrives on every day of the reference, whatever the calendar of the model and its bias.
    void deltas()
    {
        QFETCH(int, calendar);
        QFETCH(QString, grouping);
        const bool byMonth = grouping == QLatin1String("month");
        const auto change
            = [byMonth](int month, double lat, double lon) { return 2.0 + (byMonth ? 0.1 * month : 0.0) + 0.3 * (lat - 47.0) - 0.2 * (lon - 10.0); };
        const Shape fineShape = fine(1999, 3), before = coarse(1999, 3, static_cast<Calendar>(calendar)),
                    after = coarse(2079, 3, static_cast<Calendar>(calendar));
        const auto reference = observed(fineShape);
        const auto historical = climate("t2m", "air_temperature", "K", before, [&](std::size_t t, auto...) { return 290.0 + monthOf(before, t); });
        const auto projection = climate("t2m", "air_temperature", "K", after, [&](std::size_t t, std::size_t, std::size_t j, std::size_t i) {
            return 290.0 + monthOf(after, t) + change(monthOf(after, t), after.lat[j], after.lon[i]);
        });
        const auto out
            = runFor<Cube>(m_deltaCase, "data", with({{"grouping", grouping}, {"window", 1}}), climates(reference, historical, projection));
        QVERIFY(out);
        QCOMPARE(out->signature().variables.front().name, QStringLiteral("tas"));
        QCOMPARE(out->signature().variables.front().units, QStringLiteral("degC"));
        const auto values = valuesOf(*out, QStringLiteral("tas")), base = valuesOf(*reference, QStringLiteral("tas"));
        QCOMPARE(values.size(), base.size());
        for (std::size_t k = 0; k < values.size(); ++k) {
            const std::size_t t = k / 120, cell = k % 120;
            if (!isInside(cell)) {
                QVERIFY(std::isnan(values[k]));
                continue;
            }
            // Days of a year of 360 lie evenly in one of 365, which leaves a few days at the ends of months in the neighbour month, and five days
            // empty.
            if (calendar == static_cast<int>(Calendar::Days360) && grouping == QLatin1String("day"))
                continue;
            const double expected = static_cast<double>(base[k]) + change(monthOf(fineShape, t), fineShape.lat[cell / 12], fineShape.lon[cell % 12]);
            QVERIFY2(std::abs(static_cast<double>(values[k]) - expected) < (grouping == QLatin1String("none") ? 0.02 : 2e-3),
                qPrintable(QStringLiteral("step %1 cell %2: %3").arg(t).arg(cell).arg(static_cast<double>(values[k]) - expected)));
        }
    }

    /// Rain changes by factors: dry days stay dry, nothing is negative, factors are cut where they are told to be.
    void factors()
    {
        const auto rain = [](const Shape& shape, double factor) {
            return climate("pr", "precipitation_flux", "kg m-2 s-1", shape,
                [=](std::size_t t, auto...) { return t % 3 == 0 ? factor * 1e-4 * static_cast<double>(t % 7) : 0.0; });
        };
        const auto reference = rain(fine(1999, 2), 1.0), historical = rain(coarse(1999, 2), 0.5), projection = rain(coarse(1999, 2), 2.0);
        const auto values = valuesOf(
            *runFor<Cube>(m_deltaCase, "data", with({{"grouping", "none"}}), climates(reference, historical, projection)), QStringLiteral("pr"));
        const auto cut = valuesOf(
            *runFor<Cube>(m_deltaCase, "data", with({{"grouping", "none"}, {"largest_factor", 1.5}}), climates(reference, historical, projection)),
            QStringLiteral("pr"));
        const auto base = valuesOf(*reference, QStringLiteral("pr"));
        for (std::size_t k = 0; k < base.size(); ++k) {
            if (!isInside(k % 120))
                continue;
            QVERIFY(std::abs(values[k] - 4.0F * base[k]) <= 1e-6F * 1e-3F + 1e-5F * base[k]);
            QVERIFY(std::abs(cut[k] - 1.5F * base[k]) <= 1e-6F * 1e-3F + 1e-5F * base[k]);
        }
    }

    /// A biased coarse model of the same weather: the result has the fine mean year, the model's weather, and its warming.
    void bcsd()
    {
        const Shape fineShape = fine(1995, 4), coarseShape = coarse(1995, 4), later = coarse(2065, 4);
        const auto reference = observed(fineShape);
        const auto model = [](const Shape& shape, double shift, double width) {
            return climate("t2m", "air_temperature", "K", shape,
                [=](std::size_t t, auto...) { return 273.15 + 5.0 + monthOf(shape, t) + width * weather(t, 0) + shift; });
        };
        const ValueMap inputs = climates(reference, model(coarseShape, -7.0, 2.0), model(later, -7.0 + 2.0, 2.0));
        for (const char* method : {"dqm", "qdm"}) {
            const auto out = runFor<Cube>(m_bcsdCase, "data", with({{"method", method}}), inputs);
            QVERIFY(out);
            QCOMPARE(out->signature().variables.front().units, QStringLiteral("degC"));
            const auto values = valuesOf(*out, QStringLiteral("t2m")), base = valuesOf(*reference, QStringLiteral("tas"));
            for (const std::size_t cell : {13U, 40U, 65U, 106U}) {
                double mean = 0.0, meanBase = 0.0, square = 0.0, squareBase = 0.0;
                const double n = static_cast<double>(later.times.size()), m = static_cast<double>(fineShape.times.size());
                for (std::size_t t = 0; t < later.times.size(); ++t) {
                    mean += static_cast<double>(values[t * 120 + cell]) / n;
                    square += static_cast<double>(values[t * 120 + cell]) * static_cast<double>(values[t * 120 + cell]) / n;
                }
                for (std::size_t t = 0; t < fineShape.times.size(); ++t) {
                    meanBase += static_cast<double>(base[t * 120 + cell]) / m;
                    squareBase += static_cast<double>(base[t * 120 + cell]) * static_cast<double>(base[t * 120 + cell]) / m;
                }
                QVERIFY2(std::abs(mean - meanBase - 2.0) < 0.15, qPrintable(QString::number(mean - meanBase)));
                const double ratio = std::sqrt((square - mean * mean) / (squareBase - meanBase * meanBase));
                QVERIFY2(std::abs(ratio - 1.0) < 0.05, qPrintable(QString::number(ratio))); // the model's is twice as wide
            }
        }
    }

    void rainByBcsd()
    {
        const auto rain = [](const Shape& shape, double factor) {
            return climate("pr", "precipitation_flux", "kg m-2 s-1", shape, [=](std::size_t t, std::size_t, std::size_t j, std::size_t i) {
                return (t * 5 + j / 2 + i / 2) % 4 == 0
                    ? factor * 1e-4 * static_cast<double>(1 + t % 5) * (1.0 + 0.2 * static_cast<double>((i + j) % 3))
                    : 0.0;
            });
        };
        const auto reference = rain(fine(1995, 3), 1.0), model = rain(coarse(1995, 3), 0.4);
        const auto out = runFor<Cube>(m_bcsdCase, "data", with({{"method", "eqm"}}), climates(reference, model));
        QVERIFY(out);
        const auto values = valuesOf(*out, QStringLiteral("pr")), base = valuesOf(*reference, QStringLiteral("pr"));
        double sum = 0.0, sumBase = 0.0;
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (!isInside(k % 120))
                continue;
            QVERIFY(values[k] >= 0.0F);
            sum += static_cast<double>(values[k]);
            sumBase += static_cast<double>(base[k]);
        }
        QVERIFY2(std::abs(sum / sumBase - 1.0) < 0.05, qPrintable(QString::number(sum / sumBase)));
    }

    void mistakesAreTold()
    {
        const auto reference = observed(fine(1999, 1));
        const auto model = climate("t2m", "air_temperature", "K", coarse(1999, 1), [](auto...) { return 280.0; });
        Shape away = coarse(1999, 1);
        away.lon = from(100.0, 1.0, 6);
        const auto farAway = climate("t2m", "air_temperature", "K", away, [](auto...) { return 280.0; });
        for (const ModuleCase* module : {&m_deltaCase, &m_bcsdCase}) {
            QVERIFY(!module->check({}, climates(reference, model, model)).hasErrors());
            QVERIFY(firstProblem(module->check({}, climates(reference, farAway, farAway))).startsWith(QLatin1String("space.no_overlap")));
            const CheckResult grids = module->check({}, climates(reference, model, farAway));
            QVERIFY(grids.hasErrors());
            const auto error = std::ranges::find(grids.problems, Severity::Error, &Problem::severity);
            QCOMPARE(error->port, QStringLiteral("projection"));
            QVERIFY(firstProblem(module->check(with({{"grouping", "day"}, {"window", 10}}), climates(reference, model, model)))
                        .startsWith(QLatin1String("parameter.range")));
        }
    }
};

QTEST_GUILESS_MAIN(DisaggregationTest)
#include "disaggregation_test.moc"
