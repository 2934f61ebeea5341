// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/network.h"

#include "plugins/learning/kernels/random.h"
#include "plugins/learning/network_code.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrella::learning {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Learning)
};

constexpr int kDeepest = 8;
constexpr double kMostParameters = 2e9;
constexpr int kMostBlocks = 64;

} // namespace

int NetworkSpec::divisor() const
{
    return std::accumulate(pools.begin(), pools.end(), 1, [](int a, int b) { return a * b; });
}

int NetworkSpec::receptiveRadius() const
{
    if (kind == NetworkKind::Srcnn)
        return kSrcnnReach + kSrcnnLastReach;
    if (kind == NetworkKind::Esrgan) {
        // A cell for each convolution: of the blocks, of the two around them, of each step of growth and of the two last ones, which are finer the
        // later; a block of cells acts as a whole.
        const int coarse = divisor();
        int radius = coarse * (kDenseLayers * kDenseBlocks * blocks + 2) + 2 * (coarse - 1) + 2, stride = coarse;
        for (const int step : growthSteps(coarse * scale)) {
            stride = std::max(1, stride / step);
            radius += stride;
        }
        return radius;
    }
    // Two 3×3 convolutions at every level, on the way down and on the way up (in UNet++ once for each node of the longest way); a pool looks at
    // its own block, bilinear growth at one neighbour.
    int radius = 0, stride = 1;
    for (std::size_t level = 0; level < pools.size(); ++level) {
        radius += 2 * stride; // down
        radius += stride * (pools[level] - 1);
        radius += 2 * stride; // up
        stride *= pools[level];
        radius += stride; // growing
    }
    radius += 2 * stride; // the deepest block
    return radius + (scale > 1 ? 3 : 0);
}

double NetworkSpec::bytesPerCell() const
{
    // Per block: its input, two convolutions, perhaps two normalisations, and two ReLUs, each with as many channels, kept for the way back.
    double values = inputs, share = 1.0;
    if (kind == NetworkKind::Srcnn)
        return 7.0 * (values + 1.5 * base) * sizeof(float);
    if (kind == NetworkKind::Esrgan) {
        // A dense block keeps the inputs and outputs of its layers: 7 times the base and 18 times the half; the fine layers 9 in all.
        const double coarse = static_cast<double>(divisor()) * divisor(), fine = static_cast<double>(scale) * scale;
        return (2.0 * values + base * (16.0 * kDenseBlocks * blocks + 4.0) / coarse + (9.0 * base + values) * fine) * sizeof(float);
    }
    for (std::size_t level = 0; level <= pools.size(); ++level) {
        const double channels = base * std::pow(2.0, static_cast<double>(level));
        const double nodes = kind == NetworkKind::UNetPlusPlus ? static_cast<double>(pools.size() - level + 1) : level < pools.size() ? 2.0 : 1.0;
        values += share * channels * nodes * (batchNorm ? 9.0 : 7.0);
        if (level < pools.size())
            share /= static_cast<double>(pools[level]) * pools[level];
    }
    if (scale > 1)
        values += 8.0 * base * scale * scale;
    return values * sizeof(float);
}

QJsonObject NetworkSpec::toJson() const
{
    QJsonArray factors;
    for (const int pool : pools)
        factors.append(pool);
    QJsonObject out{{QStringLiteral("kind"), networkName(kind)}, {QStringLiteral("inputs"), inputs}, {QStringLiteral("outputs"), outputs},
        {QStringLiteral("base"), base}, {QStringLiteral("pools"), factors}, {QStringLiteral("activation"), activationName(activation)},
        {QStringLiteral("scale"), scale}, {QStringLiteral("batch_normalisation"), batchNorm}};
    if (kind == NetworkKind::Esrgan)
        out.insert(QStringLiteral("blocks"), blocks);
    return out;
}

std::size_t TensorPlan::size() const
{
    return static_cast<std::size_t>(std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, [](auto a, auto b) { return a * b; }));
}

namespace {

std::size_t countOf(const std::vector<TensorPlan>& tensors)
{
    return std::accumulate(tensors.begin(), tensors.end(), std::size_t{0}, [](std::size_t sum, const TensorPlan& one) { return sum + one.size(); });
}

} // namespace

std::size_t NetworkPlan::parameterCount() const { return countOf(parameters); }
std::size_t NetworkPlan::bufferCount() const { return countOf(buffers); }

