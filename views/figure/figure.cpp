// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/figure/figure.h"

#include "views/plots/chart_json.h"

#include <QJsonArray>

#include <algorithm>

namespace terrella {

namespace {

constexpr double kLeastMm = 40.0, kMostMm = 1200.0;
constexpr double kLeastAspect = 0.1, kMostAspect = 4.0;

QJsonObject panelToJson(const FigurePanel& panel)
{
    QJsonObject out{{QStringLiteral("aspect"), panel.aspect}};
    if (!panel.title.isEmpty())
        out.insert(QStringLiteral("title"), panel.title);
    if (panel.span != 1)
        out.insert(QStringLiteral("columns"), panel.span);
    if (panel.isPlot()) {
        out.insert(QStringLiteral("plot"), chartToJson(*panel.chart));
        return out;
    }
    out.insert(QStringLiteral("earth"), panel.view);
    QJsonArray shown;
    for (const auto& [name, isShown] :
        {std::pair{"bar", panel.what.hasBar}, {"legend", panel.what.hasLegend}, {"scale", panel.what.hasScale}, {"time", panel.what.hasTime}})
        if (isShown)
            shown.append(QLatin1String(name));
    out.insert(QStringLiteral("show"), shown);
    return out;
}

FigurePanel panelFromJson(const QJsonObject& object, int columns)
{
    FigurePanel out;
    out.id = Figure::newId();
    out.title = object.value(QLatin1String("title")).toString();
    out.span = std::clamp(object.value(QLatin1String("columns")).toInt(1), 1, columns);
    out.aspect = std::clamp(object.value(QLatin1String("aspect")).toDouble(out.aspect), kLeastAspect, kMostAspect);
    if (const QJsonValue plot = object.value(QLatin1String("plot")); plot.isObject()) {
        out.chart = std::make_shared<const Chart>(chartFromJson(plot.toObject()));
        return out;
    }
    out.view = object.value(QLatin1String("earth")).toObject();
    const QJsonArray shown = object.value(QLatin1String("show")).toArray();
    const auto shows = [&shown](const char* name) { return shown.contains(QJsonValue(QLatin1String(name))); };
    out.what.hasBar = shows("bar");
    out.what.hasLegend = shows("legend");
    out.what.hasScale = shows("scale");
    out.what.hasTime = shows("time");
    return out;
}

} // namespace

QJsonObject Figure::toJson() const
{
    if (panels.empty())
        return {};
    QJsonArray all;
    for (const FigurePanel& panel : panels)
        all.append(panelToJson(panel));
    QJsonObject out{{QStringLiteral("width_mm"), widthMm}, {QStringLiteral("columns"), columns}, {QStringLiteral("gap_mm"), gapMm},
        {QStringLiteral("letter_pt"), letterPt}, {QStringLiteral("dpi"), dotsPerInch}, {QStringLiteral("letters"), hasLetters},
        {QStringLiteral("paper"), isOnPaper}, {QStringLiteral("panels"), all}};
    if (!title.isEmpty())
        out.insert(QStringLiteral("title"), title);
    if (!credits.isEmpty())
        out.insert(QStringLiteral("credits"), credits);
    return out;
}

Figure Figure::fromJson(const QJsonObject& object)
{
    Figure out;
    const auto at = [&object](const char* key) { return object.value(QLatin1String(key)); };
    out.title = at("title").toString();
    out.credits = at("credits").toString();
    out.widthMm = std::clamp(at("width_mm").toDouble(out.widthMm), kLeastMm, kMostMm);
    out.columns = std::clamp(at("columns").toInt(out.columns), 1, mostColumns);
    out.gapMm = std::clamp(at("gap_mm").toDouble(out.gapMm), 0.0, 50.0);
    out.letterPt = std::clamp(at("letter_pt").toDouble(out.letterPt), 4.0, 24.0);
    out.dotsPerInch = std::clamp(at("dpi").toInt(out.dotsPerInch), 36, 1200);
    out.hasLetters = at("letters").toBool(out.hasLetters);
    out.isOnPaper = at("paper").toBool(out.isOnPaper);
    for (const QJsonValue panel : at("panels").toArray())
        if (out.panels.size() < static_cast<std::size_t>(mostPanels))
            out.panels.push_back(panelFromJson(panel.toObject(), out.columns));
    return out;
}

QString Figure::letter(std::size_t panel) { return QStringLiteral("(%1)").arg(QChar(static_cast<char16_t>(u'a' + panel % 26))); }

int Figure::newId()
{
    static int last = 0;
    return ++last;
}

} // namespace terrella
