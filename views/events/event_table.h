// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTableView>

namespace terrella {

/// How a moment stands in a table: "2020-08-21 06:00"; empty for NaN.
QString tableTime(double seconds, int calendar);
/// "36 h", "6.2 d"; empty for NaN.
QString tableDuration(double seconds);
/// Four significant figures with a true minus; empty for NaN.
QString tableNumber(double value);

/// A table of rows as the panels show them, that gives its rows away as text: Ctrl+C copies, Ctrl+E saves.
class EventTable final : public QTableView {
    Q_OBJECT

public:
    explicit EventTable(const QString& name, QWidget* parent = nullptr);

    /// The selected rows, or all, with the titles of the columns; cells parted by `separator` and quoted where it needs.
    [[nodiscard]] QString text(QChar separator, bool onlySelected) const;
    void copyRows() const;
    /// All rows of the table, as CSV; the user says where.
    void saveRows(const QString& proposedName);
    /// False where the file cannot be written.
    [[nodiscard]] bool saveTo(const QString& path) const;

Q_SIGNALS:
    void failed(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace terrella
