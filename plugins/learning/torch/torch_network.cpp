// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/torch/torch_network.h"

#include "plugins/learning/torch/losses.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/jit/runtime/graph_executor.h>

#include <QCoreApplication>
#include <QFile>

#include <cstring>
#include <fstream>

#include <dlfcn.h>

namespace terrella::learning {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Learning)
};

at::Tensor tensorOf(std::span<const float> values, at::IntArrayRef shape)
{
    return at::from_blob(const_cast<float*>(values.data()), shape, at::kFloat); // only read
}

at::Tensor tensorOf(const FieldsIn& in)
{
    return tensorOf(in.values,
        {static_cast<std::int64_t>(in.samples), static_cast<std::int64_t>(in.channels), static_cast<std::int64_t>(in.rows),
            static_cast<std::int64_t>(in.columns)});
}

/// Runs it, one operation after the other as they are written: what an optimiser would make of it depends on how often it has run before.
template <class T, class F>
Result<T> guarded(const F& work)
{
    try {
        useOneThread();
        const torch::jit::GraphOptimizerEnabledGuard plain(false);
        return work();
    } catch (const c10::Error& problem) {
        return Error{ErrorCode::Failed,
            Tr::tr("The network failed: %1.").arg(QString::fromUtf8(problem.what_without_backtrace()).section(QLatin1Char('\n'), 0, 0)), {}};
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& problem) {
        const QStringList lines = QString::fromUtf8(problem.what()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        return Error{ErrorCode::Failed, Tr::tr("The network failed: %1.").arg(lines.isEmpty() ? QString() : lines.last()), {}};
    }
}

} // namespace

void useOneThread()
{
    thread_local const bool done = [] {
        at::set_num_threads(1);
        return true;
    }();
    // OpenBLAS has threads of its own, which wait in a busy loop for each other when several of ours multiply. It may be there or not.
    static const bool doneForAll = [] {
        const auto limit = reinterpret_cast<void (*)(int)>(::dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
        if (limit)
            limit(1);
        return limit != nullptr;
    }();
    static_cast<void>(done && doneForAll);
}

TorchNetwork::TorchNetwork(torch::jit::Module module, const NetworkPlan& plan, std::vector<at::Tensor> parameters)
    : m_module(std::move(module)),
      m_activation(plan.spec.activation),
      m_parameters(std::move(parameters))
{
}

TorchNetwork::TorchNetwork(torch::jit::Module module) : m_module(std::move(module)) {}

Result<void> TorchNetwork::predict(const FieldsIn& in, std::span<float> out) const
{
    return guarded<void>([&]() -> Result<void> {
        const at::NoGradGuard noGradient;
        const at::Tensor values = m_module.forward({tensorOf(in)}).toTensor().to(at::kFloat).contiguous();
        if (static_cast<std::size_t>(values.numel()) != out.size())
            return Error{ErrorCode::Mismatch, Tr::tr("The network gave %1 values where %2 were expected.").arg(values.numel()).arg(out.size()), {}};
        std::memcpy(out.data(), values.data_ptr<float>(), out.size_bytes());
        return {};
    });
}

Result<std::array<std::size_t, 3>> TorchNetwork::outputShape(std::size_t channels, std::size_t rows, std::size_t columns) const
{
    using Shape = std::array<std::size_t, 3>;
    return guarded<Shape>([&]() -> Result<Shape> {
        const at::NoGradGuard noGradient;
        const auto size = [](std::size_t n) { return static_cast<std::int64_t>(n); };
        const c10::IValue value = m_module.forward({at::zeros({1, size(channels), size(rows), size(columns)})});
        if (!value.isTensor() || value.toTensor().dim() != 4 || value.toTensor().size(0) != 1)
            return Error{ErrorCode::Mismatch,
                Tr::tr("The network does not give fields: what it gives for one sample should be a tensor of samples, channels, rows and columns."),
                {}};
        const at::Tensor tensor = value.toTensor();
        return Shape{static_cast<std::size_t>(tensor.size(1)), static_cast<std::size_t>(tensor.size(2)), static_cast<std::size_t>(tensor.size(3))};
    });
}

void TorchNetwork::setTraining(bool training) { m_module.setattr("training", training); }

at::Tensor TorchNetwork::lossTensor(const Lesson& lesson, const LossRule& rule) const
{
    const at::Tensor raw = m_module.get_method("raw")({tensorOf(lesson.in)}).toTensor();
    return lossOf(
        rule, m_activation, raw, tensorOf(lesson.target, raw.sizes()), tensorOf(lesson.weight, raw.sizes()), lesson.batchWeight, lesson.batchSamples);
}

Result<double> TorchNetwork::loss(const Lesson& lesson, const LossRule& rule)
{
    return guarded<double>([&]() -> Result<double> {
        const at::NoGradGuard noGradient;
        setTraining(false);
        return lossTensor(lesson, rule).item<double>();
    });
}

Result<double> TorchNetwork::gradient(const Lesson& lesson, const LossRule& rule, std::span<float> gradient)
{
    return guarded<double>([&]() -> Result<double> {
        setTraining(true);
        const at::Tensor loss = lossTensor(lesson, rule);
        const auto parts = torch::autograd::grad({loss}, m_parameters);
        std::size_t at = 0;
        for (const at::Tensor& part : parts) {
            const at::Tensor values = part.contiguous();
            std::memcpy(gradient.data() + at, values.data_ptr<float>(), static_cast<std::size_t>(values.numel()) * sizeof(float));
            at += static_cast<std::size_t>(values.numel());
        }
        setTraining(false);
        return loss.item<double>();
    });
}

Result<void> TorchNetwork::save(const QString& path, const ExtraFiles& extra) const
{
    return guarded<void>([&]() -> Result<void> {
        torch::jit::ExtraFilesMap files;
        for (const auto& [name, content] : extra)
            files[name] = content;
        std::ofstream file(QFile::encodeName(path).toStdString(), std::ios::binary | std::ios::trunc);
        if (file)
            m_module.save(file, files);
        if (!file.flush())
            return Error{ErrorCode::Disk, Tr::tr("The model cannot be written to '%1'.").arg(path), {}};
        return {};
    });
}

} // namespace terrella::learning
