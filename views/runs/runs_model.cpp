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
    m_rows.clear();
    for (RunSummary& run : runs)
        m_rows.push_back({std::move(run), {}, {}});
    std::ranges::sort(m_rows, [](const Row& a, const Row& b) { return a.run.started > b.run.started; });
    endResetModel();
}

void RunsModel::changed(int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); }

void RunsModel::update(const RunSummary& run)
{
    if (const QModelIndex known = indexOf(run.path); known.isValid()) {
        m_rows[static_cast<std::size_t>(known.row())].run = run;
        changed(known.row());
        return;
    }
    beginInsertRows({}, 0, 0);
    m_rows.insert(m_rows.begin(), {run, {}, {}});
    endInsertRows();
}

void RunsModel::append(const RunSummary& run, const QStringList& places)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_rows.push_back({run, places, {}});
    endInsertRows();
}

void RunsModel::setPlaces(const QString& folder, const QStringList& places)
{
    if (const QModelIndex known = indexOf(folder); known.isValid()) {
        m_rows[static_cast<std::size_t>(known.row())].places = places;
        changed(known.row());
    }
}

void RunsModel::setJobs(const QString& folder, const JobList& jobs)
{
    if (const QModelIndex known = indexOf(folder); known.isValid()) {
        m_rows[static_cast<std::size_t>(known.row())].jobs = jobs;
        changed(known.row());
    }
}

const JobList* RunsModel::jobsOf(const QString& folder) const
{
    const QModelIndex known = indexOf(folder);
    return known.isValid() ? &rowAt(known).jobs : nullptr;
}

QStringList RunsModel::placesOf(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = rowAt(index);
    QStringList out = row.jobs.places();
    for (const QString& place : row.places) {
        if (!out.contains(place))
            out.append(place);
    }
    return out;
}

void RunsModel::tick()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].run.state == RunState::Running)
            Q_EMIT dataChanged(index(static_cast<int>(i), Time), index(static_cast<int>(i), Time));
    }
}

bool RunsModel::isAnyRunning() const
{
    return std::ranges::any_of(m_rows, [](const Row& row) { return row.run.state == RunState::Running; });
}

QModelIndex RunsModel::indexOf(const QString& folder) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].run.path == folder)
            return index(static_cast<int>(i), 0);
    return {};
}

const RunSummary* RunsModel::runAt(const QModelIndex& index) const
{
    return index.isValid() && index.row() < rowCount() ? &rowAt(index).run : nullptr;
}

int RunsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString RunsModel::placeText(const Row& row) const
{
    const QStringList places = placesOf(indexOf(row.run.path));
    return places.isEmpty() ? Text::tr("here") : places.join(QStringLiteral(", "));
}

QString RunsModel::timeText(const Row& row) const
{
    if (!row.run.started.isValid())
        return {};
    const QDateTime end = row.run.state == RunState::Running ? QDateTime::currentDateTimeUtc() : row.run.ended;
    return end.isValid() ? elapsedText(std::max(0.0, static_cast<double>(row.run.started.msecsTo(end)) / 1000.0)) : QString();
}

/// For a run that goes on, what it waits for or does; else when it was, and how it ended.
QString RunsModel::messageText(const Row& row) const
{
    const JobInfo* job = row.jobs.telling();
    if (row.run.state == RunState::Running) {
        if (!job || job->isOver())
            return row.run.message;
        QStringList parts;
        if (job->isWaiting())
            parts.append(job->id.isEmpty() ? jobStateText(*job) : Text::tr("job %1 %2").arg(job->id, jobStateText(*job)));
        if (const QString members = membersText(*job); !members.isEmpty())
            parts.append(members);
        if (!job->isWaiting() && !row.run.message.isEmpty())
            parts.append(row.run.message);
        return parts.isEmpty() ? jobStateText(*job) : parts.join(QStringLiteral(" · "));
    }
    QStringList parts;
    if (row.run.started.isValid())
        parts.append(QLocale().toString(row.run.started.toLocalTime(), QStringLiteral("d MMM HH:mm")));
    if (!row.run.message.isEmpty())
        parts.append(row.run.message);
    if (const QString efficiency = job ? efficiencyText(*job) : QString(); !efficiency.isEmpty() && row.run.state == RunState::Finished)
        parts.append(efficiency);
    return parts.join(QStringLiteral(" · "));
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = rowAt(index);
    const RunSummary& run = row.run;
    const JobInfo* job = row.jobs.telling();
    const bool isWaiting = run.state == RunState::Running && job && job->isWaiting();
    switch (role) {
    case FolderRole: return run.path;
    case StateRole: return static_cast<int>(run.state);
    case FractionRole: return run.fraction;
    case WaitingRole: return isWaiting;
    case Qt::ToolTipRole: {
        const QString message = messageText(row);
        return message.isEmpty() ? run.path : message + QLatin1Char('\n') + run.path;
    }
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Name: return run.name;
    case Place: return placeText(row);
    case State:
        return isWaiting                     ? Text::tr("waits")
            : run.state == RunState::Running ? Text::tr("%1 %").arg(qRound(run.fraction * 100.0))
                                             : runStateText(run.state);
    case Time: return timeText(row);
    case Message: return messageText(row);
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
    case Time: return Text::tr("Time");
    case Message: return Text::tr("Message");
    default: return {};
    }
}

} // namespace terrella
