// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/gaussian_latitudes.h"
#include "plugins/data/kernels/remap.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <numeric>
#include <random>

using namespace terrella::data;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr double kRadians = std::numbers::pi / 180.0;

std::vector<double> steps(double first, double step, int count)
{
    std::vector<double> out;
    for (int i = 0; i < count; ++i)
        out.push_back(first + step * i);
    return out;
}

struct TestGrid {
    std::vector<double> lat;
    std::vector<double> lon;
    bool global = true;
    [[nodiscard]] AxisCells rows() const { return latitudeCells(lat, global, 1.0); }
    [[nodiscard]] AxisCells columns() const { return longitudeCells(lon, 1.0, true); }
    [[nodiscard]] std::size_t size() const { return lat.size() * lon.size(); }
    [[nodiscard]] std::vector<float> field(const std::function<double(double, double)>& of) const
    {
        std::vector<float> out;
        for (const double y : lat)
            for (const double x : lon)
                out.push_back(static_cast<float>(of(y, x)));
        return out;
    }
};

TestGrid gaussian(int n) { return {gaussianLatitudes(n), steps(0.0, 90.0 / n, 4 * n)}; }
TestGrid centred(double step, double west = 0.0, bool southFirst = false)
{
    const int ny = static_cast<int>(std::lround(180.0 / step));
    return {southFirst ? steps(-90.0 + step / 2, step, ny) : steps(90.0 - step / 2, -step, ny), steps(west + step / 2, step, 2 * ny)};
}
TestGrid onPoles(double step)
{
    const int ny = static_cast<int>(std::lround(180.0 / step));
    return {steps(90.0, -step, ny + 1), steps(0.0, step, 2 * ny)};
}

enum class Kind { Nearest, Linear, Overlap };

SeparableWeights weightsOf(const TestGrid& from, const TestGrid& to, Kind kind)
{
    SeparableWeights out;
    out.sourceRows = from.lat.size();
    out.sourceColumns = from.lon.size();
    out.usedColumns = from.columns().centre.size();
    out.southFirst = from.lat.front() < from.lat.back();
    switch (kind) {
    case Kind::Nearest:
        out.rows = nearestOn(from.rows(), to.lat);
        out.columns = nearestOn(from.columns(), to.lon);
        break;
    case Kind::Linear:
        out.rows = linearOn(from.rows(), to.lat);
        out.columns = linearOn(from.columns(), to.lon);
        break;
    case Kind::Overlap:
        out.rows = overlapsOn(from.rows(), to.rows());
        out.columns = overlapsOn(from.columns(), to.columns());
        break;
    }
    return out;
}

std::vector<float> remapped(const TestGrid& from, const TestGrid& to, Kind kind, const std::vector<float>& values, const RemapRules& rules = {})
{
    std::vector<float> out(to.size(), -1e30F);
    remap(weightsOf(from, to, kind), rules, values, out);
    return out;
}

/// The integral over the sphere of values on the cells, missing as nothing.
double integral(const TestGrid& grid, const std::vector<float>& values)
{
    const AxisCells rows = grid.rows(), columns = grid.columns();
    double sum = 0.0;
    for (std::size_t j = 0; j < grid.lat.size(); ++j) {
        const double height = std::abs(std::sin(rows.edge[j + 1] * kRadians) - std::sin(rows.edge[j] * kRadians));
        for (std::size_t i = 0; i < columns.centre.size(); ++i) {
            if (const float value = values[j * grid.lon.size() + i]; !std::isnan(value))
                sum += height * std::abs(columns.edge[i + 1] - columns.edge[i]) * kRadians * static_cast<double>(value);
        }
    }
    return sum;
}

std::vector<float> noise(std::size_t count, unsigned seed, float missing = 0.0F)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> uniform(0.0F, 1.0F);
    std::vector<float> out(count);
    for (float& value : out)
        value = uniform(random) < missing ? kNaN : 200.0F + 100.0F * uniform(random);
    return out;
}

/// Real spherical harmonic of degree 16 and order 8 (up to a factor), on top of a constant; and a smooth one of degree 2.
double wavy(double lat, double lon)
{
    const double c = std::cos(lat * kRadians);
    return 2.0 + std::pow(2.0 * std::sin(2.0 * lat * kRadians), 2) * std::pow(c, 6) * std::cos(8.0 * lon * kRadians);
}
double smooth(double lat, double lon)
{
    const double c = std::cos(lat * kRadians);
    return 2.0 + c * c * std::cos(2.0 * lon * kRadians);
}

