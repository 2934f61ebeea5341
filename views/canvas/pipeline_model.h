// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/edit.h"
#include "pipelines/modules/problem.h"
#include "views/canvas/node_state.h"

#include <QObject>
#include <QUndoStack>

#include <map>

namespace terrella {

class ModuleCatalogue;

/// The document being edited, its undo stack and what is known of its nodes. The one door for changes is apply(). GUI thread.
class PipelineModel final : public QObject {
    Q_OBJECT

public:
    explicit PipelineModel(const ModuleCatalogue& catalogue, QObject* parent = nullptr);
    ~PipelineModel() override;

    [[nodiscard]] const Document& document() const { return m_document; }
    [[nodiscard]] const ModuleCatalogue& catalogue() const { return m_catalogue; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undoStack; }

    /// Another document; history, states and problems of the old one go.
    void reset(Document document);
    /// One step of undo. The error says why the document refuses; then nothing has changed.
    Result<void> apply(const Edit& edit, const QString& text);

    [[nodiscard]] const NodeState& state(const QString& node) const;
    void setState(const QString& node, const NodeState& state);
    void clearStates();

    [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }
    [[nodiscard]] std::vector<Problem> problemsOf(const QString& node) const;
    /// Those of the input that the link leads to, without those that stand on another link into it.
    [[nodiscard]] std::vector<Problem> problemsOn(const Link& link) const;
    void setProblems(std::vector<Problem> problems);

    /// The node's label, else its module's title, else the module's id.
    [[nodiscard]] QString titleOf(const QString& node) const;

Q_SIGNALS:
    void documentReset();
    /// After the document has changed by it; undo and redo included. Documents are journalled from this.
    void edited(const terrella::Edit& edit);
    void stateChanged(const QString& node);
    void problemsChanged();

private:
    friend class EditCommand;
    Result<Edit> change(const Edit& edit);

    const ModuleCatalogue& m_catalogue;
    Document m_document;
    QUndoStack m_undoStack;
    std::map<QString, NodeState> m_states;
    std::vector<Problem> m_problems;
};

} // namespace terrella
