// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/edit.h"

#include "pipelines/graph/group.h"
#include "pipelines/graph/variables.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Edit)
};

Result<Node*> nodeOf(Document& document, const QString& id)
{
    const auto it = document.nodes.find(id);
    if (it == document.nodes.end())
        return Error{ErrorCode::NotFound, Tr::tr("There is no node '%1' in the pipeline.").arg(id), {}};
    return &it->second;
}

QString linkText(const Link& link) { return QStringLiteral("%1.%2 → %3.%4").arg(link.fromNode, link.fromPort, link.toNode, link.toPort); }

/// One overload for each kind of edit; each leaves the document alone when it fails.
struct Applier {
    Document& document;

    Result<Edit> operator()(const AddNode& edit) const
    {
        const QString& id = edit.node.id;
        if (id.isEmpty() || id.contains(QLatin1Char('.')))
            return Error{ErrorCode::Invalid, Tr::tr("'%1' cannot be the id of a node: it must not be empty and have no dots.").arg(id), {}};
        if (!document.nodes.emplace(id, edit.node).second)
            return Error{ErrorCode::Invalid, Tr::tr("There is a node '%1' already. Choose another id.").arg(id), {}};
        return Edit(RemoveNode{id});
    }

    Result<Edit> operator()(const RemoveNode& edit) const
    {
        TRY(const Node* node, nodeOf(document, edit.id));
        EditList inverse;
        inverse.edits.emplace_back(AddNode{*node});
        std::erase_if(document.links, [&](const Link& link) {
            if (link.fromNode != edit.id && link.toNode != edit.id)
                return false;
            inverse.edits.emplace_back(AddLink{link, true});
            return true;
        });
        document.nodes.erase(edit.id);
        if (inverse.edits.size() == 1)
            return Edit(inverse.edits.front());
        return Edit(std::move(inverse));
    }

    Result<Edit> operator()(const AddLink& edit) const
    {
        TRY_DO(nodeOf(document, edit.link.fromNode));
        TRY_DO(nodeOf(document, edit.link.toNode));
        if (edit.link.fromPort.isEmpty() || edit.link.toPort.isEmpty())
            return Error{ErrorCode::Invalid, Tr::tr("The link %1 needs a port at both ends.").arg(linkText(edit.link)), {}};
        if (document.links.count(edit.link) > 0)
            return Error{ErrorCode::Invalid, Tr::tr("The link %1 is there already.").arg(linkText(edit.link)), {}};
        if (!edit.restores && document.wouldCycle(edit.link))
            return Error{ErrorCode::Invalid,
                Tr::tr("The link %1 would close a loop: '%2' already depends on '%3'. Link from a node that does not.")
                    .arg(linkText(edit.link), edit.link.fromNode, edit.link.toNode),
                {}};
        document.links.insert(edit.link);
        return Edit(RemoveLink{edit.link});
    }

    Result<Edit> operator()(const RemoveLink& edit) const
    {
        if (document.links.erase(edit.link) == 0)
            return Error{ErrorCode::NotFound, Tr::tr("There is no link %1 in the pipeline.").arg(linkText(edit.link)), {}};
        return Edit(AddLink{edit.link, true});
    }

    Result<Edit> operator()(const SetParameter& edit) const
    {
        TRY(Node * node, nodeOf(document, edit.node));
        if (edit.key.isEmpty())
            return Error{ErrorCode::Invalid, Tr::tr("A parameter of '%1' was to be set without its key.").arg(edit.node), {}};
        SetParameter inverse{edit.node, edit.key, node->parameters.value(edit.key)};
        if (edit.value.isUndefined())
            node->parameters.remove(edit.key);
        else
            node->parameters.insert(edit.key, edit.value);
        return Edit(std::move(inverse));
    }

    Result<Edit> operator()(const MoveNode& edit) const
    {
        TRY(Node * node, nodeOf(document, edit.id));
        MoveNode inverse{edit.id, node->x, node->y};
        node->x = edit.x;
        node->y = edit.y;
        return Edit(std::move(inverse));
    }

    Result<Edit> operator()(const SetLabel& edit) const
    {
        TRY(Node * node, nodeOf(document, edit.id));
        return Edit(SetLabel{edit.id, std::exchange(node->label, edit.label)});
    }

