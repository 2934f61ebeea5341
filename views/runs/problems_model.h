// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/problem.h"

#include <QAbstractTableModel>

#include <functional>

namespace terrella {

/// What checking found: the sentence, the node it stands on, the first fix.
class ProblemsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Message, Where, Mend, ColumnCount };
    enum Role { SeverityRole = Qt::UserRole + 1 };
    using QAbstractTableModel::QAbstractTableModel;

    /// titleOf: the words for a node.
    void setProblems(std::vector<Problem> problems, const std::function<QString(const QString&)>& titleOf);
    [[nodiscard]] const Problem* problemAt(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Problem> m_problems;
    QStringList m_titles;
};

} // namespace terrella
