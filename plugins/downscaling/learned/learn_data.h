// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/run_context.h"
#include "plugins/downscaling/learned/learn_plan.h"
#include "plugins/learning/field_file.h"

#include <memory>

namespace terrella::downscale {

/// Coarse fields and reference of all samples in files of the scratch folder, and what the years of training say of them. Any thread once it is made.
class LearnData final : public learning::Samples {
public:
    /// Reads everything once. Cubes as in planLearn(). Errors: OutOfRange where there is nothing to learn from.
    static Result<std::unique_ptr<LearnData>> make(
        const LearnPlan& plan, const Cube& coarse, const Cube& reference, const Cube* statics, RunContext& context);

    std::size_t inputs() const override { return m_plan.channels() + m_plan.cycle.channels(); }
    std::size_t outputs() const override { return 1; }
    const learning::Frame& frame() const override { return m_plan.frame; }
    Result<void> read(std::size_t sample, const learning::FrameWindow& window, std::span<float> in, std::span<float> target,
        std::span<float> weight) const override;

    /// All channels of a sample on the fine cells, normalised, NaN replaced by 0: [channel][cell].
    Result<void> readInputs(std::size_t sample, const LearnedClimate& climate, std::span<float> out) const;
    Result<void> readCoarse(std::size_t sample, std::span<float> out) const { return m_coarse->read(sample, 0, out); } ///< what is interpolated
    Result<void> readTarget(std::size_t sample, std::span<float> out) const { return m_reference->read(sample, 0, out); }
    /// The terms of the year and the day of a sample.
    [[nodiscard]] std::vector<double> termsOf(std::size_t sample) const;
    /// What the coarse fields of the samples are usually like.
    Result<std::vector<std::vector<float>>> meansOf(const std::vector<std::size_t>& samples, RunContext& context) const;

    [[nodiscard]] const LearnedField& field() const { return m_field; }
    [[nodiscard]] const std::vector<learning::ChannelRange>& ranges() const { return m_ranges; }
    [[nodiscard]] const std::vector<double>& correlation() const { return m_correlation; }

private:
    explicit LearnData(const LearnPlan& plan);
    Result<void> fill(const Cube& coarse, const Cube& reference, RunContext& context);
    Result<void> readStatics(const Cube* statics, RunContext& context);
    Result<void> regress(RunContext& context);
    Result<std::vector<float>> regressRows(std::size_t firstRow, std::size_t rows, RunContext& context) const;
    Result<void> measureRanges(RunContext& context);
    Result<void> readChannel(
        std::size_t sample, std::size_t predictor, const LearnedClimate& climate, std::span<float> coarse, std::span<float> fine) const;
    Result<void> survey(RunContext& context);
    void correlate(std::span<const float> fields);
    [[nodiscard]] std::size_t cells() const { return m_field.cells(); }

    const LearnPlan& m_plan;
    LearnedField m_field;
    double m_meanArea = 1.0;
    std::unique_ptr<learning::FieldFile> m_coarse, m_reference;
    std::vector<std::vector<float>> m_statics; ///< normalised
    std::vector<learning::ChannelRange> m_ranges;
    std::vector<double> m_correlation;
};

} // namespace terrella::downscale
