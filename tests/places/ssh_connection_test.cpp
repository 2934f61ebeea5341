// SPDX-License-Identifier: GPL-3.0-or-later
// Commands on another host, through a real sshd on this machine.
#include "pipelines/places/ssh_connection.h"
#include "tests/places/test_cluster.h"

#include <QElapsedTimer>

#include <memory>
#include <thread>

using namespace terrella;

class SshConnectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void runsScripts();
    void tellsCodesAndErrors();
    void namesAreHarmless_data();
    void namesAreHarmless();
    void sharesOneShell();
    void readsWhatIsGiven();
    void streamsBothWays();
    void dropsWhatLoginScriptsSay();
    void sharesOneConnection();
    void canBeCancelled();
    void tellsOfARefusal();
    void tellsOfAnUnknownName();
    void tellsOfAnUnknownKey();
    void tellsOfAChangedKey();
    void tellsOfAWrongUserKey();
    void tellsOfALostConnection();
    void noticesSilence();

private:
    Result<RemoteAnswer> run(const QString& script, const QStringList& arguments = {}) { return m_ssh->run({script, arguments, {}, {}}); }
    std::unique_ptr<test::TestCluster> m_cluster;
    std::unique_ptr<SshConnection> m_ssh;
};

void SshConnectionTest::initTestCase() { SKIP_WITHOUT_CLUSTER(false); }

void SshConnectionTest::init()
{
    m_cluster = std::make_unique<test::TestCluster>();
    SKIP_UNLESS_UP(m_cluster->startSshd());
    m_ssh = std::make_unique<SshConnection>(QStringLiteral("test-hpc"), m_cluster->config());
}

void SshConnectionTest::cleanup()
{
    if (m_ssh)
        m_ssh->close();
    m_ssh.reset();
    m_cluster.reset();
}

void SshConnectionTest::runsScripts()
{
    const auto answer = run(QStringLiteral("echo \"$#:$1:$2\"; echo $((6*7))"), {QStringLiteral("a"), QStringLiteral("b c")});
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
    QCOMPARE(answer->output, QByteArray("2:a:b c\n42\n"));
    QCOMPARE(answer->code, 0);
    QCOMPARE(m_ssh->fault(), SshFault::None);
}

void SshConnectionTest::tellsCodesAndErrors()
{
    const auto answer = run(QStringLiteral("echo oops >&2; exit 7"));
    QVERIFY(answer);
    QCOMPARE(answer->code, 7);
    QVERIFY2(answer->errors.contains("oops"), answer->errors.constData());
    QVERIFY(answer->output.isEmpty());
}

void SshConnectionTest::namesAreHarmless_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("blanks") << QStringLiteral("  two  blanks ");
    QTest::newRow("quotes") << QStringLiteral("it's \"so\" `so`");
    QTest::newRow("command") << QStringLiteral("$(touch hacked); touch hacked | touch hacked & ${HOME} !! \\");
    QTest::newRow("lines") << QStringLiteral("first\nsecond\n");
    QTest::newRow("option") << QStringLiteral("-oProxyCommand=touch");
    QTest::newRow("letters") << QStringLiteral("Grünes Wasser 水");
    QTest::newRow("empty") << QString();
}

void SshConnectionTest::namesAreHarmless()
{
    QFETCH(QString, name);
    const auto echoed = run(QStringLiteral("cd \"$2\" && printf '%s' \"$1\""), {name, m_cluster->path(QStringLiteral("scratch"))});
    QVERIFY(echoed);
    QCOMPARE(QString::fromUtf8(echoed->output), name);
    QVERIFY(!QFile::exists(m_cluster->path(QStringLiteral("scratch/hacked"))));
    QVERIFY(!QFile::exists(QStringLiteral("hacked")));
}

