// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run follow: shows how a run goes that was started elsewhere, and ends as it ends.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/interrupt.h"
#include "app/terrella-run/run_display.h"
#include "app/terrella-run/run_lookup.h"
#include "app/terrella-run/run_results.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/error_code.h"

#include <QCoreApplication>
#include <QFile>

#include <chrono>
#include <csignal>
#include <thread>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::FollowCommand)
};

constexpr std::chrono::milliseconds kLookEvery{100};
constexpr int kLooksBetweenSummaries = 5; ///< asking whether the process lives reads everything

/// The events of a run as they come, from its last start on.
class EventReader {
public:
    explicit EventReader(const QString& path) : m_file(path) {}

    /// Whole lines only: the last one may still be written.
    std::vector<RunEvent> news()
    {
        std::vector<RunEvent> out;
        if (!m_file.isOpen() && !m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return out;
        m_rest += m_file.readAll();
        const qsizetype end = m_rest.lastIndexOf('\n');
        if (end < 0)
            return out;
        const QList<QByteArray> lines = m_rest.left(end).split('\n');
        m_rest.remove(0, end + 1);
        for (const QByteArray& line : lines) {
            if (auto event = RunEvent::fromLine(line))
                out.push_back(*std::move(event));
        }
        // What an earlier attempt told is history.
        if (!std::exchange(m_begun, true)) {
            const auto start
                = std::find_if(out.rbegin(), out.rend(), [](const RunEvent& event) { return event.type == QLatin1String("run_started"); });
            if (start != out.rend())
                out.erase(out.begin(), std::prev(start.base()));
        }
        return out;
    }

private:
    QFile m_file;
    QByteArray m_rest;
    bool m_begun = false;
};

/// From the first event to the run's last word.
class Following {
public:
    Following(const RunFolder& run, bool json) : m_run(run), m_reader(run.eventsPath()), m_json(json) {}

    int follow(const InterruptGuard& interrupts)
    {
        if (m_json)
            outJson({{QStringLiteral("run"), m_run.path()}});
        else
            out(m_run.path() + QLatin1Char('\n'));
        std::optional<RunSummary> died;
        {
            const std::unique_ptr<RunDisplay> display = makeRunDisplay(m_json);
            for (int look = 0; !m_end && !died; ++look) {
                if (interrupts.interrupted())
                    break;
                // Asked before reading: what it wrote with its last breath is read still.
                if (look % kLooksBetweenSummaries == 0) {
                    if (auto summary = summarize(m_run.path()); summary && summary->state == RunState::Died)
                        died = *std::move(summary);
                }
                take(*display);
                if (!m_end && !died)
                    std::this_thread::sleep_for(kLookEvery);
            }
            display->finish();
        }
        return conclude(died);
    }

private:
    void take(RunDisplay& display)
    {
        for (const RunEvent& event : m_reader.news()) {
            m_end.reset();
            m_results.take(event);
            display.event(event);
            if (event.type == QLatin1String("run_finished") || event.type == QLatin1String("run_failed")
                || event.type == QLatin1String("run_cancelled"))
                m_end = event;
        }
    }

    int conclude(const std::optional<RunSummary>& died)
    {
        if (!m_end && died) {
            complain(died->message);
            return RunFailed;
        }
        if (!m_end) {
            complain(Tr::tr("No longer following; the run goes on."));
            return Interrupted;
        }
        if (m_end->type == QLatin1String("run_cancelled")) {
            complain(Tr::tr("The run was cancelled; 'terrella-run run --resume %1' goes on with it.").arg(m_run.path()));
            return Interrupted;
        }
        if (m_end->type == QLatin1String("run_failed")) {
            const Error error{parseErrorCode(m_end->details.value(QLatin1String("code")).toString()).value_or(ErrorCode::Failed), m_end->message, {}};
            complainAbout(error);
            return m_results.exitCode(error);
        }
        if (const Result<void> delivered = m_results.deliver(m_run, m_json); !delivered) {
            complainAbout(delivered.error());
            return RunFailed;
        }
        return Done;
    }

    const RunFolder& m_run;
    EventReader m_reader;
    const bool m_json;
    RunResults m_results;
    std::optional<RunEvent> m_end;
};

} // namespace

const CommandSpec& followSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("follow");
        out.synopsis = QStringLiteral("RUN [--json]");
        out.summary = Tr::tr("Show how a run goes that was started elsewhere");
        out.description
            = Tr::tr("Shows what 'terrella-run run' shows, from the run's last start on and then live, prints the results of its last nodes, and "
                     "ends with the run's own exit code; with 1 where it died without a last word. RUN is a run's folder, the folder's "
                     "name, or 'last'. Ctrl-C ends the following, not the run.");
        out.options = {{QStringLiteral("json"), {}, {}, Tr::tr("print {\"run\": path} and then every event as one line of JSON"), false}};
        out.operands = {Tr::tr("a RUN")};
        out.required = 1;
        out.examples = QStringLiteral("terrella-run follow last");
        return out;
    }();
    return spec;
}

int followCommand(const Arguments& arguments)
{
    InterruptGuard interrupts; // before anything that starts threads
    std::signal(SIGPIPE, SIG_IGN);
    const Result<RunFolder> run = findRun(arguments.operands.first());
    if (!run) {
        complainAbout(run.error());
        return exitCodeOf(run.error().code);
    }
    interrupts.beGraceful();
    return Following(*run, arguments.has(QStringLiteral("json"))).follow(interrupts);
}

} // namespace terrella::cli
