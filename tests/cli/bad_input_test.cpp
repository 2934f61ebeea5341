// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input gives a sentence that helps and the right exit code; nothing is left half-written.
#include "tests/cli/sample_case.h"

#include <QDir>
#include <QFileInfo>

#include <sys/mount.h>
#include <unistd.h>

using namespace terrella::test;

class BadInputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void refusesBadFiles_data();
    void refusesBadFiles();
    void namesAMissingInputOfTheCommandLine();
    void refusesAMissingPipeline();
    void refusesABrokenPipeline();
    void convertsHectopascalVisibly();
    void refusesUnitsThatAreNotStated();
    void saysThatAllIsMissing();
    void refusesACycle();
    void refusesAnUnknownModule();
    void refusesAParameterOutOfRange();
    void listsAllProblems();
    void refusesAPluginOfAnotherApi();
    void survivesAFullDisk();
    void readsFromAFolderThatCannotBeWritten();

private:
    [[nodiscard]] Outcome run(const QStringList& more = {}) const
    {
        return m_case->call(QStringList{QStringLiteral("run"), QStringLiteral("low.terrella")} + more);
    }
    [[nodiscard]] Outcome check() const { return m_case->call({QStringLiteral("check"), QStringLiteral("low.terrella")}); }
    void verifyNothingHalfWritten() const;
    std::unique_ptr<SampleCase> m_case;
};

void BadInputTest::init()
{
    QVERIFY2(!SampleCase::program().isEmpty(), "TERRELLA_RUN must name the program under test");
    m_case = std::make_unique<SampleCase>();
    m_case->writePipeline(QStringLiteral("low.terrella"), lowNodes(QStringLiteral("low.nc")), lowLinks());
}

void BadInputTest::cleanup() { m_case.reset(); }

/// Every object in the store is complete, and no file with a temporary name is left anywhere.
void BadInputTest::verifyNothingHalfWritten() const
{
    for (const QString& file : m_case->filesBelow("store") + m_case->filesBelow("runs")) {
        const QString relative = QDir(m_case->folder.path()).relativeFilePath(file);
        QVERIFY2(!relative.contains(QStringLiteral(".tmp")) && !relative.contains(QStringLiteral(".part")), qPrintable(relative));
    }
    const QDir objects(m_case->path("store/objects"));
    for (const QString& prefix : objects.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir inner(objects.filePath(prefix));
        for (const QString& key : inner.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY2(QFileInfo::exists(inner.filePath(key + QStringLiteral("/object.json"))), qPrintable(key));
    }
}

void BadInputTest::refusesBadFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("words"); // all must be in the sentence
    QTest::addColumn<int>("code");
    const QByteArray good = lowFile();
    LowOptions other;
    other.name = "sst";
    other.standardName = "sea_surface_temperature";
    other.units = "K";
    LowOptions unordered;
    unordered.unorderedTimes = true;
    QTest::newRow("missing") << QByteArray() << QStringList{QStringLiteral("low.nc"), QStringLiteral("open")} << 4;
    QTest::newRow("truncated in the header") << good.left(200) << QStringList{QStringLiteral("low.nc")} << 4;
    QTest::newRow("truncated in the data") << good.left(good.size() / 2) << QStringList{QStringLiteral("low.nc")} << 4;
    QTest::newRow("one value short") << good.left(good.size() - 4) << QStringList{QStringLiteral("low.nc")} << 4;
    QTest::newRow("empty") << QByteArray("") << QStringList{QStringLiteral("low.nc"), QStringLiteral("empty")} << 4;
    QTest::newRow("text named .nc") << QByteArray("This is a letter, not data.\n") << QStringList{QStringLiteral("low.nc")} << 4;
    QTest::newRow("without the variable") << lowFile(other) << QStringList{QStringLiteral("air_pressure_at_mean_sea_level"), QStringLiteral("sst")}
                                          << 3;
    QTest::newRow("times out of order") << lowFile(unordered)
                                        << QStringList{QStringLiteral("low.nc"), QStringLiteral("time"), QStringLiteral("order")} << 4;
}

