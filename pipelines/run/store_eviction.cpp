// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/store_eviction.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/run/store_files.h"
#include "pipelines/run/store_lease.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <sys/stat.h>
#include <sys/statvfs.h>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Store)
};

constexpr double kMostWeight = 8.0;
constexpr double kLeastSeconds = 0.01; ///< what making anything costs, so that small results are not divided by nothing
constexpr int kMostRounds = 4;
constexpr qint64 kDiskBlock = 4096;
constexpr qint64 kLargestDefault = 500'000'000'000;
constexpr qint64 kSurveyHours = 24; ///< after which the sum is counted anew, whatever runs added to it

QString sumPath(const QString& root) { return root + QStringLiteral("/size.json"); }

qint64 onDisk(qint64 bytes) { return (bytes + kDiskBlock - 1) / kDiskBlock * kDiskBlock; }

StoredObject describeObject(const Store& store, const QString& key)
{
    StoredObject out;
    out.key = key;
    const QString folder = store.folder(key);
    out.used = QFileInfo(folder + QStringLiteral("/object.json")).lastModified();
    const auto json = store.record(key);
    out.readable = json.hasValue();
    if (!json) {
        out.bytes = onDisk(bytesAt(folder));
        return out;
    }
    for (const char* name : {"object.json", "checksums.txt"})
        out.bytes += onDisk(QFileInfo(folder + QLatin1Char('/') + QLatin1String(name)).size());
    out.module = json->value(QLatin1String("module")).toString();
    out.seconds = json->value(QLatin1String("seconds")).toDouble();
    out.made = QDateTime::fromString(json->value(QLatin1String("created")).toString(), Qt::ISODateWithMs);
    for (const QJsonValue& bytes : json->value(QLatin1String("bytes")).toObject())
        out.bytes += onDisk(bytes.toInteger());
    for (const QJsonValue& part : json->value(QLatin1String("objects")).toArray())
        out.parts.append(part.toString());
    return out;
}

/// What results are made of, and what is made of them.
class Wholes {
public:
    explicit Wholes(const std::vector<StoredObject>& objects)
    {
        for (std::size_t i = 0; i < objects.size(); ++i) {
            m_places[objects[i].key] = i;
            for (const QString& part : objects[i].parts)
                m_wholes[part].push_back(objects[i].key);
        }
    }

    /// Parts stay with what stays, and are as young as the youngest whole.
    void spread(std::vector<StoredObject>& objects, std::set<QString>& stays) const
    {
        for (std::size_t i = 0; i < objects.size(); ++i)
            spreadFrom(objects, i, stays);
    }

    /// The object after all that is made of it, without what is in `taken` already.
    void addWithWholes(std::vector<QString>& out, std::set<QString>& taken, const QString& key) const
    {
        if (!taken.insert(key).second)
            return;
        if (const auto wholes = m_wholes.find(key); wholes != m_wholes.end()) {
            for (const QString& whole : wholes->second)
                addWithWholes(out, taken, whole);
        }
        out.push_back(key);
    }

private:
    void spreadFrom(std::vector<StoredObject>& objects, std::size_t from, std::set<QString>& stays) const
    {
        const bool stay = stays.count(objects[from].key) > 0;
        for (const QString& part : objects[from].parts) {
            const auto place = m_places.find(part);
            if (place == m_places.end())
                continue;
            StoredObject& object = objects[place->second];
            const bool isNew = (stay && stays.insert(part).second) || object.used < objects[from].used;
            object.used = std::max(object.used, objects[from].used);
            if (isNew)
                spreadFrom(objects, place->second, stays);
        }
    }

    std::map<QString, std::size_t> m_places;
    std::map<QString, std::vector<QString>> m_wholes;
};

double secondsPerByte(const StoredObject& object)
{
    return std::max(object.seconds, kLeastSeconds) / static_cast<double>(std::max<qint64>(object.bytes, 1));
}

/// The larger, the sooner it goes.
double staleness(const StoredObject& object, double usualCost, const QDateTime& now)
{
    const double idle = std::max<double>(1.0, static_cast<double>(object.used.msecsTo(now)));
    if (object.blocks)
        return idle; // nobody knows what they cost
    return idle * std::clamp(usualCost / secondsPerByte(object), 1.0 / kMostWeight, kMostWeight);
}

