// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cf_time.h"
#include "views/earth/background.h"
#include "views/earth/earth_ground.h"
#include "views/earth/earth_theme.h"
#include "views/earth/scene/scene_widget.h"

#include <memory>
#include <optional>

namespace terrella::earth {

/// The surfaces around the data: land and sea, relief or a picture below the fields; the relief's shade and the night above them. GUI thread.
class Surfaces final : public QObject {
    Q_OBJECT
public:
    Surfaces(SceneWidget& view, QObject* parent);
    ~Surfaces() override;

    void setTheme(const EarthTheme& theme);
    void setLook(const EarthGround& look);
    void projectionChanged();
    /// covered: a field hides all of the ground. hasField: there is one for the relief to darken.
    void setFields(bool covered, bool hasField);
    /// Of the data that is shown; nothing where none has a time.
    void setTime(std::optional<double> seconds, Calendar calendar);
    /// Mean of a relief or picture, 0 … 1; nothing for plain land and sea.
    [[nodiscard]] std::optional<double> brightness() const { return m_brightness; }
    /// What must be said openly about the ground: why there is none, or what was assumed.
    [[nodiscard]] QString note() const;
    [[nodiscard]] int outstanding() const { return m_working.outstanding(); }

Q_SIGNALS:
    void changed();
    void drawn();

private:
    struct Data;
    struct Made;
    void requestPlain();
    void requestBase();
    void requestShade();
    void requestNight();
    void takeBase(const Made& made);
    void show();
    [[nodiscard]] bool wantsShade() const { return m_look.base == EarthGround::Base::Relief && m_hasField && m_look.strength > 0.0; }

    SceneWidget& m_view;
    EarthTheme m_theme = EarthTheme::dark();
    EarthGround m_look;
    std::optional<double> m_time;
    Calendar m_calendar = Calendar::Standard;
    bool m_covered = false;
    bool m_hasField = false;
    bool m_hasPlain = false; ///< the scene has the mesh of it
    bool m_hasNight = false;
    bool m_baseCovers = false; ///< nothing of plain land and sea is seen
    std::optional<double> m_brightness;
    QString m_problem;
    std::shared_ptr<Data> m_data; ///< touched by the working thread only
    Background m_working{this};
};

} // namespace terrella::earth