void BadInputTest::refusesBadFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, words);
    QFETCH(int, code);
    if (!content.isNull())
        m_case->write(QStringLiteral("low.nc"), content);
    const Outcome outcome = run();
    QVERIFY2(outcome.code == code, qPrintable(outcome.both()));
    for (const QString& word : words)
        QVERIFY2(outcome.err.contains(word, Qt::CaseInsensitive), qPrintable(word + QLatin1Char('\n') + outcome.both()));
    QVERIFY(!outcome.crashed);
    verifyNothingHalfWritten();
    QVERIFY(!outcome.out.contains(QStringLiteral("stitch.tracks")));
    if (QByteArray(QTest::currentDataTag()) != "without the variable") {
        const Outcome info = m_case->call({QStringLiteral("info"), QStringLiteral("low.nc")});
        QVERIFY2(info.code == 4 && info.out.isEmpty() && info.err.contains(QStringLiteral("low.nc")), qPrintable(info.both()));
    }
}

void BadInputTest::namesAMissingInputOfTheCommandLine()
{
    m_case->write(QStringLiteral("low.nc"), lowFile());
    for (const char* path : {"open=nowhere.nc", "open=nowhere*.nc"}) {
        const Outcome outcome = run({QStringLiteral("--input"), QLatin1String(path)});
        QVERIFY2(outcome.code == 4, qPrintable(outcome.both()));
        QVERIFY2(outcome.err.contains(QStringLiteral("nowhere")), qPrintable(outcome.both()));
    }
    QVERIFY(!QFileInfo::exists(m_case->path("runs")));
}

void BadInputTest::refusesAMissingPipeline()
{
    for (const char* command : {"run", "check"}) {
        const Outcome outcome = m_case->call({QLatin1String(command), QStringLiteral("none.terrella")});
        QCOMPARE(outcome.code, 4);
        QVERIFY2(outcome.err.contains(QStringLiteral("There is no pipeline 'none.terrella'.")), qPrintable(outcome.both()));
    }
}

void BadInputTest::refusesABrokenPipeline()
{
    m_case->write(QStringLiteral("low.terrella"), "{ \"nodes\": [\n  oops ]");
    const Outcome json = run();
    QVERIFY2(json.code == 3, qPrintable(json.both()));
    QVERIFY2(json.err.contains(QStringLiteral("line 2")), qPrintable(json.both()));
    m_case->write(QStringLiteral("low.terrella"), "{ \"terrella\": 99, \"nodes\": [], \"links\": [] }");
    const Outcome newer = run();
    QVERIFY2(newer.code == 3, qPrintable(newer.both()));
    QVERIFY2(newer.err.contains(QStringLiteral("99")), qPrintable(newer.both()));
}

