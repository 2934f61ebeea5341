// SPDX-License-Identifier: GPL-3.0-or-later
// What must not happen: connecting because a pipeline was opened, and telling secrets.
#include "tests/places/placed_case.h"

#include <QDirIterator>

#include <thread>

using namespace terrella;
using namespace terrella::test;

class SecurityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void openingConnectsNowhere();
    void tellsNoSecret();
};

/// An ssh that only leaves a note that it was called stands first on the PATH.
void SecurityTest::openingConnectsNowhere()
{
    SampleCase sample;
    sample.environment.insert(QStringLiteral("XDG_CONFIG_HOME"), sample.path("config"));
    const QString note = sample.path("called"), bin = sample.path("bin");
    QVERIFY(QDir().mkpath(bin));
    const QString ssh = sample.write(QStringLiteral("bin/ssh"), "#!/bin/sh\necho \"$@\" >>'" + note.toUtf8() + "'\nexit 255\n");
    QVERIFY(QFile::setPermissions(ssh, QFile::ReadOwner | QFile::ExeOwner));
    sample.environment.insert(QStringLiteral("PATH"), bin + QLatin1Char(':') + sample.environment.value(QStringLiteral("PATH")));
    QVERIFY(
        sample
            .call({QStringLiteral("clusters"), QStringLiteral("add"), QStringLiteral("hpc"), QStringLiteral("--host"),
                QStringLiteral("login.example"), QStringLiteral("--memory"), QStringLiteral("1G"), QStringLiteral("--patience"), QStringLiteral("0")})
            .code
        == 0);
    // Somebody's pipeline, of which all is placed on a cluster that I have.
    sample.write(QStringLiteral("low.nc"), lowFile({}));
    const QString path = sample.writePipeline(QStringLiteral("low.terrella"), lowNodes(QStringLiteral("low.nc")), lowLinks());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    file.close();
    QJsonArray nodes;
    for (const QJsonValue& value : document.value(QStringLiteral("nodes")).toArray()) {
        QJsonObject node = value.toObject();
        node.insert(QStringLiteral("place"), QStringLiteral("hpc"));
        nodes.append(node);
    }
    document.insert(QStringLiteral("nodes"), nodes);
    QVERIFY(nodes.size() >= 3);
    sample.write(QStringLiteral("low.terrella"), QJsonDocument(document).toJson());

    for (const char* command : {"check", "why", "info"}) {
        const Outcome looked = sample.call({QLatin1String(command), path});
        QVERIFY2(!looked.crashed, qPrintable(looked.both()));
        QVERIFY2(!QFile::exists(note), command);
    }
    QVERIFY(sample.call({QStringLiteral("check"), path}).code == 0);
    const auto serve = sample.start({QStringLiteral("serve")});
    const auto ask = [&](const QString& method, const QJsonObject& parameters) {
        static int id = 0;
        serve->write(
            QJsonDocument(QJsonObject{{QStringLiteral("id"), ++id}, {QStringLiteral("method"), method}, {QStringLiteral("params"), parameters}})
                .toJson(QJsonDocument::Compact)
            + '\n');
        for (int i = 0; i < 200; ++i) {
            serve->waitForReadyRead(100);
            while (serve->canReadLine()) {
                const QJsonObject answer = QJsonDocument::fromJson(serve->readLine()).object();
                if (answer.value(QStringLiteral("id")).toInt() == id)
                    return answer;
            }
        }
        return QJsonObject();
    };
    const QJsonObject checked = ask(QStringLiteral("check"),
        {{QStringLiteral("document"), document}, {QStringLiteral("base"), sample.folder.path()}, {QStringLiteral("path"), path}});
    QVERIFY2(checked.contains(QStringLiteral("result")), QJsonDocument(checked).toJson().constData());
    QVERIFY(!QFile::exists(note));
    serve->closeWriteChannel();
    QVERIFY(serve->waitForFinished(10000));
    QVERIFY(!QFile::exists(note));

    // The note would be there: who asks for it connects.
    QVERIFY(sample.call({QStringLiteral("clusters"), QStringLiteral("test"), QStringLiteral("hpc")}).code != 0);
    QVERIFY(QFile::exists(note));
}

