// SPDX-License-Identifier: GPL-3.0-or-later
// What of a run on clusters is done here: before jobs what they need, after them the rest.
#include "pipelines/places/placed_work.h"

#include "pipelines/core/error_code.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlacedRun)
};

} // namespace

/// What parts need that are not here yet; what remote parts made is in the store by now.
Result<void> PlacedRun::Work::makeHere(const std::set<QString>& nodes)
{
    return nodes.empty() ? Result<void>() : local(rest.document.upTo(nodes), *outer, false);
}

Result<void> PlacedRun::Work::local(const Document& part, OuterEvents& told, bool isRest)
{
    const QString path = folder.path() + QStringLiteral("/places/here.jsonl");
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile::remove(path);
    TRY(const auto log, EventLog::open(path));
    RunOptions plain = options;
    plain.toNode.clear();
    if (isRest)
        plain.wanted = endsOfOuters(rest);
    const auto listener = [&](const RunEvent& event) {
        if (event.type.startsWith(QLatin1String("run_")))
            return;
        const bool isMade = made.count(event.node) > 0;
        if (isMade && event.type == QLatin1String("queued"))
            return;
        RunEvent changed = event;
        const bool isKnown = isMade && event.details.contains(QLatin1String("needed")); // made there, and stays there
        if (isKnown)
            quiet = event.node;
        if (isMade && event.type == QLatin1String("reused")) { // made there, and come back
            changed.type = QStringLiteral("finished");
            changed.message.clear();
        }
        told.take(std::move(changed));
        if (isKnown)
            quiet.clear();
    };
    QJsonObject nodes;
    const auto done = Runner(run.m_host, run.m_store).run(part, plain, *log, stop, listener, &nodes);
    if (isRest)
        provenance = nodes;
    return done;
}

/// A run of a mapped node whose other runs were joined without it.
bool PlacedRun::Work::isMadeUpFor(const QString& node) const
{
    return std::ranges::any_of(whole.ownersOf(node), [&](const Outer* around) {
        return around->isMap && !around->joinFor.empty() && whole.joinedBy(node) != around
            && std::ranges::none_of(around->joinFor, [&](const auto& join) { return lost.count(join.second) > 0; });
    });
}

/// What is not made because of what failed: said once of each, and known to the nodes around it.
void PlacedRun::Work::tellLost(OuterEvents& told)
{
    for (const QString& id : whole.document.orderOutsideLoops()) {
        const auto found = lost.find(id);
        if (found == lost.end())
            continue;
        const Error why = failures.count(found->second) > 0 ? failures.at(found->second) : Error{ErrorCode::Failed, {}, {}};
        const QJsonObject details{{QStringLiteral("code"), errorCodeName(why.code)}, {QStringLiteral("trail"), QJsonArray()}};
        if (failures.count(id) > 0) {
            quiet = id;
            told.take({{}, QStringLiteral("failed"), id, -1.0, why.message, details});
            quiet.clear();
        } else if (const Outer* joined = whole.joinedBy(id)) {
            const QString sentence
                = Tr::tr("None of the %n run(s) gave a result. The first said: %1", nullptr, static_cast<int>(joined->members.size()));
            told.take({{}, QStringLiteral("failed"), id, -1.0, sentence.arg(why.message), details});
        } else {
            told.take({{}, QStringLiteral("skipped"), id, -1.0, Tr::tr("'%1' failed, on which this depends").arg(found->second), {}});
        }
    }
    // Joins of what is left say what they go on without, as they do where all is run here.
    for (const auto& [id, why] : failures) {
        const QString label = whole.memberLabel(id);
        for (const Outer* around : whole.ownersOf(id)) {
            for (const auto& [port, join] : around->joinFor) {
                if (!label.isEmpty() && rest.document.nodes.count(join) > 0)
                    told.take({{}, QStringLiteral("warning"), join, -1.0, Tr::tr("%1 failed and is left out: %2").arg(label, why.message), {}});
            }
        }
    }
}

Result<void> PlacedRun::Work::runRest()
{
    // What was made there must be known here by the same key, or it would quietly be made again.
    const Foresight foresight = look();
    const Sites where(rest, planJobs(rest, how()), how());
    for (const auto& [id, node] : rest.document.nodes) {
        if (where.of(id).made == Sites::Made::There && mustRun(foresight, {id})) {
            madeThere.erase(id);
            fail({id},
                {ErrorCode::Failed, Tr::tr("What '%1' made of '%2' is not what is needed here. Is its input still the same?").arg(node.place, id),
                    {}});
        }
    }
    reduce();
    OuterEvents told(whole, [this](RunEvent event) {
        const bool isTold = !quiet.isEmpty() && event.node == quiet;
        if (!isTold && !(event.type == QLatin1String("queued") && made.count(event.node) > 0))
            emit(std::move(event));
    });
    tellLost(told);
    return conclude(rest.document.nodes.empty() ? Result<void>() : local(rest.document, told, true));
}

Result<void> PlacedRun::Work::conclude(const Result<void>& here)
{
    if (!here && here.error().code == ErrorCode::Cancelled)
        return here;
    QStringList sentences;
    ErrorCode code = ErrorCode::Failed;
    for (const auto& [id, why] : failures) {
        if (isMadeUpFor(id))
            continue;
        sentences.append(QStringLiteral("%1: %2").arg(id, why.message));
        if (why.code == ErrorCode::Memory || why.code == ErrorCode::Disk)
            code = why.code;
    }
    if (sentences.isEmpty())
        return here;
    if (!here)
        sentences.append(here.error().message);
    return Error{code, sentences.join(QLatin1Char('\n')), {}};
}

} // namespace terrella
