// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/block_cache.h"
#include "pipelines/modules/module.h"
#include "pipelines/run/block_folder.h"
#include "pipelines/run/node_basis.h"

#include <atomic>
#include <map>
#include <mutex>

namespace terrella {

/// The blocks that one running node may find and leave in the store. Any thread.
class NodeBlocks final : public BlockCache {
public:
    NodeBlocks(
        const Store& store, const ModuleSpec& spec, const NodeBasis& basis, const ValueMap& values, FileIdentities& files, std::stop_token stop);

    [[nodiscard]] std::optional<Digest> contentOf(const Cube& cube, int variable, std::size_t step) override;
    std::shared_ptr<BlockShelf> shelf(const QStringList& choosing) override;
    std::shared_ptr<BlockShelf> passingShelf(const Digest& family) override;
    void count(std::size_t computed, std::size_t reused) override;

    [[nodiscard]] std::size_t computed() const { return m_computed; }
    [[nodiscard]] std::size_t reused() const { return m_reused; }
    /// After the walks: an error where a file has changed since it was looked at; what was kept of it goes.
    Result<void> checkFilesUnchanged();
    /// What serves only to go on: to be removed once the result is published.
    [[nodiscard]] std::vector<std::shared_ptr<BlockFolder>> passing();

private:
    /// Digests of all steps of one variable; empty: not known.
    using Steps = std::vector<Digest>;
    Steps digestsOf(const Cube& cube, int variable);
    /// Of an input; nothing for other cubes.
    [[nodiscard]] std::optional<QString> keyOf(const Cube& cube) const;
    Steps digestsOfFiles(const std::vector<CubePart>& parts, std::size_t steps);
    [[nodiscard]] Digest familyOf(const QStringList& choosing) const;
    std::shared_ptr<BlockFolder> folder(const QString& name, const Digest& family);

    const QString m_root;
    const ModuleSpec& m_spec;
    const NodeBasis& m_basis;
    const ValueMap& m_values;
    FileIdentities& m_files;
    const std::stop_token m_stop;

    std::mutex m_mutex; ///< of what follows
    std::map<std::pair<const Cube*, int>, Steps> m_contents;
    std::map<QString, QString> m_identities; ///< of files that were looked at
    std::map<QString, Digest> m_families;    ///< by the parameters that only choose
    std::map<QString, std::shared_ptr<BlockFolder>> m_folders;
    std::vector<std::shared_ptr<BlockFolder>> m_passing;
    std::atomic<std::size_t> m_computed{0}, m_reused{0};
};

} // namespace terrella
