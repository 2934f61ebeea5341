// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameters/parameter_form.h"

#include "pipelines/core/json.h"
#include "pipelines/data/units.h"
#include "pipelines/graph/variables.h"
#include "views/parameters/problem_box.h"

#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace terrella {
namespace {
constexpr int kLabelWidth = 148;
} // namespace

ParameterForm::ParameterForm(const Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme(theme)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Parameters"));
    showNothing();
}

void ParameterForm::showNothing()
{
    m_node.clear();
    m_module.clear();
    rebuild(nullptr);
    m_message->setText(tr("Select a node to see its parameters."));
    m_message->show();
}

void ParameterForm::show(const Node& node, const ModuleSpec* spec)
{
    if (node.id != m_node || node.module != m_module || m_spec.has_value() != (spec != nullptr) || (spec && *spec != *m_spec)) {
        m_node = node.id;
        m_module = node.module;
        m_problems.clear();
        rebuild(spec);
        if (!spec) {
            m_message->setText(
                tr("The module %1 is not installed here. The node keeps its parameters and links; install the module to run it.").arg(node.module));
            m_message->show();
        } else if (spec->parameters.empty()) {
            m_message->setText(tr("This module has no parameters."));
            m_message->show();
        }
    }
    for (auto& [key, row] : m_rows) {
        const QJsonValue set = node.parameters.value(key);
        const bool isSet = !set.isUndefined() && !set.isNull();
        if (row.typedError.isEmpty())
            row.editor->setValue(isSet ? set : row.spec.defaultValue);
        showVariable(row, set);
        row.reset->setVisible(isSet);
    }
}

void ParameterForm::rebuild(const ModuleSpec* spec)
{
    m_rows.clear();
    m_order.clear();
    m_spec = spec ? std::optional(*spec) : std::nullopt;
    m_page = new QWidget;
    m_page->setProperty("look", "page");
    m_page->setAttribute(Qt::WA_StyledBackground);
    m_layout = new QVBoxLayout(m_page);
    m_layout->setContentsMargins(14, 12, 14, 12);
    m_layout->setSpacing(8);
    m_message = new QLabel(m_page);
    m_message->setProperty("look", "dim");
    m_message->setWordWrap(true);
    m_message->hide();
    m_layout->addWidget(m_message);
    m_nodeProblems = new ProblemBox(m_theme.font(), m_page);
    connect(m_nodeProblems, &ProblemBox::fixChosen, this, &ParameterForm::fixChosen);
    m_layout->addWidget(m_nodeProblems);

    if (spec) {
        QStringList groups; // the first group is open, whatever its name
        for (const ParameterSpec& parameter : spec->parameters)
            if (!groups.contains(parameter.group))
                groups.append(parameter.group);
        for (const QString& group : groups) {
            auto* body = new QWidget(m_page);
            auto* grid = new QGridLayout(body);
            grid->setContentsMargins(0, 0, 0, 0);
            grid->setHorizontalSpacing(8);
            grid->setVerticalSpacing(4);
            grid->setColumnMinimumWidth(0, kLabelWidth);
            grid->setColumnStretch(1, 1);
            for (const ParameterSpec& parameter : spec->parameters)
                if (parameter.group == group)
                    addRow(parameter, grid);
            if (group != groups.front()) {
                const QString memory = spec->id + QLatin1Char('/') + group;
                auto* fold = new QPushButton(group, m_page);
                fold->setProperty("look", "fold");
                fold->setCheckable(true);
                const auto setOpen = [this, fold, body, memory](bool isOpen) {
                    m_unfolded[memory] = isOpen;
                    body->setVisible(isOpen);
                    fold->setIcon(m_theme.icon(isOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), m_theme.tokens().dim));
                };
                fold->setIconSize({12, 12});
                fold->setChecked(m_unfolded[memory]);
                connect(fold, &QPushButton::toggled, this, setOpen);
                setOpen(m_unfolded[memory]);
                m_layout->addSpacing(2);
                m_layout->addWidget(fold);
            }
            m_layout->addWidget(body);
        }
    }
    m_layout->addStretch(1);
    setWidget(m_page); // takes the old page away
}

