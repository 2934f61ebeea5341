// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/run_results.h"

#include "app/terrella-run/export_value.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/error_code.h"
#include "pipelines/graph/document.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace terrella::cli {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::RunResults)
};
} // namespace

Result<void> RunResults::prepare(const QString& folder)
{
    if (folder.isEmpty())
        return {};
    const QFileInfo info(folder);
    m_folder = info.absoluteFilePath();
    if (info.exists() && !info.isDir())
        return Error{ErrorCode::Usage, Tr::tr("--out: '%1' is a file, not a folder.").arg(folder), {}};
    if (!QDir().mkpath(m_folder) || !QFileInfo(m_folder).isWritable())
        return Error{ErrorCode::Disk, Tr::tr("--out: the folder '%1' cannot be made or written into.").arg(folder), {}};
    return {};
}

void RunResults::take(const RunEvent& event)
{
    const std::lock_guard lock(m_mutex);
    if (event.type == QLatin1String("finished") || event.type == QLatin1String("reused")) {
        const QJsonObject outputs = event.details.value(QLatin1String("outputs")).toObject();
        std::map<QString, QString>& ports = m_outputs[event.node]; // also of a node that was not needed and gave none
        for (auto it = outputs.begin(); it != outputs.end(); ++it)
            ports[it.key()] = it.value().toString();
        m_keys[event.node] = event.details.value(QLatin1String("key")).toString();
        if (event.type == QLatin1String("finished"))
            m_made += event.details.value(QLatin1String("bytes")).toInteger();
    } else if (event.type == QLatin1String("failed")) {
        m_failures.push_back(parseErrorCode(event.details.value(QLatin1String("code")).toString()).value_or(ErrorCode::Failed));
    }
}

Result<std::set<QString>> RunResults::ends(const RunFolder& run) const
{
    TRY(const Document document, Document::load(run.pipelinePath()));
    std::set<QString> out;
    for (const auto& [node, ports] : m_outputs) {
        if (document.nodes.count(node) > 0) // not what stands inside groups, nor single runs of a mapped node
            out.insert(node);
    }
    for (const Link& link : document.links) {
        if (m_outputs.count(link.toNode) > 0)
            out.erase(link.fromNode); // its result is used further on
    }
    return out;
}

QStringList RunResults::endKeys(const RunFolder& run)
{
    const std::lock_guard lock(m_mutex);
    QStringList out;
    if (const auto nodes = ends(run)) {
        for (const QString& node : *nodes)
            out.append(m_keys[node]);
    }
    return out;
}

qint64 RunResults::madeBytes()
{
    const std::lock_guard lock(m_mutex);
    return m_made;
}

Result<void> RunResults::deliver(const RunFolder& run, bool json)
{
    const std::lock_guard lock(m_mutex);
    TRY(const std::set<QString> endNodes, ends(run));
    for (const auto& [node, ports] : m_outputs) {
        if (endNodes.count(node) == 0)
            continue;
        for (const auto& [port, stored] : ports) {
            const QString name = node + QLatin1Char('.') + port;
            QString path = stored;
            if (!m_folder.isEmpty()) {
                TRY(const Value value, loadValue(stored));
                path = QDir(m_folder).filePath(name + QLatin1Char('.') + usualExtension(value));
                const QString history
                    = QStringLiteral("terrella-run %1 run, %2").arg(QStringLiteral(TERRELLA_VERSION), QFileInfo(run.path()).fileName());
                TRY_DO(exportValue(value, path, {{}, history}));
            }
            if (json && !m_folder.isEmpty())
                outJson({{QStringLiteral("exported"), path}, {QStringLiteral("node"), node}, {QStringLiteral("port"), port}});
            else if (!json)
                out(name + QLatin1Char('\t') + path + QLatin1Char('\n'));
        }
    }
    return {};
}

ExitCode RunResults::exitCode(const Error& error) const
{
    const auto isInput = [](ErrorCode code) { return code == ErrorCode::NotFound || code == ErrorCode::Unreadable; };
    if (!m_failures.empty())
        return std::all_of(m_failures.begin(), m_failures.end(), isInput) ? InputMissing : RunFailed;
    return cli::exitCodeOf(error.code);
}

} // namespace terrella::cli
