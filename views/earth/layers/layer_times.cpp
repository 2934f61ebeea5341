// SPDX-License-Identifier: GPL-3.0-or-later
// The time that all layers share: the union of the times of those that are seen, by date where their calendars differ.
#include "views/earth/layers/layer.h"
#include "views/earth/layers/polygon_columns.h"
#include "views/earth/ticks.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr double same = 0.5;             ///< seconds
constexpr std::size_t manyRows = 50'000; ///< their times are sorted elsewhere

} // namespace

bool LayerStack::Layer::comesEveryYear() const
{
    if (info.year != EarthYear::Automatic)
        return info.year == EarthYear::Every;
    const Axis* axis = timeAxis();
    return axis && earth::isClimatology(variableInfo(), *axis);
}

bool LayerStack::hasSteps(const QString& id) const
{
    const Layer* layer = find(id);
    return layer && layer->cube && layer->times.own.size() > 1;
}

bool LayerStack::isClimatology(const QString& id) const
{
    const Layer* layer = find(id);
    const Axis* axis = layer ? layer->timeAxis() : nullptr;
    return axis && earth::isClimatology(layer->variableInfo(), *axis);
}

void LayerStack::takeTimes(Layer& layer)
{
    if (layer.features) {
        if (!layer.times.isEmpty())
            layer.times = timeLine(std::move(layer.times.own), layer.times.calendar, m_calendar, layer.comesEveryYear());
        return;
    }
    layer.times = {};
    if (const Axis* axis = layer.timeAxis(); axis && axis->size() > 0)
        layer.times = timeLine(axis->values, axis->calendar, m_calendar, layer.comesEveryYear());
}

void LayerStack::takeFeatureTimes(Layer& layer)
{
    layer.times = {};
    const Calendar calendar = layer.features->info.calendar;
    if (layer.isPolygons()) {
        const RowTimes rows = rowTimes(*layer.features);
        std::vector<double> all(rows.begin.begin(), rows.begin.end());
        all.insert(all.end(), rows.end.begin(), rows.end.end());
        if (!rows.isEmpty())
            layer.times = timeLine(distinct(all), calendar, m_calendar, layer.comesEveryYear());
        return;
    }
    const std::vector<double>* seconds = timesOf(*layer.features);
    if (!seconds || seconds->empty())
        return;
    if (seconds->size() <= manyRows) {
        layer.times = timeLine(distinct(*seconds), calendar, m_calendar, layer.comesEveryYear());
        return;
    }
    m_reading.submit(layer.key("times"), [this, number = layer.number, features = layer.features](const std::stop_token&) -> Background::Answer {
        auto found = std::make_shared<std::vector<double>>(distinct(*timesOf(*features)));
        return [this, number, features, found] {
            const auto it = std::ranges::find_if(m_layers, [&](const auto& l) { return l->number == number && l->features == features; });
            if (it == m_layers.end())
                return;
            (*it)->times = timeLine(std::move(*found), features->info.calendar, m_calendar, (*it)->comesEveryYear());
            gatherTimes();
            recolour(**it);
            Q_EMIT drawn();
        };
    });
}

void LayerStack::gatherTimes()
{
    std::vector<const Layer*> joining;
    for (const auto& layer : m_layers)
        if (layer->joinsTimes())
            joining.push_back(layer.get());
    // What comes every year, or is shown with the years of others, has no place of its own among those that have.
    const auto isFree = [](const Layer* layer) { return layer->times.comesEveryYear() || layer->info.years != 0; };
    if (!std::ranges::all_of(joining, isFree))
        std::erase_if(joining, isFree);
    std::vector<Calendar> calendars;
    for (const Layer* layer : joining)
        calendars.push_back(layer->times.calendar);
    const Calendar calendar = calendars.empty() ? m_calendar : sharedCalendar(calendars);
    const bool isOther = calendar != m_calendar;
    if (isOther) {
        m_time = inCalendar(m_time, m_calendar, calendar);
        m_calendar = calendar;
        for (const auto& layer : m_layers)
            takeTimes(*layer);
    }
    std::vector<std::span<const double>> all;
    for (const Layer* layer : joining)
        all.emplace_back(layer->times.shared);
    std::vector<double> times = unionOf(all);
    if (times == m_times && !isOther)
        return;
    m_times = std::move(times);
    if (!m_times.empty()) {
        const double wanted = m_wished ? inCalendar(*m_wished, m_calendar) : m_hasTime ? m_time : m_times.front();
        m_hasTime = true;
        moveTo(std::clamp(wanted, m_times.front(), m_times.back()));
    }
    if (isOther)
        for (const auto& layer : m_layers)
            if (layer->cube && stepOf(*layer) != layer->wantedStep)
                request(*layer);
    Q_EMIT timesChanged();
}

void LayerStack::setTime(double seconds)
{
    if (!std::isfinite(seconds))
        return;
    if (!m_times.empty())
        seconds = std::clamp(seconds, m_times.front(), m_times.back());
    m_wished = fromSeconds(seconds, m_calendar);
    moveTo(seconds);
}

