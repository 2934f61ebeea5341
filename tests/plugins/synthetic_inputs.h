// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

namespace terrella::test {

/// A small world for trying out any module: 2°, 12 steps, six-hourly unless told, from 2000-02-26 (standard calendar), levels 300 and 500 hPa, with
/// one warm-core low that moves west at 15°N, and everything else smooth. Variables: msl, u10, v10, z (levels), t2m, zs, and whatever else the port
/// asks for.
struct World {
    std::size_t steps = 12;
    double spacingDeg = 2.0;
    double stepHours = 6.0;
    bool missing = false; ///< every value NaN
};
std::shared_ptr<const Cube> syntheticCube(const PortSpec& port, const World& world = {});

/// Candidates as a detection makes them: the low of that world, and one that stands still.
std::shared_ptr<const Features> syntheticFeatures(const World& world = {});

/// A value for each of the module's ports; an error where there is none for a port's type.
Result<ValueMap> syntheticInputs(const ModuleSpec& spec, const World& world = {});

/// Parameters that let the module run: its defaults, and for required ones a value made here (files are written into the folder).
Result<QJsonObject> syntheticParameters(const ModuleSpec& spec, const QString& folder);

SignatureMap signaturesOf(const ValueMap& values);

/// Everything a value holds, as bytes that are the same for the same content.
Result<QByteArray> contentOf(const Value& value);

} // namespace terrella::test
