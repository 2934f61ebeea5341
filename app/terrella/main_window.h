// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QMainWindow>

#include <functional>

class QDockWidget;
class QSettings;
class QToolButton;

namespace terrella {

class PanelsBelow;

/// The frame: six panels, a toolbar, menus, a status line. Knows how they lie, not what they do.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const Theme& theme);

    struct Panels {
        QWidget* modules = nullptr;
        QWidget* canvas = nullptr;
        QWidget* inspector = nullptr;
        QWidget* inspectorTabs = nullptr;
        QWidget* earth = nullptr;
        QWidget* earthTabs = nullptr;
        QWidget* earthRight = nullptr; ///< the choice of projection
        QWidget* plots = nullptr;
        QWidget* plotsTabs = nullptr;
        QWidget* runs = nullptr;
        QWidget* runsTabs = nullptr;
    };
    void setPanels(const Panels& panels);
    [[nodiscard]] std::vector<QDockWidget*> panels() const { return m_panels; }
    [[nodiscard]] QDockWidget* modulesPanel() const { return m_modules; }
    void resetLayout();
    /// The plots below the Earth are hidden until there is something in them.
    void showPlots();
    void showRuns();
    /// Shows or hides the list of modules; while the window is narrow it is folded to the toolbar's button.
    void toggleModules();
    /// The Earth takes the whole window, until it is asked again; then all is as before.
    void toggleEarthAlone();
    [[nodiscard]] bool isEarthAlone() const { return !m_beside.isEmpty(); }

    void save(QSettings& settings) const;
    void restore(QSettings& settings);

    /// Asked before closing; false keeps the window.
    void setMayClose(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }

Q_SIGNALS:
    void filesDropped(const QStringList& paths);
    void modulesFolded(bool isFolded);

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    static constexpr int kNarrow = 1400; ///< below this width the list of modules folds
    QDockWidget* addPanel(const QString& name, const QString& title, QWidget* content, QWidget* header, QWidget* right = nullptr);
    QToolButton* hidingButton();
    void makeFolding(QDockWidget* panel, QWidget* tabs);
    void foldIfNarrow();
    void spread();

    const Theme& m_theme;
    std::vector<QDockWidget*> m_panels;
    QDockWidget* m_modules = nullptr;
    QDockWidget* m_canvas = nullptr;
    QDockWidget* m_inspector = nullptr;
    QDockWidget* m_earth = nullptr;
    QDockWidget* m_plots = nullptr;
    QDockWidget* m_runs = nullptr;
    PanelsBelow* m_below = nullptr; ///< plots and runs
    std::function<bool()> m_mayClose;
    QByteArray m_beside; ///< the panels as they were before the Earth took the window; else empty
    bool m_wasNarrow = false;
    bool m_isSpread = false; ///< the sizes are the user's own: restored, or changed by hand
};

} // namespace terrella
