// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/torch/torch_network.h"

#include <torch/version.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace terrella::learning {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Learning)
};

QString version() { return QStringLiteral("LibTorch %1").arg(QLatin1String(TORCH_VERSION)); }

/// Why a file could not be opened, in a sentence with the way out.
Error whyUnreadable(const QString& path, const QString& problem)
{
    static const QRegularExpression tooNew(QStringLiteral("file with version (\\d+), but the maximum supported version for reading is (\\d+)")),
        unknown(QStringLiteral("Unknown builtin op: (\\S+?)\\.?\\s"));
    if (const auto found = tooNew.match(problem); found.hasMatch())
        return {ErrorCode::Unsupported,
            Tr::tr(
                "'%1' was made by a newer PyTorch: its format is version %2, and %3, which is used here, reads up to version %4. Save it there with "
                "PyTorch 1.13 or older.")
                .arg(path, found.captured(1), version(), found.captured(2)),
            {}};
    if (const auto found = unknown.match(problem); found.hasMatch())
        return {ErrorCode::Unsupported,
            Tr::tr("'%1' was made by a newer PyTorch: it uses %2, which %3 does not have. Save it with PyTorch 1.13 or older, or without that "
                   "operation.")
                .arg(path, found.captured(1), version()),
            {}};
    return {ErrorCode::Unreadable,
        Tr::tr("'%1' is no TorchScript model, or it is damaged: %2. Models are saved for it by torch.jit.script(model).save(path) in Python; the "
               "weights alone, as torch.save() writes them, do not do.")
            .arg(path, problem.section(QLatin1Char('\n'), 0, 0)),
        {}};
}

class TorchBackend final : public Backend {
public:
    QString version() const override { return learning::version(); }

    Result<std::unique_ptr<Network>> build(const NetworkPlan& plan, std::span<float> parameters, std::span<float> buffers) const override
    {
        try {
            useOneThread();
            torch::jit::Module module("Network");
            module.register_attribute("training", c10::BoolType::get(), false);
            std::vector<at::Tensor> made;
            std::size_t at = 0;
            for (const TensorPlan& tensor : plan.parameters) {
                made.push_back(at::from_blob(parameters.data() + at, tensor.shape, at::kFloat).requires_grad_(true));
                module.register_parameter(tensor.name, made.back(), false);
                at += tensor.size();
            }
            at = 0;
            for (const TensorPlan& tensor : plan.buffers) {
                module.register_buffer(tensor.name, at::from_blob(buffers.data() + at, tensor.shape, at::kFloat));
                at += tensor.size();
            }
            module.define(plan.code);
            return std::unique_ptr<Network>(std::make_unique<TorchNetwork>(std::move(module), plan, std::move(made)));
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& problem) {
            return Error{ErrorCode::Failed, Tr::tr("The network cannot be made: %1").arg(QString::fromUtf8(problem.what())), {}};
        }
    }

    Result<std::unique_ptr<Network>> open(const QString& path, ExtraFiles& extra) const override
    {
        if (!QFileInfo(path).isFile())
            return Error{ErrorCode::NotFound, Tr::tr("There is no model '%1'.").arg(path), {}};
        try {
            useOneThread();
            torch::jit::ExtraFilesMap files;
            for (const auto& [name, content] : extra)
                files[name] = {};
            torch::jit::Module module = torch::jit::load(QFile::encodeName(path).toStdString(), at::kCPU, files);
            module.eval();
            for (const auto& [name, content] : files)
                extra[name] = content;
            return std::unique_ptr<Network>(std::make_unique<TorchNetwork>(std::move(module)));
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const c10::Error& problem) {
            return whyUnreadable(path, QString::fromUtf8(problem.what_without_backtrace()));
        } catch (const std::exception& problem) {
            return whyUnreadable(path, QString::fromUtf8(problem.what()).trimmed());
        }
    }
};

} // namespace

} // namespace terrella::learning

/// What backend.cpp looks for.
extern "C" const terrella::learning::Backend* terrella_learning_backend();
const terrella::learning::Backend* terrella_learning_backend()
{
    static const terrella::learning::TorchBackend only;
    return &only;
}
