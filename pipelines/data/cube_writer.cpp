// SPDX-License-Identifier: GPL-3.0-or-later
// Zarr v2, raw chunks. Why own files and not GDAL's driver: resources/help/dev/decisions/0002-zarr-writer.md.
#include "pipelines/data/cube_writer.h"

#include "pipelines/core/json.h"
#include "pipelines/data/disk_file.h"
#include "pipelines/data/step_digests.h"
#include "pipelines/data/stored_cube.h"
#include "pipelines/data/zarr_chunks.h"
#include "pipelines/data/zarr_metadata.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <mutex>
#include <optional>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::CubeWriter)
};

constexpr std::size_t leastChunkValues = std::size_t{1} << 18;  // 1 MiB: smaller fields share a chunk over time
constexpr std::size_t seriesChunkValues = std::size_t{1} << 19; // 2 MiB
constexpr std::size_t mostChunkValues = std::size_t{1} << 24;   // 64 MiB: larger fields are cut into bands of rows

std::vector<std::size_t> chunkShape(const CubeSignature& signature, const Variable& variable, ChunkLayout layout)
{
    const std::vector<std::size_t> shape = signature.shapeOf(variable);
    std::vector<std::size_t> chunk(shape.size(), 1);
    const auto at = [&](AxisKind kind) { return signature.dimensionOf(variable, kind); };
    const int time = at(AxisKind::Time);
    const int rows = at(AxisKind::Y);
    const int columns = at(AxisKind::X) >= 0 ? at(AxisKind::X) : at(AxisKind::Cell);
    std::size_t values = 1; // in the chunk so far
    const auto take = [&](int dimension, std::size_t limit) {
        if (dimension < 0)
            return;
        const auto d = static_cast<std::size_t>(dimension);
        chunk[d] = std::min(shape[d], std::max<std::size_t>(1, limit / values));
        values *= chunk[d];
    };
    if (layout == ChunkLayout::Series && time >= 0) {
        take(time, shape[static_cast<std::size_t>(time)]);
        take(columns, seriesChunkValues);
        take(rows, seriesChunkValues);
    } else {
        take(columns, mostChunkValues);
        take(rows, mostChunkValues);
        if (values < leastChunkValues)
            take(time, leastChunkValues);
    }
    return chunk;
}

class ZarrWriter final : public CubeWriter {
public:
    ZarrWriter(QString path, std::shared_ptr<const CubeSignature> signature, TemporaryFolder folder)
        : m_path(std::move(path)),
          m_signature(std::move(signature)),
          m_folder(std::move(folder))
    {
    }

    Result<void> begin(ChunkLayout layout, std::size_t gatherBytes);
    const CubeSignature& signature() const override { return *m_signature; }
    Result<void> write(int variable, const Window& window, std::span<const float> values) override;
    QString target() const override { return m_path; }
    std::optional<ChunkPlace> placeOf(int variable, const Window& window) override
    {
        return m_chunks[static_cast<std::size_t>(variable)]->placeOf(window);
    }
    bool adopt(int variable, const Window& window, const QString& file, std::span<const float> values) override;
    Result<std::shared_ptr<const Cube>> finish() override;

private:
    Result<void> writeDigests();
    /// Errors name the final path, not the temporary one.
    Error inPlainWords(Error error) const;

    QString m_path;
    std::shared_ptr<const CubeSignature> m_signature;
    TemporaryFolder m_folder;
    ChunkLayout m_layout = ChunkLayout::Fields;
    std::vector<std::unique_ptr<ZarrChunks>> m_chunks;   // by variable
    std::vector<std::unique_ptr<StepDigests>> m_digests; // by variable
    std::mutex m_mutex;
    std::optional<Error> m_failure; // the first: later writes repeat it
};

Error ZarrWriter::inPlainWords(Error error) const
{
    error.message.replace(m_folder.path(), m_path);
    return error;
}

Result<void> ZarrWriter::begin(ChunkLayout layout, std::size_t gatherBytes)
{
    m_layout = layout;
    TRY(const CfFile file, layOut(*m_signature));
    std::vector<ZarrStorage> storage;
    for (const Variable& variable : m_signature->variables)
        storage.push_back({chunkShape(*m_signature, variable, layout)});
    TRY_DO(ZarrMetadata(m_folder.path()).write(file, storage));
    for (std::size_t v = 0; v < file.variables.size(); ++v) {
        const Variable& variable = m_signature->variables[v];
        m_chunks.push_back(std::make_unique<ZarrChunks>(m_folder.filePath(file.variables[v].name), m_signature->shapeOf(variable), storage[v].chunk,
            gatherBytes / file.variables.size()));
        m_digests.push_back(std::make_unique<StepDigests>(*m_signature, variable));
    }
    return {};
}

