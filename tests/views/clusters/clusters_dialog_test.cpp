// SPDX-License-Identifier: GPL-3.0-or-later
// The page of clusters: fields, their problems, tests of the connection, saving.
#include "views/clusters/cluster_form.h"
#include "views/clusters/cluster_report_view.h"
#include "views/clusters/clusters_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace terrella;

Q_DECLARE_METATYPE(terrella::Cluster)

namespace {

Cluster levante()
{
    Cluster out;
    out.name = QStringLiteral("levante");
    out.host = QStringLiteral("me@levante");
    out.memory = QStringLiteral("16G");
    out.setup = QStringList{QStringLiteral("module load gdal"), QStringLiteral("module load proj")};
    out.extra.insert(QStringLiteral("colour"), QStringLiteral("of a later version"));
    return out;
}

ClusterReport report()
{
    ClusterReport out;
    out.user = QStringLiteral("me");
    out.slurm = QStringLiteral("22.05.8");
    out.folder = QStringLiteral("/scratch/me/terrella");
    out.freeBytes = 3LL << 40;
    out.engine = QStringLiteral("0.1.0");
    SlurmPartition compute;
    compute.name = QStringLiteral("compute");
    compute.isDefault = true;
    compute.timeLimit = QStringLiteral("8:00:00");
    compute.nodes = 2800;
    compute.cpus = 256;
    compute.memory = 256LL << 30;
    SlurmPartition gpu = compute;
    gpu.name = QStringLiteral("gpu");
    gpu.isDefault = false;
    gpu.gpus = QStringLiteral("gpu:a100:4");
    out.partitions = {compute, gpu};
    return out;
}

QString textOf(const QWidget& widget)
{
    QStringList out;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        out.append(label->text());
    for (const QPushButton* button : widget.findChildren<QPushButton*>())
        out.append(button->text());
    return out.join(QLatin1Char('\n'));
}

struct Page {
    Theme theme{*qApp};
    ClustersDialog dialog{theme};
    QSignalSpy saved{&dialog, &ClustersDialog::saveRequested};
    QSignalSpy tested{&dialog, &ClustersDialog::testRequested};
    QSignalSpy cancelled{&dialog, &ClustersDialog::testCancelled};

    QPushButton* button(const QString& text)
    {
        for (auto* one : dialog.findChildren<QPushButton*>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
    void type(const char* key, const QString& text)
    {
        QWidget* field = dialog.form().field(QLatin1String(key));
        if (auto* combo = qobject_cast<QComboBox*>(field))
            combo->setEditText(text);
        else if (auto* lines = qobject_cast<QPlainTextEdit*>(field))
            lines->setPlainText(text);
        else
            qobject_cast<QLineEdit*>(field)->setText(text);
    }
};

} // namespace

class ClustersDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<Cluster>(); }

    void whatIsShownComesBack()
    {
        Theme theme(*qApp);
        ClusterForm form(theme);
        Cluster full = levante();
        full.partition = QStringLiteral("compute");
        full.account = QStringLiteral("bb1234");
        full.qos = QStringLiteral("long");
        full.constraint = QStringLiteral("512G");
        full.time = QStringLiteral("1-12");
        full.nodes = 2;
        full.tasks = 3;
        full.cpus = 16;
        full.gpus = QStringLiteral("a100:2");
        full.folder = QStringLiteral("$WORK/it's mine");
        full.engine = QStringLiteral("~/bundle/terrella-run");
        full.arrayLimit = 8;
        full.patience = QStringLiteral("45");
        full.options = QStringList{QStringLiteral("--mail-type=END")};
        full.sshConfig = QStringLiteral("/some/config"); // no field: kept
        form.show(full);
        QVERIFY(form.cluster() == full);
        QVERIFY(!form.hasProblems());
        form.show(Cluster());
        QVERIFY(form.cluster() == Cluster());
    }

