// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/ground/view_cap.h"
#include "views/earth/natural_earth.h"

#include <map>

namespace terrella::earth {

/// Natural Earth's lines as far as they were asked for, in short pieces, so that what a view does not show is not drawn. One thread at a time.
class OutlineData {
public:
    /// All rings and lines of a layer. A file that cannot be read is an empty outline: the view works without.
    const std::vector<Ring>& all(const QString& layer);
    /// Of each line what comes near the cap, in one piece where it is one.
    std::vector<Ring> within(const QString& layer, const ViewCap& cap);

private:
    struct Piece {
        std::size_t line = 0;
        std::size_t from = 0; ///< points [from, to], the last one is the next piece's first
        std::size_t to = 0;
        Vec3 middle;
        double radiusDeg = 0.0;
    };
    struct Layer {
        std::vector<Ring> lines;
        std::vector<Piece> pieces; ///< in the order of the lines
        bool isCut = false;
    };
    Layer& layer(const QString& name);
    std::map<QString, Layer> m_layers;
};

} // namespace terrella::earth