void BadInputTest::convertsHectopascalVisibly()
{
    LowOptions hectopascal;
    hectopascal.units = "hPa";
    hectopascal.scale = 0.01;
    m_case->write(QStringLiteral("low.nc"), lowFile(hectopascal));
    const Outcome outcome = run();
    QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
    QVERIFY2(outcome.err.contains(QStringLiteral("hPa")) && outcome.err.contains(QStringLiteral("converted")), qPrintable(outcome.both()));
    const Outcome exported
        = m_case->call({QStringLiteral("export"), QStringLiteral("last"), QStringLiteral("stitch.tracks"), QStringLiteral("t.csv")});
    QVERIFY2(exported.code == 0, qPrintable(exported.both()));
    QFile file(m_case->path("t.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().trimmed().split('\n').size(), 13); // the same track as from pascals
}

void BadInputTest::refusesUnitsThatAreNotStated()
{
    LowOptions metres;
    metres.units = "m";
    m_case->write(QStringLiteral("low.nc"), lowFile(metres));
    const Outcome outcome = run();
    QVERIFY2(outcome.code == 3, qPrintable(outcome.both()));
    QVERIFY2(outcome.err.contains(QStringLiteral("msl")) && outcome.err.contains(QStringLiteral("Pa")), qPrintable(outcome.both()));
    metres.units.clear();
    m_case->write(QStringLiteral("low.nc"), lowFile(metres));
    const Outcome silent = run();
    QVERIFY2(silent.code == 3, qPrintable(silent.both()));
    QVERIFY2(silent.err.contains(QStringLiteral("units"), Qt::CaseInsensitive), qPrintable(silent.both()));
}

void BadInputTest::saysThatAllIsMissing()
{
    LowOptions missing;
    missing.allMissing = true;
    m_case->write(QStringLiteral("low.nc"), lowFile(missing));
    const Outcome outcome = run();
    QVERIFY2(outcome.code == 0 || outcome.code == 1, qPrintable(outcome.both()));
    // Whether it fails or finds nothing, it must say why.
    QVERIFY2(outcome.err.contains(QStringLiteral("detect")) && outcome.err.contains(QStringLiteral("msl")), qPrintable(outcome.both()));
    QVERIFY2(outcome.err.contains(QStringLiteral("missing")) || outcome.err.contains(QStringLiteral("no value"))
            || outcome.err.contains(QStringLiteral("NaN")),
        qPrintable(outcome.both()));
    verifyNothingHalfWritten();
}

void BadInputTest::refusesACycle()
{
    m_case->write(QStringLiteral("low.nc"), lowFile());
    const auto select = QJsonObject{{QStringLiteral("module"), QStringLiteral("data.select")}};
    m_case->writePipeline(QStringLiteral("loop.terrella"), {{QStringLiteral("one"), select}, {QStringLiteral("two"), select}},
        {QStringLiteral("one.data>two.data"), QStringLiteral("two.data>one.data")});
    const Outcome outcome = m_case->call({QStringLiteral("run"), QStringLiteral("loop.terrella")});
    QVERIFY2(outcome.code == 3, qPrintable(outcome.both()));
    QVERIFY2(outcome.err.contains(QStringLiteral("loop")) && outcome.err.contains(QStringLiteral("one, two")), qPrintable(outcome.both()));
}

void BadInputTest::refusesAnUnknownModule()
{
    m_case->write(QStringLiteral("low.nc"), lowFile());
    QJsonObject nodes = lowNodes(QStringLiteral("low.nc"));
    QJsonObject detect = nodes.value(QStringLiteral("detect")).toObject();
    detect.insert(QStringLiteral("module"), QStringLiteral("cyclones.detect_candidate"));
    nodes.insert(QStringLiteral("detect"), detect);
    m_case->writePipeline(QStringLiteral("low.terrella"), nodes, lowLinks());
    const Outcome outcome = run();
    QVERIFY2(outcome.code == 3, qPrintable(outcome.both()));
    QVERIFY2(outcome.err.contains(QStringLiteral("cyclones.detect_candidate")) && outcome.err.contains(QStringLiteral("cyclones.detect_candidates")),
        qPrintable(outcome.both()));
}

void BadInputTest::refusesAParameterOutOfRange()
{
    m_case->write(QStringLiteral("low.nc"), lowFile());
    const Outcome outcome = run({QStringLiteral("--set"), QStringLiteral("detect.merge_distance=-1")});
    QVERIFY2(outcome.code == 3, qPrintable(outcome.both()));
    QVERIFY2(outcome.err.contains(QStringLiteral("detect.merge_distance: error: 'merge_distance' must be at least 0 degrees; it is −1.")),
        qPrintable(outcome.both()));
}

void BadInputTest::listsAllProblems()
{
    m_case->write(QStringLiteral("low.nc"), lowFile());
    QJsonObject nodes = lowNodes(QStringLiteral("low.nc"));
    for (const char* id : {"detect", "stitch"}) {
        QJsonObject node = nodes.value(QLatin1String(id)).toObject();
        node.insert(QStringLiteral("parameters"),
            QJsonObject{{QLatin1String(id) == QLatin1String("detect") ? QStringLiteral("contour_radius") : QStringLiteral("range"), 999}});
        nodes.insert(QLatin1String(id), node);
    }
    m_case->writePipeline(QStringLiteral("low.terrella"), nodes, lowLinks());
    const Outcome outcome = check();
    QVERIFY2(outcome.code == 3, qPrintable(outcome.both()));
    QVERIFY(outcome.out.contains(QStringLiteral("detect.contour_radius: error:")));
    QVERIFY(outcome.out.contains(QStringLiteral("stitch.range: error:")));
    const Outcome json = run({QStringLiteral("--json")});
    QCOMPARE(json.code, 3);
    QCOMPARE(json.lines().front().value(QStringLiteral("problems")).toArray().size(), 2);
}

void BadInputTest::refusesAPluginOfAnotherApi()
{
    // The plugin of the build with another number in its metadata: "api": 1 is, in the CBOR that moc writes, "\x63api\x01".
    const QString original = qEnvironmentVariable("TERRELLA_PLUGIN_PATH").section(QLatin1Char(':'), 0, 0) + QStringLiteral("/data.so");
    QFile plugin(original);
    QVERIFY2(plugin.open(QIODevice::ReadOnly), qPrintable(original));
    QByteArray bytes = plugin.readAll();
    const QByteArray now("\x63"
                         "api\x01",
        5);
    QCOMPARE(bytes.count(now), 1);
    bytes.replace(now,
        QByteArray("\x63"
                   "api\x09",
            5));
    QDir(m_case->folder.path()).mkpath(QStringLiteral("plugins"));
    m_case->write(QStringLiteral("plugins/data.so"), bytes);
    m_case->environment.insert(QStringLiteral("TERRELLA_PLUGIN_PATH"), m_case->path("plugins"));

    const Outcome modules = m_case->call({QStringLiteral("modules")});
    QCOMPARE(modules.code, 0);
    QVERIFY2(modules.err.contains(QStringLiteral("data.so")) && modules.err.contains(QStringLiteral("API 9")), qPrintable(modules.both()));
    m_case->write(QStringLiteral("low.nc"), lowFile());
    m_case->writePipeline(
        QStringLiteral("one.terrella"), {{QStringLiteral("open"), lowNodes(QStringLiteral("low.nc")).value(QStringLiteral("open"))}}, {});
    const Outcome outcome = m_case->call({QStringLiteral("run"), QStringLiteral("one.terrella")});
    QVERIFY2(outcome.code == 3, qPrintable(outcome.both()));
    QVERIFY2(outcome.err.contains(QStringLiteral("data.open")) && outcome.err.contains(QStringLiteral("API 9")), qPrintable(outcome.both()));
}

void BadInputTest::survivesAFullDisk()
{
    const QString small = m_case->path("small");
    QDir().mkpath(small);
    if (::geteuid() != 0)
        QSKIP("needs root, to mount a small tmpfs");
    if (::mount("tmpfs", QFile::encodeName(small).constData(), "tmpfs", 0, "size=1m") != 0)
        QSKIP("cannot mount a tmpfs here: the test of a full disk is left out");
    m_case->environment.insert(QStringLiteral("TERRELLA_STORE"), small + QStringLiteral("/store"));
    // Ten degrees of storms in eight steps are some 20 MB of fields.
    const QJsonObject nodes{{QStringLiteral("storms"),
        QJsonObject{{QStringLiteral("module"), QStringLiteral("cyclones.idealised_storms")},
            {QStringLiteral("parameters"), QJsonObject{{QStringLiteral("steps"), 8}}}}}};
    m_case->writePipeline(QStringLiteral("storms.terrella"), nodes, {});
    const Outcome outcome = m_case->call({QStringLiteral("run"), QStringLiteral("storms.terrella")});
    QStringList left;
    const QDir objects(small + QStringLiteral("/store/objects"));
    for (const QString& prefix : objects.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        left += QDir(objects.filePath(prefix)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    // The same with an exported file.
    ::umount(QFile::encodeName(small).constData());
    QVERIFY2(outcome.code == 1, qPrintable(outcome.both()));
    QVERIFY2(outcome.err.contains(QStringLiteral("storms: failed"))
            && (outcome.err.contains(QStringLiteral("space")) || outcome.err.contains(QStringLiteral("full"))),
        qPrintable(outcome.both()));
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char(' '))));

    m_case->environment.insert(QStringLiteral("TERRELLA_STORE"), m_case->path("store"));
    QVERIFY2(m_case->call({QStringLiteral("run"), QStringLiteral("storms.terrella")}).code == 0, "with room the same run succeeds");
    QVERIFY(::mount("tmpfs", QFile::encodeName(small).constData(), "tmpfs", 0, "size=1m") == 0);
    const Outcome exported
        = m_case->call({QStringLiteral("export"), QStringLiteral("last"), QStringLiteral("storms.fields"), QStringLiteral("small/fields.nc")});
    const QStringList files = QDir(small).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    ::umount(QFile::encodeName(small).constData());
    QVERIFY2(exported.code == 1, qPrintable(exported.both()));
    QVERIFY2(exported.err.contains(QStringLiteral("fields.nc")) && exported.err.contains(QStringLiteral("space")), qPrintable(exported.both()));
    QVERIFY2(files.isEmpty(), qPrintable(files.join(QLatin1Char(' '))));
}

void BadInputTest::readsFromAFolderThatCannotBeWritten()
{
    m_case->write(QStringLiteral("low.nc"), lowFile());
    m_case->environment.insert(QStringLiteral("TERRELLA_RUNS"), QStringLiteral("/proc/nowhere"));
    const Outcome outcome = run();
    QVERIFY2(outcome.code == 1, qPrintable(outcome.both()));
    QVERIFY2(outcome.err.contains(QStringLiteral("/proc/nowhere")), qPrintable(outcome.both()));
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "bad_input_test.moc"
