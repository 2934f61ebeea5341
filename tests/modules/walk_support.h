// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/walk.h"
#include "tests/modules/fake_context.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <random>
#include <thread>

namespace terrella::test {

/// A grid of ny × nx cells and so many steps; variable 0 "x" has time, variable 1 "mask" has not, variable 2 "deep" has levels.
inline std::shared_ptr<const CubeSignature> signatureOf(std::size_t steps, std::size_t ny, std::size_t nx, std::size_t levels = 2)
{
    auto out = std::make_shared<CubeSignature>();
    const auto axis = [&](AxisKind kind, const char* name, std::size_t count) {
        Axis made;
        made.kind = kind;
        made.name = QLatin1String(name);
        for (std::size_t i = 0; i < count; ++i)
            made.values.push_back(static_cast<double>(i));
        out->axes.push_back(made);
    };
    axis(AxisKind::Time, "time", steps);
    axis(AxisKind::Level, "level", levels);
    axis(AxisKind::Y, "lat", ny);
    axis(AxisKind::X, "lon", nx);
    const auto variable = [&](const char* name, std::vector<int> axes) {
        Variable made;
        made.name = QLatin1String(name);
        made.axes = std::move(axes);
        out->variables.push_back(made);
    };
    variable("x", {0, 2, 3});
    variable("mask", {2, 3});
    variable("deep", {0, 1, 2, 3});
    return out;
}

inline float valueAt(std::size_t index) { return static_cast<float>(index % 1013) - 500.0F; }

inline std::shared_ptr<const Cube> cubeOf(std::size_t steps, std::size_t ny, std::size_t nx)
{
    const auto signature = signatureOf(steps, ny, nx);
    std::vector<std::vector<float>> values;
    for (const Variable& variable : signature->variables) {
        std::size_t size = 1;
        for (const std::size_t count : signature->shapeOf(variable))
            size *= count;
        std::vector<float> data(size);
        for (std::size_t i = 0; i < size; ++i)
            data[i] = valueAt(i);
        values.push_back(std::move(data));
    }
    return std::make_shared<MemoryCube>(signature, std::move(values));
}

/// An output cube with one variable "y" (with time) or "y" without.
inline std::unique_ptr<MemoryWriter> writerFor(std::size_t steps, std::size_t ny, std::size_t nx)
{
    auto signature = std::make_shared<CubeSignature>(*signatureOf(steps, ny, nx));
    signature->variables.resize(1);
    signature->variables[0].name = QStringLiteral("y");
    if (steps == 0)
        signature->variables[0].axes = {2, 3};
    return std::make_unique<MemoryWriter>(signature);
}

/// Passes reads on after a while, fails after some, or counts them.
class SlowCube final : public Cube {
public:
    explicit SlowCube(std::shared_ptr<const Cube> inner) : Cube(inner->sharedSignature()), m_inner(std::move(inner)) {}
    Result<void> read(int variable, const Window& window, std::span<float> out) const override
    {
        if (failAfterReads >= 0 && reads.load() >= failAfterReads)
            return Error{ErrorCode::Unreadable, QStringLiteral("'test.nc' ends too early."), {}};
        ++reads;
        std::this_thread::sleep_for(delay);
        return m_inner->read(variable, window, out);
    }
    std::chrono::microseconds delay{0};
    int failAfterReads = -1;
    mutable std::atomic<int> reads{0};

private:
    std::shared_ptr<const Cube> m_inner;
};

inline std::vector<float> all(const Cube& cube, int variable)
{
    const Window window = Window::all(cube.signature().shapeOf(cube.signature().variables[static_cast<std::size_t>(variable)]));
    std::vector<float> out(window.size());
    if (!cube.read(variable, window, out))
        qFatal("Cannot read back");
    return out;
}

/// What to print when a result is not what it should be.
template <class T>
const char* sentence(const Result<T>& result)
{
    return result ? "" : qUtf8Printable(result.error().message);
}

inline Result<void> idle(const FieldStep&) { return {}; }

/// y = x + mask; and the running sum of x in recurrence.
inline Result<void> addMask(const FieldStep& step)
{
    for (std::size_t c = 0; c < step.out[0].size(); ++c)
        step.out[0][c] = step.in[0][c] + step.in[1][c];
    return {};
}

inline Result<void> runningSum(const RecurrenceTile& tile)
{
    for (std::size_t t = 0; t < tile.steps; ++t) {
        for (std::size_t c = 0; c < tile.cells; ++c) {
            tile.state[c] += tile.in[0][t * tile.cells + c];
            tile.state[tile.cells + c] += 1.0;
            tile.out[0][t * tile.cells + c] = static_cast<float>(tile.state[c] + tile.in[1][c] + 1e4 * static_cast<double>(tile.firstStep + t));
        }
    }
    return {};
}

struct Case {
    std::size_t steps, ny, nx;
    int threads;
    std::size_t memory;
};

inline Case randomCase(std::mt19937& random)
{
    const auto upTo = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(1, most)(random); };
    Case out{upTo(60), upTo(12), upTo(40), static_cast<int>(upTo(4)), 0};
    // From just enough to plenty.
    const std::size_t least = 8 * out.ny * out.nx * sizeof(double) + 16 * out.steps;
    out.memory = upTo(4) == 1 ? std::size_t{64} << 20 : least + upTo(20) * out.ny * out.nx * sizeof(float) * 2;
    return out;
}

inline std::vector<float> expectedSums(const Cube& cube, const Case& c)
{
    const auto x = all(cube, 0), mask = all(cube, 1);
    const std::size_t cells = c.ny * c.nx;
    std::vector<float> out(x.size());
    std::vector<double> sum(cells, 0.5);
    for (std::size_t t = 0; t < c.steps; ++t) {
        for (std::size_t i = 0; i < cells; ++i) {
            sum[i] += x[t * cells + i];
            out[t * cells + i] = static_cast<float>(sum[i] + mask[i] + 1e4 * static_cast<double>(t));
        }
    }
    return out;
}

} // namespace terrella::test
