// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QJsonObject>
#include <QString>

namespace terrella {

/// A report's content as rich text: single values as rows, values of the same kind beside one another as tables (scores of several methods),
/// numbers to five digits. Curves ("curves": name → numbers) and "plots" are left out: they are drawn. Nothing in it is a link or a picture, whatever the report says.
QString reportText(const QJsonObject& content, const Tokens& tokens);

} // namespace terrella
