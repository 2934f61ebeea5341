// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "pipelines/modules/module_spec.h"

namespace terrella {

/// What a node is mapped over. As JSON: {"over": "parameter", "parameter": "range", "values": [6, 8, 10]}; "files" (each file of a parameter),
/// "years" and "months" (a period parameter, "from" … "to" or "values"), "rows" ("parameters" and "values", one list for each run),
/// "member" (the members of what comes in at "port", by default the only input that must be linked).
enum class MapOver { Parameter, Files, Years, Months, Rows, Member };

/// One run of a mapped node.
struct MapMember {
    QString label;          ///< in words: "1990", "storm_3.nc", "8"
    double value = 0.0;     ///< on the axis of the result
    QJsonObject parameters; ///< set in place of the node's own
    qint64 place = -1;      ///< Member: which of the cube's, from 0
};

/// A node's map, read and spelt out.
struct NodeMap {
    MapOver over = MapOver::Parameter;
    QString port; ///< Member: whose members
    QString axis; ///< name of the dimension of the result
    QString units;
    bool hasLabels = false; ///< the values only count; the labels say what they stand for
    std::vector<MapMember> members;
    /// The values stand in the data and not in the map: what is wrong with one of them is no mistake in the pipeline.
    [[nodiscard]] bool isOfData() const { return over != MapOver::Parameter && over != MapOver::Rows; }
};

/// `node` with variables put in. Globs among files are expanded, relative to baseFolder. Errors say which key is wrong: no such parameter, no values,
/// one twice. For Member without "values" the list is empty: all that come in.
Result<NodeMap> readMap(const Node& node, const ModuleSpec& spec, const QString& baseFolder);

inline constexpr int kMostMembers = 10000;
QString mapOverName(MapOver over);

} // namespace terrella
