// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QLockFile>
#include <QString>

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace terrella::earth {

/// Coarse values of one field at many time steps, kept in a file of the cache. Each step is packed by itself; numbers keep 12 bits of their fraction
/// (one part in 8000), missing values stay missing. Any thread; several processes may read while one writes.
class OverviewFile {
public:
    struct Shape {
        std::size_t steps = 0, rows = 0, columns = 0;
        [[nodiscard]] std::size_t size() const { return rows * columns; }
        bool operator==(const Shape&) const = default;
    };

    /// Opens the file, or makes it; null where that cannot be. What is there of another shape, or damaged, is begun anew.
    static std::shared_ptr<OverviewFile> open(const QString& path, const Shape& shape);
    ~OverviewFile();
    OverviewFile(const OverviewFile&) = delete;
    OverviewFile& operator=(const OverviewFile&) = delete;

    [[nodiscard]] const Shape& shape() const { return m_shape; }
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool has(std::size_t step) const;
    [[nodiscard]] std::size_t count() const; ///< of steps that are there
    /// Nothing where the step is not there, or damaged.
    [[nodiscard]] std::optional<std::vector<float>> read(std::size_t step) const;
    /// False: the disk is full, or another process writes this file.
    bool write(std::size_t step, std::span<const float> values);

private:
    OverviewFile(QString path, const Shape& shape);
    [[nodiscard]] bool isSound();
    bool begin();

    QString m_path;
    Shape m_shape;
    mutable std::mutex m_mutex;
    mutable QFile m_file;
    std::unique_ptr<QLockFile> m_lock; ///< held once something was written
    struct Place {
        quint64 offset = 0;
        quint32 bytes = 0;
        quint32 check = 0; ///< of what stands there
    };
    mutable std::vector<Place> m_places;                ///< as read last; nothing where bytes is 0
    void refresh() const;                               ///< what another process has added; with the lock held
    [[nodiscard]] bool isThere(std::size_t step) const; ///< with the lock held
    mutable QElapsedTimer m_fresh;
    mutable std::set<std::size_t> m_damaged; ///< as if they were not there
};

/// One step as it is kept.
QByteArray packOverview(std::span<const float> values);
std::optional<std::vector<float>> unpackOverview(const QByteArray& bytes, std::size_t size);

} // namespace terrella::earth
