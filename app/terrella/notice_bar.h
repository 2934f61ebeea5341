// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QHBoxLayout;

namespace terrella {

/// A line at the foot of the canvas that says what just happened, with at most two buttons. Never in the way of work: no dialog.
class NoticeBar final : public QFrame {
    Q_OBJECT

public:
    struct Button {
        QString title;
        std::function<void()> action;
    };

    NoticeBar(const Theme& theme, QWidget* parent);
    /// Without buttons it goes by itself after a while.
    void say(const QString& sentence, const std::vector<Button>& buttons = {});

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    QLabel* m_text;
    QHBoxLayout* m_buttons;
    QTimer m_timer;
};

} // namespace terrella
