// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/pipeline_model.h"
#include "views/theme/theme.h"

#include <QWidget>

class QLabel;
class QTableWidget;
class QToolButton;

namespace terrella {

/// The variables of the pipeline: name, value, where each is used. Edited in place; every change is one step of undo.
class VariablesView final : public QWidget {
    Q_OBJECT

public:
    VariablesView(PipelineModel& model, const Theme& theme, QWidget* parent = nullptr);
    /// A new variable with a free name, its name being edited.
    void addVariable();

    /// A value as it is typed: JSON, "first/last" for a period, "w,s,e,n" for a region, else text. And back.
    static QJsonValue parseValue(const QString& text);
    static QString valueText(const QJsonValue& value);

Q_SIGNALS:
    void refused(const QString& why);

private:
    void refresh();
    void take(int row, int column);
    void removeSelected();
    void apply(const Edit& edit, const QString& text);

    PipelineModel& m_model;
    QLabel* m_hint;
    QTableWidget* m_table;
    QToolButton* m_remove;
    bool m_isRefreshing = false;
};

} // namespace terrella
