// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/views/earth/shown_panel.h"
#include "tests/views/earth/volume_cubes.h"
#include "views/earth/drawing/earth_drawings.h"

#include <QApplication>
#include <QMouseEvent>

#include <atomic>

namespace terrella::testing {

inline EarthLayer layerOf(EarthPanel& panel, const QString& id)
{
    for (const EarthLayer& each : panel.layers())
        if (each.id == id)
            return each;
    return {};
}

inline Drawing lineOf(std::vector<SpherePlace> places) { return {DrawingKind::Line, {}, std::move(places), 0.0, {}}; }

/// 0 at sea level, 100 at 16 km; 20 less at each later step.
inline std::shared_ptr<const Cube> rising(std::size_t steps = 0, double more = 0.0)
{
    return volumeOn(globalGrid(5.0, 0.0, true, true), {evenLevels(16000.0, 9)},
        {[more](double, double, double level, std::size_t step) { return level / 160.0 - 20.0 * static_cast<double>(step) + more; }}, steps);
}

/// A curtain along the equator of a tilted map.
struct Curtained : Shown {
    QString id;
    explicit Curtained(const std::shared_ptr<const Cube>& cube, const QString& projection = QStringLiteral("equirectangular"))
    {
        (void)panel.setProjection(projection);
        panel.setViewState({{QStringLiteral("outlines"),
            QJsonObject{{QStringLiteral("coast"), false}, {QStringLiteral("graticule"), false}, {QStringLiteral("degrees"), false}}}});
        addField(cube);
        panel.drawings().add(lineOf({{-60.0, 0.0}, {60.0, 0.0}}));
        id = panel.deriveLayer(QStringLiteral("f"), EarthLayerKind::Curtain);
        panel.setLayerVisible(QStringLiteral("f"), false);
        panel.setExaggeration(100.0);
    }
    void tilt(double degrees)
    {
        Camera camera = view()->camera();
        camera.tiltDeg = degrees;
        camera.halfHeight = 1.0;
        view()->setCamera(camera, false);
    }
    /// How far the colour in the picture is from that of a value, at the place of a height or a pixel above or below it.
    [[nodiscard]] int off(const QImage& image, double lon, double lat, double metres, double value, std::size_t pane = 0) const
    {
        int out = 255;
        const double scale = static_cast<double>(image.width()) / view()->width();
        for (const int pixel : {-1, 0, 1}) {
            const QPoint at = (above(lon, lat, metres, pane) * scale).toPoint() + QPoint(0, pixel);
            if (image.rect().contains(at))
                out = std::min(out, distance(image.pixel(at), expected(value)));
        }
        return out;
    }
    /// Where a height above a place of a map is seen.
    [[nodiscard]] QPointF above(double lon, double lat, double metres, std::size_t pane = 0) const
    {
        const Camera& camera = view()->camera();
        const QPointF ground = *view()->toScreen(lon, lat, pane);
        const double rise = metres * panel.exaggeration() * unitsPerMetre * std::sin(camera.tiltDeg * degree) / camera.halfHeight * 0.5
            * view()->paneSize().height();
        return ground - QPointF(0.0, rise);
    }
    /// What the probe tells where the pointer rests.
    QString pointAt(const QPointF& at)
    {
        QString out;
        const auto connection = QObject::connect(&panel, &EarthPanel::probed, &panel, [&out](double, double, const QString& text) { out = text; });
        QMouseEvent move(QEvent::MouseMove, at, view()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier); // between pixels, too
        QApplication::sendEvent(view(), &move);
        QObject::disconnect(connection);
        return out;
    }
};

/// Counts how often each time step is read.
class CountedCube final : public Cube {
public:
    static constexpr std::size_t mostSteps = 16;
    explicit CountedCube(std::shared_ptr<const Cube> cube) : Cube(cube->sharedSignature()), m_cube(std::move(cube)) {}
    Result<void> read(int variable, const Window& window, std::span<float> out) const override
    {
        ++m_reads[window.start.front()];
        return m_cube->read(variable, window, out);
    }
    [[nodiscard]] int reads(std::size_t step) const { return m_reads[step]; }

private:
    std::shared_ptr<const Cube> m_cube;
    mutable std::array<std::atomic<int>, mostSteps> m_reads{};
};

} // namespace terrella::testing
