// SPDX-License-Identifier: GPL-3.0-or-later
// Points and stations: what is worked out of them, and how they reach the scene, both on the reading thread.
#include "views/earth/layers/feature_facts.h"
#include "views/earth/layers/layer.h"
#include "views/earth/layers/polygon_columns.h"
#include "views/earth/scene/scene_points.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::earth {

namespace {

constexpr std::size_t atOnce = 20'000; ///< rows that are worked out faster than anybody waits
constexpr QRgb withoutValue = qRgb(200, 206, 212);

ScenePoints placed(const Projection& projection, const Features& features, const std::pair<double, double>& window)
{
    std::vector<double> lon = features.lon;
    if (!projection.isGlobe())
        for (double& x : lon)
            x = projection.centralLongitude() + wrap180(x - projection.centralLongitude());
    std::vector<Vec3> points(lon.size());
    projection.forward(lon, features.lat, points);
    std::vector<bool> isWanted;
    if (std::isfinite(window.first))
        for (const double seconds : *timesOf(features))
            isWanted.push_back(seconds >= window.first && seconds <= window.second);
    return ScenePoints::thinned(points, isWanted, projection.isGlobe());
}

} // namespace

double stepNear(const std::vector<double>& times, double now)
{
    if (times.size() < 2)
        return 0.0;
    const auto after = std::clamp<std::ptrdiff_t>(
        std::upper_bound(times.begin(), times.end(), now) - times.begin(), 1, static_cast<std::ptrdiff_t>(times.size()) - 1);
    return times[static_cast<std::size_t>(after)] - times[static_cast<std::size_t>(after) - 1];
}

/// Values, ranges and places of what its column says now; where there are many, they come later.
void LayerStack::prepare(Layer& layer)
{
    ShownUnits shown;
    if (layer.column >= 0) {
        const ColumnInfo& column = layer.features->info.columns[static_cast<std::size_t>(layer.column)];
        shown = shownUnits(column.units, column.standardName, column.name);
        layer.info.units = shown.units;
    }
    const auto before = layer.factsOf == layer.features ? std::exchange(layer.facts, nullptr) : nullptr;
    if (layer.features->rowCount() <= atOnce) {
        takeFacts(layer, factsOf(*layer.features, layer.column, shown, before));
        return;
    }
    layer.facts = nullptr;
    m_reading.submit(layer.prefix() + QStringLiteral("facts"),
        [this, number = layer.number, features = layer.features, column = layer.column, shown, before](const std::stop_token&) -> Background::Answer {
            auto facts = factsOf(*features, column, shown, before);
            return [this, number, features, column, facts] {
                const auto it = std::ranges::find_if(m_layers, [number](const auto& l) { return l->number == number; });
                if (it == m_layers.end() || (*it)->features != features || (*it)->column != column)
                    return;
                takeFacts(**it, facts);
                shareRanges();
                request(**it);
                applyLooks();
                Q_EMIT changed();
                Q_EMIT drawn();
            };
        });
}

void LayerStack::takeFacts(Layer& layer, const std::shared_ptr<FeatureFacts>& facts)
{
    layer.columnValues = std::move(facts->values);
    if (layer.isPolygons() && layer.classes) // words are told by their numbers
        if (const auto words = categoriesOf(*layer.features, layer.column))
            layer.columnValues = words->values;
    layer.facts = facts;
    layer.factsOf = layer.features;
    featureRange(layer);
    takeClassRange(layer);
}

void LayerStack::featureRange(Layer& layer)
{
    if (layer.info.range == EarthRange::Fixed || !layer.facts)
        return;
    ValueRange found = layer.facts->ranges[static_cast<std::size_t>(layer.info.range)][static_cast<std::size_t>(layer.info.norm)];
    const QString units = layer.column >= 0 ? layer.features->info.columns[static_cast<std::size_t>(layer.column)].units : QString();
    if (!layer.isPolygons() && units::sameDimension(units, QStringLiteral("Pa")))
        std::swap(found.lowest, found.highest); // deep is strong
    layer.info.lowest = found.lowest;
    layer.info.highest = found.highest;
}

void LayerStack::drawPoints(Layer& layer)
{
    if (!layer.facts)
        return; // drawn when they are known
    const auto projection = m_view.projection();
    // Points with a time are those of the current step, where there are steps.
    constexpr double always = std::numeric_limits<double>::infinity();
    std::pair<double, double> window{-always, always};
    if (layer.times.own.size() > 1 && timesOf(*layer.features)) { // of the slider's steps, or their own where those are longer
        const double now = ownTime(layer.times, m_time, m_calendar);
        const double reach = 0.5 * std::max(stepAround(m_times, m_time), stepAround(layer.times.own, now)) + 1.0;
        window = {now - reach, now + reach};
    }
    const bool isPlaced = layer.points && layer.pointsProjection == projection && layer.pointsWindow == window;
    m_reading.submit(layer.prefix(),
        [this, number = layer.number, ticket = ++layer.ticket, projection, window, features = layer.features, values = layer.columnValues,
            colouring = colouringOf(layer), alpha = layer.chosen ? 90 : 255,
            before = isPlaced ? layer.points : nullptr](const std::stop_token&) -> Background::Answer {
            const auto points = before ? before : std::make_shared<const ScenePoints>(placed(*projection, *features, window));
            auto colours = std::make_shared<std::vector<QRgb>>(points->size());
            std::ranges::transform(points->rows, colours->begin(), [&](std::uint32_t row) {
                const QRgb colour = std::isnan(values[row]) ? withoutValue : colouring.at(values[row]);
                return alpha == 255 ? colour : qRgba(qRed(colour), qGreen(colour), qBlue(colour), alpha);
            });
            return [this, number, ticket, projection, window, points, colours] {
                const auto it = std::ranges::find_if(m_layers, [number](const auto& l) { return l->number == number; });
                if (it == m_layers.end() || (*it)->ticket != ticket || projection != m_view.projection())
                    return;
                Layer& l = **it;
                l.points = points;
                l.pointsProjection = projection;
                l.pointsWindow = window;
                m_view.scene().setPoints(l.key("points"), 0, points, std::move(*colours), l.features->lon.size() > 5000 ? 4.0F : 6.5F,
                    QColor(12, 16, 20, l.chosen ? 60 : 200));
                recolourChosen(l);
                applyLooks();
                tellThinned(l);
                m_view.redraw();
                Q_EMIT drawn();
            };
        });
}

/// That not all points are drawn is said openly.
void LayerStack::tellThinned(Layer& layer)
{
    const auto [drawn, of] = m_view.scene().drawnPoints(layer.key("points"));
    const QString note = drawn < of
        ? tr("Where points would lie on one another, one is drawn for all: from here %L1 of %L2. Closer, there are more.").arg(drawn).arg(of)
        : QString();
    if (std::exchange(layer.info.note, note) != note)
        Q_EMIT changed();
}

} // namespace terrella::earth
