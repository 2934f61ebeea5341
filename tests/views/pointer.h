// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QMouseEvent>
#include <QWidget>

namespace terrella::testing {

/// A move of the mouse over this widget. QTest's own moves the one pointer of the display, which tests that run beside each other share, and tells no
/// buttons.
inline void moveMouse(QWidget* widget, const QPoint& to, Qt::MouseButtons held = Qt::NoButton)
{
    QMouseEvent event(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, held, Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

} // namespace terrella::testing
