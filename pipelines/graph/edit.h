// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"

#include <utility>
#include <variant>
#include <vector>

namespace terrella {

struct AddNode {
    Node node;
    bool operator==(const AddNode&) const = default;
};
struct RemoveNode {
    QString id;
    bool operator==(const RemoveNode&) const = default;
}; ///< with its links
/// Refused where it would close a loop, unless it puts back a link that was there (`restores`, in inverses): a loaded document may have loops.
struct AddLink {
    Link link;
    bool restores = false;
    bool operator==(const AddLink&) const = default;
};
struct RemoveLink {
    Link link;
    bool operator==(const RemoveLink&) const = default;
};
/// An undefined value unsets the parameter.
struct SetParameter {
    QString node, key;
    QJsonValue value;
    bool operator==(const SetParameter&) const = default;
};
struct MoveNode {
    QString id;
    double x = 0, y = 0;
    bool operator==(const MoveNode&) const = default;
};
struct SetLabel {
    QString id, label;
    bool operator==(const SetLabel&) const = default;
};
struct SetNote {
    QString id, note;
    bool operator==(const SetNote&) const = default;
};
struct SetPlace {
    QString id, place;
    bool operator==(const SetPlace&) const = default;
};
/// What the node's job on a cluster asks for in place of the cluster's settings; empty: as set up.
struct SetResources {
    QString id;
    QJsonObject resources;
    bool operator==(const SetResources&) const = default;
};
struct SetViews {
    QJsonArray views;
    bool operator==(const SetViews&) const = default;
};
/// An undefined value removes the variable.
struct SetVariable {
    QString name;
    QJsonValue value;
    bool operator==(const SetVariable&) const = default;
};
/// Over what the node is mapped; empty: it runs once.
struct SetMap {
    QString id;
    QJsonObject map;
    bool operator==(const SetMap&) const = default;
};
/// The definition of a group (group.h); empty: removed. `at`: where in the list a new one comes; −1: by its id.
struct SetGroup {
    QString id;
    QJsonObject definition;
    int at = -1;
    bool operator==(const SetGroup&) const = default;
};
struct SetFrames {
    QJsonArray frames;
    bool operator==(const SetFrames&) const = default;
};
struct InGroup;
struct EditList;

/// One change of a document. Everything that changes a document is an Edit.
using Edit = std::variant<AddNode, RemoveNode, AddLink, RemoveLink, SetParameter, MoveNode, SetLabel, SetNote, SetPlace, SetResources, SetViews,
    SetVariable, SetMap, SetGroup, SetFrames, InGroup, EditList>;

/// Edits of the nodes and links inside a group that the document holds, all or none.
struct InGroup {
    QString group;
    std::vector<Edit> edits;
    bool operator==(const InGroup&) const;
};

/// Several edits as one step of undo. Applied in order, all or none.
struct EditList {
    std::vector<Edit> edits;
    bool operator==(const EditList&) const;
};

/// Applies the edit and returns its inverse, or why not ("that link would close a loop"); then the document is unchanged.
Result<Edit> apply(Document& document, const Edit& edit);
// std::apply would be found through std::variant and fit these better.
inline Result<Edit> apply(Document& document, Edit& edit) { return apply(document, std::as_const(edit)); }
inline Result<Edit> apply(Document& document, Edit&& edit) { return apply(document, std::as_const(edit)); }

/// {"edit": "add_link", "from": "a.out", "to": "b.in"}: for journals, for the fixes of problems, and for programs.
QJsonObject toJson(const Edit& edit);
Result<Edit> editFromJson(const QJsonObject& json);

} // namespace terrella