    void problemsStandAtTheirFields()
    {
        Page page;
        page.dialog.addCluster();
        ClusterForm& form = page.dialog.form();
        QVERIFY(form.problemAt(QStringLiteral("memory")).contains(QStringLiteral("1 MB"))); // never left to the site
        QVERIFY(!form.field(QStringLiteral("memory"))->property("wrong").toBool());         // but not filled in yet is not wrong
        QVERIFY(!page.button(QStringLiteral("&Save"))->isEnabled());
        page.type("name", QStringLiteral("hpc"));
        page.type("host", QStringLiteral("hpc"));
        page.type("memory", QStringLiteral("much"));
        QVERIFY(form.problemAt(QStringLiteral("memory")).contains(QStringLiteral("'much'")));
        QVERIFY(form.field(QStringLiteral("memory"))->property("wrong").toBool());
        QVERIFY(!form.field(QStringLiteral("host"))->property("wrong").toBool());
        page.type("memory", QStringLiteral("4G"));
        page.type("cpus", QStringLiteral("none"));
        QVERIFY(!form.problemAt(QStringLiteral("cpus")).isEmpty());
        page.type("cpus", QStringLiteral("4"));
        page.type("options", QStringLiteral("mail-type=END"));
        QVERIFY(form.problemAt(QStringLiteral("options")).contains(QStringLiteral("mail-type")));
        page.type("options", QString());
        QVERIFY(!form.hasProblems());
        page.button(QStringLiteral("&Save"))->click();
        QCOMPARE(page.saved.count(), 1);
        const auto cluster = page.saved.first().at(1).value<Cluster>();
        QCOMPARE(cluster.cpus, 4);
        QCOMPARE(page.saved.first().at(0).toString(), QString());
        QVERIFY(!page.button(QStringLiteral("&Save"))->isEnabled());
        page.type("memory", QString()); // taken away from one that was saved
        QVERIFY(form.field(QStringLiteral("memory"))->property("wrong").toBool());
    }

    void whatItDoesNotKnowIsKept()
    {
        Page page;
        ClusterList list;
        list.clusters[QStringLiteral("levante")] = levante();
        page.dialog.setClusters(list);
        page.type("memory", QStringLiteral("8G"));
        page.button(QStringLiteral("&Save"))->click();
        const auto cluster = page.saved.first().at(1).value<Cluster>();
        QCOMPARE(cluster.memory, QStringLiteral("8G"));
        QCOMPARE(cluster.extra, levante().extra);
        QCOMPARE(cluster.setup, levante().setup);
        // Another name is a move, not a second cluster.
        page.type("name", QStringLiteral("dkrz"));
        page.button(QStringLiteral("&Save"))->click();
        QCOMPARE(page.saved.last().at(0).toString(), QStringLiteral("levante"));
    }

    void twoOfOneNameAreRefused()
    {
        Page page;
        ClusterList list;
        list.clusters[QStringLiteral("levante")] = levante();
        page.dialog.setClusters(list);
        page.dialog.addCluster();
        page.type("name", QStringLiteral("levante"));
        QVERIFY(!page.dialog.form().problemAt(QStringLiteral("name")).isEmpty());
        QVERIFY(!page.button(QStringLiteral("&Save"))->isEnabled());
    }

    void aTestOffersThePartitions()
    {
        Page page;
        ClusterList list;
        list.clusters[QStringLiteral("levante")] = levante();
        page.dialog.setClusters(list);
        page.dialog.show();
        page.button(QStringLiteral("&Test connection"))->click();
        QCOMPARE(page.tested.count(), 1);
        QVERIFY(page.dialog.report().isBusy());
        QVERIFY(!page.button(QStringLiteral("&Test connection"))->isEnabled()); // one at a time
        page.dialog.showReport(report());
        const QString said = textOf(page.dialog.report());
        for (const char* words : {"Jobs can run there.", "22.05.8", "3.30 TB", "terrella-run 0.1.0", "compute (the site's choice)", "at most 8:00:00",
                 "2800 nodes", "gpu:a100:4"})
            QVERIFY2(said.contains(QLatin1String(words)), words);
        auto* partition = qobject_cast<QComboBox*>(page.dialog.form().field(QStringLiteral("partition")));
        QCOMPARE(partition->count(), 2);
        Q_EMIT partition->activated(1); // as chosen from the list
        QCOMPARE(page.dialog.form().cluster().partition, QStringLiteral("gpu"));
        QVERIFY(page.button(QStringLiteral("&Save"))->isEnabled());
    }

