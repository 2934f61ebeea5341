// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run check: everything that can be known without reading data.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/engine_json.h"
#include "app/terrella-run/pipeline_input.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/graph/document_paths.h"
#include "pipelines/graph/file_parameters.h"
#include "pipelines/graph/mending.h"
#include "pipelines/run/runner.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::CheckCommand)
};

const QString kFix = QStringLiteral("fix");
const QString kOut = QStringLiteral("out");
const QString kAll = QStringLiteral("all");

/// The document for another folder: its relative paths still name the same files.
Document movedTo(const Document& document, const PluginHost& host, const QString& from, const QString& to)
{
    const FindSpec find = [&](const QString& module) { return host.find(module); };
    return withPathsChanged(document, find, [&](const QString& path) {
        const QString absolute = absoluteFrom(from, path);
        return absolute == path ? path : QDir(to).relativeFilePath(absolute);
    });
}

Result<void> write(const Document& document, const PluginHost& host, const QString& baseFolder, const QString& file)
{
    if (file == QLatin1String("-")) {
        outBytes(document.toText());
        return {};
    }
    const QString folder = QFileInfo(file).absolutePath();
    return (QDir(folder) == QDir(baseFolder) ? document : movedTo(document, host, baseFolder, folder)).save(file);
}

/// Every code that was asked for must be one of those found, or "all".
Result<void> checkCodes(const QStringList& codes, const std::vector<Problem>& problems)
{
    QStringList there;
    for (const Problem& problem : problems) {
        if (!there.contains(problem.code))
            there.append(problem.code);
    }
    for (const QString& code : codes) {
        if (code != kAll && !there.contains(code))
            return Error{ErrorCode::Usage,
                there.isEmpty()
                    ? Tr::tr("--fix %1: there are no problems.").arg(code)
                    : Tr::tr("--fix: there is no problem '%1'%2 There are: %3.").arg(code, didYouMean(code, there), there.join(QStringLiteral(", "))),
                {}};
    }
    return {};
}

int refuse(const Error& error)
{
    complainAbout(error);
    return exitCodeOf(error.code);
}

} // namespace

const CommandSpec& checkSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("check");
        out.synopsis = QStringLiteral("FILE [--set NODE.PARAMETER=VALUE]… [--var NAME=VALUE]… [--input NODE=PATH]… [--base DIR] [--memory SIZE] "
                                      "[--fix CODE]… [--out FILE] [--json]");
        out.summary = Tr::tr("Check a pipeline without running it, and mend it");
        out.description = Tr::tr(
            "Reads the pipeline and the headers of its input files, never data, and lists every problem with the node that it stands on and the "
            "ways to mend it. With --fix the first way of each such problem is taken and the mended pipeline written to --out. "
            "Ends with 0 where the pipeline can run (warnings allowed), 3 where it cannot, 4 where an input file is missing or unreadable.");
        out.options = pipelineOptions();
        out.options.push_back({QStringLiteral("memory"), QLatin1Char('m'), QStringLiteral("SIZE"),
            Tr::tr("what a run may hold in memory: 500M, 2G, 2GiB; by default 2G"), false});
        out.options.push_back({kFix, {}, QStringLiteral("CODE"),
            Tr::tr("mend the problems of that code (units.converted, say), or all of them; may be given several times"), true});
        out.options.push_back({kOut, QLatin1Char('o'), QStringLiteral("FILE"),
            Tr::tr("where to write the mended pipeline: another file, the same one, or '-' for standard output"), false});
        out.options.push_back({QStringLiteral("json"), {}, {}, Tr::tr("print problems and the signature of every output as JSON"), false});
        out.operands = {Tr::tr("a pipeline FILE")};
        out.required = 1;
        out.examples = QStringLiteral("terrella-run check cyclones.terrella\nterrella-run check cyclones.terrella --input storms='era5/*.nc'\n"
                                      "terrella-run check cyclones.terrella --fix all --out mended.terrella");
        return out;
    }();
    return spec;
}

int checkCommand(const Arguments& arguments)
{
    const QStringList codes = arguments.values(kFix);
    const QString target = arguments.value(kOut);
    const bool json = arguments.has(QStringLiteral("json"));
    if (codes.isEmpty() != target.isEmpty())
        return refuse({ErrorCode::Usage,
            target.isEmpty() ? Tr::tr("--fix wants --out FILE as well: where to write the mended pipeline (FILE may be the same).")
                             : Tr::tr("--out wants --fix CODE as well: which problems to mend, or --fix all."),
            {}});
    if (json && target == QLatin1String("-"))
        return refuse({ErrorCode::Usage, Tr::tr("--json and --out - would both write to standard output; choose a file for one of them."), {}});
    qint64 memory = RunOptions{}.memory;
    if (arguments.has(QStringLiteral("memory"))) {
        const Result<qint64> given = parseBytes(arguments.value(QStringLiteral("memory")));
        if (!given)
            return refuse(given.error());
        memory = *given;
    }
    PluginHost host(PluginHost::defaultFolders());
    const Result<PipelineInput> input = loadPipeline(arguments.operands.first(), arguments, host);
    if (!input)
        return refuse(input.error());
    for (const QString& note : input->notes)
        complain(note);
    Checker checker(host);
    checker.setLimits(limitsFor(memory));
    Document document = input->document;
    const DocumentCheck* check = &checker.check(document, input->baseFolder);
    std::vector<Mended> mended;
    if (!codes.isEmpty()) {
        if (const Result<void> known = checkCodes(codes, check->all()); !known)
            return refuse(known.error());
        mended = mend(
            document, checker, input->baseFolder, [&](const Problem& problem) { return codes.contains(kAll) || codes.contains(problem.code); });
        check = &checker.check(document, input->baseFolder);
        if (const Result<void> written = write(document, host, input->baseFolder, target); !written)
            return refuse(written.error());
    }
    const std::vector<Problem> problems = check->all();
    if (json) {
        QJsonObject answer = checkJson(*check);
        if (!codes.isEmpty())
            answer.insert(QStringLiteral("mended"), mendedJson(mended));
        outPrettyJson(answer);
    } else {
        const QString text = mendedText(mended) + problemsText(problems, document.nodes.size());
        if (target == QLatin1String("-"))
            log(text.trimmed()); // the pipeline is on stdout
        else
            out(text);
    }
    return exitCodeOf(problems, document, host);
}

} // namespace terrella::cli
