// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/shown_panel.h"
#include "views/earth/ground/sun.h"

#include <QMenu>
#include <QSet>
#include <QTemporaryDir>

using namespace terrella;
using namespace terrella::testing;

namespace {

int brightnessOf(QRgb c) { return (qRed(c) + qGreen(c) + qBlue(c)) / 3; }

/// The mean of 5 × 5 pixels where a place is drawn; nothing where it is hidden, or the sky near.
std::optional<QRgb> colourAt(const Shown& shown, const QImage& picture, double lon, double lat)
{
    const auto at = shown.view()->toScreen(lon, lat);
    if (!at || !picture.rect().adjusted(8, 8, -8, -8).contains(at->toPoint()))
        return std::nullopt;
    for (const QPointF& beside : {QPointF(6.0, 0.0), QPointF(-6.0, 0.0), QPointF(0.0, 6.0), QPointF(0.0, -6.0)})
        if (!shown.view()->toPlace(*at + beside))
            return std::nullopt;
    int r = 0, g = 0, b = 0;
    for (int dy = -2; dy <= 2; ++dy)
        for (int dx = -2; dx <= 2; ++dx) {
            const QRgb c = picture.pixel(at->toPoint() + QPoint(dx, dy));
            r += qRed(c);
            g += qGreen(c);
            b += qBlue(c);
        }
    return qRgb(r / 25, g / 25, b / 25);
}

int changed(const QImage& a, const QImage& b)
{
    int out = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            out += distance(a.pixel(x, y), b.pixel(x, y)) > 24 ? 1 : 0;
    return out;
}

template <class Change>
void change(Shown& shown, const Change& how)
{
    EarthGround ground = shown.panel.ground();
    how(ground);
    shown.panel.setGround(ground);
}

} // namespace

/// Needs a display with OpenGL. Night, relief, pictures, names and numbers, by pixel and in each projection.
class GroundViewTest final : public QObject {
    Q_OBJECT

