// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/pipeline_model.h"
#include "views/theme/theme.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace terrella {

class Background;
class CheckController;
class CurvesView;
class HelpView;
class LogView;
class ParameterForm;
class ResultView;
class VariablesView;
class RunController;

/// What is known of the selected node: parameters, result, curves where it tells some, log, help. The tabs are the panel's header.
class Inspector final : public QWidget {
    Q_OBJECT

public:
    enum Tab { Parameters, Result, Curves, Log, Help };

    Inspector(
        PipelineModel& model, CheckController& checks, RunController& runs, Background& background, const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] QTabBar* tabs() { return m_tabs; }
    [[nodiscard]] ParameterForm& form() { return *m_form; }
    void showNode(const QString& node);
    void showTab(Tab tab);
    [[nodiscard]] const QString& node() const { return m_node; }

Q_SIGNALS:
    void refused(const QString& why);
    void fixChosen(const terrella::Fix& fix);
    void regionDrawRequested(const QString& node, const QString& key);
    void showRequested(const QString& node, const QString& port);
    void exportRequested(const QString& node, const QString& port);
    void pictureSaved(const QString& path); ///< of a plot

private:
    void refresh();
    void refreshProblems();
    void refreshVariables();
    void refreshResult();
    void refreshCurves();
    void takeCurve(const QString& node, const QString& curve, double at, double value);
    struct ReportRead {
        QJsonObject content;
        QString problem;
    };
    [[nodiscard]] ReportRead reportAt(const QString& path);
    void takeCurves(const QString& node, const QJsonObject& report);

    PipelineModel& m_model;
    CheckController& m_checks;
    RunController& m_runs;
    Background& m_background;
    const Theme& m_theme;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    QStackedWidget* m_first; ///< the form, or the variables where no node is selected
    VariablesView* m_variables;
    ParameterForm* m_form;
    ResultView* m_result;
    QStackedWidget* m_curves;
    std::map<QString, CurvesView*> m_curvesOf;
    QStackedWidget* m_logs;
    std::map<QString, LogView*> m_logOf;
    HelpView* m_help;
    QString m_node;
    std::map<QString, ReportRead> m_reports; ///< what has been read, by file
};

} // namespace terrella
