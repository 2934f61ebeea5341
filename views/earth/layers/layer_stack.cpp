// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/layer_stack.h"

#include "views/earth/layers/layer.h"
#include "views/earth/ticks.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

LayerStack::LayerStack(SceneWidget& view, const ColourMaps& maps, QObject* parent) : QObject(parent), m_view(view), m_maps(maps) {}

LayerStack::~LayerStack() = default;

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
    layer->order = m_made++;
    // The order of drawing: fields below whatever lies on them, in whichever order their files were read.
    const auto isAbove = [kind](const auto& other) { return kind == EarthLayerKind::Field && other->info.kind != EarthLayerKind::Field; };
    return **m_layers.insert(std::ranges::find_if(m_layers, isAbove), std::move(layer));
}

void LayerStack::addField(const QString& id, const QString& title, std::shared_ptr<const Cube> cube, const QString& variable, int level)
{
    const bool isNew = !find(id);
    Layer& layer = insert(id, title, EarthLayerKind::Field);
    if (layer.cube && layer.cube != cube)
        m_source->forget(layer.cube.get());
    layer.cube = std::move(cube);
    layer.values = nullptr;
    layer.meshProjection = nullptr;
    layer.variable = -1;
    const QString wanted = variable.isEmpty() ? layer.info.variable : variable;
    const CubeSignature& signature = layer.cube->signature();
    const std::vector<int> drawable = drawableVariables(signature);
    const auto isWanted = [&](int k) {
        const Variable& each = signature.variables[static_cast<std::size_t>(k)];
        return !wanted.isEmpty() && (each.name == wanted || each.standardName == wanted);
    };
    if (const auto found = std::ranges::find_if(drawable, isWanted); found != drawable.end())
        layer.variable = *found;
    else if (!drawable.empty())
        layer.variable = drawable.front();
    if (layer.variable < 0) {
        layer.info.problem = tr("No variable of \"%1\" lies on a grid; it has: %2.").arg(title, signature.variableList());
        m_view.scene().removeAll(layer.prefix());
        gatherTimes();
        Q_EMIT changed();
        return;
    }
    const Variable& v = layer.variableInfo();
    const bool sameVariable = !isNew && layer.info.variable == v.name;
    layer.info.variable = v.name;
    layer.info.level = level;
    layer.info.units = shownUnits(v).units;
    layer.classes = classColours(v);
    if (!sameVariable) {
        layer.info.colourMap = layer.classes ? layer.classes->name : m_maps.find(defaultColourMap(v.standardName, v.name, v.units)).name;
        layer.info.automaticRange = true;
    }
    layer.hasRange = !layer.info.automaticRange;
    takeClassRange(layer);
    gatherTimes();
    request(layer);
    Q_EMIT changed();
}

void LayerStack::addFeatures(const QString& id, const QString& title, std::shared_ptr<const Features> features, EarthLayerKind kind)
{
    const bool isNew = !find(id);
    Layer& layer = insert(id, title, kind);
    const auto fixedRange = layer.info.automaticRange ? std::nullopt : std::optional(std::pair(layer.info.lowest, layer.info.highest));
    layer.features = std::move(features);
    if (layer.features->info.geometry != GeometryKind::Point || layer.features->lon.empty())
        layer.info.problem = layer.features->lon.empty() ? tr("\"%1\" holds no points.").arg(title) : tr("\"%1\" has no point geometry.").arg(title);
    const int kept = isNew ? -1 : layer.features->info.find(layer.info.variable);
    layer.column = kept >= 0 ? kept : intensityColumn(layer.features->info);
    layer.info.variable.clear();
    layer.columnValues = columnValues(*layer.features, layer.column);
    if (isNew)
        layer.info.colourMap = m_maps.find(QStringLiteral("intensity")).name;
    if (layer.column >= 0)
        setVariable(id, layer.features->info.columns[static_cast<std::size_t>(layer.column)].name);
    if (fixedRange && kept >= 0)
        setRange(id, fixedRange);
    gatherTimes();
    request(layer);
    Q_EMIT changed();
}

void LayerStack::remove(const QString& id)
{
    Layer* layer = find(id);
    if (!layer)
        return;
    m_reading.drop(layer->prefix());
    m_view.scene().removeAll(layer->prefix());
    if (layer->cube)
        m_source->forget(layer->cube.get());
    std::erase_if(m_layers, [layer](const auto& l) { return l.get() == layer; });
    gatherTimes();
    m_view.redraw();
    Q_EMIT changed();
}

void LayerStack::clear()
{
    while (!m_layers.empty())
        remove(m_layers.back()->info.id);
}

