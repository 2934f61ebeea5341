// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/merge_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/agreement.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <map>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Merge)
};

using Cubes = std::vector<std::shared_ptr<const CubeSignature>>;

class Planner {
public:
    Planner(const Cubes& cubes, const Parameters& parameters, CheckResult& check)
        : m_cubes(cubes),
          m_parameters(parameters),
          m_check(check),
          m_labels(parameters.texts(QStringLiteral("labels"))),
          m_builder(cubes.front()->attributes)
    {
    }

    std::optional<Merge> make()
    {
        if (!m_labels.isEmpty() && m_labels.size() != static_cast<qsizetype>(m_cubes.size()))
            m_check.error(QStringLiteral("parameter.invalid"), Tr::tr("There are %1 labels for %2 cubes.").arg(m_labels.size()).arg(m_cubes.size()),
                {}, QStringLiteral("labels"));
        if (std::ranges::all_of(m_cubes, [](const auto& cube) { return cube->variables.empty(); }))
            fail("variable.missing", Tr::tr("The data hold no variables."));
        const QString along = m_parameters.text(QStringLiteral("along"));
        if (m_check.hasErrors())
            return std::nullopt;
        if (along == QLatin1String("variables"))
            sideBySide();
        else
            joined(along == QLatin1String("members") ? AxisKind::Member : AxisKind::Time);
        if (m_check.hasErrors())
            return std::nullopt;
        return Merge{m_builder.build(), std::move(m_variables)};
    }

private:
    void fail(const char* code, const QString& message, const char* parameter = "")
    {
        m_check.error(QLatin1String(code), message, QStringLiteral("data"), QLatin1String(parameter));
    }
    [[nodiscard]] QString cubeName(std::size_t k) const
    {
        return m_labels.isEmpty() ? Tr::tr("cube %1").arg(k + 1) : m_labels[static_cast<qsizetype>(k)];
    }

    // ---- variables side by side ----

    void sideBySide()
    {
        std::map<QString, int> uses;
        for (const auto& cube : m_cubes) {
            for (const Variable& variable : cube->variables)
                ++uses[variable.name];
        }
        QSet<QString> names;
        for (std::size_t k = 0; k < m_cubes.size(); ++k) {
            for (int v = 0; v < static_cast<int>(m_cubes[k]->variables.size()); ++v) {
                Variable variable = m_cubes[k]->variables[static_cast<std::size_t>(v)];
                if (uses[variable.name] > 1) {
                    if (m_labels.isEmpty()) {
                        fail("variable.duplicate",
                            Tr::tr("'%1' is in several cubes; give each cube a label, which is added to the name, or merge along time or members.")
                                .arg(variable.name),
                            "labels");
                        return;
                    }
                    variable.name += QLatin1Char('_') + m_labels[static_cast<qsizetype>(k)];
                }
                if (names.contains(variable.name)) {
                    fail("variable.duplicate", Tr::tr("Two variables would be called '%1'; choose other labels.").arg(variable.name), "labels");
                    return;
                }
                names.insert(variable.name);
                fits(checked(k, v));
                m_builder.addVariable(*m_cubes[k], std::move(variable));
                m_variables.push_back({{{k, v, true, {}}}, -1, {}});
            }
        }
    }

    /// Beside the first variable that lies on a grid or has times.
    void fits(const CheckedVariable& variable)
    {
        if (variable.grid()) {
            if (m_withGrid && !m_check.hasErrors())
                (void)requireSameGrid(*m_withGrid, variable, m_check);
            else if (!m_withGrid)
                m_withGrid.emplace(variable);
        }
        if (variable.time()) {
            if (m_withTime && !m_check.hasErrors() && requireSameCalendar(*m_withTime, variable, m_check)
                && m_withTime->time()->values != variable.time()->values && !m_saidTimes) {
                m_check.warning(QStringLiteral("time.differ"), Tr::tr("The cubes do not have the same times; each variable keeps its own."),
                    QStringLiteral("data"));
                m_saidTimes = true;
            }
            if (!m_withTime)
                m_withTime.emplace(variable);
        }
    }

    [[nodiscard]] CheckedVariable checked(std::size_t cube, int variable) const
    {
        return {*m_cubes[cube], variable, {QStringLiteral("data"), static_cast<int>(cube)}};
    }

    // ---- along time or members ----

