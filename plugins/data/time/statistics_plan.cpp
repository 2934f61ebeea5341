// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/statistics_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/data/units.h"
#include "pipelines/modules/agreement.h"
#include "plugins/data/time/statistic_names.h"
#include "plugins/data/variable_choice.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Statistics)
};

QString port() { return QStringLiteral("data"); }

class Planner {
public:
    Planner(const CubeSignature& data, const CubeSignature* other, const Parameters& parameters, CheckResult& check)
        : m_data(data),
          m_other(other),
          m_parameters(parameters),
          m_check(check),
          m_builder(data.attributes)
    {
    }

    std::optional<StatisticsPlan> make()
    {
        readParameters();
        if (m_check.hasErrors())
            return std::nullopt;
        const auto chosen = chooseVariables(
            m_data, m_parameters, port(), QStringLiteral("variables"), [this](const Variable& variable) { return reasonAgainst(variable); }, m_check);
        for (const int index : chosen) {
            StatisticsVariable variable;
            variable.source = index;
            if (m_plan.kind == StatisticsKind::Correlation && !matchOther(variable))
                return std::nullopt;
            describe(variable);
            m_plan.variables.push_back(std::move(variable));
        }
        if (m_check.hasErrors())
            return std::nullopt;
        m_plan.signature = m_builder.build();
        describeTable();
        return std::move(m_plan);
    }

private:
    void readParameters()
    {
        static const std::map<QString, std::pair<StatisticsKind, const char*>> kinds{{QStringLiteral("trend"), {StatisticsKind::Trend, "Trends"}},
            {QStringLiteral("percentiles"), {StatisticsKind::Percentiles, "Percentiles"}},
            {QStringLiteral("moments"), {StatisticsKind::Moments, "Moments"}},
            {QStringLiteral("correlation"), {StatisticsKind::Correlation, "Correlations"}}, {QStringLiteral("eof"), {StatisticsKind::Modes, "EOFs"}}};
        const auto& [kind, title] = kinds.at(m_parameters.text(QStringLiteral("statistic")));
        m_plan.kind = kind;
        m_plan.title = QLatin1String(title);
        m_plan.theilSen = m_parameters.text(QStringLiteral("method")) == QLatin1String("theil_sen");
        m_plan.yearsPerUnit = m_parameters.text(QStringLiteral("per")) == QLatin1String("decade") ? 10.0 : 1.0;
        m_plan.modes = static_cast<std::size_t>(m_parameters.integer(QStringLiteral("modes")));
        m_plan.ofCorrelation = m_parameters.text(QStringLiteral("matrix")) == QLatin1String("correlation");
        m_plan.countsAutocorrelation = m_parameters.flag(QStringLiteral("autocorrelation"));
        m_plan.atLeast = static_cast<std::size_t>(m_parameters.integer(QStringLiteral("minimum_count")));
        for (const QString& text : m_parameters.texts(QStringLiteral("percentiles"))) {
            bool isNumber = false;
            const double percent = text.trimmed().toDouble(&isNumber);
            if (!isNumber || !(percent >= 0.0 && percent <= 100.0))
                m_check.error(QStringLiteral("parameter.form"),
                    Tr::tr("'%1' is no percentile; write numbers from 0 to 100, as in 5, 50, 95.").arg(text), {}, QStringLiteral("percentiles"));
            else if (std::ranges::find(m_plan.percentiles, percent) == m_plan.percentiles.end())
                m_plan.percentiles.push_back(percent);
        }
        if (m_plan.kind == StatisticsKind::Percentiles && m_plan.percentiles.empty() && !m_check.hasErrors())
            m_check.error(QStringLiteral("parameter.missing"), Tr::tr("Say which percentiles, as in 5, 50, 95."), {}, QStringLiteral("percentiles"));
        if (m_plan.kind == StatisticsKind::Correlation && !m_other)
            m_check.error(QStringLiteral("input.missing"), Tr::tr("A correlation needs another cube to correlate with."), QStringLiteral("other"));
    }

    [[nodiscard]] QString reasonAgainst(const Variable& variable) const
    {
        const Axis* time = m_data.axisOf(variable, AxisKind::Time);
        if (!time || time->size() < 3)
            return Tr::tr("'%1' has no time axis of three steps or more.").arg(variable.name);
        if (m_plan.kind != StatisticsKind::Modes)
            return {};
        const int index = m_data.find(variable.name);
        if (sliceCount(m_data, index) != 1)
            return Tr::tr("'%1' has several levels or members; select one of them for EOFs.").arg(variable.name);
        if (!m_data.gridOf(variable))
            return Tr::tr("'%1' does not lie on a grid, so that it has no EOFs.").arg(variable.name);
        return m_plan.modes < time->size()
            ? QString()
            : Tr::tr("'%1' has %2 time steps; there are fewer EOFs than that. Ask for fewer modes.").arg(variable.name).arg(time->size());
    }

