// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/checker.h"
#include "pipelines/modules/plugin_host.h"
#include "pipelines/run/explain.h"

#include <QJsonObject>

namespace terrella::cli {

/// The answers that commands with --json and `serve` share.

/// {"modules": […], "plugins": [{"path", "id", "version", "state", "reason", "modules"}], "groups": [{"path", "reason", "definition"}]}; groups are
/// among the modules. `folder`: that of the pipeline.
QJsonObject modulesJson(const PluginHost& host, const QString& folder);
/// The specifications of plugins' modules and of the groups in `folder` and the folders of groups, sorted by id.
std::vector<ModuleSpec> modulesAndGroups(const PluginHost& host, const QString& folder);
/// {"problems": […], "nodes": {id: {"ok", "outputs": {port: description}}}}
QJsonObject checkJson(const DocumentCheck& check);
/// {"nodes": [{"id", "reuse", "reason", "key", "outputs"?}]}; outputs of results that are in the store.
QJsonObject planJson(const Plan& plan, const Store& store);
/// {"nodes": [{"id", "module", "reuse", "reason", "why": {"kind", "differences": […]}, "key", "expected": {"runs", "seconds", "memory", "bytes"}}],
/// "runs", "unknown", "expected": {"seconds", "memory", "bytes"}}; what is not known is null.
QJsonObject explanationJson(const Explanation& explanation);
/// {"code", "message", "trail"}
QJsonObject errorJson(const Error& error);
/// describe() with "type" for a data file or folder, cube or vector.
Result<QJsonObject> describeFile(const QString& path);
/// The signature of data files: a cube of all of them, or the features of the one.
Result<Signature> openSignature(const QStringList& paths);

QString pluginStateName(PluginState state);

} // namespace terrella::cli
