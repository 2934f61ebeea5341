// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/file_cube.h"

#include "pipelines/data/transpose.h"
#include "pipelines/data/unpack.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FileCube)
};

/// Stored bytes that are read at once: enough for the disk, small beside the memory limit of a run.
constexpr std::size_t kPieceBytes = std::size_t{32} << 20;
/// Largest block of several steps that is kept.
constexpr std::size_t kSlabBytes = std::size_t{96} << 20;

} // namespace

Result<void> checkWindow(const CubeSignature& signature, int variable, const Window& window, std::size_t outSize)
{
    if (variable < 0 || variable >= static_cast<int>(signature.variables.size()))
        return Error{ErrorCode::OutOfRange, Tr::tr("There is no variable number %1.").arg(variable), {}};
    const Variable& info = signature.variables[static_cast<std::size_t>(variable)];
    const std::vector<std::size_t> shape = signature.shapeOf(info);
    bool fits = window.start.size() == shape.size() && window.count.size() == shape.size();
    for (std::size_t d = 0; fits && d < shape.size(); ++d)
        fits = window.start[d] <= shape[d] && window.count[d] <= shape[d] - window.start[d];
    if (fits && window.size() == outSize)
        return {};
    QStringList sizes;
    for (const std::size_t n : shape)
        sizes.append(QString::number(n));
    return Error{
        ErrorCode::OutOfRange, Tr::tr("What was to be read of '%1' leaves the variable (%2).").arg(info.name, sizes.join(QStringLiteral(" × "))), {}};
}

FileCube::FileCube(std::shared_ptr<const RawDataset> dataset, CubeLayout layout, OpenOptions options)
    : Cube(std::move(layout.signature)),
      m_dataset(std::move(dataset)),
      m_slabs(std::make_shared<SlabCache>(kAllSlabBytes)),
      m_sources(std::move(layout.sources)),
      m_options(std::move(options))
{
}

Result<void> FileCube::read(int variable, const Window& window, std::span<float> out) const
{
    TRY_DO(checkWindow(signature(), variable, window, out.size()));
    if (out.empty())
        return {};
    const VariableSource& source = m_sources[static_cast<std::size_t>(variable)];
    const RawVariable& raw = m_dataset->variables[static_cast<std::size_t>(source.raw)];
    const std::size_t rank = raw.dimensions.size();
    std::vector<std::size_t> start(rank, 0);
    std::vector<std::size_t> count(rank, 1);
    std::vector<std::size_t> stride(rank, 0); // of each file dimension in out
    std::size_t step = 1;
    for (std::size_t a = source.dimension.size(); a-- > 0;) {
        if (source.dimension[a] >= 0) {
            const auto d = static_cast<std::size_t>(source.dimension[a]);
            start[d] = window.start[a];
            count[d] = window.count[a];
            stride[d] = step;
        }
        step *= window.count[a];
    }

    // Chunks that hold several steps are decoded once and kept while their steps are asked for one after the other.
    std::size_t cut = 0;
    while (cut + 1 < rank && count[cut] == 1 && (cut >= raw.block.size() || raw.block[cut] <= 1))
        ++cut;
    const std::size_t block = rank > 1 && cut + 2 < rank && cut < raw.block.size() ? raw.block[cut] : 1;
    const std::size_t length = rank > 0 ? m_dataset->dimensions[static_cast<std::size_t>(raw.dimensions[cut])].size : 1;
    const bool partial = block > 1 && (start[cut] % block != 0 || (count[cut] % block != 0 && start[cut] + count[cut] != length));
    if (partial) {
        const std::size_t from = start[cut] / block * block;
        const std::size_t to = std::min(length, (start[cut] + count[cut] + block - 1) / block * block);
        const std::size_t bytes = out.size() / count[cut] * (to - from) * sizeof(float);
        if (bytes <= std::min(kSlabBytes, m_slabs->limit())) {
            std::vector<std::size_t> slabStart = start;
            std::vector<std::size_t> slabCount = count;
            slabStart[cut] = from;
            slabCount[cut] = to - from;
            SlabCache::Key key = slabStart;
            key.insert(key.end(), slabCount.begin(), slabCount.end());
            key.push_back(static_cast<std::size_t>(variable));
            key.push_back(reinterpret_cast<std::uintptr_t>(this));
            std::vector<std::size_t> plain(rank, 1);
            for (std::size_t d = rank - 1; d-- > 0;)
                plain[d] = plain[d + 1] * slabCount[d + 1];
            TRY(const SlabCache::Values slab, m_slabs->get(key, bytes, [&]() -> Result<SlabCache::Values> {
                auto values = std::make_shared<std::vector<float>>(bytes / sizeof(float));
                TRY_DO(readStored(source, slabStart, slabCount, plain, *values));
                return SlabCache::Values(std::move(values));
            }));
            // Dimensions before the cut count one step each, so the wanted steps lie together.
            const std::size_t skip = (start[cut] - from) * plain[cut];
            scatter(std::span<const float>(*slab).subspan(skip, out.size()), count, stride, out.data());
            if (m_closes)
                m_dataset->release();
            return {};
        }
    }
    TRY_DO(readStored(source, std::move(start), std::move(count), stride, out));
    if (m_closes)
        m_dataset->release();
    return {};
}

