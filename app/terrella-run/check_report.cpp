// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/check_report.h"

#include "app/terrella-run/pipeline_input.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/files.h"
#include "pipelines/run/store.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::cli {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::CheckReport)
};
} // namespace

QString problemLine(const Problem& problem)
{
    QString where = problem.node.isEmpty() ? Tr::tr("pipeline") : problem.node;
    if (!problem.parameter.isEmpty() || !problem.port.isEmpty())
        where += QLatin1Char('.') + (problem.parameter.isEmpty() ? problem.port : problem.parameter);
    const QString line = problem.severity == Severity::Error ? Tr::tr("%1: error: %2").arg(where, problem.message)
                                                             : Tr::tr("%1: warning: %2").arg(where, problem.message);
    return line + QStringLiteral(" [%1]").arg(problem.code);
}

QString problemsText(const std::vector<Problem>& problems, std::size_t nodes)
{
    QString text;
    bool canMend = false;
    for (const Problem& problem : problems) {
        text += problemLine(problem) + QLatin1Char('\n');
        QStringList ways;
        for (const Fix& fix : problem.fixes)
            ways.append(fix.title);
        if (!ways.isEmpty())
            text += QStringLiteral("    ") + Tr::tr("to mend: %1").arg(ways.join(QStringLiteral(" | "))) + QLatin1Char('\n');
        canMend |= !ways.isEmpty();
    }
    const auto errors = std::count_if(problems.begin(), problems.end(), [](const Problem& problem) { return problem.severity == Severity::Error; });
    const auto warnings = static_cast<std::ptrdiff_t>(problems.size()) - errors;
    const QString counted = Tr::tr("Errors: %1, warnings: %2, nodes: %3.").arg(errors).arg(warnings).arg(nodes);
    text += (errors > 0 ? Tr::tr("The pipeline cannot run. %1\n") : Tr::tr("The pipeline can run. %1\n")).arg(counted);
    if (canMend)
        text += Tr::tr("Take the first way of all or of some: --fix all, --fix CODE; write the result with --out FILE.\n");
    return text;
}

QString mendedText(const std::vector<Mended>& mended)
{
    QString text;
    for (const Mended& item : mended)
        text
            += Tr::tr("%1: mended: %2").arg(item.problem.node.isEmpty() ? Tr::tr("pipeline") : item.problem.node, item.fix.title) + QLatin1Char('\n');
    return text;
}

QJsonArray mendedJson(const std::vector<Mended>& mended)
{
    QJsonArray out;
    for (const Mended& item : mended) {
        QJsonObject problem = toJson(item.problem);
        problem.remove(QLatin1String("fixes"));
        out.append(QJsonObject{{QStringLiteral("problem"), problem}, {QStringLiteral("fix"), toJson(item.fix)}});
    }
    return out;
}

ExitCode exitCodeOf(const std::vector<Problem>& problems, const Document& document, const PluginHost& host)
{
    ExitCode code = Done;
    for (const Problem& problem : problems) {
        if (problem.severity != Severity::Error)
            continue;
        if (isInputProblem(problem, document, host))
            return InputMissing;
        code = PipelineInvalid;
    }
    return code;
}

CheckLimits limitsFor(qint64 memory)
{
    CheckLimits limits;
    limits.memory = memory;
    limits.store = Store::defaultRoot();
    if (const Result<qint64> room = freeBytes(limits.store))
        limits.room = *room;
    return limits;
}

void complainAbout(const Error& error)
{
    complain(error.message);
    for (const QString& step : error.trail)
        log(QStringLiteral("  (%1)").arg(step));
}

} // namespace terrella::cli
