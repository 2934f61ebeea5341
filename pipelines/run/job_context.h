// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module_spec.h"
#include "pipelines/modules/run_context.h"
#include "pipelines/run/run_folder.h"

#include <QStringList>

#include <chrono>
#include <functional>
#include <mutex>

namespace terrella {

using EmitFunction = std::function<void(RunEvent)>;

/// What a running node may ask of the engine. Any thread.
class JobContext final : public RunContext {
public:
    struct Share {
        std::function<int()> threads;
        std::size_t memory = 0;
    };
    /// What the engine does with files that are published outside the store.
    struct Effects {
        std::function<Result<void>(const QString& temporary, const QString& path)> note; ///< before it is moved to its place
        std::function<bool(const QString& path)> isOwn;
    };
    JobContext(
        QString node, const ModuleSpec& spec, QString workFolder, Share share, EmitFunction emit, std::stop_token stop, BlockCache* blocks = nullptr);
    ~JobContext() override;

    std::stop_token stopToken() const override { return m_stop; }
    void progress(double fraction, const QString& what) override;
    void warn(const QString& message) override;
    void log(const QString& message) override;
    void measure(const QString& curve, double at, double value) override;
    int threads() const override { return m_share.threads(); }
    std::size_t memoryLimit() const override { return m_share.memory / 8 * 5; }
    /// The rest of the share: what its inputs keep of what they have read, all together, and the parts of chunks that its outputs gather.
    [[nodiscard]] static std::size_t memoryOfInputs(std::size_t share) { return share / 8; }
    [[nodiscard]] static std::size_t memoryOfOutputs(std::size_t share) { return share / 8; }
    QString scratchFolder() const override;
    QString checkpointFolder() const override;
    BlockCache* blockCache() const override { return m_blocks; }
    Result<std::unique_ptr<CubeWriter>> createCube(const QString& port, std::shared_ptr<const CubeSignature> signature, ChunkLayout layout) override;

    void setEffects(Effects effects) { m_effects = std::move(effects); }             ///< before the module runs
    void setCheckpointFolder(QString path) { m_checkpointFolder = std::move(path); } ///< before the module runs
    Result<void> publishEffect(const QString& temporary, const QString& path) override;
    bool isOwnEffect(const QString& path) const override { return m_effects.isOwn && m_effects.isOwn(path); }
    /// Absolute paths of what was published outside the store, in that order.
    [[nodiscard]] QStringList effects() const;

    /// What was warned of, to be said again when the result is used again.
    [[nodiscard]] QStringList warnings() const;
    /// Where createCube() writes a port's cube.
    [[nodiscard]] static QString cubePath(const QString& workFolder, const QString& port);

private:
    const QString m_node;
    const ModuleSpec& m_spec;
    const QString m_workFolder;
    const Share m_share;
    const EmitFunction m_emit;
    const std::stop_token m_stop;
    BlockCache* const m_blocks;
    Effects m_effects;
    QString m_checkpointFolder;

    std::mutex m_progressMutex;
    double m_fraction = 0.0;
    std::chrono::steady_clock::time_point m_lastProgress;
    mutable std::mutex m_mutex; ///< of what follows
    QStringList m_warnings;
    QStringList m_published;
    int m_logs = 0;
    int m_measures = 0;
};

} // namespace terrella
