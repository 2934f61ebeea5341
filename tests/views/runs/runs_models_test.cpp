// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/problems_model.h"
#include "views/runs/runs_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace terrella;

class RunsModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsNewestFirst()
    {
        RunsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RunSummary old;
        old.path = QStringLiteral("/runs/a");
        old.name = QStringLiteral("a");
        old.state = RunState::Finished;
        old.started = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
        RunSummary fresh = old;
        fresh.path = QStringLiteral("/runs/b");
        fresh.name = QStringLiteral("b");
        fresh.started = old.started.addDays(1);
        model.setRuns({old, fresh});
        QCOMPARE(model.index(0, RunsModel::Name).data().toString(), QStringLiteral("b"));
        RunSummary running = fresh;
        running.path = QStringLiteral("/runs/c");
        running.state = RunState::Running;
        running.fraction = 0.25;
        model.update(running);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, RunsModel::State).data().toString(), QStringLiteral("25 %"));
        running.state = RunState::Failed;
        model.update(running); // the same row
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, RunsModel::State).data().toString(), QStringLiteral("failed"));
        model.append(old);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.indexOf(QStringLiteral("/runs/c")).row(), 0);
        QVERIFY(!model.indexOf(QStringLiteral("/nowhere")).isValid());
    }

    void problemsWithTheirNodeAndFix()
    {
        ProblemsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Problem problem;
        problem.message = QStringLiteral("needs pressure");
        problem.node = QStringLiteral("detect_1");
        problem.fixes = {{QStringLiteral("Use msl"), {}}};
        Problem general;
        general.message = QStringLiteral("a loop");
        general.severity = Severity::Warning;
        model.setProblems({problem, general}, [](const QString& node) { return node.toUpper(); });
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, ProblemsModel::Where).data().toString(), QStringLiteral("DETECT_1"));
        QCOMPARE(model.index(0, ProblemsModel::Mend).data().toString(), QStringLiteral("Use msl"));
        QVERIFY(model.index(1, ProblemsModel::Mend).data().toString().isEmpty());
        QCOMPARE(model.problemAt(model.index(1, 0))->message, QStringLiteral("a loop"));
        model.setProblems({}, {});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(RunsModelsTest)
#include "runs_models_test.moc"
