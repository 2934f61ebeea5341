// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/baselines/interpolate.h"
#include "tests/plugins/downscaling/climate_cubes.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <numbers>

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

const Shape kCoarse{{0.0, 86400.0}, {}, from(50.0, -1.0, 8), from(5.0, 1.0, 9), false, Calendar::Standard};
const Shape kFine{{}, {}, from(49.9, -0.25, 26), from(5.1, 0.25, 30), false, Calendar::Standard};

ValueMap given(const std::shared_ptr<const Cube>& data, const std::shared_ptr<const Cube>& like)
{
    return {{QStringLiteral("data"), {value(data)}}, {QStringLiteral("like"), {value(like)}}};
}

std::shared_ptr<const Cube> fine()
{
    return climate("zs", "surface_altitude", "m", kFine, [](auto...) { return 0.0; });
}

template <class F>
std::shared_ptr<const Cube> coarse(const F& field, const char* name = "tas", const char* standardName = "air_temperature", const char* units = "K")
{
    return climate(name, standardName, units, kCoarse,
        [&](std::size_t, std::size_t, std::size_t j, std::size_t i) { return static_cast<double>(field(kCoarse.lat[j], kCoarse.lon[i])); });
}

QJsonObject by(const char* method) { return {{QStringLiteral("method"), QLatin1String(method)}}; }

template <class F>
double worst(const Cube& out, const char* name, const F& field, std::size_t margin)
{
    const auto values = valuesOf(out, QLatin1String(name));
    const std::size_t ny = kFine.lat.size(), nx = kFine.lon.size();
    double most = 0.0;
    for (std::size_t j = margin; j + margin < ny; ++j) {
        for (std::size_t i = margin; i + margin < nx; ++i)
            most = std::max(most, std::abs(static_cast<double>(values[j * nx + i]) - field(kFine.lat[j], kFine.lon[i])));
    }
    return most;
}

} // namespace

class InterpolateTest : public QObject {
    Q_OBJECT

private:
    Interpolate m_module;
    ModuleCase m_case{m_module, QStringLiteral("downscaling/baselines/interpolate.json")};

private Q_SLOTS:
    /// Bilinear is exact for planes up to the edges, bicubic for planes there and for quadratic fields inside.
    void exactFields()
    {
        const auto plane = [](double lat, double lon) { return 250.0 + 2.0 * lat - 3.0 * lon; };
        const auto curved
            = [](double lat, double lon) { return 250.0 + (lat - 47.0) * (lat - 47.0) - 0.5 * (lon - 9.0) * (lon - 9.0) + 0.2 * lat * lon; };
        const auto fineCube = fine();
        for (const char* method : {"bilinear", "bicubic"}) {
            const auto out = runFor<Cube>(m_case, "data", by(method), given(coarse(plane), fineCube));
            QVERIFY(out);
            QVERIFY2(worst(*out, "tas", plane, 0) < 1e-4, method);
        }
        const auto bilinear = runFor<Cube>(m_case, "data", by("bilinear"), given(coarse(curved), fineCube));
        const auto bicubic = runFor<Cube>(m_case, "data", by("bicubic"), given(coarse(curved), fineCube));
        QVERIFY2(worst(*bicubic, "tas", curved, 5) < 1e-3, qPrintable(QString::number(worst(*bicubic, "tas", curved, 5))));
        QVERIFY(worst(*bilinear, "tas", curved, 5) > 0.1);
    }

    /// The mean of the fine cells of each coarse cell, weighted by area, is its value.
    void conservesTheMean()
    {
        const auto field = [](double lat, double lon) { return 3.0 + std::sin(lat * 3.0) + std::cos(lon * 2.0); };
        const Shape four{{}, {}, from(50.375, -0.25, 32), from(4.625, 0.25, 36), false, Calendar::Standard};
        const auto like = climate("zs", "", "m", four, [](auto...) { return 0.0; });
        const auto cube = coarse(field);
        const auto out = runFor<Cube>(m_case, "data", by("conservative"), given(cube, like));
        QVERIFY(out);
        const auto values = valuesOf(*out, QStringLiteral("tas"));
        for (std::size_t j = 0; j < kCoarse.lat.size(); ++j) {
            for (std::size_t i = 0; i < kCoarse.lon.size(); ++i) {
                double sum = 0.0, weights = 0.0;
                for (std::size_t b = 0; b < 4; ++b) {
                    const double weight = std::cos(four.lat[4 * j + b] * std::numbers::pi / 180.0);
                    for (std::size_t a = 0; a < 4; ++a)
                        sum += weight * static_cast<double>(values[(4 * j + b) * 36 + 4 * i + a]);
                    weights += 4.0 * weight;
                }
                QVERIFY(std::abs(sum / weights - field(kCoarse.lat[j], kCoarse.lon[i])) < 1e-5);
            }
        }
    }

