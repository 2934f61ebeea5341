// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/volume_data.h"

#include "views/earth/fields/contours.h"
#include "views/earth/fields/field_mesh.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace terrella::earth {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::earth::Volume)
};

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t kReadAtOnce = 24'000'000; ///< values of all levels together, else level by level
constexpr std::size_t kKeptEntries = 4;

/// Rows and columns that are taken.
std::vector<std::size_t> everyOf(std::size_t count, std::size_t every)
{
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k < count; k += every)
        out.push_back(k);
    return out;
}

std::vector<std::size_t> withLast(std::size_t count, std::size_t every, bool isWanted)
{
    std::vector<std::size_t> out = everyOf(count, every);
    if (isWanted && !out.empty() && out.back() + 1 != count)
        out.push_back(count - 1);
    return out;
}

/// Whether the last column of a bent grid lies beside the first, as on grids of the ocean: most rows end about a cell before they begin.
bool closesTurn(const Grid& grid, std::size_t step)
{
    constexpr double enough = 1.6; // cells
    if (grid.nx < 4 || grid.ny < 2)
        return false;
    const std::size_t mesh = grid.steps > 1 ? std::min(step, grid.steps - 1) : 0, every = std::max<std::size_t>(1, grid.ny / 64);
    std::size_t closed = 0, rows = 0;
    for (std::size_t j = 0; j < grid.ny; j += every, ++rows) {
        const auto at = [&](std::size_t i) {
            const LatLon place = grid.at(j, i, mesh);
            return onSphere(place.lon, place.lat);
        };
        const double cell = std::max(length(at(1) - at(0)), length(at(grid.nx - 1) - at(grid.nx - 2)));
        closed += length(at(grid.nx - 1) - at(0)) <= enough * cell && length(at(grid.nx / 2) - at(0)) > enough * cell ? 1 : 0;
    }
    return 2 * closed > rows;
}

/// The grid of the rows and columns that are taken, as its mesh is at that step.
Grid taken(const Grid& grid, const std::vector<std::size_t>& rows, const std::vector<std::size_t>& columns, std::size_t step)
{
    Grid out;
    out.kind = grid.kind;
    out.ny = rows.size();
    out.nx = columns.size();
    out.crs = grid.crs;
    out.periodic = grid.periodic;
    if (grid.kind == GridKind::LatLon) {
        for (const std::size_t j : rows)
            out.lat.push_back(grid.lat[j]);
        for (const std::size_t i : columns)
            out.lon.push_back(grid.lon[i]);
        return out;
    }
    const std::size_t mesh = grid.steps > 1 ? std::min(step, grid.steps - 1) : 0;
    for (const std::size_t j : rows)
        for (const std::size_t i : columns) {
            const LatLon at = grid.at(j, i, mesh);
            out.lat.push_back(at.lat);
            out.lon.push_back(at.lon);
        }
    for (const std::size_t j : rows)
        if (j < grid.y.size())
            out.y.push_back(grid.y[j]);
    for (const std::size_t i : columns)
        if (i < grid.x.size())
            out.x.push_back(grid.x[i]);
    return out;
}

Window levelWindow(const Cube& cube, int variable, const FieldAt& at, std::size_t level, std::size_t count)
{
    const CubeSignature& signature = cube.signature();
    const Variable& v = signature.variables[static_cast<std::size_t>(variable)];
    Window out = cube.fieldWindow(variable, at.time, level);
    for (std::size_t d = 0; d < v.axes.size(); ++d) {
        const Axis& axis = signature.axes[static_cast<std::size_t>(v.axes[d])];
        if (axis.kind == AxisKind::Level)
            out.count[d] = count;
    }
    takeMember(signature, v, at.member, out);
    return out;
}

/// Levels of a variable in the order asked for, thinned. [level][row][column]
Result<std::vector<float>> readLevels(const Cube& cube, int variable, const FieldAt& at, const std::vector<std::size_t>& levels,
    const VolumeData& shape, std::size_t gridColumns, std::size_t gridCells, const std::stop_token& stop)
{
    std::vector<float> out(levels.size() * shape.cells());
    const std::size_t all = 1 + *std::ranges::max_element(levels);
    const bool isAtOnce = all * gridCells <= kReadAtOnce;
    std::vector<float> buffer(isAtOnce ? all * gridCells : gridCells);
    if (isAtOnce)
        TRY_DO(cube.read(variable, levelWindow(cube, variable, at, 0, all), buffer));
    for (std::size_t k = 0; k < levels.size(); ++k) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, Text::tr("Something else was asked for."), {}};
        if (!isAtOnce)
            TRY_DO(cube.read(variable, levelWindow(cube, variable, at, levels[k], 1), buffer));
        const float* from = buffer.data() + (isAtOnce ? levels[k] * gridCells : 0);
        float* to = out.data() + k * shape.cells();
        for (std::size_t j = 0; j < shape.ny; ++j)
            for (std::size_t i = 0; i < shape.nx; ++i)
                *to++ = from[j * shape.every * gridColumns + i * shape.every];
    }
    return out;
}

