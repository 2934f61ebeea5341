// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/curves_view.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

constexpr int kRedrawMs = 100;
constexpr int kDigits = 5;

} // namespace

CurvesView::CurvesView(const Theme& theme, QWidget* parent) : QWidget(parent), m_plot(new ChartView(theme, this)), m_told(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    m_told->setProperty("look", "dim");
    m_told->setTextFormat(Qt::PlainText);
    layout->addWidget(m_told);
    layout->addWidget(m_plot, 1);
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(kRedrawMs);
    connect(&m_redraw, &QTimer::timeout, this, &CurvesView::redraw);
    connect(m_plot, &ChartView::pictureSaved, this, &CurvesView::pictureSaved);
    connect(m_plot, &ChartView::failed, m_told, &QLabel::setText);
    m_plot->setChart(chart());
}

CurvesView::~CurvesView() = default;

void CurvesView::add(const QString& curve, double at, double value)
{
    const auto known = std::ranges::find(m_curves, curve, &Curve::name);
    Curve& grown = known != m_curves.end() ? *known : m_curves.emplace_back(Curve{curve, {}});
    grown.points[at] = value;
    if (!m_redraw.isActive())
        m_redraw.start();
}

void CurvesView::clear()
{
    m_curves.clear();
    m_told->clear();
    m_plot->setChart(chart());
}

Chart CurvesView::chart() const
{
    Chart out;
    out.x.label = tr("Epoch");
    out.y.label = tr("Loss");
    out.y.isLogarithmic = m_plot->chart().y.isLogarithmic; // as one has chosen
    int colour = 0;
    for (const Curve& curve : m_curves) {
        ChartLine line{curve.name, {}, {}, LineLook::Line, colour++};
        for (const auto& [place, value] : curve.points) {
            line.x.push_back(place);
            line.y.push_back(value);
        }
        out.lines.push_back(std::move(line));
    }
    return out;
}

void CurvesView::redraw()
{
    m_plot->setChart(chart(), true);
    if (!m_curves.empty())
        tell();
}

/// The newest values.
void CurvesView::tell()
{
    double last = -HUGE_VAL;
    for (const Curve& curve : m_curves)
        last = std::max(last, curve.points.rbegin()->first);
    QString text = tr("Epoch %1").arg(locale().toString(last));
    for (const Curve& curve : m_curves)
        if (const auto found = curve.points.find(last); found != curve.points.end())
            text += QStringLiteral("   ·   %1 %2").arg(curve.name, locale().toString(found->second, 'g', kDigits));
    m_told->setText(text);
}

QString CurvesView::table() const { return chartTable(chart(), QLatin1Char('\t')); }

bool CurvesView::savePicture(const QString& path)
{
    redraw();
    return m_plot->save(path);
}

} // namespace terrella
