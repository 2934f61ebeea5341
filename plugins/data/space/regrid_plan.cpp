// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/regrid_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/agreement.h"
#include "pipelines/modules/matching.h"
#include "pipelines/modules/proposals.h"
#include "plugins/data/space/regrid_target.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Regrid)
};

const QString& port()
{
    static const QString key = QStringLiteral("data");
    return key;
}

/// A component along the grid's own axes (x_wind, grid_northward_wind), or one that does not say along what.
bool isGridVector(const Variable& variable)
{
    static const QRegularExpression standard(QStringLiteral("(^|_)[xy]_|^grid_(east|north)ward|_[xy]_velocity"));
    static const QRegularExpression name(QStringLiteral("^([uv]|[uv]a|[uv]as|[uv]10m?|[uv]o|[UV]_?(10M)?|[UV]GRD)$"));
    return variable.standardName.isEmpty() ? name.match(variable.name).hasMatch() : standard.match(variable.standardName).hasMatch();
}

/// The mean step between rows in degrees, of regular and projected grids.
double rowStep(const Grid& grid)
{
    if (grid.ny < 2 || grid.lat.size() < grid.ny)
        return std::nan("");
    const bool isRegular = grid.kind == GridKind::LatLon;
    const std::size_t column = isRegular ? 0 : grid.nx / 2, stride = isRegular ? 1 : grid.nx;
    double sum = 0.0;
    for (std::size_t j = 1; j < grid.ny; ++j) {
        const std::size_t here = j * stride + column, before = here - stride;
        const double east
            = isRegular ? 0.0 : std::remainder(grid.lon[here] - grid.lon[before], 360.0) * std::cos(grid.lat[here] * 0.017453292519943295);
        sum += std::hypot(grid.lat[here] - grid.lat[before], east);
    }
    return sum / static_cast<double>(grid.ny - 1);
}

