// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/hdf5_chunks.h"

#include "pipelines/core/worker_pool.h"
#include "pipelines/data/gdal_scope.h"

#include <hdf5.h>
#include <libdeflate.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <thread>

namespace terrella {

namespace {

constexpr std::size_t kBatchBytes = std::size_t{48} << 20;   ///< unpacked chunks that are under way together
constexpr std::size_t kLibraryKeeps = std::size_t{32} << 20; ///< unpacked chunks that it has at hand for the next part
constexpr std::size_t kWorthThreads = std::size_t{1} << 20;  ///< bytes

int threads() { return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 8U)); }

/// libhdf5's messages stay away from stderr while it lives.
class Quiet {
public:
    Quiet()
    {
        H5Eget_auto2(H5E_DEFAULT, &m_function, &m_data);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    }
    ~Quiet() { H5Eset_auto2(H5E_DEFAULT, m_function, m_data); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

private:
    H5E_auto2_t m_function = nullptr;
    void* m_data = nullptr;
};

/// Closes what libhdf5 has opened.
class Id {
public:
    using Close = herr_t (*)(hid_t);
    Id(hid_t id, Close close) : m_id(id), m_close(close) {}
    ~Id()
    {
        if (m_id >= 0)
            m_close(m_id);
    }
    Id(const Id&) = delete;
    Id& operator=(const Id&) = delete;
    [[nodiscard]] bool is() const { return m_id >= 0; }
    operator hid_t() const { return m_id; } // NOLINT(google-explicit-constructor)

private:
    hid_t m_id;
    Close m_close;
};

hid_t nativeType(Element element)
{
    switch (element) {
    case Element::UInt8: return H5T_NATIVE_UINT8;
    case Element::Int16: return H5T_NATIVE_INT16;
    case Element::UInt16: return H5T_NATIVE_UINT16;
    case Element::Int32: return H5T_NATIVE_INT32;
    case Element::UInt32: return H5T_NATIVE_UINT32;
    case Element::Int64: return H5T_NATIVE_INT64;
    case Element::UInt64: return H5T_NATIVE_UINT64;
    case Element::Float32: return H5T_NATIVE_FLOAT;
    case Element::Float64: return H5T_NATIVE_DOUBLE;
    default: return -1;
    }
}

static_assert(std::endian::native == std::endian::little, "the first byte of an element is its lowest");

/// The bytes of the elements, first of each, then the second of each, … become elements again.
template <class Word, std::size_t... Byte>
void unshuffle(const std::byte* from, std::size_t count, std::byte* to, std::index_sequence<Byte...>)
{
    // One expression for all bytes of a word, so that compilers unroll it.
    for (std::size_t k = 0; k < count; ++k) {
        const auto word = static_cast<Word>((... | (static_cast<Word>(from[Byte * count + k]) << (8 * Byte))));
        std::memcpy(to + k * sizeof(Word), &word, sizeof(Word));
    }
}

void unshuffle(const std::byte* from, std::size_t count, std::size_t size, std::byte* to)
{
    switch (size) {
    case 2: unshuffle<std::uint16_t>(from, count, to, std::make_index_sequence<2>()); break;
    case 4: unshuffle<std::uint32_t>(from, count, to, std::make_index_sequence<4>()); break;
    case 8: unshuffle<std::uint64_t>(from, count, to, std::make_index_sequence<8>()); break;
    default: std::memcpy(to, from, count * size);
    }
}

/// A box of elements of one array into a larger one, row by row.
void copyBox(const std::byte* from, std::span<const std::size_t> fromShape, std::span<const std::size_t> fromStart, std::byte* to,
    std::span<const std::size_t> toShape, std::span<const std::size_t> toStart, std::span<const std::size_t> count, std::size_t size)
{
    const std::size_t rank = count.size();
    std::vector<std::size_t> at(rank, 0);
    for (;;) {
        std::size_t a = 0, b = 0;
        for (std::size_t d = 0; d < rank; ++d) {
            a = a * fromShape[d] + fromStart[d] + at[d];
            b = b * toShape[d] + toStart[d] + at[d];
        }
        std::memcpy(to + b * size, from + a * size, count[rank - 1] * size);
        std::size_t d = rank - 1;
        while (d-- > 0) {
            if (++at[d] < count[d])
                break;
            at[d] = 0;
        }
        if (d == static_cast<std::size_t>(-1))
            return;
    }
}

/// How an array is kept in chunks.
struct Chunking {
    std::vector<std::size_t> extent, chunk;
    std::size_t elements = 1; ///< of a chunk
    std::size_t size = 0;     ///< bytes of an element
    int shuffleAt = -1;       ///< place among the filters; −1: none
    int deflateAt = -1;
    std::vector<std::byte> fill; ///< one element, of chunks that were never written

