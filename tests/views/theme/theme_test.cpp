// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/resources.h"
#include "views/theme/icons.h"
#include "views/theme/style_sheet.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace terrella;

class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrastIsThatOfWcag()
    {
        QCOMPARE(contrast(QColor(Qt::black), QColor(Qt::white)), 21.0);
        QVERIFY(std::abs(contrast(QColor(0x767676), QColor(Qt::white)) - 4.54) < 0.01); // WCAG's own example of the limit
    }

    void textIsReadable_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("dark") << true;
        QTest::newRow("light") << false;
    }
    void textIsReadable()
    {
        QFETCH(bool, isDark);
        const Tokens t = isDark ? Tokens::dark() : Tokens::light();
        for (const QColor& text : {t.text, t.dim, t.okText, t.warnText, t.failText})
            for (const QColor& ground : {t.panel, t.raised, t.node})
                QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + QStringLiteral(" on ") + ground.name()));
        QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
        QVERIFY(contrast(t.text, t.accentSoft) >= 4.5);
    }

    void styleSheetHasNoHoles()
    {
        const QString sheet = styleSheetOf(Tokens::dark(), QStringLiteral("/x/"));
        QVERIFY(!sheet.contains(QLatin1Char('@')));
        QVERIFY(sheet.contains(QStringLiteral("#2fb5c7")));
    }

    void everyIconIsTintedAndDraws()
    {
        const QStringList files = QDir(resourcePath(QStringLiteral("icons"))).entryList({QStringLiteral("*.svg")}, QDir::Files);
        QVERIFY(files.size() > 15);
        for (const QString& file : files) {
            const QString name = file.chopped(4);
            QVERIFY(!tintedSvg(name, QColor(Qt::red)).contains("currentColor"));
            const QImage image = tintedPixmap(name, QColor(Qt::red), 32).toImage();
            bool isDrawn = false;
            for (int y = 0; y < 32 && !isDrawn; ++y)
                for (int x = 0; x < 32 && !isDrawn; ++x)
                    isDrawn = qAlpha(image.pixel(x, y)) > 100;
            QVERIFY2(isDrawn, qPrintable(name));
        }
    }

    void choosingATheme()
    {
        Theme theme(*qApp);
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setChoice(ThemeChoice::Dark);
        QVERIFY(theme.tokens().isDark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Tokens::dark().panel);
        theme.setChoice(ThemeChoice::Light);
        QVERIFY(!theme.tokens().isDark);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(theme.font().pointSizeF(), 10.0);
        QCOMPARE(parseThemeChoice(QStringLiteral("light")), std::optional(ThemeChoice::Light));
        QVERIFY(!parseThemeChoice(QStringLiteral("pink")));
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
