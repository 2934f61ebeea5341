// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/arithmetic_plan.h"

#include "pipelines/modules/names.h"
#include "plugins/data/values/formula_units.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Arithmetic)
};

class Planner {
public:
    Planner(const NamedSignatures& cubes, const Parameters& parameters, CheckResult& check) : m_cubes(cubes), m_parameters(parameters), m_check(check)
    {
    }

    std::optional<Arithmetic> make()
    {
        const QString formula = m_parameters.text(QStringLiteral("formula")), units = m_parameters.text(QStringLiteral("units")).trimmed();
        const auto compiled = compileFormula(formula, units, [this](const QString& name) { return resolve(name); });
        if (const FormulaError* error = std::get_if<FormulaError>(&compiled)) {
            m_check.error(m_code, formulaMessage(formula, *error), {}, QStringLiteral("formula"));
            return std::nullopt;
        }
        const UnitFormula& result = std::get<UnitFormula>(compiled);
        for (const QString& note : result.notes)
            m_check.warning(QStringLiteral("units.converted"), note, {}, QStringLiteral("formula"));
        if (m_plan.operands.empty()) {
            m_check.error(QStringLiteral("variable.missing"), Tr::tr("The formula names no variable; there are: %1.").arg(variableList()), {},
                QStringLiteral("formula"));
            return std::nullopt;
        }
        std::optional<Broadcast> broadcast = planBroadcast(m_plan.operands, m_check);
        if (!broadcast)
            return std::nullopt;
        m_plan.broadcast = *std::move(broadcast);
        m_plan.program = result.program;
        describe(result.units);
        return std::move(m_plan);
    }

private:
    [[nodiscard]] QString variableList() const
    {
        QStringList out;
        for (const auto& [port, cube] : m_cubes) {
            for (const Variable& variable : cube->variables)
                out.append(m_cubes.size() > 1 ? port + QLatin1Char('.') + variable.name : variable.name);
        }
        return out.isEmpty() ? Tr::tr("none") : out.join(QStringLiteral(", "));
    }

    /// "t2m", or "other.t2m" where there are several cubes.
    std::variant<FormulaVariable, QString> resolve(const QString& name)
    {
        std::vector<BroadcastOperand> found;
        for (const auto& [port, cube] : m_cubes) {
            const QString own = name.startsWith(port + QLatin1Char('.')) ? name.mid(port.size() + 1) : name;
            const auto variable = std::ranges::find(cube->variables, own, &Variable::name);
            if (const int index = variable != cube->variables.end() ? static_cast<int>(variable - cube->variables.begin()) : cube->find(own);
                index >= 0)
                found.push_back({port, cube, index});
        }
        if (found.size() > 1) {
            m_code = QStringLiteral("variable.ambiguous");
            return Tr::tr("'%1' is in '%2' and in '%3'; write %2.%1 or %3.%1").arg(name, found[0].port, found[1].port);
        }
        if (found.empty()) {
            m_code = QStringLiteral("variable.missing");
            QStringList names;
            for (const auto& [port, cube] : m_cubes) {
                for (const Variable& variable : cube->variables)
                    names.append(variable.name);
            }
            const QStringList near = nearestNames(name, names);
            return near.isEmpty() ? Tr::tr("There is no variable '%1'; there are: %2").arg(name, variableList())
                                  : Tr::tr("There is no variable '%1'; did you mean %2?").arg(name, alternatives(near));
        }
        const auto known = std::ranges::find_if(
            m_plan.operands, [&](const BroadcastOperand& o) { return o.port == found[0].port && o.variable == found[0].variable; });
        const auto index = static_cast<std::size_t>(known - m_plan.operands.begin());
        if (known == m_plan.operands.end())
            m_plan.operands.push_back(found[0]);
        return FormulaVariable{index, &found[0].cube->variables[static_cast<std::size_t>(found[0].variable)]};
    }

    void describe(const QString& units)
    {
        auto out = std::make_shared<CubeSignature>();
        Variable variable;
        variable.name = m_parameters.isSet(QStringLiteral("name")) ? m_parameters.text(QStringLiteral("name")) : QStringLiteral("result");
        variable.longName = m_parameters.isSet(QStringLiteral("long_name")) ? m_parameters.text(QStringLiteral("long_name"))
                                                                            : m_parameters.text(QStringLiteral("formula"));
        variable.standardName = m_parameters.text(QStringLiteral("standard_name"));
        variable.units = units;
        variable.storedType = QStringLiteral("float32");
        const Variable& first = m_plan.operands.front().cube->variables[static_cast<std::size_t>(m_plan.operands.front().variable)];
        const bool agree = std::ranges::all_of(m_plan.operands, [&](const BroadcastOperand& operand) {
            return operand.cube->variables[static_cast<std::size_t>(operand.variable)].cellMethods == first.cellMethods;
        });
        variable.cellMethods = agree ? first.cellMethods : QString();
        out->axes = m_plan.broadcast.axes;
        for (int axis = 0; axis < static_cast<int>(out->axes.size()); ++axis)
            variable.axes.push_back(axis);
        if (m_plan.broadcast.grid) {
            Grid grid = *m_plan.broadcast.grid;
            const Axis* time = nullptr;
            for (const Axis& axis : out->axes)
                time = axis.kind == AxisKind::Time ? &axis : time;
            if (grid.steps > 1 && (!time || time->size() != grid.steps)) { // one mesh for all
                grid.lat.resize(grid.size());
                grid.lon.resize(grid.size());
                grid.steps = 1;
            }
            out->grids.push_back(std::move(grid));
            variable.grid = 0;
        }
        out->attributes = m_cubes.front().second->attributes;
        out->variables.push_back(std::move(variable));
        m_plan.signature = std::move(out);
    }

    const NamedSignatures& m_cubes;
    const Parameters& m_parameters;
    CheckResult& m_check;
    Arithmetic m_plan;
    QString m_code = QStringLiteral("formula.invalid");
};

} // namespace

std::optional<Arithmetic> planArithmetic(const NamedSignatures& cubes, const Parameters& parameters, CheckResult& check)
{
    return Planner(cubes, parameters, check).make();
}

} // namespace terrella::data
