// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/stored_cube.h"

#include "pipelines/core/json.h"
#include "pipelines/data/file_cube.h"
#include "pipelines/data/step_digests.h"
#include "pipelines/data/zarr_boxes.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::StoredCube)
};

using zarr::Index;

class StoredCube final : public Cube {
public:
    StoredCube(std::shared_ptr<const Cube> described, QString path, std::vector<ZarrArray> arrays, std::map<QString, std::vector<Digest>> digests)
        : Cube(described->sharedSignature()),
          m_path(std::move(path)),
          m_arrays(std::move(arrays)),
          m_digests(std::move(digests))
    {
    }

    Result<void> read(int variable, const Window& window, std::span<float> out) const override
    {
        TRY_DO(checkWindow(signature(), variable, window, out.size()));
        return out.empty() ? Result<void>() : m_arrays[static_cast<std::size_t>(variable)].read(window, out);
    }
    QJsonObject reference() const override
    {
        return {{QStringLiteral("files"), QJsonArray{m_path}}, {QStringLiteral("options"), OpenOptions().toJson()}};
    }
    QString storedAt() const override { return m_path; }
    std::vector<Digest> stepDigests(int variable) const override
    {
        const auto found = m_digests.find(signature().variables[static_cast<std::size_t>(variable)].name);
        return found == m_digests.end() ? std::vector<Digest>() : found->second;
    }

private:
    QString m_path;
    std::vector<ZarrArray> m_arrays; ///< by variable
    std::map<QString, std::vector<Digest>> m_digests;
};

Index sizesIn(const QJsonValue& value)
{
    Index out;
    for (const QJsonValue& size : value.toArray())
        out.push_back(static_cast<std::size_t>(std::max<qint64>(0, size.toInteger())));
    return out;
}

/// The array of a variable, if it is laid out as our writer does it.
std::optional<ZarrArray> arrayOf(const QString& folder, const QJsonObject& metadata, const Index& shape)
{
    const bool isRaw = metadata.value(QLatin1String("dtype")) == QLatin1String("<f4") && metadata.value(QLatin1String("compressor")).isNull()
        && metadata.value(QLatin1String("filters")).isNull() && metadata.value(QLatin1String("order")) == QLatin1String("C")
        && metadata.value(QLatin1String("fill_value")) == QLatin1String("NaN") && !metadata.contains(QLatin1String("dimension_separator"));
    const Index chunk = sizesIn(metadata.value(QLatin1String("chunks")));
    if (!isRaw || sizesIn(metadata.value(QLatin1String("shape"))) != shape || chunk.size() != shape.size()
        || std::ranges::find(chunk, std::size_t{0}) != chunk.end())
        return {};
    return ZarrArray(folder, shape, chunk);
}

struct Descriptor {
    int number = -1;
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
};

} // namespace

ZarrArray::ZarrArray(QString folder, Index shape, Index chunk) : m_folder(std::move(folder)), m_shape(std::move(shape)), m_chunk(std::move(chunk))
{
    if (m_shape.empty())
        m_shape = m_chunk = {1};
}

Result<void> ZarrArray::read(const Window& asked, std::span<float> out) const
{
    const Window window = asked.start.empty() ? Window{{0}, {1}} : asked;
    Index first(m_shape.size());
    Index count(m_shape.size());
    for (std::size_t d = 0; d < m_shape.size(); ++d) {
        first[d] = window.start[d] / m_chunk[d];
        count[d] = (window.start[d] + window.count[d] - 1) / m_chunk[d] - first[d] + 1;
    }
    Index at(m_shape.size(), 0);
    do {
        Index chunk = first;
        for (std::size_t d = 0; d < chunk.size(); ++d)
            chunk[d] += at[d];
        TRY_DO(readChunk(chunk, window, out));
    } while (zarr::advance(at, count, count.size()));
    return {};
}

Result<void> ZarrArray::readChunk(const Index& chunk, const Window& window, std::span<float> out) const
{
    QByteArray path = QFile::encodeName(m_folder) + '/';
    for (std::size_t d = 0; d < chunk.size(); ++d)
        path += (d == 0 ? "" : ".") + QByteArray::number(static_cast<qulonglong>(chunk[d]));
    const zarr::Overlap part = zarr::overlapOf(chunk, m_chunk, window.start, window.count);
    const Descriptor file{::open(path.constData(), O_RDONLY | O_CLOEXEC)};
    const auto unreadable = [&](const QString& why) {
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' cannot be read: %2. Remove it and run again.").arg(QFile::decodeName(path), why), {}};
    };
    if (file.number < 0 && errno != ENOENT)
        return unreadable(QString::fromLocal8Bit(std::strerror(errno)));
    QString why;
    zarr::forEachRow(part.count, m_chunk, part.inChunk, window.count, part.inWindow, [&](std::size_t from, std::size_t to, std::size_t length) {
        const auto values = out.subspan(to, length);
        if (file.number < 0) {
            std::ranges::fill(values, std::numeric_limits<float>::quiet_NaN());
            return;
        }
        auto* target = reinterpret_cast<char*>(values.data());
        std::size_t bytes = values.size_bytes();
        for (auto offset = static_cast<off_t>(from * sizeof(float)); bytes > 0 && why.isEmpty();) {
            const ssize_t got = ::pread(file.number, target, bytes, offset);
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                why = got == 0 ? Tr::tr("it ends too early") : QString::fromLocal8Bit(std::strerror(errno));
            target += got;
            bytes -= static_cast<std::size_t>(got);
            offset += got;
        }
    });
    return why.isEmpty() ? Result<void>() : unreadable(why);
}

Result<std::shared_ptr<const Cube>> openStored(const QString& path)
{
    TRY(auto described, openCube({path}));
    const auto marker = readJsonFile(path + QLatin1Char('/') + QLatin1String(kDigestFile));
    const auto metadata = readJsonFile(path + QStringLiteral("/.zmetadata"));
    if (!marker || !metadata)
        return described;
    const QJsonObject files = metadata->value(QLatin1String("metadata")).toObject();
    const CubeSignature& signature = described->signature();
    std::vector<ZarrArray> arrays;
    for (const Variable& variable : signature.variables) {
        auto array = arrayOf(
            path + QLatin1Char('/') + variable.name, files.value(variable.name + QStringLiteral("/.zarray")).toObject(), signature.shapeOf(variable));
        if (!array)
            return described;
        arrays.push_back(*std::move(array));
    }
    return std::shared_ptr<const Cube>(
        std::make_shared<StoredCube>(std::move(described), QFileInfo(path).absoluteFilePath(), std::move(arrays), digestsFromJson(*marker)));
}

} // namespace terrella
