// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run bundle: the engine with all it needs in one folder, for machines on which it is not installed.
#include "app/terrella-run/bundle_parts.h"
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/files.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::BundleCommand)
};

Result<BundleContent> perform(const Arguments& arguments)
{
    TRY(const BundleParts parts, bundleParts(arguments.values(QStringLiteral("plugin"))));
    return makeBundle(parts, QFileInfo(arguments.operands.first()).absoluteFilePath());
}

} // namespace

const CommandSpec& bundleSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("bundle");
        out.synopsis = QStringLiteral("FOLDER [--plugin NAME]…");
        out.summary = Tr::tr("Put the engine with all it needs into one folder");
        out.description = Tr::tr(
            "FOLDER then runs on other Linux machines with the same kind of processor, wherever it is copied to and whatever their "
            "libraries: FOLDER/terrella-run. Copy it to a cluster and name that program in its settings (--engine); 'terrella-run clusters install' "
            "does all of that.");
        out.options = {{QStringLiteral("plugin"), {}, QStringLiteral("NAME"),
            Tr::tr("only this plugin, and others so named; by default all. The learning plugin alone brings some hundred megabytes"), true}};
        out.operands = {Tr::tr("a FOLDER")};
        out.required = 1;
        out.examples = QStringLiteral("terrella-run bundle terrella-bundle --plugin data --plugin cyclones\n"
                                      "rsync -a terrella-bundle levante:\n"
                                      "terrella-run clusters add levante --engine '~/terrella-bundle/terrella-run'");
        return out;
    }();
    return spec;
}

int bundleCommand(const Arguments& arguments)
{
    const Result<BundleContent> made = perform(arguments);
    if (!made) {
        complainAbout(made.error());
        return exitCodeOf(made.error().code);
    }
    log(Tr::tr("%1: %2 plugins and %3 libraries, %4.")
            .arg(arguments.operands.first())
            .arg(made->plugins)
            .arg(made->libraries)
            .arg(bytesText(made->bytes)));
    return Done;
}

} // namespace terrella::cli
