// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run check: everything that can be known without reading data.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/engine_json.h"
#include "app/terrella-run/pipeline_input.h"
#include "app/terrella-run/terminal.h"

#include <QCoreApplication>

namespace terrella::cli {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::CheckCommand)
};
} // namespace

const CommandSpec& checkSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("check");
        out.synopsis = QStringLiteral("FILE [--set NODE.PARAMETER=VALUE]… [--input NODE=PATH]… [--base DIR] [--json]");
        out.summary = Tr::tr("Check a pipeline without running it");
        out.description
            = Tr::tr("Reads the pipeline and the headers of its input files, never data, and lists every problem with the node that it stands on. "
                     "Ends with 0 where the pipeline can run (warnings allowed), 3 where it cannot, 4 where an input file is missing or unreadable.");
        out.options = pipelineOptions();
        out.options.push_back({QStringLiteral("json"), {}, {}, Tr::tr("print problems and the signature of every output as JSON"), false});
        out.operands = {Tr::tr("a pipeline FILE")};
        out.required = 1;
        out.examples = QStringLiteral("terrella-run check cyclones.terrella\nterrella-run check cyclones.terrella --input storms='era5/*.nc'");
        return out;
    }();
    return spec;
}

int checkCommand(const Arguments& arguments)
{
    PluginHost host(PluginHost::defaultFolders());
    const Result<PipelineInput> input = loadPipeline(arguments.operands.first(), arguments, host);
    if (!input) {
        complainAbout(input.error());
        return exitCodeOf(input.error().code);
    }
    for (const QString& note : input->notes)
        complain(note);
    Checker checker(host);
    const DocumentCheck& check = checker.check(input->document, input->baseFolder);
    if (arguments.has(QStringLiteral("json")))
        outPrettyJson(checkJson(check));
    else
        out(problemsText(check.all(), input->document.nodes.size()));
    return exitCodeOf(check.all(), input->document, host);
}

} // namespace terrella::cli
