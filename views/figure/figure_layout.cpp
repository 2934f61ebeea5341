// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/figure/figure_layout.h"

#include <QPainter>

#include <algorithm>

namespace terrella {

namespace {

constexpr double kUnitsPerMm = 96.0 / 25.4;
constexpr double kUnitsPerPt = 96.0 / 72.0;
constexpr double kSmallPt = 8.5; ///< of small letters on the screen, which the painters of panels use
constexpr double kLine = 1.5;    ///< height of a line by its letters
constexpr double kTitleSize = 1.5, kHeadingSize = 1.15;

QFont sized(const QFont& font, double pt, bool isStrong = false)
{
    QFont out = font;
    out.setPixelSize(std::max(1, qRound(pt * kUnitsPerPt)));
    out.setWeight(isStrong ? QFont::DemiBold : QFont::Normal);
    return out;
}

} // namespace

FigureLayout layOut(const Figure& figure)
{
    FigureLayout out;
    out.scale = figure.letterPt / kSmallPt;
    const double gap = figure.gapMm * kUnitsPerMm, line = kLine * figure.letterPt * kUnitsPerPt, width = figure.widthMm * kUnitsPerMm;
    const double inside = width - 2.0 * gap, column = (inside - gap * (figure.columns - 1)) / figure.columns;
    double y = gap;
    if (!figure.title.isEmpty()) {
        out.title = {gap, y, inside, kTitleSize * line};
        y = out.title.bottom() + 0.5 * gap;
    }
    std::size_t first = 0; // of the row
    int used = 0;
    double highest = 0.0;
    const auto endRow = [&](std::size_t next) {
        for (std::size_t k = first; k < next; ++k) // pictures of a row begin at one height
            highest = std::max(highest, out.places[k].picture.bottom() - y);
        if (next > first)
            y += highest + gap;
        first = next;
        used = 0;
        highest = 0.0;
    };
    for (std::size_t k = 0; k < figure.panels.size(); ++k) {
        const FigurePanel& panel = figure.panels[k];
        const int span = std::clamp(panel.span, 1, figure.columns);
        if (used + span > figure.columns)
            endRow(k);
        const double x = gap + used * (column + gap), wide = span * column + (span - 1) * gap;
        FigureLayout::Place place;
        if (figure.hasLetters || !panel.title.isEmpty())
            place.heading = {x, y, wide, kHeadingSize * line};
        place.picture = {x, y + place.heading.height(), wide, wide * panel.aspect};
        out.places.push_back(place);
        used += span;
    }
    endRow(figure.panels.size());
    if (!figure.credits.isEmpty()) {
        out.credits = {gap, y - 0.5 * gap, inside, line};
        y = out.credits.bottom() + gap;
    }
    out.page = {width, std::max(y, 40.0)};
    return out;
}

void paintFigureFrame(QPainter& painter, const Figure& figure, const FigureLayout& layout, const Tokens& tokens, const QFont& font)
{
    painter.save();
    painter.fillRect(QRectF({}, layout.page), tokens.panel);
    const auto write = [&](const QRectF& at, const QFont& as, const QColor& colour, const QString& text) {
        painter.setFont(as);
        painter.setPen(colour);
        painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter, QFontMetricsF(as).elidedText(text, Qt::ElideRight, at.width()));
    };
    if (!layout.title.isEmpty())
        write(layout.title, sized(font, kTitleSize * figure.letterPt, true), tokens.text, figure.title);
    for (std::size_t k = 0; k < layout.places.size(); ++k) {
        QRectF at = layout.places[k].heading;
        if (at.isEmpty())
            continue;
        if (figure.hasLetters) {
            const QFont strong = sized(font, kHeadingSize * figure.letterPt, true);
            write(at, strong, tokens.text, Figure::letter(k));
            at.setLeft(at.left() + QFontMetricsF(strong).horizontalAdvance(Figure::letter(k) + QLatin1Char(' ')));
        }
        write(at, sized(font, kHeadingSize * figure.letterPt), tokens.text, figure.panels[k].title);
    }
    if (!layout.credits.isEmpty())
        write(layout.credits, sized(font, figure.letterPt), tokens.dim, figure.credits);
    painter.restore();
}

} // namespace terrella
