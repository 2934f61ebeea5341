// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/plugin_host.h"

#include "pipelines/core/json.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace terrella;

namespace {

QString fixture(const char* name) { return QStringLiteral(TERRELLA_FIXTURE_PLUGINS "/%1.so").arg(QLatin1String(name)); }

/// A folder with copies of fixture plugins.
class Folder {
public:
    Folder(std::initializer_list<const char*> names)
    {
        for (const char* name : names)
            add(name, name);
    }
    void add(const char* name, const char* as)
    {
        if (!QFile::copy(fixture(name), path(as)))
            qFatal("Cannot copy fixture %s", name);
    }
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name) + QStringLiteral(".so")); }
    QString path() const { return m_dir.path(); }

private:
    QTemporaryDir m_dir;
};

PluginStatus statusOf(const PluginHost& host, const QString& path)
{
    for (const PluginStatus& status : host.plugins()) {
        if (status.path == QFileInfo(path).canonicalFilePath())
            return status;
    }
    return {};
}

} // namespace

class PluginHostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsModulesWithoutLoading()
    {
        const Folder folder{"good"};
        const PluginHost host({folder.path()});
        QCOMPARE(host.plugins().size(), 1u);
        QCOMPARE(host.plugins()[0].state, PluginState::Found);
        QCOMPARE(host.plugins()[0].id, QStringLiteral("good"));
        QCOMPARE(host.plugins()[0].modules, QStringList{QStringLiteral("good.count_steps")});
        QVERIFY(host.find(QStringLiteral("good.count_steps")));
        QVERIFY(!host.find(QStringLiteral("good.count")));
        QCOMPARE(host.modules().size(), 1u);
    }

    /// What the build embeds is what the file says, whatever characters it holds.
    void embedsTheSpecificationUnchanged()
    {
        const Folder folder{"good"};
        const PluginHost host({folder.path()});
        const ModuleSpec* embedded = host.find(QStringLiteral("good.count_steps"));
        QVERIFY(embedded);
        const auto json = readJsonFile(QStringLiteral(TERRELLA_SOURCE_DIR "/tests/modules/fixtures/good/count_steps.json"));
        QVERIFY(json);
        const auto written = parseModuleSpec(*json);
        QVERIFY(written);
        QVERIFY(*embedded == *written);
        QVERIFY(embedded->summary.contains(QStringLiteral("; semicolons; [brackets] ${names} $<generators> and \"quotes\" \\")));
    }

    void loadsOnFirstUse()
    {
        const Folder folder{"good"};
        PluginHost host({folder.path()});
        const auto module = host.load(QStringLiteral("good.count_steps"));
        QVERIFY2(module, module ? "" : qPrintable(module.error().message));
        QVERIFY(*module);
        QCOMPARE(host.plugins()[0].state, PluginState::Loaded);
        QCOMPARE(*host.load(QStringLiteral("good.count_steps")), *module);
    }

    void loadsFromManyThreads()
    {
        const Folder folder{"good"};
        PluginHost host({folder.path()});
        std::array<const Module*, 8> found{};
        {
            std::vector<std::jthread> team;
            for (const Module*& mine : found) {
                team.emplace_back([&host, &mine] {
                    const auto module = host.load(QStringLiteral("good.count_steps"));
                    mine = module ? *module : nullptr;
                });
            }
        }
        for (const Module* module : found) {
            QVERIFY(module);
            QCOMPARE(module, found[0]);
        }
    }

    void namesTheNearestModules()
    {
        const Folder folder{"good"};
        PluginHost host({folder.path()});
        const auto near = host.load(QStringLiteral("good.cuont_steps"));
        QVERIFY(!near);
        QCOMPARE(near.error().code, ErrorCode::NotFound);
        QCOMPARE(near.error().message, QStringLiteral("Module 'good.cuont_steps' is not installed; did you mean 'good.count_steps'?"));
        QCOMPARE(host.load(QStringLiteral("fire.fwi_daily")).error().message, QStringLiteral("Module 'fire.fwi_daily' is not installed."));
    }

    void skipsAnotherApi()
    {
        const Folder folder{"foreign", "good"};
        PluginHost host({folder.path()});
        const PluginStatus status = statusOf(host, folder.path("foreign"));
        QCOMPARE(status.state, PluginState::Skipped);
        QCOMPARE(status.reason, QStringLiteral("It was built for plugin API 999, this program has 1; build it again."));
        const auto module = host.load(QStringLiteral("foreign.do_nothing"));
        QVERIFY(!module);
        QVERIFY(module.error().message.contains(QStringLiteral("API 999")));
        QVERIFY(module.error().message.contains(QStringLiteral("foreign.so")));
        QVERIFY(host.load(QStringLiteral("good.count_steps"))); // the others still work
    }

    void skipsAWrongSpecification()
    {
        const Folder folder{"misspelt"};
        const PluginHost host({folder.path()});
        QCOMPARE(host.plugins()[0].state, PluginState::Skipped);
        QCOMPARE(host.plugins()[0].reason,
            QStringLiteral("Its specification is wrong: 'category' is missing. (reading the specification of 'misspelt.do_nothing')"));
        QVERIFY(host.modules().empty());
    }

    void skipsWhatIsNoPlugin()
    {
        Folder folder{};
        QFile text(folder.path("text"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("This is a text file.\n");
        text.close();
        QVERIFY(QFile::copy(QStringLiteral(TERRELLA_SOME_LIBRARY), folder.path("library")));
        const PluginHost host({folder.path(), QStringLiteral("/there/is/no/such/folder")});
        QCOMPARE(host.plugins().size(), 2u);
        for (const char* name : {"text", "library"}) {
            const PluginStatus status = statusOf(host, folder.path(name));
            QCOMPARE(status.state, PluginState::Skipped);
            QCOMPARE(status.reason, QStringLiteral("This is not a plugin with modules."));
        }
    }

    void reportsALibraryThatDoesNotLoad()
    {
        const Folder folder{"unresolved"};
        PluginHost host({folder.path()});
        QVERIFY(host.find(QStringLiteral("unresolved.do_nothing"))); // the metadata are fine
        const auto module = host.load(QStringLiteral("unresolved.do_nothing"));
        QVERIFY(!module);
        QVERIFY2(module.error().message.contains(QStringLiteral("functionThatNobodyHas")), qPrintable(module.error().message));
        QVERIFY(module.error().message.contains(QStringLiteral("unresolved.so")));
        QCOMPARE(host.plugins()[0].state, PluginState::Failed);
        QCOMPARE(host.load(QStringLiteral("unresolved.do_nothing")).error().message, module.error().message);
    }

    void reportsOtherModulesThanPromised()
    {
        const Folder folder{"promising"};
        PluginHost host({folder.path()});
        const auto module = host.load(QStringLiteral("promising.do_nothing"));
        QVERIFY(!module);
        QVERIFY(module.error().message.endsWith(QStringLiteral("It specifies module 'promising.do_nothing', but does not register it.")));
        QCOMPARE(host.plugins()[0].state, PluginState::Failed);
    }

    void earlierFoldersWin()
    {
        const Folder first{"good"}, second{"good"};
        PluginHost host({first.path(), second.path()});
        QCOMPARE(host.modules().size(), 1u);
        QCOMPARE(statusOf(host, first.path("good")).state, PluginState::Found);
        const PluginStatus status = statusOf(host, second.path("good"));
        QCOMPARE(status.state, PluginState::Skipped);
        QVERIFY(status.reason.startsWith(QStringLiteral("Plugin 'good' is taken from ")));
        // The same file by two ways is one plugin.
        QCOMPARE(PluginHost({first.path(), first.path() + QStringLiteral("/.")}).plugins().size(), 1u);
    }

    void foldersComeFromTheEnvironment()
    {
        qputenv("TERRELLA_PLUGIN_PATH", "/a:/b");
        QCOMPARE(PluginHost::defaultFolders(), (QStringList{QStringLiteral("/a"), QStringLiteral("/b")}));
        qunsetenv("TERRELLA_PLUGIN_PATH");
        const QStringList folders = PluginHost::defaultFolders();
        QVERIFY(folders.size() >= 2);
        for (const QString& folder : folders)
            QVERIFY(folder.endsWith(QStringLiteral("/terrella/plugins")));
    }
};

QTEST_GUILESS_MAIN(PluginHostTest)
#include "plugin_host_test.moc"
