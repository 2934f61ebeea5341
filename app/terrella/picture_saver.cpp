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

Result<QImage> paintImage(EarthPanel& earth, const PictureSettings& settings)
{
    QImage image(settings.pixels, QImage::Format_RGB32);
    if (image.isNull())
        return Error{ErrorCode::Failed,
            Text::tr("There is not enough memory for a picture of %1 × %2 pixels.").arg(settings.pixels.width()).arg(settings.pixels.height()), {}};
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.scale(settings.ratio(), settings.ratio());
    TRY_DO(earth.paintPicture(painter, QRectF({}, settings.area()), settings.ratio(), settings.what));
    painter.end();
    image.setDotsPerMeterX(qRound(settings.dotsPerInch * kInchesPerMetre)); // afterwards: letters are measured by it
    image.setDotsPerMeterY(qRound(settings.dotsPerInch * kInchesPerMetre));
    return image;
}

Result<void> paintVector(EarthPanel& earth, const PictureSettings& settings, const QString& path)
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
    TRY_DO(earth.paintPicture(painter, QRectF({}, area), settings.ratio(), settings.what));
    painter.end();
    return publishFile(path, bytes.data());
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
