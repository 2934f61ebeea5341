// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/pipeline_input.h"

#include "pipelines/data/cube.h"
#include "pipelines/graph/file_parameters.h"
#include "pipelines/graph/group_edits.h"
#include "pipelines/graph/group_library.h"
#include "pipelines/graph/variables.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <cstdio>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::PipelineInput)
};

Error failure(ErrorCode code, const QString& message) { return {code, message, {}}; }

bool isFileType(ParameterType type) { return type == ParameterType::File || type == ParameterType::Files; }

Result<Document> readDocument(const QString& file)
{
    if (file == QLatin1String("-")) {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return failure(ErrorCode::Unreadable, Tr::tr("Cannot read the pipeline from standard input."));
        return Document::parse(input.readAll(), Tr::tr("standard input"));
    }
    const QFileInfo info(file);
    if (!info.exists())
        return failure(ErrorCode::NotFound, Tr::tr("There is no pipeline '%1'.").arg(file));
    if (info.isDir())
        return failure(ErrorCode::NotFound, Tr::tr("'%1' is a folder; a pipeline is a file NAME.terrella.").arg(file));
    if (!info.isReadable())
        return failure(ErrorCode::Unreadable, Tr::tr("The pipeline '%1' cannot be read: permission denied.").arg(file));
    Result<Document> document = Document::load(file);
    if (!document && document.error().code != ErrorCode::NotFound) {
        // The file is there: what it says is wrong.
        Error error = document.error();
        error.code = ErrorCode::Invalid;
        return error;
    }
    return document;
}

} // namespace

std::vector<OptionSpec> pipelineOptions()
{
    return {
        {QStringLiteral("set"), QLatin1Char('s'), QStringLiteral("NODE.PARAMETER=VALUE"),
            Tr::tr("set a parameter; may be given several times. Numbers, true/false and lists are read as JSON, lists also as A;B, regions as "
                   "WEST,SOUTH,EAST,NORTH, periods as FIRST/LAST; null unsets"),
            true},
        {QStringLiteral("var"), {}, QStringLiteral("NAME=VALUE"),
            Tr::tr("give a variable of the pipeline another value, where ${NAME} stands in parameters; may be given several times"), true},
        {QStringLiteral("input"), QLatin1Char('i'), QStringLiteral("NODE=PATH"),
            Tr::tr("read PATH at that node; may be given several times, also for one node, and PATH may hold wildcards. A node that makes its data "
                   "itself is replaced by data.open"),
            true},
        {QStringLiteral("base"), {}, QStringLiteral("DIR"),
            Tr::tr("where relative paths of the pipeline begin; by default the folder that FILE is in"), false},
    };
}

Result<PipelineInput> loadPipeline(const QString& file, const Arguments& arguments, const PluginHost& host)
{
    PipelineInput out;
    TRY(out.document, readDocument(file));
    const bool fromStdin = file == QLatin1String("-");
    out.name = fromStdin ? QStringLiteral("pipeline") : QFileInfo(file).completeBaseName();
    out.baseFolder = fromStdin ? QDir::currentPath() : QFileInfo(file).absolutePath();
    if (arguments.has(QStringLiteral("base")))
        out.baseFolder = QDir(arguments.value(QStringLiteral("base"))).absolutePath();

    out.document = withKnownGroups(out.document, out.baseFolder, host);
    for (const QString& assignment : arguments.values(QStringLiteral("var")))
        TRY_DO(applyVariable(out.document, assignment));
    for (const QString& assignment : arguments.values(QStringLiteral("set")))
        TRY_DO(applySet(out.document, assignment, host));

    std::map<QString, QStringList> inputs;
    for (const QString& assignment : arguments.values(QStringLiteral("input"))) {
        const qsizetype equals = assignment.indexOf(QLatin1Char('='));
        if (equals <= 0 || equals + 1 == assignment.size())
            return failure(ErrorCode::Usage, Tr::tr("'--input %1' is not of the form --input NODE=PATH.").arg(assignment));
        inputs[assignment.left(equals)].append(assignment.mid(equals + 1));
    }
    for (const auto& [node, patterns] : inputs)
        TRY_DO(applyInput(out.document, node, patterns, host, out.notes));
    return out;
}

Document withKnownGroups(const Document& document, const QString& baseFolder, const PluginHost& host)
{
    const auto usesGroups = [](const Document& place) {
        return std::any_of(place.nodes.begin(), place.nodes.end(), [](const auto& item) { return isGroupId(item.second.module); });
    };
    if (!usesGroups(document) && document.groups.isEmpty())
        return document; // no folder need be looked through
    return GroupLibrary(GroupLibrary::foldersFor(baseFolder)).withGroups(document, [&](const QString& module) { return host.find(module); });
}

