// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/features.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Features)
};

std::size_t lengthOf(const ColumnInfo& info, const ColumnValues& values)
{
    switch (info.type) {
    case ColumnType::Integer: return values.integer.size();
    case ColumnType::Text: return values.text.size();
    case ColumnType::Real:
    case ColumnType::Time: break;
    }
    return values.real.size();
}

} // namespace

std::size_t Features::rowCount() const
{
    if (info.geometry == GeometryKind::Point)
        return lon.size();
    if (info.geometry != GeometryKind::None)
        return wkb.size();
    if (!columns.empty() && !info.columns.empty())
        return lengthOf(info.columns.front(), columns.front());
    return 0;
}

int Features::addColumn(ColumnInfo column)
{
    const std::size_t rows = rowCount();
    ColumnValues values;
    switch (column.type) {
    case ColumnType::Integer: values.integer.assign(rows, std::numeric_limits<qint64>::min()); break;
    case ColumnType::Text: values.text.assign(rows, QString()); break;
    case ColumnType::Real:
    case ColumnType::Time: values.real.assign(rows, std::nan("")); break;
    }
    info.columns.push_back(std::move(column));
    columns.push_back(std::move(values));
    return static_cast<int>(columns.size()) - 1;
}

const std::vector<double>* Features::reals(const QString& name) const
{
    const int column = info.find(name);
    if (column < 0)
        return nullptr;
    const auto c = static_cast<std::size_t>(column);
    const ColumnType type = info.columns[c].type;
    return type == ColumnType::Real || type == ColumnType::Time ? &columns[c].real : nullptr;
}

const std::vector<qint64>* Features::integers(const QString& name) const
{
    const int column = info.find(name);
    if (column < 0 || info.columns[static_cast<std::size_t>(column)].type != ColumnType::Integer)
        return nullptr;
    return &columns[static_cast<std::size_t>(column)].integer;
}

Result<void> Features::checkConsistent() const
{
    if (columns.size() != info.columns.size())
        return Error{ErrorCode::Invalid, Tr::tr("The table announces %1 columns and has %2.").arg(info.columns.size()).arg(columns.size()), {}};
    const std::size_t rows = rowCount();
    if (info.geometry == GeometryKind::Point && lat.size() != lon.size())
        return Error{ErrorCode::Invalid, Tr::tr("The table has %1 longitudes and %2 latitudes.").arg(lon.size()).arg(lat.size()), {}};
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::size_t length = lengthOf(info.columns[c], columns[c]);
        if (length != rows)
            return Error{
                ErrorCode::Invalid, Tr::tr("The column '%1' has %2 values for %3 rows.").arg(info.columns[c].name).arg(length).arg(rows), {}};
        for (std::size_t other = 0; other < c; ++other)
            if (info.columns[other].name == info.columns[c].name)
                return Error{ErrorCode::Invalid, Tr::tr("Two columns are named '%1'.").arg(info.columns[c].name), {}};
    }
    return {};
}

} // namespace terrella
