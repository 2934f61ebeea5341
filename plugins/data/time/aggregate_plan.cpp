// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/aggregate_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/data/standard_names.h"
#include "pipelines/data/units.h"
#include "pipelines/modules/proposals.h"
#include "plugins/data/time/statistic_names.h"
#include "plugins/data/variable_choice.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Aggregate)
};

QString port() { return QStringLiteral("data"); }

template <class T>
T chosen(const Parameters& parameters, const char* key, const std::map<QString, T>& choices)
{
    return choices.at(parameters.text(QString::fromLatin1(key)));
}

bool isHorizontal(AxisKind kind) { return kind == AxisKind::Y || kind == AxisKind::X || kind == AxisKind::Cell; }

class Planner {
public:
    Planner(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
        : m_source(source),
          m_parameters(parameters),
          m_check(check)
    {
    }

    std::optional<AggregatePlan> make()
    {
        if (!readParameters())
            return std::nullopt;
        m_plan.variables = chooseVariables(
            m_source, m_parameters, port(), QStringLiteral("variables"), [this](const Variable& variable) { return reasonAgainst(variable); },
            m_check);
        if (m_check.hasErrors())
            return std::nullopt;
        takeAmounts();
        reduceSpace();
        if (!reduceTime())
            return std::nullopt;
        return std::move(m_plan);
    }

private:
    bool readParameters()
    {
        m_plan.statistic = parseStatistic(m_parameters.text(QStringLiteral("operation")));
        m_plan.percent = m_parameters.real(QStringLiteral("percentile"));
        m_plan.time.span = chosen<TimeSpan>(m_parameters, "time",
            {{QStringLiteral("none"), TimeSpan::None}, {QStringLiteral("day"), TimeSpan::Day}, {QStringLiteral("month"), TimeSpan::Month},
                {QStringLiteral("season"), TimeSpan::Season}, {QStringLiteral("year"), TimeSpan::Year}, {QStringLiteral("steps"), TimeSpan::Steps},
                {QStringLiteral("rolling"), TimeSpan::Rolling}, {QStringLiteral("all"), TimeSpan::All}});
        m_plan.time.count = static_cast<std::size_t>(m_parameters.integer(QStringLiteral("count")));
        m_plan.time.centred = m_parameters.flag(QStringLiteral("centred"));
        m_plan.time.shiftSeconds = 3600.0 * m_parameters.real(QStringLiteral("shift"));
        m_plan.time.keepsIncomplete = m_parameters.text(QStringLiteral("incomplete")) == QLatin1String("keep");
        m_plan.time.stamp = chosen<Stamp>(m_parameters, "stamp",
            {{QStringLiteral("start"), Stamp::Start}, {QStringLiteral("middle"), Stamp::Middle}, {QStringLiteral("last"), Stamp::Last}});
        m_plan.space.span = chosen<SpaceSpan>(m_parameters, "space",
            {{QStringLiteral("none"), SpaceSpan::None}, {QStringLiteral("all"), SpaceSpan::All}, {QStringLiteral("zonal"), SpaceSpan::Zonal},
                {QStringLiteral("meridional"), SpaceSpan::Meridional}});
        m_plan.space.statistic = m_plan.statistic;
        m_plan.space.percent = m_plan.percent;
        m_plan.space.leastShare = m_parameters.real(QStringLiteral("minimum_share"));
        m_plan.space.byArea = m_parameters.text(QStringLiteral("weights")) == QLatin1String("area");
        m_plan.space.region = m_parameters.region(QStringLiteral("region"));
        m_plan.space.byShare = m_parameters.text(QStringLiteral("region_cells")) == QLatin1String("share");
        m_plan.rates = m_parameters.flag(QStringLiteral("rates"));
        readAccumulation();
        m_plan.time.timesAreEnds = m_parameters.flag(QStringLiteral("times_are_ends")) || m_plan.accumulated != Accumulated::No;
        return checkParameters();
    }

    void readAccumulation()
    {
        const QString mode = m_parameters.text(QStringLiteral("accumulated"));
        m_plan.accumulated = mode == QLatin1String("no") ? Accumulated::No
            : mode == QLatin1String("detect")            ? Accumulated::Detect
                                                         : Accumulated::AtHours;
        if (mode == QLatin1String("day"))
            m_plan.restartHours = {0};
        if (mode != QLatin1String("hours"))
            return;
        for (const QString& text : m_parameters.texts(QStringLiteral("restart_hours"))) {
            bool isNumber = false;
            const int hour = text.trimmed().toInt(&isNumber);
            if (!isNumber || hour < 0 || hour > 23)
                m_check.error(QStringLiteral("parameter.form"), Tr::tr("'%1' is no hour; write numbers from 0 to 23, as in 6, 18.").arg(text), {},
                    QStringLiteral("restart_hours"));
            else
                m_plan.restartHours.insert(hour);
        }
        if (m_plan.restartHours.empty() && !m_check.hasErrors())
            m_check.error(QStringLiteral("parameter.missing"), Tr::tr("Say from which hours (UTC) the fields are accumulated, as in 6, 18."), {},
                QStringLiteral("restart_hours"));
    }

    bool checkParameters()
    {
        const bool ends = m_plan.statistic == Statistic::First || m_plan.statistic == Statistic::Last;
        if (m_plan.time.span == TimeSpan::None && m_plan.space.span == SpaceSpan::None && m_plan.accumulated == Accumulated::No)
            m_check.error(QStringLiteral("parameter.missing"), Tr::tr("Say over what to aggregate: over time, over space, or both."), {},
                QStringLiteral("time"));
        if (ends && m_plan.space.span != SpaceSpan::None)
            m_check.error(QStringLiteral("parameter.range"),
                Tr::tr("The first and the last value are values in time; space has none. Choose another operation."), {},
                QStringLiteral("operation"));
        if (m_plan.rates && m_plan.accumulated == Accumulated::No)
            m_check.error(QStringLiteral("parameter.missing"), Tr::tr("Rates are made of accumulated fields; say how these are accumulated."), {},
                QStringLiteral("accumulated"));
        if (m_plan.space.region && m_plan.space.span == SpaceSpan::None)
            m_check.error(QStringLiteral("parameter.range"),
                Tr::tr("The region counts where values are aggregated over space; to cut it out use Select."), {}, QStringLiteral("region"));
        return !m_check.hasErrors();
    }

    [[nodiscard]] QString reasonAgainst(const Variable& variable) const
    {
        const Axis* time = m_source.axisOf(variable, AxisKind::Time);
        const bool needsTime = m_plan.time.span != TimeSpan::None || m_plan.accumulated != Accumulated::No;
        if (needsTime && (!time || time->values.empty()))
            return Tr::tr("'%1' has no time axis to aggregate over.").arg(variable.name);
        if (m_plan.space.span == SpaceSpan::None)
            return {};
        const Grid* grid = m_source.gridOf(variable);
        if (!grid || grid->size() == 0)
            return Tr::tr("'%1' does not lie on a grid, so that nothing can be aggregated over space.").arg(variable.name);
        if (m_plan.space.span != SpaceSpan::All && grid->kind != GridKind::LatLon)
            return Tr::tr("'%1' does not lie on a regular grid of latitudes and longitudes; regrid it before aggregating along one of them.")
                .arg(variable.name);
        return {};
    }

    void takeAmounts()
    {
        SignatureBuilder builder(m_source.attributes);
        for (const int index : m_plan.variables) {
            Variable variable = m_source.variables[static_cast<std::size_t>(index)];
            if (m_plan.accumulated != Accumulated::No) {
                const QString method = m_plan.rates ? QStringLiteral("time: mean") : QStringLiteral("time: sum");
                if (!variable.cellMethods.endsWith(method))
                    addCellMethod(variable, method);
                variable.storedType = QStringLiteral("float32");
            }
            if (m_plan.rates) {
                variable.units = units::canonical(variable.units.isEmpty() ? QStringLiteral("s-1") : QStringLiteral("(%1) s-1").arg(variable.units));
                variable.longName = QStringLiteral("Rate of %1").arg(variable.longName.isEmpty() ? variable.name : variable.longName);
                variable.standardName = guessStandardName(variable.name, variable.units, variable.longName);
            }
            builder.addVariable(m_source, std::move(variable));
        }
        m_plan.amounts = builder.build();
    }

    void reduceSpace()
    {
        m_plan.spatial = m_plan.amounts;
        if (m_plan.space.span == SpaceSpan::None)
            return;
        AxisChanges changes;
        changes.dropsGrid = true;
        const bool all = m_plan.space.span == SpaceSpan::All;
        if (all || m_plan.space.span == SpaceSpan::Zonal)
            changes.axes[AxisKind::X] = std::nullopt;
        if (all || m_plan.space.span == SpaceSpan::Meridional)
            changes.axes[AxisKind::Y] = std::nullopt;
        if (all)
            changes.axes[AxisKind::Cell] = std::nullopt;
        const QString over = all                    ? QStringLiteral("area")
            : m_plan.space.span == SpaceSpan::Zonal ? QStringLiteral("longitude")
                                                    : QStringLiteral("latitude");
        SignatureBuilder builder(m_source.attributes);
        for (const Variable& source : m_plan.amounts->variables) {
            const Grid& grid = *m_plan.amounts->gridOf(source);
            Variable variable = source;
            describeStatistic(variable, m_plan.statistic, m_plan.percent, {{over, {}}});
            const bool hasAreas = m_plan.space.byArea && grid.kind != GridKind::Cells;
            if (m_plan.statistic == Statistic::Sum && hasAreas && !variable.units.isEmpty())
                variable.units = units::canonical(QStringLiteral("(%1) m2").arg(variable.units));
            if (m_plan.space.byArea && !hasAreas)
                m_check.warning(QStringLiteral("grid.areas"),
                    Tr::tr("The cells of '%1' do not say how large they are; each counts the same.").arg(source.name), port(),
                    QStringLiteral("weights"));
            changes.added.clear();
            if (all && std::ranges::all_of(source.axes, [&](int axis) {
                    return isHorizontal(m_plan.amounts->axes[static_cast<std::size_t>(axis)].kind);
                }))
                changes.added.push_back(axisOfOneNumber());
            builder.addVariable(*m_plan.amounts, std::move(variable), changes);
        }
        m_plan.spatial = builder.build();
    }

    bool reduceTime()
    {
        m_plan.signature = m_plan.spatial;
        if (m_plan.time.span == TimeSpan::None)
            return true;
        SignatureBuilder builder(m_source.attributes);
        std::map<int, std::size_t> known;
        for (const Variable& source : m_plan.spatial->variables) {
            const int axisIndex = source.axes[static_cast<std::size_t>(m_plan.spatial->dimensionOf(source, AxisKind::Time))];
            const Axis& axis = m_plan.spatial->axes[static_cast<std::size_t>(axisIndex)];
            if (!known.contains(axisIndex)) {
                known[axisIndex] = m_plan.groups.size();
                addGroups(axis);
            }
            m_plan.groupsOf.push_back(known[axisIndex]);
            const GroupedTime& groups = m_plan.groups[known[axisIndex]];
            AxisChanges changes;
            const bool isLastAxis = source.axes.size() == 1; // one number still needs a place to stand
            if (m_plan.time.span == TimeSpan::All && !isLastAxis)
                changes.axes[AxisKind::Time] = std::nullopt;
            else
                changes.axes[AxisKind::Time] = withValues(axis, groups.times);
            Variable variable = source;
            describeStatistic(variable, m_plan.statistic, m_plan.percent, {{QStringLiteral("time"), {}}});
            builder.addVariable(*m_plan.spatial, std::move(variable), changes);
        }
        m_plan.signature = builder.build();
        return !m_check.hasErrors();
    }

    void addGroups(const Axis& axis)
    {
        GroupedTime groups = groupTime(axis, m_plan.time);
        if (groups.times.empty())
            m_check
                .error(QStringLiteral("period.short"),
                    Tr::tr("No group of steps from %1 to %2 is complete. Keep incomplete groups, or choose shorter ones.")
                        .arg(isoText(axis.values.front(), axis.calendar), isoText(axis.values.back(), axis.calendar)),
                    port(), QStringLiteral("incomplete"))
                .proposals
                = {proposeValue(Tr::tr("Keep incomplete groups"), QStringLiteral("incomplete"), QStringLiteral("keep"))};
        else if (m_plan.time.span == TimeSpan::Rolling && m_plan.time.count > axis.size())
            m_check
                .warning(QStringLiteral("period.short"),
                    Tr::tr("'count' asks for a window of %1 steps; there are %2, so that no window is complete.")
                        .arg(m_plan.time.count)
                        .arg(axis.size()),
                    port(), QStringLiteral("count"))
                .proposals
                = {proposeValue(
                    Tr::tr("Take the %1 steps that there are").arg(axis.size()), QStringLiteral("count"), static_cast<qint64>(axis.size()))};
        else if (!groups.incomplete.empty() && m_plan.time.span != TimeSpan::Rolling)
            m_check.warning(QStringLiteral("period.incomplete"),
                Tr::tr("%1 of %2 groups of steps are incomplete, the first one at %3; they are made of what is there.")
                    .arg(groups.incomplete.size())
                    .arg(groups.times.size())
                    .arg(isoText(groups.times[groups.incomplete.front()], axis.calendar)),
                port(), QStringLiteral("incomplete"));
        std::vector<std::uint32_t> atLeast;
        const double share = m_parameters.real(QStringLiteral("minimum_share"));
        const auto count = static_cast<std::uint32_t>(std::clamp<qint64>(m_parameters.integer(QStringLiteral("minimum_count")), 1, 1'000'000'000));
        for (const std::size_t full : groups.fullSteps)
            atLeast.push_back(std::max(count, static_cast<std::uint32_t>(std::ceil(share * static_cast<double>(full) - 1e-9))));
        m_plan.atLeast.push_back(std::move(atLeast));
        m_plan.reuse.push_back(reuseOf(axis, share));
        m_plan.groups.push_back(std::move(groups));
    }

    /// Groups that share no steps are blocks: what becomes of them follows from the parameters, their steps and, where a share of these must be
    /// valid, from how many there would be at the usual distance, which all steps have a say in. What is made meanwhile is not known by its content.
    [[nodiscard]] BlockReuse reuseOf(const Axis& axis, double share) const
    {
        const TimeSpan span = m_plan.time.span;
        if (span == TimeSpan::Rolling || span == TimeSpan::All || m_plan.space.span != SpaceSpan::None || m_plan.accumulated != Accumulated::No)
            return {};
        const QByteArray distance = share > 0.0 ? QByteArray::number(usualStep(axis.values), 'g', 17) : QByteArray();
        return reusable(distance, {QStringLiteral("incomplete")});
    }

    const CubeSignature& m_source;
    const Parameters& m_parameters;
    CheckResult& m_check;
    AggregatePlan m_plan;
};

} // namespace

std::optional<AggregatePlan> planAggregate(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
{
    return Planner(source, parameters, check).make();
}

} // namespace terrella::data
