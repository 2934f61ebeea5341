// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella-run/command.h"
#include "pipelines/graph/mending.h"
#include "pipelines/modules/plugin_host.h"
#include "pipelines/modules/problem.h"

#include <QJsonArray>

#include <vector>

namespace terrella::cli {

/// "detect_1.variable: error: There is no variable 'mls'; … [variable.missing]": one line.
QString problemLine(const Problem& problem);
/// One line for each problem with the ways to mend it below, and one that counts them: what `check` prints.
QString problemsText(const std::vector<Problem>& problems, std::size_t nodes);
/// One line for each fix that was applied.
QString mendedText(const std::vector<Mended>& mended);
/// [{"problem": …, "fix": {"title", "edit"}}]
QJsonArray mendedJson(const std::vector<Mended>& mended);
/// Done where there are warnings at most; InputMissing where an input file is the cause; PipelineInvalid otherwise.
ExitCode exitCodeOf(const std::vector<Problem>& problems, const Document& document, const PluginHost& host);
/// For a run with so much memory that writes to the default store.
CheckLimits limitsFor(qint64 memory);
/// The sentence of an error on stderr, with its trail below.
void complainAbout(const Error& error);

} // namespace terrella::cli
