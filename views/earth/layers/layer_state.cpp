// SPDX-License-Identifier: GPL-3.0-or-later
// What a view keeps of the layers, and what there is to choose from.
#include "views/earth/layers/layer.h"

#include <QScopedValueRollback>

#include <algorithm>

#include <utility>

namespace terrella::earth {

namespace {

constexpr qsizetype mostMembers = 2000; ///< to choose from

} // namespace

QJsonObject LayerStack::state() const
{
    QJsonObject out = m_pending; // what has not come yet is not forgotten
    for (const auto& layer : m_layers) {
        QJsonObject one = layer->info.toJson();
        const auto add = [&one](const char* key, const QString& value) {
            if (!value.isEmpty())
                one.insert(QLatin1String(key), value);
        };
        add("source", layer->info.source);
        add("base", layer->info.base);
        add("minus", layer->minus);
        if (layer->info.kind != EarthLayerKind::Field)
            add("kind", layerKindName(layer->info.kind));
        out.insert(layer->info.id, one);
    }
    return out;
}

QJsonArray LayerStack::orderState() const
{
    QJsonArray out;
    for (const auto& layer : m_layers)
        out.append(layer->info.id);
    return out;
}

void LayerStack::setState(const QJsonObject& layers, const QJsonArray& order)
{
    m_savedOrder.clear();
    for (const QJsonValue& id : order)
        m_savedOrder.append(id.toString());
    for (auto it = layers.begin(); it != layers.end(); ++it) {
        const QJsonObject one = it.value().toObject();
        const QScopedValueRollback guard(m_isLinking, true);
        if (const auto look = lookOf(it.key())) {
            setLook(it.key(), EarthLook::fromJson(one, *look));
            settleLevel(*find(it.key()));
        } else
            m_pending.insert(it.key(), one);
    }
    QStringList bases;
    for (const auto& layer : m_layers)
        bases.append(layer->info.id);
    for (const QString& base : bases)
        updateDerived(base);
    sortAsSaved();
    applyLooks();
}

void LayerStack::takeFrom(const LayerStack& other)
{
    for (const auto& layer : other.m_layers) {
        const EarthLayer& info = layer->info;
        if (!info.base.isEmpty())
            continue;
        if (layer->cube)
            addField(info.id, info.title, layer->cube, info.variable, info.level);
        else if (layer->features)
            addFeatures(info.id, info.title, layer->features, info.kind);
        setSource(info.id, info.source);
    }
}

void LayerStack::takePending(Layer& layer)
{
    const QString id = layer.info.id;
    const QJsonObject one = m_pending.take(id).toObject();
    if (one.isEmpty())
        return;
    if (const QString source = one.value(QLatin1String("source")).toString(); !source.isEmpty())
        layer.info.source = source;
    const QScopedValueRollback guard(m_isLinking, true);
    setLook(id, EarthLook::fromJson(one, layer.info));
}

void LayerStack::sortAsSaved()
{
    if (m_savedOrder.isEmpty())
        return;
    const auto rank = [this](const auto& layer) {
        const auto at = m_savedOrder.indexOf(layer->info.id);
        return std::pair(!layer->isGround(), at < 0 ? m_savedOrder.size() : at); // new ones on top
    };
    std::ranges::stable_sort(m_layers, {}, rank);
}

std::vector<std::pair<QString, QString>> LayerStack::sources() const
{
    std::vector<std::pair<QString, QString>> out;
    for (const auto& layer : m_layers)
        if (!layer->info.source.isEmpty())
            out.emplace_back(layer->info.id, layer->info.source);
    for (auto it = m_pending.begin(); it != m_pending.end(); ++it)
        if (const QString source = it.value().toObject().value(QLatin1String("source")).toString(); !source.isEmpty())
            out.emplace_back(it.key(), source);
    return out;
}

std::vector<std::pair<QString, QString>> LayerStack::variablesOf(const QString& id) const
{
    std::vector<std::pair<QString, QString>> out;
    const Layer* layer = find(id);
    if (!layer)
        return out;
    if (layer->cube) {
        const CubeSignature& signature = layer->cube->signature();
        if (layer->info.kind == EarthLayerKind::Vectors) {
            for (const VectorPair& pair : vectorPairs(signature))
                out.emplace_back(signature.variables[static_cast<std::size_t>(pair.eastward)].name, pair.title);
            return out;
        }
        for (const int k : choicesOf(signature, layer->info.kind)) {
            const Variable& v = signature.variables[static_cast<std::size_t>(k)];
            out.emplace_back(v.name, v.longName.isEmpty() ? v.name : v.longName);
        }
        return out;
    }
    for (const ColumnInfo& column : layer->features->info.columns)
        if (column.type == ColumnType::Real || column.type == ColumnType::Integer || (layer->isPolygons() && column.type == ColumnType::Text))
            out.emplace_back(column.name, column.description.isEmpty() ? column.name : column.description);
    return out;
}

QStringList LayerStack::levelsOf(const QString& id) const
{
    QStringList out;
    const Layer* layer = find(id);
    if (!layer || !layer->cube || layer->variable < 0 || layer->isSolid())
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

bool LayerStack::hasVectors(const QString& id) const
{
    const Layer* layer = find(id);
    return layer && layer->cube && !vectorPairs(layer->cube->signature()).empty();
}

QStringList LayerStack::membersOf(const QString& id) const
{
    QStringList out;
    const Layer* layer = find(id);
    if (!layer || !layer->cube || layer->variable < 0)
        return out;
    // All combinations, counted as takeMember() counts them; each axis is named where there are several.
    const CubeSignature& signature = layer->cube->signature();
    std::vector<const Axis*> axes;
    for (const int index : layer->variableInfo().axes)
        if (const Axis& axis = signature.axes[static_cast<std::size_t>(index)];
            axis.size() > 1 && (axis.kind == AxisKind::Member || axis.kind == AxisKind::Other))
            axes.push_back(&axis);
    for (const Axis* axis : axes) {
        const QStringList before = out.isEmpty() ? QStringList{QString()} : std::exchange(out, {});
        for (const QString& text : before)
            for (const double value : axis->values) {
                if (out.size() >= mostMembers)
                    return out;
                const QString number = QString::number(value, 'g', 8);
                out << (axes.size() == 1 ? number
                                         : (text.isEmpty() ? QString() : text + QStringLiteral(", ")) + axis->name + QLatin1Char(' ') + number);
            }
    }
    return out;
}

} // namespace terrella::earth
