// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/place_view.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlaceView)
};

constexpr PlotKind kKinds[] = {PlotKind::Series, PlotKind::Profile, PlotKind::Parallels, PlotKind::Histogram, PlotKind::Scatter, PlotKind::Quantiles,
    PlotKind::Seasons, PlotKind::WindRose, PlotKind::TimeLongitude, PlotKind::TimeLatitude, PlotKind::Returns, PlotKind::Section, PlotKind::LineTimes,
    PlotKind::LineProfile, PlotKind::RegionSeries, PlotKind::RegionLongitude, PlotKind::RegionLatitude};

} // namespace

QString plotKindTitle(PlotKind kind)
{
    switch (kind) {
    case PlotKind::Series: return Text::tr("Series");
    case PlotKind::Profile: return Text::tr("Profile");
    case PlotKind::Parallels: return Text::tr("Parallels");
    case PlotKind::Histogram: return Text::tr("Histogram");
    case PlotKind::Scatter: return Text::tr("Scatter");
    case PlotKind::Quantiles: return Text::tr("Quantiles");
    case PlotKind::Seasons: return Text::tr("Seasons");
    case PlotKind::WindRose: return Text::tr("Wind rose");
    case PlotKind::TimeLongitude: return Text::tr("Time and longitude");
    case PlotKind::TimeLatitude: return Text::tr("Time and latitude");
    case PlotKind::Returns: return Text::tr("Return periods");
    case PlotKind::Section: return Text::tr("Cross-section");
    case PlotKind::LineTimes: return Text::tr("Line: time and distance");
    case PlotKind::LineProfile: return Text::tr("Line: values");
    case PlotKind::RegionSeries: return Text::tr("Region: series");
    case PlotKind::RegionLongitude: return Text::tr("Region: time and longitude");
    case PlotKind::RegionLatitude: return Text::tr("Region: time and latitude");
    }
    return {};
}

QString plotKindTip(PlotKind kind)
{
    switch (kind) {
    case PlotKind::Series: return Text::tr("All fields that are shown, at the place, over time; ensembles as fans");
    case PlotKind::Profile: return Text::tr("The field at the place on all levels, at the time that is shown");
    case PlotKind::Parallels: return Text::tr("Mean along each parallel at the time that is shown");
    case PlotKind::Histogram: return Text::tr("How often values occur in the field at the time that is shown");
    case PlotKind::Scatter: return Text::tr("Two fields cell by cell at the time that is shown, with the line fitted to them");
    case PlotKind::Quantiles: return Text::tr("Quantiles of one field against those of another at the time that is shown");
    case PlotKind::Seasons: return Text::tr("Values at the place by season");
    case PlotKind::WindRose: return Text::tr("Where the wind comes from at the place");
    case PlotKind::TimeLongitude: return Text::tr("Mean of a belt of latitudes through the place, over longitude and time (Hovmöller)");
    case PlotKind::TimeLatitude: return Text::tr("Mean of a belt of longitudes through the place, over latitude and time (Hovmöller)");
    case PlotKind::Returns: return Text::tr("Annual maxima at the place, how rare they are, and a distribution of extreme values fitted to them");
    case PlotKind::Section: return Text::tr("The field on all levels along the drawn line, at the time that is shown");
    case PlotKind::LineTimes: return Text::tr("The field along the drawn line over time (Hovmöller)");
    case PlotKind::LineProfile: return Text::tr("The field along the drawn line at the time that is shown");
    case PlotKind::RegionSeries: return Text::tr("Mean by area, least and greatest value in the drawn region over time");
    case PlotKind::RegionLongitude: return Text::tr("Mean over the latitudes of the drawn region, over longitude and time (Hovmöller)");
    case PlotKind::RegionLatitude: return Text::tr("Mean over the longitudes of the drawn region, over latitude and time (Hovmöller)");
    }
    return {};
}

