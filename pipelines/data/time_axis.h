// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/raw_dataset.h"
#include "pipelines/data/signature.h"

#include <optional>

namespace terrella {

/// Reads a time coordinate of any of these kinds: CF units ("hours since …") in any calendar; texts ("2005-08-28_12:00:00"); dates
/// written as numbers (19990115); plain hours or days beside a text that names the reference time, as an attribute or as
/// another variable. Nothing: the variable is no time, its meaning is not stated; `notes` says so. Errors: times that are missing,
/// repeated or out of order, with the steps and the file; with `mayBeOther` (observations that merely carry a time) those are no
/// error but no axis either.
Result<std::optional<Axis>> readTimeAxis(const RawDataset& dataset, int variable, QStringList& notes, bool mayBeOther = false);

/// Times must grow from step to step; the error names the first pair that does not.
Result<void> checkTimesGrow(const std::vector<double>& seconds, Calendar calendar, const QString& what);

} // namespace terrella
