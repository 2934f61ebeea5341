// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/natural_earth.h"

#include "pipelines/core/resources.h"
#include "pipelines/data/features.h"

#include <QtEndian>

#include <cstring>

namespace terrella::earth {

namespace {

/// Reads numbers off a buffer; past its end everything is zero and ok() false.
class WkbReader {
public:
    explicit WkbReader(const QByteArray& wkb) : m_at(wkb.constData()), m_end(wkb.constData() + wkb.size()) {}

    [[nodiscard]] bool ok() const { return m_ok; }
    void byteOrder()
    {
        if (take(1))
            m_little = m_at[-1] != 0;
    }
    quint32 count()
    {
        if (!take(4))
            return 0;
        return m_little ? qFromLittleEndian<quint32>(m_at - 4) : qFromBigEndian<quint32>(m_at - 4);
    }
    double number()
    {
        if (!take(8))
            return 0.0;
        const quint64 bits = m_little ? qFromLittleEndian<quint64>(m_at - 8) : qFromBigEndian<quint64>(m_at - 8);
        double out = 0.0;
        std::memcpy(&out, &bits, sizeof(out));
        return out;
    }
    [[nodiscard]] bool holds(quint64 bytes) const { return static_cast<quint64>(m_end - m_at) >= bytes; }

private:
    bool take(std::ptrdiff_t bytes)
    {
        if (m_end - m_at < bytes)
            m_ok = false;
        else
            m_at += bytes;
        return m_ok;
    }
    const char* m_at;
    const char* m_end;
    bool m_little = true;
    bool m_ok = true;
};

void readLine(WkbReader& reader, unsigned dimensions, std::vector<Ring>& out)
{
    const quint32 points = reader.count();
    if (!reader.holds(static_cast<quint64>(points) * dimensions * 8))
        return;
    Ring ring;
    for (quint32 k = 0; k < points; ++k) {
        ring.lon.push_back(reader.number());
        ring.lat.push_back(reader.number());
        for (unsigned d = 2; d < dimensions; ++d)
            reader.number();
    }
    out.push_back(std::move(ring));
}

/// What a geometry is: 1 point, 2 line, 3 polygon, 4 … 7 collections, and how many numbers a point has.
struct Kind {
    quint32 kind = 0;
    unsigned dimensions = 2;
};

Kind readKind(WkbReader& reader)
{
    reader.byteOrder();
    const quint32 code = reader.count();
    const quint32 flags = code & 0xe0000000U;
    const quint32 plain = code & 0x0fffffffU;
    const quint32 kind = plain % 1000;
    const unsigned dimensions
        = 2 + ((flags & 0x80000000U) || plain / 1000 == 1 || plain / 1000 == 3 ? 1 : 0) + ((flags & 0x40000000U) || plain / 1000 >= 2 ? 1 : 0);
    return {kind, dimensions};
}

void readGeometry(WkbReader& reader, std::vector<Ring>& out, int depth)
{
    const auto [kind, dimensions] = readKind(reader);
    if (!reader.ok() || depth > 4)
        return;
    if (kind == 2) {
        readLine(reader, dimensions, out);
    } else if (kind == 3) {
        const quint32 rings = reader.count();
        for (quint32 k = 0; k < rings && reader.ok(); ++k)
            readLine(reader, dimensions, out);
    } else if (kind >= 4 && kind <= 7) {
        const quint32 parts = reader.count();
        for (quint32 k = 0; k < parts && reader.ok(); ++k)
            readGeometry(reader, out, depth + 1);
    }
}

void readPolygons(WkbReader& reader, std::vector<PolygonRings>& out, int depth)
{
    const auto [kind, dimensions] = readKind(reader);
    if (!reader.ok() || depth > 4)
        return;
    if (kind == 3) {
        PolygonRings polygon;
        const quint32 rings = reader.count();
        for (quint32 k = 0; k < rings && reader.ok(); ++k)
            readLine(reader, dimensions, polygon);
        if (reader.ok() && !polygon.empty())
            out.push_back(std::move(polygon));
    } else if (kind >= 4 && kind <= 7) {
        const quint32 parts = reader.count();
        for (quint32 k = 0; k < parts && reader.ok(); ++k)
            readPolygons(reader, out, depth + 1);
    }
}

/// A column that a map of another edition may lack; then all is as if it were empty.
const std::vector<QString>* texts(const Features& features, const char* name)
{
    const int column = features.info.find(QLatin1String(name));
    return column < 0 || features.columns[static_cast<std::size_t>(column)].text.size() != features.rowCount()
        ? nullptr
        : &features.columns[static_cast<std::size_t>(column)].text;
}

} // namespace

QString naturalEarthPath() { return resourcePath(QStringLiteral("maps/natural_earth.gpkg")); }

void appendWkb(const QByteArray& wkb, std::vector<Ring>& out)
{
    WkbReader reader(wkb);
    readGeometry(reader, out, 0);
}

void appendPolygons(const QByteArray& wkb, std::vector<PolygonRings>& out)
{
    WkbReader reader(wkb);
    readPolygons(reader, out, 0);
}

Result<std::vector<Ring>> readOutlines(const QString& path, const QString& layer)
{
    TRY(const auto features, readFeatures(path, layer));
    std::vector<Ring> out;
    for (const QByteArray& wkb : features->wkb)
        appendWkb(wkb, out);
    return out;
}

Result<std::vector<Country>> readCountries(const QString& path, const QString& layer)
{
    TRY(const auto features, readFeatures(path, layer));
    const auto* names = texts(*features, "name");
    const auto* two = texts(*features, "iso_a2");
    const auto* three = texts(*features, "iso_a3");
    std::vector<Country> out(features->wkb.size());
    for (std::size_t k = 0; k < out.size(); ++k) {
        out[k].name = names ? (*names)[k] : QString();
        out[k].isoA2 = two ? (*two)[k] : QString();
        out[k].isoA3 = three ? (*three)[k] : QString();
        appendPolygons(features->wkb[k], out[k].polygons);
    }
    return out;
}

Result<std::vector<City>> readCities(const QString& path)
{
    TRY(const auto features, readFeatures(path, QStringLiteral("cities")));
    const auto* names = texts(*features, "name");
    const auto* ranks = features->integers(QStringLiteral("rank"));
    const auto* people = features->integers(QStringLiteral("population"));
    const auto* capitals = features->integers(QStringLiteral("capital"));
    std::vector<City> out;
    for (std::size_t k = 0; names && ranks && k < features->rowCount(); ++k)
        out.push_back({(*names)[k], features->lon[k], features->lat[k], people ? static_cast<double>((*people)[k]) : 0.0,
            static_cast<int>((*ranks)[k]), capitals && (*capitals)[k] == 1});
    return out;
}

} // namespace terrella::earth