    bool matchOther(StatisticsVariable& variable)
    {
        const Variable& mine = m_data.variables[static_cast<std::size_t>(variable.source)];
        const QString wanted = m_parameters.text(QStringLiteral("other_variable"));
        variable.other = !wanted.isEmpty() ? m_other->find(wanted) : m_other->variables.size() == 1 ? 0 : m_other->find(mine.name);
        if (variable.other < 0) {
            m_check.error(QStringLiteral("variable.missing"),
                Tr::tr("There is no variable '%1' to correlate with; there are: %2.")
                    .arg(wanted.isEmpty() ? mine.name : wanted, m_other->variableList()),
                QStringLiteral("other"), QStringLiteral("other_variable"));
            return false;
        }
        const Variable& theirs = m_other->variables[static_cast<std::size_t>(variable.other)];
        const Axis* a = m_data.axisOf(mine, AxisKind::Time);
        const Axis* b = m_other->axisOf(theirs, AxisKind::Time);
        const CheckedVariable here{m_data, variable.source, {port()}}, there{*m_other, variable.other, {QStringLiteral("other")}};
        if (!requireTime(there, m_check) || !requireSameCalendar(here, there, m_check))
            return false;
        for (std::size_t i = 0, j = 0; i < a->size() && j < b->size();) {
            const double apart = a->values[i] - b->values[j];
            if (std::abs(apart) < 1.0) {
                variable.steps.push_back(i);
                variable.otherSteps.push_back(j);
            }
            i += apart < 1.0 ? 1 : 0;
            j += apart > -1.0 ? 1 : 0;
        }
        if (variable.steps.size() < 3)
            m_check.error(QStringLiteral("period.overlap"),
                Tr::tr("'%1' and '%2' have %3 times in common; aggregate both to the same days or months first.")
                    .arg(mine.name, theirs.name)
                    .arg(variable.steps.size()),
                QStringLiteral("other"));
        variable.otherIsSeries = !there.grid();
        if (!variable.otherIsSeries)
            requireSameGrid(here, there, m_check);
        const std::size_t slices = sliceCount(m_data, variable.source), theirSlices = sliceCount(*m_other, variable.other);
        variable.otherHasOneSlice = theirSlices == 1;
        if (theirSlices != 1 && theirSlices != slices)
            m_check.error(QStringLiteral("level.mismatch"),
                Tr::tr("'%1' and '%2' have different levels or members; select the same ones.").arg(mine.name, theirs.name), QStringLiteral("other"));
        return !m_check.hasErrors();
    }

    int add(const StatisticsVariable& variable, const QString& suffix, const QString& longName, const QString& units, bool keepsName = false)
    {
        Variable out = m_data.variables[static_cast<std::size_t>(variable.source)];
        const QString what = out.longName.isEmpty() ? out.name : out.longName;
        out.name += QLatin1Char('_') + suffix;
        out.longName = longName.arg(what);
        out.units = units;
        out.storedType = QStringLiteral("float32");
        if (!keepsName)
            out.standardName.clear();
        AxisChanges changes;
        changes.axes[AxisKind::Time] = std::nullopt;
        if (m_plan.kind == StatisticsKind::Modes) {
            Axis mode;
            mode.name = QStringLiteral("mode");
            mode.units = QStringLiteral("1");
            for (std::size_t k = 0; k < m_plan.modes; ++k)
                mode.values.push_back(static_cast<double>(k + 1));
            changes.added.push_back(mode);
        } else if (out.axes.size() == 1) {
            changes.added.push_back(axisOfOneNumber());
        }
        return m_builder.addVariable(m_data, std::move(out), changes);
    }

