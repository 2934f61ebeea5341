// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/write.h"

#include "plugins/data/files/write_files.h"
#include "plugins/data/files/write_plan.h"

#include <QCoreApplication>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::WriteData)
};

QString reportTitle() { return Tr::tr("What was written"); }

/// The port that is connected, where it is one of those that can be; problems else.
QString connectedPort(const CheckInput& input, CheckResult& check)
{
    QStringList ports;
    for (const PortSpec& port : input.spec.inputs) {
        const auto given = input.inputs.find(port.key);
        if (given != input.inputs.end() && !given->second.empty())
            ports.append(port.key);
    }
    if (ports.isEmpty())
        check.error(QStringLiteral("input.missing"), Tr::tr("Nothing is connected that could be written: a cube, a table or a report."),
            QStringLiteral("data"));
    else if (ports.size() > 1)
        check.error(QStringLiteral("input.several"),
            Tr::tr("One node writes one thing, but '%1' are connected. Use a node for each.").arg(ports.join(QStringLiteral("', '"))), ports.at(1));
    return ports.size() == 1 ? ports.first() : QString();
}

Overwrite overwriteOf(const QString& text)
{
    if (text == QLatin1String("refuse"))
        return Overwrite::Refuse;
    if (text == QLatin1String("replace"))
        return Overwrite::Replace;
    return text == QLatin1String("new_name") ? Overwrite::NewName : Overwrite::Own;
}

} // namespace

CheckResult Write::check(const CheckInput& input) const
{
    CheckResult result;
    const QString port = connectedPort(input, result);
    if (port.isEmpty())
        return result;
    const Signature& signature = input.inputs.at(port).front();
    if (typeOf(signature) != input.spec.input(port)->type)
        return result; // the engine has complained of the type
    if (planWrite(signature, input.parameters, result))
        result.outputs[QStringLiteral("report")] = std::make_shared<const ReportSignature>(ReportSignature{reportTitle()});
    return result;
}

Result<Outputs> Write::run(const RunInput& input, RunContext& context) const
{
    const Overwrite overwrite = overwriteOf(input.parameters.text(QStringLiteral("overwrite")));
    const auto plan = [&](const Value& value) -> Result<WritePlan> {
        CheckResult problems;
        if (auto planned = planWrite(signatureOf(value), input.parameters, problems))
            return *std::move(planned);
        return Error{ErrorCode::Invalid, problems.problems.front().message, {}};
    };
    QJsonObject content;
    if (const auto cube = input.get<Cube>(QStringLiteral("data"))) {
        TRY(const WritePlan planned, plan(cube));
        TRY(content, writeCube(cube, planned, overwrite, context));
    } else if (const auto table = input.get<Features>(QStringLiteral("table"))) {
        TRY(const WritePlan planned, plan(table));
        TRY(content, writeTable(*table, planned, overwrite, context));
    } else if (const auto report = input.get<Report>(QStringLiteral("report"))) {
        TRY(const WritePlan planned, plan(report));
        TRY(content, writeReport(*report, planned, overwrite, context));
    } else {
        return Error{ErrorCode::Invalid, Tr::tr("Nothing is connected that could be written: a cube, a table or a report."), {}};
    }
    return Outputs{{QStringLiteral("report"), std::make_shared<const Report>(Report{reportTitle(), content})}};
}

} // namespace terrella::data
