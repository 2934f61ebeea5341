// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube_layout.h"

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
    std::shared_ptr<const RawDataset> m_dataset;
    std::vector<VariableSource> m_sources;
    OpenOptions m_options;
    bool m_closes = false;
};

/// The error for a window that leaves a variable or a buffer of the wrong size; nothing where it fits.
Result<void> checkWindow(const CubeSignature& signature, int variable, const Window& window, std::size_t outSize);

} // namespace terrella
