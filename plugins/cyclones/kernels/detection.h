// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/sphere_area.h"
#include "plugins/cyclones/kernels/expression.h"
#include "plugins/cyclones/kernels/mesh.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace terrella::cyclones {

/// All cells within `distanceDeg` of the start must be reached before the value has risen (delta > 0) or fallen (delta < 0) by |delta|:
/// flooding outwards from the start stops at cells that have, and must not leave the circle. The start is the candidate itself, or the
/// extremum (minimum for delta > 0) among the connected cells within `offsetDeg` of it.
struct ClosedContour {
    Expression field;
    double delta = 0.0; ///< units of the field
    double distanceDeg = 0.0;
    double offsetDeg = 0.0;
};

enum class Comparison { Greater, GreaterEqual, Less, LessEqual, Equal, NotEqual };

/// Holds when any connected cell within the distance satisfies it.
struct FieldThreshold {
    Expression field;
    Comparison comparison = Comparison::GreaterEqual;
    double value = 0.0;
    double distanceDeg = 0.0;
};

enum class Statistic { Minimum, Maximum, Average, DistanceOfMinimum, DistanceOfMaximum };

/// A number for each candidate, from the connected cells within the distance.
struct OutputOperator {
    Expression field;
    Statistic statistic = Statistic::Minimum;
    double distanceDeg = 0.0;
};

/// What makes a point a candidate. Order of the tests: local extremum, box and least |latitude|, merging, thresholds, closed contours,
/// contours that must not be closed.
struct Criteria {
    int searchField = 0;
    bool maxima = false;
    std::optional<Box> box;
    std::shared_ptr<const SphereArea> area; ///< where there is one, in the box around it
    double leastAbsLatDeg = 0.0;
    double mergeDistanceDeg = 0.0; ///< 0: no merging
    bool mergeEqual = false;       ///< of equal extrema within the distance only the first stays
    std::vector<FieldThreshold> thresholds;
    std::vector<ClosedContour> closed;
    std::vector<ClosedContour> notClosed;
    std::vector<OutputOperator> outputs;
};

/// How many points were left after each test, for the report of a run; extrema are counted in the rows of the box.
struct DetectionCounts {
    std::size_t extrema = 0, inBox = 0, merged = 0, overThresholds = 0, closed = 0, accepted = 0;
    DetectionCounts& operator+=(const DetectionCounts& other);
};

struct Detection {
    std::vector<std::uint32_t> cells; ///< ascending
    std::vector<double> values;       ///< cells.size() × outputs.size(); NaN where nothing was within reach
    DetectionCounts counts;
};

/// Finds candidates in one time step after the method of TempestExtremes' DetectNodes (Ullrich and Zarzycki 2017, doi:10.5194/gmd-10-1069-2017;
/// Ullrich et al. 2021, doi:10.5194/gmd-14-5023-2021). Keeps its working arrays between steps. One thread; the mesh must outlive it.
class Detector {
public:
    explicit Detector(const Mesh& mesh);
    /// fields[k] has mesh.size() values; NaN is missing: never an extremum, ignored as a neighbour, and a hole that contours leak through.
    Detection detect(const Criteria& criteria, std::span<const float* const> fields);

private:
    void findExtrema(const Criteria& criteria, const float* field, std::vector<std::uint32_t>& cells);
    void findInRow(const float* field, std::size_t j, bool maxima, std::vector<std::uint32_t>& cells);
    void keepLoneExtrema(const Criteria& criteria, const float* field, std::vector<std::uint32_t>& cells) const;
    bool isClosed(const ClosedContour& contour, std::span<const float* const> fields, std::uint32_t cell);
    bool holds(const FieldThreshold& threshold, std::span<const float* const> fields, std::uint32_t cell);
    double statistic(const OutputOperator& output, std::span<const float* const> fields, std::uint32_t cell);
    std::uint32_t extremumNear(const Expression& field, std::span<const float* const> fields, std::uint32_t cell, double radiusDeg, bool maximum);
    void beginFlood(std::uint32_t origin);
    bool firstVisit(std::uint32_t cell);
    template <class Visit>
    void forConnectedWithin(std::uint32_t origin, double radiusDeg, Visit&& visit);

    const Mesh* m_mesh;
    DistanceFrom m_distance;
    std::vector<std::uint32_t> m_visited; ///< epoch of the last visit
    std::uint32_t m_epoch = 0;
    std::vector<std::uint32_t> m_queue;
    std::vector<std::uint8_t> m_beaten;
};

} // namespace terrella::cyclones
