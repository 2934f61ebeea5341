// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/run_context.h"

namespace terrella {

/// For a walk whose kernel tells itself how far it is (a tile may take long): everything of the context but its progress.
class SilentWalk final : public RunContext {
public:
    explicit SilentWalk(RunContext& parent) : m_parent(parent) {}
    std::stop_token stopToken() const override { return m_parent.stopToken(); }
    void progress(double, const QString&) override {}
    void warn(const QString& message) override { m_parent.warn(message); }
    void log(const QString& message) override { m_parent.log(message); }
    int threads() const override { return m_parent.threads(); }
    std::size_t memoryLimit() const override { return m_parent.memoryLimit(); }
    QString scratchFolder() const override { return m_parent.scratchFolder(); }
    Result<std::unique_ptr<CubeWriter>> createCube(const QString& port, std::shared_ptr<const CubeSignature> signature, ChunkLayout layout) override
    {
        return m_parent.createCube(port, std::move(signature), layout);
    }

private:
    RunContext& m_parent;
};

} // namespace terrella
