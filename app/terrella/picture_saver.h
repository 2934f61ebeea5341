// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/picture_form.h"
#include "pipelines/core/result.h"

#include <QImage>

namespace terrella {

class EarthPanel;

/// The picture as pixels, with its resolution noted.
Result<QImage> paintImage(EarthPanel& earth, const PictureSettings& settings);
/// Writes .svg or .pdf: the Earth as a raster at the picture's resolution, letters and lines as such.
Result<void> paintVector(EarthPanel& earth, const PictureSettings& settings, const QString& path);
/// Writes .png or .jpg. Any thread.
Result<void> writeImage(const QImage& image, const QString& path);

} // namespace terrella
