// SPDX-License-Identifier: GPL-3.0-or-later
// Weather for fire.fwi, and what comes out of it.
#pragma once

#include "tests/plugins/fire/fwi_tables.h"
#include "tests/plugins/module_case.h"

#include <cstring>
#include <limits>

namespace terrella::fire::test {

inline constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();

struct Field {
    QString name, units;
    std::vector<float> values; ///< [day][cell]
};

/// Weather of so many days from 13 April 2001 on a row of cells at the latitudes given.
inline std::shared_ptr<const Cube> weatherCube(const std::vector<Field>& fields, const std::vector<double>& lats, std::size_t days,
    double firstDay = 0.0, const std::vector<double>& dayNumbers = {})
{
    auto signature = std::make_shared<CubeSignature>();
    Axis time;
    time.kind = AxisKind::Time;
    time.name = QStringLiteral("time");
    time.units = QStringLiteral("s");
    time.timeUnits = QStringLiteral("days since 1970-01-01");
    const double begin = toSeconds({2001, 4, 13, 12, 0, 0.0}, Calendar::Standard);
    for (std::size_t d = 0; d < days; ++d)
        time.values.push_back(begin + 86400.0 * (dayNumbers.empty() ? firstDay + static_cast<double>(d) : dayNumbers[d]));
    Axis y, x;
    y.kind = AxisKind::Y;
    y.name = QStringLiteral("lat");
    y.values = lats;
    x.kind = AxisKind::X;
    x.name = QStringLiteral("lon");
    x.values = {10.0};
    signature->axes = {time, y, x};
    Grid grid;
    grid.ny = lats.size();
    grid.nx = 1;
    grid.lat = lats;
    grid.lon = {10.0};
    signature->grids = {grid};
    std::vector<std::vector<float>> values;
    for (const Field& field : fields) {
        Variable variable;
        variable.name = field.name;
        variable.units = field.units;
        variable.axes = {0, 1, 2};
        variable.grid = 0;
        signature->variables.push_back(variable);
        values.push_back(field.values);
    }
    return std::make_shared<MemoryCube>(signature, values);
}

/// The published sample in every cell.
inline std::vector<Field> sampleFields(std::size_t cells, std::size_t days, std::size_t first = 0)
{
    std::vector<Field> fields{{QStringLiteral("t2m"), QStringLiteral("degC"), {}}, {QStringLiteral("rh"), QStringLiteral("%"), {}},
        {QStringLiteral("ws"), QStringLiteral("km h-1"), {}}, {QStringLiteral("pr"), QStringLiteral("mm"), {}}};
    for (std::size_t d = first; d < first + days; ++d) {
        const SampleDay& day = kPublished.at(d).weather;
        for (std::size_t c = 0; c < cells; ++c) {
            fields[0].values.push_back(static_cast<float>(day.temperatureC));
            fields[1].values.push_back(static_cast<float>(day.humidityPercent));
            fields[2].values.push_back(static_cast<float>(day.windKmh));
            fields[3].values.push_back(static_cast<float>(day.rainMm));
        }
    }
    return fields;
}

inline std::vector<float> valuesOf(const Outputs& outputs, const char* port, const char* name)
{
    const auto cube = terrella::test::output<Cube>(outputs, port);
    const int variable = cube->signature().find(QLatin1String(name));
    const Window window = Window::all(cube->signature().shapeOf(cube->signature().variables.at(static_cast<std::size_t>(variable))));
    std::vector<float> out(window.size());
    if (!cube->read(variable, window, out))
        out.clear();
    return out;
}

inline bool sameBits(const std::vector<float>& a, const std::vector<float>& b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

} // namespace terrella::fire::test
