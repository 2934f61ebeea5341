// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/chart_canvas.h"

#include "views/plots/chart_axes.h"
#include "views/plots/chart_draw.h"
#include "views/plots/chart_pick.h"
#include "views/plots/chart_picture.h"

#include <QAbstractScrollArea>
#include <QMouseEvent>
#include <QTimer>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace terrella {

namespace {

constexpr double kPickReach = 12.0; ///< pixels

} // namespace

ChartCanvas::ChartCanvas(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_plot(new QCustomPlot(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->setContextMenuPolicy(Qt::NoContextMenu); // that of whoever holds it
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->axisRect()->setMinimumMargins({4, 4, 8, 4});
    m_plot->axisRect()->insetLayout()->take(m_plot->legend); // it gets a row of its own
    m_plot->plotLayout()->setRowSpacing(0);
    m_plot->legend->setVisible(false);
    m_plot->installEventFilter(this);
    connectMouse();
    connect(m_plot, &QCustomPlot::afterLayout, this, [this] { m_top.place(); });
    connect(m_plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this](const QCPRange& range) {
        m_plot->xAxis2->setRange(range);
        if (m_chart.top)
            placeTicks(*m_plot->xAxis2, *m_chart.top);
    });
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis, m_plot->yAxis2})
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this, axis] {
            placeTicks(*axis, axis == m_plot->xAxis ? m_chart.x : axis == m_plot->yAxis ? m_chart.y : m_chart.right.value_or(ChartAxis{}));
        });
    connect(&theme, &Theme::changed, this, [this] { setChart(Chart(m_chart), true); });
    dress();
}

void ChartCanvas::connectMouse()
{
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { Q_EMIT hovered(event->position()); });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &ChartCanvas::showAll);
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this] { m_isMoved = true; });
    const auto pressed = std::make_shared<QPoint>();
    connect(m_plot, &QCustomPlot::mousePress, this, [pressed](const QMouseEvent* event) { *pressed = event->pos(); });
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this, pressed](const QMouseEvent* event) {
        if (event->button() != Qt::LeftButton)
            return;
        if ((event->pos() - *pressed).manhattanLength() >= 4)
            m_isMoved = true;
        else if (const auto values = valuesAt(event->position())) // beside the axes there is nothing to choose
            Q_EMIT clicked(values->x(), values->y());
    });
}

void ChartCanvas::dress()
{
    m_plot->setBackground(tokens().panel);
    const auto dressOne = [this](QCPAxis& axis, const ChartAxis& as) {
        dressAxis(axis, as, m_theme, tokens());
        axis.setVisible(m_chart.hasAxes);
        axis.grid()->setVisible(m_chart.hasAxes && &axis != m_plot->yAxis2);
    };
    dressOne(*m_plot->xAxis, m_chart.x);
    dressOne(*m_plot->yAxis, m_chart.y);
    if (m_chart.right)
        dressOne(*m_plot->yAxis2, *m_chart.right);
    if (m_chart.top) {
        dressOne(*m_plot->xAxis2, *m_chart.top);
        m_plot->xAxis2->grid()->setVisible(true);
        m_plot->xAxis2->grid()->setPen(QPen(tokens().dim, 1, Qt::DotLine));
    }
    m_plot->xAxis2->setVisible(m_chart.top.has_value());
    m_plot->xAxis2->setTickLabels(false); // its texts stand within the ends
    m_plot->yAxis2->setVisible(m_chart.right.has_value());
    m_plot->yAxis2->setTickLabels(m_chart.right.has_value());
    m_plot->axisRect()->setAutoMargins(m_chart.hasAxes ? QCP::msAll : QCP::msNone);
    if (!m_chart.hasAxes)
        m_plot->axisRect()->setMargins({8, 8, 8, 8});
    const QList<QCPAxis*> moving
        = m_chart.right ? QList<QCPAxis*>{m_plot->xAxis, m_plot->yAxis, m_plot->yAxis2} : QList<QCPAxis*>{m_plot->xAxis, m_plot->yAxis};
    m_plot->axisRect()->setRangeDragAxes(moving);
    m_plot->axisRect()->setRangeZoomAxes(moving);
}

void ChartCanvas::setChart(const Chart& chart, bool keepsView)
{
    const QCPRange x = m_plot->xAxis->range(), y = m_plot->yAxis->range(), right = m_plot->yAxis2->range();
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_top.forget();
    m_mark = nullptr;
    m_ring = nullptr;
    clearLayout(*m_plot);
    m_pointer = nullptr;
    m_chart = chart;
    dress();
    drawChart(*m_plot, m_chart, m_theme, tokens());
    drawLegend(*m_plot, m_chart, m_theme, tokens());
    m_top.draw(*m_plot, m_chart.top, m_theme, tokens());
    drawMark();
    if (keepsView && m_isMoved) {
        m_plot->xAxis->setRange(x);
        m_plot->yAxis->setRange(y);
        m_plot->yAxis2->setRange(right);
        m_plot->replot();
    } else {
        showAll();
    }
}

