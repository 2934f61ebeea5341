// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/cluster_client.h"

namespace terrella {

using SayFunction = std::function<void(const QString& sentence)>;

/// Does work that needs a cluster, again and again while the cluster is away (ClusterClient::isAway), less and less often, until it has not been
/// heard of for the time that its settings give (Cluster::patience). Says why it waits, and when the cluster is there again. What is no fault of the
/// network (a password, a changed key, a disk) is returned at once. Errors: those of the work, with how long was waited; Cancelled.
Result<void> persist(ClusterClient& client, const std::function<Result<void>()>& work, const SayFunction& say, const std::stop_token& stop);

} // namespace terrella
