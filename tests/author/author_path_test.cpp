// SPDX-License-Identifier: GPL-3.0-or-later
// From an installed Terrella to a module of one's own in the list, with nothing but what is installed.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class AuthorPathTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_prefix, m_plugin;

    /// Runs a program without what the build's own tests have in their surroundings, and returns its output; empty where it failed.
    QByteArray call(const QString& program, const QStringList& words, int expected = 0, const QString& in = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"TERRELLA_PLUGIN_PATH", "TERRELLA_RESOURCES", "TERRELLA_RUN"})
            environment.remove(QLatin1String(name));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.filePath(QStringLiteral("data")));
        environment.insert(QStringLiteral("TERRELLA_STORE"), m_folder.filePath(QStringLiteral("store")));
        environment.insert(QStringLiteral("TERRELLA_RUNS"), m_folder.filePath(QStringLiteral("runs")));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setWorkingDirectory(in.isEmpty() ? m_folder.path() : in);
        process.start(program, words);
        const bool ended = process.waitForFinished(600'000);
        const QByteArray text = process.readAll();
        if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != expected) {
            qWarning("%s %s: exit code %d\n%s", qPrintable(program), qPrintable(words.join(QLatin1Char(' '))), process.exitCode(), text.constData());
            return {};
        }
        return text.isEmpty() ? QByteArray("\n") : text;
    }

    [[nodiscard]] QString run() const { return m_prefix + QStringLiteral("/bin/terrella-run"); }

private Q_SLOTS:
    void initTestCase()
    {
        if (*TERRELLA_SANITIZED)
            QSKIP("A plugin built without sanitizers does not load into a program built with them.");
        QVERIFY(m_folder.isValid());
        m_prefix = m_folder.filePath(QStringLiteral("usr"));
        QVERIFY(
            !call(QStringLiteral(TERRELLA_CMAKE), {QStringLiteral("--install"), QStringLiteral(TERRELLA_BUILD), QStringLiteral("--prefix"), m_prefix})
                 .isEmpty());
    }

    void installsWhatPeopleNeed_data()
    {
        QTest::addColumn<QString>("path");
        const QString lib = QStringLiteral(TERRELLA_LIBDIR);
        for (const QString& path : {QStringLiteral("bin/terrella-run"), lib + QStringLiteral("/terrella/plugins/data.so"),
                 lib + QStringLiteral("/cmake/Terrella/TerrellaConfig.cmake"), QStringLiteral("include/terrella/pipelines/modules/module.h"),
                 QStringLiteral("share/man/man1/terrella-run.1"), QStringLiteral("share/man/man7/terrella-data.open.7"),
                 QStringLiteral("share/terrella/help/modules/data.open.md"), QStringLiteral("share/terrella/examples/cyclones.terrella")})
            QTest::newRow(qPrintable(path)) << path;
    }
    void installsWhatPeopleNeed()
    {
        QFETCH(QString, path);
        QVERIFY(QFile::exists(m_prefix + QLatin1Char('/') + path));
    }

    void theInstalledProgramFindsItsOwn()
    {
        const QByteArray modules = call(run(), {QStringLiteral("modules")});
        QVERIFY2(modules.contains("cyclones.detect_candidates") && modules.contains("data.open"), modules.constData());
        QVERIFY(call(run(), {QStringLiteral("help"), QStringLiteral("data.select")}).contains("region"));
    }

    void namesAreChecked()
    {
        QVERIFY(call(run(), {QStringLiteral("new-plugin"), QStringLiteral("Sea-Ice")}, 2).contains("small letter"));
        QVERIFY(call(run(), {QStringLiteral("new-plugin"), QStringLiteral("data")}, 2).contains("already"));
    }

    void makesAPluginThatBuilds()
    {
        QVERIFY(!call(run(), {QStringLiteral("new-plugin"), QStringLiteral("sea_ice")}).isEmpty());
        m_plugin = m_folder.filePath(QStringLiteral("terrella-sea_ice"));
        QVERIFY(QFile::exists(m_plugin + QStringLiteral("/sea_ice_plugin.cpp")));
        QVERIFY(call(run(), {QStringLiteral("new-plugin"), QStringLiteral("sea_ice")}, 2).contains("exists already"));
        QStringList words{QStringLiteral("-B"), QStringLiteral("build"), QStringLiteral("-G"), QStringLiteral("Ninja"),
            QStringLiteral("-DCMAKE_BUILD_TYPE=Release"), QStringLiteral("-DCMAKE_PREFIX_PATH=") + m_prefix};
        if (*TERRELLA_LAUNCHER)
            words.append(QStringLiteral("-DCMAKE_CXX_COMPILER_LAUNCHER=" TERRELLA_LAUNCHER));
        QVERIFY(!call(QStringLiteral(TERRELLA_CMAKE), words, 0, m_plugin).isEmpty());
        QVERIFY(!call(QStringLiteral(TERRELLA_CMAKE), {QStringLiteral("--build"), QStringLiteral("build")}, 0, m_plugin).isEmpty());
    }

    void thePluginPassesItsTests()
    {
        QVERIFY(!m_plugin.isEmpty());
        const QByteArray text
            = call(QStringLiteral(TERRELLA_CTEST), {QStringLiteral("--test-dir"), QStringLiteral("build"), QStringLiteral("-V")}, 0, m_plugin);
        QVERIFY2(text.contains("stopsWithin200ms(sea_ice.count_hot_days)"), "the conformance suite did not look at the new module");
        QVERIFY(text.contains("100% tests passed"));
    }

    /// Where the palette of the desktop and the command line take them from.
    void theModuleIsInTheList()
    {
        QVERIFY(!m_plugin.isEmpty());
        QVERIFY(!call(QStringLiteral(TERRELLA_CMAKE), {QStringLiteral("--install"), QStringLiteral("build")}, 0, m_plugin).isEmpty());
        const QJsonObject list = QJsonDocument::fromJson(call(run(), {QStringLiteral("modules"), QStringLiteral("--json")})).object();
        bool found = false;
        for (const QJsonValue& module : list.value(QLatin1String("modules")).toArray())
            found = found || module.toObject().value(QLatin1String("id")).toString() == QLatin1String("sea_ice.count_hot_days");
        QVERIFY(found);
        QVERIFY(call(run(), {QStringLiteral("help"), QStringLiteral("sea_ice.count_hot_days")}).contains("summer days"));
    }
};

QTEST_GUILESS_MAIN(AuthorPathTest)
#include "author_path_test.moc"
