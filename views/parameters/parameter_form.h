// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/edit.h"
#include "pipelines/modules/problem.h"
#include "views/parameters/parameter_editor.h"

#include <QScrollArea>

#include <map>
#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace terrella {

class ProblemBox;

/// The parameters of one node, made from its module's specification. Every change leaves as a SetParameter edit; it shows what the
/// document says when show() is called again.
class ParameterForm final : public QScrollArea {
    Q_OBJECT

public:
    explicit ParameterForm(const Theme& theme, QWidget* parent = nullptr);

    /// spec null: the module is not installed. The form is rebuilt only for another node or module.
    void show(const Node& node, const ModuleSpec* spec);
    void showNothing();
    void setProblems(const std::vector<Problem>& problems);
    /// By input port.
    void setVariables(const std::map<QString, std::vector<VariableChoice>>& variables);
    /// Those of the pipeline, offered for every parameter and shown with their values.
    void setPipelineVariables(const QJsonObject& variables) { m_pipelineVariables = variables; }
    [[nodiscard]] const QString& node() const { return m_node; }
    [[nodiscard]] ParameterEditor* editor(const QString& key) const;
    [[nodiscard]] QString errorOf(const QString& key) const;
    void focusFirst();

Q_SIGNALS:
    void edited(const terrella::Edit& edit, const QString& text);
    void fixChosen(const terrella::Fix& fix);
    void regionDrawRequested(const QString& node, const QString& key);

private:
    struct Row {
        ParameterSpec spec;
        QLabel* label = nullptr;
        QToolButton* reset = nullptr;
        ParameterEditor* editor = nullptr;
        QLabel* variable = nullptr; ///< in the editor's place where the value is ${name}
        QLabel* error = nullptr;
        ProblemBox* problems = nullptr;
        QString typedError; ///< of what was typed and not accepted
    };

    void rebuild(const ModuleSpec* spec);
    void addRow(const ParameterSpec& spec, QGridLayout* grid);
    void take(Row& row, const QJsonValue& value);
    void showVariable(Row& row, const QJsonValue& value);
    void offerVariables(const QString& key, const QPoint& at);
    void showErrors();

    const Theme& m_theme;
    QWidget* m_page = nullptr;
    QVBoxLayout* m_layout = nullptr;
    QLabel* m_message = nullptr;
    ProblemBox* m_nodeProblems = nullptr;
    QString m_node, m_module;
    std::optional<ModuleSpec> m_spec; ///< that the rows were made from
    std::map<QString, Row> m_rows;
    std::vector<QString> m_order;
    std::map<QString, bool> m_unfolded; ///< groups, by module and title, while the program runs
    std::vector<Problem> m_problems;
    QJsonObject m_pipelineVariables;
};

} // namespace terrella
