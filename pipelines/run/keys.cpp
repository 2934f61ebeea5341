// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/keys.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/data/cube.h"
#include "pipelines/graph/file_parameters.h"
#include "pipelines/modules/run_context.h"
#include "pipelines/run/sha256.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <sys/stat.h>
#include <thread>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FileIdentities)
};

constexpr qsizetype kBlock = 4 << 20;
/// A file that was written less than this before it was read may change again without a new time stamp.
constexpr std::int64_t kSettledNs = 2'000'000'000;
constexpr auto kSettleStep = std::chrono::milliseconds(50);

/// From this size on, reading twice costs more than waiting until a file has settled.
constexpr qint64 kLarge = 256LL << 20;

struct Stamp {
    QString text;
    qint64 bytes = 0;
    std::int64_t newestNs = 0;
};

void addStamp(Stamp& stamp, const QString& path, const QString& name)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return;
    const std::int64_t modifiedNs = static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec;
    stamp.text += QStringLiteral("%1|%2|%3|%4\n").arg(name).arg(info.st_size).arg(modifiedNs).arg(info.st_ino);
    stamp.newestNs = std::max(stamp.newestNs, modifiedNs);
    stamp.bytes += info.st_size;
}

/// Files below a folder by relative name, sorted.
QStringList filesBelow(const QString& folder)
{
    QStringList out;
    const QDir base(folder);
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
    while (it.hasNext())
        out.append(base.relativeFilePath(it.next()));
    std::sort(out.begin(), out.end());
    return out;
}

Result<QString> digestFile(const QString& path, const std::stop_token& stop)
{
    Sha256 hash;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
    QByteArray block(kBlock, Qt::Uninitialized);
    for (;;) {
        if (stop.stop_requested())
            return RunContext::cancelledError();
        const qint64 count = file.read(block.data(), block.size());
        if (count < 0)
            return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
        if (count == 0)
            return QString::fromLatin1(hash.hex());
        hash.add(std::span(block.constData(), static_cast<std::size_t>(count)));
    }
}

Result<QString> digestFolder(const QString& folder, const QStringList& names, const std::stop_token& stop)
{
    Sha256 all;
    for (const QString& name : names) {
        TRY(const QString digest, digestFile(folder + QLatin1Char('/') + name, stop));
        const QByteArray line = name.toUtf8() + '\0' + digest.toLatin1() + '\n';
        all.add(std::span(line.constData(), static_cast<std::size_t>(line.size())));
    }
    return QString::fromLatin1(all.hex());
}

std::int64_t nowNs()
{
    timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

/// Whether a later change is sure to have another time.
bool hasSettled(const Stamp& stamp)
{
    const std::int64_t age = nowNs() - stamp.newestNs;
    return age > kSettledNs || age < -kSettledNs; // a time in the future says nothing about now
}

Stamp stampOfFile(const QString& path)
{
    Stamp out;
    addStamp(out, path, QString());
    return out;
}

Stamp stampOfFolder(const QString& folder, const QStringList& names)
{
    Stamp out;
    for (const QString& name : names)
        addStamp(out, folder + QLatin1Char('/') + name, name);
    out.text = QString::fromLatin1(QCryptographicHash::hash(out.text.toUtf8(), QCryptographicHash::Sha256).toHex());
    return out;
}

using Files = std::vector<std::pair<QString, QString>>;

QJsonArray toArray(const Files& files)
{
    QJsonArray out;
    for (const auto& [path, identity] : files)
        out.append(QJsonArray{path, identity});
    return out;
}

Files filesFrom(const QJsonArray& array)
{
    Files out;
    for (const QJsonValue& value : array)
        out.emplace_back(value.toArray().at(0).toString(), value.toArray().at(1).toString());
    return out;
}

bool isElsewhere(const QString& path) { return path.startsWith(QLatin1String("/vsi")) || path.contains(QLatin1String("://")); }

} // namespace

