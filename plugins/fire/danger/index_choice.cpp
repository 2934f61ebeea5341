// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/danger/index_choice.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/alignment.h"
#include "pipelines/modules/matching.h"

#include <QCoreApplication>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireIndexChoice)
};

} // namespace

std::optional<int> chooseIndex(const CubeSignature& cube, const PortSpec& port, const QString& name, CheckResult& check)
{
    if (name.isEmpty() && cube.variables.size() == 1)
        return 0;
    const auto matched = matchVariable(cube, port.variables.front(), name, port.key, QStringLiteral("variable"), check);
    return matched ? std::optional(matched->variable) : std::nullopt;
}

std::optional<int> sameIndex(const CubeSignature& cube, const PortSpec& namesOf, const QString& name, const QString& port, CheckResult& check)
{
    if (const int found = cube.find(name); found >= 0)
        return found;
    if (cube.variables.size() == 1)
        return 0;
    const auto matched = matchVariable(cube, namesOf.variables.front(), {}, port, {}, check);
    return matched ? std::optional(matched->variable) : std::nullopt;
}

std::optional<ReferenceIndex> matchReference(
    const CheckedVariable& index, const PortSpec& namesOf, const CubeSignature* connected, CheckResult& check)
{
    ReferenceIndex out{connected ? *connected : index.cube, connected ? QStringLiteral("reference") : namesOf.key, index.variable, {}, false};
    if (connected) {
        const auto found = sameIndex(*connected, namesOf, index.info().name, out.port, check);
        if (!found)
            return std::nullopt;
        out.variable = *found;
    }
    const CheckedVariable there = out.checked();
    if (!requireTime(there, check))
        return std::nullopt;
    const std::size_t slices = sliceCount(index.cube, index.variable), theirs = sliceCount(out.cube, out.variable);
    out.oneSlice = theirs == 1;
    if (!connected)
        return out;
    const auto conversion = requireSameUnits(index, there, check);
    if (!conversion || !requireSameCells(index, there, check))
        return std::nullopt;
    out.conversion = *conversion;
    if (theirs == 1 || theirs == slices)
        return out;
    check.error(QStringLiteral("level.differ"),
        Tr::tr("The reference has %1 levels and members and the data %2; select the same ones.").arg(theirs).arg(slices), out.port);
    return std::nullopt;
}

std::shared_ptr<const Cube> referenceCube(const std::shared_ptr<const Cube>& data, int variable, std::shared_ptr<const Cube> connected, int reference)
{
    return connected ? alignedTo(data->signature(), variable, std::move(connected), reference) : data;
}

std::optional<std::vector<double>> growingNumbers(const Parameters& parameters, const QString& key, double least, double most, CheckResult& check)
{
    std::vector<double> out;
    for (const QString& text : parameters.texts(key)) {
        bool isNumber = false;
        const double value = text.trimmed().toDouble(&isNumber);
        if (!isNumber || value < least || value > most) {
            check.error(QStringLiteral("parameter.form"),
                isNumber ? Tr::tr("%1 does not lie between %2 and %3.").arg(text.trimmed()).arg(least).arg(most)
                         : Tr::tr("'%1' is no number.").arg(text),
                {}, key);
            return std::nullopt;
        }
        if (!out.empty() && value <= out.back()) {
            check.error(QStringLiteral("parameter.form"), Tr::tr("%1 stands after %2; they must grow.").arg(value).arg(out.back()), {}, key);
            return std::nullopt;
        }
        out.push_back(value);
    }
    return out;
}

} // namespace terrella::fire
