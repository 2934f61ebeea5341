// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for others: any size, with title, legend, scale and credits.
#include "views/earth/earth_panel_private.h"
#include "views/earth/panel/picture_sheet.h"
#include "views/earth/scene/tiled_render.h"
#include "views/earth/ticks.h"

#include <QImageWriter>
#include <QPainter>

#include <cmath>
#include <numbers>

namespace terrella {

using namespace earth;

namespace {

constexpr double kEarthRadiusKm = 6371.0;

double distanceKm(const LatLon& a, const LatLon& b)
{
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180.0; };
    const double lat = std::sin(radians(b.lat - a.lat) / 2.0), lon = std::sin(radians(b.lon - a.lon) / 2.0);
    return 2.0 * kEarthRadiusKm * std::asin(std::sqrt(lat * lat + std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * lon * lon));
}

/// At the middle of the view; 0 where that is not on the Earth.
double kmPerUnit(const Camera& camera, const Projection& projection, const QSizeF& view)
{
    constexpr double reach = 20.0;
    const QPointF middle(0.5 * view.width(), 0.5 * view.height());
    const auto west = camera.toPlace(projection, view, middle - QPointF(reach, 0.0)),
               east = camera.toPlace(projection, view, middle + QPointF(reach, 0.0));
    return west && east ? distanceKm(*west, *east) / (2.0 * reach) : 0.0;
}

std::vector<LegendEntry> legendOf(const LayerStack& layers)
{
    std::vector<LegendEntry> out;
    const std::vector<EarthLayer> all = layers.layers();
    for (auto layer = all.rbegin(); layer != all.rend(); ++layer) {
        if (!layer->visible || !layer->problem.isEmpty())
            continue;
        LegendEntry entry{layer->shownTitle(), LegendEntry::Sign::Colours, {}};
        if (const auto own = layers.solidColours(layer->id); !own.empty()) {
            entry.colours = own;
            out.push_back(std::move(entry));
            continue;
        }
        if (layer->kind != EarthLayerKind::Field && layer->kind != EarthLayerKind::Points && layer->kind != EarthLayerKind::Polygons)
            entry.sign = LegendEntry::Sign::Line;
        else if (layer->kind == EarthLayerKind::Points)
            entry.sign = LegendEntry::Sign::Points;
        const bool isWhite = layer->kind == EarthLayerKind::Vectors && layer->white;
        if (layer->kind == EarthLayerKind::Hatch || layer->kind == EarthLayerKind::Contours || isWhite) {
            entry.colours.assign(16, qRgb(40, 48, 56)); // they have none of their own
            out.push_back(std::move(entry));
            continue;
        }
        const ColourMap map = layers.seenMapOf(layer->id);
        for (std::size_t k = 0; k < 16; ++k)
            entry.colours.push_back(map.colours[k * 255 / 15]);
        out.push_back(std::move(entry));
    }
    return out;
}

} // namespace

void EarthSheet::paint(QPainter& painter) const
{
    painter.save();
    painter.drawPicture(0, 0, below);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, earth);
    painter.drawPicture(0, 0, above);
    painter.restore();
}

/// Size in pixels of the Earth on a picture, and where it lies: pixel on pixel.
std::pair<QSize, QRectF> EarthPanel::Private::earthOn(const PictureSheet& sheet, double ratio)
{
    const QSize pixels = (sheet.earth().size() * ratio).toSize();
    return {pixels, QRectF(QPointF(sheet.earth().left(), std::round(sheet.earth().top() * ratio) / ratio), QSizeF(pixels) / ratio)};
}

