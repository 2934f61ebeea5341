// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPicture>
#include <QRectF>

class QPainter;

namespace terrella {

/// A picture of the Earth of which all is known: what is left is to paint it, which may take long, on any one thread.
struct EarthSheet {
    QPicture below; ///< ground, title and credits
    QImage earth;
    QRectF place;   ///< of the Earth, in the painter's units
    QPicture above; ///< captions, bars, legend, scale and time

    void paint(QPainter& painter) const;
};

} // namespace terrella
