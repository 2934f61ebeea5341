// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/parameter_fixes.h"

#include "pipelines/core/json.h"
#include "pipelines/graph/edit.h"
#include "pipelines/graph/file_parameters.h"
#include "pipelines/modules/names.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Checker)
};

QString shown(const QJsonValue& value)
{
    if (value.isDouble())
        return numberText(value.toDouble());
    if (value.isString())
        return QLatin1Char('\'') + value.toString() + QLatin1Char('\'');
    if (!value.isArray())
        return QString::fromUtf8(canonicalJson(value));
    QStringList items;
    for (const QJsonValue& item : value.toArray())
        items.append(item.isString() ? item.toString() : shown(item));
    return items.join(QStringLiteral(", "));
}

/// Values near to what stands there, nearest first; they may not be allowed either.
QJsonArray nearNumber(const ParameterSpec& parameter, const QJsonValue& value)
{
    bool ok = value.isDouble();
    const double number = ok ? value.toDouble() : value.toString().trimmed().toDouble(&ok);
    if (!ok || !std::isfinite(number))
        return {};
    double near = parameter.type == ParameterType::Integer ? std::round(number) : number;
    if (parameter.minimum)
        near = std::max(near, *parameter.minimum);
    if (parameter.maximum)
        near = std::min(near, *parameter.maximum);
    return {near};
}

QJsonArray nearChoice(const ParameterSpec& parameter, const QJsonValue& value)
{
    QStringList values, words;
    for (const ParameterSpec::Option& option : parameter.choices) {
        values.append(option.value);
        words.append(option.title);
    }
    QJsonArray out;
    for (const QString& name : nearestNames(value.toString(), values, 2))
        out.append(name);
    for (const QString& title : nearestNames(value.toString(), words, 1))
        out.append(values.at(words.indexOf(title)));
    return out;
}

QJsonArray nearRegion(const QJsonValue& value)
{
    const QJsonArray box = value.toArray();
    if (box.size() != 4)
        return {};
    const auto latitude = [&](int k) { return std::clamp(box.at(k).toDouble(), -90.0, 90.0); };
    return {QJsonArray{box.at(0), std::min(latitude(1), latitude(3)), box.at(2), std::max(latitude(1), latitude(3))}};
}

QJsonArray nearPeriod(const QJsonValue& value)
{
    const QJsonArray ends = value.toArray();
    return ends.size() == 2 ? QJsonArray{QJsonArray{ends.at(1), ends.at(0)}} : QJsonArray{};
}

QJsonArray near(const ParameterSpec& parameter, const QJsonValue& value)
{
    switch (parameter.type) {
    case ParameterType::Integer:
    case ParameterType::Real: return nearNumber(parameter, value);
    case ParameterType::Choice: return nearChoice(parameter, value);
    case ParameterType::Region: return nearRegion(value);
    case ParameterType::Period: return nearPeriod(value);
    case ParameterType::Files:
    case ParameterType::TextList:
        if (value.isString())
            return {QJsonArray{value}};
        break;
    case ParameterType::Flag:
        if (value.isString() || value.isDouble())
            return {value.toVariant().toString() == QLatin1String("true") || value.toDouble() == 1.0};
        break;
    case ParameterType::Text:
    case ParameterType::Variable:
    case ParameterType::File:
        if (value.isDouble())
            return {numberText(value.toDouble())};
        break;
    }
    return {};
}

} // namespace

std::vector<Fix> fixesOfUnknown(const ModuleSpec& spec, const Node& node, const QString& key)
{
    const SetParameter remove{node.id, key, QJsonValue(QJsonValue::Undefined)};
    QStringList keys;
    for (const ParameterSpec& parameter : spec.parameters) {
        if (!node.parameters.contains(parameter.key))
            keys.append(parameter.key);
    }
    std::vector<Fix> out;
    for (const QString& name : nearestNames(key, keys, 1)) {
        const QJsonValue value = node.parameters.value(key);
        if (checkParameter(*spec.parameter(name), value))
            out.push_back({Tr::tr("Rename it to '%1'").arg(name), toJson(Edit(EditList{{remove, SetParameter{node.id, name, value}}}))});
    }
    out.push_back({Tr::tr("Remove '%1'").arg(key), toJson(Edit(remove))});
    return out;
}

std::vector<Fix> fixesOfRefused(const ParameterSpec& parameter, const Node& node)
{
    const QJsonValue value = node.parameters.value(parameter.key);
    std::vector<Fix> out;
    const auto add = [&](const QString& title, const QJsonValue& other) {
        const Fix fix{title, toJson(Edit(SetParameter{node.id, parameter.key, other}))};
        const bool known = std::ranges::any_of(out, [&](const Fix& before) { return before.edit == fix.edit; });
        if (!known && checkParameter(parameter, other))
            out.push_back(fix);
    };
    if (value.isUndefined() || value.isNull())
        return out;
    const QJsonArray nearby = near(parameter, value);
    for (const QJsonValue& other : nearby)
        add(Tr::tr("Set '%1' to %2").arg(parameter.key, shown(other)), other);
    const QJsonValue usual = parameter.defaultValue;
    const bool isOffered = std::ranges::any_of(out, [&](const Fix& before) { return before.edit.value(QLatin1String("value")) == usual; });
    if (isOffered)
        return out;
    const bool empty = usual.isUndefined() || usual.isNull() || usual.toString(QStringLiteral("x")).isEmpty();
    add(empty ? Tr::tr("Leave '%1' empty").arg(parameter.key) : Tr::tr("Take the default, %1").arg(shown(usual)), QJsonValue(QJsonValue::Undefined));
    return out;
}

std::vector<Fix> fixesOfMissingFiles(const Node& node, const QString& key, const QString& baseFolder)
{
    constexpr qsizetype kMostNames = 2000; // more are not compared while somebody waits
    const QJsonValue value = node.parameters.value(key);
    std::vector<Fix> out;
    for (const QString& path : filePaths(value)) {
        static const QRegularExpression elsewhere(QStringLiteral("://|^/vsi|^~|[*?\\[]")); // remote, or a pattern
        const QFileInfo file(absoluteFrom(baseFolder, path));
        if (path.contains(elsewhere) || file.exists())
            continue;
        const QStringList there = file.absoluteDir().entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        if (there.size() > kMostNames)
            continue;
        for (const QString& name : nearestNames(file.fileName(), there, 2)) {
            const QString folder = path.left(path.size() - file.fileName().size()); // as it is written
            QJsonValue mended = folder + name;
            if (value.isArray()) {
                QJsonArray list;
                for (const QJsonValue& item : value.toArray())
                    list.append(item.toString() == path ? mended : item);
                mended = list;
            }
            out.push_back({Tr::tr("Use '%1'").arg(name), toJson(Edit(SetParameter{node.id, key, mended}))});
        }
    }
    return out;
}

} // namespace terrella
