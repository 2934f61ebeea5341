// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/clusters/clusters_dialog.h"

#include "views/clusters/cluster_form.h"
#include "views/clusters/cluster_report_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace terrella {
namespace {

constexpr int kListWidth = 176;
constexpr int kReportWidth = 300;

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

} // namespace

ClustersDialog::ClustersDialog(const Theme& theme, QWidget* parent)
    : QDialog(parent),
      m_theme(theme),
      m_list(new QListWidget(this)),
      m_pages(new QStackedWidget(this)),
      m_form(new ClusterForm(theme, this)),
      m_report(new ClusterReportView(theme, this)),
      m_remove(new QToolButton(this)),
      m_test(new QPushButton(tr("&Test connection"), this)),
      m_revert(new QPushButton(tr("&Revert"), this)),
      m_save(new QPushButton(tr("&Save"), this))
{
    setWindowTitle(tr("Clusters"));
    resize(1000, 680);
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(makeList());
    whole->addWidget(makeLine(this, true));
    whole->addWidget(m_pages, 1);

    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* both = new QHBoxLayout;
    both->setSpacing(0);
    both->addWidget(m_form, 1);
    both->addWidget(makeLine(this, true));
    m_report->setFixedWidth(kReportWidth);
    both->addWidget(m_report);
    column->addLayout(both, 1);
    column->addWidget(makeLine(this, false));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(20, 10, 16, 10);
    buttons->setSpacing(8);
    m_test->setToolTip(tr("Log in and see what is there; nothing is changed or sent"));
    m_save->setProperty("look", "primary");
    m_save->setDefault(true);
    for (QPushButton* button : {m_test, m_revert})
        button->setAutoDefault(false);
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    buttons->addWidget(m_revert);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    m_pages->addWidget(page);
    m_pages->addWidget(makeEmptyPage());
    m_pages->setCurrentIndex(1);

    connect(m_list, &QListWidget::currentItemChanged, this, &ClustersDialog::showCurrent);
    connect(m_form, &ClusterForm::changed, this, &ClustersDialog::takeDraft);
    connect(m_save, &QPushButton::clicked, this, &ClustersDialog::save);
    connect(m_test, &QPushButton::clicked, this, &ClustersDialog::test);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        if (Entry* entry = current()) {
            if (const auto saved = m_saved.clusters.find(entry->saved); saved != m_saved.clusters.end())
                m_form->show(saved->second);
        }
    });
    connect(m_report, &ClusterReportView::cancelRequested, this, &ClustersDialog::testCancelled);
    connect(m_report, &ClusterReportView::installRequested, this, &ClustersDialog::install);
    connect(m_report, &ClusterReportView::settingWanted, this, [this](const QString& key, const QString& value) {
        if (!value.isEmpty()) {
            Cluster changed = m_form->cluster();
            (key == QLatin1String("partition") ? changed.partition : changed.engine) = value;
            m_form->show(changed, current() && current()->saved.isEmpty());
        }
        m_form->focus(key);
    });
}