void ParameterForm::addRow(const ParameterSpec& spec, QGridLayout* grid)
{
    const int line = grid->rowCount();
    Row row;
    row.spec = spec;
    auto* left = new QWidget(m_page);
    left->setFixedWidth(kLabelWidth);
    auto* leftLayout = new QGridLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setColumnStretch(0, 1);
    row.label = new QLabel(spec.title.isEmpty() ? spec.key : spec.title, left);
    row.label->setProperty("look", "dim");
    row.label->setMinimumHeight(28);
    row.label->setMinimumWidth(40);
    row.label->setWordWrap(row.label->sizeHint().width() > kLabelWidth - 24);
    row.reset = new QToolButton(left);
    row.reset->setProperty("look", "flat");
    row.reset->setIcon(m_theme.icon(QStringLiteral("reset"), m_theme.tokens().dim));
    row.reset->setIconSize({13, 13});
    row.reset->setFixedSize(22, 24);
    row.reset->setToolTip(tr("Back to the default"));
    row.reset->setAccessibleName(tr("Back to the default of %1").arg(row.label->text()));
    row.reset->hide();
    leftLayout->addWidget(row.label, 0, 0);
    leftLayout->addWidget(row.reset, 0, 1, Qt::AlignTop);
    row.editor = ParameterEditor::make(spec, m_theme, m_page);
    row.editor->setAccessibleName(row.label->text());
    if (QWidget* field = row.editor->focusProxy()) {
        field->setAccessibleName(row.label->text());
        field->setAccessibleDescription(spec.help);
    }
    QString tip = spec.help.toHtmlEscaped();
    if (spec.minimum || spec.maximum)
        tip += QStringLiteral("<br>")
            + (spec.minimum && spec.maximum ? tr("%1 to %2").arg(*spec.minimum).arg(*spec.maximum)
                    : spec.minimum          ? tr("at least %1").arg(*spec.minimum)
                                            : tr("at most %1").arg(*spec.maximum))
            + QLatin1Char(' ') + units::display(spec.unit);
    if (!tip.isEmpty()) {
        row.label->setToolTip(QStringLiteral("<p>%1</p>").arg(tip));
        row.editor->setToolTip(row.label->toolTip());
    }
    row.error = new QLabel(m_page);
    row.error->setProperty("look", "error");
    row.error->setFont(m_theme.smallFont());
    row.error->setWordWrap(true);
    row.error->hide();
    row.problems = new ProblemBox(m_theme.smallFont(), m_page);
    connect(row.problems, &ProblemBox::fixChosen, this, &ParameterForm::fixChosen);
    grid->addWidget(left, line, 0, Qt::AlignTop);
    row.variable = new QLabel(m_page);
    row.variable->setProperty("look", "variable");
    row.variable->setMinimumHeight(28);
    row.variable->hide();
    row.label->setContextMenuPolicy(Qt::CustomContextMenu);
    row.variable->setContextMenuPolicy(Qt::CustomContextMenu);
    for (QLabel* label : {row.label, row.variable})
        connect(label, &QLabel::customContextMenuRequested, this,
            [this, label, name = spec.key](const QPoint& at) { offerVariables(name, label->mapToGlobal(at)); });
    grid->addWidget(row.editor, line, 1);
    grid->addWidget(row.variable, line, 1);
    grid->addWidget(row.error, line + 1, 1);
    grid->addWidget(row.problems, line + 2, 0, 1, 2);

    const QString key = spec.key;
    connect(row.editor, &ParameterEditor::edited, this, [this, key](const QJsonValue& value) { take(m_rows.at(key), value); });
    connect(row.editor, &ParameterEditor::unreadable, this, [this, key](const QString& why) {
        m_rows.at(key).typedError = why;
        showErrors();
    });
    connect(row.editor, &ParameterEditor::drawRequested, this, [this, key] { Q_EMIT regionDrawRequested(m_node, key); });
    connect(row.reset, &QToolButton::clicked, this, [this, key] {
        m_rows.at(key).typedError.clear();
        showErrors();
        Q_EMIT edited(SetParameter{m_node, key, QJsonValue(QJsonValue::Undefined)}, tr("Reset %1").arg(m_rows.at(key).label->text()));
    });
    m_rows.emplace(key, row);
    m_order.push_back(key);
}

