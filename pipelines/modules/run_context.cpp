// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/run_context.h"

#include "pipelines/core/files.h"

#include <QCoreApplication>

namespace terrella {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::RunContext)
};
} // namespace

Error RunContext::cancelledError() { return Error{ErrorCode::Cancelled, Tr::tr("Stopped on request."), {}}; }

Result<void> RunContext::publishEffect(const QString& temporary, const QString& path) { return publishOver(temporary, path); }

bool RunContext::isOwnEffect(const QString&) const { return false; }

} // namespace terrella