    [[nodiscard]] std::size_t bytes() const { return elements * size; }
};

/// One chunk on its way.
struct Piece {
    std::vector<hsize_t> origin;
    std::vector<std::byte> stored; ///< empty: never written
    unsigned mask = 0;             ///< filters that were left out
};

struct Inflate {
    libdeflate_decompressor* it = libdeflate_alloc_decompressor();
    Inflate() = default;
    ~Inflate() { libdeflate_free_decompressor(it); }
    Inflate(const Inflate&) = delete;
    Inflate& operator=(const Inflate&) = delete;
};

} // namespace

namespace {

/// Unpacks a chunk into the box that was asked for; false where it is damaged.
bool unpackPiece(const Chunking& how, const Piece& piece, std::span<const std::size_t> start, std::span<const std::size_t> count, std::byte* out)
{
    thread_local Inflate inflate;
    const std::size_t rank = start.size();
    std::vector<std::size_t> inChunk(rank), inOut(rank), part(rank);
    bool isWhole = true; // the box is this chunk
    for (std::size_t d = 0; d < rank; ++d) {
        const auto origin = static_cast<std::size_t>(piece.origin[d]);
        const std::size_t a = std::max(start[d], origin), b = std::min(start[d] + count[d], origin + how.chunk[d]);
        inChunk[d] = a - origin;
        inOut[d] = a - start[d];
        part[d] = b - a;
        isWhole = isWhole && part[d] == how.chunk[d] && count[d] == how.chunk[d];
    }
    const auto isUsed = [&](int filter) { return filter >= 0 && (piece.mask >> filter & 1U) == 0 && !piece.stored.empty(); };
    const bool isShuffled = isUsed(how.shuffleAt), isDeflated = isUsed(how.deflateAt);
    std::unique_ptr<std::byte[]> flat, ordered; // not set to zero first: they are as large as maps
    const std::byte* at = piece.stored.data();
    if (piece.stored.empty()) {
        flat = std::make_unique_for_overwrite<std::byte[]>(how.bytes());
        for (std::size_t e = 0; e < how.elements; ++e)
            std::memcpy(flat.get() + e * how.size, how.fill.data(), how.size);
        at = flat.get();
    } else if (isDeflated) {
        const bool isLast = isWhole && !isShuffled;
        if (!isLast)
            flat = std::make_unique_for_overwrite<std::byte[]>(how.bytes());
        std::size_t made = 0;
        if (libdeflate_zlib_decompress(inflate.it, piece.stored.data(), piece.stored.size(), isLast ? out : flat.get(), how.bytes(), &made)
                != LIBDEFLATE_SUCCESS
            || made != how.bytes())
            return false;
        if (isLast)
            return true;
        at = flat.get();
    } else if (piece.stored.size() != how.bytes()) {
        return false;
    }
    if (isShuffled) {
        if (!isWhole)
            ordered = std::make_unique_for_overwrite<std::byte[]>(how.bytes());
        unshuffle(at, how.elements, how.size, isWhole ? out : ordered.get());
        if (isWhole)
            return true;
        at = ordered.get();
    }
    copyBox(at, how.chunk, inChunk, out, count, inOut, part, how.size);
    return true;
}

/// With the library's lock held: what is stored of the chunks.
bool fetch(hid_t array, std::vector<Piece>& pieces)
{
    const Quiet quiet;
    for (Piece& piece : pieces) {
        hsize_t stored = 0;
        if (H5Dget_chunk_storage_size(array, piece.origin.data(), &stored) < 0 || stored == 0)
            continue;
        piece.stored.resize(stored);
        if (H5Dread_chunk(array, H5P_DEFAULT, piece.origin.data(), &piece.mask, piece.stored.data()) < 0)
            return false;
    }
    return true;
}

/// Which filters, in the order they were applied; nothing where there are others.
bool readFilters(hid_t layout, Chunking& out)
{
    for (int k = 0; k < H5Pget_nfilters(layout); ++k) {
        unsigned flags = 0, config = 0;
        std::size_t values = 0;
        switch (H5Pget_filter2(layout, static_cast<unsigned>(k), &flags, &values, nullptr, 0, nullptr, &config)) {
        case H5Z_FILTER_SHUFFLE: out.shuffleAt = k; break;
        case H5Z_FILTER_DEFLATE: out.deflateAt = k; break;
        default: return false;
        }
    }
    return out.shuffleAt < 0 || out.shuffleAt < out.deflateAt; // shuffled before deflation
}

} // namespace

struct Hdf5Chunks::Array {
    explicit Array(hid_t dataset) : id(dataset, H5Dclose) {}
    Id id;
    Chunking how;
};

struct Hdf5Chunks::File {
    explicit File(hid_t file) : id(file, H5Fclose) {}
    Id id;
    std::map<QString, std::shared_ptr<const Array>> arrays; // closed before the file
};

Hdf5Chunks::Hdf5Chunks(QString path) : m_path(std::move(path)) {}

Hdf5Chunks::~Hdf5Chunks() { release(); }

void Hdf5Chunks::release() const
{
    const std::lock_guard lock(netCdfMutex());
    m_file.reset();
}

