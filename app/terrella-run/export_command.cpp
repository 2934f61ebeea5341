// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run export: a result of a run in the format of the file name.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/export_value.h"
#include "app/terrella-run/interrupt.h"
#include "app/terrella-run/run_lookup.h"
#include "app/terrella-run/terminal.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::ExportCommand)
};

/// The file in the store that `node.port` (or `node`, where it has one output) names.
Result<QString> findOutput(const RunFolder& run, const QString& words)
{
    TRY(const std::vector<RunEvent> events, run.events());
    const auto outputs = runOutputs(events);
    QStringList names;
    for (const auto& [node, ports] : outputs) {
        for (const auto& [port, path] : ports) {
            const QString name = node + QLatin1Char('.') + port;
            if (words == name || (words == node && ports.size() == 1))
                return path;
            names.append(name);
        }
    }
    return Error{ErrorCode::NotFound,
        names.isEmpty() ? Tr::tr("The run '%1' has no results yet.").arg(run.path())
                        : Tr::tr("The run has no result '%1'%2 It has: %3.").arg(words, didYouMean(words, names), names.join(QStringLiteral(", "))),
        {}};
}

Result<void> exportResult(const Arguments& arguments, std::stop_token stop)
{
    TRY(const RunFolder run, findRun(arguments.operands[0]));
    TRY(const QString stored, findOutput(run, arguments.operands[1]));
    if (!QFileInfo::exists(stored))
        return Error{ErrorCode::NotFound,
            Tr::tr("The result '%1' is no longer in the store; 'terrella-run run %2 --to %3' makes it again.")
                .arg(arguments.operands[1], run.pipelinePath(), arguments.operands[1].section(QLatin1Char('.'), 0, 0)),
            {}};
    TRY(const Value value, loadValue(stored));
    const QString history = QStringLiteral("terrella-run %1 export %2 %3")
                                .arg(QStringLiteral(TERRELLA_VERSION), QFileInfo(run.path()).fileName(), arguments.operands[1]);
    return exportValue(value, arguments.operands[2], {arguments.value(QStringLiteral("variable")), history}, stop);
}

} // namespace

const CommandSpec& exportSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("export");
        out.synopsis = QStringLiteral("RUN NODE.PORT PATH [--variable NAME]");
        out.summary = Tr::tr("Write a result of a run into a file");
        out.description = Tr::tr(
            "RUN is a run's folder, the folder's name, or 'last'. The extension of PATH says the format: cubes as .nc (NetCDF-4), .zarr or .tif "
            "(cloud-optimised GeoTIFF of one "
            "variable); features as .gpkg, .geojson or .csv; reports as .json. The file appears whole or not at all; one that exists is replaced.");
        out.options
            = {{QStringLiteral("variable"), {}, QStringLiteral("NAME"), Tr::tr("the variable to write where the format holds one (GeoTIFF)"), false}};
        out.operands = {Tr::tr("a RUN"), Tr::tr("a result NODE.PORT"), Tr::tr("a PATH to write")};
        out.required = 3;
        out.examples
            = QStringLiteral("terrella-run export last stitch.tracks tracks.gpkg\nterrella-run export last open.data msl.tif --variable msl");
        return out;
    }();
    return spec;
}

int exportCommand(const Arguments& arguments)
{
    InterruptGuard guard;
    guard.beGraceful();
    const Result<void> done = exportResult(arguments, guard.token());
    if (guard.interrupted())
        return Interrupted;
    if (!done) {
        complainAbout(done.error());
        return exitCodeOf(done.error().code);
    }
    return Done;
}

} // namespace terrella::cli
