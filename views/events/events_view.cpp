// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/events_view.h"

#include "views/events/composite_button.h"
#include "views/events/event_charts.h"
#include "views/events/event_points_model.h"
#include "views/events/event_table.h"
#include "views/events/events_model.h"
#include "views/plots/chart_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QSet>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {
constexpr int kCompositeKind = -3, kPointsKind = -2, kLifeKind = -1; ///< data of the list of what stands beside the table; else a column
constexpr int kMostSelected = 2000;                                  ///< events that are told to the rest of the window at once
} // namespace

EventsView::EventsView(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_sources(new QComboBox(this)),
      m_filter(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_kinds(new QComboBox(this)),
      m_options(new CompositeButton(this)),
      m_left(new QStackedWidget(this)),
      m_message(new QLabel(this)),
      m_table(new EventTable(tr("Events"), this)),
      m_model(new EventsModel(this)),
      m_beside(new QStackedWidget(this)),
      m_chart(new ChartView(theme, this)),
      m_points(new EventTable(tr("Points of the event"), this)),
      m_pointsModel(new EventPointsModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(4);
    makeHeader(*layout);
    makeTables(theme);
    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setHandleWidth(1);
    halves->setChildrenCollapsible(false);
    m_left->addWidget(m_table);
    m_left->addWidget(m_message);
    m_beside->addWidget(makeChartPage());
    m_beside->addWidget(m_points);
    halves->addWidget(m_left);
    halves->addWidget(m_beside);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    m_left->setMinimumSize(200, 80); // less than the plot asks for: the Earth above is what one looks at
    m_beside->setMinimumSize(160, 80);
    layout->addWidget(halves, 1);
    setSet(nullptr);
}

void EventsView::makeHeader(QVBoxLayout& layout)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    m_sources->setAccessibleName(tr("Where the events are"));
    m_sources->setToolTip(tr("The result whose events are listed"));
    m_sources->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sources->setMinimumContentsLength(12);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setToolTip(tr("Words of the name, the class or the date; all must be there"));
    m_filter->setMaximumWidth(220);
    m_count->setProperty("look", "dim");
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_kinds->setAccessibleName(tr("Beside the table"));
    m_kinds->setToolTip(tr("What is shown of the selected events"));
    row->addWidget(m_sources);
    row->addWidget(m_filter, 1);
    row->addWidget(m_count, 1);
    row->addWidget(m_kinds);
    m_options->hide();
    row->addWidget(m_options);
    layout.addLayout(row);
    connect(m_sources, &QComboBox::activated, this, [this] { Q_EMIT sourceChosen(m_sources->currentData().toString()); });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_isTold = true;
        m_model->setFilter(text);
        m_isTold = false;
        showSelected();
        count();
    });
    connect(m_kinds, &QComboBox::currentIndexChanged, this, &EventsView::showSelected);
    connect(m_options, &CompositeButton::changed, this, &EventsView::compositeChanged);
}

void EventsView::makeTables(const Theme& theme)
{
    m_message->setProperty("look", "dim");
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setMargin(12);
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_points->setModel(m_pointsModel);
    m_points->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_points->setContextMenuPolicy(Qt::CustomContextMenu);
    m_chart->setTitleVisible(true);
    setFont(theme.font());
    connect(m_table, &QWidget::customContextMenuRequested, this, &EventsView::openMenu);
    connect(m_points, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        QMenu menu;
        menu.addAction(tr("Copy"), QKeySequence::Copy, this, [this] { m_points->copyRows(); });
        menu.addAction(tr("Save as CSV…"), this, [this] { m_points->saveRows(tr("points")); });
        menu.exec(m_points->viewport()->mapToGlobal(at));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { takeSelection(); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const int event = m_model->eventAt(index.row()); event >= 0)
            Q_EMIT flightWanted(m_set->events[static_cast<std::size_t>(event)].id);
    });
    connect(m_points, &QTableView::activated, this, [this](const QModelIndex& index) {
        const std::size_t row = m_pointsModel->featureRow(index.row());
        Q_EMIT pointChosen(m_set->lon[row], m_set->lat[row], m_set->timeOf(row));
    });
    connect(m_chart, &ChartView::timeChosen, this, &EventsView::timeChosen);
    connect(m_chart, &ChartView::pictureSaved, this, &EventsView::pictureSaved);
    for (EventTable* table : {m_table, m_points})
        connect(table, &EventTable::failed, this, &EventsView::failed);
    connect(m_chart, &ChartView::failed, this, &EventsView::failed);
}

