// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/sample_plan.h"

#include "pipelines/modules/agreement.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Sample)
};

class Planner {
public:
    Planner(const CubeSignature& data, const FeaturesSignature* points, const Parameters& parameters, CheckResult& check)
        : m_data(data),
          m_points(points),
          m_parameters(parameters),
          m_check(check)
    {
    }

    std::optional<SamplePlan> make()
    {
        std::optional<TableFields> table = planTableFields(m_data, m_parameters, m_check);
        m_plan.ownTimes = m_parameters.text(QStringLiteral("times")) == QLatin1String("own");
        if (m_points)
            readPoints();
        else
            readLocations();
        if (!table || m_check.hasErrors())
            return std::nullopt;
        m_plan.table = *std::move(table);
        if (m_plan.ownTimes && !timesFit())
            return std::nullopt;
        if (m_plan.table.grid->kind == GridKind::Cells && m_parameters.text(QStringLiteral("method")) == QLatin1String("bilinear")) {
            m_check.error(QStringLiteral("grid.kind"), Tr::tr("There is no bilinear interpolation between unstructured cells; take the nearest."),
                QStringLiteral("data"), QStringLiteral("method"));
            return std::nullopt;
        }
        describe();
        return std::move(m_plan);
    }

private:
    void readPoints()
    {
        if (m_points->geometry != GeometryKind::Point) {
            m_check.error(QStringLiteral("geometry.kind"), Tr::tr("The features are no points."), QStringLiteral("points"));
            return;
        }
        if (!requireGeographic(*m_points, QStringLiteral("points"), m_check))
            return;
        const auto column = [this](const auto& test) {
            const auto found = std::ranges::find_if(m_points->columns, test);
            return found == m_points->columns.end() ? -1 : static_cast<int>(found - m_points->columns.begin());
        };
        m_plan.nameColumn = column([](const ColumnInfo& c) { return c.cfRole == QLatin1String("timeseries_id"); });
        if (m_plan.nameColumn < 0)
            m_plan.nameColumn = column([](const ColumnInfo& c) { return c.type == ColumnType::Text; });
        m_plan.timeColumn = column([](const ColumnInfo& c) { return c.type == ColumnType::Time; });
    }

    void readLocations()
    {
        const QString key = QStringLiteral("locations");
        for (const QString& text : m_parameters.texts(key)) {
            std::optional<SamplePlace> place = parsePlace(text);
            if (!place) {
                m_check.error(QStringLiteral("parameter.form"),
                    Tr::tr("'%1' is no location; write longitude and latitude in degrees, as in Hamburg: 10.0 53.55.").arg(text), {}, key);
                return;
            }
            if (place->name.isEmpty())
                place->name = QString::number(m_plan.places.size() + 1);
            m_plan.places.push_back(*std::move(place));
        }
        if (m_plan.places.empty())
            m_check.error(QStringLiteral("parameter.missing"), Tr::tr("Connect points or name locations."), QStringLiteral("points"), key);
        if (m_plan.ownTimes)
            m_check.error(QStringLiteral("parameter.invalid"),
                Tr::tr("Named locations have no times of their own; connect points with a column of times."), QStringLiteral("points"),
                QStringLiteral("times"));
    }

    bool timesFit()
    {
        if (m_plan.timeColumn < 0) {
            m_check.error(
                QStringLiteral("time.missing"), Tr::tr("The points have no column of times."), QStringLiteral("points"), QStringLiteral("times"));
        } else if (!m_plan.table.time) {
            m_check.error(QStringLiteral("time.missing"), Tr::tr("The data have no time axis."), QStringLiteral("data"), QStringLiteral("times"));
        } else if (m_points->calendar != m_plan.table.time->calendar) {
            m_check.error(QStringLiteral("calendar.mismatch"),
                Tr::tr("The points have the calendar '%1', the data '%2'; bring the data to that of the points with data.convert_calendar first.")
                    .arg(calendarName(m_points->calendar), calendarName(m_plan.table.time->calendar)),
                QStringLiteral("points"));
        }
        return !m_check.hasErrors();
    }

