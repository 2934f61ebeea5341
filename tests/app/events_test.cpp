// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/background.h"
#include "app/terrella/composite_presenter.h"
#include "app/terrella/events_presenter.h"
#include "tests/views/earth/earth_data.h"
#include "tests/views/events/storms.h"
#include "views/canvas/module_catalogue.h"
#include "views/canvas/pipeline_model.h"
#include "views/earth/earth_panel.h"
#include "views/earth/geometry.h"
#include "views/events/event_table.h"
#include "views/events/events_view.h"
#include "views/plots/chart_view.h"

#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

const QString tracks = QStringLiteral("tracks"), source = QStringLiteral("stitch.tracks");

/// The parts of the window that know of events.
struct Parts {
    explicit Parts(const Theme& theme) : model(catalogue), view(theme), presenter(earth, view, model, background), composites(earth, view, background)
    {
        Document document;
        Node node;
        node.id = QStringLiteral("stitch");
        node.module = QStringLiteral("cyclones.stitch_tracks");
        document.nodes.emplace(node.id, node);
        model.reset(document);
    }
    void add(const std::vector<Storm>& storms)
    {
        earth.addTracks(tracks, QStringLiteral("Storms"), stormsOf(storms));
        earth.setSource(tracks, source);
    }
    bool wait(const std::function<bool()>& until)
    {
        return QTest::qWaitFor([&] { return until(); }, 20000);
    }
    ModuleCatalogue catalogue;
    PipelineModel model;
    Background background{2};
    EarthPanel earth;
    EventsView view;
    EventsPresenter presenter;
    CompositePresenter composites;
};

const std::vector<Storm> two{{1, QStringLiteral("ANA"), 10, 10, 1, 0.5, 9, 60}, {2, QStringLiteral("BOB"), -80, 20, 1, 0, 5, 30, 48}};

} // namespace

/// One selection in the whole window. Needs no OpenGL.
class EventsTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(QApplication::instance())); }

    void theEarthTellsTableAndCanvas()
    {
        Parts w(*m_theme);
        QSignalSpy wanted(&w.presenter, &EventsPresenter::wanted);
        w.add(two);
        QVERIFY(w.wait([&] { return w.presenter.count() == 2; }));
        w.earth.selectEvents({source, {QStringLiteral("2")}});
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(w.view.selectedEvents(), (std::vector<int>{1}));
        QCOMPARE(w.view.table().selectionModel()->selectedRows().size(), 1);
        QCOMPARE(w.model.state(QStringLiteral("stitch")).event, QStringLiteral("Selected: BOB"));
        w.earth.selectEvents({source, {QStringLiteral("2"), QStringLiteral("1")}});
        QVERIFY(w.model.state(QStringLiteral("stitch")).event.startsWith(QLatin1Char('2')));
        w.earth.selectEvents({});
        QVERIFY(w.view.selectedEvents().empty());
        QVERIFY(w.model.state(QStringLiteral("stitch")).event.isEmpty());
    }
    void theTableTellsTheEarth()
    {
        Parts w(*m_theme);
        w.add(two);
        QVERIFY(w.wait([&] { return w.presenter.count() == 2; }));
        QSignalSpy wanted(&w.presenter, &EventsPresenter::wanted);
        w.view.table().selectRow(0);
        QCOMPARE(w.earth.selectedEvents(), (EventSelection{source, {QStringLiteral("1")}}));
        QCOMPARE(wanted.size(), 0); // one is there already
        Q_EMIT w.view.flightWanted(QStringLiteral("2"));
        QCOMPARE(w.earth.selectedEvents().ids, QStringList{QStringLiteral("2")});
        QCOMPARE(w.earth.time(), stormStart() + 48 * 3600.0 + 2 * 21600.0); // its strongest
        Q_EMIT w.view.followingWanted(true);
        QVERIFY(w.earth.isFollowing());
    }
    void aSelectionWaitsForItsTracks()
    {
        Parts w(*m_theme);
        w.earth.selectEvents({source, {QStringLiteral("1")}}); // by a view that was opened
        w.add(two);
        QVERIFY(w.wait([&] { return w.presenter.count() == 2; }));
        QCOMPARE(w.view.selectedEvents(), (std::vector<int>{0}));
        QCOMPARE(w.model.state(QStringLiteral("stitch")).event, QStringLiteral("Selected: ANA"));
        w.add({two[1]}); // it ran again, and another came out
        QVERIFY(w.wait([&] { return w.presenter.count() == 1; }));
        QVERIFY(w.view.selectedEvents().empty());
        w.earth.clear();
        QVERIFY(w.wait([&] { return w.presenter.count() == 0; }));
    }
    void compositesAreMadeWhileTheyAreWanted()
    {
        Parts w(*m_theme);
        w.view.resize(800, 300);
        w.view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&w.view));
        w.add({two[0]});
        QVERIFY(w.wait([&] { return w.presenter.count() == 1; }));
        QComboBox* kinds = nullptr;
        for (auto* box : w.view.findChildren<QComboBox*>())
            if (box->findText(QStringLiteral("Composite")) >= 0)
                kinds = box;
        QVERIFY(kinds);
        kinds->setCurrentText(QStringLiteral("Composite"));
        QVERIFY(!w.view.chart().chart().message.isEmpty()); // there is no field
        // A cone of value 90 at the storm's own place, 1 less for each degree.
        auto plain = cubeOn(
            globalGrid(2.0, 0.0, true, false),
            [](double lon, double lat, std::size_t step) {
                const double at = static_cast<double>(step);
                return 90.0 - std::acos(std::clamp(dot(onSphere(lon, lat), onSphere(10.0 + at, 10.0 + 0.5 * at)), -1.0, 1.0)) / degree;
            },
            9);
        auto signature = std::make_shared<CubeSignature>(plain->signature());
        for (Axis& axis : signature->axes)
            for (std::size_t k = 0; axis.kind == AxisKind::Time && k < axis.values.size(); ++k)
                axis.values[k] = stormStart() + 21600.0 * static_cast<double>(k);
        std::vector<float> values(9 * signature->grids.front().size());
        QVERIFY(plain->read(0, all(*signature), values));
        w.earth.addField(
            QStringLiteral("field"), QStringLiteral("Field"), std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values}));
        QVERIFY(!w.view.chart().chart().message.isEmpty()); // nothing is selected
        w.view.table().selectRow(0);
        QVERIFY(w.wait([&] { return w.view.chart().chart().image.has_value(); }));
        const ChartImage& image = *w.view.chart().chart().image;
        const std::size_t side = image.x.size();
        QCOMPARE(side, std::size_t(41));
        QVERIFY(image.values[20 * side + 20] > 89.0F);
        QVERIFY(std::abs(image.values[20 * side] - (90.0F - 8.99F)) < 0.3F); // 1000 km are 8.99°; linear between cells but for the curvature
        kinds->setCurrentText(QStringLiteral("Life"));
        QVERIFY(!w.view.chart().chart().image);
    }

private:
    static Window all(const CubeSignature& signature) { return Window::all(signature.shapeOf(signature.variables.front())); }
};

QTEST_MAIN(EventsTest)
#include "events_test.moc"
