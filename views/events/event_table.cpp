// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/event_table.h"

#include "pipelines/data/cf_time.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace terrella {

QString tableTime(double seconds, int calendar)
{
    if (!std::isfinite(seconds))
        return {};
    return isoText(seconds, static_cast<Calendar>(calendar)).replace(QLatin1Char('T'), QLatin1Char(' ')).left(16);
}

QString tableDuration(double seconds)
{
    if (!std::isfinite(seconds))
        return {};
    const double hours = seconds / 3600.0;
    return hours < 72.0 ? EventTable::tr("%1 h").arg(hours, 0, 'f', hours == std::round(hours) ? 0 : 1)
                        : EventTable::tr("%1 d").arg(hours / 24.0, 0, 'f', 1);
}

QString tableNumber(double value)
{
    if (!std::isfinite(value))
        return {};
    QString out = QString::number(value, 'g', std::abs(value) >= 1000.0 && std::abs(value) < 1e7 ? 7 : 4);
    return out.replace(QLatin1Char('-'), QChar(0x2212));
}

EventTable::EventTable(const QString& name, QWidget* parent) : QTableView(parent)
{
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(26);
    verticalHeader()->setMinimumSectionSize(20);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setResizeContentsPrecision(48); // rows that are measured; a thousand would hold up the window
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setTabKeyNavigation(false);
    setAccessibleName(name);
}

QString EventTable::text(QChar separator, bool onlySelected) const
{
    const QAbstractItemModel* from = model();
    std::vector<int> rows;
    if (onlySelected)
        for (const QModelIndex& index : selectionModel()->selectedRows())
            rows.push_back(index.row());
    std::ranges::sort(rows);
    if (rows.empty())
        for (int row = 0; row < from->rowCount(); ++row)
            rows.push_back(row);
    const auto cell = [separator](QString value) {
        value.replace(QChar(0x2212), QLatin1Char('-')); // a number, for other programs
        if (value.contains(separator) || value.contains(QLatin1Char('"')) || value.contains(QLatin1Char('\n')))
            value = QLatin1Char('"') + value.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
        return value;
    };
    QString out;
    const int columns = from->columnCount();
    for (int c = 0; c < columns; ++c)
        out += (c > 0 ? QString(separator) : QString()) + cell(from->headerData(c, Qt::Horizontal).toString());
    out += QLatin1Char('\n');
    for (const int row : rows) {
        for (int c = 0; c < columns; ++c)
            out += (c > 0 ? QString(separator) : QString()) + cell(from->index(row, c).data().toString());
        out += QLatin1Char('\n');
    }
    return out;
}

void EventTable::copyRows() const { QApplication::clipboard()->setText(text(QLatin1Char('\t'), true)); }

bool EventTable::saveTo(const QString& path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(text(QLatin1Char(','), false).toUtf8());
    return file.commit();
}

void EventTable::saveRows(const QString& proposedName)
{
    QString path = QFileDialog::getSaveFileName(this, tr("Save the table"), proposedName + QStringLiteral(".csv"), tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".csv");
    if (!saveTo(path))
        Q_EMIT failed(tr("The table could not be written to %1; choose a folder that can be written to.").arg(path));
}

void EventTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace terrella
