// SPDX-License-Identifier: GPL-3.0-or-later
// The store as its users see it: size, eviction, pins, damage, projects that move, and several processes at once.
#include "tests/cli/sample_case.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace terrella::test;

namespace {

QStringList words(const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' ')); }

qsizetype countOf(const QString& text, const char* what) { return text.count(QLatin1String(what)); }

} // namespace

class CliStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_case.reset(); }
    void tellsItsSizeAndLists();
    void evictsButNotWhatIsPinned();
    void keepsBelowItsLimitAfterRuns();
    void refusesWhatItDoesNotUnderstand();
    void damageIsNamedAndNeverServed();
    void copiedStoreStaysGood();
    void movedProjectComputesNothing_data();
    void movedProjectComputesNothing();
    void runsAndEvictionAtOnce();
    void readOnlyStoreServesWhatItHas();

private:
    [[nodiscard]] Outcome run(const QString& file = QStringLiteral("project/low.terrella")) const
    {
        return m_case->call({QStringLiteral("run"), file, QStringLiteral("--jobs"), QStringLiteral("2")});
    }
    [[nodiscard]] Outcome store(const char* options) const { return m_case->call(QStringList{QStringLiteral("store")} + words(options)); }
    [[nodiscard]] qint64 results() const { return store("--json").json().value(QStringLiteral("results")).toInteger(-1); }
    /// A file of a result of that module.
    [[nodiscard]] QString fileOf(const char* module, const char* name) const
    {
        for (const QJsonValue& entry : store("--list --json").json().value(QStringLiteral("results")).toArray()) {
            if (entry.toObject().value(QStringLiteral("module")).toString() == QLatin1String(module))
                return entry.toObject().value(QStringLiteral("folder")).toString() + QLatin1Char('/') + QLatin1String(name);
        }
        return {};
    }
    std::unique_ptr<SampleCase> m_case;
};

void CliStoreTest::init()
{
    QVERIFY2(!SampleCase::program().isEmpty(), "TERRELLA_RUN must name the program under test");
    m_case = std::make_unique<SampleCase>();
    QDir(m_case->folder.path()).mkpath(QStringLiteral("project/data"));
    m_case->write(QStringLiteral("project/data/low.nc"), lowFile());
    m_case->writePipeline(QStringLiteral("project/low.terrella"), lowNodes(QStringLiteral("data/low.nc")), lowLinks());
}

void CliStoreTest::tellsItsSizeAndLists()
{
    const Outcome empty = m_case->call({QStringLiteral("store")});
    QVERIFY2(empty.code == 0, qPrintable(empty.both()));
    QVERIFY2(empty.out.contains(QStringLiteral("a quarter of the disk")), qPrintable(empty.both()));
    QCOMPARE(run().code, 0);
    const QJsonObject size = store("--size --json").json();
    QCOMPARE(size.value(QStringLiteral("results")).toInteger(), 3);
    QVERIFY(size.value(QStringLiteral("bytes")).toInteger() > 3 * 4096);
    QCOMPARE(size.value(QStringLiteral("store")).toString(), m_case->path("store"));
    QVERIFY(size.value(QStringLiteral("limit")).toInteger() > 0);
    const Outcome list = store("--list");
    QVERIFY2(countOf(list.out, "\n") == 4 && list.out.contains(QStringLiteral("cyclones.stitch_tracks")), qPrintable(list.both()));
}

