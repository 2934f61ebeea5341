// SPDX-License-Identifier: GPL-3.0-or-later
// Layers coloured by classes: those of the variable, official ones, the user's own.
#include "views/earth/class_schemes.h"
#include "views/earth/layers/layer.h"

namespace terrella::earth {

namespace {

const QString ownBreaks = QStringLiteral("breaks");

/// What a layer's colours are of.
struct Quantity {
    QString standardName, name;
};

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
