// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/edit.h"

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

    Result<Edit> operator()(const SetViews& edit) const { return Edit(SetViews{std::exchange(document.views, edit.views)}); }

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

bool EditList::operator==(const EditList& other) const { return edits == other.edits; }

Result<Edit> apply(Document& document, const Edit& edit) { return std::visit(Applier{document}, edit); }

} // namespace terrella
