// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/block_cache.h"

#include <QFile>
#include <QHash>

#include <map>
#include <mutex>
#include <optional>

namespace terrella {

inline std::size_t qHash(const Digest& digest, std::size_t seed = 0) noexcept { return (digest.low ^ digest.high) ^ seed; }

/// The blocks of one family in a folder. Each process that adds to it writes an index of its own, <who>.index, of records of fixed size, each after
/// what it tells of; what is too small or scattered to be linked goes one after the other into <who>.pack. A record that was cut short or is damaged
/// is none. Whatever happens, a block is only used when its bytes have the digest that the record says.
class BlockFolder final : public BlockShelf {
public:
    /// Reads the indexes that are there. Nothing is made before something is kept.
    BlockFolder(QString path, const Digest& family);
    ~BlockFolder() override;

    [[nodiscard]] Digest family() const override { return m_family; }
    [[nodiscard]] bool has(const Digest& key) const override;
    bool load(const Digest& key, std::span<std::byte> out, QString* file) override;
    void keep(const Digest& key, std::span<const std::byte> block) override;
    void keepPlace(const Digest& key, const Digest& content, std::size_t bytes, const ChunkPlace& place) override;
    [[nodiscard]] std::vector<Box> boxes(const Digest& key) const override;
    void keepBox(const Digest& key, const Box& box, std::span<const std::byte> block) override;
    bool loadBox(const Digest& key, const Box& box, std::span<std::byte> out) override;

    /// What this object has added goes.
    void removeOwn();
    /// The folder with all that is in it goes.
    void removeAll();

private:
    /// One record, as it lies in an index: 88 bytes.
    struct Record {
        Digest key, content;
        std::uint64_t offset = 0; ///< in its file
        std::uint64_t bytes = 0;
        std::uint64_t first = 0, count = 0; ///< of a box
        std::uint64_t file = 0;             ///< number N of <who>-N.block; kPack; kMissing: NaN in every value
        Digest check;                       ///< of all before
    };
    /// Where a record lies: there are as many as a long time axis has steps, so that only this is kept of them.
    struct Place {
        std::uint32_t who = 0;    ///< index into m_names
        std::uint32_t number = 0; ///< in that index
    };
    struct Entry {
        Record record;
        std::size_t who = 0; ///< index into m_names
    };
    void readIndex(const QString& name);
    void add(Record record);
    bool openForWriting();
    void fail();
    void note(const Record& record, std::size_t who, std::size_t number);
    [[nodiscard]] std::optional<Entry> entryAt(const Digest& key, const Place& place);
    [[nodiscard]] QString fileOf(const Entry& entry) const;
    bool loadEntry(const Entry& entry, std::span<std::byte> out, QString* file) const;
    bool append(Record record, std::span<const std::byte> block);

    const QString m_path;
    const Digest m_family;
    mutable std::mutex m_mutex;   ///< of all below
    std::vector<QString> m_names; ///< of the indexes, without ending
    QHash<Digest, Place> m_entries;
    std::multimap<Digest, Entry> m_boxes;
    QFile m_index, m_pack;
    std::size_t m_written = 0;                 ///< records in m_index
    QFile m_looked;                            ///< the index that was looked into last
    std::map<QString, std::uint64_t> m_linked; ///< files that were linked, with their numbers
    std::uint64_t m_nextFile = 0;
    bool m_failed = false;
};

} // namespace terrella
