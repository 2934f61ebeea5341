// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/chart_json.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::Chart)
};

constexpr int kTicks = 6;
constexpr std::array<const char*, 6> kLooks{"line", "points", "both", "reference", "grid", "isoline"};

template <class Number>
QJsonArray numbers(const std::vector<Number>& values)
{
    QJsonArray out;
    for (const Number value : values)
        out.append(std::isfinite(value) ? QJsonValue(static_cast<double>(value)) : QJsonValue());
    return out;
}

template <class Number>
std::vector<Number> numbersOf(const QJsonValue& array)
{
    std::vector<Number> out;
    for (const QJsonValue value : array.toArray())
        out.push_back(value.isDouble() ? static_cast<Number>(value.toDouble()) : std::numeric_limits<Number>::quiet_NaN());
    return out;
}

void put(QJsonObject& object, const char* key, const QString& text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(key), text);
}

void put(QJsonObject& object, const char* key, bool isSo)
{
    if (isSo)
        object.insert(QLatin1String(key), true);
}

void putAll(QJsonObject& object, const char* key, const QJsonArray& all)
{
    if (!all.isEmpty())
        object.insert(QLatin1String(key), all);
}

struct Span {
    double first = std::numeric_limits<double>::infinity();
    double last = -std::numeric_limits<double>::infinity();

    void take(const std::vector<double>& values)
    {
        for (const double value : values)
            if (std::isfinite(value)) {
                first = std::min(first, value);
                last = std::max(last, value);
            }
    }
};

Span spanOf(const Chart& chart, bool isUp)
{
    Span out;
    for (const ChartLine& line : chart.lines)
        out.take(isUp ? line.y : line.x);
    for (const ChartBand& band : chart.bands)
        out.take(isUp ? band.low : band.x);
    if (chart.image)
        out.take(isUp ? chart.image->y : chart.image->x);
    return out;
}

QJsonObject axisToJson(const ChartAxis& axis, const Span& span)
{
    QJsonObject out;
    put(out, "label", axis.label);
    put(out, "units", axis.units);
    put(out, "logarithmic", axis.isLogarithmic);
    put(out, "reversed", axis.isReversed);
    if (axis.range)
        out.insert(QStringLiteral("range"), QJsonArray{axis.range->first, axis.range->second});
    auto fixed = axis.fixed;
    if (fixed.empty() && axis.ticks && span.last > span.first)
        fixed = axis.ticks(axis.range ? axis.range->first : span.first, axis.range ? axis.range->second : span.last, kTicks);
    QJsonArray ticks;
    for (const auto& [at, text] : fixed)
        ticks.append(QJsonArray{at, text});
    putAll(out, "ticks", ticks);
    return out;
}

ChartAxis axisFromJson(const QJsonObject& object)
{
    ChartAxis out;
    out.label = object.value(QLatin1String("label")).toString();
    out.units = object.value(QLatin1String("units")).toString();
    out.isLogarithmic = object.value(QLatin1String("logarithmic")).toBool();
    out.isReversed = object.value(QLatin1String("reversed")).toBool();
    if (const QJsonArray range = object.value(QLatin1String("range")).toArray(); range.size() == 2)
        out.range = std::pair(range[0].toDouble(), range[1].toDouble());
    for (const QJsonValue tick : object.value(QLatin1String("ticks")).toArray())
        out.fixed.emplace_back(tick.toArray().at(0).toDouble(), tick.toArray().at(1).toString());
    return out;
}

QJsonObject lineToJson(const ChartLine& line)
{
    QJsonObject out{{QStringLiteral("x"), numbers(line.x)}, {QStringLiteral("y"), numbers(line.y)}, {QStringLiteral("colour"), line.colour},
        {QStringLiteral("look"), QLatin1String(kLooks[static_cast<std::size_t>(line.look)])}};
    put(out, "name", line.name);
    put(out, "right", line.isOnRight);
    return out;
}

std::optional<ChartLine> lineFromJson(const QJsonObject& object)
{
    ChartLine out;
    out.name = object.value(QLatin1String("name")).toString();
    out.x = numbersOf<double>(object.value(QLatin1String("x")));
    out.y = numbersOf<double>(object.value(QLatin1String("y")));
    const auto look = std::ranges::find(kLooks, object.value(QLatin1String("look")).toString(), [](const char* name) { return QLatin1String(name); });
    out.look = look == kLooks.end() ? LineLook::Line : static_cast<LineLook>(look - kLooks.begin());
    out.colour = std::max(0, object.value(QLatin1String("colour")).toInt());
    out.isOnRight = object.value(QLatin1String("right")).toBool();
    return out.x.size() == out.y.size() ? std::optional(out) : std::nullopt;
}

