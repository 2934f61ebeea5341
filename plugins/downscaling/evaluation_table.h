// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/features.h"
#include "pipelines/data/value.h"
#include "plugins/downscaling/evaluate_plan.h"
#include "plugins/downscaling/kernels/scores.h"
#include "plugins/downscaling/kernels/spectrum.h"

namespace terrella::downscale {

using SeasonScores = std::array<AreaScores, kSeasons>;

/// Columns of the table of scores: season, method, and the measures.
FeaturesSignature scoreColumns(const QString& units);
std::shared_ptr<const Features> scoreTable(const EvaluationPlan& plan, const QString& units, const std::vector<SeasonScores>& scores);

/// Mean spectra of the reference and of each competitor, in this order; empty where there are none, with the reason.
struct Spectra {
    std::vector<double> wavelength; ///< km
    std::vector<std::vector<double>> variance;
    std::size_t fields = 0;
    QString reason;
};

/// Scores, quantiles and spectra; numbers have six digits.
std::shared_ptr<const Report> evaluationReport(const EvaluationPlan& plan, const CubeSignature& reference, const Features& table,
    const std::vector<SeasonScores>& scores, const Spectra& spectra);

} // namespace terrella::downscale