void SshConnectionTest::sharesOneShell()
{
    const auto first = run(QStringLiteral("echo $$; cd /; left=behind; exit 3"));
    const auto second = run(QStringLiteral("echo $$; pwd; echo \"[$left]\""));
    QVERIFY(first && second);
    QCOMPARE(first->code, 3);
    QCOMPARE(second->code, 0);
    const QList<QByteArray> lines = second->output.split('\n');
    QCOMPARE(lines.value(0), first->output.trimmed()); // the same login shell
    QVERIFY(lines.value(1) != "/");                    // to which the script before left nothing
    QCOMPARE(lines.value(2), QByteArray("[]"));
    // A script that ends its shell takes nothing with it; one that kills it is noticed, and the next has a new one.
    QVERIFY(run(QStringLiteral("exec true")));
    QVERIFY(!run(QStringLiteral("kill -9 $$")));
    QCOMPARE(m_ssh->fault(), SshFault::Lost);
    const auto third = run(QStringLiteral("echo $$"));
    QVERIFY(third && third->output.trimmed() != first->output.trimmed());
}

void SshConnectionTest::readsWhatIsGiven()
{
    QByteArray given(100000, Qt::Uninitialized);
    for (qsizetype i = 0; i < given.size(); ++i)
        given[i] = static_cast<char>(i * 7 / 5); // every byte, NUL and newline among them
    RemoteCommand command{QStringLiteral("cat; exit 4"), {}, {}, {}};
    command.given = given;
    const auto echoed = m_ssh->run(command);
    QVERIFY(echoed);
    QVERIFY(echoed->output == given);
    QCOMPARE(echoed->code, 4);
    command.script = QStringLiteral("echo unread"); // what a script does not read is not taken for the next one
    const auto unread = m_ssh->run(command);
    QVERIFY(unread);
    QCOMPARE(unread->output, QByteArray("unread\n"));
    const auto next = run(QStringLiteral("cat; echo next"));
    QVERIFY(next);
    QCOMPARE(next->output, QByteArray("next\n"));
}

void SshConnectionTest::streamsBothWays()
{
    QByteArray sent(20 << 20, Qt::Uninitialized);
    for (qsizetype i = 0; i < sent.size(); ++i)
        sent[i] = static_cast<char>((i * 2654435761U) >> 13);
    qsizetype at = 0;
    QByteArray got;
    RemoteCommand command{QStringLiteral("cat"), {}, {}, {}};
    command.input = [&]() -> Result<QByteArray> {
        const QByteArray piece = sent.mid(at, 1 << 20);
        at += piece.size();
        return piece;
    };
    command.output = [&](const QByteArray& piece) -> Result<void> {
        got += piece;
        return {};
    };
    const auto answer = m_ssh->run(command);
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
    QCOMPARE(answer->code, 0);
    QVERIFY(got == sent);
}

void SshConnectionTest::dropsWhatLoginScriptsSay()
{
    // Whatever comes before the marker is not ours, also where it has no end of line.
    const QString wrapped = wrappedScript(QStringLiteral("echo mine"), {}, QByteArray("mark"));
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("echo 'Welcome to the cluster'; ") + wrapped});
    QVERIFY(shell.waitForFinished(20000));
    const QByteArray said = shell.readAllStandardOutput();
    QVERIFY2(said.contains("Welcome"), said.constData());
    QVERIFY2(said.endsWith("mark\nmine\n"), said.constData());
}

void SshConnectionTest::sharesOneConnection()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(run(QStringLiteral("true")));
    QFile log(m_cluster->path(QStringLiteral("log/sshd.log")));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QCOMPARE(log.readAll().count("Accepted publickey"), 1);
    const auto folder = SshConnection::controlFolder();
    QVERIFY(folder);
    QCOMPARE(QFile::permissions(*folder) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
}

void SshConnectionTest::canBeCancelled()
{
    QVERIFY(run(QStringLiteral("true")));
    std::stop_source source;
    QElapsedTimer clock;
    std::jthread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        clock.start();
        source.request_stop();
    });
    const auto answer = m_ssh->run({QStringLiteral("sleep 30"), {}, {}, {}}, source.get_token());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
}

void SshConnectionTest::tellsOfARefusal()
{
    m_cluster->stop("sshd");
    const auto answer = run(QStringLiteral("true"));
    QVERIFY(!answer);
    QCOMPARE(m_ssh->fault(), SshFault::Refused);
    QVERIFY(isPassing(m_ssh->fault()));
    QVERIFY2(answer.error().message.startsWith(QStringLiteral("'test-hpc' refuses the connection")), qPrintable(answer.error().message));
}