Result<void> FileCube::readStored(const VariableSource& source, std::vector<std::size_t> start, std::vector<std::size_t> count,
    const std::vector<std::size_t>& stride, std::span<float> out) const
{
    const RawVariable& raw = m_dataset->variables[static_cast<std::size_t>(source.raw)];
    const std::size_t rank = raw.dimensions.size();
    // Pieces are slices of the first dimension that has any extent, whole blocks of the file at a time.
    std::size_t cut = 0;
    while (cut + 1 < rank && count[cut] == 1)
        ++cut;
    std::size_t slice = elementBytes(raw.element);
    for (std::size_t d = cut + 1; d < rank; ++d)
        slice *= count[d];
    std::size_t steps = rank == 0 ? 1 : std::clamp<std::size_t>(kPieceBytes / std::max<std::size_t>(1, slice), 1, count[cut]);
    if (rank > 0 && cut < raw.block.size() && raw.block[cut] > 1)
        steps = std::min((steps + raw.block[cut] - 1) / raw.block[cut] * raw.block[cut], count[cut]);

    const bool inOrder = isContiguous(count, stride);
    std::vector<std::byte> stored;
    std::vector<float> values;
    const std::size_t first = rank == 0 ? 0 : start[cut];
    const std::size_t last = rank == 0 ? 1 : first + count[cut];
    for (std::size_t at = first; at < last;) {
        std::size_t take = std::min(steps, last - at);
        if (rank > 0 && cut < raw.block.size() && raw.block[cut] > 1 && at + take < last && (at + take) % raw.block[cut] != 0)
            take -= std::min(take - 1, (at + take) % raw.block[cut]);
        std::vector<std::size_t> pieceStart = start;
        std::vector<std::size_t> pieceCount = count;
        if (rank > 0) {
            pieceStart[cut] = at;
            pieceCount[cut] = take;
        }
        std::size_t size = 1;
        for (const std::size_t n : pieceCount)
            size *= n;
        const std::size_t offset = rank == 0 ? 0 : (at - first) * stride[cut];
        std::span<float> target = out.subspan(inOrder ? offset : 0, inOrder ? size : out.size());
        if (!inOrder) {
            values.resize(size);
            target = values;
        }
        if (raw.element == Element::Float32) {
            TRY_DO(m_dataset->read(source.raw, pieceStart, pieceCount, target.data()));
            unpackInPlace(raw.packing, target);
        } else {
            stored.resize(size * elementBytes(raw.element));
            TRY_DO(m_dataset->read(source.raw, pieceStart, pieceCount, stored.data()));
            unpack(raw.element, raw.packing, stored.data(), target);
        }
        if (!inOrder)
            scatter(values, pieceCount, stride, out.data() + offset);
        at += take;
    }
    return {};
}

QJsonObject FileCube::reference() const
{
    QJsonObject out;
    out.insert(QStringLiteral("files"), QJsonArray{m_dataset->path});
    out.insert(QStringLiteral("options"), m_options.toJson());
    return out;
}

std::vector<CubePart> FileCube::parts(int variable) const
{
    const RawVariable& raw = m_dataset->variables[static_cast<std::size_t>(m_sources[static_cast<std::size_t>(variable)].raw)];
    const Axis* time = signature().axisOf(signature().variables[static_cast<std::size_t>(variable)], AxisKind::Time);
    return {{m_dataset->path, raw.group + QLatin1Char('/') + raw.name, 0, 0, time ? time->size() : 1}};
}

/// The extent of the file's blocks along an axis.
std::size_t FileCube::readTogether(int variable, AxisKind kind) const
{
    const VariableSource& source = m_sources[static_cast<std::size_t>(variable)];
    const RawVariable& raw = m_dataset->variables[static_cast<std::size_t>(source.raw)];
    const int axis = signature().dimensionOf(signature().variables[static_cast<std::size_t>(variable)], kind);
    const int dimension = axis < 0 ? -1 : source.dimension[static_cast<std::size_t>(axis)];
    if (dimension < 0 || static_cast<std::size_t>(dimension) >= raw.block.size())
        return 1;
    return std::max<std::size_t>(1, raw.block[static_cast<std::size_t>(dimension)]);
}

QString FileCube::storedAt() const { return m_options == OpenOptions() ? m_dataset->path : QString(); }

} // namespace terrella
