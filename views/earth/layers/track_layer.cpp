// SPDX-License-Identifier: GPL-3.0-or-later
// Layers of tracks: lines and their colours, made on the reading thread where they are many, and where each track is now.
#include "views/earth/layers/layer.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

const QColor casing(12, 16, 20);
constexpr std::size_t atOnce = 5'000; ///< points that are coloured faster than anybody waits

} // namespace

/// What the colours of a layer's tracks depend on.
struct LayerStack::TrackInk {
    Colouring colouring;
    std::optional<double> now;
    bool isBehind = false;
    bool operator==(const TrackInk&) const = default;

    [[nodiscard]] std::shared_ptr<const RibbonColours> on(const TrackLines& lines, const Ribbons& ribbons) const
    {
        return colourRibbons(ribbons, trackColours(lines, colouring, now, isBehind));
    }
};

LayerStack::TrackInk LayerStack::inkOf(const Layer& layer) const
{
    return {colouringOf(layer), layer.times.own.size() > 1 ? std::optional(ownTime(layer.times, m_time, m_calendar)) : std::nullopt,
        layer.chosen.has_value()};
}

void LayerStack::requestLines(Layer& layer)
{
    m_reading.drop(layer.key("colours")); // of the lines before
    m_reading.submit(layer.prefix(),
        [this, projection = m_view.projection(), number = layer.number, ticket = ++layer.ticket, features = layer.features,
            values = layer.columnValues, ink = inkOf(layer)](const std::stop_token&) -> Background::Answer {
            const auto lines = std::make_shared<const TrackLines>(trackLines(*projection, *features, values));
            const auto ribbons = makeRibbons(lines->lines);
            const auto colours = ink.on(*lines, *ribbons);
            const auto days = std::make_shared<const ScenePoints>(ScenePoints::thinned(lines->days.points, {}, projection->isGlobe()));
            return [this, lines, ribbons, colours, days, ink, projection, number, ticket] {
                const auto it = std::ranges::find(m_layers, number, [](const auto& l) { return l->number; });
                if (it == m_layers.end() || (*it)->ticket != ticket || projection != m_view.projection())
                    return;
                Layer& l = **it;
                l.lines = lines;
                l.ribbons = ribbons;
                l.dayMarks = days;
                Scene& scene = m_view.scene();
                const TrackWidths widths = trackWidths(l.features->rowCount());
                if (widths.casing > 0.0F)
                    scene.setLines(l.key("casing"), 0, ribbons, {}, casing, widths.casing);
                else
                    scene.remove(l.key("casing"));
                scene.setLines(l.key("line"), 1, ribbons, {}, QColor(Qt::white), widths.line);
                scene.recolourRibbons(l.key("line"), colours, QColor(Qt::white));
                scene.remove(l.key("days"));
                if (!(inkOf(l) == ink))
                    colourTracks(l);
                drawPositions(l);
                recolourChosen(l);
                applyLooks();
                m_view.redraw();
                Q_EMIT drawn();
            };
        });
}

void LayerStack::colourTracks(Layer& layer)
{
    if (!layer.lines)
        return;
    const TrackInk ink = inkOf(layer);
    if (layer.lines->lines.points.size() <= atOnce) {
        m_view.scene().recolourRibbons(layer.key("line"), ink.on(*layer.lines, *layer.ribbons), QColor(Qt::white));
        return;
    }
    m_reading.submit(layer.key("colours"),
        [this, number = layer.number, lines = layer.lines, ribbons = layer.ribbons, ink](const std::stop_token&) -> Background::Answer {
            return [this, number, lines, colours = ink.on(*lines, *ribbons)] {
                const auto it = std::ranges::find(m_layers, number, [](const auto& l) { return l->number; });
                if (it == m_layers.end() || (*it)->lines != lines)
                    return;
                m_view.scene().recolourRibbons((*it)->key("line"), colours, QColor(Qt::white));
                m_view.redraw();
                Q_EMIT drawn();
            };
        });
}

void LayerStack::drawPositions(Layer& layer)
{
    const Projection& projection = *m_view.projection();
    const Colouring colouring = colouringOf(layer);
    SceneMarks marks;
    marks.size = layer.chosen ? 6.0F : 11.0F;
    marks.rim = QColor(Qt::white);
    if (layer.times.own.size() > 1) {
        for (const TrackPosition& at : positionsAt(*layer.features, layer.columnValues, ownTime(layer.times, m_time, m_calendar))) {
            const double lon = projection.isGlobe() ? at.lon : projection.centralLongitude() + wrap180(at.lon - projection.centralLongitude());
            const auto point = projection.forward(lon, at.lat);
            if (!point)
                continue;
            marks.points.push_back(*point);
            marks.colours.push_back(std::isnan(at.value) ? colouring.map.colours[128] : colouring.at(at.value));
        }
    }
    m_view.scene().setMarks(layer.key("now"), 3, marks);
    applyLooks();
}

} // namespace terrella::earth
