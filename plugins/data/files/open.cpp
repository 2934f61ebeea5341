// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/open.h"

#include "pipelines/core/error_code.h"
#include "pipelines/data/cube.h"
#include "pipelines/data/units.h"
#include "pipelines/modules/plausibility.h"

#include <QCoreApplication>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::OpenData)
};

/// The options of openCube(); texts that cannot be read become problems.
OpenOptions optionsOf(const Parameters& parameters, CheckResult& check)
{
    OpenOptions options;
    options.variables = parameters.texts(QStringLiteral("variables"));
    const QString key = QStringLiteral("assume_units");
    for (const QString& text : parameters.texts(key)) {
        const QString name = text.section(QLatin1Char('='), 0, 0).trimmed();
        const QString unit = text.section(QLatin1Char('='), 1).trimmed();
        if (name.isEmpty() || unit.isEmpty())
            check.error(QStringLiteral("parameter.form"), Tr::tr("'%1' cannot be used: it must read name=unit, as in p=Pa.").arg(text), {}, key);
        else if (!units::isKnown(unit))
            check.error(QStringLiteral("units.unknown"), Tr::tr("'%1' is no known unit, in '%2'.").arg(unit, text), {}, key);
        else
            options.units[name] = unit;
    }
    return options;
}

} // namespace

CheckResult Open::check(const CheckInput& input) const
{
    CheckResult result;
    const OpenOptions options = optionsOf(input.parameters, result);
    const QStringList files = input.parameters.texts(QStringLiteral("files"));
    if (files.isEmpty())
        result.error(QStringLiteral("file.missing"), Tr::tr("No files are chosen."), {}, QStringLiteral("files"));
    if (result.hasErrors())
        return result;
    const Result<std::shared_ptr<const Cube>> cube = openCube(files, options);
    if (!cube) {
        result.error(QStringLiteral("file.") + errorCodeName(cube.error().code), cube.error().message, {}, QStringLiteral("files"));
        return result;
    }
    const CubeSignature& signature = (*cube)->signature();
    for (const auto& [name, unit] : options.units) {
        const int variable = signature.find(name);
        if (variable < 0)
            result.warning(QStringLiteral("variable.absent"),
                Tr::tr("Units are given for '%1', but there is no such variable; there are: %2.").arg(name, signature.variableList()), {},
                QStringLiteral("assume_units"));
        else if (const QString& stated = signature.variables[static_cast<std::size_t>(variable)].units;
                 units::canonical(stated) != units::canonical(unit))
            result.warning(QStringLiteral("units.stated"),
                Tr::tr("The file states %1 for '%2', so %3 is not used.").arg(units::display(stated), name, units::display(unit)), {},
                QStringLiteral("assume_units"));
    }
    checkPlausibleUnits(signature, result);
    result.outputs[QStringLiteral("data")] = (*cube)->sharedSignature();
    result.references.insert(QStringLiteral("data"));
    return result;
}

Result<Outputs> Open::run(const RunInput& input, RunContext& context) const
{
    CheckResult problems;
    const OpenOptions options = optionsOf(input.parameters, problems);
    if (problems.hasErrors())
        return Error{ErrorCode::Invalid, problems.problems.front().message, {}};
    TRY(std::shared_ptr<const Cube> cube, openCube(input.parameters.texts(QStringLiteral("files")), options));
    context.progress(1.0);
    return Outputs{{QStringLiteral("data"), std::move(cube)}};
}

} // namespace terrella::data
