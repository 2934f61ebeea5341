// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/main_window.h"

#include "app/terrella/folding_panel.h"
#include "app/terrella/panel_header.h"
#include "app/terrella/panels_below.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QSettings>
#include <QTabBar>
#include <QToolButton>

#include <utility>

namespace terrella {
namespace {
constexpr int kStateVersion = 2; ///< grows with the panels
} // namespace

MainWindow::MainWindow(const Theme& theme) : m_theme(theme)
{
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setMinimumSize(960, 600);
    setContextMenuPolicy(Qt::NoContextMenu);
    resize(1440, 900);
}

QDockWidget* MainWindow::addPanel(const QString& name, const QString& title, QWidget* content, QWidget* header, QWidget* right)
{
    auto* panel = new QDockWidget(title, this);
    panel->setObjectName(name);
    panel->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    panel->setWidget(content);
    if (header) {
        auto* bar = new PanelHeader(panel, header);
        if (right)
            bar->addRight(right);
        panel->setTitleBarWidget(bar);
    } else {
        auto* none = new QWidget(panel); // the canvas begins under the toolbar
        none->setFixedHeight(0);
        panel->setTitleBarWidget(none);
        connect(
            panel, &QDockWidget::topLevelChanged, panel, [panel, none](bool isFloating) { panel->setTitleBarWidget(isFloating ? nullptr : none); });
    }
    m_panels.push_back(panel);
    return panel;
}

void MainWindow::setPanels(const Panels& p)
{
    auto* modulesTitle = new QLabel(tr("Modules"));
    modulesTitle->setProperty("look", "headerTitle");
    modulesTitle->setContentsMargins(12, 0, 0, 0);
    modulesTitle->setFixedHeight(32);
    m_modules = addPanel(QStringLiteral("modules"), tr("Modules"), p.modules, modulesTitle);
    m_canvas = addPanel(QStringLiteral("canvas"), tr("Canvas"), p.canvas, nullptr);
    m_inspector = addPanel(QStringLiteral("parameters"), tr("Parameters"), p.inspector, p.inspectorTabs);
    m_earth = addPanel(QStringLiteral("earth"), tr("Earth"), p.earth, p.earthTabs, p.earthRight);
    m_plots = addPanel(QStringLiteral("plots"), tr("Plots and events"), new FoldingPanel(p.plots), p.plotsTabs, hidingButton());
    m_runs = addPanel(QStringLiteral("runs"), tr("Runs"), new FoldingPanel(p.runs), p.runsTabs);
    m_below = new PanelsBelow(*this, m_earth, m_plots, m_runs);
    makeFolding(m_plots, p.plotsTabs);
    makeFolding(m_runs, p.runsTabs);
    resetLayout();
}

void MainWindow::resetLayout()
{
    m_beside.clear();
    m_below->unfoldAll();
    for (QDockWidget* panel : m_panels) {
        panel->setFloating(false);
        removeDockWidget(panel);
    }
    addDockWidget(Qt::LeftDockWidgetArea, m_modules);
    splitDockWidget(m_modules, m_canvas, Qt::Horizontal);
    splitDockWidget(m_canvas, m_earth, Qt::Horizontal);
    splitDockWidget(m_canvas, m_inspector, Qt::Vertical);
    splitDockWidget(m_earth, m_plots, Qt::Vertical);
    splitDockWidget(m_plots, m_runs, Qt::Vertical);
    for (QDockWidget* panel : m_panels)
        panel->setVisible(panel != m_plots);
    m_isSpread = false;
    m_wasNarrow = false;
    foldIfNarrow();
    spread();
}

void MainWindow::spread()
{
    const bool hasModules = !m_modules->isHidden();
    const double left = hasModules ? 190.0 : 0.0;
    const double rest = std::max(600.0, width() - left);
    const double middle = std::max(460.0, rest * 0.4);
    if (hasModules)
        resizeDocks(
            {m_modules, m_canvas, m_earth}, {static_cast<int>(left), static_cast<int>(middle), static_cast<int>(rest - middle)}, Qt::Horizontal);
    else
        resizeDocks({m_canvas, m_earth}, {static_cast<int>(middle), static_cast<int>(rest - middle)}, Qt::Horizontal);
    const double tall = std::max(400.0, height() - 110.0);
    resizeDocks({m_canvas, m_inspector}, {static_cast<int>(tall * 0.55), static_cast<int>(tall * 0.45)}, Qt::Vertical);
    resizeDocks({m_earth, m_runs}, {static_cast<int>(tall - 130.0), 130}, Qt::Vertical);
}

void MainWindow::showPlots() { m_below->open(m_plots); }
void MainWindow::showRuns() { m_below->open(m_runs); }

QToolButton* MainWindow::hidingButton()
{
    auto* button = new QToolButton;
    button->setProperty("look", "flat");
    button->setText(tr("Hide"));
    button->setToolTip(tr("Take this panel away; it comes back with what it shows, or from View, Panels"));
    connect(button, &QToolButton::clicked, this, [this] { m_below->close(m_plots); });
    return button;
}

/// A click on a tab opens what is folded, a button at the right folds it.
void MainWindow::makeFolding(QDockWidget* panel, QWidget* tabs)
{
    auto* button = new QToolButton;
    button->setProperty("look", "flat");
    button->setIconSize({12, 12});
    const auto dress = [this, button, panel] {
        const bool isFolded = FoldingPanel::of(panel)->isFolded();
        button->setIcon(m_theme.icon(isFolded ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"), m_theme.tokens().dim));
        button->setToolTip(isFolded ? tr("Open this panel below its header") : tr("Fold this panel to its header"));
        button->setAccessibleName(isFolded ? tr("Open: %1").arg(panel->windowTitle()) : tr("Fold: %1").arg(panel->windowTitle()));
    };
    dress();
    connect(&m_theme, &Theme::changed, button, dress);
    connect(FoldingPanel::of(panel), &FoldingPanel::folded, button, dress);
    connect(button, &QToolButton::clicked, this, [this, panel] {
        if (FoldingPanel::of(panel)->isFolded())
            m_below->open(panel);
        else
            m_below->fold(panel);
    });
    // A panel that floats is not folded: its frame would stay.
    connect(panel, &QDockWidget::topLevelChanged, button, [button](bool isFloating) { button->setVisible(!isFloating); });
    static_cast<PanelHeader*>(panel->titleBarWidget())->addRight(button);
    if (auto* bar = qobject_cast<QTabBar*>(tabs))
        connect(bar, &QTabBar::tabBarClicked, this, [this, panel](int tab) {
            if (tab >= 0 && FoldingPanel::of(panel)->isFolded())
                m_below->open(panel);
        });
}

void MainWindow::foldIfNarrow()
{
    if (!m_modules || isEarthAlone())
        return;
    const bool isNarrow = width() < kNarrow;
    if (isNarrow == m_wasNarrow)
        return;
    m_wasNarrow = isNarrow;
    m_modules->setVisible(!isNarrow);
    Q_EMIT modulesFolded(isNarrow);
}

void MainWindow::toggleModules()
{
    m_modules->setVisible(!m_modules->isVisible());
    if (m_modules->isVisible())
        resizeDocks({m_modules}, {190}, Qt::Horizontal);
}

void MainWindow::toggleEarthAlone()
{
    if (isEarthAlone()) {
        restoreState(std::exchange(m_beside, {}), kStateVersion);
        return;
    }
    m_beside = saveState(kStateVersion);
    for (QDockWidget* panel : m_panels)
        if (panel != m_earth && !panel->isFloating())
            panel->hide();
    m_earth->show();
}

void MainWindow::save(QSettings& settings) const
{
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/state"), isEarthAlone() ? m_beside : saveState(kStateVersion));
    settings.setValue(QStringLiteral("window/folded"), m_below->folded());
}

void MainWindow::restore(QSettings& settings)
{
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_below->setFolded(settings.value(QStringLiteral("window/folded")).toStringList());
    m_isSpread = restoreState(settings.value(QStringLiteral("window/state")).toByteArray(), kStateVersion);
    m_wasNarrow = m_isSpread ? width() < kNarrow : m_wasNarrow;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_mayClose && !m_mayClose())
        event->ignore();
    else
        event->accept();
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress && isSeparator(static_cast<QMouseEvent*>(event)->position().toPoint()))
        m_isSpread = true; // from now on the sizes are the user's
    return QMainWindow::event(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    const bool wasNarrow = m_wasNarrow;
    foldIfNarrow();
    if (!m_isSpread || wasNarrow != m_wasNarrow)
        spread();
    if (m_below && isVisible() && event->oldSize().isValid())
        m_below->windowGrew(height() - event->oldSize().height());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    if (!paths.isEmpty())
        Q_EMIT filesDropped(paths);
    event->acceptProposedAction();
}

} // namespace terrella
