// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"

namespace terrella {

/// One part of a join, with the name that errors give it.
struct NamedCube {
    QString name;
    std::shared_ptr<const Cube> cube;
};

/// Joins cubes that hold the same variables at different times along time (in the order of their times, not of the list), and cubes
/// that hold other variables side by side on shared axes. Errors name two files: times that overlap, grids, units or calendars
/// that differ, a variable that some files lack.
Result<std::shared_ptr<const Cube>> joinCubes(std::vector<NamedCube> parts, const OpenOptions& options);

} // namespace terrella
