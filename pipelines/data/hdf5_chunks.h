// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/raw_dataset.h"

#include <memory>
#include <span>

namespace terrella {

/// Reads the deflated chunks of an HDF5 file, NetCDF-4 among them, and unpacks them itself: on several threads and outside the lock that libhdf5
/// needs. What it does not know how to read it leaves to the library. Any thread.
class Hdf5Chunks {
public:
    /// For a file on a disk of this machine; it is opened when something is read.
    explicit Hdf5Chunks(QString path);
    ~Hdf5Chunks();
    Hdf5Chunks(const Hdf5Chunks&) = delete;
    Hdf5Chunks& operator=(const Hdf5Chunks&) = delete;

    /// Stored elements of a box, as RawDataset::read() gives them. False, and nothing in `out` is of use, where the box must be read otherwise:
    /// values that are not plain numbers of that element, other filters than shuffling and deflation, small parts of few chunks wanted, damage.
    [[nodiscard]] bool read(const RawVariable& variable, std::span<const std::size_t> start, std::span<const std::size_t> count, void* out) const;
    /// Closes the file until the next read.
    void release() const;

private:
    struct File;
    struct Array;
    [[nodiscard]] std::shared_ptr<const Array> arrayOf(const RawVariable& variable) const; ///< with the library's lock held

    const QString m_path;
    mutable std::unique_ptr<File> m_file; ///< guarded by netCdfMutex(), as all that libhdf5 gave
    mutable bool m_isOther = false;       ///< it cannot be opened so
};

} // namespace terrella
