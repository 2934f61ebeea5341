// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/fire/hazard/learn_plan.h"
#include "plugins/learning/predictor.h"

#include <optional>

namespace terrella::fire {

/// What fire.predict_burned_area will do, made from signatures and parameters alone.
struct PredictPlan {
    learning::ModelCard card;
    std::vector<MatchedVariable> drivers; ///< for each channel of the network
    int timed = -1;                       ///< a driver with the steps of the prediction (where all are the same at all times: the first)
    std::size_t coarsen = 1;
    Grid fine, grid;
    std::optional<Axis> time;
    bool givesArea = false;     ///< the network gives area instead of fraction
    UnitConversion fromNetwork; ///< to m² or 1
    UnitConversion toUnits;     ///< from m²
    bool climatology = false, distance = false;
    learning::PredictionRules rules; ///< without tile
    std::shared_ptr<const CubeSignature> signature;
    /// Variables of the signature, −1 where they are not there.
    int area = 0, fraction = 1, areaOfClimatology = -1, trainingDistance = -1, outside = -1;
};

/// Nothing where a problem went to `check`.
std::optional<PredictPlan> planPrediction(
    const Parameters& parameters, const CubeSignature& drivers, const ModelSignature& model, CheckResult& check);

} // namespace terrella::fire
