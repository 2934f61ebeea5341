// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <compare>
#include <map>
#include <set>
#include <vector>

namespace terrella {

/// A module placed on the canvas. Ids are short and stable ("detect_1").
struct Node {
    QString id; ///< without dots: a link writes "node.port"
    QString module;
    QString version;        ///< of the module when the node was made
    QJsonObject parameters; ///< only those that were set
    QString place;          ///< empty: here
    QString label;          ///< empty: the module's title
    QString note;
    QJsonObject map; ///< over what the node is mapped (node_map.h); empty: it runs once
    double x = 0.0, y = 0.0;
    QJsonObject extra;          ///< keys this version does not know, kept
    QJsonObject resources = {}; ///< of its job at the place, instead of the cluster's settings: {"memory": "8G", "time": "2:00:00"}
    bool operator==(const Node&) const = default;
};

struct Link {
    QString fromNode, fromPort, toNode, toPort;
    std::strong_ordering operator<=>(const Link&) const = default;
};

/// The pipeline as a value: what a .terrella file says and nothing else.
class Document {
public:
    static constexpr int kFormat = 1;

    std::map<QString, Node> nodes;
    std::set<Link> links;
    QJsonArray frames;     ///< coloured boxes with a title, behind the nodes
    QJsonArray groups;     ///< definitions of groups that its nodes use (group.h), kept as they stand in the file
    QJsonObject variables; ///< name → value, for ${name} in parameters (variables.h)
    QJsonArray views;      ///< what the earth view showed: layers, projection, time
    QJsonObject extra;     ///< unknown keys at the top, kept
    QString prefix;        ///< never saved: of new ids, where the inside of a group is shown with the ids of the expanded document ("warm_1/")

    bool operator==(const Document&) const = default;

    /// Errors name the file, the key and the way out; a newer format is refused with its number. A loop is no error here: the
    /// checker reports it, so that it can be seen and mended.
    static Result<Document> parse(const QByteArray& text, const QString& nameForErrors);
    static Result<Document> load(const QString& path);
    /// The same from JSON that has been read; the part of a group that is a pipeline has no number of the format.
    static Result<Document> fromObject(QJsonObject json, const QString& nameForErrors, bool isPart = false);
    [[nodiscard]] QJsonObject toObject() const;
    /// Byte-stable: equal documents give equal bytes; load and save of a saved file changes nothing.
    [[nodiscard]] QByteArray toText() const;
    [[nodiscard]] Result<void> save(const QString& path) const;

    /// "detect_candidates_2" for "cyclones.detect_candidates": the first number that is free, behind the prefix.
    [[nodiscard]] QString freshId(const QString& module) const;
    /// Nodes in an order in which every node follows its sources (by id where there is a choice); a loop is an error that lists its nodes.
    [[nodiscard]] Result<std::vector<QString>> topologicalOrder() const;
    /// The same, with the nodes that a loop holds back left out.
    [[nodiscard]] std::vector<QString> orderOutsideLoops() const;
    /// The nodes of each loop, sorted; several loops that share nodes are one.
    [[nodiscard]] std::vector<std::vector<QString>> loops() const;
    /// node and all it depends on.
    [[nodiscard]] std::set<QString> upstreamOf(const QString& node) const;
    /// The nodes of upstreamOf(node) and the links among them; everything else as it is.
    [[nodiscard]] Document upTo(const QString& node) const;
    [[nodiscard]] Document upTo(const std::set<QString>& ends) const;
    [[nodiscard]] bool wouldCycle(const Link& link) const;
};

/// A node as it stands in the file.
QJsonObject toJson(const Node& node);
/// Errors name the key; `where` says where the node stands, for the sentence.
Result<Node> nodeFromJson(const QJsonObject& json, const QString& where);
/// {"from": "node.port", "to": "node.port"}.
QJsonObject toJson(const Link& link);
Result<Link> linkFromJson(const QJsonObject& json, const QString& where);

} // namespace terrella
