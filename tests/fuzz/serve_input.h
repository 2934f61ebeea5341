// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella-run/serve_engine.h"
#include "app/terrella-run/serve_loop.h"

#include <QByteArray>

namespace terrella::fuzz {

/// Hands the lines of any bytes to `serve`. Every line that is no blank gets one answer, which is a line of JSON; anything else ends the program
/// with a sentence.
void tryServe(const QByteArray& input, cli::ServeEngine& engine);

} // namespace terrella::fuzz
