// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/inspector.h"

#include "app/terrella/background.h"
#include "app/terrella/check_controller.h"
#include "app/terrella/run_controller.h"
#include "pipelines/data/value.h"
#include "views/canvas/module_catalogue.h"
#include "views/parameters/help_view.h"
#include "views/parameters/parameter_form.h"
#include "views/parameters/result_view.h"
#include "views/parameters/variables_view.h"
#include "views/plots/charts_view.h"
#include "views/plots/curves_view.h"
#include "views/plots/report_charts.h"
#include "views/runs/log_view.h"

#include <QJsonArray>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace terrella {

Inspector::Inspector(PipelineModel& model, CheckController& checks, RunController& runs, Background& background, const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_checks(checks),
      m_runs(runs),
      m_background(background),
      m_theme(theme),
      m_tabs(new QTabBar),
      m_pages(new QStackedWidget(this)),
      m_first(new QStackedWidget(this)),
      m_variables(new VariablesView(model, theme, this)),
      m_form(new ParameterForm(theme, this)),
      m_result(new ResultView(theme, this)),
      m_curves(new QStackedWidget(this)),
      m_logs(new QStackedWidget(this)),
      m_help(new HelpView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    for (const QString& title : {tr("Parameters"), tr("Result"), tr("Curves"), tr("Log"), tr("Help")})
        m_tabs->addTab(title);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setAccessibleName(tr("About the selected node"));
    m_first->addWidget(m_form);
    m_first->addWidget(m_variables);
    m_pages->addWidget(m_first);
    m_pages->addWidget(m_result);
    m_pages->addWidget(m_curves);
    m_pages->addWidget(m_logs);
    m_pages->addWidget(m_help);
    m_logs->addWidget(new LogView(this));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);

    connect(m_form, &ParameterForm::edited, this, [this](const Edit& edit, const QString& text) {
        if (const auto done = m_model.apply(edit, text); !done)
            Q_EMIT refused(done.error().message);
    });
    connect(m_form, &ParameterForm::fixChosen, this, &Inspector::fixChosen);
    connect(m_form, &ParameterForm::regionDrawRequested, this, &Inspector::regionDrawRequested);
    connect(m_result, &ResultView::showRequested, this, [this](const QString& port) { Q_EMIT showRequested(m_node, port); });
    connect(m_result, &ResultView::exportRequested, this, [this](const QString& port) { Q_EMIT exportRequested(m_node, port); });
    m_result->setPlots([this](const QJsonObject& report, QWidget* page) -> QWidget* {
        const std::vector<Chart> charts = chartsOfReport(report);
        if (charts.empty())
            return nullptr;
        auto* plots = new ChartsView(m_theme, charts, page);
        connect(plots, &ChartsView::pictureSaved, this, &Inspector::pictureSaved);
        connect(plots, &ChartsView::failed, this, &Inspector::refused);
        return plots;
    });
    connect(m_variables, &VariablesView::refused, this, &Inspector::refused);
    connect(&model, &PipelineModel::levelChanged, this, [this] { showNode({}); });
    connect(&model, &PipelineModel::edited, this, &Inspector::refresh);
    connect(&model, &PipelineModel::documentReset, this, [this] {
        for (auto& [node, log] : m_logOf)
            log->deleteLater();
        m_logOf.clear();
        for (auto& [node, curves] : m_curvesOf)
            curves->deleteLater();
        m_curvesOf.clear();
        showNode({});
    });
    connect(&model.catalogue(), &ModuleCatalogue::changed, this, &Inspector::refresh);
    connect(&model, &PipelineModel::problemsChanged, this, &Inspector::refreshProblems);
    connect(&model, &PipelineModel::stateChanged, this, [this](const QString& node) {
        if (node == m_node && m_model.state(node).mark != NodeMark::Running)
            refreshResult();
    });
    connect(&checks, &CheckController::checked, this, [this] {
        refreshVariables();
        refreshResult();
    });
    connect(&runs, &RunController::nodeFinished, this, [this](const QString& node) {
        if (node == m_node)
            refreshResult();
    });
    connect(&runs, &RunController::measured, this, &Inspector::takeCurve);
    connect(&runs, &RunController::begun, this, [this](const QString& node) {
        if (const auto curves = m_curvesOf.find(node); curves != m_curvesOf.end())
            curves->second->clear();
    });
    connect(&runs, &RunController::said, this, [this](const QDateTime& when, const QString& node, const QString& text) {
        if (node.isEmpty())
            return;
        LogView*& log = m_logOf[node];
        if (!log) {
            log = new LogView(m_logs);
            m_logs->addWidget(log);
            if (node == m_node)
                m_logs->setCurrentWidget(log);
        }
        log->addLine(when, {}, text);
    });
}

void Inspector::takeCurve(const QString& node, const QString& curve, double at, double value)
{
    CurvesView*& curves = m_curvesOf[node];
    if (!curves) {
        curves = new CurvesView(m_theme, m_curves);
        connect(curves, &CurvesView::pictureSaved, this, &Inspector::pictureSaved);
        m_curves->addWidget(curves);
    }
    curves->add(curve, at, value);
    if (node == m_node)
        refreshCurves();
}

/// The tab is there where there is something in it.
void Inspector::refreshCurves()
{
    const auto curves = m_curvesOf.find(m_node);
    if (curves != m_curvesOf.end())
        m_curves->setCurrentWidget(curves->second);
    const bool hasSome = curves != m_curvesOf.end();
    if (m_tabs->isTabVisible(Curves) == hasSome) // asked for twice, Qt 6.4 forgets to lay the tabs out
        return;
    m_tabs->setTabVisible(Curves, hasSome);
    m_tabs->updateGeometry(); // it does not say on its own that it wants another width
}

