// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/cyclones/detect_candidates.h"
#include "plugins/cyclones/idealised_storms.h"
#include "plugins/cyclones/kernels/sphere.h"
#include "plugins/cyclones/stitch_tracks.h"
#include "tests/plugins/module_case.h"

namespace terrella::test {

/// Storms, detection and stitching, one after the other.
struct CycloneChain {
    cyclones::IdealisedStorms stormsModule;
    cyclones::DetectCandidates detectModule;
    cyclones::StitchTracks stitchModule;
    ModuleCase storms{stormsModule, QStringLiteral("cyclones/idealised_storms.json")};
    ModuleCase detect{detectModule, QStringLiteral("cyclones/detect_candidates.json")};
    ModuleCase stitch{stitchModule, QStringLiteral("cyclones/stitch_tracks.json")};

    std::shared_ptr<const Features> truth;
    std::shared_ptr<const Features> candidates;
    std::shared_ptr<const Features> tracks;
    std::shared_ptr<const Report> summary;
    QStringList warnings;

    Result<std::shared_ptr<const Cube>> makeStorms(const QJsonObject& values)
    {
        FakeContext context;
        TRY(const Outputs made, storms.run(values, {}, context));
        truth = output<Features>(made, "truth");
        return output<Cube>(made, "fields");
    }

    Result<void> follow(
        const std::shared_ptr<const Cube>& fields, const QJsonObject& detection = {}, const QJsonObject& stitching = {}, int threads = 2)
    {
        FakeContext context;
        context.threadCount = threads;
        TRY(const Outputs found, detect.run(detection, {{QStringLiteral("fields"), {fields}}}, context));
        candidates = output<Features>(found, "candidates");
        TRY(const Outputs joined, stitch.run(stitching, {{QStringLiteral("candidates"), {candidates}}}, context));
        tracks = output<Features>(joined, "tracks");
        summary = output<Report>(joined, "summary");
        warnings = context.warnings;
        return {};
    }
};

/// Rows of each track by its number.
inline std::map<qint64, std::vector<std::size_t>> rowsByTrack(const Features& tracks)
{
    std::map<qint64, std::vector<std::size_t>> out;
    const std::vector<qint64>& ids = *tracks.integers(QStringLiteral("track_id"));
    for (std::size_t row = 0; row < ids.size(); ++row)
        out[ids[row]].push_back(row);
    return out;
}

inline const std::vector<double>& timesOf(const Features& features)
{
    return features.columns[static_cast<std::size_t>(features.info.find(QStringLiteral("time")))].real;
}

/// For each true storm the number of the track that is nearest to it on average at common times, with the largest distance in degrees.
struct Match {
    qint64 track = 0;
    double farthestDeg = 360.0;
    std::size_t common = 0;
};
inline std::map<qint64, Match> matchTracks(const Features& truth, const Features& tracks)
{
    std::map<qint64, Match> out;
    const auto found = rowsByTrack(tracks);
    for (const auto& [storm, stormRows] : rowsByTrack(truth)) {
        for (const auto& [track, trackRows] : found) {
            double farthest = 0.0;
            std::size_t common = 0;
            for (const std::size_t a : stormRows) {
                for (const std::size_t b : trackRows) {
                    if (timesOf(truth)[a] != timesOf(tracks)[b])
                        continue;
                    ++common;
                    farthest = std::max(farthest, cyclones::greatCircleDeg(truth.lon[a], truth.lat[a], tracks.lon[b], tracks.lat[b]));
                }
            }
            if (common > 0 && farthest < out[storm].farthestDeg)
                out[storm] = {track, farthest, common};
        }
    }
    return out;
}

} // namespace terrella::test
