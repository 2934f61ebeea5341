// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run run: checks, plans and runs a pipeline, or goes on with a run.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/engine_json.h"
#include "app/terrella-run/interrupt.h"
#include "app/terrella-run/pipeline_input.h"
#include "app/terrella-run/run_display.h"
#include "app/terrella-run/run_lookup.h"
#include "app/terrella-run/run_results.h"
#include "app/terrella-run/store_limit.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/files.h"
#include "pipelines/places/placed_run.h"
#include "pipelines/run/runner.h"
#include "pipelines/run/store_eviction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <csignal>
#include <mutex>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::RunCommand)
};

Error usageError(const QString& message) { return {ErrorCode::Usage, message, {}}; }

Result<RunOptions> optionsFrom(const Arguments& arguments)
{
    RunOptions options;
    if (arguments.has(QStringLiteral("jobs"))) {
        bool ok = false;
        options.jobs = arguments.value(QStringLiteral("jobs")).toInt(&ok);
        if (!ok || options.jobs < 1)
            return usageError(Tr::tr("'--jobs %1' is no number of threads; it is 1 or more.").arg(arguments.value(QStringLiteral("jobs"))));
    }
    if (arguments.has(QStringLiteral("memory"))) {
        TRY(options.memory, parseBytes(arguments.value(QStringLiteral("memory"))));
    }
    options.toNode = arguments.value(QStringLiteral("to"));
    for (const QString& given : arguments.values(QStringLiteral("given"))) {
        const qsizetype equals = given.lastIndexOf(QLatin1Char('='));
        if (equals <= 0)
            return usageError(Tr::tr("'--given %1' is not of the form --given NODE=KEY.").arg(given));
        options.given[given.left(equals)] = given.mid(equals + 1);
    }
    return options;
}

/// One run from the command line to its exit code.
class RunJob {
public:
    explicit RunJob(const Arguments& arguments)
        : m_arguments(arguments),
          m_json(arguments.has(QStringLiteral("json"))),
          m_host(PluginHost::defaultFolders()),
          m_store(Store::defaultRoot())
    {
    }

    int start()
    {
        if (m_arguments.operands.isEmpty())
            return refuse(
                usageError(Tr::tr("'terrella-run run' wants a pipeline FILE, or --resume RUN: terrella-run run %1").arg(runSpec().synopsis)));
        Result<RunOptions> options = optionsFrom(m_arguments);
        if (!options)
            return refuse(options.error());
        const QString& file = m_arguments.operands.first();
        Result<PipelineInput> input = loadPipeline(file, m_arguments, m_host);
        if (!input)
            return refuse(input.error());
        if (const Result<void> placed = applyPlaces(input->document, m_arguments.values(QStringLiteral("place"))); !placed)
            return refuse(placed.error());
        if (const Result<void> asked = applyResources(input->document, m_arguments.values(QStringLiteral("resource"))); !asked)
            return refuse(asked.error());
        for (const QString& note : input->notes)
            complain(note);
        if (const Result<void> known = checkToNode(input->document, options->toNode); !known)
            return refuse(known.error());

        options->baseFolder = input->baseFolder;
        options->name = m_arguments.has(QStringLiteral("name")) ? m_arguments.value(QStringLiteral("name")) : input->name;
        options->pipeline = file == QLatin1String("-") ? QString() : QFileInfo(file).absoluteFilePath();
        if (const int code = check(*input, *options); code != Done)
            return code;
        if (m_arguments.has(QStringLiteral("dry-run")))
            return showPlan(input->document, *options);
        if (const Result<void> ready = m_results.prepare(m_arguments.value(QStringLiteral("out"))); !ready)
            return refuse(ready.error());

        Result<RunFolder> folder = RunFolder::create(RunFolder::defaultRoot(), options->name);
        if (!folder)
            return refuse(folder.error());
        return perform(*folder, [&](std::stop_token stop, const RunListener& listener) -> Result<void> {
            if (!isPlaced(input->document))
                return Runner(m_host, m_store).runInFolder(input->document, *options, *folder, stop, listener);
            TRY(const auto run, placedRun());
            return run->runInFolder(input->document, *options, *folder, stop, listener);
        });
    }

