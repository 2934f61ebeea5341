// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/origin_view.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace terrella {

namespace {

constexpr int columnGap = 18;

enum Column { Node, What, Value, Time, Columns };

} // namespace

OriginView::OriginView(QWidget* parent) : QDialog(parent), m_place(new QLabel(this)), m_table(new QTreeWidget(this))
{
    setWindowTitle(tr("Where does this value come from?"));
    setModal(false);
    resize(820, 330);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table->setColumnCount(Columns);
    m_table->setHeaderLabels({tr("Node and output"), tr("Variable"), tr("Value"), tr("Time")});
    m_table->headerItem()->setTextAlignment(Value, Qt::AlignRight | Qt::AlignVCenter);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAccessibleName(windowTitle());
    m_table->setToolTip(tr("Double-click a row, or press Enter, to find the node on the canvas."));
    m_table->header()->setStretchLastSection(true);
    column->addWidget(m_place);
    column->addWidget(m_table, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("Copy the table, with tabs between its columns"));
    for (QAbstractButton* button : buttons->buttons())
        button->setIcon({});
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(copy, &QPushButton::clicked, this, [this] {
        QString text = m_place->text() + QLatin1Char('\n');
        for (int row = 0; row < m_table->topLevelItemCount(); ++row) {
            QStringList cells;
            for (int k = 0; k < Columns; ++k)
                cells << m_table->topLevelItem(row)->text(k);
            text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
        }
        QApplication::clipboard()->setText(text);
    });
    connect(m_table, &QTreeWidget::itemActivated, this,
        [this](QTreeWidgetItem* item) { Q_EMIT nodeActivated(item->data(Node, Qt::UserRole).toString()); });
}

void OriginView::setPlace(const QString& where) { m_place->setText(where); }

void OriginView::setRows(const std::vector<OriginRow>& rows)
{
    m_table->clear();
    for (const OriginRow& row : rows) {
        auto* item = new QTreeWidgetItem(m_table, {row.title, row.what, row.value, row.time});
        item->setData(Node, Qt::UserRole, row.node);
        item->setTextAlignment(Value, Qt::AlignRight | Qt::AlignVCenter);
        for (int k = 0; k < Columns && row.isDim; ++k)
            item->setForeground(k, palette().placeholderText());
        item->setText(Time, QLatin1String("  ") + row.time); // the column before it ends flush with this one
    }
    for (int k = 0; k < Time; ++k) {
        m_table->resizeColumnToContents(k);
        m_table->setColumnWidth(k, m_table->columnWidth(k) + columnGap);
    }
}

} // namespace terrella
