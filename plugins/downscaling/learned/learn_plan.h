// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/learned/learned_field.h"
#include "plugins/learning/model_card.h"
#include "plugins/learning/time_split.h"
#include "plugins/learning/trainer.h"

#include <optional>
#include <vector>

namespace terrella::downscale {

/// What downscale.learn will do, made from signatures and parameters alone.
struct LearnPlan {
    std::vector<int> predictors; ///< variables of the coarse cube, in the order of the channels; the first is interpolated and added to
    std::vector<int> statics;    ///< variables of the cube of fixed fields, whose channels follow
    int target = -1;
    Variable targetInfo;
    UnitConversion toTarget; ///< from the base to the units of the target
    Grid fine;
    Blocks blocks;
    bool conserve = false, nonNegative = false;
    CycleRule cycle;                             ///< what is told of the time of the year and the day
    LocalForm form = LocalForm::None;            ///< of the regression in each cell
    Axis time;                                   ///< of the steps that both cubes have: the samples
    std::vector<std::size_t> coarseSteps, steps; ///< of each sample
    learning::TimeSplit split;
    learning::Frame frame;
    learning::TrainingRules rules;
    learning::ModelCard card;                                                                 ///< as far as it is known beforehand
    [[nodiscard]] std::size_t channels() const { return predictors.size() + statics.size(); } ///< without those of the cycles
    [[nodiscard]] std::size_t localTerms() const { return cycle.terms() + (form == LocalForm::Sum ? 1 : 0); }
    /// Whether it is asked what is usual of a predictor.
    [[nodiscard]] bool hasMean(std::size_t predictor) const { return card.inputs[predictor].anomaly || (predictor == 0 && form == LocalForm::Sum); }
};

/// Nothing where a problem went to `check`. statics: null where they are not connected.
std::optional<LearnPlan> planLearn(
    const Parameters& parameters, const CubeSignature& coarse, const CubeSignature& reference, const CubeSignature* statics, CheckResult& check);

/// A parameter "auto", "yes" or "no".
bool chosen(const Parameters& parameters, const char* parameter, bool automatically);

} // namespace terrella::downscale
