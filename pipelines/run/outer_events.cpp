// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/outer_events.h"

#include "pipelines/run/foresight.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Runner)
};

constexpr auto kBetweenProgress = std::chrono::milliseconds(100);

bool isEnd(const QString& type)
{
    return type == QLatin1String("finished") || type == QLatin1String("reused") || type == QLatin1String("failed")
        || type == QLatin1String("cancelled") || type == QLatin1String("skipped");
}

QString lastPart(const QString& node) { return node.section(QLatin1Char('/'), -1); }

} // namespace

OuterEvents::OuterEvents(const Expansion& expansion, EmitFunction next) : m_expansion(expansion), m_next(std::move(next))
{
    for (const auto& [id, outer] : expansion.outers)
        m_tracked[id].outer = &outer;
    // A node counts for the innermost outer node around it, and that for the one around itself.
    const auto count = [&](const QString& id) {
        const auto owners = expansion.ownersOf(id);
        if (!owners.empty())
            m_tracked[owners.back()->id].waiting.insert(id);
    };
    for (const auto& [id, node] : expansion.document.nodes)
        count(id);
    for (const auto& [id, outer] : expansion.outers)
        count(id);
    for (auto& [id, tracked] : m_tracked)
        tracked.parts = tracked.waiting.size();
}

void OuterEvents::emitFor(const QString& node, const char* type, const QString& message, const QJsonObject& details, double fraction)
{
    RunEvent event{{}, QLatin1String(type), node, fraction, message, details};
    // What is told of an outer node is told further out as well.
    take(std::move(event));
}

void OuterEvents::take(RunEvent event)
{
    const auto owners = event.node.isEmpty() ? std::vector<const Outer*>() : m_expansion.ownersOf(event.node);
    if (const QString member = owners.empty() ? QString() : m_expansion.memberLabel(event.node); !member.isEmpty())
        event.details.insert(QLatin1String("member"), member);
    Tracked* tracked = owners.empty() ? nullptr : &m_tracked.at(owners.back()->id);
    if (tracked && event.type == QLatin1String("queued") && !tracked->isQueued) {
        tracked->isQueued = true;
        emitFor(tracked->outer->id, "queued");
    }
    if (tracked && !tracked->isStarted && (event.type == QLatin1String("started") || isEnd(event.type)) && event.type != QLatin1String("skipped")) {
        tracked->isStarted = true;
        tracked->began = std::chrono::steady_clock::now();
        if (event.type == QLatin1String("started"))
            emitFor(tracked->outer->id, "started", event.message);
    }
    m_next(event);
    if (tracked)
        tell(*tracked, event);
}

void OuterEvents::tell(Tracked& tracked, const RunEvent& event)
{
    if (event.type == QLatin1String("warning")) {
        if (tracked.warnings.insert(event.message).second)
            emitFor(tracked.outer->id, "warning", event.message);
        return;
    }
    if (event.type == QLatin1String("progress")) {
        tracked.fractions[event.node] = event.fraction;
        tellProgress(tracked, false);
        return;
    }
    if (isEnd(event.type))
        end(tracked, event);
}

void OuterEvents::tellProgress(Tracked& tracked, bool force)
{
    const auto now = std::chrono::steady_clock::now();
    if (!force && now - tracked.lastProgress < kBetweenProgress)
        return;
    tracked.lastProgress = now;
    double sum = 0.0;
    for (const auto& [node, fraction] : tracked.fractions)
        sum += std::clamp(fraction, 0.0, 1.0);
    tracked.lastFraction = std::max(tracked.lastFraction, tracked.parts == 0 ? 0.0 : sum / static_cast<double>(tracked.parts));
    QString message;
    QJsonObject details;
    if (tracked.outer->isMap) {
        const auto all = tracked.outer->members.size();
        message = tracked.failedRuns == 0 ? Tr::tr("%1 of %2 done").arg(tracked.doneRuns).arg(all)
                                          : Tr::tr("%1 of %2 done, %3 failed").arg(tracked.doneRuns).arg(all).arg(tracked.failedRuns);
        details = {{QStringLiteral("runs"), static_cast<qint64>(all)}, {QStringLiteral("done"), static_cast<qint64>(tracked.doneRuns)},
            {QStringLiteral("failed"), static_cast<qint64>(tracked.failedRuns)}};
    } else {
        message = Tr::tr("%1 of %2 steps").arg(tracked.parts - tracked.waiting.size()).arg(tracked.parts);
    }
    emitFor(tracked.outer->id, "progress", message, details, tracked.lastFraction);
}

