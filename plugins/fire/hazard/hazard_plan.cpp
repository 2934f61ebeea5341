// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/hazard_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/agreement.h"
#include "plugins/fire/danger/index_choice.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireHazard)
};

constexpr double kDay = 86400.0;
constexpr double kAnything = 1e30;

QString port() { return QStringLiteral("data"); }

/// "38", "21.3": for names.
QString numberName(double value)
{
    return QString::number(value, 'g', 6).replace(QLatin1Char('.'), QLatin1Char('_')).replace(QLatin1Char('-'), QStringLiteral("minus_"));
}

class Planner {
public:
    Planner(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& data, CheckResult& check)
        : m_spec(spec),
          m_parameters(parameters),
          m_data(data),
          m_check(check)
    {
    }

    std::optional<HazardPlan> make()
    {
        const auto variable = chooseIndex(m_data, *m_spec.input(port()), m_parameters.text(QStringLiteral("variable")), m_check);
        if (!variable)
            return std::nullopt;
        m_plan.variable = *variable;
        if (!checkShape() || !readStatistics() || !findPeriods())
            return std::nullopt;
        describe();
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const Variable& index() const { return m_data.variables[static_cast<std::size_t>(m_plan.variable)]; }

    bool checkShape()
    {
        const CheckedVariable checked{m_data, m_plan.variable, {port(), 0}};
        const Axis* time = requireTime(checked, m_check);
        if (!time)
            return false;
        if (!checked.grid()) {
            m_check.error(QStringLiteral("grid.missing"), Tr::tr("'%1' does not lie on a grid.").arg(index().name), port());
            return false;
        }
        for (const AxisKind kind : {AxisKind::Level, AxisKind::Other}) {
            const Axis* axis = m_data.axisOf(index(), kind);
            if (axis && axis->size() > 1) {
                m_check.error(
                    QStringLiteral("level.many"), Tr::tr("'%1' has several entries along '%2'; select one.").arg(index().name, axis->name), port());
                return false;
            }
        }
        m_plan.members = sliceCount(m_data, m_plan.variable);
        for (std::size_t t = 1; t < time->size(); ++t) {
            if (time->values[t] - time->values[t - 1] > 0.5 * kDay)
                continue;
            m_check.error(QStringLiteral("time.step"),
                Tr::tr("'%1' has more than one step a day; days are counted here. Aggregate it to days first.").arg(index().name), port());
            return false;
        }
        return true;
    }

    bool readStatistics()
    {
        if (m_parameters.flag(QStringLiteral("mean")))
            m_plan.statistics.push_back({HazardKind::Mean, 0.0});
        if (m_parameters.flag(QStringLiteral("maximum")))
            m_plan.statistics.push_back({HazardKind::Maximum, 0.0});
        const auto percents = growingNumbers(m_parameters, QStringLiteral("percentiles"), 0.0, 100.0, m_check);
        const auto limits = growingNumbers(m_parameters, QStringLiteral("days_above"), -kAnything, kAnything, m_check);
        if (!percents || !limits)
            return false;
        for (const double percent : *percents)
            m_plan.statistics.push_back({HazardKind::Percentile, percent});
        for (const double limit : *limits)
            m_plan.statistics.push_back({HazardKind::DaysAbove, limit});
        if (m_plan.statistics.empty())
            m_check.error(QStringLiteral("parameter.missing"), Tr::tr("Nothing is to be computed: choose the mean, a percentile or a limit."), {},
                QStringLiteral("mean"));
        return !m_plan.statistics.empty();
    }

    [[nodiscard]] SeasonMonths months() const
    {
        static const std::map<QString, SeasonMonths> known{{QStringLiteral("year"), {1, 12}}, {QStringLiteral("djf"), {12, 2}},
            {QStringLiteral("mam"), {3, 5}}, {QStringLiteral("jja"), {6, 8}}, {QStringLiteral("son"), {9, 11}}};
        const auto found = known.find(m_parameters.text(QStringLiteral("season")));
        return found != known.end() ? found->second
                                    : SeasonMonths{static_cast<int>(m_parameters.integer(QStringLiteral("first_month"))),
                                        static_cast<int>(m_parameters.integer(QStringLiteral("last_month")))};
    }

    bool findPeriods()
    {
        m_plan.hasLater = m_parameters.isSet(QStringLiteral("later_period"));
        m_plan.inPercent = m_parameters.text(QStringLiteral("change")) == QLatin1String("percent");
        return findPeriod("period", m_plan.period) && (!m_plan.hasLater || findPeriod("later_period", m_plan.later));
    }

    bool findPeriod(const char* parameter, FoundSeasons& out)
    {
        const QString key = QLatin1String(parameter);
        const CheckedVariable checked{m_data, m_plan.variable, {port(), 0}};
        const Axis& time = *checked.time();
        double begin = time.values.front(), end = time.values.back() + kDay;
        if (const std::optional<Period> period = m_parameters.period(key)) {
            if (!requirePeriod(checked, *period, key, m_check))
                return false;
            const auto bounds = period->bounds(time.calendar);
            if (!bounds)
                return false;
            begin = std::max(begin, bounds->first);
            end = std::min(end, bounds->second);
        }
        out = seasonsOf(time, months(), begin, end);
        if (out.seasons.empty()) {
            m_check.error(QStringLiteral("period.empty"),
                Tr::tr("There is no day of the season in this period; the data go from %1 to %2.")
                    .arg(isoText(time.values.front(), time.calendar).left(10), isoText(time.values.back(), time.calendar).left(10)),
                port(), key);
            return false;
        }
        if (out.areCut)
            m_check.warning(QStringLiteral("season.cut"),
                Tr::tr("The data or the period hold no whole season; what there is of it stands for it, so that days are fewer."), port(), key);
        return true;
    }

    [[nodiscard]] QString yearsText(const FoundSeasons& period) const
    {
        const Axis& time = *m_data.axisOf(index(), AxisKind::Time);
        const int first = fromSeconds(time.values[period.seasons.front().first], time.calendar).year;
        const SeasonSteps& last = period.seasons.back();
        const int final = fromSeconds(time.values[last.first + last.count - 1], time.calendar).year;
        return first == final ? QString::number(first) : QStringLiteral("%1-%2").arg(first).arg(final);
    }

    struct Described {
        QString name, text, units;
    };
    [[nodiscard]] Described describeStatistic(const HazardStatistic& statistic) const
    {
        const QString what = index().longName.isEmpty() ? index().name : index().longName;
        switch (statistic.kind) {
        case HazardKind::Mean: return {QStringLiteral("mean"), QStringLiteral("Mean of %1").arg(what), index().units};
        case HazardKind::Maximum: return {QStringLiteral("maximum"), QStringLiteral("Mean seasonal maximum of %1").arg(what), index().units};
        case HazardKind::Percentile:
            return {QStringLiteral("p") + numberName(statistic.value), QStringLiteral("Percentile %1 of %2").arg(statistic.value).arg(what),
                index().units};
        case HazardKind::DaysAbove: break;
        }
        return {QStringLiteral("days_above_") + numberName(statistic.value),
            QStringLiteral("Days of a season with %1 of at least %2").arg(what).arg(statistic.value), QStringLiteral("day")};
    }

    void describe()
    {
        SignatureBuilder builder(m_data.attributes);
        AxisChanges changes;
        for (const AxisKind kind : {AxisKind::Time, AxisKind::Member, AxisKind::Other, AxisKind::Level})
            changes.axes[kind] = std::nullopt;
        const QString years = yearsText(m_plan.period), laterYears = m_plan.hasLater ? yearsText(m_plan.later) : QString();
        const auto add = [&](const QString& name, const QString& text, const QString& units, const QString& period, std::size_t seasons) {
            Variable made = index();
            made.name = name;
            made.longName = text;
            made.standardName.clear();
            made.units = units;
            made.cellMethods.clear();
            made.storedType = QStringLiteral("float32");
            made.attributes = {{QStringLiteral("season"), m_parameters.text(QStringLiteral("season"))}, {QStringLiteral("period"), period}};
            if (seasons > 0)
                made.attributes[QStringLiteral("seasons")] = static_cast<qint64>(seasons);
            if (m_plan.members > 1)
                made.attributes[QStringLiteral("members")] = static_cast<qint64>(m_plan.members);
            builder.addVariable(m_data, made, changes);
        };
        const QString prefix = index().name + QLatin1Char('_');
        const QString both = years + QStringLiteral(" to ") + laterYears;
        for (const HazardStatistic& statistic : m_plan.statistics) {
            Described is = describeStatistic(statistic);
            is.name.prepend(prefix);
            add(is.name, is.text, is.units, years, m_plan.period.seasons.size());
            if (!m_plan.hasLater)
                continue;
            add(is.name + QStringLiteral("_later"), is.text, is.units, laterYears, m_plan.later.seasons.size());
            add(is.name + QStringLiteral("_change"), QStringLiteral("Change: %1").arg(is.text), m_plan.inPercent ? QStringLiteral("%") : is.units,
                both, 0);
            add(is.name + QStringLiteral("_agreement"),
                m_plan.members > 1 ? QStringLiteral("Share of members that agree on the sign of the change: %1").arg(is.text)
                                   : QStringLiteral("Share of later seasons on the side of the change: %1").arg(is.text),
                QStringLiteral("1"), both, 0);
        }
        add(prefix + QStringLiteral("days"), QStringLiteral("Days of a season with values"), QStringLiteral("day"), years,
            m_plan.period.seasons.size());
        if (m_plan.hasLater)
            add(prefix + QStringLiteral("days_later"), QStringLiteral("Days of a season with values"), QStringLiteral("day"), laterYears,
                m_plan.later.seasons.size());
        m_plan.signature = builder.build();
    }

    const ModuleSpec& m_spec;
    const Parameters& m_parameters;
    const CubeSignature& m_data;
    CheckResult& m_check;
    HazardPlan m_plan;
};

} // namespace

