// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube.h"

#include "pipelines/data/file_cube.h"

#include <QJsonArray>

#include <algorithm>

namespace terrella {

std::size_t Window::size() const
{
    std::size_t out = 1;
    for (const std::size_t n : count)
        out *= n;
    return out;
}

Window Window::all(const std::vector<std::size_t>& shape) { return {std::vector<std::size_t>(shape.size(), 0), shape}; }

Window Cube::fieldWindow(int variable, std::size_t time, std::size_t level) const
{
    const Variable& info = signature().variables.at(static_cast<std::size_t>(variable));
    Window window;
    for (const int a : info.axes) {
        const Axis& axis = signature().axes[static_cast<std::size_t>(a)];
        const bool horizontal = axis.kind == AxisKind::Y || axis.kind == AxisKind::X || axis.kind == AxisKind::Cell;
        window.start.push_back(axis.kind == AxisKind::Time ? time : axis.kind == AxisKind::Level ? level : 0);
        window.count.push_back(horizontal ? axis.size() : 1);
    }
    return window;
}

Result<void> Cube::readField(int variable, std::size_t time, std::size_t level, std::span<float> out) const
{
    return read(variable, fieldWindow(variable, time, level), out);
}

MemoryCube::MemoryCube(std::shared_ptr<const CubeSignature> signature, std::vector<std::vector<float>> values)
    : Cube(std::move(signature)),
      m_values(std::move(values))
{
}

Result<void> MemoryCube::read(int variable, const Window& window, std::span<float> out) const
{
    TRY_DO(checkWindow(signature(), variable, window, out.size()));
    if (out.empty())
        return {};
    const std::vector<std::size_t> shape = signature().shapeOf(signature().variables[static_cast<std::size_t>(variable)]);
    const std::vector<float>& values = m_values[static_cast<std::size_t>(variable)];
    const std::size_t rank = shape.size();
    const std::size_t row = rank == 0 ? 1 : window.count.back();
    std::vector<std::size_t> index = window.start;
    for (std::size_t to = 0; to < out.size(); to += row) {
        std::size_t from = 0;
        for (std::size_t d = 0; d < rank; ++d)
            from = from * shape[d] + index[d];
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(from), row, out.begin() + static_cast<std::ptrdiff_t>(to));
        for (std::size_t d = rank; d-- > 0;) {
            if (d + 1 == rank)
                continue;
            if (++index[d] < window.start[d] + window.count[d])
                break;
            index[d] = window.start[d];
        }
    }
    return {};
}

QJsonObject OpenOptions::toJson() const
{
    QJsonObject out;
    if (!variables.isEmpty())
        out.insert(QStringLiteral("variables"), QJsonArray::fromStringList(variables));
    QJsonObject assumed;
    for (const auto& [name, unit] : units)
        assumed.insert(name, unit);
    if (!assumed.isEmpty())
        out.insert(QStringLiteral("units"), assumed);
    return out;
}

OpenOptions OpenOptions::fromJson(const QJsonObject& object)
{
    OpenOptions out;
    for (const QJsonValue& name : object.value(QLatin1String("variables")).toArray())
        out.variables.append(name.toString());
    const QJsonObject assumed = object.value(QLatin1String("units")).toObject();
    for (auto it = assumed.begin(); it != assumed.end(); ++it)
        out.units.emplace(it.key(), it.value().toString());
    return out;
}

} // namespace terrella
