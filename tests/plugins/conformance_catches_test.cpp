// SPDX-License-Identifier: GPL-3.0-or-later
// The conformance suite is run over modules that each break one rule, and must say so.
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

class ConformanceCatchesTest : public QObject {
    Q_OBJECT

private:
    QSet<QString> m_failures; ///< "sameInputSameBytes(wayward.differ)"

private Q_SLOTS:
    void initTestCase()
    {
        QTemporaryDir folder;
        QVERIFY(QFile::copy(QStringLiteral(TERRELLA_FIXTURE_PLUGINS) + QStringLiteral("/wayward.so"), folder.filePath(QStringLiteral("wayward.so"))));
        QProcess suite;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TERRELLA_PLUGIN_PATH"), folder.path());
        suite.setProcessEnvironment(environment);
        suite.start(QStringLiteral(TERRELLA_CONFORMANCE), {});
        QVERIFY(suite.waitForFinished(100'000));
        QCOMPARE(suite.exitStatus(), QProcess::NormalExit);
        const QString text = QString::fromUtf8(suite.readAllStandardOutput());
        static const QRegularExpression failure(QStringLiteral("^FAIL!  : ConformanceTest::(\\S+)"), QRegularExpression::MultilineOption);
        for (auto found = failure.globalMatch(text); found.hasNext();)
            m_failures.insert(found.next().captured(1));
    }

    void seesEachOffence_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::newRow("progress that goes back") << "runsWithDefaults(wayward.go_back)";
        QTest::newRow("another result every time") << "sameInputSameBytes(wayward.differ)";
        QTest::newRow("a stop that is not seen") << "stopsWithin200ms(wayward.ignore_stop)";
        QTest::newRow("other columns than promised") << "runsWithDefaults(wayward.break_promise)";
        QTest::newRow("outputs for inputs that cannot do") << "checkCopesWithAnything(wayward.promise_anything)";
        QTest::newRow("no help page") << "hasAHelpPage(wayward.differ)";
    }

    void seesEachOffence()
    {
        QFETCH(QString, rule);
        QVERIFY2(m_failures.contains(rule), qPrintable(QStringList(m_failures.values()).join(QLatin1Char('\n'))));
    }

    void acquitsTheInnocent()
    {
        QVERIFY(!m_failures.contains(QStringLiteral("stopsWithin200ms(wayward.differ)")));
        QVERIFY(!m_failures.contains(QStringLiteral("sameInputSameBytes(wayward.ignore_stop)")));
        QVERIFY(!m_failures.contains(QStringLiteral("runsWithDefaults(wayward.differ)")));
        QVERIFY(!m_failures.contains(QStringLiteral("pluginsAreFound()")));
    }
};

QTEST_GUILESS_MAIN(ConformanceCatchesTest)
#include "conformance_catches_test.moc"
