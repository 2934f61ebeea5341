// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/trainer.h"

#include "pipelines/core/files.h"
#include "pipelines/core/worker_pool.h"
#include "plugins/learning/checkpoint.h"
#include "plugins/learning/guard.h"
#include "plugins/learning/kernels/random.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <latch>
#include <limits>
#include <numeric>

namespace terrella::learning {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Learning)
};

/// A batch is learnt from in at most so many parts side by side. Part of what the weights follow from: it must not depend on the machine.
constexpr std::size_t kMostParts = 8;
/// Saving may take one part in so many of the time.
constexpr double kSaveShare = 10.0;

FrameWindow patchOf(const Frame& frame, std::size_t patch, std::size_t divisor)
{
    if (patch == 0)
        return {0, 0, frame.rows, frame.columns};
    const std::size_t size = std::max(divisor, patch / divisor * divisor);
    return {0, 0, std::min(size, frame.rows), std::min(size, frame.columns)};
}

std::size_t partsOf(const TrainingRules& rules) { return rules.network.spec.batchNorm ? 1 : std::min(rules.batch, kMostParts); }

/// Weights, their best values, two moments, the gradient; and a gradient for each part.
double weightBytes(const TrainingRules& rules)
{
    return static_cast<double>(rules.network.parameterCount()) * sizeof(float) * (5.0 + static_cast<double>(partsOf(rules)));
}

/// The samples of one part on their way through the network.
double partBytes(const TrainingRules& rules, const Frame& frame)
{
    const FrameWindow window = patchOf(frame, rules.patch, static_cast<std::size_t>(rules.network.spec.divisor()));
    const double samples = std::ceil(static_cast<double>(rules.batch) / static_cast<double>(partsOf(rules)));
    return samples * rules.network.spec.bytesPerCell() * static_cast<double>(window.rows * window.columns);
}

/// What one sample of an epoch is.
struct Piece {
    std::size_t sample = 0;
    FrameWindow window;
};

/// A part of a batch, with a network of its own on the common weights.
struct Part {
    std::vector<float> buffers, gradient;
    std::unique_ptr<Network> network;
    std::vector<float> in, target, weight;
    std::size_t samples = 0;
    FrameWindow window;
    double weightSum = 0.0, loss = 0.0;
    Result<void> outcome;
};

class Trainer {
public:
    Trainer(const TrainingRules& rules, const Samples& samples, RunContext& context)
        : m_rules(rules),
          m_samples(samples),
          m_context(context),
          m_spec(rules.network.spec)
    {
    }

    Result<Training> run(const Backend& backend)
    {
        TRY_DO(begin(backend));
        std::size_t last = m_state.epochs.empty() ? 0 : m_state.epochs.size();
        m_out.resumed = last;
        for (std::size_t epoch = 0; epoch < last; ++epoch)
            tell(epoch);
        auto saved = std::chrono::steady_clock::now();
        double saving = 0.0;
        for (std::size_t epoch = last; epoch < m_rules.epochs && !isPatient(); ++epoch) {
            TRY_DO(runEpoch(epoch));
            const double since = std::chrono::duration<double>(std::chrono::steady_clock::now() - saved).count();
            if (saving == 0.0 || since > kSaveShare * saving) {
                const auto before = std::chrono::steady_clock::now();
                TRY_DO(saveState(m_state, m_rules.identity, path()));
                saved = std::chrono::steady_clock::now();
                saving = std::chrono::duration<double>(saved - before).count();
            }
        }
        m_out.stoppedEarly = m_state.epochs.size() < m_rules.epochs;
        m_out.parameters = std::move(m_state.bestParameters);
        m_out.buffers = std::move(m_state.bestBuffers);
        m_out.epochs = std::move(m_state.epochs);
        m_out.best = m_state.best;
        return std::move(m_out);
    }

private:
    QString path() const { return m_context.checkpointFolder() + QStringLiteral("/training.state"); }

