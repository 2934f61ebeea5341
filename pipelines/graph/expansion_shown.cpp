// SPDX-License-Identifier: GPL-3.0-or-later
// What is found in an expanded document, told of the document that it was made from.
#include "pipelines/graph/expansion.h"

#include <algorithm>

namespace terrella {

namespace {

/// Where an id may end to name an outer node: before "/", "#" and ":".
bool isCut(QChar letter) { return letter == QLatin1Char('/') || letter == QLatin1Char('#') || letter == QLatin1Char(':'); }

std::optional<QString> keyOf(const std::map<QString, std::vector<InnerName>>& exposed, const InnerName& name)
{
    for (const auto& [key, names] : exposed) {
        if (std::ranges::find(names, name) != names.end())
            return key;
    }
    return std::nullopt;
}

/// One step outwards; none where the name is not shown there.
std::optional<InnerName> outwards(const Outer& outer, const InnerName& name, Expansion::Place place)
{
    if (place == Expansion::Place::Output) {
        for (const auto& [key, inner] : outer.outputs) {
            if (inner == name)
                return InnerName{outer.id, key};
        }
    } else if (place == Expansion::Place::Input) {
        if (const auto key = keyOf(outer.inputs, name))
            return InnerName{outer.id, *key};
    } else if (!outer.isMap) {
        if (const auto key = keyOf(outer.parameters, name))
            return InnerName{outer.id, *key};
    }
    // The ports and parameters of a run are those of the mapped node.
    if (outer.isMap && std::ranges::find(outer.members, name.node) != outer.members.end())
        return InnerName{outer.id, name.key};
    return std::nullopt;
}

/// Rewrites the names in an edit; false where it speaks of something that only stands inside.
class EditMapper {
public:
    explicit EditMapper(const Expansion& expansion) : m_expansion(expansion) {}

    bool map(QJsonObject& edit) const
    {
        const QString kind = edit.value(QLatin1String("edit")).toString();
        if (kind == QLatin1String("list")) {
            QJsonArray edits = edit.value(QLatin1String("edits")).toArray();
            for (qsizetype i = 0; i < edits.size(); ++i) {
                QJsonObject one = edits.at(i).toObject();
                if (!map(one))
                    return false;
                edits.replace(i, one);
            }
            edit.insert(QLatin1String("edits"), edits);
            return true;
        }
        if (kind == QLatin1String("set_parameter")) {
            const InnerName name = m_expansion.shown(
                {edit.value(QLatin1String("node")).toString(), edit.value(QLatin1String("key")).toString()}, Expansion::Place::Parameter);
            edit.insert(QLatin1String("node"), name.node);
            edit.insert(QLatin1String("key"), name.key);
            return isOutside(name.node);
        }
        if (kind == QLatin1String("add_link") || kind == QLatin1String("remove_link"))
            return mapEnd(edit, "from", Expansion::Place::Output) && mapEnd(edit, "to", Expansion::Place::Input);
        if (kind == QLatin1String("add_node"))
            return isOutside(edit.value(QLatin1String("node")).toObject().value(QLatin1String("id")).toString());
        if (edit.contains(QLatin1String("id")) && kind != QLatin1String("set_group")) {
            const QString id = m_expansion.shownNode(edit.value(QLatin1String("id")).toString());
            edit.insert(QLatin1String("id"), id);
            return isOutside(id);
        }
        return true;
    }

private:
    static bool isOutside(const QString& node) { return !node.contains(QLatin1Char('/')); }

    bool mapEnd(QJsonObject& edit, const char* key, Expansion::Place place) const
    {
        const QString text = edit.value(QLatin1String(key)).toString();
        const qsizetype dot = text.indexOf(QLatin1Char('.'));
        const InnerName name = m_expansion.shown({text.left(dot), text.mid(dot + 1)}, place);
        edit.insert(QLatin1String(key), QString(name.node + QLatin1Char('.') + name.key));
        return isOutside(name.node);
    }

