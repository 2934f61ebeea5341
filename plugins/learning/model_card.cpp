// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/model_card.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::learning {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Learning)
};

QJsonValue numberOrNull(double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null); }

Result<CardChannel> readChannel(const QJsonObject& json, const QString& what)
{
    CardChannel out;
    out.name = json.value(QLatin1String("name")).toString();
    out.standardName = json.value(QLatin1String("standard_name")).toString();
    out.units = json.value(QLatin1String("units")).toString();
    if (out.name.isEmpty() || !json.contains(QLatin1String("units")))
        return Error{ErrorCode::Invalid, Tr::tr("The card of %1 has an input without 'name' or 'units'; each needs both.").arg(what), {}};
    if (!units::isKnown(out.units))
        return Error{ErrorCode::Invalid, Tr::tr("The card of %1 gives '%2' in '%3', which is no unit.").arg(what, out.name, out.units), {}};
    ChannelRange& range = out.range;
    range.mean = json.value(QLatin1String("mean")).toDouble(0.0);
    range.deviation = json.value(QLatin1String("deviation")).toDouble(1.0);
    range.least = json.value(QLatin1String("minimum")).toDouble(-std::numeric_limits<double>::infinity());
    range.greatest = json.value(QLatin1String("maximum")).toDouble(std::numeric_limits<double>::infinity());
    out.anomaly = json.value(QLatin1String("anomaly")).toBool();
    if (!(range.deviation > 0.0))
        return Error{ErrorCode::Invalid,
            Tr::tr("The card of %1 says that '%2' has a deviation of %3; it must be above 0.").arg(what, out.name).arg(range.deviation), {}};
    return out;
}

CardOutput readOutput(const QJsonObject& json)
{
    return {json.value(QLatin1String("name")).toString(), json.value(QLatin1String("standard_name")).toString(),
        json.value(QLatin1String("units")).toString(), json.value(QLatin1String("long_name")).toString()};
}

} // namespace

std::vector<ChannelRange> ModelCard::ranges() const
{
    std::vector<ChannelRange> out;
    for (const CardChannel& channel : inputs)
        out.push_back(channel.range);
    return out;
}

Result<ModelCard> readCard(const QJsonObject& json, const QString& what)
{
    ModelCard out;
    out.json = json;
    out.task = json.value(QLatin1String("task")).toString();
    if (json.isEmpty())
        return Error{ErrorCode::Invalid,
            Tr::tr("%1 has no card, which names its variables, their units and normalisation; write one beside it.").arg(what), {}};
    for (const QJsonValue& value : json.value(QLatin1String("inputs")).toArray()) {
        TRY(CardChannel channel, readChannel(value.toObject(), what));
        out.inputs.push_back(std::move(channel));
    }
    for (const QJsonValue& value : json.value(QLatin1String("outputs")).toArray())
        out.outputs.push_back(readOutput(value.toObject()));
    if (out.inputs.empty() || out.outputs.empty())
        return Error{ErrorCode::Invalid, Tr::tr("The card of %1 must list the model's channels as 'inputs' and 'outputs'.").arg(what), {}};
    const auto count = [&](const char* key, std::size_t otherwise) {
        const double value = json.value(QLatin1String(key)).toDouble(static_cast<double>(otherwise));
        return value >= 0.0 && value < 1e6 ? static_cast<std::size_t>(value) : otherwise;
    };
    out.divisor = std::max<std::size_t>(1, count("divisible_by", 1));
    if (json.contains(QLatin1String("receptive_radius")))
        out.radius = count("receptive_radius", 0);
    out.wrap = count("wrap", 0);
    out.cycleChannels = count("cycle_channels", 0);
    out.scale = std::max<std::size_t>(1, count("scale", 1));
    out.bytesPerCell = std::max(1.0, json.value(QLatin1String("bytes_per_cell")).toDouble(out.bytesPerCell));
    for (const QJsonValue& value : json.value(QLatin1String("correlation")).toArray())
        out.correlation.push_back(value.toDouble());
    if (out.correlation.size() != out.inputs.size() * out.inputs.size())
        out.correlation.clear();
    return out;
}