std::shared_ptr<const Hdf5Chunks::Array> Hdf5Chunks::arrayOf(const RawVariable& variable) const
{
    if (!m_file && !m_isOther) {
        // By another of libhdf5's drivers than that of libnetcdf: it would otherwise share one open file with it, and how that is closed.
        const Id access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
        H5Pset_fapl_stdio(access);
        auto file = std::make_unique<File>(H5Fopen(m_path.toUtf8().constData(), H5F_ACC_RDONLY, access));
        if (file->id.is())
            m_file = std::move(file);
        else
            m_isOther = true;
    }
    if (m_isOther)
        return nullptr;
    const QString name = variable.group + QLatin1Char('/') + variable.name;
    if (const auto known = m_file->arrays.find(name); known != m_file->arrays.end())
        return known->second;
    auto& kept = m_file->arrays[name];
    const Id access(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose);
    H5Pset_chunk_cache(access, 0, 0, 1.0); // it would hold what nobody asks for again
    auto array = std::make_shared<Array>(H5Dopen2(m_file->id, name.toUtf8().constData(), access));
    if (!array->id.is())
        return nullptr;
    const Id type(H5Dget_type(array->id), H5Tclose), layout(H5Dget_create_plist(array->id), H5Pclose), space(H5Dget_space(array->id), H5Sclose);
    const hid_t wanted = nativeType(variable.element);
    const std::size_t rank = variable.dimensions.size();
    if (!type.is() || !layout.is() || wanted < 0 || H5Tequal(type, wanted) <= 0 || H5Pget_layout(layout) != H5D_CHUNKED || rank == 0
        || H5Sget_simple_extent_ndims(space) != static_cast<int>(rank))
        return nullptr;
    std::vector<hsize_t> chunk(rank), extent(rank);
    if (H5Pget_chunk(layout, static_cast<int>(rank), chunk.data()) != static_cast<int>(rank) || !readFilters(layout, array->how))
        return nullptr;
    H5Sget_simple_extent_dims(space, extent.data(), nullptr);
    Chunking& how = array->how;
    how.extent.assign(extent.begin(), extent.end());
    how.chunk.assign(chunk.begin(), chunk.end());
    for (const std::size_t n : how.chunk)
        how.elements *= n;
    how.size = elementBytes(variable.element);
    how.fill.resize(how.size);
    if (H5Pget_fill_value(layout, type, how.fill.data()) < 0)
        return nullptr;
    kept = std::move(array);
    return kept;
}

bool Hdf5Chunks::read(const RawVariable& variable, std::span<const std::size_t> start, std::span<const std::size_t> count, void* out) const
{
    struct Held {
        std::shared_ptr<const Array> it;
        Held() = default;
        ~Held()
        {
            const std::lock_guard lock(netCdfMutex()); // it may be the last to hold it
            it.reset();
        }
        Held(const Held&) = delete;
        Held& operator=(const Held&) = delete;
    } held;
    {
        const std::lock_guard lock(netCdfMutex());
        const Quiet quiet;
        held.it = arrayOf(variable);
    }
    const std::size_t rank = start.size();
    if (!held.it || rank != held.it->how.chunk.size())
        return false;
    const Chunking& how = held.it->how;
    std::vector<std::size_t> first(rank), chunks(rank);
    std::size_t wanted = 1, all = 1;
    for (std::size_t d = 0; d < rank; ++d) {
        if (count[d] == 0 || start[d] + count[d] > how.extent[d])
            return false;
        first[d] = start[d] / how.chunk[d];
        chunks[d] = (start[d] + count[d] - 1) / how.chunk[d] - first[d] + 1;
        all *= chunks[d];
        // Beyond the end of the array nothing of a chunk is left out.
        wanted *= start[d] + count[d] == how.extent[d] ? (first[d] + chunks[d]) * how.chunk[d] - start[d] : count[d];
    }
    // Parts of a few chunks are the library's, which keeps the rest for the next part; of many it would unpack every one again.
    if (2 * wanted < all * how.elements && all * how.bytes() <= kLibraryKeeps)
        return false;
    const std::size_t batch = std::max<std::size_t>(1, kBatchBytes / how.bytes());
    std::atomic<bool> isSound = true;
    for (std::size_t from = 0; from < all && isSound; from += batch) {
        std::vector<Piece> pieces(std::min(batch, all - from));
        for (std::size_t k = 0; k < pieces.size(); ++k) {
            pieces[k].origin.resize(rank);
            for (std::size_t d = rank, rest = from + k; d-- > 0; rest /= chunks[d])
                pieces[k].origin[d] = (first[d] + rest % chunks[d]) * how.chunk[d];
        }
        {
            const std::lock_guard lock(netCdfMutex());
            if (!fetch(held.it->id, pieces))
                return false;
        }
        parallelFor(pieces.size(), pieces.size() * how.bytes() > kWorthThreads ? threads() : 1, {}, [&](std::size_t k) {
            if (!unpackPiece(how, pieces[k], start, count, static_cast<std::byte*>(out)))
                isSound = false;
        });
    }
    return isSound;
}

} // namespace terrella
