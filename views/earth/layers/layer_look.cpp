// SPDX-License-Identifier: GPL-3.0-or-later
// How layers are shown: looks, colours, ranges, and what of it a view keeps.
#include "views/earth/fields/plane_part.h"
#include "views/earth/layers/layer.h"
#include "views/earth/layers/layer_curtain.h"
#include "views/earth/ticks.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

/// Order of drawing: Earth 0, fields 100 …, coast and graticule 4000 …, what lies on fields 6000 …
constexpr int groundOrder = 100;
constexpr int aboveOrder = 6000;
constexpr int solidOrder = 20000;       ///< above the rim of the globe: they stand out beyond it
constexpr int translucentLater = 20000; ///< opaque isosurfaces hide by depth what comes after them
constexpr int volumesLater = 40000;
constexpr int orderStep = 10;

} // namespace

std::optional<EarthLook> LayerStack::lookOf(const QString& id) const
{
    const Layer* layer = find(id);
    return layer ? std::optional<EarthLook>(layer->info) : std::nullopt;
}

void LayerStack::setLook(const QString& id, const EarthLook& wanted)
{
    Layer* layer = find(id);
    if (!layer)
        return;
    const EarthLook before = layer->info;
    EarthLook look = wanted;
    if (look.range == EarthRange::Fixed && (!std::isfinite(look.lowest) || !std::isfinite(look.highest) || look.lowest == look.highest)) {
        look.range = before.range;
        look.lowest = before.lowest;
        look.highest = before.highest;
    }
    if (look == before)
        return;
    const ColourMap oldMap = mapOf(*layer);
    EarthLook& now = layer->info;
    now = look;
    if (look.variable != before.variable) {
        now.variable = before.variable; // so that it is seen to be another
        if (layer->cube)
            takeVariable(*layer, look.variable);
        else if (layer->features)
            takeColumn(*layer, look.variable);
        if (look.colourMap != before.colourMap)
            now.colourMap = look.colourMap;
        if (look.range != before.range || look.range == EarthRange::Fixed) {
            now.range = look.range;
            now.lowest = look.lowest;
            now.highest = look.highest;
        }
    }
    takeBreaks(*layer);
    const bool isOwn = (layer->classes && now.colourMap == layer->classes->name) || (layer->broken && now.colourMap == layer->broken->name);
    if (now.colourMap != before.colourMap && !isOwn)
        now.colourMap = m_maps.find(now.colourMap).name;
    if (layer->isSolid() && layer->cube && (now.solid.tint != before.solid.tint || now.solid.by != before.solid.by)
        && now.colourMap == before.colourMap)
        tintChanged(*layer);
    const ColourMap& map = mapOf(*layer);
    const bool isOther = map.kind != oldMap.kind || map.classes.empty() != oldMap.classes.empty();
    if (isOther || now.range != before.range || now.perTime != before.perTime || now.norm != before.norm || now.level != before.level
        || now.member != before.member)
        layer->own.reset();
    if (!map.classes.empty())
        takeClassRange(*layer);
    else if (layer->features)
        featureRange(*layer);
    const auto drawnBy = [](const EarthLook& l) { // what only moves or fades needs no new picture
        EarthLook out = l;
        out.opacity = 1.0;
        out.multiply = false;
        out.panes = EarthLook::allPanes;
        out.name.clear();
        return out;
    };
    shareRanges();
    if (now.year != before.year)
        takeTimes(*layer);
    if ((now.visible && !before.visible) || (now.levelLinked && !before.levelLinked))
        joinLevels(*layer);
    else if (now.level != before.level)
        levelChanged(*layer);
    if (now.visible != before.visible || now.year != before.year || now.years != before.years || now.variable != before.variable)
        gatherTimes();
    if (!(drawnBy(now) == drawnBy(before)))
        layer->features && layer->info.variable == before.variable&& now.visible == before.visible ? recolour(*layer) : request(*layer);
    applyLooks();
    m_curtains->dress(*layer, before);
    if (layer->cube && (now.level != before.level || now.member != before.member || now.variable != before.variable))
        renewDifferences(id);
    m_view.redraw();
    Q_EMIT changed();
}

bool LayerStack::isSeen(const Layer& layer) const
{
    if (!layer.info.visible || (m_beyond == EarthTimeSettings::Beyond::Hide && isBeyond(layer)))
        return false;
    const Layer* base = layer.info.kind == EarthLayerKind::Hatch ? find(layer.info.base) : nullptr;
    return !base || base->info.visible; // nothing is hatched where nothing is shown
}

