// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace terrella::test {

/// A port on loopback whose connections go on to another port, with so many bytes in a second on the way there. Counts what went.
class SlowWire {
public:
    SlowWire(int target, std::size_t bytesPerSecond) : m_target(target), m_perSecond(bytesPerSecond)
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(m_listener, 16);
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    ~SlowWire()
    {
        m_thread.request_stop();
        m_thread.join();
        ::close(m_listener);
    }
    SlowWire(const SlowWire&) = delete;
    SlowWire& operator=(const SlowWire&) = delete;

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::size_t sent() const { return m_sent; }
    [[nodiscard]] int connections() const { return m_connections; }

private:
    struct Pair {
        int near = -1, far = -1;
    };
    static sockaddr_in loopback(int port)
    {
        sockaddr_in out = {};
        out.sin_family = AF_INET;
        out.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        out.sin_port = htons(static_cast<uint16_t>(port));
        return out;
    }
    void accept()
    {
        Pair pair{::accept(m_listener, nullptr, nullptr), ::socket(AF_INET, SOCK_STREAM, 0)};
        const sockaddr_in address = loopback(m_target);
        const int one = 1;
        ::setsockopt(pair.near, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        ::setsockopt(pair.far, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (::connect(pair.far, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            close(pair);
            return;
        }
        ++m_connections;
        m_pairs.push_back(pair);
    }
    static void close(const Pair& pair)
    {
        ::close(pair.near);
        ::close(pair.far);
    }
    /// False when one side has ended.
    static bool pass(int from, int to, std::size_t most, std::size_t* passed)
    {
        std::vector<char> bytes(most);
        const ssize_t got = ::recv(from, bytes.data(), bytes.size(), 0);
        if (got <= 0)
            return false;
        *passed = static_cast<std::size_t>(got);
        for (ssize_t at = 0; at < got;) {
            const ssize_t put = ::send(to, bytes.data() + at, static_cast<std::size_t>(got - at), MSG_NOSIGNAL);
            if (put <= 0)
                return false;
            at += put;
        }
        return true;
    }
    void serve(const std::stop_token& stop)
    {
        auto last = std::chrono::steady_clock::now();
        double allowance = 0.0;
        while (!stop.stop_requested()) {
            const auto now = std::chrono::steady_clock::now();
            allowance = std::min(64e3, allowance + std::chrono::duration<double>(now - last).count() * static_cast<double>(m_perSecond));
            last = now;
            std::vector<pollfd> polled{{m_listener, POLLIN, 0}};
            for (const Pair& pair : m_pairs) {
                polled.push_back({pair.near, static_cast<short>(allowance >= 1e3 ? POLLIN : 0), 0});
                polled.push_back({pair.far, POLLIN, 0});
            }
            ::poll(polled.data(), polled.size(), 5);
            std::vector<Pair> kept;
            for (std::size_t i = 0; i < m_pairs.size(); ++i) {
                std::size_t there = 0, back = 0;
                const bool good = (polled[1 + 2 * i].revents == 0 || pass(m_pairs[i].near, m_pairs[i].far, 32 << 10, &there))
                    && (polled[2 + 2 * i].revents == 0 || pass(m_pairs[i].far, m_pairs[i].near, 32 << 10, &back));
                allowance -= static_cast<double>(there);
                m_sent += there;
                if (good)
                    kept.push_back(m_pairs[i]);
                else
                    close(m_pairs[i]);
            }
            m_pairs = kept;
            if (polled.front().revents != 0)
                accept();
        }
        for (const Pair& pair : m_pairs)
            close(pair);
    }

    const int m_target;
    const std::size_t m_perSecond;
    int m_listener = -1, m_port = 0;
    std::vector<Pair> m_pairs;
    std::atomic<std::size_t> m_sent = 0;
    std::atomic<int> m_connections = 0;
    std::jthread m_thread; // last: ends before what it uses
};

} // namespace terrella::test
