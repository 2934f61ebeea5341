// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/clusters/ask_dialog.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace terrella {

AskDialog::Kind AskDialog::kindOf(const QString& prompt, bool isConfirm)
{
    if (prompt.contains(QLatin1String("(yes/no")))
        return Kind::HostKey;
    return isConfirm ? Kind::Confirm : Kind::Secret;
}

AskDialog::AskDialog(const QString& prompt, bool isConfirm, bool isAgain, const Theme& theme, QWidget* parent)
    : QDialog(parent),
      m_theme(theme),
      m_kind(kindOf(prompt, isConfirm))
{
    setWindowTitle(m_kind == Kind::HostKey ? tr("A new host") : tr("Connecting to a cluster"));
    setMinimumWidth(440);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    if (isAgain) {
        auto* again = new QLabel(tr("The answer was not accepted."), this);
        again->setProperty("look", "warning");
        column->addWidget(again);
    }
    if (m_kind == Kind::HostKey)
        makeHostKey(prompt);
    else
        makeSecret(prompt);

    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* accept = new QPushButton(m_kind == Kind::HostKey ? tr("Trust it and connect")
            : m_kind == Kind::Confirm                      ? tr("Allow")
                                                           : tr("Connect"),
        this);
    accept->setObjectName(QStringLiteral("accept"));
    accept->setProperty("look", "primary");
    // Trust is not given by the Enter that was meant for something else.
    (m_kind == Kind::HostKey ? cancel : accept)->setDefault(true);
    accept->setAutoDefault(m_kind != Kind::HostKey);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(accept);
    column->addSpacing(4);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(accept, &QPushButton::clicked, this, &QDialog::accept);
    if (m_field)
        m_field->setFocus();
    else
        cancel->setFocus();
}

void AskDialog::makeSecret(const QString& prompt)
{
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    auto* words = new QLabel(prompt.trimmed(), this); // ssh's own: it tells whose password it is
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(words);
    if (m_kind == Kind::Confirm)
        return;
    m_field = new QLineEdit(this);
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setAccessibleName(tr("Answer"));
    m_field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    words->setBuddy(m_field);
    auto* show = new QCheckBox(tr("Show what is typed"), this);
    connect(show, &QCheckBox::toggled, this, [this](bool isShown) { m_field->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password); });
    auto* note = new QLabel(tr("It goes to ssh and is kept nowhere."), this);
    note->setProperty("look", "dim");
    note->setFont(m_theme.smallFont());
    column->addWidget(m_field);
    column->addWidget(show);
    column->addWidget(note);
}

void AskDialog::makeHostKey(const QString& prompt)
{
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    static const QRegularExpression host(QStringLiteral("authenticity of host '([^']+)'"));
    static const QRegularExpression key(QStringLiteral("(\\S+) key fingerprint is (\\S+?)\\.?\\s"));
    const auto named = host.match(prompt), printed = key.match(prompt);
    const auto add = [&](const QString& text, const char* look) {
        auto* label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (look)
            label->setProperty("look", look);
        column->addWidget(label);
        return label;
    };
    if (!named.hasMatch() || !printed.hasMatch()) {
        add(prompt.trimmed(), nullptr);
        return;
    }
    QString name = named.captured(1); // "name (address)"
    if (const QString first = name.section(QLatin1Char(' '), 0, 0); name == QStringLiteral("%1 (%1)").arg(first))
        name = first;
    add(tr("The key of “%1” is not known on this machine yet.").arg(name), "strong");
    QLabel* fingerprint = add(QStringLiteral("%1  %2").arg(printed.captured(1), printed.captured(2)), nullptr);
    fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    fingerprint->setAccessibleName(tr("Fingerprint"));
    add(tr("Compare it with the fingerprint that the site publishes. If they differ, somebody may sit between: do not connect."), "dim");
}

QString AskDialog::answer() const { return m_field ? m_field->text() : QStringLiteral("yes"); }

void AskDialog::forget()
{
    if (m_field) {
        m_field->setText(QString(m_field->text().size(), QLatin1Char(' ')));
        m_field->setText(QString()); // which also empties what could be undone
    }
}

} // namespace terrella
