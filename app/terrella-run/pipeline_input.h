// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella-run/arguments.h"
#include "pipelines/graph/document.h"
#include "pipelines/modules/plugin_host.h"
#include "pipelines/modules/problem.h"

#include <QJsonValue>

#include <vector>

namespace terrella::cli {

/// A pipeline as the command line asks for it: the file with --set and --input applied.
struct PipelineInput {
    Document document;
    QString name;       ///< of the run: the file's name without folder and extension
    QString baseFolder; ///< where relative paths of the document begin
    QStringList notes;  ///< what was changed that the user should know of
};

/// The options that `run` and `check` share: --set, --var, --input, --base.
std::vector<OptionSpec> pipelineOptions();

/// Loads FILE ("-": stdin) and applies the options. Errors: NotFound and Unreadable for a pipeline or an --input that is missing, Invalid for what
/// the pipeline file says wrong, Usage for options that do not fit it.
Result<PipelineInput> loadPipeline(const QString& file, const Arguments& arguments, const PluginHost& host);

/// The document with the definitions of groups that it uses and that lie beside it (baseFolder) or in the folders of groups.
Document withKnownGroups(const Document& document, const QString& baseFolder, const PluginHost& host);

/// --var: "name=value" of a variable that the pipeline defines or uses. The value is JSON, a list where the variable was one
/// ("2000-01-01/2009-12-31",
/// "-10,35,30,70"), else text.
Result<void> applyVariable(Document& document, const QString& assignment);

/// --set: "node.parameter=value" applied. Values are JSON where the parameter's type asks for it, else text.
Result<void> applySet(Document& document, const QString& assignment, const PluginHost& host);

/// A value as it is typed, for a parameter of that type: numbers, true/false/yes/no, lists as JSON or with semicolons, regions "w,s,e,n", periods
/// "2000-01-01/2000-12-31". "null" unsets. Error Usage where the text cannot be that type.
Result<QJsonValue> parseValue(const ParameterSpec& spec, const QString& text);

/// A variable's new value as it is typed.
QJsonValue variableValue(const QJsonValue& before, const QString& text);

/// --input: the files of one node, paths relative to the current folder, globs expanded. A node without a file parameter is replaced by a data.open
/// with the links that fit; `notes` gets a sentence for each change.
Result<void> applyInput(Document& document, const QString& node, const QStringList& patterns, const PluginHost& host, QStringList& notes);

/// True for a problem of an input file: it stands on a parameter of type file.
bool isInputProblem(const Problem& problem, const Document& document, const PluginHost& host);

} // namespace terrella::cli