qint64 sumOf(const std::vector<StoredObject>& objects)
{
    qint64 sum = 0;
    for (const StoredObject& object : objects)
        sum += object.bytes;
    return sum;
}

/// The sum as it is known without looking, with what was made since. Held shut by the caller.
std::optional<qint64> knownSum(const QString& root)
{
    const auto json = readJsonFile(sumPath(root));
    if (!json)
        return {};
    const QDateTime counted = QDateTime::fromString(json->value(QLatin1String("counted")).toString(), Qt::ISODate);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!counted.isValid() || counted > now || counted.addSecs(kSurveyHours * 3600) < now)
        return {};
    return json->value(QLatin1String("bytes")).toInteger();
}

void setSum(const QString& root, qint64 bytes, bool counted)
{
    QJsonObject json;
    if (const auto before = readJsonFile(sumPath(root)); before && !counted)
        json = *before;
    else
        json.insert(QLatin1String("counted"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    json.insert(QLatin1String("bytes"), bytes);
    (void)publishFile(sumPath(root), canonicalJson(json)); // without it everything is counted the next time
}

Error readOnly(const QString& root) { return storeDiskError(Tr::tr("Cannot write into the store"), root, Tr::tr("nothing was evicted")); }

std::vector<StoredObject> listAll(const Store& store)
{
    std::vector<StoredObject> out = listObjects(store);
    const std::vector<StoredObject> blocks = listBlocks(store);
    out.insert(out.end(), blocks.begin(), blocks.end());
    return out;
}

QString moveBlocksAway(const Store& store, const QString& name)
{
    const QString away = store.root() + QStringLiteral("/unfinished/") + nameOfProcess(QStringLiteral("blocks"));
    QDir().mkpath(store.root() + QStringLiteral("/unfinished"));
    return QDir().rename(store.root() + QStringLiteral("/blocks/") + name, away) ? away : QString();
}

/// One round of it.
Result<Eviction> evictOnce(Store& store, qint64 limit, qint64 target)
{
    const std::vector<StoredObject> objects = listAll(store); // takes longer than those who want to hold something should wait
    Eviction out;
    out.before = out.after = sumOf(objects);
    std::vector<QString> gone;
    QStringList folders;
    const bool done = StoreLease::exclusively(store.root(), [&](const std::set<QString>& held) {
        for (const StoredObject& object : objects) {
            if (!object.pinned.isEmpty())
                out.pinned += object.bytes;
            else if (held.count(object.key) > 0)
                out.inUse += object.bytes;
        }
        std::set<QString> stays = held;
        for (const auto& [key, why] : store.pins()) // also what was pinned since the list was made
            stays.insert(key);
        for (const StoredObject& victim : chooseVictims(objects, stays, out.before > limit ? target : limit, QDateTime::currentDateTime())) {
            const QString away = victim.blocks ? moveBlocksAway(store, victim.key) : store.moveAway(victim.key);
            if (away.isEmpty())
                continue;
            if (!victim.blocks)
                gone.push_back(victim.key);
            folders.append(away);
            out.after -= victim.bytes;
        }
        setSum(store.root(), out.after, true);
        store.evicted().add(gone);
    });
    if (!done)
        return readOnly(store.root());
    out.evicted = gone.size();
    for (const QString& folder : folders)
        store.abandon(folder);
    return out;
}

/// Evicts to `target` where there is more than `limit`. What a result shared with blocks is free only when both are gone.
Result<Eviction> evictTo(Store& store, qint64 limit, qint64 target)
{
    store.removeAbandoned();
    TRY(Eviction out, evictOnce(store, limit, target));
    for (int round = 1; round < kMostRounds && out.after < out.before; ++round) {
        TRY(const Eviction more, evictOnce(store, target, target));
        out.evicted += more.evicted;
        const bool over = more.after == more.before;
        out.after = more.after;
        if (over)
            break;
    }
    return out;
}

} // namespace

std::vector<StoredObject> listObjects(const Store& store)
{
    std::vector<StoredObject> out;
    const auto pins = store.pins();
    const QDir objects(store.root() + QStringLiteral("/objects"));
    const QStringList prefixes = objects.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& prefix : prefixes) {
        const QStringList keys = QDir(objects.filePath(prefix)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString& key : keys) {
            StoredObject object = describeObject(store, key);
            if (const auto pin = pins.find(key); pin != pins.end())
                object.pinned = pin->second;
            out.push_back(std::move(object));
        }
    }
    return out;
}

