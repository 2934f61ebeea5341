// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/clusters/plan_dialog.h"

#include "pipelines/core/files.h"
#include "views/clusters/words.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace terrella {
namespace {

constexpr int kPartsWidth = 220;
constexpr int kTitleWidth = 96;
constexpr int kMostLines = 6; ///< of a list that may be long, before it scrolls

QFrame* makeLine(QWidget* parent, bool isUpright)
{
    auto* line = new QFrame(parent);
    line->setProperty("look", "line");
    if (isUpright)
        line->setFixedWidth(1);
    else
        line->setFixedHeight(1);
    return line;
}

void clear(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (QLayout* inner = item->layout())
            clear(*inner);
        delete item->widget();
        delete item;
    }
}

QStringList strings(const QJsonArray& array)
{
    QStringList out;
    for (const QJsonValue& value : array)
        out.append(value.toString());
    return out;
}

} // namespace

PlanDialog::PlanDialog(const Theme& theme, std::function<QString(const QString&)> titleOf, QWidget* parent)
    : QDialog(parent),
      m_theme(theme),
      m_titleOf(std::move(titleOf)),
      m_pages(new QStackedWidget(this)),
      m_run(new QPushButton(tr("&Run"), this))
{
    setWindowTitle(tr("What a run would do"));
    resize(900, 620);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_pages->addWidget(makeAskingPage());
    m_pages->addWidget(makePlanPage());
    column->addWidget(m_pages, 1);
    column->addWidget(makeLine(this, false));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 10, 16, 10);
    buttons->setSpacing(8);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    m_run->setProperty("look", "primary");
    m_run->setToolTip(tr("Send what is listed, submit the jobs, and run the rest here"));
    m_run->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_run);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &PlanDialog::reject);
    connect(m_run, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT runRequested();
    });
}

QWidget* PlanDialog::makeAskingPage()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(48, 32, 48, 32);
    column->setSpacing(12);
    m_asking = new QLabel(page);
    m_asking->setWordWrap(true);
    m_asking->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* bar = new QProgressBar(page);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Making the plan"));
    m_bar = bar;
    m_again = new QPushButton(tr("Try again"), page);
    m_again->setAutoDefault(false);
    connect(m_again, &QPushButton::clicked, this, &PlanDialog::askRequested);
    column->addStretch(1);
    column->addWidget(m_asking);
    column->addWidget(bar);
    column->addWidget(m_again, 0, Qt::AlignLeft);
    column->addStretch(2);
    return page;
}

QWidget* PlanDialog::makePlanPage()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_summary = new QLabel(page);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(16, 12, 16, 12);
    column->addWidget(m_summary);
    column->addWidget(makeLine(page, false));
    auto* both = new QHBoxLayout;
    both->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(8, 8, 8, 8);
    m_parts = new QListWidget(page);
    m_parts->setProperty("look", "rows");
    m_parts->setFixedWidth(kPartsWidth);
    m_parts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_parts->setAccessibleName(tr("Parts"));
    left->addWidget(m_parts);
    both->addLayout(left);
    both->addWidget(makeLine(page, true));
    auto* right = new QVBoxLayout;
    right->setContentsMargins(16, 12, 16, 12);
    right->setSpacing(8);
    m_details = new QVBoxLayout;
    m_details->setSpacing(4);
    right->addLayout(m_details);
    m_scriptBox = new QWidget(page);
    auto* box = new QVBoxLayout(m_scriptBox);
    box->setContentsMargins(0, 4, 0, 0);
    box->setSpacing(4);
    auto* head = new QHBoxLayout;
    auto* title = new QLabel(tr("Script of the job"), m_scriptBox);
    title->setProperty("look", "headerTitle");
    title->setToolTip(tr("It also runs by hand, with sbatch or bash, in a folder of its own for each job"));
    auto* copy = new QPushButton(tr("Copy"), m_scriptBox);
    copy->setProperty("look", "link");
    copy->setAutoDefault(false);
    copy->setToolTip(tr("Copy the script"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_script->toPlainText()); });
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(copy);
    m_script = new QPlainTextEdit(m_scriptBox);
    m_script->setProperty("look", "field");
    m_script->setReadOnly(true);
    m_script->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_script->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_script->setTabChangesFocus(true);
    m_script->setAccessibleName(tr("Script of the job"));
    box->addLayout(head);
    box->addWidget(m_script, 1);
    right->addWidget(m_scriptBox, 1);
    right->addStretch(0);
    both->addLayout(right, 1);
    column->addLayout(both, 1);
    connect(m_parts, &QListWidget::currentRowChanged, this, &PlanDialog::showPart);
    return page;
}

