// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/resources.h"
#include "tests/views/earth/earth_data.h"
#include "tests/views/earth/graphics.h"
#include "views/earth/colouring.h"
#include "views/earth/earth_panel.h"
#include "views/earth/scene/scene_widget.h"

#include <QTest>

#include <algorithm>

namespace terrella::testing {

using namespace terrella::earth;

inline constexpr double lowest = 0.0;
inline constexpr double highest = 100.0;

/// Smooth, told apart everywhere, between 5 and 95.
inline double pattern(double lon, double lat, std::size_t)
{
    return 50.0 + 25.0 * std::sin((lon + 20.0) * degree) * std::cos(lat * degree) + 20.0 * std::sin(lat * degree);
}

/// A panel on the screen without eases and outlines, so that a pixel is the field's.
struct Shown {
    EarthPanel panel;
    ColourMaps maps{resourcePath(QStringLiteral("colormaps"))};

    Shown()
    {
        panel.resize(760, 640);
        panel.setMotion(false);
        panel.setViewState({{QStringLiteral("outlines"), QJsonObject{{QStringLiteral("coast"), false}, {QStringLiteral("graticule"), false}}},
            {QStringLiteral("layers_folded"), true}});
        panel.show();
        view()->scene().setShading(0.0);
        (void)QTest::qWaitForWindowExposed(&panel);
    }
    [[nodiscard]] SceneWidget* view() const { return panel.findChild<SceneWidget*>(); }
    bool settle()
    {
        return QTest::qWaitFor([this] { return panel.isSettled(); }, 20000);
    }
    void addField(const std::shared_ptr<const Cube>& cube)
    {
        panel.addField(QStringLiteral("f"), QStringLiteral("Field"), cube);
        panel.setColourMap(QStringLiteral("f"), QStringLiteral("viridis"));
        panel.setRange(QStringLiteral("f"), std::pair(lowest, highest));
    }
    /// The picture of the scene alone.
    QImage scene() { return view()->render(view()->size(), 1.0); }
    [[nodiscard]] QRgb expected(double value) const { return Colouring{maps.find(QStringLiteral("viridis")), {lowest, highest}}.at(value); }
};

inline int distance(QRgb a, QRgb b)
{
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

inline QString rgb(QRgb c) { return QStringLiteral("(%1 %2 %3)").arg(qRed(c)).arg(qGreen(c)).arg(qBlue(c)); }

} // namespace terrella::testing
