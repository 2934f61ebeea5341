// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/group_actions.h"

#include "app/terrella/notice_bar.h"
#include "app/terrella/workspace.h"
#include "pipelines/graph/group_edits.h"
#include "pipelines/graph/group_library.h"
#include "pipelines/graph/variables.h"
#include "views/canvas/canvas_view.h"
#include "views/parameters/map_dialog.h"

#include <QDir>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::GroupActions)
};

FindSpec installed(Workspace& w)
{
    return [&w](const QString& module) { return w.catalogue().findInstalled(module); };
}

/// One step of undo, or the sentence why not.
bool perform(Workspace& w, const Result<Edit>& edit, const QString& text)
{
    const auto done = edit ? w.model().apply(*edit, text) : Result<void>(edit.error());
    if (!done)
        w.notice().say(done.error().message);
    return done.hasValue();
}

QString ask(Workspace& w, const QString& title, const QString& label, const QString& before)
{
    QInputDialog dialog(&w.window());
    dialog.setWindowTitle(title);
    dialog.setLabelText(label);
    dialog.setTextValue(before);
    dialog.setMinimumWidth(360);
    return dialog.exec() == QDialog::Accepted ? dialog.textValue().trimmed() : QString();
}

void group(Workspace& w)
{
    const std::set<QString> nodes = w.canvas().canvas().selectedNodes();
    // What cannot be grouped is said before a name is asked for.
    if (const auto possible = groupNodes(w.model().document(), nodes, Text::tr("Group"), installed(w)); !possible) {
        w.notice().say(possible.error().message);
        return;
    }
    const QString title = ask(w, Text::tr("Group"), Text::tr("Name of the group"), Text::tr("Group"));
    if (title.isEmpty())
        return;
    const QString id = freshGroupNodeId(w.model().document(), title);
    if (perform(w, groupNodes(w.model().document(), nodes, title, installed(w)), Text::tr("Group")))
        w.canvas().canvas().selectNodes({id});
}

void ungroup(Workspace& w)
{
    const QString node = w.canvas().canvas().selectedNode();
    const std::set<QString> before = [&] {
        std::set<QString> out;
        for (const auto& [id, one] : w.model().document().nodes)
            out.insert(id);
        return out;
    }();
    if (!perform(w, ungroupNode(w.model().document(), node), Text::tr("Ungroup")))
        return;
    std::set<QString> fresh;
    for (const auto& [id, one] : w.model().document().nodes) {
        if (before.count(id) == 0)
            fresh.insert(id);
    }
    w.canvas().canvas().selectNodes(fresh);
}

void rename(Workspace& w)
{
    const QString id = w.canvas().canvas().selectedNode();
    const auto node = w.model().document().nodes.find(id);
    if (node == w.model().document().nodes.end())
        return;
    const bool isDefinition = isGroupId(node->second.module) && groupIn(w.model().document(), node->second.module) && node->second.label.isEmpty();
    const QString title
        = ask(w, Text::tr("Rename"), isDefinition ? Text::tr("Name of the group") : Text::tr("Name of the node"), w.model().titleOf(id));
    if (title.isEmpty())
        return;
    if (isDefinition)
        perform(w, describeGroup(w.model().document(), node->second.module, title, groupIn(w.model().document(), node->second.module)->summary),
            Text::tr("Rename"));
    else
        perform(w, Result<Edit>(Edit(SetLabel{id, title})), Text::tr("Rename"));
}

/// A definition that needs nothing of the pipeline: the groups and variables that it uses are put in.
Group selfContained(const Document& document, Group group)
{
    const auto add = [&](const Document& inside, const auto& again, int depth) -> void {
        for (const auto& [id, node] : inside.nodes) {
            if (!isGroupId(node.module) || groupIndex(group.inside, node.module) >= 0 || depth > Group::kDeepest)
                continue;
            if (const auto inner = groupIn(document, node.module)) {
                group.inside.groups.append(toJson(*inner));
                again(inner->inside, again, depth + 1);
            }
        }
    };
    add(group.inside, add, 0);
    for (const QString& name : variablesIn(toJson(group))) {
        if (!group.inside.variables.contains(name) && document.variables.contains(name))
            group.inside.variables.insert(name, document.variables.value(name));
    }
    return group;
}

