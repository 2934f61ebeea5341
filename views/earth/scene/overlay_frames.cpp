// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/overlay_frames.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

QImage OverlayFrames::next(const Scene& scene, const QSize& pixels, bool isRest, const Draw& draw)
{
    const Rest now{scene.stillRevision(), pixels};
    if (!isRest || m_rest != now) {
        m_rest = isRest ? std::optional(now) : std::nullopt;
        m_below = m_above = {};
        return {};
    }
    const std::vector<Scene::SeenOverlay> overlays = scene.overlays();
    const bool fit = std::ranges::all_of(overlays, [&](const auto& each) { return QSize(each.image->width, each.image->height) == pixels; });
    if (overlays.empty() || !fit)
        return {};
    if (m_below.isNull()) {
        m_below = draw(Scene::Share::Below);
        m_above = draw(Scene::Share::Above);
    }
    QImage out = m_below.copy();
    for (const Scene::SeenOverlay& each : overlays)
        mixIn(out, *each.image, each.opacity);
    QPainter(&out).drawImage(0, 0, m_above);
    return out;
}

void mixIn(QImage& into, const FieldImage& picture, float opacity)
{
    const auto share = static_cast<std::uint32_t>(std::lround(256.0F * std::clamp(opacity, 0.0F, 1.0F)));
    for (int y = 0; y < picture.height; ++y) {
        const std::uint32_t* from = picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * picture.width;
        auto* to = reinterpret_cast<QRgb*>(into.scanLine(y));
        for (int x = 0; x < picture.width; ++x) {
            const std::uint32_t alpha = (from[x] >> 24U) * share >> 8U;
            if (alpha == 0)
                continue;
            const auto mixed = [&](std::uint32_t over, int under) {
                return static_cast<int>((over * alpha + static_cast<std::uint32_t>(under) * (255U - alpha) + 127U) / 255U);
            };
            to[x]
                = qRgb(mixed(from[x] & 0xffU, qRed(to[x])), mixed(from[x] >> 8U & 0xffU, qGreen(to[x])), mixed(from[x] >> 16U & 0xffU, qBlue(to[x])));
        }
    }
}

} // namespace terrella::earth
