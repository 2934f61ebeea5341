// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run: checks, runs, resumes and exports pipelines; the same on a laptop, in CI and on a cluster. Never needs a display.
#include "app/terrella-run/command.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/modules/module_plugin.h"
#include "pipelines/places/askpass.h"

#include <QCoreApplication>

#include <array>
#include <clocale>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::Main)
};

constexpr std::array kCommands{Command{runSpec, runCommand}, Command{checkSpec, checkCommand}, Command{whySpec, whyCommand},
    Command{infoSpec, infoCommand}, Command{modulesSpec, modulesCommand}, Command{helpSpec, helpCommand}, Command{statusSpec, statusCommand},
    Command{followSpec, followCommand}, Command{cancelSpec, cancelCommand}, Command{exportSpec, exportCommand}, Command{storeSpec, storeCommand},
    Command{clustersSpec, clustersCommand}, Command{planSpec, planCommand}, Command{bundleSpec, bundleCommand}, Command{depotSpec, depotCommand},
    Command{serveSpec, serveCommand}, Command{newPluginSpec, newPluginCommand}, Command{manualSpec, manualCommand}};

int dispatch(const QStringList& words)
{
    if (words.isEmpty()) {
        log(overviewText().trimmed());
        return UsageError;
    }
    const QString& first = words.first();
    if (first == QLatin1String("--help") || first == QLatin1String("-h")) {
        out(overviewText());
        return Done;
    }
    if (first == QLatin1String("--version") || first == QLatin1String("-V")) {
        out(QStringLiteral("terrella-run %1 (plugin API %2)\n").arg(QStringLiteral(TERRELLA_VERSION)).arg(kPluginApi));
        return Done;
    }
    const Command* command = findCommand(first);
    if (!command) {
        QStringList names;
        for (const Command& known : commands())
            names.append(known.spec().name);
        names << QStringLiteral("--help") << QStringLiteral("--version");
        complain(Tr::tr("There is no command '%1'%2 'terrella-run --help' lists them.").arg(first, didYouMean(first, names)));
        return UsageError;
    }
    const Result<Arguments> arguments = parseArguments(command->spec(), words.mid(1));
    if (!arguments) {
        complain(arguments.error().message);
        return UsageError;
    }
    if (arguments->has(QStringLiteral("help"))) {
        out(usageText(command->spec(), std::min(100, Terminal::of(1).width)));
        return Done;
    }
    return command->run(*arguments);
}

} // namespace

ExitCode exitCodeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage: return UsageError;
    case ErrorCode::Invalid: return PipelineInvalid;
    case ErrorCode::NotFound:
    case ErrorCode::Unreadable: return InputMissing;
    case ErrorCode::Cancelled: return Interrupted;
    case ErrorCode::Unsupported:
    case ErrorCode::Units:
    case ErrorCode::Mismatch:
    case ErrorCode::OutOfRange:
    case ErrorCode::Memory:
    case ErrorCode::Disk:
    case ErrorCode::Failed: break;
    }
    return RunFailed;
}

std::span<const Command> commands() { return kCommands; }

const Command* findCommand(const QString& name)
{
    for (const Command& command : kCommands) {
        if (command.spec().name == name)
            return &command;
    }
    return nullptr;
}

QString overviewText()
{
    QString text = Tr::tr("Usage: terrella-run COMMAND [ARGUMENTS]\n\nChecks, runs, resumes and exports Terrella pipelines. Data goes to stdout, the "
                          "log to stderr.\n\nCommands:\n");
    std::vector<QStringList> rows;
    for (const Command& command : kCommands)
        rows.push_back({command.spec().name, command.spec().summary});
    text += tableText(rows, 2);
    text += Tr::tr("\n  --version  show the version\n  --help     show this text\n\n"
                   "'terrella-run COMMAND --help' explains a command, 'terrella-run help MODULE' a module.\n\n"
                   "Exit codes: 0 done, 1 run failed, 2 usage, 3 pipeline invalid, 4 input missing or unreadable, 130 interrupted.\n"
                   "Environment: TERRELLA_STORE (results), TERRELLA_STORE_LIMIT, TERRELLA_RUNS (run folders), TERRELLA_PLUGIN_PATH, "
                   "TERRELLA_RESOURCES, NO_COLOR.\n");
    return text;
}

} // namespace terrella::cli

int main(int argc, char* argv[])
{
#ifdef __GLIBC__
    // By default each thread gets an arena of its own, and what a large buffer leaves in one is lost to the others: a run then holds up to twice what
    // its nodes do.
    ::mallopt(M_ARENA_MAX, 2);
#endif
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("terrella-run"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TERRELLA_VERSION));
    if (terrella::isAskpass()) // ssh asks something
        return terrella::runAskpass(QCoreApplication::arguments().value(1));
    // Qt follows the user's locale; numbers in files and on the command line never do.
    ::setlocale(LC_NUMERIC, "C");
    return terrella::cli::dispatch(QCoreApplication::arguments().mid(1));
}
