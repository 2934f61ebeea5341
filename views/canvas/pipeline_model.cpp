// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/pipeline_model.h"

#include "views/canvas/module_catalogue.h"

#include <QUndoCommand>

namespace terrella {

/// Holds an edit and, once it was applied, its inverse; swaps them at each step.
class EditCommand final : public QUndoCommand {
public:
    /// The edit has been applied already when the command is pushed.
    EditCommand(PipelineModel& model, Edit edit, Edit inverse, const QString& text)
        : QUndoCommand(text),
          m_model(model),
          m_edit(std::move(edit)),
          m_inverse(std::move(inverse))
    {
    }

    void redo() override
    {
        if (!m_isApplied)
            m_isApplied = step(m_edit, m_inverse);
    }
    void undo() override { m_isApplied = !step(m_inverse, m_edit); }

private:
    bool step(const Edit& edit, Edit& inverse)
    {
        auto result = m_model.change(edit);
        if (!result) { // the document is not the one the command was made for: the history is of no use any more
            setObsolete(true);
            return false;
        }
        inverse = *std::move(result);
        return true;
    }

    PipelineModel& m_model;
    Edit m_edit;
    Edit m_inverse;
    bool m_isApplied = true;
};

PipelineModel::PipelineModel(const ModuleCatalogue& catalogue, QObject* parent) : QObject(parent), m_catalogue(catalogue) {}

PipelineModel::~PipelineModel()
{
    // The stack would call itself clean while it goes, and whoever listens may have gone before it.
    m_undoStack.blockSignals(true);
}

void PipelineModel::reset(Document document)
{
    m_document = std::move(document);
    m_levels.clear();
    m_undoStack.clear();
    m_states.clear();
    m_problems.clear();
    Q_EMIT documentReset();
}

Result<void> PipelineModel::apply(const Edit& edit, const QString& text) { return applyToWhole(ofWhole(edit, m_levels.size()), text); }

Result<void> PipelineModel::applyOutside(const Edit& edit, const QString& text)
{
    return applyToWhole(ofWhole(edit, m_levels.empty() ? 0 : m_levels.size() - 1), text);
}

Result<void> PipelineModel::applyToWhole(const Edit& edit, const QString& text)
{
    auto inverse = change(edit);
    if (!inverse)
        return inverse.error();
    m_undoStack.push(new EditCommand(*this, edit, *std::move(inverse), text));
    return {};
}

Result<Edit> PipelineModel::change(const Edit& edit)
{
    auto inverse = terrella::apply(m_document, edit);
    if (!inverse)
        return inverse;
    const bool isSameLevel = refreshShown();
    Q_EMIT edited(edit);
    if (!isSameLevel) // the group that was open is no longer there
        Q_EMIT levelChanged();
    return inverse;
}

const NodeState& PipelineModel::state(const QString& node) const
{
    static const NodeState kNone;
    const auto it = m_states.find(node);
    return it == m_states.end() ? kNone : it->second;
}

void PipelineModel::setState(const QString& node, const NodeState& state)
{
    NodeState& current = m_states[node];
    if (current == state)
        return;
    current = state;
    Q_EMIT stateChanged(node);
}

void PipelineModel::clearStates()
{
    const auto old = std::exchange(m_states, {});
    for (const auto& [node, state] : old)
        Q_EMIT stateChanged(node);
}

std::vector<Problem> PipelineModel::problemsOf(const QString& node) const
{
    std::vector<Problem> found;
    for (const Problem& problem : m_problems)
        if (problem.node == node || problem.node.startsWith(node + QLatin1Char('/')))
            found.push_back(problem);
    return found;
}

std::vector<Problem> PipelineModel::problemsOn(const Link& link) const
{
    std::vector<Problem> found;
    for (const Problem& problem : m_problems)
        if (problem.isOn(link.toNode, link.toPort, link.fromNode + QLatin1Char('.') + link.fromPort))
            found.push_back(problem);
    return found;
}

void PipelineModel::setProblems(std::vector<Problem> problems)
{
    m_problems = std::move(problems);
    Q_EMIT problemsChanged();
}

QString PipelineModel::titleOf(const QString& node) const
{
    const auto it = document().nodes.find(node);
    if (it == document().nodes.end()) {
        const auto outer = m_document.nodes.find(node);
        return outer == m_document.nodes.end() || outer->second.label.isEmpty() ? node : outer->second.label;
    }
    if (!it->second.label.isEmpty())
        return it->second.label;
    const ModuleSpec* spec = m_catalogue.find(it->second.module);
    return spec ? spec->title : it->second.module;
}

} // namespace terrella
