// SPDX-License-Identifier: GPL-3.0-or-later
// A real ssh that asks: for the passphrase of a key and for the key of a host, in the window. No secret is seen outside.
#include "pipelines/places/askpass.h"
#include "pipelines/places/ssh_connection.h"
#include "tests/places/test_cluster.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace terrella;
using namespace terrella::test;

namespace {

const QString kSecret = QStringLiteral("a secret that is nowhere 4711");

struct Outcome {
    Result<RemoteAnswer> answer = RemoteAnswer();
    SshFault fault = SshFault::None;
};

/// Command lines and surroundings of all processes of this user, and what lies in a folder, in which the secret must not be.
QString placesOfSecret(const QString& folder)
{
    const QByteArray secret = kSecret.toUtf8();
    for (const QString& process : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
        for (const char* name : {"cmdline", "environ"}) {
            QFile file(QStringLiteral("/proc/%1/%2").arg(process, QLatin1String(name)));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret))
                return file.fileName();
        }
    }
    for (const QFileInfo& info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(info.absoluteFilePath());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret))
            return info.absoluteFilePath();
    }
    return {};
}

} // namespace

class AskpassTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aPassphraseIsAskedFor();
    void aWrongAnswerIsAskedForAgain();
    void cancellingAsksNoMore();
    void aNewHostIsTrustedOrNot();
    void aChangedKeyIsNoQuestion();
    void withoutAWindowNobodyIsAsked();
    void oneWindowListens();

private:
    Outcome connectTo(const QString& config, const std::function<void()>& meanwhile = {});
    QString configWith(const QString& name, const QStringList& replacements);

    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<AskListener> m_listener;
    std::vector<AskListener::Question> m_questions;
    std::function<void(const AskListener::Question&)> m_reply;
    QTemporaryDir m_runtime{QStringLiteral("/tmp/terrella-ask-XXXXXX")};
};

void AskpassTest::initTestCase()
{
    SKIP_WITHOUT_CLUSTER(false);
    qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8());
    qunsetenv("SSH_AUTH_SOCK");
    m_cluster = std::make_unique<TestCluster>();
    SKIP_UNLESS_UP(m_cluster->startSshd());
    // A key that has a passphrase.
    QProcess keygen;
    keygen.start(QStringLiteral("ssh-keygen"),
        {QStringLiteral("-q"), QStringLiteral("-p"), QStringLiteral("-P"), QString(), QStringLiteral("-N"), kSecret, QStringLiteral("-f"),
            m_cluster->path(QStringLiteral("client/id"))});
    QVERIFY(keygen.waitForFinished(20000) && keygen.exitCode() == 0);
}

void AskpassTest::init()
{
    m_questions.clear();
    m_reply = [this](const AskListener::Question& question) { m_listener->answer(question.id, kSecret); };
    m_listener = std::make_unique<AskListener>();
    connect(m_listener.get(), &AskListener::asked, this, [this](const AskListener::Question& question) {
        m_questions.push_back(question);
        m_reply(question);
    });
    QVERIFY(m_listener->listen(*askSocketPath()));
}

/// The connection waits; the window lives on.
Outcome AskpassTest::connectTo(const QString& config, const std::function<void()>& meanwhile)
{
    Outcome out;
    std::atomic<bool> isOver = false;
    std::jthread worker([&] {
        SshConnection ssh(QStringLiteral("test-hpc"), config, SshConnection::Ask::Window);
        out.answer = ssh.run({QStringLiteral("sleep 0.5; echo there\n"), {}, {}, {}});
        out.fault = ssh.fault();
        ssh.close();
        isOver = true;
    });
    QElapsedTimer clock;
    clock.start();
    while (!isOver && clock.elapsed() < 60000) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(5);
        if (meanwhile)
            meanwhile();
    }
    return out;
}