unsigned LayerStack::panesOf(const Layer& layer) const
{
    if (!m_compared)
        return EarthLook::allPanes;
    const Layer* base = layer.info.panes == EarthLook::allPanes ? find(layer.info.base) : nullptr;
    return base && layer.info.kind != EarthLayerKind::Field ? base->info.panes : layer.info.panes;
}

void LayerStack::applyLooks()
{
    int position = 0;
    for (const auto& layer : m_layers) {
        int from = (layer->isGround() ? groundOrder : layer->isSolid() ? solidOrder : aboveOrder) + orderStep * position++;
        if (layer->isSolid())
            from += layer->info.kind == EarthLayerKind::Volume ? volumesLater : layer->info.opacity < 1.0 ? translucentLater : 0;
        m_view.scene().setLook(layer->prefix(), {static_cast<float>(layer->info.opacity), layer->info.multiply, panesOf(*layer), from});
        for (const char* part : {"field", "detail", "casing", "line", "days", "now", "points", "hatch", "labels", "cone", "coneCasing", "coneEdge",
                 "chosenCasing", "chosenLine", "chosenDays", "chosenNow", "chosenLabels", "glyphs", "trails", "tiled trails"})
            m_view.scene().setVisible(layer->key(part), isSeen(*layer));
        if (layer->isSolid())
            m_view.scene().setAllVisible(layer->prefix(), isSeen(*layer));
    }
    updateHeights();
}

const ColourMap& LayerStack::mapOf(const Layer& layer) const
{
    for (const auto* own : {&layer.classes, &layer.broken})
        if (*own && layer.info.colourMap == (*own)->name)
            return **own;
    return m_maps.find(layer.info.colourMap);
}

const ColourMap& LayerStack::mapOf(const QString& id) const
{
    const Layer* layer = find(id);
    return layer ? mapOf(*layer) : m_maps.find({});
}

ColourMap LayerStack::seenMapOf(const QString& id) const { return asSeen(mapOf(id), m_view.vision()); }

void LayerStack::setVision(ColourVision vision)
{
    m_view.setVision(vision);
    Q_EMIT changed();
}

Colouring LayerStack::colouringOf(const Layer& layer) const { return {mapOf(layer), layer.range(), layer.info.norm, layer.info.power}; }

Colouring LayerStack::colouringOf(const QString& id) const
{
    const Layer* layer = find(id);
    return layer ? colouringOf(*layer) : Colouring{m_maps.find({}), {}};
}

void LayerStack::takeClassRange(Layer& layer)
{
    const ColourMap& map = mapOf(layer);
    if (map.classes.empty())
        return;
    layer.own = classRange(map);
    layer.info.lowest = layer.own->lowest;
    layer.info.highest = layer.own->highest;
    layer.info.range = EarthRange::Automatic;
    layer.info.perTime = false;
    layer.info.norm = EarthNorm::Linear;
}

void LayerStack::setCompared(bool compared, bool share)
{
    if (compared == m_compared && share == m_shared)
        return;
    m_compared = compared;
    m_shared = share;
    shareRanges();
    applyLooks();
    Q_EMIT changed();
}

/// Each layer's range: its own, or what it has in common with the others of its unit and colours. Fields whose range is another now are drawn anew.
void LayerStack::shareRanges()
{
    const auto shares = [this](const Layer& l) {
        return l.info.kind == EarthLayerKind::Field && isSeen(l) && l.own && l.info.isAutomatic() && mapOf(l).classes.empty() && l.minus.isEmpty();
    };
    for (const auto& layer : m_layers) {
        if (!layer->cube || !layer->own || !layer->info.isAutomatic())
            continue;
        ValueRange range = *layer->own;
        if (m_shared && shares(*layer))
            for (const auto& other : m_layers)
                if (shares(*other) && other->info.units == layer->info.units && other->info.colourMap == layer->info.colourMap
                    && other->info.norm == layer->info.norm)
                    range = together(range, *other->own);
        if (range == layer->range())
            continue;
        layer->info.lowest = range.lowest;
        layer->info.highest = range.highest;
        if (layer->shown)
            colourField(*layer);
        else if (layer->values)
            request(*layer);
    }
}

