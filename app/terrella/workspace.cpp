// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/workspace.h"

#include "app/terrella/ask_controller.h"
#include "app/terrella/clusters_controller.h"
#include "app/terrella/compare_menu.h"
#include "app/terrella/composite_presenter.h"
#include "app/terrella/draw_menu.h"
#include "app/terrella/drawing_presenter.h"
#include "app/terrella/earth_colours.h"
#include "app/terrella/earth_menu.h"
#include "app/terrella/earth_presenter.h"
#include "app/terrella/events_presenter.h"
#include "app/terrella/exporter.h"
#include "app/terrella/figure_window.h"
#include "app/terrella/group_actions.h"
#include "app/terrella/inspector.h"
#include "app/terrella/menus.h"
#include "app/terrella/notice_bar.h"
#include "app/terrella/origin_presenter.h"
#include "app/terrella/output_controller.h"
#include "app/terrella/picture_origin.h"
#include "app/terrella/place_presenter.h"
#include "app/terrella/projection_menu.h"
#include "app/terrella/status_line.h"
#include "app/terrella/tabbed_panel.h"
#include "app/terrella/view_files.h"
#include "pipelines/core/resources.h"
#include "pipelines/graph/group.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/empty_hint.h"
#include "views/canvas/module_palette.h"
#include "views/canvas/problem_menu.h"
#include "views/canvas/search_popup.h"
#include "views/earth/earth_panel.h"
#include "views/events/events_view.h"
#include "views/parameters/parameter_form.h"
#include "views/plots/place_view.h"
#include "views/runs/log_view.h"
#include "views/runs/runs_panel.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

