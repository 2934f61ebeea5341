// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/field_set.h"

#include "pipelines/core/json.h"

#include <cmath>

namespace terrella::cyclones {

FieldSet::FieldSet(std::vector<std::shared_ptr<const CubeSignature>> cubes) : m_cubes(std::move(cubes))
{
    for (std::size_t c = 0; c < m_cubes.size(); ++c) {
        const CubeSignature& cube = *m_cubes[c];
        const int firstAxis = static_cast<int>(m_merged.axes.size());
        m_merged.axes.insert(m_merged.axes.end(), cube.axes.begin(), cube.axes.end());
        for (std::size_t v = 0; v < cube.variables.size(); ++v) {
            Variable variable = cube.variables[v];
            for (int& axis : variable.axes)
                axis += firstAxis;
            variable.grid = -1;
            m_merged.variables.push_back(std::move(variable));
            m_places.push_back({static_cast<int>(c), static_cast<int>(v)});
        }
    }
}

FieldSet FieldSet::of(const std::vector<Signature>& signatures)
{
    std::vector<std::shared_ptr<const CubeSignature>> cubes;
    for (const Signature& signature : signatures) {
        if (const auto* cube = std::get_if<std::shared_ptr<const CubeSignature>>(&signature))
            cubes.push_back(*cube);
    }
    return FieldSet(std::move(cubes));
}

CheckedVariable FieldSet::checked(int variable) const
{
    const Place place = placeOf(variable);
    return {*m_cubes[static_cast<std::size_t>(place.cube)], place.variable, {QStringLiteral("fields"), place.cube}};
}

std::vector<int> FieldSet::links() const
{
    std::vector<int> out;
    for (const Place& place : m_places)
        out.push_back(place.cube);
    return out;
}

const Grid* FieldSet::gridOf(int variable) const
{
    const Place place = placeOf(variable);
    const CubeSignature& cube = *m_cubes[static_cast<std::size_t>(place.cube)];
    return cube.gridOf(cube.variables[static_cast<std::size_t>(place.variable)]);
}

int FieldSet::findFirst(const QStringList& names) const
{
    for (const QString& name : names) {
        for (std::size_t v = 0; v < m_merged.variables.size(); ++v) {
            if (m_merged.variables[v].name == name)
                return static_cast<int>(v);
        }
    }
    return -1;
}

int levelAt(const Axis& levels, double hPa)
{
    const Result<UnitConversion> toHpa = units::conversion(levels.units, QStringLiteral("hPa"));
    if (!toHpa)
        return -1;
    for (std::size_t k = 0; k < levels.values.size(); ++k) {
        if (std::abs((*toHpa)(levels.values[k]) - hPa) < 1e-3 * hPa)
            return static_cast<int>(k);
    }
    return -1;
}

QString levelList(const Axis& levels)
{
    const Result<UnitConversion> toHpa = units::conversion(levels.units, QStringLiteral("hPa"));
    QStringList texts;
    for (const double value : levels.values)
        texts.append(numberText(toHpa ? (*toHpa)(value) : value));
    const QString unit = toHpa ? QStringLiteral("hPa") : levels.units;
    return texts.join(QStringLiteral(", ")) + (unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
}

} // namespace terrella::cyclones
