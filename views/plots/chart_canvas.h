// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/chart.h"
#include "views/plots/chart_top.h"
#include "views/theme/theme.h"

#include <QWidget>

class QCPItemStraightLine;
class QCPItemTracer;
class QCustomPlot;

namespace terrella {

/// A point of a chart under the pointer.
struct ChartPick {
    int line = -1; ///< of the chart's lines, or −1: something else
    int point = 0;
    QPointF at; ///< on the canvas
    QString text;
};

/// Draws a chart in the colours of the theme; moves and zooms. No type of QCustomPlot leaves it. GUI thread.
class ChartCanvas final : public QWidget {
    Q_OBJECT

public:
    explicit ChartCanvas(const Theme& theme, QWidget* parent = nullptr);

    /// Shows all of it, unless the view is to be kept.
    void setChart(const Chart& chart, bool keepsView = false);
    [[nodiscard]] const Chart& chart() const { return m_chart; }
    /// A thin line at this time, for charts with time.
    void setMark(std::optional<double> seconds);
    /// A thin line across a chart with places.
    void setPointer(std::optional<double> x);
    /// On the axes, where a position lies between them.
    [[nodiscard]] std::optional<QPointF> valuesAt(const QPointF& at) const;
    void showAll();
    void zoom(double factor);                           ///< > 1: closer
    void pan(double right, double up);                  ///< in parts of what is seen
    void setLogarithmic(bool isUp, bool isLogarithmic); ///< isUp: the axis of y
    [[nodiscard]] bool isLogarithmic(bool isUp) const;

    [[nodiscard]] std::optional<ChartPick> pickAt(const QPointF& at) const;
    [[nodiscard]] std::optional<ChartPick> pickPoint(int line, int point) const;
    void showPick(const std::optional<ChartPick>& pick); ///< rings it
    /// In the colours of paper, whatever the theme.
    void setOnPaper(bool isOnPaper);
    /// A chart without title and note, as large as the area: with a canvas that is not shown.
    void paint(QPainter& painter, const QRectF& area, const Chart& chart);
    /// Writes .png, .svg or .pdf, by the ending, with title and note. False where the file cannot be written.
    [[nodiscard]] bool save(const QString& path);

Q_SIGNALS:
    void clicked(double x, double y);
    void hovered(const QPointF& at);
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void dress();
    void fit();
    void drawMark();
    void connectMouse();
    [[nodiscard]] bool mayZoom(Qt::KeyboardModifiers modifiers) const;
    [[nodiscard]] QPointF pixelOf(double x, double y, bool isOnRight) const;
    [[nodiscard]] std::optional<ChartPick> pickOther(const QPointF& at) const;

    [[nodiscard]] const Tokens& tokens() const { return m_paper ? *m_paper : m_theme.tokens(); }

    const Theme& m_theme;
    std::optional<Tokens> m_paper;
    QCustomPlot* m_plot;
    Chart m_chart;
    TopTexts m_top;
    QCPItemStraightLine* m_mark = nullptr;
    QCPItemStraightLine* m_pointer = nullptr;
    QCPItemTracer* m_ring = nullptr;
    std::optional<double> m_time;
    bool m_isMoved = false;
};

} // namespace terrella
