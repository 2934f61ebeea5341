// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/layer_stack.h"

#include "views/earth/fields/difference.h"
#include "views/earth/fields/plane_part.h"
#include "views/earth/layers/layer.h"
#include "views/earth/layers/layer_curtain.h"
#include "views/earth/layers/polygon_columns.h"
#include "views/earth/overviews/overviews.h"
#include "views/earth/ticks.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace terrella::earth {

FieldAt LayerStack::Layer::at(std::size_t step) const
{
    return {step, static_cast<std::size_t>(std::max(0, info.level)), static_cast<std::size_t>(std::max(0, info.member))};
}

LayerStack::LayerStack(SceneWidget& view, const ColourMaps& maps, QObject* parent)
    : QObject(parent),
      m_view(view),
      m_maps(maps),
      m_curtains(std::make_unique<Curtains>(*this)),
      m_probing(std::make_unique<Background>(this))
{
    m_viewSettles.setSingleShot(true);
    m_viewSettles.setInterval(120);
    connect(&m_viewSettles, &QTimer::timeout, this, &LayerStack::viewChanged);
    connect(&m_view, &SceneWidget::cameraChanged, this, &LayerStack::cameraChanged);
    m_volumes = std::make_shared<VolumeSource>();
    m_still.setSingleShot(true);
    m_still.setInterval(180);
    connect(&m_still, &QTimer::timeout, this, &LayerStack::standStill);
    m_flow.setInterval(40);
    connect(&m_flow, &QTimer::timeout, this, &LayerStack::flow);
    m_drift.setInterval(1000 / ParticleDrift::perSecond);
    m_drift.setTimerType(Qt::PreciseTimer);
    connect(&m_drift, &QTimer::timeout, this, &LayerStack::drift);
    connect(&m_view, &SceneWidget::shotBegun, this, &LayerStack::drawTrailsFor);
    connect(&m_view, &SceneWidget::shotEnded, this, &LayerStack::dropTrails);
}

LayerStack::~LayerStack() = default;

void LayerStack::keepOverviewsIn(const QString& folder) { m_source->setOverviews(std::make_shared<Overviews>(folder)); }

LayerStack::Layer* LayerStack::find(const QString& id)
{
    const auto it = std::find_if(m_layers.begin(), m_layers.end(), [&](const auto& l) { return l->info.id == id; });
    return it == m_layers.end() ? nullptr : it->get();
}

const LayerStack::Layer* LayerStack::find(const QString& id) const
{
    const auto it = std::find_if(m_layers.begin(), m_layers.end(), [&](const auto& l) { return l->info.id == id; });
    return it == m_layers.end() ? nullptr : it->get();
}

LayerStack::Layer& LayerStack::insert(const QString& id, const QString& title, EarthLayerKind kind)
{
    if (Layer* old = find(id)) {
        if (old->info.kind == kind) {
            old->info.title = title;
            old->info.problem.clear();
            return *old;
        }
        remove(id);
    }
    auto layer = std::make_unique<Layer>();
    layer->info.id = id;
    layer->info.title = title;
    layer->info.kind = kind;
    layer->number = m_made++;
    // The order of drawing: fields below whatever lies on them, in whichever order their files were read.
    const auto isAbove = [&layer](const auto& other) { return layer->isGround() && !other->isGround(); };
    return **m_layers.insert(std::ranges::find_if(m_layers, isAbove), std::move(layer));
}

void LayerStack::addField(const QString& id, const QString& title, std::shared_ptr<const Cube> cube, const QString& variable, int level)
{
    const bool isNew = !find(id);
    Layer& layer = insert(id, title, EarthLayerKind::Field);
    if (isNew || level > 0)
        layer.info.level = level;
    const bool isKept = m_pending.contains(id);
    setCube(layer, std::move(cube), variable);
    takePending(layer);
    if (isNew && !isKept && level == 0)
        joinLevels(layer);
    else
        settleLevel(layer);
    if (isNew)
        request(layer);
    hatchTraining(layer);
    updateDerived(id);
    sortAsSaved();
    gatherTimes();
    applyLooks();
    Q_EMIT changed();
}

