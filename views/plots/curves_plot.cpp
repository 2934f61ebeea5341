// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/curves_plot.h"

#include <QMouseEvent>
#include <QVBoxLayout>

#include <array>
#include <qcustomplot.h>

namespace terrella {

namespace {

constexpr double kMargin = 0.05; ///< of the range, above and below
constexpr double kLineWidth = 1.8;
constexpr int kFewPoints = 30; ///< so many are marked one by one

/// Line styles tell curves apart where colours do not.
QPen penOf(int index, const Tokens& tokens)
{
    const std::array<QColor, 5> colours{tokens.accent, tokens.report, tokens.model, tokens.features, tokens.cube};
    constexpr std::array<Qt::PenStyle, 3> styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    const auto i = static_cast<std::size_t>(index);
    return QPen(colours[i % colours.size()], kLineWidth, styles[i % styles.size()], Qt::RoundCap, Qt::RoundJoin);
}

} // namespace

CurvesPlot::CurvesPlot(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_plot(new QCustomPlot(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->setContextMenuPolicy(Qt::NoContextMenu); // the view's own
    m_plot->legend->setVisible(true);
    m_plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
    m_plot->xAxis->setLabel(tr("Epoch"));
    m_plot->yAxis->setLabel(tr("Loss"));
    m_plot->setAccessibleName(tr("Curves"));
    connect(
        m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { Q_EMIT pointed(m_plot->xAxis->pixelToCoord(event->position().x())); });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &CurvesPlot::showAll);
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this] { m_isMoved = true; });
    connect(m_plot, &QCustomPlot::mousePress, this, [this](const QMouseEvent* event) { m_isMoved = m_isMoved || event->button() == Qt::LeftButton; });
    connect(&theme, &Theme::changed, this, [this] {
        dress();
        m_plot->replot();
    });
    dress();
}

void CurvesPlot::dress()
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
    for (int k = 0; k < m_plot->graphCount(); ++k)
        m_plot->graph(k)->setPen(penOf(k, tokens));
}

void CurvesPlot::setCurve(int index, const QString& name, const std::map<double, double>& points)
{
    while (m_plot->graphCount() <= index)
        m_plot->addGraph()->setPen(penOf(m_plot->graphCount() - 1, m_theme.tokens()));
    QVector<double> at, values;
    for (const auto& [x, y] : points) {
        at.append(x);
        values.append(y);
    }
    QCPGraph* graph = m_plot->graph(index);
    graph->setName(name);
    graph->setData(at, values, true);
    graph->setScatterStyle(at.size() <= kFewPoints ? QCPScatterStyle(QCPScatterStyle::ssDisc, 4.0) : QCPScatterStyle());
}

void CurvesPlot::clear()
{
    m_plot->clearGraphs();
    m_isMoved = false;
    m_plot->replot();
}

void CurvesPlot::draw()
{
    if (!m_isMoved) {
        m_plot->rescaleAxes();
        const QCPRange across = m_plot->xAxis->range();
        if (across.size() <= 0.0)
            m_plot->xAxis->setRange(across.center() - 1.0, across.center() + 1.0);
        m_plot->yAxis->scaleRange(1.0 + 2.0 * kMargin, m_plot->yAxis->range().center());
    }
    m_plot->replot();
}

void CurvesPlot::showAll()
{
    m_isMoved = false;
    draw();
}

void CurvesPlot::setLogarithmic(bool isLogarithmic)
{
    m_isLogarithmic = isLogarithmic;
    m_plot->yAxis->setScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    m_plot->yAxis->setTicker(isLogarithmic ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog) : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    showAll();
}

bool CurvesPlot::save(const QString& path)
{
    constexpr double sharp = 2.0;
    return path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive) ? m_plot->savePdf(path) : m_plot->savePng(path, 0, 0, sharp);
}

} // namespace terrella