    void describe(StatisticsVariable& variable)
    {
        const QString units = m_data.variables[static_cast<std::size_t>(variable.source)].units, difference = differenceUnits(units);
        const QString one = QStringLiteral("1");
        std::vector<int>& outputs = variable.outputs;
        switch (m_plan.kind) {
        case StatisticsKind::Trend: {
            const QString perYear = (m_plan.yearsPerUnit == 1.0 ? QString() : QStringLiteral("0.1 "))
                + (difference == one ? QString() : difference + QLatin1Char(' ')) + QStringLiteral("year-1");
            outputs = {add(variable, QStringLiteral("trend"), QStringLiteral("Trend of %1"), perYear),
                add(variable, QStringLiteral("trend_error"), QStringLiteral("Standard error of the trend of %1"), perYear),
                add(variable, QStringLiteral("p_value"), QStringLiteral("p-value of the trend of %1"), one)};
            break;
        }
        case StatisticsKind::Percentiles:
            for (const double percent : m_plan.percentiles)
                outputs.push_back(add(variable, QStringLiteral("p%1").arg(percent),
                    QStringLiteral("Percentile %1 of ").arg(percent) + QStringLiteral("%1"), units, true));
            break;
        case StatisticsKind::Moments:
            outputs = {add(variable, QStringLiteral("mean"), QStringLiteral("Mean of %1"), units, true),
                add(variable, QStringLiteral("standard_deviation"), QStringLiteral("Standard deviation of %1"), difference, true),
                add(variable, QStringLiteral("skewness"), QStringLiteral("Skewness of %1"), one)};
            break;
        case StatisticsKind::Correlation: {
            const QString with = m_other->variables[static_cast<std::size_t>(variable.other)].name;
            outputs = {add(variable, QStringLiteral("correlation"), QStringLiteral("Correlation of %1 with ") + with, one),
                add(variable, QStringLiteral("p_value"), QStringLiteral("p-value of the correlation of %1 with ") + with, one)};
            break;
        }
        case StatisticsKind::Modes:
            outputs = {add(variable, QStringLiteral("eof"), QStringLiteral("EOFs of %1"), m_plan.ofCorrelation ? one : difference)};
            break;
        }
    }

    void describeTable()
    {
        auto table = std::make_shared<FeaturesSignature>();
        const auto column = [&table](const QString& name, ColumnType type, const QString& description) {
            ColumnInfo info;
            info.name = name;
            info.type = type;
            info.description = description;
            table->columns.push_back(info);
        };
        if (m_plan.kind == StatisticsKind::Modes) {
            column(QStringLiteral("time"), ColumnType::Time, {});
            for (const StatisticsVariable& variable : m_plan.variables) {
                const Variable& source = m_data.variables[static_cast<std::size_t>(variable.source)];
                table->calendar = m_data.axisOf(source, AxisKind::Time)->calendar;
                for (std::size_t mode = 1; mode <= m_plan.modes; ++mode)
                    column(QStringLiteral("%1_pc%2").arg(source.name).arg(mode), ColumnType::Real,
                        QStringLiteral("Principal component, of unit variance"));
            }
        } else {
            column(QStringLiteral("quantity"), ColumnType::Text, QStringLiteral("Variable of the result"));
            column(QStringLiteral("field"), ColumnType::Integer, QStringLiteral("Levels and members counted together, from 1"));
            column(QStringLiteral("mean"), ColumnType::Real, QStringLiteral("Weighted by area"));
            column(QStringLiteral("minimum"), ColumnType::Real, {});
            column(QStringLiteral("maximum"), ColumnType::Real, {});
            column(QStringLiteral("cells"), ColumnType::Integer, QStringLiteral("With a result"));
        }
        m_plan.table = std::move(table);
    }

    const CubeSignature& m_data;
    const CubeSignature* m_other;
    const Parameters& m_parameters;
    CheckResult& m_check;
    SignatureBuilder m_builder;
    StatisticsPlan m_plan;
};

} // namespace

std::optional<StatisticsPlan> planStatistics(const CubeSignature& data, const CubeSignature* other, const Parameters& parameters, CheckResult& check)
{
    return Planner(data, other, parameters, check).make();
}

std::vector<double> yearsSinceFirst(const Axis& time)
{
    double days = 365.2425;
    switch (time.calendar) {
    case Calendar::Julian: days = 365.25; break;
    case Calendar::NoLeap: days = 365.0; break;
    case Calendar::AllLeap: days = 366.0; break;
    case Calendar::Days360: days = 360.0; break;
    case Calendar::Standard:
    case Calendar::ProlepticGregorian:
    case Calendar::None: break;
    }
    std::vector<double> out;
    for (const double seconds : time.values)
        out.push_back((seconds - time.values.front()) / (days * 86400.0));
    return out;
}

} // namespace terrella::data