const LayerStack::Layer* LayerStack::barLayer(unsigned panes) const
{
    enum class Rank { Solid, Ground, Other };
    const auto rankOf = [](const Layer& layer) { return layer.isSolid() ? Rank::Solid : layer.isGround() ? Rank::Ground : Rank::Other; };
    for (const Rank rank : {Rank::Solid, Rank::Ground, Rank::Other})
        for (auto it = m_layers.rbegin(); it != m_layers.rend(); ++it) {
            const Layer& layer = **it;
            const bool isPlain = layer.info.kind == EarthLayerKind::Vectors && layer.info.white;
            if (isSeen(layer) && layer.hasColours() && !isPlain && layer.info.problem.isEmpty() && (panesOf(layer) & panes) != 0
                && rankOf(layer) == rank && (layer.cube ? layer.own || !layer.info.isAutomatic() : layer.column >= 0))
                return &layer;
        }
    return nullptr;
}

std::optional<BarContent> LayerStack::barOf(unsigned pane) const
{
    BarContent out;
    const Layer* layer = barLayer(1U << pane);
    out.hasColours = layer != nullptr;
    if (layer) {
        out.layer = layer->info;
        if (layer->cube && layer->variable >= 0)
            out.quantity = layer->variableInfo().name;
        else if (layer->features && layer->column >= 0)
            out.quantity = layer->features->info.columns[static_cast<std::size_t>(layer->column)].name;
        out.colouring = colouringOf(*layer);
        out.under = layer->under;
        out.over = layer->over;
        out.missing = layer->missing;
        if (layer->solid)
            out.layer.units = layer->solid->tintUnits;
        if (layer->isPolygons())
            out.missingColour = QColor(noValueColour);
    }
    const auto hasTracks = [&](const auto& each) {
        return each->info.kind == EarthLayerKind::Tracks && isSeen(*each) && each->column >= 0 && (panesOf(*each) >> pane & 1U) != 0;
    };
    if (const auto tracks = std::find_if(m_layers.rbegin(), m_layers.rend(), hasTracks); tracks != m_layers.rend() && tracks->get() != layer)
        out.tracks = mapOf(**tracks).classes;
    for (const auto& each : m_layers) {
        if (!isSeen(*each) || !each->info.problem.isEmpty() || (panesOf(*each) >> pane & 1U) == 0)
            continue;
        if (each->info.kind == EarthLayerKind::Hatch)
            out.hatched.push_back(each->info.shownTitle());
        if (each->info.kind == EarthLayerKind::Vectors && each->info.vectors == EarthVectors::Arrows && each->arrowSpeed > 0.0)
            out.arrows.push_back({QStringLiteral("%1 %2").arg(QString::number(each->arrowSpeed, 'g', 6), each->info.units), each->arrowLength,
                each->info.white ? QColor() : QColor(colouringOf(*each).at(each->arrowSpeed))});
    }
    return layer || !out.hatched.empty() || !out.arrows.empty() ? std::optional(out) : std::nullopt;
}

QString LayerStack::captionOf(unsigned pane) const
{
    const Layer* layer = barLayer(1U << pane);
    if (!layer)
        return {};
    QStringList parts{layer->info.shownTitle(), otherLevelOf(*layer), otherTimeOf(*layer)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

ShownField LayerStack::fieldOf(const Layer& layer) const
{
    const FieldAt at = layer.at(stepOf(layer));
    return {layer.cube, layer.variable, at.level, layer.info.shownTitle(), at.time, at.member};
}

std::optional<ShownField> LayerStack::shownField() const
{
    const Layer* layer = barLayer(EarthLook::allPanes);
    if (!layer || !layer->cube || isPlacedByAxes(layer->grid()))
        return std::nullopt;
    return fieldOf(*layer);
}

std::vector<ShownField> LayerStack::shownFields() const
{
    std::vector<ShownField> out;
    for (const auto& layer : m_layers)
        if (layer->cube && layer->variable >= 0 && isSeen(*layer) && layer->isGround() && !isPlacedByAxes(layer->grid()))
            out.push_back(fieldOf(*layer));
    return out;
}

bool LayerStack::coversEarth() const
{
    const auto covering = [this](unsigned pane) {
        return std::ranges::any_of(m_layers, [&](const auto& l) {
            return l->isGround() && l->cube && isSeen(*l) && l->covers && l->meshProjection && l->info.opacity == 1.0 && !l->info.multiply
                && (panesOf(*l) >> pane & 1U) != 0;
        });
    };
    return std::ranges::all_of(m_view.scene().panes(), [&](const ScenePane& pane) { return covering(pane.index); });
}

std::optional<double> LayerStack::fieldBrightness() const
{
    for (auto it = m_layers.rbegin(); it != m_layers.rend(); ++it)
        if ((*it)->isGround() && isSeen(**it) && (*it)->brightness)
            return (*it)->brightness;
    return std::nullopt;
}

} // namespace terrella::earth
