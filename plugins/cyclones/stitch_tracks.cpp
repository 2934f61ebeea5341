// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/stitch_tracks.h"

#include "pipelines/core/json.h"
#include "pipelines/modules/names.h"
#include "pipelines/modules/proposals.h"
#include "plugins/cyclones/criteria_text.h"
#include "plugins/cyclones/kernels/stitching.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace terrella::cyclones {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::StitchTracks)
};

constexpr double kSecondsPerHour = 3600.0;

/// A condition as text, with the column it is about: lon, lat or an index of the candidates' columns.
struct ColumnCondition {
    enum class Source { Longitude, Latitude, Column } source = Source::Column;
    int column = -1;
    TrackThreshold threshold; ///< its values are filled in when there are any
};

QStringList numericColumns(const FeaturesSignature& signature)
{
    QStringList names;
    for (const ColumnInfo& column : signature.columns) {
        if (column.type == ColumnType::Real || column.type == ColumnType::Integer)
            names.append(column.name);
    }
    names << QStringLiteral("lon") << QStringLiteral("lat");
    return names;
}

std::variant<ColumnCondition, QString> parseCondition(const QString& text, const FeaturesSignature& signature)
{
    const QStringList parts = text.split(QLatin1Char(','));
    if (parts.size() < 3 || parts.size() > 4)
        return Tr::tr("'%1' cannot be used: it must read column,comparison,value,count, as in wind,>=,10,10.").arg(text);
    const QString name = parts[0].trimmed();
    ColumnCondition condition;
    condition.column = signature.find(name);
    if (name == QLatin1String("lon") || name == QLatin1String("lat")) {
        condition.source = name == QLatin1String("lon") ? ColumnCondition::Source::Longitude : ColumnCondition::Source::Latitude;
    } else if (condition.column < 0 || !numericColumns(signature).contains(name)) {
        return Tr::tr("The condition '%1' needs a column '%2'; the candidates have: %3. Remove the condition or add the column when detecting.")
            .arg(text, name, numericColumns(signature).join(QStringLiteral(", ")));
    }
    const std::optional<Comparison> comparison = parseComparison(parts[1]);
    if (!comparison)
        return Tr::tr("'%1' cannot be used: '%2' is no comparison; there are >, >=, <, <=, = and !=.").arg(text, parts[1].trimmed());
    condition.threshold.comparison = *comparison;
    bool isNumber = false;
    condition.threshold.value = parts[2].trimmed().toDouble(&isNumber);
    if (!isNumber)
        return Tr::tr("'%1' cannot be used: '%2' is no number.").arg(text, parts[2].trimmed());
    const QString count = parts.size() > 3 ? parts[3].trimmed() : QStringLiteral("1");
    if (count == QLatin1String("all")) {
        condition.threshold.count = NodeCount::All;
    } else if (count == QLatin1String("first")) {
        condition.threshold.count = NodeCount::First;
    } else if (count == QLatin1String("last")) {
        condition.threshold.count = NodeCount::Last;
    } else {
        const int nodes = count.toInt(&isNumber);
        if (!isNumber || nodes < 0)
            return Tr::tr("'%1' cannot be used: '%2' is neither a number of points nor all, first or last.").arg(text, count);
        condition.threshold.nodes = static_cast<std::size_t>(nodes);
    }
    return condition;
}

/// The time column, −1 where there is none.
int timeColumn(const FeaturesSignature& signature)
{
    const auto it = std::ranges::find(signature.columns, ColumnType::Time, &ColumnInfo::type);
    return it == signature.columns.end() ? -1 : static_cast<int>(it - signature.columns.begin());
}

/// track_id, then the candidates' columns without an older track number.
FeaturesSignature trackSignature(const FeaturesSignature& candidates, const ModuleSpec& spec)
{
    FeaturesSignature out = candidates;
    out.featureType = QStringLiteral("trajectory");
    out.rows.reset();
    out.columns.clear();
    out.columns.push_back({QStringLiteral("track_id"), ColumnType::Integer, {}, QStringLiteral("1"), Tr::tr("Number of the track, from 1"),
        QStringLiteral("trajectory_id")});
    for (const ColumnInfo& column : candidates.columns) {
        if (column.name != QLatin1String("track_id"))
            out.columns.push_back(column);
    }
    out.attributes[QStringLiteral("source")] = spec.id + QLatin1Char(' ') + spec.version;
    return out;
}