    void describe()
    {
        auto info = std::make_shared<FeaturesSignature>();
        info->geometry = GeometryKind::Point;
        info->calendar = m_plan.table.time ? m_plan.table.time->calendar : Calendar::Standard;
        QSet<QString> taken;
        if (m_plan.ownTimes) { // the points as they are
            info->featureType = m_points->featureType;
            info->columns = m_points->columns;
            info->attributes = m_points->attributes;
            info->rows = m_points->rows;
        } else {
            const bool hasNumbers
                = m_points && m_plan.nameColumn >= 0 && m_points->columns[static_cast<std::size_t>(m_plan.nameColumn)].type != ColumnType::Text;
            const bool isText = !m_points || (m_plan.nameColumn >= 0 && !hasNumbers);
            info->featureType = m_plan.table.time ? QStringLiteral("timeSeries") : QStringLiteral("point");
            info->columns.push_back(tableColumn(QStringLiteral("station"), isText ? ColumnType::Text : ColumnType::Integer));
            if (m_plan.table.time) {
                info->columns.back().cfRole = QStringLiteral("timeseries_id");
                info->columns.push_back(tableColumn(QStringLiteral("time"), ColumnType::Time));
                info->columns.back().standardName = QStringLiteral("time");
            }
            const std::optional<qint64> places = m_points ? m_points->rows : std::optional(static_cast<qint64>(m_plan.places.size()));
            if (places)
                info->rows = *places * static_cast<qint64>(m_plan.table.steps());
        }
        for (const ColumnInfo& column : info->columns)
            taken.insert(column.name);
        m_plan.firstField = info->columns.size();
        for (const TableField& field : m_plan.table.fields) {
            const Variable& variable = m_data.variables[static_cast<std::size_t>(field.variable)];
            QString name = field.name;
            while (taken.contains(name))
                name += QStringLiteral("_data");
            taken.insert(name);
            ColumnInfo column = tableColumn(name, ColumnType::Real, variable.units, variable.longName);
            column.standardName = variable.standardName;
            info->columns.push_back(std::move(column));
        }
        if (info->rows)
            m_check.leastBytes = tableBytes(static_cast<double>(*info->rows), *info);
        m_plan.signature = std::move(info);
    }

    const CubeSignature& m_data;
    const FeaturesSignature* m_points;
    const Parameters& m_parameters;
    CheckResult& m_check;
    SamplePlan m_plan;
};

} // namespace

std::optional<SamplePlace> parsePlace(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*(?:(.*?)\\s*:)?\\s*([-+]?[0-9.]+)\\s*[,;\\s]\\s*([-+]?[0-9.]+)\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    bool lonOk = false, latOk = false;
    const double lon = match.captured(2).toDouble(&lonOk), lat = match.captured(3).toDouble(&latOk);
    if (!match.hasMatch() || !lonOk || !latOk || std::abs(lat) > 90.0 || std::abs(lon) > 360.0)
        return std::nullopt;
    return SamplePlace{match.captured(1), lon, lat};
}

std::optional<SamplePlan> planSample(const CubeSignature& data, const FeaturesSignature* points, const Parameters& parameters, CheckResult& check)
{
    return Planner(data, points, parameters, check).make();
}

std::optional<TimeShare> timeShare(const std::vector<double>& steps, double time, bool linear)
{
    if (steps.empty() || !std::isfinite(time))
        return std::nullopt;
    const auto at = static_cast<std::size_t>(std::ranges::lower_bound(steps, time) - steps.begin());
    if (at < steps.size() && steps[at] == time)
        return TimeShare{at, 1.0};
    if (at == 0 || at == steps.size()) {
        const double half = steps.size() < 2 ? 0.0 : 0.5 * (at == 0 ? steps[1] - steps[0] : steps[at - 1] - steps[at - 2]);
        const std::size_t end = at == 0 ? 0 : at - 1;
        return !linear && std::abs(time - steps[end]) <= half ? std::optional(TimeShare{end, 1.0}) : std::nullopt;
    }
    const double share = (steps[at] - time) / (steps[at] - steps[at - 1]); // of the earlier step
    if (linear)
        return TimeShare{at - 1, share};
    return TimeShare{share >= 0.5 ? at - 1 : at, 1.0};
}

} // namespace terrella::data
