// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/run/node_basis.h"

namespace terrella {

/// One thing in which a node differs from when its result was made last.
struct Difference {
    enum class Kind { Version, Parameter, Files, Content, Input };
    Kind kind = Kind::Parameter;
    QString what;          ///< parameter or input port; empty: the module's version
    QString before, after; ///< for people; empty where there is nothing to show
    QString cause;         ///< Input: why it changed, where that is known: "'region' of select_1 changed from … to …"
    bool operator==(const Difference&) const = default;

    /// "'range' changed from 8 to 6", "version 1.0.0 → 1.1.0", "input 'msl' changed because …". of: names the node, for another node's cause.
    [[nodiscard]] QString sentence(const QString& of = {}) const;
    /// {"kind", "what", "before", "after", "cause", "message"}
    [[nodiscard]] QJsonObject toJson() const;
};

/// Why a node runs, or why not.
struct Reason {
    enum class Kind { Unchanged, NotNeeded, First, Changed, Evicted, Missing, Outdated, Impossible };
    Kind kind = Kind::Unchanged;
    std::vector<Difference> differences; ///< Changed
    QString message;                     ///< one sentence, without a full stop
    bool operator==(const Reason&) const = default;

    /// "unchanged", "not_needed", "first", "changed", "evicted", "missing", "outdated", "impossible".
    [[nodiscard]] QString name() const;
};

/// What changed since the node's result was made last.
std::vector<Difference> differencesSince(const QJsonObject& latest, const NodeBasis& now);

/// Why there is no usable result: "no result yet"; "'range' changed from 8 to 6, input 'msl' changed"; "its result was evicted on …"; what `stored`
/// says of one that is damaged or refers to files that are gone. latest: Store::latest() of the node.
Reason reasonToRun(const Store& store, const QJsonObject& latest, const NodeBasis& now, const StoredResult& stored);
/// The sentence for what differs.
QString sentenceOf(const std::vector<Difference>& differences);

} // namespace terrella
