// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/store_latest.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace terrella {

namespace {

/// A file with so many lines for each node that it tells of, and some more, is written anew.
constexpr qint64 kMostLines = 4;
constexpr qint64 kFreeLines = 200;

QByteArray headOf(const QString& pipeline) { return canonicalJson(QJsonObject{{QStringLiteral("pipeline"), pipeline}}) + '\n'; }

QByteArray lineOf(const StoreLatest::Of& of, const QJsonObject& basis)
{
    return canonicalJson(QJsonObject{{QStringLiteral("module"), of.module}, {QStringLiteral("node"), of.node}, {QStringLiteral("basis"), basis}})
        + '\n';
}

QString pipelineIn(const QString& path)
{
    QFile file(path);
    const QByteArray line = file.open(QIODevice::ReadOnly) ? file.readLine() : QByteArray();
    return QJsonDocument::fromJson(line).object().value(QLatin1String("pipeline")).toString();
}

} // namespace

QString StoreLatest::pathOf(const QString& pipeline) const
{
    const QByteArray name = QCryptographicHash::hash(pipeline.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("%1/%2.jsonl").arg(m_folder, QString::fromLatin1(name));
}

/// Reads again where another process has written.
StoreLatest::Known& StoreLatest::read(const QString& path)
{
    Known& known = m_known[path];
    if (QFileInfo(path).size() == known.bytes)
        return known;
    known = {};
    QFile file(path);
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    known.bytes = text.size();
    known.isTorn = !text.isEmpty() && !text.endsWith('\n');
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype end = text.indexOf('\n', begin);
        end = end < 0 ? text.size() : end;
        const QJsonObject json = QJsonDocument::fromJson(text.mid(begin, end - begin)).object();
        if (const QString node = json.value(QLatin1String("node")).toString(); !node.isEmpty())
            known.nodes[{json.value(QLatin1String("module")).toString(), node}] = json.value(QLatin1String("basis")).toObject();
        ++known.lines;
        begin = end + 1;
    }
    return known;
}

const std::vector<StoreLatest::Former>& StoreLatest::others()
{
    const QDateTime changed = QFileInfo(m_folder).lastModified();
    if (changed == m_listed)
        return m_others;
    m_listed = changed;
    m_others.clear();
    const QFileInfoList files = QDir(m_folder).entryInfoList({QStringLiteral("*.jsonl")}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files)
        m_others.push_back({file.absoluteFilePath(), pipelineIn(file.absoluteFilePath())});
    return m_others;
}

QJsonObject StoreLatest::find(const QString& pipeline, const Of& of)
{
    const std::lock_guard lock(m_mutex);
    const Known& known = read(pathOf(pipeline));
    if (const auto found = known.nodes.find(of); found != known.nodes.end())
        return found->second;
    if (pipeline.isEmpty())
        return {};
    const QString name = QFileInfo(pipeline).fileName();
    for (const Former& former : others()) {
        if (former.pipeline.isEmpty() || (QFileInfo(former.pipeline).fileName() != name && QFileInfo::exists(former.pipeline)))
            continue;
        const Known& then = read(former.path);
        if (const auto found = then.nodes.find(of); found != then.nodes.end())
            return found->second;
    }
    return {};
}

void StoreLatest::set(const QString& pipeline, const Of& of, const QJsonObject& basis)
{
    const std::lock_guard lock(m_mutex);
    const QString path = pathOf(pipeline);
    Known& known = read(path);
    const auto before = known.nodes.find(of);
    if (before != known.nodes.end() && before->second == basis)
        return;
    QFile file(path);
    constexpr auto how = QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered;
    if (!file.open(how) && !(QDir().mkpath(m_folder) && file.open(how)))
        return;
    QByteArray line = lineOf(of, basis);
    if (known.bytes == 0)
        line.prepend(headOf(pipeline));
    else if (known.isTorn)
        line.prepend('\n');
    if (file.write(line) != line.size())
        return;
    known.nodes[of] = basis;
    known.bytes += line.size();
    known.lines += line.count('\n');
    known.isTorn = false;
    if (known.lines > kMostLines * static_cast<qint64>(known.nodes.size()) + kFreeLines)
        tidy(path, pipeline, known);
}

/// A line that another process adds meanwhile may be lost.
void StoreLatest::tidy(const QString& path, const QString& pipeline, Known& known)
{
    QByteArray text = headOf(pipeline);
    for (const auto& [of, basis] : known.nodes)
        text += lineOf(of, basis);
    if (!publishFile(path, text))
        return;
    known.bytes = text.size();
    known.lines = static_cast<qint64>(known.nodes.size()) + 1;
}

} // namespace terrella