void ParameterForm::take(Row& row, const QJsonValue& value)
{
    row.typedError.clear();
    if (!value.isUndefined() && !value.isNull() && variablesIn(value).isEmpty()) // what a variable stands for the engine checks
        if (const auto checked = checkParameter(row.spec, value); !checked)
            row.typedError = checked.error().message;
    showErrors();
    if (row.typedError.isEmpty())
        Q_EMIT edited(
            SetParameter{m_node, row.spec.key, value.isNull() ? QJsonValue(QJsonValue::Undefined) : value}, tr("Set %1").arg(row.label->text()));
}

/// Lines show ${name} themselves; a choice, a tick or a list cannot.
void ParameterForm::showVariable(Row& row, const QJsonValue& value)
{
    const bool canShow
        = row.spec.type == ParameterType::TextList ? value.isArray() : row.spec.type != ParameterType::Flag && row.spec.type != ParameterType::Choice;
    const QStringList names = value.isString() ? variablesIn(value) : QStringList();
    const bool isShown = !names.isEmpty() && !canShow;
    row.variable->setVisible(isShown);
    row.editor->setVisible(!isShown);
    if (isShown)
        row.variable->setText(value.toString());
    if (!names.isEmpty()) {
        QStringList lines;
        for (const QString& name : names)
            lines.append(QStringLiteral("%1 = %2").arg(
                name, m_pipelineVariables.contains(name) ? QString::fromUtf8(canonicalJson(m_pipelineVariables.value(name))) : tr("not defined")));
        row.variable->setToolTip(lines.join(QLatin1Char('\n')));
        row.editor->setToolTip(row.variable->toolTip());
    } else {
        row.editor->setToolTip(row.label->toolTip());
    }
}

void ParameterForm::offerVariables(const QString& key, const QPoint& at)
{
    QMenu menu;
    const QString title = m_rows.at(key).label->text();
    if (m_pipelineVariables.isEmpty())
        menu.addAction(tr("The pipeline has no variables yet"))->setEnabled(false);
    else
        menu.addSection(tr("Use a variable"));
    for (const QString& name : m_pipelineVariables.keys()) {
        const QString reference = QStringLiteral("${%1}").arg(name);
        connect(menu.addAction(reference), &QAction::triggered, this, [this, key, reference, title] {
            Q_EMIT edited(SetParameter{m_node, key, reference}, tr("Set %1").arg(title));
        });
    }
    menu.exec(at);
}

void ParameterForm::setProblems(const std::vector<Problem>& problems)
{
    m_problems = problems;
    showErrors();
}

void ParameterForm::showErrors()
{
    std::vector<Problem> ofNode;
    std::map<QString, std::vector<Problem>> ofParameter;
    for (const Problem& problem : m_problems)
        (m_rows.contains(problem.parameter) ? ofParameter[problem.parameter] : ofNode).push_back(problem);
    m_nodeProblems->show(ofNode);
    for (auto& [key, row] : m_rows) {
        const bool isTyped = !row.typedError.isEmpty(); // what the document says counts again once that is gone
        row.error->setText(row.typedError);
        row.error->setVisible(isTyped);
        const std::vector<Problem>& problems = ofParameter[key];
        row.problems->show(isTyped ? std::vector<Problem>() : problems);
        const bool hasError = std::ranges::any_of(problems, [](const Problem& problem) { return problem.severity == Severity::Error; });
        row.editor->setWrong(isTyped || hasError);
    }
}

void ParameterForm::setVariables(const std::map<QString, std::vector<VariableChoice>>& variables)
{
    for (auto& [key, row] : m_rows) {
        if (row.spec.type != ParameterType::Variable)
            continue;
        auto found = variables.find(row.spec.ofPort);
        if (found == variables.end() && row.spec.ofPort.isEmpty())
            found = variables.begin();
        row.editor->setVariables(found == variables.end() ? std::vector<VariableChoice>{} : found->second);
    }
}

ParameterEditor* ParameterForm::editor(const QString& key) const
{
    const auto it = m_rows.find(key);
    return it == m_rows.end() ? nullptr : it->second.editor;
}

QString ParameterForm::errorOf(const QString& key) const
{
    const auto it = m_rows.find(key);
    if (it == m_rows.end())
        return {};
    return it->second.typedError.isEmpty() ? it->second.problems->text() : it->second.typedError;
}

void ParameterForm::focusFirst()
{
    if (!m_order.empty())
        m_rows.at(m_order.front()).editor->setFocus(Qt::ShortcutFocusReason);
}

} // namespace terrella
