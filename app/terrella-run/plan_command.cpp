// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run plan: which parts of a pipeline would run where, what would be sent, and the scripts.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/pipeline_input.h"
#include "app/terrella-run/places_json.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/files.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::PlanCommand)
};

QString planText(const PartPlan& plan, int number)
{
    QString text
        = Tr::tr("%1. On %2: %3\n")
              .arg(QString::number(number), plan.part.place, QStringList(plan.part.nodes.begin(), plan.part.nodes.end()).join(QStringLiteral(", ")));
    if (plan.members > 0)
        text += Tr::tr("  An array of %n job(s), one for each run.\n", nullptr, plan.members);
    for (const int place : plan.after)
        text += Tr::tr("  Starts when the job of part %1 has succeeded, and takes its results from there.\n").arg(place + 1);
    if (plan.isThere)
        return text + Tr::tr("  Nothing to do: the results are here.\n");
    if (plan.madeHereFirst.isEmpty()) {
        text += Tr::tr("  Sends %1 results and %2 files, %3.\n")
                    .arg(plan.send.objects.size())
                    .arg(plan.send.files.size())
                    .arg(bytesText(plan.sendBytes));
        text += Tr::tr("  Brings back %1, about %2.\n")
                    .arg(plan.bringBack.join(QStringLiteral(", ")), bytesText(static_cast<qint64>(plan.bringBytes)));
    } else {
        text += Tr::tr("  Here first: %1. How much is sent is known then.\n").arg(plan.madeHereFirst.join(QStringLiteral(", ")));
    }
    text += plan.madeHereFirst.isEmpty()
        ? Tr::tr("  Script, as it is submitted; 'terrella-plan' stands for the name of the job, which is drawn then:\n")
        : Tr::tr("  Script, without the results that are made here first, which are named in it then:\n");
    for (const QString& line : plan.script.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        text += QStringLiteral("    ") + line + QLatin1Char('\n');
    return text;
}

Result<void> perform(const Arguments& arguments)
{
    PluginHost host(PluginHost::defaultFolders());
    Store store(Store::defaultRoot());
    const QString& file = arguments.operands.first();
    TRY(PipelineInput input, loadPipeline(file, arguments, host));
    TRY_DO(applyPlaces(input.document, arguments.values(QStringLiteral("place"))));
    TRY_DO(applyResources(input.document, arguments.values(QStringLiteral("resource"))));
    if (!isPlaced(input.document))
        return Error{ErrorCode::Usage, Tr::tr("No node is placed on a cluster; say which with --place [NODE=]NAME."), {}};
    RunOptions options;
    options.baseFolder = input.baseFolder;
    options.name = input.name;
    options.pipeline = file == QLatin1String("-") ? QString() : QFileInfo(file).absoluteFilePath();
    TRY(ClusterList clusters, ClusterList::load());
    PlacedRun run(host, store, std::move(clusters), SshConnection::askAsStarted(Terminal::of(2).interactive));
    TRY(const std::vector<PartPlan> plans, run.plan(input.document, options, {}));
    QStringList here;
    for (const auto& [id, node] : input.document.nodes) {
        if (node.place.isEmpty())
            here.append(id);
    }
    if (arguments.has(QStringLiteral("json"))) {
        const auto explanation = explain(host, store, input.document, options);
        outPrettyJson(partPlansJson(input.document, plans, explanation ? &*explanation : nullptr));
        return {};
    }
    out(Tr::tr("Here: %1\n").arg(here.isEmpty() ? Tr::tr("nothing") : here.join(QStringLiteral(", "))));
    int number = 0;
    for (const PartPlan& plan : plans)
        out(planText(plan, ++number));
    return {};
}

} // namespace

const CommandSpec& planSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("plan");
        out.synopsis = QStringLiteral("FILE [--place [NODE=]NAME]… [--set NODE.PARAMETER=VALUE]… [--var NAME=VALUE]… [--input NODE=PATH]… [--json]");
        out.summary = Tr::tr("Show what a run on clusters would do");
        out.description
            = Tr::tr("Splits the pipeline into the parts that run here and on clusters, and tells for each part on a cluster what would be sent and "
                     "brought back, and the script of its job. Connects to the clusters to ask what they have; sends and submits nothing.");
        out.options = pipelineOptions();
        out.options.push_back({QStringLiteral("place"), QLatin1Char('p'), QStringLiteral("[NODE=]NAME"),
            Tr::tr("as for 'terrella-run run'; may be given several times"), true});
        out.options.push_back({QStringLiteral("resource"), {}, QStringLiteral("[NODE.]KEY=VALUE"),
            Tr::tr("as for 'terrella-run run'; may be given several times"), true});
        out.options.push_back({QStringLiteral("json"), {}, {}, Tr::tr("print JSON"), false});
        out.operands = {Tr::tr("a pipeline FILE")};
        out.required = 1;
        out.examples = QStringLiteral("terrella-run plan cyclones.terrella --place detect=levante");
        return out;
    }();
    return spec;
}

int planCommand(const Arguments& arguments)
{
    const Result<void> done = perform(arguments);
    if (done)
        return Done;
    complainAbout(done.error());
    return exitCodeOf(done.error().code);
}

} // namespace terrella::cli