Result<EarthSheet> EarthPanel::Private::sheetOf(
    const PictureSheet& sheet, const EarthPicture& what, double ratio, const QImage& image, const Camera& camera)
{
    const auto [pixels, earth] = earthOn(sheet, ratio);
    if (image.isNull())
        return Error{ErrorCode::Failed,
            EarthPanel::tr("The picture could not be drawn at %1 × %2; try a smaller size.").arg(pixels.width()).arg(pixels.height()), {}};
    EarthSheet out;
    out.earth = image;
    out.place = earth;
    QPainter painter(&out.below);
    painter.setRenderHint(QPainter::Antialiasing);
    sheet.paintFrame(painter);
    painter.end();
    painter.begin(&out.above);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(panel.font());
    painter.save();
    painter.translate(earth.topLeft());
    panes->paint(painter, earth.size());
    if (what.hasBar)
        for (const auto& bar : barsIn(earth.size()))
            if (!bar.area.isEmpty())
                ColourBar::paint(painter, bar.area, bar.content, theme);
    painter.restore();
    if (layers->showsHeights())
        HeightsButton::paint(painter, earth, layers->exaggeration(), theme);
    if (what.hasLegend)
        sheet.paintLegend(painter, legendOf(*layers));
    const QRectF& pane = view->scene().panes().front().area;
    const QSizeF paneSize(pane.width() * earth.width(), pane.height() * earth.height());
    if (what.hasScale)
        sheet.paintScale(painter, kmPerUnit(camera, *view->projection(), paneSize));
    if (what.hasTime && !layers->times().empty())
        sheet.paintTime(painter, layers->momentText());
    return out;
}

Result<EarthSheet> EarthPanel::sheet(const QRectF& area, double ratio, const EarthPicture& what)
{
    if (!m_d->graphics)
        return Error{ErrorCode::Unsupported, tr("No picture of the Earth can be made: this display does not offer OpenGL 3.2."), {}};
    const PictureSheet paper(what, m_d->theme, area, font());
    const QSize pixels = Private::earthOn(paper, ratio).first;
    Camera camera;
    const QImage image = pixels.width() > 8 && pixels.height() > 8 ? m_d->view->render(pixels, ratio, &camera) : QImage();
    return m_d->sheetOf(paper, what, ratio, image, camera);
}

Result<void> EarthPanel::paintPicture(QPainter& painter, const QRectF& area, double ratio, const EarthPicture& what)
{
    TRY(const EarthSheet made, sheet(area, ratio, what));
    made.paint(painter);
    return {};
}

std::unique_ptr<QObject> EarthPanel::takePicture(const QRectF& area, double ratio, const EarthPicture& what,
    std::function<void(const Result<EarthSheet>&)> done, std::function<void(double)> progress)
{
    const PictureSheet paper(what, m_d->theme, area, font());
    const QSize pixels = Private::earthOn(paper, ratio).first;
    if (!m_d->graphics || pixels.width() <= 8 || pixels.height() <= 8) {
        auto later = std::make_unique<QObject>();
        const Error error = m_d->graphics
            ? m_d->sheetOf(paper, what, ratio, {}, {}).error()
            : Error{ErrorCode::Unsupported, tr("No picture of the Earth can be made: this display does not offer OpenGL 3.2."), {}};
        QMetaObject::invokeMethod(
            later.get(), [done = std::move(done), error] { done(error); }, Qt::QueuedConnection);
        return later;
    }
    auto render = std::make_unique<TiledRender>(
        *m_d->view, pixels, ratio, [this, area, ratio, what, done = std::move(done)](const QImage& image, const Camera& camera) {
            done(m_d->sheetOf(PictureSheet(what, m_d->theme, area, font()), what, ratio, image, camera));
        });
    if (progress)
        connect(render.get(), &TiledRender::progress, render.get(), std::move(progress));
    return render;
}

Result<void> EarthPanel::saveImage(const QString& path, const QSize& size, const QMap<QString, QString>& text)
{
    // Lines and letters keep their weight beside the picture's height.
    const double ratio = std::max(1.0, size.height() / 720.0);
    QImage image(size, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    TRY_DO(paintPicture(painter, QRectF({}, QSizeF(size) / ratio), ratio, {}));
    painter.end();
    QImageWriter writer(path);
    for (auto it = text.begin(); it != text.end(); ++it)
        writer.setText(it.key(), it.value());
    if (!writer.write(image))
        return Error{ErrorCode::Disk, tr("The picture could not be written to %1: %2.").arg(path, writer.errorString()), {}};
    return {};
}

} // namespace terrella
