// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/cluster.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QStandardPaths>

#include <set>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Cluster)
};

constexpr int kDeepestInclude = 8;

struct TextKey {
    const char* key;
    QString Cluster::*member;
};
const std::vector<TextKey>& textKeys()
{
    static const std::vector<TextKey> keys{{"host", &Cluster::host}, {"ssh_config", &Cluster::sshConfig}, {"partition", &Cluster::partition},
        {"account", &Cluster::account}, {"qos", &Cluster::qos}, {"constraint", &Cluster::constraint}, {"time", &Cluster::time},
        {"memory", &Cluster::memory}, {"gpus", &Cluster::gpus}, {"folder", &Cluster::folder}, {"engine", &Cluster::engine},
        {"patience", &Cluster::patience}};
    return keys;
}
struct NumberKey {
    const char* key;
    int Cluster::*member;
};
constexpr std::array<NumberKey, 4> kNumbers{
    {{"nodes", &Cluster::nodes}, {"tasks", &Cluster::tasks}, {"cpus", &Cluster::cpus}, {"array_limit", &Cluster::arrayLimit}}};
struct ListKey {
    const char* key;
    QStringList Cluster::*member;
};
constexpr std::array<ListKey, 2> kLists{{{"setup", &Cluster::setup}, {"options", &Cluster::options}}};

Error wrongType(const QString& name, const char* key, const QString& wanted)
{
    return {ErrorCode::Invalid, Tr::tr("Cluster '%1': '%2' must be %3.").arg(name, QLatin1String(key), wanted), {}};
}

bool hasControl(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

bool isWord(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9_.,:+=/@%&|!*()\\[\\]-]+$"));
    return form.match(text).hasMatch();
}

} // namespace

QJsonObject Cluster::toJson() const
{
    QJsonObject out = extra;
    const Cluster standard;
    for (const TextKey& key : textKeys()) {
        if (this->*key.member != standard.*key.member)
            out.insert(QLatin1String(key.key), this->*key.member);
    }
    for (const NumberKey& key : kNumbers) {
        if (this->*key.member != standard.*key.member)
            out.insert(QLatin1String(key.key), this->*key.member);
    }
    for (const ListKey& key : kLists) {
        if (!(this->*key.member).isEmpty())
            out.insert(QLatin1String(key.key), QJsonArray::fromStringList(this->*key.member));
    }
    return out;
}

Result<Cluster> Cluster::fromJson(const QString& name, const QJsonObject& json)
{
    Cluster out;
    out.name = name;
    out.extra = json;
    for (const TextKey& key : textKeys()) {
        const QJsonValue value = out.extra.take(QLatin1String(key.key));
        if (value.isUndefined())
            continue;
        if (!value.isString())
            return wrongType(name, key.key, Tr::tr("a text"));
        out.*key.member = value.toString();
    }
    for (const NumberKey& key : kNumbers) {
        const QJsonValue value = out.extra.take(QLatin1String(key.key));
        if (value.isUndefined())
            continue;
        if (!value.isDouble() || value.toInt() != value.toDouble())
            return wrongType(name, key.key, Tr::tr("a whole number"));
        out.*key.member = value.toInt();
    }
    for (const ListKey& key : kLists) {
        const QJsonValue value = out.extra.take(QLatin1String(key.key));
        if (value.isUndefined())
            continue;
        if (!value.isArray())
            return wrongType(name, key.key, Tr::tr("a list of lines"));
        for (const QJsonValue& line : value.toArray())
            (out.*key.member).append(line.toString());
    }
    return out;
}

const QStringList& Cluster::resourceKeys()
{
    static const QStringList keys{QStringLiteral("memory"), QStringLiteral("time"), QStringLiteral("cpus"), QStringLiteral("gpus"),
        QStringLiteral("nodes"), QStringLiteral("tasks"), QStringLiteral("partition"), QStringLiteral("account"), QStringLiteral("qos"),
        QStringLiteral("constraint"), QStringLiteral("array_limit")};
    return keys;
}

Result<Cluster> Cluster::with(const QJsonObject& resources) const
{
    QJsonObject json = toJson();
    for (auto it = resources.begin(); it != resources.end(); ++it) {
        if (!resourceKeys().contains(it.key()))
            return Error{ErrorCode::Invalid,
                Tr::tr("A job cannot be given '%1'; it can be given: %2.").arg(it.key(), resourceKeys().join(QStringLiteral(", "))), {}};
        json.insert(it.key(), it.value());
    }
    return fromJson(name, json);
}

