// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/json.h"
#include "pipelines/modules/module.h"
#include "tests/modules/fake_context.h"

namespace terrella::test {

/// One module with its specification, checked and run without an engine.
class ModuleCase {
public:
    /// specPath: below plugins/, "cyclones/stitch_tracks.json".
    ModuleCase(const Module& module, const QString& specPath) : m_module(module)
    {
        const auto json = readJsonFile(QStringLiteral(TERRELLA_SOURCE_DIR "/plugins/") + specPath);
        if (!json)
            qFatal("%s", qPrintable(json.error().message));
        auto spec = parseModuleSpec(*json);
        if (!spec)
            qFatal("%s", qPrintable(spec.error().message));
        m_spec = *std::move(spec);
    }

    [[nodiscard]] const ModuleSpec& spec() const { return m_spec; }

    [[nodiscard]] CheckResult check(const QJsonObject& values, const ValueMap& inputs = {}) const
    {
        SignatureMap signatures;
        for (const auto& [port, list] : inputs) {
            for (const Value& value : list)
                signatures[port].push_back(signatureOf(value));
        }
        const auto parameters = Parameters::make(m_spec, values);
        if (!parameters) {
            CheckResult failed;
            failed.error(QStringLiteral("parameters"), parameters.error().message);
            return failed;
        }
        return m_module.check({m_spec, *parameters, signatures});
    }

    /// As the engine does it: check first.
    [[nodiscard]] Result<Outputs> run(const QJsonObject& values, const ValueMap& inputs, RunContext& context) const
    {
        const CheckResult checked = check(values, inputs);
        for (const Problem& problem : checked.problems) {
            if (problem.severity == Severity::Error)
                return Error{ErrorCode::Invalid, problem.message, {}};
        }
        TRY(const Parameters parameters, Parameters::make(m_spec, values));
        return m_module.run({m_spec, parameters, inputs}, context);
    }

private:
    const Module& m_module;
    ModuleSpec m_spec;
};

/// "code: sentence" of the first problem of that severity, or empty.
inline QString firstProblem(const CheckResult& check, Severity severity = Severity::Error)
{
    for (const Problem& problem : check.problems) {
        if (problem.severity == severity)
            return problem.code + QStringLiteral(": ") + problem.message;
    }
    return {};
}

template <class T>
std::shared_ptr<const T> output(const Outputs& outputs, const char* port)
{
    return std::get<std::shared_ptr<const T>>(outputs.at(QString::fromLatin1(port)));
}

} // namespace terrella::test