    Result<Edit> operator()(const SetNote& edit) const
    {
        TRY(Node * node, nodeOf(document, edit.id));
        return Edit(SetNote{edit.id, std::exchange(node->note, edit.note)});
    }

    Result<Edit> operator()(const SetPlace& edit) const
    {
        TRY(Node * node, nodeOf(document, edit.id));
        return Edit(SetPlace{edit.id, std::exchange(node->place, edit.place)});
    }

    Result<Edit> operator()(const SetResources& edit) const
    {
        TRY(Node * node, nodeOf(document, edit.id));
        return Edit(SetResources{edit.id, std::exchange(node->resources, edit.resources)});
    }

    Result<Edit> operator()(const SetViews& edit) const { return Edit(SetViews{std::exchange(document.views, edit.views)}); }

    Result<Edit> operator()(const SetVariable& edit) const
    {
        if (!isVariableName(edit.name))
            return Error{ErrorCode::Invalid,
                Tr::tr("'%1' cannot be the name of a variable: it is made of letters, digits and _, and begins with no digit.").arg(edit.name), {}};
        const QJsonValue before = document.variables.value(edit.name);
        if (edit.value.isUndefined())
            document.variables.remove(edit.name);
        else
            document.variables.insert(edit.name, edit.value);
        return Edit(SetVariable{edit.name, before});
    }

    Result<Edit> operator()(const SetMap& edit) const
    {
        TRY(Node * node, nodeOf(document, edit.id));
        return Edit(SetMap{edit.id, std::exchange(node->map, edit.map)});
    }

    Result<Edit> operator()(const SetGroup& edit) const
    {
        const int index = groupIndex(document, edit.id);
        if (edit.definition.isEmpty()) {
            if (index < 0)
                return Error{ErrorCode::NotFound, Tr::tr("There is no group '%1' in the pipeline.").arg(edit.id), {}};
            const QJsonObject before = document.groups.takeAt(index).toObject();
            return Edit(SetGroup{edit.id, before, index});
        }
        if (edit.definition.value(QLatin1String("id")).toString() != edit.id || edit.id.isEmpty())
            return Error{ErrorCode::Invalid, Tr::tr("The definition of the group '%1' has another id.").arg(edit.id), {}};
        if (index >= 0) {
            const QJsonObject before = document.groups.at(index).toObject();
            document.groups.replace(index, edit.definition);
            return Edit(SetGroup{edit.id, before, -1});
        }
        qsizetype at = edit.at;
        if (at < 0 || at > document.groups.size()) {
            at = 0;
            while (at < document.groups.size() && document.groups.at(at).toObject().value(QLatin1String("id")).toString() < edit.id)
                ++at;
        }
        document.groups.insert(at, edit.definition);
        return Edit(SetGroup{edit.id, {}, -1});
    }

    Result<Edit> operator()(const SetFrames& edit) const { return Edit(SetFrames{std::exchange(document.frames, edit.frames)}); }

    Result<Edit> operator()(const InGroup& edit) const
    {
        const int index = groupIndex(document, edit.group);
        if (index < 0)
            return Error{ErrorCode::NotFound, Tr::tr("There is no group '%1' in the pipeline.").arg(edit.group), {}};
        const QJsonObject before = document.groups.at(index).toObject();
        TRY(Group group, groupFromJson(before, edit.group));
        TRY_DO(apply(group.inside, EditList{edit.edits}));
        document.groups.replace(index, toJson(group));
        return Edit(SetGroup{edit.group, before, -1});
    }

    Result<Edit> operator()(const EditList& list) const
    {
        EditList inverse;
        for (const Edit& edit : list.edits) {
            auto undo = apply(document, edit);
            if (!undo) {
                for (auto done = inverse.edits.rbegin(); done != inverse.edits.rend(); ++done)
                    (void)apply(document, *done); // back to where we were, last change first
                return std::move(undo).error();
            }
            inverse.edits.push_back(*std::move(undo));
        }
        std::reverse(inverse.edits.begin(), inverse.edits.end());
        return Edit(std::move(inverse));
    }
};

} // namespace

bool InGroup::operator==(const InGroup& other) const { return group == other.group && edits == other.edits; }

bool EditList::operator==(const EditList& other) const { return edits == other.edits; }

Result<Edit> apply(Document& document, const Edit& edit) { return std::visit(Applier{document}, edit); }

} // namespace terrella
