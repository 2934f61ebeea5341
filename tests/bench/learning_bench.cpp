// SPDX-License-Identifier: GPL-3.0-or-later
// Training beside the loop that one would write by hand with LibTorch: the same U-Net, samples, batches, loss and Adam.
#include "plugins/learning/trainer.h"
#include "tests/bench/bench.h"
#include "tests/modules/fake_context.h"
#include "tests/plugins/learning/toy_samples.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <QCoreApplication>
#include <QTextStream>

#include <numeric>

using namespace terrella;
using namespace terrella::learning;
using terrella::learning::test::ToySamples;

namespace {

constexpr std::size_t kSamples = 24, kBatch = 8, kRows = 96, kColumns = 160;
constexpr int kRounds = 5;

NetworkSpec network()
{
    NetworkSpec out;
    out.inputs = 7;
    out.base = 16;
    out.pools = {2, 2, 2};
    return out;
}

double seconds(const std::function<void()>& body) { return bench::quickest(1, body); }

/// One epoch here.
void trainHere(const TrainingRules& rules, const ToySamples& samples, int threads)
{
    at::set_num_threads(1); // what the loop by hand has changed in this thread
    terrella::test::FakeContext context;
    context.threadCount = threads;
    context.memory = std::size_t{4} << 30;
    const auto trained = train(**backend(), rules, samples, context);
    if (!trained)
        qFatal("%s", qPrintable(trained.error().message));
}

/// The same network, written as one does in C++.
struct HandMade : torch::nn::Module {
    std::vector<std::pair<torch::nn::Conv2d, torch::nn::Conv2d>> down, up;
    torch::nn::Conv2d last{nullptr};

    explicit HandMade(const NetworkSpec& spec)
    {
        const auto block = [this](const std::string& name, int from, int to) {
            return std::pair(register_module(name + "a", torch::nn::Conv2d(torch::nn::Conv2dOptions(from, to, 3).padding(1))),
                register_module(name + "b", torch::nn::Conv2d(torch::nn::Conv2dOptions(to, to, 3).padding(1))));
        };
        const int depth = static_cast<int>(spec.pools.size());
        for (int level = 0; level <= depth; ++level)
            down.push_back(block("down" + std::to_string(level), level == 0 ? spec.inputs : spec.base << (level - 1), spec.base << level));
        for (int level = 0; level < depth; ++level)
            up.push_back(block("up" + std::to_string(level), (spec.base << level) * 3, spec.base << level));
        last = register_module("last", torch::nn::Conv2d(torch::nn::Conv2dOptions(spec.base, 1, 1)));
    }

    torch::Tensor forward(torch::Tensor x)
    {
        const auto through = [](auto& block, const torch::Tensor& value) { return torch::relu(block.second(torch::relu(block.first(value)))); };
        std::vector<torch::Tensor> levels;
        for (std::size_t level = 0; level < down.size(); ++level) {
            x = through(down[level], level == 0 ? x : torch::max_pool2d(x, 2));
            levels.push_back(x);
        }
        for (std::size_t level = up.size(); level-- > 0;) {
            const auto like = levels[level].sizes();
            x = through(up[level], torch::cat({levels[level], torch::upsample_bilinear2d(x, {like[2], like[3]}, false)}, 1));
        }
        return last(x);
    }
};

/// One epoch by hand, all of a batch at once, on so many threads of LibTorch.
class ByHand {
public:
    ByHand(const ToySamples& samples, const NetworkSpec& spec) : m_network(spec), m_adam(m_network.parameters(), torch::optim::AdamOptions(1e-3))
    {
        const Frame& frame = samples.frame();
        const auto rows = static_cast<long>(frame.rows), columns = static_cast<long>(frame.columns);
        for (std::size_t s = 0; s < kSamples; ++s) {
            const std::size_t cells = frame.rows * frame.columns;
            std::vector<float> in(7 * cells), target(cells), weight(cells);
            if (!samples.read(s, {0, 0, frame.rows, frame.columns}, in, target, weight))
                qFatal("no sample");
            m_in.push_back(torch::tensor(in).view({7, rows, columns}));
            m_target.push_back(torch::tensor(target).view({1, rows, columns}));
            m_weight.push_back(torch::tensor(weight).view({1, rows, columns}));
        }
    }
    void epoch(int threads)
    {
        at::set_num_threads(threads);
        for (std::size_t first = 0; first < kSamples; first += kBatch) {
            const auto part = [&](const std::vector<torch::Tensor>& all) {
                return torch::stack(
                    std::vector<torch::Tensor>(all.begin() + static_cast<long>(first), all.begin() + static_cast<long>(first + kBatch)));
            };
            const torch::Tensor weight = part(m_weight);
            m_adam.zero_grad();
            torch::Tensor loss = torch::nn::functional::binary_cross_entropy_with_logits(m_network.forward(part(m_in)), part(m_target),
                torch::nn::functional::BinaryCrossEntropyWithLogitsFuncOptions().weight(weight).reduction(torch::kSum));
            loss = loss / weight.sum();
            loss.backward();
            m_adam.step();
        }
        const torch::NoGradGuard none;
        m_network.forward(m_in[0].unsqueeze(0)); // the field of validation
    }

private:
    HandMade m_network;
    torch::optim::Adam m_adam;
    std::vector<torch::Tensor> m_in, m_target, m_weight;
};

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const NetworkSpec spec = network();
    const ToySamples samples(kSamples, kRows, kColumns, false, spec);
    TrainingRules rules;
    rules.network = *planNetwork(spec);
    rules.batch = kBatch;
    rules.training.resize(kSamples);
    std::iota(rules.training.begin(), rules.training.end(), std::size_t{0});
    rules.validation = {0};
    rules.epochs = 1;
    ByHand byHand(samples, spec);
    byHand.epoch(1);
    trainHere(rules, samples, 1); // both are warm

    std::vector<double> here1, here2, hand1, hand2;
    for (int round = 0; round < kRounds; ++round) { // one after the other, so that a busy machine is busy for all
        here1.push_back(seconds([&] { trainHere(rules, samples, 1); }));
        hand1.push_back(seconds([&] { byHand.epoch(1); }));
        here2.push_back(seconds([&] { trainHere(rules, samples, 2); }));
        hand2.push_back(seconds([&] { byHand.epoch(2); }));
    }
    QTextStream out(stdout);
    out << QStringLiteral("One epoch of a U-Net (base 16, 3 pools, %1 weights) on %2 fields of %3 by %4, batches of %5: medians of %6\n")
               .arg(rules.network.parameterCount())
               .arg(kSamples)
               .arg(kRows)
               .arg(kColumns)
               .arg(kBatch)
               .arg(kRounds);
    const auto line = [&](const char* what, double mine, double theirs) {
        out << QStringLiteral("  %1: %2 s here, %3 s by hand: ratio %4\n")
                   .arg(QLatin1String(what))
                   .arg(mine, 0, 'f', 3)
                   .arg(theirs, 0, 'f', 3)
                   .arg(mine / theirs, 0, 'f', 2);
    };
    line("one thread", median(here1), median(hand1));
    line("two threads", median(here2), median(hand2));
    return 0;
}
