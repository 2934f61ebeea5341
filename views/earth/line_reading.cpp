// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/line_reading.h"

#include "views/earth/fields/field_source.h"
#include "views/earth/fields/line_cells.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlaceReading)
};

Error cancelled() { return {ErrorCode::Cancelled, Text::tr("Something else was asked for."), {}}; }

/// Reads the box of a line's cells of one field.
class LineReader {
public:
    LineReader(const ShownField& field, const earth::LineCells& cells)
        : m_field(field),
          m_cells(cells),
          m_conversion(earth::shownUnits(variableOf(field)).conversion)
    {
    }
    Result<void> read(std::size_t step, std::size_t level, std::span<float> out)
    {
        Window window = earth::windowOf(*m_field.cube, m_field.variable, {step, level, m_field.member});
        const bool isCells = gridOf(m_field).kind == GridKind::Cells;
        const std::size_t x = window.count.size() - 1;
        window.start[x] = m_cells.firstColumn();
        window.count[x] = m_cells.columns();
        if (!isCells) {
            window.start[x - 1] = m_cells.firstRow();
            window.count[x - 1] = m_cells.rows();
        }
        m_box.resize(m_cells.rows() * m_cells.columns());
        TRY_DO(m_field.cube->read(m_field.variable, window, m_box));
        if (!m_conversion.isIdentity())
            m_conversion.apply(m_box);
        m_cells.sample(m_box, out);
        return {};
    }

private:
    const ShownField& m_field;
    const earth::LineCells& m_cells;
    UnitConversion m_conversion;
    std::vector<float> m_box;
};

Result<LineSamples> samplesOf(const std::vector<SpherePlace>& line, std::size_t places)
{
    LineSamples out = sampleLine(line, places);
    if (out.places.empty())
        return Error{ErrorCode::Invalid, Text::tr("A line needs two places."), {}};
    return out;
}

Error beside(const ShownField& field) { return {ErrorCode::OutOfRange, Text::tr("'%1' has no cells along the line.").arg(fieldTitle(field)), {}}; }

/// The surface's own pressure (or height) beside a field on pressures (or heights), on the same grid.
std::vector<float> groundAlong(const ShownField& field, const LevelScale& scale, const earth::LineCells& cells, std::size_t step, std::size_t places)
{
    const CubeSignature& signature = field.cube->signature();
    const QString wanted = scale.isPressure ? QStringLiteral("surface_air_pressure") : QStringLiteral("surface_altitude");
    for (std::size_t v = 0; v < signature.variables.size(); ++v) {
        const Variable& variable = signature.variables[v];
        const bool isIt = variable.standardName == wanted && variable.grid == variableOf(field).grid && !signature.axisOf(variable, AxisKind::Level);
        const auto conversion = isIt ? units::conversion(variable.units, scale.units) : Result<UnitConversion>(Error{});
        if (!conversion)
            continue;
        ShownField surface{field.cube, static_cast<int>(v)};
        surface.member = field.member;
        const Axis* time = axisOf(surface, AxisKind::Time);
        std::vector<float> out(places);
        if (const auto done = LineReader(surface, cells).read(time ? std::min(step, time->size() - 1) : 0, 0, out); !done)
            return {};
        const auto shown = units::conversion(earth::shownUnits(variable).units, scale.units); // as the reader gives it
        if (shown && !shown->isIdentity())
            shown->apply(out);
        return out;
    }
    return {};
}

} // namespace

std::optional<LevelScale> levelScaleOf(const ShownField& field)
{
    const Axis* levels = axisOf(field, AxisKind::Level);
    if (!levels || levels->size() == 0)
        return std::nullopt;
    LevelScale out;
    out.name = levels->standardName.isEmpty() ? levels->name : QString(levels->standardName).replace(QLatin1Char('_'), QLatin1Char(' '));
    out.units = units::display(levels->units);
    out.levels = levels->values;
    out.isPressure = units::sameDimension(levels->units, QStringLiteral("Pa"));
    if (out.isPressure)
        if (const auto conversion = units::conversion(levels->units, QStringLiteral("hPa"))) {
            out.units = QStringLiteral("hPa");
            for (double& level : out.levels)
                level = (*conversion)(level);
        }
    const bool isDepth = levels->standardName == QLatin1String("depth") || levels->name.contains(QLatin1String("depth"), Qt::CaseInsensitive);
    out.isDownwards = levels->positive == QLatin1String("down") || (levels->positive.isEmpty() && (out.isPressure || isDepth));
    return out;
}

Result<LineValues> valuesAlong(
    const ShownField& field, const std::vector<SpherePlace>& line, std::size_t places, bool onLevels, double seconds, const std::stop_token& stop)
{
    LineValues out;
    TRY(out.line, samplesOf(line, places));
    const Axis* time = axisOf(field, AxisKind::Time);
    const std::size_t step = stepOf(field, seconds);
    if (time && step < time->size())
        out.time = dateText(time->values[step], time->calendar);
    const earth::LineCells cells(gridOf(field), step, out.line.places);
    if (cells.isEmpty())
        return beside(field);
    out.isBilinear = cells.isBilinear();
    if (onLevels)
        out.scale = levelScaleOf(field);
    if (onLevels && (!out.scale || out.scale->levels.size() < 2))
        return Error{ErrorCode::Unsupported, Text::tr("'%1' has no levels.").arg(fieldTitle(field)), {}};
    const std::size_t rows = out.scale ? out.scale->levels.size() : 1, width = out.line.places.size();
    out.values.resize(rows * width);
    LineReader reader(field, cells);
    for (std::size_t level = 0; level < rows; ++level) {
        if (stop.stop_requested())
            return cancelled();
        TRY_DO(reader.read(step, out.scale ? level : field.level, std::span(out.values).subspan(level * width, width)));
    }
    if (out.scale)
        out.ground = groundAlong(field, *out.scale, cells, step, width);
    return out;
}

Result<LineTimes> timesAlong(
    const ShownField& field, const std::vector<SpherePlace>& line, std::size_t places, std::size_t mostSteps, const std::stop_token& stop)
{
    const Axis* time = axisOf(field, AxisKind::Time);
    if (!time || time->size() < 2)
        return Error{ErrorCode::Unsupported, Text::tr("'%1' has only one time.").arg(fieldTitle(field)), {}};
    LineTimes out;
    TRY(out.line, samplesOf(line, places));
    out.calendar = time->calendar;
    out.every = std::max<std::size_t>(1, (time->size() + mostSteps - 1) / std::max<std::size_t>(1, mostSteps));
    const Grid& grid = gridOf(field);
    std::optional<earth::LineCells> cells;
    bool isAnywhere = false;
    for (std::size_t step = 0; step < time->size(); step += out.every) {
        if (stop.stop_requested())
            return cancelled();
        if (!cells || grid.steps > 1)
            cells.emplace(grid, step, out.line.places);
        out.isBilinear = cells->isBilinear();
        std::vector<float> row(out.line.places.size(), std::numeric_limits<float>::quiet_NaN());
        if (!cells->isEmpty()) {
            isAnywhere = true;
            TRY_DO(LineReader(field, *cells).read(step, field.level, row));
        }
        out.seconds.push_back(time->values[step]);
        out.values.insert(out.values.end(), row.begin(), row.end());
    }
    if (!isAnywhere)
        return beside(field);
    return out;
}

} // namespace terrella