std::vector<SettingProblem> settingProblems(const Cluster& cluster)
{
    std::vector<SettingProblem> out;
    const auto add = [&out](const char* key, const QString& sentence) { out.push_back({QLatin1String(key), sentence}); };
    static const QRegularExpression nameForm(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"));
    if (cluster.name.isEmpty())
        add("name", Tr::tr("Give the cluster a name, by which pipelines place nodes on it."));
    else if (!nameForm.match(cluster.name).hasMatch() || cluster.name == QLatin1String("here"))
        add("name", Tr::tr("'%1' is no name for a cluster: letters, digits, '-', '_' and '.', and not 'here'.").arg(cluster.name));
    if (cluster.host.isEmpty())
        add("host", Tr::tr("Say how ssh reaches the cluster: an alias of ~/.ssh/config, or user@host."));
    else if (cluster.host.startsWith(QLatin1Char('-')) || hasControl(cluster.host) || cluster.host.contains(QLatin1Char(' ')))
        add("host", Tr::tr("'%1' is no host; give the name by which ssh reaches the cluster.").arg(cluster.host));
    if (cluster.memory.isEmpty())
        add("memory", Tr::tr("Say how much memory a job gets, for instance 4G: without it some sites give 1 MB."));
    else if (slurmBytes(cluster.memory) < (64LL << 20))
        add("memory", Tr::tr("'%1' is no memory for a job; write for instance 4G or 500M, at least 64M.").arg(cluster.memory));
    if (!cluster.time.isEmpty() && slurmSeconds(cluster.time) <= 0)
        add("time", Tr::tr("'%1' is no time limit; write minutes, hours:minutes:seconds or days-hours.").arg(cluster.time));
    if (cluster.patience != QLatin1String("0") && slurmSeconds(cluster.patience) <= 0)
        add("patience", Tr::tr("'%1' is no time to wait for the cluster; write minutes, or 0 for not at all.").arg(cluster.patience));
    for (const NumberKey& key : kNumbers) {
        if (cluster.*key.member < (key.member == &Cluster::arrayLimit ? 0 : 1))
            add(key.key, Tr::tr("'%1' must be 1 or more.").arg(QLatin1String(key.key)));
    }
    for (const auto& [key, text] : {std::pair("partition", cluster.partition), {"account", cluster.account}, {"qos", cluster.qos},
             {"constraint", cluster.constraint}, {"gpus", cluster.gpus}}) {
        if (!text.isEmpty() && !isWord(text))
            add(key, Tr::tr("'%1' is no %2: it has blanks, quotes or other characters that Slurm does not take.").arg(text, QLatin1String(key)));
    }
    if (cluster.folder.isEmpty() || hasControl(cluster.folder))
        add("folder", Tr::tr("'%1' is no working folder.").arg(cluster.folder));
    else if (!QStringLiteral("/~$").contains(cluster.folder.at(0)))
        add("folder", Tr::tr("The working folder '%1' must begin with '/', '~' or a variable like $SCRATCH.").arg(cluster.folder));
    if (cluster.engine.isEmpty() || hasControl(cluster.engine))
        add("engine", Tr::tr("Say which program is the engine there: terrella-run, or its path."));
    for (const QString& option : cluster.options) {
        if (!option.startsWith(QLatin1Char('-')) || hasControl(option))
            add("options", Tr::tr("'%1' is no option of sbatch; write for instance --mail-type=END.").arg(option));
    }
    return out;
}

QStringList problemsOf(const Cluster& cluster)
{
    QStringList out;
    for (const SettingProblem& problem : settingProblems(cluster))
        out.append(problem.sentence);
    return out;
}

qint64 slurmBytes(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,9})([KMGT]?)B?$"), QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return 0;
    const QString unit = match.captured(2).toUpper();
    const int shift = unit == QLatin1String("K") ? 10 : unit == QLatin1String("G") ? 30 : unit == QLatin1String("T") ? 40 : 20;
    return match.captured(1).toLongLong() << shift;
}

