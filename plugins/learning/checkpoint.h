// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/learning/trainer.h"

#include <optional>

namespace terrella::learning {

/// Where training stands after some epochs: everything that the next one follows from.
struct TrainingState {
    std::vector<float> parameters, buffers;
    std::vector<float> first, second; ///< moments of Adam
    std::vector<float> bestParameters, bestBuffers;
    std::uint64_t steps = 0; ///< of Adam
    std::vector<Epoch> epochs;
    std::size_t best = 0;
};

/// Writes one file beside its name, waits for the disk and renames it.
Result<void> saveState(const TrainingState& state, const QByteArray& identity, const QString& path);
/// Nothing where there is no file, it is damaged, or of another identity or size.
std::optional<TrainingState> loadState(const QString& path, const QByteArray& identity, std::size_t parameters, std::size_t buffers);

} // namespace terrella::learning
