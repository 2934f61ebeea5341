// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/actions.h"
#include "app/terrella/background.h"
#include "app/terrella/check_controller.h"
#include "app/terrella/document_controller.h"
#include "app/terrella/main_window.h"
#include "app/terrella/recent_files.h"
#include "app/terrella/run_controller.h"
#include "app/terrella/start_options.h"
#include "pipelines/places/engine_client.h"
#include "views/canvas/module_catalogue.h"

#include <QSettings>
#include <QTranslator>

#include <memory>

class QToolButton;

namespace terrella {

class AskController;
class CanvasView;
class ClustersController;
class DrawingPresenter;
class EarthPanel;
class EarthPresenter;
class FigureWindow;
class EventsPresenter;
class EventsView;
class Inspector;
class ModulePalette;
class NoticeBar;
class OutputController;
class PlaceView;
class RunsPanel;
class SearchPopup;
class StatusLine;
class TabbedPanel;

/// Builds the parts of the desktop and connects them; decides nothing itself. Parts know each other only through what they are given here.
class Workspace final : public QObject {
    Q_OBJECT

public:
    Workspace(Theme& theme, QSettings& settings);
    ~Workspace() override;

    void show(const StartOptions& options);
    /// Pipelines open, data files become nodes.
    void openFiles(const QStringList& paths, const std::optional<QPointF>& position = {});

    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] PipelineModel& model() { return m_model; }
    [[nodiscard]] CanvasView& canvas() { return *m_canvas; }
    [[nodiscard]] DocumentController& document() { return *m_document; }
    [[nodiscard]] RunController& runs() { return *m_runs; }
    [[nodiscard]] ClustersController& clusters() { return *m_clusters; }
    [[nodiscard]] RunsPanel& runsPanel() { return *m_runsPanel; }
    [[nodiscard]] Background& background() { return *m_background; }
    [[nodiscard]] EarthPanel& earth() { return *m_earth; }
    [[nodiscard]] DrawingPresenter& drawing() { return *m_drawing; }
    [[nodiscard]] EngineClient& engine() { return m_engine; }
    [[nodiscard]] Actions& actions() { return *m_actions; }
    [[nodiscard]] OutputController& output() { return *m_output; }
    [[nodiscard]] FigureWindow& figure() { return *m_figure; }
    [[nodiscard]] NoticeBar& notice() { return *m_notice; }
    [[nodiscard]] QSettings& settings() { return m_settings; }
    [[nodiscard]] Theme& theme() { return m_theme; }
    [[nodiscard]] RecentFiles& recent() { return m_recent; }
    [[nodiscard]] const ModuleCatalogue& catalogue() const { return m_catalogue; }

    /// Nothing is being read, run, checked or drawn.
    [[nodiscard]] bool isSettled() const;
    /// One of the pages below the Earth.
    void showBelow(QWidget* page);
    void showEvents();
    /// Has the engine list its modules anew, with the groups that were saved.
    void askForModules();
    void showVariables();
    void openSearch();
    void openDialog();
    void openDataDialog();
    /// The fields of the nodes that are selected, side by side on the Earth.
    void compareSelected();
    /// The field of the right one of two selected nodes minus that of the left one.
    void subtractSelected();
    /// Applies the fix of a problem, as one step of undo.
    void mend(const Fix& fix);

private:
    [[nodiscard]] QStringList selectedFromLeft() const;
    void makeViews();
    void makeOutput();
    void makeFigure();
    [[nodiscard]] QJsonObject viewNow() const;
    void connectDocument();
    void connectEngine();
    void connectRuns();
    void connectCanvas();
    void connectGroups();
    void connectClusters();
    void refreshGroups();
    void connectEarth();
    void connectEvents();
    void openExamples();
    void offerRecovery();
    void listOldRuns();
    void offerToFollow(const RunSummary& run, const QStringList& places);
    void refreshTitle();
    void showProblems();
    void exportResultOf(const QString& node, const QString& port);
    bool mayClose();

    Theme& m_theme;
    QSettings& m_settings;
    ModuleCatalogue m_catalogue;
    PipelineModel m_model;
    RecentFiles m_recent;
    EngineClient m_engine;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Background> m_background;
    DocumentController* m_document = nullptr;
    CheckController* m_checks = nullptr;
    RunController* m_runs = nullptr;
    ClustersController* m_clusters = nullptr;
    AskController* m_ask = nullptr;
    EarthPresenter* m_presenter = nullptr;
    OutputController* m_output = nullptr;
    FigureWindow* m_figure = nullptr;
    Actions* m_actions = nullptr;
    CanvasView* m_canvas = nullptr;
    ModulePalette* m_palette = nullptr;
    Inspector* m_inspector = nullptr;
    EarthPanel* m_earth = nullptr;
    QToolButton* m_projection = nullptr;
    QToolButton* m_compare = nullptr;
    QToolButton* m_draw = nullptr;
    DrawingPresenter* m_drawing = nullptr;
    PlaceView* m_plots = nullptr;
    EventsView* m_events = nullptr;
    TabbedPanel* m_below = nullptr; ///< pages below the Earth: plots, events
    RunsPanel* m_runsPanel = nullptr;
    NoticeBar* m_notice = nullptr;
    SearchPopup* m_search = nullptr;
    StatusLine* m_status = nullptr;
    StartOptions m_options;
    QStringList m_waitingFiles; ///< data files that wait for the engine to tell its modules
    bool m_isRunWanted = false;
};

} // namespace terrella
