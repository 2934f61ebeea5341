// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace terrella {

/// resources/icons/NAME.svg with every `currentColor` replaced. Empty where there is no such icon.
QByteArray tintedSvg(const QString& name, const QColor& color);

/// A square picture of the icon, sharp on displays of that device pixel ratio.
QPixmap tintedPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio = 1.0);

/// In both states, at the sizes that the program uses.
QIcon tintedIcon(const QString& name, const QColor& color, const QColor& disabled);

} // namespace terrella
