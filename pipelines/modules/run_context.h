// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/cube_writer.h"

#include <QString>

#include <cstddef>
#include <memory>
#include <stop_token>

namespace terrella {

class BlockCache;

/// What a running module may ask of the world. Valid only for the call it is handed to; every member may be called from any thread.
class RunContext {
public:
    virtual ~RunContext() = default;

    [[nodiscard]] virtual std::stop_token stopToken() const = 0;
    [[nodiscard]] bool cancelled() const { return stopToken().stop_requested(); }
    /// The error to return when cancelled.
    [[nodiscard]] static Error cancelledError();

    /// 0 … 1, never backwards; what: a short phrase in the user's words ("305 of 492 steps").
    virtual void progress(double fraction, const QString& what = {}) = 0;
    /// Stands on the node beside its result.
    virtual void warn(const QString& message) = 0;
    virtual void log(const QString& message) = 0;
    /// A point of a curve that shows how the work goes, drawn while it goes on: ("loss", epoch, value). Values that are not finite are left out.
    virtual void measure([[maybe_unused]] const QString& curve, [[maybe_unused]] double at, [[maybe_unused]] double value) {}

    [[nodiscard]] virtual int threads() const = 0;
    /// What this module may hold in memory at once, in bytes.
    [[nodiscard]] virtual std::size_t memoryLimit() const = 0;
    /// A folder for files that are thrown away after the module has run.
    [[nodiscard]] virtual QString scratchFolder() const = 0;
    /// A folder for what long work needs to go on with after it was stopped or died: the next run that makes the same result finds there what was put
    /// there. It may go at any time (make it again before writing), and goes when the result is published. Publish files there by rename.
    [[nodiscard]] virtual QString checkpointFolder() const { return scratchFolder(); }

    /// Moves a finished file or folder that lies beside `path` there, over whatever is there: an effect of this run outside the store. The node's
    /// result is good only while the file is where it was written and holds what was written; else the node runs again.
    virtual Result<void> publishEffect(const QString& temporary, const QString& path);
    /// Whether what lies there is as this node published it in this run or an earlier one, so that nothing is lost by replacing it.
    [[nodiscard]] virtual bool isOwnEffect(const QString& path) const;

    /// Where finished blocks of results are kept for later runs, or null. Asked by the walks.
    [[nodiscard]] virtual BlockCache* blockCache() const { return nullptr; }

    /// A new cube for an output port, written straight into the store.
    virtual Result<std::unique_ptr<CubeWriter>> createCube(
        const QString& port, std::shared_ptr<const CubeSignature> signature, ChunkLayout layout = ChunkLayout::Fields)
        = 0;
};

/// Maps a part's 0 … 1 onto [from, to] of its parent; passes on everything else.
class SubProgress final : public RunContext {
public:
    SubProgress(RunContext& parent, double from, double to) : m_parent(parent), m_from(from), m_to(to) {}
    std::stop_token stopToken() const override { return m_parent.stopToken(); }
    void progress(double fraction, const QString& what = {}) override { m_parent.progress(m_from + (m_to - m_from) * fraction, what); }
    void warn(const QString& message) override { m_parent.warn(message); }
    void log(const QString& message) override { m_parent.log(message); }
    void measure(const QString& curve, double at, double value) override { m_parent.measure(curve, at, value); }
    int threads() const override { return m_parent.threads(); }
    std::size_t memoryLimit() const override { return m_parent.memoryLimit(); }
    QString scratchFolder() const override { return m_parent.scratchFolder(); }
    QString checkpointFolder() const override { return m_parent.checkpointFolder(); }
    Result<void> publishEffect(const QString& temporary, const QString& path) override { return m_parent.publishEffect(temporary, path); }
    bool isOwnEffect(const QString& path) const override { return m_parent.isOwnEffect(path); }
    BlockCache* blockCache() const override { return m_parent.blockCache(); }
    Result<std::unique_ptr<CubeWriter>> createCube(const QString& port, std::shared_ptr<const CubeSignature> signature, ChunkLayout layout) override
    {
        return m_parent.createCube(port, std::move(signature), layout);
    }

private:
    RunContext& m_parent;
    double m_from;
    double m_to;
};

} // namespace terrella
