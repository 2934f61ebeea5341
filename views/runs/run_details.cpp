// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/run_details.h"

#include "views/runs/log_view.h"
#include "views/runs/runs_model.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabBar>
#include <QVBoxLayout>

namespace terrella {
namespace {

constexpr int kListWidth = 220;
constexpr int kTitleWidth = 96;
constexpr double kHour = 3600.0;

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

} // namespace

RunDetails::RunDetails(const Theme& theme, std::function<QString(const QString&)> titleOf, QWidget* parent)
    : QDialog(parent),
      m_theme(theme),
      m_titleOf(std::move(titleOf)),
      m_state(new QLabel(this)),
      m_list(new QListWidget(this)),
      m_side(new QWidget(this)),
      m_rows(new QVBoxLayout),
      m_tabs(new QTabBar(this)),
      m_log(new LogView(this)),
      m_text(new QPlainTextEdit(this)),
      m_stop(new QPushButton(tr("&Stop"), this)),
      m_resume(new QPushButton(this)),
      m_raise(new QPushButton(this))
{
    resize(900, 600);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_state->setWordWrap(true);
    m_state->setContentsMargins(16, 12, 16, 12);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_state);
    column->addWidget(makeLine(this, false));

    auto* both = new QHBoxLayout;
    both->setSpacing(0);
    auto* side = new QHBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(8, 8, 8, 8);
    m_list->setProperty("look", "rows");
    m_list->setFixedWidth(kListWidth);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Jobs"));
    left->addWidget(m_list);
    side->addLayout(left);
    side->addWidget(makeLine(this, true));
    both->addWidget(m_side);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    m_rows->setContentsMargins(16, 12, 16, 8);
    m_rows->setSpacing(4);
    right->addLayout(m_rows);
    m_tabs->addTab(tr("Log"));
    m_tabs->addTab(tr("What the job wrote"));
    m_tabs->addTab(tr("Script"));
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Log and script"));
    right->addWidget(m_tabs);
    right->addWidget(makeLine(this, false));
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->document()->setDocumentMargin(10);
    m_text->hide();
    right->addWidget(m_log, 1);
    right->addWidget(m_text, 1);
    both->addLayout(right, 1);
    column->addLayout(both, 1);
    column->addWidget(makeLine(this, false));

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 10, 16, 10);
    buttons->setSpacing(8);
    auto* close = new QPushButton(tr("Close"), this);
    m_raise->setProperty("look", "primary");
    m_stop->setToolTip(tr("Stop the run; its jobs are cancelled, what is finished is kept"));
    for (QPushButton* button : {m_stop, m_resume, m_raise, close})
        button->setAutoDefault(false);
    buttons->addWidget(m_stop);
    buttons->addStretch(1);
    buttons->addWidget(m_resume);
    buttons->addWidget(m_raise);
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_stop, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(m_run.path); });
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(m_run.path); });
    connect(m_raise, &QPushButton::clicked, this, [this] { Q_EMIT raiseRequested(m_run.path); });
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        refreshRows();
        refreshTab();
    });
    connect(m_tabs, &QTabBar::currentChanged, this, &RunDetails::refreshTab);
}

QString RunDetails::keyOf(const JobInfo& job) { return job.task ? QStringLiteral("%1#%2").arg(job.name).arg(*job.task) : job.name; }

const JobInfo* RunDetails::current() const
{
    const QString key = m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    for (const JobInfo& job : m_jobs.jobs()) {
        if (keyOf(job) == key)
            return &job;
    }
    return nullptr;
}

void RunDetails::showRun(const RunSummary& run, const JobList& jobs)
{
    m_run = run;
    m_jobs = jobs;
    setWindowTitle(tr("Run %1").arg(run.name));
    const QString when = run.started.isValid() ? QLocale().toString(run.started.toLocalTime(), QStringLiteral("d MMM yyyy HH:mm")) : QString();
    QStringList head{runStateText(run.state)};
    if (!when.isEmpty())
        head.append(tr("begun %1").arg(when));
    if (!run.message.isEmpty())
        head.append(run.message);
    m_state->setText(head.join(QStringLiteral(" · ")));
    refreshList();
    refreshRows();
    refreshButtons();
    refreshTab();
}

void RunDetails::refreshList()
{
    const JobInfo* before = current();
    const QString chosen = before ? keyOf(*before) : QString();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const JobInfo& job : m_jobs.jobs()) {
        QString words = job.id.isEmpty() ? job.place : tr("%1 · job %2").arg(job.place, job.id);
        if (job.task)
            words = QStringLiteral("    ") + (job.member.isEmpty() ? tr("member %1").arg(*job.task) : job.member);
        words += QStringLiteral(" · ") + (job.isWaiting() ? tr("waits") : jobStateText(job));
        auto* item = new QListWidgetItem(words, m_list);
        item->setData(Qt::UserRole, keyOf(job));
        item->setToolTip(job.sentence.isEmpty() ? words.trimmed() : job.sentence);
        item->setForeground(job.hasFailed() ? m_theme.tokens().failText : m_theme.tokens().text);
        if (keyOf(job) == chosen)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_side->setVisible(m_list->count() > 0);
    m_tabs->setTabVisible(JobLog, m_list->count() > 0);
    m_tabs->setTabVisible(Script, m_list->count() > 0);
}