/// Heights of the nodes themselves, where the cube has them.
Result<void> readHeights(const Cube& cube, int variable, const FieldAt& at, const std::vector<std::size_t>& order, std::size_t gridColumns,
    std::size_t gridCells, VolumeData& out, const std::stop_token& stop)
{
    HeightVariable found;
    const Variable* from = heightVariable(cube.signature(), variable, found);
    if (!from)
        return {};
    std::vector<std::size_t> levels;
    for (const std::size_t k : order)
        levels.push_back(found.levels[k]);
    TRY(out.heights, readLevels(cube, found.variable, at, levels, out, gridColumns, gridCells, stop));
    for (float& h : out.heights)
        h *= static_cast<float>(found.factor);
    for (std::size_t k = 0; k < out.nz; ++k) {
        double sum = 0.0;
        std::size_t count = 0;
        for (std::size_t c = 0; c < out.cells(); ++c)
            if (const float h = out.heights[k * out.cells() + c]; std::isfinite(h)) {
                sum += static_cast<double>(h);
                ++count;
            }
        if (count > 0)
            out.metres[k] = sum / static_cast<double>(count);
    }
    out.source = LevelHeights::Source::Height;
    out.heightsFrom = from->longName.isEmpty() ? from->name : from->longName;
    return {};
}

} // namespace

bool hasLevels(const CubeSignature& signature, int variable)
{
    const Variable& v = signature.variables[static_cast<std::size_t>(variable)];
    const Axis* axis = signature.axisOf(v, AxisKind::Level);
    const Grid* grid = signature.gridOf(v);
    return axis && axis->size() > 1 && grid && grid->size() > 1 && !grid->lat.empty();
}

Result<VolumeValues> readVolume(
    const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const VolumeLimits& limits, const std::stop_token& stop)
{
    const CubeSignature& signature = cube->signature();
    const Variable& v = signature.variables[static_cast<std::size_t>(variable)];
    if (!hasLevels(signature, variable))
        return Error{ErrorCode::Unsupported, Text::tr("'%1' has no levels above each other.").arg(v.longName.isEmpty() ? v.name : v.longName), {}};
    const Axis& axis = *signature.axisOf(v, AxisKind::Level);
    const Grid& grid = *signature.gridOf(v);
    const TextureLayout layout = textureLayout(grid);
    const bool isLatLon = grid.kind == GridKind::LatLon;
    const std::size_t columns = isLatLon ? layout.columns : grid.nx;
    auto out = std::make_shared<VolumeData>();
    out->nz = axis.size();
    const std::size_t room = std::max<std::size_t>(16, std::min(limits.cells, limits.nodes / out->nz));
    if (grid.kind == GridKind::Cells)
        out->every = (columns + room - 1) / room;
    while (grid.kind != GridKind::Cells && (columns / out->every) * (grid.ny / out->every) > room)
        ++out->every;
    const std::vector<std::size_t> rows = everyOf(grid.ny, out->every), across = everyOf(columns, out->every);
    out->ny = rows.size();
    out->nx = across.size();
    out->wraps = isLatLon ? layout.periodic : grid.kind == GridKind::Curvilinear && closesTurn(grid, at.time);
    out->grid = taken(grid, rows, across, at.time);
    const LevelHeights heights = levelHeights(axis);
    out->source = heights.source;
    std::vector<std::size_t> order(out->nz);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t k) { return heights.metres[k]; });
    for (const std::size_t k : order)
        out->metres.push_back(heights.metres[k]);
    TRY(out->values, readLevels(*cube, variable, at, order, *out, grid.nx, grid.size(), stop));
    toShownUnits(v, out->values);
    TRY_DO(readHeights(*cube, variable, at, order, grid.nx, grid.size(), *out, stop));
    return VolumeValues(std::move(out));
}