Result<void> ZarrWriter::write(int variable, const Window& window, std::span<const float> values)
{
    if (variable < 0 || static_cast<std::size_t>(variable) >= m_chunks.size())
        return Error{ErrorCode::OutOfRange, Tr::tr("'%1' has no variable number %2.").arg(m_path).arg(variable), {}};
    const Variable& info = m_signature->variables[static_cast<std::size_t>(variable)];
    const std::vector<std::size_t> shape = m_signature->shapeOf(info);
    bool fits = window.start.size() == shape.size() && window.count.size() == shape.size() && values.size() == window.size();
    for (std::size_t d = 0; fits && d < shape.size(); ++d)
        fits = window.count[d] > 0 && window.start[d] < shape[d] && window.count[d] <= shape[d] - window.start[d];
    if (!fits)
        return Error{
            ErrorCode::OutOfRange, Tr::tr("A block of %1 values does not fit into '%2' of '%3'.").arg(values.size()).arg(info.name, m_path), {}};
    {
        const std::lock_guard lock(m_mutex);
        if (m_failure)
            return *m_failure;
    }
    auto done = m_chunks[static_cast<std::size_t>(variable)]->write(window, values);
    if (done) {
        m_digests[static_cast<std::size_t>(variable)]->add(window, values);
        return {};
    }
    const std::lock_guard lock(m_mutex);
    if (!m_failure)
        m_failure = inPlainWords(std::move(done).error());
    return *m_failure;
}

bool ZarrWriter::adopt(int variable, const Window& window, const QString& file, std::span<const float> values)
{
    if (!m_chunks[static_cast<std::size_t>(variable)]->adopt(window, file))
        return false;
    m_digests[static_cast<std::size_t>(variable)]->add(window, values);
    return true;
}

/// Fields that came in parts are read once more, as long as they lie in one piece.
Result<void> ZarrWriter::writeDigests()
{
    std::map<QString, std::vector<Digest>> all;
    for (std::size_t v = 0; v < m_digests.size(); ++v) {
        const Variable& variable = m_signature->variables[v];
        const ZarrArray array(m_folder.filePath(variable.name), m_signature->shapeOf(variable), m_chunks[v]->chunkShape());
        const bool isSeries = m_layout == ChunkLayout::Series && m_signature->dimensionOf(variable, AxisKind::Time) >= 0;
        std::vector<float> field;
        for (const Window& window : isSeries ? std::vector<Window>() : m_digests[v]->unknown()) {
            field.resize(window.size());
            TRY_DO(array.read(window, field));
            m_digests[v]->add(window, field);
        }
        all[variable.name] = m_digests[v]->perStep();
    }
    const QByteArray text = prettyJson(digestsToJson(all));
    return writeWholeFile(m_folder.filePath(QLatin1String(kDigestFile)), text.constData(), static_cast<std::size_t>(text.size()));
}

Result<std::shared_ptr<const Cube>> ZarrWriter::finish()
{
    if (m_failure)
        return *m_failure;
    for (std::size_t v = 0; v < m_chunks.size(); ++v) {
        const ZarrChunks::Missing missing = m_chunks[v]->missing();
        if (missing.count == 0)
            continue;
        QStringList first;
        for (const std::size_t i : missing.first)
            first.append(QString::number(i));
        return Error{ErrorCode::Failed,
            Tr::tr(
                "'%1' was not written completely: the variable '%2' lacks %n block(s), the first at (%3).", nullptr, static_cast<int>(missing.count))
                .arg(m_path, m_signature->variables[v].name, first.join(QStringLiteral(", "))),
            {}};
    }
    if (auto done = writeDigests(); !done)
        return inPlainWords(std::move(done).error());
    if (auto done = m_folder.publishAs(m_path); !done)
        return inPlainWords(std::move(done).error());
    return openStored(m_path);
}

} // namespace

Result<std::unique_ptr<CubeWriter>> createZarr(
    const QString& path, std::shared_ptr<const CubeSignature> signature, ChunkLayout layout, std::size_t gatherBytes)
{
    const QString target = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (QFileInfo::exists(target))
        return Error{ErrorCode::Disk, Tr::tr("'%1' exists already; choose another name or remove it first.").arg(path), {}};
    if (!signature || signature->variables.empty())
        return Error{ErrorCode::Invalid, Tr::tr("There is no variable to write into '%1'.").arg(path), {}};
    TRY(TemporaryFolder folder, TemporaryFolder::beside(target));
    const QString temporary = folder.path();
    auto writer = std::make_unique<ZarrWriter>(target, std::move(signature), std::move(folder));
    if (auto begun = writer->begin(layout, gatherBytes); !begun) {
        Error error = std::move(begun).error();
        error.message.replace(temporary, target);
        return error;
    }
    return std::unique_ptr<CubeWriter>(std::move(writer));
}

} // namespace terrella
