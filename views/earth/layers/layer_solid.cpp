// SPDX-License-Identifier: GPL-3.0-or-later
// Isosurfaces and volumes among the layers.
#include "views/earth/layers/layer.h"
#include "views/earth/layers/solid_request.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr double mapTilt = 50.0; ///< degrees, when the first heights are shown on a map that is seen from straight above

QString variableTitle(const Variable& v) { return v.longName.isEmpty() ? v.name : v.longName; }

QString withUnits(double value, const QString& units)
{
    return QString::number(value, 'g', 4) + (units.isEmpty() || units == QLatin1String("1") ? QString() : QLatin1Char(' ') + units);
}

/// Heights of a column where the field passes through a value, from below.
std::vector<double> crossings(const VolumeData& data, std::size_t cell, double value)
{
    std::vector<double> out;
    for (std::size_t k = 0; k + 1 < data.nz; ++k) {
        const std::size_t low = k * data.cells() + cell, high = low + data.cells();
        const auto a = static_cast<double>(data.values[low]), b = static_cast<double>(data.values[high]);
        if (!std::isfinite(a) || !std::isfinite(b) || (a >= value) == (b >= value))
            continue;
        const auto from = static_cast<double>(data.heightOf(low)), to = static_cast<double>(data.heightOf(high));
        out.push_back(from + (to - from) * (value - a) / (b - a));
    }
    return out;
}

} // namespace

std::vector<int> LayerStack::choicesOf(const CubeSignature& signature, EarthLayerKind kind)
{
    std::vector<int> out = drawableVariables(signature);
    if (kind == EarthLayerKind::Isosurface || kind == EarthLayerKind::Volume || kind == EarthLayerKind::Curtain)
        std::erase_if(out, [&](int k) { return !hasLevels(signature, k); });
    return out;
}

bool LayerStack::hasHeights(const QString& id) const
{
    const Layer* layer = find(id);
    return layer && layer->cube && !choicesOf(layer->cube->signature(), EarthLayerKind::Volume).empty();
}

std::vector<std::pair<QString, QString>> LayerStack::tintsOf(const QString& id) const
{
    std::vector<std::pair<QString, QString>> out;
    const Layer* layer = find(id);
    if (!layer || !layer->cube || layer->variable < 0)
        return out;
    const CubeSignature& signature = layer->cube->signature();
    const Variable& own = layer->variableInfo();
    for (const int k : choicesOf(signature, EarthLayerKind::Isosurface)) {
        const Variable& v = signature.variables[static_cast<std::size_t>(k)];
        if (k != layer->variable && v.grid == own.grid
            && signature.axisOf(v, AxisKind::Level)->values == signature.axisOf(own, AxisKind::Level)->values)
            out.emplace_back(v.name, variableTitle(v));
    }
    return out;
}

std::vector<double> LayerStack::isovaluesOf(const QString& id) const
{
    const Layer* layer = find(id);
    return !layer ? std::vector<double>{} : !layer->info.solid.values.empty() || !layer->solid ? layer->info.solid.values : layer->solid->values;
}

std::pair<double, double> LayerStack::densityOf(const QString& id) const
{
    const Layer* layer = find(id);
    return layer && layer->solid ? std::pair(layer->solid->density.clear, layer->solid->density.dense) : std::pair(0.0, 1.0);
}

bool LayerStack::isMirrored(const QString& id) const
{
    const Layer* layer = find(id);
    return layer && layer->solid && layer->solid->density.mirrored;
}

std::vector<QRgb> LayerStack::solidColours(const QString& id) const
{
    std::vector<QRgb> out;
    const Layer* layer = find(id);
    if (!layer || !layer->isSolid() || !layer->solid)
        return out;
    constexpr std::size_t count = 16;
    const bool isSingle = layer->info.kind == EarthLayerKind::Isosurface && layer->info.solid.tint == EarthTint::Single;
    for (std::size_t k = 0; k < count; ++k) {
        if (!isSingle)
            out.push_back(mapOf(*layer).colours[k * 255 / (count - 1)]);
        else if (!layer->info.solid.colour.isEmpty() || layer->solid->values.empty())
            out.push_back(QColor(layer->info.solid.colour).rgb());
        else
            out.push_back(valueColour(colouringOf(*layer), layer->solid->values[k * layer->solid->values.size() / count]));
    }
    return out;
}

/// Other things that colour have other colours.
void LayerStack::tintChanged(Layer& layer)
{
    layer.own.reset();
    layer.info.range = EarthRange::Automatic;
    const CubeSignature& signature = layer.cube->signature();
    const int by = layer.info.solid.tint == EarthTint::Variable ? signature.find(layer.info.solid.by) : layer.variable;
    const Variable& v = signature.variables[static_cast<std::size_t>(std::max(0, by))];
    layer.info.colourMap = layer.info.solid.tint == EarthTint::Height ? m_maps.find(QStringLiteral("viridis")).name
                                                                      : m_maps.find(defaultColourMap(v.standardName, v.name, v.units)).name;
}

