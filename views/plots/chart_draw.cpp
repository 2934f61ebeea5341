// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/chart_draw.h"

#include "views/plots/plot_colours.h"
#include "views/plots/point_cloud.h"

#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace terrella {

namespace {

constexpr double kLineWidth = 1.8;
constexpr int kFewPoints = 30; ///< so many are marked one by one
constexpr std::size_t kManyPoints = 500;
constexpr double kFaint = 0.25; ///< the palest area

QVector<double> vectorOf(const std::vector<double>& values) { return {values.begin(), values.end()}; }

QCPAxis* valuesOf(QCustomPlot& plot, bool isOnRight) { return isOnRight ? plot.yAxis2 : plot.yAxis; }

void drawImage(QCustomPlot& plot, const ChartImage& image, const Theme& theme, const Tokens& tokens)
{
    auto* map = new QCPColorMap(plot.xAxis, plot.yAxis); // the plot's own, like all that follow
    const auto nx = static_cast<int>(image.x.size()), ny = static_cast<int>(image.y.size());
    map->data()->setSize(nx, ny);
    map->data()->setRange({image.x.front(), image.x.back()}, {image.y.front(), image.y.back()});
    for (int j = 0; j < ny; ++j)
        for (int i = 0; i < nx; ++i)
            map->data()->setCell(i, j, static_cast<double>(image.values[static_cast<std::size_t>(j * nx + i)]));
    QCPColorGradient gradient;
    gradient.clearColorStops();
    const std::size_t count = image.colours.size();
    for (std::size_t k = 0; k < count; ++k)
        gradient.setColorStopAt(count > 1 ? static_cast<double>(k) / static_cast<double>(count - 1) : 0.0, QColor(image.colours[k]));
    gradient.setLevelCount(256);
    gradient.setNanHandling(QCPColorGradient::nhTransparent);
    auto* scale = new QCPColorScale(&plot);
    plot.plotLayout()->addElement(plot.plotLayout()->rowCount() - 1, 1, scale);
    scale->setBarWidth(10);
    scale->axis()->setLabel(image.label);
    for (QCPAxis* axis : {scale->axis()}) {
        axis->setBasePen(tokens.line);
        axis->setTickPen(tokens.line);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(tokens.dim);
        axis->setLabelColor(tokens.dim);
        axis->setTickLabelFont(theme.smallFont());
        axis->setLabelFont(theme.smallFont());
    }
    map->setColorScale(scale);
    map->setGradient(gradient);
    map->setDataRange({image.lowest, image.highest});
    map->setInterpolate(false);
    auto* margins = new QCPMarginGroup(&plot);
    plot.axisRect()->setMarginGroup(QCP::msBottom | QCP::msTop, margins);
    scale->setMarginGroup(QCP::msBottom | QCP::msTop, margins);
}

void drawBand(QCustomPlot& plot, const ChartBand& band, const Tokens& tokens)
{
    const QVector<double> x = vectorOf(band.x);
    QCPAxis* axis = valuesOf(plot, band.isOnRight);
    QCPGraph* low = plot.addGraph(plot.xAxis, axis);
    low->setData(x, vectorOf(band.low), true);
    low->setPen(Qt::NoPen);
    low->removeFromLegend();
    QCPGraph* high = plot.addGraph(plot.xAxis, axis);
    high->setData(x, vectorOf(band.high), true);
    high->setPen(Qt::NoPen);
    QColor colour = plotColour(band.colour, tokens);
    colour.setAlphaF(static_cast<float>(band.strength));
    high->setBrush(colour);
    high->setChannelFillGraph(low);
    high->setName(band.name);
    if (band.name.isEmpty())
        high->removeFromLegend();
}

void drawBars(QCustomPlot& plot, const ChartBars& bars, const Tokens& tokens)
{
    auto* drawn = new QCPCurve(plot.xAxis, plot.yAxis); // an outline: bins may be of any width
    QVector<double> x, y;
    for (std::size_t k = 0; k < bars.heights.size(); ++k) {
        x << bars.edges[k] << bars.edges[k] << bars.edges[k + 1] << bars.edges[k + 1];
        y << 0.0 << bars.heights[k] << bars.heights[k] << 0.0;
    }
    drawn->setData(x, y);
    drawn->setName(bars.name);
    QColor colour = plotColour(bars.colour, tokens);
    drawn->setPen(QPen(colour, 1));
    colour.setAlphaF(0.45F);
    drawn->setBrush(colour);
    if (bars.name.isEmpty())
        drawn->removeFromLegend();
}

void drawArea(QCustomPlot& plot, const ChartArea& area, const Tokens& tokens)
{
    auto* drawn = new QCPCurve(plot.xAxis, plot.yAxis);
    drawn->setData(vectorOf(area.x), vectorOf(area.y));
    drawn->setPen(area.isGround ? QPen(tokens.text, 1.2) : QPen(tokens.panel, 1));
    drawn->setBrush(
        area.isGround ? mixed(tokens.panel, tokens.dim, 0.55) : mixed(tokens.panel, tokens.accent, kFaint + (1.0 - kFaint) * area.strength));
    drawn->setName(area.name);
    if (!area.isInLegend)
        drawn->removeFromLegend();
}

QPen penOf(const ChartLine& line, const Tokens& tokens)
{
    if (line.look == LineLook::Grid)
        return QPen(tokens.line, 1);
    if (line.look == LineLook::Reference)
        return QPen(tokens.dim, 1.2, Qt::DashLine);
    if (line.look == LineLook::Isoline)
        return QPen(QColor(14, 18, 24, 190), 1.0);
    return plotPen(line.colour, tokens, kLineWidth);
}

bool isCloud(const ChartLine& line) { return line.look == LineLook::Points && line.x.size() > kManyPoints; }

QCPScatterStyle markOf(const ChartLine& line, const Tokens& tokens)
{
    if (isFrame(line.look) || line.look == LineLook::Reference)
        return {};
    if (line.look == LineLook::Line && (line.x.size() > kFewPoints || line.x.size() == 2)) // two make a line, which has no points of its own
        return {};
    // Shapes tell points apart where colours do not.
    constexpr std::array<QCPScatterStyle::ScatterShape, 5> shapes{QCPScatterStyle::ssDisc, QCPScatterStyle::ssSquare, QCPScatterStyle::ssTriangle,
        QCPScatterStyle::ssDiamond, QCPScatterStyle::ssTriangleInverted};
    const QColor colour = plotColour(line.colour, tokens);
    const bool isCrowded = line.look == LineLook::Both && line.x.size() > kFewPoints;
    const double size = line.look == LineLook::Line || isCrowded ? 4.0 : 7.0;
    return {line.look == LineLook::Line ? QCPScatterStyle::ssDisc : shapes[static_cast<std::size_t>(line.colour) % shapes.size()], QPen(colour, 1),
        QBrush(colour), size};
}

void drawLine(QCustomPlot& plot, const ChartLine& line, const Tokens& tokens)
{
    QCPAxis* axis = valuesOf(plot, line.isOnRight);
    const bool isRun = std::ranges::is_sorted(line.x) && std::ranges::none_of(line.x, [](double x) { return std::isnan(x); });
    const QPen pen = penOf(line, tokens);
    QCPAbstractPlottable* drawn = nullptr;
    if (isCloud(line)) {
        drawn = new PointCloud(plot.xAxis, axis, line.x, line.y, plotColour(line.colour, tokens));
    } else if (isRun) {
        QCPGraph* graph = plot.addGraph(plot.xAxis, axis); // leaves out what cannot be told apart
        graph->setData(vectorOf(line.x), vectorOf(line.y), true);
        graph->setLineStyle(line.look == LineLook::Points ? QCPGraph::lsNone : QCPGraph::lsLine);
        graph->setScatterStyle(markOf(line, tokens));
        drawn = graph;
    } else {
        auto* curve = new QCPCurve(plot.xAxis, axis);
        curve->setData(vectorOf(line.x), vectorOf(line.y));
        curve->setLineStyle(line.look == LineLook::Points ? QCPCurve::lsNone : QCPCurve::lsLine);
        curve->setScatterStyle(markOf(line, tokens));
        drawn = curve;
    }
    drawn->setPen(pen);
    drawn->setName(line.name);
    if (line.name.isEmpty() || isFrame(line.look))
        drawn->removeFromLegend();
}

void drawBox(QCustomPlot& plot, const ChartBox& box, const Tokens& tokens)
{
    auto* drawn = new QCPStatisticalBox(plot.xAxis, plot.yAxis);
    drawn->addData(box.at, box.low, box.q1, box.median, box.q3, box.high, vectorOf(box.outliers));
    const QColor colour = plotColour(box.colour, tokens);
    drawn->setPen(QPen(colour, 1.2));
    drawn->setMedianPen(QPen(colour, 2.4));
    drawn->setWhiskerPen(QPen(colour, 1.2));
    drawn->setWhiskerBarPen(QPen(colour, 1.2));
    drawn->setOutlierStyle({QCPScatterStyle::ssCircle, colour, 4.0});
    QColor fill = colour;
    fill.setAlphaF(0.25F);
    drawn->setBrush(fill);
    drawn->setWidth(box.width);
    drawn->setWhiskerWidth(0.4 * box.width);
    drawn->removeFromLegend();
}

} // namespace

