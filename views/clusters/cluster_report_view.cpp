// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/clusters/cluster_report_view.h"

#include "pipelines/core/files.h"
#include "views/clusters/words.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace terrella {
namespace {
constexpr int kTitleWidth = 84;
constexpr int kTickMs = 1000;
} // namespace

ClusterReportView::ClusterReportView(const Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme(theme), m_clock(new QTimer(this))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_clock->setInterval(kTickMs);
    connect(m_clock, &QTimer::timeout, this, &ClusterReportView::tick);
    showNothing();
}

QWidget* ClusterReportView::startAnew()
{
    m_isBusy = false;
    m_waiting = nullptr;
    m_clock->stop();
    auto* page = new QWidget;
    page->setProperty("look", "page");
    m_layout = new QVBoxLayout(page);
    m_layout->setContentsMargins(16, 12, 16, 16);
    m_layout->setSpacing(6);
    m_layout->setAlignment(Qt::AlignTop);
    setWidget(page); // the old one goes
    return page;
}

void ClusterReportView::showNothing()
{
    startAnew();
    addSentence(tr("Test the connection to see who you are there, what Slurm offers, how much room there is, and whether the engine is installed. "
                   "Nothing is changed there."),
        "dim");
}

void ClusterReportView::showBusy(const QString& what)
{
    QWidget* page = startAnew();
    m_isBusy = true;
    m_what = what;
    m_since = QDateTime::currentMSecsSinceEpoch();
    addSentence({}, "dim");
    m_waiting = qobject_cast<QLabel*>(m_layout->itemAt(m_layout->count() - 1)->widget());
    auto* bar = new QProgressBar(page);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Working"));
    m_layout->addWidget(bar);
    auto* cancel = new QPushButton(tr("Cancel"), page);
    cancel->setObjectName(QStringLiteral("cancelWork"));
    connect(cancel, &QPushButton::clicked, this, &ClusterReportView::cancelRequested);
    m_layout->addWidget(cancel, 0, Qt::AlignLeft);
    m_clock->start();
    tick();
}

void ClusterReportView::tick()
{
    if (!m_waiting)
        return;
    const qint64 seconds = (QDateTime::currentMSecsSinceEpoch() - m_since) / 1000;
    m_waiting->setText(seconds < 1 ? m_what : tr("%1 %2").arg(m_what, durationText(static_cast<double>(seconds))));
}

void ClusterReportView::showFailure(const QString& sentence)
{
    startAnew();
    addSentence(sentence, "error");
}

void ClusterReportView::showReport(const Cluster& cluster, const ClusterReport& report)
{
    startAnew();
    if (report.problems.isEmpty()) {
        auto* good = new QLabel(tr("Jobs can run there."), widget());
        good->setProperty("look", "strong");
        m_layout->addWidget(good);
    }
    for (const QString& problem : report.problems)
        addSentence(problem, "error");
    if (report.engine.isEmpty())
        addWaysToTheEngine();
    addRow(tr("Login"), report.user.isEmpty() ? tr("not told") : report.user);
    addRow(tr("Slurm"), report.slurm.isEmpty() ? tr("not found") : report.slurm, report.slurm.isEmpty() ? "error" : nullptr);
    addRow(tr("Engine"), report.engine.isEmpty() ? tr("not found") : tr("terrella-run %1").arg(report.engine),
        report.engine.isEmpty() ? "error" : nullptr);
    addRow(tr("Folder"), report.folder);
    addRow(tr("Free there"), report.freeBytes < 0 ? tr("not told") : bytesText(report.freeBytes));
    if (!report.quota.isEmpty())
        addRow(tr("Quota"), report.quota.simplified());
    addRow(tr("Accounting"), report.hasAccounting ? tr("yes: efficiency is told after a run") : tr("no: efficiency is not told"));
    addPartitions(cluster, report);
}

void ClusterReportView::addRow(const QString& title, const QString& text, const char* look)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* left = new QLabel(title, widget());
    left->setProperty("look", "dim");
    left->setFixedWidth(kTitleWidth);
    auto* right = new QLabel(text, widget());
    right->setTextInteractionFlags(Qt::TextSelectableByMouse);
    right->setWordWrap(true);
    right->setMinimumWidth(60);
    if (look)
        right->setProperty("look", look);
    row->addWidget(left, 0, Qt::AlignTop);
    row->addWidget(right, 1);
    m_layout->addLayout(row);
}

void ClusterReportView::addSentence(const QString& sentence, const char* look)
{
    auto* label = new QLabel(sentence, widget());
    label->setProperty("look", look);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->addWidget(label);
}

void ClusterReportView::addPartitions(const Cluster& cluster, const ClusterReport& report)
{
    if (report.partitions.empty())
        return;
    auto* title = new QLabel(tr("Partitions"), widget());
    title->setProperty("look", "headerTitle");
    title->setContentsMargins(0, 10, 0, 2);
    m_layout->addWidget(title);
    for (const SlurmPartition& one : report.partitions) {
        auto* name = new QPushButton(one.isDefault ? tr("%1 (the site's choice)").arg(one.name) : one.name, widget());
        name->setProperty("look", "link");
        name->setToolTip(tr("Take this partition"));
        name->setEnabled(one.name != cluster.partition);
        connect(name, &QPushButton::clicked, this, [this, key = one.name] { Q_EMIT settingWanted(QStringLiteral("partition"), key); });
        m_layout->addWidget(name, 0, Qt::AlignLeft);
        QStringList limits{one.timeLimit == QLatin1String("infinite") ? tr("no time limit") : tr("at most %1").arg(one.timeLimit),
            one.nodes == 1 ? tr("1 node") : tr("%1 nodes").arg(one.nodes), one.cpus == 1 ? tr("1 CPU") : tr("%1 CPUs").arg(one.cpus),
            bytesText(one.memory)};
        if (!one.gpus.isEmpty())
            limits.append(one.gpus);
        if (!one.isUp)
            limits.append(tr("down"));
        auto* words = new QLabel(limits.join(QStringLiteral(" · ")), widget());
        words->setProperty("look", one.isUp ? "dim" : "warning");
        words->setFont(m_theme.smallFont());
        words->setWordWrap(true);
        words->setContentsMargins(2, 0, 0, 2);
        m_layout->addWidget(words);
    }
}

void ClusterReportView::addLink(const QString& text, const QString& tip, const std::function<void()>& clicked)
{
    auto* link = new QPushButton(text, widget());
    link->setProperty("look", "link");
    link->setToolTip(tip);
    connect(link, &QPushButton::clicked, this, clicked);
    m_layout->addWidget(link, 0, Qt::AlignLeft);
}

/// Three ways, each one click away.
void ClusterReportView::addWaysToTheEngine()
{
    addLink(tr("Load a module that brings it…"), tr("Write the module's line into the set-up lines"),
        [this] { Q_EMIT settingWanted(QStringLiteral("setup"), {}); });
    addLink(tr("Say where it lies…"), tr("Write the path of terrella-run there"), [this] { Q_EMIT settingWanted(QStringLiteral("engine"), {}); });
    addLink(tr("Copy it there"), tr("Into the working folder, with all it needs; some hundred megabytes. Nothing is installed with root rights"),
        [this] { Q_EMIT installRequested(); });
}

} // namespace terrella
