// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/line_plot.h"

#include <QMouseEvent>
#include <QVBoxLayout>

#include <array>
#include <qcustomplot.h>

namespace terrella {

namespace {

constexpr double kMargin = 0.05; ///< of the range, on both sides
constexpr double kLineWidth = 1.8;
constexpr int kFewPoints = 30; ///< so many are marked one by one
constexpr int kTickPixels = 90;

/// Line styles tell lines apart where colours do not.
QPen penOf(int index, const Tokens& tokens)
{
    const std::array<QColor, 5> colours{tokens.accent, tokens.report, tokens.model, tokens.features, tokens.cube};
    constexpr std::array<Qt::PenStyle, 3> styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    const auto i = static_cast<std::size_t>(index);
    return QPen(colours[i % colours.size()], kLineWidth, styles[i % styles.size()], Qt::RoundCap, Qt::RoundJoin);
}

QCPAxis* placeAxis(const QCustomPlot& plot, LinePlot::Along along) { return along == LinePlot::Along::Right ? plot.xAxis : plot.yAxis; }
QCPAxis* valueAxis(const QCustomPlot& plot, LinePlot::Along along) { return along == LinePlot::Along::Right ? plot.yAxis : plot.xAxis; }

} // namespace

LinePlot::LinePlot(const Theme& theme, Along along, QWidget* parent) : QWidget(parent), m_theme(theme), m_along(along), m_plot(new QCustomPlot(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->setContextMenuPolicy(Qt::NoContextMenu); // that of whoever holds it
    m_plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
    m_plot->setAccessibleName(tr("Plot"));
    const auto placeAt = [this](const QMouseEvent* event) {
        const QPointF at = event->position();
        return placeAxis(*m_plot, m_along)->pixelToCoord(m_along == Along::Right ? at.x() : at.y());
    };
    connect(m_plot, &QCustomPlot::mouseMove, this, [this, placeAt](QMouseEvent* event) { Q_EMIT pointed(placeAt(event)); });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &LinePlot::showAll);
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this] { m_isMoved = true; });
    const auto pressed = std::make_shared<QPoint>();
    connect(m_plot, &QCustomPlot::mousePress, this, [pressed](const QMouseEvent* event) { *pressed = event->pos(); });
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this, pressed, placeAt](const QMouseEvent* event) {
        if (event->button() != Qt::LeftButton)
            return;
        if ((event->pos() - *pressed).manhattanLength() < 4)
            Q_EMIT clicked(placeAt(event));
        else
            m_isMoved = true;
    });
    connect(placeAxis(*m_plot, m_along), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &LinePlot::placeTicks);
    connect(&theme, &Theme::changed, this, [this] {
        dress();
        m_plot->replot();
    });
    dress();
}

void LinePlot::dress()
{
    const Tokens& tokens = m_theme.tokens();
    m_plot->setBackground(tokens.panel);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(tokens.line);
        axis->setTickPen(tokens.line);
        axis->setSubTickPen(tokens.line);
        axis->setTickLabelColor(tokens.dim);
        axis->setLabelColor(tokens.dim);
        axis->setTickLabelFont(m_theme.smallFont());
        axis->setLabelFont(m_theme.smallFont());
        axis->grid()->setPen(QPen(mixed(tokens.panel, tokens.line, 0.6), 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    QColor ground = tokens.panel;
    ground.setAlphaF(0.85F);
    m_plot->legend->setBrush(ground);
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->legend->setTextColor(tokens.text);
    m_plot->legend->setFont(m_theme.smallFont());
    for (int k = 0; k < m_lines; ++k)
        m_plot->graph(k)->setPen(penOf(k, tokens));
    for (int k = 0; k < m_plot->itemCount(); ++k)
        if (auto* mark = qobject_cast<QCPItemStraightLine*>(m_plot->item(k)))
            mark->setPen(QPen(tokens.dim, 1));
}

void LinePlot::setLabels(const QString& place, const QString& value)
{
    placeAxis(*m_plot, m_along)->setLabel(place);
    valueAxis(*m_plot, m_along)->setLabel(value);
}

void LinePlot::setTicks(Ticks ticks)
{
    m_ticks = std::move(ticks);
    if (!m_ticks)
        placeAxis(*m_plot, m_along)->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    placeTicks();
}

void LinePlot::placeTicks()
{
    if (!m_ticks)
        return;
    QCPAxis* axis = placeAxis(*m_plot, m_along);
    const int most = std::max(2, (m_along == Along::Right ? m_plot->width() : m_plot->height()) / kTickPixels);
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (const auto& [place, text] : m_ticks(axis->range().lower, axis->range().upper, most))
        ticker->addTick(place, text);
    axis->setTicker(ticker);
}

void LinePlot::setLegendVisible(bool isVisible) { m_plot->legend->setVisible(isVisible); }

void LinePlot::setLine(int index, const QString& name, const std::vector<double>& places, const std::vector<double>& values)
{
    while (m_lines <= index)
        m_plot->addGraph(placeAxis(*m_plot, m_along), valueAxis(*m_plot, m_along))->setPen(penOf(m_lines++, m_theme.tokens()));
    QCPGraph* graph = m_plot->graph(index);
    graph->setName(name);
    graph->setData(QVector<double>(places.begin(), places.end()), QVector<double>(values.begin(), values.end()), true);
    graph->setScatterStyle(places.size() <= kFewPoints ? QCPScatterStyle(QCPScatterStyle::ssDisc, 4.0) : QCPScatterStyle());
}

void LinePlot::setMark(std::optional<double> place)
{
    if (place == m_mark)
        return;
    m_mark = place;
    m_plot->clearItems();
    if (place) {
        auto* mark = new QCPItemStraightLine(m_plot); // the plot's own
        const bool isRight = m_along == Along::Right;
        mark->point1->setCoords(isRight ? *place : 0.0, isRight ? 0.0 : *place);
        mark->point2->setCoords(isRight ? *place : 1.0, isRight ? 1.0 : *place);
        mark->setPen(QPen(m_theme.tokens().dim, 1));
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LinePlot::clear()
{
    m_plot->clearGraphs();
    m_plot->clearItems();
    m_mark.reset();
    m_lines = 0;
    m_isMoved = false;
    m_plot->replot();
}

void LinePlot::draw()
{
    if (!m_isMoved) {
        m_plot->rescaleAxes();
        for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
            const QCPRange range = axis->range();
            if (!(range.size() > 0.0))
                axis->setRange(range.center() - 1.0, range.center() + 1.0);
        }
        QCPAxis* values = valueAxis(*m_plot, m_along);
        values->scaleRange(1.0 + 2.0 * kMargin, values->range().center());
    }
    m_plot->replot();
}

void LinePlot::showAll()
{
    m_isMoved = false;
    draw();
}

void LinePlot::setLogarithmic(bool isLogarithmic)
{
    m_isLogarithmic = isLogarithmic;
    QCPAxis* axis = valueAxis(*m_plot, m_along);
    axis->setScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis->setTicker(isLogarithmic ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog) : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    showAll();
}

bool LinePlot::save(const QString& path)
{
    constexpr double sharp = 2.0;
    return path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive) ? m_plot->savePdf(path) : m_plot->savePng(path, 0, 0, sharp);
}

} // namespace terrella
