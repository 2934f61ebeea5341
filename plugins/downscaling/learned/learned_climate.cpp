// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/learned_climate.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::LearnedClimate)
};

constexpr double kDay = 86400.0, kYear = 365.25 * kDay;
constexpr double kOwnYears = 10.0 - 0.1; // the last of ten years of months is nearer than that

double sumAt(std::span<const float> coefficients, std::span<const double> terms, std::size_t cells, std::size_t cell)
{
    double out = 0.0;
    for (std::size_t k = 0; k < terms.size(); ++k)
        out += terms[k] * static_cast<double>(coefficients[k * cells + cell]);
    return out;
}

QString nameOf(LocalForm form)
{
    return form == LocalForm::Sum ? QStringLiteral("sum") : form == LocalForm::Factor ? QStringLiteral("factor") : QStringLiteral("none");
}

} // namespace

CycleRule cyclesOf(const Axis& time, const std::vector<std::size_t>& samples)
{
    CycleRule out;
    std::vector<double> times;
    for (const std::size_t sample : samples)
        times.push_back(time.values[sample]);
    std::ranges::sort(times);
    double step = std::numeric_limits<double>::infinity();
    for (std::size_t k = 1; k < times.size(); ++k)
        step = times[k] > times[k - 1] ? std::min(step, times[k] - times[k - 1]) : step;
    const double span = times.empty() ? 0.0 : times.back() - times.front();
    if (step < 100.0 * kDay && span > 300.0 * kDay)
        out.year = span > 1.9 * kYear ? 2 : 1;
    if (step <= 8.1 * kDay / 24.0 && span > 5.0 * kDay)
        out.day = step <= 3.1 * kDay / 24.0 ? 2 : 1;
    return out;
}

std::vector<double> cycleTermsAt(const CycleRule& rule, double seconds, Calendar calendar)
{
    const DateTime date = fromSeconds(seconds, calendar);
    const double days = calendar == Calendar::Days360 ? 360.0 : calendar == Calendar::NoLeap ? 365.0 : kYear / kDay;
    const double partOfDay = (date.hour + date.minute / 60.0) / 24.0;
    std::vector<double> out(rule.terms());
    cycleTerms(rule, (dayOfYear(date, calendar) - 1 + partOfDay) / days, partOfDay, out);
    return out;
}

bool haveOwnClimate(const std::vector<double>& seconds)
{
    const auto [least, greatest] = std::ranges::minmax_element(seconds);
    return !seconds.empty() && *greatest - *least >= kOwnYears * kYear;
}

LearnedClimate::LearnedClimate(CycleRule cycle, LocalForm form, std::vector<std::vector<float>> means, std::vector<float> local)
    : m_cycle(cycle),
      m_form(form),
      m_means(std::move(means)),
      m_local(std::move(local))
{
}

void LearnedClimate::takeMean(std::size_t predictor, std::span<const double> terms, std::span<float> coarse) const
{
    if (!hasMean(predictor))
        return;
    for (std::size_t c = 0; c < coarse.size(); ++c) {
        const double mean = sumAt(m_means[predictor], terms, coarse.size(), c);
        if (!std::isnan(coarse[c]))
            coarse[c] = std::isnan(mean) ? 0.0F : static_cast<float>(static_cast<double>(coarse[c]) - mean);
    }
}

void LearnedClimate::correct(std::span<const double> terms, std::span<const float> anomaly, std::span<float> fine) const
{
    if (m_form == LocalForm::None)
        return;
    const std::size_t cells = fine.size();
    for (std::size_t c = 0; c < cells; ++c) {
        const double change = sumAt(m_local, terms, cells, c), value = static_cast<double>(fine[c]);
        if (std::isnan(change)) // nothing was observed there
            continue;
        if (m_form == LocalForm::Factor)
            fine[c] = static_cast<float>(value * (1.0 + change));
        else
            fine[c] = static_cast<float>(value + change + static_cast<double>(m_local[terms.size() * cells + c]) * static_cast<double>(anomaly[c]));
    }
}

std::string LearnedClimate::bytes() const
{
    std::string out;
    const auto add
        = [&out](const std::vector<float>& values) { out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)); };
    for (const std::vector<float>& mean : m_means)
        add(mean);
    add(m_local);
    return out;
}

QJsonObject LearnedClimate::toJson() const
{
    QJsonArray means;
    for (const std::vector<float>& mean : m_means)
        means.append(!mean.empty());
    return {{QStringLiteral("year_harmonics"), static_cast<qint64>(m_cycle.year)},
        {QStringLiteral("day_harmonics"), static_cast<qint64>(m_cycle.day)}, {QStringLiteral("means"), means},
        {QStringLiteral("local"), nameOf(m_form)}};
}

Result<LearnedClimate> LearnedClimate::fromBytes(
    const QJsonObject& json, const std::string& bytes, std::size_t predictors, std::size_t coarseCells, std::size_t fineCells)
{
    LearnedClimate out;
    constexpr int most = 16;
    const auto count = [&](const char* key) { return static_cast<std::size_t>(std::clamp(json.value(QLatin1String(key)).toInt(), 0, most)); };
    out.m_cycle = {count("year_harmonics"), count("day_harmonics")};
    const QString form = json.value(QLatin1String("local")).toString();
    out.m_form = form == QLatin1String("sum") ? LocalForm::Sum : form == QLatin1String("factor") ? LocalForm::Factor : LocalForm::None;
    std::size_t at = 0;
    bool isShort = false;
    const auto take = [&](std::size_t number) {
        std::vector<float> values(number);
        isShort = isShort || bytes.size() < (at + number) * sizeof(float);
        if (!isShort)
            std::memcpy(values.data(), bytes.data() + at * sizeof(float), number * sizeof(float));
        at += number;
        return values;
    };
    const QJsonArray means = json.value(QLatin1String("means")).toArray();
    for (std::size_t k = 0; k < predictors; ++k)
        out.m_means.push_back(means.at(static_cast<qsizetype>(k)).toBool() ? take(out.m_cycle.terms() * coarseCells) : std::vector<float>());
    if (out.m_form != LocalForm::None)
        out.m_local = take((out.m_cycle.terms() + (out.m_form == LocalForm::Sum ? 1 : 0)) * fineCells);
    if (isShort || at * sizeof(float) != bytes.size())
        return Error{ErrorCode::Invalid,
            Tr::tr("The model's file holds %1 numbers on its climate where its card tells of %2; they do not belong together.")
                .arg(bytes.size() / sizeof(float))
                .arg(at),
            {}};
    return out;
}

} // namespace terrella::downscale
