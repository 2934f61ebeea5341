// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/broadcast.h"

#include "pipelines/modules/agreement.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Broadcast)
};

bool isHorizontal(AxisKind kind) { return kind == AxisKind::Y || kind == AxisKind::X || kind == AxisKind::Cell; }
bool isSlice(AxisKind kind) { return kind == AxisKind::Member || kind == AxisKind::Other || kind == AxisKind::Level; }

/// Axes that stand for each other: one kind, and among other axes one name.
bool isSameAxis(const Axis& a, const Axis& b) { return a.kind == b.kind && (a.kind != AxisKind::Other || a.name == b.name); }

bool sameValues(const Axis& a, const Axis& b)
{
    if (a.size() != b.size())
        return false;
    const Result<UnitConversion> conversion = units::conversion(b.units, a.units);
    for (std::size_t k = 0; k < a.size(); ++k) {
        const double other = conversion ? (*conversion)(b.values[k]) : b.values[k];
        if (!(std::abs(a.values[k] - other) <= 1e-6 * std::max(1.0, std::abs(a.values[k]))))
            return false;
    }
    return true;
}

class Planner {
public:
    Planner(const std::vector<BroadcastOperand>& operands, CheckResult& check) : m_operands(operands), m_check(check)
    {
        m_plan.sources.resize(operands.size());
    }

    std::optional<Broadcast> make()
    {
        for (const BroadcastOperand& operand : m_operands) {
            if (!addGrid(operand))
                return std::nullopt;
            for (const int index : variable(operand).axes) {
                if (!addAxis(operand, operand.cube->axes[static_cast<std::size_t>(index)]))
                    return std::nullopt;
            }
        }
        std::ranges::stable_sort(m_plan.axes, {}, &Axis::kind);
        if (!joinTimes())
            return std::nullopt;
        for (std::size_t k = 0; k < m_operands.size(); ++k)
            describe(k);
        return std::move(m_plan);
    }

private:
    static const Variable& variable(const BroadcastOperand& operand) { return operand.cube->variables[static_cast<std::size_t>(operand.variable)]; }
    static CheckedVariable checked(const BroadcastOperand& operand) { return {*operand.cube, operand.variable, {operand.port}}; }
    static QString name(const BroadcastOperand& operand) { return variable(operand).name; }

    bool addGrid(const BroadcastOperand& operand)
    {
        const Grid* grid = operand.cube->gridOf(variable(operand));
        if (!grid)
            return true;
        if (!m_plan.grid) {
            m_plan.grid = *grid;
            m_gridOf = &operand;
            return true;
        }
        return requireSameGrid(checked(*m_gridOf), checked(operand), m_check);
    }

    bool addAxis(const BroadcastOperand& operand, const Axis& axis)
    {
        const auto known = std::ranges::find_if(m_plan.axes, [&](const Axis& other) { return isSameAxis(other, axis); });
        if (known == m_plan.axes.end()) {
            m_plan.axes.push_back(axis);
            m_timeOf = axis.kind == AxisKind::Time ? &operand : m_timeOf;
            return true;
        }
        if (known->size() == 1 && axis.size() > 1) {
            m_timeOf = axis.kind == AxisKind::Time ? &operand : m_timeOf;
            *known = axis;
            return true;
        }
        if (axis.size() == 1 && known->size() > 1)
            return true;
        if (axis.kind == AxisKind::Time) // joined later
            return requireSameCalendar(checked(*m_timeOf), checked(operand), m_check);
        if (isHorizontal(axis.kind) ? known->size() == axis.size() : sameValues(*known, axis)) // places are compared as grids
            return true;
        const bool level = axis.kind == AxisKind::Level;
        m_check.error(level ? QStringLiteral("level.mismatch") : QStringLiteral("axis.mismatch"),
            level ? Tr::tr("'%1' has other levels than another variable; select the same levels first.").arg(name(operand))
                  : Tr::tr("'%1' has another axis '%2' (%3 entries) than another variable (%4 entries).")
                        .arg(name(operand), axis.name)
                        .arg(axis.size())
                        .arg(known->size()),
            operand.port);
        return false;
    }

