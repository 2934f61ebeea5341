// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace terrella {

/// Places and texts of ticks between two places, at most so many.
using Ticks = std::function<std::vector<std::pair<double, QString>>(double first, double last, int most)>;

/// One axis of a chart.
struct ChartAxis {
    QString label; ///< with units, as it stands beside the axis
    QString units;
    bool isLogarithmic = false;
    bool isReversed = false;                         ///< pressure: downwards
    std::optional<std::pair<double, double>> range;  ///< else what is shown
    std::vector<std::pair<double, QString>> fixed{}; ///< ticks at these places and no others
    Ticks ticks{};                                   ///< of dates; else round numbers
    std::function<QString(double)> text{};           ///< a place for reading off; else a number with its units
};

enum class LineLook {
    Line,
    Points,
    Both,
    Reference, ///< thin and dashed: what others are compared with
    Grid,      ///< part of the diagram's frame; cannot be picked, and is in no table
    Isoline,   ///< a line of equal value over an image: the same
};
/// Part of a picture, not of its values.
[[nodiscard]] inline bool isFrame(LineLook look) { return look == LineLook::Grid || look == LineLook::Isoline; }

/// Points joined in their order; they need not ascend. NaN leaves a gap.
struct ChartLine {
    QString name;
    std::vector<double> x, y;
    LineLook look = LineLook::Line;
    int colour = 0; ///< place in the row of colours
    bool isOnRight = false;
    std::vector<QString> tips{}; ///< what a point says when it is picked, beside its numbers; one for each or none
};

/// Between two curves over the same ascending places.
struct ChartBand {
    QString name;
    std::vector<double> x, low, high;
    int colour = 0;
    double strength = 0.25; ///< opacity
    bool isOnRight = false;
};

struct ChartBox {
    double at = 0.0;
    QString name;
    double low = 0.0, q1 = 0.0, median = 0.0, q3 = 0.0, high = 0.0;
    std::vector<double> outliers{};
    int colour = 0;
    double width = 0.6;
    std::size_t count = 0; ///< values in it; 0: not known
};

/// Bars that stand side by side between edges.
struct ChartBars {
    QString name;
    std::vector<double> edges, heights;
    int colour = 0;
};

/// A filled outline: a sector of a rose.
struct ChartArea {
    QString name;
    std::vector<double> x, y;
    double strength = 1.0; ///< 0 … 1 from faint to full
    QString tip{};
    bool isInLegend = false;
    bool isGround = false; ///< the Earth below a section; in no table
};

/// Colours over two axes, row by row from the first y. Cells reach half a step around their places.
struct ChartImage {
    std::vector<double> x, y;
    std::vector<float> values;
    std::vector<QRgb> colours; ///< low to high
    double lowest = 0.0, highest = 1.0;
    QString label; ///< of the colours, with units
};

struct ChartLabel {
    double x = 0.0, y = 0.0;
    QString text;
    bool isOnImage = false; ///< with a halo, inside the axes
};

/// What a plot shows, as a value: made by one function for each kind, drawn by ChartView, written as a table.
struct Chart {
    QString title;
    QString note; ///< a dim line: how many values, by which formula
    ChartAxis x, y;
    std::optional<ChartAxis> right; ///< a second axis of values
    std::optional<ChartAxis> top;   ///< the axis of x told in another way, at fixed ticks
    std::vector<ChartBand> bands{};
    std::vector<ChartBars> bars{};
    std::vector<ChartArea> areas{};
    std::vector<ChartLine> lines{};
    std::vector<ChartBox> boxes{};
    std::optional<ChartImage> image{};
    std::optional<ChartImage> data{}; ///< what the table holds where the image was drawn finer than its values
    std::vector<ChartLabel> labels{};
    bool isSquare = false;  ///< a step along x is as long as one along y
    bool hasAxes = true;    ///< off: a diagram with a frame of its own
    bool hasTime = false;   ///< x is time in seconds: the mark follows it, a click goes there
    bool hasTimeUp = false; ///< y is (Hovmöller)
    bool hasPlace = false;  ///< x is the way along a line on the Earth: the pointer shows where that is
    QString message{};      ///< in place of a plot: why there is none

    [[nodiscard]] bool isEmpty() const { return bands.empty() && bars.empty() && areas.empty() && lines.empty() && boxes.empty() && !image; }
};

/// A chart with nothing but a sentence.
Chart sayInstead(const QString& title, const QString& sentence);
/// "Temperature (°C)".
QString withUnits(const QString& label, const QString& units);
/// A number to so many significant digits with a true minus.
QString chartNumber(double value, int digits = 5);
/// The numbers of a chart, part after part, with titles, cells parted by `separator` (tab, comma) and quoted where it needs.
QString chartTable(const Chart& chart, QChar separator);

} // namespace terrella