void SshConnectionTest::tellsOfAnUnknownName()
{
    SshConnection nowhere(QStringLiteral("no-such-host.invalid"), m_cluster->config());
    const auto answer = nowhere.run({QStringLiteral("true"), {}, {}, {}});
    QVERIFY(!answer);
    QVERIFY2(nowhere.fault() == SshFault::UnknownName || nowhere.fault() == SshFault::NoNames, qPrintable(answer.error().message));
    // A name that is known to be wrong is not tried again; without an answer nobody knows.
    QCOMPARE(isPassing(nowhere.fault()), nowhere.fault() == SshFault::NoNames);
    QVERIFY2(answer.error().message.contains(QStringLiteral("'no-such-host.invalid'")), qPrintable(answer.error().message));
}

void SshConnectionTest::tellsOfAnUnknownKey()
{
    QFile hosts(m_cluster->path(QStringLiteral("client/known_hosts")));
    QVERIFY(hosts.resize(0));
    const auto answer = run(QStringLiteral("true"));
    QVERIFY(!answer);
    QCOMPARE(m_ssh->fault(), SshFault::UnknownKey);
    QVERIFY(!isPassing(m_ssh->fault()));
    QVERIFY2(answer.error().message.contains(QStringLiteral("is not known on this machine yet")), qPrintable(answer.error().message));
}

void SshConnectionTest::tellsOfAChangedKey()
{
    const auto fingerprint = [](const QString& keyFile) {
        QProcess keygen;
        keygen.start(QStringLiteral("ssh-keygen"), {QStringLiteral("-lf"), keyFile});
        keygen.waitForFinished(10000);
        return QString::fromUtf8(keygen.readAllStandardOutput()).section(QLatin1Char(' '), 1, 1);
    };
    const QString former = fingerprint(m_cluster->path(QStringLiteral("host_key.pub")));
    m_cluster->stop("sshd");
    QFile::remove(m_cluster->path(QStringLiteral("host_key")));
    QFile::remove(m_cluster->path(QStringLiteral("host_key.pub")));
    QProcess keygen;
    keygen.start(QStringLiteral("ssh-keygen"),
        {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"), QString(), QStringLiteral("-f"),
            m_cluster->path(QStringLiteral("host_key"))});
    QVERIFY(keygen.waitForFinished(10000));
    QVERIFY(m_cluster->startSshd());
    const QString now = fingerprint(m_cluster->path(QStringLiteral("host_key.pub")));
    QVERIFY(former.startsWith(QStringLiteral("SHA256:")) && now != former);
    const auto answer = run(QStringLiteral("true"));
    QVERIFY(!answer);
    QCOMPARE(m_ssh->fault(), SshFault::ChangedKey);
    QVERIFY2(answer.error().message.contains(former) && answer.error().message.contains(now), qPrintable(answer.error().message));
}

void SshConnectionTest::tellsOfAWrongUserKey()
{
    QFile::remove(m_cluster->path(QStringLiteral("client/id.pub"))); // which is the list of keys that are let in
    const auto answer = run(QStringLiteral("true"));
    QVERIFY(!answer);
    QCOMPARE(m_ssh->fault(), SshFault::NotAllowed);
    QVERIFY2(answer.error().message.contains(QStringLiteral("does not let you in")), qPrintable(answer.error().message));
}

void SshConnectionTest::tellsOfALostConnection()
{
    QVERIFY(run(QStringLiteral("true")));
    std::jthread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        m_ssh->close(); // the shared connection goes from under the command
    });
    const auto answer = m_ssh->run({QStringLiteral("echo begun; sleep 30"), {}, {}, {}});
    later.join();
    QVERIFY(!answer);
    QCOMPARE(m_ssh->fault(), SshFault::Lost);
    QVERIFY(isPassing(m_ssh->fault()));
    QVERIFY(run(QStringLiteral("true"))); // and the next one connects anew
}

void SshConnectionTest::noticesSilence()
{
    RemoteCommand command{QStringLiteral("sleep 30"), {}, {}, {}};
    command.silence = std::chrono::seconds(1);
    const auto answer = m_ssh->run(command);
    QVERIFY(!answer);
    QCOMPARE(m_ssh->fault(), SshFault::Silent);
}

QTEST_GUILESS_MAIN(SshConnectionTest)
#include "ssh_connection_test.moc"
