// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/block_folder.h"

#include "pipelines/run/process_identity.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstring>
#include <limits>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace terrella {

namespace {

constexpr std::uint64_t kPack = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kMissing = kPack - 1;

/// No other process and no other object of this one takes the same.
QString ownName()
{
    static std::atomic<int> number{0};
    const ProcessIdentity self = ProcessIdentity::current();
    QString host = self.host;
    host.replace(QLatin1Char('.'), QLatin1Char('-'));
    return QStringLiteral("%1.%2.%3.%4").arg(host).arg(self.pid).arg(self.started).arg(++number);
}

bool isMissing(std::span<const std::byte> block)
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (std::size_t at = 0; at + sizeof nan <= block.size(); at += sizeof nan) {
        if (std::memcmp(block.data() + at, &nan, sizeof nan) != 0)
            return false;
    }
    return block.size() % sizeof nan == 0;
}

void fillMissing(std::span<std::byte> out)
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (std::size_t at = 0; at + sizeof nan <= out.size(); at += sizeof nan)
        std::memcpy(out.data() + at, &nan, sizeof nan);
}

} // namespace

BlockFolder::BlockFolder(QString path, const Digest& family) : m_path(std::move(path)), m_family(family)
{
    static_assert(sizeof(Record) == 88 && offsetof(Record, check) == 72);
    const QStringList indexes = QDir(m_path).entryList({QStringLiteral("*.index")}, QDir::Files, QDir::Name);
    for (const QString& index : indexes)
        readIndex(index.chopped(6));
    if (!indexes.isEmpty())
        ::utimensat(AT_FDCWD, QFile::encodeName(m_path).constData(), nullptr, 0); // used just now
}

BlockFolder::~BlockFolder() = default;