VolumeData closedAtPoles(const VolumeData& data)
{
    if (data.grid.kind != GridKind::LatLon || !data.wraps || data.ny < 2)
        return data;
    const CellAxis lats(data.grid.lat, false);
    const bool isUp = data.grid.lat.back() > data.grid.lat.front();
    const bool first = isUp ? lats.lowEdge() < -89.99 && data.grid.lat.front() > -89.999 : lats.highEdge() > 89.99 && data.grid.lat.front() < 89.999;
    const bool last = isUp ? lats.highEdge() > 89.99 && data.grid.lat.back() < 89.999 : lats.lowEdge() < -89.99 && data.grid.lat.back() > -89.999;
    if (!first && !last)
        return data;
    VolumeData out = data;
    out.ny += (first ? 1 : 0) + (last ? 1 : 0);
    out.grid.ny = out.ny;
    out.grid.lat.clear();
    if (first)
        out.grid.lat.push_back(isUp ? -90.0 : 90.0);
    for (const double lat : data.grid.lat)
        out.grid.lat.push_back(lat);
    if (last)
        out.grid.lat.push_back(isUp ? 90.0 : -90.0);
    const auto widened = [&](const std::vector<float>& in) {
        std::vector<float> all;
        all.reserve(out.nz * out.cells());
        const auto pole = [&](const float* row) {
            double sum = 0.0;
            std::size_t count = 0;
            for (std::size_t i = 0; i < data.nx; ++i)
                if (std::isfinite(row[i])) {
                    sum += static_cast<double>(row[i]);
                    ++count;
                }
            all.insert(all.end(), data.nx, 2 * count > data.nx ? static_cast<float>(sum / static_cast<double>(count)) : kNone);
        };
        for (std::size_t k = 0; k < data.nz; ++k) {
            const float* level = in.data() + k * data.cells();
            if (first)
                pole(level);
            all.insert(all.end(), level, level + data.cells());
            if (last)
                pole(level + (data.ny - 1) * data.nx);
        }
        return all;
    };
    out.values = widened(data.values);
    if (!data.heights.empty())
        out.heights = widened(data.heights);
    return out;
}

std::vector<float> thinned(const VolumeData& data, const std::vector<float>& nodes, std::size_t every)
{
    std::vector<float> out;
    const std::vector<std::size_t> rows = withLast(data.ny, every, true), columns = withLast(data.nx, every, !data.wraps);
    out.reserve(data.nz * rows.size() * columns.size());
    for (std::size_t k = 0; k < (nodes.empty() ? 0 : data.nz); ++k)
        for (const std::size_t j : rows)
            for (const std::size_t i : columns)
                out.push_back(nodes[k * data.cells() + j * data.nx + i]);
    return out;
}

VolumeData thinned(const VolumeData& data, std::size_t every)
{
    const std::vector<std::size_t> rows = withLast(data.ny, every, true), columns = withLast(data.nx, every, !data.wraps);
    VolumeData out;
    out.grid = taken(data.grid, rows, columns, 0);
    out.nx = columns.size();
    out.ny = rows.size();
    out.nz = data.nz;
    out.wraps = data.wraps;
    out.every = data.every * every;
    out.metres = data.metres;
    out.source = data.source;
    out.values = thinned(data, data.values, every);
    out.heights = thinned(data, data.heights, every);
    if (data.triangles)
        out.triangles = trianglesOf(out.grid);
    return out;
}

CellTriangles trianglesOf(const Grid& cells)
{
    std::vector<Vec3> points;
    points.reserve(cells.nx);
    for (std::size_t k = 0; k < cells.nx; ++k)
        points.push_back(onSphere(cells.lon[k], cells.lat[k]));
    return std::make_shared<const std::vector<std::uint32_t>>(sphereTriangles(points));
}

float columnAt(const VolumeData& data, std::size_t cell, double metres)
{
    for (std::size_t k = 0; k + 1 < data.nz; ++k) {
        const std::size_t low = k * data.cells() + cell, high = low + data.cells();
        const auto a = static_cast<double>(data.heightOf(low)), b = static_cast<double>(data.heightOf(high));
        if (metres >= a && metres <= b && b > a)
            return data.values[low] + (data.values[high] - data.values[low]) * static_cast<float>((metres - a) / (b - a));
    }
    return kNone;
}

Result<VolumeValues> VolumeSource::volume(
    const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const VolumeLimits& limits, const std::stop_token& stop)
{
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
            if (it->cube != cube || it->variable != variable || it->at != at || !(it->limits == limits))
                continue;
            std::rotate(m_entries.begin(), it, it + 1);
            return m_entries.front().values;
        }
    }
    TRY(VolumeValues values, readVolume(cube, variable, at, limits, stop));
    if (limits.triangles && values->grid.kind == GridKind::Cells) {
        auto whole = std::make_shared<VolumeData>(*values);
        whole->triangles = triangles(whole->grid);
        values = std::move(whole);
    }
    const std::lock_guard lock(m_mutex);
    m_entries.push_front({cube, variable, at, limits, values});
    while (m_entries.size() > kKeptEntries)
        m_entries.pop_back();
    return values;
}

CellTriangles VolumeSource::triangles(const Grid& cells)
{
    constexpr std::size_t kept = 2;
    {
        const std::lock_guard lock(m_mutex);
        for (const Mesh& mesh : m_meshes)
            if (mesh.lat == cells.lat && mesh.lon == cells.lon)
                return mesh.triangles;
    }
    CellTriangles out = trianglesOf(cells);
    const std::lock_guard lock(m_mutex);
    m_meshes.push_front({cells.lat, cells.lon, out});
    while (m_meshes.size() > kept)
        m_meshes.pop_back();
    return out;
}

void VolumeSource::forget(const Cube* cube)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_entries, [cube](const Entry& e) { return e.cube.get() == cube; });
}

} // namespace terrella::earth
