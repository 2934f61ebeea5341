// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/drawing/outlined_drawing.h"

#include <algorithm>

namespace terrella {

namespace {

constexpr std::size_t fewPlaces = 12;     ///< of the lines of a strip: work grows with their square
constexpr std::size_t manyCorners = 3000; ///< of shapes
constexpr std::size_t mostKept = 40;

std::size_t placesIn(const std::vector<std::vector<SpherePlace>>& lines)
{
    std::size_t out = 0;
    for (const auto& line : lines)
        out += line.size();
    return out;
}

bool isSame(const std::optional<SphereShapes>& a, const std::optional<SphereShapes>& b)
{
    return a.has_value() == b.has_value() && (!a || (a->distanceKm == b->distanceKm && a->lines == b->lines && a->polygons == b->polygons));
}

} // namespace

bool isLaborious(const Drawing& drawing)
{
    if (drawing.kind == DrawingKind::Strip)
        return drawing.places.size() > fewPlaces;
    if (drawing.kind != DrawingKind::Shape || !drawing.area)
        return false;
    std::size_t corners = 0;
    for (const auto& polygon : drawing.area->polygons)
        corners += placesIn(polygon);
    return corners > manyCorners || placesIn(drawing.area->lines) > fewPlaces;
}

bool isSameShape(const Drawing& a, const Drawing& b) { return a.kind == b.kind && a.km == b.km && a.places == b.places && isSame(a.area, b.area); }

std::shared_ptr<const OutlinedDrawing> outlined(const Drawing& drawing, std::shared_ptr<const earth::Projection> projection, bool isMeasured)
{
    auto out = std::make_shared<OutlinedDrawing>();
    out->drawing = drawing;
    out->outlines = outlinesOf(drawing);
    for (const DrawnOutline& line : out->outlines)
        earth::projectLine(*projection, line.lon, line.lat, out->lines);
    out->projection = std::move(projection);
    if (isMeasured && drawing.isComplete())
        out->sizeText = drawing.sizeText();
    return out;
}

void OutlinedDrawings::keep(std::shared_ptr<const OutlinedDrawing> made)
{
    m_made.push_front(std::move(made));
    if (m_made.size() > mostKept)
        m_made.pop_back();
}

std::shared_ptr<const OutlinedDrawing> OutlinedDrawings::find(const Drawing& drawing, const earth::Projection* projection) const
{
    const auto found
        = std::ranges::find_if(m_made, [&](const auto& made) { return made->projection.get() == projection && isSameShape(made->drawing, drawing); });
    return found == m_made.end() ? nullptr : *found;
}

std::shared_ptr<const OutlinedDrawing> OutlinedDrawings::find(const Drawing& drawing) const
{
    const auto found
        = std::ranges::find_if(m_made, [&](const auto& made) { return !made->sizeText.isEmpty() && isSameShape(made->drawing, drawing); });
    return found == m_made.end() ? nullptr : *found;
}

} // namespace terrella
