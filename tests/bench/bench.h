// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <algorithm>
#include <chrono>
#include <functional>

namespace terrella::bench {

/// Seconds of the quickest of so many runs.
inline double quickest(int runs, const std::function<void()>& body)
{
    double best = 1e300;
    for (int k = 0; k < runs; ++k) {
        const auto begin = std::chrono::steady_clock::now();
        body();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    return best;
}

/// One line of the table: what, how much, and the budget if there is one. Returns whether it is kept.
bool report(const QString& what, double value, const QString& unit, double atMost = 0.0);
/// The same for ratios that must be reached.
bool reportAtLeast(const QString& what, double value, const QString& unit, double atLeast);
/// A line without a number: why something is not measured.
void note(const QString& text);

/// Each section measures one part of the program and returns whether its budgets are kept.
bool cyclones();
bool downscaling();
bool fireWeather();
bool regrid();
bool reductions();

} // namespace terrella::bench
