// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/statistics_tables.h"

#include "pipelines/data/signature_builder.h"
#include "plugins/data/time/space_reduction.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace terrella::data {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

std::shared_ptr<Features> emptyTable(const StatisticsPlan& plan)
{
    auto out = std::make_shared<Features>();
    out->info.calendar = plan.table->calendar;
    for (const ColumnInfo& column : plan.table->columns)
        out->addColumn(column);
    return out;
}

struct Summary {
    double sum = 0.0, weight = 0.0;
    double least = std::numeric_limits<double>::infinity(), most = -std::numeric_limits<double>::infinity();
    qint64 cells = 0;
};

} // namespace

Result<std::shared_ptr<const Features>> summaryTable(RunContext& context, const StatisticsPlan& plan, const Cube& result)
{
    const auto out = emptyTable(plan);
    const CubeSignature& signature = result.signature();
    for (const Variable& promised : plan.signature->variables) {
        const int index = signature.find(promised.name);
        const Grid* grid = plan.signature->gridOf(promised);
        const std::vector<double> weights = grid ? cellWeights(*grid, {}) : std::vector<double>();
        for (std::size_t slice = 0; slice < sliceCount(signature, index); ++slice) {
            TRY(const std::vector<float> values, readWhole(context, {&result, index, slice}));
            Summary summary;
            for (std::size_t c = 0; c < values.size(); ++c) {
                const double value = static_cast<double>(values[c]), weight = c < weights.size() ? weights[c] : 1.0;
                if (std::isnan(value))
                    continue;
                summary.sum += weight * value;
                summary.weight += weight;
                summary.least = std::min(summary.least, value);
                summary.most = std::max(summary.most, value);
                ++summary.cells;
            }
            out->columns[0].text.push_back(promised.name);
            out->columns[1].integer.push_back(static_cast<qint64>(slice + 1));
            out->columns[2].real.push_back(summary.weight > 0.0 ? summary.sum / summary.weight : kNothing);
            out->columns[3].real.push_back(summary.cells > 0 ? summary.least : kNothing);
            out->columns[4].real.push_back(summary.cells > 0 ? summary.most : kNothing);
            out->columns[5].integer.push_back(summary.cells);
        }
    }
    out->info.rows = static_cast<qint64>(out->rowCount());
    return std::shared_ptr<const Features>(out);
}

std::shared_ptr<const Features> componentsTable(const StatisticsPlan& plan, const CubeSignature& data, const std::vector<ModeAnalysis>& modes)
{
    const auto out = emptyTable(plan);
    const auto timesOf = [&](std::size_t v) -> const std::vector<double>& {
        return data.axisOf(data.variables[static_cast<std::size_t>(plan.variables[v].source)], AxisKind::Time)->values;
    };
    std::map<double, std::size_t> rows;
    for (std::size_t v = 0; v < modes.size(); ++v) {
        for (const double time : timesOf(v))
            rows.emplace(time, 0);
    }
    std::size_t next = 0;
    for (auto& [time, row] : rows) {
        row = next++;
        out->columns[0].real.push_back(time);
    }
    for (std::size_t v = 0; v < modes.size(); ++v) {
        const std::vector<double>& times = timesOf(v);
        for (std::size_t mode = 0; mode < plan.modes; ++mode) {
            std::vector<double>& column = out->columns[1 + v * plan.modes + mode].real;
            column.assign(rows.size(), kNothing);
            for (std::size_t t = 0; t < times.size(); ++t)
                column[rows.at(times[t])] = modes[v].components[mode * times.size() + t];
        }
    }
    out->info.rows = static_cast<qint64>(out->rowCount());
    return out;
}

std::shared_ptr<const Report> statisticsReport(
    const StatisticsPlan& plan, const CubeSignature& data, const Features& table, const std::vector<ModeAnalysis>& modes)
{
    const auto number = [](double value) { return std::isnan(value) ? QJsonValue() : QJsonValue(value); };
    QJsonObject content;
    if (plan.kind == StatisticsKind::Modes) {
        for (std::size_t v = 0; v < modes.size(); ++v) {
            QJsonArray explained;
            for (const double share : modes[v].explained)
                explained.append(share);
            content.insert(data.variables[static_cast<std::size_t>(plan.variables[v].source)].name,
                QJsonObject{{QStringLiteral("explained_variance"), explained}, {QStringLiteral("cells"), static_cast<qint64>(modes[v].cells)},
                    {QStringLiteral("total_variance"), number(modes[v].variance)}});
        }
    } else {
        QJsonArray rows;
        for (std::size_t row = 0; row < table.rowCount(); ++row)
            rows.append(
                QJsonObject{{QStringLiteral("quantity"), table.columns[0].text[row]}, {QStringLiteral("field"), table.columns[1].integer[row]},
                    {QStringLiteral("mean"), number(table.columns[2].real[row])}, {QStringLiteral("minimum"), number(table.columns[3].real[row])},
                    {QStringLiteral("maximum"), number(table.columns[4].real[row])}, {QStringLiteral("cells"), table.columns[5].integer[row]}});
        content.insert(QStringLiteral("summary"), rows);
    }
    return std::make_shared<const Report>(Report{plan.title, content});
}

} // namespace terrella::data