std::vector<EarthLayer> LayerStack::layers() const
{
    std::vector<EarthLayer> out;
    for (const auto& layer : m_layers)
        out.push_back(layer->info);
    return out;
}

void LayerStack::setVisible(const QString& id, bool visible)
{
    Layer* layer = find(id);
    if (!layer || layer->info.visible == visible)
        return;
    layer->info.visible = visible;
    request(*layer); // a hidden layer reads nothing, so it may be behind
    applyVisibility(*layer);
    m_view.redraw();
    Q_EMIT changed();
}

void LayerStack::setVariable(const QString& id, const QString& variable)
{
    Layer* layer = find(id);
    if (!layer || (layer->info.variable == variable && !variable.isEmpty()))
        return;
    if (layer->cube) {
        addField(id, layer->info.title, layer->cube, variable, 0);
        return;
    }
    layer->column = layer->features->info.find(variable);
    layer->columnValues = columnValues(*layer->features, layer->column);
    layer->info.variable = variable;
    if (layer->column >= 0) {
        const ColumnInfo& column = layer->features->info.columns[static_cast<std::size_t>(layer->column)];
        const ShownUnits shown = shownUnits(column.units, column.standardName, column.name);
        layer->info.units = shown.units;
        for (double& v : layer->columnValues)
            v = shown.conversion(v);
    }
    setRange(id, std::nullopt);
    request(*layer);
}

const ColourMap& LayerStack::mapOf(const Layer& layer) const
{
    return layer.classes && layer.info.colourMap == layer.classes->name ? *layer.classes : m_maps.find(layer.info.colourMap);
}

const ColourMap& LayerStack::mapOf(const QString& id) const
{
    const Layer* layer = find(id);
    return layer ? mapOf(*layer) : m_maps.find({});
}

const ColourMap* LayerStack::classesOf(const QString& id) const
{
    const Layer* layer = find(id);
    return layer && layer->classes ? &*layer->classes : nullptr;
}

void LayerStack::takeClassRange(Layer& layer)
{
    const ColourMap& map = mapOf(layer);
    if (map.classes.empty())
        return;
    const ValueRange range = classRange(map);
    layer.info.lowest = range.lowest;
    layer.info.highest = range.highest;
    layer.info.automaticRange = true;
    layer.hasRange = true;
}

void LayerStack::setLevel(const QString& id, int level)
{
    Layer* layer = find(id);
    if (!layer || layer->info.level == level)
        return;
    layer->info.level = level;
    layer->hasRange = !layer->info.automaticRange;
    takeClassRange(*layer);
    request(*layer);
    Q_EMIT changed();
}

void LayerStack::setColourMap(const QString& id, const QString& name)
{
    Layer* layer = find(id);
    if (!layer || layer->info.colourMap == name)
        return;
    const ColourMap before = mapOf(*layer);
    const bool isOwn = layer->classes && name == layer->classes->name;
    layer->info.colourMap = isOwn ? name : m_maps.find(name).name;
    const ColourMap& now = mapOf(*layer);
    if (isOwn || (layer->info.automaticRange && (before.kind != now.kind || !before.classes.empty())))
        setRange(id, std::nullopt);
    else
        recolour(*layer);
    Q_EMIT changed();
}

void LayerStack::setRange(const QString& id, std::optional<std::pair<double, double>> range)
{
    Layer* layer = find(id);
    if (!layer || (range && (!std::isfinite(range->first) || !std::isfinite(range->second) || range->first == range->second)))
        return;
    layer->info.automaticRange = !range;
    layer->hasRange = range.has_value();
    if (range) {
        layer->info.lowest = range->first;
        layer->info.highest = range->second;
    } else if (layer->cube) {
        takeClassRange(*layer);
    } else if (layer->features) {
        const std::vector<float> values(layer->columnValues.begin(), layer->columnValues.end());
        ValueRange found = automaticRange(values, ColourMap::Kind::Sequential);
        const Features& f = *layer->features;
        const QString units = layer->column >= 0 ? f.info.columns[static_cast<std::size_t>(layer->column)].units : QString();
        if (units::sameDimension(units, QStringLiteral("Pa")))
            std::swap(found.lowest, found.highest); // deep is strong
        layer->info.lowest = found.lowest;
        layer->info.highest = found.highest;
    }
    recolour(*layer);
    Q_EMIT changed();
}

std::vector<std::pair<QString, QString>> LayerStack::variablesOf(const QString& id) const
{
    std::vector<std::pair<QString, QString>> out;
    const Layer* layer = find(id);
    if (!layer)
        return out;
    if (layer->cube) {
        const CubeSignature& signature = layer->cube->signature();
        for (const int k : drawableVariables(signature)) {
            const Variable& v = signature.variables[static_cast<std::size_t>(k)];
            out.emplace_back(v.name, v.longName.isEmpty() ? v.name : v.longName);
        }
        return out;
    }
    for (const ColumnInfo& column : layer->features->info.columns)
        if (column.type == ColumnType::Real || column.type == ColumnType::Integer)
            out.emplace_back(column.name, column.description.isEmpty() ? column.name : column.description);
    return out;
}

