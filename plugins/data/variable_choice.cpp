// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/variable_choice.h"

#include "pipelines/modules/names.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::data {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::VariableChoice)
};
} // namespace

std::vector<int> chooseVariables(const CubeSignature& source, const Parameters& parameters, const QString& port, const QString& parameter,
    const std::function<QString(const Variable&)>& reasonAgainst, CheckResult& check)
{
    std::vector<int> out;
    const QStringList wanted = parameters.texts(parameter);
    for (const QString& name : wanted) {
        const int found = source.find(name);
        if (found < 0) {
            QStringList names;
            for (const Variable& variable : source.variables)
                names.append(variable.name);
            const QStringList near = nearestNames(name, names);
            check.error(QStringLiteral("variable.missing"),
                near.isEmpty() ? Tr::tr("There is no variable '%1'; there are: %2.").arg(name, source.variableList())
                               : Tr::tr("There is no variable '%1'; did you mean %2?").arg(name, alternatives(near)),
                port, parameter);
            continue;
        }
        const QString reason = reasonAgainst(source.variables[static_cast<std::size_t>(found)]);
        if (!reason.isEmpty())
            check.error(QStringLiteral("variable.unfit"), reason, port, parameter);
        else if (std::ranges::find(out, found) == out.end())
            out.push_back(found);
    }
    QString firstReason;
    for (int v = 0; wanted.isEmpty() && v < static_cast<int>(source.variables.size()); ++v) {
        const QString reason = reasonAgainst(source.variables[static_cast<std::size_t>(v)]);
        if (reason.isEmpty())
            out.push_back(v);
        else if (firstReason.isEmpty())
            firstReason = reason;
    }
    if (out.empty() && wanted.isEmpty())
        check.error(QStringLiteral("variable.missing"), source.variables.empty() ? Tr::tr("The data hold no variables.") : firstReason, port);
    return out;
}

} // namespace terrella::data
