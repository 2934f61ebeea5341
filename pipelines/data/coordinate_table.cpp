// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/coordinate_table.h"

#include <QRegularExpression>

#include <algorithm>

namespace terrella {

namespace {

bool contains(const std::vector<int>& list, int value) { return std::find(list.begin(), list.end(), value) != list.end(); }

bool isSubset(const std::vector<int>& part, const std::vector<int>& whole)
{
    return std::all_of(part.begin(), part.end(), [&](int d) { return contains(whole, d); });
}

} // namespace

CoordinateTable::CoordinateTable(const RawDataset& dataset)
    : m_data(dataset),
      m_dimensions(dataset.dimensions.size()),
      m_isData(dataset.variables.size(), true)
{
    for (const RawVariable& variable : dataset.variables) {
        const bool scalar = variable.dimensions.empty();
        const bool own = scalar
            || (variable.dimensions.size() == 1 && m_data.dimensions[static_cast<std::size_t>(variable.dimensions.front())].name == variable.name);
        m_roles.push_back(roleOf(dataset, variable, own));
    }
    findDimensions();
    findPairs();
    sortOut();
}

const RawVariable& CoordinateTable::raw(int v) const { return m_data.variables[static_cast<std::size_t>(v)]; }

std::vector<int> CoordinateTable::namedIn(const RawVariable& variable, const char* attribute) const
{
    static const QRegularExpression blanks(QStringLiteral("[\\s,:]+"));
    std::vector<int> out;
    for (const QString& name : variable.attributes.text(QLatin1String(attribute)).split(blanks, Qt::SkipEmptyParts)) {
        if (const int v = m_data.find(name, variable.group); v >= 0)
            out.push_back(v);
    }
    return out;
}

void CoordinateTable::findDimensions()
{
    // A coordinate variable in the strict sense: one dimension, of its own name.
    for (std::size_t v = 0; v < m_data.variables.size(); ++v) {
        const RawVariable& info = m_data.variables[v];
        if (info.dimensions.size() != 1)
            continue;
        DimensionInfo& dimension = m_dimensions[static_cast<std::size_t>(info.dimensions.front())];
        if (info.name == m_data.dimensions[static_cast<std::size_t>(info.dimensions.front())].name) {
            dimension.coordinate = static_cast<int>(v);
            dimension.role = m_roles[v];
        }
    }
    for (std::size_t v = 0; v < m_data.variables.size(); ++v) {
        const RawVariable& info = m_data.variables[v];
        if (info.dimensions.size() != 1)
            continue;
        DimensionInfo& dimension = m_dimensions[static_cast<std::size_t>(info.dimensions.front())];
        if (m_roles[v] == Role::Latitude && dimension.cellLat < 0)
            dimension.cellLat = static_cast<int>(v);
        if (m_roles[v] == Role::Longitude && dimension.cellLon < 0)
            dimension.cellLon = static_cast<int>(v);
    }
    // Others that run along a dimension stand in where it has none: Times over Time, lon over x.
    for (std::size_t d = 0; d < m_dimensions.size(); ++d) {
        DimensionInfo& dimension = m_dimensions[d];
        const bool cells = dimension.cellLat >= 0 && dimension.cellLon >= 0;
        const bool bareTime = dimension.role == Role::Time && dimension.coordinate >= 0
            && !raw(dimension.coordinate).units.contains(QLatin1String("since")) && elementBytes(raw(dimension.coordinate).element) != 0;
        if (bareTime) {
            // A counter with the times beside it.
            for (std::size_t v = 0; v < m_data.variables.size(); ++v) {
                const RawVariable& info = m_data.variables[v];
                if (info.dimensions.size() == 1 && info.dimensions.front() == static_cast<int>(d) && m_roles[v] == Role::Time
                    && info.units.contains(QLatin1String(" since "))) {
                    m_isData[static_cast<std::size_t>(dimension.coordinate)] = false;
                    dimension.coordinate = static_cast<int>(v);
                    break;
                }
            }
        }
        if (dimension.coordinate < 0) {
            const auto better = [&](std::size_t v) {
                const bool text = m_data.variables[v].element == Element::Text;
                return dimension.coordinate < 0 || (m_roles[v] == Role::Time && text);
            };
            for (std::size_t v = 0; v < m_data.variables.size() && !cells; ++v) {
                const RawVariable& info = m_data.variables[v];
                if (info.dimensions.size() == 1 && info.dimensions.front() == static_cast<int>(d) && m_roles[v] != Role::None && better(v)) {
                    dimension.coordinate = static_cast<int>(v);
                    dimension.role = m_roles[v];
                }
            }
        }
        if (dimension.role == Role::None)
            dimension.role = cells ? Role::None : roleOfDimension(m_data.dimensions[d]);
        if (dimension.coordinate < 0 && (dimension.role == Role::Time || dimension.role == Role::Latitude || dimension.role == Role::Longitude)) {
            // Named like one, but without values.
            dimension.role = dimension.role == Role::Latitude ? Role::ProjectionY
                : dimension.role == Role::Longitude           ? Role::ProjectionX
                                                              : Role::None;
        }
        // A time axis along which something moves is still time; anything else with both coordinates numbers cells.
        if (!cells || dimension.role == Role::Time || dimension.role == Role::Level)
            dimension.cellLat = dimension.cellLon = -1;
    }
}

void CoordinateTable::findPairs()
{
    static const QRegularExpression latitude(QStringLiteral("lat(itude)?"), QRegularExpression::CaseInsensitiveOption);
    for (std::size_t v = 0; v < m_data.variables.size(); ++v) {
        const RawVariable& lat = m_data.variables[v];
        if (m_roles[v] != Role::Latitude || lat.dimensions.size() < 2 || isBoundsName(lat.name))
            continue;
        int partner = -1;
        for (std::size_t w = 0; w < m_data.variables.size(); ++w) {
            const RawVariable& lon = m_data.variables[w];
            if (m_roles[w] != Role::Longitude || lon.dimensions != lat.dimensions || lon.group != lat.group || isBoundsName(lon.name))
                continue;
            const QString stem = QString(lat.name).replace(latitude, QString()).toLower();
            static const QRegularExpression longitude(QStringLiteral("lon(g(itude)?)?"), QRegularExpression::CaseInsensitiveOption);
            if (QString(lon.name).replace(longitude, QString()).toLower() == stem)
                partner = static_cast<int>(w);
            else if (partner < 0 && !lat.attributes.text(QStringLiteral("standard_name")).isEmpty())
                partner = static_cast<int>(w);
        }
        if (partner >= 0)
            m_pairs.push_back({static_cast<int>(v), partner});
    }
}

void CoordinateTable::sortOut()
{
    for (std::size_t v = 0; v < m_data.variables.size(); ++v) {
        const RawVariable& info = m_data.variables[v];
        const bool noNumbers = elementBytes(info.element) == 0 || info.isText;
        const bool horizontal = m_roles[v] == Role::Latitude || m_roles[v] == Role::Longitude;
        const bool time = m_roles[v] == Role::Time && info.dimensions.size() <= 1;
        if (noNumbers || info.dimensions.empty() || horizontal || time || isBoundsName(info.name)
            || info.attributes.has(QStringLiteral("grid_mapping_name")))
            m_isData[v] = false;
        for (const char* attribute : {"bounds", "climatology", "grid_mapping", "node_coordinates"}) {
            for (const int other : namedIn(info, attribute))
                m_isData[static_cast<std::size_t>(other)] = false;
        }
        // One-dimensional labels of a dimension are no data either.
        for (const int other : namedIn(info, "coordinates")) {
            if (raw(other).dimensions.size() <= 1)
                m_isData[static_cast<std::size_t>(other)] = false;
        }
    }
    for (const DimensionInfo& dimension : m_dimensions) {
        if (dimension.coordinate >= 0)
            m_isData[static_cast<std::size_t>(dimension.coordinate)] = false;
    }
}

std::optional<CoordinateTable::Pair> CoordinateTable::pairOf(const RawVariable& variable) const
{
    Pair named;
    for (const int v : namedIn(variable, "coordinates")) {
        if (raw(v).dimensions.size() < 2 || !isSubset(raw(v).dimensions, variable.dimensions))
            continue;
        if (m_roles[static_cast<std::size_t>(v)] == Role::Latitude)
            named.lat = v;
        else if (m_roles[static_cast<std::size_t>(v)] == Role::Longitude)
            named.lon = v;
    }
    if (named.lat >= 0 && named.lon >= 0 && raw(named.lat).dimensions == raw(named.lon).dimensions)
        return named;
    for (const Pair& pair : m_pairs) {
        if (isSubset(raw(pair.lat).dimensions, variable.dimensions))
            return pair;
    }
    return std::nullopt;
}

std::optional<Horizontal> CoordinateTable::horizontalOf(int variable) const
{
    const RawVariable& info = raw(variable);
    int y = -1;
    int x = -1;
    Horizontal out;
    const std::vector<int> mappings = namedIn(info, "grid_mapping");
    out.mapping = mappings.empty() ? -1 : mappings.front();
    for (const int d : info.dimensions) {
        const DimensionInfo& dimension = m_dimensions[static_cast<std::size_t>(d)];
        if (dimension.role == Role::Latitude && y < 0)
            y = d;
        else if (dimension.role == Role::Longitude && x < 0)
            x = d;
    }
    if (y >= 0 && x >= 0)
        return Horizontal{GridKind::LatLon, y, x, dimension(y).coordinate, dimension(x).coordinate, -1};
    for (const int d : info.dimensions) {
        if (dimension(d).cellLat >= 0)
            return Horizontal{GridKind::Cells, d, d, dimension(d).cellLat, dimension(d).cellLon, -1};
    }
    y = x = -1;
    if (const auto pair = pairOf(info)) {
        std::vector<int> spatial;
        for (const int d : raw(pair->lat).dimensions) {
            if (dimension(d).role != Role::Time)
                spatial.push_back(d);
        }
        if (spatial.size() == 2) {
            y = spatial[0];
            x = spatial[1];
            if (dimension(y).role == Role::ProjectionX && dimension(x).role == Role::ProjectionY)
                std::swap(y, x);
            out.lat = pair->lat;
            out.lon = pair->lon;
        }
    }
    if (y < 0) {
        for (const int d : info.dimensions) {
            if (dimension(d).role == Role::ProjectionY && y < 0)
                y = d;
            else if (dimension(d).role == Role::ProjectionX && x < 0)
                x = d;
        }
    }
    if (y < 0 || x < 0)
        return std::nullopt;
    const auto numeric = [&](int d) {
        const int c = dimension(d).coordinate;
        return c >= 0 && elementBytes(raw(c).element) != 0 && !raw(c).isText;
    };
    const bool known = out.mapping >= 0 || m_data.format != QLatin1String("NetCDF");
    out.y = y;
    out.x = x;
    if (numeric(y) && numeric(x) && known) {
        out.kind = GridKind::Projected;
        return out;
    }
    if (out.lat < 0)
        return std::nullopt;
    out.kind = GridKind::Curvilinear;
    return out;
}

std::vector<AxisKind> CoordinateTable::kindsOf(int variable, const std::optional<Horizontal>& place) const
{
    const RawVariable& info = raw(variable);
    std::vector<AxisKind> kinds;
    const auto taken = [&](AxisKind kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); };
    const auto onlyOnce = [&](AxisKind kind) { return taken(kind) ? AxisKind::Other : kind; };
    for (const int d : info.dimensions) {
        if (place && d == place->y) {
            kinds.push_back(place->kind == GridKind::Cells ? AxisKind::Cell : AxisKind::Y);
            continue;
        }
        if (place && d == place->x) {
            kinds.push_back(AxisKind::X);
            continue;
        }
        switch (dimension(d).role) {
        case Role::Time: kinds.push_back(onlyOnce(AxisKind::Time)); break;
        case Role::Level: kinds.push_back(onlyOnce(AxisKind::Level)); break;
        case Role::Member: kinds.push_back(onlyOnce(AxisKind::Member)); break;
        case Role::Latitude:
        case Role::ProjectionY: kinds.push_back(place ? AxisKind::Other : onlyOnce(AxisKind::Y)); break;
        case Role::Longitude:
        case Role::ProjectionX: kinds.push_back(place ? AxisKind::Other : onlyOnce(AxisKind::X)); break;
        case Role::None: kinds.push_back(AxisKind::Other); break;
        }
    }
    // A plain matrix: its last two dimensions are drawn as rows and columns.
    const std::size_t n = kinds.size();
    if (!place && n >= 2 && !taken(AxisKind::Y) && !taken(AxisKind::X) && kinds[n - 1] == AxisKind::Other && kinds[n - 2] == AxisKind::Other) {
        kinds[n - 2] = AxisKind::Y;
        kinds[n - 1] = AxisKind::X;
    }
    return kinds;
}

std::vector<int> CoordinateTable::scalarsOf(int variable) const
{
    const RawVariable& info = raw(variable);
    std::vector<int> out;
    const auto consider = [&](int v) {
        const RawVariable& scalar = raw(v);
        const Role role = m_roles[static_cast<std::size_t>(v)];
        const bool fits = role == Role::Time || (role == Role::Level && isPressureUnit(scalar.units));
        if (scalar.dimensions.empty() && fits && !contains(out, v))
            out.push_back(v);
    };
    for (const int v : namedIn(info, "coordinates"))
        consider(v);
    for (const char* name : {"valid_time", "time", "pressure_level", "isobaricInhPa", "plev"}) {
        if (const int v = m_data.find(QLatin1String(name), info.group); v >= 0)
            consider(v);
    }
    return out;
}

} // namespace terrella
