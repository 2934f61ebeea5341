// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in a drawn region, over time.
#include "pipelines/data/cell_areas.h"
#include "pipelines/data/region_value.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/line_reading.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlaceReading)
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

const Axis* timeOf(const ShownField& field) { return axisOf(field, AxisKind::Time); }

/// A cell whose centre lies in the region.
struct InsideCell {
    std::size_t j = 0, i = 0;
    double area = 1.0;
};

/// The cells in a region and the box of rows and columns that holds them.
struct InsideCells {
    std::vector<InsideCell> cells;
    std::size_t firstRow = 0, rows = 0, firstColumn = 0, columns = 0;
    bool byArea = true;
};

/// Boxes keep to parallels exactly, in any way of counting longitudes.
class Inside {
public:
    explicit Inside(const Drawing& region) : m_region(region), m_area(region.sphereArea()) {}
    [[nodiscard]] bool contains(double lon, double lat) const
    {
        if (m_region.kind != DrawingKind::Box)
            return m_area.contains(lon, lat);
        const SpherePlace &low = m_region.places[0], &high = m_region.places[1];
        return boxContains(low.lon, low.lat, high.lon, high.lat, lon, lat);
    }

private:
    const Drawing& m_region;
    SphereArea m_area;
};

InsideCells cellsIn(const Grid& grid, const Inside& inside, std::size_t step)
{
    InsideCells out;
    std::vector<double> areas;
    const std::size_t first = grid.steps > 1 ? step * grid.size() : 0;
    if (grid.kind == GridKind::LatLon)
        areas = areasOfRegularGrid(grid.lat, grid.lon, grid.periodic);
    else if (grid.kind != GridKind::Cells)
        areas = areasOfCurvilinearGrid(
            std::span(grid.lat).subspan(first, grid.size()), std::span(grid.lon).subspan(first, grid.size()), grid.ny, grid.nx);
    out.byArea = !areas.empty();
    std::size_t lastRow = 0, lastColumn = 0;
    out.firstRow = grid.ny;
    out.firstColumn = grid.nx;
    for (std::size_t j = 0; j < grid.ny; ++j)
        for (std::size_t i = 0; i < grid.nx; ++i) {
            const LatLon centre = grid.at(j, i, grid.steps > 1 ? step : 0);
            if (!inside.contains(centre.lon, centre.lat))
                continue;
            out.cells.push_back({j, i, areas.empty() ? 1.0 : areas[j * grid.nx + i]});
            out.firstRow = std::min(out.firstRow, j);
            lastRow = std::max(lastRow, j);
            out.firstColumn = std::min(out.firstColumn, i);
            lastColumn = std::max(lastColumn, i);
        }
    if (!out.cells.empty()) {
        out.rows = lastRow - out.firstRow + 1;
        out.columns = lastColumn - out.firstColumn + 1;
    }
    return out;
}

/// The box of a region's cells at one step, in shown units.
Result<void> readBox(const ShownField& field, const InsideCells& inside, std::size_t step, std::vector<float>& box)
{
    Window window = field.cube->fieldWindow(field.variable, step, field.level);
    const std::size_t x = window.count.size() - 1;
    window.start[x] = inside.firstColumn;
    window.count[x] = inside.columns;
    if (gridOf(field).kind != GridKind::Cells) {
        window.start[x - 1] = inside.firstRow;
        window.count[x - 1] = inside.rows;
    }
    box.resize(inside.rows * inside.columns);
    TRY_DO(field.cube->read(field.variable, window, box));
    earth::toShownUnits(variableOf(field), box);
    return {};
}

Result<const Axis*> needTimes(const ShownField& field)
{
    const Axis* time = timeOf(field);
    if (!time || time->size() < 2)
        return Error{ErrorCode::Unsupported, Text::tr("'%1' has only one time.").arg(fieldTitle(field)), {}};
    return time;
}

Error noCells(const ShownField& field)
{
    return {ErrorCode::OutOfRange, Text::tr("No cell of '%1' has its centre in the region.").arg(fieldTitle(field)), {}};
}

std::size_t everyOf(const Axis& time, std::size_t most)
{
    return std::max<std::size_t>(1, (time.size() + most - 1) / std::max<std::size_t>(1, most));
}

} // namespace

