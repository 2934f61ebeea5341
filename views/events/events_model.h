// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/event_set.h"

#include <QAbstractTableModel>

namespace terrella {

/// One row for each event, in the order that was asked for; only those that contain the words of the filter.
class EventsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setSet(std::shared_ptr<const EventSet> set);
    [[nodiscard]] const EventSet* set() const { return m_set.get(); }
    void setFilter(const QString& text);
    void sort(int column, Qt::SortOrder order) override;

    /// Index of the event that a row shows; -1 for none.
    [[nodiscard]] int eventAt(int row) const;
    /// The row that shows an event; -1 where the filter hides it.
    [[nodiscard]] int rowOf(int event) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    enum class Kind { Title, Words, Class, Extreme, Area, Begin, End, Duration, Points };
    struct Column {
        Kind kind = Kind::Title;
        std::size_t extreme = 0;
    };
    static bool isNumeric(Kind kind);
    void arrange();
    void orderEvents();
    [[nodiscard]] double number(const Column& column, std::size_t event) const;
    [[nodiscard]] QString text(const Column& column, std::size_t event) const;
    [[nodiscard]] bool isShown(std::size_t event) const;

    std::shared_ptr<const EventSet> m_set;
    std::vector<Column> m_columns;
    std::vector<int> m_order; ///< events that are shown
    std::vector<int> m_rows;  ///< of each event, -1 where it is not shown
    QStringList m_words;      ///< of the filter
    int m_sortedBy = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace terrella
