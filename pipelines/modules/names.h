// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace terrella {

/// Number of letters to insert, remove, replace or swap with a neighbour to turn one into the other, ignoring case.
int editDistance(const QString& a, const QString& b);

/// Up to `count` of the candidates that somebody who typed `wanted` may have meant, nearest first; none that is far off.
QStringList nearestNames(const QString& wanted, const QStringList& candidates, int count = 3);

/// "'a'", "'a' or 'b'", "'a', 'b' or 'c'"; empty for none.
QString alternatives(const QStringList& names);

} // namespace terrella
