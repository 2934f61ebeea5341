// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/picture_form.h"
#include "pipelines/core/result.h"
#include "views/earth/earth_sheet.h"

#include <QImage>

#include <functional>
#include <memory>

namespace terrella {

class EarthPanel;

/// The picture as pixels, with its resolution noted. Any thread.
Result<QImage> paintImage(const EarthSheet& sheet, const PictureSettings& settings);
/// Writes .svg or .pdf: the Earth as a raster at the picture's resolution, letters and lines as such. Any thread.
Result<void> paintVector(const EarthSheet& sheet, const PictureSettings& settings, const QString& path);
/// Writes what the path's ending says. Any thread.
Result<void> savePicture(const EarthSheet& sheet, const PictureSettings& settings, const QString& path);
/// Begins to draw the Earth for such a picture (EarthPanel::takePicture).
[[nodiscard]] std::unique_ptr<QObject> takePicture(EarthPanel& earth, const PictureSettings& settings,
    std::function<void(const Result<EarthSheet>&)> done, std::function<void(double)> progress = {});
/// At once, holding up the window for as long as it takes.
Result<QImage> paintImage(EarthPanel& earth, const PictureSettings& settings);
Result<void> paintVector(EarthPanel& earth, const PictureSettings& settings, const QString& path);
/// Writes .png or .jpg. Any thread.
Result<void> writeImage(const QImage& image, const QString& path);

} // namespace terrella