std::vector<StoredObject> listBlocks(const Store& store)
{
    std::vector<StoredObject> out;
    const QFileInfoList folders = QDir(store.root() + QStringLiteral("/blocks")).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo& folder : folders) {
        StoredObject blocks;
        blocks.key = folder.fileName();
        blocks.used = folder.lastModified();
        blocks.readable = blocks.blocks = true;
        const QFileInfoList files = QDir(folder.absoluteFilePath()).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo& file : files) {
            struct stat info = {};
            if (::stat(QFile::encodeName(file.absoluteFilePath()).constData(), &info) == 0 && info.st_nlink == 1)
                blocks.bytes += onDisk(info.st_size);
        }
        out.push_back(std::move(blocks));
    }
    return out;
}

std::vector<StoredObject> chooseVictims(std::vector<StoredObject> objects, const std::set<QString>& held, qint64 limit, const QDateTime& now)
{
    qint64 sum = sumOf(objects);
    std::set<QString> stays = held;
    for (const StoredObject& object : objects) {
        if (!object.pinned.isEmpty())
            stays.insert(object.key);
    }
    Wholes(objects).spread(objects, stays);
    std::erase_if(objects, [&](const StoredObject& object) { return stays.count(object.key) > 0; });
    if (sum <= limit || objects.empty())
        return {};
    std::vector<double> costs;
    for (const StoredObject& object : objects) {
        if (!object.blocks)
            costs.push_back(secondsPerByte(object));
    }
    if (costs.empty())
        costs.push_back(1.0);
    const auto middle = costs.begin() + static_cast<std::ptrdiff_t>(costs.size() / 2);
    std::nth_element(costs.begin(), middle, costs.end());
    const double usual = *middle;
    std::stable_sort(objects.begin(), objects.end(), [&](const StoredObject& a, const StoredObject& b) {
        if (a.readable != b.readable)
            return !a.readable;
        return staleness(a, usual, now) > staleness(b, usual, now);
    });
    const Wholes wholes(objects);
    std::vector<QString> order;
    std::set<QString> taken;
    std::map<QString, StoredObject> byKey;
    for (StoredObject& object : objects) {
        wholes.addWithWholes(order, taken, object.key);
        byKey.emplace(object.key, std::move(object));
    }
    std::vector<StoredObject> out;
    for (auto next = order.begin(); next != order.end() && sum > limit; ++next) {
        sum -= byKey.at(*next).bytes;
        out.push_back(std::move(byKey.at(*next)));
    }
    return out;
}

Result<Eviction> evict(Store& store, qint64 limit) { return evictTo(store, limit, limit); }

Result<std::optional<Eviction>> keepBelow(Store& store, qint64 limit, qint64 madeBytes)
{
    bool below = false;
    const bool done = StoreLease::exclusively(store.root(), [&](const std::set<QString>&) {
        const auto known = knownSum(store.root());
        below = known && *known + madeBytes <= limit;
        if (below && madeBytes > 0)
            setSum(store.root(), *known + madeBytes, false);
    });
    if (!done)
        return readOnly(store.root());
    if (below)
        return std::optional<Eviction>();
    TRY(const Eviction out, evictTo(store, limit, limit / 10 * 9)); // some room, so that not every run must look through everything
    return std::optional<Eviction>(out);
}

qint64 defaultStoreLimit(const QString& root)
{
    QFileInfo place(root);
    while (!place.exists() && place.absolutePath() != place.absoluteFilePath())
        place = QFileInfo(place.absolutePath());
    struct statvfs disk {};
    if (::statvfs(QFile::encodeName(place.absoluteFilePath()).constData(), &disk) != 0)
        return kLargestDefault;
    return std::min(kLargestDefault, static_cast<qint64>(disk.f_blocks) * static_cast<qint64>(disk.f_frsize) / 4);
}

} // namespace terrella
