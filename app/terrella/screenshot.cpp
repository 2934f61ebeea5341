// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/screenshot.h"

#include <QPixmap>
#include <QWidget>

namespace terrella {
namespace {
constexpr int kQuietLooks = 12; ///< of 100 ms each
} // namespace

Screenshot::Screenshot(QWidget& window, QString path, std::function<bool()> isSettled, std::function<void(bool)> done)
    : QObject(&window),
      m_window(window),
      m_path(std::move(path)),
      m_isSettled(std::move(isSettled)),
      m_done(std::move(done))
{
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer.start();
}

void Screenshot::look()
{
    m_quietLooks = m_isSettled() ? m_quietLooks + 1 : 0;
    if (m_quietLooks < kQuietLooks)
        return;
    m_timer.stop();
    m_done(m_window.grab().save(m_path));
}

} // namespace terrella