void CliStoreTest::evictsButNotWhatIsPinned()
{
    QCOMPARE(run().code, 0);
    const Outcome pinned = store("--pin project/low.terrella:stitch");
    QVERIFY2(pinned.code == 0 && pinned.out.contains(QStringLiteral("1 result")), qPrintable(pinned.both()));
    const Outcome collected = store("--gc --limit 1K");
    QVERIFY2(collected.code == 0 && collected.out.startsWith(QStringLiteral("2 result")), qPrintable(collected.both()));
    QVERIFY2(collected.err.contains(QStringLiteral("stays above 1.02 kB")), qPrintable(collected.both()));
    QVERIFY(store("--list").out.contains(QStringLiteral("pinned: low.terrella:stitch")));
    QCOMPARE(store("--gc --limit none").code, 0);
    QCOMPARE(results(), 1);

    // What the pinned result was made from is gone, and not needed.
    const Outcome nothingToDo = run();
    QVERIFY2(nothingToDo.code == 0 && nothingToDo.err.contains(QStringLiteral("detect: not needed")), qPrintable(nothingToDo.both()));
    QVERIFY2(countOf(nothingToDo.out, "\t") == 2 && nothingToDo.out.contains(QStringLiteral("stitch.tracks\t")), qPrintable(nothingToDo.out));
    QCOMPARE(results(), 1);
    const Outcome made = m_case->call(words("run project/low.terrella --to detect"));
    QVERIFY2(made.code == 0 && countOf(made.err, ": done in") == 2, qPrintable(made.both()));
    QCOMPARE(run().code, 0);
    const Outcome all = store("--pin last");
    QVERIFY2(all.out.contains(QStringLiteral("3 result")), qPrintable(all.both()));
    QCOMPARE(store("--gc --limit 1K --json").json().value(QStringLiteral("evicted")).toInteger(-1), 0);
    QCOMPARE(store("--unpin last").code, 0);
    QCOMPARE(store("--gc --limit 1K --json").json().value(QStringLiteral("evicted")).toInteger(-1), 3);
    QCOMPARE(results(), 0);
    const Outcome nothing = store("--pin project/low.terrella:stitch");
    QVERIFY2(nothing.code == 4 && nothing.err.contains(QStringLiteral("has no result in the store")), qPrintable(nothing.both()));
}

void CliStoreTest::keepsBelowItsLimitAfterRuns()
{
    m_case->environment.insert(QStringLiteral("TERRELLA_STORE_LIMIT"), QStringLiteral("1K"));
    const Outcome first = run();
    QVERIFY2(
        first.code == 0 && first.err.contains(QStringLiteral("stays above its limit of 1.02 kB (TERRELLA_STORE_LIMIT)")), qPrintable(first.both()));
    // What it was for is there; the rest went.
    QCOMPARE(results(), 1);
    QVERIFY(QFileInfo::exists(first.out.section(QLatin1Char('\n'), 1, 1).section(QLatin1Char('\t'), 1)));

    m_case->environment.remove(QStringLiteral("TERRELLA_STORE_LIMIT"));
    QDir(m_case->folder.path()).mkpath(QStringLiteral("home/.config/terrella"));
    m_case->environment.remove(QStringLiteral("XDG_CONFIG_HOME"));
    m_case->write(QStringLiteral("home/.config/terrella/terrella-run.json"), "{\"store_limit\": \"10G\"}");
    QCOMPARE(store("--json").json().value(QStringLiteral("limit")).toInteger(), 10LL << 30);
    const Outcome other = m_case->call(words("run project/low.terrella --set stitch.min_duration=48"));
    QVERIFY2(other.code == 0 && countOf(other.err, ": done in") == 3, qPrintable(other.both())); // open, detect and stitch, each once
    QCOMPARE(results(), 4);
    m_case->write(QStringLiteral("home/.config/terrella/terrella-run.json"), "{\"store_limit\": \"none\"}");
    QVERIFY(store("--json").json().value(QStringLiteral("limit")).isNull());
}

void CliStoreTest::refusesWhatItDoesNotUnderstand()
{
    QCOMPARE(store("--limit 3G").code, 2);
    const Outcome odd = store("--gc --limit much");
    QVERIFY2(odd.code == 2 && odd.err.contains(QStringLiteral("'much' is no size of a store")), qPrintable(odd.both()));
    const Outcome nobody = store("--pin nobody");
    QVERIFY2(nobody.code == 4 && nobody.err.contains(QStringLiteral("There is no run 'nobody'")), qPrintable(nobody.both()));
    m_case->environment.insert(QStringLiteral("TERRELLA_STORE_LIMIT"), QStringLiteral("lots"));
    QCOMPARE(store("--size").code, 2);
    const Outcome ran = run(); // which is no reason not to run
    QVERIFY2(ran.code == 0 && ran.err.contains(QStringLiteral("TERRELLA_STORE_LIMIT: 'lots'")), qPrintable(ran.both()));
}

