// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/earth_data.h"
#include "views/earth/layers/particle_drift.h"

#include <QTest>

#include <numbers>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

/// Turning like a solid body about an axis, one radian in a unit of time.
SphereFlow turning(const Vec3& axis)
{
    const Vec3 unit = axis * (1.0 / length(axis));
    return [unit](const Vec3& at) { return std::optional(cross(unit, at)); };
}

/// A picture that is the plate of longitudes and latitudes.
ParticleView plate()
{
    ParticleView out;
    out.placeAt = [](double x, double y) { return std::optional(onSphere(-180.0 + 360.0 * x, 90.0 - 180.0 * y)); };
    out.imageOf = [](const Vec3& p) { return std::optional(Vec3{lonOf(p) * degree, latOf(p) * degree, 0.0}); };
    out.isSeen = [](const Vec3&) { return true; };
    return out;
}

std::shared_ptr<const VectorField> westWind()
{
    const Grid grid = globalGrid(5.0, 0.0, true, true);
    const std::vector<float> u(grid.size(), 10.0F), v(grid.size(), 0.0F);
    return std::make_shared<const VectorField>(u, v, grid, 0, false);
}

DriftPicture pictureOf(const QString& projection, const QSizeF& view)
{
    DriftPicture out;
    out.projection = *Projection::make(projection);
    out.view = view;
    out.camera = Camera::home(*out.projection, view, {});
    return out;
}

std::size_t drawn(const TrailPicture& picture)
{
    return static_cast<std::size_t>(std::ranges::count_if(picture.pixels, [](std::uint32_t p) { return p >> 24U > 20U; }));
}

} // namespace

class ParticlesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Once round, also straight over the poles, and with a quarter of the error for half the step.
    void driftIsOfSecondOrder_data()
    {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("lat");
        QTest::newRow("about the pole") << 0.0 << 90.0;
        QTest::newRow("over both poles") << 30.0 << 0.0;
        QTest::newRow("aslant") << -70.0 << 50.0;
    }
    void driftIsOfSecondOrder()
    {
        QFETCH(double, lon);
        QFETCH(double, lat);
        const SphereFlow flow = turning(onSphere(lon, lat));
        const Vec3 start = onSphere(lon + 90.0, 0.0);
        const auto errorOf = [&](int steps) {
            Vec3 at = start;
            for (int k = 0; k < steps; ++k)
                at = *drifted(flow, at, 2.0 * std::numbers::pi / steps);
            return length(at - start);
        };
        const double coarse = errorOf(60), fine = errorOf(120);
        QVERIFY2(coarse < 0.02 && coarse > 1e-6, qPrintable(QString::number(coarse)));
        QVERIFY2(std::abs(coarse / fine - 4.0) < 0.3, qPrintable(QString::number(coarse / fine)));
    }
    void driftStaysOnTheSphereAndEndsWithTheFlow()
    {
        const SphereFlow flow = [](const Vec3& at) -> std::optional<Vec3> {
            return at.z > 0.0 ? std::optional(Vec3{-at.y, at.x, 0.0} + Vec3{0.0, 0.0, -0.5}) : std::nullopt;
        };
        Vec3 at = onSphere(10.0, 20.0);
        int steps = 0;
        while (const auto next = drifted(flow, at, 0.05)) {
            at = *next;
            QVERIFY(std::abs(length(at) - 1.0) < 1e-12);
            QVERIFY(++steps < 100);
        }
        QVERIFY(steps > 3);
    }
    void theSameSeedGivesTheSameParticles()
    {
        Particles a(300, 5), b(300, 5), other(300, 6);
        const SphereFlow flow = turning({0.3, 0.1, 1.0});
        for (int k = 0; k < 50; ++k)
            for (Particles* each : {&a, &b, &other})
                each->step(flow, plate(), 0.02);
        bool differs = false;
        for (std::size_t k = 0; k < a.size(); ++k) {
            QCOMPARE(length(a.placeOf(k) - b.placeOf(k)), 0.0);
            differs = differs || length(a.placeOf(k) - other.placeOf(k)) > 0.01;
        }
        QVERIFY(differs);
    }
    /// New ones appear evenly over the picture, not over the sphere: here as many between 60° and 90° as between the equator and 30°.
    void everyPartOfThePictureIsAsLikely()
    {
        Particles particles(6000);
        particles.step([](const Vec3&) { return std::optional(Vec3{0.0, 0.0, 0.0}); }, plate(), 0.0);
        std::array<int, 12> inBelt{};
        for (std::size_t k = 0; k < particles.size(); ++k)
            ++inBelt[static_cast<std::size_t>(std::clamp((latOf(particles.placeOf(k)) + 90.0) / 15.0, 0.0, 11.0))];
        for (const int count : inBelt)
            QVERIFY2(std::abs(count - 500) < 110, qPrintable(QString::number(count))); // five standard deviations
    }
    void trailsAreCutWhereThePictureIs()
    {
        Particles particles(400);
        ParticleView view = plate();
        for (int k = 0; k < 60; ++k)
            particles.step(turning({0.0, 0.0, 1.0}), view, 0.05);
        Particles::Trail trail;
        int cuts = 0, pieces = 0;
        for (std::size_t k = 0; k < particles.size(); ++k) {
            particles.trailOf(k, trail);
            QVERIFY(trail.count <= Particles::trail && trail.strength >= 0.0 && trail.strength <= 1.0);
            for (std::size_t i = 0; i + 1 < static_cast<std::size_t>(trail.count); ++i) {
                const bool isFar = length(trail.points[i] - trail.points[i + 1]) > 0.2;
                QCOMPARE(trail.isCut[i], isFar);
                (isFar ? cuts : pieces) += 1;
            }
        }
        QVERIFY(cuts > 5);
        QVERIFY(pieces > 5000);
    }
    void strokesHaveTheirWidth()
    {
        TrailPicture picture;
        picture.clear(60, 40);
        drawStroke(picture, 10.0, 20.0, 50.0, 20.0, 3.0, 1.0, 0x112233);
        double sum = 0.0;
        for (const std::uint32_t p : picture.pixels) {
            sum += static_cast<double>(p >> 24U) / 255.0;
            QVERIFY(p == 0 || (p & 0xffffffU) == 0x112233U);
        }
        const double wanted = 40.0 * 3.0 + std::numbers::pi * 1.5 * 1.5; // a capsule
        QVERIFY2(std::abs(sum - wanted) < 3.0, qPrintable(QString::number(sum)));
        // A weaker one over it changes nothing; one beside the picture neither.
        const auto before = picture.pixels;
        drawStroke(picture, 15.0, 20.0, 40.0, 20.0, 2.0, 0.5, 0x445566);
        drawStroke(picture, -90.0, -20.0, -50.0, 400.0, 2.0, 1.0, 0x445566);
        QVERIFY(picture.pixels == before);
    }

    void picturesOfAllProjectionsHaveTrails_data()
    {
        QTest::addColumn<QString>("projection");
        for (const char* name :
            {"globe", "equirectangular", "robinson@150", "mercator", "north_polar", "lambert", "rotated_pole", "lambert_azimuthal", "+proj=igh +R=1"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void picturesOfAllProjectionsHaveTrails()
    {
        QFETCH(QString, projection);
        ParticleDrift drift;
        const ColourMap map = ColourMaps(QString()).find({});
        drift.setField(westWind(), 12.0, Colouring{map, {0.0, 12.0}}, true, 1.0);
        const DriftPicture picture = pictureOf(projection, {500.0, 400.0});
        const TrailPicture first = drift.advance(picture, 1), again = drift.draw(picture), later = drift.advance(picture, 5);
        QCOMPARE(first.width, 500);
        QCOMPARE(first.height, 400);
        QVERIFY2(drawn(first) > 4000, qPrintable(QString::number(drawn(first))));
        QVERIFY(first.pixels == again.pixels);
        QVERIFY(first.pixels != later.pixels);
        // Twice as large: the same trails, as wide beside the picture.
        DriftPicture large = picture;
        large.pixelRatio = 2.0;
        const TrailPicture exported = drift.draw(large);
        QCOMPARE(exported.width, 1000);
        const double share = static_cast<double>(drawn(exported)) / static_cast<double>(drawn(later));
        QVERIFY2(share > 3.2 && share < 4.8, qPrintable(QString::number(share)));
        // None beside the Earth, and no stroke across the map.
        for (int y = 2; y < first.height - 2; y += 3)
            for (int x = 2; x < first.width - 2; x += 3) {
                if (first.pixels[static_cast<std::size_t>(y * first.width + x)] >> 24U < 60U)
                    continue;
                bool near = false;
                for (int dy = -3; dy <= 3; dy += 3)
                    for (int dx = -3; dx <= 3; dx += 3)
                        near = near || picture.camera.toPlace(*picture.projection, picture.view, QPointF(x + dx, y + dy));
                QVERIFY2(near, qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
            }
    }
    /// While the view stands only what is new is drawn: that looks like what is drawn anew.
    void whatIsAddedLooksLikeTheWhole()
    {
        ParticleDrift drift;
        const ColourMap map = ColourMaps(QString()).find({});
        drift.setField(westWind(), 12.0, Colouring{map, {0.0, 12.0}}, true, 1.0);
        const DriftPicture picture = pictureOf(QStringLiteral("robinson"), {500.0, 400.0});
        (void)drift.advance(picture, 1);
        TrailPicture added;
        for (int k = 0; k < 60; ++k)
            added = drift.advance(picture, 1);
        const TrailPicture whole = drift.draw(picture);
        double a = 0.0, w = 0.0, both = 0.0;
        for (std::size_t k = 0; k < whole.pixels.size(); ++k) {
            const double x = added.pixels[k] >> 24U, y = whole.pixels[k] >> 24U;
            a += x * x;
            w += y * y;
            both += x * y;
        }
        QVERIFY2(both / std::sqrt(a * w) > 0.9, qPrintable(QString::number(both / std::sqrt(a * w))));
        QVERIFY2(a / w > 0.7 && a / w < 1.4, qPrintable(QString::number(a / w)));
        // Trails fade away altogether.
        TrailPicture fading = added;
        for (int k = 0; k < 120; ++k)
            fading.fade(242);
        QVERIFY(std::ranges::all_of(fading.pixels, [](std::uint32_t p) { return p >> 24U == 0; }));
    }
    void anotherProjectionBeginsAnew()
    {
        ParticleDrift drift;
        const ColourMap map = ColourMaps(QString()).find({});
        drift.setField(westWind(), 12.0, Colouring{map, {0.0, 12.0}}, false, 2.0);
        const DriftPicture globe = pictureOf(QStringLiteral("globe"), {300.0, 300.0}), flat = pictureOf(QStringLiteral("mollweide"), {300.0, 300.0});
        QVERIFY(drawn(drift.advance(globe, 0)) > 500);
        QCOMPARE(drift.draw(flat).width, 0); // what is remembered is of the globe
        QVERIFY(drawn(drift.advance(flat, 0)) > 500);
        QCOMPARE(drift.count(), std::size_t{1285}); // twice as many as 90,000 square pixels hold
    }
};

QTEST_GUILESS_MAIN(ParticlesTest)
#include "particles_test.moc"
