// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run serve: the engine beside a desktop, asked and answering in JSON lines.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/engine_json.h"
#include "app/terrella-run/pipeline_input.h"
#include "app/terrella-run/serve_loop.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/modules/module_plugin.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cerrno>
#include <csignal>
#include <memory>
#include <unistd.h>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::ServeCommand)
};

constexpr int kThreads = 4;
constexpr std::chrono::seconds kLastAnswersWithin{5};

/// Answers requests. Everything is made on first use: the ready line must not wait for plugins. Any thread.
class Engine {
public:
    Result<QJsonObject> answer(const QString& method, const QJsonObject& params, const std::stop_token& stop)
    {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, Tr::tr("Cancelled."), {}};
        if (method == QLatin1String("modules"))
            return modulesJson(host(), params.value(QLatin1String("base")).toString());
        if (method == QLatin1String("check"))
            return check(params);
        if (method == QLatin1String("plan"))
            return plan(params);
        if (method == QLatin1String("why"))
            return why(params);
        if (method == QLatin1String("describe"))
            return describePath(params);
        const QStringList methods{QStringLiteral("modules"), QStringLiteral("check"), QStringLiteral("plan"), QStringLiteral("why"),
            QStringLiteral("describe"), QStringLiteral("cancel"), QStringLiteral("shutdown")};
        return Error{ErrorCode::Usage,
            Tr::tr("There is no method '%1'%2 There are: %3.").arg(method, didYouMean(method, methods), methods.join(QStringLiteral(", "))), {}};
    }

private:
    PluginHost& host()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_host)
            m_host = std::make_unique<PluginHost>(PluginHost::defaultFolders());
        return *m_host;
    }

    static Result<Document> documentOf(const QJsonObject& params)
    {
        const QJsonValue document = params.value(QLatin1String("document"));
        if (!document.isObject())
            return Error{ErrorCode::Usage, Tr::tr("\"document\" must be a pipeline (an object)."), {}};
        return Document::parse(QJsonDocument(document.toObject()).toJson(), QStringLiteral("document"));
    }

    /// A checker remembers what it found; one that is free is used again, the latest first.
    std::unique_ptr<Checker> takeChecker()
    {
        PluginHost& plugins = host();
        const std::lock_guard lock(m_mutex);
        if (m_checkers.empty())
            return std::make_unique<Checker>(plugins);
        std::unique_ptr<Checker> checker = std::move(m_checkers.back());
        m_checkers.pop_back();
        return checker;
    }

    Result<QJsonObject> check(const QJsonObject& params)
    {
        const QString base = params.value(QLatin1String("base")).toString();
        TRY(const Document given, documentOf(params));
        const Document document = withKnownGroups(given, base, host());
        std::unique_ptr<Checker> checker = takeChecker();
        checker->setLimits(limitsFor(static_cast<qint64>(params.value(QLatin1String("memory")).toDouble(static_cast<double>(RunOptions{}.memory)))));
        QJsonObject answer = checkJson(checker->check(document, base));
        const std::lock_guard lock(m_mutex);
        m_checkers.push_back(std::move(checker));
        return answer;
    }

    static RunOptions optionsOf(const QJsonObject& params)
    {
        RunOptions options;
        options.baseFolder = params.value(QLatin1String("base")).toString();
        options.toNode = params.value(QLatin1String("to")).toString();
        options.pipeline = params.value(QLatin1String("pipeline")).toString();
        return options;
    }

    Result<QJsonObject> plan(const QJsonObject& params)
    {
        TRY(const Document given, documentOf(params));
        const Document document = withKnownGroups(given, params.value(QLatin1String("base")).toString(), host());
        Store store(Store::defaultRoot());
        Runner runner(host(), store);
        TRY(const Plan made, runner.plan(document, optionsOf(params)));
        return planJson(made, store);
    }

    Result<QJsonObject> why(const QJsonObject& params)
    {
        TRY(const Document document, documentOf(params));
        Store store(Store::defaultRoot());
        TRY(const Explanation explanation, explain(host(), store, document, optionsOf(params)));
        return explanationJson(explanation);
    }

    static Result<QJsonObject> describePath(const QJsonObject& params)
    {
        const QString path = params.value(QLatin1String("path")).toString();
        if (path.isEmpty())
            return Error{ErrorCode::Usage, Tr::tr("\"path\" must name a data file."), {}};
        return describeFile(path);
    }

    std::mutex m_mutex;
    std::unique_ptr<PluginHost> m_host;
    std::vector<std::unique_ptr<Checker>> m_checkers;
};

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
                                 "Methods: modules, check, plan, why, describe, cancel, shutdown. Ends when stdin ends.");
        out.examples = QStringLiteral("echo '{\"id\":1,\"method\":\"modules\"}' | terrella-run serve");
        return out;
    }();
    return spec;
}

int serveCommand(const Arguments&)
{
    std::signal(SIGPIPE, SIG_IGN); // the end of stdin tells that the other side has gone
    Engine engine;
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
