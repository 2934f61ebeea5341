// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run depot: the cluster's side of sending: says what a working folder lacks, and takes in what was sent.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/json.h"
#include "pipelines/places/cluster_data.h"
#include "pipelines/places/staging.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::DepotCommand)
};

Result<QJsonObject> perform(const QString& what, const QString& folder)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("stdin cannot be read."), {}};
    TRY(const QJsonObject request, parseJson(input.readAll(), QStringLiteral("stdin")));
    if (what == QLatin1String("look")) {
        PluginHost host(PluginHost::defaultFolders());
        Store store(Depot::storePath(folder));
        return lookAtData(host, store, request);
    }
    const Depot depot(folder);
    if (what == QLatin1String("lacks")) {
        TRY(QJsonObject answer, depot.lacks(request));
        if (request.contains(QLatin1String("modules"))) {
            const QJsonObject there = Depot::modulesThere(PluginHost(PluginHost::defaultFolders()), request);
            for (auto it = there.begin(); it != there.end(); ++it)
                answer.insert(it.key(), it.value());
        }
        return answer;
    }
    if (what == QLatin1String("take"))
        return depot.take(request);
    return Error{ErrorCode::Usage, Tr::tr("'terrella-run depot' knows 'lacks', 'take' and 'look', not '%1'.").arg(what), {}};
}

} // namespace

const CommandSpec& depotSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("depot");
        out.synopsis = QStringLiteral("lacks|take|look FOLDER");
        out.summary = Tr::tr("Keep the working folder of a cluster (called by the machine that sends)");
        out.description
            = Tr::tr("Reads {\"transfer\": NAME, \"objects\": [KEY…], \"files\": [{\"identity\", \"name\"}…]} from stdin. 'lacks' prints which of "
                     "them FOLDER does not hold whole, and which versions of \"modules\": {ID: VERSION…} are installed; 'take' checks what lies in "
                     "FOLDER/incoming/NAME and moves it to its place. 'look' reads {\"nodes\": [NODE…], \"paths\": [PATH…]}, which lie there, and "
                     "prints what they are.");
        out.operands = {Tr::tr("'lacks', 'take' or 'look'"), Tr::tr("a FOLDER")};
        out.required = 2;
        return out;
    }();
    return spec;
}

int depotCommand(const Arguments& arguments)
{
    const Result<QJsonObject> answer = perform(arguments.operands.at(0), arguments.operands.at(1));
    if (!answer) {
        complainAbout(answer.error());
        return exitCodeOf(answer.error().code);
    }
    outJson(*answer);
    return Done;
}

} // namespace terrella::cli
