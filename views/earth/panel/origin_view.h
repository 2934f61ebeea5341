// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QTreeWidget;

namespace terrella {

/// What a node of the pipeline holds at the place that was asked about.
struct OriginRow {
    QString node;  ///< id, to find it again
    QString title; ///< its name
    QString what;  ///< variable and level; or why there is nothing
    QString value; ///< with its unit
    QString time;  ///< of the step that was read
    bool isDim = false;
};

/// "Where does this value come from?": a place and time, and what every node upstream holds there, in the order in which they work.
class OriginView final : public QDialog {
    Q_OBJECT

public:
    explicit OriginView(QWidget* parent = nullptr);
    void setPlace(const QString& where);
    void setRows(const std::vector<OriginRow>& rows);

Q_SIGNALS:
    void nodeActivated(const QString& node);

private:
    QLabel* m_place;
    QTreeWidget* m_table;
};

} // namespace terrella
