// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/panels_below.h"

#include "app/terrella/folding_panel.h"

#include <QAction>
#include <QDockWidget>
#include <QLayout>
#include <QMainWindow>

#include <algorithm>
#include <numeric>
#include <utility>

namespace terrella {
namespace {

constexpr int kUpperHeight = 220, kLowerHeight = 130;
constexpr int kLeastKept = 90; ///< lower ones are no height that anybody wants again

bool isFolded(const QDockWidget* panel)
{
    const FoldingPanel* content = FoldingPanel::of(panel);
    return content && content->isFolded();
}

void setPanelFolded(const QDockWidget* panel, bool isFolded)
{
    if (FoldingPanel* content = FoldingPanel::of(panel))
        content->setFolded(isFolded);
}

int headerHeight(const QDockWidget* panel) { return panel->titleBarWidget() ? panel->titleBarWidget()->sizeHint().height() : 0; }

} // namespace

PanelsBelow::PanelsBelow(QMainWindow& window, QDockWidget* earth, QDockWidget* upper, QDockWidget* lower)
    : QObject(&window),
      m_window(window),
      m_earth(earth),
      m_upper(upper),
      m_lower(lower)
{
    for (QDockWidget* panel : {upper, lower})
        watch(panel);
}

/// By the menus, and a panel that floats is never only a header.
void PanelsBelow::watch(QDockWidget* panel)
{
    connect(panel->toggleViewAction(), &QAction::triggered, this, [this, panel](bool isShown) { isShown ? open(panel) : close(panel); });
    connect(panel, &QDockWidget::topLevelChanged, this, [panel](bool isFloating) {
        if (isFloating)
            setPanelFolded(panel, false);
    });
}

bool PanelsBelow::isInColumn(QDockWidget* panel) const
{
    if (panel->isHidden() || panel->isFloating() || m_earth->isHidden() || m_earth->isFloating()
        || m_window.dockWidgetArea(panel) != m_window.dockWidgetArea(m_earth) || !m_window.tabifiedDockWidgets(panel).isEmpty())
        return false;
    const QRect earth = m_earth->geometry(), there = panel->geometry();
    return std::abs(earth.left() - there.left()) < 8 && std::abs(earth.right() - there.right()) < 8;
}

int PanelsBelow::heightWanted(const QDockWidget* panel) const { return m_heights.value(panel, panel == m_upper ? kUpperHeight : kLowerHeight); }

void PanelsBelow::keepHeight(QDockWidget* panel)
{
    if (isInColumn(panel) && !isFolded(panel) && panel->height() >= kLeastKept)
        m_heights.insert(panel, panel->height());
}

/// What was folded or shown counts at once: from the inside outwards.
void PanelsBelow::layOut()
{
    for (const QDockWidget* panel : {m_upper, m_lower})
        panel->layout()->activate();
    m_window.layout()->activate();
}

/// The panels below take what they want, the Earth what is left.
void PanelsBelow::spread()
{
    layOut();
    int all = m_earth->height();
    QList<QDockWidget*> panels{m_earth};
    QList<int> heights{0};
    for (QDockWidget* panel : {m_upper, m_lower})
        if (isInColumn(panel)) {
            all += panel->height();
            panels.append(panel);
            heights.append(isFolded(panel) ? headerHeight(panel) : heightWanted(panel));
        }
    heights.front() = std::max(100, all - std::accumulate(heights.begin(), heights.end(), 0));
    m_window.resizeDocks(panels, heights, Qt::Vertical);
}

void PanelsBelow::open(QDockWidget* panel)
{
    QDockWidget* beside = other(panel);
    keepHeight(beside);
    const bool wasOpen = !panel->isHidden() && !isFolded(panel);
    panel->show();
    panel->raise();
    setPanelFolded(panel, false);
    if (m_made == panel)
        m_made = nullptr;
    layOut();
    if (wasOpen || !isInColumn(panel))
        return;
    if (isInColumn(beside) && !isFolded(beside)) {
        const int all = m_earth->height() + panel->height() + beside->height();
        if (all - heightWanted(panel) - heightWanted(beside) < leastEarth) {
            setPanelFolded(beside, true);
            m_made = beside;
        }
    }
    spread();
}

void PanelsBelow::fold(QDockWidget* panel)
{
    keepHeight(panel);
    setPanelFolded(panel, true);
    spread();
}

void PanelsBelow::close(QDockWidget* panel)
{
    keepHeight(panel);
    panel->hide();
    if (QDockWidget* beside = std::exchange(m_made, nullptr))
        setPanelFolded(beside, false);
    spread();
}

void PanelsBelow::windowGrew(int by)
{
    const bool areBoth = isInColumn(m_upper) && isInColumn(m_lower);
    if (by < 0 && areBoth && !isFolded(m_upper) && !isFolded(m_lower)) {
        // Where the user had made the Earth lower than that already, so it stays.
        if (m_earth->height() < leastEarth && m_earth->height() - by >= leastEarth) {
            m_made = m_lower;
            fold(m_lower);
        }
    } else if (by > 0 && areBoth && m_made) {
        if (m_earth->height() + headerHeight(m_made) - heightWanted(m_made) >= leastEarth) {
            setPanelFolded(std::exchange(m_made, nullptr), false);
            spread();
        }
    }
}

void PanelsBelow::unfoldAll()
{
    m_made = nullptr;
    m_heights.clear();
    for (QDockWidget* panel : {m_upper, m_lower})
        setPanelFolded(panel, false);
}

QStringList PanelsBelow::folded() const
{
    QStringList out;
    for (const QDockWidget* panel : {m_upper, m_lower})
        if (isFolded(panel))
            out.append(panel->objectName());
    return out;
}

void PanelsBelow::setFolded(const QStringList& names)
{
    for (QDockWidget* panel : {m_upper, m_lower})
        setPanelFolded(panel, names.contains(panel->objectName()));
}

} // namespace terrella