void RunDetails::addRow(const QString& title, const QString& text, const char* look)
{
    if (text.isEmpty())
        return;
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    auto* left = new QLabel(title);
    left->setProperty("look", "dim");
    left->setFixedWidth(kTitleWidth);
    auto* right = new QLabel(text);
    right->setWordWrap(true);
    right->setTextInteractionFlags(Qt::TextSelectableByMouse);
    right->setMinimumWidth(60);
    if (look)
        right->setProperty("look", look);
    line->addWidget(left, 0, Qt::AlignTop);
    line->addWidget(right, 1);
    m_rows->addLayout(line);
}

/// "2 CPUs for 3 min: 0.10 CPU hours", and how much of it was used.
QString RunDetails::costText(const JobInfo& job) const
{
    const double elapsed = job.elapsedAt(QDateTime::currentDateTimeUtc());
    if (elapsed < 0.0)
        return {};
    const int cpus = std::max(1, job.cpus);
    const QString hours = QLocale().toString(elapsed * cpus / kHour, 'f', 2);
    return cpus == 1 ? tr("1 CPU for %1: %2 CPU hours").arg(elapsedText(elapsed), hours)
                     : tr("%1 CPUs for %2: %3 CPU hours").arg(cpus).arg(elapsedText(elapsed), hours);
}

void RunDetails::refreshRows()
{
    clear(*m_rows);
    const JobInfo* job = current();
    if (!job) {
        addRow(tr("Folder"), m_run.path);
        return;
    }
    QStringList titles;
    for (const QString& node : job->nodes)
        titles.append(m_titleOf(node));
    addRow(tr("Runs"), titles.join(QStringLiteral(", ")));
    addRow(tr("State"), jobStateText(*job), job->hasFailed() ? "error" : nullptr);
    addRow(tr("Why"), job->hasFailed() ? job->sentence : QString(), "error");
    addRow(tr("Members"), membersText(*job));
    addRow(tr("Begun"), job->started.isValid() ? QLocale().toString(job->started, QStringLiteral("d MMM HH:mm:ss")) : QString());
    addRow(tr("Cost"), costText(*job));
    addRow(tr("Used"), efficiencyText(*job));
    addRow(tr("Place"), job->host.isEmpty() || job->host == job->place ? job->place : tr("%1 (%2)").arg(job->place, job->host));
    addRow(tr("Folder there"), job->folder);
}

void RunDetails::refreshButtons()
{
    const bool isRunning = m_run.state == RunState::Running;
    m_stop->setVisible(isRunning);
    const QJsonObject raise = m_jobs.raise();
    m_raise->setVisible(!isRunning && !raise.isEmpty());
    m_raise->setText(raise.isEmpty() ? QString() : raiseText(raise));
    m_raise->setToolTip(raise.value(QLatin1String("why")).toString());
    const int failed = m_jobs.failedMembers();
    m_resume->setText(failed > 1 ? tr("Run the %1 failed members again").arg(failed)
            : failed == 1        ? tr("Run the failed member again")
                                 : tr("&Continue"));
    m_resume->setToolTip(tr("Goes on in the same run: what is finished is kept"));
    m_resume->setVisible(!isRunning && m_run.state != RunState::Finished);
}

void RunDetails::refreshTab()
{
    const int tab = m_tabs->currentIndex();
    m_log->setVisible(tab == Log);
    m_text->setVisible(tab != Log);
    const JobInfo* job = current();
    if (tab == Log || !job)
        return;
    const QString key = keyOf(*job);
    auto& known = tab == JobLog ? m_jobLogs : m_scripts;
    if (const auto found = known.find(key); found != known.end()) {
        m_text->setPlainText(found->second);
        return;
    }
    m_text->setPlainText(tab == JobLog ? tr("Asking %1 …").arg(job->place) : QString());
    if (tab == JobLog)
        Q_EMIT jobLogRequested(key, job->place, job->folder);
    else
        Q_EMIT scriptRequested(key, job->script);
}

void RunDetails::showTab(Tab tab) { m_tabs->setCurrentIndex(tab); }

void RunDetails::addLine(const QDateTime& when, const QString& node, const QString& text)
{
    m_log->addLine(when, node.isEmpty() ? QString() : m_titleOf(node), text);
}

void RunDetails::showJobLog(const QString& job, const QString& text)
{
    const JobInfo* shown = current();
    if (shown && shown->isOver())
        m_jobLogs[job] = text; // it writes no more
    if (shown && keyOf(*shown) == job && m_tabs->currentIndex() == JobLog)
        m_text->setPlainText(text);
}

void RunDetails::showScript(const QString& job, const QString& text)
{
    m_scripts[job] = text;
    if (const JobInfo* shown = current(); shown && keyOf(*shown) == job && m_tabs->currentIndex() == Script)
        m_text->setPlainText(text);
}

} // namespace terrella
