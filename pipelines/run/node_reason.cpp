// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/node_reason.h"

#include "pipelines/core/json.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QStringList>

#include <set>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Planner)
};

constexpr qsizetype kMostNames = 3;
constexpr qsizetype kLongestValue = 200;

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

QString shortText(const QJsonValue& value)
{
    const QString text = valueText(value);
    return text.size() <= kLongestValue ? text : text.left(kLongestValue) + QChar(0x2026);
}

QStringList part(const QJsonArray& pairs, int index)
{
    QStringList out;
    for (const QJsonValue& pair : pairs)
        out.append(pair.toArray().at(index).toString());
    return out;
}

/// "a.nc", "a.nc, b.nc", "120 files: jan.nc, feb.nc, mar.nc, …"
QString fileNames(const QStringList& paths)
{
    QStringList names;
    for (const QString& path : paths.mid(0, kMostNames))
        names.append(QFileInfo(path).fileName());
    const QString list = names.join(QStringLiteral(", "));
    if (names.isEmpty())
        return Tr::tr("nothing");
    return paths.size() <= kMostNames ? list : Tr::tr("%1 files: %2, …").arg(paths.size()).arg(list);
}

QJsonArray pairsOf(const std::vector<std::pair<QString, QString>>& files)
{
    QJsonArray out;
    for (const auto& [path, identity] : files)
        out.append(QJsonArray{path, identity});
    return out;
}

/// What is new and what is gone says more of long lists than both lists.
Difference comparedLists(const QString& key, const QJsonArray& before, const QJsonArray& now)
{
    const QStringList then = part(before, 1), present = part(now, 1);
    QStringList added, removed;
    for (qsizetype i = 0; i < now.size(); ++i) {
        if (!then.contains(present.at(i)))
            added.append(now.at(i).toArray().at(0).toString());
    }
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (!present.contains(then.at(i)))
            removed.append(before.at(i).toArray().at(0).toString());
    }
    if (before.size() <= kMostNames || (added.isEmpty() && removed.isEmpty()))
        return {Difference::Kind::Files, key, fileNames(part(before, 0)), fileNames(part(now, 0)), {}};
    const QString was
        = removed.isEmpty() ? Tr::tr("%1 files").arg(before.size()) : Tr::tr("%1 files with %2").arg(before.size()).arg(fileNames(removed));
    const QString is = added.isEmpty() ? Tr::tr("%1 files").arg(now.size()) : Tr::tr("%1 files with %2").arg(now.size()).arg(fileNames(added));
    return {Difference::Kind::Files, key, was, is, {}};
}

void compareFiles(std::vector<Difference>& out, const QString& key, const QJsonArray& before, const QJsonArray& now)
{
    if (part(before, 1) == part(now, 1))
        return; // wherever they are: the content counts
    const QStringList paths = part(now, 0);
    if (part(before, 0) != paths) {
        out.push_back(comparedLists(key, before, now));
        return;
    }
    QStringList changed;
    for (qsizetype i = 0; i < now.size(); ++i) {
        if (before.at(i) != now.at(i))
            changed.append(paths.at(i));
    }
    out.push_back({Difference::Kind::Content, key, {}, fileNames(changed), {}});
}

void compareInputs(std::vector<Difference>& out, const QJsonObject& before, const InputValues& now)
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
            out.push_back({Difference::Kind::Input, port, {}, {}, {}});
    }
}

QString kindName(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::Version: return QStringLiteral("version");
    case Difference::Kind::Parameter: return QStringLiteral("parameter");
    case Difference::Kind::Files: return QStringLiteral("files");
    case Difference::Kind::Content: return QStringLiteral("content");
    case Difference::Kind::Input: break;
    }
    return QStringLiteral("input");
}

} // namespace

QString Difference::sentence(const QString& of) const
{
    switch (kind) {
    case Kind::Version: return of.isEmpty() ? Tr::tr("version %1 → %2").arg(before, after) : Tr::tr("version %1 → %2 of %3").arg(before, after, of);
    case Kind::Parameter:
    case Kind::Files:
        return of.isEmpty() ? Tr::tr("'%1' changed from %2 to %3").arg(what, before, after)
                            : Tr::tr("'%1' of %2 changed from %3 to %4").arg(what, of, before, after);
    case Kind::Content: return Tr::tr("the content of %1 changed").arg(after);
    case Kind::Input: break;
    }
    if (!of.isEmpty())
        return cause.isEmpty() ? Tr::tr("input '%1' of %2 changed").arg(what, of) : cause;
    return cause.isEmpty() ? Tr::tr("input '%1' changed").arg(what) : Tr::tr("input '%1' changed because %2").arg(what, cause);
}

QJsonObject Difference::toJson() const
{
    QJsonObject out{{QStringLiteral("kind"), kindName(kind)}, {QStringLiteral("message"), sentence()}};
    for (const auto& [key, text] : {std::pair("what", what), {"before", before}, {"after", after}, {"cause", cause}}) {
        if (!text.isEmpty())
            out.insert(QLatin1String(key), text);
    }
    return out;
}

QString Reason::name() const
{
    switch (kind) {
    case Kind::Unchanged: return QStringLiteral("unchanged");
    case Kind::NotNeeded: return QStringLiteral("not_needed");
    case Kind::First: return QStringLiteral("first");
    case Kind::Changed: return QStringLiteral("changed");
    case Kind::Evicted: return QStringLiteral("evicted");
    case Kind::Missing: return QStringLiteral("missing");
    case Kind::Outdated: return QStringLiteral("outdated");
    case Kind::Impossible: break;
    }
    return QStringLiteral("impossible");
}

std::vector<Difference> differencesSince(const QJsonObject& latest, const NodeBasis& now)
{
    std::vector<Difference> out;
    const QString version = latest.value(QLatin1String("version")).toString();
    if (version != now.version)
        out.push_back({Difference::Kind::Version, {}, version, now.version, {}});
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
            compareFiles(out, key, filesBefore.value(key).toArray(), pairsOf(files->second));
        else if (canonicalJson(before.value(key)) != canonicalJson(now.parameters.value(key)))
            out.push_back({Difference::Kind::Parameter, key, shortText(before.value(key)), shortText(now.parameters.value(key)), {}});
    }
    compareInputs(out, latest.value(QLatin1String("inputs")).toObject(), now.inputs);
    return out;
}

QString sentenceOf(const std::vector<Difference>& differences)
{
    QStringList sentences;
    for (const Difference& difference : differences)
        sentences.append(difference.sentence());
    return sentences.join(QStringLiteral(", "));
}

Reason reasonToRun(const Store& store, const QJsonObject& latest, const NodeBasis& now, const StoredResult& stored)
{
    if (!stored.outdated.isEmpty())
        return {Reason::Kind::Outdated, {}, stored.outdated};
    const std::vector<Difference> differences = latest.isEmpty() ? std::vector<Difference>() : differencesSince(latest, now);
    if (differences.empty()) {
        if (const QDateTime when = store.evicted().find(now.key); when.isValid())
            return {Reason::Kind::Evicted, {},
                Tr::tr("its result was evicted from the store on %1").arg(when.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")))};
        if (latest.isEmpty())
            return {Reason::Kind::First, {}, Tr::tr("no result yet")};
        return {Reason::Kind::Missing, {}, Tr::tr("its result is no longer in the store")};
    }
    return {Reason::Kind::Changed, differences, sentenceOf(differences)};
}

} // namespace terrella