void LayerStack::setDate(const DateTime& date)
{
    m_wished = date;
    const double seconds = inCalendar(date, m_calendar);
    moveTo(m_times.empty() ? seconds : std::clamp(seconds, m_times.front(), m_times.back()));
}

void LayerStack::moveTo(double seconds)
{
    if (seconds == m_time)
        return;
    const auto here = std::upper_bound(m_times.begin(), m_times.end(), seconds + same);
    if (seconds > m_time)
        m_coming.assign(here, here == m_times.end() ? here : here + 1);
    else
        m_coming = here - m_times.begin() > 1 ? std::vector<double>{*(here - 2)} : std::vector<double>{};
    if (!m_isPlaying)
        m_direction = seconds < m_time ? -1 : 1;
    std::vector<bool> seen;
    for (const auto& layer : m_layers)
        seen.push_back(isSeen(*layer));
    m_time = seconds;
    bool isHiding = false;
    for (std::size_t k = 0; k < m_layers.size(); ++k) {
        Layer& layer = *m_layers[k];
        isHiding = isHiding || seen[k] != isSeen(layer);
        if (layer.cube)
            request(layer);
        else
            recolour(layer);
    }
    if (isHiding) {
        applyLooks();
        shareRanges();
        m_view.redraw();
        Q_EMIT changed();
    }
    Q_EMIT timeChanged(seconds);
}

void LayerStack::setTimeRules(EarthTimeSettings::Between between, EarthTimeSettings::Beyond beyond)
{
    if (between == m_between && beyond == m_beyond)
        return;
    m_between = between;
    m_beyond = beyond;
    for (const auto& layer : m_layers)
        if (layer->cube)
            request(*layer);
    applyLooks();
    m_view.redraw();
    Q_EMIT changed();
}

void LayerStack::setComing(std::vector<double> moments) { m_coming = std::move(moments); }

std::size_t LayerStack::stepOf(const Layer& layer) const { return stepOf(layer, m_time); }

std::size_t LayerStack::stepOf(const Layer& layer, double moment) const
{
    return stepFor(layer.times, yearsLater(moment, layer.info.years, m_calendar), m_between, m_calendar);
}

QString LayerStack::shownTimeOf(const Layer& layer) const
{
    if (layer.times.isEmpty() || !layer.cube || layer.shownStep >= layer.times.own.size())
        return {};
    const double shown = layer.times.own[layer.shownStep];
    return layer.times.comesEveryYear() ? dayAndTimeText(shown, layer.times.calendar) : timeText(shown, layer.times.calendar);
}

QString LayerStack::otherTimeOf(const Layer& layer) const
{
    const QString shown = shownTimeOf(layer);
    if (shown.isEmpty())
        return {};
    const double at = layer.times.shared[layer.shownStep];
    return !layer.times.comesEveryYear() && std::abs(at - m_time) < same ? QString() : shown;
}

QString LayerStack::shownNote() const
{
    const Layer* layer = m_compared ? nullptr : barLayer(EarthLook::allPanes); // captions say it where there are several pictures
    const QString other = layer ? otherTimeOf(*layer) : QString();
    return other.isEmpty() ? QString() : tr("shown: %1").arg(other);
}

QString LayerStack::momentText() const
{
    const QString note = shownNote();
    return m_times.empty() ? QString() : timeText(m_time, m_calendar) + (note.isEmpty() ? note : QStringLiteral(" (%1)").arg(note));
}

bool LayerStack::isBeyond(const Layer& layer) const { return earth::isBeyond(layer.times, yearsLater(m_time, layer.info.years, m_calendar)); }

std::vector<const LayerStack::Layer*> LayerStack::timedLayers() const
{
    std::vector<const Layer*> out;
    for (auto it = m_layers.rbegin(); it != m_layers.rend(); ++it) {
        const Layer& layer = **it;
        const auto isSame = [&](const Layer* other) {
            return layer.cube && other->cube == layer.cube && other->info.years == layer.info.years && other->times.own == layer.times.own;
        };
        if (layer.joinsTimes() && std::ranges::none_of(out, isSame))
            out.push_back(&layer);
    }
    return out;
}

std::vector<LayerTimes> LayerStack::layerTimes() const
{
    std::vector<LayerTimes> out;
    for (const Layer* layer : timedLayers()) {
        out.push_back({layer->info.shownTitle(), {}, layer->times.comesEveryYear()});
        if (!out.back().isEveryYear)
            for (const double seconds : layer->times.shared)
                out.back().seconds.push_back(yearsLater(seconds, -layer->info.years, m_calendar));
    }
    return out;
}

std::vector<ShownTime> LayerStack::shownTimes() const
{
    std::vector<ShownTime> out;
    for (const Layer* layer : timedLayers()) {
        ShownTime one{std::nullopt, shownTimeOf(*layer), isBeyond(*layer), !otherTimeOf(*layer).isEmpty()};
        if (!one.text.isEmpty() && !layer->times.comesEveryYear())
            one.seconds = yearsLater(layer->times.shared[layer->shownStep], -layer->info.years, m_calendar);
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace terrella::earth