Result<void> applyVariable(Document& document, const QString& assignment)
{
    const qsizetype equals = assignment.indexOf(QLatin1Char('='));
    if (equals <= 0)
        return failure(ErrorCode::Usage, Tr::tr("'--var %1' is not of the form --var NAME=VALUE.").arg(assignment));
    const QString name = assignment.left(equals), text = assignment.mid(equals + 1);
    if (!document.variables.contains(name) && usersOfVariable(document, name).isEmpty()) {
        const QStringList names = document.variables.keys();
        return failure(ErrorCode::Usage,
            Tr::tr("--var: the pipeline has no variable '%1'%2 It has: %3.")
                .arg(name, didYouMean(name, names), names.isEmpty() ? Tr::tr("none") : names.join(QStringLiteral(", "))));
    }
    document.variables.insert(name, variableValue(document.variables.value(name), text));
    return {};
}

bool isInputProblem(const Problem& problem, const Document& document, const PluginHost& host)
{
    const auto node = document.nodes.find(problem.node);
    // "parameter.…": the value itself is wrong, not what it names
    if (node == document.nodes.end() || problem.parameter.isEmpty() || problem.code.startsWith(QLatin1String("parameter.")))
        return false;
    const ModuleSpec* spec = host.find(node->second.module);
    const ParameterSpec* parameter = spec ? spec->parameter(problem.parameter) : nullptr;
    return parameter && isFileType(parameter->type);
}

Result<void> applyInput(Document& document, const QString& id, const QStringList& patterns, const PluginHost& host, QStringList& notes)
{
    const auto found = document.nodes.find(id);
    if (found == document.nodes.end()) {
        QStringList names;
        for (const auto& [name, node] : document.nodes)
            names.append(name);
        return failure(ErrorCode::Usage,
            Tr::tr("--input: there is no node '%1'%2 The pipeline has: %3.").arg(id, didYouMean(id, names), names.join(QStringLiteral(", "))));
    }
    Node& node = found->second;

    QStringList absolute;
    for (const QString& pattern : patterns)
        absolute.append(absoluteFrom(QDir::currentPath(), pattern));
    Result<QStringList> paths = expandPaths(absolute);
    if (!paths)
        return paths.error().whileDoing(Tr::tr("looking for the input of node '%1'").arg(id));

    const auto fileParameter = [](const ModuleSpec& spec) -> const ParameterSpec* {
        for (const ParameterSpec& parameter : spec.parameters) {
            if (isFileType(parameter.type) && !parameter.written)
                return &parameter;
        }
        return nullptr;
    };
    const auto setFiles = [&](const ParameterSpec& parameter) -> Result<void> {
        if (parameter.type == ParameterType::File && paths->size() > 1)
            return failure(ErrorCode::Usage, Tr::tr("The node '%1' reads one file; --input names %2.").arg(id).arg(paths->size()));
        node.parameters.insert(
            parameter.key, parameter.type == ParameterType::Files ? QJsonValue(QJsonArray::fromStringList(*paths)) : QJsonValue(paths->first()));
        return {};
    };

    const ModuleSpec* spec = host.find(node.module);
    if (const ParameterSpec* parameter = spec ? fileParameter(*spec) : nullptr)
        return setFiles(*parameter);

    const ModuleSpec* open = host.find(QStringLiteral("data.open"));
    const ParameterSpec* parameter = open ? fileParameter(*open) : nullptr;
    if (!parameter || open->outputs.empty())
        return failure(ErrorCode::NotFound,
            Tr::tr("The node '%1' reads no file and the module data.open, which could take its place, is not installed.").arg(id));

    const QString former = node.module;
    std::set<Link> links;
    QStringList dropped;
    for (const Link& link : document.links) {
        if (link.toNode == id)
            continue; // what fed the node feeds nothing any more
        if (link.fromNode != id) {
            links.insert(link);
            continue;
        }
        const PortSpec* from = spec ? spec->output(link.fromPort) : nullptr;
        const PortSpec* fits = nullptr;
        for (const PortSpec& port : open->outputs) {
            if (!fits && (!from || port.type == from->type))
                fits = &port;
        }
        if (fits)
            links.insert({id, fits->key, link.toNode, link.toPort});
        else
            dropped.append(QStringLiteral("%1.%2 → %3.%4").arg(link.fromNode, link.fromPort, link.toNode, link.toPort));
    }
    document.links = links;
    node.module = open->id;
    node.version = open->version;
    node.parameters = {};
    node.label.clear(); // both told of the data that is no longer made
    node.note.clear();
    notes.append(
        Tr::tr("Node '%1' (%2) is replaced by data.open, which reads %3.")
            .arg(id, former, paths->size() == 1 ? QLatin1Char('\'') + paths->first() + QLatin1Char('\'') : Tr::tr("%1 files").arg(paths->size())));
    for (const QString& link : dropped)
        notes.append(Tr::tr("The link %1 is dropped: data.open has nothing to put on it.").arg(link));
    return setFiles(*parameter);
}

} // namespace terrella::cli