    int resume()
    {
        for (const char* option : {"set", "var", "input", "base", "to", "jobs", "memory", "name", "dry-run", "place", "given"}) {
            if (m_arguments.has(QLatin1String(option)))
                return refuse(usageError(Tr::tr("--resume goes on with a run as it was; '--%1' does not go with it.").arg(QLatin1String(option))));
        }
        if (!m_arguments.operands.isEmpty())
            return refuse(usageError(Tr::tr("--resume takes the pipeline from the run; leave out '%1'.").arg(m_arguments.operands.first())));
        Result<RunFolder> folder = findRun(m_arguments.value(QStringLiteral("resume")));
        if (!folder)
            return refuse(folder.error());
        const Result<RunSummary> summary = summarize(folder->path());
        if (!summary)
            return refuse(summary.error());
        if (summary->state == RunState::Running)
            return refuse(usageError(Tr::tr("The run '%1' is still running; 'terrella-run cancel' stops it.").arg(folder->path())));
        if (const Result<void> ready = m_results.prepare(m_arguments.value(QStringLiteral("out"))); !ready)
            return refuse(ready.error());
        return perform(*folder, [&](std::stop_token stop, const RunListener& listener) -> Result<void> {
            TRY(Document frozen, Document::load(folder->pipelinePath()));
            if (m_arguments.has(QStringLiteral("resource"))) { // what a job asks for changes no result
                TRY_DO(applyResources(frozen, m_arguments.values(QStringLiteral("resource"))));
                TRY_DO(frozen.save(folder->pipelinePath()));
            }
            if (!isPlaced(frozen))
                return Runner(m_host, m_store).resume(*folder, stop, listener);
            TRY(const auto run, placedRun());
            return run->resume(*folder, stop, listener);
        });
    }

private:
    int refuse(const Error& error)
    {
        if (m_json)
            outJson({{QStringLiteral("error"), errorJson(error)}});
        complainAbout(error);
        return exitCodeOf(error.code);
    }

    static Result<void> checkToNode(const Document& document, const QString& node)
    {
        // "group/inner" is looked for when the group is opened.
        if (node.isEmpty() || document.nodes.count(node.section(QLatin1Char('/'), 0, 0)) > 0)
            return {};
        QStringList names;
        for (const auto& [name, known] : document.nodes)
            names.append(name);
        return usageError(
            Tr::tr("--to: there is no node '%1'%2 The pipeline has: %3.").arg(node, didYouMean(node, names), names.join(QStringLiteral(", "))));
    }

    /// All problems of what is to run, on stderr; Done where it can.
    int check(const PipelineInput& input, const RunOptions& options)
    {
        const QString& toNode = options.toNode;
        Checker checker(m_host);
        checker.setLimits(limitsFor(options.memory));
        Result<std::map<QString, std::map<QString, Signature>>> given = givenSignatures(m_store, options);
        if (!given)
            return static_cast<ExitCode>(refuse(given.error()));
        checker.setGiven(*std::move(given));
        std::vector<Problem> problems = checker.check(input.document, input.baseFolder).all();
        if (!toNode.isEmpty()) {
            const std::set<QString> concerned = input.document.upstreamOf(toNode.section(QLatin1Char('/'), 0, 0));
            std::erase_if(problems, [&](const Problem& problem) { return !problem.node.isEmpty() && concerned.count(problem.node) == 0; });
        }
        forgetWhatIsThere(problems, input.document, options);
        const ExitCode code = exitCodeOf(problems, input.document, m_host);
        if (code != Done && m_json) {
            QJsonArray array;
            for (const Problem& problem : problems)
                array.append(toJson(problem));
            outJson({{QStringLiteral("problems"), array}});
        }
        if (code == Done && !m_arguments.has(QStringLiteral("dry-run")))
            return Done; // the run itself tells of warnings
        for (const Problem& problem : problems)
            log(problemLine(problem));
        if (code != Done)
            complain(Tr::tr("The pipeline cannot run; nothing was started."));
        return code;
    }

    /// A node that is not run again needs no memory.
    void forgetWhatIsThere(std::vector<Problem>& problems, const Document& document, const RunOptions& options)
    {
        const auto isOfMemory = [](const Problem& problem) { return problem.code == QLatin1String("memory.short"); };
        if (std::ranges::none_of(problems, isOfMemory))
            return;
        const Result<Plan> plan = Runner(m_host, m_store).plan(document, options);
        if (!plan)
            return;
        std::erase_if(problems, [&](const Problem& problem) {
            const auto node = std::ranges::find(plan->nodes, problem.node, &PlannedNode::id);
            return isOfMemory(problem) && node != plan->nodes.end() && node->reuse;
        });
    }