class Planner {
public:
    Planner(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
        : m_source(source),
          m_parameters(parameters),
          m_check(check)
    {
        const QString method = parameters.text(QStringLiteral("method"));
        m_plan.method = method == QLatin1String("nearest") ? RemapMethod::Nearest
            : method == QLatin1String("bilinear")          ? RemapMethod::Bilinear
                                                           : RemapMethod::Conservative;
        m_plan.rules.leastValid = m_plan.method == RemapMethod::Nearest ? 1.0 : parameters.real(QStringLiteral("min_valid"));
        m_plan.rules.overValid
            = m_plan.method != RemapMethod::Conservative || parameters.text(QStringLiteral("normalisation")) == QLatin1String("fracarea");
        m_plan.maxDistanceKm = parameters.real(QStringLiteral("max_distance"));
    }

    std::optional<RegridPlan> make(const CubeSignature* like)
    {
        if (!chooseVariables())
            return std::nullopt;
        const auto own = std::ranges::find_if(m_plan.sourceGrids, [](int grid) { return grid >= 0; });
        const std::optional<TargetGrid> target
            = targetGrid(m_parameters, like, own == m_plan.sourceGrids.end() ? nullptr : &m_source.grids[static_cast<std::size_t>(*own)], m_check);
        if (!target)
            return std::nullopt;
        m_plan.target = target->grid;
        for (const int grid : std::set<int>(m_plan.sourceGrids.begin(), m_plan.sourceGrids.end())) {
            if (grid >= 0 && !checkGrid(m_source.grids[static_cast<std::size_t>(grid)], grid))
                return std::nullopt;
        }
        warnOfVectors();
        describe(*target);
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const Variable& variable(int index) const { return m_source.variables[static_cast<std::size_t>(index)]; }

    bool chooseVariables()
    {
        const QString key = QStringLiteral("variables");
        const QStringList wanted = m_parameters.texts(key);
        if (wanted.isEmpty()) {
            m_plan.sources.resize(m_source.variables.size());
            std::iota(m_plan.sources.begin(), m_plan.sources.end(), 0);
        }
        for (const QString& name : wanted) {
            const int found = m_source.find(name);
            if (found < 0) {
                variableMissing(m_source, name, port(), key, m_check);
            } else if (std::ranges::find(m_plan.sources, found) == m_plan.sources.end()) {
                m_plan.sources.push_back(found);
            }
        }
        for (const int index : m_plan.sources) {
            const bool lies = m_source.dimensionOf(variable(index), AxisKind::X) >= 0 || m_source.dimensionOf(variable(index), AxisKind::Cell) >= 0;
            m_plan.sourceGrids.push_back(lies ? variable(index).grid : -1);
        }
        if (m_check.hasErrors())
            return false;
        if (std::ranges::all_of(m_plan.sourceGrids, [](int grid) { return grid < 0; })) {
            m_check.error(QStringLiteral("grid.missing"),
                m_source.variables.empty() ? Tr::tr("The data hold no variables.")
                                           : Tr::tr("No variable lies on a grid; there are: %1.").arg(m_source.variableList()),
                port());
            return false;
        }
        return true;
    }

    [[nodiscard]] QString nameOnGrid(int grid) const
    {
        const auto at = std::ranges::find(m_plan.sourceGrids, grid) - m_plan.sourceGrids.begin();
        return variable(m_plan.sources[static_cast<std::size_t>(at)]).name;
    }

    bool checkGrid(const Grid& grid, int index)
    {
        const QString name = nameOnGrid(index);
        if (grid.steps > 1) {
            m_check.error(QStringLiteral("grid.moving"),
                Tr::tr("The mesh of '%1' moves with time, and weights hold for one mesh. Select one time step, regrid each, and merge them.")
                    .arg(name),
                port());
            return false;
        }
        if (const auto why = whyNoWeights(grid, m_plan.target, m_plan.method)) {
            Problem& problem = m_check.error(
                QStringLiteral("grid.kind"), Tr::tr("'%1' cannot be regridded: %2").arg(name, *why), port(), QStringLiteral("method"));
            if (m_plan.method != RemapMethod::Nearest && !whyNoWeights(grid, m_plan.target, RemapMethod::Nearest))
                problem.proposals = {proposeValue(Tr::tr("Use nearest"), QStringLiteral("method"), QStringLiteral("nearest"))};
            return false;
        }
        if (!mayOverlap(grid, m_plan.target, m_plan.method)) {
            Problem& problem = m_check.error(QStringLiteral("region.none"),
                Tr::tr("The target grid does not touch the data: '%1' covers %2, the target %3.")
                    .arg(name, extentText(grid), extentText(m_plan.target)),
                port(), QStringLiteral("region"));
            if (m_parameters.region(QStringLiteral("region")))
                problem.proposals = {proposeValue(Tr::tr("Regrid everything"), QStringLiteral("region"), QJsonValue(QJsonValue::Null))};
            return false;
        }
        if (const double from = rowStep(grid), to = rowStep(m_plan.target); m_plan.method == RemapMethod::Conservative && to < 0.99 * from)
            m_check
                .warning(QStringLiteral("grid.finer"),
                    Tr::tr("The target grid is finer than that of '%1': a conservative mean shows the old cells as blocks. Bilinear is smooth.")
                        .arg(name),
                    port(), QStringLiteral("method"))
                .proposals
                = {proposeValue(Tr::tr("Use bilinear"), QStringLiteral("method"), QStringLiteral("bilinear"))};
        return true;
    }

    void warnOfVectors()
    {
        QStringList names;
        for (std::size_t k = 0; k < m_plan.sources.size(); ++k) {
            if (m_plan.sourceGrids[k] < 0 || !isGridVector(variable(m_plan.sources[k])))
                continue;
            const GridKind kind = m_source.grids[static_cast<std::size_t>(m_plan.sourceGrids[k])].kind;
            if (kind == GridKind::Projected || kind == GridKind::Curvilinear)
                names.append(variable(m_plan.sources[k]).name);
        }
        if (!names.isEmpty())
            m_check.warning(QStringLiteral("vector.unrotated"),
                Tr::tr("Components of vectors (%1) keep the directions of their own grid; they are not turned towards east and north.")
                    .arg(names.join(QStringLiteral(", "))),
                port());
    }

    void describe(const TargetGrid& target)
    {
        SignatureBuilder builder(m_source.attributes);
        AxisChanges changes;
        changes.axes = {{AxisKind::Y, std::nullopt}, {AxisKind::X, std::nullopt}, {AxisKind::Cell, std::nullopt}};
        changes.added = target.axes;
        changes.grid = target.grid;
        for (std::size_t k = 0; k < m_plan.sources.size(); ++k) {
            Variable result = variable(m_plan.sources[k]);
            if (m_plan.sourceGrids[k] < 0) {
                builder.addVariable(m_source, std::move(result));
                continue;
            }
            for (const char* attribute : {"cell_measures", "coordinates", "grid_mapping"})
                result.attributes.remove(QLatin1String(attribute));
            if (m_plan.method == RemapMethod::Conservative && !result.cellMethods.contains(QLatin1String("area:")))
                result.cellMethods += result.cellMethods.isEmpty() ? QStringLiteral("area: mean") : QStringLiteral(" area: mean");
            result.storedType = QStringLiteral("float32");
            builder.addVariable(m_source, std::move(result), changes);
        }
        m_plan.signature = builder.build();
    }

    const CubeSignature& m_source;
    const Parameters& m_parameters;
    CheckResult& m_check;
    RegridPlan m_plan;
};

} // namespace

std::optional<RegridPlan> planRegrid(const CubeSignature& source, const CubeSignature* like, const Parameters& parameters, CheckResult& check)
{
    return Planner(source, parameters, check).make(like);
}

} // namespace terrella::data
