// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/read_pixels.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions>

#include <bit>
#include <cstdint>
#include <vector>

namespace terrella::earth {

QImage readPixels(const QSize& pixels, bool isTransparent)
{
    QImage out(pixels, isTransparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    const std::uint32_t solid = isTransparent ? 0U : 0xff000000U;
    if (out.isNull())
        return out;
    const auto width = static_cast<std::size_t>(pixels.width()), height = static_cast<std::size_t>(pixels.height());
    // As they lie in memory: a driver that has to turn colours round takes longer than the loop below.
    thread_local std::vector<std::uint32_t> read;
    read.resize(width * height);
    QOpenGLFunctions* gl = QOpenGLContext::currentContext()->functions();
    gl->glPixelStorei(GL_PACK_ALIGNMENT, 4);
    gl->glReadPixels(0, 0, pixels.width(), pixels.height(), GL_RGBA, GL_UNSIGNED_BYTE, read.data());
    for (std::size_t row = 0; row < height; ++row) {
        const std::uint32_t* from = read.data() + (height - 1 - row) * width;
        auto* to = reinterpret_cast<std::uint32_t*>(out.scanLine(static_cast<int>(row)));
        if constexpr (std::endian::native == std::endian::little) {
            for (std::size_t k = 0; k < width; ++k)
                to[k] = solid | (from[k] & 0xff00ff00U) | (from[k] >> 16U & 0xffU) | (from[k] & 0xffU) << 16U;
        } else {
            for (std::size_t k = 0; k < width; ++k)
                to[k] = solid | from[k] >> 8U | from[k] << 24U;
        }
    }
    return out;
}

} // namespace terrella::earth