    const Expansion& m_expansion;
};

} // namespace

std::vector<const Outer*> Expansion::ownersOf(const QString& node) const
{
    std::vector<const Outer*> out;
    for (qsizetype i = 0; i < node.size(); ++i) {
        if (!isCut(node.at(i)))
            continue;
        if (const auto outer = outers.find(node.left(i)); outer != outers.end())
            out.push_back(&outer->second);
    }
    return out;
}

const Outer* Expansion::joinedBy(const QString& node) const
{
    const qsizetype colon = node.lastIndexOf(QLatin1Char(':'));
    const auto outer = colon < 0 ? outers.end() : outers.find(node.left(colon));
    if (outer == outers.end() || !outer->second.isMap)
        return nullptr;
    const auto join = outer->second.joinFor.find(node.mid(colon + 1));
    return join != outer->second.joinFor.end() && join->second == node ? &outer->second : nullptr;
}

QString Expansion::shownNode(const QString& node) const
{
    QString out = node;
    const auto owners = ownersOf(node);
    for (auto it = owners.rbegin(); it != owners.rend(); ++it) {
        const Outer& outer = **it;
        if (!outer.isMap)
            continue;
        // "warm#03/x" → "warm/x"; "warm:tracks" and "warm#03:in" → "warm"
        const qsizetype slash = out.indexOf(QLatin1Char('/'), outer.id.size());
        out = outer.id + (slash < 0 ? QString() : out.mid(slash));
    }
    return out;
}

std::optional<std::size_t> Expansion::runOf(const Outer& outer, const QString& node)
{
    // "warm#03", "warm#03/x", "warm#03:in": the number says which.
    const qsizetype begin = outer.id.size() + 1;
    qsizetype end = begin;
    while (end < node.size() && node.at(end).isDigit())
        ++end;
    const auto number = node.mid(begin, end - begin).toULongLong();
    if (number == 0 || number > outer.members.size() || (end < node.size() && !isCut(node.at(end))))
        return std::nullopt;
    return node.startsWith(outer.members[number - 1]) ? std::optional<std::size_t>(number - 1) : std::nullopt;
}

QString Expansion::memberLabel(const QString& node) const
{
    QStringList labels;
    for (const Outer* outer : ownersOf(node)) {
        if (!outer->isMap)
            continue;
        if (const auto run = runOf(*outer, node))
            labels.append(outer->map.members[*run].label);
    }
    return labels.join(QStringLiteral(", "));
}

InnerName Expansion::shown(InnerName name, Place place) const
{
    const auto owners = ownersOf(name.node);
    for (auto it = owners.rbegin(); it != owners.rend(); ++it) {
        const auto further = outwards(**it, name, place);
        if (!further)
            return {shownNode(name.node), name.key};
        name = *further;
    }
    return name;
}

std::set<QString> Expansion::nodesBehind(const QString& node) const
{
    std::set<QString> out;
    for (const auto& [id, known] : document.nodes) {
        if (id == node || (id.startsWith(node) && isCut(id.at(node.size()))) || shownNode(id) == node
            || shownNode(id).startsWith(node + QLatin1Char('/')))
            out.insert(id);
    }
    return out;
}

Problem Expansion::mappedBack(Problem problem) const
{
    if (ownersOf(problem.node).empty() && problem.fixes.empty())
        return problem;
    if (!problem.parameter.isEmpty() || !problem.port.isEmpty()) {
        const bool isParameter = !problem.parameter.isEmpty();
        const InnerName name = shown({problem.node, isParameter ? problem.parameter : problem.port}, isParameter ? Place::Parameter : Place::Input);
        problem.node = name.node;
        (isParameter ? problem.parameter : problem.port) = name.key;
        if (isParameter && !problem.port.isEmpty())
            problem.port.clear();
    } else {
        problem.node = shownNode(problem.node);
    }
    const EditMapper mapper(*this);
    std::erase_if(problem.fixes, [&](Fix& fix) { return !mapper.map(fix.edit); });
    return problem;
}

void leaveOutRefused(Expansion& expansion, const std::function<bool(const QString& node, const QString& port)>& hasSignature)
{
    Document& document = expansion.document;
    std::set<QString> refused; ///< runs
    for (const auto& [id, outer] : expansion.outers) {
        if (!outer.map.isOfData())
            continue;
        for (const auto& [port, join] : outer.joinFor) {
            const auto node = document.nodes.find(join);
            std::vector<Link> links;
            std::ranges::copy_if(document.links, std::back_inserter(links), [&](const Link& link) { return link.toNode == join; });
            std::set<Link> gone(links.begin(), links.end());
            if (node == document.nodes.end())
                continue;
            leaveOut(node->second, links, [&](const Link& link) { return !hasSignature(link.fromNode, link.fromPort); });
            for (const Link& link : links)
                gone.erase(link);
            for (const Link& link : gone) {
                if (const auto run = Expansion::runOf(outer, link.fromNode))
                    refused.insert(outer.members[*run]);
            }
        }
    }
    const auto isRefused = [&](const QString& node) {
        return std::ranges::any_of(expansion.ownersOf(node), [&](const Outer* outer) {
            const auto run = Expansion::runOf(*outer, node);
            return run && refused.count(outer->members[*run]) > 0;
        });
    };
    std::erase_if(document.nodes, [&](const auto& item) { return isRefused(item.first); });
    std::erase_if(
        document.links, [&](const Link& link) { return document.nodes.count(link.fromNode) == 0 || document.nodes.count(link.toNode) == 0; });
}

} // namespace terrella
