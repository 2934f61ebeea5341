// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>

class QDockWidget;
class QMainWindow;

namespace terrella {

/// The two panels under the Earth. Where there is no room for both, opening one folds the other to its header, so that the Earth stays large
/// enough to be looked at; where the user has laid them elsewhere, they are left alone.
class PanelsBelow final : public QObject {
    Q_OBJECT

public:
    static constexpr int leastEarth = 420; ///< height of the Earth's panel with its header and the time

    /// The upper one is hidden until it is opened.
    PanelsBelow(QMainWindow& window, QDockWidget* earth, QDockWidget* upper, QDockWidget* lower);

    /// Shows and unfolds it.
    void open(QDockWidget* panel);
    void fold(QDockWidget* panel);
    /// What it had folded is opened again, and the Earth takes its place.
    void close(QDockWidget* panel);
    /// After the window has become so much higher; less than 0: lower.
    void windowGrew(int by);
    void unfoldAll();

    /// Names of the panels that are folded.
    [[nodiscard]] QStringList folded() const;
    void setFolded(const QStringList& names);

private:
    [[nodiscard]] bool isInColumn(QDockWidget* panel) const;
    [[nodiscard]] int heightWanted(const QDockWidget* panel) const;
    [[nodiscard]] QDockWidget* other(const QDockWidget* panel) const { return panel == m_upper ? m_lower : m_upper; }
    void watch(QDockWidget* panel);
    void keepHeight(QDockWidget* panel);
    void layOut();
    void spread();

    QMainWindow& m_window;
    QDockWidget* m_earth;
    QDockWidget* m_upper;
    QDockWidget* m_lower;
    QDockWidget* m_made = nullptr;              ///< folded here, not by the user: it is opened again where there is room
    QHash<const QDockWidget*, int> m_heights{}; ///< as they were before they were folded or closed
};

} // namespace terrella
