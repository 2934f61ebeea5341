// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/open_model.h"

#include "pipelines/core/error_code.h"
#include "pipelines/core/json.h"
#include "pipelines/modules/proposals.h"
#include "plugins/data/files/stored_record.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::OpenModel)
};

/// A card that lies beside the file under a usual name, or empty.
QString cardBeside(const QString& file)
{
    const QFileInfo info(file);
    for (const QString& name : {info.completeBaseName() + QStringLiteral(".card.json"), info.completeBaseName() + QStringLiteral(".json")}) {
        if (const QString path = info.dir().filePath(name); QFileInfo::exists(path))
            return path;
    }
    return {};
}

Result<QJsonObject> cardOf(const QString& file, const QString& card)
{
    if (!card.isEmpty())
        return readJsonFile(card);
    TRY(const auto inside, readStoredRecord(file, "/extra/card.json"));
    if (inside)
        return parseJson(*inside, Tr::tr("the card in '%1'").arg(file));
    const QString beside = cardBeside(file);
    return Error{ErrorCode::NotFound,
        Tr::tr("There is no card in '%1', which would name the model's variables, units and normalisation. ").arg(file)
            + (beside.isEmpty() ? Tr::tr("Write one, and choose it as card.") : Tr::tr("Choose '%1', which lies beside it, as card.").arg(beside)),
        {}};
}

} // namespace

CheckResult OpenModel::check(const CheckInput& input) const
{
    CheckResult result;
    const QString file = input.parameters.text(QStringLiteral("file")), chosen = input.parameters.text(QStringLiteral("card"));
    if (const auto card = cardOf(file, chosen)) {
        result.outputs[QStringLiteral("model")] = std::make_shared<const ModelSignature>(ModelSignature{*card});
        return result;
    } else {
        const bool ofCard = !chosen.isEmpty() || (QFileInfo::exists(file) && card.error().code == ErrorCode::NotFound);
        Problem& problem = result.error(QStringLiteral("file.") + errorCodeName(card.error().code), card.error().message, {},
            ofCard ? QStringLiteral("card") : QStringLiteral("file"));
        if (const QString beside = cardBeside(file); chosen.isEmpty() && ofCard && !beside.isEmpty())
            problem.proposals.push_back(proposeValue(Tr::tr("Take '%1' as card").arg(QFileInfo(beside).fileName()), QStringLiteral("card"), beside));
    }
    return result;
}

Result<Outputs> OpenModel::run(const RunInput& input, RunContext& context) const
{
    const QString file = input.parameters.text(QStringLiteral("file"));
    TRY(const QJsonObject card, cardOf(file, input.parameters.text(QStringLiteral("card"))));
    context.progress(1.0);
    return Outputs{{QStringLiteral("model"), std::make_shared<const Model>(Model{file, card})}};
}

} // namespace terrella::data
