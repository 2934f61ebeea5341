// SPDX-License-Identifier: GPL-3.0-or-later
// What running on a cluster costs beyond Slurm's own scheduling: from the start of a run to the first event of its job here, and from the last event
// there to the result here. terrella-bench-places [RUNS]
#include "tests/places/placed_case.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdio>

using namespace terrella;
using namespace terrella::test;

namespace {

/// Seconds of one run.
struct Times {
    double sent = 0.0;   ///< from the start of the program until the job was submitted
    double slurm = 0.0;  ///< from there until Slurm started it
    double first = 0.0;  ///< from there until its first event was told here
    double job = 0.0;    ///< from its first event to its last, there
    double result = 0.0; ///< from its last event there until its result was here
    double ended = 0.0;  ///< from there until the program had ended
    [[nodiscard]] double before() const { return sent + first; }
};

double secondsOf(const QJsonObject& event)
{
    return static_cast<double>(QDateTime::fromString(event.value(QStringLiteral("time")).toString(), Qt::ISODateWithMs).toMSecsSinceEpoch()) / 1e3;
}

double now() { return static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1e3; }

/// Of the first line that a file has, or of the last.
QJsonObject eventOf(const QString& path, bool last)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    return QJsonDocument::fromJson(last ? lines.last() : lines.first()).object();
}

QString onlyMatch(const QString& folder, const QString& pattern)
{
    const QStringList names = QDir(folder).entryList({pattern}, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot);
    return names.isEmpty() ? QString() : folder + QLatin1Char('/') + names.first();
}

double bornAt(const QString& path)
{
    struct statx info = {};
    if (::statx(AT_FDCWD, QFile::encodeName(path).constData(), 0, STATX_BTIME, &info) != 0)
        return 0.0;
    return static_cast<double>(info.stx_btime.tv_sec) + static_cast<double>(info.stx_btime.tv_nsec) / 1e9;
}

std::optional<Times> timesOf(const PlacedCase& place, double start, double end)
{
    double submitted = 0.0, firstHere = 0.0, resultHere = 0.0;
    QString job;
    for (const QByteArray& line : place.events().split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object(), details = event.value(QStringLiteral("details")).toObject();
        if (event.value(QStringLiteral("message")).toString().contains(QStringLiteral("was submitted to")))
            submitted = secondsOf(event);
        if (details.contains(QStringLiteral("at")) && firstHere == 0.0) {
            firstHere = secondsOf(event);
            job = details.value(QStringLiteral("job")).toString();
        }
        if (event.value(QStringLiteral("type")) == QLatin1String("finished") && event.value(QStringLiteral("node")) == QLatin1String("detect")
            && !details.value(QStringLiteral("outputs")).toObject().isEmpty())
            resultHere = secondsOf(event);
    }
    const QString folder = place.folder() + QStringLiteral("/jobs/") + job;
    const QString events = onlyMatch(folder + QStringLiteral("/run"), QStringLiteral("*")) + QStringLiteral("/events.jsonl");
    const double started = bornAt(onlyMatch(folder, QStringLiteral("slurm-*.log")));
    const double firstThere = secondsOf(eventOf(events, false)), lastThere = secondsOf(eventOf(events, true));
    if (submitted == 0.0 || firstHere == 0.0 || resultHere == 0.0 || started == 0.0)
        return {};
    return Times{submitted - start, started - submitted, firstHere - started, lastThere - firstThere, resultHere - lastThere, end - resultHere};
}

double median(std::vector<Times> all, double (*value)(const Times&))
{
    std::ranges::sort(all, {}, value);
    return value(all[all.size() / 2]);
}

void print(const char* what, const std::vector<Times>& all, double (*value)(const Times&))
{
    std::printf("%-64s", what);
    for (const Times& one : all)
        std::printf(" %5.2f", value(one));
    std::printf("   median %.2f s\n", median(all, value));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int runs = argc > 1 ? std::atoi(argv[1]) : 5;
    if (const QString lacks = TestCluster::lacking(true); !lacks.isEmpty()) {
        std::fprintf(stderr, "There is no cluster to measure; missing: %s\n", qPrintable(lacks));
        return 1;
    }
    TestCluster cluster;
    if (!cluster.startSshd() || !cluster.startSlurm())
        return 1;
    const PlacedCase place(cluster);
    const QString pipeline = place.cyclones();
    if (const Outcome made = place.sample.call({QStringLiteral("run"), pipeline, QStringLiteral("--to"), QStringLiteral("storms")}); made.code != 0) {
        std::fprintf(stderr, "%s", qPrintable(made.both()));
        return 1;
    }
    std::vector<Times> all;
    for (int run = 0; run < runs; ++run) {
        SshConnection(QStringLiteral("test-hpc"), cluster.config()).close(); // each run logs in
        const double start = now();
        const Outcome ended = place.sample.call({QStringLiteral("run"), pipeline, QStringLiteral("--place"), QStringLiteral("detect=hpc"),
            QStringLiteral("--set"), QStringLiteral("detect.merge_distance=%1").arg(5.0 + 0.1 * run), QStringLiteral("--json")});
        const auto times = timesOf(place, start, now());
        if (ended.code != 0 || !times) {
            std::fprintf(stderr, "%s", qPrintable(ended.both().right(4000)));
            return 1;
        }
        all.push_back(*times);
    }
    print("start of the run to the job's submission", all, [](const Times& one) { return one.sent; });
    print("  Slurm: submission to the start of the job", all, [](const Times& one) { return one.slurm; });
    print("start of the job to its first event here", all, [](const Times& one) { return one.first; });
    print("  the job: its first event to its last", all, [](const Times& one) { return one.job; });
    print("its last event there to its result here", all, [](const Times& one) { return one.result; });
    print("result here to the end of the program", all, [](const Times& one) { return one.ended; });
    print("OVERHEAD from Run to the first event, without Slurm", all, [](const Times& one) { return one.before(); });
    print("OVERHEAD from the last event to the result", all, [](const Times& one) { return one.result; });
    return 0;
}
