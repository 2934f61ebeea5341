// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/plugins/data/data_case.h"

#include <random>

namespace terrella::test {

/// Days from a date on, in any calendar.
inline std::vector<double> days(int year, std::size_t count, Calendar calendar = Calendar::Standard)
{
    constexpr double day = 86400.0;
    const double first = toSeconds({year, 1, 1, 12, 0, 0.0}, calendar);
    std::vector<double> out;
    for (std::size_t d = 0; d < count; ++d)
        out.push_back(first + day * static_cast<double>(d));
    return out;
}

/// So many whole years of days.
inline std::vector<double> yearsOfDays(int first, int years, Calendar calendar = Calendar::Standard)
{
    constexpr double day = 86400.0;
    const double span = toSeconds({first + years, 1, 1, 12, 0, 0.0}, calendar) - toSeconds({first, 1, 1, 12, 0, 0.0}, calendar);
    return days(first, static_cast<std::size_t>(std::lround(span / day)), calendar);
}

/// A cube of one variable with a standard name.
template <class F>
std::shared_ptr<const Cube> climate(const char* name, const char* standardName, const char* units, const Shape& shape, const F& value)
{
    const auto plain = makeCube(name, units, shape, value);
    CubeSignature signature = plain->signature();
    signature.variables.front().standardName = QLatin1String(standardName);
    return std::make_shared<MemoryCube>(
        std::make_shared<const CubeSignature>(signature), std::vector<std::vector<float>>{valuesOf(*plain, QLatin1String(name))});
}

/// Daily temperatures with a yearly cycle, noise that is the same for the same seed, and an addition of one's own.
template <class F>
std::shared_ptr<const Cube> temperatures(const Shape& shape, unsigned seed, const F& addition)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(0.0, 3.0);
    return climate("tas", "air_temperature", "K", shape, [&](std::size_t t, std::size_t l, std::size_t j, std::size_t i) {
        const DateTime date = fromSeconds(shape.times[t], shape.calendar);
        const double season = -10.0 * std::cos(2.0 * 3.14159265358979 * (date.month - 1 + date.day / 31.0) / 12.0);
        return 280.0 + season + normal(random) + addition(t, l, j, i);
    });
}

/// The same with its levels as members of an ensemble.
inline std::shared_ptr<const Cube> asEnsemble(const std::shared_ptr<const Cube>& cube)
{
    CubeSignature signature = cube->signature();
    for (Axis& axis : signature.axes) {
        if (axis.kind != AxisKind::Level)
            continue;
        axis.kind = AxisKind::Member;
        axis.name = QStringLiteral("realization");
        axis.units = QStringLiteral("1");
    }
    return std::make_shared<MemoryCube>(
        std::make_shared<const CubeSignature>(signature), std::vector<std::vector<float>>{valuesOf(*cube, signature.variables.front().name)});
}

inline Value value(std::shared_ptr<const Cube> cube) { return {std::move(cube)}; }

inline ValueMap climates(const std::shared_ptr<const Cube>& reference, const std::shared_ptr<const Cube>& historical,
    const std::shared_ptr<const Cube>& projection = nullptr)
{
    ValueMap out{{QStringLiteral("reference"), {value(reference)}}, {QStringLiteral("historical"), {value(historical)}}};
    if (projection)
        out[QStringLiteral("projection")] = {value(projection)};
    return out;
}

} // namespace terrella::test