/// The client's configuration with other words, below its own name.
QString AskpassTest::configWith(const QString& name, const QStringList& replacements)
{
    QFile from(m_cluster->config());
    if (!from.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(from.readAll());
    for (qsizetype i = 0; i + 1 < replacements.size(); i += 2)
        text.replace(replacements.at(i), replacements.at(i + 1));
    QFile to(m_cluster->path(name));
    if (!to.open(QIODevice::WriteOnly) || to.write(text.toUtf8()) < 0)
        return {};
    return to.fileName();
}

void AskpassTest::aPassphraseIsAskedFor()
{
    QString seen;
    const Outcome out = connectTo(m_cluster->config(), [&] {
        if (!m_questions.empty() && seen.isEmpty())
            seen = placesOfSecret(m_runtime.path());
    });
    QVERIFY2(out.answer.hasValue(), qPrintable(out.answer ? QString() : out.answer.error().message));
    QCOMPARE(out.answer->output, QByteArray("there\n"));
    QCOMPARE(m_questions.size(), 1u);
    QVERIFY2(m_questions.front().prompt.contains(QStringLiteral("passphrase")), qPrintable(m_questions.front().prompt));
    QVERIFY(!m_questions.front().isAgain);
    QVERIFY2(seen.isEmpty(), qPrintable(seen));
    QVERIFY2(placesOfSecret(m_cluster->path(QStringLiteral("log"))).isEmpty(), "the secret is in a log");
}

void AskpassTest::aWrongAnswerIsAskedForAgain()
{
    m_reply = [this](const AskListener::Question& question) {
        m_listener->answer(question.id, m_questions.size() == 1 ? QStringLiteral("wrong") : kSecret);
    };
    const Outcome out = connectTo(m_cluster->config());
    QVERIFY2(out.answer.hasValue(), qPrintable(out.answer ? QString() : out.answer.error().message));
    QCOMPARE(m_questions.size(), 2u);
    QVERIFY(m_questions.back().isAgain);
}

void AskpassTest::cancellingAsksNoMore()
{
    m_reply = [this](const AskListener::Question& question) { m_listener->refuse(question.id); };
    const Outcome out = connectTo(m_cluster->config());
    QVERIFY(!out.answer);
    QCOMPARE(out.fault, SshFault::NotAllowed);
    QCOMPARE(m_questions.size(), 1u);
}

void AskpassTest::aNewHostIsTrustedOrNot()
{
    const QString hosts = m_cluster->path(QStringLiteral("fresh_hosts"));
    const QString config = configWith(QStringLiteral("ask_config"),
        {QStringLiteral("StrictHostKeyChecking yes"), QStringLiteral("StrictHostKeyChecking ask"),
            QStringLiteral("UserKnownHostsFile %1").arg(m_cluster->path(QStringLiteral("client/known_hosts"))),
            QStringLiteral("UserKnownHostsFile %1").arg(hosts)});
    m_reply = [this](const AskListener::Question& question) { m_listener->refuse(question.id); };
    Outcome out = connectTo(config);
    QVERIFY(!out.answer);
    QCOMPARE(out.fault, SshFault::UnknownKey);
    QCOMPARE(m_questions.size(), 1u);
    QVERIFY2(m_questions.front().prompt.contains(QStringLiteral("fingerprint is SHA256:")), qPrintable(m_questions.front().prompt));
    QVERIFY(!QFileInfo(hosts).size());

    m_questions.clear();
    m_reply = [this](const AskListener::Question& question) {
        m_listener->answer(question.id, question.prompt.contains(QStringLiteral("(yes/no")) ? QStringLiteral("yes") : kSecret);
    };
    out = connectTo(config);
    QVERIFY2(out.answer.hasValue(), qPrintable(out.answer ? QString() : out.answer.error().message));
    QCOMPARE(m_questions.size(), 2u); // the host, then the key
    QVERIFY(QFileInfo(hosts).size() > 0);
}

void AskpassTest::aChangedKeyIsNoQuestion()
{
    QProcess keygen;
    keygen.start(QStringLiteral("ssh-keygen"),
        {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"), QString(), QStringLiteral("-f"),
            m_cluster->path(QStringLiteral("other_key"))});
    QVERIFY(keygen.waitForFinished(20000) && keygen.exitCode() == 0);
    QFile other(m_cluster->path(QStringLiteral("other_key.pub"))), hosts(m_cluster->path(QStringLiteral("changed_hosts")));
    QVERIFY(other.open(QIODevice::ReadOnly) && hosts.open(QIODevice::WriteOnly));
    hosts.write("[127.0.0.1]:" + QByteArray::number(m_cluster->sshPort()) + ' ' + other.readAll());
    hosts.close();
    const QString config = configWith(QStringLiteral("changed_config"),
        {QStringLiteral("StrictHostKeyChecking yes"), QStringLiteral("StrictHostKeyChecking ask"),
            QStringLiteral("UserKnownHostsFile %1").arg(m_cluster->path(QStringLiteral("client/known_hosts"))),
            QStringLiteral("UserKnownHostsFile %1").arg(hosts.fileName())});
    const Outcome out = connectTo(config);
    QVERIFY(!out.answer);
    QCOMPARE(out.fault, SshFault::ChangedKey);
    QCOMPARE(out.answer.error().message.count(QStringLiteral("SHA256:")), 2);
    QVERIFY(m_questions.empty()); // no answer would make it safe
}

void AskpassTest::withoutAWindowNobodyIsAsked()
{
    m_listener.reset();
    const Outcome out = connectTo(m_cluster->config());
    QVERIFY(!out.answer);
    QCOMPARE(out.fault, SshFault::NotAllowed);
}

void AskpassTest::oneWindowListens()
{
    AskListener second;
    const auto listening = second.listen(*askSocketPath());
    QVERIFY(!listening);
    QVERIFY2(listening.error().message.contains(QStringLiteral("another window")), qPrintable(listening.error().message));
    m_listener.reset();
    QVERIFY(second.listen(*askSocketPath()));
    // A socket that was left behind is taken over.
    QFile left(m_runtime.filePath(QStringLiteral("left")));
    QVERIFY(left.open(QIODevice::WriteOnly));
    AskListener third;
    QVERIFY(third.listen(left.fileName()));
    QCOMPARE(
        QFile::permissions(left.fileName()) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
}

QTEST_GUILESS_MAIN(AskpassTest)
#include "askpass_test.moc"