    /// A missing coarse cell: bicubic falls back to bilinear beside it and is itself elsewhere.
    void missingCells()
    {
        const auto field = [](double lat, double lon) { return lat == 47.0 && lon == 9.0 ? std::nan("") : std::sin(lat) + std::cos(lon); };
        const auto whole = [](double lat, double lon) { return std::sin(lat) + std::cos(lon); };
        const auto fineCube = fine();
        const auto values = [&](const char* method, const auto& of) {
            return valuesOf(*runFor<Cube>(m_case, "data", by(method), given(coarse(of), fineCube)), QStringLiteral("tas"));
        };
        const auto bilinear = values("bilinear", field), bicubic = values("bicubic", field), untouched = values("bicubic", whole);
        std::size_t missing = 0, linear = 0;
        for (std::size_t j = 0; j < kFine.lat.size(); ++j) {
            for (std::size_t i = 0; i < kFine.lon.size(); ++i) {
                const std::size_t c = j * kFine.lon.size() + i;
                const double away = std::max(std::abs(kFine.lat[j] - 47.0), std::abs(kFine.lon[i] - 9.0));
                if (away > 2.0) {
                    QCOMPARE(bicubic[c], untouched[c]);
                } else {
                    QVERIFY(same(bicubic[c], bilinear[c]));
                    ++linear;
                    missing += std::isnan(bicubic[c]) ? 1 : 0;
                }
            }
        }
        QVERIFY(linear > 200 && missing > 3);
    }

    /// Beside a shower bicubic would be negative; rain is not.
    void noNegativeRain()
    {
        const auto shower = [](double lat, double lon) { return lat == 46.0 && lon == 8.0 ? 100.0 : 0.0; };
        const auto rain
            = valuesOf(*runFor<Cube>(m_case, "data", by("bicubic"), given(coarse(shower, "pr", "precipitation_flux", "kg m-2 s-1"), fine())),
                QStringLiteral("pr"));
        const auto heat = valuesOf(*runFor<Cube>(m_case, "data", by("bicubic"), given(coarse(shower), fine())), QStringLiteral("tas"));
        QVERIFY(std::ranges::min(rain) == 0.0F);
        QVERIFY(std::ranges::min(heat) < -1.0F);
        QCOMPARE(std::ranges::max(rain), std::ranges::max(heat));
    }

    /// Once round the Earth, whichever way latitudes and longitudes are counted, the seam is seen in nothing.
    void roundTheEarth()
    {
        const auto field
            = [](double lat, double lon) { return std::cos(lat * std::numbers::pi / 180.0) * std::sin((lon + 20.0) * std::numbers::pi / 90.0); };
        const auto world = [&](double firstLon, bool southFirst) {
            Shape shape{{}, {}, from(southFirst ? -85.0 : 85.0, southFirst ? 10.0 : -10.0, 18), from(firstLon, 10.0, 36), true, Calendar::Standard};
            return climate(
                "tas", "", "K", shape, [=](std::size_t, std::size_t, std::size_t j, std::size_t i) { return field(shape.lat[j], shape.lon[i]); });
        };
        const Shape seam{{}, {}, from(40.0, -2.5, 9), from(-12.0, 3.0, 9), false, Calendar::Standard};
        const auto like = climate("zs", "", "m", seam, [](auto...) { return 0.0; });
        std::vector<std::vector<float>> all;
        for (const double firstLon : {0.0, -180.0}) {
            for (const bool southFirst : {false, true})
                all.push_back(
                    valuesOf(*runFor<Cube>(m_case, "data", by("bicubic"), given(world(firstLon, southFirst), like)), QStringLiteral("tas")));
        }
        for (const auto& values : all) {
            for (std::size_t c = 0; c < values.size(); ++c) {
                QVERIFY(std::abs(values[c] - all.front()[c]) < 1e-5F);
                QVERIFY(std::abs(static_cast<double>(values[c]) - field(seam.lat[c / 9], seam.lon[c % 9])) < 0.01);
            }
        }
    }

    void mistakesAreTold()
    {
        Shape away = kFine;
        away.lon = from(100.0, 0.25, 10);
        const auto plane = [](double lat, double) { return lat; };
        const auto farAway = climate("zs", "", "m", away, [](auto...) { return 0.0; });
        QVERIFY(firstProblem(m_case.check({}, given(coarse(plane), farAway))).startsWith(QLatin1String("space.no_overlap")));
        QVERIFY(firstProblem(m_case.check({{QStringLiteral("variables"), QJsonArray{QStringLiteral("tos")}}}, given(coarse(plane), fine())))
                    .startsWith(QLatin1String("variable.missing")));
    }
};

QTEST_GUILESS_MAIN(InterpolateTest)
#include "interpolate_test.moc"