std::vector<double> asReals(const ColumnValues& column, ColumnType type)
{
    if (type != ColumnType::Integer)
        return column.real;
    std::vector<double> out(column.integer.size());
    std::ranges::transform(column.integer, out.begin(),
        [](qint64 v) { return v == std::numeric_limits<qint64>::min() ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(v); });
    return out;
}

/// Rows in order of time; rows without a time are left out.
std::vector<std::size_t> rowsByTime(const std::vector<double>& times)
{
    std::vector<std::size_t> rows(times.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::erase_if(rows, [&](std::size_t row) { return std::isnan(times[row]); });
    std::ranges::stable_sort(rows, {}, [&](std::size_t row) { return times[row]; });
    return rows;
}

template <class T>
std::vector<T> picked(const std::vector<T>& values, const std::vector<std::size_t>& rows)
{
    std::vector<T> out;
    out.reserve(rows.size());
    for (const std::size_t row : rows)
        out.push_back(values[row]);
    return out;
}

std::shared_ptr<Features> makeTracks(
    const Features& candidates, const std::vector<std::size_t>& order, const Tracks& tracks, FeaturesSignature signature)
{
    std::vector<std::size_t> rows;
    std::vector<qint64> ids;
    for (std::size_t k = 0; k < tracks.nodes.size(); ++k) {
        for (const std::size_t node : tracks.nodes[k]) {
            rows.push_back(order[node]);
            ids.push_back(static_cast<qint64>(k + 1));
        }
    }
    auto out = std::make_shared<Features>();
    out->info = std::move(signature);
    out->info.rows = static_cast<qint64>(rows.size());
    out->lon = picked(candidates.lon, rows);
    out->lat = picked(candidates.lat, rows);
    for (const ColumnInfo& column : out->info.columns) {
        ColumnValues values;
        if (const int source = candidates.info.find(column.name); column.cfRole == QLatin1String("trajectory_id")) {
            values.integer = ids;
        } else {
            const ColumnValues& from = candidates.columns[static_cast<std::size_t>(source)];
            if (column.type == ColumnType::Integer)
                values.integer = picked(from.integer, rows);
            else if (column.type == ColumnType::Text)
                values.text = picked(from.text, rows);
            else
                values.real = picked(from.real, rows);
        }
        out->columns.push_back(std::move(values));
    }
    return out;
}

std::shared_ptr<Report> makeReport(const Features& tracks, const StitchCounts& counts, const QStringList& conditions)
{
    const auto number = [](std::size_t n) { return static_cast<qint64>(n); };
    QJsonArray below;
    for (int k = 0; k < conditions.size(); ++k)
        below.append(QJsonObject{
            {QStringLiteral("condition"), conditions[k]}, {QStringLiteral("rejected"), number(counts.belowThreshold[static_cast<std::size_t>(k)])}});
    auto report = std::make_shared<Report>();
    report->title = Tr::tr("Tracks");
    report->content = {{QStringLiteral("candidates"), number(counts.candidates)}, {QStringLiteral("paths"), number(counts.paths)},
        {QStringLiteral("tracks"), number(counts.tracks)}, {QStringLiteral("points"), number(tracks.rowCount())},
        {QStringLiteral("rejected"),
            QJsonObject{{QStringLiteral("too_short"), number(counts.tooShort)}, {QStringLiteral("ends_too_close"), number(counts.endpointsTooClose)},
                {QStringLiteral("path_too_short"), number(counts.pathTooShort)}, {QStringLiteral("conditions"), below}}}};
    return report;
}

std::shared_ptr<const FeaturesSignature> signatureAt(const SignatureMap& inputs)
{
    const auto it = inputs.find(QStringLiteral("candidates"));
    if (it == inputs.end() || it->second.empty())
        return nullptr;
    const auto* found = std::get_if<std::shared_ptr<const FeaturesSignature>>(&it->second.front());
    return found ? *found : nullptr;
}

} // namespace