PlaceView::PlaceView(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_kinds(new QComboBox(this)),
      m_against(new QLabel(tr("against"), this)),
      m_partners(new QComboBox(this)),
      m_title(new QLabel(this)),
      m_plot(new ChartView(theme, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (const PlotKind kind : kKinds) {
        if (kind == PlotKind::Section || kind == PlotKind::RegionSeries)
            m_kinds->insertSeparator(m_kinds->count());
        m_kinds->addItem(plotKindTitle(kind), static_cast<int>(kind));
        m_kinds->setItemData(m_kinds->count() - 1, plotKindTip(kind), Qt::ToolTipRole);
    }
    m_kinds->setMaxVisibleItems(m_kinds->count());
    m_kinds->setAccessibleName(tr("Kind of plot"));
    m_kinds->setToolTip(plotKindTip(m_kind));
    m_partners->setAccessibleName(tr("Compared with"));
    m_partners->setToolTip(tr("The field that stands upwards"));
    m_partners->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_partners->setMinimumContentsLength(14);
    m_against->setProperty("look", "dim");
    m_title->setProperty("look", "dim");
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->installEventFilter(this);
    row->addWidget(m_kinds);
    row->addWidget(m_against);
    row->addWidget(m_partners);
    row->addWidget(m_title, 1);
    layout->addLayout(row);
    m_plot->setTitleVisible(false);
    layout->addWidget(m_plot, 1);
    m_against->hide();
    m_partners->hide();
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] { setKind(static_cast<PlotKind>(m_kinds->currentData().toInt())); });
    connect(m_partners, &QComboBox::activated, this, [this] {
        (m_kind == PlotKind::Section ? m_lines : m_partner) = m_partners->currentText();
        Q_EMIT partnerChanged();
    });
    connect(m_plot, &ChartView::timeChosen, this, &PlaceView::timeChosen);
    connect(m_plot, &ChartView::pictureSaved, this, &PlaceView::pictureSaved);
    connect(m_plot, &ChartView::failed, m_title, &QLabel::setText);
    clear();
}

void PlaceView::setKind(PlotKind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    m_kinds->setCurrentIndex(m_kinds->findData(static_cast<int>(kind)));
    m_kinds->setToolTip(plotKindTip(kind));
    const bool hasLines = kind == PlotKind::Section;
    m_against->setText(hasLines ? tr("with lines of") : tr("against"));
    m_partners->setToolTip(hasLines ? tr("A field that is drawn as lines of equal value over the other") : tr("The field that stands upwards"));
    m_against->setVisible(needsPartner(kind) || hasLines);
    m_partners->setVisible(needsPartner(kind) || hasLines);
    fillPartners();
    Q_EMIT kindChanged();
}

void PlaceView::setUnfit(const std::vector<std::pair<PlotKind, QString>>& unfit)
{
    const auto* model = qobject_cast<QStandardItemModel*>(m_kinds->model());
    for (int k = 0; model && k < m_kinds->count(); ++k) {
        if (!m_kinds->itemData(k).isValid())
            continue; // a line between kinds
        const auto kind = static_cast<PlotKind>(m_kinds->itemData(k).toInt());
        const auto why = std::ranges::find(unfit, kind, &std::pair<PlotKind, QString>::first);
        model->item(k)->setEnabled(why == unfit.end());
        m_kinds->setItemData(k, why == unfit.end() ? plotKindTip(kind) : why->second, Qt::ToolTipRole);
    }
}

void PlaceView::setPartners(const QStringList& titles)
{
    m_titles = titles;
    fillPartners();
}

void PlaceView::fillPartners()
{
    const bool hasLines = m_kind == PlotKind::Section;
    const QString kept = hasLines ? m_lines : m_partner; // a section has no lines of its own accord
    m_partners->clear();
    if (hasLines)
        m_partners->addItem(tr("nothing"), -1);
    for (int k = 0; k < m_titles.size(); ++k)
        m_partners->addItem(m_titles.at(k), k);
    m_partners->setCurrentIndex(std::max(0, m_partners->findText(kept)));
}

int PlaceView::partner() const { return m_partners->currentIndex() < 0 ? -1 : m_partners->currentData().toInt(); }

void PlaceView::showChart(const Chart& chart, bool keepsView)
{
    m_title->setToolTip(chart.title);
    elideTitle();
    m_plot->setChart(chart, keepsView);
}

/// As much as the row has room for.
void PlaceView::elideTitle() { m_title->setText(m_title->fontMetrics().elidedText(m_title->toolTip(), Qt::ElideRight, m_title->width())); }

bool PlaceView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_title && event->type() == QEvent::Resize)
        elideTitle();
    return QWidget::eventFilter(watched, event);
}

void PlaceView::showMessage(const QString& sentence) { showChart(sayInstead({}, sentence)); }

void PlaceView::setTime(double seconds) { m_plot->setTime(seconds); }

void PlaceView::clear() { showMessage(tr("Click on the Earth to see what the values are there.")); }

} // namespace terrella