Result<RegionSeries> regionSeries(const ShownField& field, const Drawing& region, std::size_t mostSteps, const std::stop_token& stop)
{
    TRY(const Axis* time, needTimes(field));
    const Grid& grid = gridOf(field);
    const Inside inside(region);
    InsideCells cells = cellsIn(grid, inside, 0);
    if (cells.cells.empty() && grid.steps == 1)
        return noCells(field);
    RegionSeries out;
    out.calendar = time->calendar;
    out.cells = cells.cells.size();
    out.byArea = cells.byArea;
    out.every = everyOf(*time, mostSteps);
    std::vector<float> box;
    for (std::size_t step = 0; step < time->size(); step += out.every) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, Text::tr("Something else was asked for."), {}};
        if (grid.steps > 1 && step > 0)
            cells = cellsIn(grid, inside, std::min(step, grid.steps - 1));
        double sum = 0.0, weight = 0.0, least = kNone, greatest = kNone;
        if (!cells.cells.empty())
            TRY_DO(readBox(field, cells, step, box));
        for (const InsideCell& cell : cells.cells) {
            const auto value = static_cast<double>(box[(cell.j - cells.firstRow) * cells.columns + cell.i - cells.firstColumn]);
            if (!std::isfinite(value))
                continue;
            sum += cell.area * value;
            weight += cell.area;
            least = std::fmin(least, value);
            greatest = std::fmax(greatest, value);
        }
        out.seconds.push_back(time->values[step]);
        out.mean.push_back(weight > 0.0 ? sum / weight : kNone);
        out.least.push_back(least);
        out.greatest.push_back(greatest);
    }
    return out;
}

Result<Hovmoeller> regionHovmoeller(
    const ShownField& field, const Drawing& region, bool isAlongLongitude, std::size_t mostSteps, const std::stop_token& stop)
{
    TRY(const Axis* time, needTimes(field));
    const Grid& grid = gridOf(field);
    if (grid.kind != GridKind::LatLon)
        return Error{ErrorCode::Unsupported,
            Text::tr("'%1' lies on no grid of latitudes and longitudes. Interpolate it to one to see time over longitude.").arg(fieldTitle(field)),
            {}};
    const InsideCells cells = cellsIn(grid, Inside(region), 0);
    if (cells.cells.empty())
        return noCells(field);
    // Longitudes are counted on from the region's west.
    const double west = region.kind == DrawingKind::Box ? region.places[0].lon : region.sphereArea().bounds().west;
    const auto placeOf = [&](std::size_t index) {
        constexpr double edge = 1e-9;
        return isAlongLongitude ? west + (grid.lon[index] - west - 360.0 * std::floor((grid.lon[index] - west + edge) / 360.0)) : grid.lat[index];
    };
    std::vector<std::pair<double, std::size_t>> order;
    for (const InsideCell& cell : cells.cells) {
        const std::size_t index = isAlongLongitude ? cell.i : cell.j;
        order.emplace_back(placeOf(index), index);
    }
    std::ranges::sort(order);
    order.erase(std::unique(order.begin(), order.end()), order.end());
    std::vector<std::size_t> slot(isAlongLongitude ? grid.nx : grid.ny, 0);
    Hovmoeller out;
    for (std::size_t k = 0; k < order.size(); ++k) {
        out.along.push_back(order[k].first);
        slot[order[k].second] = k;
    }
    out.calendar = time->calendar;
    out.every = everyOf(*time, mostSteps);
    std::vector<float> box;
    for (std::size_t step = 0; step < time->size(); step += out.every) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, Text::tr("Something else was asked for."), {}};
        TRY_DO(readBox(field, cells, step, box));
        std::vector<double> sum(order.size(), 0.0), weight(order.size(), 0.0);
        for (const InsideCell& cell : cells.cells) {
            const auto value = static_cast<double>(box[(cell.j - cells.firstRow) * cells.columns + cell.i - cells.firstColumn]);
            if (!std::isfinite(value))
                continue;
            const std::size_t k = slot[isAlongLongitude ? cell.i : cell.j];
            sum[k] += cell.area * value;
            weight[k] += cell.area;
        }
        out.seconds.push_back(time->values[step]);
        for (std::size_t k = 0; k < sum.size(); ++k)
            out.values.push_back(weight[k] > 0.0 ? static_cast<float>(sum[k] / weight[k]) : std::numeric_limits<float>::quiet_NaN());
    }
    return out;
}

} // namespace terrella
