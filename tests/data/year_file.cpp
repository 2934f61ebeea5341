// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/data/year_file.h"

#include "tests/data/grid_file.h"

#include <QFile>

#include <hdf5.h>
#include <libdeflate.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <numbers>
#include <numeric>
#include <stdexcept>
#include <thread>

namespace terrella::test {

namespace {

constexpr std::size_t quarter = YearValues::nx / YearValues::hours; ///< columns that the sun moves in an hour

void require(bool done, const char* what)
{
    if (!done)
        throw std::runtime_error(std::string("the year cannot be written: ") + what);
}

float wave(std::size_t k, double turns, std::size_t of)
{
    return static_cast<float>(std::sin(2.0 * std::numbers::pi * turns * static_cast<double>(k) / static_cast<double>(of)));
}

} // namespace

YearValues::YearValues(const std::array<std::size_t, 3>& chunk) : m_chunk(chunk)
{
    for (std::size_t j = 0; j < ny; ++j) {
        const auto up = static_cast<float>(std::cos(latitude(j) * std::numbers::pi / 180.0));
        m_warmth.push_back(235.0F + 60.0F * up);
        m_waves.push_back(4.0F * up * wave(j, 9.0, ny));
        m_share.push_back(8.0F * up);
    }
    for (std::size_t i = 0; i < nx; ++i)
        m_ripples.push_back(wave(i, 13.0, nx) + 0.5F * wave(i, 41.0, nx));
    for (std::size_t i = 0; i < 2 * nx; ++i)
        m_sun.push_back(wave(i, 1.0, nx));
}

float YearValues::atHour(std::size_t hour, std::size_t row, std::size_t column) const
{
    const auto mixed = static_cast<std::uint32_t>(row * 73856093U ^ column * 19349663U ^ hour * 83492791U) * 2654435761U;
    const float noise = static_cast<float>(mixed >> 28U) / 32.0F; // four bits
    const float smooth = m_warmth[row] + m_waves[row] * m_ripples[column] + m_share[row] * m_sun[column + quarter * hour];
    return std::round(smooth * 32.0F) / 32.0F + noise;
}

namespace {

using Place = std::array<std::size_t, 3>; ///< of a chunk: its first step, row and column

/// One chunk, packed as the file's filters say.
class Packer {
public:
    Packer(const YearValues& values, bool shuffles) : m_values(values), m_shuffles(shuffles)
    {
        const auto& n = values.chunk();
        m_flat.resize(n[0] * n[1] * n[2]);
        m_bytes.resize(m_flat.size() * sizeof(float));
        m_packed.resize(libdeflate_zlib_compress_bound(m_deflate, m_bytes.size()));
    }
    ~Packer() { libdeflate_free_compressor(m_deflate); }
    Packer(const Packer&) = delete;
    Packer& operator=(const Packer&) = delete;

