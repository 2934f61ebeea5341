// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/serve_engine.h"

#include "app/terrella-run/arguments.h"
#include "app/terrella-run/bundle_parts.h"
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/engine_json.h"
#include "app/terrella-run/pipeline_input.h"
#include "app/terrella-run/places_json.h"
#include "pipelines/places/cluster_report_json.h"
#include "pipelines/places/engine_install.h"
#include "pipelines/places/placement.h"
#include "pipelines/run/explain.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::ServeCommand)
};

Result<Document> documentOf(const QJsonObject& params)
{
    const QJsonValue document = params.value(QLatin1String("document"));
    if (!document.isObject())
        return Error{ErrorCode::Usage, Tr::tr("\"document\" must be a pipeline (an object)."), {}};
    return Document::parse(QJsonDocument(document.toObject()).toJson(), QStringLiteral("document"));
}

Result<QJsonObject> describePath(const QJsonObject& params)
{
    const QString path = params.value(QLatin1String("path")).toString();
    if (path.isEmpty())
        return Error{ErrorCode::Usage, Tr::tr("\"path\" must name a data file."), {}};
    return describeFile(path);
}

} // namespace

Result<QJsonObject> ServeEngine::answer(const QString& method, const QJsonObject& params, const std::stop_token& stop)
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
    if (method == QLatin1String("test_cluster"))
        return testCluster(params, stop);
    if (method == QLatin1String("install_engine"))
        return installEngineThere(params, stop);
    if (method == QLatin1String("plan_parts"))
        return planParts(params, stop);
    if (method == QLatin1String("job_log"))
        return jobLog(params, stop);
    const QStringList methods{QStringLiteral("modules"), QStringLiteral("check"), QStringLiteral("plan"), QStringLiteral("why"),
        QStringLiteral("describe"), QStringLiteral("test_cluster"), QStringLiteral("install_engine"), QStringLiteral("plan_parts"),
        QStringLiteral("job_log"), QStringLiteral("cancel"), QStringLiteral("shutdown")};
    return Error{ErrorCode::Usage,
        Tr::tr("There is no method '%1'%2 There are: %3.").arg(method, didYouMean(method, methods), methods.join(QStringLiteral(", "))), {}};
}

PluginHost& ServeEngine::host()
{
    const std::lock_guard lock(m_mutex);
    if (!m_host)
        m_host = std::make_unique<PluginHost>(PluginHost::defaultFolders());
    return *m_host;
}

std::unique_ptr<Checker> ServeEngine::takeChecker()
{
    PluginHost& plugins = host();
    const std::lock_guard lock(m_mutex);
    if (m_checkers.empty())
        return std::make_unique<Checker>(plugins);
    std::unique_ptr<Checker> checker = std::move(m_checkers.back());
    m_checkers.pop_back();
    return checker;
}

namespace {

/// What a run would refuse: it is said while the pipeline is drawn. Nothing is connected to.
void addProblemsOfPlaces(const Document& document, QJsonObject& answer)
{
    if (!isPlaced(document))
        return;
    QJsonArray problems = answer.value(QLatin1String("problems")).toArray();
    const auto clusters = ClusterList::load();
    if (!clusters) {
        Problem unreadable;
        unreadable.code = QStringLiteral("place.settings");
        unreadable.message = clusters.error().message;
        problems.append(toJson(unreadable));
    } else {
        for (const Problem& problem : problemsOfPlaces(document, *clusters))
            problems.append(toJson(problem));
    }
    answer.insert(QStringLiteral("problems"), problems);
}

} // namespace

Result<QJsonObject> ServeEngine::check(const QJsonObject& params)
{
    const QString base = params.value(QLatin1String("base")).toString();
    TRY(const Document given, documentOf(params));
    const Document document = withKnownGroups(given, base, host());
    std::unique_ptr<Checker> checker = takeChecker();
    constexpr double most = 1e18; // what does not fit into a number of bytes is as good as no limit
    const double memory = params.value(QLatin1String("memory")).toDouble(static_cast<double>(RunOptions{}.memory));
    checker->setLimits(limitsFor(static_cast<qint64>(std::clamp(memory, 0.0, most))));
    QJsonObject answer = checkJson(checker->check(document, base));
    addProblemsOfPlaces(document, answer);
    const std::lock_guard lock(m_mutex);
    m_checkers.push_back(std::move(checker));
    return answer;
}

