// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/camera.h"
#include "views/earth/colouring.h"
#include "views/earth/fields/particles.h"
#include "views/earth/fields/vectors.h"

#include <memory>
#include <mutex>

namespace terrella::earth {

/// The picture that particles are to be drawn for.
struct DriftPicture {
    std::shared_ptr<const Projection> projection;
    Camera camera;
    QSizeF view;             ///< of a pane, device-independent pixels
    double pixelRatio = 1.0; ///< pixels of the picture for each of them
    [[nodiscard]] QSize pixels() const
    {
        return {static_cast<int>(std::lround(view.width() * pixelRatio)), static_cast<int>(std::lround(view.height() * pixelRatio))};
    }
    bool operator==(const DriftPicture&) const = default;
};

/// The particles of one layer with the flow that they drift in. Any thread; one at a time gets in.
class ParticleDrift {
public:
    /// Steps in a second where pictures run as they should.
    static constexpr int perSecond = 30;

    /// The field that they drift in from now on, in shown units; the speed that has the full length of a step; the colours.
    void setField(std::shared_ptr<const VectorField> field, double fullSpeed, const Colouring& colouring, bool white, double density);
    [[nodiscard]] bool hasField() const;
    /// Goes on by so many steps and draws. The first time, and where projection or scale are others, the particles begin anew and have gone on for
    /// a while before they are seen. While the view stands, what was drawn fades and only what is new is drawn.
    TrailPicture advance(const DriftPicture& picture, int steps);
    /// Draws them as they are, at any size.
    TrailPicture draw(const DriftPicture& picture) const;
    [[nodiscard]] std::size_t count() const;

private:
    void stepOnce(const DriftPicture& picture, double angle);
    [[nodiscard]] TrailPicture drawNow(const DriftPicture& picture) const;
    void drawNewest(const DriftPicture& picture);
    [[nodiscard]] std::uint32_t inkAt(float speed) const; ///< 0xBBGGRR
    void prepare(const DriftPicture& picture, double perPixel);

    mutable std::mutex m_mutex;
    std::shared_ptr<const VectorField> m_field;
    double m_full = 1.0;
    double m_density = 1.0;
    std::array<std::uint32_t, 256> m_inks{}; ///< by speed, 0xBBGGRR
    Colouring m_colouring;
    bool m_white = false;
    Particles m_particles{0};
    std::shared_ptr<const Projection> m_projection; ///< of the steps that are remembered
    double m_perPixel = 0.0;                        ///< radians
    std::optional<DriftPicture> m_of;               ///< what m_shown is drawn for
    TrailPicture m_shown;
};

} // namespace terrella::earth
