// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/run/run_folder.h"
#include "views/runs/job_list.h"

#include <QAbstractTableModel>

#include <vector>

namespace terrella {

/// Runs here and on clusters, newest first: name, place, state, how long, message.
class RunsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Place, State, Time, Message, ColumnCount };
    enum Role {
        FolderRole = Qt::UserRole + 1,
        StateRole,
        FractionRole,
        WaitingRole ///< it runs, and all that can go on is waiting in a queue
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(std::vector<RunSummary> runs);
    /// Changes the row of that folder, or puts a new one on top.
    void update(const RunSummary& run);
    /// A run of an earlier session, below the others. places: the clusters that it has jobs on.
    void append(const RunSummary& run, const QStringList& places = {});
    /// Where parts of it run, before there is a job.
    void setPlaces(const QString& folder, const QStringList& places);
    void setJobs(const QString& folder, const JobList& jobs);
    [[nodiscard]] const JobList* jobsOf(const QString& folder) const;
    [[nodiscard]] QStringList placesOf(const QModelIndex& index) const;
    /// Times of what is running are counted on.
    void tick();
    [[nodiscard]] bool isAnyRunning() const;
    [[nodiscard]] const RunSummary* runAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const QString& folder) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        RunSummary run;
        QStringList places;
        JobList jobs;
    };
    [[nodiscard]] const Row& rowAt(const QModelIndex& index) const { return m_rows[static_cast<std::size_t>(index.row())]; }
    [[nodiscard]] QString placeText(const Row& row) const;
    [[nodiscard]] QString timeText(const Row& row) const;
    [[nodiscard]] QString messageText(const Row& row) const;
    void changed(int row);
    std::vector<Row> m_rows;
};

/// "running", "done", "failed", "stopped", "died".
QString runStateText(RunState state);

} // namespace terrella
