// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/layer_filling.h"

#include "views/earth/earth_panel.h"

namespace terrella {

bool follows(const QString& layer)
{
    return layer == QLatin1String("field") || layer == QLatin1String("tracks") || layer == QLatin1String("points")
        || layer == QLatin1String("polygons");
}

QString layerOf(const Features& features)
{
    if (features.info.geometry == GeometryKind::Polygon)
        return QStringLiteral("polygons");
    return areTracks(features) ? QStringLiteral("tracks") : QStringLiteral("points");
}

int kindOf(const QString& layer)
{
    return layer == QLatin1String("field") ? 0 : layer == QLatin1String("tracks") ? 1 : layer == QLatin1String("points") ? 2 : 3;
}

void fillLayer(EarthPanel& earth, const QString& layer, const QString& source, const Value& value, const QString& title)
{
    if (const auto* cube = std::get_if<std::shared_ptr<const Cube>>(&value))
        earth.addField(layer, title, *cube);
    else if (const auto* features = std::get_if<std::shared_ptr<const Features>>(&value)) {
        if ((*features)->info.geometry == GeometryKind::Polygon)
            earth.addPolygons(layer, title, *features);
        else if (areTracks(**features))
            earth.addTracks(layer, title, *features);
        else
            earth.addPoints(layer, title, *features);
    }
    earth.setSource(layer, source);
}

} // namespace terrella