    int showPlan(const Document& document, const RunOptions& options)
    {
        Runner runner(m_host, m_store);
        const Result<Plan> plan = runner.plan(document, options);
        if (!plan)
            return refuse(plan.error());
        if (m_json) {
            outPrettyJson(planJson(*plan, m_store));
            return Done;
        }
        std::vector<QStringList> rows;
        for (const PlannedNode& node : plan->nodes)
            rows.push_back({node.id, node.reuse ? Tr::tr("reuse") : Tr::tr("run"), node.reason});
        out(tableText(rows));
        return Done;
    }

    Result<std::unique_ptr<PlacedRun>> placedRun()
    {
        TRY(ClusterList clusters, ClusterList::load());
        return std::make_unique<PlacedRun>(m_host, m_store, std::move(clusters), SshConnection::askAsStarted(Terminal::of(2).interactive));
    }

    int perform(const RunFolder& folder, const std::function<Result<void>(std::stop_token, const RunListener&)>& work)
    {
        std::signal(SIGPIPE, SIG_IGN); // a reader that goes away does not end the run
        Result<void> done;
        // With the first event the folder is complete: whoever reads its path may look into it.
        std::once_flag announced;
        std::map<QString, QJsonObject> raises; ///< by node
        const auto announce = [&] {
            if (m_json)
                outJson({{QStringLiteral("run"), folder.path()}});
            else
                out(folder.path() + QLatin1Char('\n'));
        };
        {
            const std::unique_ptr<RunDisplay> display = makeRunDisplay(m_json);
            m_interrupts.beGraceful();
            const std::stop_callback tell(m_interrupts.token(), [&] { display->say(Tr::tr("Stopping; once more stops at once.")); });
            done = work(m_interrupts.token(), [&](const RunEvent& event) {
                std::call_once(announced, announce);
                m_results.take(event);
                display->event(event);
                if (const QJsonObject raise = event.details.value(QLatin1String("raise")).toObject(); !raise.isEmpty())
                    raises[raise.value(QLatin1String("node")).toString()] = raise;
            });
            display->finish();
        }
        if (!RunFolder::open(folder.path()))
            QDir(folder.path()).removeRecursively(); // it never became a run
        else
            tidy(folder);
        if (!done && done.error().code == ErrorCode::Cancelled) {
            complain(Tr::tr("The run was cancelled; 'terrella-run run --resume %1' goes on with it.").arg(folder.path()));
            return Interrupted;
        }
        QStringList options;
        for (const auto& [node, raise] : raises)
            options.append(raise.value(QLatin1String("option")).toString());
        if (!options.isEmpty())
            complain(
                Tr::tr("To raise what was too low and go on: terrella-run run --resume %1 %2").arg(folder.path(), options.join(QLatin1Char(' '))));
        if (!done) {
            complainAbout(done.error());
            return m_results.exitCode(done.error());
        }
        if (const Result<void> delivered = m_results.deliver(folder, m_json); !delivered) {
            complainAbout(delivered.error());
            return RunFailed;
        }
        return Done;
    }

    /// Keeps the store below its limit. What this run was for stays in any case.
    void tidy(const RunFolder& folder)
    {
        const Result<StoreLimit> limit = storeLimit(m_store.root());
        if (!limit) {
            complainAbout(limit.error());
            return;
        }
        if (!limit->bytes || m_results.madeBytes() == 0)
            return;
        m_store.release();
        for (const QString& key : m_results.endKeys(folder))
            m_store.hold(key);
        const auto done = keepBelow(m_store, *limit->bytes, m_results.madeBytes());
        if (!done)
            complainAbout(done.error());
        else if (*done && (*done)->after > *limit->bytes)
            complain(Tr::tr("The store stays above its limit of %1 (%2): %3 are pinned and %4 are in use. 'terrella-run store' tells more.")
                         .arg(bytesText(*limit->bytes), limit->source, bytesText((*done)->pinned), bytesText((*done)->inUse)));
    }

    const Arguments& m_arguments;
    const bool m_json;
    InterruptGuard m_interrupts; // before anything that starts threads
    PluginHost m_host;
    Store m_store;
    RunResults m_results;
};

} // namespace

