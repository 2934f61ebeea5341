// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/cluster.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace terrella::test {

/// An sshd, and perhaps a Slurm, that run on this machine's loopback while this lives.
class TestCluster {
public:
    /// space: a network namespace, with the address that its sshd has; by default it is on loopback.
    explicit TestCluster(QString space = {}, QString address = {}) : m_space(std::move(space)), m_address(std::move(address)) {}
    ~TestCluster() { call({QStringLiteral("down"), m_folder.path()}); }
    TestCluster(const TestCluster&) = delete;
    TestCluster& operator=(const TestCluster&) = delete;

    /// Packages that must be installed first; empty where all are there.
    static QString lacking(bool slurm, bool accounting = false)
    {
        QString out;
        QStringList words{QStringLiteral("lacks")};
        if (slurm)
            words << QStringLiteral("slurm");
        if (accounting)
            words << QStringLiteral("accounting");
        callIn({}, {}, words, &out);
        return out.trimmed();
    }
    bool startSshd()
    {
        if (m_sshPort == 0)
            m_sshPort = freePort();
        return call({QStringLiteral("sshd"), m_folder.path(), QString::number(m_sshPort)});
    }
    bool startSlurm(bool accounting = false)
    {
        QStringList words{QStringLiteral("slurm"), m_folder.path()};
        for (int attempt = 0; attempt < 10; ++attempt) {
            const int port = freePort();
            if (port < 65000)
                return call(words << QString::number(port) << (accounting ? QStringList{QStringLiteral("accounting")} : QStringList()));
        }
        return false;
    }
    /// Ends the sshd with its sessions; startSshd() brings it back at the same port.
    bool cut() { return call({QStringLiteral("cut"), m_folder.path()}); }
    bool startAccounting() { return call({QStringLiteral("slurmdbd"), m_folder.path()}); }
    bool startController() { return call({QStringLiteral("slurmctld"), m_folder.path()}); }
    bool stop(const char* daemon) { return call({QStringLiteral("stop"), m_folder.path(), QLatin1String(daemon)}); }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString config() const { return path(QStringLiteral("client/config")); }
    [[nodiscard]] int sshPort() const { return m_sshPort; }
    /// Runs a command of Slurm here.
    QString slurm(const QString& program, const QStringList& arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SLURM_CONF"), path(QStringLiteral("slurm.conf")));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        if (m_space.isEmpty())
            process.start(program, arguments);
        else
            process.start(QStringLiteral("nsenter"), QStringList{QStringLiteral("--net=/var/run/netns/") + m_space, program} + arguments);
        process.waitForFinished(20000);
        return QString::fromUtf8(process.readAll());
    }
    /// As a user would set it up.
    [[nodiscard]] Cluster cluster() const
    {
        Cluster out;
        out.name = QStringLiteral("test");
        out.host = QStringLiteral("test-hpc");
        out.sshConfig = config();
        out.memory = QStringLiteral("500M");
        out.time = QStringLiteral("10");
        out.engine = qEnvironmentVariable("TERRELLA_RUN");
        out.setup = {QStringLiteral("export TERRELLA_PLUGIN_PATH='%1'").arg(qEnvironmentVariable("TERRELLA_PLUGIN_PATH")),
            QStringLiteral("export TERRELLA_RESOURCES='%1'").arg(qEnvironmentVariable("TERRELLA_RESOURCES"))};
        return out;
    }

private:
    static int freePort()
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(socket, reinterpret_cast<sockaddr*>(&address), size);
        ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
        ::close(socket);
        return ntohs(address.sin_port);
    }
    bool call(const QStringList& arguments) const { return callIn(m_space, m_address, arguments, nullptr); }
    static bool callIn(const QString& space, const QString& address, const QStringList& arguments, QString* said)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!address.isEmpty())
            environment.insert(QStringLiteral("TEST_CLUSTER_ADDRESS"), address);
        process.setProcessEnvironment(environment);
        QTemporaryDir out; // daemons keep what they inherit: no pipes
        process.setStandardOutputFile(out.filePath(QStringLiteral("out")));
        process.setStandardErrorFile(out.filePath(QStringLiteral("out")), QIODevice::Append);
        process.setStandardInputFile(QProcess::nullDevice());
        const QString script = QStringLiteral(TERRELLA_SOURCE_DIR "/tests/places/test_cluster.sh");
        if (space.isEmpty())
            process.start(script, arguments);
        else
            process.start(QStringLiteral("nsenter"), QStringList{QStringLiteral("--net=/var/run/netns/") + space, script} + arguments);
        const bool done = process.waitForFinished(60000) && process.exitCode() == 0;
        QFile file(out.filePath(QStringLiteral("out")));
        const QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        if (said)
            *said = text;
        if (!done)
            qWarning("test_cluster.sh %s: %s", qPrintable(arguments.join(QLatin1Char(' '))), qPrintable(text));
        return done;
    }

    const QString m_space, m_address;
    QTemporaryDir m_folder{QStringLiteral("/tmp/terrella-hpc-XXXXXX")};
    int m_sshPort = 0;
};

} // namespace terrella::test

/// Says which packages are lacking so that nobody takes it for a success.
#define SKIP_WITHOUT_CLUSTER(slurm)                                                                                                                  \
    if (const QString lacks = terrella::test::TestCluster::lacking(slurm); !lacks.isEmpty())                                                         \
    QSKIP(qPrintable(QStringLiteral("NOT TESTED: running on a cluster. What is missing here: %1").arg(lacks)))

/// Daemons of others that a machine does not let run (no control groups, no names) say nothing of this program. TERRELLA_REQUIRE_CLUSTER makes it a
/// failure.
#define SKIP_UNLESS_UP(started)                                                                                                                      \
    if (!(started)) {                                                                                                                                \
        QVERIFY2(qEnvironmentVariableIsEmpty("TERRELLA_REQUIRE_CLUSTER"), "the daemons of the test cluster do not come up");                         \
        QSKIP("NOT TESTED: running on a cluster. sshd or Slurm does not come up on this machine; its words are above.");                             \
    }
