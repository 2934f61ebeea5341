// SPDX-License-Identifier: GPL-3.0-or-later
// Fields with more cells than the screen shows: which part of them is read, how finely, and what is read before it is asked for.
#include "views/earth/fields/part_reader.h"
#include "views/earth/layers/layer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::earth {

namespace {

constexpr std::size_t smallCells = 3'000'000;              ///< a field with no more is read whole: every cell has a texel
constexpr std::size_t mostAhead = 25'000'000;              ///< cells: larger ones take too long to be read on the off chance
constexpr std::size_t smallMesh = 300'000;                 ///< cells of one that are drawn each by itself
constexpr std::size_t overviewCells = 2'500'000;           ///< of the picture of the whole of a larger one
constexpr std::size_t detailCells = 4'000'000;             ///< of what is looked at closely
constexpr std::size_t readyBytes = std::size_t{64} << 20U; ///< of pictures made ahead, all layers together
constexpr int samplesAcross = 24, samplesDown = 18;

bool hasLines(EarthLayerKind kind) { return kind == EarthLayerKind::Contours || kind == EarthLayerKind::Vectors; }

std::size_t bytesOf(const ReadyPicture& ready)
{
    const auto bytes = [](const std::shared_ptr<const FieldTexels>& texels) { return texels ? texels->values->size() * sizeof(float) : 0; };
    return bytes(ready.answer->texels) + bytes(ready.answer->detailTexels);
}

double angleDeg(const LatLon& a, const LatLon& b)
{
    return length(onSphere(a.lon, a.lat) - onSphere(b.lon, b.lat)) / degree; // of small angles
}

bool isLargeGrid(const Grid& grid) { return (hasParts(grid) && grid.size() > smallCells) || (hasMeshParts(grid) && grid.size() > smallMesh); }

} // namespace

bool LayerStack::Layer::isLarge() const { return cube && variable >= 0 && isLargeGrid(grid()); }

/// What can be seen of the Earth, from places all over the view.
SeenBox LayerStack::seenBox() const
{
    const QSizeF size = m_view.paneSize();
    const Camera& camera = m_view.camera();
    const Projection& projection = *m_view.projection();
    const auto placeAt = [&](const QPointF& at) { return camera.toPlace(projection, size, at); };
    std::vector<double> lons, perPixel;
    SeenBox out;
    double south = 90.0, north = -90.0;
    bool isBeside = false;
    for (int j = 0; j <= samplesDown; ++j)
        for (int i = 0; i <= samplesAcross; ++i) {
            const QPointF at(size.width() * i / samplesAcross, size.height() * j / samplesDown);
            const auto place = placeAt(at);
            if (!place) {
                isBeside = true;
                continue;
            }
            south = std::min(south, place->lat);
            north = std::max(north, place->lat);
            lons.push_back(place->lon - 360.0 * std::floor(place->lon / 360.0));
            const auto right = placeAt(at + QPointF(1.0, 0.0)), below = placeAt(at + QPointF(0.0, 1.0));
            if (right && below)
                perPixel.push_back(std::max(angleDeg(*place, *right), angleDeg(*place, *below)));
        }
    if (perPixel.empty())
        return out;
    const auto quarter = perPixel.begin() + static_cast<std::ptrdiff_t>(perPixel.size() / 4);
    std::nth_element(perPixel.begin(), quarter, perPixel.end());
    out.degreesPerPixel = *quarter / m_view.devicePixelRatioF();
    if (isBeside)
        return out; // the limb or the edge of the map
    out.south = south;
    out.north = north;
    // The widest gap between the longitudes is what is not seen.
    std::sort(lons.begin(), lons.end());
    double gap = lons.front() + 360.0 - lons.back();
    out.west = lons.front();
    for (std::size_t k = 1; k < lons.size(); ++k)
        if (lons[k] - lons[k - 1] > gap) {
            gap = lons[k] - lons[k - 1];
            out.west = lons[k];
        }
    out.east = out.west + 360.0 - gap;
    const QRectF inside(QPointF(), size);
    for (const double pole : {-90.0, 90.0})
        if (const auto at = camera.toScreen(projection, size, projection.centralLongitude(), pole); at && inside.contains(*at)) {
            out.west = -180.0;
            out.east = 180.0;
            (pole < 0.0 ? out.south : out.north) = pole;
        }
    return out;
}

