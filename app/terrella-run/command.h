// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella-run/arguments.h"
#include "pipelines/core/result.h"

#include <span>

namespace terrella::cli {

/// What terrella-run ends with.
enum ExitCode { Done = 0, RunFailed = 1, UsageError = 2, PipelineInvalid = 3, InputMissing = 4, Interrupted = 130 };

/// The exit code that an error stands for.
ExitCode exitCodeOf(ErrorCode code);

/// One subcommand: what it takes and what it does. The function returns the exit code.
struct Command {
    const CommandSpec& (*spec)();
    int (*run)(const Arguments& arguments);
};

/// All of them, in the order of the help text.
std::span<const Command> commands();
const Command* findCommand(const QString& name);

const CommandSpec& runSpec();
int runCommand(const Arguments& arguments);
const CommandSpec& checkSpec();
int checkCommand(const Arguments& arguments);
const CommandSpec& modulesSpec();
int modulesCommand(const Arguments& arguments);
const CommandSpec& helpSpec();
int helpCommand(const Arguments& arguments);
const CommandSpec& infoSpec();
int infoCommand(const Arguments& arguments);
const CommandSpec& serveSpec();
int serveCommand(const Arguments& arguments);
const CommandSpec& statusSpec();
int statusCommand(const Arguments& arguments);
const CommandSpec& cancelSpec();
int cancelCommand(const Arguments& arguments);
const CommandSpec& whySpec();
int whyCommand(const Arguments& arguments);
const CommandSpec& followSpec();
int followCommand(const Arguments& arguments);
const CommandSpec& storeSpec();
int storeCommand(const Arguments& arguments);
const CommandSpec& exportSpec();
int exportCommand(const Arguments& arguments);
const CommandSpec& clustersSpec();
int clustersCommand(const Arguments& arguments);
const CommandSpec& planSpec();
int planCommand(const Arguments& arguments);
const CommandSpec& bundleSpec();
int bundleCommand(const Arguments& arguments);
const CommandSpec& depotSpec();
int depotCommand(const Arguments& arguments);
const CommandSpec& newPluginSpec();
int newPluginCommand(const Arguments& arguments);
const CommandSpec& manualSpec();
int manualCommand(const Arguments& arguments);

/// The text of `terrella-run --help`.
QString overviewText();

} // namespace terrella::cli