QStringList LayerStack::levelsOf(const QString& id) const
{
    QStringList out;
    const Layer* layer = find(id);
    if (!layer || !layer->cube || layer->variable < 0)
        return out;
    const Axis* axis = layer->cube->signature().axisOf(layer->variableInfo(), AxisKind::Level);
    if (!axis)
        return out;
    const UnitConversion conversion = shownUnits(axis->units, axis->standardName, axis->name).conversion;
    const QString units = shownUnits(axis->units, axis->standardName, axis->name).units;
    for (const double value : axis->values)
        out << QString::number(conversion(value), 'g', 6) + (units.isEmpty() || units == QLatin1String("1") ? QString() : QLatin1Char(' ') + units);
    return out;
}

void LayerStack::gatherTimes()
{
    std::vector<double> times;
    bool hasCalendar = false;
    const auto add = [&](const std::vector<double>& values, Calendar calendar) {
        if (!hasCalendar)
            m_calendar = calendar;
        hasCalendar = true;
        times.insert(times.end(), values.begin(), values.end());
    };
    for (const auto& layer : m_layers)
        if (const Axis* axis = layer->timeAxis(); axis && axis->size() > 0)
            add(axis->values, axis->calendar);
    if (times.size() <= 1)
        for (const auto& layer : m_layers)
            if (layer->features)
                if (const std::vector<double>* values = timesOf(*layer->features))
                    add(*values, layer->features->info.calendar);
    std::erase_if(times, [](double t) { return !std::isfinite(t); });
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end(), [](double a, double b) { return b - a < 0.5; }), times.end());
    if (times == m_times)
        return;
    m_times = std::move(times);
    if (!m_times.empty()) {
        const double inside = std::clamp(m_time, m_times.front(), m_times.back());
        if (inside != m_time) {
            m_time = inside;
            Q_EMIT timeChanged(m_time);
        }
    }
    Q_EMIT timesChanged();
}

void LayerStack::setTime(double seconds)
{
    if (!std::isfinite(seconds))
        return;
    if (!m_times.empty())
        seconds = std::clamp(seconds, m_times.front(), m_times.back());
    if (seconds == m_time)
        return;
    m_time = seconds;
    for (const auto& layer : m_layers) {
        if (layer->cube)
            request(*layer);
        else
            recolour(*layer);
    }
    Q_EMIT timeChanged(seconds);
}

void LayerStack::projectionChanged()
{
    for (const auto& layer : m_layers) {
        // The old surface would lie about its place until the new one is there.
        m_view.scene().removeAll(layer->prefix());
        layer->meshProjection = nullptr;
        request(*layer);
    }
}

const EarthLayer* LayerStack::barLayer() const
{
    for (const bool field : {true, false})
        for (auto it = m_layers.rbegin(); it != m_layers.rend(); ++it)
            if ((*it)->info.visible && (*it)->info.problem.isEmpty() && ((*it)->cube ? (*it)->hasRange : (*it)->column >= 0)
                && ((*it)->cube != nullptr) == field)
                return &(*it)->info;
    return nullptr;
}

std::optional<ShownField> LayerStack::shownField() const
{
    const EarthLayer* shown = barLayer();
    const Layer* layer = shown ? find(shown->id) : nullptr;
    if (!layer || !layer->cube)
        return std::nullopt;
    return ShownField{layer->cube, layer->variable, static_cast<std::size_t>(std::max(0, layer->info.level))};
}

std::vector<ShownField> LayerStack::shownFields() const
{
    std::vector<ShownField> out;
    for (const auto& layer : m_layers)
        if (layer->cube && layer->variable >= 0 && layer->info.visible && layer->info.kind == EarthLayerKind::Field)
            out.push_back({layer->cube, layer->variable, static_cast<std::size_t>(std::max(0, layer->info.level))});
    return out;
}

bool LayerStack::coversEarth() const
{
    return std::any_of(m_layers.begin(), m_layers.end(), [](const auto& l) { return l->cube && l->info.visible && l->covers && l->meshProjection; });
}

std::optional<double> LayerStack::fieldBrightness() const
{
    for (auto it = m_layers.rbegin(); it != m_layers.rend(); ++it)
        if ((*it)->cube && (*it)->info.visible && (*it)->brightness)
            return (*it)->brightness;
    return std::nullopt;
}

} // namespace terrella::earth