void LayerStack::forget(const Cube* cube)
{
    m_source->forget(cube);
    m_volumes->forget(cube);
}

void LayerStack::requestSolid(Layer& layer)
{
    layer.wantedStep = stepOf(layer);
    SolidRequest ask;
    ask.number = layer.number;
    ask.ticket = ++layer.ticket;
    ask.kind = layer.info.kind;
    ask.cube = layer.cube;
    ask.variable = layer.variable;
    ask.at = layer.at(layer.wantedStep);
    ask.at.level = 0;
    ask.look = layer.info.solid;
    if (ask.look.tint == EarthTint::Variable)
        ask.tint = layer.cube->signature().find(ask.look.by);
    if (layer.own)
        ask.own = layer.own;
    ask.colouring = colouringOf(layer);
    ask.rule = {layer.info.range, layer.info.norm, ask.colouring.map.kind, layer.info.perTime};
    ask.isRangeGiven = layer.own || !layer.info.isAutomatic();
    if (!layer.info.isAutomatic())
        ask.own = layer.range();
    ask.projection = m_view.projection();
    m_reading.submit(layer.prefix(), [this, ask, source = m_volumes](const std::stop_token& stop) -> Background::Answer {
        auto found = std::make_shared<SolidAnswer>(answerSolid(ask, *source, stop));
        return [this, found, ask] { takeSolid(ask, *found); };
    });
}

void LayerStack::takeSolid(const SolidRequest& asked, SolidAnswer& found)
{
    const auto it = std::find_if(m_layers.begin(), m_layers.end(), [&](const auto& l) { return l->number == asked.number; });
    if (it == m_layers.end() || (*it)->cube != asked.cube || (*it)->variable != asked.variable || (*it)->ticket != asked.ticket
        || asked.projection != m_view.projection())
        return;
    Layer& l = **it;
    Scene& scene = m_view.scene();
    l.shownStep = asked.at.time;
    l.info.problem = found.error ? found.error->message : QString();
    if (found.error) {
        scene.removeAll(l.prefix());
        l.solid.reset();
    } else {
        l.solid = std::move(found.shown);
        l.own = found.own;
        l.under = found.under;
        l.over = found.over;
        if (l.info.isAutomatic()) {
            l.info.lowest = found.range.lowest;
            l.info.highest = found.range.highest;
        }
        nameSolid(l);
        for (std::size_t k = 0; k < EarthSolid::mostValues; ++k) {
            const QString key = l.prefix() + QStringLiteral("iso%1").arg(k), moving = key + QStringLiteral("/moving");
            const bool has = k < found.surfaces.size();
            const SolidAnswer::Surface* surface = has ? &found.surfaces[k] : nullptr;
            const bool hasCoarse = has && surface->coarse;
            if (has)
                scene.setSolid(
                    key, 0, surface->fine.solid, surface->fine.colours, surface->colour, hasCoarse ? Scene::Detail::Still : Scene::Detail::Always);
            else
                scene.remove(key);
            if (hasCoarse)
                scene.setSolid(moving, 0, surface->coarse->solid, surface->coarse->colours, surface->colour, Scene::Detail::Moving);
            else
                scene.remove(moving);
        }
        if (found.shells)
            scene.setShells(
                l.key("shells"), 0, found.shells->fine, found.shells->coarse, std::make_shared<const FieldImage>(std::move(found.shells->image)));
    }
    applyLooks();
    m_view.redraw();
    Q_EMIT changed();
    Q_EMIT drawn();
    prefetchSolid(l);
}

/// What is shown, and what must be said of it.
void LayerStack::nameSolid(Layer& layer)
{
    const SolidShown& shown = *layer.solid;
    if (layer.info.kind == EarthLayerKind::Isosurface && !shown.values.empty()) {
        QStringList values;
        for (const double value : shown.values)
            values << QString::number(value, 'g', 6);
        const QString units = layer.info.units == QLatin1String("1") ? QString() : layer.info.units;
        layer.info.title = tr("%1 = %2 %3").arg(variableTitle(layer.variableInfo()), values.join(QStringLiteral(", ")), units).trimmed();
    } else if (layer.info.kind == EarthLayerKind::Volume) {
        layer.info.title = tr("%1, volume").arg(variableTitle(layer.variableInfo()));
    }
    QStringList said;
    if (!shown.data->heightsFrom.isEmpty())
        said << tr("Heights from \"%1\".").arg(shown.data->heightsFrom);
    else if (shown.data->source == LevelHeights::Source::StandardAtmosphere)
        said << tr("Heights by the standard atmosphere.");
    else if (shown.data->source == LevelHeights::Source::Even)
        said << tr("Its levels have no heights; they stand evenly.");
    if (shown.data->every > 1 && layer.grid().kind == GridKind::Cells)
        said << tr("Of %1 cells one is drawn.").arg(shown.data->every);
    else if (shown.data->every > 1)
        said << tr("Of %1 rows and columns one is drawn.").arg(shown.data->every);
    layer.info.note = said.join(QLatin1Char(' '));
}