void saveAsModule(Workspace& w)
{
    const auto node = w.model().document().nodes.find(w.canvas().canvas().selectedNode());
    auto definition = node == w.model().document().nodes.end() ? std::nullopt : groupIn(w.model().document(), node->second.module);
    if (!definition) {
        w.notice().say(Text::tr("Select a group that this pipeline holds."));
        return;
    }
    const QString title = ask(w, Text::tr("Save as module"), Text::tr("Name in the list of modules"), definition->title);
    if (title.isEmpty())
        return;
    Document whole = w.model().document();
    whole.variables = w.model().whole().variables;
    Group saved = selfContained(whole, *std::move(definition));
    saved.title = title;
    saved.id = groupIdFor(title);
    if (saved.version.isEmpty())
        saved.version = QStringLiteral("1.0.0");
    const QString path = QDir(GroupLibrary::userFolder()).filePath(GroupLibrary::fileName(saved.id));
    if (QFileInfo::exists(path)
        && QMessageBox::question(&w.window(), Text::tr("Save as module"), Text::tr("There is a module of that name. Put this one in its place?"))
            != QMessageBox::Yes)
        return;
    QDir().mkpath(GroupLibrary::userFolder());
    if (const auto done = saveGroup(saved, path); !done) {
        w.notice().say(done.error().message);
        return;
    }
    w.notice().say(Text::tr("“%1” is now in the list of modules, under Groups.").arg(title));
    w.askForModules();
}

void map(Workspace& w)
{
    const QString id = w.canvas().canvas().selectedNode();
    const auto node = w.model().document().nodes.find(id);
    const ModuleSpec* spec = node == w.model().document().nodes.end() ? nullptr : w.catalogue().find(node->second.module);
    if (!spec)
        return;
    const Node copy = node->second;
    const ModuleSpec specCopy = *spec;
    MapDialog dialog(copy, specCopy, w.model().titleOf(id), w.theme(), &w.window());
    if (dialog.exec() == QDialog::Accepted && dialog.map() != copy.map)
        perform(w, Result<Edit>(Edit(SetMap{id, dialog.map()})), dialog.map().isEmpty() ? Text::tr("Take the map away") : Text::tr("Map"));
}

} // namespace

void makeGroupActions(Workspace& w)
{
    Actions& a = w.actions();
    const auto onCanvas = [&w](QAction* action) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        w.canvas().addAction(action);
    };
    onCanvas(a.add(
        {QStringLiteral("group"), Text::tr("&Group"), QKeySequence(QStringLiteral("Ctrl+G")), {}, Text::tr("Put the selected nodes into a group")},
        [&w] { group(w); }));
    onCanvas(a.add({QStringLiteral("ungroup"), Text::tr("&Ungroup"), QKeySequence(QStringLiteral("Ctrl+Shift+G"))}, [&w] { ungroup(w); }));
    onCanvas(a.add({QStringLiteral("openGroup"), Text::tr("&Open the group"), QKeySequence(QStringLiteral("Ctrl+Return"))},
        [&w] { openGroup(w, w.canvas().canvas().selectedNode()); }));
    a.add({QStringLiteral("leaveGroup"), Text::tr("Back out of the group"), QKeySequence(QStringLiteral("Alt+Up"))}, [&w] {
        if (!w.model().levels().empty())
            w.model().leaveTo(w.model().levels().size() - 1);
    });
    onCanvas(a.add({QStringLiteral("rename"), Text::tr("Re&name…"), QKeySequence(QStringLiteral("Shift+F2"))}, [&w] { rename(w); }));
    a.add({QStringLiteral("saveAsModule"), Text::tr("Save as &module…"), {}, {}, Text::tr("Put the selected group into the list of modules")},
        [&w] { saveAsModule(w); });
    onCanvas(a.add({QStringLiteral("map"), Text::tr("Ma&p over…"), QKeySequence(QStringLiteral("Ctrl+Shift+M")), {},
                       Text::tr("Run the selected node once for each of several values, files or years")},
        [&w] { map(w); }));
    a.add({QStringLiteral("variables"), Text::tr("&Variables…"), QKeySequence(QStringLiteral("Ctrl+Shift+V")), {},
              Text::tr("The variables of the pipeline, for ${name} in parameters")},
        [&w] { w.showVariables(); });
    refreshGroupActions(w);
}