void ChartCanvas::fit()
{
    const auto one = [this](QCPAxis& axis, const ChartAxis& as) {
        if (as.range)
            return setRange(axis, as.range->first, as.range->second);
        axis.rescale();
        if (!as.ticks && !m_chart.image)
            widenRange(axis);
        else
            setRange(axis, axis.range().lower, axis.range().upper);
    };
    one(*m_plot->xAxis, m_chart.x);
    one(*m_plot->yAxis, m_chart.y);
    if (m_chart.right)
        one(*m_plot->yAxis2, *m_chart.right);
    if (m_chart.isSquare && m_plot->axisRect()->width() > 0 && m_plot->axisRect()->height() > 0) {
        QCPAxis *x = m_plot->xAxis, *y = m_plot->yAxis;
        const double perPixel = std::max(x->range().size() / m_plot->axisRect()->width(), y->range().size() / m_plot->axisRect()->height());
        x->setRange(x->range().center(), perPixel * m_plot->axisRect()->width(), Qt::AlignCenter);
        y->setRange(y->range().center(), perPixel * m_plot->axisRect()->height(), Qt::AlignCenter);
    }
    placeTicks(*m_plot->xAxis, m_chart.x);
    placeTicks(*m_plot->yAxis, m_chart.y);
    if (m_chart.top)
        placeTicks(*m_plot->xAxis2, *m_chart.top);
}

void ChartCanvas::showAll()
{
    m_isMoved = false;
    fit();
    for (const QCPLayoutElement::UpdatePhase phase : {QCPLayoutElement::upPreparation, QCPLayoutElement::upMargins, QCPLayoutElement::upLayout})
        m_plot->plotLayout()->update(phase);
    fit(); // the margins are known now
    m_plot->replot();
}

void ChartCanvas::zoom(double factor)
{
    m_isMoved = true;
    for (QCPAxis* axis : m_plot->axisRect()->rangeZoomAxes(Qt::Horizontal) + m_plot->axisRect()->rangeZoomAxes(Qt::Vertical))
        axis->scaleRange(1.0 / factor, axis->range().center());
    m_plot->replot();
}

void ChartCanvas::pan(double right, double up)
{
    m_isMoved = true;
    const auto move = [](QCPAxis& axis, double part) {
        const double way = axis.rangeReversed() ? -part : part;
        if (axis.scaleType() == QCPAxis::stLogarithmic) {
            const double factor = std::pow(axis.range().upper / axis.range().lower, way);
            axis.setRange(axis.range().lower * factor, axis.range().upper * factor);
        } else {
            axis.moveRange(way * axis.range().size());
        }
    };
    move(*m_plot->xAxis, right);
    move(*m_plot->yAxis, up);
    if (m_chart.right)
        move(*m_plot->yAxis2, up);
    m_plot->replot();
}

void ChartCanvas::setLogarithmic(bool isUp, bool isLogarithmic)
{
    (isUp ? m_chart.y : m_chart.x).isLogarithmic = isLogarithmic;
    setChart(Chart(m_chart));
}

bool ChartCanvas::isLogarithmic(bool isUp) const { return isUp ? m_chart.y.isLogarithmic : m_chart.x.isLogarithmic; }

