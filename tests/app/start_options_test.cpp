// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/start_options.h"

#include <QTest>

using namespace terrella;

class StartOptionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingAtOnce()
    {
        const auto o = parseStartOptions({QStringLiteral("--demo"), QStringLiteral("--theme"), QStringLiteral("light"),
            QStringLiteral("--size=1280x800"), QStringLiteral("--screenshot"), QStringLiteral("a.png"), QStringLiteral("--projection"),
            QStringLiteral("robinson"), QStringLiteral("b.nc"), QStringLiteral("--run")});
        QVERIFY(o);
        QVERIFY(o->isDemo && o->runAtStart);
        QCOMPARE(o->theme, std::optional(ThemeChoice::Light));
        QCOMPARE(o->size, std::optional(QSize(1280, 800)));
        QCOMPARE(o->screenshot, QStringLiteral("a.png"));
        QCOMPARE(o->projection, QStringLiteral("robinson"));
        QCOMPARE(o->files, QStringList{QStringLiteral("b.nc")});
    }
    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown") << QStringList{QStringLiteral("--colour")} << QStringLiteral("--colour");
        QTest::newRow("no value") << QStringList{QStringLiteral("--theme")} << QStringLiteral("needs a value");
        QTest::newRow("theme") << QStringList{QStringLiteral("--theme=pink")} << QStringLiteral("pink");
        QTest::newRow("size") << QStringList{QStringLiteral("--size"), QStringLiteral("big")} << QStringLiteral("1280x800");
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const auto o = parseStartOptions(arguments);
        QVERIFY(!o);
        QVERIFY2(o.error().message.contains(says), qPrintable(o.error().message));
    }
};

QTEST_MAIN(StartOptionsTest)
#include "start_options_test.moc"
