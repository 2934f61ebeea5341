// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run store: what the store holds; evicts, verifies, pins.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/interrupt.h"
#include "app/terrella-run/progress_text.h"
#include "app/terrella-run/store_limit.h"
#include "app/terrella-run/store_names.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/files.h"
#include "pipelines/run/store_eviction.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::StoreCommand)
};

constexpr qsizetype kShownKey = 12;

QJsonValue timeJson(const QDateTime& time) { return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue(); }

/// One call of the command; each verb returns its exit code.
class StoreJob {
public:
    explicit StoreJob(const Arguments& arguments)
        : m_arguments(arguments),
          m_json(arguments.has(QStringLiteral("json"))),
          m_store(Store::defaultRoot())
    {
    }

    int run()
    {
        const auto has = [this](const char* name) { return m_arguments.has(QLatin1String(name)); };
        if (has("limit") && !has("gc"))
            return refuse({ErrorCode::Usage, Tr::tr("'--limit' goes with '--gc'. TERRELLA_STORE_LIMIT sets the limit for good."), {}});
        for (const bool pin : {true, false}) {
            for (const QString& words : m_arguments.values(pin ? QStringLiteral("pin") : QStringLiteral("unpin"))) {
                if (const int code = setPin(words, pin); code != Done)
                    return code;
            }
        }
        if (has("verify")) {
            if (const int code = verify(); code != Done)
                return code;
        }
        if (has("gc")) {
            if (const int code = collect(); code != Done)
                return code;
        }
        if (has("list"))
            return list();
        const bool other = has("pin") || has("unpin") || has("verify") || has("gc");
        return has("size") || !other ? size() : Done;
    }

private:
    int refuse(const Error& error)
    {
        if (m_json)
            outJson({{QStringLiteral("error"), QJsonObject{{QStringLiteral("message"), error.message}}}});
        complainAbout(error);
        return exitCodeOf(error.code);
    }

    int size()
    {
        const Result<StoreLimit> limit = storeLimit(m_store.root());
        if (!limit)
            return refuse(limit.error());
        const std::vector<StoredObject> objects = listObjects(m_store);
        qint64 all = 0, pinned = 0;
        for (const StoredObject& object : objects) {
            all += object.bytes;
            pinned += object.pinned.isEmpty() ? 0 : object.bytes;
        }
        qint64 blocks = 0;
        for (const StoredObject& folder : listBlocks(m_store))
            blocks += folder.bytes;
        const auto free = freeBytes(m_store.root());
        if (m_json) {
            outPrettyJson({{QStringLiteral("store"), m_store.root()}, {QStringLiteral("results"), static_cast<qint64>(objects.size())},
                {QStringLiteral("bytes"), all}, {QStringLiteral("blocks"), blocks}, {QStringLiteral("pinned"), pinned},
                {QStringLiteral("limit"), limit->bytes ? QJsonValue(*limit->bytes) : QJsonValue()}, {QStringLiteral("limit_from"), limit->source},
                {QStringLiteral("free"), free ? QJsonValue(*free) : QJsonValue()}});
            return Done;
        }
        std::vector<QStringList> rows{{Tr::tr("store"), m_store.root()}, {Tr::tr("results"), QString::number(objects.size())},
            {Tr::tr("size"), bytesText(all)}, {Tr::tr("further blocks"), bytesText(blocks)}, {Tr::tr("pinned"), bytesText(pinned)},
            {Tr::tr("limit"), Tr::tr("%1 (%2)").arg(limit->bytes ? bytesText(*limit->bytes) : Tr::tr("none"), limit->source)}};
        if (free)
            rows.push_back({Tr::tr("free on the disk"), bytesText(*free)});
        out(tableText(rows));
        return Done;
    }