    void joined(AxisKind kind)
    {
        const CubeSignature& first = *m_cubes.front();
        for (std::size_t k = 1; k < m_cubes.size(); ++k) {
            for (const Variable& variable : m_cubes[k]->variables) {
                if (first.find(variable.name) < 0)
                    fail("variable.missing",
                        Tr::tr("'%1' of %2 is not in the first cube; there are: %3. Select the same variables first.")
                            .arg(variable.name, cubeName(k), first.variableList()));
            }
        }
        bool any = false;
        for (int v = 0; v < static_cast<int>(first.variables.size()) && !m_check.hasErrors(); ++v) {
            const Variable& variable = first.variables[static_cast<std::size_t>(v)];
            const bool isStatic = kind == AxisKind::Time && !first.axisOf(variable, AxisKind::Time);
            any = any || !isStatic;
            if (isStatic) { // the first cube's stands for all
                m_builder.addVariable(first, variable);
                m_variables.push_back({{{0, v, true, {}}}, -1, {}});
            } else {
                joinVariable(kind, v);
            }
        }
        if (!any && !m_check.hasErrors())
            fail("time.missing", Tr::tr("None of the variables has a time axis to merge along."), "along");
    }

    void joinVariable(AxisKind kind, int index)
    {
        const CubeSignature& first = *m_cubes.front();
        const Variable& variable = first.variables[static_cast<std::size_t>(index)];
        MergedVariable merged;
        for (std::size_t k = 0; k < m_cubes.size(); ++k) {
            const int own = m_cubes[k]->find(variable.name);
            if (own < 0) {
                fail("variable.missing", Tr::tr("%1 has no variable '%2'; it has: %3.").arg(cubeName(k), variable.name, m_cubes[k]->variableList()));
                return;
            }
            MergedPart part{k, own, m_cubes[k]->axisOf(m_cubes[k]->variables[static_cast<std::size_t>(own)], kind) != nullptr, {}};
            if (!fitsFirst(kind, variable, part))
                return;
            merged.parts.push_back(part);
        }
        const std::optional<Axis> axis = kind == AxisKind::Time ? joinTimes(merged) : joinMembers(merged);
        if (!axis)
            return;
        AxisChanges changes;
        if (first.axisOf(variable, kind))
            changes.axes[kind] = *axis;
        else
            changes.added = {*axis};
        Variable out = variable;
        if (kind == AxisKind::Member && !m_labels.isEmpty())
            out.attributes.insert(QStringLiteral("member_labels"), m_labels.join(QStringLiteral(", ")));
        const int added = m_builder.addVariable(first, std::move(out), changes);
        const Variable& made = m_builder.variable(added);
        merged.dimension = kind == AxisKind::Time ? 0 : made.axes.size() > 0 && first.axisOf(variable, AxisKind::Time) ? 1 : 0;
        m_variables.push_back(std::move(merged));
    }

    bool fitsFirst(AxisKind kind, const Variable& variable, MergedPart& part)
    {
        const CubeSignature &first = *m_cubes.front(), &cube = *m_cubes[part.cube];
        const Variable& own = cube.variables[static_cast<std::size_t>(part.variable)];
        if (!part.hasAxis && kind == AxisKind::Time) {
            fail("time.missing", Tr::tr("'%1' of %2 has no time axis.").arg(own.name, cubeName(part.cube)));
            return false;
        }
        const CheckedVariable wanted = checked(0, first.find(variable.name)), there = checked(part.cube, part.variable);
        const std::optional<UnitConversion> conversion = requireSameUnits(wanted, there, m_check);
        if (!conversion)
            return false;
        part.conversion = *conversion;
        const Grid* grid = first.gridOf(variable);
        if ((grid || cube.gridOf(own)) && !requireSameGrid(wanted, there, m_check))
            return false;
        if (grid && grid->steps > 1) {
            fail("grid.moving", Tr::tr("'%1' lies on a mesh that moves, which cannot be merged.").arg(own.name));
            return false;
        }
        return axesFit(kind, variable, part);
    }

