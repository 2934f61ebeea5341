// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube_layout.h"
#include "pipelines/data/slab_cache.h"

namespace terrella {

/// A cube over one file. Any thread; several reads unpack at the same time while the file's library reads one after the other.
class FileCube final : public Cube {
public:
    FileCube(std::shared_ptr<const RawDataset> dataset, CubeLayout layout, OpenOptions options);

    Result<void> read(int variable, const Window& window, std::span<float> out) const override;
    [[nodiscard]] QJsonObject reference() const override;
    [[nodiscard]] QString storedAt() const override;
    [[nodiscard]] const RawDataset& dataset() const { return *m_dataset; }
    /// After each read the file is closed again: for cubes of very many files.
    void closeAfterReading() { m_closes = true; }

private:
    Result<void> readStored(const VariableSource& source, std::vector<std::size_t> start, std::vector<std::size_t> count,
        const std::vector<std::size_t>& stride, std::span<float> out) const;

    std::shared_ptr<const RawDataset> m_dataset;
    mutable SlabCache m_slabs;
    std::vector<VariableSource> m_sources;
    OpenOptions m_options;
    bool m_closes = false;
};

/// The error for a window that leaves a variable or a buffer of the wrong size; nothing where it fits.
Result<void> checkWindow(const CubeSignature& signature, int variable, const Window& window, std::size_t outSize);

} // namespace terrella
