// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QString>

#include <cstddef>

namespace terrella {

/// "Cannot write '…/a.zarr': No space left on device; 3.4 MB are free there." for an errno.
Error diskError(const QString& path, int reason);

/// Writes a whole file, replacing what was there. Nothing is renamed: for files inside a temporary folder.
Result<void> writeWholeFile(const QString& path, const void* data, std::size_t bytes);

/// A file opened for writing at places of one's choice.
class DiskFile {
public:
    static Result<DiskFile> open(const QString& path);
    DiskFile(DiskFile&& other) noexcept;
    DiskFile& operator=(DiskFile&&) = delete;
    DiskFile(const DiskFile&) = delete;
    ~DiskFile();
    Result<void> writeAt(std::size_t offset, const void* data, std::size_t bytes);
    Result<void> close();

private:
    DiskFile(QString path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}
    QString m_path;
    int m_descriptor = -1;
};

/// A folder beside a final name, invisible in listings, removed with all it holds unless it was published.
class TemporaryFolder {
public:
    /// Makes it in the folder of `finalPath`, which is made too.
    static Result<TemporaryFolder> beside(const QString& finalPath);
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    TemporaryFolder(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString filePath(const QString& name) const { return m_path + QLatin1Char('/') + name; }
    /// The folder itself becomes `finalPath`.
    Result<void> publishAs(const QString& finalPath);
    /// A file in it becomes `finalPath`, replacing what was there.
    Result<void> publishFileAs(const QString& name, const QString& finalPath);

private:
    explicit TemporaryFolder(QString path) : m_path(std::move(path)) {}
    QString m_path;
};

} // namespace terrella
