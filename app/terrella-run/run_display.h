// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella-run/terminal.h"
#include "pipelines/run/run_folder.h"

#include <memory>

namespace terrella::cli {

/// Tells a person or a program how a run goes. Members may be called from any thread.
class RunDisplay {
public:
    virtual ~RunDisplay() = default;
    virtual void event(const RunEvent& event) = 0;
    /// A line for stderr between the events.
    virtual void say(const QString& line) = 0;
    /// The last state is drawn and stays.
    virtual void finish() {}
};

/// Bars on stderr where that is a terminal, plain lines otherwise; with `json` every event also as a line of JSON on stdout.
std::unique_ptr<RunDisplay> makeRunDisplay(bool json);

} // namespace terrella::cli
