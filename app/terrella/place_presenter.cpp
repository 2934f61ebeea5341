// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/place_presenter.h"

#include "app/terrella/background.h"
#include "app/terrella/place_reader.h"
#include "views/earth/earth_panel.h"
#include "views/plots/place_view.h"

#include <QEvent>

#include <algorithm>

namespace terrella {

namespace {

constexpr int kSettleMs = 150;

bool areSame(const ShownField& a, const ShownField& b) { return a.cube == b.cube && a.variable == b.variable && a.level == b.level; }
bool areSame(const std::vector<ShownField>& a, const std::vector<ShownField>& b)
{
    return std::ranges::equal(a, b, [](const ShownField& x, const ShownField& y) { return areSame(x, y); });
}

/// The step that layers show now: others than the nearest where calendars differ, or years come again.
void takeSteps(ShownField& field, const std::vector<ShownField>& shown)
{
    const auto timeOf = [](const ShownField& each) {
        const CubeSignature& signature = each.cube->signature();
        return signature.axisOf(signature.variables[static_cast<std::size_t>(each.variable)], AxisKind::Time);
    };
    field.step.reset();
    for (const ShownField& each : shown)
        if (areSame(each, field) || (!field.step && each.cube == field.cube && timeOf(each) == timeOf(field)))
            field.step = each.step;
}

/// Changes with the time that is shown; the others only move their mark.
bool followsTime(PlotKind kind)
{
    return kind == PlotKind::Profile || kind == PlotKind::Parallels || kind == PlotKind::Histogram || kind == PlotKind::Scatter
        || kind == PlotKind::Quantiles;
}

} // namespace

PlacePresenter::PlacePresenter(EarthPanel& earth, PlaceView& view, Background& background, QObject* parent)
    : QObject(parent),
      m_earth(earth),
      m_view(view),
      m_background(background)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] { draw(true); });
    connect(&earth, &EarthPanel::placeClicked, this, &PlacePresenter::choose);
    connect(&earth, &EarthPanel::layersChanged, this, &PlacePresenter::follow);
    connect(&earth, &EarthPanel::timeChanged, this, [this](double seconds) {
        m_view.setTime(seconds);
        if (m_place && followsTime(m_view.kind()) && !m_settle.isActive())
            m_settle.start();
    });
    connect(&view, &PlaceView::timeChosen, &earth, &EarthPanel::setTime);
    connect(&view, &PlaceView::kindChanged, this, [this] { draw(false); });
    connect(&view, &PlaceView::partnerChanged, this, [this] { draw(false); });
    view.installEventFilter(this);
}

PlacePresenter::~PlacePresenter() { m_stop.request_stop(); }

bool PlacePresenter::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_view && event->type() == QEvent::Show && m_isStale)
        draw(false);
    return QObject::eventFilter(watched, event);
}

void PlacePresenter::choose(double lonDeg, double latDeg)
{
    const auto field = m_earth.shownField();
    if (!field)
        return;
    m_place = {lonDeg, latDeg};
    m_field = *field;
    m_fields = m_earth.shownFields();
    refreshChoices();
    Q_EMIT wanted();
    draw(false);
}

void PlacePresenter::follow()
{
    if (!m_place)
        return;
    const auto field = m_earth.shownField();
    if (!field) {
        ++m_ticket;
        m_stop.request_stop();
        m_field = {};
        m_fields.clear();
        m_place.reset();
        m_view.clear();
        return;
    }
    const std::vector<ShownField> fields = m_earth.shownFields();
    if (areSame(*field, m_field) && areSame(fields, m_fields))
        return;
    m_field = *field;
    m_fields = fields;
    refreshChoices();
    draw(false);
}

void PlacePresenter::refreshChoices()
{
    m_partners.clear();
    for (const ShownField& each : fieldsBeside(m_field))
        m_partners.push_back(each);
    for (const ShownField& each : m_fields)
        if (std::ranges::none_of(m_partners, [&each](const ShownField& known) { return areSame(known, each); }))
            m_partners.push_back(each);
    if (m_partners.size() > 1) // a field against itself is the last choice
        std::ranges::stable_partition(m_partners, [this](const ShownField& each) { return !areSame(each, m_field); });
    QStringList titles;
    for (const ShownField& each : m_partners)
        titles.append(each.cube == m_field.cube ? fieldTitle(each)
                : each.layer.isEmpty()          ? tr("%1 (other layer)").arg(fieldTitle(each))
                                                : QStringLiteral("%1 (%2)").arg(fieldTitle(each), each.layer));
    m_view.setPartners(titles);
    m_view.setUnfit(unfitKinds(m_field));
}

void PlacePresenter::draw(bool keepsView)
{
    if (!m_place)
        return;
    m_isStale = !m_view.isVisible();
    m_stop.request_stop();
    const quint64 ticket = ++m_ticket;
    if (m_isStale)
        return;
    m_stop = std::stop_source();
    m_background.run<std::shared_ptr<const Chart>>(
        this, [make = makeOf(), stop = m_stop.get_token()] { return std::make_shared<const Chart>(stop.stop_requested() ? Chart() : make(stop)); },
        [this, ticket, keepsView](const std::shared_ptr<const Chart>& chart) {
            if (ticket != m_ticket)
                return;
            m_view.setTime(m_earth.time());
            m_view.showChart(*chart, keepsView);
        });
}

PlacePresenter::Make PlacePresenter::makeOf() const
{
    PlotRequest request{m_view.kind(), m_field, m_fields, std::nullopt, m_place->first, m_place->second, m_earth.time(), {}, 0.0, 1.0};
    if (const int partner = m_view.partner(); partner >= 0 && partner < static_cast<int>(m_partners.size()))
        request.partner = m_partners[static_cast<std::size_t>(partner)];
    request.calendar = m_earth.calendar();
    const std::vector<ShownField> shown = m_earth.shownFields();
    takeSteps(request.field, shown);
    for (ShownField& each : request.fields)
        takeSteps(each, shown);
    if (request.partner)
        takeSteps(*request.partner, shown);
    const QString variable = m_field.cube->signature().variables[static_cast<std::size_t>(m_field.variable)].name;
    for (const EarthLayer& layer : m_earth.layers())
        if (layer.kind == EarthLayerKind::Field && layer.visible && layer.variable == variable) {
            request.colourMap = layer.colourMap;
            request.lowest = layer.lowest;
            request.highest = layer.highest;
        }
    return [request](const std::stop_token& stop) { return readChart(request, stop); };
}

} // namespace terrella
