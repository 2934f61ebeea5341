// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/learning/loss.h"
#include "plugins/learning/network.h"

#include <ATen/ATen.h>

namespace terrella::learning {

/// The share that these samples have in the loss of their batch (loss.h), as a tensor with one value. raw: what the network gives before its
/// activation. All are [sample][output][row][column]; batchWeight and batchSamples are of the whole batch.
at::Tensor lossOf(const LossRule& rule, Activation activation, const at::Tensor& raw, const at::Tensor& target, const at::Tensor& weight,
    double batchWeight, double batchSamples);

} // namespace terrella::learning
