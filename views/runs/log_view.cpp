// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/log_view.h"

#include <QScrollBar>

namespace terrella {

LogView::LogView(QWidget* parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setMaximumBlockCount(10000);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    document()->setDocumentMargin(10);
    setAccessibleName(tr("Log"));
    setPlaceholderText(tr("Nothing has been said yet."));
}

void LogView::addLine(const QDateTime& when, const QString& source, const QString& text)
{
    const bool wasAtEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 2;
    QString line = when.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    if (!source.isEmpty())
        line += QStringLiteral("   ") + source;
    appendPlainText(line + QStringLiteral("   ") + text);
    if (wasAtEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

} // namespace terrella