FileIdentities::FileIdentities(QString cacheFile) : m_cacheFile(std::move(cacheFile)) {}

void FileIdentities::load()
{
    if (m_loaded)
        return;
    m_loaded = true;
    // A cache that cannot be read only costs time.
    if (const auto json = readJsonFile(m_cacheFile)) {
        for (auto it = json->begin(); it != json->end(); ++it) {
            const QJsonArray pair = it.value().toArray();
            if (clusterPath(it.key())) {
                m_clusters[it.key()] = filesFrom(pair);
                continue;
            }
            m_entries[it.key()] = {pair.at(0).toString(), pair.at(1).toString()};
        }
    }
}

std::shared_ptr<std::mutex> FileIdentities::turnFor(const QString& path)
{
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<std::mutex> turn = m_turns[path].lock();
    if (!turn)
        m_turns[path] = turn = std::make_shared<std::mutex>();
    return turn;
}

void FileIdentities::learn(const QString& clusterPathOrPattern, std::vector<std::pair<QString, QString>> files)
{
    const std::lock_guard lock(m_mutex);
    load();
    m_clusters[clusterPathOrPattern] = m_clustersLearnt[clusterPathOrPattern] = std::move(files);
}

/// With the lock held.
Result<std::vector<std::pair<QString, QString>>> FileIdentities::onCluster(const QString& path)
{
    load();
    if (const auto known = m_clusters.find(path); known != m_clusters.end())
        return known->second;
    for (const auto& [pattern, files] : m_clusters) {
        for (const auto& file : files) {
            if (file.first == path)
                return std::vector{file};
        }
    }
    return Error{
        ErrorCode::NotFound, Tr::tr("What lies at '%1' is not known here yet: 'terrella-run plan' and 'run' ask the cluster.").arg(path), {}};
}

Result<QString> FileIdentities::identity(const QString& path, const std::stop_token& stop, const LargeRead& large)
{
    if (clusterPath(path)) {
        const std::lock_guard lock(m_mutex);
        TRY(const auto known, onCluster(path));
        if (known.size() != 1)
            return Error{ErrorCode::NotFound, Tr::tr("'%1' stands for %2 files.").arg(path).arg(known.size()), {}};
        return known.front().second;
    }
    if (isElsewhere(path))
        return digestOf(QJsonArray{QStringLiteral("elsewhere"), path});
    const QFileInfo file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, Tr::tr("There is no file '%1'.").arg(path), {}};
    if (!file.isFile() && !file.isDir())
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' is no file but a device or a pipe.").arg(path), {}};
    const QString absolute = file.absoluteFilePath();
    const std::shared_ptr<std::mutex> turn = turnFor(absolute);
    const std::lock_guard reading(*turn);

    const bool folder = file.isDir();
    const QStringList names = folder ? filesBelow(absolute) : QStringList();
    const Stamp stamp = folder ? stampOfFolder(absolute, names) : stampOfFile(absolute);
    {
        const std::lock_guard lock(m_mutex);
        load();
        const auto known = m_entries.find(absolute);
        if (known != m_entries.end() && known->second.stamp == stamp.text)
            return known->second.digest;
    }
    if (stamp.bytes >= kLarge && large)
        large(absolute, stamp.bytes);
    while (stamp.bytes >= kLarge && !hasSettled(stamp) && !stop.stop_requested())
        std::this_thread::sleep_for(kSettleStep);
    const bool settled = hasSettled(stamp);
    TRY(const QString digest, folder ? digestFolder(absolute, names, stop) : digestFile(absolute, stop));
    if (settled) {
        const std::lock_guard lock(m_mutex);
        m_entries[absolute] = m_learnt[absolute] = {stamp.text, digest};
    }
    return digest;
}

void FileIdentities::renamed(const QString& from, const QString& to)
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_entries.find(from);
    if (known == m_entries.end())
        return;
    m_entries[to] = m_learnt[to] = known->second;
    m_entries.erase(from);
    m_learnt.erase(from);
}

