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

QJsonArray fileArray(const std::vector<std::pair<QString, QString>>& files)
{
    QJsonArray out;
    for (const auto& [path, identity] : files)
        out.append(QJsonArray{path, identity});
    return out;
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
        out.isDamaged = error.code != ErrorCode::NotFound && error.code != ErrorCode::Cancelled;
        if (error.code != ErrorCode::NotFound)
            out.outdated = Tr::tr("its result is damaged: %1").arg(error.message);
        return out;
    };
    auto record = store.record(basis.key);
    if (!record)
        return damaged(record.error());
    out.record = *std::move(record);
    if (const auto whole = store.check(basis.key, out.record, stop); !whole)
        return damaged(whole.error());
    std::map<QString, QString> places; // of what the node reads, by its content
    for (const auto& [parameter, list] : basis.files) {
        for (const auto& [path, identity] : list)
            places.emplace(identity, path);
    }
    const QJsonObject references = out.record.value(QLatin1String("references")).toObject();
    for (const QJsonValue& port : references) {
        const QJsonObject identities = port.toObject();
        for (auto it = identities.begin(); it != identities.end(); ++it) {
            const auto identity = files.identity(it.key(), stop);
            if (identity && *identity == it.value().toString())
                continue;
            if (const auto place = places.find(it.value().toString()); place != places.end())
                out.moved[it.key()] = place->second;
            else if (!identity)
                out.outdated = Tr::tr("%1 is no longer where it was").arg(QFileInfo(it.key()).fileName());
            else
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
    for (const QJsonValue& part : out.record.value(QLatin1String("objects")).toArray()) {
        if (!store.has(part.toString()))
            out.outdated = Tr::tr("a result that it is made of is no longer in the store");
    }
    out.usable = out.outdated.isEmpty();
    return out;
}

StoredResult holdAndLookUp(Store& store, const NodeBasis& basis, FileIdentities& files, const std::stop_token& stop)
{
    if (basis.key.isEmpty())
        return {};
    store.hold(basis.key);
    StoredResult out = lookUp(store, basis, files, stop);
    const QJsonArray parts = out.record.value(QLatin1String("objects")).toArray();
    if (parts.isEmpty())
        return out;
    for (const QJsonValue& part : parts)
        store.hold(part.toString());
    return lookUp(store, basis, files, stop); // a part may have gone before it was held
}

} // namespace terrella
