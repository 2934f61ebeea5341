// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/agreement.h"
#include "pipelines/modules/walk.h"

namespace terrella::downscale {

/// A variable of a reference with the same quantity of the model in one or two periods.
struct ModelPair {
    int reference = -1, historical = -1, projection = -1;
    UnitConversion fromHistorical, fromProjection;    ///< to the units of the reference
    bool oneReference = false, oneHistorical = false; ///< its only slice stands for all of the projection
    StepRange referenceSteps, historicalSteps;        ///< of the training period
    [[nodiscard]] std::size_t referenceSlice(std::size_t slice) const { return oneReference ? 0 : slice; }
    [[nodiscard]] std::size_t historicalSlice(std::size_t slice) const { return oneHistorical ? 0 : slice; }
};

/// What is compared: signatures of the ports `reference`, `historical` and `projection` (which is the historical one where nothing is connected).
struct Periods {
    std::shared_ptr<const CubeSignature> reference, historical, projection;
    bool hasProjection = false;
    [[nodiscard]] CheckedVariable in(const ModelPair& pair, int which) const; ///< 0, 1, 2 as they stand here
};
/// Nothing where one of those that are needed is not there.
std::optional<Periods> periodsOf(const CheckInput& input);
struct PeriodCubes {
    std::shared_ptr<const Cube> reference, historical, projection;
};
Result<PeriodCubes> periodCubes(const RunInput& input);
Periods periodsOf(const PeriodCubes& cubes);

/// The variables of the reference named by `variables` (empty: all) that the model has too, by name, standard name, or since there is but one.
/// Units, times, steps of time, the training period (`training`) and the numbers of levels and members are checked; grids where `sameGrids`, whose
/// rows and columns may stand in another order.
std::vector<ModelPair> pairVariables(const Periods& periods, const Parameters& parameters, bool sameGrids, CheckResult& check);

/// The cubes of a pair with rows and columns in one order: those of the model as they stand in the projection, and where `sameGrids` the reference
/// too. Variables keep their places.
PeriodCubes alignedCubes(const PeriodCubes& cubes, const ModelPair& pair, bool sameGrids);

/// The variable of `other` that is the same quantity, or −1.
int partnerOf(const CubeSignature& source, int variable, const CubeSignature& other);

/// Precipitation, wind speed, radiation and the like: quantities with a natural zero whose changes are told as ratios.
bool isRatioQuantity(const Variable& variable);
bool isPrecipitation(const Variable& variable);
/// 1 mm a day, or in a day, in these units; NaN where they are none of water.
double wetThreshold(const QString& units);
bool isTemperature(const Variable& variable);

} // namespace terrella::downscale
