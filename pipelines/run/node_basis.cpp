// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/node_basis.h"

#include "pipelines/core/json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QStringList>

#include <set>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Planner)
};

QString valueText(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? Tr::tr("yes") : Tr::tr("no");
    case QJsonValue::Double: return numberText(value.toDouble());
    case QJsonValue::String: return value.toString().isEmpty() ? Tr::tr("nothing") : value.toString();
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue& item : value.toArray())
            parts.append(valueText(item));
        return parts.isEmpty() ? Tr::tr("nothing") : parts.join(QStringLiteral(", "));
    }
    case QJsonValue::Object: return QString::fromUtf8(canonicalJson(value));
    case QJsonValue::Null:
    case QJsonValue::Undefined: break;
    }
    return Tr::tr("nothing");
}

QJsonArray fileArray(const std::vector<std::pair<QString, QString>>& files)
{
    QJsonArray out;
    for (const auto& [path, identity] : files)
        out.append(QJsonArray{path, identity});
    return out;
}

QStringList part(const QJsonArray& pairs, int index)
{
    QStringList out;
    for (const QJsonValue& pair : pairs)
        out.append(pair.toArray().at(index).toString());
    return out;
}

QString fileNames(const QStringList& paths)
{
    QStringList names;
    for (const QString& path : paths)
        names.append(QFileInfo(path).fileName());
    return names.isEmpty() ? Tr::tr("nothing") : names.join(QStringLiteral(", "));
}

void compareFiles(QStringList& reasons, const QString& key, const QJsonArray& before, const QJsonArray& now)
{
    if (part(before, 1) == part(now, 1))
        return; // wherever they are: the content counts
    const QStringList paths = part(now, 0);
    if (part(before, 0) != paths) {
        reasons.append(Tr::tr("'%1' changed from %2 to %3").arg(key, fileNames(part(before, 0)), fileNames(paths)));
        return;
    }
    QStringList changed;
    for (qsizetype i = 0; i < now.size(); ++i) {
        if (before.at(i) != now.at(i))
            changed.append(paths.at(i));
    }
    reasons.append(Tr::tr("the content of %1 changed").arg(fileNames(changed)));
}

void compareInputs(QStringList& reasons, const QJsonObject& before, const InputValues& now)
{
    std::set<QString> ports;
    for (const auto& [port, values] : now)
        ports.insert(port);
    for (auto it = before.begin(); it != before.end(); ++it)
        ports.insert(it.key());
    for (const QString& port : ports) {
        QStringList keys;
        bool known = true;
        if (const auto values = now.find(port); values != now.end()) {
            for (const InputValue& value : values->second) {
                keys.append(value.key);
                known = known && !value.key.isEmpty();
            }
        }
        QStringList earlier;
        for (const QJsonValue& value : before.value(port).toArray())
            earlier.append(value.toObject().value(QLatin1String("key")).toString());
        if (!known || keys != earlier)
            reasons.append(Tr::tr("input '%1' changed").arg(port));
    }
}

} // namespace

QJsonObject NodeBasis::toJson() const
{
    QJsonObject inputJson;
    for (const auto& [port, values] : inputs) {
        QJsonArray array;
        for (const InputValue& value : values)
            array.append(QJsonObject{{QStringLiteral("node"), value.node}, {QStringLiteral("port"), value.port}, {QStringLiteral("key"), value.key}});
        inputJson.insert(port, array);
    }
    QJsonObject fileJson;
    for (const auto& [parameter, list] : files)
        fileJson.insert(parameter, fileArray(list));
    return {{QStringLiteral("key"), key}, {QStringLiteral("version"), version}, {QStringLiteral("parameters"), parameters},
        {QStringLiteral("files"), fileJson}, {QStringLiteral("inputs"), inputJson}};
}

QString fromHome(const QString& home, const QString& path)
{
    const bool below = !home.isEmpty() && path.startsWith(home + QLatin1Char('/'));
    return below ? path.mid(home.size() + 1) : path;
}

QString toAbsolute(const QString& home, const QString& path) { return QDir::isAbsolutePath(path) ? path : home + QLatin1Char('/') + path; }

