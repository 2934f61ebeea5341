// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/learning/backend.h"

#include <torch/script.h>

namespace terrella::learning {

/// A TorchScript module as a Network.
class TorchNetwork final : public Network {
public:
    /// Made by build(): can be trained.
    TorchNetwork(torch::jit::Module module, const NetworkPlan& plan, std::vector<at::Tensor> parameters);
    /// Made by open(): can predict.
    explicit TorchNetwork(torch::jit::Module module);

    Result<void> predict(const FieldsIn& in, std::span<float> out) const override;
    Result<std::array<std::size_t, 3>> outputShape(std::size_t channels, std::size_t rows, std::size_t columns) const override;
    Result<double> loss(const Lesson& lesson, const LossRule& rule) override;
    Result<double> gradient(const Lesson& lesson, const LossRule& rule, std::span<float> gradient) override;
    Result<void> save(const QString& path, const ExtraFiles& extra) const override;

private:
    at::Tensor lossTensor(const Lesson& lesson, const LossRule& rule) const;
    void setTraining(bool training);

    mutable torch::jit::Module m_module;
    Activation m_activation = Activation::None;
    std::vector<at::Tensor> m_parameters;
};

/// One thread for each operation: small networks are slower with two, and sums in another order would be other sums. To be called by each thread.
void useOneThread();

} // namespace terrella::learning
