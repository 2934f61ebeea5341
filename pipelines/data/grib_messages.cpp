// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/grib_messages.h"

#include "pipelines/data/grib_octets.h"
#include "pipelines/data/satellite_view.h"

#include <QCoreApplication>

#include <cpl_vsi.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::GribMessages)
};

/// The member of an ensemble that a product definition section of edition 1 tells of; −1: none. Sections of other centres go by ECMWF's definitions
/// where their subcentre says so (seasonal forecasts in the Copernicus store).
int memberOf(const QByteArray& product, std::uint64_t length)
{
    constexpr char ecmwf = 98;
    const bool isEcmwf = product[4] == ecmwf || product[25] == ecmwf;
    if (!isEcmwf || length < 52 || product.size() < 52)
        return -1;
    switch (product[40]) {
    case 1: // members and clusters
    case 26:
    case 30:
    case 36: return product[50] != 0 ? static_cast<unsigned char>(product[49]) : -1; // of how many
    case 12:                                                                         // seasonal forecasts, and their means over months
    case 15:
    case 16: return static_cast<int>(gribNumber(product, 49, 2));
    default: return -1;
    }
}

class Scanner {
public:
    explicit Scanner(const QString& path) : m_file(VSIFOpenL(path.toUtf8().constData(), "rb"))
    {
        if (m_file && VSIFSeekL(m_file, 0, SEEK_END) == 0)
            m_size = VSIFTellL(m_file);
    }
    ~Scanner()
    {
        if (m_file)
            VSIFCloseL(m_file);
    }
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;

    std::vector<GribField> fields;
    bool complete = true;

    void scan()
    {
        std::uint64_t at = 0;
        while (m_file && at + 16 <= m_size) {
            const QByteArray head = bytes(at, 64);
            const qsizetype begin = head.indexOf("GRIB");
            if (begin < 0) {
                // Padding and bulletin headers stand between messages.
                at += 61;
                continue;
            }
            at += static_cast<std::uint64_t>(begin);
            const std::uint64_t length = message(at);
            if (length == 0) {
                complete = false;
                return;
            }
            at += length;
        }
        // Too little for a message: padding, or the beginning of one that was cut off.
        const QByteArray rest = m_file && at < m_size ? bytes(at, static_cast<qsizetype>(m_size - at)) : QByteArray();
        if (!rest.isEmpty() && (rest.contains("GRIB") || QByteArray("GRIB").startsWith(rest)))
            complete = false;
    }

private:
    QByteArray bytes(std::uint64_t at, qsizetype count)
    {
        QByteArray out(count, '\0');
        if (VSIFSeekL(m_file, at, SEEK_SET) != 0)
            return {};
        out.resize(static_cast<qsizetype>(VSIFReadL(out.data(), 1, static_cast<std::size_t>(count), m_file)));
        return out;
    }

    std::uint64_t message(std::uint64_t at)
    {
        const QByteArray head = bytes(at, 16);
        if (head.size() < 16)
            return 0;
        const int edition = head[7];
        const std::uint64_t length = edition == 1 ? gribNumber(head, 4, 3) : edition == 2 ? gribNumber(head, 8, 8) : 0;
        if (length < 20 || length > m_size - at)
            return 0;
        return edition == 1 ? first(at, length) : second(at, length);
    }

    std::uint64_t first(std::uint64_t at, std::uint64_t length)
    {
        const QByteArray product = bytes(at + 8, 52);
        if (product.size() < 28)
            return 0;
        // Lengths beyond three octets are counted in units of 120 octets (ECMWF's convention).
        if (length & 0x800000U)
            length = std::min((length & 0x7fffffU) * 120, m_size - at);
        GribField field{at, length, 0, 1, {}, -1};
        const std::uint64_t productLength = gribNumber(product, 0, 3);
        if (static_cast<unsigned char>(product[7]) & 0x80U) {
            const std::uint64_t place = at + 8 + productLength;
            const std::uint64_t gridLength = gribNumber(bytes(place, 3), 0, 3);
            if (gridLength < 6 || gridLength > length)
                return 0;
            field.grid = bytes(place, static_cast<qsizetype>(gridLength));
        }
        field.perturbation = memberOf(product, productLength);
        fields.push_back(std::move(field));
        return length;
    }

    std::uint64_t second(std::uint64_t at, std::uint64_t length)
    {
        std::uint64_t place = at + 16;
        const std::uint64_t end = at + length;
        QByteArray grid;
        int perturbation = -1;
        int index = 0;
        while (place + 4 <= end) {
            const QByteArray head = bytes(place, 5);
            if (head.startsWith("7777"))
                return length;
            const std::uint64_t size = gribNumber(head, 0, 4);
            if (head.size() < 5 || size < 5 || size > end - place)
                return 0;
            switch (head[4]) {
            case 3: grid = bytes(place, static_cast<qsizetype>(std::min<std::uint64_t>(size, 100000))); break;
            case 4: {
                const QByteArray product = bytes(place, static_cast<qsizetype>(std::min<std::uint64_t>(size, 200)));
                const std::uint64_t kind = gribNumber(product, 7, 2);
                perturbation = (kind == 1 || kind == 11) && product.size() > 36 ? static_cast<unsigned char>(product[35]) : -1;
                break;
            }
            case 7: fields.push_back({at, length, index++, 2, grid, perturbation}); break;
            default: break;
            }
            place += size;
        }
        return 0;
    }

