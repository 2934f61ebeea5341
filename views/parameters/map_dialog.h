// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "pipelines/modules/module_spec.h"
#include "views/theme/theme.h"

#include <QDialog>
#include <QJsonObject>

class QComboBox;
class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace terrella {

/// Asks over what a node is to be mapped: parameter values, files, years, months, members, or rows of a list.
class MapDialog final : public QDialog {
    Q_OBJECT

public:
    MapDialog(const Node& node, const ModuleSpec& spec, const QString& title, const Theme& theme, QWidget* parent = nullptr);
    /// As it is stored in the node; empty: it runs once. Valid after it was accepted.
    [[nodiscard]] QJsonObject map() const { return m_map; }

    /// Values as they are typed: one a line or with commas, and ranges "1 … 9" or "1 .. 9 by 2". The error says which cannot be read.
    static Result<QJsonArray> parseValues(const ParameterSpec& spec, const QString& text);

private:
    [[nodiscard]] QString over() const;
    void showFields();
    void showCount();
    [[nodiscard]] Result<QJsonObject> read() const;
    [[nodiscard]] Result<QJsonObject> readRows() const;
    void fillParameters();

    const Node& m_node;
    const ModuleSpec& m_spec;
    QComboBox* m_over;
    QComboBox* m_parameter;
    QLabel* m_parameterLabel;
    QPlainTextEdit* m_values;
    QLabel* m_valuesLabel;
    QLabel* m_hint;
    QLabel* m_count;
    QPushButton* m_accept;
    QJsonObject m_map;
};

} // namespace terrella
