// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/run_display.h"

#include "app/terrella-run/progress_text.h"

#include <QCoreApplication>

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace terrella::cli {

namespace {

using Clock = std::chrono::steady_clock;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::RunDisplay)
};

/// What of an event deserves a line of its own, or nothing.
QString noteworthy(const RunEvent& event)
{
    if (event.type == QLatin1String("warning"))
        return event.node.isEmpty() ? Tr::tr("warning: %1").arg(event.message) : Tr::tr("%1: warning: %2").arg(event.node, event.message);
    if (event.type == QLatin1String("log"))
        return event.node.isEmpty() ? event.message : Tr::tr("%1: %2").arg(event.node, event.message);
    if (event.type == QLatin1String("failed"))
        return Tr::tr("%1: failed: %2").arg(event.node, event.message);
    return {};
}

/// For logs and pipes: a line when something begins, ends or is worth saying, and now and then in between.
class PlainDisplay final : public RunDisplay {
public:
    void event(const RunEvent& event) override
    {
        QString line = noteworthy(event);
        if (event.type == QLatin1String("started")) {
            line = Tr::tr("%1: started").arg(event.node);
            const std::lock_guard lock(m_mutex);
            m_lastLine[event.node] = Clock::now();
        } else if (event.type == QLatin1String("progress")) {
            const std::lock_guard lock(m_mutex);
            Clock::time_point& last = m_lastLine[event.node];
            if (Clock::now() - last < kBetweenLines)
                return;
            last = Clock::now();
            line = Tr::tr("%1: %2 % %3").arg(event.node).arg(static_cast<int>(event.fraction * 100.0)).arg(event.message).trimmed();
        } else if (event.type == QLatin1String("finished")) {
            line = Tr::tr("%1: done in %2").arg(event.node, durationText(event.details.value(QLatin1String("seconds")).toDouble()));
            const QJsonObject blocks = event.details.value(QLatin1String("blocks")).toObject();
            if (const qint64 reused = blocks.value(QLatin1String("reused")).toInteger(); reused > 0)
                line = Tr::tr("%1 (%2 blocks computed, %3 reused)").arg(line).arg(blocks.value(QLatin1String("computed")).toInteger()).arg(reused);
        } else if (event.type == QLatin1String("reused")) {
            const bool isNeeded = event.details.value(QLatin1String("needed")).toBool(true);
            line = isNeeded ? Tr::tr("%1: already there").arg(event.node) : Tr::tr("%1: not needed").arg(event.node);
        } else if (event.type == QLatin1String("skipped")) {
            line = event.message.isEmpty() ? Tr::tr("%1: left out").arg(event.node) : Tr::tr("%1: left out: %2").arg(event.node, event.message);
        } else if (event.type == QLatin1String("cancelled")) {
            line = Tr::tr("%1: cancelled").arg(event.node);
        }
        if (!line.isEmpty())
            log(line);
    }

    void say(const QString& line) override { log(line); }

private:
    static constexpr std::chrono::seconds kBetweenLines{5};
    std::mutex m_mutex;
    std::map<QString, Clock::time_point> m_lastLine;
};

/// Bars, drawn ten times a second at most, with messages above them.
class BarDisplay final : public RunDisplay {
public:
    BarDisplay() : m_painter([this](const std::stop_token& end) { paint(end); }) {}
    ~BarDisplay() override { finish(); }

    void event(const RunEvent& event) override
    {
        const std::lock_guard lock(m_mutex);
        applyEvent(m_nodes, event);
        if (const QString line = noteworthy(event); !line.isEmpty())
            m_messages.append(line);
        m_changed = true;
    }

    void say(const QString& line) override
    {
        const std::lock_guard lock(m_mutex);
        m_messages.append(line);
        m_changed = true;
    }

    void finish() override
    {
        m_painter.request_stop();
        if (m_painter.joinable())
            m_painter.join();
        const std::lock_guard lock(m_mutex);
        if (m_changed)
            draw();
    }

private:
    void paint(const std::stop_token& end)
    {
        while (!end.stop_requested()) {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, end, std::chrono::milliseconds(100), [] { return false; });
            if (m_changed)
                draw();
        }
    }

    /// With the lock held.
    void draw()
    {
        m_changed = false;
        QString text;
        if (m_drawnLines > 0)
            text += QStringLiteral("\x1b[%1A").arg(m_drawnLines);
        text += QStringLiteral("\r\x1b[J"); // everything below is drawn anew
        for (const QString& message : std::as_const(m_messages))
            text += message + QLatin1Char('\n');
        m_messages.clear();
        const QStringList lines = progressLines(m_nodes, Terminal::of(STDERR_FILENO));
        m_drawnLines = lines.size();
        text += lines.join(QLatin1Char('\n')); // log() ends the last one
        if (lines.isEmpty() && text.endsWith(QLatin1Char('\n')))
            text.chop(1);
        log(text);
    }

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<NodeProgress> m_nodes;
    QStringList m_messages;
    qsizetype m_drawnLines = 0;
    bool m_changed = false;
    std::jthread m_painter; // last: joined before the rest dies
};

/// Events as JSON lines on stdout beside another display.
class JsonDisplay final : public RunDisplay {
public:
    explicit JsonDisplay(std::unique_ptr<RunDisplay> beside) : m_beside(std::move(beside)) {}

    void event(const RunEvent& event) override
    {
        out(QString::fromUtf8(event.toLine()).trimmed() + QLatin1Char('\n'));
        m_beside->event(event);
    }
    void say(const QString& line) override { m_beside->say(line); }
    void finish() override { m_beside->finish(); }

private:
    std::unique_ptr<RunDisplay> m_beside;
};

} // namespace

std::unique_ptr<RunDisplay> makeRunDisplay(bool json)
{
    std::unique_ptr<RunDisplay> display;
    if (Terminal::of(STDERR_FILENO).interactive)
        display = std::make_unique<BarDisplay>();
    else
        display = std::make_unique<PlainDisplay>();
    if (json)
        display = std::make_unique<JsonDisplay>(std::move(display));
    return display;
}

} // namespace terrella::cli
