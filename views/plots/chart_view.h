// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/chart.h"
#include "views/theme/theme.h"

#include <QWidget>

class QLabel;
class QMenu;

namespace terrella {

class ChartCanvas;
struct ChartPick;

/// A chart with its title. Wheel and drag zoom and move, a double click or R shows all again; the point under the pointer says its values, Ctrl with
/// arrows goes from point to point; arrows, + and − move and zoom. Menu and keys copy the values and save values and picture. GUI thread.
class ChartView final : public QWidget {
    Q_OBJECT

public:
    explicit ChartView(const Theme& theme, QWidget* parent = nullptr);

    /// keepsView: what one has zoomed to stays.
    void setChart(const Chart& chart, bool keepsView = false);
    [[nodiscard]] const Chart& chart() const;
    void setTime(std::optional<double> seconds); ///< of the mark
    void setPointer(std::optional<double> x);    ///< a line across a chart with places
    /// Off where whoever holds it shows the title.
    void setTitleVisible(bool isVisible);
    /// What the view adds to the menu of every chart in it.
    void addMenuActions(QMenu& menu);
    void showAll();
    [[nodiscard]] QString pickedText() const { return m_picked; }
    /// Writes .png, .svg, .pdf, or .csv with the values. False where the file cannot be written.
    [[nodiscard]] bool save(const QString& path);

Q_SIGNALS:
    void timeChosen(double seconds);  ///< by a click
    void pointed(double x, double y); ///< the pointer is between the axes
    void pointerLeft();
    void pictureSaved(const QString& path);
    void failed(const QString& sentence);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void showPick(const std::optional<ChartPick>& pick);
    void step(int points, int lines);
    void copyValues();
    void saveValues();
    void savePicture();
    void saveAs(const QString& title, const QString& filter, const QString& suffix);

    const Theme& m_theme;
    QLabel* m_title;
    QLabel* m_note;
    QLabel* m_message;
    ChartCanvas* m_canvas;
    QString m_picked;
    int m_line = -1, m_point = 0; ///< picked
    bool m_hasTitle = true;
    bool m_isKeyed = false; ///< the keyboard brought one here
};

} // namespace terrella
