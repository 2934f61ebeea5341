// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/place_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

#include <cmath>

namespace terrella {

PlaceView::PlaceView(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_series(new LinePlot(theme, LinePlot::Along::Right, this)),
      m_zonal(new LinePlot(theme, LinePlot::Along::Up, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(2);
    m_title->setProperty("look", "dim");
    m_title->setTextFormat(Qt::PlainText);
    layout->addWidget(m_title);
    auto* plots = new QHBoxLayout;
    plots->setSpacing(8);
    plots->addWidget(m_series, 5);
    plots->addWidget(m_zonal, 2);
    layout->addLayout(plots, 1);
    m_zonal->setToolTip(tr("Mean along each parallel at the time that is shown"));
    connect(m_series, &LinePlot::clicked, this, &PlaceView::timeChosen);
    clear();
}

void PlaceView::showSeries(
    const QString& title, const QString& units, const std::vector<double>& seconds, const std::vector<double>& values, LinePlot::Ticks ticks)
{
    m_title->setText(title);
    m_units = units;
    m_seconds = seconds;
    m_values = values;
    m_series->setLabels({}, units);
    m_series->setLine(0, title, seconds, values);
    m_series->setTicks(std::move(ticks));
    m_series->showAll();
}

void PlaceView::showZonal(const QString& units, const std::vector<double>& lat, const std::vector<double>& means)
{
    m_zonal->setLabels(tr("Latitude"), units);
    m_zonal->setLine(0, tr("Mean along the parallel"), lat, means);
    m_zonal->showAll();
}

void PlaceView::showMessage(const QString& sentence)
{
    m_title->setText(sentence);
    m_series->clear();
    m_seconds.clear();
    m_values.clear();
}

void PlaceView::setTime(double seconds) { m_series->setMark(seconds); }

void PlaceView::clear()
{
    showMessage(tr("Click on the Earth to see the series there."));
    m_zonal->clear();
}

QString PlaceView::table() const
{
    QString out = tr("seconds since 1970") + QLatin1Char('\t') + (m_units.isEmpty() ? tr("value") : m_units) + QLatin1Char('\n');
    for (std::size_t k = 0; k < m_seconds.size(); ++k)
        out += QString::number(m_seconds[k], 'f', 0) + QLatin1Char('\t')
            + (std::isnan(m_values[k]) ? QString() : QString::number(m_values[k], 'g', 9)) + QLatin1Char('\n');
    return out;
}

void PlaceView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("Show all"), this, [this] {
        m_series->showAll();
        m_zonal->showAll();
    });
    menu.addSeparator();
    menu.addAction(tr("Copy values"), this, [this] { QApplication::clipboard()->setText(table()); })->setEnabled(!m_seconds.empty());
    menu.addAction(tr("Save the picture…"), this, [this] {
        const QString path = QFileDialog::getSaveFileName(
            this, tr("Save the picture"), QStringLiteral("series.png"), tr("PNG (*.png)") + QStringLiteral(";;PDF (*.pdf)"));
        if (!path.isEmpty() && !m_series->save(path))
            m_title->setText(tr("Cannot write '%1'.").arg(path));
    });
    menu.exec(event->globalPos());
}

} // namespace terrella
