// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/signature.h"
#include "plugins/downscaling/kernels/cycles.h"

#include <QJsonObject>

#include <string>
#include <vector>

namespace terrella::downscale {

/// What the regression in each cell makes of an interpolated value B with anomaly A, whose coefficients go through the year and the day with terms φ:
/// Sum: B + a·φ + b A. Factor: B (1 + a·φ), for quantities that have a zero.
enum class LocalForm { None, Sum, Factor };

/// Which cycles the times of training can tell: none of the year where they do not cover one or are years themselves.
CycleRule cyclesOf(const Axis& time, const std::vector<std::size_t>& samples);
/// The terms of a time.
std::vector<double> cycleTermsAt(const CycleRule& rule, double seconds, Calendar calendar);
/// Whether times cover years enough to have a climate of their own.
bool haveOwnClimate(const std::vector<double>& seconds);

/// What a model knows of places, beside its network: what coarse fields are usually like, and the regression in each fine cell. Any thread.
class LearnedClimate {
public:
    LearnedClimate() = default;
    /// means: of each predictor its coefficients, [term][coarse cell], nothing where it is taken as it is. local: [term][fine cell].
    LearnedClimate(CycleRule cycle, LocalForm form, std::vector<std::vector<float>> means, std::vector<float> local);

    [[nodiscard]] const CycleRule& cycle() const { return m_cycle; }
    [[nodiscard]] LocalForm form() const { return m_form; }
    [[nodiscard]] bool hasMean(std::size_t predictor) const { return predictor < m_means.size() && !m_means[predictor].empty(); }
    /// Takes away what is usual at that time; where nothing is known of a cell, all of it. A predictor that is taken as it is stays.
    void takeMean(std::size_t predictor, std::span<const double> terms, std::span<float> coarse) const;
    /// From the interpolated field to what the regression makes of it, in place. anomaly: of LocalForm::Sum, on the fine cells.
    void correct(std::span<const double> terms, std::span<const float> anomaly, std::span<float> fine) const;
    /// The same with other means.
    [[nodiscard]] LearnedClimate withMeans(std::vector<std::vector<float>> means) const { return {m_cycle, m_form, std::move(means), m_local}; }

    /// How it is kept in a model's file: float32 as a card's `climate` tells.
    [[nodiscard]] std::string bytes() const;
    [[nodiscard]] QJsonObject toJson() const;
    /// Error Invalid where card and file do not fit.
    static Result<LearnedClimate> fromBytes(
        const QJsonObject& json, const std::string& bytes, std::size_t predictors, std::size_t coarseCells, std::size_t fineCells);
    static constexpr const char* kFile = "climate.f32";

private:
    CycleRule m_cycle;
    LocalForm m_form = LocalForm::None;
    std::vector<std::vector<float>> m_means;
    std::vector<float> m_local;
};

} // namespace terrella::downscale