    static void projections()
    {
        QTest::addColumn<QString>("projection");
        for (const char* name :
            {"globe", "equirectangular", "robinson@150", "mollweide", "north_polar", "lambert_azimuthal", "rotated_pole", "+proj=igh +R=1"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }

    QTemporaryDir m_folder;
    /// An equirectangular picture without a word of where it lies: four quarters of the globe in four colours.
    [[nodiscard]] QString quarters() const
    {
        QImage image(360, 180, QImage::Format_RGB32);
        for (int y = 0; y < 180; ++y)
            for (int x = 0; x < 360; ++x)
                image.setPixel(x, y, quarter(x + 0.5 - 180.0, 90.0 - y - 0.5));
        const QString path = m_folder.filePath(QStringLiteral("quarters.png"));
        image.save(path);
        return path;
    }
    static QRgb quarter(double lon, double lat)
    {
        return lon < 0.0 ? (lat < 0.0 ? qRgb(200, 40, 40) : qRgb(40, 200, 40)) : lat < 0.0 ? qRgb(40, 40, 200) : qRgb(200, 200, 40);
    }

private Q_SLOTS:
    void initTestCase() { needGraphics(); }
    void nightDarkensWhereTheSunIsDown_data() { projections(); }
    void nightDarkensWhereTheSunIsDown()
    {
        QFETCH(QString, projection);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        shown.addField(cubeOn(
            globalGrid(5.0, 0.0, true, true), [](double, double, std::size_t) { return 70.0; }, 4));
        if (projection == QLatin1String("globe"))
            shown.panel.lookAt(90.0, 20.0);
        QVERIFY(shown.settle());
        int lit = 0, dark = 0;
        for (const std::size_t step : {0U, 3U}) {
            shown.panel.setTime(shown.panel.times()[step]);
            change(shown, [](EarthGround& g) { g.night = false; });
            QVERIFY(shown.settle());
            const QImage day = shown.scene();
            change(shown, [](EarthGround& g) { g.night = true; });
            QVERIFY(shown.settle());
            const QImage night = shown.scene();
            const SunPlace sun = sunAt(shown.panel.times()[step], Calendar::Standard);
            for (double lat = -85.0; lat < 90.0; lat += 10.0)
                for (double lon = -175.0; lon < 180.0; lon += 10.0) {
                    const auto a = colourAt(shown, day, lon, lat), b = colourAt(shown, night, lon, lat);
                    const double altitude = sunAltitudeDeg(sun, lon, lat);
                    if (!a || !b || std::abs(altitude + 8.0) < 12.0)
                        continue; // not seen, or twilight
                    const double part = static_cast<double>(brightnessOf(*b)) / std::max(1, brightnessOf(*a));
                    if (altitude > 0.0) {
                        QVERIFY2(part > 0.97, qPrintable(QStringLiteral("%1 %2: %3").arg(lon).arg(lat).arg(part)));
                        ++lit;
                    } else {
                        QVERIFY2(part < 0.62, qPrintable(QStringLiteral("%1 %2: %3").arg(lon).arg(lat).arg(part)));
                        ++dark;
                    }
                }
        }
        QVERIFY2(lit > 10 && dark > 10, qPrintable(QStringLiteral("%1 %2").arg(lit).arg(dark)));
    }
    void aPictureWithoutAPlaceIsTheWholeGlobe_data() { projections(); }
    void aPictureWithoutAPlaceIsTheWholeGlobe()
    {
        QFETCH(QString, projection);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        change(shown, [&](EarthGround& g) {
            g.base = EarthGround::Base::Picture;
            g.pictureFile = quarters();
        });
        QVERIFY(shown.settle());
        QVERIFY2(shown.panel.groundNote().contains(QStringLiteral("quarters.png")), qPrintable(shown.panel.groundNote()));
        const QImage picture = shown.scene();
        int seen = 0;
        for (double lat = -80.0; lat < 90.0; lat += 10.0)
            for (double lon = -175.0; lon < 180.0; lon += 10.0) {
                if (std::abs(lat) < 4.0 || std::abs(std::remainder(lon, 180.0)) * std::cos(lat * degree) < 3.0)
                    continue; // the quarters run into each other
                const auto c = colourAt(shown, picture, lon, lat);
                if (!c)
                    continue;
                QVERIFY2(distance(*c, quarter(lon, lat)) <= 12, qPrintable(QStringLiteral("%1 %2 %3").arg(lon).arg(lat).arg(rgb(*c))));
                ++seen;
            }
        QVERIFY2(seen > 60, qPrintable(QString::number(seen)));
    }
    void aPictureThatIsNotThereSaysSo()
    {
        Shown shown;
        change(shown, [&](EarthGround& g) {
            g.base = EarthGround::Base::Picture;
            g.pictureFile = m_folder.filePath(QStringLiteral("none.jpg"));
        });
        QVERIFY(shown.settle());
        QVERIFY2(shown.panel.groundNote().contains(QStringLiteral("none.jpg")), qPrintable(shown.panel.groundNote()));
        change(shown, [&](EarthGround& g) { g.base = EarthGround::Base::Plain; });
        QVERIFY(shown.settle());
        QVERIFY(shown.panel.groundNote().isEmpty());
    }
    void reliefLiesBelowFieldsAndDarkensThem()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        QVERIFY(shown.settle());
        const QImage plain = shown.scene();
        change(shown, [](EarthGround& g) { g.base = EarthGround::Base::Relief; });
        QVERIFY(shown.settle());
        const QImage relief = shown.scene();
        QVERIFY2(shown.panel.groundNote().isEmpty(), qPrintable(shown.panel.groundNote()));
        // Hills: the Andes and the Himalaya have many shades, the plain of the Sahara few.
        const auto roughness = [&](double lon, double lat) {
            const QPoint at = shown.view()->toScreen(lon, lat)->toPoint();
            int least = 255, most = 0;
            for (int y = -6; y <= 6; ++y)
                for (int x = -6; x <= 6; ++x) {
                    const int v = brightnessOf(relief.pixel(at + QPoint(x, y)));
                    least = std::min(least, v);
                    most = std::max(most, v);
                }
            return most - least;
        };
        QVERIFY(roughness(84.0, 29.0) > 2 * roughness(-60.0, -5.0));
        QVERIFY(changed(plain, relief) > 40000);
        // Through a field only as shade: never brighter, and level ground as it is.
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), [](double, double, std::size_t) { return 80.0; }));
        QVERIFY(shown.settle());
        const QImage shaded = shown.scene();
        change(shown, [](EarthGround& g) { g.strength = 0.0; });
        QVERIFY(shown.settle());
        const QImage bare = shown.scene();
        int darker = 0;
        for (int y = 0; y < bare.height(); ++y)
            for (int x = 0; x < bare.width(); ++x) {
                QVERIFY(brightnessOf(shaded.pixel(x, y)) <= brightnessOf(bare.pixel(x, y)) + 2);
                darker += brightnessOf(shaded.pixel(x, y)) + 20 < brightnessOf(bare.pixel(x, y)) ? 1 : 0;
            }
        QVERIFY2(darker > 3000, qPrintable(QString::number(darker)));
    }
    void citiesHaveDotsAndNamesThatAllSizesOfPictureHave_data() { projections(); }
    void citiesHaveDotsAndNamesThatAllSizesOfPictureHave()
    {
        QFETCH(QString, projection);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        if (projection == QLatin1String("globe"))
            shown.panel.lookAt(30.0, 30.0);
        QVERIFY(shown.settle());
        const QImage before = shown.scene();
        change(shown, [](EarthGround& g) { g.cities = true; });
        QVERIFY(shown.settle());
        const QImage after = shown.scene();
        const int on = changed(before, after);
        QVERIFY2(on > 300 && on < before.width() * before.height() / 8, qPrintable(QString::number(on)));
        // At twice the size, with letters as large beside the picture, about four times as many pixels.
        change(shown, [](EarthGround& g) { g.cities = false; });
        QVERIFY(shown.settle());
        const QSize large = shown.view()->size() * 2;
        const QImage largeBefore = shown.view()->render(large, 2.0);
        change(shown, [](EarthGround& g) { g.cities = true; });
        QVERIFY(shown.settle());
        const int onLarge = changed(largeBefore, shown.view()->render(large, 2.0));
        QVERIFY2(onLarge > 2 * on && onLarge < 8 * on, qPrintable(QStringLiteral("%1 %2").arg(on).arg(onLarge)));
        // And the screen shows again what it showed.
        QVERIFY(shown.settle());
        QVERIFY(changed(after, shown.scene()) < on / 20 + 20);
    }
    void riversBordersAndDegreesAreDrawn_data() { projections(); }
    void riversBordersAndDegreesAreDrawn()
    {
        QFETCH(QString, projection);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        QVERIFY(shown.settle());
        const QImage bare = shown.scene();
        for (bool EarthGround::*what : {&EarthGround::rivers, &EarthGround::borders, &EarthGround::coast, &EarthGround::graticule}) {
            change(shown, [&](EarthGround& g) {
                g.*what = true;
                g.degrees = false;
            });
            QVERIFY(shown.settle());
            const QImage with = shown.scene();
            int any = 0;
            for (int y = 0; y < bare.height(); ++y)
                for (int x = 0; x < bare.width(); ++x)
                    any += distance(bare.pixel(x, y), with.pixel(x, y)) > 3 ? 1 : 0;
            QVERIFY2(any > 100, qPrintable(QString::number(any)));
            change(shown, [&](EarthGround& g) { g.*what = false; });
            QVERIFY(shown.settle());
            QVERIFY(changed(bare, shown.scene()) == 0);
        }
        change(shown, [&](EarthGround& g) { g.graticule = true; });
        QVERIFY(shown.settle());
        const QImage lines = shown.scene();
        change(shown, [&](EarthGround& g) { g.degrees = true; });
        QVERIFY(shown.settle());
        const int numbers = changed(lines, shown.scene());
        if (projection == QLatin1String("globe"))
            QCOMPARE(numbers, 0);
        else
            QVERIFY2(numbers > 60, qPrintable(QString::number(numbers)));
    }
    void viewsKeepItAndTheMenuShowsIt()
    {
        Shown shown;
        change(shown, [](EarthGround& g) {
            g.night = g.cities = true;
            g.nightOpacity = 0.4;
            g.base = EarthGround::Base::Relief;
        });
        QVERIFY(shown.settle());
        const QJsonObject state = shown.panel.viewState();
        Shown other;
        other.panel.setViewState(state);
        QCOMPARE(other.panel.ground(), shown.panel.ground());
        QVERIFY(other.settle());
        // A time is what the night needs; without one it says which it took.
        QVERIFY(!other.panel.groundNote().isEmpty());
        other.addField(cubeOn(globalGrid(10.0, 0.0, true, true), pattern, 4, Calendar::Days360));
        QVERIFY(other.settle());
        QVERIFY(other.panel.groundNote().contains(QStringLiteral("part of the year")));
        QMenu menu;
        other.panel.fillBackgroundMenu(menu);
        const auto entry = [&](const QString& start) -> QAction* {
            for (QAction* action : menu.actions())
                if (action->text().remove(QLatin1Char('&')).startsWith(start))
                    return action;
            return nullptr;
        };
        for (const char* title : {"Coastlines", "Borders", "Rivers and lakes", "Cities", "Graticule", "Day and night", "Plain land and sea", "Relief",
                 "Picture from a file"})
            QVERIFY2(entry(QLatin1String(title)), title);
        QVERIFY(entry(QStringLiteral("Day and night"))->isChecked() && entry(QStringLiteral("Relief"))->isChecked());
        entry(QStringLiteral("Cities"))->trigger();
        QVERIFY(!other.panel.ground().cities);
        entry(QStringLiteral("Plain"))->trigger();
        QVERIFY(other.panel.ground().base == EarthGround::Base::Plain);
        // Mnemonics are all different.
        QSet<QChar> letters;
        for (const QAction* action : menu.actions())
            if (const auto at = action->text().indexOf(QLatin1Char('&')); at >= 0) {
                const QChar letter = action->text().at(at + 1).toLower();
                QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
                letters.insert(letter);
            }
    }
    void closerCoastlinesAreFiner()
    {
        Shown shown;
        change(shown, [](EarthGround& g) { g.coast = true; });
        QMenu far, near, close;
        QVERIFY(shown.settle());
        shown.panel.fillBackgroundMenu(far);
        shown.panel.lookAt(8.0, 61.0, 40.0);
        QVERIFY(shown.settle());
        shown.panel.fillBackgroundMenu(near);
        shown.panel.lookAt(5.5, 60.5, 4.0);
        QVERIFY(shown.settle());
        shown.panel.fillBackgroundMenu(close);
        QVERIFY(far.actions().front()->text().contains(QStringLiteral("110")));
        QVERIFY(near.actions().front()->text().contains(QStringLiteral("50")));
        QVERIFY(close.actions().front()->text().contains(QStringLiteral("1:10 ")));
        // Looking elsewhere brings the coasts of there.
        for (const auto& [lon, lat] : {std::pair(5.5, 60.5), std::pair(-74.0, -48.0), std::pair(179.9, -16.8)}) {
            shown.panel.lookAt(lon, lat, 4.0);
            QVERIFY(shown.settle());
            const QImage with = shown.scene();
            change(shown, [](EarthGround& g) { g.coast = false; });
            QVERIFY(shown.settle());
            QVERIFY(changed(with, shown.scene()) > 500);
            change(shown, [](EarthGround& g) { g.coast = true; });
            QVERIFY(shown.settle());
        }
    }
};

QTEST_MAIN(GroundViewTest)
#include "ground_view_test.moc"
