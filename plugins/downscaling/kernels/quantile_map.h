// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/kernels/trend_fit.h"
#include "plugins/downscaling/kernels/year_groups.h"

#include <limits>

namespace terrella::downscale {

/// How the distribution of a model is brought to that of a reference.
enum class Mapping {
    Empirical,      ///< by the model's value (EQM): Panofsky & Brier 1968; Gudmundsson et al. 2012, doi:10.5194/hess-16-3383-2012
    Detrended,      ///< by the value without mean and trend (DQM): Cannon et al. 2015, doi:10.1175/JCLI-D-14-00754.1
    DeltaPreserving ///< by the value's rank in its own period (QDM): Cannon et al. 2015
};
enum class Change { Additive, Multiplicative };
enum class Between { Nearest, Linear };

struct MappingRules {
    Mapping mapping = Mapping::DeltaPreserving;
    Change change = Change::Additive;
    Between between = Between::Linear;
    std::size_t nodes = 50; ///< at the quantiles (i − ½) / nodes
    bool endNodes = false;  ///< and at 0 and 1: the smallest and the largest value. Beyond the outermost nodes the correction is theirs
    double largestFactor = std::numeric_limits<double>::infinity(); ///< multiplicative: factors are at most this
    double dry = std::numeric_limits<double>::quiet_NaN();          ///< values below it are no rain; NaN: there is no such limit
    bool adaptsFrequency
        = false; ///< where the model is dry too often some of its dry days get rain: Themeßl et al. 2012, doi:10.1007/s10584-011-0224-4
    double lowest = std::numeric_limits<double>::quiet_NaN(); ///< results below it become it
    int trendDegree = 1;                                      ///< DQM: of the polynomial taken out; 0: the mean
    bool ranksInWindow = true;                                ///< QDM: ranks among the days around too, else among those of the same part of the year
    std::size_t atLeast = 1;                                  ///< values that reference and model need for each part of the year; else NaN
    std::uint64_t seed = 1;                                   ///< of the choice among equal dry days
};

/// What is the same for all cells. Steps of the groups count in each series on its own.
struct MappingPlan {
    MappingRules rules;
    YearGroups reference, historical, projection; ///< with equal numbers of parts
    std::size_t window = 1;                       ///< so many parts of the year are pooled round each, odd
    std::vector<double> times;                    ///< of the projection, −1 … 1, for trends
};

/// Corrections at nodes, constant outside.
class Correction {
public:
    void clear();
    /// x must not fall.
    void add(double x, double y);
    /// Makes at() quick, for so many calls.
    void prepare(std::size_t calls);
    [[nodiscard]] double at(double x, Between between) const;
    [[nodiscard]] const std::vector<double>& nodes() const { return m_x; }
    [[nodiscard]] std::vector<double>& values() { return m_y; }

private:
    /// The first node that is not below x, which lies between the outermost.
    [[nodiscard]] std::size_t above(double x) const;

    std::vector<double> m_x, m_y;
    std::vector<std::uint32_t> m_first; ///< for parts of the range that are equally wide: a node at or before the one that is looked for; or empty
    double m_partsPerUnit = 0.0;
};

/// Maps series of cells; one for each thread, since it keeps its scratch. The plan must outlive it.
class QuantileMapper {
public:
    explicit QuantileMapper(const MappingPlan& plan);
    /// cell: its number, which with the seed decides which of equal dry days get rain. NaN are left out in training and stay NaN.
    void map(std::span<const float> reference, std::span<const float> historical, std::span<const float> projection, std::uint64_t cell,
        std::span<float> out);

private:
    void mapGroup(std::size_t group, std::span<const float> reference, std::span<const float> historical, std::span<const float> pool);
    void adaptFrequency(std::span<const float> reference, std::span<const float>& historical, std::span<const float>& pool);
    void makeCorrection(std::span<const float> reference, std::span<const float> historical, double referenceScale, double historicalScale);
    void mapByValue();
    void mapByRank(std::span<const float> pool);
    void mapDetrended(std::size_t group, double referenceMean, double historicalMean);
    void takeMoments(std::span<const float> projection);
    [[nodiscard]] Polynomial trendOf(std::size_t group);
    [[nodiscard]] double apply(double value, double correction) const;
    [[nodiscard]] float finish(double value) const;

    const MappingPlan& m_plan;
    Sorter m_sorter;
    RingPool m_reference, m_historical, m_projection;
    const bool m_ranksAlone, m_needsPool; ///< QDM: ranks count among the values that are mapped; whether the pool of the projection is looked at
    Correction m_correction;
    std::uint64_t m_cell = 0;
    std::vector<std::uint32_t> m_steps;                ///< of the group that is being mapped, those with values
    std::vector<float> m_values;                       ///< of these steps
    std::vector<float> m_adaptedHistorical, m_adapted; ///< pools after the frequency was adapted
    std::vector<float> m_spread;                       ///< rain that is put on dry days
    std::vector<double> m_moments, m_pooled;           ///< per group and of those around one: Σtᵏ, then Σx tᵏ
    std::vector<float> m_sorted;
    std::span<float> m_out;
};

} // namespace terrella::downscale
