// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/units.h"
#include "views/earth/event_set.h"

#include <QAbstractTableModel>

namespace terrella {

/// The points of one event or of several: time, place and every column.
class EventPointsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setEvents(std::shared_ptr<const EventSet> set, const std::vector<int>& events);
    /// The row of the features that a row shows.
    [[nodiscard]] std::size_t featureRow(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static constexpr int kTime = -1, kLat = -2, kLon = -3; ///< else a column of the features
    [[nodiscard]] QString text(int column, std::size_t row) const;
    [[nodiscard]] bool isNumber(int column) const;

    std::shared_ptr<const EventSet> m_set;
    std::vector<int> m_columns;
    std::vector<UnitConversion> m_conversions; ///< to the units that are shown
    QStringList m_units;
    std::vector<std::size_t> m_rows;
};

} // namespace terrella
