// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run why: what would run, for which reason, and what that is expected to take.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/engine_json.h"
#include "app/terrella-run/pipeline_input.h"
#include "app/terrella-run/progress_text.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/files.h"
#include "pipelines/run/explain.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::WhyCommand)
};

/// "about 3 min 05 s, 120 MB memory, 35 MB result (5 earlier runs)"
QString costText(const CostEstimate& cost)
{
    if (cost.runs == 0)
        return Tr::tr("time unknown: this module has not run here yet");
    const QString memory = cost.memory ? Tr::tr("%1 of memory").arg(bytesText(*cost.memory)) : Tr::tr("memory unknown");
    return Tr::tr("about %1, %2, %3 of results (from %n earlier run(s))", nullptr, cost.runs)
        .arg(durationText(cost.seconds), memory, bytesText(cost.bytesOut));
}

QString totalText(const Explanation& explanation)
{
    if (explanation.runs == 0)
        return Tr::tr("Nothing would run: every result is there.\n");
    QString out = Tr::tr("%n node(s) would run", nullptr, explanation.runs);
    if (explanation.unknown < explanation.runs) {
        out += Tr::tr(": about %1 one after the other, %2 of results").arg(durationText(explanation.seconds), bytesText(explanation.bytesOut));
        if (explanation.memory)
            out += Tr::tr(", at most %1 of memory for one").arg(bytesText(*explanation.memory));
    }
    if (explanation.unknown > 0)
        out += explanation.unknown == explanation.runs ? Tr::tr("; how long is unknown")
                                                       : Tr::tr("; %n of them unknown", nullptr, explanation.unknown);
    return out + QStringLiteral(".\n");
}

QString explanationText(const Explanation& explanation)
{
    QString text;
    std::vector<QStringList> rows;
    for (const ExplainedNode& node : explanation.nodes) {
        rows.push_back({node.plan.id, node.plan.reuse ? Tr::tr("reuse") : Tr::tr("run"), node.plan.reason});
        if (!node.plan.reuse && node.plan.why.kind != Reason::Kind::Impossible)
            rows.push_back({QString(), QString(), costText(node.cost)});
    }
    return tableText(rows) + totalText(explanation);
}

} // namespace

const CommandSpec& whySpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("why");
        out.synopsis = QStringLiteral("FILE [NODE] [--set NODE.PARAMETER=VALUE]… [--input NODE=PATH]… [--base DIR] [--json]");
        out.summary = Tr::tr("Tell what would run, why, and what it would take");
        out.description = Tr::tr(
            "For each node of the pipeline, or for NODE and what it needs: whether its result is there, and if not, what changed since it was "
            "made last: which parameter, from what to what, the content of which file, the version of the module, which input and for what "
            "reason; or that it was evicted, damaged or never made. Time, memory and size are estimated from earlier runs of the same module "
            "in this store, in proportion to the data. Runs nothing.");
        out.options = pipelineOptions();
        out.options.push_back({QStringLiteral("memory"), QLatin1Char('m'), QStringLiteral("SIZE"),
            Tr::tr("what the run would be allowed to hold in memory; by default 2G"), false});
        out.options.push_back({QStringLiteral("json"), {}, {}, Tr::tr("print it as JSON"), false});
        out.operands = {Tr::tr("a pipeline FILE"), Tr::tr("a NODE")};
        out.required = 1;
        out.examples = QStringLiteral("terrella-run why cyclones.terrella\nterrella-run why cyclones.terrella stitch --set stitch.min_duration=48");
        return out;
    }();
    return spec;
}

int whyCommand(const Arguments& arguments)
{
    const auto refuse = [](const Error& error) {
        complainAbout(error);
        return exitCodeOf(error.code);
    };
    PluginHost host(PluginHost::defaultFolders());
    const QString& file = arguments.operands.first();
    const Result<PipelineInput> input = loadPipeline(file, arguments, host);
    if (!input)
        return refuse(input.error());
    for (const QString& note : input->notes)
        complain(note);
    RunOptions options;
    options.baseFolder = input->baseFolder;
    options.toNode = arguments.operands.value(1);
    options.pipeline = file == QLatin1String("-") ? QString() : QFileInfo(file).absoluteFilePath();
    if (arguments.has(QStringLiteral("memory"))) {
        const Result<qint64> memory = parseBytes(arguments.value(QStringLiteral("memory")));
        if (!memory)
            return refuse(memory.error());
        options.memory = *memory;
    }
    if (!options.toNode.isEmpty() && input->document.nodes.count(options.toNode.section(QLatin1Char('/'), 0, 0)) == 0) {
        QStringList names;
        for (const auto& [name, node] : input->document.nodes)
            names.append(name);
        return refuse({ErrorCode::Usage,
            Tr::tr("There is no node '%1'%2 The pipeline has: %3.")
                .arg(options.toNode, didYouMean(options.toNode, names), names.join(QStringLiteral(", "))),
            {}});
    }
    Store store(Store::defaultRoot());
    const Result<Explanation> explanation = explain(host, store, input->document, options);
    if (!explanation)
        return refuse(explanation.error());
    if (arguments.has(QStringLiteral("json")))
        outPrettyJson(explanationJson(*explanation));
    else
        out(explanationText(*explanation));
    return Done;
}

} // namespace terrella::cli
