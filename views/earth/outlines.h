// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cf_time.h"
#include "views/earth/background.h"
#include "views/earth/earth_ground.h"
#include "views/earth/earth_theme.h"
#include "views/earth/ground/cities.h"
#include "views/earth/ground/degrees.h"
#include "views/earth/ground/surfaces.h"
#include "views/earth/ground/view_cap.h"
#include "views/earth/scene/scene_widget.h"

#include <memory>
#include <optional>

namespace terrella::earth {

class OutlineData;

/// What the Earth is drawn with around the data: the ground below the layers; coastlines, borders, rivers, cities and graticule above the fields;
/// night. GUI thread.
class Outlines final : public QObject {
    Q_OBJECT
public:
    Outlines(SceneWidget& view, QObject* parent);
    ~Outlines() override;

    void setTheme(const EarthTheme& theme);
    void setLook(const EarthGround& look);
    [[nodiscard]] const EarthGround& look() const { return m_look; }
    [[nodiscard]] QString coastTitle() const;
    /// What must be said openly about the ground; empty: nothing.
    [[nodiscard]] QString note() const { return m_surfaces.note(); }
    void projectionChanged();
    /// Lines are dark on bright fields and light on dark ones.
    void setFieldBrightness(std::optional<double> brightness);
    /// Whether a field hides all of land and sea: they are then not drawn.
    void setCovered(bool covered);
    /// Of the data, for day and night; nothing where none of them has a time.
    void setTime(std::optional<double> seconds, Calendar calendar) { m_surfaces.setTime(seconds, calendar); }
    /// Names and numbers for a picture of another size that is drawn next, and again for the screen.
    void layOutFor(const Camera& camera, const QSizeF& view, double pixelRatio);
    void layOutForScreen();
    [[nodiscard]] int outstanding() const { return m_working.outstanding() + m_surfaces.outstanding() + m_cities.outstanding(); }
    [[nodiscard]] const Cities& cities() const { return m_cities; }
    [[nodiscard]] const Degrees& degrees() const { return m_degrees; }

Q_SIGNALS:
    void changed();
    void drawn();

private:
    /// 1:110m, 1:50m, 1:10m.
    enum class Scale { Far, Near, Close };
    void cameraChanged();
    void request(const QString& which);
    void requestAll();
    void recolour();
    [[nodiscard]] bool isShown(const QString& which) const;
    [[nodiscard]] QColor colourOf(const QString& which) const;
    [[nodiscard]] Scale scaleNow() const;
    /// Whether what lies below the lines is bright; nothing where they lie on plain land and sea.
    [[nodiscard]] std::optional<bool> isOnBright() const;

    SceneWidget& m_view;
    EarthTheme m_theme = EarthTheme::dark();
    EarthGround m_look;
    std::optional<double> m_fieldBrightness;
    bool m_covered = false;
    Scale m_scale = Scale::Far;
    double m_step = 30.0;                ///< of the graticule, degrees
    ViewCap m_cap;                       ///< what the scene's lines were made for
    std::shared_ptr<OutlineData> m_data; ///< touched by the working thread only
    Surfaces m_surfaces;
    Cities m_cities;
    Degrees m_degrees;
    Background m_working{this};
};

} // namespace terrella::earth