void BlockFolder::readIndex(const QString& name)
{
    QFile file(m_path + QLatin1Char('/') + name + QStringLiteral(".index"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArray content = file.readAll();
    m_names.push_back(name);
    for (qsizetype at = 0; at + static_cast<qsizetype>(sizeof(Record)) <= content.size(); at += sizeof(Record)) {
        Record record;
        std::memcpy(&record, content.constData() + at, sizeof record);
        if (record.check != digestOfBytes(&record, offsetof(Record, check)))
            continue;
        note(record, m_names.size() - 1, static_cast<std::size_t>(at) / sizeof(Record));
    }
}

void BlockFolder::note(const Record& record, std::size_t who, std::size_t number)
{
    if (record.count > 0)
        m_boxes.emplace(record.key, Entry{record, who});
    else
        m_entries.insert(record.key, {static_cast<std::uint32_t>(who), static_cast<std::uint32_t>(number)});
}

std::optional<BlockFolder::Entry> BlockFolder::entryAt(const Digest& key, const Place& place)
{
    const QString path = m_path + QLatin1Char('/') + m_names[place.who] + QStringLiteral(".index");
    if (m_looked.fileName() != path || !m_looked.isOpen()) {
        m_looked.close();
        m_looked.setFileName(path);
        if (!m_looked.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return {};
    }
    Entry out{{}, place.who};
    if (!m_looked.seek(static_cast<qint64>(place.number * sizeof(Record)))
        || m_looked.read(reinterpret_cast<char*>(&out.record), sizeof(Record)) != static_cast<qint64>(sizeof(Record)))
        return {};
    const bool isGood = out.record.key == key && out.record.check == digestOfBytes(&out.record, offsetof(Record, check));
    return isGood ? std::optional(out) : std::nullopt;
}

bool BlockFolder::has(const Digest& key) const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.contains(key);
}

QString BlockFolder::fileOf(const Entry& entry) const
{
    const QString who = m_path + QLatin1Char('/') + m_names[entry.who];
    return entry.record.file == kPack ? who + QStringLiteral(".pack") : QStringLiteral("%1-%2.block").arg(who).arg(entry.record.file);
}

bool BlockFolder::loadEntry(const Entry& entry, std::span<std::byte> out, QString* file) const
{
    const Record& record = entry.record;
    if (record.bytes != out.size())
        return false;
    QString path;
    if (record.file == kMissing) {
        fillMissing(out);
    } else {
        {
            const std::lock_guard lock(m_mutex);
            path = fileOf(entry);
        }
        QFile from(path);
        if (!from.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !from.seek(static_cast<qint64>(record.offset))
            || from.read(reinterpret_cast<char*>(out.data()), static_cast<qint64>(out.size())) != static_cast<qint64>(out.size()))
            return false;
        if (record.offset != 0 || record.file == kPack || from.size() != static_cast<qint64>(out.size()))
            path.clear();
    }
    if (digestOfBytes(out.data(), out.size()) != record.content)
        return false;
    if (file)
        *file = path;
    return true;
}

bool BlockFolder::load(const Digest& key, std::span<std::byte> out, QString* file)
{
    std::optional<Entry> entry;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_entries.constFind(key);
        if (found == m_entries.constEnd())
            return false;
        entry = entryAt(key, *found);
    }
    if (entry && loadEntry(*entry, out, file))
        return true;
    const std::lock_guard lock(m_mutex);
    m_entries.remove(key); // so that it is kept again
    return false;
}

bool BlockFolder::openForWriting()
{
    if (m_failed || m_index.isOpen())
        return !m_failed;
    const QString name = ownName();
    m_index.setFileName(m_path + QLatin1Char('/') + name + QStringLiteral(".index"));
    m_pack.setFileName(m_path + QLatin1Char('/') + name + QStringLiteral(".pack"));
    if (!QDir().mkpath(m_path) || !m_index.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) {
        fail();
        return false;
    }
    m_names.push_back(name);
    return true;
}

/// A full disk or a folder that was taken away: nothing more is kept.
void BlockFolder::fail()
{
    m_failed = true;
    m_index.close();
    m_pack.close();
}

void BlockFolder::add(Record record)
{
    record.check = digestOfBytes(&record, offsetof(Record, check));
    if (m_index.write(reinterpret_cast<const char*>(&record), sizeof record) != sizeof record)
        return fail();
    note(record, m_names.size() - 1, m_written++);
}

bool BlockFolder::append(Record record, std::span<const std::byte> block)
{
    if (!openForWriting())
        return false;
    record.content = digestOfBytes(block.data(), block.size());
    record.bytes = block.size();
    record.file = kPack;
    if (isMissing(block)) {
        record.file = kMissing;
    } else {
        if (!m_pack.isOpen() && !m_pack.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
            fail();
            return false;
        }
        record.offset = static_cast<std::uint64_t>(m_pack.pos());
        if (m_pack.write(reinterpret_cast<const char*>(block.data()), static_cast<qint64>(block.size())) != static_cast<qint64>(block.size())) {
            fail();
            return false;
        }
    }
    add(record);
    return true;
}

void BlockFolder::keep(const Digest& key, std::span<const std::byte> block)
{
    const std::lock_guard lock(m_mutex);
    Record record;
    record.key = key;
    append(record, block);
}

void BlockFolder::keepPlace(const Digest& key, const Digest& content, std::size_t bytes, const ChunkPlace& place)
{
    const std::lock_guard lock(m_mutex);
    if (!openForWriting())
        return;
    Record record;
    record.key = key;
    record.content = content;
    record.bytes = bytes;
    record.offset = place.offset;
    record.file = kMissing;
    if (!place.isMissing) {
        const auto [known, isNew] = m_linked.try_emplace(place.file, m_nextFile);
        record.file = known->second;
        const QString path = fileOf({record, m_names.size() - 1});
        if (isNew && ::link(QFile::encodeName(place.file).constData(), QFile::encodeName(path).constData()) != 0)
            return fail();
        m_nextFile += isNew ? 1 : 0;
    }
    add(record);
}

std::vector<BlockShelf::Box> BlockFolder::boxes(const Digest& key) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Box> out;
    const auto [from, to] = m_boxes.equal_range(key);
    for (auto it = from; it != to; ++it)
        out.push_back({it->second.record.first, it->second.record.count});
    return out;
}

void BlockFolder::keepBox(const Digest& key, const Box& box, std::span<const std::byte> block)
{
    const std::lock_guard lock(m_mutex);
    Record record;
    record.key = key;
    record.first = box.first;
    record.count = box.count;
    append(record, block);
}

bool BlockFolder::loadBox(const Digest& key, const Box& box, std::span<std::byte> out)
{
    std::vector<Entry> candidates;
    {
        const std::lock_guard lock(m_mutex);
        const auto [from, to] = m_boxes.equal_range(key);
        for (auto it = from; it != to; ++it) {
            if (it->second.record.first == box.first && it->second.record.count == box.count)
                candidates.push_back(it->second);
        }
    }
    return std::ranges::any_of(candidates, [&](const Entry& entry) { return loadEntry(entry, out, nullptr); });
}

void BlockFolder::removeOwn()
{
    const std::lock_guard lock(m_mutex);
    if (!m_index.isOpen())
        return;
    fail();
    m_index.remove(); // the files that it tells of go with the family
    m_pack.remove();
    m_entries.clear();
    m_boxes.clear();
}

void BlockFolder::removeAll()
{
    const std::lock_guard lock(m_mutex);
    fail();
    m_entries.clear();
    m_boxes.clear();
    QDir(m_path).removeRecursively();
}

} // namespace terrella
