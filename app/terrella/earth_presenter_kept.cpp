// SPDX-License-Identifier: GPL-3.0-or-later
// Layers that stay, whatever is looked at: kept by the user, or compared.
#include "app/terrella/earth_presenter.h"

#include "app/terrella/background.h"
#include "app/terrella/layer_filling.h"
#include "app/terrella/run_controller.h"
#include "views/canvas/module_catalogue.h"
#include "views/earth/earth_panel.h"

#include <algorithm>

namespace terrella {

void EarthPresenter::keep(const QString& layer)
{
    QString source;
    QStringList ids;
    for (const EarthLayer& each : m_earth.layers()) {
        ids.append(each.id);
        if (each.id == layer)
            source = each.source;
    }
    if (source.isEmpty() || !follows(layer))
        return;
    QString id = source;
    for (int k = 2; ids.contains(id); ++k)
        id = QStringLiteral("%1#%2").arg(source).arg(k);
    m_earth.renameLayer(layer, id);
    shownFrom(kindOf(layer)).clear();
}

std::vector<std::pair<QString, QString>> EarthPresenter::fieldsOf(const QStringList& nodes) const
{
    std::vector<std::pair<QString, QString>> out;
    for (const QString& node : nodes) {
        const auto results = m_runs.resultsOf(node);
        const auto it = m_model.document().nodes.find(node);
        const ModuleSpec* spec = it == m_model.document().nodes.end() ? nullptr : m_model.catalogue().find(it->second.module);
        const auto isField = [&](const PortSpec& port) { return port.type == DataType::Cube && results.contains(port.key); };
        if (!spec)
            continue;
        if (const auto port = std::ranges::find_if(spec->outputs, isField); port != spec->outputs.end())
            out.emplace_back(node, port->key);
    }
    return out;
}

void EarthPresenter::compare(const QStringList& nodes)
{
    const auto fields = fieldsOf(nodes);
    if (fields.size() < 2 || fields.size() > EarthArrangement::mostPanes) {
        Q_EMIT failed(fields.size() < 2 ? tr("Comparing needs two nodes with fields that have been made. Run the pipeline, then select both.")
                                        : tr("At most %1 fields can be seen side by side.").arg(EarthArrangement::mostPanes));
        return;
    }
    for (const EarthLayer& layer : m_earth.layers())
        if (layer.kind == EarthLayerKind::Field)
            m_earth.setLayerVisible(layer.id, false);
    EarthArrangement arrangement = m_earth.arrangement();
    arrangement.mode = EarthArrangement::Mode::SideBySide;
    arrangement.panes = static_cast<int>(fields.size());
    m_earth.setArrangement(arrangement);
    for (std::size_t k = 0; k < fields.size(); ++k) {
        const QString id = fields[k].first + QLatin1Char('.') + fields[k].second;
        loadKept(fields[k].first, fields[k].second, {id}, static_cast<int>(k));
    }
}

void EarthPresenter::subtract(const QStringList& nodes)
{
    const auto fields = fieldsOf(nodes);
    if (fields.size() != 2) {
        Q_EMIT failed(tr("A difference needs two nodes with fields that have been made. Run the pipeline, then select both."));
        return;
    }
    const auto idOf = [&](std::size_t k) { return fields[k].first + QLatin1Char('.') + fields[k].second; };
    for (const EarthLayer& layer : m_earth.layers())
        if (layer.kind == EarthLayerKind::Field)
            m_earth.setLayerVisible(layer.id, false);
    m_earth.expectDifference(idOf(1), idOf(0));
    for (std::size_t k = 0; k < 2; ++k)
        loadKept(fields[k].first, fields[k].second, {idOf(k)});
}

void EarthPresenter::refreshKept(const QString& node)
{
    QMap<QString, QStringList> byPort;
    for (const auto& [id, source] : m_earth.sources())
        if (!follows(id) && source.section(QLatin1Char('.'), 0, -2) == node)
            byPort[source.section(QLatin1Char('.'), -1)].append(id);
    for (auto it = byPort.begin(); it != byPort.end(); ++it)
        loadKept(node, it.key(), it.value());
}

void EarthPresenter::loadKept(const QString& node, const QString& port, const QStringList& layers, int pane)
{
    const QString path = m_runs.resultsOf(node).value(port);
    if (path.isEmpty())
        return;
    const quint64 opened = m_opened;
    m_background.run<Result<Value>>(
        this, [path] { return loadValue(path); },
        [this, node, port, layers, pane, opened, read = sayReading(layerTitle(node, port))](const Result<Value>& loaded) {
            read();
            if (opened != m_opened)
                return; // of another document
            if (!loaded) {
                Q_EMIT failed(loaded.error().message);
                return;
            }
            const QString title = layerTitle(node, port);
            for (const QString& id : layers) {
                fillLayer(m_earth, id, node + QLatin1Char('.') + port, *loaded, title);
                if (pane < 0)
                    continue;
                for (EarthLayer layer : m_earth.layers())
                    if (layer.id == id) {
                        layer.visible = true;
                        layer.panes = 1U << pane;
                        m_earth.setLook(id, layer);
                    }
            }
        });
}

/// Fields that stay are what the view shows: what finishes does not lay itself over them.
bool EarthPresenter::hasKeptFields() const
{
    return std::ranges::any_of(m_earth.sources(), [](const auto& each) { return !follows(each.first); });
}

} // namespace terrella