/// Root-mean-square error over the sphere, relative to the mean square of the truth.
double errorOf(const TestGrid& to, const std::vector<float>& values, const std::function<double(double, double)>& truth)
{
    double error = 0.0, total = 0.0;
    for (std::size_t j = 0; j < to.lat.size(); ++j) {
        for (std::size_t i = 0; i < to.lon.size(); ++i) {
            const double weight = std::cos(to.lat[j] * kRadians), is = truth(to.lat[j], to.lon[i]);
            error += weight * std::pow(static_cast<double>(values[j * to.lon.size() + i]) - is, 2);
            total += weight * is * is;
        }
    }
    return std::sqrt(error / total);
}

} // namespace

class RegridKernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gaussianLatitudesAreLegendreRoots()
    {
        // Abramowitz & Stegun, table 25.4: abscissas of Gaussian integration, n = 2, 4.
        QVERIFY(std::abs(gaussianLatitudes(1)[0] - std::asin(0.577350269189626) / kRadians) < 1e-12);
        QVERIFY(std::abs(gaussianLatitudes(2)[0] - std::asin(0.861136311594053) / kRadians) < 1e-12);
        QVERIFY(std::abs(gaussianLatitudes(2)[1] - std::asin(0.339981043584856) / kRadians) < 1e-12);
        // ECMWF, Gaussian grid descriptions: N80 begins at 89.1415, N320 at 89.7849 degrees.
        QVERIFY(std::abs(gaussianLatitudes(80)[0] - 89.141519) < 1e-6);
        QVERIFY(std::abs(gaussianLatitudes(320)[0] - 89.784877) < 1e-6);
        const auto lat = gaussianLatitudes(160);
        QCOMPARE(lat.size(), 320u);
        QVERIFY(std::ranges::is_sorted(lat, std::greater<>()));
        for (std::size_t j = 0; j < lat.size(); ++j)
            QCOMPARE(lat[j], -lat[lat.size() - 1 - j]);
    }

    void edgesReachThePoles()
    {
        const AxisCells half = latitudeCells(steps(89.5, -1.0, 180), true, 1.0);
        QCOMPARE(half.edge.front(), 90.0);
        QCOMPARE(half.edge[1], 89.0);
        const AxisCells full = latitudeCells(steps(-90.0, 2.5, 73), true, 1.0);
        QCOMPARE(full.edge.front(), -90.0);
        QCOMPARE(full.edge[1], -88.75);
        QCOMPARE(full.edge.back(), 90.0);
        const AxisCells gauss = latitudeCells(gaussianLatitudes(32), false, 1.0);
        QCOMPARE(gauss.edge.front(), 90.0);
        QCOMPARE(gauss.edge.back(), -90.0);
        const AxisCells region = latitudeCells(steps(40.0, 1.0, 5), false, 1.0);
        QCOMPARE(region.edge.front(), 39.5);
        QCOMPARE(region.edge.back(), 44.5);
        QVERIFY(!region.northPole);
    }

    void longitudesGoRound()
    {
        QVERIFY(longitudeCells(steps(0.0, 0.25, 1440), 1.0, true).closed);
        std::vector<double> jump = steps(0.5, 1.0, 180);
        for (const double lon : steps(-179.5, 1.0, 180))
            jump.push_back(lon); // 0.5 … 179.5, −179.5 … −0.5
        const AxisCells counted = longitudeCells(jump, 1.0, true);
        QVERIFY(counted.closed);
        QCOMPARE(counted.centre.back(), 359.5);
        QCOMPARE(counted.edge.front(), 0.0);
        QCOMPARE(longitudeCells(steps(0.0, 1.0, 361), 1.0, true).centre.size(), 360u);
        QVERIFY(!longitudeCells(steps(0.0, 1.0, 300), 1.0, true).closed);
    }

    void conservesTheIntegral_data()
    {
        QTest::addColumn<int>("which");
        for (int which = 0; which < 6; ++which)
            QTest::addRow("%d", which) << which;
    }
    void conservesTheIntegral()
    {
        QFETCH(const int, which);
        const std::vector<std::pair<TestGrid, TestGrid>> pairs{{onPoles(2.5), centred(3.0)}, {onPoles(2.5), gaussian(32)},
            {gaussian(32), centred(5.0, -180.0)}, {centred(4.0, -180.0, true), centred(10.0)}, {centred(5.0), onPoles(2.0)},
            {centred(6.0), centred(7.2, 3.3)}};
        const auto& [from, to] = pairs[static_cast<std::size_t>(which)];
        const auto values = noise(from.size(), 7);
        const double before = integral(from, values);
        for (const bool overValid : {true, false}) {
            const auto after = remapped(from, to, Kind::Overlap, values, {0.0, overValid});
            QVERIFY2(std::abs(integral(to, after) / before - 1.0) < 2e-8, qPrintable(QString::number(integral(to, after) / before - 1.0)));
        }
        // With holes, the sum over whole cells is kept, and so is the mean of what is there where it is weighted by it.
        const auto holes = noise(from.size(), 8, 0.3F);
        QVERIFY(std::abs(integral(to, remapped(from, to, Kind::Overlap, holes, {0.0, false})) / integral(from, holes) - 1.0) < 2e-8);
    }

    void keepsConstantsExactly()
    {
        const TestGrid from = onPoles(2.5);
        for (const TestGrid& to : {centred(1.0), gaussian(48), onPoles(7.5), centred(9.0, -180.0, true)}) {
            for (const Kind kind : {Kind::Nearest, Kind::Linear, Kind::Overlap}) {
                const auto out = remapped(from, to, kind, std::vector<float>(from.size(), 287.65F));
                for (const float value : out)
                    QCOMPARE(value, 287.65F);
            }
        }
        const TestGrid gauss = gaussian(32);
        for (const float value : remapped(gauss, onPoles(1.0), Kind::Linear, std::vector<float>(gauss.size(), -0.1F)))
            QCOMPARE(value, -0.1F);
    }

    void linearFunctionsStayUnderBilinear()
    {
        const TestGrid from{steps(60.0, -1.5, 30), steps(-20.0, 2.0, 40), false}, to{steps(20.0, 0.7, 55), steps(-18.3, 0.9, 80), false};
        const auto plane = [](double lat, double lon) { return 3.0 + 0.25 * lat - 0.5 * lon; };
        const auto out = remapped(from, to, Kind::Linear, from.field(plane));
        const auto truth = to.field(plane);
        for (std::size_t k = 0; k < out.size(); ++k) {
            const bool inside = to.lat[k / 80] <= 60.0 && to.lat[k / 80] >= 16.5 && to.lon[k % 80] <= 58.0 && to.lon[k % 80] >= -20.0;
            QVERIFY2(inside ? std::abs(out[k] - truth[k]) < 5e-6F : std::isnan(out[k]), qPrintable(QString::number(k)));
        }
    }

    void errorsFallWithTheSquareOfTheStep()
    {
        for (const auto& truth : {smooth, wavy}) {
            const TestGrid to = centred(3.0, -180.0);
            double coarse = errorOf(to, remapped(centred(2.0), to, Kind::Linear, centred(2.0).field(truth)), truth);
            double fine = errorOf(to, remapped(centred(1.0), to, Kind::Linear, centred(1.0).field(truth)), truth);
            QVERIFY2(fine < 0.3 * coarse && fine < 5e-3, qPrintable(QStringLiteral("%1 %2").arg(coarse).arg(fine)));
            // A cell's mean differs from its centre by the square of the target's step, whatever the source.
            const TestGrid large = centred(6.0), small = centred(3.0);
            coarse = errorOf(large, remapped(centred(0.5), large, Kind::Overlap, centred(0.5).field(truth)), truth);
            fine = errorOf(small, remapped(centred(0.5), small, Kind::Overlap, centred(0.5).field(truth)), truth);
            QVERIFY2(fine < 0.3 * coarse && fine < 2e-2, qPrintable(QStringLiteral("%1 %2").arg(coarse).arg(fine)));
        }
    }

    void crossesTheDateline()
    {
        const TestGrid from{{10.0, 0.0, -10.0}, steps(0.0, 10.0, 36), false};
        const auto values = from.field([](double, double lon) { return lon; });
        const auto linear = remapped(from, {{0.0}, {-5.0, 355.0, 178.0, -182.0}, false}, Kind::Linear, values);
        QCOMPARE(linear, (std::vector<float>{175.0F, 175.0F, 178.0F, 178.0F}));
        const auto nearest = remapped(from, {{0.0}, {-4.0, -6.0, 364.0, 726.0}, false}, Kind::Nearest, values);
        QCOMPARE(nearest, (std::vector<float>{0.0F, 350.0F, 0.0F, 10.0F}));
        const auto mean = remapped(from, {{0.0, 5.0}, {0.0, 20.0, 40.0}, false}, Kind::Overlap, values); // cells −10 … 10, 10 … 30, 30 … 50
        QVERIFY(std::abs(mean[0] - (350.0F * 0.25F + 0.0F * 0.5F + 10.0F * 0.25F)) < 1e-4F);
        QVERIFY(std::abs(mean[1] - 20.0F) < 1e-4F);
    }

    void polesAreMeansOfTheLastRow()
    {
        for (const bool southFirst : {false, true}) {
            const TestGrid from = centred(10.0, 0.0, southFirst);
            const auto values = from.field([](double lat, double lon) {
                return lat > 80.0 ? 5.0 + std::cos(lon * kRadians) : lat < -80.0 ? -7.0 : 0.0;
            });
            const auto out = remapped(from, {{90.0, 85.0, -90.0}, {5.0, 95.0}, true}, Kind::Linear, values);
            QVERIFY(std::abs(out[0] - 5.0F) < 1e-6F && std::abs(out[1] - 5.0F) < 1e-6F);
            QVERIFY(std::abs(out[2] - 5.0F - static_cast<float>(std::cos(5.0 * kRadians))) < 1e-6F);
            QCOMPARE(out[4], -7.0F);
        }
        const TestGrid part{steps(60.0, 5.0, 6), steps(0.0, 5.0, 40), false}; // to 85° north, not once round
        QVERIFY(std::isnan(remapped(part, {{88.0}, {20.0}, false}, Kind::Linear, std::vector<float>(part.size(), 1.0F))[0]));
    }

    void missingValuesCountAsTheRulesSay()
    {
        const TestGrid from{{0.0, 10.0}, {0.0, 10.0}, false};
        const std::vector<float> values{1.0F, kNaN, 3.0F, 4.0F};
        const auto linear = [&](double lat, double lon, double least) {
            return remapped(from, {{lat}, {lon}, false}, Kind::Linear, values, {least, true})[0];
        };
        QVERIFY(std::abs(linear(5.0, 5.0, 0.5) - 8.0F / 3.0F) < 1e-6F); // (1 + 3 + 4) / 3
        QVERIFY(std::isnan(linear(5.0, 5.0, 0.8)));
        QVERIFY(std::isnan(linear(1.0, 9.0, 0.5))); // 0.81 of the weight is missing
        QVERIFY(!std::isnan(linear(1.0, 9.0, 0.0)));
        QCOMPARE(linear(0.0, 0.0, 1.0), 1.0F); // on a centre the others do not matter
        QVERIFY(std::isnan(linear(0.0, 10.0, 0.0)));
        const TestGrid whole{{5.0, 25.0}, {5.0, 25.0}, false}; // the first cell holds all four, −5 … 15
        const auto conservative = [&](RemapRules rules) { return remapped(from, whole, Kind::Overlap, values, rules)[0]; };
        const double south = std::sin(5.0 * kRadians) * 2.0, north = std::sin(15.0 * kRadians) - std::sin(5.0 * kRadians);
        QVERIFY(std::abs(static_cast<double>(conservative({0.5, true})) - (south + 7.0 * north) / (south + 2.0 * north)) < 1e-6);
        QVERIFY(std::abs(static_cast<double>(conservative({0.5, false})) - (south + 7.0 * north) / (2.0 * south + 2.0 * north)) < 1e-6);
        QVERIFY(std::isnan(conservative({0.8, true})));
        QVERIFY(std::isnan(remapped(from, {{0.0}, {10.0}, false}, Kind::Nearest, values, {1.0, true})[0]));
    }

    void oneRow()
    {
        const TestGrid row{{3.0}, steps(0.0, 1.0, 360), true}; // 2.5 … 3.5
        const auto values = row.field([](double, double lon) { return lon; });
        const TestGrid to{{3.4, 3.6}, {10.5, 20.0}, false};
        for (const Kind kind : {Kind::Nearest, Kind::Linear}) {
            const auto out = remapped(row, to, kind, values);
            QCOMPARE(out[1], 20.0F);
            QVERIFY(std::isnan(out[2]) && std::isnan(out[3]));
        }
        QCOMPARE(remapped(row, to, Kind::Linear, values)[0], 10.5F);
        const TestGrid from = centred(1.0);
        const auto mean = remapped(from, {{3.0}, {10.0}, false}, Kind::Overlap, from.field([](double lat, double) { return lat < 3.0 ? 0.0 : 1.0; }));
        const double share = (std::sin(3.5 * kRadians) - std::sin(3.0 * kRadians)) / (std::sin(3.5 * kRadians) - std::sin(2.5 * kRadians));
        QVERIFY(std::abs(static_cast<double>(mean[0]) - share) < 1e-6);
    }

    void orderOfRowsDoesNotMatter()
    {
        const TestGrid down = centred(4.0), up = centred(4.0, 0.0, true);
        const auto values = noise(down.size(), 3, 0.1F);
        std::vector<float> turned(values.size());
        for (std::size_t j = 0; j < 45; ++j)
            std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(j * 90), 90, turned.begin() + static_cast<std::ptrdiff_t>((44 - j) * 90));
        for (const Kind kind : {Kind::Nearest, Kind::Linear, Kind::Overlap}) {
            const auto a = remapped(down, gaussian(16), kind, values), b = remapped(up, gaussian(16), kind, turned);
            for (std::size_t k = 0; k < a.size(); ++k)
                QVERIFY((std::isnan(a[k]) && std::isnan(b[k])) || std::abs(a[k] - b[k]) < 1e-4F);
        }
    }
};

QTEST_GUILESS_MAIN(RegridKernelsTest)
#include "regrid_kernels_test.moc"
