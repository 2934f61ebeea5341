// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QString>

#include <cstddef>
#include <memory>
#include <span>

namespace terrella::learning {

/// Fields of float32 by step and channel in one file that is thrown away afterwards: data that are read many times, brought to one grid once.
/// Different fields may be written and read from several threads at once.
class FieldFile {
public:
    static Result<std::unique_ptr<FieldFile>> create(const QString& path, std::size_t channels, std::size_t cells);
    ~FieldFile();
    FieldFile(const FieldFile&) = delete;
    FieldFile& operator=(const FieldFile&) = delete;

    [[nodiscard]] std::size_t cells() const { return m_cells; }
    Result<void> write(std::size_t step, std::size_t channel, std::span<const float> field);
    Result<void> read(std::size_t step, std::size_t channel, std::span<float> field) const;

private:
    FieldFile(int file, QString path, std::size_t channels, std::size_t cells)
        : m_file(file),
          m_path(std::move(path)),
          m_channels(channels),
          m_cells(cells)
    {
    }
    [[nodiscard]] Error failure(int problem) const;

    int m_file;
    QString m_path;
    std::size_t m_channels, m_cells;
};

} // namespace terrella::learning
