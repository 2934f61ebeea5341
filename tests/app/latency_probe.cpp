// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/latency_probe.h"

#include <QElapsedTimer>
#include <QMetaEnum>
#include <QTest>

#include <ctime>

namespace terrella::testing {

namespace {

constexpr int kBeatMs = 4;

double wallMs()
{
    return 1e-6
        * static_cast<double>(std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count());
}

/// Of this thread alone.
double processorMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

bool isScene(const QObject* receiver) { return qstrcmp(receiver->metaObject()->className(), "terrella::earth::SceneWidget") == 0; }

QString nameOf(const QObject* receiver, QEvent::Type type)
{
    const char* event = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    QString who = QString::fromLatin1(receiver->metaObject()->className());
    if (!receiver->objectName().isEmpty())
        who += QLatin1Char(' ') + receiver->objectName();
    return who.remove(QStringLiteral("terrella::")) + QLatin1Char(' ') + (event ? QString::fromLatin1(event) : QString::number(type));
}

} // namespace

/// Posts one event after the other and measures how long each waits.
class WatchedApplication::Heart final : public QObject {
public:
    Heart()
        : m_thread([this](const std::stop_token& stop) {
              while (!stop.stop_requested()) {
                  if (!m_isOut.exchange(true)) {
                      m_posted = wallMs();
                      QCoreApplication::postEvent(this, new QEvent(QEvent::User));
                  }
                  std::this_thread::sleep_for(std::chrono::milliseconds(kBeatMs));
              }
          })
    {
    }
    bool event(QEvent*) override
    {
        longest = std::max(longest, wallMs() - m_posted.load());
        m_isOut = false;
        return true;
    }
    double longest = 0.0;

private:
    std::atomic<bool> m_isOut = false;
    std::atomic<double> m_posted = 0.0;
    std::jthread m_thread;
};

WatchedApplication::WatchedApplication(int& argc, char** argv) : QApplication(argc, argv), m_heart(std::make_unique<Heart>()) {}

WatchedApplication::~WatchedApplication() = default;

bool WatchedApplication::notify(QObject* receiver, QEvent* event)
{
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const QEvent::Type type = event->type();
    const bool isTop = m_depth == 0, isPaint = type == QEvent::Paint;
    QString who; // asked before: the receiver may be gone afterwards
    const bool isOfScene = isPaint && isScene(receiver);
    if (isTop) {
        m_scene = m_others = 0.0;
        who = nameOf(receiver, type);
    }
    ++m_depth;
    const double insideScene = m_scene, insideOthers = m_others, from = wallMs(), fromBusy = processorMs();
    const bool out = QApplication::notify(receiver, event);
    const double took = wallMs() - from, busy = processorMs() - fromBusy;
    --m_depth;
    if (isPaint) // what painted children added meanwhile is not counted twice
        (isOfScene ? m_scene : m_others) += std::max(0.0, took - (m_scene - insideScene) - (m_others - insideOthers));
    if (!isTop)
        return out;
    m_now.frame = std::max(m_now.frame, m_scene);
    m_now.painting = std::max(m_now.painting, m_others);
    // A window's update is frames, widgets and the mixing of both.
    const bool isUpdate = type == QEvent::UpdateRequest || type == QEvent::Expose || type == QEvent::UpdateLater;
    const double rest = isUpdate ? m_others : took - m_scene;
    if (rest > m_now.blocked) {
        m_now.blocked = rest;
        m_now.busy = busy;
        m_now.by = who;
    }
    return out;
}

bool WatchedApplication::watch(const QString& action, const std::function<void()>& act, const std::function<bool()>& settled, int mostMs)
{
    QCoreApplication::processEvents();
    m_now = {};
    m_now.action = action;
    m_heart->longest = 0.0;
    bool isDone = false;
    QObject context;
    QMetaObject::invokeMethod(
        &context,
        [&] {
            act();
            isDone = true;
        },
        Qt::QueuedConnection);
    const bool isSettled = QTest::qWaitFor([&] { return isDone && settled(); }, mostMs);
    QTest::qWait(3 * kBeatMs); // the beat that waited is heard
    m_now.waited = m_heart->longest;
    m_told.push_back(m_now);
    return isSettled;
}

QString WatchedApplication::table() const
{
    QString out = QStringLiteral("%1 %2 %3 %4 %5 %6  %7\n")
                      .arg(QStringLiteral("milliseconds"), -46)
                      .arg(QStringLiteral("waited"), 7)
                      .arg(QStringLiteral("frame"), 7)
                      .arg(QStringLiteral("widgets"), 7)
                      .arg(QStringLiteral("blocked"), 7)
                      .arg(QStringLiteral("busy"), 7)
                      .arg(QStringLiteral("by"));
    for (const Latency& each : m_told)
        out += QStringLiteral("%1 %2 %3 %4 %5 %6  %7\n")
                   .arg(each.action, -46)
                   .arg(each.waited, 7, 'f', 0)
                   .arg(each.frame, 7, 'f', 0)
                   .arg(each.painting, 7, 'f', 0)
                   .arg(each.blocked, 7, 'f', 0)
                   .arg(each.busy, 7, 'f', 0)
                   .arg(each.by);
    return out;
}

} // namespace terrella::testing
