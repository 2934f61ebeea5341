// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QJsonObject>
#include <QString>

namespace terrella::learning {

/// Bce, Focal, Dice and Tversky are of values through a sigmoid; targets are fractions 0 … 1, not only 0 and 1.
enum class LossKind { Bce, Dice, Tversky, Focal, L1, Mse };

/// What training makes small. With weights w, predictions p and targets t, sums over all cells:
///  Bce: −Σ w (t ln p + (1 − t) ln(1 − p)) / Σ w.
///  Focal: the same with weight α |t − p|^γ for the part of fire and (1 − α) |t − p|^γ for the other (Lin et al. 2017, arXiv:1708.02002; for
///  fractions as Li et al. 2020, arXiv:2006.04388).
///  Dice: 1 − (2 Σ w p t + 1) / (Σ w p + Σ w t + 1), for each field, averaged over fields.
///  Tversky: 1 − (Σ w p t + 1) / (Σ w p t + α Σ w p (1 − t) + β Σ w (1 − p) t + 1) (Salehi et al. 2017, arXiv:1706.05721), likewise.
///  L1, Mse: Σ w |p − t| / Σ w, Σ w (p − t)² / Σ w.
struct LossRule {
    LossKind kind = LossKind::Bce;
    double alpha = 0.25; ///< Focal; of Tversky the weight of false alarms
    double beta = 0.5;   ///< Tversky: of what is missed
    double gamma = 2.0;  ///< Focal
    bool operator==(const LossRule&) const = default;
    [[nodiscard]] QJsonObject toJson() const;
};

QString lossName(LossKind kind); ///< "bce", "dice", …
Result<LossKind> parseLoss(const QString& name);

} // namespace terrella::learning
