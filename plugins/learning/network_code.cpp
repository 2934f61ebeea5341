// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/network_code.h"

#include <algorithm>

namespace terrella::learning {

namespace {

/// Writes code and tensors side by side.
class Writer {
public:
    explicit Writer(const NetworkSpec& spec) : m_spec(spec) { m_plan.spec = spec; }

    NetworkPlan make()
    {
        m_body = "def raw(self, x: Tensor) -> Tensor:\n";
        if (m_spec.kind == NetworkKind::Srcnn)
            return makeSrcnn();
        if (m_spec.kind == NetworkKind::Esrgan)
            return makeEsrgan();
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

    /// The generator of ESRGAN: a trunk of residual-in-residual dense blocks, then growth to the fine cells.
    NetworkPlan makeEsrgan()
    {
        const int base = m_spec.base, coarse = m_spec.divisor();
        if (coarse > 1)
            line("coarse = torch.pixel_unshuffle(x, " + number(coarse) + ")");
        line("first = " + convolved("first", coarse > 1 ? "coarse" : "x", m_spec.inputs * coarse * coarse, base, Beginning::Scaled));
        line("y = first");
        for (int n = 0; n < m_spec.blocks; ++n) {
            residualBlock("block" + number(n));
            line("y = self.block" + number(n) + "(y)");
        }
        line("y = first + " + convolved("trunk", "y", base, base, Beginning::Scaled));
        int step = 0;
        for (const int factor : growthSteps(coarse * m_spec.scale)) {
            const std::string size = ") * " + number(factor);
            line("y = torch.upsample_nearest2d(y, [y.size(2" + size + ", y.size(3" + size + "])");
            line("y = " + rectified(convolved("growth" + number(step++), "y", base, base, Beginning::Scaled)));
        }
        const bool seesInput = m_spec.scale == 1; // heights on the fine cells need not pass through the trunk
        line("y = "
            + rectified(
                convolved("fine", seesInput ? "torch.cat([y, x], 1)" : "y", base + (seesInput ? m_spec.inputs : 0), base, Beginning::Scaled)));
        line("return " + convolved("last", "y", base, m_spec.outputs, Beginning::Small));
        m_plan.code = m_blocks + m_body + "def forward(self, x: Tensor) -> Tensor:\n    return " + activated("self.raw(x)") + "\n";
        return std::move(m_plan);
    }

    /// Three dense blocks as a method of its own. Every block and all of them together add a fifth of what they make.
    void residualBlock(const std::string& name)
    {
        const int base = m_spec.base, growth = std::max(1, base / 2);
        m_blocks += "def " + name + "(self, x: Tensor) -> Tensor:\n    y = x\n";
        for (int dense = 0; dense < kDenseBlocks; ++dense) {
            m_blocks += "    seen = y\n";
            for (int layer = 0; layer < kDenseLayers; ++layer) {
                const bool isLast = layer == kDenseLayers - 1;
                const std::string tensor = name + "_" + number(dense) + "_" + number(layer);
                const std::string made = convolved(tensor, "seen", base + layer * growth, isLast ? base : growth, Beginning::Small);
                m_blocks += isLast ? "    y = y + 0.2 * " + made + "\n" : "    seen = torch.cat([seen, " + rectified(made) + "], 1)\n";
            }
        }
        m_blocks += "    return x + 0.2 * y\n";
    }

    /// A convolution of 3×3 with its tensors.
    std::string convolved(const std::string& name, const std::string& input, int from, int to, Beginning beginning)
    {
        parameter(name + "_w", {to, from, 3, 3}, beginning, 9L * from);
        parameter(name + "_b", {to}, Beginning::Zeros);
        return "torch.conv2d(" + input + ", self." + name + "_w, self." + name + "_b, [1, 1], [1, 1])";
    }
    static std::string rectified(const std::string& value) { return "torch.leaky_relu(" + value + ", 0.2)"; }

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

std::vector<int> growthSteps(int factor)
{
    std::vector<int> out;
    for (int step = 2; factor > 1; ++step) {
        for (; factor % step == 0; factor /= step)
            out.push_back(step);
    }
    return out;
}

NetworkPlan writeNetwork(const NetworkSpec& spec) { return Writer(spec).make(); }

} // namespace terrella::learning
