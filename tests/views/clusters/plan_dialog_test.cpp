// SPDX-License-Identifier: GPL-3.0-or-later
// What a run would do, as it is shown.
#include "views/clusters/plan_dialog.h"
#include "views/clusters/words.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace terrella;

namespace {

QJsonObject plan()
{
    return QJsonDocument::fromJson(R"({"here": ["storms", "map"], "parts": [
        {"place": "hpc", "nodes": ["detect"], "there": false, "made_here_first": [],
         "send": {"results": 2, "files": 1, "bytes": 12500000, "list": [{"path": "/data/p.nc", "bytes": 500000}]},
         "bring_back": {"nodes": ["detect"], "bytes": 81000}, "expected": {"seconds": 250, "memory": 1200000000, "unknown": 0},
         "script": "#!/bin/bash\n#SBATCH --mem=900M\n"},
        {"place": "lumi", "nodes": ["stitch"], "there": false, "after": [1], "members": 50, "made_here_first": ["detect"],
         "send": {"results": 0, "files": 0, "bytes": 0}, "bring_back": {"nodes": [], "bytes": 0}, "script": "#!/bin/sh\n"},
        {"place": "hpc", "nodes": ["old"], "there": true, "made_here_first": [],
         "send": {"results": 0, "files": 0, "bytes": 0}, "bring_back": {"nodes": [], "bytes": 0}, "script": "#!/bin/sh\n"}]})")
        .object();
}

struct Desk {
    Theme theme{*qApp};
    PlanDialog dialog{theme, [](const QString& node) { return node.toUpper(); }};
    QSignalSpy ran{&dialog, &PlanDialog::runRequested};
    QSignalSpy asked{&dialog, &PlanDialog::askRequested};
    QSignalSpy cancelled{&dialog, &PlanDialog::cancelled};

    QPushButton* button(const QString& text)
    {
        for (auto* one : dialog.findChildren<QPushButton*>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
    QListWidget& parts() { return *dialog.findChild<QListWidget*>(); }
    QString text()
    {
        QStringList out;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            if (label->isVisibleTo(&dialog))
                out.append(label->text());
        for (const QPlainTextEdit* edit : dialog.findChildren<QPlainTextEdit*>())
            if (edit->isVisibleTo(&dialog))
                out.append(edit->toPlainText());
        return out.join(QLatin1Char('\n'));
    }
};

} // namespace

class PlanDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatGoesWhere()
    {
        Desk desk;
        desk.dialog.showAsking({QStringLiteral("hpc")});
        QVERIFY(desk.text().contains(QStringLiteral("Asking hpc")));
        QVERIFY(!desk.button(QStringLiteral("&Run"))->isEnabled());
        desk.dialog.showPlan(plan());
        QCOMPARE(desk.parts().count(), 4);
        QCOMPARE(desk.parts().item(0)->text(), QStringLiteral("hpc: DETECT"));
        QCOMPARE(desk.parts().item(3)->text(), QStringLiteral("here: STORMS, MAP"));
        QString text = desk.text();
        for (const char* words : {"2 jobs. Some of what is sent is made here first", "2 results, 1 file, 12.5 MB", "500 kB  /data/p.nc",
                 "results of DETECT, about 81.0 kB", "about 4 min, 1.20 GB of memory", "#SBATCH --mem=900M"})
            QVERIFY2(text.contains(QLatin1String(words)), qPrintable(QLatin1String(words) + QStringLiteral(" in ") + text));
        desk.button(QStringLiteral("Copy"))->click();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("#!/bin/bash\n#SBATCH")));
        desk.parts().setCurrentRow(1);
        text = desk.text();
        QVERIFY2(text.contains(QStringLiteral("DETECT. How much is sent is known then.")), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("/data/p.nc")), qPrintable(text)); // of the other part
        QVERIFY2(text.contains(QStringLiteral("when the job of DETECT has succeeded")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("50 jobs, one for each run of the mapped node")), qPrintable(text));
        desk.parts().setCurrentRow(2);
        QVERIFY(desk.text().contains(QStringLiteral("Nothing: the results are here.")));
        desk.parts().setCurrentRow(3);
        QVERIFY(!desk.text().contains(QStringLiteral("#!/bin")));
        desk.button(QStringLiteral("&Run"))->click();
        QCOMPARE(desk.ran.count(), 1);
        QCOMPARE(desk.cancelled.count(), 0);
    }

    void aFailureIsSaidAndTriedAgain()
    {
        Desk desk;
        desk.dialog.show();
        desk.dialog.showAsking({QStringLiteral("hpc")});
        desk.dialog.showFailure(QStringLiteral("'hpc' refuses the connection."));
        QVERIFY(desk.text().contains(QStringLiteral("'hpc' refuses the connection.")));
        QVERIFY(!desk.button(QStringLiteral("&Run"))->isEnabled());
        desk.button(QStringLiteral("Try again"))->click();
        QCOMPARE(desk.asked.count(), 1);
        desk.dialog.showAsking({QStringLiteral("hpc")});
        desk.button(QStringLiteral("Close"))->click();
        QCOMPARE(desk.cancelled.count(), 1); // nobody waits for the answer any more
    }

    void timesAreWords()
    {
        QCOMPARE(durationText(3.04), QStringLiteral("3.0 s"));
        QCOMPARE(durationText(119.0), QStringLiteral("119 s"));
        QCOMPARE(durationText(7500), QStringLiteral("2 h 5 min"));
        QCOMPARE(durationText(7200), QStringLiteral("2 h"));
        QCOMPARE(durationText(3 * 86400 + 4 * 3600), QStringLiteral("3 d 4 h"));
        QVERIFY(expectedText({}).isEmpty());
        QVERIFY(expectedText({{QStringLiteral("seconds"), QJsonValue()}, {QStringLiteral("unknown"), 2}}).isEmpty());
    }
};

QTEST_MAIN(PlanDialogTest)
#include "plan_dialog_test.moc"