    Result<void> begin(const Backend& backend)
    {
        const std::size_t parameters = m_rules.network.parameterCount(), buffers = m_rules.network.bufferCount();
        if (auto state = loadState(path(), m_rules.identity, parameters, buffers)) {
            m_state = *std::move(state);
            m_context.log(Tr::tr("Goes on after epoch %1 of %2.").arg(m_state.epochs.size()).arg(m_rules.epochs));
        } else {
            m_state.parameters = beginningOf(m_rules.network.parameters, m_rules.seed);
            const std::size_t last = m_rules.network.offsetOf("last_b");
            std::ranges::fill(std::span(m_state.parameters).subspan(last), static_cast<float>(m_rules.firstGuess)); // it comes last
            m_state.buffers = beginningOf(m_rules.network.buffers, m_rules.seed);
            m_state.first.assign(parameters, 0.0F);
            m_state.second.assign(parameters, 0.0F);
        }
        m_gradient.resize(parameters);
        TRY_DO(chooseThreads());
        m_parts.resize(partsOf(m_rules));
        for (Part& part : m_parts) {
            part.buffers.resize(buffers);
            part.gradient.resize(parameters);
            TRY(part.network, backend.build(m_rules.network, m_state.parameters, part.buffers));
        }
        return {};
    }

    /// As many parts at a time as memory allows.
    Result<void> chooseThreads()
    {
        const double weights = weightBytes(m_rules), part = partBytes(m_rules, m_samples.frame());
        const auto limit = static_cast<double>(m_context.memoryLimit());
        if (weights + part > limit)
            return Error{ErrorCode::Memory,
                Tr::tr("Training needs %1 and may use %2. Take a smaller patch, batch or network, or give the run more memory.")
                    .arg(bytesText(static_cast<qint64>(weights + part)), bytesText(static_cast<qint64>(limit))),
                {}};
        m_threads = static_cast<int>(std::clamp(std::floor((limit - weights) / part), 1.0, static_cast<double>(std::max(1, m_context.threads()))));
        m_threads = std::min(m_threads, static_cast<int>(partsOf(m_rules)));
        if (m_threads > 1)
            m_team = std::make_unique<WorkerPool>(m_threads - 1);
        return {};
    }

    [[nodiscard]] bool isPatient() const
    {
        return m_rules.patience > 0 && !m_state.epochs.empty() && m_state.epochs.size() - 1 - m_state.best >= m_rules.patience;
    }

    void tell(std::size_t epoch)
    {
        m_context.measure(QStringLiteral("training"), static_cast<double>(epoch + 1), m_state.epochs[epoch].training);
        m_context.measure(QStringLiteral("validation"), static_cast<double>(epoch + 1), m_state.epochs[epoch].validation);
    }

    Result<void> runEpoch(std::size_t epoch)
    {
        const std::vector<Piece> pieces = piecesOf(epoch);
        double loss = 0.0, batches = 0.0;
        for (std::size_t first = 0; first < pieces.size(); first += m_rules.batch) {
            const auto count = std::min(m_rules.batch, pieces.size() - first);
            TRY(const double batch, learn(std::span(pieces).subspan(first, count)));
            loss += batch * static_cast<double>(count);
            batches += static_cast<double>(count);
            report(epoch, static_cast<double>(first + count) / static_cast<double>(pieces.size()) * 0.95);
        }
        TRY(const double validation, validate());
        m_state.epochs.push_back({loss / std::max(1.0, batches), validation});
        if (m_state.epochs.size() == 1 || validation < m_state.epochs[m_state.best].validation) {
            m_state.best = epoch;
            m_state.bestParameters = m_state.parameters;
            m_state.bestBuffers = m_state.buffers;
        }
        tell(epoch);
        report(epoch, 1.0);
        return {};
    }

