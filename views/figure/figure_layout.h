// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/figure/figure.h"
#include "views/theme/theme.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace terrella {

/// Where everything of a figure stands, in units of 1/96 inch on paper.
struct FigureLayout {
    struct Place {
        QRectF heading; ///< letter and title; empty: none
        QRectF picture;
        [[nodiscard]] QRectF whole() const { return picture.united(heading); }
    };

    QSizeF page;
    QRectF title, credits;     ///< empty: none
    std::vector<Place> places; ///< one for each panel

    /// What the painters of panels draw is made smaller by it, so that their small letters become those of the figure.
    double scale = 1.0;
};

/// Panels from the left, a row as high as its highest picture; one that does not fit beside the others begins a new row.
FigureLayout layOut(const Figure& figure);

/// Ground, title, letters, headings and credits: all but the panels' pictures.
void paintFigureFrame(QPainter& painter, const Figure& figure, const FigureLayout& layout, const Tokens& tokens, const QFont& font);

} // namespace terrella
