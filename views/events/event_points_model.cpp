// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/event_points_model.h"

#include "views/earth/fields/field_source.h"
#include "views/events/event_table.h"

#include <cmath>
#include <limits>

namespace terrella {

void EventPointsModel::setEvents(std::shared_ptr<const EventSet> set, const std::vector<int>& events)
{
    beginResetModel();
    m_set = std::move(set);
    m_columns.clear();
    m_conversions.clear();
    m_units.clear();
    m_rows.clear();
    for (const int k : events) {
        const Event& event = m_set->events[static_cast<std::size_t>(k)];
        for (std::size_t row = event.first; row < event.first + event.count; ++row)
            m_rows.push_back(row);
    }
    if (m_set && m_set->features) {
        if (m_set->times >= 0)
            m_columns.push_back(kTime);
        m_columns.insert(m_columns.end(), {kLat, kLon});
        const auto& columns = m_set->features->info.columns;
        for (std::size_t k = 0; k < columns.size(); ++k)
            if (static_cast<int>(k) != m_set->times && !columns[k].standardName.startsWith(QLatin1String("latitude"))
                && !columns[k].standardName.startsWith(QLatin1String("longitude")))
                m_columns.push_back(static_cast<int>(k));
        for (const int column : m_columns) {
            const ColumnInfo* info = column < 0 ? nullptr : &columns[static_cast<std::size_t>(column)];
            const earth::ShownUnits shown = info ? earth::shownUnits(info->units, info->standardName, info->name) : earth::ShownUnits{};
            m_conversions.push_back(shown.conversion);
            m_units.append(column == kLat || column == kLon ? QStringLiteral("°") : units::display(shown.units));
        }
    }
    endResetModel();
}

int EventPointsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int EventPointsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_columns.size()); }

bool EventPointsModel::isNumber(int column) const
{
    return column == kLat || column == kLon
        || (column >= 0 && m_set->features->info.columns[static_cast<std::size_t>(column)].type != ColumnType::Text
            && m_set->features->info.columns[static_cast<std::size_t>(column)].type != ColumnType::Time);
}

QString EventPointsModel::text(int at, std::size_t row) const
{
    const int column = m_columns[static_cast<std::size_t>(at)];
    const int calendar = static_cast<int>(m_set->features->info.calendar);
    if (column == kTime)
        return tableTime(m_set->timeOf(row), calendar);
    if (column == kLat || column == kLon) {
        const double value = column == kLat ? m_set->lat[row] : m_set->lon[row];
        return std::isfinite(value) ? QString::number(value, 'f', 2).replace(QLatin1Char('-'), QChar(0x2212)) : QString();
    }
    const ColumnValues& values = m_set->features->columns[static_cast<std::size_t>(column)];
    if (row < values.text.size())
        return values.text[row];
    if (row < values.integer.size())
        return values.integer[row] == std::numeric_limits<qint64>::min() ? QString() : QString::number(values.integer[row]);
    if (row >= values.real.size())
        return {};
    if (m_set->features->info.columns[static_cast<std::size_t>(column)].type == ColumnType::Time)
        return tableTime(values.real[row], calendar);
    return tableNumber(m_conversions[static_cast<std::size_t>(at)](values.real[row]));
}

QVariant EventPointsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return text(index.column(), m_rows[static_cast<std::size_t>(index.row())]);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber(m_columns[static_cast<std::size_t>(index.column())]) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QVariant EventPointsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const int column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column >= 0)
        return m_set->features->info.columns[static_cast<std::size_t>(column)].description;
    if (role != Qt::DisplayRole)
        return {};
    const QString title = column == kTime ? tr("Time")
        : column == kLat                  ? tr("Latitude")
        : column == kLon                  ? tr("Longitude")
                                          : m_set->features->info.columns[static_cast<std::size_t>(column)].name;
    const QString& shown = m_units[section];
    return shown.isEmpty() || shown == QLatin1String("1") ? title : QStringLiteral("%1 (%2)").arg(title, shown);
}

} // namespace terrella