void refreshGroupActions(Workspace& w)
{
    Actions& a = w.actions();
    const std::set<QString> selected = w.canvas().canvas().selectedNodes();
    const auto node = selected.size() == 1 ? w.model().document().nodes.find(*selected.begin()) : w.model().document().nodes.end();
    const bool isOne = node != w.model().document().nodes.end();
    const bool isGroup = isOne && isGroupId(node->second.module);
    const bool isHeld = isGroup && groupIndex(w.model().document(), node->second.module) >= 0;
    a.get(QStringLiteral("group"))->setEnabled(!selected.empty());
    a.get(QStringLiteral("ungroup"))->setEnabled(isHeld);
    a.get(QStringLiteral("openGroup"))->setEnabled(isGroup);
    a.get(QStringLiteral("saveAsModule"))->setEnabled(isHeld);
    a.get(QStringLiteral("rename"))->setEnabled(isOne);
    a.get(QStringLiteral("map"))->setEnabled(isOne && w.catalogue().find(node->second.module) != nullptr);
    a.get(QStringLiteral("leaveGroup"))->setEnabled(!w.model().levels().empty());
}

void openGroup(Workspace& w, const QString& id)
{
    const auto node = w.model().document().nodes.find(id);
    if (node == w.model().document().nodes.end() || !isGroupId(node->second.module))
        return;
    const QString module = node->second.module;
    if (groupIndex(w.model().document(), module) < 0) {
        const QJsonObject definition = w.catalogue().definitionOf(module);
        if (definition.isEmpty()) {
            w.notice().say(Text::tr("The group '%1' is not installed here; its inside cannot be shown.").arg(module));
            return;
        }
        // What is shown can be changed, and the file is not this pipeline's to change.
        if (!perform(w, Result<Edit>(Edit(SetGroup{module, definition, -1})), Text::tr("Take the group into the pipeline")))
            return;
        w.notice().say(Text::tr("The pipeline now has its own copy of “%1”; changes stay in it.").arg(w.model().titleOf(id)));
    }
    if (const auto done = w.model().enter(id); !done)
        w.notice().say(done.error().message);
}

void fillExposeMenu(Workspace& w, QMenu* menu, const QString& id)
{
    const auto node = w.model().document().nodes.find(id);
    if (w.model().levels().empty() || node == w.model().document().nodes.end())
        return;
    const PipelineModel::Level level = w.model().levels().back();
    const ModuleSpec* spec = w.catalogue().find(node->second.module);
    // The definition as the level outside it holds it.
    const QString inner = id.mid(level.node.size() + 1);
    const Document outside = w.model().outside();
    const auto group = groupIn(outside, level.group);
    if (!spec || !group)
        return;
    QMenu* offered = menu->addMenu(Text::tr("Show at the group"));
    const auto add = [&](ExposedKind kind, const std::vector<Exposed>& list, const QString& key, const QString& title) {
        QAction* action = offered->addAction(title);
        action->setCheckable(true);
        QString shown;
        for (const Exposed& exposed : list) {
            if (std::ranges::find(exposed.of, InnerName{inner, key}) != exposed.of.end())
                shown = exposed.key;
        }
        action->setChecked(!shown.isEmpty());
        QObject::connect(action, &QAction::triggered, menu, [&w, level, kind, inner, key, shown] {
            const Document from = w.model().outside();
            const auto edit = shown.isEmpty() ? terrella::expose(from, level.group, kind, {inner, key}) : unexpose(from, level.group, kind, shown);
            const auto done = edit ? w.model().applyOutside(*edit, shown.isEmpty() ? Text::tr("Show at the group") : Text::tr("Hide at the group"))
                                   : Result<void>(edit.error());
            if (!done)
                w.notice().say(done.error().message);
        });
    };
    const auto section = [&](const QString& title, bool isEmpty) {
        if (!isEmpty)
            offered->addSection(title);
    };
    section(Text::tr("Inputs"), spec->inputs.empty());
    for (const PortSpec& port : spec->inputs)
        add(ExposedKind::Input, group->inputs, port.key, port.title.isEmpty() ? port.key : port.title);
    section(Text::tr("Outputs"), spec->outputs.empty());
    for (const PortSpec& port : spec->outputs)
        add(ExposedKind::Output, group->outputs, port.key, port.title.isEmpty() ? port.key : port.title);
    section(Text::tr("Parameters"), spec->parameters.empty());
    for (const ParameterSpec& parameter : spec->parameters)
        add(ExposedKind::Parameter, group->parameters, parameter.key, parameter.title.isEmpty() ? parameter.key : parameter.title);
}

} // namespace terrella
