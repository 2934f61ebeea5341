// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/module.h"

#include "pipelines/modules/module_plugin.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Module)
};
} // namespace

Problem& CheckResult::error(QString code, QString message, QString port, QString parameter)
{
    problems.push_back({Severity::Error, std::move(code), std::move(message), {}, std::move(port), std::move(parameter), {}});
    return problems.back();
}

Problem& CheckResult::warning(QString code, QString message, QString port, QString parameter)
{
    problems.push_back({Severity::Warning, std::move(code), std::move(message), {}, std::move(port), std::move(parameter), {}});
    return problems.back();
}

bool CheckResult::hasErrors() const
{
    return std::ranges::any_of(problems, [](const Problem& problem) { return problem.severity == Severity::Error; });
}

Result<void> ModuleRegistry::add(const QString& id, std::unique_ptr<Module> module)
{
    if (!module)
        return Error{ErrorCode::Invalid, Tr::tr("Module '%1' was registered without an object.").arg(id), {}};
    if (!m_modules.try_emplace(id, std::move(module)).second)
        return Error{ErrorCode::Invalid, Tr::tr("Module '%1' was registered twice.").arg(id), {}};
    return {};
}

} // namespace terrella