FoundSeasons seasonsOf(const Axis& time, const SeasonMonths& months, double begin, double end)
{
    FoundSeasons whole, cut;
    const std::vector<double>& times = time.values;
    const bool wraps = months.last < months.first;
    const int firstYear = fromSeconds(begin, time.calendar).year - 1, lastYear = fromSeconds(end, time.calendar).year;
    for (int year = firstYear; year <= lastYear; ++year) {
        const double from = toSeconds({year, months.first, 1, 0, 0, 0.0}, time.calendar);
        const int endYear = year + (wraps ? 1 : 0);
        const double to = toSeconds({endYear, months.last, daysInMonth(endYear, months.last, time.calendar), 0, 0, 0.0}, time.calendar) + kDay;
        const auto first = std::lower_bound(times.begin(), times.end(), std::max(from, begin));
        const auto last = std::lower_bound(first, times.end(), std::min(to, end + 1e-3));
        const SeasonSteps steps{static_cast<std::size_t>(first - times.begin()), static_cast<std::size_t>(last - first)};
        if (steps.count == 0)
            continue;
        // The first day may have its step at noon, the last one too.
        const bool isWhole = begin < from + kDay && end > to - kDay && times.front() < from + kDay && times.back() >= to - kDay;
        (isWhole ? whole : cut).seasons.push_back(steps);
    }
    whole.leftOut = cut.seasons.size();
    if (!whole.seasons.empty())
        return whole;
    cut.areCut = true;
    return cut;
}

std::optional<HazardPlan> planHazard(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& data, CheckResult& check)
{
    return Planner(spec, parameters, data, check).make();
}

} // namespace terrella::fire
