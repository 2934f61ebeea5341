// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/camera.h"
#include "views/earth/projection.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace terrella;
using namespace terrella::earth;

namespace {

using Formula = std::function<QPointF(double lonDeg, double latDeg)>;

constexpr double pi = std::numbers::pi;

/// Formulas of Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), on the unit sphere.
QPointF plateCarree(double lon, double lat) { return {lon * degree, lat * degree}; }

QPointF mollweide(double lon, double lat) // eq. 31-1 … 31-4
{
    double theta = lat * degree;
    const double wanted = pi * std::sin(lat * degree);
    if (std::abs(lat) < 90.0)
        for (int k = 0; k < 200; ++k)
            theta -= (2.0 * theta + std::sin(2.0 * theta) - wanted) / (2.0 + 2.0 * std::cos(2.0 * theta));
    return {2.0 * std::sqrt(2.0) / pi * lon * degree * std::cos(theta), std::sqrt(2.0) * std::sin(theta)};
}

QPointF northPolar(double lon, double lat) // eq. 21-5, 21-6 with k0 = 1
{
    const double r = 2.0 * std::tan(pi / 4.0 - lat * degree / 2.0);
    return {r * std::sin(lon * degree), -r * std::cos(lon * degree)};
}

QPointF southPolar(double lon, double lat) // eq. 21-9, 21-10
{
    const double r = 2.0 * std::tan(pi / 4.0 + lat * degree / 2.0);
    return {r * std::sin(lon * degree), r * std::cos(lon * degree)};
}

QPointF lambert(double lon, double lat) // eq. 15-1 … 15-5 with 30°N, 60°N, origin 45°N
{
    const auto t = [](double phi) { return std::tan(pi / 4.0 + phi * degree / 2.0); };
    const double n = std::log(std::cos(30.0 * degree) / std::cos(60.0 * degree)) / std::log(t(60.0) / t(30.0));
    const double f = std::cos(30.0 * degree) * std::pow(t(30.0), n) / n;
    const double rho = f / std::pow(t(lat), n);
    const double rho0 = f / std::pow(t(45.0), n);
    const double angle = n * lon * degree;
    return {rho * std::sin(angle), rho0 - rho * std::cos(angle)};
}

QPointF mercator(double lon, double lat) { return {lon * degree, std::log(std::tan(pi / 4.0 + lat * degree / 2.0))}; } // eq. 7-1, 7-2

QPointF lambertAzimuthal(double lon, double lat) // eq. 22-4, 22-5, 24-2 around 10°E 52°N
{
    const double phi = lat * degree;
    const double lambda = (lon - 10.0) * degree;
    const double phi1 = 52.0 * degree;
    const double k = std::sqrt(2.0 / (1.0 + std::sin(phi1) * std::sin(phi) + std::cos(phi1) * std::cos(phi) * std::cos(lambda)));
    return {k * std::cos(phi) * std::sin(lambda), k * (std::cos(phi1) * std::sin(phi) - std::sin(phi1) * std::cos(phi) * std::cos(lambda))};
}

QPointF equalEarth(double lon, double lat) // Šavrič, Patterson, Jenny 2018, eq. 9 and 10
{
    constexpr double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796;
    const double theta = std::asin(std::sqrt(3.0) / 2.0 * std::sin(lat * degree));
    const double t2 = theta * theta;
    const double t6 = t2 * t2 * t2;
    return {2.0 * std::sqrt(3.0) * lon * degree * std::cos(theta) / (3.0 * (9.0 * a4 * t6 * t2 + 7.0 * a3 * t6 + 3.0 * a2 * t2 + a1)),
        theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))};
}

QPointF rotatedPole(double lon, double lat) // longitude and latitude in a frame whose pole lies at 162°W 39.25°N
{
    const double tilt = (90.0 - 39.25) * degree;
    const Vec3 p = onSphere(lon - 18.0, lat);
    const Vec3 q{p.x * std::cos(tilt) + p.z * std::sin(tilt), p.y, p.z * std::cos(tilt) - p.x * std::sin(tilt)};
    return {lonOf(q) * degree, latOf(q) * degree};
}

std::shared_ptr<const Projection> make(const QString& name)
{
    auto made = Projection::make(name);
    return made ? *made : nullptr;
}

} // namespace

class ProjectionTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsPublishedFormulas_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("formula");
        QTest::newRow("equirectangular") << "equirectangular" << 0;
        QTest::newRow("mollweide") << "mollweide" << 1;
        QTest::newRow("north_polar") << "north_polar" << 2;
        QTest::newRow("south_polar") << "south_polar" << 3;
        QTest::newRow("lambert") << "lambert" << 4;
        QTest::newRow("mercator") << "mercator" << 5;
        QTest::newRow("lambert_azimuthal") << "lambert_azimuthal" << 6;
        QTest::newRow("equal_earth") << "equal_earth" << 7;
        QTest::newRow("rotated_pole") << "rotated_pole" << 8;
    }
    void followsPublishedFormulas()
    {
        QFETCH(QString, name);
        QFETCH(int, formula);
        const Formula formulas[] = {plateCarree, mollweide, northPolar, southPolar, lambert, mercator, lambertAzimuthal, equalEarth, rotatedPole};
        const auto projection = make(name);
        QVERIFY(projection);
        int compared = 0;
        for (double lat = projection->southLimit(); lat <= projection->northLimit(); lat += 7.5) {
            for (double lon = -175.0; lon < 180.0; lon += 25.0) {
                const auto point = projection->forward(lon, lat);
                if (!point && projection->capDeg() < 180.0)
                    continue; // the other side of the Earth
                QVERIFY(point);
                const QPointF expected = formulas[formula](lon, lat);
                QVERIFY2(
                    std::hypot(point->x - expected.x(), point->y - expected.y()) < 3e-5, // PROJ stops its iteration early at the poles of Mollweide
                    qPrintable(
                        QStringLiteral("%1 %2: %3 %4, not %5 %6").arg(lon).arg(lat).arg(point->x).arg(point->y).arg(expected.x()).arg(expected.y())));
                ++compared;
            }
        }
        QVERIFY(compared > 100);
    }
    void robinsonHasItsTableValues()
    {
        // Robinson 1974: X = 0.8487 PLEN λ, Y = 1.3523 PDFE at the tabulated parallels.
        const auto projection = make(QStringLiteral("robinson"));
        const struct {
            double lat, plen, pdfe;
        } table[] = {{0, 1.0, 0.0}, {30, 0.9600, 0.3720}, {60, 0.7986, 0.7346}, {75, 0.6732, 0.8936}, {90, 0.5322, 1.0}};
        for (const auto& row : table) {
            const auto point = projection->forward(90.0, row.lat);
            QVERIFY(point);
            QVERIFY(std::abs(point->x - 0.8487 * row.plen * pi / 2.0) < 2e-3);
            QVERIFY(std::abs(point->y - 1.3523 * row.pdfe) < 2e-3);
        }
    }
    void inverseLeadsBack_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : Projection::builtIn())
            if (name != QLatin1String("globe"))
                QTest::newRow(qPrintable(name)) << name;
        QTest::newRow("laea") << "+proj=laea +lat_0=52 +lon_0=10";
        QTest::newRow("robinson of the Pacific") << "+proj=robin +lon_0=150";
        QTest::newRow("metres") << "+proj=merc +datum=WGS84";
    }
    void inverseLeadsBack()
    {
        QFETCH(QString, name);
        const auto projection = make(name);
        QVERIFY(projection);
        int compared = 0;
        for (double lat = -85.0; lat <= 85.0; lat += 10.0) {
            for (double lon = -175.0; lon < 180.0; lon += 10.0) {
                const auto point = projection->forward(projection->centralLongitude() + wrap180(lon - projection->centralLongitude()), lat);
                if (!point)
                    continue;
                const auto back = projection->inverse(point->x, point->y);
                if (!back)
                    continue;
                QVERIFY(std::abs(wrap180(back->lon - lon)) * std::cos(lat * degree) < 1e-4);
                QVERIFY(std::abs(back->lat - lat) < 1e-4);
                ++compared;
            }
        }
        QVERIFY2(compared > 200, qPrintable(QString::number(compared)));
    }
    void besideTheMapIsNothing()
    {
        const auto robinson = make(QStringLiteral("robinson"));
        QVERIFY(!robinson->inverse(2.6, 1.3));
        QVERIFY(!robinson->inverse(0.0, 1.5));
        QVERIFY(robinson->inverse(0.0, 1.0));
        QVERIFY(!make(QStringLiteral("mollweide"))->inverse(2.7, 0.5));
    }
    void theCutKeepsItsSide()
    {
        const auto map = make(QStringLiteral("equirectangular"));
        QVERIFY(map->forward(180.0, 0.0)->x > 3.14);
        QVERIFY(map->forward(-180.0, 0.0)->x < -3.14);
    }
    void theMiddleCanBeChosen()
    {
        const auto pacific = make(QStringLiteral("robinson@150"));
        QVERIFY(pacific);
        QCOMPARE(pacific->centralLongitude(), 150.0);
        QVERIFY(std::abs(pacific->forward(150.0, 10.0)->x) < 1e-9);
        QVERIFY(pacific->forward(-31.0, 0.0)->x > 2.6);
        const auto asia = make(QStringLiteral("lambert_azimuthal@100,45"));
        QVERIFY(asia);
        QVERIFY(length(*asia->forward(100.0, 45.0)) < 1e-9);
        QVERIFY(!asia->forward(-80.0, -45.0));
        QVERIFY(std::abs(asia->bounds().width() - 2.0 * std::sqrt(2.0)) < 0.01); // a hemisphere has radius √2
        QCOMPARE(Projection::title(QStringLiteral("lambert_azimuthal@100,-45")), QStringLiteral("Lambert azimuthal, 45°S 100°E"));
        QCOMPARE(Projection::title(QStringLiteral("robinson@-90")), QStringLiteral("Robinson, 90°W"));
    }
    void namesAreCentredAnew_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("centred");
        QTest::newRow("plain") << "mollweide"
                               << "mollweide@200";
        QTest::newRow("centred") << "mollweide@-20.5"
                                 << "mollweide@200";
        QTest::newRow("with latitude") << "lambert_azimuthal"
                                       << "lambert_azimuthal@200,30";
        QTest::newRow("polar") << "north_polar"
                               << "north_polar@200";
        QTest::newRow("globe") << "globe"
                               << "";
        QTest::newRow("PROJ") << "+proj=moll +R=1"
                              << "+proj=moll +R=1 +lon_0=200";
        QTest::newRow("PROJ, centred") << "+proj=laea +lat_0=52 +lon_0=10"
                                       << "+proj=laea +lat_0=30 +lon_0=200";
        QTest::newRow("code") << "EPSG:3035"
                              << "";
    }
    void namesAreCentredAnew()
    {
        QFETCH(QString, name);
        QFETCH(QString, centred);
        const QString expected = QString(centred).replace(QStringLiteral("200"), QStringLiteral("-160"));
        QCOMPARE(Projection::centredOn(name, 200.0, 30.0), expected);
        if (!expected.isEmpty()) {
            const auto made = make(expected);
            QVERIFY(made);
            QCOMPARE(made->centralLongitude(), -160.0);
        }
    }
    void badDefinitionsAreRefusedInWords()
    {
        const auto unknown = Projection::make(QStringLiteral("banana"));
        QVERIFY(!unknown);
        QVERIFY(unknown.error().message.contains(QLatin1String("robinson")));
        const auto wrong = Projection::make(QStringLiteral("+proj=nonsense"));
        QVERIFY(!wrong);
        QVERIFY(wrong.error().message.contains(QLatin1String("+proj=nonsense")));
    }
    void cameraRoundTripsUnderAPixel_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : Projection::builtIn())
            QTest::newRow(qPrintable(name)) << name;
    }
    void cameraRoundTripsUnderAPixel()
    {
        QFETCH(QString, name);
        const auto projection = make(name);
        const QSizeF view(900.0, 700.0);
        Camera camera = Camera::home(*projection, view, {});
        for (const double zoom : {1.0, 6.0}) {
            camera = camera.zoomed(zoom, {500.0, 300.0}, *projection, view);
            int hits = 0;
            for (double y = 5.0; y < 700.0; y += 30.0) {
                for (double x = 5.0; x < 900.0; x += 30.0) {
                    const auto place = camera.toPlace(*projection, view, {x, y});
                    if (!place)
                        continue;
                    const auto back = camera.toScreen(*projection, view, place->lon, place->lat);
                    QVERIFY(back);
                    // On the cut itself both edges are right.
                    if (std::abs(wrap180(place->lon - projection->centralLongitude())) > 179.9 && !projection->upright())
                        continue;
                    QVERIFY2(std::hypot(back->x() - x, back->y() - y) < 0.5, qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
                    ++hits;
                }
            }
            QVERIFY2(hits > 100, qPrintable(QString::number(hits)));
        }
    }
    void whatIsHeldStaysUnderTheCursor_data() { cameraRoundTripsUnderAPixel_data(); }
    void whatIsHeldStaysUnderTheCursor()
    {
        QFETCH(QString, name);
        const auto projection = make(name);
        const QSizeF view(800.0, 600.0);
        const Camera home = Camera::home(*projection, view, {});
        const auto place = home.toPlace(*projection, view, {450.0, 330.0});
        QVERIFY(place);
        const auto dragged = home.bringing(*place, {380.0, 260.0}, *projection, view).toScreen(*projection, view, place->lon, place->lat);
        QVERIFY(dragged);
        QVERIFY(std::hypot(dragged->x() - 380.0, dragged->y() - 260.0) < 0.5);
        const auto zoomed = home.zoomed(3.0, {450.0, 330.0}, *projection, view).toScreen(*projection, view, place->lon, place->lat);
        QVERIFY(zoomed);
        QVERIFY(std::hypot(zoomed->x() - 450.0, zoomed->y() - 330.0) < 0.5);
    }
    void theGlobeFitsItsView()
    {
        const auto globe = make(QStringLiteral("globe"));
        for (const QSizeF view : {QSizeF(1200, 700), QSizeF(500, 900)}) {
            const Camera home = Camera::home(*globe, view, {});
            const double smaller = std::min(view.width(), view.height());
            const QPointF middle(view.width() / 2.0, view.height() / 2.0);
            QVERIFY(home.toPlace(*globe, view, middle + QPointF(0.46 * smaller, 0.0)));
            QVERIFY(!home.toPlace(*globe, view, middle + QPointF(0.495 * smaller, 0.0)));
        }
    }
    void comesAsNearAsShowsAll_data() { cameraRoundTripsUnderAPixel_data(); }
    void comesAsNearAsShowsAll()
    {
        QFETCH(QString, name);
        const auto projection = make(name);
        const QSizeF view(900.0, 700.0);
        const Camera home = Camera::home(*projection, view, {});
        std::vector<LatLon> whole;
        for (int lon = 0; lon < 360; lon += 10)
            for (int lat = -90; lat <= 90; lat += 10)
                whole.push_back({double(lat), double(lon)});
        QVERIFY(!Camera::around(*projection, view, whole, home));
        QVERIFY(!Camera::around(*projection, view, {}, home));
        // Some 30 by 20 degrees where every map shows something; on the globe also over the dateline and a pole.
        std::vector<std::pair<double, double>> middles{{home.lonDeg, home.latDeg}};
        if (const auto middle = home.toPlace(*projection, view, {430.0, 330.0}); middle && !projection->isGlobe())
            middles = {{middle->lon, middle->lat}};
        if (projection->isGlobe())
            middles = {{10.0, 45.0}, {180.0, -20.0}, {50.0, 85.0}};
        for (const auto& [lon, lat] : middles) {
            std::vector<LatLon> places;
            for (int k = 0; k < 12; ++k)
                places.push_back({std::clamp(lat + 10.0 * std::sin(k * pi / 6.0), -90.0, 90.0), lon + 15.0 * std::cos(k * pi / 6.0)});
            const auto camera = Camera::around(*projection, view, places, home);
            QVERIFY2(camera, qPrintable(QStringLiteral("%1 %2").arg(lon).arg(lat)));
            QVERIFY(camera->spanDeg(*projection) < home.spanDeg(*projection));
            double farthest = 0.0;
            for (const LatLon& place : places) {
                const auto at = camera->toScreen(*projection, view, place.lon, place.lat);
                if (!at && !projection->isGlobe())
                    continue; // beyond the map's edge
                QVERIFY(at);
                QVERIFY2(at->x() > 0.0 && at->x() < 900.0 && at->y() > 0.0 && at->y() < 700.0,
                    qPrintable(QStringLiteral("%1 %2").arg(at->x()).arg(at->y())));
                farthest = std::max({farthest, std::abs(at->x() - 450.0) / 450.0, std::abs(at->y() - 350.0) / 350.0});
            }
            QVERIFY2(farthest > 0.6, qPrintable(QString::number(farthest))); // and no farther away than needed
        }
        // One place is not come nearer to than a land around it.
        const std::vector<LatLon> one{{middles.front().second, middles.front().first}};
        const auto near = Camera::around(*projection, view, one, home);
        QVERIFY(near && near->spanDeg(*projection) > 4.0);
    }
    void stateSurvivesJson()
    {
        Camera camera;
        camera.lonDeg = 131.5;
        camera.halfHeight = 0.25;
        const Camera back = Camera::fromJson(camera.toJson());
        QCOMPARE(back.lonDeg, camera.lonDeg);
        QCOMPARE(back.halfHeight, camera.halfHeight);
        const Camera odd = Camera::fromJson({{QStringLiteral("distance"), -3.0}, {QStringLiteral("lat"), 400.0}});
        QVERIFY(odd.distance >= Camera::nearest);
        QVERIFY(odd.latDeg <= 90.0);
    }
};

QTEST_GUILESS_MAIN(ProjectionTest)
#include "projection_test.moc"