Result<NodeBasis> makeBasis(const ModuleSpec& spec, const QJsonObject& parameters, InputValues inputs, const QString& pipeline, FileIdentities& files,
    const std::stop_token& stop, const FileIdentities::LargeRead& large)
{
    NodeBasis out;
    out.home = pipeline.isEmpty() ? QString() : QFileInfo(pipeline).absolutePath();
    out.version = spec.version;
    out.parameters = parameters;
    TRY(out.files, identifyFiles(spec, parameters, files, stop, large));
    out.inputs = std::move(inputs);
    std::map<QString, std::vector<QString>> keys;
    for (const auto& [port, values] : out.inputs) {
        for (const InputValue& value : values) {
            if (value.key.isEmpty())
                return out;
            keys[port].push_back(value.key);
        }
    }
    QJsonObject values = parameters;
    for (const ParameterSpec& parameter : spec.parameters) {
        if (parameter.written)
            values.insert(parameter.key, fromHome(out.home, values.value(parameter.key).toString()));
    }
    out.key = nodeKey(spec, values, out.files, keys);
    return out;
}

QString reasonToRun(const QJsonObject& latest, const NodeBasis& now)
{
    if (latest.isEmpty())
        return Tr::tr("no result yet");
    QStringList reasons;
    const QString version = latest.value(QLatin1String("version")).toString();
    if (version != now.version)
        reasons.append(Tr::tr("version %1 → %2").arg(version, now.version));
    const QJsonObject before = latest.value(QLatin1String("parameters")).toObject();
    const QJsonObject filesBefore = latest.value(QLatin1String("files")).toObject();
    QJsonObject all = before;
    for (auto it = now.parameters.begin(); it != now.parameters.end(); ++it)
        all.insert(it.key(), it.value());
    for (const auto& [key, files] : now.files)
        all.insert(key, QJsonValue());
    const QStringList keys = all.keys();
    for (const QString& key : keys) {
        if (const auto files = now.files.find(key); files != now.files.end())
            compareFiles(reasons, key, filesBefore.value(key).toArray(), fileArray(files->second));
        else if (canonicalJson(before.value(key)) != canonicalJson(now.parameters.value(key)))
            reasons.append(Tr::tr("'%1' changed from %2 to %3").arg(key, valueText(before.value(key)), valueText(now.parameters.value(key))));
    }
    compareInputs(reasons, latest.value(QLatin1String("inputs")).toObject(), now.inputs);
    return reasons.isEmpty() ? Tr::tr("its result is no longer in the store") : reasons.join(QStringLiteral(", "));
}

std::map<QString, QString> StoredResult::outputKeys() const
{
    std::map<QString, QString> out;
    const QJsonObject keys = record.value(QLatin1String("output_keys")).toObject();
    for (auto it = keys.begin(); it != keys.end(); ++it)
        out[it.key()] = it.value().toString();
    return out;
}

StoredResult lookUp(const Store& store, const NodeBasis& basis, FileIdentities& files, const std::stop_token& stop)
{
    StoredResult out;
    if (basis.key.isEmpty())
        return out;
    const auto damaged = [&](const Error& error) {
        if (error.code != ErrorCode::NotFound)
            out.outdated = Tr::tr("its result is damaged: %1").arg(error.message);
        return out;
    };
    auto record = store.record(basis.key);
    if (!record)
        return damaged(record.error());
    out.record = *std::move(record);
    if (const auto whole = store.check(basis.key, stop); !whole)
        return damaged(whole.error());
    const QJsonObject references = out.record.value(QLatin1String("references")).toObject();
    for (const QJsonValue& port : references) {
        const QJsonObject identities = port.toObject();
        for (auto it = identities.begin(); it != identities.end(); ++it) {
            const auto identity = files.identity(it.key(), stop);
            if (!identity)
                out.outdated = Tr::tr("%1 is no longer where it was").arg(QFileInfo(it.key()).fileName());
            else if (*identity != it.value().toString())
                out.outdated = Tr::tr("the content of %1 changed").arg(QFileInfo(it.key()).fileName());
        }
    }
    for (const QJsonValue& effect : out.record.value(QLatin1String("effects")).toArray()) {
        const QString path = toAbsolute(basis.home, effect.toString());
        const auto identity = files.identity(path, stop);
        if (!identity)
            out.outdated = Tr::tr("%1, which it wrote, is gone").arg(QFileInfo(path).fileName());
        else if (!store.isEffectOf(*identity, basis.key))
            out.outdated = Tr::tr("%1, which it wrote, was changed by something else").arg(QFileInfo(path).fileName());
    }
    out.usable = out.outdated.isEmpty();
    return out;
}

} // namespace terrella
