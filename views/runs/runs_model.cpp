// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/runs_model.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace terrella {
namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::RunsModel)
};
} // namespace

QString runStateText(RunState state)
{
    switch (state) {
    case RunState::Running: return Text::tr("running");
    case RunState::Finished: return Text::tr("done");
    case RunState::Failed: return Text::tr("failed");
    case RunState::Cancelled: return Text::tr("stopped");
    case RunState::Died: return Text::tr("died");
    }
    return {};
}

void RunsModel::setRuns(std::vector<RunSummary> runs)
{
    beginResetModel();
    m_runs = std::move(runs);
    std::ranges::sort(m_runs, [](const RunSummary& a, const RunSummary& b) { return a.started > b.started; });
    endResetModel();
}

void RunsModel::update(const RunSummary& run)
{
    if (const QModelIndex known = indexOf(run.path); known.isValid()) {
        m_runs[static_cast<std::size_t>(known.row())] = run;
        Q_EMIT dataChanged(index(known.row(), 0), index(known.row(), ColumnCount - 1));
        return;
    }
    beginInsertRows({}, 0, 0);
    m_runs.push_back(run);
    std::rotate(m_runs.begin(), m_runs.end() - 1, m_runs.end());
    endInsertRows();
}

void RunsModel::append(const RunSummary& run)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_runs.push_back(run);
    endInsertRows();
}

QModelIndex RunsModel::indexOf(const QString& folder) const
{
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        if (m_runs[i].path == folder)
            return index(static_cast<int>(i), 0);
    return {};
}

const RunSummary* RunsModel::runAt(const QModelIndex& index) const
{
    return index.isValid() && index.row() < rowCount() ? &m_runs[static_cast<std::size_t>(index.row())] : nullptr;
}

int RunsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_runs.size()); }

int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunSummary& run = m_runs[static_cast<std::size_t>(index.row())];
    if (role == FolderRole)
        return run.path;
    if (role == StateRole)
        return static_cast<int>(run.state);
    if (role == FractionRole)
        return run.fraction;
    if (role == Qt::ToolTipRole)
        return run.message.isEmpty() ? run.path : run.message + QLatin1Char('\n') + run.path;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name: return run.name;
    case Place: return Text::tr("here");
    case State: return run.state == RunState::Running ? Text::tr("%1 %").arg(qRound(run.fraction * 100.0)) : runStateText(run.state);
    case Message: {
        if (run.state == RunState::Running || !run.started.isValid())
            return run.message;
        const QString when = QLocale().toString(run.started.toLocalTime(), QStringLiteral("d MMM HH:mm"));
        if (!run.message.isEmpty())
            return when + QStringLiteral(" · ") + run.message;
        const auto seconds = run.started.msecsTo(run.ended) / 1000.0;
        return run.ended.isValid() ? when + QStringLiteral(" · ") + Text::tr("%1 s").arg(seconds, 0, 'f', seconds < 10.0 ? 1 : 0) : when;
    }
    default: return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return Text::tr("Run");
    case Place: return Text::tr("Place");
    case State: return Text::tr("State");
    case Message: return Text::tr("Message");
    default: return {};
    }
}

} // namespace terrella
