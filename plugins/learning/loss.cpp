// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/loss.h"

#include <QCoreApplication>

namespace terrella::learning {

namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Learning)
};
} // namespace

QString lossName(LossKind kind)
{
    switch (kind) {
    case LossKind::Bce: return QStringLiteral("bce");
    case LossKind::Dice: return QStringLiteral("dice");
    case LossKind::Tversky: return QStringLiteral("tversky");
    case LossKind::Focal: return QStringLiteral("focal");
    case LossKind::L1: return QStringLiteral("l1");
    case LossKind::Mse: break;
    }
    return QStringLiteral("mse");
}

Result<LossKind> parseLoss(const QString& name)
{
    for (const LossKind kind : {LossKind::Bce, LossKind::Dice, LossKind::Tversky, LossKind::Focal, LossKind::L1, LossKind::Mse}) {
        if (name == lossName(kind))
            return kind;
    }
    return Error{ErrorCode::Invalid, Tr::tr("There is no loss '%1'; there are bce, dice, tversky, focal, l1 and mse.").arg(name), {}};
}

QJsonObject LossRule::toJson() const
{
    QJsonObject out{{QStringLiteral("kind"), lossName(kind)}};
    if (kind == LossKind::Focal || kind == LossKind::Tversky)
        out.insert(QStringLiteral("alpha"), alpha);
    if (kind == LossKind::Tversky)
        out.insert(QStringLiteral("beta"), beta);
    if (kind == LossKind::Focal)
        out.insert(QStringLiteral("gamma"), gamma);
    return out;
}

} // namespace terrella::learning
