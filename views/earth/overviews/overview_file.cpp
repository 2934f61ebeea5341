// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/overviews/overview_file.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace terrella::earth {

namespace {

constexpr char magic[8] = {'T', 'r', 'l', 'O', 'v', 'e', 'r', '1'};
constexpr std::uint32_t keptBits = 12; ///< of the fraction of a number
constexpr qint64 freshFor = 2000;      ///< milliseconds, of what another process may have written

struct Head {
    char magic[8];
    quint64 steps, rows, columns;
};

static_assert(std::endian::native == std::endian::little, "the cache stays on this machine, and bytes are told apart by their weight");

} // namespace

QByteArray packOverview(std::span<const float> values)
{
    constexpr std::uint32_t dropped = 23 - keptBits, half = 1U << (dropped - 1), mask = ~((1U << dropped) - 1);
    const auto n = static_cast<qsizetype>(values.size());
    QByteArray planes(4 * n, Qt::Uninitialized);
    char* to = planes.data();
    for (qsizetype k = 0; k < n; ++k) {
        const float v = values[static_cast<std::size_t>(k)];
        const auto bits = std::bit_cast<std::uint32_t>(v);
        const std::uint32_t kept = !std::isfinite(v) ? bits : (bits + half) & mask;
        for (int b = 0; b < 4; ++b)
            to[b * n + k] = static_cast<char>(kept >> (8 * b) & 0xffU);
    }
    return qCompress(planes, 1);
}

std::optional<std::vector<float>> unpackOverview(const QByteArray& bytes, std::size_t size)
{
    const QByteArray planes = qUncompress(bytes);
    const auto n = static_cast<qsizetype>(size);
    if (planes.size() != 4 * n)
        return std::nullopt;
    const auto* from = reinterpret_cast<const unsigned char*>(planes.constData());
    std::vector<float> out(size);
    for (qsizetype k = 0; k < n; ++k)
        out[static_cast<std::size_t>(k)] = std::bit_cast<float>(static_cast<std::uint32_t>(from[k]) | static_cast<std::uint32_t>(from[n + k]) << 8U
            | static_cast<std::uint32_t>(from[2 * n + k]) << 16U | static_cast<std::uint32_t>(from[3 * n + k]) << 24U);
    return out;
}

OverviewFile::OverviewFile(QString path, const Shape& shape) : m_path(std::move(path)), m_shape(shape), m_file(m_path), m_places(shape.steps) {}

OverviewFile::~OverviewFile() = default;

std::shared_ptr<OverviewFile> OverviewFile::open(const QString& path, const Shape& shape)
{
    if (shape.steps == 0 || shape.size() == 0 || !QDir().mkpath(QFileInfo(path).path()))
        return nullptr;
    std::shared_ptr<OverviewFile> out(new OverviewFile(path, shape));
    if (!out->m_file.open(QIODevice::ReadWrite))
        return nullptr;
    if (!out->isSound() && !out->begin())
        return nullptr;
    out->refresh();
    return out;
}

bool OverviewFile::isSound()
{
    Head head{};
    return m_file.size() >= static_cast<qint64>(sizeof head + m_shape.steps * sizeof(Place)) && m_file.seek(0)
        && m_file.read(reinterpret_cast<char*>(&head), sizeof head) == sizeof head && std::memcmp(head.magic, magic, sizeof magic) == 0
        && Shape{head.steps, head.rows, head.columns} == m_shape;
}

bool OverviewFile::begin()
{
    Head head{{}, m_shape.steps, m_shape.rows, m_shape.columns};
    std::memcpy(head.magic, magic, sizeof magic);
    const QByteArray none(static_cast<qsizetype>(m_shape.steps * sizeof(Place)), '\0');
    return m_file.resize(0) && m_file.seek(0) && m_file.write(reinterpret_cast<const char*>(&head), sizeof head) == sizeof head
        && m_file.write(none) == none.size() && m_file.flush();
}

void OverviewFile::refresh() const
{
    const auto bytes = static_cast<qint64>(m_places.size() * sizeof(Place));
    if (!m_file.seek(sizeof(Head)) || m_file.read(reinterpret_cast<char*>(m_places.data()), bytes) != bytes)
        std::ranges::fill(m_places, Place{});
    for (const std::size_t step : m_damaged)
        m_places[step] = {};
    m_fresh.start();
}

bool OverviewFile::isThere(std::size_t step) const
{
    if (step < m_places.size() && m_places[step].bytes == 0 && !m_lock && m_fresh.elapsed() > freshFor)
        refresh();
    return step < m_places.size() && m_places[step].bytes > 0;
}

bool OverviewFile::has(std::size_t step) const
{
    const std::lock_guard lock(m_mutex);
    return isThere(step);
}

std::size_t OverviewFile::count() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<std::size_t>(std::ranges::count_if(m_places, [](const Place& place) { return place.bytes > 0; }));
}

std::optional<std::vector<float>> OverviewFile::read(std::size_t step) const
{
    QByteArray bytes;
    {
        const std::lock_guard lock(m_mutex);
        if (!isThere(step))
            return std::nullopt;
        const Place& place = m_places[step];
        if (m_file.seek(static_cast<qint64>(place.offset)))
            bytes = m_file.read(place.bytes);
        if (bytes.size() != static_cast<qsizetype>(place.bytes) || qChecksum(bytes) != place.check) {
            m_places[step] = {};
            m_damaged.insert(step);
            return std::nullopt;
        }
    }
    return unpackOverview(bytes, m_shape.size());
}

bool OverviewFile::write(std::size_t step, std::span<const float> values)
{
    if (step >= m_shape.steps || values.size() != m_shape.size())
        return false;
    const QByteArray bytes = packOverview(values);
    const std::lock_guard lock(m_mutex);
    if (!m_lock) {
        auto mine = std::make_unique<QLockFile>(m_path + QStringLiteral(".lock"));
        mine->setStaleLockTime(0); // only the end of its process makes it stale
        if (!mine->tryLock(0))
            return false;
        m_lock = std::move(mine);
        refresh();
    }
    if (m_places[step].bytes > 0)
        return true;
    const qint64 offset = m_file.size();
    const Place place{static_cast<quint64>(offset), static_cast<quint32>(bytes.size()), qChecksum(bytes)};
    // The place is written after what stands there: whoever sees the one sees the other.
    if (!m_file.seek(offset) || m_file.write(bytes) != bytes.size() || !m_file.flush()
        || !m_file.seek(static_cast<qint64>(sizeof(Head) + step * sizeof(Place)))
        || m_file.write(reinterpret_cast<const char*>(&place), sizeof place) != sizeof place || !m_file.flush())
        return false;
    m_places[step] = place;
    m_damaged.erase(step);
    return true;
}

} // namespace terrella::earth