void LayerStack::setCube(Layer& layer, std::shared_ptr<const Cube> cube, const QString& variable)
{
    if (layer.cube && layer.cube != cube)
        forget(layer.cube.get());
    layer.cube = std::move(cube);
    if (!takeVariable(layer, variable.isEmpty() ? layer.info.variable : variable))
        return;
    request(layer);
}

/// False where the cube has nothing to draw.
bool LayerStack::takeVariable(Layer& layer, const QString& wanted)
{
    layer.values = nullptr;
    layer.detail = nullptr;
    layer.shown.reset();
    layer.texels = {};
    layer.ready.clear();
    layer.exact.reset();
    layer.meshProjection = nullptr;
    layer.variable = -1;
    layer.times = {};
    layer.own.reset();
    const CubeSignature& signature = layer.cube->signature();
    const std::vector<int> drawable = choicesOf(signature, layer.info.kind);
    const auto isWanted = [&](int k) {
        const Variable& each = signature.variables[static_cast<std::size_t>(k)];
        return !wanted.isEmpty() && (each.name == wanted || each.standardName == wanted);
    };
    if (const auto found = std::ranges::find_if(drawable, isWanted); found != drawable.end())
        layer.variable = *found;
    else if (!drawable.empty() && layer.info.kind != EarthLayerKind::Hatch)
        layer.variable = drawable.front();
    if (layer.info.kind == EarthLayerKind::Vectors) {
        auto pair = layer.variable >= 0 ? vectorPairOf(signature, layer.variable) : std::nullopt;
        if (const auto all = vectorPairs(signature); !pair && !all.empty())
            pair = all.front();
        layer.variable = pair ? pair->eastward : -1;
        layer.second = pair ? pair->northward : -1;
        layer.isGridRelative = pair && pair->isGridRelative;
    }
    if (layer.variable < 0) {
        layer.info.problem = layer.info.kind == EarthLayerKind::Vectors
            ? tr("\"%1\" holds no two components of a vector; it has: %2.").arg(layer.info.title, signature.variableList())
            : drawable.empty() && layer.isSolid()
            ? tr("No variable of \"%1\" has levels above each other; it has: %2.").arg(layer.info.title, signature.variableList())
            : drawable.empty() ? tr("No variable of \"%1\" lies on a grid; it has: %2.").arg(layer.info.title, signature.variableList())
                               : tr("There is no variable \"%1\" here any more; there are: %2.").arg(wanted, signature.variableList());
        m_view.scene().removeAll(layer.prefix());
        return false;
    }
    layer.info.problem.clear();
    const Variable& v = layer.variableInfo();
    const bool sameVariable = layer.info.variable == v.name;
    layer.info.variable = v.name;
    layer.info.units = shownUnits(v).units;
    layer.classes = classColours(v);
    const auto within = [&](AxisKind kind, int at) {
        const Axis* axis = signature.axisOf(v, kind);
        return std::clamp(at, 0, axis ? static_cast<int>(axis->size()) - 1 : 0);
    };
    layer.info.level = within(AxisKind::Level, layer.info.level);
    if (!sameVariable) {
        layer.info.colourMap = layer.classes             ? layer.classes->name
            : layer.info.kind == EarthLayerKind::Vectors ? m_maps.find(QStringLiteral("tempo")).name
                                                         : m_maps.find(defaultColourMap(v.standardName, v.name, v.units)).name;
        layer.info.range = EarthRange::Automatic;
    }
    takeBreaks(layer);
    takeClassRange(layer);
    takeTimes(layer);
    if (isPlacedByAxes(layer.grid()))
        layer.info.note
            = tr("Its cells are too many to be placed one by one: they are drawn and probed, but plots, sections and differences leave them out.");
    return true;
}

