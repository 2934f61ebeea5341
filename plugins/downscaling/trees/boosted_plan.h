// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/periods.h"
#include "plugins/downscaling/trees/boosting.h"

#include <QJsonObject>
#include <QStringList>

namespace terrella::downscale {

/// A coarse variable that trees see.
struct TreePredictor {
    QString name, standardName, units; ///< units: that the trees know
    int historical = -1, projection = -1;
    UnitConversion fromHistorical, fromProjection; ///< to these units
};

/// What downscale.boosted_trees will do, made from signatures alone.
struct BoostedPlan {
    ModelPair pair;
    std::vector<TreePredictor> predictors;
    std::size_t base = 0;                                     ///< which of them is the predicted variable, in the units of the reference
    bool perCell = false;                                     ///< trees of its own for each cell
    bool learns = true;                                       ///< else the trees come in
    std::vector<std::size_t> referenceSteps, historicalSteps; ///< that belong together
    std::size_t validationSteps = 0, testSteps = 0;           ///< so many of them, the last years: first those of the validation
    double lowest = 0.0;                                      ///< NaN: none
    double threshold = 0.0;                                   ///< of wet days, or NaN
    int height = -1;                                          ///< variable of the heights, or −1
    UnitConversion toMetres;
    std::size_t samples = 0;
    TreeRules rules;
    QJsonObject card; ///< as far as it is known before
    std::shared_ptr<const CubeSignature> signature;
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] std::size_t trainingSteps() const { return referenceSteps.size() - validationSteps - testSteps; }
};
/// model: trees that were made before, or null.
std::optional<BoostedPlan> planBoostedTrees(const ModuleSpec& spec, const Periods& periods, const CubeSignature* elevation,
    const ModelSignature* model, const Parameters& parameters, CheckResult& check);

} // namespace terrella::downscale
