// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/formula_program.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::data {

namespace {

constexpr std::size_t kCells = 512; ///< at a time: all values of the stack stay in the fastest cache
constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

template <class F>
void one(double* x, std::size_t n, const F& f)
{
    for (std::size_t k = 0; k < n; ++k)
        x[k] = f(x[k]);
}

template <class F>
void two(double* x, const double* y, std::size_t n, const F& f)
{
    for (std::size_t k = 0; k < n; ++k)
        x[k] = f(x[k], y[k]);
}

/// Comparisons and logic: missing where a value is.
template <class F>
void test(double* x, const double* y, std::size_t n, const F& f)
{
    two(x, y, n, [&f](double a, double b) { return std::isnan(a) || std::isnan(b) ? kMissing : f(a, b) ? 1.0 : 0.0; });
}

void ofOne(FormulaCode code, double* x, std::size_t n)
{
    switch (code) {
    case FormulaCode::Negate: return one(x, n, [](double a) { return -a; });
    case FormulaCode::Not: return one(x, n, [](double a) { return std::isnan(a) ? a : a == 0.0 ? 1.0 : 0.0; });
    case FormulaCode::IsNan: return one(x, n, [](double a) { return std::isnan(a) ? 1.0 : 0.0; });
    case FormulaCode::Abs: return one(x, n, [](double a) { return std::abs(a); });
    case FormulaCode::Sign: return one(x, n, [](double a) { return std::isnan(a) ? a : static_cast<double>((a > 0.0) - (a < 0.0)); });
    case FormulaCode::Sqrt: return one(x, n, [](double a) { return std::sqrt(a); });
    case FormulaCode::Cbrt: return one(x, n, [](double a) { return std::cbrt(a); });
    case FormulaCode::Exp: return one(x, n, [](double a) { return std::exp(a); });
    case FormulaCode::Log: return one(x, n, [](double a) { return std::log(a); });
    case FormulaCode::Log10: return one(x, n, [](double a) { return std::log10(a); });
    case FormulaCode::Log2: return one(x, n, [](double a) { return std::log2(a); });
    case FormulaCode::Sin: return one(x, n, [](double a) { return std::sin(a); });
    case FormulaCode::Cos: return one(x, n, [](double a) { return std::cos(a); });
    case FormulaCode::Tan: return one(x, n, [](double a) { return std::tan(a); });
    case FormulaCode::Asin: return one(x, n, [](double a) { return std::asin(a); });
    case FormulaCode::Acos: return one(x, n, [](double a) { return std::acos(a); });
    case FormulaCode::Atan: return one(x, n, [](double a) { return std::atan(a); });
    case FormulaCode::Sinh: return one(x, n, [](double a) { return std::sinh(a); });
    case FormulaCode::Cosh: return one(x, n, [](double a) { return std::cosh(a); });
    case FormulaCode::Tanh: return one(x, n, [](double a) { return std::tanh(a); });
    case FormulaCode::Floor: return one(x, n, [](double a) { return std::floor(a); });
    case FormulaCode::Ceil: return one(x, n, [](double a) { return std::ceil(a); });
    case FormulaCode::Round: return one(x, n, [](double a) { return std::round(a); });
    default: return;
    }
}

void ofTwo(FormulaCode code, double* x, const double* y, std::size_t n)
{
    switch (code) {
    case FormulaCode::Add: return two(x, y, n, [](double a, double b) { return a + b; });
    case FormulaCode::Subtract: return two(x, y, n, [](double a, double b) { return a - b; });
    case FormulaCode::Multiply: return two(x, y, n, [](double a, double b) { return a * b; });
    case FormulaCode::Divide: return two(x, y, n, [](double a, double b) { return a / b; });
    case FormulaCode::Power: return two(x, y, n, [](double a, double b) { return b == 2.0 ? a * a : std::pow(a, b); });
    case FormulaCode::Mod: return two(x, y, n, [](double a, double b) { return a - b * std::floor(a / b); });
    case FormulaCode::Atan2: return two(x, y, n, [](double a, double b) { return std::atan2(a, b); });
    case FormulaCode::Hypot: return two(x, y, n, [](double a, double b) { return std::sqrt(a * a + b * b); });
    case FormulaCode::Less: return test(x, y, n, [](double a, double b) { return a < b; });
    case FormulaCode::LessEqual: return test(x, y, n, [](double a, double b) { return a <= b; });
    case FormulaCode::Greater: return test(x, y, n, [](double a, double b) { return a > b; });
    case FormulaCode::GreaterEqual: return test(x, y, n, [](double a, double b) { return a >= b; });
    case FormulaCode::Equal: return test(x, y, n, [](double a, double b) { return a == b; });
    case FormulaCode::NotEqual: return test(x, y, n, [](double a, double b) { return a != b; });
    case FormulaCode::And: return test(x, y, n, [](double a, double b) { return a != 0.0 && b != 0.0; });
    case FormulaCode::Or: return test(x, y, n, [](double a, double b) { return a != 0.0 || b != 0.0; });
    case FormulaCode::Min: return two(x, y, n, [](double a, double b) { return std::isnan(a) || a < b ? a : b; });
    case FormulaCode::Max: return two(x, y, n, [](double a, double b) { return std::isnan(a) || a > b ? a : b; });
    case FormulaCode::NanMin: return two(x, y, n, [](double a, double b) { return std::fmin(a, b); });
    case FormulaCode::NanMax: return two(x, y, n, [](double a, double b) { return std::fmax(a, b); });
    case FormulaCode::Coalesce: return two(x, y, n, [](double a, double b) { return std::isnan(a) ? b : a; });
    default: return;
    }
}

std::size_t deepest(const FormulaProgram& program)
{
    std::size_t depth = 0, most = 1;
    for (const FormulaStep& step : program) {
        depth = depth + 1 - std::min(depth, operandsOf(step.code));
        most = std::max(most, depth);
    }
    return most;
}

} // namespace