void LayerStack::addFeatures(const QString& id, const QString& title, std::shared_ptr<const Features> features, EarthLayerKind kind)
{
    const bool isNew = !find(id);
    Layer& layer = insert(id, title, kind);
    const EarthLook before = layer.info;
    layer.features = std::move(features);
    layer.chosen.reset();
    layer.polygons = nullptr;
    const GeometryKind wanted = kind == EarthLayerKind::Polygons ? GeometryKind::Polygon : GeometryKind::Point;
    const bool isEmpty = kind == EarthLayerKind::Polygons ? layer.features->wkb.empty() : layer.features->lon.empty();
    if (layer.features->info.geometry != wanted)
        layer.info.problem = kind == EarthLayerKind::Polygons ? tr("\"%1\" holds no polygons.").arg(title)
            : layer.features->lon.empty()                     ? tr("\"%1\" holds no points.").arg(title)
                                                              : tr("\"%1\" has no point geometry.").arg(title);
    else if (isEmpty)
        layer.info.problem = kind == EarthLayerKind::Polygons ? tr("\"%1\" holds no polygons.").arg(title) : tr("\"%1\" holds no points.").arg(title);
    if (isNew)
        layer.info.colourMap = m_maps.find(kind == EarthLayerKind::Polygons ? QStringLiteral("viridis") : QStringLiteral("intensity")).name;
    const int kept = isNew ? -1 : layer.features->info.find(before.variable);
    const int column = kept >= 0 ? kept : kind == EarthLayerKind::Polygons ? polygonColumn(*layer.features) : intensityColumn(layer.features->info);
    takeColumn(layer, column >= 0 ? layer.features->info.columns[static_cast<std::size_t>(column)].name : QString());
    if (kept >= 0 && before.range == EarthRange::Fixed)
        static_cast<EarthLook&>(layer.info) = before;
    takePending(layer);
    sortAsSaved();
    takeFeatureTimes(layer);
    gatherTimes();
    request(layer);
    applyLooks();
    Q_EMIT changed();
}

void LayerStack::takeColumn(Layer& layer, const QString& name)
{
    layer.column = layer.features->info.find(name);
    const bool isOther = std::exchange(layer.info.variable, name) != name;
    layer.info.range = EarthRange::Automatic;
    layer.info.units.clear();
    if (layer.isPolygons())
        takeCategories(layer, isOther);
    prepare(layer);
    takeTrackColours(layer, isOther);
    takeBreaks(layer);
    takeClassRange(layer);
}

QString LayerStack::derive(const QString& base, EarthLayerKind kind, const QString& variable)
{
    const Layer* from = find(base);
    if (!from || !from->cube || from->variable < 0)
        return {};
    const QString first = from->info.base.isEmpty() ? from->info.id : from->info.base;
    QString id = first + QLatin1Char('/') + layerKindName(kind);
    for (int k = 2; find(id); ++k)
        id = QStringLiteral("%1/%2 %3").arg(first, layerKindName(kind)).arg(k);
    const EarthLayer info = from->info;
    const auto cube = from->cube;
    if (kind == EarthLayerKind::Vectors && vectorPairs(cube->signature()).empty())
        return {};
    Layer& layer = insert(id, info.title, kind);
    layer.info.base = first;
    if (kind == EarthLayerKind::Hatch && from->own)
        layer.info.threshold = 0.5 * (from->own->lowest + from->own->highest);
    layer.info.level = info.level;
    layer.info.levelLinked = info.levelLinked;
    layer.info.member = info.member;
    layer.info.panes = info.panes;
    const auto pending = m_pending.value(id).toObject();
    if (layer.isSolid() && pending.isEmpty())
        tiltForHeights();
    setCube(layer, cube, !variable.isEmpty() ? variable : pending.value(QLatin1String("variable")).toString(info.variable));
    if (pending.isEmpty() && kind == EarthLayerKind::Field && variable.isEmpty())
        setLook(id, info);
    if (pending.isEmpty() && kind == EarthLayerKind::Curtain)
        m_curtains->dress(*find(first), layer.info);
    takePending(layer);
    gatherTimes(); // what it was made from may be hidden
    applyLooks();
    Q_EMIT changed();
    return id;
}

void LayerStack::projectionChanged()
{
    for (const auto& layer : m_layers) {
        // The old surface would lie about its place until the new one is there.
        m_view.scene().removeAll(layer->prefix());
        layer->meshProjection = nullptr;
        layer->points = nullptr;
        request(*layer);
    }
}

} // namespace terrella::earth
