// SPDX-License-Identifier: GPL-3.0-or-later
// Every input of the fuzzers' corpora, also those that once crashed, in the ordinary build.
#include "tests/fuzz/document_input.h"
#include "tests/fuzz/serve_input.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;

class FuzzCorpusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TERRELLA_STORE", m_store.path().toLocal8Bit()); }

    void documents_data() { rows("document"); }
    void documents()
    {
        QFETCH(QString, path);
        fuzz::tryDocument(contentOf(path), m_host); // what must not be ends the program
        QVERIFY(true);
    }

    void requests_data() { rows("serve"); }
    void requests()
    {
        QFETCH(QString, path);
        fuzz::tryServe(contentOf(path), m_engine);
        QVERIFY(true);
    }

    /// A nest of a hundred thousand lists must not use up the stack.
    void deep()
    {
        for (const char* open : {"[", "{\"a\":", "{\"terrella\":1,\"views\":["})
            fuzz::tryDocument(QByteArray(open).repeated(100'000), m_host);
        fuzz::tryServe("{\"id\":1,\"method\":\"check\",\"params\":{\"document\":" + QByteArray("{\"a\":").repeated(100'000) + '\n', m_engine);
        QVERIFY(true);
    }

private:
    static void rows(const char* folder)
    {
        QTest::addColumn<QString>("path");
        QDirIterator files(QStringLiteral(TERRELLA_SOURCE_DIR "/tests/fuzz/corpus/") + QLatin1String(folder), QDir::Files);
        int found = 0;
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(files.fileName())) << path;
            ++found;
        }
        QVERIFY2(found >= 5, "the corpus is not there");
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_store;
    PluginHost m_host{PluginHost::defaultFolders()};
    cli::ServeEngine m_engine;
};

QTEST_GUILESS_MAIN(FuzzCorpusTest)
#include "corpus_test.moc"
