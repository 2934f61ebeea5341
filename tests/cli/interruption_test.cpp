// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that are interrupted, cancelled from elsewhere, killed, and gone on with.
#include "tests/cli/sample_case.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <csignal>

using namespace terrella::test;

class InterruptionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void stopsInOrderWhenInterrupted_data();
    void stopsInOrderWhenInterrupted();
    void stopsAtOnceWhenInterruptedTwice();
    void cancelsFromElsewhere();
    void goesOnAfterBeingKilled();
    void refusesToResumeWhatRuns();
    void refusesToResumeWithOtherOptions();

private:
    /// Starts the long run and returns once its second node is at work.
    std::unique_ptr<QProcess> startLong();
    [[nodiscard]] Outcome status() const { return m_case->call({QStringLiteral("status"), QStringLiteral("last"), QStringLiteral("--json")}); }
    [[nodiscard]] QString stateOf(const char* node) const;
    std::unique_ptr<SampleCase> m_case;
    QString m_run;
};

void InterruptionTest::init()
{
    QVERIFY2(!SampleCase::program().isEmpty(), "TERRELLA_RUN must name the program under test");
    m_case = std::make_unique<SampleCase>();
    // "quick" is finished soon, "slow" takes long enough to be stopped.
    const auto storms = [](int steps, double spacing) {
        return QJsonObject{{QStringLiteral("module"), QStringLiteral("cyclones.idealised_storms")},
            {QStringLiteral("parameters"), QJsonObject{{QStringLiteral("steps"), steps}, {QStringLiteral("spacing"), spacing}}}};
    };
    m_case->writePipeline(
        QStringLiteral("long.terrella"), {{QStringLiteral("quick"), storms(1, 5.0)}, {QStringLiteral("slow"), storms(20000, 0.5)}}, {});
}

void InterruptionTest::cleanup() { m_case.reset(); }

QString InterruptionTest::stateOf(const char* node) const
{
    for (const QJsonValue& entry : status().json().value(QStringLiteral("nodes")).toArray()) {
        if (entry.toObject().value(QStringLiteral("id")).toString() == QLatin1String(node))
            return entry.toObject().value(QStringLiteral("state")).toString();
    }
    return {};
}

std::unique_ptr<QProcess> InterruptionTest::startLong()
{
    auto process = m_case->start(
        {QStringLiteral("run"), QStringLiteral("long.terrella"), QStringLiteral("--json"), QStringLiteral("--jobs"), QStringLiteral("2")});
    QElapsedTimer timer;
    timer.start();
    QByteArray written;
    // until "quick" is finished and "slow" has told of progress
    while (timer.elapsed() < 30000) {
        process->waitForReadyRead(200);
        written += process->readAllStandardOutput();
        const bool quickDone = written.contains("\"finished\"");
        const bool slowWorks = written.contains("\"progress\"");
        if (quickDone && slowWorks)
            break;
        if (process->state() == QProcess::NotRunning)
            break;
    }
    m_run = QJsonDocument::fromJson(written.left(written.indexOf('\n'))).object().value(QStringLiteral("run")).toString();
    return process;
}

void InterruptionTest::stopsInOrderWhenInterrupted_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void InterruptionTest::stopsInOrderWhenInterrupted()
{
    QFETCH(int, signal);
    const auto process = startLong();
    QCOMPARE(process->state(), QProcess::Running);
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(process->processId()), signal);
    const Outcome outcome = SampleCase::finish(*process);
    QVERIFY2(outcome.code == 130 && !outcome.crashed, qPrintable(outcome.both()));
    qInfo("stopped after %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY2(outcome.err.contains(QStringLiteral("--resume")), qPrintable(outcome.both()));
    QCOMPARE(status().json().value(QStringLiteral("state")).toString(), QStringLiteral("cancelled"));
    QCOMPARE(stateOf("quick"), QStringLiteral("finished"));
    QCOMPARE(stateOf("slow"), QStringLiteral("cancelled"));
}