    void report(std::size_t epoch, double share)
    {
        const double done = (static_cast<double>(epoch) + share) / static_cast<double>(m_rules.epochs);
        QString what = Tr::tr("epoch %1 of %2").arg(epoch + 1).arg(m_rules.epochs);
        if (!m_state.epochs.empty())
            what += Tr::tr(", loss of validation %1, best %2")
                        .arg(m_state.epochs.back().validation, 0, 'g', 4)
                        .arg(m_state.epochs[m_state.best].validation, 0, 'g', 4);
        m_context.progress(done, what);
    }

    /// The samples of an epoch in their order, each whole or as patches at chance places.
    std::vector<Piece> piecesOf(std::size_t epoch) const
    {
        const Frame& frame = m_samples.frame();
        Random random(m_rules.seed, epoch + 1);
        const auto divisor = static_cast<std::size_t>(m_spec.divisor());
        const FrameWindow patch = patchOf(frame, m_rules.patch, divisor);
        const std::size_t each = std::max<std::size_t>(1, (frame.rows * frame.columns) / (patch.rows * patch.columns));
        std::vector<Piece> out;
        for (const std::size_t sample : m_rules.training) {
            for (std::size_t k = 0; k < each; ++k) {
                FrameWindow window = patch;
                window.row = random.below((frame.rows - patch.rows) / divisor + 1) * divisor;
                window.column = random.below((frame.columns - patch.columns) / divisor + 1) * divisor;
                out.push_back({sample, window});
            }
        }
        random.shuffle(out);
        return out;
    }

    Result<void> read(std::span<const Piece> pieces, Part& part) const
    {
        const auto scale = static_cast<std::size_t>(m_spec.scale * m_spec.scale);
        part.samples = pieces.size();
        part.window = pieces.front().window;
        const std::size_t cells = part.window.rows * part.window.columns;
        const std::size_t in = m_samples.inputs() * cells, out = m_samples.outputs() * cells * scale;
        part.in.resize(in * pieces.size());
        part.target.resize(out * pieces.size());
        part.weight.resize(out * pieces.size());
        for (std::size_t k = 0; k < pieces.size(); ++k) {
            if (m_context.cancelled())
                return RunContext::cancelledError();
            TRY_DO(m_samples.read(pieces[k].sample, pieces[k].window, std::span(part.in).subspan(k * in, in),
                std::span(part.target).subspan(k * out, out), std::span(part.weight).subspan(k * out, out)));
        }
        part.weightSum = std::accumulate(part.weight.begin(), part.weight.end(), 0.0);
        return {};
    }

    Lesson lessonOf(const Part& part, double weight, double samples) const
    {
        return {{part.samples, m_samples.inputs(), part.window.rows, part.window.columns, part.in}, part.target, part.weight, weight, samples};
    }

    /// Runs work for the first `count` parts, several at a time; gives the first error.
    Result<void> forParts(std::size_t count, const std::function<Result<void>(std::size_t, Part&)>& work)
    {
        for (Part& part : m_parts)
            part.outcome = {};
        std::atomic<std::size_t> next{0};
        const auto takeParts = [&] {
            for (std::size_t p = next++; p < count && !m_context.cancelled(); p = next++)
                m_parts[p].outcome = withoutExceptions([&] { return work(p, m_parts[p]); });
        };
        const auto helpers = static_cast<std::ptrdiff_t>(std::min<std::size_t>(count, static_cast<std::size_t>(m_threads)) - 1);
        std::latch done(helpers);
        for (std::ptrdiff_t helper = 0; helper < helpers; ++helper)
            m_team->submit([&] {
                takeParts();
                done.count_down();
            });
        takeParts();
        done.wait();
        if (m_context.cancelled())
            return RunContext::cancelledError();
        for (std::size_t p = 0; p < count; ++p)
            TRY_DO(m_parts[p].outcome);
        return {};
    }