QJsonObject toJson(const ModelCard& card)
{
    QJsonObject out = card.json;
    QJsonArray inputs, outputs, correlation;
    for (const CardChannel& channel : card.inputs) {
        QJsonObject json{{QStringLiteral("name"), channel.name}, {QStringLiteral("standard_name"), channel.standardName},
            {QStringLiteral("units"), channel.units}, {QStringLiteral("mean"), channel.range.mean},
            {QStringLiteral("deviation"), channel.range.deviation}, {QStringLiteral("minimum"), numberOrNull(channel.range.least)},
            {QStringLiteral("maximum"), numberOrNull(channel.range.greatest)}};
        if (channel.anomaly)
            json.insert(QStringLiteral("anomaly"), true);
        inputs.append(json);
    }
    for (const CardOutput& output : card.outputs)
        outputs.append(QJsonObject{{QStringLiteral("name"), output.name}, {QStringLiteral("standard_name"), output.standardName},
            {QStringLiteral("units"), output.units}, {QStringLiteral("long_name"), output.longName}});
    for (const double value : card.correlation)
        correlation.append(value);
    out.insert(QStringLiteral("task"), card.task);
    out.insert(QStringLiteral("inputs"), inputs);
    out.insert(QStringLiteral("outputs"), outputs);
    out.insert(QStringLiteral("layout"), QStringLiteral("sample, channel, row, column; rows and columns as in the data that it was trained on"));
    out.insert(QStringLiteral("missing"), QStringLiteral("0 after normalisation"));
    out.insert(QStringLiteral("divisible_by"), static_cast<qint64>(card.divisor));
    if (card.radius)
        out.insert(QStringLiteral("receptive_radius"), static_cast<qint64>(*card.radius));
    if (card.cycleChannels > 0)
        out.insert(QStringLiteral("cycle_channels"), static_cast<qint64>(card.cycleChannels));
    out.insert(QStringLiteral("wrap"), static_cast<qint64>(card.wrap));
    out.insert(QStringLiteral("scale"), static_cast<qint64>(card.scale));
    out.insert(QStringLiteral("bytes_per_cell"), card.bytesPerCell);
    if (!card.correlation.empty())
        out.insert(QStringLiteral("correlation"), correlation);
    return out;
}

std::optional<std::vector<MatchedVariable>> matchChannels(const CubeSignature& cube, const ModelCard& card, const QString& port, CheckResult& check)
{
    std::vector<MatchedVariable> out;
    for (const CardChannel& channel : card.inputs) {
        // Two channels may have one standard name (mean and lowest temperature): the name of the file decides where it is there.
        const auto same = std::ranges::find(cube.variables, channel.name, &Variable::name);
        const bool named = same != cube.variables.end();
        if (named && same->units.trimmed().isEmpty() && channel.units == QLatin1String("1")) {
            out.push_back({static_cast<int>(same - cube.variables.begin()), {}}); // a mask, a number without dimension
            continue;
        }
        VariableNeed need;
        need.standardName = channel.standardName;
        need.names = {channel.name};
        need.units = channel.units;
        if (const auto matched = matchVariable(cube, need, named ? channel.name : QString(), port, {}, check))
            out.push_back(*matched);
    }
    if (out.size() != card.inputs.size())
        return std::nullopt;
    return out;
}

QJsonObject gridOnCard(const Grid& grid)
{
    QJsonObject out{{QStringLiteral("rows"), static_cast<qint64>(grid.ny)}, {QStringLiteral("columns"), static_cast<qint64>(grid.nx)},
        {QStringLiteral("global"), grid.periodic}};
    if (grid.lat.empty() || grid.lon.empty())
        return out;
    out.insert(QStringLiteral("latitudes"), QJsonArray{grid.lat.front(), grid.lat.back()});
    out.insert(QStringLiteral("longitudes"), QJsonArray{grid.lon.front(), grid.lon.back()});
    if (grid.kind == GridKind::LatLon && grid.ny > 1)
        out.insert(QStringLiteral("cell_degrees"), std::abs(grid.lat.back() - grid.lat.front()) / static_cast<double>(grid.ny - 1));
    return out;
}

bool isGridOfCard(const QJsonObject& card, const Grid& grid)
{
    const QJsonObject mine = gridOnCard(grid);
    for (const char* key : {"rows", "columns"}) {
        if (card.value(QLatin1String(key)) != mine.value(QLatin1String(key)))
            return false;
    }
    for (const char* key : {"latitudes", "longitudes"}) {
        const QJsonArray theirs = card.value(QLatin1String(key)).toArray(), ours = mine.value(QLatin1String(key)).toArray();
        for (int end = 0; end < 2; ++end) {
            const double difference = std::remainder(theirs.at(end).toDouble() - ours.at(end).toDouble(), 360.0);
            if (theirs.size() != 2 || ours.size() != 2 || std::abs(difference) > 1e-3)
                return false;
        }
    }
    return true;
}

} // namespace terrella::learning
