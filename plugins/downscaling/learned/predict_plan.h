// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/matching.h"
#include "plugins/downscaling/learned/learned_field.h"
#include "plugins/learning/model_card.h"
#include "plugins/learning/predictor.h"

#include <optional>

namespace terrella::downscale {

/// What downscale.predict will do, made from signatures and parameters alone.
struct PredictPlan {
    learning::ModelCard card;
    std::vector<MatchedVariable> predictors, statics; ///< for the channels of the network, in their order
    UnitConversion toTarget;                          ///< from the first predictor, in the units of the card, to those of the output
    Grid fine;
    Blocks blocks;
    bool conserve = false, nonNegative = false, distance = false;
    QJsonObject climate;        ///< of the card: what the model knows of places; empty where it knows nothing
    bool sameGrid = false;      ///< whether the fine grid is the model's
    bool ownClimate = false;    ///< whether what is usual follows from the data that are downscaled
    Axis times;                 ///< of the steps; empty where there are none
    std::size_t modelCells = 0; ///< of the fine grid that the model was trained on
    learning::ChannelRange residual;
    bool whole = false;              ///< the network gives the field itself, not what is added to the interpolated one
    learning::PredictionRules rules; ///< without tile
    std::shared_ptr<const CubeSignature> signature;
    int trainingDistance = -1, outside = -1; ///< variables of the signature, −1 where they are not there; the first is the prediction
};

/// Nothing where a problem went to `check`. statics: null where they are not connected.
std::optional<PredictPlan> planPrediction(
    const Parameters& parameters, const CubeSignature& coarse, const CubeSignature* statics, const ModelSignature& model, CheckResult& check);

} // namespace terrella::downscale