QWidget* ClustersDialog::makeList()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(kListWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(8, 10, 8, 10);
    column->setSpacing(6);
    m_list->setProperty("look", "rows");
    m_list->setAccessibleName(tr("Clusters"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* add = new QToolButton(side);
    add->setObjectName(QStringLiteral("addCluster"));
    add->setIcon(m_theme.icon(QStringLiteral("plus")));
    add->setText(tr("Add a cluster"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setToolTip(tr("Add a cluster (Ctrl+N)"));
    add->setShortcut(QKeySequence::New);
    m_remove->setIcon(m_theme.icon(QStringLiteral("trash")));
    m_remove->setToolTip(tr("Forget this cluster; nothing changes there"));
    m_remove->setAccessibleName(tr("Forget this cluster"));
    for (QToolButton* button : {add, m_remove}) {
        button->setProperty("look", "flat");
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(add);
    row->addStretch(1);
    row->addWidget(m_remove);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    connect(add, &QToolButton::clicked, this, [this] { addCluster(); });
    connect(m_remove, &QToolButton::clicked, this, &ClustersDialog::remove);
    return side;
}

/// Teaches.
QWidget* ClustersDialog::makeEmptyPage()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(48, 32, 48, 32);
    column->setSpacing(12);
    column->addStretch(1);
    auto* title = new QLabel(tr("Run parts of a pipeline on a cluster"), page);
    title->setProperty("look", "title");
    auto* text = new QLabel(
        tr("Any cluster with Slurm that you reach by ssh will do; nothing is installed with root rights there. Add one, say how much memory "
           "a job gets, and test the connection. Then choose “Run on” in the menu of a node."),
        page);
    text->setProperty("look", "dim");
    text->setWordWrap(true);
    auto* add = new QPushButton(tr("Add a cluster"), page);
    add->setProperty("look", "primary");
    connect(add, &QPushButton::clicked, this, [this] { addCluster(); });
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(add, 0, Qt::AlignLeft);
    column->addStretch(2);
    return page;
}

ClustersDialog::Entry* ClustersDialog::current()
{
    const auto found = m_entries.find(m_list->currentItem());
    return found == m_entries.end() ? nullptr : &found->second;
}

bool ClustersDialog::isChanged(const Entry& entry) const
{
    const auto saved = m_saved.clusters.find(entry.saved);
    return saved == m_saved.clusters.end() || !(saved->second == entry.draft);
}

QListWidgetItem* ClustersDialog::addItem(Entry entry)
{
    auto* item = new QListWidgetItem;
    m_entries.emplace(item, std::move(entry));
    m_list->addItem(item);
    return item;
}

void ClustersDialog::setClusters(const ClusterList& list)
{
    const ClusterList before = std::exchange(m_saved, list);
    std::set<QString> shown;
    for (int row = m_list->count() - 1; row >= 0; --row) {
        QListWidgetItem* item = m_list->item(row);
        Entry& entry = m_entries.at(item);
        const auto now = list.clusters.find(entry.saved);
        const auto was = before.clusters.find(entry.saved);
        const bool isUntouched = was != before.clusters.end() && was->second == entry.draft;
        if (now != list.clusters.end()) {
            shown.insert(entry.saved);
            if (isUntouched)
                entry.draft = now->second;
        } else if (isUntouched) { // gone from the file
            if (m_tested == item)
                m_tested = nullptr;
            m_entries.erase(item);
            delete m_list->takeItem(row);
        }
    }
    for (const auto& [name, cluster] : list.clusters) {
        if (shown.count(name) == 0)
            addItem({name, cluster, {}});
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    showCurrent();
}

void ClustersDialog::setAliases(const QStringList& aliases) { m_form->setAliases(aliases); }

void ClustersDialog::choose(const QString& name)
{
    for (const auto& [item, entry] : m_entries) {
        if (entry.draft.name == name) {
            m_list->setCurrentItem(item);
            return;
        }
    }
    addCluster(name);
}

void ClustersDialog::addCluster(const QString& name)
{
    Entry entry;
    entry.draft.name = name;
    m_list->setCurrentItem(addItem(std::move(entry)));
    m_form->focus(name.isEmpty() ? QStringLiteral("name") : QStringLiteral("host"));
}

void ClustersDialog::showCurrent()
{
    Entry* entry = current();
    m_pages->setCurrentIndex(entry ? 0 : 1);
    if (entry) {
        QStringList taken;
        for (const auto& [item, other] : m_entries) {
            if (&other != entry)
                taken.append(other.draft.name);
        }
        m_form->setTakenNames(taken);
        {
            const QScopedValueRollback filling(m_isFilling, true);
            m_form->setPartitions(entry->report ? entry->report->partitions : std::vector<SlurmPartition>());
            m_form->show(entry->draft, entry->saved.isEmpty());
        }
        if (m_tested && m_tested == m_list->currentItem())
            m_report->showBusy(m_busyWith);
        else if (entry->report)
            m_report->showReport(entry->draft, *entry->report);
        else
            m_report->showNothing();
    }
    refreshButtons();
}

void ClustersDialog::takeDraft()
{
    Entry* entry = current();
    if (!entry || m_isFilling)
        return;
    entry->draft = m_form->cluster();
    refreshButtons();
}

void ClustersDialog::refreshButtons()
{
    for (const auto& [item, entry] : m_entries) {
        const QString name = entry.draft.name.isEmpty() ? tr("new") : entry.draft.name;
        item->setText(isChanged(entry) ? name + QStringLiteral(" •") : name);
        item->setToolTip(isChanged(entry) ? tr("%1, not saved").arg(name) : entry.draft.host);
    }
    const Entry* entry = current();
    m_remove->setEnabled(entry);
    m_save->setEnabled(entry && isChanged(*entry) && !m_form->hasProblems());
    m_save->setToolTip(m_form->hasProblems() ? tr("What is marked must be mended first") : tr("Save what is set"));
    m_revert->setEnabled(entry && !entry->saved.isEmpty() && isChanged(*entry));
    m_revert->setToolTip(tr("Back to what is saved"));
    m_test->setEnabled(entry && !m_tested && m_form->problemAt(QStringLiteral("host")).isEmpty());
}

void ClustersDialog::save()
{
    Entry* entry = current();
    if (!entry || m_form->hasProblems())
        return;
    const QString before = std::exchange(entry->saved, entry->draft.name);
    m_saved.clusters.erase(before);
    m_saved.clusters[entry->draft.name] = entry->draft;
    m_form->show(entry->draft);
    Q_EMIT saveRequested(before, Cluster(entry->draft));
}

void ClustersDialog::remove()
{
    QListWidgetItem* item = m_list->currentItem();
    Entry* entry = current();
    if (!entry)
        return;
    const QString name = entry->saved;
    if (!name.isEmpty()
        && QMessageBox::question(this, tr("Forget the cluster"), tr("Forget the settings of “%1”? Nothing changes on the cluster itself.").arg(name))
            != QMessageBox::Yes)
        return;
    if (m_tested == item) {
        m_tested = nullptr;
        Q_EMIT testCancelled();
    }
    m_saved.clusters.erase(name);
    m_entries.erase(item);
    delete m_list->takeItem(m_list->row(item));
    showCurrent();
    if (!name.isEmpty())
        Q_EMIT removeRequested(name);
}

void ClustersDialog::test()
{
    Entry* entry = current();
    if (!entry || m_tested)
        return;
    m_tested = m_list->currentItem();
    m_busyWith = tr("Asking “%1” …").arg(entry->draft.host);
    m_report->showBusy(m_busyWith);
    m_list->setFocus(); // the button is off now
    refreshButtons();
    Q_EMIT testRequested(Cluster(entry->draft));
}

void ClustersDialog::install()
{
    Entry* entry = current();
    if (!entry || m_tested)
        return;
    m_tested = m_list->currentItem();
    m_busyWith = tr("Copying the engine to “%1” …").arg(entry->draft.host);
    m_report->showBusy(m_busyWith);
    m_list->setFocus(); // the button is off now
    refreshButtons();
    Q_EMIT installRequested(Cluster(entry->draft));
}

void ClustersDialog::showInstalled(const QString& engine)
{
    QListWidgetItem* item = std::exchange(m_tested, nullptr);
    if (!item)
        return;
    m_entries.at(item).draft.engine = engine;
    showCurrent();
    if (item == m_list->currentItem())
        test();
}

void ClustersDialog::showReport(const ClusterReport& report)
{
    if (QListWidgetItem* item = std::exchange(m_tested, nullptr)) {
        m_entries.at(item).report = report;
        if (item == m_list->currentItem()) {
            const QScopedValueRollback filling(m_isFilling, true);
            m_form->setPartitions(report.partitions);
            m_report->showReport(m_entries.at(item).draft, report);
        }
    }
    refreshButtons();
}

void ClustersDialog::showTestFailure(const QString& sentence)
{
    if (std::exchange(m_tested, nullptr) == m_list->currentItem())
        m_report->showFailure(sentence);
    refreshButtons();
}

void ClustersDialog::showTestCancelled()
{
    if (std::exchange(m_tested, nullptr) == m_list->currentItem())
        m_report->showNothing();
    refreshButtons();
}

/// Escape and the window's cross.
void ClustersDialog::reject()
{
    const bool isUnsaved = std::ranges::any_of(m_entries, [this](const auto& item) {
        return isChanged(item.second) && !(item.second.saved.isEmpty() && item.second.draft.host.isEmpty() && item.second.draft.name.isEmpty());
    });
    if (isUnsaved
        && QMessageBox::question(
               this, tr("Clusters"), tr("Changes of clusters are not saved. Leave them?"), QMessageBox::Yes | QMessageBox::No, QMessageBox::No)
            != QMessageBox::Yes)
        return;
    if (m_tested)
        Q_EMIT testCancelled();
    QDialog::reject();
}

} // namespace terrella
