// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/run/run_folder.h"

#include <QAbstractTableModel>

#include <vector>

namespace terrella {

/// Runs, newest first: name, place, state, message.
class RunsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Place, State, Message, ColumnCount };
    enum Role { FolderRole = Qt::UserRole + 1, StateRole, FractionRole };
    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(std::vector<RunSummary> runs);
    /// Changes the row of that folder, or puts a new one on top.
    void update(const RunSummary& run);
    /// A run of an earlier session, below the others.
    void append(const RunSummary& run);
    [[nodiscard]] const RunSummary* runAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const QString& folder) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<RunSummary> m_runs;
};

/// "running", "done", "failed", "stopped", "died".
QString runStateText(RunState state);

} // namespace terrella
