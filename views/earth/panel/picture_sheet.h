// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_picture.h"
#include "views/earth/earth_theme.h"

#include <QFont>
#include <QRectF>
#include <QRgb>

#include <functional>
#include <optional>
#include <vector>

class QPainter;

namespace terrella::earth {

/// One line of a picture's legend.
struct LegendEntry {
    enum class Sign { Colours, Line, Points };
    QString title;
    Sign sign = Sign::Colours;
    std::vector<QRgb> colours; ///< low to high
};

/// What stands on a saved picture round the Earth. Lengths are in the painter's units, in which small text is about 11 high.
class PictureSheet {
public:
    PictureSheet(const EarthPicture& what, const EarthTheme& theme, const QRectF& area, const QFont& font);

    /// Where the Earth goes: the area without title and credits.
    [[nodiscard]] QRectF earth() const { return m_earth; }
    /// Ground, title and credits.
    void paintFrame(QPainter& painter) const;
    void paintLegend(QPainter& painter, const std::vector<LegendEntry>& entries) const;
    /// kmPerUnit: at the middle of the Earth's rectangle.
    void paintScale(QPainter& painter, double kmPerUnit) const;
    void paintTime(QPainter& painter, const QString& time) const;

    /// The longest of 1, 2, 5 · 10^n kilometres that fits into so many.
    [[nodiscard]] static double roundLength(double mostKm);

private:
    const EarthPicture& m_what;
    const EarthTheme& m_theme;
    QRectF m_area, m_earth;
    QFont m_font, m_small, m_title;
};

} // namespace terrella::earth