void drawChart(QCustomPlot& plot, const Chart& chart, const Theme& theme, const Tokens& tokens)
{
    if (chart.image)
        drawImage(plot, *chart.image, theme, tokens);
    for (const ChartBand& band : chart.bands)
        drawBand(plot, band, tokens);
    for (const ChartBars& bars : chart.bars)
        drawBars(plot, bars, tokens);
    for (const bool isUnder : {true, false}) { // the frame lies under the areas
        for (const ChartLine& line : chart.lines)
            if ((line.look == LineLook::Grid) == isUnder)
                drawLine(plot, line, tokens);
        if (isUnder)
            for (const ChartArea& area : chart.areas)
                if (!area.isGround)
                    drawArea(plot, area, tokens);
    }
    for (const ChartArea& area : chart.areas)
        if (area.isGround)
            drawArea(plot, area, tokens);
    for (const ChartBox& box : chart.boxes)
        drawBox(plot, box, tokens);
    for (const ChartLabel& label : chart.labels) {
        auto* text = new QCPItemText(&plot);
        text->setText(label.text);
        text->setFont(theme.smallFont());
        text->setColor(label.isOnImage ? QColor(14, 18, 24) : tokens.dim);
        if (label.isOnImage) {
            text->setBrush(QColor(255, 255, 255, 170));
            text->setPadding({2, 0, 2, 0});
        }
        text->position->setCoords(label.x, label.y);
        text->setClipToAxisRect(label.isOnImage);
    }
}