QString OuterEvents::pathOf(const InnerName& name) const
{
    const auto node = m_paths.find(name.node);
    if (node == m_paths.end())
        return {};
    const auto port = node->second.find(name.key);
    return port == node->second.end() ? QString() : port->second;
}

void OuterEvents::end(Tracked& tracked, const RunEvent& event)
{
    if (tracked.waiting.erase(event.node) == 0)
        return;
    tracked.fractions[event.node] = 1.0;
    const QJsonObject outputs = event.details.value(QLatin1String("outputs")).toObject();
    for (auto it = outputs.begin(); it != outputs.end(); ++it)
        m_paths[event.node][it.key()] = it.value().toString();
    m_keys[event.node] = event.details.value(QLatin1String("key")).toString();
    const bool isRun = std::ranges::find(tracked.outer->members, event.node) != tracked.outer->members.end();
    const bool isGood = event.type == QLatin1String("finished") || event.type == QLatin1String("reused");
    if (event.type != QLatin1String("reused"))
        tracked.allReused = false;
    if (event.details.value(QLatin1String("needed")).toBool(true))
        tracked.isNeeded = true;
    if (isRun)
        ++(isGood ? tracked.doneRuns : tracked.failedRuns);
    if (event.type == QLatin1String("failed") && (!tracked.outer->isMap || !isRun) && tracked.failure.isEmpty()) {
        tracked.failure = tracked.outer->isMap ? event.message : QStringLiteral("%1: %2").arg(lastPart(event.node), event.message);
        tracked.failureCode = event.details.value(QLatin1String("code")).toString();
    }
    tracked.isCancelled = tracked.isCancelled || event.type == QLatin1String("cancelled");
    if (event.type == QLatin1String("skipped") && tracked.skipped.isEmpty())
        tracked.skipped = event.message.isEmpty() ? QStringLiteral(" ") : event.message;
    if (tracked.waiting.empty())
        conclude(tracked);
    else if (isGood || event.type == QLatin1String("failed"))
        tellProgress(tracked, isRun);
}

void OuterEvents::conclude(Tracked& tracked)
{
    const Outer& outer = *tracked.outer;
    const double seconds = tracked.isStarted ? std::chrono::duration<double>(std::chrono::steady_clock::now() - tracked.began).count() : 0.0;
    // Failed runs of a mapped node do not count where the others could be joined.
    const bool joined = outer.isMap && !outer.joinFor.empty()
        && std::ranges::all_of(outer.joinFor, [&](const auto& join) { return m_paths.count(join.second) > 0; });
    if (!joined && !tracked.failure.isEmpty())
        return emitFor(outer.id, "failed", tracked.failure, {{QStringLiteral("code"), tracked.failureCode}, {QStringLiteral("trail"), QJsonArray()}});
    if (!joined && tracked.isCancelled)
        return emitFor(outer.id, "cancelled");
    if (!joined && !tracked.skipped.isEmpty())
        return emitFor(outer.id, "skipped", tracked.skipped.trimmed());
    QJsonObject outputs, details{{QStringLiteral("seconds"), seconds}};
    for (const auto& [port, name] : outer.outputs) {
        if (const QString path = pathOf(name); !path.isEmpty())
            outputs.insert(port, path);
        if (const auto key = m_keys.find(name.node); key != m_keys.end() && !details.contains(QLatin1String("key")))
            details.insert(QLatin1String("key"), key->second);
    }
    details.insert(QLatin1String("outputs"), outputs);
    if (outer.isMap) {
        details.insert(QLatin1String("runs"), static_cast<qint64>(outer.members.size()));
        details.insert(QLatin1String("failed"), static_cast<qint64>(tracked.failedRuns));
    }
    if (!tracked.isNeeded)
        details.insert(QLatin1String("needed"), false);
    const QString reason = tracked.isNeeded ? Tr::tr("nothing changed") : notNeededText();
    emitFor(outer.id, tracked.allReused ? "reused" : "finished", tracked.allReused ? reason : QString(), details);
}

} // namespace terrella
