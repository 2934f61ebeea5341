// SPDX-License-Identifier: GPL-3.0-or-later
// Layers coloured by classes: those of the variable, official ones, the user's own.
#include "views/earth/class_schemes.h"
#include "views/earth/layers/layer.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

const QString ownBreaks = QStringLiteral("breaks");

/// What a layer's colours are of.
struct Quantity {
    QString standardName, name;
};

constexpr double tropicsDeg = 35.0; ///< nearly all tropical cyclones form nearer to the equator than that

/// Whether at least half of the tracks begin where tropical cyclones do.
bool areTropical(const Features& tracks)
{
    if (tracks.lat.empty() || tracks.lat.size() != tracks.rowCount())
        return false;
    const std::vector<std::size_t> starts = trackStarts(tracks);
    std::size_t near = 0;
    for (std::size_t k = 0; k + 1 < starts.size(); ++k)
        near += std::abs(tracks.lat[starts[k]]) <= tropicsDeg ? 1 : 0;
    return starts.size() > 1 && 2 * near >= starts.size() - 1;
}

} // namespace

void LayerStack::takeBreaks(Layer& layer)
{
    layer.broken.reset();
    const QString& wanted = layer.info.colourMap;
    if (wanted == ownBreaks && !layer.info.classes.isEmpty())
        layer.broken = breakColours(ownBreaks, tr("Own classes"), layer.info.classes);
    else if (const ClassScheme* scheme = findScheme(wanted))
        if (const auto classes = inUnits(*scheme, layer.info.units))
            layer.broken = breakColours(scheme->name, scheme->title, *classes);
}

void LayerStack::takeTrackColours(Layer& layer, bool isOther)
{
    if (layer.info.kind != EarthLayerKind::Tracks || !isOther)
        return;
    const QString scale = QStringLiteral("scheme/saffir_simpson"), plain = m_maps.find(QStringLiteral("intensity")).name;
    if (layer.info.colourMap != scale && layer.info.colourMap != plain)
        return; // the user's choice
    layer.info.colourMap = plain;
    if (layer.column < 0)
        return;
    const ColumnInfo& column = layer.features->info.columns[static_cast<std::size_t>(layer.column)];
    const std::vector<const ClassScheme*> suiting = schemesFor(column.standardName, column.name, layer.info.units);
    if (std::ranges::any_of(suiting, [&](const ClassScheme* each) { return each->name == scale; }) && areTropical(*layer.features))
        layer.info.colourMap = scale;
}

std::vector<ColourMap> LayerStack::classesOf(const QString& id) const
{
    std::vector<ColourMap> out;
    const Layer* layer = find(id);
    if (!layer)
        return out;
    if (layer->classes)
        out.push_back(*layer->classes);
    Quantity what;
    if (layer->cube && layer->variable >= 0)
        what = {layer->variableInfo().standardName, layer->variableInfo().name};
    else if (layer->features && layer->column >= 0) {
        const ColumnInfo& column = layer->features->info.columns[static_cast<std::size_t>(layer->column)];
        what = {column.standardName, column.name};
    }
    if (!layer->classes && !(what.name.isEmpty() && what.standardName.isEmpty()))
        for (const ClassScheme* scheme : schemesFor(what.standardName, what.name, layer->info.units))
            if (const auto classes = inUnits(*scheme, layer->info.units))
                out.push_back(breakColours(scheme->name, scheme->title, *classes));
    if (!layer->info.classes.isEmpty())
        out.push_back(breakColours(ownBreaks, tr("Own classes"), layer->info.classes));
    return out;
}

} // namespace terrella::earth