    void aTestIsCancelledAndFails()
    {
        Page page;
        page.dialog.addCluster(QStringLiteral("levante"));
        page.type("host", QStringLiteral("levante"));
        page.button(QStringLiteral("&Test connection"))->click();
        page.dialog.report().findChild<QPushButton*>(QStringLiteral("cancelWork"))->click();
        QCOMPARE(page.cancelled.count(), 1);
        page.dialog.showTestCancelled();
        QVERIFY(!page.dialog.report().isBusy());
        page.button(QStringLiteral("&Test connection"))->click();
        page.dialog.showTestFailure(QStringLiteral("There is no host 'levante'."));
        QVERIFY(textOf(page.dialog.report()).contains(QStringLiteral("There is no host 'levante'.")));
        QVERIFY(page.button(QStringLiteral("&Test connection"))->isEnabled());
    }

    void withoutTheEngineThreeWaysAreOffered()
    {
        Page page;
        ClusterList list;
        list.clusters[QStringLiteral("levante")] = levante();
        page.dialog.setClusters(list);
        page.button(QStringLiteral("&Test connection"))->click();
        ClusterReport without = report();
        without.engine.clear();
        without.problems = QStringList{QStringLiteral("The engine 'terrella-run' is not found there.")};
        page.dialog.showReport(without);
        QVERIFY(page.button(QStringLiteral("Load a module that brings it…")));
        QVERIFY(page.button(QStringLiteral("Say where it lies…")));
        QSignalSpy installed(&page.dialog, &ClustersDialog::installRequested);
        page.button(QStringLiteral("Copy it there"))->click();
        QCOMPARE(installed.count(), 1);
        QVERIFY(page.dialog.report().isBusy());
        QVERIFY(textOf(page.dialog.report()).contains(QStringLiteral("Copying the engine to “me@levante”")));
        page.dialog.showInstalled(QStringLiteral("/opt/terrella/engine/terrella-run"));
        QCOMPARE(page.dialog.form().cluster().engine, QStringLiteral("/opt/terrella/engine/terrella-run"));
        QCOMPARE(page.tested.count(), 2); // and tried
        QVERIFY(page.button(QStringLiteral("&Save"))->isEnabled());
    }

    void whatIsBeingEditedStaysWhenTheFileChanges()
    {
        Page page;
        ClusterList list;
        list.clusters[QStringLiteral("levante")] = levante();
        page.dialog.setClusters(list);
        page.type("memory", QStringLiteral("32G"));
        list.clusters[QStringLiteral("levante")].account = QStringLiteral("other");
        list.clusters[QStringLiteral("lumi")] = levante();
        list.clusters[QStringLiteral("lumi")].name = QStringLiteral("lumi");
        page.dialog.setClusters(list);
        QCOMPARE(page.dialog.form().cluster().memory, QStringLiteral("32G"));
        QCOMPARE(page.dialog.findChild<QListWidget*>()->count(), 2);
        page.dialog.choose(QStringLiteral("lumi"));
        QCOMPARE(page.dialog.form().cluster().name, QStringLiteral("lumi"));
        list.clusters.erase(QStringLiteral("lumi")); // by a terminal
        page.dialog.setClusters(list);
        QCOMPARE(page.dialog.findChild<QListWidget*>()->count(), 1);
    }
};

QTEST_MAIN(ClustersDialogTest)
#include "clusters_dialog_test.moc"