namespace {

RunOptions optionsOf(const QJsonObject& params)
{
    RunOptions options;
    options.baseFolder = params.value(QLatin1String("base")).toString();
    options.toNode = params.value(QLatin1String("to")).toString();
    options.pipeline = params.value(QLatin1String("pipeline")).toString();
    options.name = params.value(QLatin1String("name")).toString();
    return options;
}

} // namespace

Result<QJsonObject> ServeEngine::plan(const QJsonObject& params)
{
    TRY(const Document given, documentOf(params));
    const Document document = withKnownGroups(given, params.value(QLatin1String("base")).toString(), host());
    Store store(Store::defaultRoot());
    Runner runner(host(), store);
    TRY(const Plan made, runner.plan(document, optionsOf(params)));
    return planJson(made, store);
}

Result<QJsonObject> ServeEngine::why(const QJsonObject& params)
{
    TRY(const Document document, documentOf(params));
    Store store(Store::defaultRoot());
    TRY(const Explanation explanation, explain(host(), store, document, optionsOf(params)));
    return explanationJson(explanation);
}

Result<QJsonObject> ServeEngine::testCluster(const QJsonObject& params, const std::stop_token& stop)
{
    TRY(const Cluster cluster, Cluster::fromJson(params.value(QLatin1String("name")).toString(), params.value(QLatin1String("cluster")).toObject()));
    TRY(const ClusterReport report, ClusterClient(cluster, SshConnection::askAsStarted(false)).test(stop));
    return toJson(report);
}

Result<QJsonObject> ServeEngine::installEngineThere(const QJsonObject& params, const std::stop_token& stop)
{
    TRY(const Cluster cluster, Cluster::fromJson(params.value(QLatin1String("name")).toString(), params.value(QLatin1String("cluster")).toObject()));
    InstallHow how;
    TRY(how.parts, bundleParts({}));
    how.say = [](const QString&) {};
    ClusterClient client(cluster, SshConnection::askAsStarted(false));
    TRY(const QString engine, installEngine(client, how, stop));
    return QJsonObject{{QStringLiteral("engine"), engine}};
}

Result<QJsonObject> ServeEngine::planParts(const QJsonObject& params, const std::stop_token& stop)
{
    TRY(const Document given, documentOf(params));
    RunOptions options = optionsOf(params);
    Document document = withKnownGroups(given, options.baseFolder, host());
    if (!options.toNode.isEmpty())
        document = document.upTo(std::exchange(options.toNode, {}));
    if (!isPlaced(document))
        return Error{ErrorCode::Usage, Tr::tr("No node is placed on a cluster."), {}};
    TRY(ClusterList clusters, ClusterList::load());
    Store store(Store::defaultRoot());
    PlacedRun run(host(), store, std::move(clusters), SshConnection::askAsStarted(false));
    TRY(const std::vector<PartPlan> plans, run.plan(document, options, stop));
    const auto explanation = explain(host(), store, document, options); // a plan without costs is a plan as well
    return partPlansJson(document, plans, explanation ? &*explanation : nullptr);
}

Result<QJsonObject> ServeEngine::jobLog(const QJsonObject& params, const std::stop_token& stop)
{
    TRY(const ClusterList clusters, ClusterList::load());
    TRY(const Cluster cluster, clusters.find(params.value(QLatin1String("place")).toString()));
    TRY(const QString text,
        ClusterClient(cluster, SshConnection::askAsStarted(false)).logTail(params.value(QLatin1String("folder")).toString(), stop));
    return QJsonObject{{QStringLiteral("text"), text}};
}

} // namespace terrella::cli