Result<std::vector<std::pair<QString, QString>>> FileIdentities::identities(
    const QString& pathOrPattern, const std::stop_token& stop, const LargeRead& large)
{
    if (clusterPath(pathOrPattern)) {
        const std::lock_guard lock(m_mutex);
        return onCluster(pathOrPattern);
    }
    QStringList paths{pathOrPattern};
    if (!isElsewhere(pathOrPattern) && !QFileInfo::exists(pathOrPattern)) {
        TRY(paths, expandPaths({pathOrPattern}));
    }
    std::vector<std::pair<QString, QString>> out;
    for (const QString& path : paths) {
        TRY(const QString digest, identity(path, stop, large));
        out.emplace_back(path, digest);
    }
    return out;
}

Result<void> FileIdentities::save()
{
    const std::lock_guard lock(m_mutex);
    if (m_learnt.empty() && m_clustersLearnt.empty())
        return {};
    QJsonObject all;
    if (const auto others = readJsonFile(m_cacheFile))
        all = *others;
    for (const auto& [path, entry] : m_learnt)
        all.insert(path, QJsonArray{entry.stamp, entry.digest});
    for (const auto& [path, files] : m_clustersLearnt)
        all.insert(path, toArray(files));
    QDir().mkpath(QFileInfo(m_cacheFile).absolutePath());
    TRY_DO(publishFile(m_cacheFile, canonicalJson(all)));
    m_learnt.clear();
    m_clustersLearnt.clear();
    return {};
}

Result<FileParameters> identifyFiles(
    const ModuleSpec& spec, const QJsonObject& parameters, FileIdentities& files, const std::stop_token& stop, const FileIdentities::LargeRead& large)
{
    FileParameters out;
    for (const ParameterSpec& parameter : spec.parameters) {
        if ((parameter.type != ParameterType::File && parameter.type != ParameterType::Files) || parameter.written)
            continue;
        auto& list = out[parameter.key];
        for (const QString& path : filePaths(parameters.value(parameter.key))) {
            TRY(const auto found, files.identities(path, stop, large));
            list.insert(list.end(), found.begin(), found.end());
        }
    }
    return out;
}

QString nodeKey(
    const ModuleSpec& spec, const QJsonObject& parameters, const FileParameters& files, const std::map<QString, std::vector<QString>>& inputKeys)
{
    QJsonObject values = parameters;
    for (const auto& [key, list] : files) {
        QJsonArray identities;
        for (const auto& [path, identity] : list)
            identities.append(identity);
        values.insert(key, identities);
    }
    QJsonObject inputs;
    for (const auto& [port, keys] : inputKeys) {
        QJsonArray array;
        for (const QString& key : keys)
            array.append(key);
        inputs.insert(port, array);
    }
    return digestOf(QJsonObject{{QStringLiteral("module"), spec.id}, {QStringLiteral("version"), spec.version},
        {QStringLiteral("parameters"), values}, {QStringLiteral("inputs"), inputs}});
}

Result<QString> nodeKey(
    const ModuleSpec& spec, const QJsonObject& parameters, const std::map<QString, std::vector<QString>>& inputKeys, FileIdentities& files)
{
    TRY(const FileParameters identified, identifyFiles(spec, parameters, files));
    return nodeKey(spec, parameters, identified, inputKeys);
}

QString outputKey(const QString& nodeKey, const QString& port) { return digestOf(QJsonArray{nodeKey, port}); }

QString referenceKey(const QJsonObject& reference, const QStringList& identities)
{
    QJsonObject how = reference;
    how.insert(QLatin1String("files"), QJsonArray::fromStringList(identities));
    return digestOf(how);
}

QString digestOf(const QJsonValue& value)
{
    return QString::fromLatin1(QCryptographicHash::hash(canonicalJson(value), QCryptographicHash::Sha256).toHex());
}

} // namespace terrella