const CommandSpec& runSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("run");
        out.synopsis = QStringLiteral(
            "FILE [--set NODE.PARAMETER=VALUE]… [--var NAME=VALUE]… [--input NODE=PATH]… [--to NODE] [--out DIR] [--jobs N] [--memory SIZE] "
            "[--place [NODE=]NAME]… [--resource [NODE.]KEY=VALUE]… [--dry-run] [--json] | --resume RUN [--resource [NODE.]KEY=VALUE]…");
        out.summary = Tr::tr("Run a pipeline");
        out.description
            = Tr::tr("Checks the pipeline, then runs it. Results that are in the store already are not computed again. The run's folder, "
                     "made below $TERRELLA_RUNS or ~/.local/state/terrella/runs, "
                     "holds the frozen pipeline, the events and the provenance; its path is the first line on stdout, and the results of "
                     "the last nodes follow, one 'node.port<TAB>path' per line. FILE may be '-' for stdin.\n\n"
                     "Ctrl-C (SIGINT, SIGTERM) stops the run and keeps what is finished; a second one stops at once.\n\n"
                     "Nodes that are placed on a cluster run there in a job of Slurm: what they need is sent, what is needed here comes back. "
                     "The job goes on when this process dies; --resume finds it again.");
        out.options = pipelineOptions();
        const std::vector<OptionSpec> own{
            {QStringLiteral("to"), {}, QStringLiteral("NODE"), Tr::tr("run this node and what it needs, nothing else"), false},
            {QStringLiteral("out"), QLatin1Char('o'), QStringLiteral("DIR"),
                Tr::tr("also write the results of the last nodes into DIR, as NODE.PORT.nc (cubes), .gpkg (features) or .json (reports)"), false},
            {QStringLiteral("jobs"), QLatin1Char('j'), QStringLiteral("N"), Tr::tr("threads altogether; by default one per core"), false},
            {QStringLiteral("memory"), QLatin1Char('m'), QStringLiteral("SIZE"),
                Tr::tr("what the run may hold in memory: 500M, 2G, 2GiB; by default 2G"), false},
            {QStringLiteral("name"), {}, QStringLiteral("NAME"), Tr::tr("name of the run's folder; by default that of FILE"), false},
            {QStringLiteral("place"), QLatin1Char('p'), QStringLiteral("[NODE=]NAME"),
                Tr::tr("run on the cluster NAME ('terrella-run clusters') what the pipeline places there, or all of it, or one NODE; 'here' is this "
                       "machine. May be given several times"),
                true},
            {QStringLiteral("resource"), {}, QStringLiteral("[NODE.]KEY=VALUE"),
                Tr::tr("what jobs on clusters ask for in place of the cluster's settings: memory=8G, time=2:00:00, cpus, gpus, nodes, tasks, "
                       "partition, account, qos, constraint, array_limit; without a value as set up. Goes with --resume as well. May be given "
                       "several times"),
                true},
            {QStringLiteral("given"), {}, QStringLiteral("NODE=KEY"),
                Tr::tr("do not run NODE: its result was made elsewhere and is in the store by this key. May be given several times"), true},
            {QStringLiteral("dry-run"), QLatin1Char('n'), {}, Tr::tr("show what would be run or reused, and why, and run nothing"), false},
            {QStringLiteral("resume"), {}, QStringLiteral("RUN"),
                Tr::tr("go on with a run that was cancelled, failed or died: its folder, the folder's name, or 'last'"), false},
            {QStringLiteral("json"), {}, {}, Tr::tr("print {\"run\": path} and then every event as one line of JSON"), false},
        };
        out.options.insert(out.options.end(), own.begin(), own.end());
        out.operands = {Tr::tr("a pipeline FILE")};
        out.examples = QStringLiteral("terrella-run run cyclones.terrella\n"
                                      "terrella-run run cyclones.terrella --input storms='era5/*.nc' --set stitch.min_duration=48 --out tracks\n"
                                      "terrella-run run cyclones.terrella --to detect --dry-run\n"
                                      "terrella-run run cyclones.terrella --place detect=levante\n"
                                      "terrella-run run --resume last --resource detect.memory=8G\n"
                                      "terrella-run run --resume last");
        return out;
    }();
    return spec;
}

int runCommand(const Arguments& arguments)
{
    RunJob job(arguments);
    return arguments.has(QStringLiteral("resume")) ? job.resume() : job.start();
}

} // namespace terrella::cli
