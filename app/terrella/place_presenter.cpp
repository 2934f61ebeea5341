// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/place_presenter.h"

#include "app/terrella/background.h"
#include "views/earth/earth_panel.h"
#include "views/plots/place_view.h"

namespace terrella {

namespace {

constexpr int kSettleMs = 150;

bool areSame(const ShownField& a, const ShownField& b) { return a.cube == b.cube && a.variable == b.variable && a.level == b.level; }

} // namespace

PlacePresenter::PlacePresenter(EarthPanel& earth, PlaceView& view, Background& background, QObject* parent)
    : QObject(parent),
      m_earth(earth),
      m_view(view),
      m_background(background)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        if (m_view.isVisible()) // nothing is read for plots that are hidden
            readZonal();
    });
    connect(&earth, &EarthPanel::placeClicked, this, &PlacePresenter::choose);
    connect(&earth, &EarthPanel::layersChanged, this, &PlacePresenter::follow);
    connect(&earth, &EarthPanel::timeChanged, this, [this](double seconds) {
        if (!m_place)
            return;
        m_view.setTime(seconds);
        if (!m_settle.isActive())
            m_settle.start();
    });
    connect(&view, &PlaceView::timeChosen, &earth, &EarthPanel::setTime);
}

void PlacePresenter::choose(double lonDeg, double latDeg)
{
    const auto field = m_earth.shownField();
    if (!field)
        return;
    m_place = {lonDeg, latDeg};
    m_field = *field;
    readSeries();
    readZonal();
    Q_EMIT wanted();
}

void PlacePresenter::follow()
{
    if (!m_place)
        return;
    const auto field = m_earth.shownField();
    if (!field || !m_view.isVisible()) {
        ++m_seriesTicket;
        ++m_zonalTicket;
        m_field = {};
        m_place.reset();
        m_view.clear();
    } else if (!areSame(*field, m_field)) {
        m_field = *field;
        readSeries();
        readZonal();
    }
}

void PlacePresenter::readSeries()
{
    const quint64 ticket = ++m_seriesTicket;
    m_background.run<std::shared_ptr<const Result<PlaceSeries>>>(
        this, [field = m_field, place = *m_place] { return std::make_shared<const Result<PlaceSeries>>(seriesAt(field, place.first, place.second)); },
        [this, ticket, field = m_field](const std::shared_ptr<const Result<PlaceSeries>>& read) {
            if (ticket != m_seriesTicket)
                return;
            if (!*read) {
                m_view.showMessage(read->error().message);
                return;
            }
            const PlaceSeries& series = **read;
            const Calendar calendar = series.calendar;
            m_view.showSeries(fieldTitle(field) + QStringLiteral("   ·   ") + series.where, fieldUnits(field), series.seconds, series.values,
                [calendar](double first, double last, int most) { return dateTicks(first, last, calendar, most); });
            m_view.setTime(m_earth.time());
        });
}

void PlacePresenter::readZonal()
{
    if (!m_field.cube)
        return;
    const quint64 ticket = ++m_zonalTicket;
    m_background.run<std::shared_ptr<const Result<ZonalMeans>>>(
        this, [field = m_field, time = m_earth.time()] { return std::make_shared<const Result<ZonalMeans>>(zonalMeans(field, time)); },
        [this, ticket, field = m_field](const std::shared_ptr<const Result<ZonalMeans>>& read) {
            if (ticket == m_zonalTicket && *read)
                m_view.showZonal(fieldUnits(field), (*read)->lat, (*read)->mean);
        });
}

} // namespace terrella
