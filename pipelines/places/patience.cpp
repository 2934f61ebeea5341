// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/patience.h"

#include "pipelines/modules/run_context.h"
#include "pipelines/places/job_follower.h"

#include <QCoreApplication>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Patience)
};

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kRetrySoon{1000}, kRetryLate{15000};

} // namespace

Result<void> persist(ClusterClient& client, const std::function<Result<void>()>& work, const SayFunction& say, const std::stop_token& stop)
{
    const std::chrono::seconds patience(slurmSeconds(client.cluster().patience));
    auto heard = Clock::now();
    QString told;
    for (auto wait = kRetrySoon;; wait = std::min(wait * 2, kRetryLate)) {
        const auto done = work();
        if (stop.stop_requested())
            return done ? done : Result<void>(RunContext::cancelledError());
        if (done || !client.isAway()) {
            if (!told.isEmpty())
                say(Tr::tr("'%1' is there again.").arg(client.cluster().name));
            return done;
        }
        if (client.connection().lastMoved() > heard) { // a transfer that was cut late has a whole wait before it
            heard = client.connection().lastMoved();
            wait = kRetrySoon;
        }
        if (patience.count() == 0)
            return done;
        if (Clock::now() + wait > heard + patience)
            return Error{done.error().code,
                Tr::tr(
                    "%1 It has been waited for %2 (the setting 'patience' of the cluster '%3'). Nothing is lost: resume the run when the cluster is "
                    "there.")
                    .arg(done.error().message, waitText(patience.count()), client.cluster().name),
                done.error().trail};
        if (const QString sentence = done.error().message; sentence != std::exchange(told, sentence))
            say(Tr::tr("%1 Trying again, for up to %2.").arg(sentence, waitText(patience.count())));
        if (!waitUnlessStopped(wait, stop))
            return RunContext::cancelledError();
    }
}

} // namespace terrella
