// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace terrella {

/// Saves a picture of the window once everything has been settled for a moment, then calls back: true where it was written.
class Screenshot final : public QObject {
    Q_OBJECT

public:
    Screenshot(QWidget& window, QString path, std::function<bool()> isSettled, std::function<void(bool)> done);

private:
    void look();
    QWidget& m_window;
    QString m_path;
    std::function<bool()> m_isSettled;
    std::function<void(bool)> m_done;
    QTimer m_timer;
    int m_quietLooks = 0;
};

} // namespace terrella
