// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/regrid_target.h"

#include "pipelines/core/json.h"
#include "pipelines/data/grid_detection.h"
#include "pipelines/modules/proposals.h"
#include "plugins/data/kernels/gaussian_latitudes.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::RegridTarget)
};

constexpr double kEdgeDeg = 1e-6;
constexpr double kMostCells = 1 << 30;

/// Free of the last digits that adding steps brings.
double tidy(double degrees)
{
    constexpr double digits = 1e10;
    return std::round(degrees * digits) / digits;
}

Axis degreeAxis(AxisKind kind, std::vector<double> values)
{
    Axis out;
    out.kind = kind;
    out.name = kind == AxisKind::Y ? QStringLiteral("lat") : QStringLiteral("lon");
    out.standardName = kind == AxisKind::Y ? QStringLiteral("latitude") : QStringLiteral("longitude");
    out.units = kind == AxisKind::Y ? QStringLiteral("degrees_north") : QStringLiteral("degrees_east");
    out.values = std::move(values);
    return out;
}

/// Columns at offset + k * step: once round from `first`, or those in the region from west to east.
std::vector<double> columns(double step, double offset, double first, const std::optional<Region>& region)
{
    double west = first, width = 360.0;
    if (region) {
        west = region->west;
        width = region->east - region->west;
        if (width < 0.0)
            width += 360.0;
    }
    const bool isWhole = width >= 360.0 - kEdgeDeg;
    const double from = std::ceil((west - offset - kEdgeDeg) / step);
    const double count = isWhole ? std::round(360.0 / step) : std::floor((west + width - offset + kEdgeDeg) / step) - from + 1.0;
    std::vector<double> out;
    for (double k = 0.0; k < count; k += 1.0)
        out.push_back(tidy(offset + (from + k) * step));
    return out;
}

class Maker {
public:
    Maker(const Parameters& parameters, CheckResult& check)
        : m_parameters(parameters),
          m_check(check),
          m_region(parameters.region(QStringLiteral("region")))
    {
    }

    std::optional<TargetGrid> make()
    {
        const bool isGaussian = m_parameters.text(QStringLiteral("target")) == QLatin1String("gaussian");
        std::vector<double> lat, lon;
        if (!(isGaussian ? makeGaussian(lat, lon) : makeRegular(lat, lon)))
            return std::nullopt;
        if (m_region)
            std::erase_if(lat, [this](double value) { return value < m_region->south - kEdgeDeg || value > m_region->north + kEdgeDeg; });
        std::ranges::sort(lat);
        if (m_parameters.text(QStringLiteral("rows")) == QLatin1String("north"))
            std::ranges::reverse(lat);
        if (lat.empty() || lon.empty()) {
            m_check
                .error(QStringLiteral("region.empty"),
                    Tr::tr("No row or column of the target grid has its centre in the region; make the region larger or the step smaller."), {},
                    QStringLiteral("region"))
                .proposals
                = {proposeValue(Tr::tr("Take the whole Earth"), QStringLiteral("region"), QJsonValue(QJsonValue::Null))};
            return std::nullopt;
        }
        return TargetGrid{latLonGrid(lat, lon), {degreeAxis(AxisKind::Y, lat), degreeAxis(AxisKind::X, lon)}};
    }

private:
    [[nodiscard]] double firstLongitude() const
    {
        return m_parameters.text(QStringLiteral("longitudes")) == QLatin1String("from_minus_180") ? -180.0 : 0.0;
    }

    bool makeGaussian(std::vector<double>& lat, std::vector<double>& lon) const
    {
        const auto n = static_cast<int>(m_parameters.integer(QStringLiteral("gaussian_number")));
        lat = gaussianLatitudes(n);
        lon = columns(90.0 / n, 0.0, firstLongitude(), m_region);
        return true;
    }