    bool axesFit(AxisKind kind, const Variable& variable, const MergedPart& part)
    {
        const CubeSignature &first = *m_cubes.front(), &cube = *m_cubes[part.cube];
        const Variable& own = cube.variables[static_cast<std::size_t>(part.variable)];
        const auto others = [kind](const CubeSignature& signature, const Variable& v) {
            std::vector<const Axis*> out;
            for (const int index : v.axes) {
                const Axis& axis = signature.axes[static_cast<std::size_t>(index)];
                if (axis.kind != kind && axis.kind != AxisKind::Y && axis.kind != AxisKind::X && axis.kind != AxisKind::Cell)
                    out.push_back(&axis);
            }
            return out;
        };
        const std::vector<const Axis*> wanted = others(first, variable), there = others(cube, own);
        for (std::size_t k = 0; k < std::max(wanted.size(), there.size()); ++k) {
            if (k < wanted.size() && k < there.size() && wanted[k]->kind == there[k]->kind && wanted[k]->values == there[k]->values
                && wanted[k]->calendar == there[k]->calendar && wanted[k]->units == there[k]->units)
                continue;
            const Axis& axis = k < there.size() ? *there[k] : *wanted[k];
            if (k < wanted.size() && k < there.size() && axis.kind == AxisKind::Time && wanted[k]->calendar != axis.calendar) {
                return requireSameCalendar(checked(0, first.find(variable.name)), checked(part.cube, part.variable), m_check);
            }
            fail(axis.kind == AxisKind::Time       ? "time.mismatch"
                    : axis.kind == AxisKind::Level ? "level.mismatch"
                                                   : "axis.mismatch",
                Tr::tr("'%1' of %2 has other values along '%3' than in the first cube; select the same first.")
                    .arg(own.name, cubeName(part.cube), axis.name));
            return false;
        }
        return true;
    }

    std::optional<Axis> joinTimes(MergedVariable& merged)
    {
        const QString policy = m_parameters.text(QStringLiteral("overlap"));
        std::map<double, MergedPiece> times;
        const Axis* first = nullptr;
        for (std::size_t p = 0; p < merged.parts.size(); ++p) {
            const MergedPart& part = merged.parts[p];
            const CubeSignature& cube = *m_cubes[part.cube];
            const Axis& axis = *cube.axisOf(cube.variables[static_cast<std::size_t>(part.variable)], AxisKind::Time);
            first = first ? first : &axis;
            if (!requireSameCalendar(checked(merged.parts[0].cube, merged.parts[0].variable), checked(part.cube, part.variable), m_check))
                return std::nullopt;
            for (std::size_t k = 0; k < axis.size(); ++k) {
                const auto [known, isNew] = times.try_emplace(axis.values[k], MergedPiece{p, k});
                if (!isNew && policy == QLatin1String("error")) {
                    fail("time.overlap",
                        Tr::tr("%1 and %2 both have %3; say which of them gives it, or select periods that do not overlap.")
                            .arg(cubeName(merged.parts[known->second.part].cube), cubeName(part.cube), isoText(axis.values[k], axis.calendar)),
                        "overlap");
                    return std::nullopt;
                }
                if (!isNew && policy == QLatin1String("last"))
                    known->second = {p, k};
            }
        }
        Axis out = withValues(*first, {});
        for (const auto& [time, piece] : times) {
            out.values.push_back(time);
            merged.pieces.push_back(piece);
        }
        return out;
    }

    std::optional<Axis> joinMembers(MergedVariable& merged)
    {
        Axis out;
        out.kind = AxisKind::Member;
        out.name = QStringLiteral("member");
        out.standardName = QStringLiteral("realization");
        out.units = QStringLiteral("1");
        std::vector<double> own, labelled;
        for (std::size_t p = 0; p < merged.parts.size(); ++p) {
            const MergedPart& part = merged.parts[p];
            const CubeSignature& cube = *m_cubes[part.cube];
            const Axis* axis = cube.axisOf(cube.variables[static_cast<std::size_t>(part.variable)], AxisKind::Member);
            for (std::size_t k = 0; k < (axis ? axis->size() : 1); ++k) {
                merged.pieces.push_back({p, k});
                own.push_back(axis ? axis->values[k] : static_cast<double>(p));
            }
            bool isNumber = false;
            if (!m_labels.isEmpty() && !axis)
                labelled.push_back(m_labels[static_cast<qsizetype>(p)].toDouble(&isNumber));
            if (!isNumber)
                labelled.clear();
        }
        const auto isUnique = [](std::vector<double> values) {
            std::ranges::sort(values);
            return std::ranges::adjacent_find(values) == values.end();
        };
        if (labelled.size() == merged.pieces.size() && isUnique(labelled)) {
            out.values = labelled;
        } else if (isUnique(own)) {
            out.values = own;
        } else {
            for (std::size_t k = 0; k < own.size(); ++k)
                out.values.push_back(static_cast<double>(k));
        }
        return out;
    }

    const Cubes& m_cubes;
    const Parameters& m_parameters;
    CheckResult& m_check;
    const QStringList m_labels;
    SignatureBuilder m_builder;
    std::vector<MergedVariable> m_variables;
    std::optional<CheckedVariable> m_withGrid, m_withTime; ///< the first of them
    bool m_saidTimes = false;
};

} // namespace

std::optional<Merge> planMerge(const Cubes& cubes, const Parameters& parameters, CheckResult& check)
{
    return Planner(cubes, parameters, check).make();
}

} // namespace terrella::data