    int list()
    {
        std::vector<StoredObject> objects = listObjects(m_store);
        std::sort(objects.begin(), objects.end(), [](const StoredObject& a, const StoredObject& b) { return a.used > b.used; });
        if (m_json) {
            QJsonArray array;
            for (const StoredObject& object : objects) {
                array.append(QJsonObject{{QStringLiteral("key"), object.key}, {QStringLiteral("module"), object.module},
                    {QStringLiteral("bytes"), object.bytes}, {QStringLiteral("seconds"), object.seconds},
                    {QStringLiteral("made"), timeJson(object.made)}, {QStringLiteral("used"), timeJson(object.used)},
                    {QStringLiteral("pinned"), object.pinned.isEmpty() ? QJsonValue() : QJsonValue(object.pinned)},
                    {QStringLiteral("folder"), m_store.folder(object.key)}});
            }
            outPrettyJson({{QStringLiteral("results"), array}});
            return Done;
        }
        std::vector<QStringList> rows;
        for (const StoredObject& object : objects) {
            rows.push_back({object.key.left(kShownKey), bytesText(object.bytes), durationText(object.seconds),
                object.used.toString(QStringLiteral("yyyy-MM-dd HH:mm")), object.readable ? object.module : Tr::tr("cannot be read"),
                object.pinned.isEmpty() ? QString() : Tr::tr("pinned: %1").arg(object.pinned)});
        }
        if (!rows.empty())
            rows.insert(rows.begin(), {Tr::tr("KEY"), Tr::tr("SIZE"), Tr::tr("TOOK"), Tr::tr("LAST USED"), Tr::tr("MODULE"), QString()});
        out(tableText(rows));
        return Done;
    }

    int collect()
    {
        Result<StoreLimit> limit = storeLimit(m_store.root());
        if (m_arguments.has(QStringLiteral("limit"))) {
            const auto given = parseLimit(m_arguments.value(QStringLiteral("limit")), QStringLiteral("--limit"));
            limit = given ? Result<StoreLimit>(StoreLimit{*given, QStringLiteral("--limit")}) : Result<StoreLimit>(given.error());
        }
        if (!limit)
            return refuse(limit.error());
        const Result<Eviction> done = evict(m_store, limit->bytes.value_or(std::numeric_limits<qint64>::max()));
        if (!done)
            return refuse(done.error());
        if (m_json) {
            outPrettyJson({{QStringLiteral("evicted"), static_cast<qint64>(done->evicted)}, {QStringLiteral("before"), done->before},
                {QStringLiteral("after"), done->after}, {QStringLiteral("pinned"), done->pinned}, {QStringLiteral("in_use"), done->inUse}});
        } else {
            out(Tr::tr("%n result(s) evicted, ", nullptr, static_cast<int>(done->evicted))
                + Tr::tr("%1 before, %2 now.\n").arg(bytesText(done->before), bytesText(done->after)));
        }
        if (limit->bytes && done->after > *limit->bytes)
            complain(Tr::tr("The store stays above %1: %2 are pinned and %3 are in use by runs.")
                         .arg(bytesText(*limit->bytes), bytesText(done->pinned), bytesText(done->inUse)));
        return Done;
    }

    /// Damaged results are named and removed, so that the next run makes them again.
    int verify()
    {
        m_interrupts.beGraceful();
        const std::vector<StoredObject> objects = listObjects(m_store);
        QJsonArray damaged;
        qint64 bytes = 0;
        for (const StoredObject& object : objects) {
            Result<void> whole = m_store.verify(object.key, m_interrupts.token());
            if (const auto record = m_store.record(object.key); whole && !record)
                whole = record.error();
            if (m_interrupts.interrupted())
                return Interrupted;
            bytes += object.bytes;
            if (whole || !QFileInfo::exists(m_store.folder(object.key))) // evicted meanwhile
                continue;
            damaged.append(QJsonObject{
                {QStringLiteral("key"), object.key}, {QStringLiteral("module"), object.module}, {QStringLiteral("message"), whole.error().message}});
            if (!m_json)
                out(Tr::tr("%1 %2: %3\n").arg(object.key.left(kShownKey), object.module, whole.error().message));
            if (const QString away = m_store.moveAway(object.key); !away.isEmpty())
                m_store.abandon(away);
        }
        if (m_json) {
            outPrettyJson({{QStringLiteral("results"), static_cast<qint64>(objects.size())}, {QStringLiteral("bytes"), bytes},
                {QStringLiteral("damaged"), damaged}});
        } else {
            out(Tr::tr("%n result(s) verified, ", nullptr, static_cast<int>(objects.size()))
                + (damaged.isEmpty()
                        ? Tr::tr("%1; all are as they were written.\n").arg(bytesText(bytes))
                        : Tr::tr("%1; %2 damaged and removed, to be made again when needed.\n").arg(bytesText(bytes)).arg(damaged.size())));
        }
        return damaged.isEmpty() ? Done : RunFailed;
    }

