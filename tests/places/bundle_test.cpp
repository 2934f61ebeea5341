// SPDX-License-Identifier: GPL-3.0-or-later
// The engine in a folder of its own: moved, without the environment of this machine, with its own libraries only.
#include "tests/cli/sample_case.h"

using namespace terrella::test;

class BundleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsWhereverItIsPut();
    void refusesAFolderThatIsThere();
};

void BundleTest::runsWhereverItIsPut()
{
    SampleCase place;
    const QString made = place.path("made"), moved = place.path("it's moved");
    const Outcome bundle = place.call(
        {QStringLiteral("bundle"), made, QStringLiteral("--plugin"), QStringLiteral("data"), QStringLiteral("--plugin"), QStringLiteral("cyclones")});
    QVERIFY2(bundle.code == 0, qPrintable(bundle.both()));
    QVERIFY(QFile::rename(made, moved));

    QProcess engine;
    QProcessEnvironment bare;
    bare.insert(QStringLiteral("HOME"), place.path("home"));
    bare.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    engine.setProcessEnvironment(bare);
    engine.start(moved + QStringLiteral("/terrella-run"),
        {QStringLiteral("run"), moved + QStringLiteral("/resources/examples/cyclones.terrella"), QStringLiteral("--set"),
            QStringLiteral("storms.spacing=2")});
    Outcome ran = SampleCase::finish(engine);
    QVERIFY2(ran.code == 0 && ran.out.contains(QStringLiteral("stitch.tracks")), qPrintable(ran.both()));

    // Whatever the program and the plugins load lies in the bundle.
    const QString loader = QDir(moved + QStringLiteral("/lib")).entryList({QStringLiteral("ld*")}).value(0);
    for (const QString& file : {QStringLiteral("bin/terrella-run"), QStringLiteral("plugins/data.so")}) {
        QProcess list;
        list.setProcessEnvironment(bare);
        list.start(moved + QStringLiteral("/lib/") + loader,
            {QStringLiteral("--library-path"), moved + QStringLiteral("/lib"), QStringLiteral("--list"), moved + QLatin1Char('/') + file});
        const Outcome listed = SampleCase::finish(list);
        QVERIFY2(listed.code == 0, qPrintable(listed.both()));
        int inside = 0;
        for (const QString& line : listed.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            const QString path = line.section(QStringLiteral("=> "), 1).section(QStringLiteral(" (0x"), 0, 0);
            if (path.isEmpty())
                continue;
            QVERIFY2(path.startsWith(moved + QStringLiteral("/lib/")), qPrintable(line));
            ++inside;
        }
        QVERIFY(inside > 50);
    }
}

void BundleTest::refusesAFolderThatIsThere()
{
    SampleCase place;
    const Outcome refused = place.call({QStringLiteral("bundle"), place.folder.path()});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains(QStringLiteral("is there already")), qPrintable(refused.both()));
    const Outcome unknown = place.call({QStringLiteral("bundle"), place.path("new"), QStringLiteral("--plugin"), QStringLiteral("dats")});
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.err.contains(QStringLiteral("did you mean 'data'")), qPrintable(unknown.both()));
    QVERIFY(!QFile::exists(place.path("new")));
}

QTEST_GUILESS_MAIN(BundleTest)
#include "bundle_test.moc"