namespace terrella {

Workspace::Workspace(Theme& theme, QSettings& settings)
    : m_theme(theme),
      m_settings(settings),
      m_model(m_catalogue),
      m_recent(settings),
      m_window(std::make_unique<MainWindow>(theme)),
      m_background(std::make_unique<Background>(2))
{
    m_document = new DocumentController(m_model, m_recent, CrashJournal::defaultFolder(), m_window.get());
    m_checks = new CheckController(m_model, *m_document, m_engine, m_window.get());
    m_runsPanel = new RunsPanel(theme);
    m_runs = new RunController(m_model, *m_document, m_runsPanel->runs(), m_window.get());
    m_clusters = new ClustersController(m_model, *m_background, m_window.get());
    m_ask = new AskController(theme, *m_window);
    makeViews();
    auto* places = new PlacePresenter(*m_earth, *m_plots, *m_background, m_window.get());
    connect(places, &PlacePresenter::wanted, this, [this] { showBelow(m_plots); });
    connectEvents();
    m_presenter = new EarthPresenter(m_model, *m_runs, *m_earth, *m_background, theme, m_window.get());
    connect(m_presenter, &EarthPresenter::reading, m_status, &StatusLine::sayReading);
    auto* origin = new OriginPresenter(m_model, *m_runs, *m_earth, *m_presenter, *m_background, m_window.get());
    connect(origin, &OriginPresenter::nodeWanted, this, [this](const QString& node) { m_canvas->canvas().selectNodes({node}); });
    connect(m_earth, &EarthPanel::menuRequested, this,
        [this, origin](double lon, double lat, const QPoint& at) { openEarthMenu(*this, *origin, *m_drawing, lon, lat, at); });
    makeOutput();
    makeFigure();
    m_drawing = new DrawingPresenter(
        *m_earth, m_model, *m_background, [this] { return viewNow(); }, m_window.get());
    m_actions = new Actions(theme, *m_window);
    makeActions(*this, *m_canvas, *m_inspector, *m_runsPanel);
    makeMenus(*this);
    makeToolBar(*this);
    m_projection->setMenu(makeProjectionMenu(*this, m_projection));
    m_compare->setMenu(makeCompareMenu(*this, m_compare));
    m_draw->setMenu(makeDrawMenu(*this, m_draw));
    connectDocument();
    connectEngine();
    connectRuns();
    connectCanvas();
    connectGroups();
    connectClusters();
    connectEarth();
    refreshTitle();
}

Workspace::~Workspace()
{
    m_engine.stop();
    m_background.reset(); // waits for what is being read
    m_window.reset();
}

void Workspace::connectDocument()
{
    DocumentController::Questions questions;
    questions.unsaved = [this](const QString& name) {
        QMessageBox box(
            QMessageBox::NoIcon, tr("Unsaved changes"), tr("“%1” has changes that are not saved.").arg(name), QMessageBox::NoButton, m_window.get());
        QPushButton* save = box.addButton(tr("Save"), QMessageBox::AcceptRole);
        box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
        QPushButton* cancel = box.addButton(tr("Cancel"), QMessageBox::RejectRole);
        save->setProperty("look", "primary");
        box.setDefaultButton(save);
        box.setEscapeButton(cancel);
        box.exec();
        using Answer = DocumentController::Answer;
        return box.clickedButton() == save ? Answer::Save : box.clickedButton() == cancel ? Answer::Cancel : Answer::Discard;
    };
    questions.whereToSave = [this] {
        return QFileDialog::getSaveFileName(
            m_window.get(), tr("Save the pipeline"), m_document->baseFolder() + QLatin1Char('/') + m_document->name(), tr("Pipelines (*.terrella)"));
    };
    questions.tell = [this](const QString& sentence) { m_notice->say(sentence); };
    m_document->setQuestions(questions);
    m_document->setViewsToKeep([this] { return QJsonArray{viewNow()}; });
    connect(m_document, &DocumentController::pathChanged, this, &Workspace::refreshTitle);
    connect(&m_model.undoStack(), &QUndoStack::cleanChanged, this, &Workspace::refreshTitle);
    connect(m_document, &DocumentController::opened, this, [this] {
        m_presenter->clear();
        const QJsonObject view = m_model.document().views.isEmpty()
            ? QJsonObject()
            : viewWithWholeFiles(m_model.document().views.first().toObject(), m_document->baseFolder());
        if (!view.isEmpty())
            m_earth->setViewState(view);
        m_figure->setFigure(Figure::fromJson(view.value(QStringLiteral("figure")).toObject()));
        // The last result is what one looks at first.
        const auto order = m_model.document().topologicalOrder();
        QString first = order && !order->empty() ? order->back() : QString();
        if (m_model.document().nodes.contains(m_options.select))
            first = m_options.select;
        if (!first.isEmpty())
            m_canvas->canvas().selectNodes({first});
    });
    connect(m_window.get(), &MainWindow::filesDropped, this, [this](const QStringList& paths) { openFiles(paths); });
}

void Workspace::connectEngine()
{
    connect(&m_engine, &EngineClient::ready, this, [this](const QString&) {
        m_status->sayEngine({});
        askForModules();
    });
    connect(&m_engine, &EngineClient::lost, this, [this](const QString& sentence, const QString& log, bool isGivenUp) {
        if (!log.isEmpty())
            m_runsPanel->log().addLine(QDateTime::currentDateTimeUtc(), tr("engine"), log);
        if (isGivenUp)
            m_notice->say(sentence, {{tr("Start it again"), [this] { m_engine.start(); }}});
        m_status->sayEngine(isGivenUp ? tr("the engine is not running") : tr("the engine is being started again"));
    });
}

void Workspace::askForModules()
{
    m_engine.modules(m_document->baseFolder(), this, [this](const Result<QJsonObject>& answer) {
        if (!answer) {
            if (answer.error().code != ErrorCode::Cancelled)
                m_notice->say(answer.error().message);
            return;
        }
        for (const QString& refused : m_catalogue.setAnswer(*answer))
            m_runsPanel->log().addLine(QDateTime::currentDateTimeUtc(), {}, refused);
        refreshGroups();
        m_checks->checkSoon();
        if (!m_waitingFiles.isEmpty())
            openFiles(std::exchange(m_waitingFiles, {}));
        if (std::exchange(m_isRunWanted, false))
            m_runs->start();
    });
}

void Workspace::connectCanvas()
{
    CanvasScene& scene = m_canvas->canvas();
    connect(m_palette, &ModulePalette::moduleChosen, this, [this](const QString& module) {
        m_canvas->addModule(module, m_canvas->placeForNewNode());
        m_canvas->setFocus();
    });
    connect(m_canvas, &CanvasView::refused, this, [this](const QString& why) { m_notice->say(why); });
    connect(m_inspector, &Inspector::refused, this, [this](const QString& why) { m_notice->say(why); });
    connect(m_canvas, &CanvasView::filesDropped, this, [this](const QStringList& paths, const QPointF& at) { openFiles(paths, at); });
    connect(m_canvas, &CanvasView::menuRequested, this, [this](const QPoint& at) { openCanvasMenu(*this, at); });
    connect(&scene, &CanvasScene::problemsRequested, this, [this](const std::vector<Problem>& problems, const QPoint& at) {
        QMenu menu;
        addProblems(menu, problems, m_theme, [this](const Fix& fix) { mend(fix); });
        menu.exec(at);
    });
    connect(&scene, &CanvasScene::selectedNodeChanged, this, [this](const QString& node) {
        m_inspector->showNode(node);
        m_drawing->showNode(node);
        m_actions->get(QStringLiteral("runTo"))->setEnabled(!node.isEmpty() && !m_runs->isRunning());
        if (!node.isEmpty() && m_model.state(node).mark == NodeMark::UpToDate)
            m_presenter->showNode(node, true);
    });
    connect(&scene, &CanvasScene::nodeActivated, this, [this](const QString& node) {
        const auto it = m_model.document().nodes.find(node);
        if (it != m_model.document().nodes.end() && isGroupId(it->second.module))
            return openGroup(*this, node);
        m_inspector->showTab(Inspector::Parameters);
        m_inspector->form().focusFirst();
    });
    connect(m_inspector, &Inspector::showRequested, m_presenter, &EarthPresenter::showPort);
    connect(m_inspector, &Inspector::exportRequested, this, &Workspace::exportResultOf);
    connect(&m_canvas->emptyHint(), &EmptyHint::exampleChosen, this, [this](const QString& path) { m_document->openExample(path); });
    connect(&m_canvas->emptyHint(), &EmptyHint::openDataRequested, this, &Workspace::openDataDialog);
    openExamples();
}

void Workspace::mend(const Fix& fix)
{
    const auto edit = editFromJson(fix.edit);
    const auto done = edit ? m_model.applyToWhole(*edit, fix.title) : Result<void>(edit.error());
    if (!done)
        m_notice->say(done.error().message);
}

void Workspace::connectGroups()
{
    connect(&m_canvas->canvas(), &CanvasScene::selectionChanged, this, [this] { refreshGroupActions(*this); });
    connect(&m_model, &PipelineModel::edited, this, &Workspace::refreshGroups);
    connect(&m_model, &PipelineModel::documentReset, this, &Workspace::refreshGroups);
    connect(&m_model, &PipelineModel::levelChanged, this, [this] {
        refreshGroups();
        m_checks->checkSoon(); // marks of what is inside
    });
    // Groups that lie beside the pipeline.
    connect(m_document, &DocumentController::opened, this, [this] {
        if (!m_catalogue.isEmpty())
            askForModules();
    });
}

/// The groups that the pipeline holds, as modules that its nodes are drawn by.
void Workspace::refreshGroups()
{
    m_catalogue.setGroups(groupSpecs(m_model.document(), [this](const QString& module) { return m_catalogue.findInstalled(module); }));
    refreshGroupActions(*this);
}

void Workspace::showVariables()
{
    m_canvas->canvas().selectNodes({});
    m_inspector->showTab(Inspector::Parameters);
}

QStringList Workspace::selectedFromLeft() const
{
    std::vector<std::pair<double, QString>> fromLeft;
    for (const QString& node : m_canvas->canvas().selectedNodes())
        if (const auto it = m_model.document().nodes.find(node); it != m_model.document().nodes.end())
            fromLeft.emplace_back(it->second.x, node);
    std::ranges::sort(fromLeft);
    QStringList nodes;
    for (const auto& [x, node] : fromLeft)
        nodes.append(node);
    return nodes;
}

void Workspace::compareSelected() { m_presenter->compare(selectedFromLeft()); }
void Workspace::subtractSelected() { m_presenter->subtract(selectedFromLeft()); }

void Workspace::openExamples()
{
    std::vector<EmptyHint::Example> examples;
    for (const QFileInfo& file :
        QDir(resourcePath(QStringLiteral("examples"))).entryInfoList({QStringLiteral("*.terrella")}, QDir::Files, QDir::Name)) {
        const QString name = file.completeBaseName();
        EmptyHint::Example example{file.absoluteFilePath(), name, {}};
        if (name == QLatin1String("cyclones")) {
            example.title = tr("Tropical cyclones");
            example.detail = tr("Storms of known track, found again on the globe");
        } else if (name == QLatin1String("storm-1996")) {
            example.title = tr("The blizzard of January 1996");
            example.detail = tr("Follow a real storm in six-hourly pressure");
        } else if (name == QLatin1String("fire-danger")) {
            example.title = tr("Fire danger in Europe");
            example.detail = tr("A summer of weather, from noon to danger classes");
        }
        examples.push_back(std::move(example));
    }
    m_canvas->emptyHint().setExamples(examples);
}

void Workspace::show(const StartOptions& options)
{
    m_options = options;
    if (options.screenshot.isEmpty())
        m_window->restore(m_settings);
    if (options.size)
        m_window->resize(*options.size);
    m_window->show();
    m_canvas->setFocus();
    if (!options.projection.isEmpty())
        if (const auto done = m_earth->setProjection(options.projection); !done)
            m_notice->say(done.error().message);
    m_isRunWanted = options.isDemo || options.runAtStart;
    if (options.isDemo)
        m_document->openExample(resourcePath(QStringLiteral("examples/cyclones.terrella")));
    openFiles(options.files);
    // The window first; then the engine, old runs and what was left behind.
    QTimer::singleShot(0, this, [this] {
        if (m_options.screenshot.isEmpty())
            m_ask->start();
        m_engine.start();
        m_clusters->load();
        listOldRuns();
        m_status->measureStore();
        if (m_options.screenshot.isEmpty())
            offerRecovery();
    });
}

bool Workspace::mayClose()
{
    if (!m_document->mayLeave())
        return false;
    m_document->close();
    if (m_options.screenshot.isEmpty())
        m_window->save(m_settings);
    return true;
}

void Workspace::refreshTitle()
{
    const QString name = m_document->name() + (m_document->isModified() ? QStringLiteral(" •") : QString());
    m_window->setWindowTitle(tr("%1 – Terrella").arg(name));
    if (auto* label = m_window->menuBar()->findChild<QLabel*>(QStringLiteral("documentName"))) {
        label->setText(label->fontMetrics().elidedText(name, Qt::ElideMiddle, 330));
        label->setToolTip(m_document->path());
    }
}

void Workspace::showProblems()
{
    m_runsPanel->setProblems(m_model.problems(), [this](const QString& node) { return m_model.titleOf(node); });
}

bool Workspace::isSettled() const
{
    return !m_isRunWanted && m_waitingFiles.isEmpty() && !m_runs->isRunning() && m_checks->isIdle() && m_background->isIdle()
        && !m_catalogue.isEmpty() && (!m_earth->hasGraphics() || m_earth->isSettled());
}

void Workspace::openSearch() { openSearchPopup(*this, *m_search); }

} // namespace terrella