void Inspector::showNode(const QString& node)
{
    m_node = node;
    const auto log = m_logOf.find(node);
    m_logs->setCurrentIndex(0);
    if (log != m_logOf.end())
        m_logs->setCurrentWidget(log->second);
    refreshCurves();
    refresh();
}

void Inspector::showTab(Tab tab) { m_tabs->setCurrentIndex(tab); }

void Inspector::refresh()
{
    const auto it = m_model.document().nodes.find(m_node);
    if (it == m_model.document().nodes.end()) {
        if (!m_form->node().isEmpty() || m_node.isEmpty()) {
            m_form->showNothing();
            m_help->showNothing();
        }
        const bool hasVariables = !m_model.whole().nodes.empty() || !m_model.whole().variables.isEmpty();
        m_first->setCurrentWidget(hasVariables ? static_cast<QWidget*>(m_variables) : m_form);
        m_tabs->setTabText(Parameters, hasVariables ? tr("Variables") : tr("Parameters"));
        refreshResult();
        return;
    }
    const ModuleSpec* spec = m_model.catalogue().find(it->second.module);
    m_first->setCurrentWidget(m_form);
    m_form->setPipelineVariables(m_model.whole().variables);
    const bool isOther = m_form->node() != m_node;
    m_form->show(it->second, spec);
    m_help->showModule(it->second.module, spec);
    m_tabs->setTabText(Parameters, m_model.titleOf(m_node));
    if (isOther)
        refreshVariables();
    refreshProblems();
    refreshResult();
}

void Inspector::refreshProblems()
{
    if (!m_form->node().isEmpty())
        m_form->setProblems(m_model.problemsOf(m_node));
}

void Inspector::refreshVariables()
{
    std::map<QString, std::vector<VariableChoice>> variables;
    for (const Link& link : m_model.document().links) {
        if (link.toNode != m_node)
            continue;
        const QJsonArray list = m_checks.outputOf(link.fromNode, link.fromPort).value(QLatin1String("variables")).toArray();
        for (const QJsonValue& entry : list) {
            const QJsonObject variable = entry.toObject();
            const QString longName = variable.value(QLatin1String("long_name")).toString();
            variables[link.toPort].push_back({variable.value(QLatin1String("name")).toString(),
                longName.isEmpty() ? variable.value(QLatin1String("standard_name")).toString() : longName,
                variable.value(QLatin1String("units")).toString()});
        }
    }
    m_form->setVariables(variables);
}

Inspector::ReportRead Inspector::reportAt(const QString& path)
{
    if (const auto known = m_reports.find(path); known != m_reports.end())
        return known->second;
    m_reports[path] = {};
    m_background.run<ReportRead>(
        this,
        [path]() -> ReportRead {
            const auto value = loadValue(path);
            if (!value)
                return {{}, value.error().message};
            const auto* report = std::get_if<std::shared_ptr<const Report>>(&*value);
            return report ? ReportRead{(*report)->content, {}} : ReportRead{};
        },
        [this, path](const ReportRead& read) {
            m_reports[path] = read;
            refreshResult();
        });
    return {};
}

/// Of a result that was there already, or made while nobody looked: "curves" of its report, a value for each epoch.
void Inspector::takeCurves(const QString& node, const QJsonObject& report)
{
    const QJsonObject curves = report.value(QLatin1String("curves")).toObject();
    if (const auto known = m_curvesOf.find(node); known != m_curvesOf.end() && !known->second->isEmpty())
        return;
    for (auto it = curves.begin(); it != curves.end(); ++it) {
        const QJsonArray values = it.value().toArray();
        for (qsizetype k = 0; k < values.size(); ++k)
            takeCurve(node, it.key(), static_cast<double>(k + 1), values.at(k).toDouble());
    }
}

void Inspector::refreshResult()
{
    const auto it = m_model.document().nodes.find(m_node);
    const ModuleSpec* spec = it == m_model.document().nodes.end() ? nullptr : m_model.catalogue().find(it->second.module);
    if (!spec) {
        m_result->show(tr("Select a node to see its results."), {});
        return;
    }
    const NodeState& state = m_model.state(m_node);
    const auto results = m_runs.resultsOf(m_node);
    std::vector<ResultItem> items;
    for (const PortSpec& port : spec->outputs) {
        const QString path = state.mark == NodeMark::UpToDate ? results.value(port.key) : QString();
        const ReportRead report = port.type == DataType::Report && !path.isEmpty() ? reportAt(path) : ReportRead{};
        takeCurves(m_node, report.content);
        items.push_back({port.key, port.title.isEmpty() ? port.key : port.title, port.type, m_checks.outputOf(m_node, port.key), path, report.content,
            report.problem});
    }
    QString message;
    if (state.mark == NodeMark::Failed)
        message = state.error;
    else if (state.mark == NodeMark::Running || state.mark == NodeMark::Waiting)
        message = tr("Running. This is what will come out of it.");
    else if (state.mark != NodeMark::UpToDate)
        message = tr("Not run yet. This is what will come out of it.");
    if (!state.warning.isEmpty())
        message += (message.isEmpty() ? QString() : QStringLiteral("\n")) + state.warning;
    m_result->show(message, items);
}

} // namespace terrella
