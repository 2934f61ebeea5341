// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella-run/command.h"
#include "pipelines/graph/document.h"
#include "pipelines/modules/plugin_host.h"
#include "pipelines/modules/problem.h"

#include <vector>

namespace terrella::cli {

/// "detect_1: error: No variable … (parameter 'variable')": one line.
QString problemLine(const Problem& problem);
/// One line for each problem and one that counts them: what `check` prints.
QString problemsText(const std::vector<Problem>& problems, std::size_t nodes);
/// Done where there are warnings at most; InputMissing where an input file is the cause; PipelineInvalid otherwise.
ExitCode exitCodeOf(const std::vector<Problem>& problems, const Document& document, const PluginHost& host);
/// The sentence of an error on stderr, with its trail below.
void complainAbout(const Error& error);

} // namespace terrella::cli
