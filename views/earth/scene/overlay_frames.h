// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/scene/scene.h"

#include <QImage>

#include <functional>
#include <optional>

namespace terrella::earth {

/// Frames in which the overlays alone move, as particles do over a view that stands: the rest is drawn twice, below and above them, and kept.
class OverlayFrames {
public:
    using Draw = std::function<QImage(Scene::Share share)>;

    /// The frame, where it can be made so; null: all of it is to be drawn. isRest: nothing but overlays has changed since the last one. What is kept
    /// is worth its making from the third frame of a rest on.
    QImage next(const Scene& scene, const QSize& pixels, bool isRest, const Draw& draw);

private:
    struct Rest {
        quint64 revision = 0;
        QSize pixels;
        bool operator==(const Rest&) const = default;
    };
    std::optional<Rest> m_rest;
    QImage m_below, m_above;
};

/// Mixes a picture into one of the same size that has no transparency.
void mixIn(QImage& into, const FieldImage& picture, float opacity);

} // namespace terrella::earth
