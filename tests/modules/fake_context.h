// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/run_context.h"

#include <QTemporaryDir>

#include <algorithm>
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <vector>

namespace terrella::test {

/// A CubeWriter that keeps what it is given. finish() fails when values are missing, as the real one does.
class MemoryWriter final : public CubeWriter {
public:
    explicit MemoryWriter(std::shared_ptr<const CubeSignature> signature) : m_signature(std::move(signature))
    {
        for (const Variable& variable : m_signature->variables) {
            std::size_t size = 1;
            for (const std::size_t count : m_signature->shapeOf(variable))
                size *= count;
            m_values.emplace_back(size, std::numeric_limits<float>::quiet_NaN());
            m_written.emplace_back(size, 0);
        }
    }

    const CubeSignature& signature() const override { return *m_signature; }

    Result<void> write(int variable, const Window& window, std::span<const float> values) override
    {
        const std::lock_guard lock(m_mutex);
        ++writes;
        if (failAfterWrites >= 0 && writes > failAfterWrites)
            return Error{ErrorCode::Disk, QStringLiteral("No space left for the test."), {}};
        const auto v = static_cast<std::size_t>(variable);
        const auto shape = m_signature->shapeOf(m_signature->variables.at(v));
        if (window.start.size() != shape.size() || values.size() != window.size())
            return Error{ErrorCode::OutOfRange, QStringLiteral("The window does not fit the variable."), {}};
        for (std::size_t k = 0; k < values.size(); ++k) {
            std::size_t rest = k, index = 0, stride = 1;
            for (std::size_t d = shape.size(); d-- > 0;) {
                const std::size_t at = window.start[d] + rest % window.count[d];
                if (at >= shape[d])
                    return Error{ErrorCode::OutOfRange, QStringLiteral("The window leaves the variable."), {}};
                index += at * stride;
                rest /= window.count[d];
                stride *= shape[d];
            }
            m_values[v][index] = values[k];
            ++m_written[v][index];
        }
        starts.push_back(window.start.empty() ? 0 : window.start.front());
        return {};
    }

    Result<std::shared_ptr<const Cube>> finish() override
    {
        const std::lock_guard lock(m_mutex);
        for (std::size_t v = 0; v < m_written.size(); ++v) {
            if (std::ranges::any_of(m_written[v], [](int times) { return times != 1; }))
                return Error{ErrorCode::Failed, QStringLiteral("'%1' was not written completely, or twice.").arg(m_signature->variables[v].name), {}};
        }
        return std::shared_ptr<const Cube>(std::make_shared<MemoryCube>(m_signature, m_values));
    }

    std::vector<std::size_t> starts; ///< first index of each write's first dimension, in the order of writing
    int writes = 0;
    int failAfterWrites = -1; ///< ≥ 0: the next write after so many fails

private:
    std::shared_ptr<const CubeSignature> m_signature;
    std::mutex m_mutex;
    std::vector<std::vector<float>> m_values;
    std::vector<std::vector<int>> m_written;
};

/// The world as a test wants it: records what a module reports and stops it on demand. Look at the records after the run.
class FakeContext final : public RunContext {
public:
    struct Report {
        double fraction;
        QString what;
    };
    std::vector<Report> reports;
    QStringList warnings, logs;
    std::stop_source stop;
    int stopAfterReports = -1; ///< ≥ 0: requests the stop with that report
    int threadCount = 2;
    std::size_t memory = std::size_t{256} << 20;
    BlockCache* blocks = nullptr; ///< where walks keep blocks
    bool cubesInMemory = true;    ///< else Zarr in the scratch folder

    std::stop_token stopToken() const override { return stop.get_token(); }
    void progress(double fraction, const QString& what = {}) override
    {
        const std::lock_guard lock(m_mutex);
        reports.push_back({fraction, what});
        if (stopAfterReports >= 0 && static_cast<int>(reports.size()) >= stopAfterReports)
            stop.request_stop();
    }
    void warn(const QString& message) override
    {
        const std::lock_guard lock(m_mutex);
        warnings.append(message);
    }
    void log(const QString& message) override
    {
        const std::lock_guard lock(m_mutex);
        logs.append(message);
    }
    int threads() const override { return threadCount; }
    std::size_t memoryLimit() const override { return memory; }
    QString scratchFolder() const override { return m_scratch.path(); }
    BlockCache* blockCache() const override { return blocks; }
    Result<std::unique_ptr<CubeWriter>> createCube(
        const QString& port, std::shared_ptr<const CubeSignature> signature, ChunkLayout layout = ChunkLayout::Fields) override
    {
        if (!cubesInMemory)
            return createZarr(m_scratch.filePath(port + QStringLiteral(".zarr")), std::move(signature), layout);
        return std::unique_ptr<CubeWriter>(std::make_unique<MemoryWriter>(std::move(signature)));
    }

    /// What any context of this program published counts as one node's own.
    Result<void> publishEffect(const QString& temporary, const QString& path) override
    {
        effects.append(path);
        ownEffects().insert(path);
        return RunContext::publishEffect(temporary, path);
    }
    bool isOwnEffect(const QString& path) const override { return ownEffects().contains(path); }
    QStringList effects; ///< paths, in order

    /// Within 0 … 1 and never backwards.
    [[nodiscard]] bool progressIsMonotone() const
    {
        double last = 0.0;
        for (const Report& report : reports) {
            if (!(report.fraction >= last && report.fraction <= 1.0))
                return false;
            last = report.fraction;
        }
        return true;
    }

private:
    static std::set<QString>& ownEffects()
    {
        static std::set<QString> paths;
        return paths;
    }

    std::mutex m_mutex;
    QTemporaryDir m_scratch;
};

} // namespace terrella::test
