// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "views/earth/fields/field_image.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace terrella::earth {

/// Coastlines, borders or land as rings and lines of degrees, from resources/maps/natural_earth.gpkg.
Result<std::vector<Ring>> readOutlines(const QString& path, const QString& layer);
/// The lines, or rings of polygons, in a well-known binary of OGC (either byte order); what is not understood is left out.
void appendWkb(const QByteArray& wkb, std::vector<Ring>& out);

} // namespace terrella::earth
