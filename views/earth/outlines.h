// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/background.h"
#include "views/earth/earth_theme.h"
#include "views/earth/scene/scene_widget.h"

#include <memory>
#include <optional>

namespace terrella::earth {

/// What is always there: land and sea below the layers; coastlines, borders and graticule above the fields; the region being drawn. GUI thread.
class Outlines final : public QObject {
    Q_OBJECT
public:
    Outlines(SceneWidget& view, QObject* parent);
    ~Outlines() override;

    void setTheme(const EarthTheme& theme);
    /// "coast", "borders", "graticule".
    void setShown(const QString& which, bool shown);
    [[nodiscard]] bool isShown(const QString& which) const;
    [[nodiscard]] QString coastTitle() const;
    void projectionChanged();
    /// Lines are dark on bright fields and light on dark ones.
    void setFieldBrightness(std::optional<double> brightness);
    /// Whether a field hides all of land and sea: they are then not drawn.
    void setCovered(bool covered);
    void drawRegion(double west, double south, double east, double north);
    void hideRegion();
    [[nodiscard]] int outstanding() const { return m_working.outstanding(); }

Q_SIGNALS:
    void changed();
    void drawn();

private:
    struct Data;
    void cameraChanged();
    void requestLines(const QString& which);
    void requestEarth();
    void recolour();
    [[nodiscard]] QColor colourOf(const QString& which) const;
    [[nodiscard]] bool isClose() const;

    SceneWidget& m_view;
    EarthTheme m_theme = EarthTheme::dark();
    std::optional<double> m_brightness;
    bool m_coast = true;
    bool m_borders = false;
    bool m_graticule = true;
    bool m_close = false; ///< the 1:50m edition is in use
    bool m_hasMesh = false;
    bool m_covered = false;
    std::shared_ptr<Data> m_data; ///< touched by the working thread only
    Background m_working{this};
};

} // namespace terrella::earth