    std::span<const std::byte> pack(const Place& first)
    {
        const auto& n = m_values.chunk();
        float* to = m_flat.data();
        for (std::size_t t = 0; t < n[0]; ++t)
            for (std::size_t j = 0; j < n[1]; ++j)
                for (std::size_t i = 0; i < n[2]; ++i)
                    *to++ = m_values.at(first[0] + t, first[1] + j, first[2] + i);
        const auto* from = reinterpret_cast<const std::byte*>(m_flat.data());
        const std::size_t count = m_flat.size();
        for (std::size_t k = 0; k < count && m_shuffles; ++k)
            for (std::size_t b = 0; b < sizeof(float); ++b)
                m_bytes[b * count + k] = from[k * sizeof(float) + b];
        const std::size_t size
            = libdeflate_zlib_compress(m_deflate, m_shuffles ? m_bytes.data() : from, m_bytes.size(), m_packed.data(), m_packed.size());
        require(size > 0, "a chunk was not deflated");
        return {m_packed.data(), size};
    }

private:
    const YearValues& m_values;
    bool m_shuffles;
    libdeflate_compressor* m_deflate = libdeflate_alloc_compressor(4);
    std::vector<float> m_flat;
    std::vector<std::byte> m_bytes, m_packed;
};

/// The chunk that holds the same values and comes first.
Place firstLike(const Place& at, const YearValues& values)
{
    const auto& n = values.chunk();
    const std::size_t day = at[0] / YearValues::hours;
    const bool tellsDay = at[1] + n[1] == YearValues::ny && at[2] + n[2] == YearValues::nx;
    return {tellsDay ? day * YearValues::hours : at[0] % YearValues::hours, at[1], at[2]};
}

/// All chunks: those that come first as they are, in place of the others a few bytes.
void writeChunks(const QString& path, const YearValues& values)
{
    const hid_t file = H5Fopen(path.toUtf8().constData(), H5F_ACC_RDWR, H5P_DEFAULT);
    require(file >= 0, "HDF5 does not open it");
    const hid_t array = H5Dopen2(file, "t", H5P_DEFAULT), layout = H5Dget_create_plist(array);
    bool shuffles = false;
    for (int k = 0; k < H5Pget_nfilters(layout); ++k) {
        unsigned flags = 0, config = 0;
        std::size_t count = 0;
        shuffles = H5Pget_filter2(layout, static_cast<unsigned>(k), &flags, &count, nullptr, 0, nullptr, &config) == H5Z_FILTER_SHUFFLE || shuffles;
    }
    Packer packer(values, shuffles);
    const auto& n = values.chunk();
    const std::uint64_t nothing = 0;
    bool isDone = true;
    for (std::size_t t = 0; t < YearValues::steps; t += n[0])
        for (std::size_t j = 0; j < YearValues::ny; j += n[1])
            for (std::size_t i = 0; i < YearValues::nx; i += n[2]) {
                const Place at{t, j, i};
                const hsize_t offset[] = {t, j, i};
                const auto bytes = firstLike(at, values) == at ? packer.pack(at) : std::as_bytes(std::span(&nothing, 1));
                isDone = isDone && H5Dwrite_chunk(array, H5P_DEFAULT, 0, offset, bytes.size(), bytes.data()) >= 0;
            }
    H5Pclose(layout);
    H5Dclose(array);
    require(H5Fclose(file) >= 0 && isDone, "HDF5 does not take the chunks");
}

/// An entry of the index of chunks: HDF5's file format, version 1 B-trees.
struct Entry {
    qint64 key = 0; ///< where in the file it stands
    std::uint32_t size = 0;
    std::uint64_t address = 0;
};
constexpr qint64 keyBytes = 4 + 4 + 4 * 8, headBytes = 24;

template <class Number>
Number numberAt(const uchar* from)
{
    Number out = 0;
    std::memcpy(&out, from, sizeof out);
    return out;
}

/// Every entry of the leaves of the index, by the place of its chunk.
std::map<Place, Entry> entriesOf(const uchar* bytes, qint64 size, const YearValues& values)
{
    std::map<Place, Entry> out;
    const auto& n = values.chunk();
    for (qint64 at = 0; at + headBytes < size;) {
        const void* found = std::memchr(bytes + at, 'T', static_cast<std::size_t>(size - at - headBytes));
        if (!found)
            break;
        at = static_cast<const uchar*>(found) - bytes;
        const auto count = numberAt<std::uint16_t>(bytes + at + 6);
        const bool isLeaf = std::memcmp(bytes + at, "TREE\1\0", 6) == 0 && at + headBytes + (count + 1) * (keyBytes + 8) <= size;
        for (qint64 k = 0; isLeaf && k < count; ++k) {
            const qint64 key = at + headBytes + k * (keyBytes + 8);
            Place place{};
            for (std::size_t d = 0; d < 3; ++d)
                place[d] = numberAt<std::uint64_t>(bytes + key + 8 + static_cast<qint64>(8 * d));
            if (place[0] < YearValues::steps && place[1] < YearValues::ny && place[2] < YearValues::nx && place[0] % n[0] == 0 && place[1] % n[1] == 0
                && place[2] % n[2] == 0)
                out[place] = {key, numberAt<std::uint32_t>(bytes + key), numberAt<std::uint64_t>(bytes + key + keyBytes)};
        }
        ++at;
    }
    return out;
}

/// Lets the index name the same stored chunk wherever it comes again.
void shareChunks(const QString& path, const YearValues& values)
{
    QFile file(path);
    require(file.open(QIODevice::ReadWrite), "it cannot be changed");
    uchar* bytes = file.map(0, file.size());
    require(bytes != nullptr, "it cannot be changed");
    const auto entries = entriesOf(bytes, file.size(), values);
    const auto& n = values.chunk();
    require(entries.size() == YearValues::steps / n[0] * (YearValues::ny / n[1]) * (YearValues::nx / n[2]), "its index is kept in another way");
    for (const auto& [place, entry] : entries) {
        const Entry& first = entries.at(firstLike(place, values));
        std::memcpy(bytes + entry.key, &first.size, sizeof first.size);
        std::memcpy(bytes + entry.key + keyBytes, &first.address, sizeof first.address);
    }
    file.unmap(bytes);
}

} // namespace

void writeYear(const QString& path, const YearValues& values)
{
    {
        GridFile file(path);
        std::vector<double> lat, lon;
        for (std::size_t j = 0; j < YearValues::ny; ++j)
            lat.push_back(YearValues::latitude(j));
        for (std::size_t i = 0; i < YearValues::nx; ++i)
            lon.push_back(YearValues::longitude(i));
        file.time(counted(YearValues::steps), "hours since 2021-01-01");
        file.latLon(lat, lon);
        file.maps("t", {values.chunk().begin(), values.chunk().end()}, {}, {{"units", "K"}, {"long_name", "an hourly year"}});
        file.close();
    }
    writeChunks(path, values);
    shareChunks(path, values);
}

} // namespace terrella::test