    /// One step of Adam on a batch; its loss.
    Result<double> learn(std::span<const Piece> batch)
    {
        const std::size_t count = std::min(batch.size(), m_parts.size());
        const auto piecesOfPart = [&](std::size_t p) {
            const std::size_t first = p * batch.size() / count, end = (p + 1) * batch.size() / count;
            return batch.subspan(first, end - first);
        };
        TRY_DO(forParts(count, [&](std::size_t p, Part& part) { return read(piecesOfPart(p), part); }));
        double weight = 0.0, loss = 0.0;
        for (std::size_t p = 0; p < count; ++p)
            weight += m_parts[p].weightSum;
        if (!(weight > 0.0))
            return 0.0; // nothing but missing values: nothing to learn
        const auto study = [&](std::size_t, Part& part) -> Result<void> {
            part.buffers = m_state.buffers;
            TRY(part.loss, part.network->gradient(lessonOf(part, weight, static_cast<double>(batch.size())), m_rules.loss, part.gradient));
            return {};
        };
        TRY_DO(forParts(count, study));
        std::ranges::fill(m_gradient, 0.0F);
        for (std::size_t p = 0; p < count; ++p) {
            loss += m_parts[p].loss;
            for (std::size_t k = 0; k < m_gradient.size(); ++k)
                m_gradient[k] += m_parts[p].gradient[k];
        }
        if (!std::isfinite(loss))
            return Error{ErrorCode::Failed, Tr::tr("The loss is no number any more. A smaller learning rate may help."), {}};
        for (std::size_t k = 0; k < m_state.buffers.size(); ++k) {
            double sum = 0.0;
            for (std::size_t p = 0; p < count; ++p)
                sum += static_cast<double>(m_parts[p].buffers[k]);
            m_state.buffers[k] = static_cast<float>(sum / static_cast<double>(count));
        }
        adamStep(m_rules.adam, ++m_state.steps, m_gradient, m_state.first, m_state.second, m_state.parameters);
        return loss;
    }

    /// The loss over all samples of validation, each with its share of the weight.
    Result<double> validate()
    {
        const Frame& frame = m_samples.frame();
        const auto divisor = static_cast<std::size_t>(m_spec.divisor());
        std::vector<Piece> pieces;
        const std::size_t size = m_rules.patch == 0 ? std::max(frame.rows, frame.columns) : m_rules.patch;
        for (const std::size_t sample : m_rules.validation) {
            for (const Tile& tile : tilesOf(frame, std::max(size, divisor), 0, divisor))
                pieces.push_back({sample, tile.core});
        }
        double sum = 0.0, weights = 0.0;
        for (std::size_t first = 0; first < pieces.size(); first += m_parts.size()) {
            const std::size_t count = std::min(m_parts.size(), pieces.size() - first);
            const auto judge = [&](std::size_t p, Part& part) -> Result<void> {
                TRY_DO(read(std::span(pieces).subspan(first + p, 1), part));
                part.buffers = m_state.buffers;
                if (!(part.weightSum > 0.0))
                    return {};
                TRY(part.loss, part.network->loss(lessonOf(part, part.weightSum, 1.0), m_rules.loss));
                return {};
            };
            TRY_DO(forParts(count, judge));
            for (std::size_t p = 0; p < count; ++p) {
                if (m_parts[p].weightSum > 0.0)
                    sum += m_parts[p].weightSum * m_parts[p].loss;
                weights += m_parts[p].weightSum;
            }
        }
        return weights > 0.0 ? sum / weights : 0.0;
    }

    const TrainingRules& m_rules;
    const Samples& m_samples;
    RunContext& m_context;
    const NetworkSpec& m_spec;
    TrainingState m_state;
    Training m_out;
    std::vector<Part> m_parts;
    std::vector<float> m_gradient;
    int m_threads = 1;
    std::unique_ptr<WorkerPool> m_team; ///< beside the calling thread, the same all the time: LibTorch makes itself at home in each
};

} // namespace

double leastTrainingBytes(const TrainingRules& rules, const Frame& frame) { return weightBytes(rules) + partBytes(rules, frame); }

Result<Training> train(const Backend& backend, const TrainingRules& rules, const Samples& samples, RunContext& context)
{
    return Trainer(rules, samples, context).run(backend);
}

} // namespace terrella::learning
