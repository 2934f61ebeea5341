// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/learning/kernels/random.h"
#include "plugins/learning/network.h"
#include "plugins/learning/samples.h"

#include <algorithm>
#include <cmath>

namespace terrella::learning::test {

/// Fields made by a rule that a small network can learn: the target is a sigmoid of one channel less the neighbour of the other.
class ToySamples final : public Samples {
public:
    ToySamples(std::size_t count, std::size_t ny, std::size_t nx, bool periodic, const NetworkSpec& spec)
        : m_frame(Frame::around(ny, nx, periodic, static_cast<std::size_t>(spec.divisor()), 4)),
          m_inputs(static_cast<std::size_t>(spec.inputs)),
          m_scale(static_cast<std::size_t>(spec.scale))
    {
        Random random(11, 0);
        for (std::size_t s = 0; s < count; ++s) {
            std::vector<float> in(m_inputs * ny * nx), target(ny * nx);
            for (float& value : in)
                value = static_cast<float>(random.normal());
            for (std::size_t j = 0; j < ny; ++j) {
                for (std::size_t i = 0; i < nx; ++i) {
                    const float other = in[(m_inputs - 1) * ny * nx + j * nx + (i + 1) % nx];
                    target[j * nx + i] = 1.0F / (1.0F + std::exp(2.0F * other - in[j * nx + i]));
                }
            }
            m_in.push_back(std::move(in));
            m_target.push_back(std::move(target));
        }
        m_ones.assign(ny * nx, 1.0F);
    }

    std::size_t inputs() const override { return m_inputs; }
    std::size_t outputs() const override { return 1; }
    const Frame& frame() const override { return m_frame; }
    const std::vector<float>& fields(std::size_t sample) const { return m_in[sample]; }
    const std::vector<float>& target(std::size_t sample) const { return m_target[sample]; }

    Result<void> read(
        std::size_t sample, const FrameWindow& window, std::span<float> in, std::span<float> target, std::span<float> weight) const override
    {
        const std::size_t cells = window.rows * window.columns, field = m_frame.ny * m_frame.nx;
        for (std::size_t c = 0; c < m_inputs; ++c)
            cutWindow(m_frame, window, std::span(m_in[sample]).subspan(c * field, field), in.subspan(c * cells, cells));
        if (m_scale != 1)
            return {};
        cutWindow(m_frame, window, m_target[sample], target);
        cutWeights(m_frame, window, m_ones, weight);
        return {};
    }

private:
    Frame m_frame;
    std::size_t m_inputs, m_scale;
    std::vector<std::vector<float>> m_in, m_target;
    std::vector<float> m_ones;
};

inline NetworkSpec smallNetwork(NetworkKind kind = NetworkKind::UNet)
{
    NetworkSpec spec;
    spec.kind = kind;
    spec.inputs = 2;
    spec.base = 4;
    spec.pools = {2, 2};
    return spec;
}

} // namespace terrella::learning::test
