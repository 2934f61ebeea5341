// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/runs_panel.h"

#include "views/runs/log_view.h"

#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace terrella {
namespace {

void paintRow(QPainter* painter, const QStyleOptionViewItem& option, const Tokens& t)
{
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, t.accentSoft);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, t.hover);
}

void paintText(QPainter* painter, const QRect& rect, const QFont& font, const QColor& colour, const QString& text)
{
    painter->setFont(font);
    painter->setPen(colour);
    const QRect inner = rect.adjusted(12, 0, -6, 0);
    painter->drawText(inner, Qt::AlignVCenter | Qt::TextSingleLine, QFontMetrics(font).elidedText(text, Qt::ElideRight, inner.width()));
}

class RunDelegate final : public QStyledItemDelegate {
public:
    RunDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = m_theme.tokens();
        paintRow(painter, option, t);
        const auto state = static_cast<RunState>(index.data(RunsModel::StateRole).toInt());
        const bool isRunning = state == RunState::Running;
        const bool isWaiting = index.data(RunsModel::WaitingRole).toBool();
        if (index.column() == RunsModel::State && isRunning && !isWaiting) {
            painter->setRenderHint(QPainter::Antialiasing);
            const QRectF bar(option.rect.left() + 12, option.rect.center().y() - 1, std::max(20, option.rect.width() - 28), 5);
            painter->setPen(Qt::NoPen);
            painter->setBrush(t.line);
            painter->drawRoundedRect(bar, 2.5, 2.5);
            painter->setBrush(t.accent);
            painter->drawRoundedRect(
                QRectF(bar.topLeft(), QSizeF(std::max(5.0, bar.width() * index.data(RunsModel::FractionRole).toDouble()), bar.height())), 2.5, 2.5);
            return;
        }
        QColor colour = t.text;
        if (index.column() == RunsModel::State)
            colour = isWaiting ? t.warnText : state == RunState::Finished ? t.okText : state == RunState::Cancelled ? t.dim : t.failText;
        if (index.column() == RunsModel::Message || index.column() == RunsModel::Time)
            colour = t.dim;
        paintText(painter, option.rect, index.column() == RunsModel::Name && isRunning ? m_theme.strongFont() : m_theme.font(), colour,
            index.data().toString());
    }

private:
    const Theme& m_theme;
};

class ProblemDelegate final : public QStyledItemDelegate {
public:
    ProblemDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = m_theme.tokens();
        paintRow(painter, option, t);
        if (index.column() == ProblemsModel::Message) {
            const bool isError = index.data(ProblemsModel::SeverityRole).toInt() == static_cast<int>(Severity::Error);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(isError ? t.fail : t.warn);
            painter->drawEllipse(QPointF(option.rect.left() + 17, option.rect.center().y() + 0.5), 4, 4);
            paintText(painter, option.rect.adjusted(16, 0, 0, 0), m_theme.font(), t.text, index.data().toString());
            return;
        }
        paintText(painter, option.rect, m_theme.font(), index.column() == ProblemsModel::Mend ? t.accent : t.dim, index.data().toString());
    }

private:
    const Theme& m_theme;
};

QTableView* makeTable(QWidget* parent, QAbstractItemModel* model, const QString& name)
{
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(26);
    table->verticalHeader()->setMinimumSectionSize(20);
    table->horizontalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->setMouseTracking(true);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setAccessibleName(name);
    return table;
}

} // namespace

RunsPanel::RunsPanel(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_tabs(new QTabBar),
      m_pages(new QStackedWidget(this)),
      m_runs(new RunsModel(this)),
      m_problems(new ProblemsModel(this)),
      m_runsTable(makeTable(this, m_runs, tr("Runs"))),
      m_problemsTable(makeTable(this, m_problems, tr("Problems"))),
      m_log(new LogView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_tabs->addTab(tr("Runs"));
    m_tabs->addTab(tr("Log"));
    m_tabs->addTab(tr("Problems"));
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Runs, log and problems"));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    makeRunsTable();
    makeProblemsTable();
    m_pages->addWidget(m_runsTable);
    m_pages->addWidget(m_log);
    m_pages->addWidget(m_problemsTable);
    setMinimumHeight(60);
}

void RunsPanel::makeRunsTable()
{
    m_runsTable->setItemDelegate(new RunDelegate(m_theme, m_runsTable));
    auto* header = m_runsTable->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(RunsModel::Message, QHeaderView::Stretch);
    header->resizeSection(RunsModel::Name, 150);
    header->resizeSection(RunsModel::Place, 84);
    header->resizeSection(RunsModel::State, 96);
    header->resizeSection(RunsModel::Time, 76);
    m_runsTable->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_runsTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const RunSummary* run = m_runs->runAt(index))
            Q_EMIT runActivated(QString(run->path));
    });
    connect(m_runsTable, &QTableView::customContextMenuRequested, this, &RunsPanel::openRunMenu);
    auto* details = new QAction(tr("Details…"), m_runsTable);
    details->setShortcut(QKeySequence(QStringLiteral("Alt+Return")));
    details->setShortcutContext(Qt::WidgetShortcut);
    connect(details, &QAction::triggered, this, [this] {
        if (const RunSummary* run = m_runs->runAt(m_runsTable->currentIndex()))
            Q_EMIT detailsRequested(QString(run->path));
    });
    m_runsTable->addAction(details);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, m_runs, &RunsModel::tick);
    const auto wind = [this] {
        const bool isAny = m_runs->isAnyRunning();
        if (isAny && !m_clock.isActive())
            m_clock.start();
        else if (!isAny)
            m_clock.stop();
    };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_runs, signal, this, wind);
    connect(m_runs, &QAbstractItemModel::dataChanged, this, wind);
    connect(m_runs, &QAbstractItemModel::modelReset, this, wind);
}

