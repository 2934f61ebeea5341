// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/module_catalogue.h"

#include "pipelines/core/json.h"
#include "pipelines/data/region_value.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::ModuleCatalogue)
};

QString degrees(double a, double b, const QString& positive, const QString& negative)
{
    const auto one = [](double v) { return numberText(std::abs(v)); };
    const auto side = [&](double v) { return v < 0 ? negative : positive; };
    if ((a >= 0) == (b >= 0) || a == 0 || b == 0) {
        const double deciding = a == 0 ? b : a;
        return QStringLiteral("%1–%2°%3").arg(one(a), one(b), side(deciding));
    }
    return QStringLiteral("%1°%2–%3°%4").arg(one(a), side(a), one(b), side(b));
}

QString fileText(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    return name.isEmpty() ? path : name;
}

} // namespace

void ModuleCatalogue::setModules(std::vector<ModuleSpec> modules)
{
    const auto rank = [](const ModuleSpec& spec) { return spec.theme() == QLatin1String("data") ? 0 : 1; };
    std::ranges::stable_sort(modules, [&](const ModuleSpec& a, const ModuleSpec& b) {
        if (rank(a) != rank(b))
            return rank(a) < rank(b);
        return a.category.localeAwareCompare(b.category) < 0;
    });
    m_modules = std::move(modules);
    m_index.clear();
    for (std::size_t i = 0; i < m_modules.size(); ++i)
        m_index.emplace(m_modules[i].id, i);
    Q_EMIT changed();
}

QStringList ModuleCatalogue::setAnswer(const QJsonObject& answer)
{
    std::vector<ModuleSpec> modules;
    QStringList refused;
    const QJsonArray list = answer.value(QLatin1String("modules")).toArray();
    for (const QJsonValue& entry : list) {
        if (auto spec = parseModuleSpec(entry.toObject()))
            modules.push_back(*std::move(spec));
        else
            refused.append(spec.error().message);
    }
    m_definitions = {};
    for (const QJsonValue& group : answer.value(QLatin1String("groups")).toArray()) {
        const QJsonObject definition = group.toObject().value(QLatin1String("definition")).toObject();
        if (!definition.isEmpty())
            m_definitions.insert(definition.value(QLatin1String("id")).toString(), definition);
    }
    setModules(std::move(modules));
    return refused;
}

void ModuleCatalogue::setGroups(std::vector<ModuleSpec> groups)
{
    if (groups == m_groups)
        return;
    m_groups = std::move(groups);
    Q_EMIT changed();
}

const ModuleSpec* ModuleCatalogue::find(const QString& id) const
{
    const auto group = std::ranges::find(m_groups, id, &ModuleSpec::id);
    return group != m_groups.end() ? &*group : findInstalled(id);
}

const ModuleSpec* ModuleCatalogue::findInstalled(const QString& id) const
{
    const auto it = m_index.find(id);
    return it == m_index.end() ? nullptr : &m_modules[it->second];
}

QString regionText(double west, double south, double east, double north)
{
    return degrees(south, north, QStringLiteral("N"), QStringLiteral("S")) + QStringLiteral(", ")
        + degrees(west, east, QStringLiteral("E"), QStringLiteral("W"));
}

QString regionText(const QJsonValue& value)
{
    if (const QJsonArray box = value.toArray(); box.size() == 4)
        return regionText(box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble());
    const auto shapes = value.isObject() ? parseRegionShapes(value.toObject()) : Result<SphereShapes>(Error{});
    if (!shapes)
        return {};
    if (const QString name = value.toObject().value(QLatin1String("name")).toString(); !name.isEmpty())
        return name;
    const QString km = numberText(shapes->distanceKm);
    if (shapes->polygons.empty() && shapes->lines.size() == 1) {
        const auto& line = shapes->lines.front();
        const auto place = [](double degrees, const QString& positive, const QString& negative) {
            return numberText(std::abs(degrees)) + QChar(0x00B0) + (degrees < 0.0 ? negative : positive);
        };
        return line.size() == 1
            ? Text::tr("%1 km around %2, %3")
                  .arg(km, place(line[0].lat, QStringLiteral("N"), QStringLiteral("S")), place(line[0].lon, QStringLiteral("E"), QStringLiteral("W")))
            : Text::tr("%1 km along a line of %2 places").arg(km).arg(line.size());
    }
    if (shapes->lines.empty() && shapes->polygons.size() == 1)
        return Text::tr("polygon of %1 corners").arg(shapes->polygons.front().front().size());
    return shapes->lines.empty() ? Text::tr("%1 polygons").arg(shapes->polygons.size())
                                 : Text::tr("%1 km around %2 lines").arg(km).arg(shapes->lines.size());
}

QString parameterText(const ParameterSpec& spec, const QJsonValue& value)
{
    switch (spec.type) {
    case ParameterType::Integer:
    case ParameterType::Real: return value.isDouble() ? numberText(value.toDouble()) : value.toString();
    case ParameterType::Flag: return value.toBool() ? Text::tr("yes") : Text::tr("no");
    case ParameterType::Choice:
        for (const auto& option : spec.choices)
            if (option.value == value.toString())
                return option.title;
        return value.toString();
    case ParameterType::Text:
    case ParameterType::Variable: return value.toString();
    case ParameterType::Region: return regionText(value);
    case ParameterType::Period: {
        const QJsonArray ends = value.toArray();
        if (ends.size() != 2)
            return {};
        const QString first = ends[0].toString();
        const QString last = ends[1].toString();
        if (first.isEmpty() && last.isEmpty())
            return {};
        return first.isEmpty() ? Text::tr("until %1").arg(last)
            : last.isEmpty()   ? Text::tr("from %1").arg(first)
                               : first + QStringLiteral(" – ") + last;
    }
    case ParameterType::File: return fileText(value.toString());
    case ParameterType::Files: {
        const QJsonArray files = value.toArray();
        return files.isEmpty() ? QString() : files.size() == 1 ? fileText(files[0].toString()) : Text::tr("%1 files").arg(files.size());
    }
    case ParameterType::TextList: {
        QStringList texts;
        for (const QJsonValue& entry : value.toArray())
            texts.append(entry.toString());
        return texts.join(QLatin1String(", "));
    }
    }
    return {};
}

QString describeNode(const ModuleSpec& spec, const QJsonObject& parameters)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{([A-Za-z0-9_]+)\\}"));
    QStringList parts;
    for (QString part : spec.description.split(QStringLiteral(" · "))) {
        bool isEmpty = false;
        for (auto match = placeholder.match(part); match.hasMatch(); match = placeholder.match(part)) {
            const ParameterSpec* parameter = spec.parameter(match.captured(1));
            QString text, chosen;
            if (parameter) {
                QJsonValue value = parameters.value(parameter->key);
                if (value.isUndefined() || value.isNull())
                    value = parameter->defaultValue;
                text = parameterText(*parameter, value);
                chosen = value.toString();
            }
            // what a choice called "none" leaves out needs no words
            isEmpty = isEmpty || text.isEmpty() || (parameter && parameter->type == ParameterType::Choice && chosen == QLatin1String("none"));
            part.replace(match.capturedStart(), match.capturedLength(), text.remove(QLatin1Char('{')));
        }
        part.replace(QStringLiteral(" °"), QStringLiteral("°"));
        if (!isEmpty && !part.trimmed().isEmpty())
            parts.append(part.trimmed());
    }
    return parts.isEmpty() ? spec.category : parts.join(QStringLiteral(" · "));
}

} // namespace terrella