    VSILFILE* m_file;
    std::uint64_t m_size = 0;
};

} // namespace

std::vector<GribField> scanGrib(const QString& path, bool& complete)
{
    Scanner scanner(path);
    scanner.scan();
    complete = scanner.complete;
    return std::move(scanner.fields);
}

QString gribGridProblem(const GribField& field)
{
    const QByteArray& grid = field.grid;
    if (field.edition == 1 && grid.size() > 8) {
        const auto kind = static_cast<unsigned char>(grid[5]);
        if (kind == 50 || kind == 60 || kind == 70 || kind == 80)
            return Tr::tr("spherical harmonics");
        if ((kind == 0 || kind == 4 || kind == 10) && gribNumber(grid, 6, 2) == 0xffff)
            return Tr::tr("a reduced grid (rows of different length)");
    }
    if (field.edition == 2 && grid.size() > 34) {
        switch (gribNumber(grid, 12, 2)) {
        case 50:
        case 51:
        case 52:
        case 53: return Tr::tr("spherical harmonics");
        case 100:
        case 101: return Tr::tr("an unstructured grid (ICON)");
        case 150: return Tr::tr("a HEALPix grid");
        case 90: return satelliteViewProblem(field);
        case 0:
        case 1:
        case 40: return gribNumber(grid, 30, 4) == 0xffffffffU ? Tr::tr("a reduced grid (rows of different length)") : QString();
        default: break;
        }
    }
    return {};
}

std::optional<double> westEndOfTurnedRows(const GribField& field)
{
    const QByteArray& grid = field.grid;
    const bool first = field.edition == 1 && grid.size() >= 28 && (grid[5] == 0 || grid[5] == 4);
    const bool second = field.edition == 2 && grid.size() >= 72 && (gribNumber(grid, 12, 2) == 0 || gribNumber(grid, 12, 2) == 40);
    if (!first && !second)
        return std::nullopt;
    const bool turned = static_cast<unsigned char>(grid[first ? 27 : 71]) & 0x80U;
    if (!turned)
        return std::nullopt;
    return first ? gribSignedNumber(grid, 20, 3) / 1000.0 : gribSignedNumber(grid, 59, 4) / 1e6;
}

std::vector<double> gaussianLatitudes(int n)
{
    std::vector<double> out;
    if (n < 1 || n > 20000)
        return out;
    const int degree = 2 * n;
    for (int k = 0; k < n; ++k) {
        // Newton's method from Tricomi's estimate of the root.
        double x = std::cos(std::numbers::pi * (k + 0.75) / (degree + 0.5));
        for (int step = 0; step < 50; ++step) {
            double before = 1.0;
            double here = x;
            for (int l = 2; l <= degree; ++l) {
                const double next = ((2.0 * l - 1.0) * x * here - (l - 1.0) * before) / l;
                before = here;
                here = next;
            }
            const double slope = degree * (before - x * here) / (1.0 - x * x);
            const double change = here / slope;
            x -= change;
            if (std::abs(change) < 1e-15)
                break;
        }
        out.push_back(std::asin(x) * 180.0 / std::numbers::pi);
    }
    for (int k = n; k-- > 0;)
        out.push_back(-out[static_cast<std::size_t>(k)]);
    return out;
}

std::vector<double> gaussianLatitudes(const GribField& field, std::size_t count)
{
    const QByteArray& grid = field.grid;
    int n = 0;
    double first = 0.0;
    double last = 0.0;
    if (field.edition == 1 && grid.size() >= 28 && grid[5] == 4) {
        n = static_cast<int>(gribNumber(grid, 25, 2));
        first = gribSignedNumber(grid, 10, 3) / 1000.0;
        last = gribSignedNumber(grid, 17, 3) / 1000.0;
    } else if (field.edition == 2 && grid.size() >= 72 && gribNumber(grid, 12, 2) == 40) {
        n = static_cast<int>(gribNumber(grid, 67, 4));
        first = gribSignedNumber(grid, 46, 4) / 1e6;
        last = gribSignedNumber(grid, 55, 4) / 1e6;
    } else {
        return {};
    }
    if (n < 1 || n > 5000)
        return {};
    std::vector<double> all = gaussianLatitudes(n);
    const double north = std::max(first, last);
    const auto begin = std::find_if(all.begin(), all.end(), [north](double lat) { return lat <= north + 0.01; });
    if (static_cast<std::size_t>(all.end() - begin) < count)
        return {};
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

} // namespace terrella
