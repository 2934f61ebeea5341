// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/run_context.h"
#include "plugins/learning/backend.h"
#include "plugins/learning/kernels/adam.h"
#include "plugins/learning/samples.h"

#include <vector>

namespace terrella::learning {

struct TrainingRules {
    NetworkPlan network;
    LossRule loss;
    AdamRule adam;
    std::size_t batch = 8;
    std::size_t epochs = 50;
    std::size_t patience = 10; ///< epochs without a better loss of validation after which it ends; 0: never
    std::size_t plateau = 0;   ///< epochs without a better loss of validation after which the rate is halved; 0: never
    std::size_t patch = 0;     ///< rows and columns of what is learnt from at once; 0: whole fields
    std::uint64_t seed = 1;
    double firstGuess = 0.0;                       ///< what the last layer gives at first, before its activation
    std::vector<std::size_t> training, validation; ///< samples
    QByteArray identity;                           ///< of everything else that the weights follow from; a checkpoint of another identity is not used
};

struct Epoch {
    double training = 0.0, validation = 0.0; ///< losses
    bool operator==(const Epoch&) const = default;
};

struct Training {
    std::vector<float> parameters, buffers; ///< of the best epoch
    std::vector<Epoch> epochs;
    std::size_t best = 0;    ///< the epoch with the smallest loss of validation
    std::size_t resumed = 0; ///< epochs that an earlier run had done
    bool stoppedEarly = false;
};

/// Trains with Adam on shuffled batches and keeps the weights of the epoch with the smallest loss of validation. The same rules and samples give the
/// same weights bit for bit, whatever the number of threads and whether or not an earlier run did a part: a batch is cut into parts that do not
/// depend on threads, which are learnt from side by side, and their gradients added in order. Curves "training" and "validation" are told after each
/// epoch. Every so often everything is saved in context.checkpointFolder(). Cancellation is seen between samples. Errors: Memory where one
/// field is too large for the context's limit; Failed where the loss is no number.
Result<Training> train(const Backend& backend, const TrainingRules& rules, const Samples& samples, RunContext& context);

/// Bytes that training holds at least: weights, gradients and a part of a batch on its way through the network.
[[nodiscard]] double leastTrainingBytes(const TrainingRules& rules, const Frame& frame);

} // namespace terrella::learning
