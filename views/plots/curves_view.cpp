// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/curves_view.h"

#include "views/plots/line_plot.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <set>

namespace terrella {

namespace {

constexpr int kRedrawMs = 100;
constexpr int kDigits = 5;

} // namespace

CurvesView::CurvesView(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_plot(new LinePlot(theme, LinePlot::Along::Right, this)),
      m_told(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    m_plot->setLabels(tr("Epoch"), tr("Loss"));
    m_plot->setLegendVisible(true);
    m_told->setProperty("look", "dim");
    m_told->setTextFormat(Qt::PlainText);
    layout->addWidget(m_told);
    layout->addWidget(m_plot, 1);
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(kRedrawMs);
    connect(&m_redraw, &QTimer::timeout, this, &CurvesView::redraw);
    connect(m_plot, &LinePlot::pointed, this, &CurvesView::tell);
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
    m_plot->clear();
}

void CurvesView::redraw()
{
    double last = -HUGE_VAL;
    for (std::size_t k = 0; k < m_curves.size(); ++k) {
        std::vector<double> places, values;
        for (const auto& [place, value] : m_curves[k].points) {
            places.push_back(place);
            values.push_back(value);
        }
        m_plot->setLine(static_cast<int>(k), m_curves[k].name, places, values);
        last = std::max(last, places.back());
    }
    m_plot->draw();
    if (!m_curves.empty())
        tell(last);
}

/// The values at the place of a point that is nearest.
void CurvesView::tell(double at)
{
    QString text;
    double best = HUGE_VAL;
    for (const Curve& curve : m_curves) {
        for (const auto& [place, value] : curve.points) {
            if (std::abs(place - at) < std::abs(best - at))
                best = place;
        }
    }
    for (const Curve& curve : m_curves) {
        if (const auto found = curve.points.find(best); found != curve.points.end())
            text += QStringLiteral("   ·   %1 %2").arg(curve.name, locale().toString(found->second, 'g', kDigits));
    }
    m_told->setText(text.isEmpty() ? QString() : tr("Epoch %1").arg(locale().toString(best)) + text);
}

QString CurvesView::table() const
{
    std::set<double> places;
    QStringList titles{tr("Epoch")};
    for (const Curve& curve : m_curves) {
        titles.append(curve.name);
        for (const auto& [place, value] : curve.points)
            places.insert(place);
    }
    QString out = titles.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const double place : places) {
        out += QString::number(place, 'g', 17);
        for (const Curve& curve : m_curves) {
            const auto found = curve.points.find(place);
            out += QLatin1Char('\t') + (found == curve.points.end() ? QString() : QString::number(found->second, 'g', 9));
        }
        out += QLatin1Char('\n');
    }
    return out;
}

bool CurvesView::savePicture(const QString& path) const { return m_plot->save(path); }

void CurvesView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("Show all"), m_plot, &LinePlot::showAll);
    QAction* logarithmic = menu.addAction(tr("Logarithmic"), m_plot, &LinePlot::setLogarithmic);
    logarithmic->setCheckable(true);
    logarithmic->setChecked(m_plot->isLogarithmic());
    menu.addSeparator();
    menu.addAction(tr("Copy values"), this, [this] { QApplication::clipboard()->setText(table()); });
    menu.addAction(tr("Save the picture…"), this, [this] {
        const QString path = QFileDialog::getSaveFileName(
            this, tr("Save the picture"), QStringLiteral("curves.png"), tr("PNG (*.png)") + QStringLiteral(";;PDF (*.pdf)"));
        if (!path.isEmpty() && !savePicture(path))
            m_told->setText(tr("Cannot write '%1'.").arg(path));
    });
    menu.exec(event->globalPos());
}

} // namespace terrella
