// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/network.h"

#include "plugins/learning/kernels/random.h"

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
constexpr int kSrcnnReach = 4, kSrcnnLastReach = 2; // of kernels of 9×9 and 5×5

} // namespace

int NetworkSpec::divisor() const
{
    return std::accumulate(pools.begin(), pools.end(), 1, [](int a, int b) { return a * b; });
}

int NetworkSpec::receptiveRadius() const
{
    if (kind == NetworkKind::Srcnn)
        return kSrcnnReach + kSrcnnLastReach;
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
    return {{QStringLiteral("kind"), networkName(kind)}, {QStringLiteral("inputs"), inputs}, {QStringLiteral("outputs"), outputs},
        {QStringLiteral("base"), base}, {QStringLiteral("pools"), factors}, {QStringLiteral("activation"), activationName(activation)},
        {QStringLiteral("scale"), scale}, {QStringLiteral("batch_normalisation"), batchNorm}};
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

/// Writes code and tensors side by side.
class Writer {
public:
    explicit Writer(const NetworkSpec& spec) : m_spec(spec) { m_plan.spec = spec; }

    NetworkPlan make()
    {
        m_body = "def raw(self, x: Tensor) -> Tensor:\n";
        if (m_spec.kind == NetworkKind::Srcnn)
            return makeSrcnn();
        std::string last = m_spec.kind == NetworkKind::UNet ? writeUNet() : writeNested();
        if (m_spec.scale > 1) {
            line("g = torch.upsample_bilinear2d(" + last + ", [" + last + ".size(2) * " + number(m_spec.scale) + ", " + last + ".size(3) * "
                + number(m_spec.scale) + "], False)");
            last = block("fine", "g", channels(0), channels(0));
        }
        parameter("last_w", {m_spec.outputs, channels(0), 1, 1}, Beginning::Small, channels(0));
        parameter("last_b", {m_spec.outputs}, Beginning::Zeros);
        m_body += "    return torch.conv2d(" + last + ", self.last_w, self.last_b)\n";
        m_plan.code = m_blocks + m_body + "def forward(self, x: Tensor) -> Tensor:\n    return " + activated("self.raw(x)") + "\n";
        return std::move(m_plan);
    }

private:
    /// Layers of 9×9, 1×1 and 5×5.
    NetworkPlan makeSrcnn()
    {
        const int second = std::max(1, m_spec.base / 2), size = 2 * kSrcnnReach + 1, lastSize = 2 * kSrcnnLastReach + 1;
        parameter("patches_w", {m_spec.base, m_spec.inputs, size, size}, Beginning::Scaled, static_cast<std::int64_t>(size) * size * m_spec.inputs);
        parameter("patches_b", {m_spec.base}, Beginning::Zeros);
        parameter("mapping_w", {second, m_spec.base, 1, 1}, Beginning::Scaled, m_spec.base);
        parameter("mapping_b", {second}, Beginning::Zeros);
        parameter("last_w", {m_spec.outputs, second, lastSize, lastSize}, Beginning::Small, static_cast<std::int64_t>(lastSize) * lastSize * second);
        parameter("last_b", {m_spec.outputs}, Beginning::Zeros);
        const std::string reach = number(kSrcnnReach), last = number(kSrcnnLastReach);
        line("x = torch.relu(torch.conv2d(x, self.patches_w, self.patches_b, [1, 1], [" + reach + ", " + reach + "]))");
        line("x = torch.relu(torch.conv2d(x, self.mapping_w, self.mapping_b))");
        line("return torch.conv2d(x, self.last_w, self.last_b, [1, 1], [" + last + ", " + last + "])");
        m_plan.code = m_body + "def forward(self, x: Tensor) -> Tensor:\n    return " + activated("self.raw(x)") + "\n";
        return std::move(m_plan);
    }

    static std::string number(long value) { return std::to_string(value); }
    [[nodiscard]] int channels(std::size_t level) const { return m_spec.base << level; }
    void line(const std::string& text) { m_body += "    " + text + "\n"; }

    std::string activated(const std::string& value) const
    {
        switch (m_spec.activation) {
        case Activation::Sigmoid: return "torch.sigmoid(" + value + ")";
        case Activation::Softplus: return "torch.softplus(" + value + ")";
        case Activation::None: break;
        }
        return value;
    }

    void parameter(const std::string& name, std::vector<std::int64_t> shape, Beginning beginning, std::int64_t fanIn = 1)
    {
        m_plan.parameters.push_back({name, std::move(shape), beginning, fanIn});
    }

    /// A block of two convolutions as a method of its own; calls it and returns the variable that holds its result.
    std::string block(const std::string& name, const std::string& input, int from, int to)
    {
        m_blocks += "def " + name + "(self, x: Tensor) -> Tensor:\n";
        for (const char* half : {"a", "b"}) {
            const std::string tensor = name + "_" + half;
            const int in = half[0] == 'a' ? from : to;
            parameter(tensor + "_w", {to, in, 3, 3}, Beginning::Scaled, 9L * in);
            m_blocks += "    x = torch.conv2d(x, self." + tensor + "_w, ";
            if (m_spec.batchNorm) {
                normalise(tensor, to);
            } else {
                parameter(tensor + "_b", {to}, Beginning::Zeros);
                m_blocks += "self." + tensor + "_b, [1, 1], [1, 1])\n";
            }
            m_blocks += "    x = torch.relu(x)\n";
        }
        m_blocks += "    return x\n";
        line(name + " = self." + name + "(" + input + ")");
        return name;
    }

    void normalise(const std::string& tensor, int to)
    {
        parameter(tensor + "_scale", {to}, Beginning::Ones);
        parameter(tensor + "_shift", {to}, Beginning::Zeros);
        m_plan.buffers.push_back({tensor + "_mean", {to}, Beginning::Zeros, 1});
        m_plan.buffers.push_back({tensor + "_var", {to}, Beginning::Ones, 1});
        m_blocks += "None, [1, 1], [1, 1])\n    x = torch.batch_norm(x, self." + tensor + "_scale, self." + tensor + "_shift, self." + tensor
            + "_mean, self." + tensor + "_var, self.training, 0.1, 1e-05, False)\n";
    }

    std::string pooled(const std::string& value, int factor)
    {
        return "torch.max_pool2d(" + value + ", [" + number(factor) + ", " + number(factor) + "])";
    }
    static std::string grown(const std::string& value, const std::string& like)
    {
        return "torch.upsample_bilinear2d(" + value + ", [" + like + ".size(2), " + like + ".size(3)], False)";
    }

    std::string writeUNet()
    {
        const std::size_t depth = m_spec.pools.size();
        std::string last = "x";
        std::vector<std::string> down;
        for (std::size_t level = 0; level <= depth; ++level) {
            const std::string input = level == 0 ? last : pooled(last, m_spec.pools[level - 1]);
            last = block("down" + number(static_cast<long>(level)), input, level == 0 ? m_spec.inputs : channels(level - 1), channels(level));
            down.push_back(last);
        }
        for (std::size_t level = depth; level-- > 0;) {
            const std::string input = "torch.cat([" + down[level] + ", " + grown(last, down[level]) + "], 1)";
            last = block("up" + number(static_cast<long>(level)), input, channels(level) + channels(level + 1), channels(level));
        }
        return last;
    }

    /// Node (i, j) takes all nodes (i, 0 … j − 1) of its level and the grown node (i + 1, j − 1).
    std::string writeNested()
    {
        const std::size_t depth = m_spec.pools.size();
        const auto name = [](std::size_t i, std::size_t j) { return "node" + number(static_cast<long>(i)) + "_" + number(static_cast<long>(j)); };
        for (std::size_t i = 0; i <= depth; ++i)
            block(name(i, 0), i == 0 ? "x" : pooled(name(i - 1, 0), m_spec.pools[i - 1]), i == 0 ? m_spec.inputs : channels(i - 1), channels(i));
        for (std::size_t j = 1; j <= depth; ++j) {
            for (std::size_t i = 0; i + j <= depth; ++i) {
                std::string list;
                for (std::size_t k = 0; k < j; ++k)
                    list += name(i, k) + ", ";
                block(name(i, j), "torch.cat([" + list + grown(name(i + 1, j - 1), name(i, 0)) + "], 1)",
                    static_cast<int>(j) * channels(i) + channels(i + 1), channels(i));
            }
        }
        return name(0, depth);
    }

    const NetworkSpec& m_spec;
    NetworkPlan m_plan;
    std::string m_blocks, m_body;
};

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
    if (!isPlain && (spec.pools.empty() || spec.pools.size() > kDeepest))
        return outOfRange(Tr::tr("A network has 1 to %1 pools, not %2.").arg(kDeepest).arg(spec.pools.size()));
    if (std::ranges::any_of(spec.pools, [](int pool) { return pool < 2 || pool > 16; }))
        return outOfRange(Tr::tr("Each pool of a network takes 2 to 16 cells together."));
    if (spec.scale < 1 || spec.scale > 16)
        return outOfRange(Tr::tr("A network makes a grid 1 to 16 times finer, not %1.").arg(spec.scale));
    NetworkPlan plan = Writer(spec).make();
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
    case NetworkKind::Srcnn: break;
    }
    return QStringLiteral("srcnn");
}

Result<NetworkKind> parseNetworkKind(const QString& name)
{
    for (const NetworkKind kind : {NetworkKind::UNet, NetworkKind::UNetPlusPlus, NetworkKind::Srcnn}) {
        if (name == networkName(kind))
            return kind;
    }
    return Error{ErrorCode::Invalid, Tr::tr("There is no network '%1'; there are unet, unet_plus_plus and srcnn.").arg(name), {}};
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