QJsonObject bandToJson(const ChartBand& band)
{
    QJsonObject out{{QStringLiteral("x"), numbers(band.x)}, {QStringLiteral("low"), numbers(band.low)}, {QStringLiteral("high"), numbers(band.high)},
        {QStringLiteral("colour"), band.colour}, {QStringLiteral("strength"), band.strength}};
    put(out, "name", band.name);
    put(out, "right", band.isOnRight);
    return out;
}

std::optional<ChartBand> bandFromJson(const QJsonObject& object)
{
    ChartBand out;
    out.name = object.value(QLatin1String("name")).toString();
    out.x = numbersOf<double>(object.value(QLatin1String("x")));
    out.low = numbersOf<double>(object.value(QLatin1String("low")));
    out.high = numbersOf<double>(object.value(QLatin1String("high")));
    out.colour = std::max(0, object.value(QLatin1String("colour")).toInt());
    out.strength = object.value(QLatin1String("strength")).toDouble(out.strength);
    out.isOnRight = object.value(QLatin1String("right")).toBool();
    return out.x.size() == out.low.size() && out.x.size() == out.high.size() ? std::optional(out) : std::nullopt;
}

QJsonObject boxToJson(const ChartBox& box)
{
    QJsonObject out{{QStringLiteral("at"), box.at}, {QStringLiteral("five"), QJsonArray{box.low, box.q1, box.median, box.q3, box.high}},
        {QStringLiteral("colour"), box.colour}, {QStringLiteral("width"), box.width}, {QStringLiteral("count"), static_cast<double>(box.count)}};
    put(out, "name", box.name);
    putAll(out, "outliers", numbers(box.outliers));
    return out;
}

std::optional<ChartBox> boxFromJson(const QJsonObject& object)
{
    ChartBox out;
    const auto five = numbersOf<double>(object.value(QLatin1String("five")));
    if (five.size() != 5)
        return std::nullopt;
    out.at = object.value(QLatin1String("at")).toDouble();
    out.name = object.value(QLatin1String("name")).toString();
    out.low = five[0];
    out.q1 = five[1];
    out.median = five[2];
    out.q3 = five[3];
    out.high = five[4];
    out.outliers = numbersOf<double>(object.value(QLatin1String("outliers")));
    out.colour = std::max(0, object.value(QLatin1String("colour")).toInt());
    out.width = object.value(QLatin1String("width")).toDouble(out.width);
    out.count = static_cast<std::size_t>(std::max(0.0, object.value(QLatin1String("count")).toDouble()));
    return out;
}

QJsonObject barsToJson(const ChartBars& bars)
{
    QJsonObject out{
        {QStringLiteral("edges"), numbers(bars.edges)}, {QStringLiteral("heights"), numbers(bars.heights)}, {QStringLiteral("colour"), bars.colour}};
    put(out, "name", bars.name);
    return out;
}

std::optional<ChartBars> barsFromJson(const QJsonObject& object)
{
    ChartBars out{object.value(QLatin1String("name")).toString(), numbersOf<double>(object.value(QLatin1String("edges"))),
        numbersOf<double>(object.value(QLatin1String("heights"))), std::max(0, object.value(QLatin1String("colour")).toInt())};
    return out.edges.size() == out.heights.size() + 1 ? std::optional(out) : std::nullopt;
}

QJsonObject areaToJson(const ChartArea& area)
{
    QJsonObject out{{QStringLiteral("x"), numbers(area.x)}, {QStringLiteral("y"), numbers(area.y)}, {QStringLiteral("strength"), area.strength}};
    put(out, "name", area.name);
    put(out, "tip", area.tip);
    put(out, "legend", area.isInLegend);
    put(out, "ground", area.isGround);
    return out;
}

std::optional<ChartArea> areaFromJson(const QJsonObject& object)
{
    ChartArea out;
    out.name = object.value(QLatin1String("name")).toString();
    out.x = numbersOf<double>(object.value(QLatin1String("x")));
    out.y = numbersOf<double>(object.value(QLatin1String("y")));
    out.strength = object.value(QLatin1String("strength")).toDouble(1.0);
    out.tip = object.value(QLatin1String("tip")).toString();
    out.isInLegend = object.value(QLatin1String("legend")).toBool();
    out.isGround = object.value(QLatin1String("ground")).toBool();
    return out.x.size() == out.y.size() ? std::optional(out) : std::nullopt;
}

