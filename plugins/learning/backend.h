// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/learning/loss.h"
#include "plugins/learning/network.h"

#include <array>
#include <map>
#include <memory>
#include <span>
#include <string>

namespace terrella::learning {

/// Fields for a network: [sample][channel][row][column], no NaN among them.
struct FieldsIn {
    std::size_t samples = 0, channels = 0, rows = 0, columns = 0;
    std::span<const float> values;
};

/// What a step of training learns from. target and weight: [sample][output][row][column] of the output's grid; where the weight is 0 the target does
/// not count and may be anything but NaN.
struct Lesson {
    FieldsIn in;
    std::span<const float> target, weight;
    double batchWeight = 1.0;  ///< sum of the weights of the whole batch that this is a part of
    double batchSamples = 1.0; ///< how many samples the whole batch has
};

/// Small files that lie in a model's file beside the network: a card, a climatology. By name; only those are found that openNetwork() was asked for.
using ExtraFiles = std::map<std::string, std::string>;

/// A network with weights. predict() may be called from several threads at once, the others not.
class Network {
public:
    virtual ~Network() = default;
    /// Output values in `out`, with the activation; sized samples × outputs × rows·scale × columns·scale. Errors: Mismatch names what does not fit.
    virtual Result<void> predict(const FieldsIn& in, std::span<float> out) const = 0;
    /// Rows and columns of what predict() gives are this many times as many. Found by trying.
    virtual Result<std::array<std::size_t, 3>> outputShape(std::size_t channels, std::size_t rows, std::size_t columns) const = 0;
    /// The loss of a lesson's share of its batch, in the mode of prediction.
    virtual Result<double> loss(const Lesson& lesson, const LossRule& rule) = 0;
    /// The same in the mode of training, with its gradient for all parameters in their order; running statistics (buffers) are brought up to date.
    virtual Result<double> gradient(const Lesson& lesson, const LossRule& rule, std::span<float> gradient) = 0;
    /// TorchScript that PyTorch opens with torch.jit.load(). Written in place.
    virtual Result<void> save(const QString& path, const ExtraFiles& extra) const = 0;
};

/// LibTorch, behind a wall: no header of this folder names a type of it. The library that holds it is loaded when it is first asked for.
class Backend {
public:
    virtual ~Backend() = default;
    [[nodiscard]] virtual QString version() const = 0; ///< "LibTorch 1.13.1"
    /// A network whose weights lie in memory that outlives it, and may be changed there between calls.
    virtual Result<std::unique_ptr<Network>> build(const NetworkPlan& plan, std::span<float> parameters, std::span<float> buffers) const = 0;
    /// Any TorchScript file, made here or by PyTorch. extra: the names to look for, filled in where they are there. Errors: NotFound; Unsupported
    /// where a newer PyTorch made it; Unreadable where it is no TorchScript.
    virtual Result<std::unique_ptr<Network>> open(const QString& path, ExtraFiles& extra) const = 0;
};

/// Loads libterrella_torch.so beside this library, once. Any thread. Error Unsupported says what is missing.
Result<const Backend*> backend();

} // namespace terrella::learning
