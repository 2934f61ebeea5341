// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/exporter.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/data/value.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace terrella {
namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::Exporter)
};
} // namespace

QString exportFilter(DataType type)
{
    switch (type) {
    case DataType::Cube: return Text::tr("NetCDF (*.nc);;Cloud-optimised GeoTIFF (*.tif)");
    case DataType::Features: return Text::tr("GeoPackage (*.gpkg);;GeoJSON (*.geojson);;CSV (*.csv)");
    case DataType::Report:
    case DataType::Model: return Text::tr("JSON (*.json)");
    }
    return {};
}

Result<void> exportResult(const QString& from, const QString& to, const QString& history)
{
    TRY(const Value value, loadValue(from));
    const QString suffix = QFileInfo(to).suffix().toLower();
    if (const auto* cube = std::get_if<std::shared_ptr<const Cube>>(&value)) {
        if (suffix == QLatin1String("tif") || suffix == QLatin1String("tiff"))
            return exportCog(**cube, {}, to);
        if (suffix == QLatin1String("nc"))
            return exportNetCdf(**cube, to, history);
    } else if (const auto* features = std::get_if<std::shared_ptr<const Features>>(&value)) {
        return writeFeatures(**features, to);
    } else if (const auto* report = std::get_if<std::shared_ptr<const Report>>(&value)) {
        if (suffix == QLatin1String("json"))
            return publishFile(to, prettyJson((*report)->content));
    }
    return Error{
        ErrorCode::Unsupported, Text::tr("This result cannot be saved as “.%1”. Choose one of the kinds that the dialog offers.").arg(suffix), {}};
}

} // namespace terrella
