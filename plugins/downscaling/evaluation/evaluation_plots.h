// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/evaluation/evaluation_table.h"

namespace terrella::downscale {

/// What can be drawn of a comparison: an array of {"kind", "title", "x": {"label", "units"}, "y": {"label", "units"}, "series": [{"name", "x": […],
/// "y": […]}]}. Kinds: "quantiles", "spectrum", "box" (y: least value, quartiles, greatest), "series", "histogram", "reliability" (spread of
/// ensembles over error), and "taylor", whose series are {"name", "std", "corr", "rmsd"} beside a "reference_std".
QJsonArray plotsOf(const Judgement& judgement, const Spectra& spectra);

/// One such plot of curves.
struct Curve {
    QString name;
    std::vector<double> x, y; ///< points that are not finite are left out
};
struct PlotAxis {
    QString label, units;
};
QJsonObject curvesPlot(const char* kind, const QString& title, const PlotAxis& x, const PlotAxis& y, const std::vector<Curve>& curves);

} // namespace terrella::downscale
