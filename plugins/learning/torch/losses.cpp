// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/torch/losses.h"

namespace terrella::learning {

namespace {

at::Tensor activated(Activation activation, const at::Tensor& raw)
{
    switch (activation) {
    case Activation::Sigmoid: return at::sigmoid(raw);
    case Activation::Softplus: return at::softplus(raw);
    case Activation::None: break;
    }
    return raw;
}

at::Tensor overField(const at::Tensor& values) { return values.sum(at::IntArrayRef{1, 2, 3}); }

/// −t ln p − (1 − t) ln(1 − p) of p = sigmoid(raw), each part with a weight of its own, from values that neither overflow nor lose digits.
at::Tensor crossEntropy(const at::Tensor& raw, const at::Tensor& target, const at::Tensor& ofFire, const at::Tensor& ofRest)
{
    const at::Tensor lost = at::softplus(raw); // −ln(1 − p); −ln p is raw less
    return ofFire * target * (lost - raw) + ofRest * (1.0 - target) * lost;
}

} // namespace

at::Tensor lossOf(const LossRule& rule, Activation activation, const at::Tensor& raw, const at::Tensor& target, const at::Tensor& weight,
    double batchWeight, double batchSamples)
{
    const double whole = batchWeight > 0.0 ? batchWeight : 1.0;
    switch (rule.kind) {
    case LossKind::Bce: return crossEntropy(raw, target, weight, weight).sum() / whole;
    case LossKind::Focal: {
        const at::Tensor focus = weight * (target - at::sigmoid(raw)).abs().pow(rule.gamma);
        return crossEntropy(raw, target, rule.alpha * focus, (1.0 - rule.alpha) * focus).sum() / whole;
    }
    case LossKind::Dice: {
        const at::Tensor p = at::sigmoid(raw);
        const at::Tensor both = 2.0 * overField(weight * p * target) + 1.0;
        return (1.0 - both / (overField(weight * p) + overField(weight * target) + 1.0)).sum() / batchSamples;
    }
    case LossKind::Tversky: {
        const at::Tensor p = at::sigmoid(raw), both = overField(weight * p * target) + 1.0;
        const at::Tensor alarms = overField(weight * p * (1.0 - target)), missed = overField(weight * (1.0 - p) * target);
        return (1.0 - both / (both + rule.alpha * alarms + rule.beta * missed)).sum() / batchSamples;
    }
    case LossKind::L1: return (weight * (activated(activation, raw) - target).abs()).sum() / whole;
    case LossKind::Mse: break;
    }
    return (weight * (activated(activation, raw) - target).square()).sum() / whole;
}

} // namespace terrella::learning
