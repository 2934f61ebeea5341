// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/document_paths.h"

#include <QTest>

using namespace terrella;

namespace {

/// A module that reads one file and several.
const ModuleSpec* reading(const QString& id)
{
    static const ModuleSpec spec = [] {
        ModuleSpec out;
        out.id = QStringLiteral("test.read");
        for (const auto& [key, type] :
            {std::pair("file", ParameterType::File), std::pair("more", ParameterType::Files), std::pair("text", ParameterType::Text)}) {
            ParameterSpec parameter;
            parameter.key = QLatin1String(key);
            parameter.type = type;
            out.parameters.push_back(parameter);
        }
        return out;
    }();
    return id == spec.id ? &spec : nullptr;
}

Document document()
{
    const auto out = Document::parse(R"({ "terrella": 1, "variables": { "near": "data", "far": "/data", "list": [ "x.nc" ] },
      "nodes": [
        { "id": "a", "module": "test.read", "parameters": { "file": "a.nc", "more": [ "b.nc", "/abs.nc", "${near}/c.nc", "${far}/d.nc", "${list}" ], "text": "a.nc" },
          "map": { "over": "rows", "parameters": [ "text", "file" ], "values": [ [ "p.nc", "q.nc" ] ] } },
        { "id": "f", "module": "test.read", "map": { "over": "files", "parameter": "more", "values": [ "r_*.nc" ] } },
        { "id": "g", "module": "group.one", "parameters": { "shown": "s.nc" } } ],
      "links": [],
      "groups": [ { "id": "group.one", "title": "One", "made_by": "somebody", "inputs": [], "outputs": [],
        "nodes": [ { "id": "b", "module": "test.read", "parameters": { "file": "t.nc", "more": [ "${near}/u.nc", "${own}/v.nc" ] } },
                   { "id": "h", "module": "group.two" } ],
        "links": [], "variables": { "own": "deep" },
        "parameters": [ { "key": "shown", "of": [ "b.file" ], "default": "w.nc" } ],
        "groups": [ { "id": "group.two", "title": "Two", "inputs": [], "outputs": [], "parameters": [],
          "nodes": [ { "id": "c", "module": "test.read", "parameters": { "file": "z.nc", "text": "z.nc" } } ], "links": [] } ] } ] })",
        QStringLiteral("test"));
    if (!out)
        qFatal("%s", qPrintable(out.error().message));
    return *out;
}

QString up(const QString& path) { return path.startsWith(QLatin1Char('/')) ? path : QStringLiteral("../") + path; }
QString down(const QString& path) { return path.startsWith(QLatin1String("../")) ? path.mid(3) : path; }

} // namespace

class DocumentPathsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPlaceIsReached()
    {
        const Document moved = withPathsChanged(document(), reading, up);
        const QString text = QString::fromUtf8(moved.toText());
        for (const char* path : {"a.nc", "b.nc", "${near}/c.nc", "q.nc", "r_*.nc", "s.nc", "t.nc", "${near}/u.nc", "${own}/v.nc", "w.nc", "z.nc"})
            QVERIFY2(text.contains(QStringLiteral("\"../%1\"").arg(QLatin1String(path))), path);
        for (const char* same : {"/abs.nc", "${far}/d.nc", "${list}", "p.nc", "x.nc", "somebody"})
            QVERIFY2(text.contains(QStringLiteral("\"%1\"").arg(QLatin1String(same))), same);
        QCOMPARE(moved.nodes.at(QStringLiteral("a")).parameters.value(QLatin1String("text")).toString(), QStringLiteral("a.nc"));
        QCOMPARE(text.count(QStringLiteral("../")), 11);
    }
    void andBack()
    {
        const Document moved = withPathsChanged(document(), reading, up);
        const Document back = withPathsChanged(moved, reading, down);
        QVERIFY(!back.toText().contains("../"));
        QCOMPARE(withPathsChanged(back, reading, up).toText(), moved.toText());
    }
    void nothingChangedChangesNothing()
    {
        const Document before = document();
        QVERIFY(withPathsChanged(before, reading, [](const QString& path) { return path; }) == before);
    }
};

QTEST_GUILESS_MAIN(DocumentPathsTest)
#include "document_paths_test.moc"
