// SPDX-License-Identifier: GPL-3.0-or-later
// What the graphics make of values: beside the same done value by value on the processor.
#include "tests/views/earth/shown_panel.h"
#include "views/earth/class_schemes.h"
#include "views/earth/fields/colour_table.h"
#include "views/earth/fields/field_texels.h"

#include <QJsonArray>

#include <limits>
#include <set>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

constexpr float gone = std::numeric_limits<float>::quiet_NaN();
constexpr float endless = std::numeric_limits<float>::infinity();
constexpr QRgb sky = qRgb(1, 2, 3);

QRgb rgbOf(std::uint32_t texel)
{
    return qRgb(static_cast<int>(texel & 255U), static_cast<int>(texel >> 8U & 255U), static_cast<int>(texel >> 16U & 255U));
}

/// A map of squares, each a cell of the grid; nothing else.
struct Map {
    SceneWidget view;
    Grid grid;
    explicit Map(double stepDeg, QSize size = {720, 360})
    {
        view.resize(size);
        view.setProjection(*Projection::make(QStringLiteral("equirectangular")), true);
        view.scene().setSky(QColor(sky));
        view.show();
        view.goHome(false);
        (void)QTest::qWaitForWindowExposed(&view);
        grid = globalGrid(stepDeg, -180.0 + 0.5 * stepDeg, false, false);
    }
    void show(std::vector<float> values, const FieldLook& look)
    {
        const auto mesh = std::make_shared<const FieldMesh>(fieldMesh(*view.projection(), grid));
        const auto texels = std::make_shared<const FieldTexels>(
            fieldTexels(std::make_shared<const std::vector<float>>(std::move(values)), grid.nx, textureLayout(grid)));
        view.scene().setField(QStringLiteral("f"), 0, mesh, texels, look);
        picture = view.render(view.size(), 1.0);
    }
    /// Other colours of what is there.
    void recolour(const FieldLook& look)
    {
        view.scene().setField(QStringLiteral("f"), 0, nullptr, nullptr, look);
        picture = view.render(view.size(), 1.0);
    }
    [[nodiscard]] QRgb at(double lon, double lat) const
    {
        const auto p = view.toScreen(lon, lat);
        return picture.pixel(static_cast<int>(p->x()), static_cast<int>(p->y())) | 0xff000000U;
    }
    [[nodiscard]] QRgb cell(std::size_t k) const { return at(grid.lon[k % grid.nx], grid.lat[k / grid.nx]); }
    QImage picture;
};

ColourMap viridis() { return ColourMaps(resourcePath(QStringLiteral("colormaps"))).find(QStringLiteral("viridis")); }

/// Values at, just beside and far from both ends, all between them, and what is no number.
std::vector<float> valuesFor(const ColourTable& table, const ValueRange& range, std::size_t count)
{
    std::vector<float> out{gone, endless, -endless, 0.0F, -0.0F, -1.0F, 1e30F, -1e30F, 1e-30F};
    for (const double end : {range.lowest, range.highest}) {
        const auto at = static_cast<float>(end);
        const auto step = static_cast<float>(2e-6 * (std::abs(end) + std::abs(range.highest - range.lowest)));
        out.insert(out.end(), {at, at - step, at + step, std::nextafter(at, endless), std::nextafter(at, -endless)});
    }
    for (const float at : table.breaks)
        out.insert(out.end(), {at, std::nextafter(at, endless), std::nextafter(at, -endless)});
    const std::size_t special = out.size();
    for (std::size_t k = special; k < count; ++k) {
        const double part = -0.1 + 1.2 * static_cast<double>(k - special) / static_cast<double>(count - special - 1);
        out.push_back(static_cast<float>(range.lowest + part * (range.highest - range.lowest)));
    }
    return out;
}

} // namespace

class FieldColoursTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        SceneWidget view;
        view.show();
        (void)QTest::qWaitForWindowExposed(&view);
        QTest::qWait(50);
        if (view.render({16, 16}, 1.0).isNull())
            QSKIP(noGraphics);
    }

    void eachValueHasItsColour_data()
    {
        QTest::addColumn<int>("norm");
        QTest::addColumn<double>("power");
        QTest::addColumn<double>("lowest");
        QTest::addColumn<double>("highest");
        QTest::addColumn<bool>("exact");
        const auto row = [](const char* name, EarthNorm norm, double power, double lowest, double highest) {
            QTest::newRow(name) << static_cast<int>(norm) << power << lowest << highest << (norm == EarthNorm::Linear);
        };
        row("linear", EarthNorm::Linear, 0.5, -40.0, 30.0);
        row("linear, far from zero", EarthNorm::Linear, 0.5, 98000.0, 103000.0);
        row("linear, tiny", EarthNorm::Linear, 0.5, 1e-9, 7e-9);
        row("linear, downwards", EarthNorm::Linear, 0.5, 30.0, -40.0);
        row("logarithm", EarthNorm::Log, 0.5, 0.01, 250.0);
        row("logarithm, no lower end", EarthNorm::Log, 0.5, 0.0, 250.0);
        row("logarithm, downwards", EarthNorm::Log, 0.5, 250.0, 0.01);
        row("square root", EarthNorm::Power, 0.5, 0.0, 90.0);
        row("square", EarthNorm::Power, 2.0, -5.0, 90.0);
    }
    void eachValueHasItsColour()
    {
        QFETCH(int, norm);
        QFETCH(double, power);
        QFETCH(double, lowest);
        QFETCH(double, highest);
        QFETCH(bool, exact);
        const Colouring colouring{viridis(), {lowest, highest}, static_cast<EarthNorm>(norm), power};
        const ColourTable table(colouring);
        Map map(10.0);
        const std::vector<float> values = valuesFor(table, {lowest, highest}, map.grid.size());
        QCOMPARE(values.size(), map.grid.size());
        map.show(values, {colouring, false});
        std::set<QRgb> seen;
        for (std::size_t k = 0; k < values.size(); ++k) {
            const QRgb found = map.cell(k);
            seen.insert(found);
            const QString told = QStringLiteral("%1: %2").arg(static_cast<double>(values[k]), 0, 'g', 9).arg(rgb(found));
            if (values[k] != values[k]) {
                QVERIFY2(found == sky, qPrintable(told));
                continue;
            }
            const std::size_t index = table.indexOf(values[k]), last = table.entries.size() - 1;
            const bool isBeyond = index == 0 || index == last;
            bool isRight = found == rgbOf(table.entries[index]);
            for (const std::size_t near : {index - 1, index + 1}) // of logarithms and powers the last bits may differ
                isRight = isRight || (!exact && !isBeyond && near > 0 && near < last && found == rgbOf(table.entries[near]));
            QVERIFY2(isRight, qPrintable(told + QStringLiteral(", not ") + rgb(rgbOf(table.entries[index]))));
            // The table says the same as the colouring, which is exact.
            const double part = colouring.partOf(static_cast<double>(values[k]));
            if (part > 1e-5 && part < 1.0 - 1e-5)
                QVERIFY2(std::abs(static_cast<double>(index) - 1.0 - std::floor(256.0 * part)) <= 1.0, qPrintable(told));
            else if (part < -1e-5)
                QCOMPARE(index, std::size_t{0});
            else if (part > 1.0 + 1e-5)
                QCOMPARE(index, last);
        }
        QVERIFY(seen.contains(colouring.under() | 0xff000000U) && seen.contains(colouring.over() | 0xff000000U));
        QVERIFY(seen.size() > 100);
    }

    void endsAreNotBeyond()
    {
        for (const auto& [low, high] : {std::pair(-40.0, 30.0), std::pair(0.1, 0.7), std::pair(98000.1, 103000.3), std::pair(7.3, -2.1)})
            for (const EarthNorm norm : {EarthNorm::Linear, EarthNorm::Log, EarthNorm::Power}) {
                const ColourTable table(Colouring{viridis(), {norm == EarthNorm::Log ? 0.3 : low, norm == EarthNorm::Log ? 77.1 : high}, norm});
                const auto a = static_cast<float>(norm == EarthNorm::Log ? 0.3 : low), b = static_cast<float>(norm == EarthNorm::Log ? 77.1 : high);
                QVERIFY(!table.isUnder(a) && !table.isOver(a) && !table.isUnder(b) && !table.isOver(b));
                const float outward = b > a ? 1.0F : -1.0F;
                QVERIFY(table.isOver(b + 0.01F * outward * std::abs(b)) && !table.isUnder(b + 0.01F * outward * std::abs(b)));
                QVERIFY(table.isUnder(a - 0.01F * outward * std::abs(a)) && !table.isOver(a - 0.01F * outward * std::abs(a)));
            }
        // A range without width has one colour and no beyond.
        const ColourTable flat(Colouring{viridis(), {5.0, 5.0}});
        QVERIFY(!flat.isUnder(-1e9F) && !flat.isOver(1e9F));
    }

    void classesAreExact()
    {
        // Numbers of classes: each its own colour, none between, also where the field is smooth.
        Variable variable;
        variable.attributes = {{QStringLiteral("flag_values"), QJsonArray{1, 2, 3, 10}}, {QStringLiteral("flag_meanings"), QStringLiteral("a b c d")},
            {QStringLiteral("flag_colors"), QStringLiteral("#ff0000 #00ff00 #0000ff #ffffff")}};
        const auto numbered = classColours(variable);
        QVERIFY(numbered);
        Map map(10.0);
        std::vector<float> values;
        for (std::size_t k = 0; k < map.grid.size(); ++k)
            values.push_back(std::array<float, 5>{1.0F, 2.0F, 3.0F, 10.0F, gone}[k % 5]);
        map.show(values, {{*numbered, classRange(*numbered)}, true});
        std::set<QRgb> seen;
        for (int y = 0; y < map.picture.height(); ++y)
            for (int x = 0; x < map.picture.width(); ++x)
                seen.insert(map.picture.pixel(x, y) | 0xff000000U);
        QCOMPARE(seen, (std::set<QRgb>{sky, 0xffff0000U, 0xff00ff00U, 0xff0000ffU, 0xffffffffU}));
        for (std::size_t k = 0; k < values.size(); ++k)
            QCOMPARE(map.cell(k), k % 5 == 4 ? sky : numbered->classOf(static_cast<double>(values[k]))->colour | 0xff000000U);
    }

    void breaksAreExact()
    {
        EarthClasses classes;
        for (int k = 0; k < 40; ++k) {
            if (k > 0)
                classes.breaks.push_back(5.2 + 1.7 * (k - 1));
            classes.names.append(QString());
            classes.colours.push_back(qRgb(6 * k, 255 - 6 * k, 90));
        }
        const ColourMap map = breakColours(QStringLiteral("breaks"), {}, classes);
        const Colouring colouring{map, classRange(map)};
        Map drawn(10.0);
        const std::vector<float> values = valuesFor(ColourTable(colouring), {0.0, 75.0}, drawn.grid.size());
        drawn.show(values, {colouring, false});
        for (std::size_t k = 0; k < values.size(); ++k) {
            const QRgb wanted = values[k] != values[k] ? sky : colouring.at(static_cast<double>(values[k])) | 0xff000000U;
            QVERIFY2(drawn.cell(k) == wanted, qPrintable(QStringLiteral("%1: %2").arg(static_cast<double>(values[k])).arg(rgb(drawn.cell(k)))));
        }
        // A smooth field is smooth in its values: the classes follow each other in order, and no other colour appears.
        std::vector<float> slope(drawn.grid.size());
        for (std::size_t k = 0; k < slope.size(); ++k)
            slope[k] = 2.0F * static_cast<float>(k % drawn.grid.nx);
        drawn.show(slope, {colouring, true});
        int last = 0;
        for (double lon = -174.0; lon < 174.0; lon += 1.0) {
            const auto found = std::ranges::find(classes.colours, drawn.at(lon, 5.0) | 0xff000000U);
            QVERIFY(found != classes.colours.end());
            const auto now = static_cast<int>(found - classes.colours.begin());
            QVERIFY(now == last || now == last + 1);
            last = now;
        }
        QVERIFY(last > 35);
    }

    /// Between the middles of cells the value is taken, not the colour; across the seam as well.
    void smoothFieldsAreSmoothInTheirValues()
    {
        const Colouring colouring{viridis(), {0.0, 100.0}};
        Map map(10.0, {1440, 720});
        std::vector<float> values;
        for (std::size_t k = 0; k < map.grid.size(); ++k)
            values.push_back(static_cast<float>((k * 37) % 101));
        map.show(values, {colouring, true});
        const auto valueAt = [&](double column, double row) {
            const auto i = static_cast<int>(std::floor(column)), j = static_cast<int>(std::floor(row));
            const auto cell = [&](int x, int y) { return static_cast<double>(values[static_cast<std::size_t>(y * 36 + (x + 36) % 36)]); };
            const double s = column - i, t = row - j;
            return (cell(i, j) * (1 - s) + cell(i + 1, j) * s) * (1 - t) + (cell(i, j + 1) * (1 - s) + cell(i + 1, j + 1) * s) * t;
        };
        int looked = 0;
        for (int y = 40; y < 680; y += 11)
            for (int x = 1; x < 1440; x += 13) {
                const auto place = map.view.toPlace(QPointF(x + 0.5, y + 0.5));
                if (!place)
                    continue; // beside the map
                const double column = (wrap180(place->lon) + 180.0) / 10.0 - 0.5, row = (place->lat + 90.0) / 10.0 - 0.5;
                if (row < 0.0 || row > 16.9)
                    continue;
                const QRgb wanted = colouring.at(valueAt(column, row)), found = map.picture.pixel(x, y);
                ++looked;
                QVERIFY2(distance(wanted, found) <= 6, qPrintable(QStringLiteral("%1 %2: %3, not %4").arg(x).arg(y).arg(rgb(found), rgb(wanted))));
            }
        QVERIFY(looked > 3000);
    }

    /// The nearest value stands as far as the edge of its cell; fine fields fade.
    void missingNeighboursTakeNothingAway()
    {
        const Colouring colouring{viridis(), {0.0, 100.0}};
        {
            Map map(10.0, {1440, 720});
            std::vector<float> values(map.grid.size(), gone);
            values[9 * 36 + 18] = 60.0F; // 5°E, 5°N; alone
            map.show(values, {colouring, true});
            for (const auto& [east, north] : {std::pair(0.0, 0.0), std::pair(4.6, 0.0), std::pair(-4.6, 4.6), std::pair(0.0, -4.6)})
                QVERIFY2(distance(map.at(5.0 + east, 5.0 + north), colouring.at(60.0)) <= 2, qPrintable(rgb(map.at(5.0 + east, 5.0 + north))));
            for (const auto& [east, north] : {std::pair(5.4, 0.0), std::pair(-5.4, 4.0), std::pair(0.0, -5.4)})
                QCOMPARE(map.at(5.0 + east, 5.0 + north), sky);
        }
        Map map(0.3, {1440, 720});
        Camera close = map.view.camera();
        close.x = close.y = 0.0;
        close.halfHeight = 1.5 * degree;
        map.view.setCamera(close, false);
        std::vector<float> values(map.grid.size(), gone);
        for (std::size_t j = 0; j < map.grid.ny; ++j)
            for (std::size_t i = 600; i < map.grid.nx; ++i) // from 0° on
                values[j * map.grid.nx + i] = 60.0F;
        map.show(values, {colouring, true});
        const QRgb full = colouring.at(60.0);
        QCOMPARE(map.at(-0.2, 0.15), sky);
        QVERIFY(distance(map.at(0.2, 0.15), full) <= 2);
        for (const double part : {0.25, 0.5, 0.75}) { // from the middle of the last cell without a value to that of the first with one
            const QRgb found = map.at(-0.15 + 0.3 * part, 0.15);
            QVERIFY2(std::abs(qGreen(found) - (part * qGreen(full) + (1.0 - part) * qGreen(sky))) < 12, qPrintable(rgb(found)));
        }
    }

    /// Another range, scale, map and smoothness need neither values nor shape.
    void coloursChangeAlone()
    {
        Map map(10.0);
        std::vector<float> values;
        for (std::size_t k = 0; k < map.grid.size(); ++k)
            values.push_back(static_cast<float>((k * 37) % 101));
        map.show(values, {{viridis(), {0.0, 100.0}}, false});
        const ColourMaps maps(resourcePath(QStringLiteral("colormaps")));
        for (const Colouring& colouring : {Colouring{viridis(), {20.0, 50.0}}, Colouring{maps.find(QStringLiteral("balance")), {0.0, 100.0}},
                 Colouring{viridis(), {1.0, 100.0}, EarthNorm::Log}, Colouring{viridis(), {0.0, 100.0}}}) {
            map.recolour({colouring, false});
            const ColourTable table(colouring);
            for (std::size_t k = 0; k < values.size(); k += 7)
                QVERIFY(distance(map.cell(k), rgbOf(table.at(values[k]))) <= (colouring.norm == EarthNorm::Linear ? 0 : 6));
        }
    }

    /// A panel colours what it shows without asking its reading thread, and an answer that is on its way changes nothing any more.
    void whatIsShownIsColouredAtOnce()
    {
        Shown shown;
        shown.addField(cubeOn(
            globalGrid(3.0, 0.0, true, true), [](double, double, std::size_t step) { return 20.0 + 20.0 * static_cast<double>(step); }, 3));
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        QVERIFY(shown.settle());
        const std::vector<double> times = shown.panel.times();
        shown.panel.setTime(times[2]);
        QVERIFY(shown.settle());
        const auto colour = [&] {
            const QImage picture = shown.scene();
            return picture.pixel(picture.width() / 2, picture.height() / 2);
        };
        QCOMPARE(rgb(colour()), rgb(shown.expected(60.0)));
        for (int k = 0; k < 4; ++k) {
            shown.panel.setTime(times[1]);
            shown.panel.setTime(times[2]);
            const double high = 70.0 + 10.0 * k;
            shown.panel.setRange(QStringLiteral("f"), std::pair(0.0, high));
            const Colouring wanted{shown.maps.find(QStringLiteral("viridis")), {0.0, high}};
            QCOMPARE(rgb(colour()), rgb(wanted.at(60.0))); // before anything was waited for
            QVERIFY(shown.settle());
            QTest::qWait(60);
            QCOMPARE(rgb(colour()), rgb(wanted.at(60.0)));
        }
        shown.panel.setRange(QStringLiteral("f"), std::pair(0.0, 50.0));
        QCOMPARE(rgb(colour()), rgb(Colouring{shown.maps.find(QStringLiteral("viridis")), {0.0, 50.0}}.over()));
        shown.panel.setTime(times[1]);
        QVERIFY(shown.settle());
        QCOMPARE(rgb(colour()), rgb(Colouring{shown.maps.find(QStringLiteral("viridis")), {0.0, 50.0}}.at(40.0)));
    }

    void hatchingFollowsItsRule()
    {
        Map map(30.0);
        std::vector<float> values(map.grid.size());
        for (std::size_t k = 0; k < values.size(); ++k)
            values[k] = std::array<float, 5>{1.0F, 1.5F, 2.0F, 3.0F, gone}[k % 5];
        const auto mesh = std::make_shared<const FieldMesh>(fieldMesh(*map.view.projection(), map.grid));
        const auto texels = std::make_shared<const FieldTexels>(
            fieldTexels(std::make_shared<const std::vector<float>>(values), map.grid.nx, textureLayout(map.grid)));
        const auto hatched = [&](EarthCondition condition) {
            map.view.scene().setFieldHatch(QStringLiteral("h"), 0, mesh, texels, {condition, 1.5, 2.0}, false);
            map.picture = map.view.render(map.view.size(), 1.0);
            std::vector<bool> out;
            for (std::size_t k = 0; k < 5; ++k) { // cells of the second row; lines are some pixels apart
                bool any = false;
                for (double off = -10.0; off <= 10.0; off += 0.5)
                    any = any || map.at(map.grid.lon[k] + off, map.grid.lat[0]) != sky;
                out.push_back(any);
            }
            return out;
        };
        QCOMPARE(hatched(EarthCondition::Above), (std::vector<bool>{false, false, true, true, false}));
        QCOMPARE(hatched(EarthCondition::Below), (std::vector<bool>{true, false, false, false, false}));
        QCOMPARE(hatched(EarthCondition::Between), (std::vector<bool>{false, true, true, false, false}));
        QCOMPARE(hatched(EarthCondition::Missing), (std::vector<bool>{false, false, false, false, true}));
    }

    /// Cells folded into rows, columns beyond a full turn, more columns than a texture has.
    void valuesAreLaidOutAsTheirTexture()
    {
        const auto some = std::make_shared<const std::vector<float>>(std::vector<float>{1.0F, gone, 3.0F, 4.0F, 5.0F, -2.0F});
        const FieldTexels whole = fieldTexels(some, 3, {3, 2, true, true});
        QVERIFY(whole.values == some && whole.ends.missing && whole.periodic && !whole.fine);
        QCOMPARE(whole.ends.lowest, -2.0F);
        QCOMPARE(whole.ends.highest, 5.0F);
        const FieldTexels turn = fieldTexels(some, 3, {2, 2, true, true});
        QCOMPARE(turn.values->size(), std::size_t{4});
        QCOMPARE((*turn.values)[2], 4.0F);
        const FieldTexels folded = fieldTexels(some, 4, {4, 2, false, false});
        QCOMPARE((*folded.values)[5], -2.0F);
        QVERIFY(std::isnan((*folded.values)[6]) && !folded.canBeSmooth);
        const FieldTexels thin = fieldTexels(some, 6, {6, 1, false, false}, 3);
        QCOMPARE(thin.columns, std::size_t{3});
        QCOMPARE((*thin.values)[2], -2.0F);
        const FieldTexels none = fieldTexels(std::make_shared<const std::vector<float>>(2, gone), 2, {2, 1, false, false});
        QVERIFY(none.ends.missing && none.ends.lowest > none.ends.highest);
    }
};

QTEST_MAIN(FieldColoursTest)
#include "field_colours_test.moc"