void LayerStack::chooseParts(FieldRequest& ask) const
{
    const Grid& grid = *ask.cube->signature().gridOf(ask.cube->signature().variables[static_cast<std::size_t>(ask.variable)]);
    if (!isLargeGrid(grid))
        return;
    if (!hasParts(grid)) {
        ask.part.every = 2;
        ask.part.box = m_seen.widened();
        return;
    }
    ask.care = Care::Quick;
    const double widest = std::max(m_view.paneSize().width(), m_view.paneSize().height()) * m_view.devicePixelRatioF();
    ask.part = wholePart(grid, blockSide(grid, 150.0 / std::max(200.0, widest), overviewCells));
    const auto seen = partSeen(grid, m_seen.widened(), detailCells);
    if (!seen || seen->every >= ask.part.every)
        return;
    const bool isAlone = hasLines(ask.kind) || bytesUnpackedFor(*ask.cube, ask.variable, ask.part) > mostUnpacked;
    if (isAlone)
        ask.part = *seen;
    else
        ask.detail = seen;
}

/// Another part of the Earth, or another scale: large fields are read for it.
void LayerStack::partsChanged()
{
    if (std::ranges::none_of(m_layers, [](const auto& layer) { return layer->isLarge(); }))
        return;
    const SeenBox now = seenBox();
    if (m_seen.widened().holds(now))
        return;
    m_seen = now;
    for (const auto& layer : m_layers)
        if (layer->isLarge()) {
            FieldRequest ask;
            ask.cube = layer->cube;
            ask.variable = layer->variable;
            ask.kind = layer->info.kind;
            chooseParts(ask);
            if (ask.part != layer->part || ask.detail != layer->detailPart)
                request(*layer);
        }
}

QString LayerStack::overviewOf(const Layer& layer, const FieldAnswer& found) const
{
    if (layer.part.box)
        return found.boxDeg > 0.0 ? tr("Overview: the cells in boxes of %1°, each as one value. Zoom in for every cell.").arg(found.boxDeg, 0, 'g', 2)
                                  : QString();
    const std::size_t every = layer.detailPart ? layer.detailPart->every : layer.part.every;
    if (every == 1)
        return {};
    const bool willBeMeans = bytesUnpackedFor(*layer.cube, layer.variable, layer.part) <= mostUnpacked;
    if (found.isThinned && willBeMeans)
        return tr("Overview: one of every %1 × %1 cells. Their means are being made.").arg(every);
    switch (found.isThinned ? Blocks::Middle : blocksOf(layer.variableInfo())) {
    case Blocks::Mean: return tr("Overview: means of %1 × %1 cells. Zoom in for every cell.").arg(every);
    case Blocks::Mode: return tr("Overview: the most frequent class of %1 × %1 cells. Zoom in for every cell.").arg(every);
    case Blocks::Middle: return tr("Overview: one of every %1 × %1 cells. Zoom in for every cell.").arg(every);
    }
    return {};
}

void LayerStack::setPlaying(bool plays, int direction)
{
    m_isPlaying = plays;
    m_direction = direction < 0 ? -1 : 1;
}

/// What time comes to next; while it stands, the next two steps in the direction that it was moved, and the one behind.
std::vector<std::size_t> LayerStack::stepsAhead(const Layer& layer) const
{
    const Axis* axis = layer.timeAxis();
    std::vector<std::size_t> out;
    if (!axis || axis->size() < 2)
        return out;
    if (m_isPlaying) {
        for (const double moment : m_coming)
            if (const std::size_t step = stepOf(layer, moment); step != layer.wantedStep && std::ranges::find(out, step) == out.end())
                out.push_back(step);
        out.resize(std::min<std::size_t>(out.size(), 3)); // as many as are dropped with the layer
        return out;
    }
    const auto last = static_cast<std::ptrdiff_t>(axis->size()) - 1, now = static_cast<std::ptrdiff_t>(layer.wantedStep);
    for (const int way : {1, -1, 2})
        if (const std::ptrdiff_t step = now + way * m_direction; step >= 0 && step <= last)
            out.push_back(static_cast<std::size_t>(step));
    return out;
}

void LayerStack::prefetch(const Layer& layer)
{
    int k = 0;
    if (layer.grid().size() > mostAhead)
        return;
    for (const std::size_t step : stepsAhead(layer)) {
        FieldRequest ask = fieldRequest(layer, step);
        ask.care = Care::Ahead;
        if (std::ranges::any_of(layer.ready, [&](const auto& each) { return each->request.asksTheSame(ask); }))
            continue;
        m_reading.submit(
            layer.prefix() + QStringLiteral("ahead%1").arg(k++),
            [this, ask, source = m_source](const std::stop_token& stop) -> Background::Answer {
                if (hasLines(ask.kind) || ask.wantsMesh) { // kept for the next step; an error comes up again when it is asked for
                    (void)source->part(ask.cube, ask.variable, ask.at, ask.part, ask.care, stop);
                    if (ask.second >= 0)
                        (void)source->part(ask.cube, ask.second, ask.at, ask.part, ask.care, stop);
                    return {};
                }
                auto found = std::make_shared<FieldAnswer>(answerField(ask, *source, stop));
                if (found->error || found->isThinned || stop.stop_requested())
                    return {};
                return [this, found, ask] { keepReady(ask, found); };
            },
            false);
    }
}