void PlanDialog::showAsking(const QStringList& places)
{
    m_isAsking = true;
    m_asking->setProperty("look", "dim");
    m_asking->setStyleSheet(QString()); // polish anew
    m_asking->setText(tr("Asking %1 what is there already …").arg(places.join(QStringLiteral(", "))));
    m_bar->show();
    m_again->hide();
    m_run->setEnabled(false);
    m_pages->setCurrentIndex(0);
}

void PlanDialog::showFailure(const QString& sentence)
{
    m_isAsking = false;
    m_asking->setProperty("look", "error");
    m_asking->setStyleSheet(QString());
    m_asking->setText(sentence);
    m_bar->hide();
    m_again->show();
    m_run->setEnabled(false);
    m_pages->setCurrentIndex(0);
}

void PlanDialog::showPlan(const QJsonObject& plan)
{
    m_isAsking = false;
    m_plan = plan;
    m_summary->setText(summary());
    m_parts->clear();
    for (const QJsonValue& value : plan.value(QLatin1String("parts")).toArray()) {
        const QJsonObject part = value.toObject();
        m_parts->addItem(tr("%1: %2").arg(part.value(QLatin1String("place")).toString(), titles(part.value(QLatin1String("nodes")).toArray())));
    }
    if (!plan.value(QLatin1String("here")).toArray().isEmpty())
        m_parts->addItem(tr("here: %1").arg(titles(plan.value(QLatin1String("here")).toArray())));
    for (int row = 0; row < m_parts->count(); ++row)
        m_parts->item(row)->setToolTip(m_parts->item(row)->text());
    m_run->setEnabled(true);
    m_pages->setCurrentIndex(1);
    m_parts->setCurrentRow(0);
    m_parts->setFocus();
}

QString PlanDialog::titles(const QJsonArray& nodes) const
{
    QStringList out;
    for (const QString& id : strings(nodes))
        out.append(m_titleOf(id));
    return out.join(QStringLiteral(", "));
}

/// One sentence for all of it.
QString PlanDialog::summary() const
{
    double bytes = 0.0, back = 0.0;
    int jobs = 0;
    bool isOpen = false;
    for (const QJsonValue& value : m_plan.value(QLatin1String("parts")).toArray()) {
        const QJsonObject part = value.toObject();
        if (part.value(QLatin1String("there")).toBool())
            continue;
        ++jobs;
        isOpen = isOpen || !part.value(QLatin1String("made_here_first")).toArray().isEmpty();
        bytes += part.value(QLatin1String("send")).toObject().value(QLatin1String("bytes")).toDouble();
        back += part.value(QLatin1String("bring_back")).toObject().value(QLatin1String("bytes")).toDouble();
    }
    if (jobs == 0)
        return tr("Everything that is placed on clusters has been made: no job is needed.");
    const QString count = jobs == 1 ? tr("1 job") : tr("%1 jobs").arg(jobs);
    if (isOpen)
        return tr("%1. Some of what is sent is made here first, so that its size is not known yet.").arg(count);
    return tr("%1. %2 to send, about %3 to bring back.").arg(count, bytesText(static_cast<qint64>(bytes)), bytesText(static_cast<qint64>(back)));
}

