// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/features.h"
#include "plugins/downscaling/evaluation/mean_spectra.h"

#include <QJsonArray>
#include <QStringList>

namespace terrella::downscale {

/// Methods that were compared with a reference, with what is told of them. Numbers have six digits: sums are added up in another order by another
/// number of threads, and six digits are the same.
struct Judgement {
    QString variable, units; ///< of the reference
    QStringList keys;        ///< "prediction", "baseline", "bilinear"
    QStringList labels;      ///< what people call them
    double threshold = 0.0;  ///< of wet days; NaN: they are not counted
    std::vector<Comparison> methods;
};

/// "1.23457", as a number.
double sixDigits(double value);
/// Sum over weight, or NaN.
double over(double sum, double weight);
/// Units of differences: kelvins for temperatures.
QString unitsOfDifferences(const QString& units);

/// Columns of the table of scores: season, method, and the measures.
FeaturesSignature scoreColumns(const QString& units);
std::shared_ptr<const Features> scoreTable(const Judgement& judgement);
/// The same, an object for each row without what is missing.
QJsonArray scoreRows(const Features& table);
/// Scores, quantiles, spectra and ranks: what a report says of the methods.
QJsonObject reportOf(const Judgement& judgement, const Features& table, const Spectra& spectra);

} // namespace terrella::downscale
