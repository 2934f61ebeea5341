// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/trainer.h"

#include "pipelines/core/files.h"
#include "plugins/learning/checkpoint.h"
#include "plugins/learning/kernels/random.h"
#include "plugins/learning/ordered_team.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cmath>
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

/// Weights, their best values, two moments and the gradient; of each thread its own gradient, and that which LibTorch hands over.
double weightBytes(const TrainingRules& rules, int threads)
{
    return static_cast<double>(rules.network.parameterCount()) * sizeof(float) * (5.0 + 2.0 * threads);
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

/// A part of a batch.
struct Part {
    std::vector<float> in, target, weight;
    std::size_t samples = 0;
    FrameWindow window;
    double weightSum = 0.0, loss = 0.0;
};

/// What a thread works with: a network of its own on the common weights.
struct Desk {
    std::vector<float> buffers, gradient;
    std::unique_ptr<Network> network;
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
        TRY(const int threads, chooseThreads());
        m_team = std::make_unique<OrderedTeam>(threads);
        m_parts.resize(partsOf(m_rules));
        m_desks.resize(static_cast<std::size_t>(threads));
        for (Desk& desk : m_desks) {
            desk.buffers.resize(buffers);
            desk.gradient.resize(parameters);
            TRY(desk.network, backend.build(m_rules.network, m_state.parameters, desk.buffers));
        }
        return {};
    }

    /// As many parts at a time as memory allows.
    Result<int> chooseThreads() const
    {
        const double part = partBytes(m_rules, m_samples.frame()), least = weightBytes(m_rules, 1) + part;
        const auto limit = static_cast<double>(m_context.memoryLimit());
        if (least > limit)
            return Error{ErrorCode::Memory,
                Tr::tr("Training needs %1 and may use %2. Take a smaller patch, batch or network, or give the run more memory.")
                    .arg(bytesText(static_cast<qint64>(least)), bytesText(static_cast<qint64>(limit))),
                {}};
        int threads = std::clamp(m_context.threads(), 1, static_cast<int>(partsOf(m_rules)));
        while (threads > 1 && weightBytes(m_rules, threads) + part * threads > limit)
            --threads;
        return threads;
    }

    [[nodiscard]] bool isPatient() const
    {
        return m_rules.patience > 0 && !m_state.epochs.empty() && m_state.epochs.size() - 1 - m_state.best >= m_rules.patience;
    }

    /// The rate of the next epoch. It follows from those before alone, so that a training that goes on has the same.
    [[nodiscard]] AdamRule adam() const
    {
        AdamRule out = m_rules.adam;
        double best = std::numeric_limits<double>::infinity();
        std::size_t since = 0;
        for (const Epoch& epoch : m_state.epochs) {
            since = epoch.validation < best ? 0 : since + 1;
            best = std::min(best, epoch.validation);
            if (m_rules.plateau > 0 && since >= m_rules.plateau) {
                out.rate *= 0.5;
                since = 0;
            }
        }
        return out;
    }

    void tell(std::size_t epoch)
    {
        m_context.measure(QStringLiteral("training"), static_cast<double>(epoch + 1), m_state.epochs[epoch].training);
        m_context.measure(QStringLiteral("validation"), static_cast<double>(epoch + 1), m_state.epochs[epoch].validation);
    }

    Result<void> runEpoch(std::size_t epoch)
    {
        const std::vector<Piece> pieces = piecesOf(epoch);
        m_adam = adam();
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

    /// One step of Adam on a batch; its loss.
    Result<double> learn(std::span<const Piece> batch)
    {
        const std::size_t count = std::min(batch.size(), m_parts.size());
        const auto piecesOfPart = [&](std::size_t p) {
            const std::size_t first = p * batch.size() / count, end = (p + 1) * batch.size() / count;
            return batch.subspan(first, end - first);
        };
        const std::stop_token stop = m_context.stopToken();
        TRY_DO(m_team->run(count, stop, [&](std::size_t p, std::size_t) { return read(piecesOfPart(p), m_parts[p]); }));
        double weight = 0.0, loss = 0.0;
        for (std::size_t p = 0; p < count; ++p)
            weight += m_parts[p].weightSum;
        if (!(weight > 0.0))
            return 0.0; // nothing but missing values: nothing to learn
        std::ranges::fill(m_gradient, 0.0F);
        const auto study = [&](std::size_t p, std::size_t member) -> Result<void> {
            Desk& desk = m_desks[member];
            desk.buffers = m_state.buffers;
            const Lesson lesson = lessonOf(m_parts[p], weight, static_cast<double>(batch.size()));
            TRY(m_parts[p].loss, desk.network->gradient(lesson, m_rules.loss, desk.gradient));
            return {};
        };
        const auto add = [&](std::size_t p, std::size_t member) -> Result<void> {
            const Desk& desk = m_desks[member];
            loss += m_parts[p].loss;
            for (std::size_t k = 0; k < m_gradient.size(); ++k)
                m_gradient[k] += desk.gradient[k];
            m_newBuffers = desk.buffers; // where there are any, there is one part
            return {};
        };
        TRY_DO(m_team->run(count, stop, study, add));
        if (!std::isfinite(loss))
            return Error{ErrorCode::Failed, Tr::tr("The loss is no number any more. A smaller learning rate may help."), {}};
        m_state.buffers = m_newBuffers;
        adamStep(m_adam, ++m_state.steps, m_gradient, m_state.first, m_state.second, m_state.parameters);
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
            const auto judge = [&](std::size_t p, std::size_t member) -> Result<void> {
                Part& part = m_parts[p];
                Desk& desk = m_desks[member];
                TRY_DO(read(std::span(pieces).subspan(first + p, 1), part));
                desk.buffers = m_state.buffers;
                if (!(part.weightSum > 0.0))
                    return {};
                TRY(part.loss, desk.network->loss(lessonOf(part, part.weightSum, 1.0), m_rules.loss));
                return {};
            };
            TRY_DO(m_team->run(count, m_context.stopToken(), judge));
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
    AdamRule m_adam; ///< of this epoch
    Training m_out;
    std::vector<Part> m_parts;
    std::vector<Desk> m_desks; ///< one for each thread
    std::vector<float> m_gradient, m_newBuffers;
    std::unique_ptr<OrderedTeam> m_team; // last: it is gone before what it works on
};

} // namespace

double leastTrainingBytes(const TrainingRules& rules, const Frame& frame) { return weightBytes(rules, 1) + partBytes(rules, frame); }

Result<Training> train(const Backend& backend, const TrainingRules& rules, const Samples& samples, RunContext& context)
{
    return Trainer(rules, samples, context).run(backend);
}

} // namespace terrella::learning