void ChartCanvas::setMark(std::optional<double> seconds)
{
    if (seconds == m_time)
        return;
    m_time = seconds;
    drawMark();
    if (m_chart.hasTime || m_chart.hasTimeUp)
        m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ChartCanvas::drawMark()
{
    if (m_mark)
        m_plot->removeItem(m_mark);
    m_mark = nullptr;
    if (!m_time || !(m_chart.hasTime || m_chart.hasTimeUp))
        return;
    m_mark = new QCPItemStraightLine(m_plot);
    m_mark->point1->setCoords(m_chart.hasTime ? *m_time : 0.0, m_chart.hasTime ? 0.0 : *m_time);
    m_mark->point2->setCoords(m_chart.hasTime ? *m_time : 1.0, m_chart.hasTime ? 1.0 : *m_time);
    m_mark->point1->setType(QCPItemPosition::ptPlotCoords);
    m_mark->setPen(QPen(tokens().text, 1, Qt::DotLine));
}

void ChartCanvas::setPointer(std::optional<double> x)
{
    if (!x && !m_pointer)
        return;
    if (m_pointer)
        m_plot->removeItem(m_pointer);
    m_pointer = nullptr;
    if (x && m_chart.hasPlace) {
        m_pointer = new QCPItemStraightLine(m_plot);
        m_pointer->point1->setCoords(*x, 0.0);
        m_pointer->point2->setCoords(*x, 1.0);
        m_pointer->setPen(QPen(tokens().text, 1.2));
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

std::optional<QPointF> ChartCanvas::valuesAt(const QPointF& at) const
{
    if (!m_plot->axisRect()->rect().contains(at.toPoint()))
        return std::nullopt;
    return QPointF(m_plot->xAxis->pixelToCoord(at.x()), m_plot->yAxis->pixelToCoord(at.y()));
}

QPointF ChartCanvas::pixelOf(double x, double y, bool isOnRight) const
{
    return {m_plot->xAxis->coordToPixel(x), (isOnRight ? m_plot->yAxis2 : m_plot->yAxis)->coordToPixel(y)};
}

std::optional<ChartPick> ChartCanvas::pickPoint(int line, int point) const
{
    if (line < 0 || line >= static_cast<int>(m_chart.lines.size()))
        return std::nullopt;
    const ChartLine& of = m_chart.lines[static_cast<std::size_t>(line)];
    const auto k = static_cast<std::size_t>(point);
    if (isFrame(of.look) || point < 0 || k >= of.x.size() || !std::isfinite(of.x[k]) || !std::isfinite(of.y[k]))
        return std::nullopt;
    return ChartPick{line, point, pixelOf(of.x[k], of.y[k], of.isOnRight), pointText(m_chart, of, k)};
}

std::optional<ChartPick> ChartCanvas::pickAt(const QPointF& at) const
{
    std::optional<ChartPick> best;
    double nearest = kPickReach;
    for (std::size_t l = 0; l < m_chart.lines.size(); ++l) {
        const ChartLine& line = m_chart.lines[l];
        if (isFrame(line.look))
            continue;
        for (std::size_t k = 0; k < line.x.size(); ++k) {
            const double across = std::abs(m_plot->xAxis->coordToPixel(line.x[k]) - at.x());
            if (!(across <= nearest))
                continue;
            const QPointF there = pixelOf(line.x[k], line.y[k], line.isOnRight);
            const double far = std::hypot(there.x() - at.x(), there.y() - at.y());
            if (!(far <= nearest)) // NaN: a gap
                continue;
            nearest = far;
            best = ChartPick{static_cast<int>(l), static_cast<int>(k), there, {}};
        }
    }
    if (best)
        return pickPoint(best->line, best->point);
    return m_plot->axisRect()->rect().contains(at.toPoint()) ? pickOther(at) : std::nullopt;
}

std::optional<ChartPick> ChartCanvas::pickOther(const QPointF& at) const
{
    const QString text = partText(m_chart, m_plot->xAxis->pixelToCoord(at.x()), m_plot->yAxis->pixelToCoord(at.y()));
    return text.isEmpty() ? std::nullopt : std::optional(ChartPick{-1, 0, at, text});
}

void ChartCanvas::showPick(const std::optional<ChartPick>& pick)
{
    const bool isPoint = pick && pick->line >= 0;
    if (!isPoint && !m_ring)
        return;
    if (m_ring)
        m_plot->removeItem(m_ring);
    m_ring = nullptr;
    if (isPoint) {
        const ChartLine& line = m_chart.lines[static_cast<std::size_t>(pick->line)];
        m_ring = new QCPItemTracer(m_plot);
        m_ring->position->setAxes(m_plot->xAxis, line.isOnRight ? m_plot->yAxis2 : m_plot->yAxis);
        m_ring->position->setCoords(line.x[static_cast<std::size_t>(pick->point)], line.y[static_cast<std::size_t>(pick->point)]);
        m_ring->setStyle(QCPItemTracer::tsCircle);
        m_ring->setSize(11);
        m_ring->setPen(QPen(tokens().text, 1.5));
        m_ring->setBrush(Qt::NoBrush);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// On a page that scrolls the wheel is the page's, unless the chart was clicked into or Ctrl is held.
bool ChartCanvas::mayZoom(Qt::KeyboardModifiers modifiers) const
{
    const QWidget* focus = window()->focusWidget();
    if ((modifiers & Qt::ControlModifier) || (focus && (focus == parentWidget() || isAncestorOf(focus))))
        return true;
    for (const QWidget* around = parentWidget(); around; around = around->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(around))
            return false;
    return true;
}

bool ChartCanvas::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel && watched == m_plot && !mayZoom(static_cast<const QWheelEvent*>(event)->modifiers())) {
        event->ignore(); // the page scrolls
        return true;
    }
    if (watched == m_plot && event->type() == QEvent::Leave)
        Q_EMIT left();
    if (watched == m_plot && event->type() == QEvent::Resize)
        QTimer::singleShot(0, this, [this] { // the plot takes its size first
            drawLegend(*m_plot, m_chart, m_theme, tokens());
            m_isMoved ? m_plot->replot() : showAll();
        });
    return QWidget::eventFilter(watched, event);
}

void ChartCanvas::setOnPaper(bool isOnPaper)
{
    m_paper = isOnPaper ? std::optional(Tokens::light()) : std::nullopt;
    setChart(Chart(m_chart), true);
}

void ChartCanvas::paint(QPainter& painter, const QRectF& area, const Chart& chart)
{
    resize(area.size().toSize());
    m_plot->setGeometry(rect());
    m_plot->setViewport(rect()); // of a plot that is hidden nothing else does
    setChart(chart);
    paintChart(painter, area.topLeft(), *m_plot, size());
}

bool ChartCanvas::save(const QString& path) { return saveChart(path, *m_plot, m_chart, m_theme, tokens()); }

} // namespace terrella
