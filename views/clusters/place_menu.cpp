// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/clusters/place_menu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlaceMenu)
};

QString effective(const QString& place) { return place == QLatin1String("here") ? QString() : place; }

} // namespace

std::optional<Edit> placeEdit(const Document& document, const std::set<QString>& nodes, const QString& place)
{
    EditList edit;
    for (const QString& id : nodes) {
        const auto node = document.nodes.find(id);
        if (node != document.nodes.end() && effective(node->second.place) != place)
            edit.edits.emplace_back(SetPlace{id, place});
    }
    if (edit.edits.empty())
        return std::nullopt;
    return edit.edits.size() == 1 ? edit.edits.front() : Edit(edit);
}

std::optional<QString> placeOf(const Document& document, const std::set<QString>& nodes)
{
    std::set<QString> places;
    for (const QString& id : nodes) {
        if (const auto node = document.nodes.find(id); node != document.nodes.end())
            places.insert(effective(node->second.place));
    }
    return places.size() == 1 ? std::optional(*places.begin()) : std::nullopt;
}

QString placeText(const QString& place) { return place.isEmpty() ? Text::tr("Run here") : Text::tr("Run on %1").arg(place); }

void fillPlaceMenu(QMenu& menu, const Document& document, const std::set<QString>& nodes, const QStringList& clusters,
    const std::function<void(const QString&)>& chosen, const std::function<void()>& openClusters)
{
    const std::optional<QString> current = placeOf(document, nodes);
    auto* group = new QActionGroup(&menu);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    const auto add = [&](const QString& place, const QString& title) {
        QAction* action = menu.addAction(QString(title).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setData(place);
        action->setChecked(current == place);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &menu, [chosen, place] { chosen(place); });
        return action;
    };
    add({}, Text::tr("here"));
    for (const QString& name : clusters)
        add(name, name);
    if (current && !current->isEmpty() && !clusters.contains(*current))
        add(*current, Text::tr("%1 (not set up here)").arg(*current))->setEnabled(false);
    menu.addSeparator();
    QObject::connect(menu.addAction(Text::tr("Clusters…")), &QAction::triggered, &menu, openClusters);
}

} // namespace terrella
