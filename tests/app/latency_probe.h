// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QString>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace terrella::testing {

/// How long the GUI thread let its events wait while something was done. Milliseconds.
struct Latency {
    QString action;
    double waited = 0.0;   ///< the longest that an event of another thread waited for its turn
    double blocked = 0.0;  ///< the longest that one event took, without the drawing of frames
    double busy = 0.0;     ///< of that one: seconds of the processor that the GUI thread itself spent
    QString by;            ///< what that event was
    double frame = 0.0;    ///< the longest that VTK drew one frame; the thread that owns the context must
    double painting = 0.0; ///< the longest that all other widgets were painted
};

/// An application that watches how long its events take. A thread of its own posts a heartbeat every few milliseconds; each top-level event is timed,
/// and what of it was VTK's frame and the painting of other widgets is told apart. GUI thread.
class WatchedApplication final : public QApplication {
public:
    WatchedApplication(int& argc, char** argv);
    ~WatchedApplication() override;
    bool notify(QObject* receiver, QEvent* event) override;

    /// Does it as one event, as a click would, and lets events run until `settled` (at least once); false where that takes longer than `mostMs`.
    bool watch(const QString& action, const std::function<void()>& act, const std::function<bool()>& settled, int mostMs = 60000);
    [[nodiscard]] const std::vector<Latency>& told() const { return m_told; }
    /// A table for people, one line for each action.
    [[nodiscard]] QString table() const;

private:
    class Heart;
    std::unique_ptr<Heart> m_heart;
    std::vector<Latency> m_told;
    Latency m_now;
    int m_depth = 0;
    double m_scene = 0.0;  ///< within the event that is being handled
    double m_others = 0.0; ///< painting of other widgets within it
};

} // namespace terrella::testing
