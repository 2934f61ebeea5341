// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/zarr_chunks.h"

#include "pipelines/data/disk_file.h"
#include "pipelines/data/missing.h"

#include <QFile>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include <unistd.h>

namespace terrella {

static_assert(std::endian::native == std::endian::little, "chunks are written as they lie in memory, '<f4'");

namespace {

using zarr::advance;
using zarr::forEachRow;
using zarr::Index;
using zarr::product;

constexpr float missingValue = std::numeric_limits<float>::quiet_NaN();

/// Sets bits and returns how many were not set before.
std::size_t setBits(std::vector<std::uint64_t>& bits, std::size_t first, std::size_t count)
{
    std::size_t fresh = 0;
    for (std::size_t at = first; at < first + count;) {
        const std::size_t bit = at % 64;
        const std::size_t n = std::min<std::size_t>(64 - bit, first + count - at);
        const std::uint64_t mask = (n == 64 ? ~std::uint64_t{0} : ((std::uint64_t{1} << n) - 1)) << bit;
        std::uint64_t& word = bits[at / 64];
        fresh += static_cast<std::size_t>(std::popcount(mask & ~word));
        word |= mask;
        at += n;
    }
    return fresh;
}

} // namespace

ZarrChunks::ZarrChunks(QString folder, Index shape, Index chunk, std::size_t budgetBytes)
    : m_folder(std::move(folder)),
      m_shape(std::move(shape)),
      m_chunk(std::move(chunk)),
      m_budget(budgetBytes)
{
    if (m_shape.empty()) { // a single number: one chunk, "0"
        m_shape = {1};
        m_chunk = {1};
    }
    for (std::size_t d = 0; d < m_shape.size(); ++d)
        m_chunks.push_back((m_shape[d] + m_chunk[d] - 1) / m_chunk[d]);
    m_chunkValues = product(m_chunk);
    m_states.assign(product(m_chunks), State::Untouched);
}

Index ZarrChunks::chunkAt(std::size_t number) const
{
    Index chunk(m_chunks.size());
    for (std::size_t d = m_chunks.size(); d-- > 0;) {
        chunk[d] = number % m_chunks[d];
        number /= m_chunks[d];
    }
    return chunk;
}

std::size_t ZarrChunks::numberOf(const Index& chunk) const
{
    std::size_t number = 0;
    for (std::size_t d = 0; d < chunk.size(); ++d)
        number = number * m_chunks[d] + chunk[d];
    return number;
}

QString ZarrChunks::fileOf(const Index& chunk) const
{
    QStringList parts;
    for (const std::size_t i : chunk)
        parts.append(QString::number(i));
    return m_folder + QLatin1Char('/') + parts.join(QLatin1Char('.'));
}

std::size_t ZarrChunks::valuesInside(const Index& chunk) const
{
    std::size_t count = 1;
    for (std::size_t d = 0; d < chunk.size(); ++d)
        count *= std::min(m_chunk[d], m_shape[d] - chunk[d] * m_chunk[d]);
    return count;
}

Result<void> ZarrChunks::write(const Window& asked, std::span<const float> values)
{
    const Window window = asked.start.empty() ? Window{{0}, {1}} : asked;
    Index first(m_chunks.size());
    Index count(m_chunks.size());
    for (std::size_t d = 0; d < m_chunks.size(); ++d) {
        first[d] = window.start[d] / m_chunk[d];
        count[d] = (window.start[d] + window.count[d] - 1) / m_chunk[d] - first[d] + 1;
    }
    Index at(m_chunks.size(), 0);
    do {
        Index chunk = first;
        for (std::size_t d = 0; d < chunk.size(); ++d)
            chunk[d] += at[d];
        TRY_DO(writeOne(chunk, window, values));
    } while (advance(at, count, count.size()));
    return {};
}

Result<void> ZarrChunks::writeOne(const Index& chunk, const Window& window, std::span<const float> values)
{
    const Overlap part = zarr::overlapOf(chunk, m_chunk, window.start, window.count);
    if (product(part.count) == valuesInside(chunk))
        return writeWhole(chunk, part, window, values);
    return gather(chunk, part, window, values);
}

Result<void> ZarrChunks::writeWhole(const Index& chunk, const Overlap& part, const Window& window, std::span<const float> values)
{
    const std::size_t number = numberOf(chunk);
    const QString path = fileOf(chunk);
    bool hadFile = false;
    bool isShared = false;
    {
        const std::lock_guard lock(m_mutex);
        hadFile = m_states[number] != State::Untouched;
        isShared = m_states[number] == State::Shared;
        if (const auto partial = m_partial.find(number); partial != m_partial.end()) {
            m_held -= partial->second.values.size() * sizeof(float);
            m_partial.erase(partial);
        }
        m_states[number] = State::Partial;
    }
    std::vector<float> buffer(m_chunkValues, missingValue);
    forEachRow(part.count, m_chunk, part.inChunk, window.count, part.inWindow,
        [&](std::size_t to, std::size_t from, std::size_t n) { std::memcpy(buffer.data() + to, values.data() + from, n * sizeof(float)); });
    if (isShared)
        QFile::remove(path); // the others keep theirs
    if (unifyMissing(buffer))
        TRY_DO(writeWholeFile(path, buffer.data(), buffer.size() * sizeof(float)));
    else if (hadFile)
        QFile::remove(path);
    const std::lock_guard lock(m_mutex);
    m_states[number] = State::Whole;
    return {};
}

Result<void> ZarrChunks::patchFile(const QString& path, const Overlap& part, const Window& window, std::span<const float> values) const
{
    TRY(DiskFile file, DiskFile::open(path));
    Result<void> done;
    std::vector<float> row;
    forEachRow(part.count, m_chunk, part.inChunk, window.count, part.inWindow, [&](std::size_t to, std::size_t from, std::size_t n) {
        if (!done)
            return;
        row.assign(values.begin() + static_cast<std::ptrdiff_t>(from), values.begin() + static_cast<std::ptrdiff_t>(from + n));
        unifyMissing(row);
        done = file.writeAt(to * sizeof(float), row.data(), n * sizeof(float));
    });
    TRY_DO(std::move(done));
    return file.close();
}

Result<void> ZarrChunks::gather(const Index& chunk, const Overlap& part, const Window& window, std::span<const float> values)
{
    const std::lock_guard lock(m_mutex);
    const std::size_t number = numberOf(chunk);
    const QString path = fileOf(chunk);
    if (m_states[number] == State::Shared)
        TRY_DO(unshare(number));
    if (m_states[number] == State::Whole) { // written again: what stands there is mended
        if (!QFile::exists(path)) {
            const std::vector<float> nothing(m_chunkValues, missingValue);
            TRY_DO(writeWholeFile(path, nothing.data(), nothing.size() * sizeof(float)));
        }
        return patchFile(path, part, window, values);
    }
    auto [it, isNew] = m_partial.try_emplace(number);
    Partial& partial = it->second;
    if (isNew) {
        m_states[number] = State::Partial;
        partial.values.assign(m_chunkValues, missingValue);
        partial.filled.assign((m_chunkValues + 63) / 64, 0);
        partial.missing = valuesInside(chunk);
        partial.age = ++m_clock;
        m_held += m_chunkValues * sizeof(float);
    }
    const bool inFile = partial.values.empty();
    forEachRow(part.count, m_chunk, part.inChunk, window.count, part.inWindow, [&](std::size_t to, std::size_t from, std::size_t n) {
        const auto row = values.subspan(from, n);
        if (!inFile)
            std::copy(row.begin(), row.end(), partial.values.begin() + static_cast<std::ptrdiff_t>(to));
        partial.anyValue = partial.anyValue || std::any_of(row.begin(), row.end(), [](float v) { return !std::isnan(v); });
        partial.missing -= setBits(partial.filled, to, n);
    });
    if (inFile)
        TRY_DO(patchFile(path, part, window, values));
    if (partial.missing == 0) {
        if (!partial.anyValue) {
            QFile::remove(path);
        } else if (!inFile) {
            unifyMissing(partial.values);
            TRY_DO(writeWholeFile(path, partial.values.data(), partial.values.size() * sizeof(float)));
        }
        m_held -= partial.values.size() * sizeof(float);
        m_partial.erase(it);
        m_states[number] = State::Whole;
        return {};
    }
    while (m_held > m_budget)
        TRY_DO(moveOldest());
    return {};
}

Result<void> ZarrChunks::moveOldest()
{
    auto oldest = m_partial.end();
    for (auto it = m_partial.begin(); it != m_partial.end(); ++it)
        if (!it->second.values.empty() && (oldest == m_partial.end() || it->second.age < oldest->second.age))
            oldest = it;
    std::vector<float>& values = oldest->second.values;
    unifyMissing(values);
    TRY_DO(writeWholeFile(fileOf(chunkAt(oldest->first)), values.data(), values.size() * sizeof(float)));
    m_held -= values.size() * sizeof(float);
    std::vector<float>().swap(values);
    return {};
}

Result<void> ZarrChunks::unshare(std::size_t number)
{
    const QString path = fileOf(chunkAt(number));
    if (QFile::exists(path)) {
        QFile file(path);
        const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        file.close();
        QFile::remove(path);
        TRY_DO(writeWholeFile(path, content.constData(), static_cast<std::size_t>(content.size())));
    }
    m_states[number] = State::Whole;
    return {};
}

std::optional<ChunkPlace> ZarrChunks::placeOf(const Window& asked)
{
    const Window window = asked.start.empty() ? Window{{0}, {1}} : asked;
    Index chunk(m_chunks.size());
    bool isWhole = true; // of this dimension and all behind it
    bool isOnePiece = true;
    std::size_t offset = 0;
    for (std::size_t d = m_chunks.size(); d-- > 0;) {
        chunk[d] = window.start[d] / m_chunk[d];
        if (window.count[d] == 0 || (window.start[d] + window.count[d] - 1) / m_chunk[d] != chunk[d])
            return {};
        isOnePiece = isOnePiece && (isWhole || window.count[d] == 1);
        isWhole = isWhole && window.count[d] == m_chunk[d];
    }
    if (!isOnePiece)
        return {};
    for (std::size_t d = 0; d < m_chunks.size(); ++d)
        offset = offset * m_chunk[d] + window.start[d] - chunk[d] * m_chunk[d];
    const std::lock_guard lock(m_mutex);
    State& state = m_states[numberOf(chunk)];
    if (state != State::Whole && state != State::Shared)
        return ChunkPlace{};
    state = State::Shared;
    const QString file = fileOf(chunk);
    if (!QFile::exists(file))
        return ChunkPlace{{}, 0, true};
    return ChunkPlace{file, offset * sizeof(float), false};
}

bool ZarrChunks::adopt(const Window& asked, const QString& file)
{
    const Window window = asked.start.empty() ? Window{{0}, {1}} : asked;
    Index chunk(m_chunks.size());
    for (std::size_t d = 0; d < m_chunks.size(); ++d) {
        chunk[d] = window.start[d] / m_chunk[d];
        if (window.start[d] % m_chunk[d] != 0 || window.count[d] != m_chunk[d])
            return false;
    }
    const std::size_t number = numberOf(chunk);
    const std::lock_guard lock(m_mutex);
    if (m_states[number] != State::Untouched || ::link(QFile::encodeName(file).constData(), QFile::encodeName(fileOf(chunk)).constData()) != 0)
        return false;
    m_states[number] = State::Shared;
    return true;
}

ZarrChunks::Missing ZarrChunks::missing() const
{
    const std::lock_guard lock(m_mutex);
    Missing out;
    for (std::size_t number = 0; number < m_states.size(); ++number) {
        if (m_states[number] == State::Whole || m_states[number] == State::Shared)
            continue;
        if (out.count++ == 0)
            out.first = chunkAt(number);
    }
    return out;
}

} // namespace terrella