void clearLayout(QCustomPlot& plot)
{
    if (auto* room = qobject_cast<QCPLayoutGrid*>(plot.legend->layout())) {
        room->take(plot.legend);
        plot.plotLayout()->remove(room);
    }
    for (int k = plot.plotLayout()->elementCount() - 1; k >= 0; --k)
        if (auto* scale = qobject_cast<QCPColorScale*>(plot.plotLayout()->elementAt(k)))
            plot.plotLayout()->remove(scale);
    plot.plotLayout()->simplify();
}

void drawLegend(QCustomPlot& plot, const Chart& chart, const Theme& theme, const Tokens& tokens)
{
    QCPLegend* legend = plot.legend;
    std::vector<QCPAbstractLegendItem*> items;
    for (int k = 0; k < legend->itemCount(); ++k) // cells of the last row, which may be empty
        if (QCPAbstractLegendItem* item = legend->item(k))
            items.push_back(item);
    const bool isWanted = items.size() > 1 || (items.size() == 1 && !chart.areas.empty() && !chart.hasAxes);
    legend->setVisible(isWanted);
    if (!isWanted)
        return;
    legend->setBrush(Qt::NoBrush);
    legend->setBorderPen(Qt::NoPen);
    legend->setTextColor(tokens.dim);
    legend->setFont(theme.smallFont());
    legend->setFillOrder(QCPLegend::foColumnsFirst);
    legend->setIconSize(18, 8);
    legend->setColumnSpacing(12);
    legend->setRowSpacing(0);
    legend->setMargins({4, 0, 4, 2});
    if (!chart.hasAxes) { // a round diagram needs the height
        legend->setWrap(1);
        legend->setFillOrder(QCPLegend::foColumnsFirst);
        auto* column = new QCPLayoutGrid;
        plot.plotLayout()->addElement(plot.plotLayout()->rowCount() - 1, 1, column);
        plot.plotLayout()->setColumnStretchFactor(1, 0.001);
        column->addElement(0, 0, legend);
        column->addElement(1, 0, new QCPLayoutElement(&plot));
        column->setRowStretchFactor(0, 0.001);
        return;
    }
    // As many beside one another as the width holds.
    int widest = 1;
    for (QCPAbstractLegendItem* item : items)
        widest = std::max(widest, item->minimumOuterSizeHint().width() + 12);
    legend->setWrap(std::max(1, (plot.width() - 60) / widest));
    legend->setFillOrder(QCPLegend::foColumnsFirst); // lays out anew what a number alone does not
    plot.plotLayout()->insertRow(0);
    auto* row = new QCPLayoutGrid; // the legend and what is left beside it
    plot.plotLayout()->addElement(0, 0, row);
    plot.plotLayout()->setRowStretchFactor(0, 0.001);
    row->addElement(0, 0, legend);
    row->addElement(0, 1, new QCPLayoutElement(&plot));
    row->setColumnStretchFactor(0, 0.001);
}

} // namespace terrella