void LayerStack::keepReady(const FieldRequest& asked, const std::shared_ptr<FieldAnswer>& found)
{
    const auto it = std::ranges::find_if(m_layers, [&](const auto& l) { return l->number == asked.number; });
    if (it == m_layers.end() || (*it)->cube != asked.cube || (*it)->variable != asked.variable)
        return;
    auto ready = std::make_shared<ReadyPicture>();
    ready->request = asked;
    ready->answer = found;
    auto& all = (*it)->ready;
    std::erase_if(all, [&](const auto& each) { return each->request.at == asked.at; });
    all.push_back(std::move(ready));
    std::size_t bytes = 0;
    for (const auto& layer : m_layers)
        for (const auto& each : layer->ready)
            bytes += bytesOf(*each);
    while (all.size() > 1 && (all.size() > 6 || bytes > readyBytes)) {
        bytes -= bytesOf(*all.front());
        all.erase(all.begin());
    }
}

void LayerStack::refine(const FieldRequest& asked)
{
    if (std::ranges::none_of(m_layers, [&](const auto& l) { return l->number == asked.number && l->ticket == asked.ticket; }))
        return; // something else is shown
    if (asked.care != Care::Sketch && bytesUnpackedFor(*asked.cube, asked.variable, asked.part) > mostUnpacked)
        return;
    FieldRequest ask = asked;
    ask.care = Care::Full;
    ask.wantsMesh = false;
    const QString key = QStringLiteral("layer/%1/").arg(ask.number) + QStringLiteral("refine");
    m_reading.submit(
        key,
        [this, ask, source = m_source](const std::stop_token& stop) -> Background::Answer {
            auto found = std::make_shared<FieldAnswer>(answerField(ask, *source, stop));
            return [this, found, ask] {
                const auto it = std::ranges::find_if(m_layers, [&](const auto& l) { return l->number == ask.number; });
                if (it == m_layers.end() || (*it)->ticket != ask.ticket)
                    return;
                if (found->error && found->error->code == ErrorCode::Cancelled)
                    refine(ask); // something else was urgent
                else
                    takeField(ask, found);
            };
        },
        false);
}

void LayerStack::dropReading(const Layer& layer)
{
    m_reading.drop(layer.prefix());
    for (const char* also : {"ahead0", "ahead1", "ahead2", "refine", "facts", "times", "colours"})
        m_reading.drop(layer.key(also));
    m_probing->drop(layer.prefix());
}

bool LayerStack::isOnCells(const Layer& layer, const LatLon& place) const
{
    return layer.part.box || cellAt(layer.grid(), place.lon, place.lat, layer.shownStep);
}

std::optional<float> LayerStack::exactValue(const Layer& layer, const LatLon& place) const
{
    const Grid& grid = layer.grid();
    std::optional<CellIndex> cell;
    if (!layer.part.box)
        cell = cellAt(grid, place.lon, place.lat, layer.shownStep);
    const auto in = [&](const FieldPart& part, const FieldValues& values) -> std::optional<float> {
        if (!values || !part.isExact() || !cell)
            return std::nullopt;
        const auto at = placeIn(grid, part, *cell);
        return at && *at < values->size() ? std::optional((*values)[*at]) : std::nullopt;
    };
    if (layer.detailPart && !layer.isSketch)
        if (const auto value = in(*layer.detailPart, layer.detail))
            return value;
    if (const auto value = layer.isSketch ? std::nullopt : in(layer.part, layer.values))
        return value;
    const FieldAt at = layer.at(layer.shownStep);
    // Asked once for each cell; where that is not known, for each place.
    const LatLon asked = cell ? LatLon{static_cast<double>(cell->j), static_cast<double>(cell->i)} : place;
    if (layer.exact && layer.exact->asked == asked && layer.exact->at == at)
        return layer.exact->value;
    layer.exact = Layer::Exact{asked, at, std::nullopt};
    auto* self = const_cast<LayerStack*>(this); // only to be told when it has been read
    m_probing->submit(layer.prefix(),
        [self, number = layer.number, cube = layer.cube, variable = layer.variable, second = layer.second, cell, place, asked, at, source = m_source](
            const std::stop_token&) -> Background::Answer {
            const float value = source->valueAt(cube, variable, second, at, cell, place);
            return [self, number, asked, at, value] {
                const auto it = std::ranges::find_if(self->m_layers, [number](const auto& l) { return l->number == number; });
                if (it == self->m_layers.end() || !(*it)->exact || !((*it)->exact->asked == asked) || (*it)->exact->at != at)
                    return;
                (*it)->exact->value = value;
                Q_EMIT self->probed();
            };
        });
    return std::nullopt;
}

} // namespace terrella::earth
