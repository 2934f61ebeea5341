// SPDX-License-Identifier: GPL-3.0-or-later
// What ssh asks, as a person sees it.
#include "views/clusters/ask_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace terrella;

namespace {

const QString kHostKey = QStringLiteral("The authenticity of host 'login.hpc.example (10.0.0.1)' can't be established.\n"
                                        "ED25519 key fingerprint is SHA256:Wb9SAy0q.\nThis key is not known by any other names.\n"
                                        "Are you sure you want to continue connecting (yes/no/[fingerprint])? ");

QString textOf(const QWidget& widget)
{
    QStringList out;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        out.append(label->text());
    return out.join(QLatin1Char('\n'));
}

} // namespace

class AskDialogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPasswordIsHiddenAndForgotten()
    {
        Theme theme(*qApp);
        AskDialog dialog(QStringLiteral("(me@levante) One-time code: "), false, false, theme);
        auto* field = dialog.findChild<QLineEdit*>();
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        QVERIFY(textOf(dialog).contains(QStringLiteral("(me@levante) One-time code:")));
        QVERIFY(!textOf(dialog).contains(QStringLiteral("not accepted")));
        dialog.show();
        QTest::keyClicks(field, QStringLiteral("123 456"));
        dialog.findChild<QCheckBox*>()->setChecked(true);
        QCOMPARE(field->echoMode(), QLineEdit::Normal);
        QCOMPARE(dialog.answer(), QStringLiteral("123 456"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
        dialog.forget();
        QVERIFY(dialog.answer().isEmpty());
        QVERIFY(!field->isUndoAvailable());
    }

    void aSecondQuestionSaysWhy()
    {
        Theme theme(*qApp);
        const AskDialog dialog(QStringLiteral("Password: "), false, true, theme);
        QVERIFY(textOf(dialog).contains(QStringLiteral("The answer was not accepted.")));
    }

    void aNewHostShowsItsFingerprintAndEnterDoesNotTrustIt()
    {
        Theme theme(*qApp);
        AskDialog dialog(kHostKey, false, false, theme);
        QVERIFY2(textOf(dialog).contains(QStringLiteral("The key of “login.hpc.example (10.0.0.1)” is not known")), qPrintable(textOf(dialog)));
        QVERIFY(textOf(dialog).contains(QStringLiteral("ED25519  SHA256:Wb9SAy0q")));
        QVERIFY(!dialog.findChild<QLineEdit*>());
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Rejected));
        dialog.show();
        dialog.findChild<QPushButton*>(QStringLiteral("accept"))->click();
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
        QCOMPARE(dialog.answer(), QStringLiteral("yes"));
    }

    void wordsThatAreNotUnderstoodAreShownAsTheyAre()
    {
        Theme theme(*qApp);
        const AskDialog dialog(QStringLiteral("<b>Odd</b> key, go on (yes/no)? "), false, false, theme);
        QVERIFY(textOf(dialog).contains(QStringLiteral("<b>Odd</b> key, go on (yes/no)?")));
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            QVERIFY(label->textFormat() == Qt::PlainText); // a host does not draw in our window
    }
};

QTEST_MAIN(AskDialogTest)
#include "ask_dialog_test.moc"
