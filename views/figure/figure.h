// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_picture.h"
#include "views/plots/chart.h"

#include <QJsonObject>

#include <memory>
#include <vector>

namespace terrella {

/// One panel of a figure: a view of the Earth, drawn anew from results, or a plot with the numbers that it had. A value.
struct FigurePanel {
    int id = 0; ///< tells panels apart while the program runs; not kept
    QString title;
    int span = 1;                       ///< columns that it takes
    double aspect = 0.62;               ///< height of the picture by its width
    EarthPicture what;                  ///< of the Earth: what stands on it
    QJsonObject view;                   ///< of the Earth: as a pipeline keeps it
    std::shared_ptr<const Chart> chart; ///< a plot; null: the Earth

    [[nodiscard]] bool isPlot() const { return chart != nullptr; }
};

/// A page with panels in rows, as papers and reports print them. A value.
struct Figure {
    static constexpr int mostPanels = 24;
    static constexpr int mostColumns = 6;

    QString title, credits;
    double widthMm = 180.0;
    int columns = 2;
    double gapMm = 3.0;
    double letterPt = 7.0; ///< of the small letters, on paper
    int dotsPerInch = 300;
    bool hasLetters = true; ///< (a), (b), … before the titles
    bool isOnPaper = true;  ///< dark on white; else in the colours of the window
    std::vector<FigurePanel> panels;

    /// Empty where there are no panels.
    [[nodiscard]] QJsonObject toJson() const;
    /// Numbers out of bounds are brought into them.
    static Figure fromJson(const QJsonObject& object);
    /// "(a)", "(b)", …, "(z)".
    [[nodiscard]] static QString letter(std::size_t panel);
    /// Unique while the program runs.
    [[nodiscard]] static int newId();
};

} // namespace terrella