void CliStoreTest::damageIsNamedAndNeverServed()
{
    QCOMPARE(run().code, 0);
    const Outcome whole = store("--verify");
    QVERIFY2(whole.code == 0 && whole.out.startsWith(QStringLiteral("3 result")), qPrintable(whole.both()));
    // One byte in the middle of a GeoPackage.
    const auto flip = [this](bool keepTime) {
        const QString path = fileOf("cyclones.detect_candidates", "candidates.gpkg");
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered), qPrintable(path));
        const QDateTime before = file.fileTime(QFileDevice::FileModificationTime);
        struct stat times = {};
        ::stat(QFile::encodeName(path).constData(), &times);
        file.seek(file.size() / 2);
        const char byte = static_cast<char>(file.read(1).at(0) ^ 1);
        file.seek(file.size() / 2);
        QCOMPARE(file.write(&byte, 1), 1);
        file.close();
        if (keepTime) { // as a disk damages a file
            const timespec set[2] = {times.st_atim, times.st_mtim};
            QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), set, 0), 0);
        }
    };
    QTest::qWait(20);
    flip(false);
    const Outcome again = m_case->call(words("run project/low.terrella --to detect"));
    QVERIFY2(again.code == 0 && again.err.contains(QStringLiteral("detect: done in")), qPrintable(again.both()));
    QVERIFY2(run().err.contains(QStringLiteral("stitch: already there")), "");
    QCOMPARE(store("--verify").code, 0);
    flip(true);
    const Outcome damaged = store("--verify");
    QVERIFY2(damaged.code == 1 && damaged.out.contains(QStringLiteral("candidates.gpkg' is damaged: its content is not what was written")),
        qPrintable(damaged.both()));
    QCOMPARE(results(), 2);
    QVERIFY(run().err.contains(QStringLiteral("detect: not needed")));
    QVERIFY(m_case->call(words("run project/low.terrella --set stitch.min_duration=48")).err.contains(QStringLiteral("detect: done in")));
    QCOMPARE(store("--verify --json").json().value(QStringLiteral("damaged")).toArray().size(), 0);
}

void CliStoreTest::copiedStoreStaysGood()
{
    QCOMPARE(run().code, 0);
    QCOMPARE(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), m_case->path("store"), m_case->path("other")}), 0);
    QDir(m_case->path("store")).removeRecursively();
    m_case->environment.insert(QStringLiteral("TERRELLA_STORE"), m_case->path("other"));
    const Outcome again = run();
    QVERIFY2(countOf(again.err, "already there") == 3, qPrintable(again.both()));
}

void CliStoreTest::movedProjectComputesNothing_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("folder renamed") << "rename";
    QTest::newRow("folder copied") << "copy";
    QTest::newRow("folder copied, original gone") << "copy and remove";
    QTest::newRow("pipeline and data renamed") << "names";
}

void CliStoreTest::movedProjectComputesNothing()
{
    QFETCH(QString, how);
    const Outcome first = run();
    QVERIFY2(countOf(first.err, "done in") == 3, qPrintable(first.both()));
    QString file = QStringLiteral("elsewhere/low.terrella");
    if (how.startsWith(QLatin1String("copy")))
        QCOMPARE(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), m_case->path("project"), m_case->path("elsewhere")}), 0);
    else
        QVERIFY(QDir().rename(m_case->path("project"), m_case->path("elsewhere")));
    if (how == QLatin1String("copy and remove"))
        QVERIFY(QDir(m_case->path("project")).removeRecursively());
    if (how == QLatin1String("names")) {
        file = QStringLiteral("elsewhere/storms.terrella");
        QVERIFY(QFile::rename(m_case->path("elsewhere/data/low.nc"), m_case->path("elsewhere/data/storm.nc")));
        m_case->writePipeline(file, lowNodes(QStringLiteral("data/storm.nc")), lowLinks());
    }
    const Outcome plan = m_case->call({QStringLiteral("run"), file, QStringLiteral("--dry-run")});
    QVERIFY2(countOf(plan.out, "reuse") == 3, qPrintable(plan.both()));
    const Outcome moved = run(file);
    QVERIFY2(moved.code == 0 && countOf(moved.err, "already there") == 3, qPrintable(moved.both()));
    // What was found there can be read: the reference names the file where it is now.
    const Outcome exported = m_case->call({QStringLiteral("export"), QStringLiteral("last"), QStringLiteral("open.data"), QStringLiteral("out.nc")});
    QVERIFY2(exported.code == 0, qPrintable(exported.both()));
    const Outcome again = run(file);
    QVERIFY2(countOf(again.err, "already there") == 3, qPrintable(again.both()));
    QCOMPARE(store("--verify").code, 0);
}

