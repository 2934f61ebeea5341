// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/place_presenter.h"

#include "app/terrella/background.h"
#include "app/terrella/place_reader.h"
#include "views/earth/drawing/earth_drawings.h"
#include "views/earth/earth_panel.h"
#include "views/plots/place_view.h"

#include <QEvent>

#include <algorithm>

namespace terrella {

namespace {

constexpr int kSettleMs = 150;

bool areSame(const ShownField& a, const ShownField& b)
{
    return a.cube == b.cube && a.variable == b.variable && a.level == b.level && a.member == b.member;
}
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
        || kind == PlotKind::Quantiles || kind == PlotKind::Section || kind == PlotKind::LineProfile;
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
        if (hasSubject() && followsTime(m_view.kind()) && !m_settle.isActive())
            m_settle.start();
    });
    connectDrawings();
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

/// What is drawn on the Earth stands in the plots, and follows the hand that moves it; the pointer is in both.
void PlacePresenter::connectDrawings()
{
    EarthDrawings& drawings = m_earth.drawings();
    connect(&drawings, &EarthDrawings::changed, this, [this] {
        if (hasSubject() && (needsLine(m_view.kind()) || needsRegion(m_view.kind())) && !m_settle.isActive())
            m_settle.start();
    });
    connect(&drawings, &EarthDrawings::drawn, this, [this](const Drawing& drawing, const QString& purpose) {
        if (purpose.isEmpty())
            chooseDrawing(drawing);
    });
    connect(
        &drawings, &EarthDrawings::lineHovered, this, [this](double km) { m_view.plot().setPointer(km < 0.0 ? std::nullopt : std::optional(km)); });
    connect(&m_view.plot(), &ChartView::pointed, this, [this](double x, double) {
        const auto line = m_earth.drawings().line();
        m_earth.drawings().setMark(line && m_view.plot().chart().hasPlace ? std::optional(placeOnLine(line->places, x)) : std::nullopt);
    });
    connect(&m_view.plot(), &ChartView::pointerLeft, this, [this] { m_earth.drawings().setMark(std::nullopt); });
}

/// The plot that shows most of a line or region, unless one of its kinds is chosen already.
void PlacePresenter::chooseDrawing(const Drawing& drawing)
{
    const auto field = m_earth.shownField();
    if (!field)
        return;
    take(*field);
    const std::vector<std::pair<PlotKind, QString>> unfit = unfitKinds(m_field);
    const auto fits = [&unfit](PlotKind kind) { return std::ranges::find(unfit, kind, &std::pair<PlotKind, QString>::first) == unfit.end(); };
    const bool isLine = !isRegion(drawing.kind);
    if (!isLine && !fits(PlotKind::RegionSeries))
        return; // of a single time there is no series: nothing to make room for
    Q_EMIT wanted();
    const bool isChosen = (isLine ? needsLine(m_view.kind()) : needsRegion(m_view.kind())) && fits(m_view.kind());
    if (isLine && !isChosen)
        m_view.setKind(fits(PlotKind::Section) ? PlotKind::Section : fits(PlotKind::LineTimes) ? PlotKind::LineTimes : PlotKind::LineProfile);
    else if (!isLine && !isChosen && fits(PlotKind::RegionSeries))
        m_view.setKind(PlotKind::RegionSeries);
    else
        draw(false);
}

bool PlacePresenter::hasSubject() const
{
    if (!m_field.cube)
        return false;
    return m_place || needsLine(m_view.kind()) || needsRegion(m_view.kind());
}

void PlacePresenter::take(const ShownField& field)
{
    m_field = field;
    m_fields = m_earth.shownFields();
    refreshChoices();
}

void PlacePresenter::choose(double lonDeg, double latDeg)
{
    const auto field = m_earth.shownField();
    if (!field)
        return;
    m_place = {lonDeg, latDeg};
    take(*field);
    Q_EMIT wanted();
    if (needsLine(m_view.kind()) || needsRegion(m_view.kind()))
        m_view.setKind(PlotKind::Series); // what a click shows; draws
    else
        draw(false);
}

void PlacePresenter::follow()
{
    if (!m_place && !m_field.cube)
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
    if (!hasSubject()) {
        if (m_field.cube)
            m_view.clear(); // no place was clicked on yet
        return;
    }
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
    PlotRequest request{m_view.kind(), m_field, m_fields, std::nullopt, m_place ? m_place->first : 0.0, m_place ? m_place->second : 0.0,
        m_earth.time(), {}, 0.0, 1.0};
    request.line = m_earth.drawings().line();
    request.ends = m_earth.drawings().letters();
    request.region = m_earth.drawings().region();
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