std::size_t operandsOf(FormulaCode code)
{
    if (code <= FormulaCode::Variable)
        return 0;
    if (code < FormulaCode::Add)
        return 1;
    return code < FormulaCode::Where ? 2 : 3;
}

void evaluate(const FormulaProgram& program, std::span<const FormulaOperand> operands, std::span<float> out)
{
    std::vector<double> stack((deepest(program) + 1) * kCells);
    for (std::size_t from = 0; from < out.size(); from += kCells) {
        const std::size_t n = std::min(kCells, out.size() - from);
        double* top = stack.data(); // behind the last value
        for (const FormulaStep& step : program) {
            double* const first = top - operandsOf(step.code) * kCells;
            if (step.code == FormulaCode::Number) {
                std::fill_n(top, n, step.a);
            } else if (step.code == FormulaCode::Variable) {
                const FormulaOperand& operand = operands[step.index];
                if (operand.isSingle)
                    std::fill_n(top, n, static_cast<double>(*operand.values));
                else
                    std::copy_n(operand.values + from, n, top);
            } else if (step.code == FormulaCode::Scale) {
                one(first, n, [&step](double a) { return step.a * a + step.b; });
            } else if (step.code == FormulaCode::Where) {
                const double *yes = first + kCells, *no = yes + kCells;
                for (std::size_t k = 0; k < n; ++k)
                    first[k] = std::isnan(first[k]) ? kMissing : first[k] != 0.0 ? yes[k] : no[k];
            } else if (operandsOf(step.code) == 1) {
                ofOne(step.code, first, n);
            } else {
                ofTwo(step.code, first, first + kCells, n);
            }
            top = first + kCells;
        }
        for (std::size_t k = 0; k < n; ++k)
            out[from + k] = static_cast<float>(stack[k]);
    }
}

} // namespace terrella::data