void RunsPanel::openRunMenu(const QPoint& at)
{
    // The key for menus gives no place in the table.
    const QModelIndex index = m_runsTable->indexAt(at).isValid() ? m_runsTable->indexAt(at) : m_runsTable->currentIndex();
    const RunSummary* run = m_runs->runAt(index);
    if (!run)
        return;
    const QString folder = run->path;
    const bool isRunning = run->state == RunState::Running;
    const JobList* jobs = m_runs->jobsOf(folder);
    QMenu menu;
    menu.addAction(tr("Show its results"), this, [this, folder] { Q_EMIT runActivated(folder); });
    menu.addAction(tr("Details…"), this, [this, folder] { Q_EMIT detailsRequested(folder); })
        ->setShortcut(QKeySequence(QStringLiteral("Alt+Return")));
    menu.addSeparator();
    QAction* stop = menu.addAction(tr("Stop"), this, [this, folder] { Q_EMIT stopRequested(folder); });
    stop->setEnabled(isRunning);
    if (jobs && !isRunning && !jobs->raise().isEmpty())
        menu.addAction(raiseText(jobs->raise()), this, [this, folder] { Q_EMIT raiseRequested(folder); });
    const int failed = jobs ? jobs->failedMembers() : 0;
    QAction* resume = menu.addAction(failed > 1 ? tr("Run the %1 failed members again").arg(failed)
            : failed == 1                       ? tr("Run the failed member again")
                                                : tr("Continue"),
        this, [this, folder] { Q_EMIT resumeRequested(folder); });
    resume->setEnabled(!isRunning && run->state != RunState::Finished);
    menu.addSeparator();
    menu.addAction(tr("Open its folder"), this, [this, folder] { Q_EMIT openFolderRequested(folder); });
    menu.exec(m_runsTable->viewport()->mapToGlobal(at));
}

void RunsPanel::makeProblemsTable()
{
    m_problemsTable->setItemDelegate(new ProblemDelegate(m_theme, m_problemsTable));
    auto* header = m_problemsTable->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(ProblemsModel::Message, QHeaderView::Stretch);
    header->resizeSection(ProblemsModel::Where, 130);
    header->resizeSection(ProblemsModel::Mend, 230);
    const auto activate = [this](const QModelIndex& index) {
        const Problem* problem = m_problems->problemAt(index);
        if (!problem)
            return;
        if (index.column() == ProblemsModel::Mend && !problem->fixes.empty())
            chooseFix(index, problem->fixes);
        else
            Q_EMIT problemActivated(Problem(*problem));
    };
    connect(m_problemsTable, &QTableView::clicked, this, activate);
    connect(m_problemsTable, &QTableView::activated, this, activate);
}

void RunsPanel::chooseFix(const QModelIndex& index, std::vector<Fix> fixes)
{
    if (fixes.size() == 1) {
        Q_EMIT fixChosen(fixes.front());
        return;
    }
    QMenu menu;
    for (const Fix& fix : fixes)
        menu.addAction(QString(fix.title).replace(QLatin1Char('&'), QLatin1String("&&")), this, [this, fix] { Q_EMIT fixChosen(Fix(fix)); });
    menu.exec(m_problemsTable->viewport()->mapToGlobal(m_problemsTable->visualRect(index).bottomLeft()));
}

void RunsPanel::setProblems(const std::vector<Problem>& problems, const std::function<QString(const QString&)>& titleOf)
{
    m_problems->setProblems(problems, titleOf);
    m_tabs->setTabText(Problems, problems.empty() ? tr("Problems") : tr("Problems · %1").arg(problems.size()));
}

void RunsPanel::showTab(Tab tab) { m_tabs->setCurrentIndex(tab); }

} // namespace terrella
