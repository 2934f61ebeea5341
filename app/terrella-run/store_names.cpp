// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/store_names.h"

#include "app/terrella-run/pipeline_input.h"
#include "app/terrella-run/run_lookup.h"
#include "pipelines/run/runner.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::StoreCommand)
};

Result<NamedResults> resultOfNode(const QString& file, const QString& node)
{
    PluginHost host(PluginHost::defaultFolders());
    TRY(const PipelineInput input, loadPipeline(file, {}, host));
    Store store(Store::defaultRoot());
    RunOptions options;
    options.baseFolder = input.baseFolder;
    options.toNode = node;
    options.pipeline = QFileInfo(file).absoluteFilePath();
    TRY(const Plan plan, Runner(host, store).plan(input.document, options));
    for (const PlannedNode& planned : plan.nodes) {
        if (planned.id != node)
            continue;
        if (!planned.reuse)
            return Error{
                ErrorCode::NotFound, Tr::tr("The node '%1' has no result in the store: %2. Run the pipeline first.").arg(node, planned.reason), {}};
        return NamedResults{QFileInfo(file).fileName() + QLatin1Char(':') + node, {planned.key}};
    }
    return Error{ErrorCode::NotFound, Tr::tr("There is no node '%1' in the pipeline.").arg(node), {}};
}

Result<NamedResults> resultsOfRun(const QString& words)
{
    TRY(const RunFolder run, findRun(words));
    TRY(const std::vector<RunEvent> events, run.events());
    NamedResults out{QFileInfo(run.path()).fileName(), {}};
    for (const RunEvent& event : events) {
        const QString key = event.details.value(QLatin1String("key")).toString();
        const bool made = event.type == QLatin1String("finished") || event.type == QLatin1String("reused");
        if (made && !key.isEmpty() && !out.keys.contains(key))
            out.keys.append(key);
    }
    if (out.keys.isEmpty())
        return Error{ErrorCode::NotFound, Tr::tr("The run '%1' has no results.").arg(out.name), {}};
    return out;
}

/// Also of pins whose results are gone.
QStringList keysFrom(const QString& beginning, const Store& store)
{
    QStringList out = QDir(store.root() + QStringLiteral("/objects/") + beginning.left(2)).entryList({beginning + QLatin1Char('*')}, QDir::Dirs);
    for (const auto& [key, why] : store.pins()) {
        if (key.startsWith(beginning) && !out.contains(key))
            out.append(key);
    }
    return out;
}

} // namespace

Result<NamedResults> resultsNamed(const QString& words, const Store& store)
{
    static const QRegularExpression hex(QStringLiteral("^[0-9a-f]{8,64}$"));
    if (hex.match(words).hasMatch()) {
        const QStringList keys = keysFrom(words, store);
        if (!keys.isEmpty())
            return NamedResults{words, keys};
    }
    const qsizetype colon = words.lastIndexOf(QLatin1Char(':'));
    if (colon > 0 && QFileInfo(words.left(colon)).isFile())
        return resultOfNode(words.left(colon), words.mid(colon + 1));
    Result<NamedResults> found = resultsOfRun(words);
    if (!found && colon > 0)
        return Error{ErrorCode::NotFound, Tr::tr("There is no pipeline '%1'.").arg(words.left(colon)), {}};
    return found;
}

} // namespace terrella::cli
