// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk_spool.h"

#include "pipelines/core/files.h"
#include "pipelines/modules/walk_tiles.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Walk)
};

/// Left free on the disk for the result and for others.
constexpr qint64 kRoomToLeave = qint64{256} << 20;

template <class Call, class Byte>
Result<void> wholly(const Call& call, int descriptor, Byte* data, std::size_t bytes, std::size_t offset)
{
    while (bytes > 0) {
        const ssize_t done = call(descriptor, data, bytes, static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return Error{ErrorCode::Disk,
                Tr::tr("The scratch file of this step failed: %1. Make room, or choose another place for the store with TERRELLA_STORE.")
                    .arg(done == 0 ? Tr::tr("it ends too early") : QString::fromLocal8Bit(std::strerror(errno))),
                {}};
        data += done;
        bytes -= static_cast<std::size_t>(done);
        offset += static_cast<std::size_t>(done);
    }
    return {};
}

} // namespace

bool isWorthSpooling(const WalkInput& input, const std::vector<CellRange>& boxes, const WalkShape& shape)
{
    const std::size_t together = input.cube->rowsReadTogether(input.variable);
    if (boxes.size() < 2 || together < 2)
        return false;
    std::size_t rows = 0;
    for (const CellRange& box : boxes) {
        const std::size_t first = box.first / shape.nx / together, last = (box.end() - 1) / shape.nx / together;
        rows += (last - first + 1) * together;
    }
    constexpr double most = 1.5; // times the source: writing and reading raw values costs about as much as the rest
    return static_cast<double>(rows * shape.nx) > most * static_cast<double>(shape.cells);
}

SpoolFile::SpoolFile(int descriptor, std::vector<CellRange> boxes, std::size_t steps)
    : m_descriptor(descriptor),
      m_boxes(std::move(boxes)),
      m_steps(steps)
{
    std::size_t before = 0;
    for (const CellRange& box : m_boxes) {
        m_offsets.push_back(before);
        before += box.count * m_steps;
    }
}

SpoolFile::~SpoolFile() { ::close(m_descriptor); }

Result<std::unique_ptr<SpoolFile>> SpoolFile::make(RunContext& context, const WalkInput& input, const std::vector<CellRange>& boxes,
    const WalkShape& shape, std::size_t pieceBytes, const std::function<void(std::size_t)>& after)
{
    const QString folder = context.scratchFolder();
    std::size_t cells = 0;
    for (const CellRange& box : boxes)
        cells += box.count;
    const auto bytes = static_cast<qint64>(cells * shape.steps * sizeof(float));
    const auto room = freeBytes(folder);
    if (!room || *room < bytes + kRoomToLeave) {
        context.log(
            Tr::tr("There is no room for a scratch file of %1; the source is read in %2 passes instead.").arg(bytesText(bytes)).arg(boxes.size()));
        return std::unique_ptr<SpoolFile>();
    }
    QByteArray name = QFile::encodeName(folder + QStringLiteral("/spool-XXXXXX"));
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0)
        return std::unique_ptr<SpoolFile>(); // no scratch: the source is read where it lies
    ::unlink(name.constData());              // gone with the process, however that ends
    std::unique_ptr<SpoolFile> out(new SpoolFile(descriptor, boxes, shape.steps));
    TRY_DO(out->fill(context, input, shape, pieceBytes, after));
    return out;
}

Result<void> SpoolFile::fill(
    RunContext& context, const WalkInput& input, const WalkShape& shape, std::size_t pieceBytes, const std::function<void(std::size_t)>& after) const
{
    const std::size_t piece = stepsPerPiece(shape.cells, pieceBytes);
    std::vector<float> slab, box;
    for (std::size_t done = 0; done < m_steps; done += piece) {
        const std::size_t now = std::min(piece, m_steps - done);
        slab.resize(now * shape.cells);
        TRY_DO(readSlab(input, done, now, {0, shape.cells}, shape.nx, slab, context.stopToken()));
        for (std::size_t b = 0; b < m_boxes.size(); ++b) {
            const CellRange& cells = m_boxes[b];
            box.resize(now * cells.count);
            for (std::size_t step = 0; step < now; ++step)
                std::ranges::copy(std::span(slab).subspan(step * shape.cells + cells.first, cells.count),
                    box.begin() + static_cast<std::ptrdiff_t>(step * cells.count));
            TRY_DO(wholly(::pwrite, m_descriptor, reinterpret_cast<const char*>(box.data()), box.size() * sizeof(float),
                (m_offsets[b] + done * cells.count) * sizeof(float)));
        }
        after(now);
    }
    return {};
}

Result<void> SpoolFile::readTiles(std::size_t box, const std::vector<CellRange>& tiles, std::vector<float>& slab, std::size_t slabBytes,
    std::vector<float>& out, const std::stop_token& stop, const std::function<void(std::size_t)>& after) const
{
    const CellRange& cells = m_boxes[box];
    out.resize(m_steps * cells.count);
    const std::size_t piece = std::min(m_steps, stepsPerPiece(cells.count, slabBytes));
    for (std::size_t done = 0; done < m_steps; done += piece) {
        if (stop.stop_requested())
            return RunContext::cancelledError();
        const std::size_t now = std::min(piece, m_steps - done);
        const bool inPlace = tiles.size() == 1;
        if (!inPlace)
            slab.resize(now * cells.count);
        const std::span<float> part = inPlace ? std::span(out).subspan(done * cells.count, now * cells.count) : std::span(slab);
        TRY_DO(wholly(
            ::pread, m_descriptor, reinterpret_cast<char*>(part.data()), part.size_bytes(), (m_offsets[box] + done * cells.count) * sizeof(float)));
        if (!inPlace)
            slabToTiles(part, out, tiles, done, m_steps);
        after(now);
    }
    return {};
}

} // namespace terrella
