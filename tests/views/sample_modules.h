// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/module_catalogue.h"

namespace terrella {

/// Three modules for tests of the desktop, as small as they can be: open → detect → stitch, with a parameter of every type.
inline std::vector<ModuleSpec> sampleModules()
{
    const auto port = [](const char* key, DataType type, bool isRequired = true, bool isMany = false) {
        PortSpec p;
        p.key = QLatin1String(key);
        p.title = p.key;
        p.type = type;
        p.required = isRequired;
        p.many = isMany;
        return p;
    };
    const auto parameter = [](const char* key, ParameterType type, const QJsonValue& standard = QJsonValue::Undefined) {
        ParameterSpec p;
        p.key = QLatin1String(key);
        p.title = p.key;
        p.type = type;
        p.defaultValue = standard;
        return p;
    };
    ModuleSpec open;
    open.id = QStringLiteral("data.open");
    open.version = QStringLiteral("1.0.0");
    open.title = QStringLiteral("Open");
    open.category = QStringLiteral("Data");
    open.summary = QStringLiteral("Opens files.");
    open.description = QStringLiteral("{files}");
    open.outputs = {port("data", DataType::Cube)};
    open.parameters = {parameter("files", ParameterType::Files)};

    ModuleSpec detect;
    detect.id = QStringLiteral("cyclones.detect_candidates");
    detect.version = QStringLiteral("1.0.0");
    detect.title = QStringLiteral("Detect candidates");
    detect.category = QStringLiteral("Cyclones");
    detect.keywords = QStringList{QStringLiteral("hurricane")};
    detect.description = QStringLiteral("{merge} ° · {region}");
    detect.inputs = {port("fields", DataType::Cube), port("more", DataType::Cube, false, true)};
    detect.outputs = {port("candidates", DataType::Features)};
    ParameterSpec merge = parameter("merge", ParameterType::Real, 6.0);
    merge.minimum = 0.0;
    merge.maximum = 90.0;
    merge.unit = QStringLiteral("degrees");
    ParameterSpec method = parameter("method", ParameterType::Choice, QStringLiteral("minimum"));
    method.choices = {{QStringLiteral("minimum"), QStringLiteral("Minimum")}, {QStringLiteral("maximum"), QStringLiteral("Maximum")}};
    ParameterSpec variable = parameter("variable", ParameterType::Variable);
    variable.ofPort = QStringLiteral("fields");
    detect.parameters = {merge, method, variable, parameter("count", ParameterType::Integer, 3),
        parameter("name", ParameterType::Text, QStringLiteral("")), parameter("warm_core", ParameterType::Flag, true),
        parameter("region", ParameterType::Region), parameter("period", ParameterType::Period), parameter("conditions", ParameterType::TextList)};

    ModuleSpec stitch;
    stitch.id = QStringLiteral("cyclones.stitch_tracks");
    stitch.version = QStringLiteral("1.0.0");
    stitch.title = QStringLiteral("Stitch tracks");
    stitch.category = QStringLiteral("Cyclones");
    stitch.inputs = {port("candidates", DataType::Features)};
    stitch.outputs = {port("tracks", DataType::Features)};
    return {open, detect, stitch};
}

} // namespace terrella