std::vector<PlanDialog::Row> PlanDialog::rowsOf(const QJsonObject& part) const
{
    std::vector<Row> rows{{tr("Runs there"), titles(part.value(QLatin1String("nodes")).toArray())}};
    if (part.value(QLatin1String("there")).toBool()) {
        rows.push_back({tr("To do"), tr("Nothing: the results are here.")});
        return rows;
    }
    if (const QJsonArray first = part.value(QLatin1String("made_here_first")).toArray(); !first.isEmpty()) {
        rows.push_back({tr("Here first"), tr("%1. How much is sent is known then.").arg(titles(first))});
    } else {
        const QJsonObject send = part.value(QLatin1String("send")).toObject();
        const int results = send.value(QLatin1String("results")).toInt(), files = send.value(QLatin1String("files")).toInt();
        QStringList what;
        if (results > 0)
            what.append(results == 1 ? tr("1 result") : tr("%1 results").arg(results));
        if (files > 0)
            what.append(files == 1 ? tr("1 file") : tr("%1 files").arg(files));
        rows.push_back({tr("Sends"),
            what.isEmpty() ? tr("nothing: the cluster has all it needs")
                           : tr("%1, %2").arg(what.join(QStringLiteral(", ")), bytesText(send.value(QLatin1String("bytes")).toInteger()))});
        QStringList names;
        for (const QJsonValue& value : send.value(QLatin1String("list")).toArray()) {
            const QJsonObject file = value.toObject();
            names.append(QStringLiteral("%1  %2").arg(
                bytesText(file.value(QLatin1String("bytes")).toInteger()), file.value(QLatin1String("path")).toString()));
        }
        if (!names.isEmpty())
            rows.push_back({tr("Files"), names.join(QLatin1Char('\n')), true});
    }
    const QJsonObject back = part.value(QLatin1String("bring_back")).toObject();
    if (const QJsonArray nodes = back.value(QLatin1String("nodes")).toArray(); !nodes.isEmpty())
        rows.push_back({tr("Brings back"),
            tr("results of %1, about %2").arg(titles(nodes), bytesText(static_cast<qint64>(back.value(QLatin1String("bytes")).toDouble())))});
    if (const int members = part.value(QLatin1String("members")).toInt(); members > 0)
        rows.push_back({tr("Array"), tr("%1 jobs, one for each run of the mapped node").arg(members)});
    if (const QJsonArray after = part.value(QLatin1String("after")).toArray(); !after.isEmpty()) {
        QStringList names;
        const QJsonArray all = m_plan.value(QLatin1String("parts")).toArray();
        for (const QJsonValue& index : after)
            names.append(titles(all.at(index.toInt() - 1).toObject().value(QLatin1String("nodes")).toArray()));
        rows.push_back({tr("Starts"), tr("when the job of %1 has succeeded").arg(names.join(tr(" and that of ")))});
    }
    if (const QString expected = expectedText(part.value(QLatin1String("expected")).toObject()); !expected.isEmpty())
        rows.push_back({tr("Expected"), tr("%1, as earlier runs took").arg(expected)});
    return rows;
}

void PlanDialog::addRow(const Row& row)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    auto* left = new QLabel(row.title);
    left->setProperty("look", "dim");
    left->setFixedWidth(kTitleWidth);
    line->addWidget(left, 0, Qt::AlignTop);
    if (row.isList) {
        auto* list = new QPlainTextEdit(row.value);
        list->setProperty("look", "field");
        list->setReadOnly(true);
        list->setLineWrapMode(QPlainTextEdit::NoWrap);
        list->setTabChangesFocus(true);
        list->setAccessibleName(row.title);
        const int lines = std::min(kMostLines, static_cast<int>(row.value.count(QLatin1Char('\n'))) + 1);
        list->setFixedHeight(lines * list->fontMetrics().lineSpacing() + 26);
        line->addWidget(list, 1);
    } else {
        auto* right = new QLabel(row.value);
        right->setWordWrap(true);
        right->setTextInteractionFlags(Qt::TextSelectableByMouse);
        right->setMinimumWidth(60);
        line->addWidget(right, 1);
    }
    m_details->addLayout(line);
}

void PlanDialog::showPart(int row)
{
    clear(*m_details);
    const QJsonArray parts = m_plan.value(QLatin1String("parts")).toArray();
    if (row < 0)
        return;
    if (row >= parts.size()) {
        addRow({tr("Runs here"), titles(m_plan.value(QLatin1String("here")).toArray())});
        if (const QString expected = expectedText(m_plan.value(QLatin1String("expected_here")).toObject()); !expected.isEmpty())
            addRow({tr("Expected"), tr("%1, as earlier runs took").arg(expected)});
        m_scriptBox->hide();
        m_details->addStretch(1);
        return;
    }
    const QJsonObject part = parts.at(row).toObject();
    for (const Row& one : rowsOf(part))
        addRow(one);
    m_script->setPlainText(part.value(QLatin1String("script")).toString());
    m_scriptBox->setVisible(!part.value(QLatin1String("there")).toBool());
    if (m_scriptBox->isHidden())
        m_details->addStretch(1);
}

void PlanDialog::reject()
{
    if (std::exchange(m_isAsking, false))
        Q_EMIT cancelled();
    QDialog::reject();
}

} // namespace terrella