    int setPin(const QString& words, bool pin)
    {
        const Result<NamedResults> named = resultsNamed(words, m_store);
        if (!named)
            return refuse(named.error());
        for (const QString& key : named->keys) {
            const Result<void> done = pin ? m_store.pin(key, named->name) : m_store.unpin(key);
            if (!done)
                return refuse(done.error());
        }
        const auto count = static_cast<int>(named->keys.size());
        if (m_json) {
            outJson({{pin ? QStringLiteral("pinned") : QStringLiteral("unpinned"), QJsonArray::fromStringList(named->keys)},
                {QStringLiteral("name"), named->name}});
        } else {
            out((pin ? Tr::tr("%n result(s) of %1 pinned.\n", nullptr, count) : Tr::tr("%n result(s) of %1 unpinned.\n", nullptr, count))
                    .arg(named->name));
        }
        return Done;
    }

    const Arguments& m_arguments;
    const bool m_json;
    InterruptGuard m_interrupts; // before anything that starts threads
    Store m_store;
};

} // namespace

const CommandSpec& storeSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("store");
        out.synopsis = QStringLiteral("[--size] [--list] [--gc [--limit SIZE]] [--verify] [--pin WHAT]… [--unpin WHAT]… [--json]");
        out.summary = Tr::tr("Show, tidy and verify the store of results");
        out.description
            = Tr::tr("Without options: where the store is, how large it is and how large it may become. After each run, results are evicted "
                     "until the store is below its limit: $TERRELLA_STORE_LIMIT, else \"store_limit\" in %1, else a quarter of the "
                     "disk, at most 500 GB. The least recently used go first; one that took long to make for its size stays longer. "
                     "Pinned results stay, and those that a living run uses.\n\n"
                     "WHAT is a run (its folder, the folder's name, 'last': all its results), a node of a pipeline (FILE:NODE, its result as "
                     "the file stands now), or the beginning of a key that --list shows.")
                  .arg(settingsPath());
        out.options = {
            {QStringLiteral("size"), {}, {}, Tr::tr("how large the store is, and its limit"), false},
            {QStringLiteral("list"), {}, {}, Tr::tr("every result, the last used first"), false},
            {QStringLiteral("gc"), {}, {}, Tr::tr("evict now until the store is below its limit"), false},
            {QStringLiteral("limit"), {}, QStringLiteral("SIZE"), Tr::tr("with --gc: below this, such as 20G, 500M or none"), false},
            {QStringLiteral("verify"), {}, {},
                Tr::tr("read every result and compare it with its checksums; damaged ones are named and removed, and the exit code is 1"), false},
            {QStringLiteral("pin"), {}, QStringLiteral("WHAT"), Tr::tr("never evict these results"), true},
            {QStringLiteral("unpin"), {}, QStringLiteral("WHAT"), Tr::tr("let them go again"), true},
            {QStringLiteral("json"), {}, {}, Tr::tr("print it as JSON"), false},
        };
        out.examples = QStringLiteral("terrella-run store\nterrella-run store --gc --limit 20G\nterrella-run store --pin last\n"
                                      "terrella-run store --pin cyclones.terrella:stitch\nterrella-run store --verify");
        return out;
    }();
    return spec;
}

int storeCommand(const Arguments& arguments) { return StoreJob(arguments).run(); }

} // namespace terrella::cli
