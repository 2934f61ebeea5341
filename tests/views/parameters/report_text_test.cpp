// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameters/report_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTextDocument>

using namespace terrella;

class ReportTextTest : public QObject {
    Q_OBJECT

    static QString textOf(const char* json) { return reportText(QJsonDocument::fromJson(json).object(), Tokens::light()); }
    static QString plainOf(const char* json)
    {
        QTextDocument document;
        document.setHtml(textOf(json));
        return document.toPlainText().simplified();
    }

private Q_SLOTS:
    void scoresStandBesideOneAnother()
    {
        const QString text = plainOf(R"({"scores": {"climatology": {"rmse": 0.0123456789, "bias": -2}, "network": {"rmse": 0.01, "auroc": 0.5}}})");
        QVERIFY2(text.contains(QStringLiteral("climatology network")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("rmse 0.012346 0.01")), qPrintable(text));
        QVERIFY2(text.contains(QString::fromUtf8("bias \xe2\x88\x92"
                                                 "2")),
            qPrintable(text));
    }
    void rowsOfRecordsAndLongLists()
    {
        const QString text
            = plainOf(R"({"bins": [{"from": 0, "seen": 1.5}, {"from": 0.1, "seen": true}], "many": [1,2,3,4,5,6,7,8,9,10], "few": ["a", "b"]})");
        QVERIFY2(text.contains(QStringLiteral("from seen 0 1.5 0.1 yes")), qPrintable(text));
        QVERIFY2(text.contains(QString::fromUtf8("10 values, 1 … 10")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("few a, b")), qPrintable(text));
    }
    void manyRowsAreCounted()
    {
        QJsonArray rows;
        for (int k = 0; k < 25; ++k)
            rows.append(QJsonObject{{QStringLiteral("k"), k}});
        QVERIFY(reportText({{QStringLiteral("rows"), rows}}, Tokens::dark()).contains(QStringLiteral("and 5 more")));
    }
    void curvesAreLeftOut()
    {
        const QString text = plainOf(R"({"curves": {"training": [{"a": 1}]}, "weights": 12401})");
        QVERIFY2(!text.contains(QStringLiteral("training")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("weights 12401")), qPrintable(text));
    }
    void nothingInItIsALinkOrAPicture()
    {
        const QString text = textOf(R"({"<img src='http://x/y'>": "<a href='file:///etc/passwd'>here</a>", "t": [{"<b>": "<script>"}]})");
        for (const char* tag : {"<img", "<a ", "<script", "<b>&"})
            QVERIFY2(!text.contains(QLatin1String(tag)), qPrintable(text));
    }
};

QTEST_MAIN(ReportTextTest)
#include "report_text_test.moc"
