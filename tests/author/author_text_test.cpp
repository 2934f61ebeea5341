// SPDX-License-Identifier: GPL-3.0-or-later
// The code in writing-a-module.md is that of the plugin which is compiled beside this test, word by word.
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

QString textOf(const QString& relative)
{
    QFile file(QStringLiteral(TERRELLA_SOURCE_DIR) + QLatin1Char('/') + relative);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What stands between two lines "//! [name]"; a whole file for an empty name.
QString region(const QString& source, const QString& name)
{
    if (name.isEmpty())
        return source.trimmed();
    const QString mark = QStringLiteral("//! [%1]\n").arg(name);
    const qsizetype from = source.indexOf(mark);
    const qsizetype to = from < 0 ? -1 : source.indexOf(mark, from + mark.size());
    return to < 0 ? QString() : source.mid(from + mark.size(), to - from - mark.size()).trimmed();
}

} // namespace

class AuthorTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codeIsThatOfTheCompiledPlugin()
    {
        const QString page = textOf(QStringLiteral("resources/help/dev/writing-a-module.md"));
        // <!-- code: file.cpp [region] --> and the block that follows
        static const QRegularExpression block(
            QStringLiteral("<!-- code: (\\S+?)(?: \\[(\\w+)\\])? -->\\n```\\w*\\n(.*?)```"), QRegularExpression::DotMatchesEverythingOption);
        int blocks = 0;
        for (auto it = block.globalMatch(page); it.hasNext(); ++blocks) {
            const QRegularExpressionMatch match = it.next();
            const QString source = textOf(QStringLiteral("resources/templates/plugin/") + match.captured(1));
            QVERIFY2(!source.isEmpty(), qPrintable(match.captured(1)));
            const QString code = region(source, match.captured(2));
            QVERIFY2(!code.isEmpty(), qPrintable(match.captured(2)));
            QCOMPARE(match.captured(3).trimmed(), code);
        }
        QCOMPARE(blocks, static_cast<int>(page.count(QLatin1String("<!-- code:"))));
        QVERIFY(blocks >= 5);
    }

    /// The template is renamed by replacing words: they must not stand in it with another meaning.
    void templateHasItsNameOnlyAsName()
    {
        const QString readme = textOf(QStringLiteral("resources/templates/plugin/README.md"));
        static const QRegularExpression word(QStringLiteral("\\bexamples?\\b(?!\\.|_)"));
        QVERIFY2(!word.match(readme).hasMatch(), qPrintable(word.match(readme).captured(0)));
    }
};

QTEST_GUILESS_MAIN(AuthorTextTest)
#include "author_text_test.moc"
