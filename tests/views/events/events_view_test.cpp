// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/events/storms.h"
#include "views/events/event_charts.h"
#include "views/events/event_points_model.h"
#include "views/events/event_table.h"
#include "views/events/events_model.h"
#include "views/events/events_view.h"
#include "views/plots/chart_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using namespace terrella::testing;

namespace {

std::shared_ptr<const EventSet> threeStorms()
{
    return std::make_shared<const EventSet>(eventsOf(stormsOf({{1, QStringLiteral("ANA"), 10, 10, 1, 0.5, 9, 60},
        {2, QStringLiteral("BOB"), -80, 20, 1, 0, 5, 30, 48}, {10, QStringLiteral("CY"), 150, 15, 1, 0, 13, 72, 6}})));
}

QStringList column(const QAbstractItemModel& model, int c)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row)
        out.append(model.index(row, c).data().toString());
    return out;
}

int columnOf(const QAbstractItemModel& model, const QString& begin)
{
    for (int c = 0; c < model.columnCount(); ++c)
        if (model.headerData(c, Qt::Horizontal).toString().startsWith(begin))
            return c;
    return -1;
}

} // namespace

class EventsViewTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(QApplication::instance())); }

    void modelTellsSortsAndFilters()
    {
        EventsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSet(threeStorms());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(column(model, columnOf(model, QStringLiteral("Class"))),
            (QStringList{QStringLiteral("Category 4"), QStringLiteral("Tropical storm"), QStringLiteral("Category 5")}));
        const int lowest = columnOf(model, QStringLiteral("Min."));
        QCOMPARE(model.headerData(lowest, Qt::Horizontal).toString(), QStringLiteral("Min. msl (hPa)"));
        QCOMPARE(column(model, lowest), (QStringList{QStringLiteral("950"), QStringLiteral("980"), QStringLiteral("938")}));
        QCOMPARE(column(model, columnOf(model, QStringLiteral("Begin"))).front(), QStringLiteral("2005-08-27 00:00"));
        QCOMPARE(column(model, columnOf(model, QStringLiteral("Lasts"))),
            (QStringList{QStringLiteral("48 h"), QStringLiteral("24 h"), QStringLiteral("3.0 d")}));
        model.sort(lowest, Qt::AscendingOrder);
        QCOMPARE(column(model, 0), (QStringList{QStringLiteral("CY"), QStringLiteral("ANA"), QStringLiteral("BOB")}));
        model.sort(lowest, Qt::DescendingOrder);
        QCOMPARE(column(model, 0).front(), QStringLiteral("BOB"));
        QCOMPARE(model.eventAt(0), 1);
        QCOMPARE(model.rowOf(1), 0);
        model.setFilter(QStringLiteral("category a"));
        QCOMPARE(column(model, 0), (QStringList{QStringLiteral("ANA"), QStringLiteral("CY")})); // both words: "Category", and an a somewhere
        model.setFilter(QStringLiteral("08-29"));
        QCOMPARE(column(model, 0), (QStringList{QStringLiteral("BOB"), QStringLiteral("ANA")})); // begins, ends
        QCOMPARE(model.rowOf(2), -1);
        model.setSet(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }
    void numbersAreSortedAsNumbers()
    {
        auto storms = stormsOf({{9, {}, 0, 0, 1, 0, 3, 40}, {10, {}, 50, 0, 1, 0, 3, 50}, {100, {}, 90, 0, 1, 0, 3, 60}});
        for (std::size_t row = 3; row < 6; ++row)
            storms->columns[3].real[row] = std::numeric_limits<double>::quiet_NaN();
        EventsModel model;
        model.setSet(std::make_shared<const EventSet>(eventsOf(storms)));
        model.sort(0, Qt::AscendingOrder);
        QCOMPARE(column(model, 0), (QStringList{QStringLiteral("9"), QStringLiteral("10"), QStringLiteral("100")}));
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(columnOf(model, QStringLiteral("Max.")), order);
            QCOMPARE(column(model, 0).back(), QStringLiteral("10")); // what is not known comes last
        }
    }
    void rowsAreCopiedAndSaved()
    {
        EventsView view(*m_theme);
        view.resize(800, 220);
        view.setSet(threeStorms());
        view.setSelected({QStringLiteral("2")});
        view.table().copyRows();
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith(QStringLiteral("Event\tClass\t")));
        QVERIFY(lines[1].startsWith(QStringLiteral("BOB\tTropical storm\t30\t980\t2005-08-29 00:00")));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("events.csv"));
        QVERIFY(view.table().saveTo(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 4);
        QVERIFY(!view.table().saveTo(folder.filePath(QStringLiteral("no/such/folder.csv"))));
    }
    void selectionGoesBothWays()
    {
        EventsView view(*m_theme);
        view.resize(800, 260);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy chosen(&view, &EventsView::selected);
        view.setSet(threeStorms());
        view.setSelected({QStringLiteral("10")});
        QCOMPARE(chosen.size(), 0); // it was told so, it does not wish it
        QCOMPARE(view.selectedEvents(), (std::vector<int>{2}));
        QCOMPARE(view.table().selectionModel()->selectedRows().size(), 1);
        const QAbstractItemModel& model = *view.table().model();
        QTest::mouseClick(view.table().viewport(), Qt::LeftButton, {}, view.table().visualRect(model.index(0, 0)).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.back().front().toStringList(), QStringList{QStringLiteral("1")});
        QTest::mouseClick(view.table().viewport(), Qt::LeftButton, Qt::ControlModifier, view.table().visualRect(model.index(1, 0)).center());
        QCOMPARE(chosen.back().front().toStringList(), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
        QCOMPARE(view.chart().chart().lines.size(), std::size_t(2));
        // What is sorted or filtered away stays selected.
        view.table().sortByColumn(0, Qt::DescendingOrder);
        QCOMPARE(view.table().selectionModel()->selectedRows().size(), 2);
        view.filter().setText(QStringLiteral("CY"));
        QCOMPARE(view.selectedEvents().size(), std::size_t(2));
        view.filter().clear();
        QCOMPARE(view.selectedEvents().size(), std::size_t(2));
        QTest::keyClick(&view.table(), Qt::Key_Escape);
        QCOMPARE(chosen.back().front().toStringList(), QStringList());
        QSignalSpy flight(&view, &EventsView::flightWanted);
        view.table().setCurrentIndex(model.index(0, 0));
        QTest::keyClick(&view.table(), Qt::Key_Return);
        QCOMPARE(flight.size(), 1);
        QCOMPARE(flight.back().front().toString(), QStringLiteral("10")); // CY, the first downwards
    }
    void pointsAreTheSecondLevel()
    {
        EventsView view(*m_theme);
        view.setSet(threeStorms());
        view.setSelected({QStringLiteral("2")});
        QComboBox* kinds = nullptr;
        for (auto* box : view.findChildren<QComboBox*>())
            if (box->findText(QStringLiteral("Points")) >= 0)
                kinds = box;
        QVERIFY(kinds);
        kinds->setCurrentText(QStringLiteral("Points"));
        const QAbstractItemModel& points = *view.points().model();
        QCOMPARE(points.rowCount(), 5);
        QCOMPARE(column(points, columnOf(points, QStringLiteral("Longitude"))).front(), QChar(0x2212) + QStringLiteral("80.00"));
        QCOMPARE(column(points, columnOf(points, QStringLiteral("msl (hPa)")))[2], QStringLiteral("980"));
        QVERIFY(view.points().text(QLatin1Char(','), false).contains(QStringLiteral(",-80.00,")));
        kinds->setCurrentText(QStringLiteral("msl"));
        QCOMPARE(view.chart().chart().lines.size(), std::size_t(1));
        QCOMPARE(view.chart().chart().y.units, QStringLiteral("hPa"));
    }
    void lifeShowsWindAndPressure()
    {
        const auto set = threeStorms();
        const Chart one = lifeChart(*set, {0});
        QCOMPARE(one.title, QStringLiteral("ANA"));
        QCOMPARE(one.lines.size(), std::size_t(2));
        QVERIFY(one.hasTime && one.right);
        QCOMPARE(one.lines[0].y[4], 60.0);
        QCOMPARE(one.lines[1].y[4], 950.0);
        QCOMPARE(one.lines[0].x[1], stormStart() + 21600.0);
        // Members of an ensemble stand one after the other: a fan, not one line.
        auto members = stormsOf({{1, {}, 0, 0, 1, 0, 5, 40}, {1, {}, 0, 0, 1, 0, 5, 44}, {1, {}, 0, 0, 1, 0, 5, 48}});
        const Chart fan = lifeChart(eventsOf(members), {0}, 3);
        QCOMPARE(fan.lines.size(), std::size_t(3));
        QCOMPARE(fan.lines[2].y[2], 48.0);
        QCOMPARE(fan.lines[2].x.size(), std::size_t(5));
        const Chart both = lifeChart(*set, {0, 2});
        QCOMPARE(both.lines[1].name, QStringLiteral("CY"));
        QVERIFY(!lifeChart(*set, {}).message.isEmpty());
        const auto single = std::make_shared<const EventSet>(eventsOf(stormsOf({{1, {}, 0, 0, 1, 0, 1, 40}})));
        QVERIFY(!lifeChart(*single, {0}).message.isEmpty());
    }
};

QTEST_MAIN(EventsViewTest)
#include "events_view_test.moc"
