// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/events_presenter.h"

#include "app/terrella/background.h"
#include "views/canvas/pipeline_model.h"
#include "views/earth/earth_panel.h"
#include "views/events/events_view.h"

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

constexpr double kFlightSpanDeg = 45.0; ///< of latitude: what is seen around an event that one flies to

/// Of an area all of it, with some room around.
double spanAround(const EventSet& set, const Event& event)
{
    const double own = event.peak < set.spanDeg.size() ? set.spanDeg[event.peak] : std::nan("");
    return std::isfinite(own) ? std::clamp(1.6 * own, 0.5, 150.0) : kFlightSpanDeg;
}

} // namespace

EventsPresenter::EventsPresenter(EarthPanel& earth, EventsView& view, PipelineModel& model, Background& background, QObject* parent)
    : QObject(parent),
      m_earth(earth),
      m_view(view),
      m_model(model),
      m_background(background)
{
    connect(&earth, &EarthPanel::layersChanged, this, &EventsPresenter::follow);
    connect(&earth, &EarthPanel::eventsSelected, this, &EventsPresenter::take);
    connect(&earth, &EarthPanel::followingChanged, &view, &EventsView::setFollowing);
    connect(&earth, &EarthPanel::timeChanged, &view, &EventsView::setTime);
    connect(&view, &EventsView::sourceChosen, this, &EventsPresenter::show);
    connect(&view, &EventsView::selected, this, [this](const QStringList& ids) {
        m_isOwnWish = true;
        m_earth.selectEvents(ids.isEmpty() ? EventSelection() : EventSelection{m_source, ids});
        m_isOwnWish = false;
    });
    connect(&view, &EventsView::flightWanted, this, &EventsPresenter::flyTo);
    connect(&view, &EventsView::followingWanted, &earth, &EarthPanel::setFollowing);
    connect(&view, &EventsView::timeChosen, &earth, &EarthPanel::setTime);
    connect(&view, &EventsView::pointChosen, this, [this](double lon, double lat, double seconds) {
        if (std::isfinite(seconds))
            m_earth.setTime(seconds);
        if (std::isfinite(lon) && std::isfinite(lat))
            m_earth.lookAt(lon, lat);
    });
    connect(&model, &PipelineModel::documentReset, this, [this] { m_marked.clear(); });
    connect(&model, &PipelineModel::levelChanged, this, &EventsPresenter::markNode);
}

int EventsPresenter::count() const { return m_view.set() ? static_cast<int>(m_view.set()->events.size()) : 0; }

void EventsPresenter::follow()
{
    std::vector<std::pair<QString, QString>> sources;
    const std::vector<EventLayer> layers = m_earth.eventLayers();
    for (const bool isVisible : {true, false})
        for (const EventLayer& layer : layers)
            if (layer.isVisible == isVisible && std::ranges::none_of(sources, [&](const auto& known) { return known.first == layer.source; }))
                sources.emplace_back(layer.source, layer.title);
    const auto isThere = [&](const QString& source) { return std::ranges::any_of(sources, [&](const auto& s) { return s.first == source; }); };
    const QString& selected = m_earth.selectedEvents().source;
    QString source = isThere(m_source) ? m_source : QString();
    if (isThere(selected))
        source = selected;
    if (source.isEmpty() && !sources.empty())
        source = sources.front().first;
    if (sources != m_sources || source != m_source) {
        m_sources = sources;
        m_view.setSources(sources, source);
    }
    show(source);
}

void EventsPresenter::show(const QString& source)
{
    std::shared_ptr<const Features> features;
    for (const EventLayer& layer : m_earth.eventLayers())
        if (layer.source == source && !features)
            features = layer.features;
    if (source == m_source && features == m_features)
        return;
    m_source = source;
    m_features = features;
    const quint64 ticket = ++m_ticket;
    m_view.setSources(m_sources, source);
    m_view.setSet(nullptr, features ? tr("The events are being listed …") : QString());
    if (!features) {
        Q_EMIT listed();
        return;
    }
    m_background.run<std::shared_ptr<const EventSet>>(
        this, [features] { return std::make_shared<const EventSet>(eventsOf(features)); },
        [this, ticket](const std::shared_ptr<const EventSet>& set) {
            if (ticket != m_ticket)
                return;
            m_view.setSet(set);
            const EventSelection& selection = m_earth.selectedEvents();
            m_view.setSelected(selection.source == m_source ? selection.ids : QStringList());
            markNode();
            Q_EMIT listed();
        });
}

void EventsPresenter::take(const EventSelection& selection)
{
    if (!selection.isEmpty() && selection.source != m_source)
        show(selection.source);
    if (!m_isOwnWish)
        m_view.setSelected(selection.source == m_source ? selection.ids : QStringList());
    markNode();
    if (!selection.isEmpty() && !m_isOwnWish)
        Q_EMIT wanted();
}

void EventsPresenter::flyTo(const QString& id)
{
    const EventSet* set = m_view.set();
    const int k = set ? set->find(id) : -1;
    if (k < 0)
        return;
    const Event& event = set->events[static_cast<std::size_t>(k)];
    if (m_earth.selectedEvents() != EventSelection{m_source, {id}})
        m_earth.selectEvents({m_source, {id}});
    const double peak = set->timeOf(event.peak);
    if (std::isfinite(peak))
        m_earth.setTime(peak);
    if (const double lon = set->lon[event.peak], lat = set->lat[event.peak]; std::isfinite(lon) && std::isfinite(lat))
        m_earth.lookAt(lon, lat, spanAround(*set, event));
}

/// The card of the node that made the events says which are selected.
void EventsPresenter::markNode()
{
    const EventSelection& selection = m_earth.selectedEvents();
    const QString node = selection.isEmpty() ? QString() : m_model.shownNode(selection.source.section(QLatin1Char('.'), 0, -2));
    const auto mark = [this](const QString& which, const QString& text) {
        if (which.isEmpty() || !m_model.document().nodes.contains(which) || m_model.state(which).event == text)
            return;
        NodeState state = m_model.state(which);
        state.event = text;
        m_model.setState(which, state);
    };
    if (m_marked != node)
        mark(m_marked, {});
    m_marked = node;
    if (selection.isEmpty())
        return;
    Event unknown;
    unknown.id = selection.ids.back();
    QString title = unknown.fullTitle();
    if (const EventSet* set = m_view.set(); set && selection.source == m_source)
        if (const int k = set->find(selection.ids.back()); k >= 0)
            title = set->events[static_cast<std::size_t>(k)].fullTitle();
    mark(node, selection.ids.size() > 1 ? tr("%1 events selected").arg(selection.ids.size()) : tr("Selected: %1").arg(title));
}

} // namespace terrella