/// A key with a pass phrase, which an askpass program tells ssh: it is seen in no list of processes and lies in no file of ours.
void SecurityTest::tellsNoSecret()
{
    SKIP_WITHOUT_CLUSTER(false);
    TestCluster cluster;
    SKIP_UNLESS_UP(cluster.startSshd());
    const QByteArray secret("correct-horse-battery-staple");
    const QString key = cluster.path(QStringLiteral("client/id"));
    QProcess keygen;
    keygen.start(QStringLiteral("ssh-keygen"),
        {QStringLiteral("-q"), QStringLiteral("-p"), QStringLiteral("-P"), QString(), QStringLiteral("-N"), QString::fromLatin1(secret),
            QStringLiteral("-f"), key});
    QVERIFY(keygen.waitForFinished(20000) && keygen.exitCode() == 0);
    QTemporaryDir elsewhere; // the secret itself is the user's
    const QString kept = elsewhere.filePath(QStringLiteral("secret")), askpass = elsewhere.filePath(QStringLiteral("askpass"));
    const auto write = [](const QString& path, const QByteArray& text) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write(kept, secret + '\n') && write(askpass, "#!/bin/sh\nsleep 1\nexec cat '" + kept.toUtf8() + "'\n"));
    QVERIFY(QFile::setPermissions(askpass, QFile::ReadOwner | QFile::ExeOwner));
    qputenv("SSH_ASKPASS", askpass.toUtf8());
    qputenv("SSH_ASKPASS_REQUIRE", "force");
    qputenv("DISPLAY", qgetenv("DISPLAY").isEmpty() ? QByteArray(":0") : qgetenv("DISPLAY"));

    QByteArray seen;
    int watched = 0;
    std::jthread watcher([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            for (const QString& process : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
                for (const char* what : {"cmdline", "environ"}) {
                    QFile file(QStringLiteral("/proc/%1/%2").arg(process, QLatin1String(what)));
                    if (process.toInt() > 0 && file.open(QIODevice::ReadOnly)) {
                        const QByteArray text = file.readAll();
                        watched += text.contains("test-hpc") ? 1 : 0;
                        if (text.contains(secret))
                            seen += text + '\n';
                    }
                }
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
    SshConnection ssh(QStringLiteral("test-hpc"), cluster.config(), SshConnection::Ask::Terminal);
    const auto answer = ssh.run({QStringLiteral("mkdir -p \"$SCRATCH\"; set >\"$SCRATCH/what\"; echo in"), {}, {}, {}});
    watcher.request_stop();
    watcher.join();
    SshConnection never(QStringLiteral("test-hpc"), cluster.config());
    ssh.close();
    const auto refused = never.run({QStringLiteral("true"), {}, {}, {}});
    qunsetenv("SSH_ASKPASS");
    qunsetenv("SSH_ASKPASS_REQUIRE");
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
    QCOMPARE(answer->output, QByteArray("in\n"));
    QVERIFY2(watched > 0, "ssh was not seen at work");
    QVERIFY2(seen.isEmpty(), seen.constData());
    QVERIFY2(!refused && never.fault() == SshFault::NotAllowed, "work in the background asks nobody");
    QVERIFY2(!refused.error().message.toUtf8().contains(secret), qPrintable(refused.error().message));
    const auto control = SshConnection::controlFolder();
    QVERIFY(control);
    for (const QString& folder : {cluster.path({}), *control}) {
        QDirIterator walk(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (file.open(QIODevice::ReadOnly))
                QVERIFY2(!file.readAll().contains(secret), qPrintable(file.fileName()));
        }
    }
}

QTEST_GUILESS_MAIN(SecurityTest)
#include "security_test.moc"
