// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/checker.h"

#include <QByteArray>

namespace terrella::fuzz {

/// What is done with any bytes as a pipeline: the text up to a line of "---" is parsed, checked, written and parsed again; each line after it is
/// an edit, applied and taken back. What must hold and does not ends the program with a sentence.
void tryDocument(const QByteArray& input, PluginHost& host);

} // namespace terrella::fuzz
