// SPDX-License-Identifier: GPL-3.0-or-later
// Which layers there are, what they are called and in which order they lie.
#include "views/earth/layers/layer.h"

#include <algorithm>

namespace terrella::earth {

void LayerStack::setSource(const QString& id, const QString& source)
{
    Layer* layer = find(id);
    if (!layer || layer->info.source == source)
        return;
    layer->info.source = source;
    if (isChosen(*layer) || layer->chosen)
        requestChosen(*layer);
    Q_EMIT changed();
}

void LayerStack::rename(const QString& from, const QString& to)
{
    if (find(to) || !find(from))
        return;
    const auto renamed = [&](const QString& id) { return id == from || id.startsWith(from + QLatin1Char('/')) ? to + id.mid(from.size()) : id; };
    for (const auto& layer : m_layers) {
        layer->info.id = renamed(layer->info.id);
        layer->info.base = renamed(layer->info.base);
        layer->minus = renamed(layer->minus);
    }
    Q_EMIT changed();
}

void LayerStack::remove(const QString& id)
{
    Layer* layer = find(id);
    if (!layer)
        return;
    dropReading(*layer);
    m_drifting.drop(layer->prefix());
    m_view.scene().removeAll(layer->prefix());
    const auto cube = layer->cube;
    std::erase_if(m_layers, [layer](const auto& l) { return l.get() == layer; });
    if (cube && std::ranges::none_of(m_layers, [&](const auto& l) { return l->cube == cube; }))
        forget(cube.get());
    QStringList orphans;
    for (const auto& other : m_layers)
        if (other->info.base == id || other->minus == id)
            orphans.append(other->info.id);
    for (const QString& orphan : orphans)
        remove(orphan);
    gatherTimes();
    shareRanges();
    updateHeights();
    m_view.redraw();
    Q_EMIT changed();
}

void LayerStack::clear()
{
    m_pending = {};
    m_savedOrder.clear();
    m_dismissed.clear();
    m_levels.clear();
    while (!m_layers.empty())
        remove(m_layers.back()->info.id);
}

void LayerStack::move(const QString& id, int position)
{
    const auto it = std::find_if(m_layers.begin(), m_layers.end(), [&](const auto& l) { return l->info.id == id; });
    if (it == m_layers.end())
        return;
    auto layer = std::move(*it);
    m_layers.erase(it);
    const auto above = std::ranges::find_if(m_layers, [](const auto& l) { return !l->isGround(); }) - m_layers.begin();
    const auto count = static_cast<std::ptrdiff_t>(m_layers.size());
    const auto at = layer->isGround() ? std::clamp<std::ptrdiff_t>(position, 0, above) : std::clamp<std::ptrdiff_t>(position, above, count);
    m_layers.insert(m_layers.begin() + at, std::move(layer));
    applyLooks();
    m_view.redraw();
    Q_EMIT changed();
}

std::vector<EarthLayer> LayerStack::layers() const
{
    std::vector<EarthLayer> out;
    for (const auto& layer : m_layers)
        out.push_back(layer->info);
    return out;
}

} // namespace terrella::earth
