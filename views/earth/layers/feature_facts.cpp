// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/feature_facts.h"

#include "views/earth/layers/track_lines.h"

namespace terrella::earth {

std::shared_ptr<FeatureFacts> factsOf(
    const Features& features, int column, const ShownUnits& shown, const std::shared_ptr<const FeatureFacts>& before)
{
    auto out = std::make_shared<FeatureFacts>();
    out->values = columnValues(features, column);
    if (column >= 0)
        for (double& v : out->values)
            v = shown.conversion(v);
    const std::vector<float> values(out->values.begin(), out->values.end());
    for (const EarthRange rule : {EarthRange::Automatic, EarthRange::Percentile, EarthRange::Symmetric})
        for (const EarthNorm norm : {EarthNorm::Linear, EarthNorm::Log, EarthNorm::Power})
            out->ranges[static_cast<std::size_t>(rule)][static_cast<std::size_t>(norm)] = rangeOf(values, rule, norm, ColourMap::Kind::Sequential);
    out->places = before ? before->places : std::make_shared<const NearestRows>(features.lon, features.lat);
    return out;
}

} // namespace terrella::earth
