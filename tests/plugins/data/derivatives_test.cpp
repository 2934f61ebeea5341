// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/derivatives.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>
#include <numbers>
#include <vector>

using namespace terrella::data;

namespace {

constexpr double kRad = std::numbers::pi / 180.0;

struct Field {
    std::vector<double> lat, lon;
    bool periodic = true;
    std::vector<float> u, v;

    [[nodiscard]] SphereGrid grid() const { return {lat, lon, periodic}; }
    [[nodiscard]] std::size_t size() const { return lat.size() * lon.size(); }
    template <class Wind>
    void fill(Wind wind)
    {
        for (const double y : lat) {
            for (const double x : lon) {
                const auto [a, b] = wind(x * kRad, y * kRad);
                u.push_back(static_cast<float>(a));
                v.push_back(static_cast<float>(b));
            }
        }
    }
};

Field global(double step, bool northFirst = true)
{
    Field f;
    for (double y = -90.0; y <= 90.0; y += step)
        f.lat.push_back(northFirst ? -y : y);
    for (double x = 0.0; x < 360.0; x += step)
        f.lon.push_back(x);
    return f;
}

/// Largest difference from the exact field over the largest exact value.
template <class Exact>
double worst(const Field& f, const std::vector<float>& found, Exact exact, double withinLatDeg = 90.0)
{
    double difference = 0.0, largest = 0.0;
    for (std::size_t j = 0; j < f.lat.size(); ++j) {
        if (std::abs(f.lat[j]) > withinLatDeg)
            continue;
        for (std::size_t i = 0; i < f.lon.size(); ++i) {
            const double expected = exact(f.lon[i] * kRad, f.lat[j] * kRad);
            difference = std::max(difference, std::abs(static_cast<double>(found[j * f.lon.size() + i]) - expected));
            largest = std::max(largest, std::abs(expected));
        }
    }
    return difference / largest;
}

/// The float32 values of a NumPy file, or nothing.
std::vector<float> readNpy(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    const qsizetype begin = bytes.indexOf('\n') + 1; // the header is one line
    std::vector<float> out(static_cast<std::size_t>(bytes.size() - begin) / sizeof(float));
    std::memcpy(out.data(), bytes.constData() + begin, out.size() * sizeof(float));
    return out;
}

} // namespace

class DerivativesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Solid rotation u = U cos φ has ζ = 2 U sin φ / a and no divergence, at the poles as well.
    void areExactForSolidRotation_data()
    {
        QTest::addColumn<bool>("northFirst");
        QTest::newRow("north first") << true;
        QTest::newRow("south first") << false;
    }
    void areExactForSolidRotation()
    {
        QFETCH(bool, northFirst);
        Field f = global(2.5, northFirst);
        constexpr double speed = 30.0;
        f.fill([](double, double y) { return std::pair(speed * std::cos(y), 0.0); });
        std::vector<float> out(f.size());
        vorticity(f.grid(), f.u, f.v, out);
        QVERIFY(worst(f, out, [](double, double y) { return 2.0 * speed * std::sin(y) / kEarthRadius; }) < 2e-3);
        divergence(f.grid(), f.u, f.v, out);
        for (const float value : out)
            QVERIFY(std::abs(value) < 1e-10F);
    }

    /// Flow of a stream function cos φ³ sin 3λ: error falls as the square of the step.
    void convergeWithTheSquareOfTheStep()
    {
        constexpr double amplitude = 1e7;
        const auto wind = [](double x, double y) {
            const double c = std::cos(y);
            const double dPsiDy = -3.0 * c * c * std::sin(y) * std::sin(3.0 * x);
            const double dPsiDx = 3.0 * c * c * std::cos(3.0 * x); // divided by cos φ already
            return std::pair(-amplitude * dPsiDy / kEarthRadius, amplitude * dPsiDx / kEarthRadius);
        };
        // cos φ³ sin 3λ is a spherical harmonic of degree three: its Laplacian is −12 times itself
        const auto exact
            = [](double x, double y) { return -12.0 * amplitude * std::pow(std::cos(y), 3.0) * std::sin(3.0 * x) / (kEarthRadius * kEarthRadius); };
        double errors[2] = {0.0, 0.0};
        for (int k = 0; k < 2; ++k) {
            Field f = global(k == 0 ? 5.0 : 2.5);
            f.fill(wind);
            std::vector<float> out(f.size());
            vorticity(f.grid(), f.u, f.v, out);
            errors[k] = worst(f, out, exact, 75.0); // of first order in the row beside a pole
            QVERIFY(worst(f, out, exact) < 0.06);
        }
        QVERIFY2(errors[1] < 0.02, qPrintable(QString::number(errors[1])));
        QVERIFY2(errors[0] / errors[1] > 3.0, qPrintable(QString::number(errors[0] / errors[1])));
    }

    void useOneSidedDifferencesAtRegionalEdges()
    {
        Field f;
        f.periodic = false;
        for (double y = 10.0; y <= 30.0; y += 1.0)
            f.lat.push_back(y);
        for (double x = 350.0; x <= 372.0; x += 1.0)
            f.lon.push_back(x);
        f.fill([](double, double y) { return std::pair(20.0 * std::cos(y), 0.0); });
        std::vector<float> out(f.size());
        vorticity(f.grid(), f.u, f.v, out);
        QVERIFY(worst(f, out, [](double, double y) { return 40.0 * std::sin(y) / kEarthRadius; }) < 1e-3);
    }

    void spreadMissingValuesToNeighboursOnly()
    {
        Field f = global(5.0);
        f.fill([](double, double y) { return std::pair(20.0 * std::cos(y), 0.0); });
        const std::size_t hole = 10 * f.lon.size() + 20;
        f.u[hole] = f.v[hole] = std::numeric_limits<float>::quiet_NaN();
        std::vector<float> out(f.size());
        vorticity(f.grid(), f.u, f.v, out);
        std::size_t missing = 0;
        for (const float value : out)
            missing += std::isnan(value) ? 1 : 0;
        QVERIFY(missing >= 4 && missing <= 5);
    }

    /// Against vorticity and divergence computed spectrally by windspharm (doi:10.5334/jors.129) from the same wind, 2.5°, north first.
    void agreeWithASpectralCalculation_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::newRow("vorticity") << QStringLiteral("vrt");
        QTest::newRow("divergence") << QStringLiteral("div");
    }
    void agreeWithASpectralCalculation()
    {
        QFETCH(QString, reference);
        const QString folder = qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data"))
            + QStringLiteral("/formats/spherical_wind_reference/");
        Field f = global(2.5);
        f.u = readNpy(folder + QStringLiteral("uwnd.ref.npy"));
        f.v = readNpy(folder + QStringLiteral("vwnd.ref.npy"));
        const std::vector<float> expected = readNpy(folder + reference + QStringLiteral(".ref.npy"));
        if (f.u.empty())
            QSKIP("SAMPLE DATA ARE ABSENT: set TERRELLA_SAMPLE_DATA to their folder.");
        QCOMPARE(f.u.size(), f.size());
        QCOMPARE(expected.size(), f.size());
        std::vector<float> found(f.size());
        if (reference == QLatin1String("vrt"))
            vorticity(f.grid(), f.u, f.v, found);
        else
            divergence(f.grid(), f.u, f.v, found);
        double xy = 0.0, xx = 0.0, yy = 0.0, difference = 0.0;
        for (std::size_t cell = 0; cell < found.size(); ++cell) {
            const double weight = std::cos(f.lat[cell / f.lon.size()] * kRad);
            const double a = static_cast<double>(found[cell]);
            const double b = static_cast<double>(expected[cell]);
            xy += weight * a * b;
            xx += weight * a * a;
            yy += weight * b * b;
            difference += weight * (a - b) * (a - b);
        }
        qInfo("%s: correlation %.4f, rms difference %.1f %% of the reference's rms", qPrintable(reference), xy / std::sqrt(xx * yy),
            100.0 * std::sqrt(difference / yy));
        QVERIFY(xy / std::sqrt(xx * yy) > 0.97);
        QVERIFY(difference / yy < 0.07);
    }

    void giveSpeed()
    {
        const std::vector<float> u{3.0F, -5.0F}, v{4.0F, 12.0F};
        std::vector<float> out(2);
        speed(u, v, out);
        QCOMPARE(out, (std::vector<float>{5.0F, 13.0F}));
    }
};

QTEST_APPLESS_MAIN(DerivativesTest)
#include "derivatives_test.moc"