qint64 slurmSeconds(const QString& text)
{
    // minutes, minutes:seconds, hours:minutes:seconds, days-hours, days-hours:minutes, days-hours:minutes:seconds
    static const QRegularExpression form(QStringLiteral("^(?:([0-9]{1,5})-)?([0-9]{1,6})(?::([0-9]{1,2}))?(?::([0-9]{1,2}))?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return 0;
    const auto part = [&](int index) { return match.captured(index).toLongLong(); };
    if (!match.captured(1).isEmpty())
        return part(1) * 86400 + part(2) * 3600 + part(3) * 60 + part(4);
    if (!match.captured(4).isEmpty())
        return part(2) * 3600 + part(3) * 60 + part(4);
    return part(2) * 60 + part(3);
}

QString waitText(qint64 seconds)
{
    if (seconds < 120 && seconds % 60 != 0)
        return Tr::tr("%1 s").arg(seconds);
    const qint64 hours = seconds / 3600, minutes = seconds % 3600 / 60;
    if (hours == 0)
        return Tr::tr("%1 min").arg(minutes);
    return minutes == 0 ? Tr::tr("%1 h").arg(hours) : Tr::tr("%1 h %2 min").arg(hours).arg(minutes);
}

QString ClusterList::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/terrella/clusters.json");
}

Result<ClusterList> ClusterList::load(const QString& path)
{
    ClusterList out;
    out.m_path = path;
    if (!QFileInfo::exists(path))
        return out;
    TRY(out.m_extra, readJsonFile(path));
    const QJsonObject all = out.m_extra.take(QLatin1String("clusters")).toObject();
    for (auto it = all.begin(); it != all.end(); ++it) {
        auto cluster = Cluster::fromJson(it.key(), it.value().toObject());
        if (!cluster)
            return cluster.error().whileDoing(Tr::tr("reading '%1'").arg(path));
        out.clusters.emplace(it.key(), *std::move(cluster));
    }
    return out;
}

Result<void> ClusterList::save() const
{
    QJsonObject all, out = m_extra;
    for (const auto& [name, cluster] : clusters)
        all.insert(name, cluster.toJson());
    out.insert(QLatin1String("clusters"), all);
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return Error{ErrorCode::Disk, Tr::tr("Cannot make the folder '%1'.").arg(QFileInfo(m_path).absolutePath()), {}};
    return publishFile(m_path, prettyJson(out));
}

Result<Cluster> ClusterList::find(const QString& name) const
{
    if (const auto found = clusters.find(name); found != clusters.end())
        return found->second;
    QStringList names;
    for (const auto& [known, cluster] : clusters)
        names.append(known);
    return Error{ErrorCode::NotFound,
        names.isEmpty()
            ? Tr::tr("There is no cluster '%1'; 'terrella-run clusters add' adds one.").arg(name)
            : Tr::tr("There is no cluster '%1'; there are: %2. 'terrella-run clusters add' adds one.").arg(name, names.join(QStringLiteral(", "))),
        {}};
}

namespace {

void readAliases(const QString& path, int depth, std::set<QString>& names)
{
    QFile file(path);
    if (depth > kDeepestInclude || !file.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray& raw : file.readAll().split('\n')) {
        const QString line = QString::fromUtf8(raw).trimmed();
        static const QRegularExpression form(QStringLiteral("^(host|include)(?:\\s*=\\s*|\\s+)(.+)$"), QRegularExpression::CaseInsensitiveOption);
        const auto match = form.match(line);
        if (!match.hasMatch())
            continue;
        for (QString word : match.captured(2).split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts)) {
            word.remove(QLatin1Char('"'));
            if (match.captured(1).compare(QLatin1String("host"), Qt::CaseInsensitive) == 0) {
                if (!word.contains(QRegularExpression(QStringLiteral("[*?!]"))))
                    names.insert(word);
                continue;
            }
            if (word.startsWith(QLatin1String("~/")))
                word.replace(0, 1, QDir::homePath());
            const QFileInfo included(QDir::isAbsolutePath(word) ? word : QDir::homePath() + QStringLiteral("/.ssh/") + word);
            for (const QFileInfo& one : QDir(included.path()).entryInfoList({included.fileName()}, QDir::Files))
                readAliases(one.absoluteFilePath(), depth + 1, names);
        }
    }
}

} // namespace

QStringList sshAliases(const QString& configPath)
{
    std::set<QString> names;
    readAliases(configPath.isEmpty() ? QDir::homePath() + QStringLiteral("/.ssh/config") : configPath, 0, names);
    return {names.begin(), names.end()};
}

} // namespace terrella
