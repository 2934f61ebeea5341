// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstring>
#include <deque>
#include <random>
#include <thread>

namespace terrella::test {

/// Two network namespaces, of a desktop and of a cluster, and a wire between them that takes its time and loses packets: what `tc netem` does in the
/// kernel, done here with real packets through two TUN devices, since many kernels lack it. Root only.
class FarNetwork {
public:
    static constexpr const char* kClusterAddress = "10.213.77.1";

    FarNetwork(std::chrono::milliseconds eachWay, double loss) : m_eachWay(eachWay), m_loss(loss)
    {
        m_isUp = join(kDesktop, "10.213.77.2/30") && join(kCluster, "10.213.77.1/30");
        if (m_isUp)
            m_thread = std::jthread([this](const std::stop_token& stop) { carry(stop); });
    }
    ~FarNetwork()
    {
        m_thread.request_stop();
        if (m_thread.joinable())
            m_thread.join();
        for (const std::size_t side : {kDesktop, kCluster}) {
            if (m_devices[side] >= 0)
                ::close(m_devices[side]);
            ip({QStringLiteral("netns"), QStringLiteral("del"), space(side)});
        }
    }
    FarNetwork(const FarNetwork&) = delete;
    FarNetwork& operator=(const FarNetwork&) = delete;

    [[nodiscard]] bool isUp() const { return m_isUp; }
    [[nodiscard]] QString desktop() const { return space(kDesktop); }
    [[nodiscard]] QString cluster() const { return space(kCluster); }
    [[nodiscard]] int carried() const { return m_carried; }
    [[nodiscard]] int lost() const { return m_lost; }

private:
    static constexpr std::size_t kDesktop = 0, kCluster = 1;
    using Clock = std::chrono::steady_clock;
    struct Packet {
        Clock::time_point due;
        QByteArray bytes;
    };

    static QString space(std::size_t side)
    {
        return QStringLiteral("terrella-%1-%2").arg(side == kDesktop ? QStringLiteral("desktop") : QStringLiteral("cluster")).arg(::getpid());
    }
    static bool ip(const QStringList& arguments)
    {
        QProcess process;
        process.start(QStringLiteral("ip"), arguments);
        return process.waitForFinished(20000) && process.exitCode() == 0;
    }
    bool join(std::size_t side, const char* address)
    {
        if (!ip({QStringLiteral("netns"), QStringLiteral("add"), space(side)}))
            return false;
        // A device belongs to the namespace of the thread that makes it.
        std::thread([&] {
            const int name = ::open(qPrintable(QStringLiteral("/var/run/netns/") + space(side)), O_RDONLY | O_CLOEXEC);
            if (name < 0 || ::setns(name, CLONE_NEWNET) != 0)
                return;
            ::close(name);
            const int device = ::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
            ifreq wanted = {};
            wanted.ifr_flags = IFF_TUN | IFF_NO_PI;
            std::strncpy(wanted.ifr_name, "far", sizeof wanted.ifr_name - 1);
            if (device >= 0 && ::ioctl(device, TUNSETIFF, &wanted) == 0)
                m_devices[side] = device;
        }).join();
        const auto in = [&](const QStringList& arguments) { return ip(QStringList{QStringLiteral("-n"), space(side)} + arguments); };
        return m_devices[side] >= 0 && in({QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("lo"), QStringLiteral("up")})
            && in({QStringLiteral("addr"), QStringLiteral("add"), QLatin1String(address), QStringLiteral("dev"), QStringLiteral("far")})
            && in({QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("far"), QStringLiteral("up")});
    }
    void carry(const std::stop_token& stop)
    {
        std::mt19937 random(1);
        std::uniform_real_distribution<double> chance(0.0, 1.0);
        std::array<std::deque<Packet>, 2> onTheWay; // by the side that they come from
        std::array<char, 65536> buffer;
        while (!stop.stop_requested()) {
            std::array<pollfd, 2> polled{{{m_devices[0], POLLIN, 0}, {m_devices[1], POLLIN, 0}}};
            ::poll(polled.data(), polled.size(), onTheWay[0].empty() && onTheWay[1].empty() ? 20 : 1);
            const auto now = Clock::now();
            for (const std::size_t side : {kDesktop, kCluster}) {
                for (ssize_t size = 0; (size = ::read(m_devices[side], buffer.data(), buffer.size())) > 0;) {
                    if (chance(random) < m_loss)
                        ++m_lost;
                    else
                        onTheWay[side].push_back({now + m_eachWay, QByteArray(buffer.data(), size)});
                }
                for (; !onTheWay[side].empty() && onTheWay[side].front().due <= now; onTheWay[side].pop_front()) {
                    const QByteArray& packet = onTheWay[side].front().bytes;
                    if (::write(m_devices[1 - side], packet.constData(), static_cast<std::size_t>(packet.size())) > 0)
                        ++m_carried;
                }
            }
        }
    }

    const std::chrono::milliseconds m_eachWay;
    const double m_loss;
    std::array<int, 2> m_devices{-1, -1};
    std::atomic<int> m_carried = 0, m_lost = 0;
    bool m_isUp = false;
    std::jthread m_thread; // last: ends before what it uses
};

} // namespace terrella::test
