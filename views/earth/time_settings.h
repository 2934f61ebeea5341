// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cf_time.h"

#include <QJsonObject>

#include <optional>

namespace terrella {

/// How time runs, and what layers show of it: all that the user may change about it and that a pipeline's view keeps. A value.
struct EarthTimeSettings {
    enum class Step { Data, Hour, Day, Month, Year }; ///< Data: every time that a visible layer has
    enum class AtEnd { Loop, Stop, Bounce };
    enum class Between { Nearest, Before }; ///< what a layer shows of its steps for a moment between two
    enum class Beyond { Hold, Hide };       ///< what a layer shows before its first and after its last step

    Step step = Step::Data;
    AtEnd atEnd = AtEnd::Loop;
    bool backwards = false;
    bool byDataTime = false;         ///< the rate counts time of the data, not steps
    double stepsPerSecond = 8.0;     ///< unless byDataTime
    double dataPerSecond = 86'400.0; ///< seconds of the data's time in one second, where byDataTime
    bool waits = true;               ///< for each picture; else those that are not ready in time are left out
    Between between = Between::Nearest;
    Beyond beyond = Beyond::Hold;
    std::optional<DateTime> first, last; ///< what is played; nothing: from the beginning, to the end

    bool operator==(const EarthTimeSettings&) const = default;
    /// Without what is as it is by itself.
    [[nodiscard]] QJsonObject toJson() const;
    static EarthTimeSettings fromJson(const QJsonObject& object);
};

/// Reads a date that exists in any calendar of CF: 30 February is one.
std::optional<DateTime> dateInAnyCalendar(const QString& iso);

} // namespace terrella
