// SPDX-License-Identifier: GPL-3.0-or-later
// "Why will this run?" as it is asked on the command line and by the desktop.
#include "tests/cli/sample_case.h"

using namespace terrella::test;

namespace {

QStringList words(const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' ')); }

QJsonObject nodeOf(const QJsonObject& answer, const char* id)
{
    for (const QJsonValue& node : answer.value(QStringLiteral("nodes")).toArray()) {
        if (node.toObject().value(QStringLiteral("id")).toString() == QLatin1String(id))
            return node.toObject();
    }
    return {};
}

} // namespace

class WhyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_case.reset(); }
    void knowsNothingBeforeTheFirstRun();
    void tellsWhatChangedAndWhatThatCosts();
    void changedContentTravels();
    void evictedAndDamagedResults();
    void oneNodeAndWhatItNeeds();
    void answersTheDesktop();

private:
    [[nodiscard]] Outcome why(const char* more = "") const
    {
        QStringList arguments{QStringLiteral("why"), QStringLiteral("low.terrella")};
        if (*more != '\0')
            arguments += words(more);
        return m_case->call(arguments);
    }
    std::unique_ptr<SampleCase> m_case;
};

void WhyTest::init()
{
    QVERIFY2(!SampleCase::program().isEmpty(), "TERRELLA_RUN must name the program under test");
    m_case = std::make_unique<SampleCase>();
    m_case->write(QStringLiteral("low.nc"), lowFile());
    m_case->writePipeline(QStringLiteral("low.terrella"), lowNodes(QStringLiteral("low.nc")), lowLinks());
}

void WhyTest::knowsNothingBeforeTheFirstRun()
{
    const Outcome outcome = why();
    QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
    QCOMPARE(outcome.out.count(QStringLiteral("no result yet")), 3);
    QCOMPARE(outcome.out.count(QStringLiteral("time unknown: this module has not run here yet")), 3);
    QVERIFY2(outcome.out.endsWith(QStringLiteral("3 node(s) would run; how long is unknown.\n")), qPrintable(outcome.out));
    QVERIFY(m_case->filesBelow("store/objects").isEmpty());
}

void WhyTest::tellsWhatChangedAndWhatThatCosts()
{
    QCOMPARE(m_case->call(words("run low.terrella --jobs 1")).code, 0);
    const Outcome nothing = why();
    QVERIFY2(nothing.out.endsWith(QStringLiteral("Nothing would run: every result is there.\n")), qPrintable(nothing.out));
    const Outcome outcome = why("--set detect.contour_radius=10");
    QVERIFY2(outcome.out.contains(QStringLiteral("'contour_radius' changed from 12 to 10")), qPrintable(outcome.out));
    QVERIFY2(outcome.out.contains(QStringLiteral("input 'candidates' changed because 'contour_radius' of detect changed from 12 to 10")),
        qPrintable(outcome.out));
    QVERIFY2(outcome.out.contains(QStringLiteral("2 node(s) would run: about ")), qPrintable(outcome.out));
    const QJsonObject json = why("--set detect.contour_radius=10 --json").json();
    QCOMPARE(json.value(QStringLiteral("runs")).toInt(), 2);
    QCOMPARE(json.value(QStringLiteral("unknown")).toInt(), 0);
    const QJsonObject detect = nodeOf(json, "detect");
    QCOMPARE(detect.value(QStringLiteral("why")).toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("changed"));
    const QJsonObject difference = detect.value(QStringLiteral("why")).toObject().value(QStringLiteral("differences")).toArray().first().toObject();
    QCOMPARE(difference.value(QStringLiteral("kind")).toString(), QStringLiteral("parameter"));
    QCOMPARE(difference.value(QStringLiteral("before")).toString(), QStringLiteral("12"));
    QCOMPARE(difference.value(QStringLiteral("after")).toString(), QStringLiteral("10"));
    const QJsonObject expected = detect.value(QStringLiteral("expected")).toObject();
    QCOMPARE(expected.value(QStringLiteral("runs")).toInt(), 1);
    QVERIFY(expected.value(QStringLiteral("seconds")).toDouble() > 0.0);
    QVERIFY(expected.value(QStringLiteral("memory")).isDouble()); // it ran alone
    QVERIFY(expected.value(QStringLiteral("bytes")).toInteger() > 0);
    QVERIFY(nodeOf(json, "open").value(QStringLiteral("reuse")).toBool());
}

void WhyTest::changedContentTravels()
{
    QCOMPARE(m_case->call(words("run low.terrella")).code, 0);
    m_case->write(QStringLiteral("low.nc"), lowFile({.steps = 24})); // twice as long
    const Outcome outcome = why();
    QVERIFY2(outcome.out.contains(QStringLiteral("the content of low.nc changed")), qPrintable(outcome.out));
    QVERIFY2(outcome.out.contains(QStringLiteral("input 'fields' changed because the content of low.nc changed")), qPrintable(outcome.out));
    QVERIFY2(outcome.out.contains(QStringLiteral("input 'candidates' changed because the content of low.nc changed")), qPrintable(outcome.out));
    // What the doubled data are expected to take is twice what they took.
    const double before = nodeOf(why("--set detect.contour_radius=10 --json --input open=low.nc").json(), "detect")
                              .value(QStringLiteral("expected"))
                              .toObject()
                              .value(QStringLiteral("seconds"))
                              .toDouble();
    QFile costs(m_case->path("store/costs/cyclones.detect_candidates.jsonl"));
    QVERIFY(costs.open(QIODevice::ReadOnly));
    const double took = QJsonDocument::fromJson(costs.readLine()).object().value(QStringLiteral("seconds")).toDouble();
    QVERIFY2(qAbs(before / took - 2.0) < 0.1, qPrintable(QStringLiteral("%1 after %2").arg(before).arg(took)));
}

