// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run manual: manual pages of the commands and of every module, for packages and for installing.
#include "app/terrella-run/command.h"
#include "app/terrella-run/manual_page.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/files.h"
#include "pipelines/modules/help_page.h"
#include "pipelines/modules/plugin_host.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::ManualCommand)
};

QString readText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Result<void> writePage(const QString& folder, const QString& name, int section, const QString& page)
{
    const QString inside = QStringLiteral("%1/man%2").arg(folder).arg(section);
    if (!QDir().mkpath(inside))
        return Error{ErrorCode::Disk, Tr::tr("Cannot make the folder '%1'.").arg(inside), {}};
    return writeFile(QStringLiteral("%1/%2.%3").arg(inside, name).arg(section), page.toUtf8());
}

Result<int> writeAll(const QString& folder)
{
    const QString version = QStringLiteral(TERRELLA_VERSION);
    const QString summary = Tr::tr("check, run, resume and export pipelines of Earth data");
    TRY_DO(
        writePage(folder, QStringLiteral("terrella-run"), 1, plainManualPage(QStringLiteral("terrella-run"), 1, summary, overviewText(), version)));
    int pages = 1;
    for (const Command& command : commands()) {
        const CommandSpec& spec = command.spec();
        TRY_DO(writePage(folder, QStringLiteral("terrella-run-") + spec.name, 1, commandManualPage(spec, version)));
        ++pages;
    }
    const PluginHost host(PluginHost::defaultFolders());
    for (const ModuleSpec& module : host.modules()) {
        TRY_DO(writePage(folder, QStringLiteral("terrella-") + module.id, 7, moduleManualPage(module, readText(helpPagePath(module.id)), version)));
        ++pages;
    }
    return pages;
}

} // namespace

const CommandSpec& manualSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("manual");
        out.synopsis = QStringLiteral("FOLDER");
        out.summary = Tr::tr("Write manual pages of the commands and of every installed module");
        out.description = Tr::tr("Writes FOLDER/man1 and FOLDER/man7 for man(1); files of the same name are replaced.");
        out.operands = {Tr::tr("a FOLDER")};
        out.required = 1;
        out.examples = QStringLiteral("terrella-run manual man && man -M man terrella-data.open");
        return out;
    }();
    return spec;
}

int manualCommand(const Arguments& arguments)
{
    const auto pages = writeAll(QDir(arguments.operands.first()).absolutePath());
    if (!pages) {
        complain(pages.error().message);
        return exitCodeOf(pages.error().code);
    }
    log(Tr::tr("Wrote %n manual pages.", nullptr, *pages));
    return Done;
}

} // namespace terrella::cli
