// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/run_lookup.h"

#include "app/terrella-run/arguments.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace terrella::cli {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::RunLookup)
};
} // namespace

Result<RunFolder> findRun(const QString& words)
{
    const QString root = RunFolder::defaultRoot();
    if (words == QLatin1String("last")) {
        const std::vector<RunSummary> runs = listRuns(root);
        const auto newest = std::max_element(runs.begin(), runs.end(),
            [](const RunSummary& a, const RunSummary& b) { return std::tie(a.started, a.path) < std::tie(b.started, b.path); });
        if (newest == runs.end())
            return Error{ErrorCode::NotFound, Tr::tr("There is no run in '%1' yet.").arg(root), {}};
        return RunFolder::open(newest->path);
    }
    if (QFileInfo(words).isDir())
        return RunFolder::open(QFileInfo(words).absoluteFilePath());
    const QString below = QDir(root).filePath(words);
    if (!words.contains(QLatin1Char('/')) && QFileInfo(below).isDir())
        return RunFolder::open(below);
    QStringList names;
    for (const RunSummary& run : listRuns(root))
        names.append(QFileInfo(run.path).fileName());
    return Error{ErrorCode::NotFound,
        Tr::tr("There is no run '%1', neither as a path nor in '%2'%3 'terrella-run status' lists the runs.")
            .arg(words, root, didYouMean(words, names)),
        {}};
}

QString runStateName(RunState state)
{
    switch (state) {
    case RunState::Running: return QStringLiteral("running");
    case RunState::Finished: return QStringLiteral("finished");
    case RunState::Failed: return QStringLiteral("failed");
    case RunState::Cancelled: return QStringLiteral("cancelled");
    case RunState::Died: break;
    }
    return QStringLiteral("died");
}

QString runStateName(const RunSummary& run)
{
    return run.state == RunState::Running && run.waiting ? QStringLiteral("waiting") : runStateName(run.state);
}

std::map<QString, std::map<QString, QString>> runOutputs(const std::vector<RunEvent>& events)
{
    std::map<QString, std::map<QString, QString>> out;
    for (const RunEvent& event : events) {
        if (event.type != QLatin1String("finished") && event.type != QLatin1String("reused"))
            continue;
        const QJsonObject outputs = event.details.value(QLatin1String("outputs")).toObject();
        for (auto it = outputs.begin(); it != outputs.end(); ++it)
            out[event.node][it.key()] = it.value().toString();
    }
    return out;
}

} // namespace terrella::cli