std::size_t NetworkPlan::offsetOf(const std::string& parameter) const
{
    std::size_t out = 0;
    for (const TensorPlan& tensor : parameters) {
        if (tensor.name == parameter)
            break;
        out += tensor.size();
    }
    return out;
}

Result<NetworkPlan> planNetwork(const NetworkSpec& spec)
{
    const auto outOfRange = [](const QString& message) { return Error{ErrorCode::OutOfRange, message, {}}; };
    if (spec.inputs < 1 || spec.outputs < 1)
        return outOfRange(Tr::tr("A network needs an input and an output channel at least."));
    if (spec.base < 1 || spec.base > 1024)
        return outOfRange(Tr::tr("The first block of a network has 1 to 1024 channels, not %1.").arg(spec.base));
    const bool isPlain = spec.kind == NetworkKind::Srcnn;
    if (isPlain && (!spec.pools.empty() || spec.batchNorm || spec.scale != 1))
        return outOfRange(Tr::tr("An SRCNN has neither pools nor batch normalisation, and works on the cells of its input."));
    const bool isGenerator = spec.kind == NetworkKind::Esrgan;
    if (isGenerator && (spec.pools.size() > 1 || spec.batchNorm || spec.blocks < 1 || spec.blocks > kMostBlocks))
        return outOfRange(Tr::tr("An ESRGAN generator has 1 to %1 blocks, one pool at most, and no batch normalisation.").arg(kMostBlocks));
    if (!isPlain && !isGenerator && (spec.pools.empty() || spec.pools.size() > kDeepest))
        return outOfRange(Tr::tr("A network has 1 to %1 pools, not %2.").arg(kDeepest).arg(spec.pools.size()));
    if (std::ranges::any_of(spec.pools, [](int pool) { return pool < 2 || pool > 16; }))
        return outOfRange(Tr::tr("Each pool of a network takes 2 to 16 cells together."));
    if (spec.scale < 1 || spec.scale > 16)
        return outOfRange(Tr::tr("A network makes a grid 1 to 16 times finer, not %1.").arg(spec.scale));
    NetworkPlan plan = writeNetwork(spec);
    if (static_cast<double>(plan.parameterCount()) > kMostParameters)
        return outOfRange(Tr::tr("A network of that base and depth has more than %1 weights; take a smaller one.").arg(kMostParameters));
    return plan;
}

std::vector<float> beginningOf(const std::vector<TensorPlan>& tensors, std::uint64_t seed)
{
    std::vector<float> out;
    out.reserve(countOf(tensors));
    Random random(seed, 0);
    for (const TensorPlan& tensor : tensors) {
        const double deviation = (tensor.beginning == Beginning::Small ? 0.1 : 1.0) * std::sqrt(2.0 / static_cast<double>(tensor.fanIn));
        const bool drawn = tensor.beginning == Beginning::Scaled || tensor.beginning == Beginning::Small;
        for (std::size_t k = 0; k < tensor.size(); ++k)
            out.push_back(drawn ? static_cast<float>(deviation * random.normal()) : tensor.beginning == Beginning::Ones ? 1.0F : 0.0F);
    }
    return out;
}

QString networkName(NetworkKind kind)
{
    switch (kind) {
    case NetworkKind::UNet: return QStringLiteral("unet");
    case NetworkKind::UNetPlusPlus: return QStringLiteral("unet_plus_plus");
    case NetworkKind::Esrgan: return QStringLiteral("esrgan");
    case NetworkKind::Srcnn: break;
    }
    return QStringLiteral("srcnn");
}

Result<NetworkKind> parseNetworkKind(const QString& name)
{
    for (const NetworkKind kind : {NetworkKind::UNet, NetworkKind::UNetPlusPlus, NetworkKind::Srcnn, NetworkKind::Esrgan}) {
        if (name == networkName(kind))
            return kind;
    }
    return Error{ErrorCode::Invalid, Tr::tr("There is no network '%1'; there are unet, unet_plus_plus, srcnn and esrgan.").arg(name), {}};
}

QString activationName(Activation activation)
{
    switch (activation) {
    case Activation::Sigmoid: return QStringLiteral("sigmoid");
    case Activation::Softplus: return QStringLiteral("softplus");
    case Activation::None: break;
    }
    return QStringLiteral("none");
}

} // namespace terrella::learning
