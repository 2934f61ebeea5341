// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run modules: what can be put into a pipeline.
#include "app/terrella-run/command.h"
#include "app/terrella-run/engine_json.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/graph/group_library.h"

#include <QCoreApplication>
#include <QDir>

namespace terrella::cli {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::ModulesCommand)
};
} // namespace

const CommandSpec& modulesSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("modules");
        out.synopsis = QStringLiteral("[WORD]… [--json]");
        out.summary = Tr::tr("List the modules that are installed");
        out.description = Tr::tr("With words: only modules whose id, title, summary or keywords hold all of them. Plugins that cannot be used are "
                                 "listed on stderr with the reason.");
        out.options = {{QStringLiteral("json"), {}, {}, Tr::tr("print the complete specifications and the state of every plugin as JSON"), false}};
        out.operands = {Tr::tr("a WORD")};
        out.manyOperands = true;
        out.examples = QStringLiteral("terrella-run modules cyclone\nterrella-run modules --json");
        return out;
    }();
    return spec;
}

int modulesCommand(const Arguments& arguments)
{
    const PluginHost host(PluginHost::defaultFolders());
    if (arguments.has(QStringLiteral("json"))) {
        outPrettyJson(modulesJson(host, QDir::currentPath()));
        return Done;
    }
    for (const PluginStatus& plugin : host.plugins()) {
        if (plugin.state == PluginState::Skipped || plugin.state == PluginState::Failed)
            complain(Tr::tr("plugin '%1' is not used: %2").arg(plugin.path, plugin.reason));
    }
    const GroupLibrary library(GroupLibrary::foldersFor(QDir::currentPath()));
    for (const GroupLibrary::Entry& entry : library.entries()) {
        if (!entry.reason.isEmpty())
            complain(Tr::tr("group '%1' is not used: %2").arg(entry.path, entry.reason));
    }
    std::vector<QStringList> rows;
    for (const ModuleSpec& module : modulesAndGroups(host, QDir::currentPath())) {
        const QString text = QStringList{module.id, module.title, module.summary, module.keywords.join(QLatin1Char(' '))}.join(QLatin1Char('\n'));
        bool matches = true;
        for (const QString& word : arguments.operands)
            matches = matches && text.contains(word, Qt::CaseInsensitive);
        if (matches)
            rows.push_back({module.id, module.version, module.summary});
    }
    out(tableText(rows));
    if (rows.empty() && arguments.operands.isEmpty())
        complain(Tr::tr("No module is installed; plugins were looked for in: %1.").arg(PluginHost::defaultFolders().join(QStringLiteral(", "))));
    return Done;
}

} // namespace terrella::cli
