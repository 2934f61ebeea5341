// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace's views: how they are made, and what passes between the Earth, events, plots and figures.
#include "app/terrella/workspace.h"

#include "app/terrella/composite_presenter.h"
#include "app/terrella/drawing_presenter.h"
#include "app/terrella/earth_colours.h"
#include "app/terrella/earth_presenter.h"
#include "app/terrella/events_presenter.h"
#include "app/terrella/figure_window.h"
#include "app/terrella/inspector.h"
#include "app/terrella/notice_bar.h"
#include "app/terrella/output_controller.h"
#include "app/terrella/status_line.h"
#include "app/terrella/tabbed_panel.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/module_palette.h"
#include "views/canvas/search_popup.h"
#include "views/earth/earth_panel.h"
#include "views/events/events_view.h"
#include "views/plots/place_view.h"
#include "views/runs/runs_panel.h"

#include <QCursor>
#include <QHBoxLayout>
#include <QStandardPaths>
#include <QTabBar>
#include <QToolButton>

namespace terrella {

namespace {

/// Of the Earth's header; opens its menu.
QToolButton* menuButton(const QString& name, const QString& tip)
{
    auto* button = new QToolButton;
    button->setProperty("look", "flat");
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolTip(tip);
    button->setAccessibleName(name);
    return button;
}

} // namespace

void Workspace::makeViews()
{
    m_canvas = new CanvasView(m_model, m_theme);
    m_palette = new ModulePalette(m_catalogue, m_theme);
    m_inspector = new Inspector(m_model, *m_checks, *m_runs, *m_background, m_theme);
    m_earth = new EarthPanel;
    m_earth->setTheme(earthTheme(m_theme.tokens()));
    m_earth->setMotion(!m_theme.reducesMotion());
    m_earth->keepOverviewsIn(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/terrella/overviews"));
    m_earth->setHeaderVisible(false);
    m_plots = new PlaceView(m_theme);
    m_events = new EventsView(m_theme);
    m_below = new TabbedPanel(tr("Plots and events"));
    m_below->addPage(tr("Plots"), m_plots);
    m_below->addPage(tr("Events"), m_events);
    m_notice = new NoticeBar(m_theme, m_canvas);
    m_search = new SearchPopup(m_theme, m_window.get());
    m_status = new StatusLine(*m_window->statusBar(), m_model, *m_document, *m_background);

    auto* earthTabs = new QTabBar;
    earthTabs->addTab(tr("Earth"));
    earthTabs->setExpanding(false);
    earthTabs->setFocusPolicy(Qt::NoFocus);
    m_projection = menuButton(tr("Projection"), tr("How the Earth is drawn: as a globe or as a map"));
    m_compare = menuButton(tr("Compare"), tr("See several fields beside each other"));
    m_draw = menuButton(tr("Draw"), tr("Draw a region or a line on the Earth"));
    auto* earthRight = new QWidget;
    auto* right = new QHBoxLayout(earthRight);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(4);
    right->addWidget(m_draw);
    right->addWidget(m_compare);
    right->addWidget(m_projection);

    m_window->setPanels({m_palette, m_canvas, m_inspector, m_inspector->tabs(), m_earth, earthTabs, earthRight, m_below, m_below->tabs(), m_runsPanel,
        m_runsPanel->tabs()});
    m_window->setMayClose([this] { return mayClose(); });
}

/// As a pipeline keeps it.
QJsonObject Workspace::viewNow() const
{
    QJsonObject view = m_earth->viewState();
    if (!m_presenter->shownField().isEmpty())
        view.insert(QStringLiteral("field"), m_presenter->shownField());
    if (const QJsonObject figure = m_figure ? m_figure->figure().toJson() : QJsonObject(); !figure.isEmpty())
        view.insert(QStringLiteral("figure"), figure);
    return view;
}

void Workspace::makeOutput()
{
    m_output = new OutputController(
        {*m_earth, m_model, *m_runs, *m_document, *m_background, m_settings, m_theme, *m_window, [this] { return viewNow(); }}, m_window.get());
    connect(m_output, &OutputController::said, this, [this](const QString& sentence) { m_notice->say(sentence); });
    connect(m_output, &OutputController::drawing, this, [this](const QString& sentence) {
        m_notice->say(sentence, {{tr("Stop"), [this] { m_output->stopDrawing(); }}});
    });
    connect(m_inspector, &Inspector::pictureSaved, m_output, &OutputController::keepOrigin);
    connect(m_plots, &PlaceView::pictureSaved, m_output, &OutputController::keepOrigin);
    connect(m_events, &EventsView::pictureSaved, m_output, &OutputController::keepOrigin);
}

void Workspace::makeFigure()
{
    const auto pathOf = [this](const QString& source) {
        return m_runs->resultsOf(source.section(QLatin1Char('.'), 0, -2)).value(source.section(QLatin1Char('.'), -1));
    };
    const auto plot = [this] { return std::pair(m_plots->plot().chart().title, m_plots->plot().chart()); };
    m_figure = new FigureWindow({*m_earth, *m_background, m_theme, [this] { return m_earth->viewState(); }, plot, pathOf,
                                    [this](const QString& source) { return m_model.titleOf(source.section(QLatin1Char('.'), 0, -2)); },
                                    [this] { return m_document->baseFolder(); }, [this] { return m_output->origin(); }},
        m_window.get());
    connect(m_figure, &FigureWindow::edited, m_document, &DocumentController::markChanged);
    connect(m_figure, &FigureWindow::said, this, [this](const QString& sentence) { m_notice->say(sentence); });
    connect(m_figure, &FigureWindow::viewWanted, m_earth, &EarthPanel::setViewState);
    connect(m_runs, &RunController::ended, m_figure, &FigureWindow::renew);
}

void Workspace::connectEarth()
{
    connect(&m_theme, &Theme::changed, this, [this] { m_earth->setTheme(earthTheme(m_theme.tokens())); });
    connect(m_presenter, &EarthPresenter::failed, this, [this](const QString& sentence) { m_notice->say(sentence); });
    connect(m_inspector, &Inspector::regionDrawRequested, this,
        [this](const QString& node, const QString& key) { m_drawing->drawParameter(node, key, QCursor::pos()); });
    connect(m_drawing, &DrawingPresenter::said, this, [this](const QString& sentence) { m_notice->say(sentence); });
}

void Workspace::connectEvents()
{
    auto* events = new EventsPresenter(*m_earth, *m_events, m_model, *m_background, m_window.get());
    new CompositePresenter(*m_earth, *m_events, *m_background, m_window.get());
    connect(events, &EventsPresenter::wanted, this, &Workspace::showEvents);
    connect(events, &EventsPresenter::listed, this, [this, events] {
        m_below->setTitle(m_events, events->count() > 0 ? tr("Events · %1").arg(QLocale().toString(events->count())) : tr("Events"));
    });
    connect(m_events, &EventsView::failed, this, [this](const QString& sentence) { m_notice->say(sentence); });
}

void Workspace::showBelow(QWidget* page)
{
    m_below->showPage(page);
    m_window->showPlots();
}

void Workspace::showEvents() { showBelow(m_events); }

} // namespace terrella
