// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/fire/hazard/learn_data.h"

#include <array>

namespace terrella::fire {

/// Mean burned fraction of each cell by calendar month, of the years of training. NaN where there never was a value.
struct MonthlyClimatology {
    std::array<std::vector<float>, 12> months;
    static Result<MonthlyClimatology> make(const LearnPlan& plan, const LearnData& data, RunContext& context);
    [[nodiscard]] const std::vector<float>& of(double seconds, Calendar calendar) const;
    /// As it lies in a model's file: 12 fields of float32.
    [[nodiscard]] std::string bytes() const;
    static std::optional<MonthlyClimatology> fromBytes(const std::string& bytes, std::size_t cells);
};

/// Fractional logit regression of the burned fraction, the same for all cells: on the logit of the climatology, and on the fire weather index or all
/// drivers. Fitted on cells drawn by chance from the years of training.
class FireRegression {
public:
    static Result<FireRegression> make(
        const LearnPlan& plan, const LearnData& data, const MonthlyClimatology& climatology, bool onFireWeather, RunContext& context);
    Result<void> predict(std::size_t step, std::span<float> out) const;
    [[nodiscard]] const std::vector<double>& coefficients() const { return m_coefficients; } ///< constant, climatology, others

private:
    FireRegression(const LearnPlan& plan, const LearnData& data, const MonthlyClimatology& climatology, bool onFireWeather)
        : m_plan(plan),
          m_data(data),
          m_climatology(climatology),
          m_onFireWeather(onFireWeather)
    {
    }
    [[nodiscard]] std::size_t columns() const { return 2 + (m_onFireWeather ? 1 : m_data.inputs()); }
    /// The columns after the climatology: [column][cell].
    Result<std::vector<float>> others(std::size_t step) const;
    void fillRow(std::size_t cell, const std::vector<float>& climate, const std::vector<float>& others, std::span<double> row) const;

    const LearnPlan& m_plan;
    const LearnData& m_data;
    const MonthlyClimatology& m_climatology;
    bool m_onFireWeather;
    std::vector<double> m_coefficients;
};

} // namespace terrella::fire