void CliStoreTest::runsAndEvictionAtOnce()
{
    // Four processes run two pipelines over and over, one evicts everything that is not in use all the time. Whatever is evicted in between, every
    // run ends well and gives the same.
    m_case->write(QStringLiteral("project/data/other.nc"), lowFile({.units = "Pa", .steps = 9}));
    m_case->writePipeline(QStringLiteral("project/other.terrella"), lowNodes(QStringLiteral("data/other.nc")), lowLinks());
    const auto tracks = [this](const QString& file, int number) {
        return m_case->start({QStringLiteral("run"), file, QStringLiteral("--jobs"), QStringLiteral("1"), QStringLiteral("--out"),
            QStringLiteral("out%1").arg(number)});
    };
    std::map<QString, QByteArray> expected;
    int evicted = 0;
    for (int round = 0; round < 4; ++round) {
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 4; ++i)
            processes.push_back(tracks(i % 2 == 0 ? QStringLiteral("project/low.terrella") : QStringLiteral("project/other.terrella"), i));
        const auto busy = [&] {
            return std::any_of(processes.begin(), processes.end(),
                [](const auto& process) { return process->state() != QProcess::NotRunning && !process->waitForFinished(1); });
        };
        while (busy())
            evicted += static_cast<int>(store("--gc --limit 1K --json").json().value(QStringLiteral("evicted")).toInteger());
        for (int i = 0; i < 4; ++i) {
            const Outcome outcome = SampleCase::finish(*processes.at(static_cast<std::size_t>(i)));
            QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
            const QString csv = QStringLiteral("tracks%1.csv").arg(i);
            const Outcome table
                = m_case->call({QStringLiteral("export"), outcome.out.section(QLatin1Char('\n'), 0, 0), QStringLiteral("stitch.tracks"), csv});
            if (table.code != 0)
                continue; // evicted since
            QFile file(m_case->path(csv));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            const auto known = expected.emplace(i % 2 == 0 ? QStringLiteral("low") : QStringLiteral("other"), text);
            QCOMPARE(text, known.first->second);
        }
    }
    QVERIFY(evicted > 0);
    const Outcome verified = store("--verify");
    QVERIFY2(verified.code == 0, qPrintable(verified.both()));
    QVERIFY(QDir(m_case->path("store/unfinished")).isEmpty());
}

void CliStoreTest::readOnlyStoreServesWhatItHas()
{
    QCOMPARE(run().code, 0);
    // Root may write everywhere; somebody else runs the program then.
    QCOMPARE(QProcess::execute(QStringLiteral("chmod"), {QStringLiteral("-R"), QStringLiteral("a-w,a+rX"), m_case->path("store")}), 0);
    QCOMPARE(QProcess::execute(QStringLiteral("chmod"), {QStringLiteral("-R"), QStringLiteral("a+rwX"), m_case->path("runs")}), 0);
    QFile::setPermissions(m_case->folder.path(), QFile::permissions(m_case->folder.path()) | QFileDevice::ReadOther | QFileDevice::ExeOther);
    const auto asNobody = [this](const QStringList& arguments) {
        QProcess process;
        process.setWorkingDirectory(m_case->folder.path());
        process.setProcessEnvironment(m_case->environment);
        if (::geteuid() == 0)
            process.setChildProcessModifier([] { (void)(::setgid(65534) == 0 && ::setuid(65534) == 0); });
        process.start(SampleCase::program(), arguments);
        return SampleCase::finish(process);
    };
    if (::geteuid() == 0 && asNobody({QStringLiteral("--version")}).code != 0)
        QSKIP("NOT TESTED: a read-only store. Root may write everywhere, and another user cannot start the program here.");
    const QStringList arguments{QStringLiteral("run"), QStringLiteral("project/low.terrella")};
    const Outcome served = asNobody(arguments);
    QVERIFY2(served.code == 0 && countOf(served.err, "already there") == 3, qPrintable(served.both()));
    const Outcome refused = asNobody(arguments + QStringList{QStringLiteral("--set"), QStringLiteral("stitch.min_duration=30")});
    QVERIFY2(refused.code == 1 && refused.err.contains(QStringLiteral("TERRELLA_STORE")), qPrintable(refused.both()));
    const Outcome collected = asNobody(words("store --gc --limit 1K"));
    QVERIFY2(collected.code == 1 && collected.err.contains(QStringLiteral("nothing was evicted")), qPrintable(collected.both()));
    QCOMPARE(QProcess::execute(QStringLiteral("chmod"), {QStringLiteral("-R"), QStringLiteral("u+w"), m_case->path("store")}), 0);
}

QTEST_GUILESS_MAIN(CliStoreTest)
#include "store_test.moc"