void InterruptionTest::stopsAtOnceWhenInterruptedTwice()
{
    const auto process = startLong();
    QCOMPARE(process->state(), QProcess::Running);
    const auto pid = static_cast<pid_t>(process->processId());
    ::kill(pid, SIGSTOP); // so that both signals are there before it looks
    ::kill(pid, SIGINT);
    ::kill(pid, SIGTERM);
    ::kill(pid, SIGCONT);
    const Outcome outcome = SampleCase::finish(*process);
    QCOMPARE(outcome.code, 130);
}

void InterruptionTest::cancelsFromElsewhere()
{
    const auto process = startLong();
    QCOMPARE(status().json().value(QStringLiteral("state")).toString(), QStringLiteral("running"));
    const Outcome cancel = m_case->call({QStringLiteral("cancel"), QStringLiteral("last")});
    QVERIFY2(cancel.code == 0, qPrintable(cancel.both()));
    const Outcome outcome = SampleCase::finish(*process);
    QCOMPARE(outcome.code, 130);
    QCOMPARE(status().json().value(QStringLiteral("state")).toString(), QStringLiteral("cancelled"));
}

void InterruptionTest::goesOnAfterBeingKilled()
{
    const auto process = startLong();
    QCOMPARE(process->state(), QProcess::Running);
    process->kill(); // SIGKILL
    QVERIFY(process->waitForFinished(5000));
    QCOMPARE(status().json().value(QStringLiteral("state")).toString(), QStringLiteral("died"));

    // The run was frozen with 20000 steps; a folder of its own that is shorter goes on to the end.
    QFile frozen(m_run + QStringLiteral("/pipeline.terrella"));
    QVERIFY(frozen.open(QIODevice::ReadWrite));
    QByteArray text = frozen.readAll();
    QVERIFY(text.contains("20000"));
    text.replace("20000", "3");
    frozen.resize(0);
    frozen.seek(0);
    frozen.write(text);
    frozen.close();

    const Outcome resumed = m_case->call({QStringLiteral("run"), QStringLiteral("--resume"), QStringLiteral("last")});
    QVERIFY2(resumed.code == 0, qPrintable(resumed.both()));
    QCOMPARE(resumed.out.section(QLatin1Char('\n'), 0, 0), m_run);
    QVERIFY2(resumed.err.contains(QStringLiteral("quick: already there")), qPrintable(resumed.err)); // what was finished is kept
    QVERIFY2(resumed.err.contains(QStringLiteral("slow: done in")), qPrintable(resumed.err));
    QCOMPARE(status().json().value(QStringLiteral("state")).toString(), QStringLiteral("finished"));
    const QDir objects(m_case->path("store/objects"));
    int complete = 0;
    for (const QString& prefix : objects.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir inner(objects.filePath(prefix));
        for (const QString& key : inner.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QVERIFY(QFileInfo::exists(inner.filePath(key + QStringLiteral("/object.json"))));
            ++complete;
        }
    }
    QCOMPARE(complete, 2);
}

void InterruptionTest::refusesToResumeWhatRuns()
{
    const auto process = startLong();
    const Outcome outcome = m_case->call({QStringLiteral("run"), QStringLiteral("--resume"), QStringLiteral("last")});
    QVERIFY2(outcome.code == 2, qPrintable(outcome.both()));
    QVERIFY2(outcome.err.contains(QStringLiteral("is still running")), qPrintable(outcome.both()));
    process->kill();
    process->waitForFinished(5000);
}

void InterruptionTest::refusesToResumeWithOtherOptions()
{
    const Outcome outcome = m_case->call(
        {QStringLiteral("run"), QStringLiteral("--resume"), QStringLiteral("last"), QStringLiteral("--set"), QStringLiteral("quick.steps=2")});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains(QStringLiteral("'--set' does not go with it")), qPrintable(outcome.both()));
    const Outcome none = m_case->call({QStringLiteral("run"), QStringLiteral("--resume"), QStringLiteral("last")});
    QCOMPARE(none.code, 4);
}

QTEST_GUILESS_MAIN(InterruptionTest)
#include "interruption_test.moc"
