// SPDX-License-Identifier: GPL-3.0-or-later
// One choice of level for all visible layers whose levels are of one kind.
#include "views/earth/layers/layer.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace terrella::earth {

const Axis* LayerStack::Layer::levelAxis() const
{
    const Axis* axis = cube && variable >= 0 && !isSolid() ? cube->signature().axisOf(variableInfo(), AxisKind::Level) : nullptr;
    return axis && axis->size() > 0 ? axis : nullptr;
}

double LayerStack::Layer::levelNow() const
{
    const Axis& axis = *levelAxis();
    return levelValue(axis, static_cast<std::size_t>(std::clamp(info.level, 0, static_cast<int>(axis.size()) - 1)));
}

std::optional<LevelChoice> LayerStack::levelChoice() const
{
    LevelChoice out;
    std::vector<const Axis*> axes;
    const Layer* top = nullptr;
    for (auto it = m_layers.rbegin(); it != m_layers.rend(); ++it) {
        const Layer& layer = **it;
        const Axis* axis = layer.levelAxis();
        if (!axis || !layer.info.visible || !layer.info.levelLinked || (top && levelKind(*axis) != out.kind) || (!top && axis->size() < 2))
            continue;
        if (!top) {
            top = &layer;
            out.kind = levelKind(*axis);
            out.units = axis->units;
        }
        axes.push_back(axis);
    }
    if (!top)
        return std::nullopt;
    out.values = levelUnion(axes);
    const auto chosen = m_levels.find(out.kind);
    const double now = chosen == m_levels.end() ? top->levelNow() : chosen->second;
    const auto away = [now](double value) { return std::abs(value - now); };
    out.current = static_cast<std::size_t>(std::ranges::min_element(out.values, {}, away) - out.values.begin());
    if (const QString other = otherLevelOf(*top); !other.isEmpty())
        out.note = tr("shown: %1").arg(other);
    return out;
}

void LayerStack::chooseLevel(const QString& kind, double value)
{
    const QScopedValueRollback guard(m_isLinking, true);
    m_levels[kind] = value;
    std::vector<std::pair<QString, EarthLook>> looks;
    for (const auto& layer : m_layers)
        if (const Axis* axis = layer->levelAxis(); axis && layer->info.visible && layer->info.levelLinked && levelKind(*axis) == kind) {
            EarthLook look = layer->info;
            look.level = static_cast<int>(nearestLevel(*axis, value));
            looks.emplace_back(layer->info.id, look);
        }
    for (const auto& [id, look] : looks)
        setLook(id, look);
    Q_EMIT changed();
}

bool LayerStack::stepLevel(int up)
{
    const auto choice = levelChoice();
    if (!choice || choice->values.size() < 2)
        return false;
    const auto last = static_cast<std::ptrdiff_t>(choice->values.size()) - 1;
    const auto to = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(choice->current) + up, 0, last);
    if (to == static_cast<std::ptrdiff_t>(choice->current))
        return false;
    chooseLevel(choice->kind, choice->values[static_cast<std::size_t>(to)]);
    return true;
}

/// A layer that has just come, or is seen again, takes the level of the others.
void LayerStack::joinLevels(Layer& layer)
{
    const Axis* axis = layer.levelAxis();
    if (!axis || !layer.info.levelLinked || m_isLinking)
        return;
    const auto chosen = m_levels.find(levelKind(*axis));
    if (chosen == m_levels.end())
        return;
    const int level = static_cast<int>(nearestLevel(*axis, chosen->second));
    if (std::exchange(layer.info.level, level) != level)
        layer.own.reset();
}

/// What a view keeps counts: where it has another level than the others it goes alone.
void LayerStack::settleLevel(Layer& layer)
{
    const Axis* axis = layer.levelAxis();
    if (!axis || !layer.info.levelLinked || !layer.info.visible)
        return;
    const auto [chosen, isFirst] = m_levels.try_emplace(levelKind(*axis), layer.levelNow());
    if (!isFirst && nearestLevel(*axis, chosen->second) != static_cast<std::size_t>(std::max(0, layer.info.level)))
        layer.info.levelLinked = false;
}

/// By the user's hand: the others of its kind go with it.
void LayerStack::levelChanged(Layer& layer)
{
    const Axis* axis = layer.levelAxis();
    if (axis && layer.info.levelLinked && layer.info.visible && !m_isLinking)
        chooseLevel(levelKind(*axis), layer.levelNow());
}

QString LayerStack::otherLevelOf(const Layer& layer) const
{
    const Axis* axis = layer.levelAxis();
    if (!axis || !layer.info.levelLinked)
        return {};
    const auto chosen = m_levels.find(levelKind(*axis));
    if (chosen == m_levels.end() || isSameLevel(chosen->second, layer.levelNow()))
        return {};
    return levelText(*axis, static_cast<std::size_t>(std::max(0, layer.info.level)));
}

} // namespace terrella::earth
