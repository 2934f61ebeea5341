// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/cluster_client.h"

#include <QJsonObject>

namespace terrella {

/// What `terrella-run clusters test --json` prints, and `serve` answers.
QJsonObject toJson(const ClusterReport& report);
ClusterReport clusterReportFromJson(const QJsonObject& json);

} // namespace terrella