QWidget* EventsView::makeChartPage()
{
    m_chartPage = new QWidget(this);
    auto* page = new QVBoxLayout(m_chartPage);
    page->setContentsMargins(8, 0, 12, 6);
    page->setSpacing(4);
    m_progressRow = new QWidget(m_chartPage);
    auto* row = new QHBoxLayout(m_progressRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_progressText = new QLabel(m_progressRow);
    m_progressText->setProperty("look", "dim");
    m_progress = new QProgressBar(m_progressRow);
    m_progress->setTextVisible(false);
    auto* stop = new QToolButton(m_progressRow);
    stop->setProperty("look", "flat");
    stop->setText(tr("Stop"));
    connect(stop, &QToolButton::clicked, this, &EventsView::stopWanted);
    row->addWidget(m_progressText);
    row->addWidget(m_progress, 1);
    row->addWidget(stop);
    m_progressRow->hide();
    page->addWidget(m_progressRow);
    page->addWidget(m_chart, 1);
    return m_chartPage;
}

const CompositeOptions& EventsView::compositeOptions() const { return m_options->options(); }

bool EventsView::wantsComposite() const { return m_kinds->currentData().toInt() == kCompositeKind && isVisible(); }

void EventsView::setComposite(const Chart& chart)
{
    if (m_kinds->currentData().toInt() == kCompositeKind)
        m_chart->setChart(chart);
}

void EventsView::setProgress(std::size_t done, std::size_t of)
{
    m_progressRow->setVisible(of > 0);
    m_progress->setMaximum(static_cast<int>(of));
    m_progress->setValue(static_cast<int>(done));
    m_progressText->setText(
        tr("%1 of %2 points").arg(QLocale().toString(static_cast<qulonglong>(done)), QLocale().toString(static_cast<qulonglong>(of))));
}

const EventSet* EventsView::set() const { return m_set.get(); }

void EventsView::setSources(const std::vector<std::pair<QString, QString>>& sources, const QString& current)
{
    m_sources->clear();
    for (const auto& [source, title] : sources)
        m_sources->addItem(title, source);
    m_sources->setCurrentIndex(m_sources->findData(current));
    m_sources->setVisible(sources.size() > 1);
}

void EventsView::setSet(std::shared_ptr<const EventSet> set, const QString& sentence)
{
    m_isTold = true;
    m_set = std::move(set);
    m_model->setSet(m_set);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_isTold = false;
    const bool isAny = m_set && !m_set->events.empty();
    m_message->setText(!sentence.isEmpty() ? sentence
            : m_set                        ? tr("There are no events here.")
                                           : tr("Tracks and points on the Earth are listed here: cyclones, eddies, fires, stations."));
    m_left->setCurrentWidget(isAny ? static_cast<QWidget*>(m_table) : m_message);
    m_filter->setVisible(isAny);
    if (isAny) { // by the first rows: thousands would take their time
        m_table->resizeColumnsToContents();
        for (int c = 0; c < m_model->columnCount(); ++c)
            m_table->setColumnWidth(c, std::clamp(m_table->columnWidth(c) + 8, 56, 220));
    }
    fillKinds();
    setSelected(m_ids);
    count();
}

void EventsView::fillKinds()
{
    const QVariant before = m_kinds->currentData();
    m_kinds->blockSignals(true);
    m_kinds->clear();
    m_kinds->addItem(tr("Life"), kLifeKind);
    m_kinds->addItem(tr("Points"), kPointsKind);
    m_kinds->addItem(tr("Composite"), kCompositeKind);
    m_kinds->setItemData(m_kinds->count() - 1, tr("Mean of the field that is shown around the events, wherever they are"), Qt::ToolTipRole);
    if (m_set)
        for (const int column : lifeColumns(*m_set))
            m_kinds->addItem(m_set->features->info.columns[static_cast<std::size_t>(column)].name, column);
    m_kinds->setCurrentIndex(std::max(0, m_kinds->findData(before)));
    m_kinds->blockSignals(false);
}

void EventsView::count()
{
    const auto number = [](int n) { return QLocale().toString(n); };
    if (!m_set || m_set->events.empty()) {
        m_count->clear();
        return;
    }
    const int all = static_cast<int>(m_set->events.size()), shown = m_model->rowCount();
    QString text = shown < all ? tr("%1 of %2 events").arg(number(shown), number(all)) : all == 1 ? tr("1 event") : tr("%1 events").arg(number(all));
    if (!m_ids.isEmpty())
        text += tr(", %1 selected").arg(number(static_cast<int>(m_ids.size())));
    m_count->setText(text);
}

std::vector<int> EventsView::selectedEvents() const
{
    std::vector<int> out;
    if (m_set) {
        const QSet<QString> wanted(m_ids.begin(), m_ids.end());
        for (std::size_t k = 0; k < m_set->events.size() && !wanted.isEmpty(); ++k)
            if (wanted.contains(m_set->events[k].id))
                out.push_back(static_cast<int>(k));
    }
    return out;
}

void EventsView::setSelected(const QStringList& ids)
{
    m_ids = ids;
    m_isTold = true;
    QItemSelection rows;
    int first = -1;
    for (const int event : selectedEvents())
        if (const int row = m_model->rowOf(event); row >= 0) {
            rows.select(m_model->index(row, 0), m_model->index(row, m_model->columnCount() - 1));
            first = first < 0 ? row : first;
        }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (first >= 0 && !m_table->hasFocus()) {
        m_table->selectionModel()->setCurrentIndex(m_model->index(first, 0), QItemSelectionModel::NoUpdate);
        m_table->scrollTo(m_model->index(first, 0));
    }
    m_isTold = false;
    showSelected();
    count();
}

/// What the user selects in the table; the one under the pointer last, since a camera follows the last.
void EventsView::takeSelection()
{
    if (m_isTold || !m_set)
        return;
    QStringList ids;
    const int current = m_model->eventAt(m_table->currentIndex().row());
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        if (const int event = m_model->eventAt(index.row()); event >= 0 && event != current && ids.size() < kMostSelected)
            ids.append(m_set->events[static_cast<std::size_t>(event)].id);
    if (current >= 0 && m_table->selectionModel()->isRowSelected(m_table->currentIndex().row()))
        ids.append(m_set->events[static_cast<std::size_t>(current)].id);
    m_ids = ids;
    showSelected();
    count();
    Q_EMIT selected(ids);
}

void EventsView::showSelected()
{
    const int kind = m_kinds->currentData().toInt();
    const std::vector<int> events = selectedEvents();
    m_beside->setCurrentWidget(kind == kPointsKind ? static_cast<QWidget*>(m_points) : m_chartPage);
    m_options->setVisible(kind == kCompositeKind);
    Q_EMIT compositeChanged();
    if (kind == kCompositeKind)
        return;
    if (kind == kPointsKind) {
        m_pointsModel->setEvents(m_set, events);
        m_points->resizeColumnsToContents();
    } else {
        m_chart->setChart(m_set ? lifeChart(*m_set, events, kind) : Chart());
        m_chart->setTime(m_time);
    }
}

void EventsView::setTime(double seconds)
{
    m_time = seconds;
    m_chart->setTime(seconds);
}

void EventsView::setFollowing(bool follows) { m_isFollowing = follows; }

void EventsView::openMenu(const QPoint& at)
{
    const QModelIndex index = m_table->indexAt(at).isValid() ? m_table->indexAt(at) : m_table->currentIndex();
    const int event = m_model->eventAt(index.row());
    QMenu menu;
    menu.setToolTipsVisible(true);
    if (event >= 0) {
        const QString id = m_set->events[static_cast<std::size_t>(event)].id;
        menu.addAction(tr("Fly there"), QKeySequence(Qt::Key_Return), this, [this, id] { Q_EMIT flightWanted(id); })
            ->setToolTip(tr("To the place and the time where it is strongest"));
        QAction* follow = menu.addAction(tr("Follow"), this, [this] { Q_EMIT followingWanted(!m_isFollowing); });
        follow->setCheckable(true);
        follow->setChecked(m_isFollowing);
        follow->setToolTip(tr("The camera stays over it while time goes on; Escape on the Earth ends that"));
        menu.addSeparator();
    }
    menu.addAction(tr("Copy"), QKeySequence::Copy, this, [this] { m_table->copyRows(); })->setToolTip(tr("The selected rows, for a spreadsheet"));
    menu.addAction(tr("Save as CSV…"), QKeySequence(QStringLiteral("Ctrl+E")), this, [this] { m_table->saveRows(tr("events")); });
    menu.exec(m_table->viewport()->mapToGlobal(at));
}

void EventsView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_ids.isEmpty()) {
        if (m_isFollowing)
            Q_EMIT followingWanted(false);
        else
            Q_EMIT selected({});
        return;
    }
    if (event->key() == Qt::Key_E && event->modifiers() == Qt::ControlModifier) {
        m_points->hasFocus() ? m_points->saveRows(tr("points")) : m_table->saveRows(tr("events"));
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace terrella
