// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, saving, recent files, unsaved changes, and what is left after a crash.
#include "app/terrella/document_controller.h"
#include "app/terrella/view_files.h"
#include "pipelines/graph/group_edits.h"
#include "tests/views/sample_modules.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;

namespace {

struct Office {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    ModuleCatalogue catalogue;
    PipelineModel model{catalogue};
    RecentFiles recent{settings};
    DocumentController document{model, recent, folder.filePath(QStringLiteral("journal"))};
    QStringList told;
    DocumentController::Answer answer = DocumentController::Answer::Cancel;
    int asked = 0;

    Office()
    {
        catalogue.setModules(sampleModules());
        DocumentController::Questions questions;
        questions.unsaved = [this](const QString&) {
            ++asked;
            return answer;
        };
        questions.whereToSave = [this] { return path("chosen"); };
        questions.tell = [this](const QString& sentence) { told.append(sentence); };
        document.setQuestions(questions);
    }
    QString path(const char* name) { return folder.filePath(QLatin1String(name)); }
    QStringList journals() { return QDir(path("journal")).entryList(QDir::Files); }
};

} // namespace

class DocumentControllerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void savesAndOpensTheSame()
    {
        Office o;
        QVERIFY(o.document.isUntouched());
        QVERIFY(!o.document.addDataNode({QStringLiteral("/data/a.nc")}).isEmpty());
        QVERIFY(o.document.isModified());
        QVERIFY(o.document.save());
        QVERIFY(!o.document.isModified());
        QCOMPARE(o.document.name(), QStringLiteral("chosen.terrella"));
        const Document saved = o.model.document();
        QVERIFY(o.document.newDocument());
        QVERIFY(o.model.document().nodes.empty());
        QVERIFY(o.document.open(o.path("chosen.terrella")));
        QCOMPARE(o.model.document(), saved);
        QCOMPARE(o.asked, 0);
    }

    void pathsAreKeptRelativeToTheDocument()
    {
        Office o;
        const QString node = o.document.addDataNode({o.path("data/a.nc")});
        QVERIFY(o.document.saveAs(o.path("p.terrella")));
        QCOMPARE(o.model.document().nodes.at(node).parameters.value(QStringLiteral("files")).toArray().at(0).toString(), QStringLiteral("data/a.nc"));
        QDir(o.folder.path()).mkdir(QStringLiteral("sub"));
        QVERIFY(o.document.saveAs(o.path("sub/p.terrella")));
        QCOMPARE(
            o.model.document().nodes.at(node).parameters.value(QStringLiteral("files")).toArray().at(0).toString(), QStringLiteral("../data/a.nc"));
    }

    void pathsInsideGroupsFollowTheDocument()
    {
        Office o;
        const QString node = o.document.addDataNode({o.path("data/a.nc")});
        const FindSpec find = [&](const QString& module) { return o.catalogue.find(module); };
        const auto grouped = groupNodes(o.model.whole(), {node}, QStringLiteral("Given"), find);
        QVERIFY(grouped && o.model.applyToWhole(*grouped, QStringLiteral("Group")));
        const auto inside = [&] {
            const auto group = groupIn(o.model.whole(), QStringLiteral("group.given"));
            return group ? group->inside.nodes.at(node).parameters.value(QStringLiteral("files")).toArray().at(0).toString() : QString();
        };
        QVERIFY(o.document.saveAs(o.path("p.terrella")));
        QCOMPARE(inside(), QStringLiteral("data/a.nc"));
        QDir(o.folder.path()).mkdir(QStringLiteral("sub"));
        QVERIFY(o.document.saveAs(o.path("sub/p.terrella")));
        QCOMPARE(inside(), QStringLiteral("../data/a.nc"));
    }

    void unsavedChangesAreAskedAbout()
    {
        Office o;
        o.document.addDataNode({QStringLiteral("/data/a.nc")});
        o.answer = DocumentController::Answer::Cancel;
        QVERIFY(!o.document.newDocument());
        QVERIFY(!o.model.document().nodes.empty());
        o.answer = DocumentController::Answer::Save;
        QVERIFY(o.document.newDocument());
        QVERIFY(QFile::exists(o.path("chosen.terrella")));
        o.document.addDataNode({QStringLiteral("/data/b.nc")});
        o.answer = DocumentController::Answer::Discard;
        QVERIFY(o.document.newDocument());
        QCOMPARE(o.asked, 3);
    }

    void whatCannotBeOpenedIsSaidAndForgotten()
    {
        Office o;
        o.recent.add(o.path("gone.terrella"));
        QVERIFY(!o.document.open(o.path("gone.terrella")));
        QCOMPARE(o.told.size(), 1);
        QVERIFY(o.told.front().contains(QStringLiteral("gone.terrella")));
        QVERIFY(o.recent.files().isEmpty());
        QFile broken(o.path("broken.terrella"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("not json");
        broken.close();
        QVERIFY(!o.document.open(o.path("broken.terrella")));
        QVERIFY(o.told.back().contains(QStringLiteral("broken.terrella")));
    }

    void anExampleIsNotOverwritten()
    {
        Office o;
        QVERIFY(Document().save(o.path("example.terrella")));
        QVERIFY(o.document.openExample(o.path("example.terrella")));
        QVERIFY(o.document.path().isEmpty());
        QCOMPARE(o.document.name(), QStringLiteral("example"));
        QCOMPARE(o.document.baseFolder(), o.folder.path());
        QVERIFY(o.recent.files().isEmpty());
        QVERIFY(o.document.save()); // asks where
        QCOMPARE(o.document.name(), QStringLiteral("chosen.terrella"));
    }

    void recentFilesNewestFirstAndNotTwice()
    {
        Office o;
        for (int i = 0; i < 14; ++i)
            o.recent.add(QStringLiteral("/x/%1.terrella").arg(i));
        QCOMPARE(o.recent.files().size(), RecentFiles::kMaximum);
        QCOMPARE(o.recent.files().front(), QStringLiteral("/x/13.terrella"));
        o.recent.add(QStringLiteral("/x/9.terrella"));
        QCOMPARE(o.recent.files().front(), QStringLiteral("/x/9.terrella"));
        QCOMPARE(o.recent.files().size(), RecentFiles::kMaximum);
        QSettings again(o.path("settings.ini"), QSettings::IniFormat);
        o.settings.sync();
        QCOMPARE(RecentFiles(again).files(), o.recent.files());
    }

    void theJournalGoesWhenAllIsSaved()
    {
        Office o;
        QVERIFY(o.journals().isEmpty());
        o.document.addDataNode({QStringLiteral("/data/a.nc")});
        QCOMPARE(o.journals().size(), 1);
        QVERIFY(CrashJournal::leftBehind(o.path("journal")).empty()); // we are alive
        QVERIFY(o.document.save());
        QVERIFY(o.journals().isEmpty());
        o.document.addDataNode({QStringLiteral("/data/b.nc")});
        o.document.close();
        QVERIFY(o.journals().isEmpty());
    }

    void aCrashLosesNothing()
    {
        Office o;
        o.document.addDataNode({QStringLiteral("/data/a.nc")});
        QVERIFY(o.document.save());
        o.document.addDataNode({QStringLiteral("/data/b.nc")});
        const QString second = o.document.addDataNode({QStringLiteral("/data/c.nc")});
        o.model.undoStack().undo();
        o.model.undoStack().redo();
        QVERIFY(o.model.apply(SetLabel{second, QStringLiteral("mine")}, QStringLiteral("label")));
        const Document wanted = o.model.document();

        // what a killed program leaves: the same file with the number of a process that is gone, and a last line cut short
        QProcess gone;
        gone.start(QStringLiteral("true"), {});
        QVERIFY(gone.waitForStarted());
        const qint64 pid = gone.processId();
        QVERIFY(gone.waitForFinished());
        const QString name = o.path("journal/") + o.journals().front();
        QFile journal(name);
        QVERIFY(journal.open(QIODevice::ReadOnly));
        QByteArray text = journal.readAll();
        journal.close();
        text.replace("\"pid\":" + QByteArray::number(QCoreApplication::applicationPid()), "\"pid\":" + QByteArray::number(pid));
        text.append("{\"half\":");
        QFile left(o.path("journal/left.journal"));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write(text);
        left.close();

        const auto found = CrashJournal::leftBehind(o.path("journal"));
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found.front().document, wanted);
        QCOMPARE(found.front().path, o.path("chosen.terrella"));
        QVERIFY(found.front().edits >= 4);

        Office fresh;
        fresh.document.recover(found.front());
        QCOMPARE(fresh.model.document(), wanted);
        QVERIFY(fresh.document.isModified());
        QVERIFY(!QFile::exists(left.fileName()));
        QCOMPARE(fresh.journals().size(), 1); // a second crash loses nothing either
    }
    void filesOfViewsAreKeptRelative()
    {
        const auto view = [](const QString& relief, const QString& picture) {
            return QJsonObject{{QStringLiteral("projection"), QStringLiteral("globe")},
                {QStringLiteral("ground"), QJsonObject{{QStringLiteral("relief"), relief}, {QStringLiteral("picture"), picture}}}};
        };
        const QJsonObject whole = view(QStringLiteral("/home/me/maps/heights.tif"), QStringLiteral("/usr/share/far/away/blue.jpg"));
        const QJsonArray kept = viewsWithRelativeFiles({whole}, QStringLiteral("/home/me/maps/pipelines"));
        QCOMPARE(kept.first().toObject(), view(QStringLiteral("../heights.tif"), QStringLiteral("/usr/share/far/away/blue.jpg")));
        QCOMPARE(viewWithWholeFiles(kept.first().toObject(), QStringLiteral("/home/me/maps/pipelines")), whole);
        // Views without any are left as they are.
        const QJsonObject plain{{QStringLiteral("projection"), QStringLiteral("globe")}};
        QCOMPARE(viewsWithRelativeFiles({plain}, QStringLiteral("/a")).first().toObject(), plain);
    }
};

QTEST_MAIN(DocumentControllerTest)
#include "document_controller_test.moc"
