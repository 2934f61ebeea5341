// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/classic_netcdf.h"

#include <algorithm>
#include <array>
#include <vector>

namespace terrella {

namespace {

constexpr std::uint64_t kDimensions = 10, kVariables = 11, kAttributes = 12;
/// More of anything than this is a damaged header.
constexpr std::uint64_t kMostItems = 1'000'000;

std::uint64_t padded(std::uint64_t bytes) { return (bytes + 3) / 4 * 4; }

std::uint64_t bytesOfType(std::uint64_t type)
{
    // byte, char, short, int, float, double, ubyte, ushort, uint, int64, uint64
    constexpr std::array<std::uint64_t, 12> sizes{0, 1, 1, 2, 4, 4, 8, 1, 2, 4, 8, 8};
    return type < sizes.size() ? sizes[type] : 0;
}

/// Big-endian numbers one after the other. Once over the end or wrong, it stays so.
class HeaderReader {
public:
    explicit HeaderReader(const QByteArray& bytes) : m_bytes(bytes) {}

    bool begin()
    {
        if (m_bytes.size() < 4 || !m_bytes.startsWith("CDF"))
            return false;
        m_version = static_cast<unsigned char>(m_bytes[3]);
        m_at = 4;
        return m_version == 1 || m_version == 2 || m_version == 5;
    }
    [[nodiscard]] bool overTheEnd() const { return m_over; }
    [[nodiscard]] bool wrong() const { return m_wrong; }
    [[nodiscard]] bool fine() const { return !m_over && !m_wrong; }

    std::uint64_t number(int bytes)
    {
        if (m_at + static_cast<std::uint64_t>(bytes) > static_cast<std::uint64_t>(m_bytes.size())) {
            m_over = true;
            return 0;
        }
        std::uint64_t value = 0;
        for (int i = 0; i < bytes; ++i)
            value = value << 8 | static_cast<unsigned char>(m_bytes[static_cast<qsizetype>(m_at++)]);
        return value;
    }
    std::uint64_t tag() { return number(4); }
    std::uint64_t count() { return number(m_version == 5 ? 8 : 4); }
    std::uint64_t offset() { return number(m_version == 1 ? 4 : 8); }
    void skip(std::uint64_t bytes)
    {
        m_at += bytes;
        m_over = m_over || m_at > static_cast<std::uint64_t>(m_bytes.size());
    }
    void skipName() { skip(padded(std::min(count(), kMostItems))); }

    /// Number of items of a list with that tag; an absent list is two zeros.
    std::uint64_t list(std::uint64_t wanted)
    {
        const std::uint64_t found = tag();
        const std::uint64_t items = count();
        m_wrong = m_wrong || (fine() && ((found != wanted && (found != 0 || items != 0)) || items > kMostItems));
        return fine() ? items : 0;
    }
    void skipAttributes()
    {
        const std::uint64_t items = list(kAttributes);
        for (std::uint64_t i = 0; i < items && fine(); ++i) {
            skipName();
            const std::uint64_t bytes = bytesOfType(tag());
            m_wrong = m_wrong || (fine() && bytes == 0);
            skip(padded(count() * bytes));
        }
    }
    /// "unknown number of records": a file that was written as a stream.
    [[nodiscard]] bool isStreaming(std::uint64_t records) const { return records == (m_version == 5 ? ~std::uint64_t{0} : 0xffffffffU); }

private:
    const QByteArray& m_bytes;
    std::uint64_t m_at = 0;
    int m_version = 0;
    bool m_over = false;
    bool m_wrong = false;
};

struct Layout {
    std::uint64_t begin = 0;
    std::uint64_t bytes = 0; ///< of all values, or of one record
    bool record = false;
};

std::uint64_t lengthOf(const std::vector<Layout>& variables, std::uint64_t records, bool streaming)
{
    std::uint64_t recordBytes = 0;
    std::size_t recordVariables = 0;
    for (const Layout& variable : variables) {
        if (variable.record) {
            recordBytes += padded(variable.bytes);
            ++recordVariables;
        }
    }
    std::uint64_t length = 0;
    for (const Layout& variable : variables) {
        if (!variable.record) {
            length = std::max(length, variable.begin + variable.bytes);
        } else if (records > 0 && !streaming) {
            const std::uint64_t step = recordVariables == 1 ? variable.bytes : recordBytes; // a single one is not padded
            length = std::max(length, variable.begin + (records - 1) * step + variable.bytes);
        }
    }
    return length;
}

} // namespace

std::optional<ClassicHeader> readClassicHeader(const QByteArray& bytes)
{
    HeaderReader reader(bytes);
    if (!reader.begin())
        return std::nullopt;
    const std::uint64_t records = reader.count();
    std::vector<std::uint64_t> lengths(reader.list(kDimensions));
    for (std::uint64_t& length : lengths) {
        reader.skipName();
        length = reader.count();
    }
    reader.skipAttributes();
    std::vector<Layout> variables(reader.list(kVariables));
    for (Layout& variable : variables) {
        if (!reader.fine())
            break;
        reader.skipName();
        const std::uint64_t rank = reader.count();
        std::uint64_t values = 1;
        for (std::uint64_t i = 0; i < rank && reader.fine(); ++i) {
            const std::uint64_t dimension = reader.count();
            if (!reader.fine() || dimension >= lengths.size())
                return ClassicHeader{.damaged = !reader.overTheEnd()};
            if (i == 0 && lengths[dimension] == 0)
                variable.record = true;
            else
                values *= lengths[dimension];
        }
        reader.skipAttributes();
        variable.bytes = values * bytesOfType(reader.tag());
        reader.count(); // the size that the writer noted; too small for big variables
        variable.begin = reader.offset();
    }
    if (!reader.fine())
        return ClassicHeader{.damaged = reader.wrong()};
    return ClassicHeader{.complete = true, .fileBytes = lengthOf(variables, records, reader.isStreaming(records))};
}

} // namespace terrella
