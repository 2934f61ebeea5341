// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/problems_model.h"

namespace terrella {

void ProblemsModel::setProblems(std::vector<Problem> problems, const std::function<QString(const QString&)>& titleOf)
{
    beginResetModel();
    m_problems = std::move(problems);
    m_titles.clear();
    for (const Problem& problem : m_problems)
        m_titles.append(problem.node.isEmpty() ? QString() : titleOf(problem.node));
    endResetModel();
}

const Problem* ProblemsModel::problemAt(const QModelIndex& index) const
{
    return index.isValid() && index.row() < rowCount() ? &m_problems[static_cast<std::size_t>(index.row())] : nullptr;
}

int ProblemsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_problems.size()); }

int ProblemsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ProblemsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Problem& problem = m_problems[static_cast<std::size_t>(index.row())];
    if (role == SeverityRole)
        return static_cast<int>(problem.severity);
    if (role == Qt::ToolTipRole)
        return QStringLiteral("<p>%1</p>").arg(problem.message.toHtmlEscaped());
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Message: return problem.message;
    case Where: return m_titles[index.row()];
    case Mend:
        if (problem.fixes.size() > 1)
            return tr("%1 …", "a fix, and others").arg(problem.fixes.front().title);
        return problem.fixes.empty() ? QString() : problem.fixes.front().title;
    default: return {};
    }
}

} // namespace terrella