void LayerStack::prefetchSolid(const Layer& layer)
{
    const Axis* axis = layer.timeAxis();
    if (!axis || layer.wantedStep + 1 >= axis->size() || !layer.solid)
        return;
    FieldAt at = layer.at(layer.wantedStep + 1);
    at.level = 0;
    m_reading.submit(
        layer.prefix() + QStringLiteral("next"),
        [source = m_volumes, cube = layer.cube, variable = layer.variable, at, limits = solidLimits(layer.info.kind, layer.grid().kind)](
            const std::stop_token& stop) -> Background::Answer {
            (void)source->volume(cube, variable, at, limits, stop); // kept for the next step; an error comes up again when it is asked for
            return {};
        },
        false);
}

// --- Heights

void LayerStack::setExaggeration(double times)
{
    m_wantedExaggeration = times > 0.0 ? std::clamp(times, 1.0, 10000.0) : 0.0;
    updateHeights();
}

double LayerStack::lowestHeight() const
{
    double out = 0.0;
    for (const auto& layer : m_layers)
        if (layer->isSolid() && layer->solid && isSeen(*layer))
            out = std::min(out, layer->solid->lowest);
    return out;
}

void LayerStack::updateHeights()
{
    const double lowest = lowestHeight();
    double highest = 0.0, across = 0.0;
    bool any = false;
    for (const auto& layer : m_layers)
        if (layer->isSolid() && layer->solid && isSeen(*layer)) {
            any = true;
            highest = std::max(highest, layer->solid->highest);
            across = std::max(across, layer->solid->acrossMetres);
        }
    const double times = m_wantedExaggeration > 0.0 ? m_wantedExaggeration : suitedExaggeration(lowest, highest, across);
    if (any)
        m_view.scene().setExaggeration(times, lowest, highest);
    if (any == m_hasSolids && times == m_exaggeration)
        return;
    m_hasSolids = any;
    m_exaggeration = times;
    m_view.redraw();
    Q_EMIT heightsChanged();
}

/// From straight above a map shows no heights.
void LayerStack::tiltForHeights()
{
    if (m_view.projection()->isGlobe() || m_view.camera().isTurned())
        return;
    Camera camera = m_view.camera();
    camera.tiltDeg = mapTilt;
    m_view.setCamera(camera, true);
}

/// While the view moves volumes are drawn with fewer sheets, and large surfaces with fewer triangles.
void LayerStack::keepMoving()
{
    if (std::ranges::none_of(m_layers, [this](const auto& layer) { return layer->isSolid() && isSeen(*layer); }))
        return;
    m_view.scene().setMoving(true);
    m_still.start();
}

void LayerStack::standStill()
{
    m_view.scene().setMoving(false);
    m_view.redraw();
    Q_EMIT drawn();
}

void LayerStack::probeSolid(const Layer& layer, double lonDeg, double latDeg, std::vector<ProbeLine>& out) const
{
    if (!layer.solid || !layer.solid->data)
        return;
    const VolumeData& data = *layer.solid->data;
    const auto cell = cellAt(data.grid, lonDeg, latDeg);
    if (!cell)
        return;
    const std::size_t at = cell->j * data.nx + cell->i;
    const QString name = variableTitle(layer.variableInfo()).size() > 22 ? layer.variableInfo().name : variableTitle(layer.variableInfo());
    if (layer.info.kind == EarthLayerKind::Isosurface) {
        for (const double value : layer.solid->values) {
            QStringList heights;
            for (const double metres : crossings(data, at, value))
                heights << heightText(metres);
            out.push_back({tr("%1 = %2").arg(name, withUnits(value, layer.info.units)),
                heights.isEmpty() ? tr("nowhere here") : tr("at %1").arg(heights.join(QStringLiteral(", ")))});
        }
        return;
    }
    std::optional<std::size_t> low, high; // levels
    const auto valueAt = [&](std::size_t level) { return data.values[level * data.cells() + at]; };
    for (std::size_t k = 0; k < data.nz; ++k) {
        if (!std::isfinite(valueAt(k)))
            continue;
        if (!low || valueAt(k) < valueAt(*low))
            low = k;
        if (!high || valueAt(k) > valueAt(*high))
            high = k;
    }
    const auto told = [&](const QString& label, std::size_t level) {
        out.push_back({label,
            tr("%1 at %2")
                .arg(withUnits(static_cast<double>(valueAt(level)), layer.info.units),
                    heightText(static_cast<double>(data.heightOf(level * data.cells() + at))))});
    };
    if (low && high) {
        told(tr("%1, highest").arg(name), *high);
        told(tr("%1, lowest").arg(name), *low);
    }
}

} // namespace terrella::earth
