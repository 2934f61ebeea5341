// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/table_columns.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/agreement.h"
#include "pipelines/modules/matching.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::TableFields)
};

/// "_500", "_0_500": where a variable has several members or levels, those of this slice.
QString sliceName(const CubeSignature& source, const Variable& variable, std::size_t slice)
{
    QString out;
    for (std::size_t a = variable.axes.size(); a-- > 0;) {
        const Axis& axis = source.axes[static_cast<std::size_t>(variable.axes[a])];
        if (axis.kind != AxisKind::Member && axis.kind != AxisKind::Other && axis.kind != AxisKind::Level)
            continue;
        if (axis.size() > 1)
            out.prepend(QLatin1Char('_') + QString::number(axis.values[slice % axis.size()], 'g', 8));
        slice /= std::max<std::size_t>(1, axis.size());
    }
    return out;
}

class Planner {
public:
    Planner(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
        : m_source(source),
          m_parameters(parameters),
          m_check(check)
    {
    }

    std::optional<TableFields> make()
    {
        const QStringList names = m_parameters.texts(QStringLiteral("variables"));
        for (const QString& name : names) {
            const VariableNeed any{{}, {}, {}, true};
            const auto match = matchVariable(m_source, any, name, port(), QStringLiteral("variables"), m_check);
            if (match)
                add(match->variable, true);
        }
        for (int v = 0; names.isEmpty() && v < static_cast<int>(m_source.variables.size()); ++v)
            add(v, false);
        if (m_out.fields.empty() && !m_check.hasErrors())
            m_check.error(m_source.variables.empty() ? QStringLiteral("variable.missing") : QStringLiteral("grid.kind"),
                m_source.variables.empty() ? Tr::tr("The data hold no variables.") : Tr::tr("None of the variables lies on a grid."), port());
        if (m_check.hasErrors())
            return std::nullopt;
        if (!m_left.isEmpty())
            m_check.warning(QStringLiteral("variable.skipped"),
                Tr::tr("%1 have another grid or other times than the first variable and are left out; name them alone to have them.")
                    .arg(m_left.join(QStringLiteral(", "))),
                port(), QStringLiteral("variables"));
        return std::move(m_out);
    }

private:
    static QString port() { return QStringLiteral("data"); }

    void add(int index, bool isNamed)
    {
        const Variable& variable = m_source.variables[static_cast<std::size_t>(index)];
        const Grid* grid = m_source.gridOf(variable);
        const Axis* time = m_source.axisOf(variable, AxisKind::Time);
        QString reason;
        if (!grid)
            reason = Tr::tr("'%1' does not lie on a grid.").arg(variable.name);
        else if (grid->steps > 1)
            reason = Tr::tr("'%1' lies on a mesh that moves; regrid it first.").arg(variable.name);
        else if (m_out.grid && !shareCells(*m_out.grid, *grid))
            reason = Tr::tr("'%1' lies on another grid than the variables before it; use one table for each grid.").arg(variable.name);
        else if (time && m_out.time && (time->values != m_out.time->values || time->calendar != m_out.time->calendar))
            reason = Tr::tr("'%1' has other times than the variables before it; use one table for each.").arg(variable.name);
        if (!reason.isEmpty()) {
            if (isNamed)
                m_check.error(QStringLiteral("grid.mismatch"), reason, port(), QStringLiteral("variables"));
            else if (grid)
                m_left.append(variable.name);
            return;
        }
        if (!m_out.grid)
            m_out.grid = *grid;
        if (time && !m_out.time)
            m_out.time = *time;
        for (std::size_t slice = 0; slice < sliceCount(m_source, index); ++slice)
            m_out.fields.push_back({index, slice, variable.name + sliceName(m_source, variable, slice), time != nullptr});
    }

    const CubeSignature& m_source;
    const Parameters& m_parameters;
    CheckResult& m_check;
    TableFields m_out;
    QStringList m_left;
};

} // namespace

std::optional<TableFields> planTableFields(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
{
    return Planner(source, parameters, check).make();
}

double tableBytes(double rows, const FeaturesSignature& table)
{
    const double places = table.geometry == GeometryKind::Point ? 2.0 : 0.0;
    return 2.0 * rows * (static_cast<double>(table.columns.size()) + places) * sizeof(double);
}

ColumnInfo tableColumn(const QString& name, ColumnType type, const QString& units, const QString& description)
{
    ColumnInfo out;
    out.name = name;
    out.type = type;
    out.units = units;
    out.description = description;
    return out;
}

} // namespace terrella::data
