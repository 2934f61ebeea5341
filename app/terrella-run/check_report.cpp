// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/check_report.h"

#include "app/terrella-run/pipeline_input.h"
#include "app/terrella-run/terminal.h"

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
    return problem.severity == Severity::Error ? Tr::tr("%1: error: %2").arg(where, problem.message)
                                               : Tr::tr("%1: warning: %2").arg(where, problem.message);
}

QString problemsText(const std::vector<Problem>& problems, std::size_t nodes)
{
    QString text;
    for (const Problem& problem : problems)
        text += problemLine(problem) + QLatin1Char('\n');
    const auto errors = std::count_if(problems.begin(), problems.end(), [](const Problem& problem) { return problem.severity == Severity::Error; });
    const auto warnings = static_cast<std::ptrdiff_t>(problems.size()) - errors;
    const QString counted = Tr::tr("Errors: %1, warnings: %2, nodes: %3.").arg(errors).arg(warnings).arg(nodes);
    return text + (errors > 0 ? Tr::tr("The pipeline cannot run. %1\n") : Tr::tr("The pipeline can run. %1\n")).arg(counted);
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

void complainAbout(const Error& error)
{
    complain(error.message);
    for (const QString& step : error.trail)
        log(QStringLiteral("  (%1)").arg(step));
}

} // namespace terrella::cli