CheckResult StitchTracks::check(const CheckInput& input) const
{
    CheckResult result;
    const std::shared_ptr<const FeaturesSignature> candidates = signatureAt(input.inputs);
    if (!candidates)
        return result;
    const QString port = QStringLiteral("candidates");
    if (candidates->geometry != GeometryKind::Point)
        result.error(QStringLiteral("features.geometry"), Tr::tr("Tracks are made of points; this table has none."), port);
    if (timeColumn(*candidates) < 0)
        result.error(QStringLiteral("features.time"),
            Tr::tr("The points have no times, so they cannot be joined to tracks; the columns are: %1.")
                .arg(numericColumns(*candidates).join(QStringLiteral(", "))),
            port);
    const QString parameter = QStringLiteral("thresholds");
    for (const QString& text : input.parameters.texts(parameter)) {
        const std::variant<ColumnCondition, QString> condition = parseCondition(text, *candidates);
        if (const auto* problem = std::get_if<QString>(&condition)) {
            QStringList others = input.parameters.texts(parameter);
            others.removeAll(text);
            result.error(QStringLiteral("parameter.form"), *problem, {}, parameter).proposals
                = {proposeValue(Tr::tr("Remove the condition '%1'").arg(text), parameter, QJsonArray::fromStringList(others))};
        }
    }
    if (!result.hasErrors()) {
        result.outputs[QStringLiteral("tracks")] = std::make_shared<const FeaturesSignature>(trackSignature(*candidates, input.spec));
        result.outputs[QStringLiteral("summary")] = std::make_shared<const ReportSignature>(ReportSignature{Tr::tr("Tracks")});
    }
    return result;
}

Result<Outputs> StitchTracks::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Features> candidates = input.get<Features>(QStringLiteral("candidates"));
    if (!candidates)
        return Error{ErrorCode::Invalid, Tr::tr("There are no candidates to join."), {}};
    const int timeIndex = timeColumn(candidates->info);
    if (timeIndex < 0)
        return Error{ErrorCode::Invalid, Tr::tr("The points have no times, so they cannot be joined to tracks."), {}};
    const std::vector<double>& allTimes = candidates->columns[static_cast<std::size_t>(timeIndex)].real;
    const std::vector<std::size_t> order = rowsByTime(allTimes);
    if (order.size() < allTimes.size())
        context.warn(Tr::tr("%1 points have no time and are left out.").arg(allTimes.size() - order.size()));
    const std::vector<double> times = picked(allTimes, order);
    const std::vector<double> lon = picked(candidates->lon, order);
    const std::vector<double> lat = picked(candidates->lat, order);

    TrackCriteria criteria;
    criteria.rangeDeg = input.parameters.real(QStringLiteral("range"));
    criteria.maxGapSeconds = input.parameters.real(QStringLiteral("max_gap")) * kSecondsPerHour;
    criteria.minDurationSeconds = input.parameters.real(QStringLiteral("min_duration")) * kSecondsPerHour;
    criteria.minNodes = static_cast<std::size_t>(input.parameters.integer(QStringLiteral("min_points")));
    criteria.minEndpointDistanceDeg = input.parameters.real(QStringLiteral("min_endpoint_distance"));
    criteria.minPathDistanceDeg = input.parameters.real(QStringLiteral("min_path_distance"));
    const QStringList conditions = input.parameters.texts(QStringLiteral("thresholds"));
    std::vector<std::vector<double>> columns;
    columns.reserve(static_cast<std::size_t>(conditions.size()));
    for (const QString& text : conditions) {
        std::variant<ColumnCondition, QString> parsed = parseCondition(text, candidates->info);
        if (const auto* problem = std::get_if<QString>(&parsed))
            return Error{ErrorCode::Invalid, *problem, {}};
        ColumnCondition& condition = std::get<ColumnCondition>(parsed);
        if (condition.source == ColumnCondition::Source::Column) {
            const auto column = static_cast<std::size_t>(condition.column);
            columns.push_back(picked(asReals(candidates->columns[column], candidates->info.columns[column].type), order));
            condition.threshold.values = columns.back();
        } else {
            condition.threshold.values = condition.source == ColumnCondition::Source::Longitude ? lon : lat;
        }
        criteria.thresholds.push_back(condition.threshold);
    }

    const Tracks tracks = stitch({times, lon, lat}, criteria);
    const auto out = makeTracks(*candidates, order, tracks, trackSignature(candidates->info, input.spec));
    context.log(Tr::tr("%1 candidates, %2 paths, %3 tracks").arg(tracks.counts.candidates).arg(tracks.counts.paths).arg(tracks.counts.tracks));
    if (tracks.counts.tracks == 0)
        context.warn(tracks.counts.candidates == 0
                ? Tr::tr("There are no candidates, so there are no tracks.")
                : Tr::tr("None of %1 paths is kept: %2 are too short, the others fail a condition. See the summary.")
                      .arg(tracks.counts.paths)
                      .arg(tracks.counts.tooShort));
    context.progress(1.0);
    return Outputs{{QStringLiteral("tracks"), std::shared_ptr<const Features>(out)},
        {QStringLiteral("summary"), std::shared_ptr<const Report>(makeReport(*out, tracks.counts, conditions))}};
}

} // namespace terrella::cyclones
