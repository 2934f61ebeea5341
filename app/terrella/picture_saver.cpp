// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/picture_saver.h"

#include "pipelines/core/files.h"
#include "views/earth/earth_panel.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImageWriter>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PictureSaver)
};

constexpr int kUnitsPerInch = 96;
constexpr double kInchesPerMetre = 39.37007874;
constexpr int kJpegQuality = 92;

} // namespace

Result<QImage> paintImage(const EarthSheet& sheet, const PictureSettings& settings)
{
    QImage image(settings.pixels, QImage::Format_RGB32);
    if (image.isNull())
        return Error{ErrorCode::Failed,
            Text::tr("There is not enough memory for a picture of %1 × %2 pixels.").arg(settings.pixels.width()).arg(settings.pixels.height()), {}};
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.scale(settings.ratio(), settings.ratio());
    sheet.paint(painter);
    painter.end();
    image.setDotsPerMeterX(qRound(settings.dotsPerInch * kInchesPerMetre)); // afterwards: letters are measured by it
    image.setDotsPerMeterY(qRound(settings.dotsPerInch * kInchesPerMetre));
    return image;
}

Result<void> paintVector(const EarthSheet& sheet, const PictureSettings& settings, const QString& path)
{
    const QSizeF area = settings.area();
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    QPdfWriter pdf(&bytes);
    const bool isSvg = QFileInfo(path).suffix().toLower() == QLatin1String("svg");
    if (isSvg) {
        svg.setOutputDevice(&bytes);
        svg.setResolution(kUnitsPerInch);
        svg.setSize(area.toSize());
        svg.setViewBox(QRectF({}, area));
        svg.setTitle(settings.what.title);
    } else {
        pdf.setResolution(kUnitsPerInch);
        pdf.setPageSize(QPageSize(area * 72.0 / kUnitsPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
        pdf.setPageMargins({});
        pdf.setTitle(settings.what.title);
        pdf.setCreator(QStringLiteral("Terrella " TERRELLA_VERSION));
    }
    QPainter painter(isSvg ? static_cast<QPaintDevice*>(&svg) : &pdf);
    painter.setRenderHint(QPainter::LosslessImageRendering);
    sheet.paint(painter);
    painter.end();
    return publishFile(path, bytes.data());
}

Result<void> savePicture(const EarthSheet& sheet, const PictureSettings& settings, const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("svg") || suffix == QLatin1String("pdf"))
        return paintVector(sheet, settings, path);
    TRY(const QImage image, paintImage(sheet, settings));
    return writeImage(image, path);
}

std::unique_ptr<QObject> takePicture(
    EarthPanel& earth, const PictureSettings& settings, std::function<void(const Result<EarthSheet>&)> done, std::function<void(double)> progress)
{
    return earth.takePicture(QRectF({}, settings.area()), settings.ratio(), settings.what, std::move(done), std::move(progress));
}

Result<QImage> paintImage(EarthPanel& earth, const PictureSettings& settings)
{
    TRY(const EarthSheet sheet, earth.sheet(QRectF({}, settings.area()), settings.ratio(), settings.what));
    return paintImage(sheet, settings);
}

Result<void> paintVector(EarthPanel& earth, const PictureSettings& settings, const QString& path)
{
    TRY(const EarthSheet sheet, earth.sheet(QRectF({}, settings.area()), settings.ratio(), settings.what));
    return paintVector(sheet, settings, path);
}

Result<void> writeImage(const QImage& image, const QString& path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QByteArray kind = QFileInfo(path).suffix().toLower().toLatin1();
    QImageWriter writer(&buffer, kind);
    if (kind != "png")
        writer.setQuality(kJpegQuality);
    if (!writer.write(image))
        return Error{ErrorCode::Unsupported, Text::tr("The picture could not be written to %1: %2.").arg(path, writer.errorString()), {}};
    return publishFile(path, bytes);
}

} // namespace terrella
