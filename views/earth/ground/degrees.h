// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/ground/edge_labels.h"
#include "views/earth/ground/text_labels.h"
#include "views/earth/scene/scene_widget.h"

#include <map>

namespace terrella::earth {

/// Numbers of the graticule at the edge of maps; they follow the view. GUI thread, a fraction of a millisecond.
class Degrees final {
public:
    explicit Degrees(SceneWidget& view) : m_view(view) {}

    void setShown(bool shown);
    void setOnBright(bool isOnBright);
    /// The lines that are drawn.
    void setLines(std::vector<GraticuleLine> lines);
    void layOut(const Camera& camera, const QSizeF& view, double pixelRatio);
    void layOut() { layOut(m_view.camera(), m_view.paneSize(), m_view.devicePixelRatioF()); }
    /// In the view, for tests.
    [[nodiscard]] const std::vector<EdgeLabel>& labels() const { return m_labels; }

private:
    SceneWidget& m_view;
    std::vector<GraticuleLine> m_lines;
    std::vector<EdgeLabel> m_labels;
    std::vector<QString> m_texts; ///< in the picture that the scene has
    std::vector<QRectF> m_parts;
    std::map<QString, QSizeF> m_sizes;
    QSize m_pictureSize;
    double m_sharpness = 0.0;
    bool m_isShown = false;
    bool m_isOnBright = false;
};

} // namespace terrella::earth
