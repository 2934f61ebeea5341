// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/signature.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace terrella {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Signature)
};
} // namespace

bool Axis::isRegular() const
{
    if (values.size() < 2)
        return true;
    const double step = (values.back() - values.front()) / static_cast<double>(values.size() - 1);
    if (!std::isfinite(step) || step == 0.0)
        return false;
    // Float32 coordinates round to a few millionths of their size.
    const double slack
        = std::abs(step) * 1e-3 + 4e-7 * std::max(std::abs(values.front()), std::abs(values.back())) * (kind == AxisKind::Time ? 0.0 : 1.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!(std::abs(values[i] - (values.front() + step * static_cast<double>(i))) <= slack))
            return false;
    }
    return true;
}

LatLon Grid::at(std::size_t j, std::size_t i, std::size_t step) const
{
    if (kind == GridKind::LatLon)
        return {lat[j], lon[i]};
    const std::size_t index = ((steps > 1 ? step : 0) * ny + j) * nx + i;
    return {lat[index], lon[index]};
}

const Axis* CubeSignature::axisOf(const Variable& variable, AxisKind kind) const
{
    const int d = dimensionOf(variable, kind);
    return d < 0 ? nullptr : &axes[static_cast<std::size_t>(variable.axes[static_cast<std::size_t>(d)])];
}

int CubeSignature::dimensionOf(const Variable& variable, AxisKind kind) const
{
    for (std::size_t d = 0; d < variable.axes.size(); ++d) {
        if (axes[static_cast<std::size_t>(variable.axes[d])].kind == kind)
            return static_cast<int>(d);
    }
    return -1;
}

std::vector<std::size_t> CubeSignature::shapeOf(const Variable& variable) const
{
    std::vector<std::size_t> shape;
    shape.reserve(variable.axes.size());
    for (const int a : variable.axes)
        shape.push_back(axes[static_cast<std::size_t>(a)].size());
    return shape;
}

const Grid* CubeSignature::gridOf(const Variable& variable) const
{
    return variable.grid < 0 ? nullptr : &grids[static_cast<std::size_t>(variable.grid)];
}

int CubeSignature::find(const QString& nameOrStandardName) const
{
    if (nameOrStandardName.isEmpty())
        return -1;
    for (std::size_t v = 0; v < variables.size(); ++v) {
        if (variables[v].name == nameOrStandardName)
            return static_cast<int>(v);
    }
    int found = -1;
    for (std::size_t v = 0; v < variables.size(); ++v) {
        if (variables[v].standardName != nameOrStandardName)
            continue;
        if (found >= 0)
            return -1;
        found = static_cast<int>(v);
    }
    return found;
}

QString CubeSignature::variableList() const
{
    constexpr std::size_t most = 40;
    QStringList names;
    for (std::size_t v = 0; v < variables.size() && v < most; ++v) {
        const Variable& variable = variables[v];
        names.append(variable.standardName.isEmpty() || variable.standardName == variable.name
                ? variable.name
                : QStringLiteral("%1 (%2)").arg(variable.name, variable.standardName));
    }
    if (variables.empty())
        return Tr::tr("no variables");
    if (variables.size() > most)
        names.append(Tr::tr("and %1 more").arg(variables.size() - most));
    return names.join(QStringLiteral(", "));
}

qint64 CubeSignature::bytes() const
{
    qint64 total = 0;
    for (const Variable& variable : variables) {
        qint64 size = sizeof(float);
        for (const std::size_t n : shapeOf(variable))
            size *= static_cast<qint64>(n);
        total += size;
    }
    return total;
}

int FeaturesSignature::find(const QString& name) const
{
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c].name == name)
            return static_cast<int>(c);
    }
    return -1;
}

DataType typeOf(const Signature& signature) { return static_cast<DataType>(signature.index()); }

QString dataTypeName(DataType type)
{
    switch (type) {
    case DataType::Cube: return QStringLiteral("cube");
    case DataType::Features: return QStringLiteral("features");
    case DataType::Model: return QStringLiteral("model");
    case DataType::Report: break;
    }
    return QStringLiteral("report");
}

Result<DataType> parseDataType(const QString& name)
{
    for (const DataType type : {DataType::Cube, DataType::Features, DataType::Model, DataType::Report}) {
        if (name == dataTypeName(type))
            return type;
    }
    return Error{ErrorCode::Invalid, Tr::tr("'%1' is no type of data; there are: cube, features, model, report.").arg(name), {}};
}

} // namespace terrella
