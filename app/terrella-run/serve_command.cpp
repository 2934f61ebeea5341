// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run serve: the engine beside a desktop, asked and answering in JSON lines.
#include "app/terrella-run/command.h"
#include "app/terrella-run/serve_engine.h"
#include "app/terrella-run/serve_loop.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/modules/module_plugin.h"

#include <QCoreApplication>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::ServeCommand)
};

constexpr int kThreads = 4;
constexpr std::chrono::seconds kLastAnswersWithin{5};

/// Hands every line of stdin to take() until that says no, or the input ends.
void readLines(const std::function<bool(const QByteArray&)>& take)
{
    QByteArray rest;
    char buffer[65536];
    for (;;) {
        const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        rest.append(buffer, count);
        qsizetype begin = 0;
        for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', begin)) {
            if (!take(rest.mid(begin, end - begin)))
                return;
            begin = end + 1;
        }
        rest.remove(0, begin);
    }
    if (!rest.isEmpty())
        take(rest); // the last line may lack its newline
}

} // namespace

const CommandSpec& serveSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("serve");
        out.summary = Tr::tr("Answer requests on stdin, for the desktop and other programs");
        out.description = Tr::tr("Reads one JSON object per line from stdin, {\"id\": 1, \"method\": \"describe\", \"params\": {\"path\": "
                                 "\"era5.nc\"}}, and answers each with one line on stdout, "
                                 "{\"id\": 1, \"result\": {…}} or {\"id\": 1, \"error\": {\"code\", \"message\", \"trail\"}}, in the order of "
                                 "completion. The first line comes unasked: {\"ready\": true, …}. "
                                 "Methods: modules, check, plan, why, describe, test_cluster, install_engine, plan_parts, job_log, cancel, shutdown. "
                                 "Ends when stdin ends.");
        out.examples = QStringLiteral("echo '{\"id\":1,\"method\":\"modules\"}' | terrella-run serve");
        return out;
    }();
    return spec;
}

int serveCommand(const Arguments&)
{
    std::signal(SIGPIPE, SIG_IGN); // the end of stdin tells that the other side has gone
    ServeEngine engine;
    ServeLoop loop(
        [&engine](const QString& method, const QJsonObject& params, const std::stop_token& stop) { return engine.answer(method, params, stop); },
        outBytes, kThreads);
    loop.announce(
        {{QStringLiteral("ready"), true}, {QStringLiteral("version"), QStringLiteral(TERRELLA_VERSION)}, {QStringLiteral("api"), kPluginApi}});
    readLines([&loop](const QByteArray& line) { return loop.take(line); });
    if (!loop.drain(kLastAnswersWithin))
        ::_exit(Done); // a worker hangs on a file far away; nobody waits for it any more
    return Done;
}

} // namespace terrella::cli
