// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/run_context.h"
#include "plugins/fire/hazard/learn_plan.h"
#include "plugins/learning/field_file.h"

namespace terrella::fire {

/// Drivers and burned fraction of all steps on the grid of the network, in a file of the scratch folder, and what training says of them. Any thread
/// once it is made.
class LearnData final : public learning::Samples {
public:
    /// Reads everything once. Cubes as in planLearn(). Errors: OutOfRange where there is no burned area at all to learn from.
    static Result<std::unique_ptr<LearnData>> make(
        const LearnPlan& plan, const Cube& drivers, const Cube* burnedArea, const Cube* fireWeather, RunContext& context);

    std::size_t inputs() const override { return m_plan.drivers.size(); }
    std::size_t outputs() const override { return 1; }
    const learning::Frame& frame() const override { return m_plan.frame; }
    Result<void> read(
        std::size_t step, const learning::FrameWindow& window, std::span<float> in, std::span<float> target, std::span<float> weight) const override;

    /// All channels of a step, normalised, NaN replaced by 0: [channel][cell].
    Result<void> readInputs(std::size_t step, std::span<float> out) const;
    Result<void> readTarget(std::size_t step, std::span<float> out) const { return m_file->read(step, inputs(), out); } ///< fraction, NaN for missing
    Result<void> readFireWeather(std::size_t step, std::span<float> out) const
    {
        return m_file->read(step, inputs() + 1, out);
    } ///< where it is there

    [[nodiscard]] std::size_t cells() const { return m_areas.size(); }
    [[nodiscard]] const std::vector<double>& areas() const { return m_areas; } ///< m²
    [[nodiscard]] const std::vector<learning::ChannelRange>& ranges() const { return m_ranges; }
    [[nodiscard]] const std::vector<double>& correlation() const { return m_correlation; }
    /// Cells and steps in which more was burned than there is; they count as burned wholly.
    [[nodiscard]] std::size_t overfull() const { return m_overfull; }
    /// Burned fraction of the years of training, over all that is known.
    [[nodiscard]] double meanFraction() const { return m_meanFraction; }
    /// Burned area of all steps in m², as it came.
    [[nodiscard]] double totalBurned() const { return m_totalBurned; }

private:
    explicit LearnData(const LearnPlan& plan);
    Result<void> fill(const Cube& drivers, const Cube* burnedArea, const Cube* fireWeather, RunContext& context);
    Result<void> correlate(RunContext& context);

    const LearnPlan& m_plan;
    std::unique_ptr<learning::FieldFile> m_file;
    std::vector<double> m_fineAreas, m_areas;
    double m_meanArea = 1.0;
    std::vector<learning::ChannelRange> m_ranges;
    std::vector<double> m_correlation;
    std::size_t m_overfull = 0;
    double m_totalBurned = 0.0, m_meanFraction = 0.0;
};

} // namespace terrella::fire
