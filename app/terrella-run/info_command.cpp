// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run info: what is in a data file, in the terms of the CF conventions.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/engine_json.h"
#include "app/terrella-run/info_text.h"
#include "app/terrella-run/terminal.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace terrella::cli {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::InfoCommand)
};
} // namespace

const CommandSpec& infoSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("info");
        out.synopsis = QStringLiteral("DATAFILE… [--json]");
        out.summary = Tr::tr("Show what is in a data file");
        out.description = Tr::tr("Reads headers only: dimensions with first and last value, step, units and calendar; variables with standard name, "
                                 "units, shape and stored type; "
                                 "grid, reference system and period; the columns of vector files and tables. NetCDF, GRIB, Zarr, HDF5, GeoTIFF, "
                                 "GeoPackage, GeoJSON, CSV, shapefile; "
                                 "paths, wildcards and URLs (/vsicurl/…). Several files are shown as the one cube they make together.");
        out.options = {{QStringLiteral("json"), {}, {}, Tr::tr("print the description as JSON"), false}};
        out.operands = {Tr::tr("a DATAFILE")};
        out.required = 1;
        out.manyOperands = true;
        out.examples = QStringLiteral("terrella-run info era5.nc\nterrella-run info 'msl_*.nc' --json");
        return out;
    }();
    return spec;
}

int infoCommand(const Arguments& arguments)
{
    const Result<Signature> signature = openSignature(arguments.operands);
    if (!signature) {
        complainAbout(signature.error());
        return exitCodeOf(signature.error().code) == UsageError ? UsageError : InputMissing;
    }
    if (arguments.has(QStringLiteral("json"))) {
        QJsonObject description = describe(*signature);
        description.insert(QStringLiteral("type"), dataTypeName(typeOf(*signature)));
        description.insert(QStringLiteral("files"), QJsonArray::fromStringList(arguments.operands));
        outPrettyJson(description);
        return Done;
    }
    const QString name = arguments.operands.size() == 1 ? arguments.operands.first() : Tr::tr("%1 files").arg(arguments.operands.size());
    const Terminal terminal = Terminal::of(1);
    out(infoText(*signature, name, terminal.interactive ? terminal.width : 120));
    return Done;
}

} // namespace terrella::cli
