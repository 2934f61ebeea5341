// SPDX-License-Identifier: GPL-3.0-or-later
// Polygons that are picked out: found under the pointer, their outlines drawn above all others.
#include "pipelines/data/polygons.h"
#include "views/earth/layers/layer.h"
#include "views/earth/layers/polygon_columns.h"

namespace terrella::earth {

namespace {

const QColor casing(12, 16, 20), bright(244, 247, 250);
constexpr float casingWidth = 6.0F, lineWidth = 3.0F;

} // namespace

void LayerStack::Layer::Chosen::placeOutlines(const Projection& projection)
{
    QStringList warnings; // told with the layer already
    if (const auto polygons = readPolygons(*events.features, warnings))
        outlines = polygonOutlines(projection, *polygons);
}

/// Rows of what is seen there at the time of the view, the smallest first.
std::vector<std::size_t> LayerStack::polygonsUnder(const Layer& layer, double lonDeg, double latDeg) const
{
    if (!layer.polygons)
        return {};
    std::vector<std::size_t> out = layer.polygons->at(lonDeg, latDeg);
    if (!out.empty())
        std::erase_if(out, [isShown = RowsShown(*layer.features, m_times, m_time)](std::size_t row) { return !isShown(row); });
    return out;
}

void LayerStack::drawChosenPolygons(Layer& layer)
{
    m_view.scene().setLines(layer.key("chosenCasing"), 5, layer.chosen->outlines.lines, {}, casing, casingWidth);
    m_view.scene().setLines(layer.key("chosenLine"), 6, layer.chosen->outlines.lines, {}, bright, lineWidth);
}

/// Of rows with times only those that are shown now have an outline.
void LayerStack::recolourChosenPolygons(const Layer& layer)
{
    const std::vector<std::uint32_t>& rows = layer.chosen->outlines.rows;
    const RowsShown isShown(*layer.chosen->events.features, m_times, m_time);
    const auto colour = [&](const char* part, const QColor& ink) {
        std::vector<QRgb> inks(rows.size());
        for (std::size_t k = 0; k < rows.size(); ++k)
            inks[k] = isShown(rows[k]) ? ink.rgba() : ink.rgba() & 0x00ffffffU;
        m_view.scene().recolourLines(layer.key(part), inks, ink);
    };
    colour("chosenCasing", casing);
    colour("chosenLine", bright);
}

} // namespace terrella::earth
