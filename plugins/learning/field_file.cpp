// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/field_file.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace terrella::learning {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Learning)
};
} // namespace

Result<std::unique_ptr<FieldFile>> FieldFile::create(const QString& path, std::size_t channels, std::size_t cells)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    std::unique_ptr<FieldFile> out(new FieldFile(file, path, channels, cells));
    if (file < 0)
        return out->failure(errno);
    return out;
}

FieldFile::~FieldFile()
{
    if (m_file >= 0)
        ::close(m_file);
    QFile::remove(m_path);
}

Error FieldFile::failure(int problem) const
{
    return {
        ErrorCode::Disk, Tr::tr("The file '%1' for work in progress failed: %2.").arg(m_path, QString::fromLocal8Bit(std::strerror(problem))), {}};
}

Result<void> FieldFile::write(std::size_t step, std::size_t channel, std::span<const float> field)
{
    const auto* data = reinterpret_cast<const char*>(field.data());
    std::size_t left = field.size_bytes();
    auto at = static_cast<off_t>((step * m_channels + channel) * m_cells * sizeof(float));
    while (left > 0) {
        const ssize_t done = ::pwrite(m_file, data, left, at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return failure(done < 0 ? errno : ENOSPC);
        data += done;
        at += done;
        left -= static_cast<std::size_t>(done);
    }
    return {};
}

Result<void> FieldFile::read(std::size_t step, std::size_t channel, std::span<float> field) const
{
    auto* data = reinterpret_cast<char*>(field.data());
    std::size_t left = field.size_bytes();
    auto at = static_cast<off_t>((step * m_channels + channel) * m_cells * sizeof(float));
    while (left > 0) {
        const ssize_t done = ::pread(m_file, data, left, at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return failure(done < 0 ? errno : EIO);
        data += done;
        at += done;
        left -= static_cast<std::size_t>(done);
    }
    return {};
}

} // namespace terrella::learning
