// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run help: a module from its specification and help page, or a command.
#include "app/terrella-run/command.h"
#include "app/terrella-run/engine_json.h"
#include "app/terrella-run/module_text.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/graph/group_library.h"
#include "pipelines/modules/help_page.h"
#include "pipelines/modules/plugin_host.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <unistd.h>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::HelpCommand)
};

QString helpPage(const QString& module)
{
    QFile file(helpPagePath(module));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// A group's page stands in the group itself.
QString groupPage(const QString& id)
{
    const GroupLibrary library(GroupLibrary::foldersFor(QDir::currentPath()));
    const Group* group = library.find(id);
    return group ? group->help : QString();
}

} // namespace

const CommandSpec& helpSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("help");
        out.synopsis = QStringLiteral("[MODULE | COMMAND]");
        out.summary = Tr::tr("Explain a module: ports, parameters, method");
        out.description = Tr::tr("Prints the ports and parameters of a module from its specification (type, default, range, unit) and then its help "
                                 "page. With the name of a command: how that is used.");
        out.operands = {Tr::tr("a MODULE")};
        out.examples = QStringLiteral("terrella-run help cyclones.detect_candidates\nterrella-run help run");
        return out;
    }();
    return spec;
}

int helpCommand(const Arguments& arguments)
{
    if (arguments.operands.isEmpty()) {
        out(overviewText());
        return Done;
    }
    const QString& wanted = arguments.operands.first();
    const Terminal terminal = Terminal::of(STDOUT_FILENO);
    const int width = std::min(100, terminal.width);
    if (const Command* command = findCommand(wanted)) {
        out(usageText(command->spec(), width));
        return Done;
    }
    const PluginHost host(PluginHost::defaultFolders());
    QStringList names;
    for (const ModuleSpec& module : modulesAndGroups(host, QDir::currentPath())) {
        if (module.id == wanted) {
            out(moduleText(module, isGroupId(module.id) ? groupPage(module.id) : helpPage(module.id), width));
            return Done;
        }
        names.append(module.id);
    }
    for (const Command& command : commands())
        names.append(command.spec().name);
    complain(Tr::tr("There is no module and no command '%1'%2 'terrella-run modules' lists the modules.").arg(wanted, didYouMean(wanted, names)));
    return UsageError;
}

} // namespace terrella::cli