QJsonObject imageToJson(const ChartImage& image)
{
    QJsonArray colours;
    for (const QRgb colour : image.colours)
        colours.append(QStringLiteral("#%1").arg(colour & 0xffffffU, 6, 16, QLatin1Char('0')));
    return {{QStringLiteral("x"), numbers(image.x)}, {QStringLiteral("y"), numbers(image.y)}, {QStringLiteral("values"), numbers(image.values)},
        {QStringLiteral("colours"), colours}, {QStringLiteral("lowest"), image.lowest}, {QStringLiteral("highest"), image.highest},
        {QStringLiteral("label"), image.label}};
}

std::optional<ChartImage> imageFromJson(const QJsonObject& object)
{
    ChartImage out;
    out.x = numbersOf<double>(object.value(QLatin1String("x")));
    out.y = numbersOf<double>(object.value(QLatin1String("y")));
    out.values = numbersOf<float>(object.value(QLatin1String("values")));
    for (const QJsonValue colour : object.value(QLatin1String("colours")).toArray())
        out.colours.push_back(0xff000000U | colour.toString().mid(1).toUInt(nullptr, 16));
    out.lowest = object.value(QLatin1String("lowest")).toDouble();
    out.highest = object.value(QLatin1String("highest")).toDouble();
    out.label = object.value(QLatin1String("label")).toString();
    const bool fits = !out.x.empty() && !out.y.empty() && !out.colours.empty() && out.values.size() == out.x.size() * out.y.size();
    return fits ? std::optional(out) : std::nullopt;
}

template <class Part, class Make>
QJsonArray allOf(const std::vector<Part>& parts, const Make& make)
{
    QJsonArray out;
    for (const Part& part : parts)
        out.append(make(part));
    return out;
}

template <class Part, class Make>
void takeAll(const QJsonValue& array, const Make& make, std::vector<Part>& out)
{
    for (const QJsonValue each : array.toArray())
        if (auto part = make(each.toObject()))
            out.push_back(*std::move(part));
}

} // namespace

QJsonObject chartToJson(const Chart& chart)
{
    QJsonObject out;
    put(out, "title", chart.title);
    put(out, "note", chart.note);
    put(out, "message", chart.message);
    out.insert(QStringLiteral("x"), axisToJson(chart.x, spanOf(chart, false)));
    out.insert(QStringLiteral("y"), axisToJson(chart.y, spanOf(chart, true)));
    if (chart.right)
        out.insert(QStringLiteral("right"), axisToJson(*chart.right, {}));
    if (chart.top)
        out.insert(QStringLiteral("top"), axisToJson(*chart.top, {}));
    putAll(out, "lines", allOf(chart.lines, lineToJson));
    putAll(out, "bands", allOf(chart.bands, bandToJson));
    putAll(out, "bars", allOf(chart.bars, barsToJson));
    putAll(out, "areas", allOf(chart.areas, areaToJson));
    putAll(out, "boxes", allOf(chart.boxes, boxToJson));
    if (chart.image)
        out.insert(QStringLiteral("image"), imageToJson(*chart.image));
    if (chart.data)
        out.insert(QStringLiteral("data"), imageToJson(*chart.data));
    putAll(out, "labels", allOf(chart.labels, [](const ChartLabel& label) { return QJsonArray{label.x, label.y, label.text, label.isOnImage}; }));
    put(out, "square", chart.isSquare);
    put(out, "frameless", !chart.hasAxes);
    return out;
}

Chart chartFromJson(const QJsonObject& object)
{
    Chart out;
    const auto at = [&object](const char* key) { return object.value(QLatin1String(key)); };
    out.title = at("title").toString();
    out.note = at("note").toString();
    out.message = at("message").toString();
    out.x = axisFromJson(at("x").toObject());
    out.y = axisFromJson(at("y").toObject());
    if (at("right").isObject())
        out.right = axisFromJson(at("right").toObject());
    if (at("top").isObject())
        out.top = axisFromJson(at("top").toObject());
    takeAll(at("lines"), lineFromJson, out.lines);
    takeAll(at("bands"), bandFromJson, out.bands);
    takeAll(at("bars"), barsFromJson, out.bars);
    takeAll(at("areas"), areaFromJson, out.areas);
    takeAll(at("boxes"), boxFromJson, out.boxes);
    out.image = imageFromJson(at("image").toObject());
    out.data = imageFromJson(at("data").toObject());
    for (const QJsonValue label : at("labels").toArray())
        out.labels.push_back(
            {label.toArray().at(0).toDouble(), label.toArray().at(1).toDouble(), label.toArray().at(2).toString(), label.toArray().at(3).toBool()});
    out.isSquare = at("square").toBool();
    out.hasAxes = !at("frameless").toBool();
    if (out.isEmpty() && out.message.isEmpty())
        out.message = Text::tr("The plot's numbers are not in the pipeline.");
    return out;
}

} // namespace terrella
