// SPDX-License-Identifier: GPL-3.0-or-later
// What is new of jobs on a cluster: one look for all.
#include "pipelines/places/cluster_client.h"

namespace terrella {

namespace {

/// Bytes of events that are taken at one time.
constexpr qint64 kMostNews = 4 << 20;

/// How often the other side looks while it waits: of a short wait, and of a long one.
constexpr std::chrono::milliseconds kShortWait{2000};

/// $1 names to ask squeue for, with commas, or nothing; $2 how often to look for news before it answers, $3 seconds between; then for each job its
/// folder and offset, for each array its folder and "NUMBER:OFFSET,…".
const char* const kLook = R"sh(names=$1; times=$2; pause=$3; shift 3
stirs() {
    while [ $# -ge 2 ]; do
        [ -s "$1/exit" ] && return 0
        for one in "$1"/run/*/events.jsonl; do
            [ -e "$one" ] && [ "$(wc -c <"$one")" -gt "$2" ] && return 0
        done
        shift 2
    done
    return 1
}
while [ "$times" -gt 0 ] && ! stirs "$@"; do times=$((times - 1)); sleep "$pause"; done
if [ -n "$names" ]; then
    echo "@@queue"; squeue -r -h -u "$(id -un)" -t all -n "$names" -o '%i|%j|%T|%r|%S|%M' 2>&1; echo "@@code $?"
fi
news() {
    exit=; [ -s "$1/exit" ] && exit=$(cat "$1/exit")
    file=; for one in "$1"/run/*/events.jsonl; do [ -e "$one" ] && file=$one; done
    bytes=0; [ -n "$file" ] && bytes=$(( $(wc -c <"$file") - $2 ))
    [ "$bytes" -gt MOST ] && { bytes=MOST; exit=; }
    [ "$bytes" -lt 0 ] && bytes=0
    echo "@@job $bytes $exit"
    [ "$bytes" -gt 0 ] && tail -c "+$(($2 + 1))" "$file" | head -c "$bytes"
    echo
}
while [ $# -ge 2 ]; do
    case $2 in
    *:*) for member in ${2//,/ }; do news "$1/members/${member%%:*}" "${member#*:}"; done ;;
    *) news "$1" "$2" ;;
    esac
    shift 2
done
)sh";

/// Which jobs the parts of the answer are of, in their order.
struct Question {
    QStringList arguments;
    std::vector<std::size_t> order;
};

Question questionOf(const std::vector<JobWatch>& jobs, std::chrono::milliseconds wait)
{
    Question out;
    QStringList names;
    std::map<QString, std::vector<std::size_t>> arrays; // by folder
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const JobWatch& job = jobs[i];
        if (job.askQueue && !names.contains(job.name))
            names.append(job.name);
        if (job.member >= 0) {
            arrays[job.folder].push_back(i);
            continue;
        }
        out.arguments << job.folder << QString::number(job.offset);
        out.order.push_back(i);
    }
    for (const auto& [folder, members] : arrays) {
        QStringList offsets;
        for (const std::size_t i : members)
            offsets.append(QStringLiteral("%1:%2").arg(jobs[i].member).arg(jobs[i].offset));
        out.arguments << folder << offsets.join(QLatin1Char(','));
        out.order.insert(out.order.end(), members.begin(), members.end());
    }
    const std::chrono::milliseconds pause = wait > kShortWait ? std::chrono::milliseconds(500) : std::chrono::milliseconds(200);
    const auto times = arrays.empty() ? wait / pause : 0; // of arrays there is too much to look at
    out.arguments = QStringList{names.join(QLatin1Char(',')), QString::number(times), QString::number(static_cast<double>(pause.count()) / 1e3)}
        + out.arguments;
    return out;
}

} // namespace

Result<std::vector<JobNews>> ClusterClient::look(const std::vector<JobWatch>& jobs, const std::stop_token& stop, std::chrono::milliseconds wait)
{
    const Question question = questionOf(jobs, wait);
    TRY(const RemoteAnswer answer,
        run(QString::fromLatin1(kLook).replace(QLatin1String("MOST"), QString::number(kMostNews)), question.arguments, stop));

    std::vector<JobNews> out(jobs.size());
    qsizetype at = 0;
    const auto line = [&] {
        const qsizetype end = answer.output.indexOf('\n', at);
        const QByteArray text = answer.output.mid(at, end < 0 ? -1 : end - at);
        at = end < 0 ? answer.output.size() : end + 1;
        return text;
    };
    QString queue;
    std::optional<int> code;
    for (std::size_t part = 0; at < answer.output.size();) {
        const QByteArray head = line();
        if (head.startsWith("@@code ")) {
            code = head.mid(7).toInt();
        } else if (head.startsWith("@@job ") && part < question.order.size()) {
            JobNews& news = out[question.order[part]];
            const QList<QByteArray> words = head.split(' ');
            const qint64 bytes = words.value(1).toLongLong();
            bool hasEnded = false;
            const int exit = words.value(2).toInt(&hasEnded);
            news.events = answer.output.mid(at, bytes);
            if (hasEnded)
                news.exit = exit;
            at += bytes + 1;
            ++part;
        } else if (!head.startsWith("@@")) {
            queue += QString::fromUtf8(head) + QLatin1Char('\n');
        }
    }
    if (!code)
        return out;
    const auto states = parseQueue(queue);
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (!jobs[i].askQueue)
            continue;
        out[i].queueAnswered = *code == 0;
        if (*code != 0)
            out[i].queueSaid = queue.trimmed();
        const QString name = jobs[i].member < 0 ? jobs[i].name : memberName(jobs[i].name, QStringLiteral("_%1").arg(jobs[i].member));
        if (const auto found = states.find(name); found != states.end())
            out[i].state = found->second;
    }
    return out;
}

} // namespace terrella