    bool makeRegular(std::vector<double>& lat, std::vector<double>& lon) const
    {
        const QString key = QStringLiteral("resolution");
        const double step = m_parameters.real(key);
        const double rows = std::round(180.0 / step);
        if (rows * 2.0 * rows > kMostCells) {
            m_check.error(
                QStringLiteral("parameter.range"), Tr::tr("Steps of %1° give more cells than can be worked on.").arg(numberText(step)), {}, key);
            return false;
        }
        if (!m_region && std::abs(rows * step - 180.0) > kEdgeDeg * rows) {
            const double finer = tidy(180.0 / (std::floor(180.0 / step) + 1.0)), coarser = tidy(180.0 / std::floor(180.0 / step));
            m_check
                .error(QStringLiteral("parameter.range"),
                    Tr::tr("Steps of %1° do not go once round the Earth; the next that do are %2° and %3°. Or choose a region.")
                        .arg(numberText(step), numberText(finer), numberText(coarser)),
                    {}, key)
                .proposals
                = {proposeValue(Tr::tr("Use %1°").arg(numberText(finer)), key, finer),
                    proposeValue(Tr::tr("Use %1°").arg(numberText(coarser)), key, coarser)};
            return false;
        }
        const double phase = m_parameters.text(QStringLiteral("phase")) == QLatin1String("poles") ? 0.0 : 0.5;
        for (double k = 0.0; - 90.0 + (k + phase) * step <= 90.0 + kEdgeDeg; k += 1.0)
            lat.push_back(tidy(-90.0 + (k + phase) * step));
        lon = columns(step, phase * step, firstLongitude(), m_region);
        return true;
    }

    const Parameters& m_parameters;
    CheckResult& m_check;
    std::optional<Region> m_region;
};

/// Means of so many neighbouring coordinates; what is left over at the end is left out. Longitudes may jump by a circle.
std::vector<double> blockCentres(const std::vector<double>& coordinates, std::size_t block)
{
    constexpr double circle = 360.0;
    std::vector<double> out, going = coordinates;
    for (std::size_t k = 1; k < going.size(); ++k)
        going[k] = going[k - 1] + std::remainder(going[k] - going[k - 1], circle);
    for (std::size_t first = 0; first + block <= going.size(); first += block)
        out.push_back(tidy(0.5 * (going[first] + going[first + block - 1])));
    return out;
}

/// Cells made of block × block cells of the data.
std::optional<TargetGrid> gridOfBlocks(const Parameters& parameters, const Grid* own, CheckResult& check)
{
    const QString key = QStringLiteral("target");
    if (!own || own->kind != GridKind::LatLon) {
        check.error(QStringLiteral("grid.kind"),
            Tr::tr("Blocks are made of the cells of a grid of latitudes and longitudes, and the data lie on none; choose a regular target."), {},
            key);
        return std::nullopt;
    }
    const auto block = static_cast<std::size_t>(parameters.integer(QStringLiteral("block")));
    const std::vector<double> lat = blockCentres(own->lat, block), lon = blockCentres(own->lon, block);
    if (lat.size() < 2 || lon.size() < 2) {
        check.error(QStringLiteral("parameter.range"),
            Tr::tr("Of %1 by %2 cells no two rows and columns of %3 can be made; choose a smaller block.").arg(own->ny).arg(own->nx).arg(block), {},
            QStringLiteral("block"));
        return std::nullopt;
    }
    return TargetGrid{latLonGrid(lat, lon), {degreeAxis(AxisKind::Y, lat), degreeAxis(AxisKind::X, lon)}};
}

std::optional<TargetGrid> gridOfModel(const CubeSignature& like, CheckResult& check)
{
    const auto problem = [&check](const char* code, const QString& message) {
        check.error(QLatin1String(code), message, QStringLiteral("like"));
        return std::nullopt;
    };
    for (const Variable& variable : like.variables) {
        const Grid* grid = like.gridOf(variable);
        if (!grid)
            continue;
        if (grid->steps > 1)
            return problem("grid.moving", Tr::tr("The mesh of '%1' moves with time; select one time step of it first.").arg(variable.name));
        TargetGrid out{*grid, {}};
        for (const int axis : variable.axes) {
            const Axis& known = like.axes[static_cast<std::size_t>(axis)];
            if (known.kind == AxisKind::Y || known.kind == AxisKind::X || known.kind == AxisKind::Cell)
                out.axes.push_back(known);
        }
        if (grid->size() == 0)
            return problem("grid.empty", Tr::tr("The grid of '%1' has no cells.").arg(variable.name));
        return out;
    }
    return problem("grid.missing", Tr::tr("No variable of the cube to take the grid from lies on a grid; it has: %1.").arg(like.variableList()));
}

} // namespace

std::optional<TargetGrid> targetGrid(const Parameters& parameters, const CubeSignature* like, const Grid* own, CheckResult& check)
{
    if (!like && parameters.text(QStringLiteral("target")) == QLatin1String("blocks"))
        return gridOfBlocks(parameters, own, check);
    return like ? gridOfModel(*like, check) : Maker(parameters, check).make();
}

} // namespace terrella::data
