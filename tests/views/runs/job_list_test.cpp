// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs on clusters as their events tell them: in the list of runs and in full.
#include "views/runs/run_details.h"
#include "views/runs/runs_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace terrella;

namespace {

const QString kFolder = QStringLiteral("/runs/a");

RunEvent jobEvent(const char* details, const char* message = "")
{
    return {QDateTime::currentDateTimeUtc(), QStringLiteral("job"), QStringLiteral("detect"), -1.0, QLatin1String(message),
        QJsonDocument::fromJson(details).object()};
}

const char* const kWaits = R"({"place": "hpc", "name": "terrella-1", "id": "7", "state": "PENDING", "reason": "Resources",
    "reason_text": "all nodes are busy", "nodes": ["detect", "stitch"]})";
const char* const kRuns = R"({"place": "hpc", "name": "terrella-1", "id": "7", "state": "RUNNING", "elapsed_s": 100, "cpus": 2})";
const char* const kOver = R"({"place": "hpc", "host": "login", "name": "terrella-1", "id": "7", "state": "COMPLETED", "elapsed_s": 3600, "cpus": 2,
    "cpu_efficiency": 0.853, "max_rss_bytes": 1200000000, "limit_bytes": 4000000000, "script": "/runs/a/places/job.sh", "folder": "/s/jobs/1"})";
const char* const kMemory = R"({"place": "hpc", "name": "terrella-1", "id": "7", "state": "OUT_OF_MEMORY", "elapsed_s": 30,
    "raise": {"key": "memory", "from": "4G", "to": "8G", "why": "it needed more", "edit": {"edit": "set_resources", "id": "detect"}}})";

RunSummary summary(RunState state)
{
    RunSummary out;
    out.path = kFolder;
    out.name = QStringLiteral("a");
    out.state = state;
    out.started = QDateTime::currentDateTimeUtc().addSecs(-130);
    if (state != RunState::Running)
        out.ended = out.started.addSecs(60);
    return out;
}

QString at(const RunsModel& model, int column) { return model.index(0, column).data().toString(); }

QPushButton* button(QWidget& widget, const QString& text)
{
    for (auto* one : widget.findChildren<QPushButton*>())
        if (one->text() == text && !one->isHidden())
            return one;
    return nullptr;
}

QString textOf(const QWidget& widget)
{
    QStringList out;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        out.append(label->text());
    return out.join(QLatin1Char('\n'));
}

} // namespace

class JobListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLastWordCounts()
    {
        JobList jobs;
        QVERIFY(!jobs.take({{}, QStringLiteral("log"), QStringLiteral("detect"), -1.0, QStringLiteral("x"), {}}));
        QVERIFY(jobs.take(jobEvent(kWaits)));
        QCOMPARE(jobs.jobs().size(), 1u);
        QVERIFY(jobs.jobs().front().isWaiting());
        QCOMPARE(jobStateText(jobs.jobs().front()), QStringLiteral("waits: all nodes are busy"));
        QVERIFY(jobs.take(jobEvent(kRuns)));
        QCOMPARE(jobs.jobs().size(), 1u);
        const JobInfo& running = jobs.jobs().front();
        QVERIFY(running.isRunning());
        QCOMPARE(qRound(running.elapsedAt(running.told.addSecs(20))), 120); // counted on
        QVERIFY(jobs.take(jobEvent(kOver)));
        QVERIFY(!jobs.jobs().front().hasFailed());
        QCOMPARE(qRound(jobs.jobs().front().elapsedAt(QDateTime::currentDateTimeUtc().addDays(1))), 3600);
        QCOMPARE(efficiencyText(jobs.jobs().front()), QStringLiteral("CPU 85 % · memory 1.20 GB of 4.00 GB"));
    }

    void anExpectedStartIsTold()
    {
        const QDateTime start(QDate::currentDate(), QTime(14, 20));
        QByteArray details = QByteArray(kWaits).replace("\"id\"", "\"start_estimate\": \"" + start.toString(Qt::ISODate).toLatin1() + "\", \"id\"");
        const auto job = JobInfo::fromEvent(jobEvent(details.constData()));
        QCOMPARE(jobStateText(*job), QStringLiteral("waits: all nodes are busy, expected to start at 14:20"));
    }

    void aRunSaysWhereItIsAndWhatItWaitsFor()
    {
        RunsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.update(summary(RunState::Running));
        QCOMPARE(at(model, RunsModel::Place), QStringLiteral("here"));
        QCOMPARE(at(model, RunsModel::Time), QStringLiteral("2 min"));
        model.setPlaces(kFolder, {QStringLiteral("hpc")});
        QCOMPARE(at(model, RunsModel::Place), QStringLiteral("hpc"));
        JobList jobs;
        jobs.take(jobEvent(kWaits));
        model.setJobs(kFolder, jobs);
        QCOMPARE(at(model, RunsModel::State), QStringLiteral("waits"));
        QVERIFY(model.index(0, 0).data(RunsModel::WaitingRole).toBool());
        QCOMPARE(at(model, RunsModel::Message), QStringLiteral("job 7 waits: all nodes are busy"));
        jobs.take(jobEvent(kRuns));
        model.setJobs(kFolder, jobs);
        QCOMPARE(at(model, RunsModel::State), QStringLiteral("0 %"));
        jobs.take(jobEvent(kOver));
        model.setJobs(kFolder, jobs);
        model.update(summary(RunState::Finished));
        QCOMPARE(at(model, RunsModel::Time), QStringLiteral("60 s"));
        QVERIFY2(at(model, RunsModel::Message).endsWith(QStringLiteral("CPU 85 % · memory 1.20 GB of 4.00 GB")),
            qPrintable(at(model, RunsModel::Message)));
    }

    void anArrayCountsItsMembers()
    {
        JobList jobs;
        jobs.take(jobEvent(R"({"place": "hpc", "name": "t", "id": "9", "state": "RUNNING",
            "members": {"total": 50, "waiting": 0, "running": 6, "done": 42, "failed": 2}})"));
        for (const char* task : {"1", "2"})
            jobs.take(jobEvent(QByteArray(R"({"place": "hpc", "name": "t", "id": "9", "state": "FAILED", "member": "1991", "array_task": )")
                                   .append(task)
                                   .append("}")
                                   .constData()));
        QCOMPARE(jobs.jobs().size(), 3u);
        QCOMPARE(jobs.failedMembers(), 2);
        QVERIFY(!jobs.telling()->task); // the whole speaks
        QCOMPARE(membersText(*jobs.telling()), QStringLiteral("42 of 50 done, 6 running, 2 failed"));
        RunDetails details(*m_theme, [](const QString& node) { return node; });
        details.showRun(summary(RunState::Failed), jobs);
        QSignalSpy again(&details, &RunDetails::resumeRequested);
        QVERIFY(button(details, QStringLiteral("Run the 2 failed members again")));
        button(details, QStringLiteral("Run the 2 failed members again"))->click();
        QCOMPARE(again.first().first().toString(), kFolder);
        QCOMPARE(details.findChild<QListWidget*>()->count(), 3);
    }

    void aLimitThatWasHitIsOfferedToBeRaised()
    {
        JobList jobs;
        jobs.take(jobEvent(kMemory, "The job on 'hpc' needed more than the 4G of memory that it asked for and was stopped."));
        RunDetails details(*m_theme, [](const QString& node) { return node.toUpper(); });
        QSignalSpy raised(&details, &RunDetails::raiseRequested);
        details.showRun(summary(RunState::Failed), jobs);
        QVERIFY2(textOf(details).contains(QStringLiteral("needed more than the 4G")), qPrintable(textOf(details)));
        QVERIFY(textOf(details).contains(QStringLiteral("out of memory")));
        QVERIFY(textOf(details).contains(QStringLiteral("DETECT")));
        QPushButton* raise = button(details, QStringLiteral("Raise memory to 8G and run again"));
        QVERIFY(raise);
        raise->click();
        QCOMPARE(raised.first().first().toString(), kFolder);
        QVERIFY(!button(details, QStringLiteral("&Stop")));
        details.showRun(summary(RunState::Running), jobs); // it runs again
        QVERIFY(!button(details, QStringLiteral("Raise memory to 8G and run again")));
        QVERIFY(button(details, QStringLiteral("&Stop")));
    }

    void scriptAndLogAreAskedForWhenLookedAt()
    {
        JobList jobs;
        jobs.take(jobEvent(kOver));
        RunDetails details(*m_theme, [](const QString& node) { return node; });
        QSignalSpy logs(&details, &RunDetails::jobLogRequested);
        QSignalSpy scripts(&details, &RunDetails::scriptRequested);
        details.showRun(summary(RunState::Finished), jobs);
        QVERIFY2(textOf(details).contains(QStringLiteral("2 CPUs for 60 min: 2.00 CPU hours")), qPrintable(textOf(details)));
        QCOMPARE(logs.count() + scripts.count(), 0); // nothing is asked unasked
        details.showTab(RunDetails::Script);
        QCOMPARE(scripts.first().at(1).toString(), QStringLiteral("/runs/a/places/job.sh"));
        details.showScript(scripts.first().at(0).toString(), QStringLiteral("#!/bin/bash"));
        details.showTab(RunDetails::JobLog);
        QCOMPARE(logs.first().at(1).toString(), QStringLiteral("hpc"));
        QCOMPARE(logs.first().at(2).toString(), QStringLiteral("/s/jobs/1"));
        details.showJobLog(logs.first().at(0).toString(), QStringLiteral("it said"));
        const auto shown = [&] {
            for (const QPlainTextEdit* edit : details.findChildren<QPlainTextEdit*>())
                if (!edit->isHidden())
                    return edit->toPlainText();
            return QString();
        };
        QCOMPARE(shown(), QStringLiteral("it said"));
        details.showTab(RunDetails::Script);
        QCOMPARE(shown(), QStringLiteral("#!/bin/bash"));
        QCOMPARE(scripts.count(), 1); // known by now
    }

    void aRunHereHasNoJobs()
    {
        RunDetails details(*m_theme, [](const QString& node) { return node; });
        details.showRun(summary(RunState::Finished), {});
        QVERIFY(details.findChild<QListWidget*>()->parentWidget()->isHidden());
        QVERIFY(!details.findChild<QTabBar*>()->isTabVisible(RunDetails::Script));
    }

    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(JobListTest)
#include "job_list_test.moc"
