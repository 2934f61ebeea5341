// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube_layout.h"
#include "pipelines/data/slab_cache.h"

namespace terrella {

/// What a cube keeps of the blocks of several steps that it has unpacked, unless it is told otherwise.
inline constexpr std::size_t kAllSlabBytes = std::size_t{192} << 20;

/// A cube over one file. Any thread; several reads unpack at the same time while the file's library reads one after the other.
class FileCube final : public Cube {
public:
    FileCube(std::shared_ptr<const RawDataset> dataset, CubeLayout layout, OpenOptions options);

    Result<void> read(int variable, const Window& window, std::span<float> out) const override;
    [[nodiscard]] QJsonObject reference() const override;
    [[nodiscard]] QString storedAt() const override;
    [[nodiscard]] std::vector<CubePart> parts(int variable) const override;
    [[nodiscard]] std::size_t rowsReadTogether(int variable) const override { return readTogether(variable, AxisKind::Y); }
    [[nodiscard]] std::size_t stepsReadTogether(int variable) const override { return readTogether(variable, AxisKind::Time); }
    void keepAtMost(std::size_t bytes) const override { m_slabs->setLimit(bytes); }
    /// Several files of one cube share what they keep. Before the first read.
    void shareSlabs(std::shared_ptr<SlabCache> slabs) { m_slabs = std::move(slabs); }
    [[nodiscard]] const RawDataset& dataset() const { return *m_dataset; }
    /// After each read the file is closed again: for cubes of very many files.
    void closeAfterReading() { m_closes = true; }

private:
    [[nodiscard]] std::size_t readTogether(int variable, AxisKind kind) const;
    Result<void> readStored(const VariableSource& source, std::vector<std::size_t> start, std::vector<std::size_t> count,
        const std::vector<std::size_t>& stride, std::span<float> out) const;

    std::shared_ptr<const RawDataset> m_dataset;
    std::shared_ptr<SlabCache> m_slabs;
    std::vector<VariableSource> m_sources;
    OpenOptions m_options;
    bool m_closes = false;
};

/// The error for a window that leaves a variable or a buffer of the wrong size; nothing where it fits.
Result<void> checkWindow(const CubeSignature& signature, int variable, const Window& window, std::size_t outSize);

} // namespace terrella