    /// Keeps the times that every operand with more than one has.
    bool joinTimes()
    {
        const auto time = std::ranges::find(m_plan.axes, AxisKind::Time, &Axis::kind);
        if (time == m_plan.axes.end())
            return true;
        std::vector<double> common = time->values;
        bool differ = false;
        for (const BroadcastOperand& operand : m_operands) {
            const Axis* axis = operand.cube->axisOf(variable(operand), AxisKind::Time);
            if (!axis || axis->size() == 1 || axis->values == common)
                continue;
            differ = true;
            std::vector<double> kept;
            std::ranges::set_intersection(common, axis->values, std::back_inserter(kept));
            if (kept.empty()) {
                if (requireOverlapInTime(checked(*m_timeOf), checked(operand), m_check))
                    m_check.error(QStringLiteral("time.mismatch"),
                        Tr::tr("'%1' (%2 to %3) has no time step in common with the others; aggregate them to the same steps first.")
                            .arg(name(operand), isoText(axis->values.front(), axis->calendar), isoText(axis->values.back(), axis->calendar)),
                        operand.port);
                return false;
            }
            common = std::move(kept);
        }
        if (differ)
            m_check.warning(QStringLiteral("time.joined"),
                Tr::tr("The variables do not all have the same times; only the %1 steps that all have, %2 to %3, are used.")
                    .arg(common.size())
                    .arg(isoText(common.front(), time->calendar), isoText(common.back(), time->calendar)));
        time->values = std::move(common);
        return true;
    }

    void describe(std::size_t index)
    {
        const BroadcastOperand& operand = m_operands[index];
        const Variable& info = variable(operand);
        BroadcastSource& source = m_plan.sources[index];
        source.hasAllCells = true;
        for (const Axis& axis : m_plan.axes) {
            const Axis* own = ownAxis(operand, axis);
            if (isHorizontal(axis.kind)) {
                const bool has = own && own->size() == axis.size();
                source.hasAllCells = source.hasAllCells && has;
                (axis.kind == AxisKind::Y ? source.hasRows : source.hasColumns) = has;
            } else if (axis.kind == AxisKind::Time && own) {
                source.hasTime = own->size() > 1 || axis.size() == 1;
                if (own->size() != axis.size() || own->values != axis.values)
                    source.steps = stepsOf(*own, axis);
            }
            if (own && own->size() == 1 && axis.size() > 1 && !isHorizontal(axis.kind))
                m_check.warning(QStringLiteral("axis.single"),
                    Tr::tr("'%1' has one entry along '%2', which is used for all %3.").arg(info.name, axis.name).arg(axis.size()), operand.port);
        }
        source.slices = slicesOf(operand);
    }

    static const Axis* ownAxis(const BroadcastOperand& operand, const Axis& axis)
    {
        for (const int index : variable(operand).axes) {
            const Axis& own = operand.cube->axes[static_cast<std::size_t>(index)];
            if (isSameAxis(own, axis))
                return &own;
        }
        return nullptr;
    }

    static std::vector<std::size_t> stepsOf(const Axis& own, const Axis& wanted)
    {
        if (own.size() == 1)
            return std::vector<std::size_t>(wanted.size(), 0);
        std::vector<std::size_t> out;
        for (const double time : wanted.values)
            out.push_back(static_cast<std::size_t>(std::ranges::lower_bound(own.values, time) - own.values.begin()));
        return out;
    }

    /// The operand's own slice for each slice of the result.
    [[nodiscard]] std::vector<std::size_t> slicesOf(const BroadcastOperand& operand) const
    {
        std::vector<std::size_t> out{0};
        for (const Axis& axis : m_plan.axes) {
            if (!isSlice(axis.kind))
                continue;
            const Axis* own = ownAxis(operand, axis);
            const std::size_t span = own ? own->size() : 1;
            std::vector<std::size_t> next;
            for (const std::size_t before : out) {
                for (std::size_t k = 0; k < axis.size(); ++k)
                    next.push_back(before * span + (span > 1 ? k : 0));
            }
            out = std::move(next);
        }
        return out;
    }

    const std::vector<BroadcastOperand>& m_operands;
    CheckResult& m_check;
    Broadcast m_plan;
    const BroadcastOperand* m_gridOf = nullptr;
    const BroadcastOperand* m_timeOf = nullptr;
};

} // namespace

std::size_t Broadcast::slices() const
{
    std::size_t out = 1;
    for (const Axis& axis : axes)
        out *= isSlice(axis.kind) ? axis.size() : 1;
    return out;
}

std::optional<Broadcast> planBroadcast(const std::vector<BroadcastOperand>& operands, CheckResult& check) { return Planner(operands, check).make(); }

} // namespace terrella::data
