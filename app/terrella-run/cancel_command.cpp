// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run cancel: asks a run to stop; what is finished stays in the store.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/run_lookup.h"
#include "app/terrella-run/terminal.h"

#include <QCoreApplication>

#include <chrono>
#include <thread>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::CancelCommand)
};

constexpr std::chrono::milliseconds kLookEvery{50};
constexpr std::chrono::seconds kWaitFor{10};

} // namespace

const CommandSpec& cancelSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("cancel");
        out.synopsis = QStringLiteral("RUN");
        out.summary = Tr::tr("Ask a run to stop");
        out.description = Tr::tr(
            "RUN is a run's folder, the folder's name, or 'last'. Waits up to ten seconds for the run to end. Results that are finished are kept, "
            "and 'terrella-run run --resume RUN' goes on from there.");
        out.operands = {Tr::tr("a RUN")};
        out.required = 1;
        out.examples = QStringLiteral("terrella-run cancel last");
        return out;
    }();
    return spec;
}

int cancelCommand(const Arguments& arguments)
{
    const Result<RunFolder> run = findRun(arguments.operands.first());
    if (!run) {
        complainAbout(run.error());
        return exitCodeOf(run.error().code);
    }
    Result<RunSummary> summary = summarize(run->path());
    if (!summary) {
        complainAbout(summary.error());
        return exitCodeOf(summary.error().code);
    }
    if (summary->state != RunState::Running) {
        complain(Tr::tr("The run '%1' is not running: it %2.")
                     .arg(run->path(), summary->state == RunState::Died ? Tr::tr("died") : Tr::tr("is %1").arg(runStateName(summary->state))));
        return RunFailed;
    }
    if (const Result<void> asked = requestCancel(run->path()); !asked) {
        complainAbout(asked.error());
        return exitCodeOf(asked.error().code);
    }
    for (auto waited = std::chrono::milliseconds(0); waited < kWaitFor; waited += kLookEvery) {
        std::this_thread::sleep_for(kLookEvery);
        summary = summarize(run->path());
        if (summary && summary->state != RunState::Running) {
            log(Tr::tr("The run is %1.").arg(runStateName(summary->state)));
            return Done;
        }
    }
    complain(Tr::tr("The run was asked to stop and has not ended yet; 'terrella-run status %1' tells when it has.").arg(run->path()));
    return RunFailed;
}

} // namespace terrella::cli
