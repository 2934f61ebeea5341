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

/// The document being edited, its undo stack and what is known of its nodes. The one door for changes is apply(). One may be inside a group: then
/// the views see that, with the ids of the expanded document ("warm_1/detect_1"), so that states, results and problems are found by the same
/// names everywhere. GUI thread.
class PipelineModel final : public QObject {
    Q_OBJECT

public:
    explicit PipelineModel(const ModuleCatalogue& catalogue, QObject* parent = nullptr);
    ~PipelineModel() override;

    /// What is shown: all of it, or the inside of a group.
    [[nodiscard]] const Document& document() const { return m_levels.empty() ? m_document : m_shown; }
    /// What is saved, checked and run.
    [[nodiscard]] const Document& whole() const { return m_document; }

    /// A group that has been opened.
    struct Level {
        QString node;  ///< its id
        QString group; ///< its definition's
        bool operator==(const Level&) const = default;
    };
    [[nodiscard]] const std::vector<Level>& levels() const { return m_levels; }
    /// Goes into a group node of what is shown. Errors: it is none, or its definition is not in the pipeline.
    Result<void> enter(const QString& node);
    /// Back until so many groups are open; 0: to the whole.
    void leaveTo(std::size_t depth);
    /// The node of what is shown that a node of the expanded document belongs to; empty where it is elsewhere.
    [[nodiscard]] QString shownNode(const QString& node) const;
    /// What was shown before the innermost group was opened.
    [[nodiscard]] Document outside() const { return shownAt(m_levels.empty() ? 0 : m_levels.size() - 1); }
    /// How many nodes use the definition of a group, at all levels.
    [[nodiscard]] int usesOf(const QString& group) const;

    [[nodiscard]] const ModuleCatalogue& catalogue() const { return m_catalogue; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undoStack; }

    /// Another document; history, states and problems of the old one go.
    void reset(Document document);
    /// One step of undo. The edit speaks of what is shown; variables and views are those of the whole. The error says why the document refuses; then
    /// nothing has changed.
    Result<void> apply(const Edit& edit, const QString& text);

    /// The same for edits that speak of the whole document (fixes of problems), and of outside().
    Result<void> applyToWhole(const Edit& edit, const QString& text);
    Result<void> applyOutside(const Edit& edit, const QString& text);

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
    /// Another level is shown; the document is the same.
    void levelChanged();
    /// After the whole document has changed by it; undo and redo included. Documents are journalled from this.
    void edited(const terrella::Edit& edit);
    void stateChanged(const QString& node);
    void problemsChanged();

private:
    friend class EditCommand;
    Result<Edit> change(const Edit& edit);
    [[nodiscard]] Edit ofWhole(const Edit& edit, std::size_t level) const;
    [[nodiscard]] Document shownAt(std::size_t level) const;
    [[nodiscard]] std::vector<QString> pathTo(std::size_t level) const;
    [[nodiscard]] std::size_t holderOf(const QString& group, std::size_t from) const;
    [[nodiscard]] bool refreshShown();
    [[nodiscard]] QString prefixAt(std::size_t level) const { return level == 0 ? QString() : m_levels[level - 1].node + QLatin1Char('/'); }

    const ModuleCatalogue& m_catalogue;
    Document m_document;
    Document m_shown; ///< where groups are open: the innermost, its groups with those further out
    std::vector<Level> m_levels;
    QUndoStack m_undoStack;
    std::map<QString, NodeState> m_states;
    std::vector<Problem> m_problems;
};

} // namespace terrella
