// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"

namespace terrella {

/// One raw float32 array of Zarr v2 on disk, read with pread: any number of threads at once, only the bytes asked for. A chunk without file is NaN.
class ZarrArray {
public:
    ZarrArray(QString folder, std::vector<std::size_t> shape, std::vector<std::size_t> chunk);
    Result<void> read(const Window& window, std::span<float> out) const;

private:
    Result<void> readChunk(const std::vector<std::size_t>& chunk, const Window& window, std::span<float> out) const;
    QString m_folder;
    std::vector<std::size_t> m_shape, m_chunk;
};

/// Opens a cube that this program has written. Values are read by ZarrArray, without GDAL's lock; whatever is not laid out as createZarr() does it is
/// read through GDAL.
Result<std::shared_ptr<const Cube>> openStored(const QString& path);

} // namespace terrella
