// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/grib_inventory.h"

#include <QRegularExpression>

#include <gdal_priv.h>

namespace terrella {

GribMessage readGribMessage(GDALRasterBand& band, int number)
{
    static const QRegularExpression level(QStringLiteral("^(-?[0-9.eE+]+)(?:-(-?[0-9.eE+]+))?-([A-Z0-9a-z]+.*)$"));
    GribMessage out;
    out.band = number;
    const auto item = [&](const char* key) { return QString::fromUtf8(band.GetMetadataItem(key)); };
    out.parameter.element = item("GRIB_ELEMENT");
    if (out.parameter.element.isEmpty())
        out.parameter.element = QStringLiteral("unknown");
    const auto match = level.match(item("GRIB_SHORT_NAME"));
    if (match.hasMatch()) {
        out.parameter.level = match.captured(1).toDouble();
        out.parameter.layer = !match.captured(2).isEmpty();
        out.parameter.levelType = match.captured(3);
    }
    out.comment = item("GRIB_COMMENT");
    if (const qsizetype at = out.comment.indexOf(QStringLiteral(" [")); at > 0)
        out.comment.truncate(at);
    out.units = item("GRIB_UNIT").remove(QLatin1Char('[')).remove(QLatin1Char(']'));
    if (out.units == QLatin1String("-"))
        out.units = QStringLiteral("1");
    else if (out.units == QLatin1String("unknown"))
        out.units.clear();
    out.reference = item("GRIB_REF_TIME").section(QLatin1Char(' '), 0, 0).toDouble();
    out.valid = item("GRIB_VALID_TIME").section(QLatin1Char(' '), 0, 0).toDouble();
    if (out.valid == 0.0) // observations, whose products tell no forecast time
        out.valid = out.reference;
    return out;
}

} // namespace terrella
