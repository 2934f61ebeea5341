// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/askpass.h"
#include "views/theme/theme.h"

#include <QPointer>

#include <deque>

class QWidget;

namespace terrella {

class AskDialog;

/// Shows what ssh asks, one question at a time, and hands the answers back. Keeps none.
class AskController final : public QObject {
    Q_OBJECT

public:
    AskController(const Theme& theme, QWidget& window);
    /// From now on the engines that are started ask here, or in the window that listens already.
    void start();

private:
    void next();

    const Theme& m_theme;
    QWidget& m_window;
    AskListener m_listener;
    std::deque<AskListener::Question> m_waiting;
    qint64 m_shown = 0;
    QPointer<AskDialog> m_dialog;
};

} // namespace terrella