void WhyTest::evictedAndDamagedResults()
{
    QCOMPARE(m_case->call(words("run low.terrella")).code, 0);
    QCOMPARE(m_case->call(words("store --gc --limit 1K")).code, 0);
    const Outcome evicted = why();
    QVERIFY2(evicted.out.count(QStringLiteral("its result was evicted from the store on 2")) == 3, qPrintable(evicted.out));
    QCOMPARE(nodeOf(why("--json").json(), "stitch").value(QStringLiteral("why")).toObject().value(QStringLiteral("kind")).toString(),
        QStringLiteral("evicted"));
    QCOMPARE(m_case->call(words("run low.terrella")).code, 0);
    QTest::qWait(20);
    for (const QString& file : m_case->filesBelow("store/objects")) {
        if (file.endsWith(QLatin1String("candidates.gpkg"))) {
            QFile damaged(file);
            QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.seek(5000) && damaged.write("x", 1) == 1);
        }
    }
    const Outcome outcome = why("detect");
    QVERIFY2(outcome.out.contains(QStringLiteral("its result is damaged: ")), qPrintable(outcome.out));
    const Outcome whole = why(); // what is made from it is there
    QVERIFY2(whole.out.contains(QStringLiteral("detect  reuse  not needed: what is made from it is there")), qPrintable(whole.out));
    QVERIFY2(whole.out.contains(QStringLiteral("Nothing would run")), qPrintable(whole.out));
    QCOMPARE(nodeOf(why("--json").json(), "detect").value(QStringLiteral("why")).toObject().value(QStringLiteral("kind")).toString(),
        QStringLiteral("not_needed"));
    const Outcome changed = why("--set stitch.min_duration=48");
    QVERIFY2(changed.out.contains(QStringLiteral("2 node(s) would run")), qPrintable(changed.out));
}

void WhyTest::oneNodeAndWhatItNeeds()
{
    const Outcome one = why("detect");
    QVERIFY2(one.code == 0 && one.out.contains(QStringLiteral("2 node(s) would run")), qPrintable(one.both()));
    const Outcome wrong = why("detekt");
    QVERIFY2(wrong.code == 2 && wrong.err.contains(QStringLiteral("did you mean 'detect'")), qPrintable(wrong.both()));
}

void WhyTest::answersTheDesktop()
{
    QCOMPARE(m_case->call(words("run low.terrella")).code, 0);
    QJsonArray nodes;
    QJsonObject low = lowNodes(m_case->path("low.nc"));
    for (auto it = low.begin(); it != low.end(); ++it) {
        QJsonObject node = it.value().toObject();
        node.insert(QStringLiteral("id"), it.key());
        if (it.key() == QLatin1String("stitch"))
            node.insert(
                QStringLiteral("parameters"), QJsonObject{{QStringLiteral("thresholds"), QJsonArray{}}, {QStringLiteral("min_duration"), 48}});
        nodes.append(node);
    }
    QJsonArray links;
    for (const QString& link : lowLinks())
        links.append(
            QJsonObject{{QStringLiteral("from"), link.section(QLatin1Char('>'), 0, 0)}, {QStringLiteral("to"), link.section(QLatin1Char('>'), 1)}});
    const QJsonObject document{{QStringLiteral("terrella"), 1}, {QStringLiteral("nodes"), nodes}, {QStringLiteral("links"), links}};
    const auto engine = m_case->start({QStringLiteral("serve")});
    engine->write(QJsonDocument(QJsonObject{{QStringLiteral("id"), 7}, {QStringLiteral("method"), QStringLiteral("why")},
                                    {QStringLiteral("params"),
                                        QJsonObject{{QStringLiteral("document"), document}, {QStringLiteral("base"), m_case->folder.path()},
                                            {QStringLiteral("pipeline"), m_case->path("low.terrella")}}}})
                      .toJson(QJsonDocument::Compact)
        + '\n');
    engine->closeWriteChannel();
    const Outcome outcome = SampleCase::finish(*engine);
    const auto lines = outcome.lines();
    QVERIFY2(lines.size() == 2, qPrintable(outcome.both()));
    const QJsonObject stitch = nodeOf(lines.at(1).value(QStringLiteral("result")).toObject(), "stitch");
    QCOMPARE(stitch.value(QStringLiteral("reason")).toString(), QStringLiteral("'min_duration' changed from 24 to 48"));
    QCOMPARE(stitch.value(QStringLiteral("expected")).toObject().value(QStringLiteral("runs")).toInt(), 1);
}

QTEST_GUILESS_MAIN(WhyTest)
#include "why_test.moc"
